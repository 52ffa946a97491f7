// The program dossier_misread_characters: which characters the networks that read names misread alike. Every rarer Chinese character
// in use is printed among others, in several fonts and qualities, and read by both Chinese networks of PP-OCR: what they take for
// other characters are the rows of extract/misread_characters.tsv. (Tesseract, the third reader of names, knows less than four thousand
// characters and has errors of its own.)
#include <algorithm>
#include <array>
#include <exception>
#include <iostream>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "corpus/canvas.h"
#include "corpus/random.h"
#include "corpus/raster.h"
#include "extract/snippet.h"
#include "ingest/paddle_recognizer.h"
#include "ingest/reader_models.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kInLine = 6;   // characters tested in one line
constexpr int kTimesAlike = 2;       // renderings in which both must fall into the same error

// The characters of the Table of General Standard Chinese Characters (State Council, 2013) that GB 2312 lacks: names of people and
// companies use them. Those outside the Basic Multilingual Plane are left out.
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

struct Quality {
  double points;
  double dpi;
  double blur;  // deviation in pixels
};
constexpr Quality kQualities[] = {{12, 200, 0.3}, {8, 150, 0.6}};
constexpr const char* kFonts[] = {"Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL UKai CN", "WenQuanYi Zen Hei"};

// The rarer half of GB 2312, in its order, and those beyond. The common half is what the networks were taught best: they read it as
// other characters by bad print, not by ignorance.
std::vector<char32_t> characters_in_use() {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open("gb2312", &error);
  if (U_FAILURE(error) != 0) throw std::runtime_error("ICU has no converter for GB 2312");
  std::vector<char32_t> characters;
  for (int row = 0xD8; row <= 0xF7; ++row) {
    for (int cell = 0xA1; cell <= 0xFE; ++cell) {
      const char bytes[2] = {static_cast<char>(row), static_cast<char>(cell)};
      error = U_ZERO_ERROR;
      const icu::UnicodeString one(bytes, 2, converter, error);
      if (U_SUCCESS(error) != 0 && one.countChar32() == 1 && is_cjk(static_cast<char32_t>(one.char32At(0)))) {
        const auto character = static_cast<char32_t>(one.char32At(0));
        if (kNotInTable.find(character) == std::u32string_view::npos) characters.push_back(character);
      }
    }
  }
  ucnv_close(converter);
  characters.insert(characters.end(), kBeyond.begin(), kBeyond.end());
  return characters;
}

cv::Mat line_of(const std::u32string& text, const char* font, const Quality& quality, std::uint64_t noise) {
  corpus::Style style;
  style.family = font;
  style.size = quality.points;
  corpus::Canvas canvas((static_cast<double>(text.size()) + 0.6) * quality.points, 1.5 * quality.points);
  canvas.text(0.3 * quality.points, 1.13 * quality.points, to_utf8(text), style);
  cv::Mat picture = corpus::rasterize(canvas, quality.dpi);
  cv::GaussianBlur(picture, picture, {}, quality.blur);
  cv::Mat grain(picture.size(), CV_16SC3);
  cv::RNG generator(noise);
  generator.fill(grain, cv::RNG::NORMAL, 0, 5);
  cv::Mat noisy;
  cv::add(picture, grain, noisy, cv::noArray(), CV_8UC3);
  return noisy;
}

// Of one character printed, the renderings in which …
struct Failure {
  int page = 0;    // the page reader's network has something else, or nothing
  int second = 0;  // the other network has
  std::map<char32_t, int> seen;  // what the two have instead
};

class Readers {
 public:
  explicit Readers(const ReaderModels& models)
      : page_(loaded(models, models.chinese, models.chinese_keys, Reader::paddle_chinese)),
        second_(loaded(models, models.chinese_v3, {}, Reader::paddle_chinese_v3)) {}

  // What each of the two reads at each character of the line; 0 where it reads nothing or several.
  std::vector<std::array<char32_t, 2>> read(const cv::Mat& line, const std::u32string& printed) {
    std::vector<std::array<char32_t, 2>> found(printed.size());
    const std::array<OcrEngine*, 2> engines = {&page_, &second_};
    for (std::size_t e = 0; e < engines.size(); ++e) {
      const std::u32string text = to_u32(squeezed(engines[e]->read_line(line).text));
      for (std::size_t i = 0; i < printed.size(); ++i) {
        const std::u32string_view at = text.size() == printed.size() ? std::u32string_view(text).substr(i, 1)
                                                                     : aligned_part(printed, i, i + 1, text);
        found[i][e] = at.size() == 1 ? at[0] : 0;
      }
    }
    return found;
  }

 private:
  static PaddleRecognizer loaded(const ReaderModels& models, const std::string& weights, const std::string& keys, Reader reader) {
    auto engine = PaddleRecognizer::load(models.runtime, weights, keys, reader);
    if (!engine) throw std::runtime_error(engine.error().message);
    return *std::move(engine);
  }

  PaddleRecognizer page_, second_;
};

struct Measured {
  std::map<char32_t, std::map<char32_t, int>> alike;  // read by both, printed; renderings
  std::map<char32_t, Failure> failures;
};

Measured measure(std::vector<char32_t> characters, std::uint64_t seed) {
  Readers readers(find_models());
  corpus::Random random(seed);
  Measured measured;
  std::size_t done = 0;
  for (const char* font : kFonts) {
    for (const Quality& quality : kQualities) {
      random.shuffle(characters);
      for (std::size_t from = 0; from < characters.size(); from += kInLine) {
        const std::size_t to = std::min(from + kInLine, characters.size());
        const std::u32string tested(characters.begin() + static_cast<std::ptrdiff_t>(from), characters.begin() + static_cast<std::ptrdiff_t>(to));
        const std::u32string printed = tested + U"科技";
        const auto read = readers.read(line_of(printed, font, quality, random.bits()), printed);
        for (std::size_t i = 0; i < tested.size(); ++i) {
          const auto [page, second] = read[i];
          Failure& failure = measured.failures[tested[i]];
          failure.page += page == tested[i] ? 0 : 1;
          failure.second += second == tested[i] ? 0 : 1;
          for (const char32_t other : {page, second}) {
            if (other != tested[i] && is_cjk(other)) ++failure.seen[other];
          }
          if (page == second && page != tested[i] && is_cjk(page)) ++measured.alike[page][tested[i]];
        }
      }
      std::cerr << fmt::format("\r{}/{} renderings", ++done, std::size(kFonts) * std::size(kQualities)) << std::flush;
    }
  }
  std::cerr << '\n';
  return measured;
}

void print(const Measured& measured, std::uint64_t seed) {
  constexpr int kRenderings = static_cast<int>(std::size(kFonts) * std::size(kQualities));
  std::cout << fmt::format(
      "# What the networks that read names take for other characters. Written by dossier_misread_characters --seed {}.\n"
      "# The rarer half of GB 2312 and the characters of the Table of General Standard Chinese Characters beyond it, printed among each\n"
      "# other in {} fonts and {} qualities; PP-OCRv4 and PP-OCRv3 Chinese. Rows, by the second cell:\n"
      "# n: the character read, and those printed that both networks read so in {} renderings or more;\n"
      "# s: a character printed that the page reader's network fails on in a third of the renderings, what either had instead,\n"
      "#    that which came again before the bar, what came once behind it;\n"
      "# w: a character printed that the page reader's network fails on in half of them and the other reads in two thirds.\n",
      seed, std::size(kFonts), std::size(kQualities), kTimesAlike);
  const auto row = [](char32_t first, const char* mark, const std::u32string& others) {
    std::cout << to_utf8(std::u32string(1, first)) << '\t' << mark << '\t' << to_utf8(others) << '\n';
  };
  for (const auto& [read, printed] : measured.alike) {
    std::u32string others;
    for (const auto& [character, times] : printed) {
      if (times >= kTimesAlike) others += character;
    }
    if (!others.empty()) row(read, "n", others);
  }
  for (const auto& [character, failure] : measured.failures) {
    if (2 * failure.page >= kRenderings && 3 * failure.second <= kRenderings) row(character, "w", {});
    if (3 * failure.page < kRenderings) continue;
    std::u32string again, once;
    for (const auto& [other, times] : failure.seen) (times >= kTimesAlike ? again : once) += other;
    row(character, "s", again + U'|' + once);
  }
}

}  // namespace
}  // namespace dossier

int main(int argc, char** argv) {
  cv::setNumThreads(1);
  CLI::App app{"Which characters the readers of names misread alike; writes extract/misread_characters.tsv to the standard output"};
  std::uint64_t seed = 1;
  std::size_t only = 0;
  app.add_option("--seed", seed, "of the order of the characters and of the noise");
  app.add_option("--only", only, "so many characters; 0: all");
  CLI11_PARSE(app, argc, argv);
  try {
    std::vector<char32_t> characters = dossier::characters_in_use();
    if (only > 0 && only < characters.size()) characters.resize(only);
    dossier::print(dossier::measure(std::move(characters), seed), seed);
  } catch (const std::exception& error) {
    std::cerr << "dossier_misread_characters: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
