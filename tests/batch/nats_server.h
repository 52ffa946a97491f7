// A real nats-server of the test's own, killed with the object.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/batch/batch_material.h"

namespace dossier::test {

[[nodiscard]] int free_port();

class NatsServer : public RunningProgram {
 public:
  // With JetStream, which keeps its files in the folder below "js"; `further` arguments. Waits until it is ready.
  // `port`: 0 for a free one.
  NatsServer(const TempFolder& folder, const std::vector<std::string>& further, int port = 0);

  [[nodiscard]] std::string url() const;

 private:
  NatsServer(const TempFolder& folder, const std::vector<std::string>& further, int port, bool chosen);

  int port_ = 0;
};

}  // namespace dossier::test
