#include "corpus/layouts/software.h"

#include <algorithm>

#include <fmt/format.h>

#include "corpus/layouts/form_lines.h"
#include "corpus/look.h"
#include "corpus/ornament.h"
#include "corpus/seal.h"

namespace dossier::corpus {

void draw_software(Sheet& sheet, const Software& s, Random& random) {
  using List = std::vector<std::string>;
  Canvas& page = sheet.add_page();
  const std::size_t at = sheet.last();
  DocumentTruth t;
  t.type = "software_copyright";
  t.first_page = t.last_page = at;
  t.variant = s.short_title.empty() ? "plain" : "short-title";
  const Box frame{.x = 34, .y = 34, .width = page.width() - 68, .height = page.height() - 68};
  if (random.chance(0.75)) {
    put_tint(page, frame, {.red = 0.9, .green = 0.96, .blue = 0.96}, true);
  }
  put_frame(page, frame, random.chance(0.6) ? Frame::meander : chance_frame(random),
            {.red = 0.45, .green = 0.5, .blue = 0.3});
  put_frame(page, {.x = 54, .y = 54, .width = page.width() - 108, .height = page.height() - 108}, Frame::corners,
            {.red = 0.1, .green = 0.65, .blue = 0.75});
  const double cx = page.width() / 2;
  const std::string face = random.pick(List{kSong, kMing, kHei, kSong});
  const Style head{.family = random.pick(List{kSong, kKai, kHei}),
                   .size = 21,
                   .bold = random.chance(0.7),
                   .spacing = random.uniform(1, 4)};
  page.text(cx, 132, "中华人民共和国国家版权局", head, Align::center);
  page.text(cx, 170, "计算机软件著作权登记证书", head.sized(23), Align::center);
  const Style body{.family = face, .size = random.uniform(11.5, 13)};
  const Style small = body.sized(10);
  const std::string number_label = random.pick(List{"证书号：", "证书号： "});
  const Box number = page.text(page.width() - 96, 200, number_label + s.certificate_number, small, Align::right);
  const double width = measure(s.certificate_number, small).width;
  FieldTruth& cert = t.field("certificate_number", s.certificate_number, at,
                             {.x = number.right() - width, .y = number.y, .width = width, .height = number.height});
  // 软著登字第…号: the number alone is right too.
  std::string bare = s.certificate_number.substr(std::string("软著登字第").size());
  bare = bare.substr(0, bare.size() - 3);
  cert.accept = {bare, "第" + bare + "号"};

  FormLines::Settings f;
  f.x = 92;
  f.y = random.uniform(236, 252);
  f.width = page.width() - 184;
  f.spread = random.chance(0.8);
  f.label = body;
  f.value = body;
  f.label_width = f.spread ? measure("开发完成日期", body).width : 0;
  f.gap = 4;
  f.line = random.uniform(32, 38);
  FormLines lines(page, f);
  const std::size_t version = s.title.rfind('V');
  const std::string name = s.title.substr(0, version);
  const std::string release = s.title.substr(version);
  List parts;
  if (!s.short_title.empty()) {
    parts = {name, fmt::format("[简称：{}]", s.short_title), release};
  } else if (random.chance(0.5)) {
    parts = {name, release};
  } else {
    parts = {s.title};
  }
  Box box;
  for (const Box& b : lines.add_lines("软件名称", parts)) {
    box = united(box, b);
  }
  FieldTruth& title = t.field("title", s.title, at, box);
  title.accept = {name};
  if (!s.short_title.empty()) {
    title.accept.push_back(fmt::format("{}[简称:{}]{}", name, s.short_title, release));
    title.accept.push_back(fmt::format("{}[简称:{}]", name, s.short_title));
  }
  lines.skip(4);
  t.field("holder", s.holder, at, lines.add("著作权人", s.holder));
  lines.skip(random.uniform(0, 16));
  const bool padded = random.chance(0.8);
  const auto date = [&](Day d) { return padded ? chinese_padded(d) : chinese(d); };
  lines.add("开发完成日期", date(s.completed));
  if (s.first_published) {
    t.field("first_published", iso(*s.first_published), at, lines.add("首次发表日期", date(*s.first_published)));
  } else {
    FieldTruth& unpublished = t.field("first_published", "未发表", at, lines.add("首次发表日期", "未发表"));
    unpublished.optional = true;
  }
  lines.add("权利取得方式", "原始取得");
  lines.add("权利范围", "全部权利");
  t.field("number", s.number, at, lines.add("登记号", s.number));
  const ParagraphBoxes law = page.paragraph(
      92, lines.y() - 4, page.width() - 184,
      {{"根据《计算机软件保护条例》和《计算机软件著作权登记办法》的规定，经中国版权保护中心审核，对以上事项予以登记。",
        false}},
      body, 2.0, body.size * 2, true);
  if (random.chance(0.7)) {
    put_bar_code(page, {.x = 130, .y = std::max(page.height() - 268, law.bottom + 8), .width = 90, .height = 30},
                 s.number);
  }
  RoundSeal seal{.around = "中华人民共和国国家版权局", .below = "登记专用章", .code = {}};
  seal.radius = 56;
  seal.tilt = random.normal() * 0.06;
  put_round_seal(page, page.width() - 160, std::max(page.height() - 200, law.bottom + 62), seal);
  page.text(page.width() - 160, page.height() - 142, date(s.registered), body, Align::center);
  page.text(96, page.height() - 138, fmt::format("No. {:08}", random.number(1000000, 99999999)),
            body.sized(11).colored({.red = 0.7, .green = 0.1, .blue = 0.15}));
  sheet.documents.push_back(std::move(t));
}

}  // namespace dossier::corpus
