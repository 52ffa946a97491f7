#include "app/batch_child.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

namespace dossier {
namespace {

using namespace std::chrono_literals;

TEST(Children, GiveBackWhatTheWorkReturns) {
  Children children(60s);
  const std::string large(3'000'000, 'x');  // more than a pipe holds
  children.start(7, [&] { return large; });
  const auto ended = children.take(true);
  ASSERT_TRUE(ended && ended->result);
  EXPECT_EQ(ended->id, 7u);
  EXPECT_EQ(*ended->result, large);
  EXPECT_FALSE(children.take(true));
}

TEST(Children, TellOfWorkThatFails) {
  Children children(60s);
  children.start(1, []() -> std::string { throw std::runtime_error("no such thing"); });
  const auto ended = children.take(true);
  ASSERT_TRUE(ended);
  EXPECT_FALSE(ended->result);
  EXPECT_EQ(ended->trouble, "no such thing");
}

TEST(Children, OutliveACrash) {
  Children children(60s);
  children.start(1, []() -> std::string {
    std::signal(SIGSEGV, SIG_DFL);
    ::raise(SIGSEGV);
    return "";
  });
  children.start(2, [] { return std::string("fine"); });
  for (int i = 0; i < 2; ++i) {
    const auto ended = children.take(true);
    ASSERT_TRUE(ended);
    if (ended->id == 1) {
      EXPECT_EQ(ended->trouble, "the program crashed on this dossier (signal 11)");
    } else {
      EXPECT_EQ(ended->result, "fine");
    }
  }
}

TEST(Children, EndWorkThatTakesTooLong) {
  Children children(1s);
  children.start(1, []() -> std::string {
    for (;;) ::pause();
  });
  const auto ended = children.take(true);
  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->trouble, "the program did not finish this dossier within 1 s");
}

}  // namespace
}  // namespace dossier
