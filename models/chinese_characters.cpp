#include "models/chinese_characters.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "models/text.h"

namespace dossier {
namespace {

// The characters of the table that GB 2312 lacks: names of people and companies use them.
constexpr std::u32string_view kBeyond =
    U"啰瞭乂丏夬匜厾玕玙抔抃㧐芼旸吽牤沚沨纴玡玭玠玥玦拤劼拃㧟茓茀杻旻昉呣䏝炘㤘祎祇垱挦剋柈眊峣郤饸饹疭竑闿羑浕恓"
    U"牁姮珰珣琤栟彧眬鸮䥽盉俵俶訚烜浥牂骎琇捯埵捽堉棻梿棁晞唵崚秾鸻馃阇焗惇郿欸琫琯揳塆靰靸椪雱睄嗞嵖嵎铻媭鲀颎焜"
    U"湜湲湉愔祾翚瑄蒟楯跶跐嗐锜鹐亶瘆滫滃滪窣璈叆摽榖靺靿僰豨䁖嘡嘚箓魆粿熥嫚奭鋆瞋颙踒熜潟褟璟璠璘縠嚄螠䦃镚镠膙"
    U"獴赟澥窸璪鞡鞬罽鳀鞨鞧藠蹚鹮霨蹽蹾齁㸆巉镴臜瓘镵齉卬毌邘圢伋冮氿汈氾讱扞圲圫芃朳朸邨屼屾辿伣伈癿甪邠汋䜣讻孖"
    U"玒玓玘玚刬坉扽坋扺㧑毐芣苉芠杕杙杄杧尪尨轪坒旴旵㕮岠呇冏觃伾㑇伭佖佁飏汧汫沄沘汭㳇沇忳忺祃诇邲诐屃岊䢺妧妘纮"
    U"驲纻纼玤玞玱邽邿坥坰坬坽弆䢼茋苧苾枅㭎枍矼矻匼旿昇昄昒昈咉咇咍岨岞峂㟃囷钖牥垈侁侹佸佺㑊侂佽侘郈舠郃攽肸狉狝"
    U"饳忞炌炆泙沺泂泜泃泇峃祋祊鸤弢弨陑陎乸妭姈叕䌹㛃玶珇珅珋玹珌玿韨垚垯垙垍耇鿍垎垟垞挓垵垏荖荁荙茽荄荓㭕柷柊枹"
    U"栐柖郚剅䴓迺厖砆砄耏奓䶮昺昽盷咡咺昳昣昤昫昡咥昪虷虸哃峘耑峛峗峧帡钘秬俫俙俍垕衎弇侴鸧䏡胠胈胣朏飐訄饻庤疢炣"
    U"炟㶲洭洘洓洿㳚泚浉洸洑洢洈洺洨浐㳘洴洣恔宬扂袆祏祐祕叚陞娀姞姱姤姶姽枲绖骃骉珪珛珹玼珖珽珦珫珒珢珕珝埗垾垺埆"
    U"垿埌埇茝鄀莝䓖莙栻梠栴梴栒砵砠砫硁翃郪辀剕哢晅晊唝哱冔晐畖蚄蚆崁峿崄帨崀甡倻倴脩倕倞倓倧衃虒舥鸰朓虓鱽峱勍竘"
    U"羖羓烠烔烶烻涍浡浭浬涄涢涐浰浟浛浲涘悈悢宧窅窊窎扅扆袪袗袯隺堲疍烝砮㛚翀翂剟绤骍䂮琎珸珵琄琈琀珺堎堐埼埫堌晢"
    U"掞埪壸㙍萚莿䓫勚䓬菂菍菼萣䓨菉䓛梼梽桲梾桯梣梌桹敔硔鿎硙硚硊硍勔䴕龁逴啫翈㫰晙畤跂蛃蚲啴䎃崟崒崌崡铏铚牻笯偰"
    U"偡偭偲偁㿠鄅偓徛衒舲鸼悆鄃瓻䝙脟䏲鱾猇猄庱庼痓䴔竫堃羕焆烺焌淏淟淜淴淯湴涴㥄惛惔悰惙寁裈祲谞弸弶隃婞娵婼媖婳"
    U"婍婌婫婤婘婠绹骕絜珷琲琡琟琔琭堾堼揕㙘堧喆堨塅惎萳靬葴鄚蓇萩蒐葰葎鄑葖蒄萹棤棽棫椓椑鹀椆棓棬棪椀甦酦奡皕詟辌"
    U"棐龂牚睎晫晪晱畯斝喤崶嵁嵅崿嵚翙圌圐赑赒鿏犇颋稌筀筜筥傃傉翛傒傕畬脿腘䐃腒鲃猰猯㺄馉凓鄗廋廆鄌遆旐焞欻溚溁湝"
    U"渰㴔渟溠渼溇湣湑溞愐愃敩棨扊祼婻媆媞㛹媓媂媄矞缊缐骙瑃瑓瑅瑆䴖瑖瑝瑔瑀瑳瑂嶅瑑髢堽赪摛塝搒蒱蒨蓏蔀蓢蓂蒻楪榃"
    U"榅楒楩椸楙歅碃碏碈䃅硿鄠辒䣘暕鹍㬊暅跱蜐蜎嵲赗锳锧稑稙䅟筼筶筦筤僇艅谼貆腨腯鲉鲊鲌䲟鲏雊猺飔觟馌裛鄘鹒鄜麀阘"
    U"煁煃煴煋煟煓溍溹滆滉溦溵漷滧滘滍愭慥慆塱禋禔禘禒鹔嫄媱勠戣缞耤瑧瑨瑱瑢斠摏墕墈墐墘摴靽鞁蔈蔊榰榑槚槜疐酺碶䃎"
    U"碨䴗鹖㬎幖嶍圙锽镃馝鹙箖劄僔僎槃㙦鲖鲗鲘鲙夐飗凘廙鲝鄫熇漹漖潩漼漴㽏漈漋漻慬㮾褕禛隩嫕嫭嫪㻬麹璆漦叇墣墦墡薁"
    U"蕰蔃鼒槱鹝磏殣慭霅暵暲暶踦䗖蝘蝲噇噂噀罶嶲嶓㠇嶟嶒镈镋镕皞皛䴘艎鹟鲪鲬觭鹠鹡鹢熛潖潵㵐澂澛瑬潽潾潏憭憕戭褯禤"
    U"嫽遹璥璲璒憙薳黇蕗薢橞橑橦觱磡磜豮虤暿曌曈㬚蹅踶䗛疁㠓幪嶦馞穄篯簉衠盦螣縢鲯鲹亸羱糒燋熻燊燚燏濩濋澪澽澴澭澼"
    U"憺嬛翯璱璬璮髽擿薿薸櫆檞醨繄磹磻瞫蹐蟏㘎矰穙穜穟簕簃儦魋斶谿䲠鲾鲿鳁鳂鳈鳉䗪襕襚螱嬬嬥瓀釐鬶爇鞳鞮藟藦藨鹲黡"
    U"礌蹢蹜蟫䗴嚚髃镮酂馧簠簝簰鼫鼩皦臑䲢鳑鳒鹯癗旞翷䎖瀔瀍瀌襜䴙嚭㰀鬷蠋翾儳儴鳚鳛麑麖彟嬿鬒蘘欂甗巇酅髎犨㸌爔瀱"
    U"瀼襫孅骦耰瓖鬘趯罍鼱鳠鳡鳣爟爚灈韂糵礵鹴皭龢鳤亹籥玃醾齇觿";

// Radicals and old forms in GB 2312 that the table has not: nobody's name.
constexpr std::u32string_view kNotInTable =
    U"丌丨丿乇丶匚刂冂亻佧氽勹亠冫冖讠诶谘卩阝阢廴凵厶垅坶堀艹茇菸廾扌拚挢捱揲揞揎摺擗甙咭哜囗囝後彡犭猓猸夂饣馀庀"
    U"忄丬氵沲渖宀辶彐弪屮嬲纟缍缋缏巛楱榀榘軎攴搿攵肜朊膣膪臁欷飚熳灬礻憝肀泶砩砦礤钅钶钸镙镟疒痖窆衤疋虍蚵螓蟓蠛"
    U"箝簦舡舨糸麴醣跫謦鲶鳆鳋髟齄";

// First bytes of the rows that hold Chinese characters.
constexpr int kFirstRow = 0xB0, kSecondLevel = 0xD8, kLastRow = 0xF7;     // GB 2312
constexpr int kBig5First = 0xA4, kBig5Last = 0xC6, kBig5LastCell = 0x7E;  // Big5, first level

// The characters of the rows in a charset of two bytes, in its order.
std::u32string rows_of(const char* charset, int first, int last) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::LocalUConverterPointer converter(ucnv_open(charset, &error));
  if (U_FAILURE(error) != 0) throw std::runtime_error(std::string("ICU has no converter for ") + charset);
  std::u32string characters;
  for (int row = first; row <= last; ++row) {
    for (int cell = 0x40; cell <= 0xFE; ++cell) {
      const char bytes[2] = {static_cast<char>(row), static_cast<char>(cell)};
      error = U_ZERO_ERROR;
      const icu::UnicodeString one(bytes, 2, converter.getAlias(), error);
      if (U_FAILURE(error) != 0 || one.countChar32() != 1) continue;
      const auto character = static_cast<char32_t>(one.char32At(0));
      if (is_cjk(character)) characters += character;
    }
  }
  return characters;
}

std::u32string standard_rows(int first) {
  std::u32string characters = rows_of("gb2312", first, kLastRow);
  std::erase_if(characters, [](char32_t c) { return kNotInTable.find(c) != std::u32string_view::npos; });
  return characters.append(kBeyond);
}

}  // namespace

const std::u32string& general_standard_characters() {
  static const std::u32string kCharacters = standard_rows(kFirstRow);
  return kCharacters;
}

std::u32string common_traditional_characters() {
  std::u32string characters = rows_of("Big5", kBig5First, kBig5Last - 1);
  const std::u32string rest = rows_of("Big5", kBig5Last, kBig5Last);
  // The first level ends within its last row, before the cells of the second byte's upper half.
  return characters.append(rest.substr(0, std::min<std::size_t>(rest.size(), kBig5LastCell - 0x40 + 1)));
}

std::u32string rarer_standard_characters() { return standard_rows(kSecondLevel); }

}  // namespace dossier
