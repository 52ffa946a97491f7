#include "app/error_text.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace dossier {
namespace {

struct Sentence {
  std::string_view en;  // {} stands for anything
  std::string_view zh;  // {} the same, in the same order
};

constexpr std::array kSentences = {
    // store/
    Sentence{"the store is in use by another process; try again when it is done",
             "存储正被另一进程占用；请待其结束后再试"},
    Sentence{"no space left for the store; free some, or name another place with --store",
             "存储所在磁盘已满；请腾出空间，或用 --store 另指位置"},
    Sentence{"the store cannot be read or written: {} (is the disk full or failing?)",
             "存储无法读写：{}（磁盘是否已满或有故障？）"},
    Sentence{"the store cannot be opened for writing; name another file with --store",
             "存储无法以写方式打开；请用 --store 另指文件"},
    Sentence{"the store is damaged or no store; delete the file (its readings will be made again) or name another with "
             "--store",
             "存储已损坏，或不是本程序的存储；请删除该文件（读取结果会重新生成），或用 --store 另指文件"},
    Sentence{"the store failed: {} (SQLite {})", "存储出错：{}（SQLite {}）"},
    Sentence{"this SQLite file belongs to another program; name another file with --store",
             "该 SQLite 文件属于其他程序；请用 --store 另指文件"},
    Sentence{"the store has version {}, this program knows versions up to {}; use the newer program, or another file "
             "with --store",
             "存储的版本为 {}，本程序只认识到版本 {}；请使用较新的程序，或用 --store 另指文件"},
    Sentence{"the stored report is damaged; run `dossier check` again", "存储中的报告已损坏；请再次运行 dossier check"},
    Sentence{"the copy cannot be put in place", "备份无法写到该位置"},
    Sentence{"a reading that was just stored is gone; run `dossier store check`",
             "刚保存的读取结果不见了；请运行 dossier store check"},
    // ingest/
    Sentence{"there is nothing of that name", "没有这个文件或文件夹"},
    Sentence{"is neither a folder nor a .zip, .tar or .tar.gz archive",
             "既不是文件夹，也不是 .zip、.tar 或 .tar.gz 压缩包"},
    Sentence{"unpacking the archive failed: {}", "解压失败：{}"},
    Sentence{"the folder for unpacking cannot be made: {}", "无法建立解压用的文件夹：{}"},
    Sentence{"cannot be written: is the disk full?", "无法写入：磁盘是否已满？"},
    Sentence{"cannot be written: {}", "无法写入：{}"},
    Sentence{"cannot be opened: {}", "无法打开：{}"},
    Sentence{"cannot be opened", "无法打开"},
    Sentence{"cannot be read to its end", "无法读到结尾"},
    Sentence{"cannot be read", "无法读取"},
    Sentence{"the archive is damaged: {}", "压缩包已损坏：{}"},
    Sentence{"The archive is damaged: {}", "压缩包已损坏：{}"},
    Sentence{"The archive cannot be read: {}", "压缩包无法读取：{}"},
    Sentence{"cannot start the reader processes: no process can be forked", "无法启动读取进程：系统不能再建立进程"},
    Sentence{"the parent of the reader processes is gone", "读取进程的父进程已不在"},
    Sentence{"no process can be forked", "系统不能再建立进程"},
    // app/
    Sentence{"there is no such folder", "没有这个文件夹"},
    Sentence{"there is no dossier in this folder: no folder with a declaration.json and no archive",
             "该文件夹下没有申报材料：既没有含 declaration.json 的文件夹，也没有压缩包"},
    Sentence{"there is no declaration.json at the root of the dossier", "材料根目录下没有 declaration.json"},
    Sentence{"there is no declaration.json (nor declaration.xlsx) at the root of the dossier",
             "材料根目录下没有 declaration.json（也没有 declaration.xlsx）"},
    Sentence{"it is a symbolic link; links are not followed", "这是符号链接，不予跟随"},
    Sentence{"it lies too deep below the batch's folder", "它在批次文件夹下的层数过深"},
    Sentence{"the folder cannot be read: {}", "文件夹无法读取：{}"},
    Sentence{"the folder is gone; what was done is kept, run the same command again when it is back",
             "文件夹不见了；已完成的均已保存，待其恢复后再次运行同一命令即可"},
    Sentence{"no space left to unpack archives; free some, or name another place in TMPDIR",
             "没有空间解压压缩包；请腾出空间，或用 TMPDIR 另指位置"},
    Sentence{"its files keep changing while they are read", "其文件在读取过程中不断变化"},
    Sentence{"the program did not finish this dossier within {} s", "程序在 {} 秒内未能处理完这份材料"},
    Sentence{"the program crashed on this dossier (signal {})", "程序在处理这份材料时崩溃（信号 {}）"},
    Sentence{"the program gave up on this dossier", "程序放弃了这份材料"},
    Sentence{"the folder cannot be written to: {}", "文件夹无法写入：{}"},
    Sentence{"the folder cannot be made: {}", "文件夹无法建立：{}"},
    Sentence{"the folder cannot be made", "文件夹无法建立"},
    Sentence{"is a folder; name a file in it", "这是文件夹；请指明其中的文件"},
    Sentence{"there is no folder {} to write it to", "没有可写入的文件夹 {}"},
    Sentence{"no temporary folder can be made: {}", "无法建立临时文件夹：{}"},
    Sentence{"the result cannot be written to standard output: {}", "结果无法写到标准输出：{}"},
    Sentence{"no space left for a copy of the file", "没有空间存放文件的副本"},
    // the queue
    Sentence{"the queue cannot be reached: {}", "无法连接队列：{}"},
    Sentence{"this is no address of a NATS server: {}", "这不是 NATS 服务器的地址：{}"},
    Sentence{"the credentials cannot be read: {}", "凭据文件无法读取：{}"},
    Sentence{"the certificate authority cannot be read: {}", "证书机构文件无法读取：{}"},
    Sentence{"the server has no JetStream: {}", "服务器没有启用 JetStream：{}"},
    Sentence{"the streams cannot be made (is JetStream on, and permitted to this user?): {}",
             "无法建立数据流（JetStream 是否启用，该用户是否有权限？）：{}"},
    Sentence{"the server takes messages of {} bytes only; set its max_payload to 16 KiB or more",
             "服务器只接受 {} 字节以内的消息；请把其 max_payload 设为 16 KiB 以上"},
};

// The Chinese with what stands for {} in `text`; nullopt where the text is another.
std::optional<std::string> matched(std::string_view text, const Sentence& sentence) {
  std::vector<std::string_view> values;
  std::string_view left = sentence.en;
  for (std::size_t gap = left.find("{}"); gap != std::string_view::npos; gap = left.find("{}")) {
    const std::string_view before = left.substr(0, gap);
    if (!text.starts_with(before)) return std::nullopt;
    text.remove_prefix(before.size());
    left.remove_prefix(gap + 2);
    // Up to what comes next in the sentence; the last one takes all.
    const std::string_view next = left.substr(0, left.find("{}"));
    const std::size_t end = next.empty()                                ? text.size()
                            : left.find("{}") == std::string_view::npos ? text.rfind(next)
                                                                        : text.find(next);
    if (end == std::string_view::npos) return std::nullopt;
    values.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  if (text != left) return std::nullopt;
  std::string zh;
  std::string_view rest = sentence.zh;
  for (const std::string_view value : values) {
    const std::size_t gap = rest.find("{}");
    zh.append(rest.substr(0, gap)).append(value);
    rest.remove_prefix(gap + 2);
  }
  return zh.append(rest);
}

std::optional<std::string> in_chinese(std::string_view text) {
  for (const Sentence& sentence : kSentences) {
    if (std::optional<std::string> zh = matched(text, sentence)) return zh;
  }
  return std::nullopt;
}

}  // namespace

Message explain_error(std::string_view text) {
  Message message{std::string(text), std::string(text)};
  // The place may hold colons itself: the sentence is what is known, from the first colon on that leads to one.
  for (std::size_t at = 0;; at += 2) {
    if (std::optional<std::string> zh = in_chinese(text.substr(at))) {
      message.zh = at == 0 ? *zh : std::string(text.substr(0, at - 2)) + "：" + *zh;
      return message;
    }
    at = text.find(": ", at);
    if (at == std::string_view::npos) return message;
  }
}

}  // namespace dossier
