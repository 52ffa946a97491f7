#include "tests/batch/batch_material.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "tests/support/small_pdf.h"

namespace dossier::test {
namespace {

std::string name_of_applicant(int applicant) {
  static const std::vector<std::string> kBrands = {"远垣", "砺桥通", "澄宸", "云岭", "启衡", "沐川",
                                                   "北辰", "众森",   "知衡", "瀚图", "弘砚", "朔方"};
  return fmt::format("沈阳{}{}号智能科技有限公司", kBrands[static_cast<std::size_t>(applicant) % kBrands.size()],
                     applicant);
}

}  // namespace

nlohmann::ordered_json sample_declaration(int applicant) {
  return {
      {"schema", "dossier/declaration/1"},
      {"profile", "liaoning-2024"},
      {"reference_date", "2024-06-30"},
      {"reporting_year", 2023},
      {"applicant",
       {{"name", name_of_applicant(applicant)},
        {"former_names", nlohmann::ordered_json::array()},
        {"uscc", fmt::format("9121011{:010}X", 2271591200 + applicant)},
        {"established", "2015-04-03"},
        {"region", "辽宁省沈阳市"},
        {"size", "small"},
        {"employees", 67},
        {"industry", "software-it"}}},
      {"financials", {{"2023", {{"revenue", fmt::format("{}.{:02}", 51969450 + 7919 * applicant, applicant % 100)}}}}},
      {"patents",
       {{{"number", fmt::format("ZL2020103{:05}.2", 27363 + 31 * applicant)},
         {"title", "一种检测方法"},
         {"kind", "invention"},
         {"holder", name_of_applicant(applicant)},
         {"filed", "2020-08-30"},
         {"granted", "2021-01-22"}}}},
      {"software_copyrights",
       {{{"number", fmt::format("2018SR{:06}", 382695 + applicant)},
         {"title", "训练平台V3.5"},
         {"holder", name_of_applicant(applicant)}}}},
      {"certificates", nlohmann::ordered_json::array()},
      {"standards", nlohmann::ordered_json::array()},
      {"business", {{"type", "ai-software"}, {"layers", {"model"}}, {"technologies", {"key-general"}}}}};
}

std::string sample_evidence(int applicant, int page, int name_of) {
  SmallPdf pdf;
  std::string content = shown_chinese("利润表", 270, 780, 16) + "\n" +
                        shown_chinese("编制单位：" + name_of_applicant(name_of > 0 ? name_of : applicant), 60, 745) +
                        "\n" + shown_chinese("2023年度", 280, 745) + "\n" + shown_chinese("单位：元", 480, 745) + "\n";
  const std::vector<std::string> labels = {"一、营业收入", "减：营业成本", "税金及附加",
                                           "销售费用",     "管理费用",     "研发费用"};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double y = 700 - 24 * static_cast<double>(i);
    content += shown_chinese(labels[i], 60, y) + "\n";
    content += shown(fmt::format("{}.{:02}", 51969450 - 5'000'000 * static_cast<int>(i) + 7919 * applicant + page,
                                 applicant % 100),
                     300, y) +
               "\n";
  }
  pdf.page(content);
  return pdf.bytes();
}

void write_dossiers(const TempFolder& folder, const std::string& below, int dossiers, int files) {
  for (int i = 1; i <= dossiers; ++i) {
    const std::string place = fmt::format("{}/d{:02}", below, i);
    folder.write(place + "/declaration.json", sample_declaration(i).dump(2));
    for (int k = 1; k <= files; ++k)
      folder.write(fmt::format("{}/证据/扫描件{:04}.pdf", place, k), sample_evidence(i, k));
  }
}

ProcessResult run_dossier(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), DOSSIER_PROGRAM);
  return run_process(arguments);
}

RunningProgram::RunningProgram(std::vector<std::string> command, const std::string& messages) {
  process_ = fork();
  if (process_ != 0) return;
  setpgid(0, 0);
  const int null = open("/dev/null", O_RDWR);
  const int file = open(messages.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(null, 0);
  dup2(null, 1);
  dup2(file, 2);
  std::vector<char*> list;
  for (std::string& argument : command) list.push_back(argument.data());
  list.push_back(nullptr);
  execvp(list[0], list.data());
  _exit(127);
}

RunningProgram::~RunningProgram() {
  if (waited_ || process_ <= 0) return;
  send(SIGKILL);
  wait();
}

void RunningProgram::send(int signal) const { kill(process_, signal); }

int RunningProgram::wait() {
  if (!waited_) {
    while (waitpid(process_, &status_, 0) < 0 && errno == EINTR) {
    }
    waited_ = true;
  }
  return WIFSIGNALED(status_) ? -WTERMSIG(status_) : WEXITSTATUS(status_);
}

bool RunningProgram::ended() {
  if (!waited_ && waitpid(process_, &status_, WNOHANG) == process_) waited_ = true;
  return waited_;
}

namespace {

std::vector<std::string> with_program(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), DOSSIER_PROGRAM);
  return arguments;
}

}  // namespace

RunningDossier::RunningDossier(std::vector<std::string> arguments, const std::string& messages)
    : RunningProgram(with_program(std::move(arguments)), messages) {}

std::vector<std::pair<std::string, std::string>> files_below(const std::string& folder) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files.emplace_back(std::filesystem::relative(entry.path(), folder).string(), bytes_of(entry.path().string()));
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace dossier::test
