// A batch that is read by workers through a real nats-server, all of which die in between.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include "tests/batch/nats_server.h"
#include "tests/support/small_pdf.h"

namespace dossier {
namespace {

using namespace std::chrono_literals;
using test::bytes_of;
using test::files_below;
using test::run_dossier;
using test::RunningDossier;
using test::TempFolder;
using testing::HasSubstr;

class BatchQueue : public testing::Test {
 protected:
  void SetUp() override {
    if (!test::have_program("nats-server")) GTEST_SKIP() << "nats-server is not installed";
    port_ = test::free_port();
  }

  std::unique_ptr<test::NatsServer> server(const std::vector<std::string>& further = {}) {
    return std::make_unique<test::NatsServer>(folder_, further, port_);
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

// The files of an archive lie in the collector's private folder alone.
void pack(const TempFolder& folder, const std::string& dossier) {
  ASSERT_EQ(test::run_process(
                {"tar", "-C", folder.file("in/" + dossier), "-czf", folder.file("in/" + dossier + ".tar.gz"), "."})
                .exit_status,
            0);
  std::filesystem::remove_all(folder.file("in/" + dossier));
}

bool bucket_is_there(const TempFolder& folder) {
  // Streams come and go, and there is no folder before the first.
  std::error_code none;
  bool found = false;
  for (std::filesystem::directory_iterator it(folder.file("js/jetstream/$G/streams"), none), end; !none && it != end;
       it.increment(none)) {
    found = found || it->path().filename().string().starts_with("OBJ_");
  }
  return found;
}

// They come through the object store, in chunks that the server takes, and are gone from it afterwards.
TEST_F(BatchQueue, FetchesFilesThatAreNotOnASharedPath) {
  test::write_dossiers(folder_, "in", 2, 1);
  test::SmallPdf large;
  large.page(test::shown_chinese("利润表", 270, 780, 16) + "\n%" + std::string(300'000, 'x') + "\n");
  folder_.write("in/d02/大.pdf", large.bytes());
  pack(folder_, "d02");
  ASSERT_EQ(run_dossier(batch("whole", false)).signal, 0);
  folder_.write("nats.conf", "max_payload: 65536\n");
  auto nats = server({"-c", folder_.file("nats.conf")});
  RunningDossier collector(batch("queued", true), folder_.file("collector.log"));
  auto one = worker("one");
  bool seen = false;
  while (!collector.ended()) {
    seen = seen || bucket_is_there(folder_);
    std::this_thread::sleep_for(5ms);
  }
  const int status = collector.wait();
  EXPECT_TRUE(status == 0 || status == 1) << status << bytes_of(folder_.file("collector.log"));
  EXPECT_EQ(files_below(folder_.file("queued")), files_below(folder_.file("whole")));
  EXPECT_TRUE(seen);
  EXPECT_FALSE(bucket_is_there(folder_));
}

TEST_F(BatchQueue, ACollectorThatDiesWhileFilesLieInTheObjectStoreLosesNothing) {
  test::write_dossiers(folder_, "in", 6, 1);
  for (int i = 1; i <= 6; ++i) pack(folder_, fmt::format("d{:02}", i));
  ASSERT_EQ(run_dossier(batch("whole", false)).signal, 0);
  auto nats = server();
  auto one = worker("one");
  {
    RunningDossier collector(batch("queued", true), folder_.file("collector.log"));
    ASSERT_TRUE(wait_for_reports("queued", 2, collector)) << bytes_of(folder_.file("collector.log"));
    collector.send(SIGKILL);
    collector.wait();
  }
  RunningDossier collector(batch("queued", true), folder_.file("collector.log"));
  const int status = collector.wait();
  EXPECT_TRUE(status == 0 || status == 1) << status << bytes_of(folder_.file("collector.log"));
  EXPECT_EQ(files_below(folder_.file("queued")), files_below(folder_.file("whole")));
  EXPECT_FALSE(bucket_is_there(folder_));
}

TEST_F(BatchQueue, TellsAServerWhosePayloadsAreTooSmall) {
  test::write_dossiers(folder_, "in", 1, 1);
  folder_.write("nats.conf", "max_payload: 4096\n");
  const auto nats = server({"-c", folder_.file("nats.conf")});
  EXPECT_EQ(run_dossier(batch("queued", true)).exit_status, 2);
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
