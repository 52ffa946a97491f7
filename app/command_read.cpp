#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "app/commands.h"
#include "app/labels.h"
#include "app/ocr_formats.h"
#include "app/output_file.h"
#include "app/read_run.h"
#include "app/report_terminal.h"
#include "app/safe_text.h"
#include "models/error.h"
#include "models/text.h"

namespace dossier {
namespace {

void declare(CLI::App& app, Options& options, Language language) {
  app.add_option("FILE", options.arguments, in(language, {"证据文件：PDF、PNG、JPEG、TIFF", "Evidence files: PDF, PNG, JPEG, TIFF"}))
      ->required()
      ->option_text("...");
  add_result_options(app, options, language);
  const std::string group = in(language, {"结果", "Results"});
  const std::map<std::string, PageFormat> formats = {
      {"text", PageFormat::text}, {"hocr", PageFormat::hocr}, {"alto", PageFormat::alto}};
  auto* format = app.add_option("--format", options.format, in(language, {"输出识别的文字：text（阅读顺序）、hocr 或 alto（含位置与置信度）", "Print the recognised text: text (reading order), hocr or alto (with boxes and confidences)"}))
                     ->transform(CLI::CheckedTransformer(formats).description(""))
                     ->option_text("text|hocr|alto")
                     ->group(group);
  app.add_flag_callback("--text", [&options] { options.format = PageFormat::text; }, in(language, {"等于 --format text", "The same as --format text"}))
      ->excludes(format)
      ->group(group);
  add_reading_options(app, options, language);
  add_store_options(app, options, language);
}

// All that are missing at once: nobody wants to hear of them one run after the other.
void need_files(const std::vector<std::string>& paths, Language language) {
  std::string missing;
  for (const std::string& path : paths) {
    std::error_code trouble;
    if (std::filesystem::is_directory(path, trouble)) {
      throw usage_error(language, path,
                        {"是文件夹；dossier check 核验一份材料，dossier read 读取文件",
                         "is a folder; `dossier check` takes a dossier, `dossier read` takes files"});
    }
    if (!std::filesystem::exists(path, trouble)) missing += (missing.empty() ? "" : ", ") + path;
  }
  if (!missing.empty()) throw usage_error(language, missing, {"没有这个文件", "there is no such file"});
}

std::string name_of_result(const std::string& path, std::size_t index, PageFormat format) {
  const std::u32string stem = to_u32(printable(std::filesystem::path(path).stem().string()));
  const char* ending = format == PageFormat::text ? "txt" : format == PageFormat::hocr ? "hocr" : "alto.xml";
  return fmt::format("{:03}-{}.{}", index + 1, to_utf8(stem.substr(0, 60)), ending);
}

std::string formatted(const NamedReading& file, PageFormat format) {
  switch (format) {
    case PageFormat::hocr: return readings_as_hocr({&file, 1});
    case PageFormat::alto: return reading_as_alto(file);
    case PageFormat::text:
    case PageFormat::none: return reading_as_text(*file.reading);
  }
  return {};
}

void write_pages(const Run& result, const Options& options, const Console& console) {
  std::vector<NamedReading> files;
  for (std::size_t i = 0; i < result.readings.size(); ++i) {
    files.push_back({.name = result.report.files[i].name, .reading = &result.readings[i]});
  }
  if (!options.out.empty()) {
    for (std::size_t i = 0; i < files.size(); ++i) {
      write_file(options.out + "/" + name_of_result(files[i].name, i, options.format), formatted(files[i], options.format));
    }
  } else if (options.format == PageFormat::hocr) {
    console.print(readings_as_hocr(files));
  } else {
    for (const NamedReading& file : files) console.print(formatted(file, options.format));
  }
}

// The text alone would not show that something is missing from it.
void tell_unreadable(const Report& report, const Console& console) {
  for (const Unreadable& part : report.unreadable) {
    const std::string name = neutral(report.files.at(part.file).name);
    const Message reason = explain_problem(part.code, neutral(part.reason));
    if (part.page > 0) {
      console.say({fmt::format("{} 第 {} 页无法读取：{}", name, part.page, reason.zh),
                   fmt::format("{} page {} cannot be read: {}", name, part.page, reason.en)});
    } else {
      console.say({fmt::format("{} 无法读取：{}", name, reason.zh), fmt::format("{} cannot be read: {}", name, reason.en)});
    }
  }
}

ExitCode run(const Options& options, const Console& console) {
  need_files(options.arguments, options.language);
  const bool to_stdout = options.format != PageFormat::none && options.out.empty();
  if (to_stdout && options.json == "-") {
    throw usage_error(options.language, "--json -",
                      {"文字也写到标准输出；请为其中之一指定文件", "the text goes to standard output too; name a file for one of them"});
  }
  if (to_stdout && options.format == PageFormat::alto && options.arguments.size() > 1) {
    throw usage_error(options.language, "--format alto",
                      {"一份 ALTO 只对应一个文件；请用 --out 指定文件夹", "an ALTO document is about one file; name a folder with --out"});
  }
  RunSession session(options, console);
  const Run result = session.pipeline().read(options.arguments);
  std::string place;
  for (const std::string& path : options.arguments) {
    std::error_code ignored;
    place += (place.empty() ? "" : "\n") + std::filesystem::weakly_canonical(path, ignored).string();
  }
  const std::string summary = to_stdout ? std::string() : reading_summary(result.report, console.style());
  const ExitCode code = session.deliver(result, "read", place, summary);
  if (options.format != PageFormat::none) {
    write_pages(result, options, console);
    tell_unreadable(result.report, console);
  }
  return code;
}

}  // namespace

Command read_command() {
  return {.name = "read",
          .summary = {"读取证据文件：是什么文件，写了什么", "Read evidence files: what they are and say"},
          .declare = declare,
          .run = run};
}

}  // namespace dossier
