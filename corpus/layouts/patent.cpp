#include "corpus/layouts/patent.h"

#include <fmt/format.h>

#include "corpus/layouts/form_lines.h"
#include "corpus/look.h"
#include "corpus/ornament.h"
#include "corpus/seal.h"

namespace dossier::corpus {
namespace {

using List = std::vector<std::string>;

std::string spaced_number(const std::string& number, Random& random) {
  // 202010123456.7 -> ZL 2020 1 0123456.7, with or without the blanks that the rules allow.
  const std::string year = number.substr(0, 4);
  const std::string kind = number.substr(4, 1);
  const std::string rest = number.substr(5);
  switch (random.number(0, 4)) {
    case 0:
      return "ZL" + number;
    case 1:
      return "ZL " + number;
    default:
      return fmt::format("ZL {} {} {}", year, kind, rest);
  }
}

std::string join(const List& names, const std::string& by) {
  std::string out;
  for (const std::string& name : names) {
    out += (out.empty() ? "" : by) + name;
  }
  return out;
}

std::string printed_date(Day d, int manner) {
  switch (manner) {
    case 0:
      return chinese_padded(d);
    case 1:
      return chinese(d);
    default:
      return fmt::format("{} 年 {:02} 月 {:02} 日", static_cast<int>(d.year()), static_cast<unsigned>(d.month()),
                         static_cast<unsigned>(d.day()));
  }
}

int years_of_right(const Patent& p) {
  switch (p.kind) {
    case PatentKind::invention:
      return 20;
    case PatentKind::utility_model:
      return 10;
    case PatentKind::design:
      return p.filed >= day(2021, 6, 1) ? 15 : 10;
  }
  return 20;
}

}  // namespace

void draw_patent(Sheet& sheet, const Patent& patent, const std::string& address, const PatentChanges& changes,
                 Random& random) {
  Canvas& page = sheet.add_page();
  DocumentTruth truth;
  truth.type = "patent_certificate";
  truth.first_page = sheet.last();
  // Electronic ones do not print the day of the fee.
  const bool electronic = year_of(patent.granted) >= 2022 && random.chance(0.5) && !changes.wrong_fee_day;
  const bool old_paper = !electronic && random.chance(0.35);
  truth.variant = electronic ? "electronic" : old_paper ? "paper-old" : "paper";
  const std::string kind = chinese_name(patent.kind);
  const Color rule =
      old_paper ? Color{.red = 0.5, .green = 0.42, .blue = 0.2} : Color{.red = 0.2, .green = 0.3, .blue = 0.55};

  const Box frame{.x = 38, .y = 48, .width = page.width() - 76, .height = page.height() - 110};
  put_frame(page, frame, electronic ? Frame::double_rule : chance_frame(random), rule);
  if (random.chance(0.3)) {
    put_tint(page, {.x = frame.x + 18, .y = frame.bottom() - 200, .width = frame.width - 36, .height = 180},
             {.red = 0.93, .green = 0.94, .blue = 0.97}, true);
  }
  const std::string face = random.pick(
      List{kKai, kSong, kMing, kSong, with_latin("Liberation Serif", kSong), with_latin("Liberation Serif", kKai)});
  const double size = random.uniform(11, 12.8);
  const Style body{.family = face, .size = size};
  const int manner = random.number(0, 2);

  const double cx = page.width() / 2;
  const std::string number_text = random.chance(0.5) ? "证 书 号 第 " + patent.certificate_number + " 号"
                                                     : "证书号第" + patent.certificate_number + "号";
  const double number_y = frame.y + random.uniform(38, 52);
  const std::string before = number_text.substr(0, number_text.find(patent.certificate_number));
  // The whole is one printed line; the number's own box is a part of it.
  const Box whole = page.text(frame.x + 34, number_y, number_text, body);
  const double from = measure(before, body).width;
  truth.field("certificate_number", patent.certificate_number, sheet.last(),
              {.x = whole.x + from,
               .y = whole.y,
               .width = measure(patent.certificate_number, body).width,
               .height = whole.height});

  if (!old_paper || random.chance(0.5)) {
    put_logo(page, cx, frame.y + 62, 26, "P", random);
  } else {
    put_emblem(page, cx, frame.y + 64, 34, false);
  }
  if (!old_paper) {
    put_qr_code(page, {.x = frame.right() - 88, .y = frame.y + 34, .width = 54, .height = 54},
                "ZL" + patent.number + " " + patent.certificate_number);
  }
  const Style title{.family = random.pick(List{kSong, kKai, kHei}),
                    .size = random.uniform(24, 30),
                    .bold = random.chance(0.6),
                    .spacing = random.uniform(0, 4)};
  page.text(cx, frame.y + 138, kind + "专利证书", title, Align::center);

  FormLines::Settings s;
  s.x = frame.x + 38;
  s.y = frame.y + random.uniform(182, 205);
  s.width = frame.width - 70;
  s.spread = random.chance(0.55);
  s.label = body;
  s.value = random.chance(0.7) ? body : body.sized(size * 1.02);
  s.label_width = s.spread ? measure(kind.size() > 6 ? kind + "名称" : "授权公告日", body).width : 0;
  s.gap = random.uniform(0, 4);
  s.line = random.uniform(26, 33);
  FormLines lines(page, s);
  const std::string name_label = patent.kind == PatentKind::invention ? "发明名称" : kind + "名称";
  truth.field("title", patent.title, sheet.last(), lines.add(name_label, patent.title));
  truth.field("kind", contract_name(patent.kind), sheet.last(), {});
  const std::string people = join(patent.inventors, random.pick(List{";", "；", ";"}));
  const bool inventors_last = electronic && random.chance(0.5);
  const std::string person_label = patent.kind == PatentKind::design ? "设计人" : "发明人";
  if (!inventors_last) {
    lines.add(person_label, people);
  }
  const std::string printed = spaced_number(patent.number, random);
  FieldTruth& number = truth.field("number", "ZL" + patent.number, sheet.last(), lines.add("专利号", printed));
  number.accept = {patent.number};
  truth.field("filed", iso(patent.filed), sheet.last(),
              lines.add(random.chance(0.7) ? "专利申请日" : "申请日", printed_date(patent.filed, manner)));
  const auto holder = [&] {
    truth.field("holder", patent.holder, sheet.last(),
                lines.add(random.chance(0.85) ? "专利权人" : "权利人", patent.holder));
  };
  const auto granted = [&] {
    const Box at = lines.add("授权公告日", printed_date(patent.granted, manner));
    truth.field("granted", iso(patent.granted), sheet.last(), at);
    const std::string pub = patent.publication_number;
    const std::string shown =
        random.chance(0.6) ? fmt::format("CN {} {}", pub.substr(2, pub.size() - 3), pub.substr(pub.size() - 1)) : pub;
    const Box box = at.right() < cx + 20 ? lines.beside(cx + random.uniform(24, 40), "授权公告号", shown)
                                         : lines.add("授权公告号", shown);
    truth.field("publication_number", pub, sheet.last(), box);
  };
  if (electronic) {
    granted();
    holder();
  } else {
    holder();
  }
  const std::string postcode = std::to_string(random.number(110000, 124999));
  lines.add("地址", random.chance(0.7) ? postcode + " " + address : address);
  if (!electronic) {
    granted();
  }
  if (inventors_last) {
    lines.add(person_label, people);
  }
  if (electronic && random.chance(0.6)) {
    lines.add("申请日时申请人", patent.holder);
    lines.add("申请日时" + person_label, people);
  }

  const Style small = body.sized(size * 0.88);
  const double width = frame.width - 70;
  double y = lines.y() - 4;
  const std::string examined = patent.kind == PatentKind::invention ? "进行审查" : "经过初步审查";
  const unsigned month = static_cast<unsigned>(patent.filed.month());
  const std::string fee = fmt::format(
      "本专利的年费应当在每年{:02}月{:02}日前缴纳。未按照规定缴纳年费的，专利权自应当缴纳年费期满之日起终止。",
      changes.wrong_fee_day ? month % 12 + 1 : month, static_cast<unsigned>(patent.filed.day()));
  List texts;
  if (electronic) {
    texts = {
        fmt::format("国家知识产权局依照中华人民共和国专利法{}"
                    "，决定授予专利权，并予以公告。专利权自授权公告之日起生效。专利权有效性及专利权人变更等法律信息以专"
                    "利登记簿记载为准。",
                    examined)};
  } else {
    texts = {
        fmt::format("国家知识产权局依照中华人民共和国专利法{}，决定授予专利权，颁发{}"
                    "专利证书并在专利登记簿上予以登记。专利权自授权公告之日起生效。专利权期限为{}年，自申请日起算。",
                    examined, kind,
                    years_of_right(patent) == 20   ? "二十"
                    : years_of_right(patent) == 15 ? "十五"
                                                   : "十")};
    if (old_paper || changes.wrong_fee_day) {
      texts.push_back(fee);
    }
    texts.emplace_back(
        "专利证书记载专利权登记时的法律状况。专利权的转移、质押、无效、终止、恢复和专利权人的姓名或名称、国籍、地址变更"
        "等事项记载在专利登记簿上。");
  }
  for (const std::string& text : texts) {
    y = page.paragraph(frame.x + 38, y, width, {{text, false}}, small, 1.65, small.size * 2, true).bottom;
  }

  const double foot = std::max(y + 70, frame.bottom() - 92);
  if (random.chance(0.7)) {
    put_bar_code(page, {.x = frame.x + 40, .y = foot - 46, .width = 130, .height = 11}, patent.number.substr(0, 12));
  }
  page.text(frame.x + 40, foot, "局长", body);
  page.text(frame.x + 40, foot + 22, "高明远", body);
  put_signature(page, frame.x + 118, foot + 14, 84, "高明远", random);
  put_company_seal(page, frame.right() - 110, foot - 6, "国家知识产权局", random);
  page.text(frame.right() - 110, foot + 32, printed_date(patent.granted, manner), body, Align::center);
  const bool second = random.chance(0.4) && !electronic;
  if (random.chance(0.8)) {
    page.text(cx, frame.bottom() - 16, second ? "第 1 页 （共 2 页）" : "第 1 页 （共 1 页）", small, Align::center);
  }
  if (second) {
    page.text(cx, frame.bottom() + 26, "其他事项参见续页", small.sized(9), Align::center);
    Canvas& next = sheet.add_page();
    put_frame(next, frame, Frame::double_rule, rule);
    next.text(frame.x + 34, number_y, number_text, body);
    double at = frame.y + 110;
    next.text(frame.x + 38, at, "申请日时本专利记载的申请人、" + person_label + "信息如下：", body);
    next.text(frame.x + 38, at + 30, "申请人：", body);
    next.text(frame.x + 38, at + 54, patent.holder, body);
    next.text(frame.x + 38, at + 90, person_label + "：", body);
    next.text(frame.x + 38, at + 114, people, body);
    next.text(cx, frame.bottom() - 16, "第 2 页 （共 2 页）", small, Align::center);
  }
  truth.last_page = sheet.last();
  sheet.documents.push_back(std::move(truth));
}

void draw_patent_application_notice(Sheet& sheet, const Patent& patent, const std::string& address, Random& random) {
  Canvas& page = sheet.add_page();
  DocumentTruth truth;
  truth.type = "other";
  truth.variant = "application-notice";
  truth.first_page = truth.last_page = sheet.last();
  const Style body{.family = random.pick(List{kSong, kMing}), .size = 10.5};
  page.text(page.width() / 2, 70, "国 家 知 识 产 权 局", body.sized(20).bolder(), Align::center);
  const double left = 70;
  const double width = page.width() - 2 * left;
  page.rectangle({.x = left, .y = 96, .width = width * 0.58, .height = 80}, 0.6);
  page.text_in({.x = left, .y = 96, .width = width * 0.58, .height = 80},
               std::to_string(random.number(110000, 116999)) + " " + address, body, Align::left, 8);
  page.text(page.width() - left, 112, "发文日：", body, Align::right);
  page.text(page.width() - left, 136, chinese(plus_days(patent.filed, 3)), body, Align::right);
  double y = 206;
  page.text(left, y, "申请号或专利号：" + patent.number, body);
  page.text(page.width() / 2 + 40, y,
            fmt::format("发文序号：{}{:08}", iso(patent.filed).substr(0, 4), random.number(1, 99999999)), body);
  y += 34;
  page.text(page.width() / 2, y, "专 利 申 请 受 理 通 知 书", body.sized(18).bolder(), Align::center);
  y += 24;
  y = page.paragraph(left, y, width,
                     {{"根据专利法第28条及其实施细则第38条、第39条的规定，申请人提出的专利申请已由国家知识产权局受理。"
                       "现将确定的申请号、申请日、申请人和发明创造名称通知如下：",
                       false}},
                     body, 1.7, 21, true)
          .bottom +
      8;
  for (const auto& [label, value] : std::vector<std::pair<std::string, std::string>>{{"申请号", patent.number},
                                                                                     {"申请日", chinese(patent.filed)},
                                                                                     {"申请人", patent.holder},
                                                                                     {"发明创造名称", patent.title}}) {
    y += 22;
    page.text(left + 21, y, label + "：" + value, body);
  }
  y += 20;
  for (const char* text :
       {"经核实，国家知识产权局确认收到文件如下：权利要求书 1份 3页；说明书 1份 9页；说明书附图 1份 2页；说明书摘要 "
        "1份 1页；专利代理委托书 1份 2页；请求书 1份 5页；实质审查请求书 1份 1页。",
        "提示：1."
        "申请人收到专利申请受理通知书之后，认为其记载的内容与申请人所提交的相应内容不一致时，可以向国家知识产权局请求更"
        "正。",
        "2.申请人收到专利申请受理通知书之后，再向国家知识产权局办理各种手续时，均应当准确、清晰地写明申请号。"}) {
    y = page.paragraph(left, y, width, {{text, false}}, body, 1.6, 21, true).bottom + 4;
  }
  page.text(left, page.height() - 90, fmt::format("审 查 员：{}", random.pick(List{"自动受理", "王敏", "刘洋"})), body);
  page.text(page.width() / 2 + 20, page.height() - 90, "审查部门：初审及流程管理部", body);
  put_company_seal(page, page.width() - 140, page.height() - 130, "国家知识产权局", random, "专利审查业务章");
  sheet.documents.push_back(std::move(truth));
}

}  // namespace dossier::corpus
