#include "app/labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace dossier {
namespace {

struct Entry {
  std::string_view name;
  const char* zh;
  const char* en;
};

struct Translation {
  std::string_view name;
  const char* zh;
};

// Fields of the contract (section 4), by name.
constexpr std::array kFields = {
    Entry{"address", "住所", "Address"},
    Entry{"admin_expense", "管理费用", "Administrative expenses"},
    Entry{"ai_revenue", "人工智能业务收入", "AI revenue"},
    Entry{"appraisal_id", "评估编号", "Appraisal ID"},
    Entry{"auditor", "会计师事务所", "Audit firm"},
    Entry{"certificate_number", "证书号", "Certificate number"},
    Entry{"closing_cash", "期末现金余额", "Closing cash"},
    Entry{"current_assets", "流动资产合计", "Current assets"},
    Entry{"current_liabilities", "流动负债合计", "Current liabilities"},
    Entry{"date", "日期", "Date"},
    Entry{"drafters", "起草单位", "Drafting organisation"},
    Entry{"effective", "实施日期", "Effective"},
    Entry{"entity", "编制单位", "Entity"},
    Entry{"established", "成立日期", "Established"},
    Entry{"filed", "申请日", "Filed"},
    Entry{"finance_expense", "财务费用", "Finance expenses"},
    Entry{"first_published", "首次发表日期", "First published"},
    Entry{"granted", "授权公告日", "Granted"},
    Entry{"holder", "持有人", "Holder"},
    Entry{"income_tax", "所得税费用", "Income tax"},
    Entry{"issued", "发证日期", "Issued"},
    Entry{"issuer", "发证机构", "Issuer"},
    Entry{"kind", "类别", "Kind"},
    Entry{"level", "等级", "Level"},
    Entry{"model", "模型", "Model"},
    Entry{"name", "名称", "Name"},
    Entry{"net_financing_cash", "筹资活动现金流量净额", "Net cash from financing"},
    Entry{"net_increase_in_cash", "现金净增加额", "Net increase in cash"},
    Entry{"net_investing_cash", "投资活动现金流量净额", "Net cash from investing"},
    Entry{"net_operating_cash", "经营活动现金流量净额", "Net cash from operations"},
    Entry{"net_profit", "净利润", "Net profit"},
    Entry{"noncurrent_assets", "非流动资产合计", "Non-current assets"},
    Entry{"noncurrent_liabilities", "非流动负债合计", "Non-current liabilities"},
    Entry{"number", "号码", "Number"},
    Entry{"opening_cash", "期初现金余额", "Opening cash"},
    Entry{"operating_cost", "营业成本", "Operating cost"},
    Entry{"operating_profit", "营业利润", "Operating profit"},
    Entry{"opinion", "审计意见", "Opinion"},
    Entry{"publication_number", "授权公告号", "Publication number"},
    Entry{"published", "发布日期", "Published"},
    Entry{"rd_deduction", "研发费用加计扣除", "R&D super-deduction"},
    Entry{"rd_expense", "研发费用", "R&D expenses"},
    Entry{"registered_capital", "注册资本", "Registered capital"},
    Entry{"report_number", "报告文号", "Report number"},
    Entry{"revenue", "营业收入", "Revenue"},
    Entry{"scope", "认证范围", "Scope"},
    Entry{"seal", "印章", "Seal"},
    Entry{"selling_expense", "销售费用", "Selling expenses"},
    Entry{"standard", "认证标准", "Standard"},
    Entry{"taxes_and_surcharges", "税金及附加", "Taxes and surcharges"},
    Entry{"title", "名称", "Title"},
    Entry{"total_assets", "资产总计", "Total assets"},
    Entry{"total_equity", "所有者权益合计", "Total equity"},
    Entry{"total_liabilities", "负债合计", "Total liabilities"},
    Entry{"total_profit", "利润总额", "Total profit"},
    Entry{"uscc", "统一社会信用代码", "Unified social credit code"},
    Entry{"valid_until", "有效期至", "Valid until"},
    Entry{"year", "年度", "Year"},
};

// What Problem::code says; the English sentence comes with the Problem.
constexpr std::array kProblems = {
    Translation{"archive.damaged", "压缩包已损坏"},
    Translation{"file.changed", "文件在读取过程中被修改"},
    Translation{"file.empty", "空文件（零字节）"},
    Translation{"file.ignored", "操作系统留下的文件，不是证据"},
    Translation{"file.link", "符号链接，不予跟随"},
    Translation{"file.missing", "文件不存在"},
    Translation{"file.no-pages", "文件没有页面"},
    Translation{"file.not-regular", "不是普通文件"},
    Translation{"file.unknown", "无法识别的文件格式"},
    Translation{"file.unreadable", "文件无法打开或读取"},
    Translation{"file.unsupported", "不支持的文件格式"},
    Translation{"image.damaged", "图像已损坏"},
    Translation{"image.truncated", "图像不完整（文件被截断）"},
    Translation{"limit.compression-ratio", "压缩比超过限制"},
    Translation{"limit.entries", "文件数超过限制"},
    Translation{"limit.file-bytes", "文件大小超过限制"},
    Translation{"limit.folder-depth", "文件夹层数超过限制"},
    Translation{"limit.pages", "页数超过限制"},
    Translation{"limit.pixels", "像素数超过限制"},
    Translation{"limit.total-bytes", "总大小超过限制"},
    Translation{"page.collage", "多张证书拼在一幅图中，太小而无法作为证据读取"},
    Translation{"page.no-pixels", "页面没有图像"},
    Translation{"pdf.damaged", "PDF 已损坏，无法打开"},
    Translation{"pdf.encrypted", "PDF 已加密，需要密码才能打开"},
    Translation{"pdf.no-pages", "PDF 没有页面"},
    Translation{"pdf.page-damaged", "页面已损坏"},
    Translation{"pdf.syntax", "PDF 的这一页有语法错误"},
    Translation{"pdf.truncated", "PDF 不完整（文件被截断）"},
    Translation{"reader.crashed", "读取进程崩溃"},
    Translation{"reader.failed", "读取失败"},
    Translation{"reader.killed", "读取进程被终止"},
    Translation{"reader.memory", "读取超出内存限制"},
    Translation{"reader.none", "没有安装文字识别引擎（见 dossier doctor）"},
    Translation{"reader.protocol", "读取进程的应答无效"},
    Translation{"reader.silent", "读取长时间没有进展"},
    Translation{"reader.stopped", "其余页面未读"},
    Translation{"reader.time", "读取超出时间限制"},
};

constexpr std::array kValues = {
    Entry{"adverse", "否定意见", "adverse"},
    Entry{"consolidated", "合并", "consolidated"},
    Entry{"design", "外观设计", "design"},
    Entry{"disclaimer", "无法表示意见", "disclaimer"},
    Entry{"invention", "发明专利", "invention"},
    Entry{"parent", "母公司", "parent company"},
    Entry{"qualified", "保留意见", "qualified"},
    Entry{"unqualified", "无保留意见", "unqualified"},
    Entry{"utility_model", "实用新型", "utility model"},
};

static_assert(std::ranges::is_sorted(kFields, {}, &Entry::name));

template <std::size_t N>
const Entry* find(const std::array<Entry, N>& entries, std::string_view name) {
  const auto found = std::ranges::find(entries, name, &Entry::name);
  return found == entries.end() ? nullptr : &*found;
}

Message same(std::string_view text) { return {std::string(text), std::string(text)}; }

template <std::size_t N>
Message found_or_same(const std::array<Entry, N>& entries, std::string_view name) {
  const Entry* entry = find(entries, name);
  return entry != nullptr ? Message{entry->zh, entry->en} : same(name);
}

}  // namespace

Message label_of(DocumentType type) {
  switch (type) {
    case DocumentType::audit_report: return {"审计报告", "Audit report"};
    case DocumentType::balance_sheet: return {"资产负债表", "Balance sheet"};
    case DocumentType::income_statement: return {"利润表", "Income statement"};
    case DocumentType::cash_flow_statement: return {"现金流量表", "Cash flow statement"};
    case DocumentType::rd_special_audit: return {"研发费用专项审计报告", "R&D special audit"};
    case DocumentType::ai_revenue_special_audit: return {"人工智能收入专项审计报告", "AI revenue special audit"};
    case DocumentType::tax_return: return {"企业所得税纳税申报表", "Tax return"};
    case DocumentType::patent_certificate: return {"专利证书", "Patent certificate"};
    case DocumentType::software_copyright: return {"软件著作权登记证书", "Software copyright"};
    case DocumentType::iso_certificate: return {"管理体系认证证书", "Management system certificate"};
    case DocumentType::cmmi_certificate: return {"CMMI 证书", "CMMI certificate"};
    case DocumentType::business_license: return {"营业执照", "Business licence"};
    case DocumentType::hightech_certificate: return {"高新技术企业证书", "High-tech enterprise certificate"};
    case DocumentType::standard: return {"标准", "Standard"};
    case DocumentType::other: return {"其他材料", "Other"};
  }
  return {};
}

Message label_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::consistent: return {"一致", "Consistent"};
    case Outcome::inconsistent: return {"不一致", "Inconsistent"};
    case Outcome::unsupported: return {"缺少证据", "Unsupported"};
    case Outcome::undetermined: return {"无法判定", "Undetermined"};
  }
  return {};
}

Message label_of(Severity severity) {
  switch (severity) {
    case Severity::fatal: return {"严重", "Fatal"};
    case Severity::inconsistent: return {"重要", "Serious"};
    case Severity::warning: return {"提示", "Warning"};
    case Severity::info: return {"信息", "Information"};
  }
  return {};
}

Message label_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::qualified: return {"符合认定条件", "Qualified"};
    case Verdict::not_qualified: return {"不符合认定条件", "Not qualified"};
    case Verdict::undetermined: return {"尚不能判定", "Undetermined"};
  }
  return {};
}

Message label_of(CriterionOutcome outcome) {
  switch (outcome) {
    case CriterionOutcome::met: return {"满足", "Met"};
    case CriterionOutcome::not_met: return {"不满足", "Not met"};
    case CriterionOutcome::undetermined: return {"无法判定", "Undetermined"};
  }
  return {};
}

Message label_of(Status status) {
  return status == Status::certain ? Message{"确定", "Certain"} : Message{"待核", "Uncertain"};
}

Message label_of(Reader reader) {
  switch (reader) {
    case Reader::text_layer: return {"文字层", "Text layer"};
    case Reader::paddle_chinese: return same("PP-OCR zh");
    case Reader::paddle_english: return same("PP-OCR en");
    case Reader::tesseract_chinese: return same("Tesseract zh");
    case Reader::tesseract_digits: return same("Tesseract 0-9");
    case Reader::paddle_chinese_v3: return same("PP-OCRv3 zh");
    case Reader::code: return {"条码", "Bar code"};
  }
  return {};
}

Message label_of(FileKind kind) {
  switch (kind) {
    case FileKind::unknown: return {"未知", "Unknown"};
    case FileKind::empty: return {"空文件", "Empty"};
    case FileKind::pdf: return same("PDF");
    case FileKind::png: return same("PNG");
    case FileKind::jpeg: return same("JPEG");
    case FileKind::tiff: return same("TIFF");
    case FileKind::unsupported: return {"不支持", "Unsupported"};
  }
  return {};
}

Message label_of(const Field& field) {
  if (const Entry* entry = find(kFields, field.name)) return {entry->zh, entry->en};
  return same(field.label.empty() ? field.name : field.label);
}

Message label_of_field(std::string_view name) { return found_or_same(kFields, name); }

Message label_of_scope(std::string_view scope) { return found_or_same(kValues, scope); }

Message explain_problem(std::string_view code, std::string_view message) {
  const auto known = std::ranges::find(kProblems, code, &Translation::name);
  if (known == kProblems.end()) return same(message);
  return {fmt::format("{}（{}）", known->zh, message), std::string(message)};
}

Message label_of_value(const Field& field) {
  return field.kind == ValueKind::choice ? found_or_same(kValues, field.value) : same(field.value);
}

Message name_for_people(const Document& document) {
  Message name = label_of(document.type);
  std::optional<int> latest;
  for (const Field& field : document.fields) {
    if (field.year && (!latest || *field.year > *latest)) latest = field.year;
  }
  if (latest) {
    name.zh += fmt::format(" {}", *latest);
    name.en += fmt::format(" {}", *latest);
  }
  return name;
}

}  // namespace dossier
