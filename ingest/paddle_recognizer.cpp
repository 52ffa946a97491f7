#include "ingest/paddle_recognizer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <sstream>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "models/text.h"

namespace dossier {
namespace {

constexpr int kStride = 8;        // input columns of one output step
constexpr int kMinWidth = 16;
constexpr int kMaxWidth = 4096;   // a line of some 90 characters; longer crops are squeezed

// Spaces are keys too, so a line is cut only at its end.
std::vector<std::string> lines_of(std::istream& in) {
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') {
      line.pop_back();
    }
    lines.push_back(line);
  }
  return lines;
}

// Half of the width that a character takes, as a share of the text's height: only to place edges.
double half_width(const std::string& key) {
  const auto lead = static_cast<unsigned char>(key.empty() ? ' ' : key.front());
  if (lead >= 0xE2) {
    return 0.5;
  }
  constexpr std::string_view narrow = " .,:;'|!il1()[]";
  return narrow.find(key) != std::string_view::npos ? 0.2 : 0.3;
}

float share(double value) { return static_cast<float>(std::clamp(value, 0.0, 1.0)); }

struct Peak {
  int first = 0, last = 0;  // steps
  int key = 0;
  float certainty = 0;
};

int index_of_largest(const float* row, int count) {
  int place[2] = {0, 0};
  cv::minMaxIdx(cv::Mat(1, count, CV_32F, const_cast<float*>(row)), nullptr, nullptr, nullptr, place);
  return place[1];
}

// Greedy CTC: runs of the same best class, blanks dropped.
std::vector<Peak> decode(std::span<const float> scores, int steps, int classes) {
  std::vector<Peak> peaks;
  int previous = 0;
  for (int step = 0; step < steps; ++step) {
    const float* row = scores.data() + static_cast<std::size_t>(step) * classes;
    // The classes' probabilities sum to 1: most steps are blanks of more than a half, which no other can exceed.
    const int best = row[0] > 0.5F ? 0 : index_of_largest(row, classes);
    if (best != 0) {
      if (best == previous) {
        peaks.back().last = step;
        peaks.back().certainty = std::max(peaks.back().certainty, row[best]);
      } else {
        peaks.push_back({step, step, best, row[best]});
      }
    }
    previous = best;
  }
  return peaks;
}

}  // namespace

PaddleRecognizer::PaddleRecognizer(OnnxSession session, std::vector<std::string> keys,
                                   Reader reader)
    : session_(std::move(session)), keys_(std::move(keys)), reader_(reader) {}

Result<PaddleRecognizer> PaddleRecognizer::load(const std::string& runtime,
                                                const std::string& weights,
                                                const std::string& keys, Reader reader) {
  auto session = OnnxSession::load(runtime, weights);
  if (!session) {
    return tl::unexpected(session.error());
  }
  std::vector<std::string> list;
  if (keys.empty()) {
    std::istringstream in(session->metadata("character"));
    list = lines_of(in);
  } else {
    std::ifstream in(keys);
    list = lines_of(in);
  }
  list.insert(list.begin(), std::string());
  list.emplace_back(" ");

  // One run on an empty line tells the number of classes and warms the network.
  const std::array<std::int64_t, 4> shape = {1, 3, kLineHeight, 64};
  const std::vector<float> blank(static_cast<std::size_t>(3 * kLineHeight * 64), 1.0F);
  std::int64_t classes = 0;
  session->run(blank, shape, [&](std::span<const float>, std::span<const std::int64_t> out) {
    classes = out.size() == 3 ? out[2] : 0;
  });
  if (classes != static_cast<std::int64_t>(list.size())) {
    return failed("reader.keys", weights + " has " + std::to_string(classes) +
                                     " classes, its list of characters " +
                                     std::to_string(list.size()));
  }
  return PaddleRecognizer(std::move(*session), std::move(list), reader);
}

LineReading PaddleRecognizer::read_line(const cv::Mat& crop) {
  LineReading line;
  if (crop.empty() || crop.rows < 2 || crop.cols < 2) {
    return line;
  }
  cv::Mat scaled = crop;
  const double exact = static_cast<double>(crop.cols) * kLineHeight / crop.rows;
  const int width = std::clamp(static_cast<int>(std::ceil(exact / kStride)) * kStride, kMinWidth, kMaxWidth);
  const int ink = std::clamp(static_cast<int>(std::lround(exact)), 1, width);
  if (crop.rows != kLineHeight || crop.cols != ink) {
    cv::resize(crop, scaled, {ink, kLineHeight}, 0, 0,
               crop.rows > 2 * kLineHeight ? cv::INTER_AREA : cv::INTER_LINEAR);
  }

  // Planes of blue, green and red in -1..1; columns beyond the ink are 0, as in training.
  const auto plane = static_cast<std::size_t>(kLineHeight) * width;
  input_.assign(3 * plane, 0.0F);
  const int channels = scaled.channels();
  for (int y = 0; y < kLineHeight; ++y) {
    const std::uint8_t* row = scaled.ptr<std::uint8_t>(y);
    float* out = input_.data() + static_cast<std::size_t>(y) * width;
    for (int x = 0; x < ink; ++x) {
      for (int c = 0; c < 3; ++c) {
        const std::uint8_t value = channels == 1 ? row[x] : row[3 * x + c];
        out[static_cast<std::size_t>(c) * plane + x] = static_cast<float>(value) * (2.0F / 255.0F) - 1.0F;
      }
    }
  }

  const std::array<std::int64_t, 4> shape = {1, 3, kLineHeight, width};
  int steps = 0;
  std::vector<Peak> peaks;
  session_.run(input_, shape, [&](std::span<const float> scores, std::span<const std::int64_t> out) {
    steps = static_cast<int>(out[1]);
    peaks = decode(scores, steps, static_cast<int>(out[2]));
  });
  if (peaks.empty()) {
    return line;
  }

  // A step's centre lies in the middle of its columns; a character reaches half its usual width to the left of
  // its peak, but never beyond the middle to its neighbour.
  const double step_width = static_cast<double>(width) / steps / ink;  // share of the crop's width
  const double height = 0.62 * kLineHeight / ink;
  const auto center = [&](const Peak& p) { return (p.first + p.last + 1) / 2.0 * step_width; };
  double sum = 0;
  for (std::size_t i = 0; i < peaks.size(); ++i) {
    const std::string& key = keys_[static_cast<std::size_t>(peaks[i].key)];
    const double half = half_width(key) * height;
    double left = center(peaks[i]) - half;
    double right = center(peaks[i]) + half;
    if (i > 0) {
      left = std::max(left, (center(peaks[i - 1]) + center(peaks[i])) / 2);
    }
    if (i + 1 < peaks.size()) {
      right = std::min(right, (center(peaks[i]) + center(peaks[i + 1])) / 2);
    }
    // A few keys are more than one code point: they share the place.
    const auto points = static_cast<double>(to_u32(key).size());
    for (double k = 0; k < points; ++k) {
      line.left.push_back(share(left + (right - left) * k / points));
      line.right.push_back(share(left + (right - left) * (k + 1) / points));
      line.certainty.push_back(peaks[i].certainty);
    }
    line.text += key;
    sum += peaks[i].certainty;
  }
  line.confidence = sum / static_cast<double>(peaks.size());
  return line;
}

}  // namespace dossier
