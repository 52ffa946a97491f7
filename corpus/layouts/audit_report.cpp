#include "corpus/layouts/audit_report.h"

#include <fmt/format.h>

#include "corpus/layouts/form_lines.h"
#include "corpus/layouts/prose.h"
#include "corpus/ornament.h"
#include "corpus/seal.h"

namespace dossier::corpus {
namespace {

using List = std::vector<std::string>;

std::string heading_of(Opinion opinion) {
  switch (opinion) {
    case Opinion::unqualified:
      return "审计意见";
    case Opinion::qualified:
      return "保留意见";
    case Opinion::adverse:
      return "否定意见";
    case Opinion::disclaimer:
      return "无法表示意见";
  }
  return "";
}

std::string short_name(const Company& c) {
  return c.brand + (c.name.find("科技") != std::string::npos ? "科技" : "公司");
}

class Writer {
 public:
  Writer(Sheet& sheet, const AuditReport& report, const Company& company, Random& random)
      : report_(report),
        company_(company),
        random_(random),
        prose_(sheet, make_prose(random.uniform(10.8, 12.2), random)) {
    truth_.type = "audit_report";
    truth_.first_page = sheet.pages.size();
    short_ = short_name(company);
    rules_ = report.small_rules ? "小企业会计准则" : "企业会计准则";
  }

  DocumentTruth write(bool brief) {
    if (random_.chance(0.5)) {
      cover();
    }
    prose_.new_page();
    prose_.title(random_.chance(0.6) ? "审 计 报 告" : "审计报告", random_.uniform(19, 24), random_.uniform(0, 4));
    const bool right = random_.chance(0.6);
    const Place number = prose_.line(report_.number, prose_.body(), right ? Align::right : Align::center);
    field("report_number", report_.number, number);
    prose_.skip(6);
    const Place entity = prose_.line(report_.entity + random_.pick(List{"全体股东：", "：", "董事会：", "全体股东:"}),
                                     prose_.body().bolder(random_.chance(0.5)));
    Box box = entity.box;
    box.width = measure(report_.entity, prose_.body()).width;
    field("entity", report_.entity, {.page = entity.page, .box = box});
    opinion();
    basis();
    if (report_.opinion == Opinion::unqualified && random_.chance(0.15)) {
      prose_.heading("三、强调事项");
      prose_.paragraph({{fmt::format("我们提醒财务报表使用者关注，如财务报表附注十所述，{}于{}"
                                     "年度将办公场所整体搬迁。本段内容不影响已发表的审计意见。",
                                     short_, report_.year),
                         false}});
    }
    duties(brief);
    sign();
    truth_.last_page = prose_.page_index();
    truth_.variant = contract_name(report_.opinion);
    return truth_;
  }

 private:
  void field(const std::string& name, const std::string& value, const Place& place) {
    for (const FieldTruth& f : truth_.fields) {
      if (f.name == name) {
        return;  // printed before, on the cover
      }
    }
    truth_.field(name, value, place.page, place.box);
  }

  void cover() {
    prose_.new_page();
    Canvas& page = prose_.page();
    const double cx = page.width() / 2;
    const Style body = prose_.body().sized(14);
    const Style large = prose_.settings().look.head;
    field("entity", report_.entity,
          {.page = prose_.page_index(), .box = page.text(cx, 240, report_.entity, large.sized(22), Align::center)});
    page.text(cx, 320, spaced_out("审计报告"), large.sized(34), Align::center);
    field("report_number", report_.number,
          {.page = prose_.page_index(), .box = page.text(cx, 370, report_.number, body, Align::center)});
    page.text(cx, 420, fmt::format("（{}年度）", report_.year), body, Align::center);
    field("auditor", report_.auditor,
          {.page = prose_.page_index(), .box = page.text(cx, 640, report_.auditor, large.sized(17), Align::center)});
    if (random_.chance(0.6)) {
      const std::string code =
          fmt::format("{}{:02}{}{:06}", random_.pick(List{"辽", "京", "连"}), (year_of(report_.date)) % 100,
                      random_.pick(List{"A", "K", "P7", "X"}), random_.number(1, 999999));
      put_qr_code(page, {.x = cx - 34, .y = 690, .width = 68, .height = 68}, "http://acc.mof.gov.cn/code/" + code);
      page.text(cx, 774, "您可使用手机“扫一扫”或进入“注册会计师行业统一监管平台（http://acc.mof.gov.cn）”进行查验",
                body.sized(8), Align::center);
      page.text(cx, 788, "报告编码：" + code, body.sized(8), Align::center);
    }
  }

  void opinion() {
    const int y = report_.year;
    const std::string group = report_.consolidated ? "合并及母公司" : "";
    prose_.heading("一、" + heading_of(report_.opinion));
    const std::string object =
        fmt::format("包括{}年12月31日的{}资产负债表，{}年度的{}利润表、{}现金流量表{}以及相关财务报表附注。", y, group,
                    y, group, group, report_.small_rules ? "，" : fmt::format("、{}所有者权益变动表，", group));
    const auto year_run = std::to_string(y) + "年12月31日";
    if (report_.opinion == Opinion::disclaimer) {
      prose_.paragraph(
          {{fmt::format("我们接受委托，审计{}（以下简称“{}”）财务报表，{}", report_.entity, short_, object), false}});
    } else {
      const auto places =
          prose_.paragraph({{fmt::format("我们审计了{}（以下简称“{}”）财务报表，包括", report_.entity, short_), false},
                            {year_run, true},
                            {object.substr(std::string("包括").size() + year_run.size()), false}});
      field("year", std::to_string(y), places.front());
    }
    const std::string fair = fmt::format("公允反映了{}{}年12月31日的{}财务状况以及{}年度的{}经营成果和现金流量。",
                                         short_, y, group, y, group);
    std::string key;
    std::string rest;
    switch (report_.opinion) {
      case Opinion::unqualified:
        key = fmt::format("我们认为，后附的财务报表在所有重大方面按照{}的规定编制，{}", rules_, fair);
        break;
      case Opinion::qualified:
        key = fmt::format(
            "我们认为，除“形成保留意见的基础”部分所述事项{}影响外，后附的财务报表在所有重大方面按照{}的规定编制，{}",
            random_.chance(0.5) ? "产生的" : "可能产生的", rules_, fair);
        break;
      case Opinion::adverse:
        key = fmt::format(
            "我们认为，由于“形成否定意见的基础”部分所述事项的重要性，后附的财务报表没有在所有重大方面按照{}"
            "的规定编制，未能{}",
            rules_, fair);
        break;
      case Opinion::disclaimer:
        key = fmt::format("我们不对后附的{}财务报表发表审计意见。", short_);
        rest =
            "由于“形成无法表示意见的基础”部分所述事项的重要性，我们无法获取充分、适当的审计证据以作为对财务报表发表审计"
            "意见的基础。";
        break;
    }
    const auto places = prose_.paragraph({{key, true}, {rest, false}});
    field("opinion", contract_name(report_.opinion), places.front());
    field("year", std::to_string(y), places.front());
  }

  void basis() {
    const std::string name = report_.opinion == Opinion::unqualified ? "形成审计意见的基础"
                                                                     : "形成" + heading_of(report_.opinion) + "的基础";
    prose_.heading("二、" + name);
    if (report_.opinion == Opinion::qualified) {
      prose_.paragraph(
          {{fmt::format(
                "截至{}年12月31日，{}"
                "应收账款余额中有部分款项账龄较长，我们未能取得充分、适当的审计证据，无法判断坏账准备计提的充分性。",
                report_.year, short_),
            false}});
    } else if (report_.opinion == Opinion::adverse) {
      prose_.paragraph(
          {{fmt::format("如财务报表附注所述，{}{}"
                        "年度未将其控制的子公司纳入合并范围，若纳入合并，财务报表的多个项目将受到重大且广泛的影响。",
                        short_, report_.year),
            false}});
    } else if (report_.opinion == Opinion::disclaimer) {
      prose_.paragraph({{fmt::format("我们于{}年末以后接受委托，未能对{}的存货实施监盘，也无法实施满意的替代程序。",
                                     report_.year, short_),
                         false}});
      return;
    }
    prose_.paragraph(
        {{"我们按照中国注册会计师审计准则的规定执行了审计工作。审计报告的“注册会计师对财务报表审计的责任”部分进一步阐述"
          "了我们在这些准则下的责任。按照中国注册会计师职业道德守则，我们独立于" +
              short_ + "，并履行了职业道德方面的其他责任。我们相信，我们获取的审计证据是充分、适当的，为发表" +
              (report_.opinion == Opinion::unqualified ? "审计" : heading_of(report_.opinion).substr(0, 6)) +
              "意见提供了基础。",
          false}});
  }

  void duties(bool brief) {
    prose_.heading("三、管理层和治理层对财务报表的责任");
    prose_.paragraph({{short_ + "管理层负责按照" + rules_ +
                           "的规定编制财务报表，使其实现公允反映，并设计、执行和维护必要的内部控制，以使财务报表不存在"
                           "由于舞弊或错误导致的重大错报。",
                       false}});
    if (!brief) {
      prose_.paragraph({{"在编制财务报表时，管理层负责评估" + short_ +
                             "的持续经营能力，披露与持续经营相关的事项，并运用持续经营假设，除非管理层计划进行清算、终"
                             "止运营或别无其他现实的选择。治理层负责监督财务报告过程。",
                         false}});
    }
    prose_.heading("四、注册会计师对财务报表审计的责任");
    prose_.paragraph(
        {{"我们的目标是对财务报表整体是否不存在由于舞弊或错误导致的重大错报获取合理保证，并出具包含审计意见的审计报告。"
          "合理保证是高水平的保证，但并不能保证按照审计准则执行的审计在某一重大错报存在时总能发现。",
          false}});
    if (!brief) {
      for (const char* text :
           {"（一）识别和评估由于舞弊或错误导致的财务报表重大错报风险，设计和实施审计程序以应对这些风险，并获取充分、适"
            "当的审计证据，作为发表审计意见的基础。",
            "（二）了解与审计相关的内部控制，以设计恰当的审计程序，但目的并非对内部控制的有效性发表意见。",
            "（三）评价管理层选用会计政策的恰当性和作出会计估计及相关披露的合理性。",
            "（四）对管理层使用持续经营假设的恰当性得出结论。",
            "（五）评价财务报表的总体列报、结构和内容，并评价财务报表是否公允反映相关交易和事项。"}) {
        prose_.paragraph({{text, false}});
      }
    }
    prose_.paragraph(
        {{"我们与治理层就计划的审计范围、时间安排和重大审计发现等事项进行沟通，包括沟通我们在审计中识别出的值得关注的内"
          "部控制缺陷。",
          false}});
  }

  void sign() {
    prose_.need(170);
    prose_.skip(14);
    Canvas& page = prose_.page();
    const Style body = prose_.body();
    const double left = prose_.left();
    const double right = page.width() - prose_.left() - 150;
    double y = prose_.y() + 10;
    field("auditor", report_.auditor, {.page = prose_.page_index(), .box = page.text(left, y, report_.auditor, body)});
    if (random_.chance(0.3)) {
      page.text(left, y + 16, "（盖章）", body);
    }
    const std::string city = company_.seat.city.substr(0, company_.seat.city.size() - 3);
    page.text(left, y + 58, "中国·" + city, body);
    const List partners = {make_person(random_), make_person(random_)};
    for (std::size_t i = 0; i < 2; ++i) {
      const double at = y + 52.0 * static_cast<double>(i);
      page.text(right - 20, at, random_.chance(0.3) && i == 0 ? "中国注册会计师：" : "中国注册会计师：", body);
      put_signature(page, right + 74, at, 44, partners[i], random_);
      if (random_.chance(0.7)) {
        put_name_seal(page, right + 142, at - 4, partners[i], 32, random_);
      }
    }
    put_company_seal(page, left + random_.uniform(60, 120), y + random_.uniform(6, 26),
                     report_.sealed_by.empty() ? report_.auditor : report_.sealed_by, random_);
    y += 104;
    const int manner = random_.number(0, 2);
    const std::string date = manner == 0   ? chinese_numerals(report_.date)
                             : manner == 1 ? chinese(report_.date)
                                           : chinese_spaced(report_.date);
    field("date", iso(report_.date),
          {.page = prose_.page_index(), .box = page.text(random_.chance(0.5) ? right : left, y, date, body)});
  }

  const AuditReport& report_;
  const Company& company_;
  Random& random_;
  Prose prose_;
  DocumentTruth truth_;
  std::string short_;
  std::string rules_;
};

}  // namespace

std::string contract_name(Opinion opinion) {
  switch (opinion) {
    case Opinion::unqualified:
      return "unqualified";
    case Opinion::qualified:
      return "qualified";
    case Opinion::adverse:
      return "adverse";
    case Opinion::disclaimer:
      return "disclaimer";
  }
  return "";
}

std::string make_report_number(const std::string& auditor, const std::string& kind, Day date, Random& random) {
  const std::string mark = random.pick(List{"辽", "沈", ""}) + auditor.substr(6, 6);
  const int n = random.number(1, 899);
  const int y = year_of(date);
  switch (random.number(0, 5)) {
    case 0:
      return fmt::format("{}{}字〔{}〕第{:04}号", mark, kind, y, n);
    case 1:
      return fmt::format("{}{}字[{}]第{:03}号", mark, kind, y, n);
    case 2:
      return fmt::format("{}会{}字（{}）第{:04}号", mark, kind, y, n);
    case 3:
      return fmt::format("{}{}字[{}]{:05}号", mark, kind, y, n);
    case 4:
      return fmt::format("{}会师{}字〔{}〕{}号", mark, kind, y, n);
    default:
      return fmt::format("{}{}字({})第210A{:06}号", mark, kind, y, n);
  }
}

AuditReport make_audit_report(const Company& c, int year, Random& random) {
  AuditReport r;
  r.year = year;
  r.auditor = c.auditor;
  r.entity = c.name;
  r.date = day(year + 1, static_cast<unsigned>(random.number(2, 5)), static_cast<unsigned>(random.number(1, 28)));
  r.number = make_report_number(c.auditor, "审", r.date, random);
  r.consolidated = !c.group_books.empty();
  r.small_rules = c.form == Form::small_enterprise;
  return r;
}

void draw_audit_report(Sheet& sheet, const AuditReport& report, const Company& company, bool brief, Random& random) {
  Writer writer(sheet, report, company, random);
  DocumentTruth truth = writer.write(brief);
  sheet.documents.push_back(std::move(truth));
}

namespace {

// What the notes say of the accounting policies, in the order of the usual headings.
const std::vector<std::pair<std::string, std::string>> kPolicies = {
    {"会计期间",
     "公司会计年度自公历1月1日起至12月31日止，以十二个月作为正常营业周期，并以其作为资产和负债的流动性划分标准。"},
    {"现金及现金等价物的确定标准",
     "现金等价物是指公司持有的期限短、流动性强、易于转换为已知金额现金且价值变动风险很小的投资，"
     "受到限制的银行存款不作为现金流量表中的现金及现金等价物。"},
    {"应收款项坏账准备",
     "公司对单项金额重大的应收款项单独进行减值测试；对其余款项按账龄组合计提坏账准备，账龄越长，计提比例越高。"
     "有客观证据表明款项难以收回的，全额计提，并按规定的程序核销。"},
    {"存货的核算方法",
     "存货主要包括合同履约成本、库存商品和周转材料。发出存货采用加权平均法计价；资产负债表日按成本与可变现净值"
     "孰低计量，可变现净值低于成本的，计提存货跌价准备，并计入当期损益。"},
    {"固定资产及其折旧",
     "固定资产按取得时的实际成本入账，采用年限平均法分类计提折旧。与固定资产有关的后续支出，符合确认条件的计入成本，"
     "不符合的于发生时计入当期损益。使用寿命、预计净残值和折旧方法至少于每年年度终了复核一次。"},
    {"无形资产与开发支出",
     "研究阶段的支出于发生时计入当期损益。开发阶段的支出同时满足技术上可行、有完成并使用的意图、能够带来经济利益、"
     "有足够资源支持且支出能够可靠计量的，方予资本化；不能区分研究阶段与开发阶段的，全部费用化。"},
    {"收入的确认",
     "公司在客户取得相关商品或服务的控制权时确认收入。软件产品销售于交付并经客户验收后确认；技术服务在服务期间内按履约"
     "进度确认；"
     "定制开发在取得客户的验收文件时确认。合同中含有两项以上履约义务的，按各自单独售价的相对比例分摊交易价格。"},
    {"政府补助",
     "与资产相关的政府补助确认为递延收益，在资产的使用寿命内按合理、系统的方法分期计入损益；与收益相关的，用于补偿以后"
     "期间"
     "费用的确认为递延收益，用于补偿已发生费用的直接计入当期损益。"},
    {"所得税",
     "所得税采用资产负债表债务法核算。以很可能取得用来抵扣可抵扣暂时性差异的应纳税所得额为限，确认递延所得税资产。"
     "资产负债表日对其账面价值进行复核，难以获得足够应纳税所得额的，减记其账面价值。"},
    {"租赁",
     "合同开始日评估合同是否为租赁或者包含租赁。短期租赁和低价值资产租赁不确认使用权资产和租赁负债，租金在租赁期内按直"
     "线法"
     "计入相关资产成本或当期损益。"},
    {"关联方关系",
     "一方控制、共同控制另一方或对另一方施加重大影响，以及两方以上同受一方控制的，构成关联方。公司与关联方之间的交易按"
     "照"
     "市场价格协商确定，并履行内部的审批程序。"},
    {"重要的会计判断",
     "编制财务报表时，管理层需要作出判断、估计和假设，这些判断影响收入、费用、资产和负债的列报金额以及或有负债的披露。"
     "估计的不确定性可能导致以后期间对账面价值进行重大调整，会计估计的变更采用未来适用法处理。"}};

constexpr int kShortNotes = 2;  // up to here the notes have tables alone

void draw_policies(Prose& prose, const Sheet& sheet, std::size_t until) {
  for (std::size_t i = 0; sheet.pages.size() < until; ++i) {
    const auto& [name, text] = kPolicies[i % kPolicies.size()];
    prose.heading(fmt::format("（{}）{}", i + 1, name));
    prose.paragraph({{text, false}});
  }
}

}  // namespace

void draw_notes(Sheet& sheet, const Company& company, int year, int pages, const StatementStyle& style,
                Random& random) {
  Prose::Settings settings = make_prose(10.2, random);
  settings.look.digits = style.look.digits.sized(9);
  settings.first_number = 12;
  Prose prose(sheet, settings);
  DocumentTruth truth;
  truth.type = "other";
  truth.accept_types = {"audit_report"};
  truth.variant = "notes";
  truth.first_page = sheet.pages.size();
  prose.new_page();
  prose.title("财务报表附注", 15);
  prose.line(fmt::format("{}年度", year), prose.body(), Align::center);
  prose.heading("一、公司基本情况");
  prose.paragraph({{fmt::format("{}（以下简称“公司”）成立于{}，注册资本{}万元，法定代表人{}，住所为{}。", company.name,
                                chinese(company.established), company.registered_capital / 1000000,
                                company.representative, company.address),
                    false}});
  prose.heading("二、财务报表的编制基础");
  prose.paragraph(
      {{"公司财务报表以持续经营为编制基础，根据实际发生的交易和事项，按照会计准则的规定进行确认和计量。", false}});
  if (pages > kShortNotes) {
    prose.heading("三、重要会计政策及会计估计");
    draw_policies(prose, sheet, truth.first_page + static_cast<std::size_t>(pages - kShortNotes));
  }
  prose.heading("五、财务报表项目注释");
  const Figures& now = company.book(year).figures;
  const Figures& before = company.book(year - 1).figures;
  const AmountStyle amounts;
  int number = 1;
  for (const auto& [key, label] : std::vector<std::pair<std::string, std::string>>{{"cash", "货币资金"},
                                                                                   {"receivables", "应收账款"},
                                                                                   {"fixed_assets", "固定资产"},
                                                                                   {"payables", "应付账款"},
                                                                                   {"revenue", "营业收入"},
                                                                                   {"rd_expense", "研发费用"}}) {
    if (static_cast<int>(sheet.pages.size() - truth.first_page) > pages) {
      break;
    }
    prose.heading(fmt::format("{}、{}", number++, label));
    const Fen a = value_of(now, key);
    const Fen b = value_of(before, key);
    const Fen a1 = a * 7 / 10;
    const Fen b1 = b * 6 / 10;
    const std::vector<std::pair<std::string, std::string>> parts = {
        {"cash", "库存现金|银行存款"}, {"receivables", "1年以内|1至2年"}, {"fixed_assets", "电子设备|办公设备"},
        {"payables", "货款|服务费"},   {"revenue", "主营业务|其他业务"},  {"rd_expense", "职工薪酬|折旧摊销及其他"}};
    std::string first;
    std::string second;
    for (const auto& [k, names] : parts) {
      if (k == key) {
        first = names.substr(0, names.find('|'));
        second = names.substr(names.find('|') + 1);
      }
    }
    const auto cell = [&](Fen value) {
      return Prose::Cell{
          .text = print_amount(value, amounts).text, .align = Align::right, .bold = false, .want = false};
    };
    const bool flow = key == "revenue" || key == "rd_expense";
    prose.table({2, 1.6, 1.6}, {"项目", flow ? "本期发生额" : "期末余额", flow ? "上期发生额" : "年初余额"},
                {{{.text = first}, cell(a1), cell(b1)},
                 {{.text = second}, cell(a - a1), cell(b - b1)},
                 {{.text = "合计", .align = Align::center}, cell(a), cell(b)}},
                Ruling::full, 9.2, random);
  }
  truth.last_page = sheet.last();
  sheet.documents.push_back(std::move(truth));
}

}  // namespace dossier::corpus
