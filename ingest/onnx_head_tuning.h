// The parts of a text detector that work on its largest data, with fewer passes over them.
#pragma once

#include "ingest/onnx_graph.h"

namespace dossier::onnx {

// Each of these changes what it recognises by its operations and constants, never by a name, and leaves everything else
// alone. Results agree to rounding, shapes exactly.

// x + x * g, where the gate g has one value a channel, becomes x * (1 + g): one pass over x instead of two.
void tune_gates(Graph& graph);

// The end of PP-OCRv4's detector, twice a transposed convolution that lays 2 x 2 pixels where one was, with sums and
// normalisations behind, becomes two pointwise convolutions that give all 4 x 4 pixels as channels, and one operation
// that lays them out: for the runtime a transposed convolution is a product of matrices and a scattered sum.
void tune_head(Graph& graph);

}  // namespace dossier::onnx
