#include "ingest/frame.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>

namespace dossier {
namespace {

TEST(Frame, ComesOutAsItWentInWhateverThePieces) {
  const std::string wire = frame_head(FrameKind::page, 5) + "hello" + frame_head(FrameKind::done, 0) +
                           frame_head(FrameKind::page_begins, 4) + number_bytes(70'000);
  for (std::size_t piece = 1; piece <= wire.size(); ++piece) {
    FrameAssembler frames(100);
    std::vector<Frame> got;
    for (std::size_t at = 0; at < wire.size(); at += piece) {
      frames.add(std::string_view(wire).substr(at, piece));
      for (;;) {
        Result<std::optional<Frame>> next = frames.next();
        ASSERT_TRUE(next.has_value());
        if (!next->has_value()) break;
        got.push_back(std::move(**next));
      }
    }
    ASSERT_EQ(got.size(), 3u) << "pieces of " << piece;
    EXPECT_EQ(got[0].kind, FrameKind::page);
    EXPECT_EQ(got[0].bytes, "hello");
    EXPECT_EQ(got[1].kind, FrameKind::done);
    EXPECT_EQ(number_in(got[2].bytes), 70'000u);
  }
}

TEST(Frame, WriterAndAssemblerAgree) {
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  FrameWriter writer(ends[1]);
  EXPECT_TRUE(writer.send(FrameKind::crop, "picture"));
  EXPECT_TRUE(writer.send(FrameKind::page_count, 3u));
  std::array<char, 200> bytes{};
  const ssize_t n = read(ends[0], bytes.data(), bytes.size());
  FrameAssembler frames(100);
  frames.add({bytes.data(), static_cast<std::size_t>(n)});
  EXPECT_EQ((**frames.next()).bytes, "picture");
  EXPECT_EQ(number_in((**frames.next()).bytes), 3u);
  close(ends[0]);
  close(ends[1]);
}

class BadFrame : public ::testing::TestWithParam<std::string> {};

TEST_P(BadFrame, IsRefusedByItsHead) {
  FrameAssembler frames(100);
  frames.add(GetParam());
  const Result<std::optional<Frame>> next = frames.next();
  ASSERT_FALSE(next.has_value());
  EXPECT_EQ(next.error().code, "reader.protocol");
}

std::string with(std::string head, std::size_t at, char byte) {
  head[at] = byte;
  return head;
}

INSTANTIATE_TEST_SUITE_P(Heads, BadFrame,
                         ::testing::Values(with(frame_head(FrameKind::page, 0), 0, 'X'), with(frame_head(FrameKind::page, 0), 4, 9),
                                           with(frame_head(FrameKind::page, 0), 6, 0), with(frame_head(FrameKind::page, 0), 6, 99),
                                           frame_head(FrameKind::page, 101), frame_head(FrameKind::page, ~0ull)));

TEST(Frame, ANumberHasFourBytes) {
  EXPECT_FALSE(number_in("123"));
  EXPECT_FALSE(number_in("12345"));
  EXPECT_EQ(number_in(number_bytes(0xFFFFFFFFu)), 0xFFFFFFFFu);
}

}  // namespace
}  // namespace dossier
