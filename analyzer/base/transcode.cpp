// The only file that includes iconv.h.
// SPDX-License-Identifier: MIT
#include "analyzer/base/transcode.h"

#include <iconv.h>

#include <array>
#include <cerrno>
#include <cstdint>

#include "analyzer/base/utf8.h"

namespace djvet {
namespace {

constexpr char32_t no_character = 0xffffffffU;
using Table = std::array<char32_t, 256>;

/// A byte where iconv's table is not CPython's.
struct Patch {
  std::string_view codec;
  unsigned char byte;
  char32_t character;
};
constexpr Patch patches[] = {
    {"cp1026", 0x9d, U'\u00b8'},    {"cp1026", 0xbc, U'\u00af'},
    {"cp273", 0xbc, U'\u203e'},     {"cp424", 0x78, U'\u2017'},
    {"cp424", 0x8f, U'\u00b1'},     {"cp856", 0x1a, U'\u001a'},
    {"cp856", 0x1c, U'\u001c'},     {"cp856", 0x7f, U'\u007f'},
    {"cp856", 0xee, U'\u00af'},     {"cp856", 0xfa, U'\u00b7'},
    {"cp875", 0x6a, U'|'},          {"cp875", 0x74, U'\u00a0'},
    {"cp875", 0xdc, U'\u001a'},     {"cp875", 0xdd, U'\u0387'},
    {"cp875", 0xe1, U'\u001a'},     {"cp875", 0xec, U'\u001a'},
    {"cp875", 0xed, U'\u001a'},     {"cp875", 0xfc, U'\u001a'},
    {"cp875", 0xfd, U'\u001a'},     {"mac_cyrillic", 0xff, U'\u20ac'},
    {"mac_roman", 0xc6, U'\u2206'}, {"mac_roman", 0xf0, U'\uf8ff'},
};

/// Characters that iconv puts where CPython has ASCII: JIS X 0201 and KS X 1003 have other signs on three keys.
struct Substitution {
  std::string_view codec;
  std::string_view iconv;
  char python;
};
constexpr Substitution substitutions[] = {
    {"shift_jis", "\u00a5", '\\'},
    {"shift_jis", "\u203e", '~'},
    {"johab", "\u20a9", '\\'},
};

/// An open conversion; empty when the system has none between the two.
class Conversion {
 public:
  Conversion(const char* to, const char* from) : handle_(::iconv_open(to, from)) {}
  Conversion(const Conversion&) = delete;
  Conversion& operator=(const Conversion&) = delete;
  ~Conversion() {
    if (is_open()) ::iconv_close(handle_);
  }
  [[nodiscard]] bool is_open() const { return handle_ != invalid(); }

  Transcoded run(std::string_view bytes) {
    Transcoded result;
    char* in = const_cast<char*>(bytes.data());  // iconv's signature; it doesn't write there
    std::size_t in_left = bytes.size();
    std::array<char, 4096> buffer;
    for (bool flushing = false;;) {
      char* out = buffer.data();
      std::size_t out_left = buffer.size();
      const std::size_t status =
          ::iconv(handle_, flushing ? nullptr : &in, flushing ? nullptr : &in_left, &out, &out_left);
      const int failure = errno;
      result.text.append(buffer.data(), buffer.size() - out_left);
      if (status == static_cast<std::size_t>(-1)) {
        if (failure == E2BIG) continue;
        result.outcome = Transcoded::Outcome::invalid;
        result.offset = bytes.size() - in_left;
        return result;
      }
      if (flushing) return result;
      flushing = true;  // a stateful codec goes back to its first state
    }
  }

 private:
  static iconv_t invalid() { return reinterpret_cast<iconv_t>(-1); }
  iconv_t handle_;
};

Transcoded unsupported() { return {Transcoded::Outcome::unsupported, {}, 0}; }
Transcoded invalid_at(std::size_t offset) { return {Transcoded::Outcome::invalid, {}, offset}; }

/// What each byte stands for; nothing when iconv doesn't know the codec.
std::optional<Table> table_of(const Codec& codec) {
  Table table{};
  if (codec.kind == CodecKind::ascii || codec.kind == CodecKind::latin_1) {
    for (std::size_t byte = 0; byte < 256; ++byte)
      table[byte] = byte < 128 || codec.kind == CodecKind::latin_1 ? static_cast<char32_t>(byte) : no_character;
    return table;
  }
  Conversion conversion("UTF-8", codec.iconv);
  if (!conversion.is_open()) return std::nullopt;
  for (std::size_t byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const Transcoded one = conversion.run({&c, 1});
    const bool known = one.outcome == Transcoded::Outcome::done && !one.text.empty();
    table[byte] = known ? utf8_at(one.text, 0).value : no_character;
  }
  for (const Patch& patch : patches)
    if (patch.codec == codec.name) table[patch.byte] = patch.character;
  if (codec.name == "tis_620")
    for (std::size_t byte = 0x80; byte < 0xa0; ++byte) table[byte] = static_cast<char32_t>(byte);
  return table;
}

Transcoded through_table(const Codec& codec, std::string_view bytes) {
  const std::optional<Table> table = table_of(codec);
  if (!table) return unsupported();
  Transcoded result;
  result.text.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char32_t character = (*table)[static_cast<unsigned char>(bytes[at])];
    if (character == no_character) return invalid_at(at);
    append_utf8(result.text, character);
  }
  return result;
}

Transcoded back_through_table(const Codec& codec, std::string_view text) {
  const std::optional<Table> table = table_of(codec);
  if (!table) return unsupported();
  Transcoded result;
  result.text.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Char character = utf8_at(text, at);
    std::size_t byte = 0;
    while (byte < 256 && (*table)[byte] != character.value) ++byte;
    if (byte == 256 || !character.valid) return invalid_at(at);
    result.text += static_cast<char>(byte);
    at += character.size;
  }
  return result;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  std::size_t found = text.find(from);
  if (found == std::string::npos) return;
  std::string out;
  std::size_t kept = 0;
  for (; found != std::string::npos; found = text.find(from, kept)) {
    out.append(text, kept, found - kept).append(to);
    kept = found + from.size();
  }
  text = out.append(text, kept);
}

/// Where a control character U+0080 to U+009F stands: iconv takes some stray lead bytes for one, Python for an error.
std::size_t find_c1(std::string_view text) {
  for (std::size_t at = text.find('\xc2'); at != std::string_view::npos; at = text.find('\xc2', at + 1))
    if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xa0) return at;
  return std::string_view::npos;
}

}  // namespace

Transcoded to_utf8(const Codec& codec, std::string_view bytes) {
  if (codec.kind == CodecKind::unsupported || codec.kind == CodecKind::utf_8) return unsupported();
  if (codec.kind != CodecKind::multi_byte) return through_table(codec, bytes);
  Conversion conversion("UTF-8", codec.iconv);
  if (!conversion.is_open()) return unsupported();
  Transcoded result = conversion.run(bytes);
  if (result.outcome != Transcoded::Outcome::done) return result;
  if (find_c1(result.text) != std::string_view::npos && codec.name != "gb18030" && codec.name != "cp932")
    return invalid_at(0);
  for (const Substitution& substitution : substitutions)
    if (substitution.codec == codec.name) replace_all(result.text, substitution.iconv, {&substitution.python, 1});
  return result;
}

Transcoded from_utf8(const Codec& codec, std::string_view text) {
  if (codec.kind == CodecKind::unsupported || codec.kind == CodecKind::utf_8) return unsupported();
  if (codec.kind != CodecKind::multi_byte) return back_through_table(codec, text);
  Conversion conversion(codec.iconv, "UTF-8");
  if (!conversion.is_open()) return unsupported();
  std::string prepared(text);
  for (const Substitution& substitution : substitutions)
    if (substitution.codec == codec.name) replace_all(prepared, {&substitution.python, 1}, substitution.iconv);
  Transcoded result = conversion.run(prepared);
  if (result.outcome == Transcoded::Outcome::done && to_utf8(codec, result.text).text != text) return invalid_at(0);
  return result;
}

}  // namespace djvet
