// os.path, pathlib, django-environ's and unipath's paths, on texts in which a mark stands for the project root.
// Symbolic links are taken for what they are called: `resolve()` and `realpath()` leave a path as it is.
// Sources: docs.python.org/3/library/os.path.html, library/pathlib.html; django-environ's environ.Path; unipath.Path.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/link/evaluate/interpreter.h"

namespace djvet {
namespace {

using Kind = Datum::Kind;

bool is_absolute(std::string_view path) { return path.starts_with(project_root_mark) || path.starts_with('/'); }

/// Without empty and `.` parts and with `..` taken back, where there is something to take back.
std::string normal(std::string_view path, bool keep_dots) {
  std::vector<std::string_view> parts;
  const bool rooted = path.starts_with(project_root_mark);
  const bool absolute = !rooted && path.starts_with('/');
  if (rooted) path.remove_prefix(1);
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty() || part == ".") continue;
    if (!keep_dots && part == ".." && !parts.empty() && parts.back() != "..") parts.pop_back();
    else if (keep_dots || part != ".." || !absolute) parts.push_back(part);
  }
  std::string out = rooted ? std::string(1, project_root_mark) : std::string();
  for (const std::string_view part : parts) {
    if (!out.empty() || absolute) out += '/';
    out += part;
  }
  if (out.empty()) out = absolute ? "/" : ".";
  return out;
}

std::string joined(std::string_view left, std::string_view right) {
  if (is_absolute(right) || left.empty()) return std::string(right);
  return std::string(left).append(left.ends_with('/') ? "" : "/").append(right);
}

/// The folder of a path, as os.path.dirname says; of the root itself, the folder above it.
std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos || path.ends_with("/.."))
    return path.starts_with(project_root_mark) ? std::string(path) + "/.." : std::string();
  return std::string(path.substr(0, slash == 0 ? 1 : slash));
}

std::string ancestor(std::string path, std::int64_t levels) {
  for (std::int64_t i = 0; i < std::min<std::int64_t>(levels, 64); ++i) path = normal(folder_of(path), false);
  return path;
}

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view suffix_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot);
}

bool all_texts(const std::vector<Datum>& values) {
  return std::ranges::all_of(values, [](const Datum& each) { return each.is(Kind::text) || each.is(Kind::path); });
}

}  // namespace

Datum Interpreter::path_call(std::string_view function, const CallArguments& arguments) {
  const std::vector<Datum>& given = arguments.positional;
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (!given[i].is(Kind::several)) continue;
    return for_each_alternative(given[i], [&](const Datum& each) {
      CallArguments one = arguments;
      one.positional[i] = each;
      return path_call(function, one);
    });
  }
  const std::string_view name = function.substr(function.rfind('.') + 1);
  const bool asks = name == "exists" || name == "isfile" || name == "isdir" || name == "islink" || name == "lexists";
  if (asks) return Datum::either_way();
  if (name == "ancestor") return Datum::path(ancestor(given[0].text, given[1].number));
  if (given.empty() || !arguments.exact || !all_texts(given)) return {};
  const std::string& path = given[0].text;
  if (name == "join" || name == "join_paths" || name.ends_with("Path")) {
    std::string out = path;
    for (std::size_t i = 1; i < given.size(); ++i) out = joined(out, given[i].text);
    if (name == "join") return Datum::string(std::move(out));
    // environ.Path makes its path absolute; the others only tidy it.
    return Datum::path(normal(out, !function.starts_with("environ.")));
  }
  if (given.size() != 1) return {};
  if (name == "dirname") return Datum::string(folder_of(path));
  if (name == "basename")
    return path.ends_with(project_root_mark) || path.ends_with("/..") ? Datum()
                                                                      : Datum::string(std::string(name_of(path)));
  if (name == "abspath" || name == "realpath") return is_absolute(path) ? Datum::string(normal(path, false)) : Datum();
  if (name == "normpath") return Datum::string(normal(path, false));
  if (name == "isabs") return Datum::boolean(is_absolute(path));
  if (name == "expanduser" || name == "expandvars")
    return path.find_first_of("~$") == std::string::npos ? given[0] : Datum();
  if (name == "split" && path.find('/') != std::string::npos)
    return make_list({Datum::string(folder_of(path)), Datum::string(std::string(name_of(path)))}, BodyKind::tuple);
  if (name == "splitext") {
    const std::string_view suffix = suffix_of(name_of(path));
    return make_list({Datum::string(path.substr(0, path.size() - suffix.size())), Datum::string(std::string(suffix))},
                     BodyKind::tuple);
  }
  if (name == "fspath") return Datum::string(path);
  return {};
}

Datum Interpreter::path_attribute(const Datum& path, std::string_view name) {
  if (name == "parent") return Datum::path(normal(folder_of(path.text), true));
  if (name == "root" || name == "absolute_path" || name == "drive") return {};
  if (name == "name" || name == "stem" || name == "suffix") {
    const std::string_view last = name_of(path.text);
    if (last.find(project_root_mark) != std::string_view::npos || last == "..") return {};
    const std::string_view suffix = suffix_of(last);
    if (name == "suffix") return Datum::string(std::string(suffix));
    return Datum::string(std::string(name == "name" ? last : last.substr(0, last.size() - suffix.size())));
  }
  if (name == "parents") {
    std::vector<Datum> items;
    std::string at = path.text;
    for (int i = 0; i < 8; ++i) items.push_back(Datum::path(at = normal(folder_of(at), true)));
    return make_list(std::move(items), BodyKind::tuple);
  }
  Datum method = Datum::of(Kind::method);
  method.text = name;
  method.among = std::make_shared<const std::vector<Datum>>(std::vector<Datum>{path});
  return method;
}

Datum Interpreter::path_method(const Datum& path, std::string_view name, const CallArguments& arguments) {
  CallArguments all = arguments;
  all.positional.insert(all.positional.begin(), path);
  if (name == "joinpath" || name == "path" || name == "child") return path_call("environ.Path", all);
  if (name == "") {  // environ.Path: root("x") is a text
    const Datum out = path_call("environ.Path", all);
    return for_each_alternative(
        out, [](const Datum& each) { return each.is(Kind::path) ? Datum::string(each.text) : Datum(); });
  }
  if (name == "resolve" || name == "absolute" || name == "expanduser" || name == "absolute_path") {
    if (path.text.starts_with('~') || !is_absolute(path.text)) return {};
    return Datum::path(normal(path.text, name != "resolve"));
  }
  if (name == "as_posix" || name == "__str__" || name == "__fspath__") return Datum::string(path.text);
  if (name == "ancestor" && arguments.positional.size() == 1 && arguments.positional[0].is(Kind::integer))
    return Datum::path(ancestor(path.text, arguments.positional[0].number));
  if (name == "exists" || name == "is_file" || name == "is_dir" || name == "is_symlink") return Datum::either_way();
  if (name == "with_name" && arguments.positional.size() == 1 && arguments.positional[0].is(Kind::text))
    return Datum::path(joined(folder_of(path.text), arguments.positional[0].text));
  return {};
}

}  // namespace djvet
