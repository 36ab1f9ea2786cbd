// Runs of characters that need no escape are copied at once.
// SPDX-License-Identifier: MIT
#include "reporters/json_writer.h"

#include "analyzer/base/utf8.h"

namespace djvet {

namespace {

bool is_plain(unsigned char byte) { return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\'; }

void append_control(std::string& out, unsigned char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (byte) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: out.append("\\u00") += digits[byte >> 4U]; out += digits[byte & 15U];
  }
}

}  // namespace

void JsonWriter::separate() {
  if (out_.empty()) return;
  const char last = out_.back();
  if (last != '{' && last != '[' && last != ':' && last != '\n') out_ += ',';
}

void JsonWriter::line() {
  separate();
  out_ += '\n';
}

void JsonWriter::key(std::string_view name) {
  value(name);
  out_ += ':';
}

void JsonWriter::value(std::string_view text) {
  separate();
  out_ += '"';
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_plain(static_cast<unsigned char>(text[end]))) ++end;
    out_.append(text, at, end - at);
    at = end;
    if (at == text.size()) break;
    const Utf8Char character = utf8_at(text, at);
    if (!character.valid) out_ += "\xEF\xBF\xBD";
    else if (character.size > 1) out_.append(text, at, character.size);
    else append_control(out_, static_cast<unsigned char>(text[at]));
    at += character.size;
  }
  out_ += '"';
}

}  // namespace djvet
