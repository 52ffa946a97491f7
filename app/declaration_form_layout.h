// What the form asks for: one list that writer and reader share.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace dossier {

// Where the form keeps things. Column A (hidden) holds the key of a row.
inline constexpr std::size_t kKeyColumn = 0, kLabelColumn = 1, kValueColumn = 2, kUnitColumn = 2, kFirstYearColumn = 3, kFormYears = 3;
inline constexpr std::string_view kYearsKey = "/financials/*";
inline constexpr std::string_view kListKey = "#list";  // the row holds the members' keys; the items follow below

struct FormItem {
  std::string_view key;      // JSON Pointer; of lists the member below an item
  std::string_view label;
  std::string_view hint;
  std::string_view choices;  // separated by |; empty: anything
  bool needed = false;
  bool several = false;      // a list, separated by ；
};

struct FormList {
  std::string_view key;  // "/patents"
  std::string_view sheet;
  std::span<const FormItem> members;
};

inline constexpr std::array kFormApplicant = {
    FormItem{"/profile", "认定规则", "规则编号，由本表预先填写", "", true},
    FormItem{"/reference_date", "基准日", "资质在该日须有效，写作 2024-06-30", "", true},
    FormItem{"/reporting_year", "申报年度", "最近一个完整年度，如 2023", "", true},
    FormItem{"/applicant/name", "企业名称", "与营业执照一致", "", true},
    FormItem{"/applicant/former_names", "曾用名", "多个以；分隔，没有则留空", "", false, true},
    FormItem{"/applicant/uscc", "统一社会信用代码", "18 位", "", true},
    FormItem{"/applicant/established", "成立日期", "写作 2016-03-15", "", true},
    FormItem{"/applicant/region", "注册地", "省和市，如 辽宁省沈阳市", "", true},
    FormItem{"/applicant/size", "企业规模", "按《统计上大中小微型企业划分办法(2017)》", "微型|小型|中型|大型", true},
    FormItem{"/applicant/employees", "从业人数", "年末人数，整数", "", true},
    FormItem{"/applicant/industry", "所属行业", "划型所用行业",
             "软件和信息技术服务业|信息传输业|工业|批发业|零售业|交通运输业|仓储业|邮政业|住宿业|餐饮业|建筑业|农、林、牧、渔业|房地产开发经营|物业管理|租赁和商务服务业|其他未列明行业", true},
    FormItem{"/business/type", "主营业务类型", "如 ai-software、ai-hardware、ai-service；湖北填企业类别", ""},
    FormItem{"/business/layers", "产业链层次", "基础层、框架层、模型层、应用层，多个以；分隔", "", false, true},
    FormItem{"/business/technologies", "核心技术类型", "多个以；分隔", "", false, true},
};

inline constexpr std::array kFormFigures = {
    FormItem{"revenue", "营业收入", "利润表", ""},
    FormItem{"ai_revenue", "人工智能业务收入", "专项审计报告", ""},
    FormItem{"rd_expense", "研究开发费用", "专项审计报告或利润表", ""},
    FormItem{"net_profit", "净利润", "利润表，亏损写负数", ""},
    FormItem{"total_profit", "利润总额", "利润表，亏损写负数", ""},
    FormItem{"total_assets", "资产总计", "资产负债表，年末数", ""},
};

inline constexpr std::string_view kFormUnits = "元|千元|万元|百万元|亿元";

inline constexpr std::array kFormPatents = {
    FormItem{"number", "专利号", "含校验位，如 ZL202010566088.9", ""},
    FormItem{"title", "名称", "与证书一致", ""},
    FormItem{"kind", "类型", "", "发明专利|实用新型|外观设计"},
    FormItem{"holder", "专利权人", "与证书一致", ""},
    FormItem{"filed", "申请日", "写作 2020-02-11", ""},
    FormItem{"granted", "授权公告日", "写作 2022-07-05", ""},
};

inline constexpr std::array kFormSoftware = {
    FormItem{"number", "登记号", "如 2023SR0123456", ""},
    FormItem{"title", "软件名称", "与证书一致", ""},
    FormItem{"holder", "著作权人", "与证书一致", ""},
};

inline constexpr std::array kFormCertificates = {
    FormItem{"kind", "种类", "", "iso9001|iso14001|iso45001|iso20000|iso27001|cmmi|itss|dcmm|hightech"},
    FormItem{"number", "证书编号", "与证书一致", ""},
    FormItem{"holder", "持有人", "与证书一致", ""},
    FormItem{"level", "等级", "CMMI、ITSS、DCMM 的等级，数字", ""},
    FormItem{"valid_until", "有效期至", "写作 2026-01-10", ""},
};

inline constexpr std::array kFormStandards = {
    FormItem{"number", "标准编号", "如 GB/T 45288.1-2025", ""},
    FormItem{"title", "标准名称", "", ""},
    FormItem{"role", "角色", "", "drafter|其他"},
};

inline constexpr std::array kFormLists = {
    FormList{"/patents", "专利", kFormPatents},
    FormList{"/software_copyrights", "软件著作权", kFormSoftware},
    FormList{"/certificates", "证书", kFormCertificates},
    FormList{"/standards", "标准", kFormStandards},
};

}  // namespace dossier
