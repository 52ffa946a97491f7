// Files through a real nats-server, in the layout that other clients know.
#include "app/object_store.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nats/nats.h>

#include <nlohmann/json.hpp>

#include "models/sha256.h"
#include "tests/batch/nats_server.h"
#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

constexpr std::size_t kChunk = 60'000;

class ObjectStoreTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!test::have_program("nats-server")) GTEST_SKIP() << "nats-server is not installed";
    server_ = std::make_unique<test::NatsServer>(folder_, std::vector<std::string>{});
    ASSERT_EQ(natsConnection_ConnectTo(&connection_, server_->url().c_str()), NATS_OK);
    ASSERT_EQ(natsConnection_JetStream(&stream_, connection_, nullptr), NATS_OK);
  }
  void TearDown() override {
    jsCtx_Destroy(stream_);
    natsConnection_Destroy(connection_);
  }
  std::string get(ObjectStore& objects, const std::string& sha256) {
    got_.clear();
    return objects.get(sha256, [&](std::string_view bytes) { got_ += bytes; });
  }

  test::TempFolder folder_;
  std::unique_ptr<test::NatsServer> server_;
  natsConnection* connection_ = nullptr;
  jsCtx* stream_ = nullptr;
  std::string got_;
};

std::string many_bytes() {
  std::string bytes;
  for (int i = 0; bytes.size() < 250'000; ++i) bytes += fmt::format("{} ", i * i);
  return bytes;
}

TEST_F(ObjectStoreTest, GivesBackWhatWasPut) {
  const std::string bytes = many_bytes();
  const std::string hash = sha256_hex(bytes);
  ObjectStore objects(stream_, "dossier-test", kChunk);
  EXPECT_NE(get(objects, hash), "");
  EXPECT_EQ(objects.put(hash, folder_.write("file", bytes)), "");
  EXPECT_EQ(objects.put(hash, folder_.file("not looked at: it is there")), "");
  EXPECT_EQ(get(objects, hash), "");
  EXPECT_EQ(got_, bytes);

  // What another client reads: NATS ADR-20.
  natsMsg* message = nullptr;
  ASSERT_EQ(js_GetLastMsg(&message, stream_, "OBJ_dossier-test", "$O.dossier-test.M.>", nullptr, nullptr), NATS_OK);
  const auto about = nlohmann::json::parse(
      std::string(natsMsg_GetData(message), static_cast<std::size_t>(natsMsg_GetDataLength(message))));
  natsMsg_Destroy(message);
  EXPECT_EQ(about["name"], hash);
  EXPECT_EQ(about["bucket"], "dossier-test");
  EXPECT_EQ(about["size"], bytes.size());
  EXPECT_EQ(about["chunks"], 5);
  EXPECT_EQ(about["digest"].get<std::string>().substr(0, 8), "SHA-256=");

  EXPECT_EQ(objects.erase(hash), "");
  EXPECT_NE(get(objects, hash), "");
  jsStreamInfo* info = nullptr;
  ASSERT_EQ(js_GetStreamInfo(&info, stream_, "OBJ_dossier-test", nullptr, nullptr), NATS_OK);
  EXPECT_EQ(info->State.Msgs, 0u);
  jsStreamInfo_Destroy(info);
  EXPECT_EQ(objects.remove(), "");
  EXPECT_EQ(objects.remove(), "");  // gone already
}

TEST_F(ObjectStoreTest, RefusesAFileThatChanged) {
  ObjectStore objects(stream_, "dossier-test", kChunk);
  const std::string hash = sha256_hex("as it was");
  EXPECT_NE(objects.put(hash, folder_.write("file", "as it is")), "");
  EXPECT_NE(get(objects, hash), "");
  EXPECT_NE(objects.put(hash, folder_.file("gone")), "");
  EXPECT_EQ(objects.put(hash, folder_.write("file", "as it was")), "");
  EXPECT_EQ(get(objects, hash), "");
  EXPECT_EQ(got_, "as it was");
}

TEST_F(ObjectStoreTest, TellsThatAChunkIsMissing) {
  const std::string bytes = many_bytes();
  const std::string hash = sha256_hex(bytes);
  ObjectStore objects(stream_, "dossier-test", kChunk);
  ASSERT_EQ(objects.put(hash, folder_.write("file", bytes)), "");
  ASSERT_EQ(js_DeleteMsg(stream_, "OBJ_dossier-test", 2, nullptr, nullptr), NATS_OK);
  EXPECT_NE(get(objects, hash), "");
}

}  // namespace
}  // namespace dossier
