#include "corpus/layouts/cmmi.h"

#include <fmt/format.h>

#include "corpus/look.h"
#include "corpus/ornament.h"
#include "corpus/seal.h"

namespace dossier::corpus {
namespace {

using List = std::vector<std::string>;

std::string level_name(int level) {
  switch (level) {
    case 1:
      return "Initial";
    case 2:
      return "Managed";
    case 3:
      return "Defined";
    case 4:
      return "Quantitatively Managed";
    default:
      return "Optimizing";
  }
}

std::string numeral(int level) {
  static const List kNumerals = {"", "一", "二", "三", "四", "五"};
  return kNumerals.at(static_cast<std::size_t>(level));
}

// The right part of a centred line.
Box tail(const Box& all, const std::string& value, const Style& style) {
  const double width = measure(value, style).width;
  return {.x = all.right() - width, .y = all.y, .width = width, .height = all.height};
}

class Certificate {
 public:
  Certificate(const CmmiCertificate& c, Random& random) : c_(c), random_(random) {
    frame_ = chance_frame(random);
    color_ = {.red = random.uniform(0, 0.4), .green = random.uniform(0.1, 0.4), .blue = random.uniform(0.4, 0.7)};
    with_id_ = random.chance(0.75);
  }

  DocumentTruth english(Canvas& page) {
    ground(page);
    DocumentTruth t;
    const double cx = page.width() / 2;
    const Style body{.family = random_.pick(List{"Liberation Serif", "Liberation Sans"}), .size = 13};
    double y = page.height() * 0.24;
    const double step = page.height() * 0.044;
    page.text(
        cx, y,
        random_.pick(List{"CERTIFICATE OF APPRAISAL", "CMMI Appraisal Certificate", "Certificate of Achievement"}),
        body.sized(25).bolder(), Align::center);
    y += step * 1.4;
    page.text(
        cx, y,
        random_.pick(List{"This is to certify that", "In recognition that", "This certifies that the organization"}),
        body, Align::center);
    y += step * 1.2;
    // Certificates for Chinese companies name them in both languages.
    const Box english_name = page.text(cx, y, c_.english_holder, body.sized(18).bolder(), Align::center);
    y += step * 0.9;
    FieldTruth& holder =
        t.field("holder", c_.holder, 0,
                united(english_name, page.text(cx, y, c_.holder, Style{.family = kSong, .size = 13}, Align::center)));
    holder.accept = {c_.english_holder};
    y += step * 0.9;
    page.text(cx, y, "Organizational Unit: Research and Development Department", body.sized(11), Align::center);
    y += step;
    page.text(cx, y, random_.pick(List{"has been appraised at", "has successfully achieved", "has been rated at"}),
              body, Align::center);
    y += step;
    const std::string level =
        random_.pick(List{fmt::format("Maturity Level {}", c_.level), fmt::format("MATURITY LEVEL {}", c_.level),
                          fmt::format("Maturity Level {}: {}", c_.level, level_name(c_.level))});
    t.field("level", std::to_string(c_.level), 0, page.text(cx, y, level, body.sized(20).bolder(), Align::center));
    y += step;
    page.text(cx, y, random_.pick(List{"of the", "according to the", "in accordance with"}), body, Align::center);
    y += step;
    model(t, page.text(cx, y, c_.model, body.sized(16).bolder(), Align::center));
    y += step * 0.8;
    page.text(cx, y, "Appraisal Method: " + random_.pick(List{"Benchmark Appraisal", "Benchmark"}), body.sized(11),
              Align::center);
    y += step * 1.2;
    const Style line = body.sized(12);
    const bool full = random_.chance(0.6);
    const auto date = [&](Day d) { return full ? dossier::corpus::english(d) : english_short(d); };
    t.field("issued", iso(c_.issued), 0,
            tail(page.text(cx, y,
                           random_.pick(List{"Appraisal End Date: ", "Date of Appraisal: ", "Conducted on: "}) +
                               date(c_.issued),
                           line, Align::center),
                 date(c_.issued), line));
    y += step * 0.8;
    t.field(
        "valid_until", iso(c_.valid_until), 0,
        tail(page.text(cx, y,
                       random_.pick(List{"Expiration Date: ", "Valid until: ", "Expiry Date: "}) + date(c_.valid_until),
                       line, Align::center),
             date(c_.valid_until), line));
    y += step * 0.8;
    if (with_id_) {
      t.field("appraisal_id", c_.appraisal_id, 0,
              tail(page.text(cx, y,
                             random_.pick(List{"Appraisal ID: ", "Appraisal #", "Appraisal ID #: "}) + c_.appraisal_id,
                             line, Align::center),
                   c_.appraisal_id, line));
    } else {
      t.absent.emplace_back("appraisal_id");
    }
    foot(page, "Lead Appraiser: ", body);
    return t;
  }

  DocumentTruth chinese(Canvas& page) {
    ground(page);
    DocumentTruth t;
    const double cx = page.width() / 2;
    const Style body{.family = random_.pick(List{kSong, kHei, kKai}), .size = 13};
    double y = page.height() * 0.24;
    const double step = page.height() * 0.046;
    page.text(cx, y, random_.pick(List{"CMMI评估证书", "能力成熟度模型集成评估证书", "CMMI 成熟度等级证书"}),
              body.sized(24).bolder(), Align::center);
    y += step * 1.4;
    page.text(cx, y, "兹证明", body, Align::center);
    y += step * 1.2;
    FieldTruth& holder =
        t.field("holder", c_.holder, 0, page.text(cx, y, c_.holder, body.sized(18).bolder(), Align::center));
    holder.accept = {c_.english_holder};
    y += step;
    page.text(cx, y, random_.pick(List{"通过评估，达到", "完全满足模型所定义级的目标，评定为", "经评估符合"}), body,
              Align::center);
    y += step;
    const std::string level =
        random_.pick(List{fmt::format("成熟度等级{}级", c_.level), fmt::format("成熟度{}级", numeral(c_.level)),
                          fmt::format("成熟度等级 {}", c_.level)});
    t.field("level", std::to_string(c_.level), 0, page.text(cx, y, level, body.sized(20).bolder(), Align::center));
    y += step;
    model(t, page.text(cx, y, c_.model, body.sized(16).bolder(), Align::center));
    y += step * 1.2;
    const Style line = body.sized(12);
    const bool padded = random_.chance(0.5);
    const auto date = [&](Day d) { return padded ? chinese_padded(d) : iso(d); };
    t.field("issued", iso(c_.issued), 0,
            tail(page.text(cx, y, random_.pick(List{"评估结束日期：", "评估日期：", "发证日期："}) + date(c_.issued),
                           line, Align::center),
                 date(c_.issued), line));
    y += step * 0.8;
    t.field("valid_until", iso(c_.valid_until), 0,
            tail(page.text(cx, y, random_.pick(List{"有效期至：", "证书有效期至："}) + date(c_.valid_until), line,
                           Align::center),
                 date(c_.valid_until), line));
    y += step * 0.8;
    if (with_id_) {
      t.field("appraisal_id", c_.appraisal_id, 0,
              tail(page.text(cx, y, random_.pick(List{"评估编号：", "评估ID：", "评估号："}) + c_.appraisal_id, line,
                             Align::center),
                   c_.appraisal_id, line));
    } else {
      t.absent.emplace_back("appraisal_id");
    }
    foot(page, random_.pick(List{"主任评估师：", "授权主任评估师："}), body);
    return t;
  }

 private:
  void ground(Canvas& page) {
    const Box area{.x = 30, .y = 30, .width = page.width() - 60, .height = page.height() - 60};
    put_frame(page, area, frame_, color_);
    put_logo(page, page.width() / 2, page.height() * 0.13, 26, "CMMI", random_);
  }

  void model(DocumentTruth& t, const Box& box) {
    FieldTruth& f = t.field("model", c_.model, 0, box);
    const std::string version = c_.model.substr(c_.model.rfind('V'));
    f.accept = {"CMMI " + version, "CMMI-DEV " + version, "CMMI Development " + version};
  }

  void foot(Canvas& page, const std::string& label, const Style& body) {
    const Style line = body.sized(11);
    const double y = page.height() - 96;
    const double left = page.width() * 0.14;
    put_signature(page, left + 30, y - 18, 80, "张三", random_);
    page.line(left, y - 10, left + 170, y - 10, 0.5);
    page.text(left, y + 6, label + c_.appraiser, line);
    page.text(page.width() * 0.58, y + 6, c_.partner, line.sized(10));
    page.line(page.width() * 0.58, y - 10, page.width() * 0.88, y - 10, 0.5);
    if (random_.chance(0.4)) {
      put_company_seal(page, page.width() * 0.72, y - 24, "软件过程改进咨询中心", random_);
    }
  }

  const CmmiCertificate& c_;
  Random& random_;
  Frame frame_ = Frame::none;
  Color color_;
  bool with_id_ = true;
};

}  // namespace

void draw_cmmi(Sheet& sheet, const CmmiCertificate& certificate, Language language, Random& random) {
  Certificate maker(certificate, random);
  DocumentTruth truth;
  const bool landscape = random.chance(0.4);
  const double w = landscape ? 841.89 : 595.28;
  const double h = landscape ? 595.28 : 841.89;
  if (language == Language::bilingual) {
    Canvas english(595.28, 841.89);
    Canvas chinese(595.28, 841.89);
    maker.english(english);
    truth = maker.chinese(chinese);
    const double factor = 595.28 / 841.89;
    Canvas& page = sheet.add_page(841.89, 595.28);
    page.place(english, 0, 0, factor);
    page.place(chinese, 595.28 * factor, 0, factor);
    for (FieldTruth& f : truth.fields) {
      f.box = scaled(f.box, 595.28 * factor, 0, factor);
    }
    truth.variant = "bilingual";
  } else {
    Canvas& page = sheet.add_page(w, h);
    truth = language == Language::english ? maker.english(page) : maker.chinese(page);
    truth.variant = language == Language::english ? "english" : "chinese";
  }
  truth.type = "cmmi_certificate";
  truth.first_page = truth.last_page = sheet.last();
  for (FieldTruth& f : truth.fields) {
    f.page = sheet.last();
  }
  sheet.documents.push_back(std::move(truth));
}

}  // namespace dossier::corpus
