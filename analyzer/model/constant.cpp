// Writes constants. Recursion is as deep as constants nest, which the evaluator bounds.
// SPDX-License-Identifier: MIT
#include "analyzer/model/constant.h"

#include <algorithm>
#include <charconv>

namespace djvet {
namespace {

void write(const Constant& constant, std::string& out);

void write_code_point(std::uint32_t code, std::string& out) {
  constexpr std::string_view digits = "0123456789abcdef";
  const int width = code > 0xffff ? 8 : 4;
  out += width == 8 ? "\\U" : "\\u";
  for (int shift = (width - 1) * 4; shift >= 0; shift -= 4) out += digits[(code >> shift) & 15U];
}

/// In printable ASCII, as Python reads it; `<root>` for the project root.
void write_quoted(std::string_view text, std::string& out) {
  out += '"';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (text[i] == project_root_mark) {
      out += "<root>";
    } else if (byte < 0x80) {
      if (text[i] == '"' || text[i] == '\\') out += '\\';
      if (byte < 0x20 || byte == 0x7f) write_code_point(byte, out);
      else out += text[i];
    } else {
      const int more = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
      std::uint32_t code = byte & (0x3fU >> static_cast<unsigned>(more));
      for (int j = 0; j < more && i + 1 < text.size(); ++j) code = (code << 6U) | (text[++i] & 0x3fU);
      write_code_point(code, out);
    }
  }
  out += '"';
}

void write_items(const Constant& constant, char open, char close, std::string& out) {
  out += open;
  for (std::size_t i = 0; i < constant.items.size(); ++i) {
    if (i != 0) out += ", ";
    const bool named = i < constant.keys.size() && !constant.keys[i].is(Constant::Kind::none);
    if (named && constant.is(Constant::Kind::call)) out += constant.keys[i].text + "=";
    else if (constant.is(Constant::Kind::dict)) {
      write(constant.keys[i], out);
      out += ": ";
    }
    write(constant.items[i], out);
  }
  if (constant.open) out += constant.items.empty() ? "..." : ", ...";
  if (constant.open && constant.is(Constant::Kind::dict)) out += ": ...";
  if (constant.open && constant.items.empty() && constant.is(Constant::Kind::tuple)) out += ',';
  if (constant.is(Constant::Kind::tuple) && constant.items.size() == 1 && !constant.open) out += ',';
  out += close;
}

void write_several(const Constant& constant, std::string& out) {
  out += "several(";
  for (std::size_t i = 0; i < constant.items.size(); ++i) {
    if (i != 0) out += ", ";
    write(constant.items[i], out);
  }
  if (constant.open) out += constant.items.empty() ? "..." : ", ...";
  if (!constant.variable.empty()) {
    out += out.ends_with('(') ? "by=" : ", by=";
    write_quoted(constant.variable, out);
  }
  out += ')';
}

void write_number(double number, std::string& out) {
  char digits[40];
  const auto end = std::to_chars(digits, digits + sizeof digits, number);
  const std::string_view text(digits, static_cast<std::size_t>(end.ptr - digits));
  out += text;
  if (text.find_first_not_of("-0123456789") == std::string_view::npos) out += ".0";
}

void write(const Constant& constant, std::string& out) {
  switch (constant.kind) {
    case Constant::Kind::unknown: out += "unknown"; return;
    case Constant::Kind::absent: out += "absent"; return;
    case Constant::Kind::none: out += "None"; return;
    case Constant::Kind::boolean: out += constant.number != 0 ? "True" : "False"; return;
    case Constant::Kind::integer: out += std::to_string(constant.number); return;
    case Constant::Kind::floating: return write_number(constant.real, out);
    case Constant::Kind::string: return write_quoted(constant.text, out);
    case Constant::Kind::path:
      out += "Path(";
      write_quoted(constant.text, out);
      out += ')';
      return;
    case Constant::Kind::list: return write_items(constant, '[', ']', out);
    case Constant::Kind::tuple: return write_items(constant, '(', ')', out);
    case Constant::Kind::set:
      if (constant.items.empty() && !constant.open) out += "set()";
      else write_items(constant, '{', '}', out);
      return;
    case Constant::Kind::dict: return write_items(constant, '{', '}', out);
    case Constant::Kind::reference: out += constant.text; return;
    case Constant::Kind::call: out += constant.text; return write_items(constant, '(', ')', out);
    case Constant::Kind::several: return write_several(constant, out);
  }
}

}  // namespace

const Constant* Constant::find(std::string_view key) const {
  if (kind != Kind::dict) return nullptr;
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (keys[i].is_text(key)) return &items[i];
  return nullptr;
}

void split_items(const std::vector<std::vector<Constant>>& lists, bool open, std::vector<Constant>& certain,
                 std::vector<Constant>& possible) {
  const auto holds = [](const std::vector<Constant>& list, const Constant& item) {
    return std::ranges::any_of(list, [&](const Constant& each) {
      return item.file.valid() && each.file == item.file && each.span == item.span;
    });
  };
  for (const std::vector<Constant>& list : lists)
    for (const Constant& item : list) {
      if (holds(certain, item) || holds(possible, item)) continue;
      const bool everywhere =
          lists.size() == 1 || std::ranges::all_of(lists, [&](const auto& other) { return holds(other, item); });
      (everywhere && !open ? certain : possible).push_back(item);
    }
}

std::string write_constant(const Constant& constant) {
  std::string out;
  write(constant, out);
  return out;
}

}  // namespace djvet
