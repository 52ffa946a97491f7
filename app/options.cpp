#include "app/options.h"

#include <fmt/format.h>

#include "app/commands.h"
#include "app/version.h"

namespace dossier {
namespace {

std::string size_text(std::uint64_t bytes) {
  constexpr std::uint64_t kMiB = 1 << 20;
  return bytes % (kMiB << 10) == 0 ? fmt::format("{}G", bytes / (kMiB << 10)) : fmt::format("{}M", bytes / kMiB);
}

// A limit on a size, with the units that people write: 500M, 2G.
template <typename Number>
void add_limit(CLI::App& app, const char* name, Number& limit, const Message& help, Language language) {
  app.add_option(name, limit, in(language, help))
      ->transform(CLI::AsSizeValue(false))
      ->check(CLI::PositiveNumber)
      ->option_text(fmt::format("SIZE [{}]", size_text(limit)))
      ->group(in(language, {"限制", "Limits"}));
}

template <typename Number>
void add_count(CLI::App& app, const char* name, Number& limit, const Message& help, Language language) {
  app.add_option(name, limit, in(language, help))
      ->check(CLI::PositiveNumber)
      ->option_text(fmt::format("N [{}]", limit))
      ->group(in(language, {"限制", "Limits"}));
}

// The language decides in which words the options are described, so it is looked for before they are declared.
Language wanted_language(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::string_view value;
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) value = arguments[i + 1];
    if (arguments[i].starts_with("--lang=")) value = std::string_view(arguments[i]).substr(7);
    if (const auto language = language_of(value)) return *language;
    if (arguments[i] == "--") break;
  }
  return language_of_environment();
}

void add_message_options(CLI::App& app, Options& options, Language language) {
  const std::string group = in(language, {"消息", "Messages"});
  const std::map<std::string, Language> languages = {{"zh", Language::zh}, {"en", Language::en}};
  app.add_option("--lang", options.language, in(language, {"消息的语言：zh 或 en（缺省按系统设置）", "Language of messages: zh or en (default: the locale's)"}))
      ->transform(CLI::CheckedTransformer(languages).description(""))
      ->option_text("zh|en")
      ->group(group);
  app.add_flag("-q,--quiet", options.quiet, in(language, {"只输出结果与错误", "Print results and errors only"}))->group(group);
  app.add_option("--log-level", options.log_level, in(language, {"日志级别", "How much to log"}))
      ->check(CLI::IsMember({"trace", "debug", "info", "warning", "error", "off"}).description(""))
      ->option_text("trace|debug|info|warning|error|off [warning]")
      ->group(group);
}

}  // namespace

void add_result_options(CLI::App& app, Options& options, Language language) {
  const std::string group = in(language, {"结果", "Results"});
  app.add_option("--json", options.json, in(language, {"把结果以 JSON 写入文件（- 为标准输出）", "Write the result as JSON (- is standard output)"}))
      ->option_text("FILE|-")
      ->group(group);
  app.add_option("--out", options.out, in(language, {"把完整报告写入文件夹：report.json、.html、.xlsx、.sarif", "Write the whole report: report.json, .html, .xlsx, .sarif"}))
      ->option_text("DIR")
      ->group(group);
}

void add_reading_options(CLI::App& app, Options& options, Language language) {
  const std::string group = in(language, {"读取", "Reading"});
  app.add_option("-j,--jobs", options.jobs, in(language, {"同时读取的文件数（缺省：处理器核数）", "Files read at the same time (default: cores)"}))
      ->check(CLI::Range(1, 256).description(""))
      ->option_text("N")
      ->group(group);
  app.add_flag("--force-ocr", options.force_ocr, in(language, {"不用 PDF 的文字层，一律识别图像", "Do not use text layers, read the pixels"}))->group(group);
  app.add_flag("--all-pages", options.all_pages, in(language, {"每一页都完整读取（缺省：长文件中与认定无关的页只看标题）", "Read every page in full (default: pages of long files that cannot matter are only glanced at)"}))
      ->group(group);

  Limits& limits = options.limits;
  add_count(app, "--max-pages", limits.max_pages, {"一个文件最多的页数", "Pages of one file"}, language);
  add_limit(app, "--max-file-size", limits.max_file_bytes, {"一个文件最大的字节数（可写 500M、2G）", "Bytes of one file (500M, 2G …)"}, language);
  add_limit(app, "--max-total-size", limits.max_total_bytes, {"一个压缩包解压后最大的字节数", "Bytes of one archive, unpacked"}, language);
  add_count(app, "--max-entries", limits.max_entries, {"一份材料最多的文件数", "Files of one dossier"}, language);
  add_count(app, "--max-page-pixels", limits.max_page_pixels, {"一幅图像最多的像素数", "Pixels of one image"}, language);
  add_limit(app, "--max-memory", limits.reader_memory_bytes, {"一个读取进程最多的内存", "Memory of one reader process"}, language);
  add_count(app, "--max-page-seconds", limits.page_wall_seconds, {"一页最长的秒数", "Seconds for one page"}, language);
}

void add_store_options(CLI::App& app, Options& options, Language language) {
  const std::string group = in(language, {"存储", "Store"});
  auto* file = app.add_option("--store", options.store, in(language, {"存储文件：读过的不再读（缺省在用户缓存目录）", "Store: what was read is not read again (default: in the user's cache folder)"}))
                   ->option_text("FILE")
                   ->group(group);
  app.add_flag("--no-store", options.no_store, in(language, {"不使用存储", "Use no store"}))->excludes(file)->group(group);
}

ParsedArguments parse_arguments(const std::vector<std::string>& arguments) {
  Options options;
  options.language = wanted_language(arguments);
  const Language language = options.language;

  CLI::App app(in(language, {"核验人工智能企业认定的申报材料：读取扫描的证据，与申报比对，按规则评分。",
                             "Checks dossiers for AI enterprise recognition: reads scanned evidence, compares it with the "
                             "declaration, scores it by the rules."}),
               "dossier");
  app.require_subcommand(0, 1);
  app.fallthrough();
  const std::string general = in(language, {"选项", "Options"});
  app.set_help_flag("-h,--help", in(language, {"显示帮助", "Print help"}))->group(general);
  app.set_version_flag("--version", std::string("dossier ") + program_version(), in(language, {"显示版本", "Print the version"}))->group(general);
  app.get_formatter()->column_width(34);
  const std::map<const char*, Message> labels = {{"Usage", {"用法", "Usage"}},
                                                 {"OPTIONS", {"选项", "OPTIONS"}},
                                                 {"SUBCOMMAND", {"命令", "VERB"}},
                                                 {"Positionals", {"参数", "Arguments"}},
                                                 {"REQUIRED", {"（必需）", "(required)"}},
                                                 {"Excludes", {"不与之同用", "Excludes"}}};
  for (const auto& [name, label] : labels) app.get_formatter()->label(name, in(language, label));
  add_message_options(app, options, language);
  for (const Command& command : commands()) {
    CLI::App* verb = app.add_subcommand(std::string(command.name), in(language, command.summary));
    verb->group(in(language, {"命令", "Verbs"}));
    verb->set_help_flag("-h,--help", in(language, {"显示帮助", "Print help"}))->group(general);
    command.declare(*verb, options, language);
  }
  app.footer(in(language, {"dossier <命令> --help 显示该命令的选项。\n退出状态：0 完成且无不一致 · 1 有不一致 · 2 参数或申报不可用 · 3 有证据无法读取 · 4 程序失败",
                           "dossier <verb> --help prints the verb's options.\nExit status: 0 nothing inconsistent · 1 something is inconsistent · "
                           "2 arguments or declaration not usable · 3 some evidence unreadable · 4 the program failed"}));

  ParsedArguments parsed;
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(std::move(reversed));
  } catch (const CLI::CallForHelp&) {
    parsed.text = app.help();
    return parsed;
  } catch (const CLI::CallForVersion&) {
    parsed.text = std::string("dossier ") + program_version() + "\n";
    return parsed;
  } catch (const CLI::ParseError& error) {
    parsed.text = fmt::format("dossier: {}\n{}\n", error.what(),
                              in(language, {"用 dossier --help 查看用法。", "See dossier --help."}));
    parsed.wrong = true;
    return parsed;
  }
  const std::vector<CLI::App*> verbs = app.get_subcommands();
  if (verbs.empty()) {
    parsed.text = app.help();
    return parsed;
  }
  options.verb = verbs.front()->get_name();
  parsed.options = std::move(options);
  return parsed;
}

}  // namespace dossier
