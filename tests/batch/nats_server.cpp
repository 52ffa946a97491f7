#include "tests/batch/nats_server.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <thread>

namespace dossier::test {
namespace {

std::vector<std::string> command(const TempFolder& folder, const std::vector<std::string>& further, int port) {
  std::vector<std::string> command = {"nats-server", "-js",       "-sd", folder.file("js"),
                                      "-a",          "127.0.0.1", "-p",  std::to_string(port)};
  command.insert(command.end(), further.begin(), further.end());
  return command;
}

}  // namespace

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

NatsServer::NatsServer(const TempFolder& folder, const std::vector<std::string>& further, int port)
    : NatsServer(folder, further, port == 0 ? free_port() : port, true) {}

NatsServer::NatsServer(const TempFolder& folder, const std::vector<std::string>& further, int port, bool /*chosen*/)
    : RunningProgram(command(folder, further, port), folder.file("server.log")), port_(port) {
  for (int i = 0; i < 100; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    if (bytes_of(folder.file("server.log")).find("Server is ready") != std::string::npos) break;
  }
}

std::string NatsServer::url() const { return fmt::format("nats://127.0.0.1:{}", port_); }

}  // namespace dossier::test
