#include "ingest/onnx_tuning.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "ingest/onnx_format.h"
#include "ingest/onnx_graph.h"
#include "ingest/onnx_head_tuning.h"
#include "ingest/onnx_session.h"
#include "ingest/reader_models.h"

namespace dossier {
namespace {

using Shape = std::vector<std::int64_t>;

struct Output {
  Shape shape;
  std::vector<float> values;
};

// Lines of text on white, and some noise: a map of it has every value between 0 and 1.
std::vector<float> picture(const Shape& shape) {
  const auto height = static_cast<int>(shape[2]);
  const auto width = static_cast<int>(shape[3]);
  cv::Mat page(height, width, CV_32F, cv::Scalar(1));
  for (int y = 24; y < height; y += 40) {
    cv::putText(page, "Total 4,697,300.00 2023", {4 + y % 7, y}, cv::FONT_HERSHEY_SIMPLEX, 0.7, cv::Scalar(-1), 2, cv::LINE_AA);
  }
  std::vector<float> pixels;
  std::uint32_t state = 1;
  for (std::int64_t plane = 0; plane < shape[0] * shape[1]; ++plane) {
    for (const float value : cv::Mat_<float>(page)) {
      state = state * 1664525 + 1013904223;
      pixels.push_back(value + static_cast<float>(state >> 24) / 2560);
    }
  }
  return pixels;
}

std::optional<Output> run(OnnxSession& network, const Shape& shape) {
  std::optional<Output> output;
  network.run(picture(shape), shape, [&](std::span<const float> values, std::span<const std::int64_t> sides) {
    output = Output{{sides.begin(), sides.end()}, {values.begin(), values.end()}};
  });
  return output;
}

void expect_the_same(const std::string& weights, const std::vector<Shape>& shapes, float tolerance, bool taken = true) {
  const ReaderModels models = find_models();
  auto plain = OnnxSession::load(models.runtime, weights, true);
  auto tuned = OnnxSession::load(models.runtime, weights);
  ASSERT_TRUE(plain && tuned) << weights;
  for (const Shape& shape : shapes) {
    SCOPED_TRACE(weights + " " + std::to_string(shape[2]) + " x " + std::to_string(shape[3]));
    const auto expected = run(*plain, shape);
    const auto found = run(*tuned, shape);
    ASSERT_EQ(found.has_value(), expected.has_value());
    EXPECT_EQ(expected.has_value(), taken);
    if (!expected) continue;
    ASSERT_EQ(found->shape, expected->shape);
    float apart = 0;
    for (std::size_t i = 0; i < expected->values.size(); ++i) {
      ASSERT_TRUE(std::isfinite(found->values[i]));
      apart = std::max(apart, std::fabs(found->values[i] - expected->values[i]));
    }
    EXPECT_LE(apart, tolerance);
  }
}

TEST(OnnxTuning, TheDetectorGivesTheSameMap) {
  const ReaderModels models = find_models();
  if (!models.paddle()) GTEST_SKIP() << "no ONNX Runtime or weights here";
  // Where the map goes from 0 to 1, rounding shows most. The network takes multiples of 32 and
  // sizes just below one, and refuses others, tuned or not.
  expect_the_same(models.detector,
                  {{1, 3, 32, 32}, {1, 3, 96, 160}, {1, 3, 224, 256}, {1, 3, 31, 63}}, 1e-4F);
  expect_the_same(models.detector, {{1, 3, 40, 64}, {1, 3, 64, 77}}, 0, false);
}

TEST(OnnxTuning, TheDetectorRefusesSeveralPicturesAtOnce) {
  const ReaderModels models = find_models();
  if (!models.paddle()) GTEST_SKIP() << "no ONNX Runtime or weights here";
  auto tuned = OnnxSession::load(models.runtime, models.detector);
  ASSERT_TRUE(tuned);
  for (const std::int64_t pictures : {2, 3, 24, 96}) {  // whatever sides its weights have
    EXPECT_FALSE(run(*tuned, {pictures, 3, 32, 32})) << pictures;
  }
  EXPECT_TRUE(run(*tuned, {1, 3, 32, 32}));
}

TEST(OnnxTuning, TheRecognisersGiveTheSameProbabilities) {
  const ReaderModels models = find_models();
  if (!models.paddle()) GTEST_SKIP() << "no ONNX Runtime or weights here";
  for (const std::string& weights : {models.chinese, models.chinese_v3, models.english}) {
    if (!weights.empty()) expect_the_same(weights, {{1, 3, 48, 64}, {1, 3, 48, 333}}, 1e-4F);
  }
}

std::vector<std::string> graph_ops_of(const std::string& model) {
  std::vector<std::string> ops;
  for (const onnx::Field& field : onnx::fields_of(model)) {
    if (field.number != onnx::kModelGraph) continue;
    onnx::Graph graph(field.bytes);
    for (const onnx::Node& node : graph.nodes()) ops.push_back(node.op);
  }
  return ops;
}

TEST(OnnxTuning, TheDetectorIsRecognised) {
  const ReaderModels models = find_models();
  if (!models.paddle()) GTEST_SKIP() << "no ONNX Runtime or weights here";
  std::ifstream in(models.detector, std::ios::binary);
  const std::string model{std::istreambuf_iterator<char>(in), {}};
  const std::string tuned = tuned_onnx(model);
  EXPECT_THAT(graph_ops_of(model), testing::Contains("ConvTranspose"));
  const std::vector<std::string> ops = graph_ops_of(tuned);
  EXPECT_THAT(ops, testing::Not(testing::Contains("ConvTranspose"))) << "the head";
  EXPECT_THAT(ops, testing::Contains("MatMul")) << "the gated sums";
  EXPECT_GT(std::count(ops.begin(), ops.end(), "DepthToSpace"), 1) << "the merged scales, too";
  EXPECT_TRUE(tuned_onnx("not a network").empty());
  EXPECT_TRUE(tuned_onnx(model.substr(0, model.size() / 2)).empty());
}

// Small graphs, written down rather than read from a file.

std::string node(const std::string& op, const std::vector<std::string>& inputs, const std::string& output,
                 const std::vector<std::string>& attributes = {}) {
  std::string out;
  for (const std::string& input : inputs) out += onnx::bytes_field(onnx::kNodeInput, input);
  out += onnx::bytes_field(onnx::kNodeOutput, output) + onnx::bytes_field(onnx::kNodeOperator, op);
  for (const std::string& attribute : attributes) out += onnx::bytes_field(onnx::kNodeAttribute, attribute);
  return onnx::bytes_field(onnx::kGraphNode, out);
}

std::string constant(const std::string& name, const std::vector<std::uint64_t>& dims) {
  const auto count = std::accumulate(dims.begin(), dims.end(), std::uint64_t{1}, std::multiplies<>());
  return onnx::bytes_field(onnx::kGraphInitializer, onnx::tensor_bytes(name, {dims, std::vector<float>(count, 0.5F)}));
}

std::string result(const std::string& name) { return onnx::bytes_field(onnx::kGraphOutput, onnx::bytes_field(onnx::kValueName, name)); }

std::string ops_of(onnx::Graph& graph) {
  std::string ops;
  onnx::Graph written(graph.bytes());
  for (const onnx::Node& each : written.nodes()) ops += (ops.empty() ? "" : " ") + each.op;
  return ops;
}

// Two transposed convolutions of `side` x `side` with a step of two and `between` them.
std::string head(char side, const std::string& between, const std::string& first_result = {}) {
  const std::vector<std::string> attributes = {onnx::ints_attribute("kernel_shape", {side, side}), onnx::ints_attribute("strides", {2, 2})};
  const auto n = static_cast<std::uint64_t>(side);
  return node("ConvTranspose", {"x", "w"}, "a", attributes) + node("Add", {"a", "t"}, "b") + node(between, {"b"}, "c") +
         node("ConvTranspose", {"c", "v"}, "d", attributes) + node("Sigmoid", {"d"}, "y") + constant("w", {3, 4, n, n}) +
         constant("v", {4, 1, n, n}) + constant("t", {1, 4, 1, 1}) + result("y") + (first_result.empty() ? "" : result(first_result));
}

std::string tuned_head(const std::string& bytes) {
  onnx::Graph graph(bytes);
  onnx::tune_head(graph);
  return ops_of(graph);
}

TEST(OnnxHeadTuning, TransposedConvolutionsBecomePointwiseOnes) {
  const std::string bytes = head(2, "Relu");
  EXPECT_EQ(tuned_head(bytes), "Conv Relu Conv DepthToSpace Sigmoid");
}

TEST(OnnxHeadTuning, OtherHeadsStayAsTheyAre) {
  const std::string as_it_is = "ConvTranspose Add Relu ConvTranspose Sigmoid";
  const std::string overlapping = head(3, "Relu");
  EXPECT_EQ(tuned_head(overlapping), as_it_is);
  const std::string averaging = head(2, "Softmax");  // takes in the neighbours
  EXPECT_EQ(tuned_head(averaging), "ConvTranspose Add Softmax ConvTranspose Sigmoid");
  for (const char* seen : {"a", "b", "c"}) {  // between the two, by somebody else
    const std::string bytes = head(2, "Relu", seen);
    EXPECT_EQ(tuned_head(bytes), as_it_is) << seen;
  }
  std::string padded = head(2, "Relu");
  padded.replace(padded.find("kernel_shape"), 12, "kernel_shaqe");  // an attribute that is not known here
  EXPECT_EQ(tuned_head(padded), as_it_is);
}

std::string gated(const std::string& pool, const std::string& added) {
  return node(pool, {"x"}, "a") + node("Conv", {"a", "w"}, "b") + node("HardSigmoid", {"b"}, "g") + node("Mul", {"x", "g"}, "p") +
         node("Add", {added, "p"}, "y") + constant("w", {4, 4, 1, 1}) + result("y");
}

std::string tuned_gates(const std::string& bytes) {
  onnx::Graph graph(bytes);
  onnx::tune_gates(graph);
  return ops_of(graph);
}

TEST(OnnxHeadTuning, AGatedSumBecomesOneProduct) {
  const std::string bytes = gated("GlobalAveragePool", "x");
  EXPECT_EQ(tuned_gates(bytes), "GlobalAveragePool Conv HardSigmoid Add Mul");
}

TEST(OnnxHeadTuning, OtherSumsStayAsTheyAre) {
  const std::string other = gated("GlobalAveragePool", "z");
  EXPECT_EQ(tuned_gates(other), "GlobalAveragePool Conv HardSigmoid Mul Add");
  const std::string large = gated("MaxPool", "x");  // the gate is as large as x: nothing would be gained
  EXPECT_EQ(tuned_gates(large), "MaxPool Conv HardSigmoid Mul Add");
  const std::string seen = gated("GlobalAveragePool", "x") + result("g");
  EXPECT_EQ(tuned_gates(seen), "GlobalAveragePool Conv HardSigmoid Mul Add");
}

// Of a whole model, which the rules for the pyramid need: they work on weights already taken.
std::string ops_tuned(const std::string& graph) {
  const std::string tuned = tuned_onnx(onnx::bytes_field(onnx::kModelGraph, graph));
  const std::string& used = tuned.empty() ? graph : tuned;
  onnx::Graph written(tuned.empty() ? std::string_view(used) : onnx::fields_of(used).at(0).bytes);
  return ops_of(written);
}

std::string text_attribute(const std::string& name, const std::string& text) {
  return onnx::bytes_field(onnx::kAttributeName, name) + onnx::bytes_field(4, text);
}

std::string enlarged(const std::string& in, const std::string& out, const std::string& place = "asymmetric") {
  return node("Resize", {in, "roi", "scales"}, out,
              {text_attribute("mode", "nearest"), text_attribute("coordinate_transformation_mode", place),
               text_attribute("nearest_mode", "floor")});
}

std::string scales(float factor) {
  return onnx::bytes_field(onnx::kGraphInitializer, onnx::tensor_bytes("scales", {{4}, {1, 1, factor, factor}}));
}

std::string wide_conv(const std::string& in, const std::string& weights, const std::string& out) {
  return node("Conv", {in, weights}, out, {onnx::ints_attribute("kernel_shape", {3, 3}), onnx::ints_attribute("pads", {1, 1, 1, 1})});
}

TEST(OnnxPyramidTuning, TwoPointwiseConvolutionsBecomeOneWhereThatIsLessWork) {
  const std::string pair = node("Conv", {"x", "w"}, "a") + node("Conv", {"a", "v"}, "y") + result("y");
  EXPECT_EQ(ops_tuned(pair + constant("w", {8, 6, 1, 1}) + constant("v", {3, 8, 1, 1})), "Conv");
  EXPECT_EQ(ops_tuned(pair + constant("w", {2, 6, 1, 1}) + constant("v", {8, 2, 1, 1})), "Conv Conv");
  EXPECT_EQ(ops_tuned(pair + constant("w", {8, 6, 1, 1}) + constant("v", {3, 8, 1, 1}) + result("a")), "Conv Conv");
}

std::string gated_sum(const std::string& place, float factor, const std::vector<std::string>& pointwise) {
  return node("Conv", pointwise, "p") + node("GlobalAveragePool", {"p"}, "a") + node("Conv", {"a", "v"}, "b") +
         node("HardSigmoid", {"b"}, "g") + node("Mul", {"p", "g"}, "m") + node("Conv", {"z", "u"}, "c") + enlarged("c", "e", place) +
         node("Add", {"e", "m"}, "s") + wide_conv("s", "k", "y") + constant("w", {8, 2, 1, 1}) + constant("t", {8}) +
         constant("v", {8, 8, 1, 1}) + constant("u", {8, 3, 1, 1}) + constant("k", {4, 8, 3, 3}) + scales(factor) + result("y");
}

TEST(OnnxPyramidTuning, AGatedSumIsConvolvedBeforeItIsEnlarged) {
  EXPECT_EQ(ops_tuned(gated_sum("asymmetric", 2, {"x", "w"})),
            "Conv GlobalAveragePool Conv HardSigmoid Conv Flatten Mul MatMul Transpose Conv Conv Conv Concat DepthToSpace Add");
  const std::string as_it_is = "Conv GlobalAveragePool Conv HardSigmoid Mul Conv Resize Add Conv";
  EXPECT_EQ(ops_tuned(gated_sum("half_pixel", 2, {"x", "w"})), as_it_is);
  EXPECT_EQ(ops_tuned(gated_sum("asymmetric", 4, {"x", "w"})), as_it_is);
  EXPECT_EQ(ops_tuned(gated_sum("asymmetric", 2, {"x", "w", "t"})), as_it_is);
  for (const char* seen : {"m", "e", "s"}) {
    EXPECT_EQ(ops_tuned(gated_sum("asymmetric", 2, {"x", "w"}) + result(seen)), as_it_is) << seen;
  }
}

std::string merged_scales(char axis, float factor) {
  return node("Conv", {"x", "w"}, "a") + enlarged("a", "e") + node("Conv", {"z", "v"}, "d") +
         node("Concat", {"e", "d"}, "c", {onnx::ints_attribute("axis", {axis})}) + wide_conv("c", "k", "y") +
         constant("w", {4, 3, 1, 1}) + constant("v", {2, 3, 1, 1}) + constant("k", {5, 6, 3, 3}) + scales(factor) + result("y");
}

TEST(OnnxPyramidTuning, ScalesSideBySideAreConvolvedAtHalfSize) {
  EXPECT_EQ(ops_tuned(merged_scales(1, 2)), "Conv Conv Concat Conv Conv Concat DepthToSpace Conv Add");
  EXPECT_EQ(ops_tuned(merged_scales(1, 8)), "Conv Conv Resize Concat Conv Conv Concat DepthToSpace Conv Add");
  EXPECT_EQ(ops_tuned(merged_scales(1, 1.5F)), "Conv Resize Conv Concat Conv");
  EXPECT_EQ(ops_tuned(merged_scales(2, 2)), "Conv Resize Conv Concat Conv");
}

}  // namespace
}  // namespace dossier
