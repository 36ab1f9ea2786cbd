// `djvet docs --write|--check`: the tables of checks in README.md and checks/README.md follow the registry. Only the text
// between the two marks is ever changed.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "analyzer/cli/arguments.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/output_file.h"
#include "reporters/check_page.h"

namespace djvet {
namespace {

constexpr std::string_view begin_mark = "<!-- checks: written by `djvet docs --write` -->\n";
constexpr std::string_view end_mark = "<!-- end of checks -->";

struct Document {
  std::string_view path;         // below the root of the sources
  std::string_view link_prefix;  // from there to the folder checks/
};
constexpr std::array<Document, 2> documents{{{"README.md", "checks/"}, {"checks/README.md", ""}}};

/// `text` with the table between the marks; nothing when the marks are missing.
std::optional<std::string> with_table(const std::string& text, const std::string& table) {
  const std::size_t begin = text.find(begin_mark);
  const std::size_t end = begin == std::string::npos ? begin : text.find(end_mark, begin);
  if (end == std::string::npos) return std::nullopt;
  return text.substr(0, begin) + std::string(begin_mark) + table + text.substr(end);
}

}  // namespace

int execute(const DocsArguments& arguments) {
  int code = exit_clean;
  for (const Document& document : documents) {
    const std::string path = (std::filesystem::path(arguments.folder) / document.path).lexically_normal().string();
    std::ifstream stream(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const std::optional<std::string> wanted = with_table(text, check_table(registry(), document.link_prefix));
    if (!stream || !wanted) {
      print_note(path + (stream ? ": has no place for the table of checks (a line " +
                                      std::string(begin_mark, 0, begin_mark.size() - 1) + " and a line " +
                                      std::string(end_mark) + ")"
                                : ": can't be read; run this in the root of djvet's sources or give --folder"));
      return exit_usage;
    }
    if (*wanted == text) continue;
    if (!arguments.write) {
      print_note(path + ": the table of checks is out of date; djvet docs --write renews it");
      code = exit_findings;
    } else if (const std::optional<Problem> problem = replace_output_file(path, *wanted)) {
      print_problem(*problem);
      return exit_usage;
    }
  }
  return code;
}

}  // namespace djvet
