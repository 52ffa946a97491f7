// A detector's pyramid of scales with less work on its largest pictures.
#pragma once

#include "ingest/onnx_graph.h"

namespace dossier::onnx {

// As in onnx_head_tuning.h: recognised by operations and constants, left alone otherwise, equal to rounding. A picture
// enlarged twice to the nearest pixel has every pixel four times, so that a 3 x 3 convolution of it multiplies most
// numbers again and again: with sums of its weights, done on the picture as it was, it is half of the work.

// Two pointwise convolutions in a row become one, where that is less work.
void tune_pairs(Graph& graph);

// A 3 x 3 convolution of p * g + e, where p is a pointwise convolution of few channels, g a gate of one value a channel,
// and e something enlarged twice: the convolution of e is done on what was enlarged, and for p * g its weights, those of
// the pointwise one and the gate become one set, made anew for each picture, that takes the few channels themselves. From
// then on the network takes one picture at a time and refuses several. (The pool behind the gate still takes p: pooled
// before the convolution it would save another twenty-fifth, and differ ten times as much.)
void tune_gated_sums(Graph& graph);

// A 3 x 3 convolution of things enlarged by ever other factors side by side with one at full size: those are put side by
// side, and convolved, at half of the size.
void tune_merged_scales(Graph& graph);

}  // namespace dossier::onnx
