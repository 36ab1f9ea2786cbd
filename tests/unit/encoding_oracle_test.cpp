// Decoding against CPython: every name of every text encoding, every byte of the single-byte ones, samples of the others, and
// the tokenizer's choice for random first lines. Python's answers come from the python3 on the PATH.
// SPDX-License-Identifier: MIT
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/codecs.h"
#include "analyzer/base/encoding.h"
#include "analyzer/base/transcode.h"
#include "tests/support/catch.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

/// What a Python program prints, by line and then by space.
std::vector<std::vector<std::string>> rows_of(std::string_view program) {
  const TemporaryFolder folder;
  write_text(folder.path() + "/ask.py", program);
  REQUIRE(std::system(("python3 '" + folder.path() + "/ask.py' > '" + folder.path() + "/answer'").c_str()) == 0);
  std::vector<std::vector<std::string>> rows;
  const std::string answer = read_text(folder.path() + "/answer");
  for (std::string_view line : lines_of(answer)) {
    rows.emplace_back();
    while (!line.empty()) {
      const std::size_t space = line.find(' ');
      rows.back().emplace_back(line.substr(0, space));
      line = space == std::string_view::npos ? std::string_view() : line.substr(space + 1);
    }
  }
  REQUIRE(rows.size() > 10);
  return rows;
}

/// The bytes that "x" and hexadecimal digits stand for.
std::string from_hex(std::string_view digits) {
  std::string bytes;
  for (std::size_t at = 1; at + 1 < digits.size(); at += 2)
    bytes += static_cast<char>(std::strtol(std::string(digits.substr(at, 2)).c_str(), nullptr, 16));
  return bytes;
}

constexpr std::string_view ask_names = R"(
import codecs, encodings, encodings.aliases, pkgutil
for name in sorted({m.name for m in pkgutil.iter_modules(encodings.__path__)} | set(encodings.aliases.aliases)):
    try:
        text = codecs.lookup(name)._is_text_encoding
    except LookupError:
        text = False
    module = encodings.aliases.aliases.get(name.lower(), name)
    print(name, module if text else '-', text and name == module or name == name.lower())
)";

// Multi-byte codecs are asked for ASCII and for text in their own script; rare signs differ between tables, see transcode.h.
constexpr std::string_view ask_bytes = R"(
import codecs, encodings, pkgutil
alphabets = ['caf\xe9 na\xefve', 'żółć Łódź', 'Привет, мир', 'Γειά σου Κόσμε', 'שלום', 'مرحبا', 'สวัสดี', 'Merhaba dünya ığş', 'Tiếng', 'Қазақ']
japanese, simplified, traditional, korean = '日本語のテスト、カタカナ。ｶﾅ', '你好，世界。测试', '繁體中文測試，你好。', '안녕하세요, 세계'
scripts = dict.fromkeys(['big5', 'big5hkscs', 'cp950'], traditional)
scripts |= dict.fromkeys(['gb18030', 'gb2312', 'gbk', 'hz'], simplified)
scripts |= dict.fromkeys(['euc_kr', 'cp949', 'johab', 'iso2022_kr'], korean)
scripts |= dict.fromkeys(['cp932', 'euc_jp', 'euc_jis_2004', 'euc_jisx0213', 'shift_jis', 'shift_jis_2004', 'shift_jisx0213', 'iso2022_jp',
                          'iso2022_jp_1', 'iso2022_jp_2', 'iso2022_jp_2004', 'iso2022_jp_3', 'iso2022_jp_ext'], japanese)
for name in sorted(m.name for m in pkgutil.iter_modules(encodings.__path__)):
    try:
        if not codecs.lookup(name)._is_text_encoding or name in ('utf_8_sig', 'charmap'): continue
    except LookupError:
        continue
    chunks = [bytes([i]) for i in range(1, 128 if name in scripts else 256)] + [b'x = "plain" \\ ~ \t\r\n']
    for sample in [scripts[name]] if name in scripts else alphabets:
        try:
            chunks.append(sample.encode(name, 'ignore'))
        except Exception:
            pass
    for chunk in chunks:
        try:
            text = chunk.decode(name).encode('utf-8')
        except Exception:
            text = None
        print(name, 'x' + chunk.hex(), '-' if text is None else 'x' + text.hex())
)";

constexpr std::string_view ask_tokenizer = R"(
import random, warnings
warnings.simplefilter("ignore")
random.seed(7)
pieces = ['# ', '#', ' ', '\t', '\f', '\n', '\r', '\r\n', 'coding', 'coding:', 'coding=', ':', '=', 'latin-1', 'latin1', 'utf-8', 'utf8', 'UTF_8-x',
          'Latin_1-y', 'iso-8859-15', 'cp1252', 'koi8-r', 'nosuch', 'hex', '-*-', 'en', 'vim: set file', 'iso.8859.1', '.', '_', 'euc_jp', '"""', 'y=1', ';', 'ascii', 'mbcs']
for _ in range(6000):
    head = ''.join(random.choice(pieces) for _ in range(random.randrange(9))) if random.random() < .5 else (
        random.choice(['', '\n', '# x\n', ' \t#!\r', 'y=1\n', '\r\n']) + random.choice(['#', ' #', '\t# ', '\f#x ', '']) +
        random.choice(['coding', 'encoding', ' coding', 'codin']) + random.choice([':', '=', ': ', ' :', '=\t', ':\f']) +
        ''.join(random.choice(pieces[13:]) for _ in range(random.randrange(1, 3))))
    source = (b'\xef\xbb\xbf' if random.random() < .15 else b'') + head.encode() + b'\nx = "\xc3\xa9"\n'
    scope = {}
    try:
        exec(compile(source, 'x', 'exec'), scope)
        answer = 'x' + scope['x'].encode('utf-8').hex()
    except (SyntaxError, ValueError, LookupError) as error:
        text = str(error)
        encoding = any(word in text for word in ('encoding', "codec can't", 'codec can', 'charmap'))
        answer = '-' if encoding else '?'
    except Exception:
        answer = '?'
    print('x' + source.hex(), answer)
)";

}  // namespace

TEST_CASE("every name of an encoding is the encoding that Python takes it for", "[slow]") {
  for (const std::vector<std::string>& row : rows_of(ask_names)) {
    if (row[1] == "utf_8_sig") continue;  // the tokenizer turns the name into utf-8 before the lookup
    INFO(row[0]);
    const Codec* const codec = find_codec(row[0]);
    CHECK((codec == nullptr ? "-" : std::string(codec->name)) == row[1]);
  }
}

TEST_CASE("every byte and every sample decodes as in Python, or the codec is unsupported", "[slow]") {
  std::map<std::string, int> unsupported;
  for (const std::vector<std::string>& row : rows_of(ask_bytes)) {
    const Codec* const codec = find_codec(row[0]);
    INFO(row[0] << " " << row[1]);
    REQUIRE(codec != nullptr);
    if (codec->kind == CodecKind::utf_8) continue;
    const Transcoded text = to_utf8(*codec, from_hex(row[1]));
    if (text.outcome == Transcoded::Outcome::unsupported) {
      ++unsupported[row[0]];
      continue;
    }
    if (row[2] == "-") CHECK(text.outcome == Transcoded::Outcome::invalid);
    else CHECK((text.outcome == Transcoded::Outcome::done && text.text == from_hex(row[2])));
  }
  // With glibc's iconv; another one may know a few more or less.
  CHECK(unsupported.size() <= 30);
  for (const char* common : {"cp1252", "latin_1", "cp1251", "koi8_r", "iso8859_15", "shift_jis", "euc_jp", "gbk",
                             "big5", "euc_kr", "mac_roman"})
    CHECK_FALSE(unsupported.contains(common));
}

TEST_CASE("the encoding of a file is the one that CPython's tokenizer chooses", "[slow]") {
  int compared = 0;
  for (const std::vector<std::string>& row : rows_of(ask_tokenizer)) {
    if (row[1] == "?") continue;  // no program at all, whatever its encoding
    const std::string source = from_hex(row[0]);
    const Result<DecodedText, DecodeProblem> text = decode_python(source);
    INFO(source);
    ++compared;
    if (row[1] == "-") {
      CHECK_FALSE(text.has_value());
      continue;
    }
    REQUIRE(text.has_value());
    CHECK(text->text().ends_with("\nx = \"" + from_hex(row[1]) + "\"\n"));
  }
  CHECK(compared > 1000);
}

}  // namespace djvet
