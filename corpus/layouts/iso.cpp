#include "corpus/layouts/iso.h"

#include <fmt/format.h>

#include "corpus/layouts/iso_schemes.h"
#include "corpus/look.h"
#include "corpus/ornament.h"
#include "corpus/seal.h"

namespace dossier::corpus {
namespace {

using List = std::vector<std::string>;

class Certificate {
 public:
  Certificate(const Company& company, const IsoCertificate& c, Random& random)
      : company_(company), c_(c), random_(random), scheme_(text_of(c)) {
    standard_ = random_.pick(scheme_.standards);
    face_ = random_.pick(
        List{kSong, kKai, kHei, kMing, with_latin("Liberation Serif", kSong), with_latin("Liberation Sans", kHei)});
    latin_ = random_.pick(List{"Liberation Serif", "Liberation Sans"});
    frame_ = random_.chance(0.25) ? Frame::none : chance_frame(random_);
    color_ = {
        .red = random_.uniform(0.1, 0.6), .green = random_.uniform(0.3, 0.55), .blue = random_.uniform(0.4, 0.75)};
    tint_ = random_.chance(0.45);
    letters_ = std::string(1, static_cast<char>('A' + random_.number(0, 25))) +
               static_cast<char>('A' + random_.number(0, 25)) + "C";
  }

  const std::string& standard() const { return standard_; }
  const SchemeText& scheme() const { return scheme_; }

  DocumentTruth chinese_page(Canvas& page) {
    ground(page);
    DocumentTruth t;
    const double cx = page.width() / 2;
    const Style body{.family = face_, .size = random_.uniform(10.5, 12)};
    double y = 150;
    page.text(cx, y, scheme_.title + "认证证书",
              Style{.family = random_.pick(List{kHei, kSong, kKai}),
                    .size = scheme_.title.size() > 21 ? 21.0 : 26.0,
                    .bold = true,
                    .spacing = random_.uniform(0, 3)},
              Align::center);
    y += 34;
    const bool right = random_.chance(0.4);
    put_number(page, t, right ? page.width() - 84 : cx, y, right ? Align::right : Align::center, body);
    y += 34;
    page.text(cx, y, random_.pick(List{"兹证明", "兹 证 明", "兹证明："}), body, Align::center);
    y += 34;
    t.field(
        "holder", c_.holder, 0,
        page.text(cx, y, c_.holder, body.sized(random_.uniform(15, 19)).bolder(random_.chance(0.7)), Align::center));
    y += 26;
    y = address_lines(page, t, y, body);
    y += 12;
    page.text(cx, y,
              random_.pick(List{"建立的" + scheme_.system + "符合标准：", scheme_.system + "符合",
                                scheme_.system + "符合标准", "管理体系符合下列标准的要求："}),
              body, Align::center);
    y += 25;
    FieldTruth& standard = t.field("standard", standard_, 0,
                                   page.text(cx, y, random_.chance(0.3) ? "（" + standard_ + "）" : standard_,
                                             body.sized(13.5).bolder(), Align::center));
    standard.accept = scheme_.parts;
    y += 30;
    page.text(cx, y,
              random_.pick(List{"通过认证的范围为：", "认证范围：", "该管理体系适用于：", "覆盖的产品/服务及其过程："}),
              body, Align::center);
    y += 14;
    const ParagraphBoxes scope =
        page.paragraph(86, y, page.width() - 172, {{c_.scope, true}}, body.sized(12), 1.6, 0, false, Align::center);
    t.field("scope", c_.scope, 0, scope.runs.front());
    y = std::max(scope.bottom + 34, 470.0 + random_.uniform(0, 30));
    y = dates(page, t, y, body);
    foot(page, t, y, body);
    return t;
  }

  void english_page(Canvas& page, DocumentTruth* t) {
    ground(page);
    const double cx = page.width() / 2;
    const Style body{.family = latin_, .size = random_.uniform(10.5, 12)};
    double y = 150;
    page.text(cx, y, scheme_.english + " CERTIFICATE", body.sized(scheme_.english.size() > 26 ? 12.5 : 17).bolder(),
              Align::center);
    y += 32;
    const auto put = [&](const std::string& name, const std::string& value, Box box) {
      if (t != nullptr) {
        t->field(name, value, 0, box);
      }
    };
    const std::string label = random_.pick(List{"Certificate No.: ", "Registration No.: ", "Certificate Number: "});
    const Box all = page.text(cx, y, label + c_.number, body, Align::center);
    put("number", c_.number,
        {.x = all.right() - measure(c_.number, body).width,
         .y = all.y,
         .width = measure(c_.number, body).width,
         .height = all.height});
    y += 32;
    page.text(cx, y, random_.pick(List{"This is to certify that", "This is to certify that the management system of"}),
              body, Align::center);
    y += 32;
    const Box english_name = page.text(cx, y, company_.english_name, body.sized(16).bolder(), Align::center);
    if (t != nullptr) {
      // Alone, it names the company in both languages.
      y += 22;
      put("holder", c_.holder,
          united(english_name, page.text(cx, y, c_.holder, Style{.family = kSong, .size = 12}, Align::center)));
      t->fields.back().accept = {company_.english_name};
    }
    y += 26;
    page.text(cx, y, "Unified Social Credit Code: " + c_.uscc, body.sized(10), Align::center);
    put("uscc", c_.uscc, {});
    y += 36;
    page.text(cx, y,
              random_.pick(
                  List{"has been found to conform to", "is in conformity with", "complies with the requirements of"}),
              body, Align::center);
    y += 25;
    put("standard", standard_, page.text(cx, y, standard_, body.sized(14).bolder(), Align::center));
    y += 32;
    page.text(cx, y,
              random_.pick(List{"This certificate is valid for the following scope:", "Scope of certification:"}), body,
              Align::center);
    y += 14;
    const std::string scope = english_certified_scope(c_.scope);
    const ParagraphBoxes boxes =
        page.paragraph(80, y, page.width() - 160, {{scope, true}}, body.sized(12), 1.5, 0, false, Align::center);
    put("scope", scope, boxes.runs.front());
    y = std::max(boxes.bottom + 30, 480.0);
    put("issued", iso(c_.issued), page.text(cx, y, "Date of issue: " + english(c_.issued), body, Align::center));
    y += 22;
    put("valid_until", iso(c_.valid_until),
        page.text(cx, y,
                  random_.pick(List{"Valid until: ", "Date of expiry: ", "This certificate is valid until "}) +
                      english(c_.valid_until),
                  body, Align::center));
    y += 22;
    page.text(cx, y, "Date of initial certification: " + english(c_.first_issued), body, Align::center);
    put_signature(page, cx + 60, page.height() - 150, 70, "张三", random_);
    page.text(cx - 150, page.height() - 146, "Authorized signature:", body);
    put_logo(page, page.width() - 130, page.height() - 120, 24, "CNAS", random_);
    put_company_seal(page, 150, page.height() - 200, c_.issuer, random_);
  }

 private:
  void ground(Canvas& page) {
    const Box area{.x = 34, .y = 34, .width = page.width() - 68, .height = page.height() - 68};
    if (tint_) {
      put_tint(page, area, {.red = 0.91, .green = 0.95, .blue = 0.98}, true);
    }
    put_frame(page, area, frame_, color_);
    put_logo(page, page.width() / 2, 92, 27, letters_, random_);
  }

  void put_number(Canvas& page, DocumentTruth& t, double x, double y, Align align, const Style& body) {
    const std::string label = random_.pick(List{"证书编号：", "证书编号：", "注册号：", "证书注册号：", "证书号："});
    const Box all = page.text(x, y, label + c_.number, body, align);
    const double width = measure(c_.number, body).width;
    t.field("number", c_.number, 0, {.x = all.right() - width, .y = all.y, .width = width, .height = all.height});
  }

  double address_lines(Canvas& page, DocumentTruth& t, double y, const Style& body) {
    const Style small = body.sized(10.2);
    const double cx = page.width() / 2;
    const auto centred = [&](const std::string& label, const std::string& value) {
      const std::string text = label + value;
      Box box;
      if (measure(text, small).width > page.width() - 120) {
        box = page.paragraph(70, y - 11, page.width() - 140, {{label, false}, {value, true}}, small, 1.4, 0, false,
                             Align::center)
                  .runs.front();
        y += 33;
      } else {
        const Box all = page.text(cx, y, text, small, Align::center);
        const double width = measure(value, small).width;
        box = {.x = all.right() - width, .y = all.y, .width = width, .height = all.height};
        y += 18;
      }
      return box;
    };
    if (random_.chance(0.85)) {
      t.field("uscc", c_.uscc, 0,
              centred(random_.pick(
                          List{"统一社会信用代码：", "统一社会信用代码：", "（统一社会信用代码：", "组织机构代码："}),
                      c_.uscc));
    } else {
      t.absent.emplace_back("uscc");
    }
    centred("注册地址：", company_.address);
    if (random_.chance(0.7)) {
      centred(random_.pick(List{"经营地址：", "审核地址：", "生产/经营地址："}), company_.address);
    }
    return y;
  }

  std::string date(Day d) {
    switch (date_manner_) {
      case 0:
        return chinese_padded(d);
      case 1:
        return chinese(d);
      case 2:
        return iso(d);
      default:
        return chinese_spaced(d);
    }
  }

  double dates(Canvas& page, DocumentTruth& t, double y, const Style& body) {
    const double cx = page.width() / 2;
    const int manner = random_.number(0, 3);
    // One line "label value", the value's box being its right part.
    const auto line = [&](const std::string& label, const std::string& value) {
      const Box all = page.text(cx, y, label + value, body, Align::center);
      const double width = measure(value, body).width;
      y += body.size * 1.85;
      return Box{.x = all.right() - width, .y = all.y, .width = width, .height = all.height};
    };
    const bool first_line = random_.chance(0.7);
    if (manner == 0 || manner == 1) {
      if (first_line) {
        line(random_.pick(List{"初次获证日期：", "首次发证日期：", "初次认证日期："}), date(c_.first_issued));
      }
      t.field(
          "issued", iso(c_.issued), 0,
          line(random_.pick(List{"颁证日期：", "发证日期：", "本次发证日期：", "证书颁发日期："}), date(c_.issued)));
      t.field("valid_until", iso(c_.valid_until), 0,
              line(random_.pick(List{"有效期至：", "证书有效期至：", "有 效 期 至："}), date(c_.valid_until)));
      return y;
    }
    if (manner == 2) {
      t.field("issued", iso(c_.issued), 0, line("发证日期：", date(c_.issued)));
    }
    const std::string prefix = manner == 2 ? random_.pick(List{"证书有效期：", "有效期："}) : "本证书有效期自";
    const std::string until = manner == 2 && date_manner_ == 2 ? " 至 " : "至";
    const ParagraphBoxes boxes =
        page.paragraph(60, y - body.size, page.width() - 120,
                       {{prefix, false}, {date(c_.issued), true}, {until, false}, {date(c_.valid_until), true}}, body,
                       1.5, 0, false, Align::center);
    if (manner == 3) {
      t.field("issued", iso(c_.issued), 0, boxes.runs[0]);
    }
    t.field("valid_until", iso(c_.valid_until), 0, boxes.runs[1]);
    y += body.size * 1.85;
    if (first_line) {
      line(random_.pick(List{"初次获证日期：", "首次发证日期："}), date(c_.first_issued));
    }
    return y;
  }

  void foot(Canvas& page, DocumentTruth& t, double y, const Style& body) {
    const Style small = body.sized(9);
    const double cx = page.width() / 2;
    y = std::max(y + 6, 590.0);
    if (random_.chance(0.6)) {
      page.text(cx, y,
                random_.pick(List{"获证组织必须定期接受监督审核并经审核合格此证书方继续有效",
                                  "在国家规定的各行政、资质许可有效期内使用有效",
                                  "本证书的有效性依据发证机构的定期监督获得保持"}),
                small, Align::center);
    }
    if (random_.chance(0.3)) {
      for (int i = 0; i < 2; ++i) {
        const Box box{.x = 120.0 + 190 * i, .y = y + 10, .width = 160, .height = 36};
        page.rectangle(box, 0.5, color_);
        page.text_in(box, i == 0 ? "第一次监督审核合格标识" : "第二次监督审核合格标识", small, Align::center);
      }
    }
    const double base = page.height() - 150;
    const bool seal_left = random_.chance(0.6);
    const double sx = seal_left ? 165 : page.width() - 170;
    t.field("issuer", c_.issuer, 0,
            page.text(sx, base, c_.issuer, body.sized(12).bolder(random_.chance(0.5)), Align::center));
    put_company_seal(page, sx + random_.uniform(-25, 35), base - random_.uniform(-6, 26), c_.issuer, random_);
    const double other = seal_left ? page.width() - 190 : 100;
    page.text(other, base - 4, random_.pick(List{"总经理：", "签发人：", "授权人："}), body);
    put_signature(page, other + 50, base - 4, 62, "张三", random_);
    if (random_.chance(0.75)) {
      put_logo(page, cx + (seal_left ? 40 : -40), base + 20, 20, "CNAS", random_);
      page.text(cx + (seal_left ? 40 : -40), base + 52, fmt::format("CNAS C{:03}-M", random_.number(11, 399)),
                small.sized(7.5), Align::center);
    }
    page.text(cx, page.height() - 72, "本证书信息可在国家认证认可监督管理委员会官方网站（www.cnca.gov.cn）上查询",
              small.sized(8.4), Align::center);
    page.text(
        cx, page.height() - 58,
        fmt::format("地址：北京市朝阳区望京路{}号  电话：010-{}  批准号：CNCA-R-20{:02}-{:03}", random_.number(1, 90),
                    random_.number(50000000, 89999999), random_.number(2, 19), random_.number(1, 260)),
        small.sized(8), Align::center);
    if (random_.chance(0.3)) {
      put_qr_code(page, {.x = page.width() - 120, .y = 60, .width = 46, .height = 46}, "cx.cnca.cn/" + c_.number);
    }
  }

  const Company& company_;
  const IsoCertificate& c_;
  Random& random_;
  SchemeText scheme_;
  std::string standard_;
  std::string face_;
  std::string latin_;
  std::string letters_;
  Frame frame_ = Frame::none;
  Color color_;
  bool tint_ = false;
  int date_manner_ = random_.number(0, 3);
};

}  // namespace

void draw_iso(Sheet& sheet, const Company& company, const IsoCertificate& certificate, Language language,
              Random& random) {
  Certificate maker(company, certificate, random);
  DocumentTruth truth;
  if (language == Language::bilingual) {
    Canvas english(595.28, 841.89);
    Canvas chinese(595.28, 841.89);
    maker.english_page(english, nullptr);
    truth = maker.chinese_page(chinese);
    const double factor = 595.28 / 841.89;
    Canvas& page = sheet.add_page(841.89, 595.28);
    const bool english_left = random.chance(0.7);
    const double left = 0;
    const double right = 595.28 * factor;
    page.place(english, english_left ? left : right, 0, factor);
    page.place(chinese, english_left ? right : left, 0, factor);
    for (FieldTruth& f : truth.fields) {
      f.box = scaled(f.box, english_left ? right : left, 0, factor);
      if (f.name == "holder") {
        f.accept.push_back(company.english_name);
      } else if (f.name == "scope") {
        f.accept.push_back(english_certified_scope(certificate.scope));
      }
    }
    // The English half prints what the Chinese half may leave out.
    truth.absent.clear();
    truth.variant = "bilingual";
  } else {
    Canvas& page = sheet.add_page();
    if (language == Language::english) {
      maker.english_page(page, &truth);
      truth.variant = "english";
      truth.absent.emplace_back("issuer");
    } else {
      truth = maker.chinese_page(page);
      truth.variant = "chinese";
    }
  }
  truth.type = "iso_certificate";
  truth.first_page = truth.last_page = sheet.last();
  for (FieldTruth& f : truth.fields) {
    f.page = sheet.last();
  }
  sheet.documents.push_back(std::move(truth));
}

}  // namespace dossier::corpus
