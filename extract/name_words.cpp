#include "extract/name_words.h"

#include <algorithm>
#include <cstddef>

namespace dossier {
namespace {

// All that match count, in whatever order.
constexpr std::u32string_view kWords[] = {
    // legal forms
    U"有限责任公司", U"股份有限公司", U"有限公司", U"股份", U"公司", U"集团", U"控股", U"会计师事务所", U"税务师事务所", U"律师事务所",
    U"事务所", U"特殊普通合伙", U"普通合伙", U"有限合伙", U"合伙企业", U"分公司", U"分所", U"研究院", U"研究所", U"研究中心", U"中心",
    U"大学", U"学院", U"协会", U"学会", U"联盟", U"委员会", U"实验室", U"医院", U"银行", U"企业", U"总公司",
    // trades
    U"人工智能", U"智能", U"科技", U"科学", U"技术", U"信息", U"软件", U"硬件", U"网络", U"数据", U"大数据", U"数字", U"数智", U"机器人",
    U"电子", U"通信", U"通讯", U"自动化", U"工程", U"系统", U"集成", U"装备", U"设备", U"机械", U"制造", U"服务", U"发展", U"实业", U"咨询",
    U"认证", U"检验", U"检测", U"质量", U"标准", U"管理", U"评估", U"审核", U"计算机", U"云计算", U"互联网", U"物联网", U"视觉", U"视频",
    U"传媒", U"文化", U"教育", U"生物", U"医药", U"医疗", U"材料", U"能源", U"电力", U"电网", U"环保", U"环境", U"交通", U"汽车", U"航空",
    U"建设", U"建筑", U"投资", U"产业", U"工业", U"国际", U"中国", U"国家", U"贸易", U"商贸", U"仪器", U"仪表", U"光电", U"半导体", U"芯片",
    U"安全", U"创新", U"应用", U"开发", U"标准化", U"信息化", U"知识产权", U"高新", U"现代", U"未来", U"北方", U"南方", U"东方", U"东北",
    // provinces and the larger cities
    U"北京", U"天津", U"上海", U"重庆", U"河北", U"山西", U"辽宁", U"吉林", U"黑龙江", U"江苏", U"浙江", U"安徽", U"福建", U"江西", U"山东",
    U"河南", U"湖北", U"湖南", U"广东", U"广西", U"海南", U"四川", U"贵州", U"云南", U"西藏", U"陕西", U"甘肃", U"青海", U"宁夏", U"新疆",
    U"内蒙古", U"沈阳", U"大连", U"鞍山", U"抚顺", U"本溪", U"丹东", U"锦州", U"营口", U"阜新", U"辽阳", U"盘锦", U"铁岭", U"朝阳", U"葫芦岛",
    U"长春", U"哈尔滨", U"石家庄", U"唐山", U"保定", U"太原", U"呼和浩特", U"包头", U"济南", U"青岛", U"烟台", U"潍坊", U"威海", U"临沂",
    U"南京", U"苏州", U"无锡", U"常州", U"南通", U"徐州", U"扬州", U"杭州", U"宁波", U"温州", U"嘉兴", U"绍兴", U"金华", U"合肥", U"芜湖",
    U"福州", U"厦门", U"泉州", U"南昌", U"赣州", U"郑州", U"洛阳", U"武汉", U"宜昌", U"襄阳", U"长沙", U"株洲", U"广州", U"深圳", U"珠海",
    U"佛山", U"东莞", U"惠州", U"中山", U"南宁", U"桂林", U"海口", U"三亚", U"成都", U"绵阳", U"贵阳", U"昆明", U"拉萨", U"西安", U"兰州",
    U"西宁", U"银川", U"乌鲁木齐", U"自治区", U"高新区", U"开发区"};

}  // namespace

std::vector<bool> in_name_words(std::u32string_view text) {
  std::vector<bool> within(text.size());
  for (const std::u32string_view word : kWords) {
    for (std::size_t at = text.find(word); at != std::u32string_view::npos; at = text.find(word, at + 1)) {
      std::fill_n(within.begin() + static_cast<std::ptrdiff_t>(at), word.size(), true);
    }
  }
  // 沈阳市, 辽宁省.
  for (std::size_t i = 1; i < text.size(); ++i) {
    if ((text[i] == U'市' || text[i] == U'省') && within[i - 1]) within[i] = true;
  }
  return within;
}

}  // namespace dossier
