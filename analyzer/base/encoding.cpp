// The byte order mark, then the tokenizer's scan of two lines for the PEP 263 comment, then one pass that validates.
// Follows decode_str and get_coding_spec of CPython's Parser/tokenizer.c (3.8 to 3.13 agree). Stricter in one thing:
// bytes in a comment that are not UTF-8 are refused, as running the file does and importing it does not.
// SPDX-License-Identifier: MIT
#include "analyzer/base/encoding.h"

#include <algorithm>
#include <optional>

#include "analyzer/base/codecs.h"
#include "analyzer/base/transcode.h"
#include "analyzer/base/utf8_scan.h"

namespace djvet {
namespace {

constexpr std::string_view utf8_mark = "\xef\xbb\xbf";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }
bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/// Takes the first line off `rest`, without its newline; a line ends at \n, \r\n or \r.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find_first_of("\r\n");
  const std::string_view line = rest.substr(0, end);
  if (end == std::string_view::npos) rest = {};
  else rest.remove_prefix(end + (rest.substr(end, 2) == "\r\n" ? 2 : 1));
  return line;
}

/// The encoding's name in a line that is only a comment: `coding[:=]\s*([-\w.]+)`, the first that has a name.
std::string_view cookie_of(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && is_blank(line[at])) ++at;
  if (at == line.size() || line[at] != '#') return {};
  constexpr std::string_view word = "coding";
  for (at = line.find(word, at); at != std::string_view::npos; at = line.find(word, at + 1)) {
    std::size_t begin = at + word.size();
    if (begin >= line.size() || (line[begin] != ':' && line[begin] != '=')) continue;
    ++begin;
    while (begin < line.size() && (line[begin] == ' ' || line[begin] == '\t')) ++begin;
    std::size_t end = begin;
    while (end < line.size() && is_name_byte(line[end])) ++end;
    if (end > begin) return line.substr(begin, end - begin);
  }
  return {};
}

/// Whether a line without a cookie lets the next one still be looked at.
bool is_blank_or_comment(std::string_view line) {
  const auto first = std::find_if_not(line.begin(), line.end(), is_blank);
  return first == line.end() || *first == '#';
}

std::string_view find_cookie(std::string_view text) {
  for (int line_number = 0; line_number < 2; ++line_number) {
    const std::string_view line = take_line(text);
    const std::string_view cookie = cookie_of(line);
    if (!cookie.empty() || !is_blank_or_comment(line)) return cookie;
  }
  return {};
}

/// The tokenizer's own spelling of the two encodings it knows by itself (get_normal_name).
std::string normal_name(std::string_view name) {
  std::string start(name.substr(0, 12));
  for (char& c : start) c = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const auto is = [&](std::string_view known) { return start == known || start.starts_with(std::string(known) + '-'); };
  if (is("utf-8")) return "utf-8";
  if (is("latin-1") || is("iso-8859-1") || is("iso-latin-1")) return "iso-8859-1";
  return std::string(name);
}

/// An encoding's name for a message: it comes from the file, but only bytes of is_name_byte.
std::string quoted(std::string_view name) {
  constexpr std::size_t longest = 40;
  return "'" + std::string(name.substr(0, longest)) + (name.size() > longest ? "...'" : "'");
}

std::optional<DecodeProblem> find_binary(std::string_view bytes, std::size_t first_nul) {
  for (const std::string_view mark : {std::string_view("\xff\xfe"), std::string_view("\xfe\xff")})
    if (bytes.starts_with(mark))
      return DecodeProblem{DecodeProblemKind::binary, "is UTF-16 or UTF-32, which Python does not read", 0};
  if (first_nul == Utf8Scan::npos) return std::nullopt;
  return DecodeProblem{DecodeProblemKind::binary, "holds a NUL byte, which Python does not read", first_nul};
}

Result<DecodedText, DecodeProblem> decode_utf8(std::string_view bytes) {
  const bool bom = bytes.starts_with(utf8_mark);
  const std::string_view text = bytes.substr(bom ? utf8_mark.size() : 0);
  const std::size_t skipped = bytes.size() - text.size();
  const Utf8Scan scan = scan_utf8(text);
  const std::size_t nul =
      scan.first_nul != Utf8Scan::npos || scan.first_bad == Utf8Scan::npos ? scan.first_nul : text.find('\0');
  if (std::optional<DecodeProblem> binary = find_binary(bytes, nul == Utf8Scan::npos ? nul : nul + skipped))
    return *binary;
  if (scan.first_bad != Utf8Scan::npos)
    return DecodeProblem{DecodeProblemKind::invalid_bytes,
                         "is not UTF-8 (byte " + std::to_string(scan.first_bad + skipped) + ')',
                         scan.first_bad + skipped};
  return DecodedText(text, bom, "utf_8");
}

Result<DecodedText, DecodeProblem> decode_by(const Codec& codec, std::string_view bytes) {
  if (std::optional<DecodeProblem> binary = find_binary(bytes, bytes.find('\0'))) return *binary;
  // All of Python's single-byte codecs below are ASCII for ASCII bytes, except the EBCDIC ones.
  if (codec.kind == CodecKind::ascii || codec.kind == CodecKind::latin_1)
    if (const Utf8Scan scan = scan_utf8(bytes); scan.ascii && scan.first_bad == Utf8Scan::npos)
      return DecodedText(bytes, false, codec.name);
  Transcoded decoded = to_utf8(codec, bytes);
  switch (decoded.outcome) {
    case Transcoded::Outcome::done: break;
    case Transcoded::Outcome::invalid:
      return DecodeProblem{
          DecodeProblemKind::invalid_bytes,
          "is not " + std::string(codec.name) + ", which it declares (byte " + std::to_string(decoded.offset) + ')',
          decoded.offset};
    case Transcoded::Outcome::unsupported:
      return DecodeProblem{
          DecodeProblemKind::unsupported,
          "declares the encoding " + quoted(codec.name) + ", which djvet can't decode here; save it as UTF-8", 0};
  }
  return DecodedText(std::move(decoded.text), false, codec.name);
}

}  // namespace

Result<DecodedText, DecodeProblem> decode_python(std::string_view bytes) {
  const bool bom = bytes.starts_with(utf8_mark);
  const std::string_view cookie = find_cookie(bytes.substr(bom ? utf8_mark.size() : 0));
  if (cookie.empty()) return decode_utf8(bytes);
  const std::string name = normal_name(cookie);
  if (name == "utf-8") return decode_utf8(bytes);
  if (bom)
    return DecodeProblem{DecodeProblemKind::bom_conflict,
                         "has a UTF-8 byte order mark, but declares the encoding " + quoted(cookie), 0};
  const Codec* const codec = find_codec(name);
  if (codec == nullptr)
    return DecodeProblem{DecodeProblemKind::unknown_encoding,
                         "declares the encoding " + quoted(cookie) + ", which Python does not know", 0};
  return codec->kind == CodecKind::utf_8 ? decode_utf8(bytes) : decode_by(*codec, bytes);
}

Result<DecodedText, DecodeProblem> decode_template(std::string_view bytes) { return decode_utf8(bytes); }

Result<std::string, DecodeProblem> encode(std::string_view text, std::string_view encoding, bool bom) {
  const Codec* const codec = find_codec(encoding);
  if (codec == nullptr)
    return DecodeProblem{DecodeProblemKind::unknown_encoding, "unknown encoding " + quoted(encoding), 0};
  if (codec->kind == CodecKind::utf_8) return std::string(bom ? utf8_mark : std::string_view()).append(text);
  Transcoded encoded = from_utf8(*codec, text);
  if (encoded.outcome == Transcoded::Outcome::done) return std::move(encoded.text);
  const bool invalid = encoded.outcome == Transcoded::Outcome::invalid;
  return DecodeProblem{invalid ? DecodeProblemKind::invalid_bytes : DecodeProblemKind::unsupported,
                       invalid ? "a character has no place in " + std::string(codec->name)
                               : "djvet can't encode " + std::string(codec->name),
                       encoded.offset};
}

bool is_probably_binary(std::string_view bytes) {
  constexpr std::size_t looked_at = 8192;
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) return true;
  if (bytes.starts_with(std::string_view("\0\0\xfe\xff", 4))) return true;
  return bytes.substr(0, looked_at).find('\0') != std::string_view::npos;
}

}  // namespace djvet
