#include "corpus/layouts/standard.h"

#include <fmt/format.h>

#include "corpus/layouts/form_lines.h"
#include "corpus/layouts/prose.h"
#include "corpus/ornament.h"

namespace dossier::corpus {
namespace {

using List = std::vector<std::string>;

std::string with_long_dash(const std::string& number) {
  std::string out = number;
  const std::size_t at = out.rfind('-');
  return out.replace(at, 1, "—");
}

std::string kind_of(const std::string& number) {
  if (number.rfind("GB", 0) == 0) {
    return "中华人民共和国国家标准";
  }
  if (number.rfind("DB", 0) == 0) {
    return "辽宁省地方标准";
  }
  if (number.rfind("T/", 0) == 0) {
    return "团体标准";
  }
  return number.rfind("SJ", 0) == 0 ? "中华人民共和国电子行业标准" : "中华人民共和国通信行业标准";
}

std::string issuer_of(const std::string& number) {
  if (number.rfind("GB", 0) == 0) {
    return "国家市场监督管理总局 国家标准化管理委员会";
  }
  if (number.rfind("DB", 0) == 0) {
    return "辽宁省市场监督管理局";
  }
  if (number.rfind("T/", 0) == 0) {
    return "辽宁省软件行业协会";
  }
  return "中华人民共和国工业和信息化部";
}

}  // namespace

void draw_standard(Sheet& sheet, const StandardPaper& s, Random& random) {
  DocumentTruth t;
  t.type = "standard";
  t.first_page = sheet.pages.size();
  const std::string number = random.chance(0.75) ? with_long_dash(s.number) : s.number;
  const std::string kind = kind_of(s.number);
  t.variant = s.number.substr(0, s.number.find(' '));

  Canvas& cover = sheet.add_page();
  const std::size_t first = sheet.last();
  const double left = 64;
  const double right = cover.width() - 64;
  const double cx = cover.width() / 2;
  const std::string face = random.pick(List{kHei, kHei, kSong});
  const Style small{.family = with_latin("Liberation Sans", kHei), .size = 10};
  cover.text(left, 64, fmt::format("ICS 35.{:03}.{:02}", random.number(20, 240), random.number(1, 99)), small);
  cover.text(left, 78, fmt::format("{} L {:02}", random.chance(0.6) ? "CCS" : "", random.number(60, 80)), small);
  const Style logo{.family = "Liberation Sans", .size = 46, .bold = true};
  const std::string letters = s.number.rfind("T/", 0) == 0
                                  ? "T/" + s.number.substr(2, s.number.find(' ') - 2)
                                  : s.number.substr(0, 2) + (s.number.rfind("DB", 0) == 0 ? "21" : "");
  cover.text(right, 110, letters, logo, Align::right);
  if (kind.size() > 15) {
    cover.spread(left, 164, right - left - 10, kind, Style{.family = face, .size = 27, .bold = true});
  } else {
    cover.text(cx, 164, spaced_out(kind, "　"), Style{.family = face, .size = 30, .bold = true}, Align::center);
  }
  const Style number_style{.family = with_latin("Liberation Sans", kHei), .size = 14, .bold = true};
  FieldTruth& n = t.field("number", s.number, first, cover.text(right, 204, number, number_style, Align::right));
  n.accept = {with_long_dash(s.number)};
  if (!s.replaces.empty()) {
    cover.text(right, 222, "代替 " + with_long_dash(s.replaces), small, Align::right);
  }
  cover.line(left, 234, right, 234, 1.2);

  const Style title_style{.family = face, .size = 25, .bold = random.chance(0.5)};
  // A title's parts stand on lines of their own by chance.
  std::vector<std::string> parts;
  std::string rest = s.title;
  if (random.chance(0.5)) {
    while (rest.find(' ') != std::string::npos) {
      parts.push_back(rest.substr(0, rest.find(' ')));
      rest = rest.substr(rest.find(' ') + 1);
    }
  }
  parts.push_back(rest);
  double y = 360;
  Box title_box;
  for (const std::string& part : parts) {
    const double room = right - left;
    const Style style = measure(part, title_style).width > room
                            ? title_style.sized(title_style.size * room / measure(part, title_style).width)
                            : title_style;
    title_box = united(title_box, cover.text(cx, y, part, style, Align::center));
    y += 36;
  }
  t.field("title", s.title, first, title_box);
  y = cover
          .paragraph(90, y + 4, cover.width() - 180, {{s.english_title, false}},
                     Style{.family = "Liberation Serif", .size = 12.5, .bold = true}, 1.5, 0, false, Align::center)
          .bottom;
  if (random.chance(0.25)) {
    cover.text(cx, y + 40, "（报批稿于发布前归档）", small.sized(9), Align::center);
  }
  const Style date{.family = with_latin("Liberation Sans", kHei), .size = 13};
  const double foot = cover.height() - 116;
  const std::string gap = random.chance(0.5) ? " " : "";
  const Box published = cover.text(left, foot, iso(s.published) + gap + "发布", date);
  const Box effective = cover.text(right, foot, iso(s.effective) + gap + "实施", date, Align::right);
  const double width = measure(iso(s.published), date).width;
  t.field("published", iso(s.published), first,
          {.x = published.x, .y = published.y, .width = width, .height = published.height});
  t.field("effective", iso(s.effective), first,
          {.x = effective.x, .y = effective.y, .width = width, .height = effective.height});
  cover.line(left, foot + 10, right, foot + 10, 1.2);
  const std::string issuer = issuer_of(s.number);
  if (issuer.find(' ') != std::string::npos) {
    cover.text(cx - 30, foot + 36, issuer.substr(0, issuer.find(' ')), Style{.family = kSong, .size = 15, .bold = true},
               Align::center);
    cover.text(cx - 30, foot + 56, issuer.substr(issuer.find(' ') + 1),
               Style{.family = kSong, .size = 15, .bold = true}, Align::center);
    cover.text(cx + 140, foot + 46, "发 布", date);
  } else {
    cover.text(cx, foot + 44, issuer + "　发布", Style{.family = kSong, .size = 16, .bold = true}, Align::center);
  }

  Prose::Settings settings = make_prose(10.5, random);
  settings.look.body.family = random.pick(List{kSong, kMing, with_latin("Liberation Serif", kSong)});
  settings.margin = 74;
  settings.page_numbers = 0;
  Prose prose(sheet, settings);
  const Style running{.family = with_latin("Liberation Sans", kHei), .size = 10.5};
  const auto page_head = [&] {
    prose.new_page();
    prose.page().text(random.chance(0.5) ? prose.page().width() - 74 : 74, 52, number, running, Align::right);
  };
  if (random.chance(0.35)) {
    page_head();
    prose.title("目　次", 16);
    int p = 1;
    for (const char* entry :
         {"前言", "1 范围", "2 规范性引用文件", "3 术语和定义", "4 缩略语", "5 总体要求", "6 技术要求", "7 测试方法"}) {
      prose.line(std::string(entry) + "……………………………………………………" + std::to_string(p++), prose.body());
    }
  }
  page_head();
  prose.title("前　言", 16);
  const bool old = random.chance(0.3);
  const std::string it = old ? "本标准" : "本文件";
  prose.paragraph(
      {{fmt::format("{}按照GB/T 1.1—2020《标准化工作导则 第1部分：标准化文件的结构和起草规则》的规定起草。", it),
        false}});
  if (!s.replaces.empty()) {
    prose.paragraph({{fmt::format("{}代替{}《{}》，与{}相比，除结构调整和编辑性改动外，主要技术变化如下：", it,
                                  with_long_dash(s.replaces), s.title, with_long_dash(s.replaces)),
                      false}});
    prose.paragraph({{"——更改了范围（见第1章）；", false}});
    prose.paragraph({{"——增加了测试方法（见第7章）。", false}});
  }
  prose.paragraph({{fmt::format("请注意{}的某些内容可能涉及专利。{}的发布机构不承担识别专利的责任。", it, it), false}});
  prose.paragraph({{fmt::format("{}由{}提出{}。", it,
                                random.pick(List{"全国信息技术标准化技术委员会（SAC/TC 28）", "辽宁省工业和信息化厅",
                                                 "辽宁省软件行业协会"}),
                                random.chance(0.6) ? "并归口" : ""),
                    false}});
  std::vector<Run> runs = {
      {it + random.pick(List{"起草单位：", "起草单位：", old ? "负责起草单位：" : "主要起草单位："}), false}};
  for (std::size_t i = 0; i < s.drafters.size(); ++i) {
    runs.push_back({s.drafters[i], true});
    runs.push_back({i + 1 < s.drafters.size() ? "、" : "。", false});
  }
  const auto places = prose.paragraph(runs);
  for (std::size_t i = 0; i < s.drafters.size(); ++i) {
    t.field("drafters", s.drafters[i], places[i].page, places[i].box);
  }
  std::string people;
  for (const std::string& person : s.people) {
    people += (people.empty() ? "" : "、") + person;
  }
  prose.paragraph({{it + "主要起草人：" + people + "。", false}});
  if (random.chance(0.7)) {
    page_head();
    prose.title(s.title, 15);
    prose.heading("1　范围");
    prose.paragraph({{it + "规定了总体要求、技术要求和测试方法。", false}});
    prose.paragraph({{it + "适用于相关系统的设计、开发、测试和验收。", false}});
    prose.heading("2　规范性引用文件");
    prose.paragraph({{"下列文件中的内容通过文中的规范性引用而构成" + it +
                          "必不可少的条款。其中，注日期的引用文件，仅该日期对应的版本适用于" + it + "。",
                      false}});
    prose.paragraph({{"GB/T 5271.28—2001　信息技术 词汇 第28部分：人工智能 基本概念与专家系统", false}});
    prose.heading("3　术语和定义");
    prose.paragraph({{"GB/T 5271.28—2001界定的术语和定义适用于" + it + "。", false}});
  }
  t.last_page = sheet.last();
  sheet.documents.push_back(std::move(t));
}

}  // namespace dossier::corpus
