#!/bin/sh
# Writes the committed examples again: corpus/examples.sh PATH-TO-dossier_corpus
set -eu
generator=$1
here=$(dirname "$0")
cd "$here"
rm -rf demo born sound pages demo.truth.json born.truth.json sound.truth.json
"$generator" --seed 2 --dossiers 1 --name demo --small --sound --no-texts --conditions scan200 \
  --plant revenue-inflated,certificate-expired,patent-number-mistyped,income-statement-broken --out .
"$generator" --seed 19 --dossiers 1 --name born --small --sound --no-texts --conditions born --problems 0 --out .
"$generator" --seed 31 --dossiers 1 --name sound --small --sound --no-texts --conditions fax --problems 0 --out .
for condition in scan200 scan150 photo upside garbage enhanced; do
  "$generator" --seed 41 --dossiers 1 --name "$condition" --small --sound --no-texts --conditions "$condition" \
    --problems 0 --only income_statement --out pages
done
