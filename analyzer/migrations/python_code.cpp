// Recursion is as deep as the values nest, which the evaluator bounds.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/python_code.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace djvet {
namespace {

constexpr std::size_t line_length = 88;
constexpr std::size_t step = 4;

/// One character of UTF-8 text, which is valid.
std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at++]);
  if (byte < 0x80) return byte;
  const unsigned more = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
  std::uint32_t code = byte & (0x3fU >> more);
  for (unsigned i = 0; i < more && at < text.size(); ++i)
    code = (code << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3fU);
  return code;
}

struct CodeRange {
  std::uint32_t first, last;
};

bool within(std::uint32_t code, const CodeRange* begin, const CodeRange* end) {
  return std::any_of(begin, end, [&](const CodeRange& range) { return range.first <= code && code <= range.last; });
}

/// Letters and signs that every version of Python since 3.8 prints as they are.
bool is_printable(std::uint32_t code) {
  constexpr CodeRange ranges[] = {
      {0xa1, 0xac},     {0xae, 0x377},    {0x384, 0x38a},     {0x38e, 0x3a1},    {0x3a3, 0x52f},   {0x5d0, 0x5ea},
      {0x620, 0x64a},   {0x660, 0x669},   {0x905, 0x939},     {0xe01, 0xe3a},    {0x10d0, 0x10fc}, {0x1e00, 0x1f15},
      {0x2010, 0x2027}, {0x2030, 0x205e}, {0x2070, 0x2071},   {0x2074, 0x208e},  {0x20a0, 0x20bf}, {0x2100, 0x218b},
      {0x2190, 0x2426}, {0x2460, 0x2b73}, {0x3001, 0x303f},   {0x3041, 0x3096},  {0x3099, 0x30ff}, {0x4e00, 0x9fef},
      {0xac00, 0xd7a3}, {0xff01, 0xff5e}, {0x1f300, 0x1f64f}, {0x1f680, 0x1f6c5}};
  return within(code, std::begin(ranges), std::end(ranges));
}

/// Columns of a character: those of East Asian scripts take two, accents of their own none.
std::size_t width_of(std::uint32_t code) {
  constexpr CodeRange wide[] = {
      {0x1100, 0x115f},   {0x231a, 0x231b},   {0x2329, 0x232a},   {0x23e9, 0x23ec},   {0x23f0, 0x23f0},
      {0x23f3, 0x23f3},   {0x25fd, 0x25fe},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267f, 0x267f},
      {0x2693, 0x2693},   {0x26a1, 0x26a1},   {0x26aa, 0x26ab},   {0x26bd, 0x26be},   {0x26c4, 0x26c5},
      {0x26ce, 0x26ce},   {0x26d4, 0x26d4},   {0x26ea, 0x26ea},   {0x26f2, 0x26f3},   {0x26f5, 0x26f5},
      {0x26fa, 0x26fa},   {0x26fd, 0x26fd},   {0x2705, 0x2705},   {0x270a, 0x270b},   {0x2728, 0x2728},
      {0x274c, 0x274c},   {0x274e, 0x274e},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
      {0x27b0, 0x27b0},   {0x27bf, 0x27bf},   {0x2b1b, 0x2b1c},   {0x2b50, 0x2b50},   {0x2b55, 0x2b55},
      {0x2e80, 0x303e},   {0x3041, 0x33ff},   {0x3400, 0x4dbf},   {0x4e00, 0x9fff},   {0xac00, 0xd7a3},
      {0xff01, 0xff60},   {0x1f300, 0x1f320}, {0x1f32d, 0x1f335}, {0x1f337, 0x1f37c}, {0x1f37e, 0x1f393},
      {0x1f3a0, 0x1f3ca}, {0x1f400, 0x1f64f}, {0x1f680, 0x1f6c5}};
  constexpr CodeRange none[] = {{0x300, 0x36f}, {0x483, 0x489}, {0x3099, 0x309a}};
  if (code < 0x300) return 1;
  if (within(code, std::begin(none), std::end(none))) return 0;
  return within(code, std::begin(wide), std::end(wide)) ? 2 : 1;
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next_code_point(text, at));
  return width;
}

char closing(char open) { return open == '(' ? ')' : open == '[' ? ']' : '}'; }

bool is_one_tuple(const PythonCode& code) { return code.open == '(' && code.text.empty() && code.items.size() == 1; }

bool has_exploded(const PythonCode& code) { return code.exploded || std::ranges::any_of(code.items, has_exploded); }

void write_flat(const PythonCode& code, std::string& out);

void write_items(const PythonCode& code, std::string& out) {
  for (std::size_t i = 0; i < code.items.size(); ++i) {
    if (i != 0) out += ", ";
    write_flat(code.items[i], out);
  }
  if (is_one_tuple(code)) out += ',';
}

void write_flat(const PythonCode& code, std::string& out) {
  out.append(code.label).append(code.text);
  if (code.open == 0) return;
  out += code.open;
  write_items(code, out);
  out += closing(code.open);
}

void write_line(std::string_view text, std::size_t indentation, std::string& out) {
  out.append(indentation, ' ').append(text).append("\n");
}

bool fits(std::string_view text, std::size_t indentation) { return indentation + width_of(text) <= line_length; }

/// What is between brackets that don't fit in one line.
void lay_out_items(const PythonCode& code, std::size_t indentation, std::string& out) {
  const bool several = code.items.size() > 1;
  const bool nested = std::ranges::any_of(code.items, has_exploded);
  // Displays of several items go one a line at once, the arguments of calls only when they don't fit in a line of their own.
  if (!code.exploded && !nested && (!several || !code.text.empty())) {
    std::string flat;
    write_items(code, flat);
    if (fits(flat, indentation)) return write_line(flat, indentation, out);
  }
  const bool starred = std::ranges::any_of(code.items, &PythonCode::starred);
  for (std::size_t i = 0; i < code.items.size(); ++i) {
    const bool last = i + 1 == code.items.size();
    const bool comma = !last || code.exploded || is_one_tuple(code) || (several && !starred);
    lay_out(code.items[i], indentation, comma ? "," : "", out);
  }
}

/// A byte or more as Python escapes it.
void write_escaped(std::uint32_t code, std::string& out) {
  constexpr std::string_view digits = "0123456789abcdef";
  const int width = code > 0xffff ? 8 : code > 0xff ? 4 : 2;
  out += width == 8 ? "\\U" : width == 4 ? "\\u" : "\\x";
  for (int shift = (width - 1) * 4; shift >= 0; shift -= 4) out += digits[(code >> static_cast<unsigned>(shift)) & 15U];
}

}  // namespace

PythonCode python_atom(std::string text) {
  PythonCode out;
  out.text = std::move(text);
  return out;
}

PythonCode python_group(std::string text, char open, std::vector<PythonCode> items) {
  PythonCode out;
  out.text = std::move(text);
  out.open = open;
  out.items = std::move(items);
  return out;
}

std::optional<std::string> python_string(std::string_view text) {
  const bool single = text.find('\'') != std::string_view::npos;
  const auto doubles = std::ranges::count(text, '"');
  // repr() takes single quotes but for a text that has those and no double ones; black prefers double ones where that needs
  // no more backslashes.
  const bool keeps_single = doubles > std::ranges::count(text, '\'');
  const char quote = !single && doubles == 0 ? '"' : (keeps_single ? '\'' : '"');
  std::string out(1, quote);
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t code = next_code_point(text, at);
    if (code == static_cast<unsigned char>(quote) || code == '\\') out.append("\\").push_back(static_cast<char>(code));
    else if (code == '\n') out += "\\n";
    else if (code == '\r') out += "\\r";
    else if (code == '\t') out += "\\t";
    else if (code < 0x20 || (code >= 0x7f && code < 0xa1) || code == 0xad) write_escaped(code, out);
    else if (code < 0x7f) out += static_cast<char>(code);
    else if (code == 0x200b || code == 0x200c || code == 0x200d || code == 0xfeff) write_escaped(code, out);
    else if (!is_printable(code)) return std::nullopt;
    else {
      const std::size_t size = code > 0xffff ? 4 : code > 0x7ff ? 3 : 2;
      out.append(text.substr(at - size, size));
    }
  }
  return out + quote;
}

void lay_out(const PythonCode& code, std::size_t indentation, std::string_view ending, std::string& out) {
  std::string flat;
  write_flat(code, flat);
  flat += ending;
  if (code.items.empty() || (!has_exploded(code) && fits(flat, indentation))) return write_line(flat, indentation, out);
  write_line(code.label + code.text + code.open, indentation, out);
  lay_out_items(code, indentation + step, out);
  write_line(closing(code.open) + std::string(ending), indentation, out);
}

}  // namespace djvet
