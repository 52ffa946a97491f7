#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "app/batch_results.h"
#include "app/batch_stats.h"
#include "app/commands.h"
#include "app/output_file.h"
#include "app/quantities.h"
#include "app/reading_cache.h"
#include "app/safe_text.h"
#include "models/amount.h"
#include "models/error.h"

namespace dossier {
namespace {

void declare(CLI::App& app, Options& options, Language language) {
  app.add_option("FOLDER", options.arguments,
                 in(language, {"批量核验过的文件夹（存储中只有一个时可省略）",
                               "The folder of the batch (may be left out where the store holds one)"}))
      ->expected(0, 1)
      ->type_name("");
  app.add_option(
         "--json", options.json,
         in(language, {"把结果以 JSON 写入文件（- 为标准输出）", "Write the result as JSON (- is standard output)"}))
      ->option_text("FILE|-");
  app.add_option("--out", options.out,
                 in(language, {"写入文件夹：stats.csv 与每份材料一行的 rows.csv",
                               "Write to a folder: stats.csv, and rows.csv with the underlying rows"}))
      ->option_text("DIR");
  add_store_options(app, options, language);
}

std::string batch_of(const Options& options, Store& store) {
  const std::vector<std::string> known = Survey::batches(store);
  if (options.arguments.empty()) {
    if (known.size() == 1) return known.front();
  } else {
    std::error_code ignored;
    const std::string wanted = std::filesystem::weakly_canonical(options.arguments.front(), ignored).string();
    if (std::ranges::find(known, wanted) != known.end()) return wanted;
  }
  std::string list;
  for (const std::string& folder : known) list += "\n  " + folder;
  throw usage_error(
      options.language, options.arguments.empty() ? std::string() : options.arguments.front(),
      {"请指明批量核验过的文件夹；存储中有：" + list, "name the folder of a batch; the store holds:" + list});
}

Message name_of_dimension(const std::string& dimension) {
  if (dimension == "city") return {"城市（申报）", "city (declared)"};
  if (dimension == "size") return {"规模（申报）", "size (declared)"};
  if (dimension == "layer") return {"产业链层次（申报）", "layer (declared)"};
  if (dimension == "industry") return {"行业（申报）", "industry (declared)"};
  return {"全部", "all"};
}

std::string percent(int hundredths) { return fmt::format("{}.{:02} %", hundredths / 100, hundredths % 100); }

nlohmann::ordered_json figure_json(const StatsFigure& figure) {
  if (figure.dossiers == 0) return {{"dossiers", 0}};
  return {{"dossiers", figure.dossiers},
          {"sum", to_string(Amount{figure.sum_fen})},
          {"median", to_string(Amount{figure.median_fen})}};
}

std::string json_of(const std::vector<StatsGroup>& groups, const BatchStats& stats) {
  nlohmann::ordered_json json = {{"schema", "dossier/stats/1"}, {"unprocessed", stats.unprocessed()}};
  json["groups"] = nlohmann::ordered_json::array();
  for (const StatsGroup& group : groups) {
    nlohmann::ordered_json ratio = {{"dossiers", group.rd_ratio.dossiers}};
    if (group.rd_ratio.dossiers > 0) ratio["median"] = fmt::format("0.{:04}", group.rd_ratio.median);
    if (group.rd_ratio.median >= 10'000)
      ratio["median"] = fmt::format("{}.{:04}", group.rd_ratio.median / 10'000, group.rd_ratio.median % 10'000);
    json["groups"].push_back({{"dimension", group.dimension},
                              {"value", group.value},
                              {"dossiers", group.dossiers},
                              {"qualified", group.qualified},
                              {"not_qualified", group.not_qualified},
                              {"undetermined", group.undetermined},
                              {"revenue", figure_json(group.revenue)},
                              {"ai_revenue", figure_json(group.ai_revenue)},
                              {"rd_expense", figure_json(group.rd_expense)},
                              {"rd_ratio", std::move(ratio)}});
  }
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void write_csv(const std::string& path,
               const std::function<void(const std::function<void(const std::vector<std::string>&)>&)>& make) {
  write_file_by(path, [&](const std::string& temporary) {
    std::ofstream file(temporary, std::ios::binary);
    file << "\xEF\xBB\xBF";
    make([&](const std::vector<std::string>& cells) {
      for (const std::string& cell : cells) file << (&cell == &cells.front() ? "" : ",") << csv_cell(cell);
      file << "\r\n";
    });
    file.close();
    if (!file) throw Error(ErrorCode::internal, path, "cannot be written: is the disk full?");
  });
}

std::string sum_text(const StatsFigure& figure) {
  return figure.dossiers == 0 ? std::string() : to_string(Amount{figure.sum_fen});
}
std::string median_text(const StatsFigure& figure) {
  return figure.dossiers == 0 ? std::string() : to_string(Amount{figure.median_fen});
}

void write_tables(const std::string& folder, const std::vector<StatsGroup>& groups, Survey& survey) {
  make_output_folder(folder);
  write_csv(folder + "/stats.csv", [&](const auto& line) {
    line({"dimension", "value", "dossiers", "qualified", "not_qualified", "undetermined", "revenue_verified",
          "revenue_sum", "revenue_median", "ai_revenue_verified", "ai_revenue_sum", "ai_revenue_median",
          "rd_expense_verified", "rd_expense_sum", "rd_expense_median", "rd_ratio_verified", "rd_ratio_median"});
    for (const StatsGroup& g : groups) {
      line({g.dimension, g.value, std::to_string(g.dossiers), std::to_string(g.qualified),
            std::to_string(g.not_qualified), std::to_string(g.undetermined), std::to_string(g.revenue.dossiers),
            sum_text(g.revenue), median_text(g.revenue), std::to_string(g.ai_revenue.dossiers), sum_text(g.ai_revenue),
            median_text(g.ai_revenue), std::to_string(g.rd_expense.dossiers), sum_text(g.rd_expense),
            median_text(g.rd_expense), std::to_string(g.rd_ratio.dossiers),
            g.rd_ratio.dossiers == 0 ? std::string() : percent(g.rd_ratio.median)});
    }
  });
  write_csv(folder + "/rows.csv", [&](const auto& line) {
    line({"id", "path", "applicant", "uscc", "region", "city", "industry", "size", "layers", "reporting_year",
          "verdict", "revenue", "ai_revenue", "rd_expense", "error"});
    survey.each([&](const SurveyRow& row) {
      const DossierRow& d = row.dossier;
      line({d.name, d.path, d.applicant, d.uscc, d.region, city_of(d.region), d.industry, d.size, d.layers,
            std::to_string(d.reporting_year), d.verdict, row.revenue, row.ai_revenue, row.rd_expense, d.error});
    });
  });
}

std::string for_people(const std::vector<StatsGroup>& groups, int unprocessed, const TextStyle& style) {
  const Language language = style.language;
  std::string text;
  std::string dimension;
  const auto figure = [&](const Message& name, const StatsFigure& value, int dossiers) {
    if (value.dossiers == 0)
      return fmt::format("      {}  {}\n", in(language, name), in(language, {"无核实值", "none verified"}));
    return fmt::format("      {}  {}  {} {}  ({}/{})\n", in(language, name),
                       with_separators(to_string(Amount{value.sum_fen})), in(language, {"中位数", "median"}),
                       with_separators(to_string(Amount{value.median_fen})), value.dossiers, dossiers);
  };
  for (const StatsGroup& group : groups) {
    if (group.dimension != dimension) {
      dimension = group.dimension;
      text += painted(style, Ink::bold, in(language, name_of_dimension(dimension))) + "\n";
    }
    const std::string name = group.dimension == "all" ? ""
                             : group.value.empty()    ? in(language, {"未申报", "not declared"})
                                                      : neutral(group.value);
    text += fmt::format(
        "  {}{}\n", name.empty() ? "" : name + "  ",
        in(language, {fmt::format("{} 份：符合 {} · 不符合 {} · 尚不能判定 {}", group.dossiers, group.qualified,
                                  group.not_qualified, group.undetermined),
                      fmt::format("{} dossiers: {} qualified · {} not qualified · {} undetermined", group.dossiers,
                                  group.qualified, group.not_qualified, group.undetermined)}));
    text += figure({"营业收入", "revenue"}, group.revenue, group.dossiers);
    text += figure({"人工智能收入", "AI revenue"}, group.ai_revenue, group.dossiers);
    text += figure({"研发费用", "R&D expense"}, group.rd_expense, group.dossiers);
    if (group.rd_ratio.dossiers > 0) {
      text += fmt::format("      {}  {}  ({}/{})\n", in(language, {"研发强度中位数", "median R&D ratio"}),
                          percent(group.rd_ratio.median), group.rd_ratio.dossiers, group.dossiers);
    }
  }
  text += in(language,
             {fmt::format("\n金额为报告年度经核实的值（元），括号内为有核实值的份数；分组依申报。无法处理 {} 份。\n",
                          unprocessed),
              fmt::format("\nAmounts are verified values of the reporting year in yuan, in brackets how many dossiers "
                          "have one; groups "
                          "are as declared. Not processed: {}.\n",
                          unprocessed)});
  return text;
}

ExitCode run(const Options& options, const Console& console) {
  const std::string path = options.store.empty() ? default_store_path() : options.store;
  if (options.no_store || path.empty() || !std::filesystem::exists(path)) {
    throw usage_error(options.language, path,
                      {"没有这个存储；请用 --store 指明", "there is no such store; name one with --store"});
  }
  Store store(path);
  Survey survey(store, batch_of(options, store));
  BatchStats stats;
  survey.each([&](const SurveyRow& row) { stats.add(row); });
  const std::vector<StatsGroup> groups = stats.groups();
  if (options.json == "-") {
    console.print(json_of(groups, stats));
  } else if (!options.json.empty()) {
    write_file(options.json, json_of(groups, stats));
  }
  if (!options.out.empty()) write_tables(options.out, groups, survey);
  if (options.json.empty() && options.out.empty())
    console.print(for_people(groups, stats.unprocessed(), console.style()));
  return ExitCode::done;
}

}  // namespace

Command stats_command() {
  return {.name = "stats",
          .summary = {"产业统计：按城市、规模、层次汇总核实过的数值",
                      "Statistics by city, size and layer, over verified values"},
          .declare = declare,
          .run = run};
}

}  // namespace dossier
