#include "corpus/declaration.h"

#include <fmt/format.h>

namespace dossier::corpus {
namespace {

using Json = nlohmann::ordered_json;

std::string kind_of(Scheme scheme) {
  switch (scheme) {
    case Scheme::iso9001:
      return "iso9001";
    case Scheme::iso14001:
      return "iso14001";
    case Scheme::iso45001:
      return "iso45001";
    case Scheme::iso20000:
      return "iso20000";
    case Scheme::iso27001:
      return "iso27001";
  }
  return "";
}

}  // namespace

std::string declared_amount(Fen amount, Random& random) {
  switch (random.number(0, 4)) {
    case 0: {
      const int decimals = random.number(1, 2);
      const Fen step = decimals == 1 ? 100000 : 10000;
      const Fen ticks = round_to(amount, step) / step;
      const Fen scale = decimals == 1 ? 10 : 100;
      return fmt::format("{}{}.{:0{}}万元", amount < 0 ? "-" : "", std::abs(ticks) / scale, std::abs(ticks) % scale,
                         decimals);
    }
    case 1: {
      const Fen ticks = round_to(amount, 10000) / 10000;
      return fmt::format("{}{}.{:02}万元", amount < 0 ? "-" : "", std::abs(ticks) / 100, std::abs(ticks) % 100);
    }
    default:
      return contract_amount(amount);
  }
}

Json make_declaration(const Company& c, Random& random) {
  Json d;
  d["schema"] = "dossier/declaration/1";
  d["profile"] = "liaoning-2024";
  d["reference_date"] = iso(c.reference_date);
  d["reporting_year"] = c.reporting_year;
  d["applicant"] = {{"name", c.name},
                    {"former_names", Json::array()},
                    {"uscc", c.uscc},
                    {"established", iso(c.established)},
                    {"region", c.seat.province + c.seat.city},
                    {"size", contract_name(c.size)},
                    {"employees", c.employees},
                    {"industry", "software-it"}};
  Json financials = Json::object();
  for (int year = c.reporting_year; year >= c.reporting_year - 2; --year) {
    const Figures& f = c.counted_book(year).figures;
    const SpecialYear& s = c.special_year(year);
    const bool last = year == c.reporting_year;
    Json y = Json::object();
    y["revenue"] = declared_amount(value_of(f, "revenue"), random);
    y["ai_revenue"] = declared_amount(s.ai_revenue, random);
    // A special audit in whole hundreds of yuan is declared no finer than that: the statement has the fen.
    y["rd_expense"] = s.rd_expense % 10000 == 0
                          ? fmt::format("{}.{:02}万元", s.rd_expense / 1000000, s.rd_expense / 10000 % 100)
                          : declared_amount(s.rd_expense, random);
    // Two years back only the special audits speak.
    if (year >= c.reporting_year - 1) {
      if (last || random.chance(0.5)) {
        y["net_profit"] = declared_amount(value_of(f, "net_profit"), random);
      }
      if (random.chance(0.6)) {
        y["total_profit"] = declared_amount(value_of(f, "total_profit"), random);
      }
      if (random.chance(0.6)) {
        y["total_assets"] = declared_amount(value_of(f, "total_assets"), random);
      }
    }
    financials[std::to_string(year)] = y;
  }
  d["financials"] = financials;
  Json patents = Json::array();
  for (const Patent& p : c.patents) {
    patents.push_back({{"number", "ZL" + p.number},
                       {"title", p.title},
                       {"kind", contract_name(p.kind)},
                       {"holder", p.holder},
                       {"filed", iso(p.filed)},
                       {"granted", iso(p.granted)}});
  }
  d["patents"] = patents;
  Json software = Json::array();
  for (const Software& s : c.software) {
    software.push_back({{"number", s.number}, {"title", s.title}, {"holder", s.holder}});
  }
  d["software_copyrights"] = software;
  Json certificates = Json::array();
  for (const IsoCertificate& i : c.iso) {
    certificates.push_back(
        {{"kind", kind_of(i.scheme)}, {"number", i.number}, {"holder", i.holder}, {"valid_until", iso(i.valid_until)}});
  }
  if (c.cmmi) {
    certificates.push_back({{"kind", "cmmi"},
                            {"level", c.cmmi->level},
                            {"holder", c.cmmi->holder},
                            {"valid_until", iso(c.cmmi->valid_until)}});
  }
  if (c.hightech) {
    certificates.push_back({{"kind", "hightech"},
                            {"number", c.hightech->number},
                            {"holder", c.hightech->holder},
                            {"valid_until", iso(c.hightech->valid_until)}});
  }
  d["certificates"] = certificates;
  Json standards = Json::array();
  for (const StandardPaper& s : c.standards) {
    standards.push_back({{"number", s.number}, {"title", s.title}, {"role", "drafter"}});
  }
  d["standards"] = standards;
  d["business"] = {
      {"type", random.pick(std::vector<std::string>{"ai-software", "ai-service"})},
      {"layers", Json::array({random.pick(std::vector<std::string>{"model", "application", "framework"})})},
      {"technologies", Json::array({"key-general"})}};
  return d;
}

}  // namespace dossier::corpus
