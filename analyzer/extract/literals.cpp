// Prefixes, quotes and escapes of string literals.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/literals.h"

#include <cstdint>

namespace djvet {
namespace {

void append_utf8(std::string& out, std::uint32_t code) {
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) code = 0xfffd;
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xc0 | (code >> 6U));
    out += static_cast<char>(0x80 | (code & 0x3fU));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xe0 | (code >> 12U));
    out += static_cast<char>(0x80 | ((code >> 6U) & 0x3fU));
    out += static_cast<char>(0x80 | (code & 0x3fU));
  } else {
    out += static_cast<char>(0xf0 | (code >> 18U));
    out += static_cast<char>(0x80 | ((code >> 12U) & 0x3fU));
    out += static_cast<char>(0x80 | ((code >> 6U) & 0x3fU));
    out += static_cast<char>(0x80 | (code & 0x3fU));
  }
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

/// Reads up to `most` digits of `base` at `at`; returns how many there were.
std::size_t read_number(std::string_view text, std::size_t at, std::size_t most, int base, std::uint32_t& value) {
  std::size_t count = 0;
  value = 0;
  while (count < most && at + count < text.size() && digit_of(text[at + count]) < base) {
    value = value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit_of(text[at + count]));
    ++count;
  }
  return count;
}

/// The one-character escapes; 0 when `c` is none of them.
char simple_escape(char c) {
  switch (c) {
    case '\\':
    case '\'':
    case '"': return c;
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    default: return 0;
  }
}

/// Decodes the escape whose backslash is at `at`; returns the index after it, or `at` when it is no escape.
std::size_t decode_one(std::string_view text, std::size_t at, std::string& out) {
  const char c = text[at + 1];
  if (const char simple = simple_escape(c); simple != 0) {
    out += simple;
    return at + 2;
  }
  if (c == '\n') return at + 2;
  if (c == '\r') return at + (at + 2 < text.size() && text[at + 2] == '\n' ? 3 : 2);
  std::uint32_t value = 0;
  const std::size_t wanted = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
  if (wanted != 0 && read_number(text, at + 2, wanted, 16, value) == wanted) {
    append_utf8(out, value);
    return at + 2 + wanted;
  }
  if (const std::size_t octal = read_number(text, at + 1, 3, 8, value); octal != 0) {
    append_utf8(out, value);
    return at + 1 + octal;
  }
  return at;
}

}  // namespace

Literal split_literal(std::string_view token) {
  Literal literal;
  std::size_t at = 0;
  for (; at < token.size() && token[at] != '"' && token[at] != '\''; ++at) {
    const char c = static_cast<char>(token[at] | 0x20);
    if (c == 'r') literal.raw = true;
    if (c == 'b') literal.kind = LiteralKind::bytes;
    if (c == 'f' || c == 't') literal.kind = LiteralKind::formatted;
  }
  token.remove_prefix(at);
  if (token.empty()) return literal;
  const char quote = token[0];
  const bool triple = token.size() >= 3 && token[1] == quote && token[2] == quote;
  const std::size_t width = triple ? 3 : 1;
  token.remove_prefix(width);
  if (token.size() >= width && token.substr(token.size() - width) == std::string(width, quote))
    token.remove_suffix(width);
  literal.content = token;
  return literal;
}

std::string decode_escapes(std::string_view content) {
  std::string out;
  out.reserve(content.size());
  for (std::size_t at = 0; at < content.size();) {
    if (content[at] == '\\' && at + 1 < content.size()) {
      const std::size_t next = decode_one(content, at, out);
      if (next != at) {
        at = next;
        continue;
      }
    }
    out += content[at++];
  }
  return out;
}

}  // namespace djvet
