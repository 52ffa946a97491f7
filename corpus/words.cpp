#include "corpus/words.h"

#include <array>
#include <map>

#include <fmt/format.h>

namespace dossier::corpus {
namespace {

using List = std::vector<std::string>;

const List kFirst = {"槿", "澜", "穹", "砺", "峤", "曜", "衡", "霁", "澄", "屹", "泓", "昀", "睿", "云",
                     "智", "星", "海", "辰", "远", "博", "启", "锐", "鸿", "清", "骏", "卓", "凌", "深"};
const List kSecond = {"川", "泊", "图", "衍", "石", "阙", "临", "途", "垣", "舟", "码", "象", "棠", "算",
                      "桥", "维", "岭", "屿", "原", "宸", "翼", "谷", "界", "元", "擎", "数", "视", "岸"};
const List kThird = {"", "", "", "", "", "", "", "达", "通", "信", "泽", "创", "联"};
const List kTrades = {"智能科技",   "人工智能科技", "信息技术", "软件",     "数据科技",
                      "网络科技",   "智能装备",     "机器人",   "科技发展", "视觉技术",
                      "云计算技术", "电子科技",     "信息工程", "数字技术", "自动化技术"};
const List kSurnames = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙",
                        "马", "朱", "胡", "郭", "何", "高", "林", "罗", "郑", "梁", "谢", "宋",
                        "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "肖", "田", "董", "袁"};
const List kGiven = {"伟",   "芳",   "娜",   "敏",   "静",   "丽",   "强",   "磊",   "军",   "洋",
                     "勇",   "艳",   "杰",   "涛",   "明",   "超",   "霞",   "平",   "刚",   "鹏",
                     "华",   "建国", "志强", "晓东", "海燕", "立新", "春梅", "思远", "雨桐", "文博",
                     "佳琪", "振宇", "丹阳", "玉兰", "国栋", "宏伟", "凤英", "铁军", "景行", "若晨"};
const List kStreets = {"创新路",   "世纪路", "软件园路",   "数码路", "浑南中路", "智慧二街",      "火炬路",
                       "青年大街", "文化路", "学府街",     "科园街", "高新街",   "星海大道",      "滨海路",
                       "建设路",   "人民路", "产业园东路", "金柏路", "卧龙街",   "上深沟村科技路"};
const List kMethods = {"深度学习",     "卷积神经网络", "图神经网络", "强化学习",   "迁移学习",
                       "注意力机制",   "知识图谱",     "多模态融合", "大语言模型", "联邦学习",
                       "生成对抗网络", "时序预测",     "机器视觉",   "点云分割",   "小样本学习"};
const List kObjects = {"带钢表面缺陷", "输电线路绝缘子", "冶金炉温度",   "港口集装箱箱号", "轴承故障",
                       "船舶焊缝",     "矿山边坡位移",   "供热管网泄漏", "电力负荷",       "医学影像病灶",
                       "城市交通流量", "语音指令",       "工单文本",     "仓储机器人路径", "风机叶片裂纹",
                       "票据文字",     "水稻病虫害",     "客服对话意图", "高炉铁水硅含量", "变压器油温"};
const List kActs = {"检测", "识别", "预测", "分类", "定位", "诊断", "分割", "调度", "监测", "评估"};
const List kForms = {"方法", "方法及系统", "方法、装置及存储介质", "系统", "方法、设备及介质", "方法和装置"};
const List kDevices = {"一种带有边缘计算模块的视觉检测装置",
                       "一种用于巡检机器人的升降云台",
                       "一种智能语音交互终端",
                       "一种多光谱图像采集设备",
                       "一种仓储机器人充电对接机构",
                       "一种工业相机防尘散热外壳",
                       "一种便携式振动信号采集器",
                       "一种轨道式巡检机器人",
                       "一种可调节的光源支架",
                       "一种数据采集网关",
                       "一种物料智能分拣装置"};
const List kDesigns = {"巡检机器人",     "智能语音终端", "边缘计算盒",
                       "工业相机",       "数据采集网关", "带数据看板图形用户界面的显示屏幕面板",
                       "人脸识别门禁机", "服务机器人"};
const List kSystems = {"智能视觉检测平台", "设备预测性维护系统", "知识图谱问答系统",   "工业大模型训练平台",
                       "智能巡检管理软件", "语音质检分析系统",   "文档智能识别系统",   "能耗优化调度软件",
                       "数据标注管理平台", "边缘智能推理软件",   "智能客服机器人系统", "生产排程优化软件",
                       "多源数据治理平台", "视频结构化分析软件"};
const List kAi = {"机器视觉质检系统", "设备故障预测平台",  "智能语音交互服务", "行业大模型应用服务",
                  "知识图谱构建服务", "智能巡检机器人",    "图像识别算法服务", "智能客服系统",
                  "文档智能处理平台", "模型训练与推理平台"};
const List kOther = {"计算机硬件销售", "系统运维服务", "弱电工程",    "房屋租赁",
                     "技术咨询服务",   "网络设备销售", "人力外包服务"};
const List kProjects = {"面向钢铁行业的表面缺陷视觉检测关键技术研发",
                        "工业设备预测性维护大模型研发",
                        "多模态知识图谱构建技术研究",
                        "边缘侧轻量化推理引擎研发",
                        "智能巡检机器人导航与避障技术研发",
                        "端到端语音识别引擎优化",
                        "文档结构化识别平台研发",
                        "供热管网智能调度算法研究",
                        "少样本缺陷生成与标注工具研发",
                        "城市交通流量时空预测模型研发"};
const List kScopes = {"人工智能应用软件开发",
                      "人工智能基础软件开发",
                      "人工智能理论与算法软件开发",
                      "软件开发",
                      "信息系统集成服务",
                      "技术服务、技术开发、技术咨询、技术交流、技术转让、技术推广",
                      "数据处理和存储支持服务",
                      "计算机软硬件及辅助设备批发",
                      "智能机器人的研发",
                      "工业机器人制造",
                      "信息技术咨询服务",
                      "物联网技术服务",
                      "网络与信息安全软件开发",
                      "计算机系统服务",
                      "云计算装备技术服务",
                      "图文设计制作",
                      "货物进出口",
                      "人工智能行业应用系统集成服务",
                      "人工智能公共数据平台",
                      "大数据服务"};

}  // namespace

const std::vector<District>& liaoning_districts() {
  static const std::vector<District> kAll = {
      {"辽宁省", "沈阳市", "浑南区", "210112"},   {"辽宁省", "沈阳市", "和平区", "210102"},
      {"辽宁省", "沈阳市", "铁西区", "210106"},   {"辽宁省", "沈阳市", "沈北新区", "210113"},
      {"辽宁省", "大连市", "甘井子区", "210211"}, {"辽宁省", "大连市", "沙河口区", "210204"},
      {"辽宁省", "大连市", "金州区", "210213"},   {"辽宁省", "鞍山市", "铁东区", "210302"},
      {"辽宁省", "抚顺市", "新抚区", "210402"},   {"辽宁省", "锦州市", "古塔区", "210702"},
      {"辽宁省", "营口市", "站前区", "210802"},   {"辽宁省", "盘锦市", "兴隆台区", "211103"},
      {"辽宁省", "本溪市", "平山区", "210502"},   {"辽宁省", "丹东市", "振兴区", "210603"}};
  return kAll;
}

const std::vector<District>& other_districts() {
  static const std::vector<District> kAll = {
      {"吉林省", "长春市", "朝阳区", "220104"}, {"黑龙江省", "哈尔滨市", "南岗区", "230103"},
      {"山东省", "济南市", "历下区", "370102"}, {"河北省", "石家庄市", "长安区", "130102"},
      {"江苏省", "苏州市", "吴中区", "320506"}, {"湖北省", "武汉市", "洪山区", "420111"},
      {"", "北京市", "海淀区", "110108"},       {"", "天津市", "西青区", "120111"}};
  return kAll;
}

std::string make_brand(Random& random) { return random.pick(kFirst) + random.pick(kSecond) + random.pick(kThird); }

std::string make_person(Random& random) { return random.pick(kSurnames) + random.pick(kGiven); }

std::string make_street_address(Random& random) {
  std::string out = random.pick(kStreets) + std::to_string(random.number(1, 398));
  if (random.chance(0.4)) {
    out += "-" + std::to_string(random.number(1, 28));
  }
  out += "号";
  switch (random.number(0, 4)) {
    case 0:
      out += fmt::format("{}座{}室", random.pick(List{"A", "B", "C"}), random.number(201, 2208));
      break;
    case 1:
      out += fmt::format("{}层{}室", random.number(2, 18), random.number(201, 1808));
      break;
    case 2:
      out += fmt::format("{}号楼{}单元{}层{}号", random.number(1, 9), random.number(1, 3), random.number(1, 18),
                         random.number(1, 6));
      break;
    case 3:
      out += fmt::format("（{}门）", random.number(101, 1508));
      break;
    default:
      break;
  }
  return out;
}

std::string make_company_name(const District& seat, const std::string& brand, Random& random) {
  std::string city = seat.city.substr(0, seat.city.size() - 3);
  if (!seat.province.empty() && random.chance(0.2)) {
    city = seat.province.substr(0, seat.province.size() - 3);
  }
  const std::string form =
      random.pick(List{"有限公司", "有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司"});
  if (random.chance(0.2)) {
    return brand + random.pick(kTrades) + "（" + city + "）" + (form == "有限责任公司" ? "有限公司" : form);
  }
  return city + (random.chance(0.3) ? "市" : "") + brand + random.pick(kTrades) + form;
}

std::string make_english_company_name(const std::string& chinese_name, const std::string& brand, Random& random) {
  static const std::map<std::string, std::string> kCities = {
      {"沈阳", "Shenyang"}, {"大连", "Dalian"},   {"鞍山", "Anshan"},    {"抚顺", "Fushun"},
      {"锦州", "Jinzhou"},  {"营口", "Yingkou"},  {"盘锦", "Panjin"},    {"本溪", "Benxi"},
      {"丹东", "Dandong"},  {"辽宁", "Liaoning"}, {"长春", "Changchun"}, {"哈尔滨", "Harbin"},
      {"济南", "Jinan"},    {"苏州", "Suzhou"},   {"武汉", "Wuhan"},     {"北京", "Beijing"}};
  // Romanised as companies do it; 川 and its like read the same whatever stands beside them.
  static const std::map<std::string, std::string> kPinyin = {
      {"槿", "jin"},    {"澜", "lan"},  {"穹", "qiong"}, {"砺", "li"},    {"峤", "qiao"},  {"曜", "yao"},
      {"衡", "heng"},   {"霁", "ji"},   {"澄", "cheng"}, {"屹", "yi"},    {"泓", "hong"},  {"昀", "yun"},
      {"睿", "rui"},    {"云", "yun"},  {"智", "zhi"},   {"星", "xing"},  {"海", "hai"},   {"辰", "chen"},
      {"远", "yuan"},   {"博", "bo"},   {"启", "qi"},    {"锐", "rui"},   {"鸿", "hong"},  {"清", "qing"},
      {"骏", "jun"},    {"卓", "zhuo"}, {"凌", "ling"},  {"深", "shen"},  {"川", "chuan"}, {"泊", "bo"},
      {"图", "tu"},     {"衍", "yan"},  {"石", "shi"},   {"阙", "que"},   {"临", "lin"},   {"途", "tu"},
      {"垣", "yuan"},   {"舟", "zhou"}, {"码", "ma"},    {"象", "xiang"}, {"棠", "tang"},  {"算", "suan"},
      {"桥", "qiao"},   {"维", "wei"},  {"岭", "ling"},  {"屿", "yu"},    {"原", "yuan"},  {"宸", "chen"},
      {"翼", "yi"},     {"谷", "gu"},   {"界", "jie"},   {"元", "yuan"},  {"擎", "qing"},  {"数", "shu"},
      {"视", "shi"},    {"岸", "an"},   {"达", "da"},    {"通", "tong"},  {"信", "xin"},   {"泽", "ze"},
      {"创", "chuang"}, {"联", "lian"}};
  std::string city;
  for (const auto& [chinese, english] : kCities) {
    if (chinese_name.find(chinese) != std::string::npos) {
      city = english + " ";
      break;
    }
  }
  std::string name;
  for (std::size_t i = 0; i + 3 <= brand.size(); i += 3) {
    const auto found = kPinyin.find(brand.substr(i, 3));
    name += found == kPinyin.end() ? "xin" : found->second;
  }
  name[0] = static_cast<char>(name[0] - ('a' - 'A'));
  return city + name + " " +
         random.pick(List{"Intelligent Technology", "Information Technology", "Data Technology", "Software"}) +
         random.pick(List{" Co., Ltd.", " Co.,Ltd."});
}

std::string make_patent_title(bool product, Random& random) {
  if (product) {
    return random.pick(kDevices);
  }
  std::string out = random.chance(0.85) ? "一种" : "";
  if (random.chance(0.7)) {
    out += "基于" + random.pick(kMethods) + "的";
  }
  return out + random.pick(kObjects) + random.pick(kActs) + random.pick(kForms);
}

std::string make_design_title(Random& random) { return random.pick(kDesigns); }

std::string make_software_title(const std::string& brand, Random& random) {
  return (random.chance(0.5) ? brand : "") + random.pick(kSystems) +
         fmt::format("V{}.{}", random.number(1, 3), random.number(0, 2) == 2 ? 5 : 0);
}

std::string make_ai_product(Random& random) { return random.pick(kAi); }
std::string make_other_product(Random& random) { return random.pick(kOther); }
std::string make_research_project(Random& random) { return random.pick(kProjects); }

std::string make_business_scope(Random& random) {
  List items = kScopes;
  random.shuffle(items);
  std::string out = random.chance(0.6) ? "一般项目：" : "";
  const int count = random.number(7, 14);
  for (int i = 0; i < count; ++i) {
    out += (i == 0 ? "" : random.chance(0.5) ? "；" : "，") + items[static_cast<std::size_t>(i)];
  }
  return out + (random.chance(0.5) ? "（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）"
                                   : "。（依法须经批准的项目，经相关部门批准后方可开展经营活动。）");
}

namespace {

const std::vector<std::pair<std::string, std::string>> kCertified = {
    {"计算机应用软件的设计、开发和服务", "Design, development and service of computer application software"},
    {"人工智能应用软件的设计开发及技术服务",
     "Design, development and technical service of artificial intelligence application software"},
    {"计算机信息系统集成；应用软件开发",
     "Computer information system integration; development of application software"},
    {"智能视觉检测系统的研发、集成及售后服务",
     "Research, integration and after-sales service of intelligent visual inspection systems"},
    {"信息系统运行维护服务", "Operation and maintenance service of information systems"},
    {"与计算机应用软件开发、信息系统运维相关的活动",
     "Activities related to application software development and information system maintenance"}};

}  // namespace

std::string make_certified_scope(Random& random) { return random.pick(kCertified).first; }

std::string english_certified_scope(const std::string& chinese) {
  for (const auto& [from, to] : kCertified) {
    if (from == chinese) {
      return to;
    }
  }
  return "Design and development of application software";
}

std::string make_audit_firm(const District& seat, Random& random) {
  const std::string city = seat.city.substr(0, seat.city.size() - 3);
  return random.pick(
             List{city, city, seat.province.empty() ? city : seat.province.substr(0, seat.province.size() - 3)}) +
         random.pick(kFirst) + random.pick(kSecond) + "会计师事务所" +
         random.pick(List{"（普通合伙）", "（特殊普通合伙）", "有限责任公司", "有限公司"});
}

std::string make_certifier(Random& random) {
  return random.pick(List{"北京", "上海", "广东", "浙江", "天津", "辽宁"}) + random.pick(kFirst) +
         random.pick(kSecond) +
         random.pick(List{"认证有限公司", "认证中心有限公司", "质量认证有限公司", "检验认证有限公司"});
}

}  // namespace dossier::corpus
