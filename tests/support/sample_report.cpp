#include "tests/support/sample_report.h"

#include <string>
#include <utility>

namespace dossier::test {
namespace {

std::string hash(char digit) { return std::string(64, digit); }

Field certain(std::string name, std::string value, int page, Box box, std::vector<Proof> proofs) {
  Field field;
  field.name = std::move(name);
  field.value = value;
  field.raw = std::move(value);
  field.status = Status::certain;
  field.confidence = 0.9996;
  field.page = page;
  field.box = box;
  field.proofs = std::move(proofs);
  return field;
}

// A line of a statement: this year's and last year's amount.
void add_line(Document& document, const std::string& name, const std::string& label, double y,
              const std::vector<std::pair<int, std::string>>& amounts) {
  double x = 330;
  for (const auto& [year, value] : amounts) {
    Field field = certain(name, value, document.first_page, {x, y, 92, 11},
                          {{ProofKind::two_readings, ""}, {ProofKind::arithmetic, "is.net-profit"}});
    field.kind = ValueKind::amount;
    field.year = year;
    field.label = label;
    document.fields.push_back(std::move(field));
    x += 120;
  }
}

Document income_statement() {
  Document document;
  document.file = 0;
  document.first_page = document.last_page = 4;
  document.type = DocumentType::income_statement;
  document.type_confidence = 0.99;
  document.title = "利润表";
  document.traits = {{"form", "general-2019"}, {"unit", "元"}};
  add_line(document, "revenue", "一、营业收入", 180, {{2023, "56789012.34"}, {2022, "49012345.67"}});
  add_line(document, "operating_cost", "减：营业成本", 196, {{2023, "31234567.89"}, {2022, "27890123.45"}});
  add_line(document, "rd_expense", "研发费用", 260, {{2023, "3504120.00"}, {2022, "2890000.00"}});
  add_line(document, "net_profit", "四、净利润（净亏损以“-”号填列）", 420, {{2023, "4567890.12"}, {2022, "-1234567.80"}});
  Field& doubtful = document.fields.back();
  doubtful.status = Status::uncertain;
  doubtful.confidence = 0.81;
  doubtful.raw = "1,234,567.80";
  doubtful.proofs.clear();
  doubtful.alternatives = {"1234567.80", "-1284567.80"};
  doubtful.doubt = "readers-differ";
  document.identities.push_back({.id = "is.net-profit",
                                 .year = 2023,
                                 .scope = "",
                                 .state = Identity::State::closes,
                                 .formula = "4,567,890.12 = 5,234,567.12 - 666,677.00",
                                 .difference_fen = 0,
                                 .fields = {6}});
  return document;
}

Document audit_report() {
  Document document;
  document.file = 0;
  document.first_page = 1;
  document.last_page = 2;
  document.type = DocumentType::audit_report;
  document.title = "审计报告";
  document.fields = {
      certain("entity", "沈阳示例智能科技有限公司", 1, {90, 150, 180, 14}, {{ProofKind::two_readings, ""}}),
      certain("report_number", "辽示例审字〔2024〕第0123号", 1, {380, 110, 150, 12}, {{ProofKind::two_readings, ""}}),
      certain("opinion", "unqualified", 1, {90, 230, 420, 40}, {{ProofKind::wording, ""}}),
  };
  document.fields[2].kind = ValueKind::choice;
  document.fields[2].raw = "公允反映了";
  return document;
}

Document licence() {
  Document document;
  document.file = 1;
  document.type = DocumentType::business_license;
  document.source = PageSource::ocr;
  document.title = "营业执照";
  document.fields = {
      certain("name", "沈阳示例智能科技有限公司", 1, {120, 210, 180, 14}, {{ProofKind::two_readings, ""}}),
      certain("uscc", "91210100MA0000000X", 1, {120, 120, 160, 12},
              {{ProofKind::check_digit, ""}, {ProofKind::two_readings, ""}}),
      certain("established", "2016-03-15", 1, {420, 240, 90, 12}, {{ProofKind::cross_check, "QR"}}),
  };
  document.fields[2].kind = ValueKind::date;
  return document;
}

Document patent() {
  Document document;
  document.file = 2;
  document.type = DocumentType::patent_certificate;
  document.source = PageSource::text;
  document.title = "发明专利证书";
  document.fields = {
      certain("title", "一种基于深度学习的表格识别方法及装置", 1, {140, 180, 300, 14}, {{ProofKind::text_layer, ""}}),
      certain("number", "ZL202010123456.7", 1, {140, 220, 160, 12}, {{ProofKind::text_layer, ""}}),
      certain("holder", "沈阳示例智能科技有限公司", 1, {140, 300, 180, 12}, {{ProofKind::text_layer, ""}}),
  };
  document.fields[1].kind = ValueKind::number;
  return document;
}

Document iso() {
  Document document;
  document.file = 3;
  document.type = DocumentType::iso_certificate;
  document.title = "质量管理体系认证证书";
  Field until = certain("valid_until", "2026-01-10", 1, {250, 610, 100, 12}, {});
  until.kind = ValueKind::date;
  until.status = Status::uncertain;
  until.confidence = 0.72;
  until.alternatives = {"2024-01-10"};
  until.doubt = "under-seal";
  document.fields = {certain("standard", "GB/T 19001-2016/ISO 9001:2015", 1, {200, 330, 200, 12},
                             {{ProofKind::two_readings, ""}}),
                     until};
  return document;
}

Finding finding(std::string check, Outcome outcome, Severity severity, Message message) {
  Finding made;
  made.check = std::move(check);
  made.outcome = outcome;
  made.severity = severity;
  made.message = std::move(message);
  return made;
}

std::vector<Finding> findings() {
  std::vector<Finding> all;
  all.push_back(finding("financials.matches-statement", Outcome::inconsistent, Severity::inconsistent,
                        {"申报的 2023 年营业收入比利润表多 5000000.00 元。",
                         "The declared revenue of 2023 is 5000000.00 yuan more than the income statement shows."}));
  all.back().claim = "/financials/2023/revenue";
  all.back().declared = "61789012.34";
  all.back().found = "56789012.34";
  all.back().evidence = {{.file = 0, .page = 4, .box = {330, 180, 92, 11}, .document = 1, .field = 0}};
  all.back().formula = "61789012.34 - 56789012.34 = 5000000.00";
  all.back().rule = "企业填报的财务数据应与经审计的财务报表一致。";

  all.push_back(finding("financials.matches-statement", Outcome::consistent, Severity::inconsistent,
                        {"申报的 2023 年研发费用与利润表一致。",
                         "The declared R&D expense of 2023 is the income statement's."}));
  all.back().claim = "/financials/2023/rd_expense";
  all.back().declared = "3504120.00";
  all.back().found = "3504120.00";
  all.back().evidence = {{.file = 0, .page = 4, .box = {330, 260, 92, 11}, .document = 1, .field = 4}};

  all.push_back(finding("patent.check-digit", Outcome::inconsistent, Severity::fatal,
                        {"专利号的校验码应为 2，证书上印的是 7：这个号码不可能存在。",
                         "The check digit of the patent number should be 2, the certificate prints 7: no such number can exist."}));
  all.back().claim = "/patents/0/number";
  all.back().declared = "ZL202010123456.7";
  all.back().found = "ZL202010123456.7";
  all.back().evidence = {{.file = 2, .page = 1, .box = {140, 220, 160, 12}, .document = 4, .field = 1}};
  all.back().formula = "(2×2+0×3+2×4+0×5+1×6+0×7+1×8+2×9+3×2+4×3+5×4+6×5) mod 11 = 2";

  all.push_back(finding("certificate.valid-on-reference-date", Outcome::undetermined, Severity::inconsistent,
                        {"证书的有效期被印章遮盖，2024-06-30 是否有效无法判定。",
                         "A seal covers the end of validity; whether it is valid on 2024-06-30 cannot be told."}));
  all.back().claim = "/certificates/0/valid_until";
  all.back().declared = "2026-01-10";
  all.back().evidence = {{.file = 3, .page = 1, .box = {250, 610, 100, 12}, .document = 5, .field = 1}};

  all.push_back(finding("software.registered", Outcome::unsupported, Severity::warning,
                        {"没有找到登记号 2023SR0123456 的证书。", "No certificate with the number 2023SR0123456 was found."}));
  all.back().claim = "/software_copyrights/0/number";
  all.back().declared = "2023SR0123456";
  return all;
}

Score score() {
  Score made;
  made.profile = "liaoning-2024";
  made.verdict = Verdict::not_qualified;
  made.criteria.push_back({.id = "rd-ratio",
                           .outcome = CriterionOutcome::met,
                           .counts = true,
                           .title = {"研发费用占营业收入的比例", "R&D expenses as a share of revenue"},
                           .source = "上一年度研究开发费用总额占企业销售（营业）收入总额的比例不低于 5%",
                           .value = "0.0617",
                           .threshold = "0.05",
                           .formula = "3504120.00 / 56789012.34 = 0.0617",
                           .basis = {{.file = 0, .page = 4, .box = {330, 260, 92, 11}, .document = 1, .field = 4},
                                     {.file = 0, .page = 4, .box = {330, 180, 92, 11}, .document = 1, .field = 0}},
                           .explanation = {"2023 年研发费用占营业收入 6.17 %，不低于 5 %。",
                                           "R&D of 2023 is 6.17 % of revenue, not below 5 %."}});
  made.criteria.push_back({.id = "ai-revenue",
                           .outcome = CriterionOutcome::undetermined,
                           .counts = true,
                           .title = {"人工智能业务收入", "AI revenue"},
                           .source = "最近一年小微企业人工智能业务收入占总业务收入的 40%以上",
                           .value = "",
                           .threshold = "0.40",
                           .formula = "",
                           .basis = {},
                           .explanation = {"材料中没有人工智能收入专项审计报告。",
                                           "The dossier holds no special audit of AI revenue."}});
  made.criteria.push_back({.id = "growth",
                           .outcome = CriterionOutcome::not_met,
                           .counts = true,
                           .title = {"增长", "Growth"},
                           .source = "年均增长率（任一项）达 5%以上",
                           .value = "0.0312",
                           .threshold = "0.05",
                           .formula = "",
                           .basis = {},
                           .explanation = {}});
  made.criteria.push_back({.id = "premises",
                           .outcome = CriterionOutcome::undetermined,
                           .counts = false,
                           .title = {"生产经营场所", "Premises"},
                           .source = "具有与人工智能业务发展相适应的生产经营场所",
                           .value = "",
                           .threshold = "",
                           .formula = "",
                           .basis = {},
                           .explanation = {"只能由人判断。", "Only a person can judge."}});
  made.notes = {{"若以合并报表计算，结论不变。", "Consolidated figures would not change the verdict."}};
  return made;
}

// The word that stands at a field's place, as the readers saw it.
Word word_at(const Field& field) {
  Word word;
  word.text = field.raw;
  word.box = field.box;
  word.reader = Reader::paddle_chinese;
  word.confidence = 0.98;
  word.readings = {{Reader::paddle_english, field.raw, 0.97},
                   {Reader::tesseract_digits, field.status == Status::certain ? field.raw : field.raw + "?", 0.6}};
  return word;
}

std::vector<FileReading> readings_of(const Report& report) {
  std::vector<FileReading> readings(report.files.size());
  for (std::size_t file = 0; file < report.files.size(); ++file) {
    for (std::size_t number = 1; number <= report.page_sizes[file].size(); ++number) {
      Page page;
      page.number = static_cast<int>(number);
      page.width = page.displayed_width = report.page_sizes[file][number - 1].width;
      page.height = page.displayed_height = report.page_sizes[file][number - 1].height;
      page.source = file == 2 ? PageSource::text : PageSource::ocr;
      page.dpi = file == 2 ? 0 : 200;
      for (const Document& document : report.documents) {
        if (document.file != file) continue;
        for (const Field& field : document.fields) {
          if (field.page == page.number) page.words.push_back(word_at(field));
        }
      }
      readings[file].pages.push_back(std::move(page));
    }
    readings[file].page_count = static_cast<int>(readings[file].pages.size());
  }
  return readings;
}

}  // namespace

SampleRun sample_run() {
  Report report;
  report.dossier = "shenyang-shili";
  report.files = {
      {.name = "审计/2023年度审计报告.pdf", .path = "", .sha256 = hash('a'), .size = 1'834'112, .kind = FileKind::pdf, .problems = {}},
      {.name = "扫描件0003.jpg", .path = "", .sha256 = hash('b'), .size = 402'113, .kind = FileKind::jpeg, .problems = {}},
      {.name = "知识产权/专利.pdf", .path = "", .sha256 = hash('c'), .size = 90'001, .kind = FileKind::pdf, .problems = {}},
      {.name = "证书.tiff", .path = "", .sha256 = hash('d'), .size = 66'000, .kind = FileKind::tiff, .problems = {}},
      {.name = "补充材料.pdf", .path = "", .sha256 = hash('e'), .size = 12'345, .kind = FileKind::pdf, .problems = {}},
  };
  const PageSize a4{595.28, 841.89};
  report.page_sizes = {std::vector<PageSize>(6, a4), {{841.89, 595.28}}, {a4}, {a4}, {}};
  Document other;
  other.file = 0;
  other.first_page = 5;
  other.last_page = 6;
  report.documents = {audit_report(), income_statement(), other, licence(), patent(), iso()};
  report.unreadable = {{.file = 4, .reason = "The PDF is encrypted and needs a password.", .page = 0, .code = "pdf.encrypted"}};
  report.declaration.emplace();
  report.declaration->profile = "liaoning-2024";
  report.declaration->reference_date = make_date(2024, 6, 30);
  report.declaration->reporting_year = 2023;
  report.declaration->name = "沈阳示例智能科技有限公司";
  report.declaration->uscc = "91210100MA0000000X";
  report.findings = findings();
  report.score = score();
  std::vector<FileReading> readings = readings_of(report);
  return {std::move(report), std::move(readings)};
}

SampleRun sample_reading_run() {
  SampleRun run = sample_run();
  run.report.dossier.clear();
  run.report.files.resize(2);
  run.report.page_sizes.resize(2);
  run.readings.resize(2);
  run.report.documents.resize(4);
  run.report.unreadable.clear();
  run.report.declaration.reset();
  run.report.findings.clear();
  run.report.score.reset();
  return run;
}

const std::string& sample_png() {
  static const std::string png(
      "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55"
      "\0\0\0\nIDATx\x9c\x63\xf8\x0f\0\x01\x01\x01\0\x1b\xb6\xee\x56\0\0\0\0IEND\xae\x42\x60\x82",
      67);
  return png;
}

}  // namespace dossier::test
