#include "app/queue_options.h"

namespace dossier {

void add_queue_options(CLI::App& app, Options& options, Language language) {
  const std::string group = in(language, {"队列", "Queue"});
  app.add_option("--queue", options.queue,
                 in(language, {"NATS 服务器（JetStream）：nats://[用户:口令@]主机:端口，或 tls://…",
                               "NATS server with JetStream: nats://[user:password@]host:port, or tls://…"}))
      ->option_text("URL")
      ->group(group);
  app.add_option("--queue-creds", options.queue_credentials,
                 in(language, {"NATS 用户凭据文件", "Credentials file of a NATS user"}))
      ->option_text("FILE")
      ->check(CLI::ExistingFile.description(""))
      ->group(group);
  app.add_option("--queue-ca", options.queue_authority,
                 in(language, {"签发服务器证书的机构（PEM）", "Authority that signed the server's certificate (PEM)"}))
      ->option_text("FILE")
      ->check(CLI::ExistingFile.description(""))
      ->group(group);
}

QueueAddress queue_address(const Options& options) {
  return {.url = options.queue, .credentials = options.queue_credentials, .authority = options.queue_authority};
}

}  // namespace dossier
