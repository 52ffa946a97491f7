#include "corpus/company_papers.h"

#include <algorithm>

#include <fmt/format.h>

namespace dossier::corpus {
namespace {

using List = std::vector<std::string>;

Day random_day(Random& random, Day low, Day high) {
  const auto span = (std::chrono::sys_days{high} - std::chrono::sys_days{low}).count();
  return plus_days(low, static_cast<int>(random.between(0, span)));
}

std::string_view letters_of(Scheme scheme) {
  switch (scheme) {
    case Scheme::iso9001:
      return "Q";
    case Scheme::iso14001:
      return "E";
    case Scheme::iso45001:
      return "S";
    case Scheme::iso20000:
      return "ITSM";
    case Scheme::iso27001:
      return "ISMS";
  }
  return "Q";
}

const std::vector<std::pair<std::string, std::string>> kStandardTitles = {
    {"人工智能 面向行业的视觉检测系统技术要求",
     "Artificial intelligence—Technical requirements for industrial visual inspection systems"},
    {"信息技术 智能语音交互系统 通用规范",
     "Information technology—Intelligent speech interaction system—General specification"},
    {"人工智能 知识图谱 性能评估与测试规程",
     "Artificial intelligence—Knowledge graph—Performance evaluation and test procedure"},
    {"工业设备预测性维护 数据采集规范",
     "Predictive maintenance of industrial equipment—Data acquisition specification"},
    {"智能巡检机器人 通用技术条件", "Intelligent inspection robot—General technical specification"},
    {"人工智能 深度学习算法评估", "Artificial intelligence—Assessment of deep learning algorithms"},
    {"软件研发成本度量规范", "Specification for software development cost measurement"},
    {"数据标注服务质量要求", "Quality requirements for data annotation services"}};

const List kInstitutes = {
    "辽宁省电子信息产品检测研究院", "沈阳自动化技术研究所", "东北智能科学研究院",       "大连海洋信息大学",
    "中国智能制造标准化研究院",     "北方工业大学",         "国家智能软件质量检验中心", "华北人工智能协会"};

}  // namespace

Patent make_patent(const Company& c, PatentKind kind, Random& random) {
  Patent p;
  p.kind = kind;
  const Day first = std::max(day(year_of(c.reference_date) - 6, 1, 5), plus_days(c.established, 120));
  switch (kind) {
    case PatentKind::invention:
      p.title = make_patent_title(false, random);
      p.filed = random_day(random, first, plus_days(c.reference_date, -960));
      p.granted = plus_days(p.filed, random.number(400, 900));
      break;
    case PatentKind::utility_model:
      p.title = make_patent_title(true, random);
      p.filed = random_day(random, first, plus_days(c.reference_date, -420));
      p.granted = plus_days(p.filed, random.number(160, 380));
      break;
    case PatentKind::design:
      p.title = make_design_title(random);
      p.filed = random_day(random, first, plus_days(c.reference_date, -300));
      p.granted = plus_days(p.filed, random.number(110, 260));
      break;
  }
  // Patents are granted on Tuesdays and Fridays.
  while (true) {
    const unsigned weekday = std::chrono::weekday{std::chrono::sys_days{p.granted}}.c_encoding();
    if (weekday == 2 || weekday == 5) {
      break;
    }
    p.granted = plus_days(p.granted, 1);
  }
  p.number = make_patent_number(p.filed, kind, random);
  p.certificate_number = make_patent_certificate_number(p.granted, kind, random);
  p.publication_number = make_publication_number(p.granted, kind, random);
  p.holder = c.name;
  const int inventors = random.number(1, 6);
  for (int i = 0; i < inventors; ++i) {
    p.inventors.push_back(make_person(random));
  }
  return p;
}

Software make_software(const Company& c, Random& random) {
  Software s;
  s.title = make_software_title(c.brand, random);
  if (random.chance(0.35)) {
    s.short_title = s.title.substr(0, s.title.rfind('V'));
    if (s.short_title.rfind(c.brand, 0) == 0) {
      s.short_title = s.short_title.substr(c.brand.size());
    }
  }
  const Day first = std::max(day(year_of(c.reference_date) - 6, 1, 5), plus_days(c.established, 90));
  s.completed = random_day(random, first, plus_days(c.reference_date, -240));
  if (random.chance(0.7)) {
    s.first_published = plus_days(s.completed, random.number(0, 60));
  }
  s.registered = plus_days(s.completed, random.number(75, 220));
  s.number = make_software_number(s.registered, random);
  s.certificate_number = make_software_certificate_number(s.registered, random);
  s.holder = c.name;
  return s;
}

IsoCertificate make_iso(const Company& c, Scheme scheme, Random& random) {
  IsoCertificate i;
  i.scheme = scheme;
  i.holder = c.name;
  i.uscc = c.uscc;
  i.scope = make_certified_scope(random);
  i.issuer = make_certifier(random);
  i.issued = random_day(random, plus_days(c.reference_date, -980), plus_days(c.reference_date, -40));
  const bool renewed = year_of(i.issued) - year_of(c.established) > 4 && random.chance(0.4);
  i.first_issued = renewed ? plus_days(plus_years(i.issued, -3), -random.number(0, 25)) : i.issued;
  i.valid_until = plus_days(plus_years(i.issued, 3), -1);
  renumber(i, c, random);
  return i;
}

void renumber(IsoCertificate& i, const Company& c, Random& random) {
  const std::string_view size = c.employees >= 300 ? "L" : c.employees >= 100 ? "M" : "S";
  i.number = make_iso_number(i.issued, letters_of(i.scheme), i.first_issued < i.issued ? 1 : 0, size, random);
}

CmmiCertificate make_cmmi(const Company& c, Random& random) {
  CmmiCertificate m;
  m.holder = c.name;
  m.english_holder = c.english_name;
  m.level = random.pick(std::vector<int>{2, 3, 3, 3, 3, 4, 5});
  m.issued = random_day(random, plus_days(c.reference_date, -960), plus_days(c.reference_date, -60));
  m.valid_until = plus_years(m.issued, 3);
  if (random.chance(0.5)) {
    m.valid_until = plus_days(m.valid_until, -1);
  }
  m.model = year_of(m.issued) >= 2024 && random.chance(0.5)
                ? "CMMI V3.0"
                : random.pick(List{"CMMI V2.0", "CMMI Development V2.0", "CMMI-DEV V2.0"});
  m.appraisal_id = std::to_string(random.number(40000, 79999));
  m.appraiser = random.pick(List{"Daniel Hoffmann", "Wei Jiang", "Priya Raman", "Li Guangming", "Thomas Albrecht"});
  m.partner = random.pick(List{"Northgate Process Consulting", "Beijing Lanxi Process Consulting Co., Ltd.",
                               "Meridian Appraisal Group", "Shanghai Quheng Software Process Co., Ltd."});
  return m;
}

HightechCertificate make_hightech(const Company& c, Random& random) {
  HightechCertificate h;
  h.holder = c.name;
  h.province = c.seat.province.empty() ? c.seat.city : c.seat.province;
  const int year = year_of(c.reference_date) - random.number(1, 2);
  h.issued = day(year, static_cast<unsigned>(random.number(10, 12)), static_cast<unsigned>(random.number(1, 28)));
  h.number = make_hightech_number(h.issued, c.seat.code.substr(0, 2), random);
  h.valid_until = plus_days(plus_years(h.issued, 3), -1);
  return h;
}

StandardPaper make_standard(const Company& c, Random& random) {
  StandardPaper s;
  s.published = random_day(random, day(year_of(c.reference_date) - 4, 2, 1), plus_days(c.reference_date, -200));
  s.effective = random.chance(0.3) ? plus_days(s.published, random.number(20, 60))
                                   : plus_days(s.published, random.number(90, 185));
  const int year = year_of(s.published);
  switch (random.number(0, 3)) {
    case 0:
      s.number = fmt::format("GB/T {}-{}", random.number(40000, 44999), year);
      break;
    case 1:
      s.number = fmt::format("DB21/T {}-{}", random.number(3200, 3999), year);
      break;
    case 2:
      s.number =
          fmt::format("T/{} {:03}-{}", random.pick(List{"LSIA", "LNAI", "CESA", "SYAI"}), random.number(1, 99), year);
      break;
    default:
      s.number = fmt::format("{} {}-{}", random.pick(List{"SJ/T", "YD/T"}), random.number(11000, 11999), year);
      break;
  }
  if (random.chance(0.25)) {
    s.replaces = s.number.substr(0, s.number.size() - 4) + std::to_string(year - random.number(6, 9));
  }
  const auto& title = random.pick(kStandardTitles);
  s.title = title.first;
  s.english_title = title.second;
  List others = kInstitutes;
  random.shuffle(others);
  const int count = random.number(3, 7);
  for (int i = 0; i < count; ++i) {
    s.drafters.push_back(random.chance(0.5)
                             ? others[static_cast<std::size_t>(i)]
                             : make_company_name(random.pick(liaoning_districts()), make_brand(random), random));
  }
  s.drafters.insert(s.drafters.begin() + random.number(0, count), c.name);
  const int people = random.number(5, 12);
  for (int i = 0; i < people; ++i) {
    s.people.push_back(make_person(random));
  }
  return s;
}

void add_papers(Company& c, Random& random) {
  Random patents = random.child("patents");
  const int count = patents.number(1, 4);
  for (int i = 0; i < count; ++i) {
    const auto kind = patents.weighted({0.6, 0.28, 0.12});
    c.patents.push_back(make_patent(c,
                                    kind == 0   ? PatentKind::invention
                                    : kind == 1 ? PatentKind::utility_model
                                                : PatentKind::design,
                                    patents));
  }
  Random software = random.child("software");
  for (int i = software.number(1, 3); i > 0; --i) {
    c.software.push_back(make_software(c, software));
  }
  Random iso = random.child("iso");
  c.iso.push_back(make_iso(c, Scheme::iso9001, iso));
  for (const Scheme scheme : {Scheme::iso14001, Scheme::iso45001, Scheme::iso20000, Scheme::iso27001}) {
    if (iso.chance(0.2)) {
      c.iso.push_back(make_iso(c, scheme, iso));
    }
  }
  Random rest = random.child("rest");
  if (rest.chance(0.5)) {
    c.cmmi = make_cmmi(c, rest);
  }
  if (rest.chance(0.6)) {
    c.hightech = make_hightech(c, rest);
  }
  if (rest.chance(0.5)) {
    c.standards.push_back(make_standard(c, rest));
  }
}

}  // namespace dossier::corpus
