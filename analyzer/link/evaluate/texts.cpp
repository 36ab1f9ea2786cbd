// Methods of texts, and how values are written in them.
// Source: docs.python.org/3/library/stdtypes.html, "String Methods"; library/string.html, "Format String Syntax".
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/link/evaluate/interpreter.h"

namespace djvet {
namespace {

using Kind = Datum::Kind;

constexpr std::size_t max_text = 65'536;
constexpr std::string_view spaces = " \t\n\r\f\v";

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string stripped(std::string text, std::string_view characters, bool left, bool right) {
  if (right) {
    const std::size_t last = text.find_last_not_of(characters);
    text.erase(last == std::string::npos ? 0 : last + 1);
  }
  if (left) text.erase(0, std::min(text.find_first_not_of(characters), text.size()));
  return text;
}

std::string cased(std::string text, bool upper) {
  for (char& c : text) {
    if (upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (!upper && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::string replaced(const std::string& text, const std::string& from, const std::string& to) {
  std::string out;
  for (std::size_t begin = 0;;) {
    const std::size_t at = text.find(from, begin);
    out.append(text, begin, at - begin);
    if (at == std::string::npos || out.size() > max_text) return out;
    out += to;
    begin = at + from.size();
  }
}

std::vector<Datum> parts_of(const std::string& text, const Datum* separator) {
  std::vector<Datum> out;
  if (separator == nullptr) {
    for (std::size_t begin = text.find_first_not_of(spaces); begin != std::string::npos;) {
      const std::size_t end = std::min(text.find_first_of(spaces, begin), text.size());
      out.push_back(Datum::string(text.substr(begin, end - begin)));
      begin = text.find_first_not_of(spaces, end);
    }
    return out;
  }
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator->text, begin);
    out.push_back(Datum::string(text.substr(begin, end - begin)));
    if (end == std::string::npos) return out;
    begin = end + separator->text.size();
  }
}

}  // namespace

std::optional<std::string> Interpreter::to_text(const Datum& value) const {
  switch (value.kind) {
    case Kind::text:
    case Kind::path: return value.text;
    case Kind::integer: return value.open ? std::nullopt : std::optional(std::to_string(value.number));
    case Kind::boolean: return value.number != 0 ? "True" : "False";
    case Kind::none: return "None";
    default: return std::nullopt;
  }
}

Datum Interpreter::text_method(const Datum& text, std::string_view name, const CallArguments& arguments) {
  for (std::size_t i = 0; i < arguments.positional.size(); ++i) {
    if (!arguments.positional[i].is(Kind::several)) continue;
    return for_each_alternative(arguments.positional[i], [&](const Datum& each) {
      CallArguments one = arguments;
      one.positional[i] = each;
      return text_method(text, name, one);
    });
  }
  const std::vector<Datum>& given = arguments.positional;
  if (name == "format") return format_text(text, arguments);
  if (!arguments.exact || !arguments.keywords.empty()) return {};
  const auto is_text = [&](std::size_t i) { return i < given.size() && given[i].is(Kind::text); };
  const bool rooted = text.text.find(project_root_mark) != std::string::npos;
  if (name == "join" && given.size() == 1) {
    const std::optional<std::vector<Datum>> items = iterated(given[0]);
    if (!items) return {};
    Datum out = Datum::string("");
    for (std::size_t i = 0; i < items->size(); ++i) {
      if (i != 0) out = binary(Operator::add, out, text);
      out = binary(Operator::add, out, (*items)[i]);
    }
    return out;
  }
  if ((name == "lower" || name == "upper") && given.empty())
    return rooted || !is_ascii(text.text) ? Datum() : Datum::string(cased(text.text, name == "upper"));
  if (name == "strip" || name == "lstrip" || name == "rstrip") {
    if (given.size() > 1 || (given.size() == 1 && !is_text(0)) || (rooted && name != "rstrip")) return {};
    const std::string_view characters = given.empty() ? spaces : std::string_view(given[0].text);
    if (!is_ascii(characters)) return {};
    return Datum::string(stripped(text.text, characters, name != "rstrip", name != "lstrip"));
  }
  if (name == "startswith" || name == "endswith") {
    if (!is_text(0) || given.size() != 1 || rooted) return Datum::either_way();
    return Datum::boolean(name == "startswith" ? text.text.starts_with(given[0].text)
                                               : text.text.ends_with(given[0].text));
  }
  // Written for paths of Windows; the root has no backslash elsewhere.
  if (rooted && name == "replace" && given.size() == 2 && given[0].is_text("\\") && is_text(1))
    return Datum::string(replaced(text.text, given[0].text, given[1].text));
  if (rooted) return {};
  if (name == "split" && given.empty()) return make_list(parts_of(text.text, nullptr));
  if (name == "split" && given.size() == 1 && is_text(0) && !given[0].text.empty())
    return make_list(parts_of(text.text, &given[0]));
  if ((name == "partition" || name == "rpartition" || name == "split" || name == "rsplit") && is_text(0)) {
    const bool once = given.size() == 1 || (given[1].is(Kind::integer) && given[1].number == 1);
    if (given.size() > 2 || !once || given[0].text.empty()) return {};
    if (name == "rsplit" && given.size() == 1) return make_list(parts_of(text.text, &given[0]));
    const bool parts = name.ends_with("partition");
    const std::size_t at = name.starts_with('r') ? text.text.rfind(given[0].text) : text.text.find(given[0].text);
    if (at == std::string::npos) return parts ? Datum() : make_list({text});
    std::vector<Datum> out{Datum::string(text.text.substr(0, at))};
    if (parts) out.push_back(given[0]);
    out.push_back(Datum::string(text.text.substr(at + given[0].text.size())));
    return make_list(std::move(out), parts ? BodyKind::tuple : BodyKind::list);
  }
  if (name == "replace" && given.size() == 2 && is_text(0) && is_text(1) && !given[0].text.empty())
    return Datum::string(replaced(text.text, given[0].text, given[1].text));
  if (name == "isdigit" && given.empty()) {
    const bool digits = std::ranges::all_of(text.text, [](char c) { return c >= '0' && c <= '9'; });
    return is_ascii(text.text) ? Datum::boolean(digits && !text.text.empty()) : Datum();
  }
  return {};
}

/// "{} {0} {name}".format(...), without conversions and formats.
Datum Interpreter::format_text(const Datum& pattern, const CallArguments& arguments) {
  std::string out;
  std::size_t next = 0;
  const std::string& text = pattern.text;
  if (!arguments.exact) return {};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool doubled = i + 1 < text.size() && text[i + 1] == c;
    if (c != '{' && c != '}') {
      out += c;
      continue;
    }
    if (doubled) {
      out += c;
      ++i;
      continue;
    }
    const std::size_t end = text.find('}', i);
    if (c == '}' || end == std::string::npos) return {};
    const std::string field = text.substr(i + 1, end - i - 1);
    const bool number = !field.empty() && std::ranges::all_of(field, [](char d) { return d >= '0' && d <= '9'; });
    const Datum* value = nullptr;
    if (field.empty() || (number && field.size() < 4)) {
      const std::size_t index = field.empty() ? next++ : static_cast<std::size_t>(std::stoul(field));
      if (index < arguments.positional.size()) value = &arguments.positional[index];
    } else {
      value = arguments.keyword(field);
    }
    const std::optional<std::string> part = value == nullptr ? std::nullopt : to_text(*value);
    if (!part) return {};
    out += *part;
    i = end;
  }
  return out.size() > max_text ? Datum() : Datum::string(std::move(out));
}

}  // namespace djvet
