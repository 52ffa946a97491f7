// A batch that is read by workers through a real nats-server, all of which die in between.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include "tests/batch/batch_material.h"

namespace dossier {
namespace {

using namespace std::chrono_literals;
using test::bytes_of;
using test::files_below;
using test::run_dossier;
using test::RunningDossier;
using test::RunningProgram;
using test::TempFolder;
using testing::HasSubstr;

int free_port() {
  const int handle = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ::bind(handle, reinterpret_cast<sockaddr*>(&address), sizeof address);
  socklen_t size = sizeof address;
  ::getsockname(handle, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(handle);
  return ntohs(address.sin_port);
}

class BatchQueue : public testing::Test {
 protected:
  void SetUp() override {
    if (!test::have_program("nats-server")) GTEST_SKIP() << "nats-server is not installed";
    port_ = free_port();
  }

  std::unique_ptr<RunningProgram> server(const std::vector<std::string>& further = {}) {
    std::vector<std::string> command = {"nats-server", "-js",       "-sd", folder_.file("js"),
                                        "-a",          "127.0.0.1", "-p",  std::to_string(port_)};
    command.insert(command.end(), further.begin(), further.end());
    auto program = std::make_unique<RunningProgram>(command, folder_.file("server.log"));
    for (int i = 0; i < 100; ++i) {
      std::this_thread::sleep_for(100ms);
      if (bytes_of(folder_.file("server.log")).find("Server is ready") != std::string::npos) break;
    }
    return program;
  }
  std::string url() const { return fmt::format("nats://127.0.0.1:{}", port_); }
  std::unique_ptr<RunningDossier> worker(const std::string& name) {
    return std::make_unique<RunningDossier>(
        std::vector<std::string>{"worker", "--queue", url(), "--jobs", "1", "--lang", "en"},
        folder_.file(name + ".log"));
  }
  std::vector<std::string> batch(const std::string& out, bool queue) const {
    std::vector<std::string> arguments = {"batch", folder_.file("in"), "--store", folder_.file(out + ".sqlite"),
                                          "--out", folder_.file(out),  "--lang",  "en"};
    if (queue) arguments.insert(arguments.end(), {"--queue", url()});
    return arguments;
  }
  // Waits for so many finished dossiers.
  bool wait_for_reports(const std::string& out, int reports, RunningDossier& program) {
    for (int i = 0; i < 1800; ++i) {
      int found = 0;
      for (int d = 1; d <= 99; ++d)
        found += std::filesystem::exists(folder_.file(fmt::format("{}/d{:02}/report.json", out, d))) ? 1 : 0;
      if (found >= reports) return true;
      if (program.ended()) return false;
      std::this_thread::sleep_for(50ms);
    }
    return false;
  }

  TempFolder folder_;
  int port_ = 0;
};

TEST_F(BatchQueue, LosesAndDoublesNothingWhenAllDie) {
  test::write_dossiers(folder_, "in", 24, 2);
  ASSERT_EQ(run_dossier(batch("whole", false)).signal, 0);

  auto nats = server();
  auto first = worker("first");
  auto second = worker("second");
  {
    RunningDossier collector(batch("queued", true), folder_.file("collector.log"));
    ASSERT_TRUE(wait_for_reports("queued", 2, collector)) << bytes_of(folder_.file("collector.log"));
    first->send(SIGKILL);
    first->wait();
    ASSERT_TRUE(wait_for_reports("queued", 5, collector));
    collector.send(SIGKILL);
    EXPECT_EQ(collector.wait(), -SIGKILL);
  }
  RunningDossier collector(batch("queued", true), folder_.file("collector.log"));
  ASSERT_TRUE(wait_for_reports("queued", 9, collector)) << bytes_of(folder_.file("collector.log"));
  nats->send(SIGKILL);
  nats->wait();
  std::this_thread::sleep_for(2s);
  nats = server();
  auto third = worker("third");
  const int status = collector.wait();
  EXPECT_TRUE(status == 0 || status == 1) << status << bytes_of(folder_.file("collector.log"));
  EXPECT_EQ(files_below(folder_.file("queued")), files_below(folder_.file("whole")));
}

TEST_F(BatchQueue, FetchesFilesThatAreNotOnASharedPath) {
  test::write_dossiers(folder_, "in", 2, 1);
  ASSERT_EQ(
      test::run_process({"tar", "-C", folder_.file("in/d02"), "-czf", folder_.file("in/d02.tar.gz"), "."}).exit_status,
      0);
  std::filesystem::remove_all(folder_.file("in/d02"));  // its files lie in the collector's private folder alone
  ASSERT_EQ(run_dossier(batch("whole", false)).signal, 0);
  auto nats = server();
  auto one = worker("one");
  RunningDossier collector(batch("queued", true), folder_.file("collector.log"));
  const int status = collector.wait();
  EXPECT_TRUE(status == 0 || status == 1) << status;
  EXPECT_EQ(files_below(folder_.file("queued")), files_below(folder_.file("whole")));
}

TEST_F(BatchQueue, InterruptedSaysHowToGoOn) {
  test::write_dossiers(folder_, "in", 2, 1);
  const auto nats = server();
  RunningDossier collector(batch("queued", true), folder_.file("collector.log"));  // no worker: it waits
  std::this_thread::sleep_for(2s);
  collector.send(SIGINT);
  EXPECT_EQ(collector.wait(), -SIGINT);
  EXPECT_THAT(bytes_of(folder_.file("collector.log")),
              HasSubstr("0 of 2 dossiers are done and kept; run the same command again"));
}

TEST_F(BatchQueue, TellsAtOnceThatThereIsNoServer) {
  test::write_dossiers(folder_, "in", 1, 1);
  const auto result = run_dossier(batch("queued", true));
  EXPECT_EQ(result.exit_status, 2);
  EXPECT_LT(result.wall_seconds, 30);
  EXPECT_EQ(run_dossier({"worker", "--queue", url(), "--jobs", "1"}).exit_status, 2);
  EXPECT_EQ(run_dossier({"worker"}).exit_status, 2);
}

TEST_F(BatchQueue, TellsAWrongPasswordAtOnce) {
  test::write_dossiers(folder_, "in", 1, 1);
  const auto nats = server({"--user", "reader", "--pass", "right"});
  std::vector<std::string> arguments = batch("queued", false);
  arguments.insert(arguments.end(), {"--queue", fmt::format("nats://reader:wrong@127.0.0.1:{}", port_)});
  EXPECT_EQ(run_dossier(arguments).exit_status, 2);
  RunningDossier worker({"worker", "--queue", fmt::format("nats://reader:right@127.0.0.1:{}", port_), "--jobs", "1"},
                        folder_.file("worker.log"));
  arguments.back() = fmt::format("nats://reader:right@127.0.0.1:{}", port_);
  EXPECT_LE(run_dossier(arguments).exit_status, 1);
}

}  // namespace
}  // namespace dossier
