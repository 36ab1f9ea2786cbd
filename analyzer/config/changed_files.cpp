// Lines to paths.
// SPDX-License-Identifier: MIT
#include "analyzer/config/changed_files.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

namespace djvet {

ChangedFiles parse_changed_files(std::string_view text, std::string_view prefix) {
  ChangedFiles out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    char status = 'A';
    if (const std::size_t tab = line.find('\t'); tab != std::string_view::npos && line[0] >= 'A' && line[0] <= 'Z') {
      status = line[0];
      line.remove_prefix(line.rfind('\t') + 1);  // a rename names the old path first
    }
    if (line.starts_with(prefix)) line.remove_prefix(prefix.size());
    if (line.empty() || status == 'D') continue;
    (status == 'M' || status == 'T' ? out.edited : out.added).emplace_back(line);
  }
  std::ranges::sort(out.added);
  std::ranges::sort(out.edited);
  return out;
}

Result<ChangedFiles> read_changed_files(const std::string& path, std::string_view prefix) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& in = path == "-" ? std::cin : file;
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (path != "-" && !file.is_open()) return Problem{ProblemKind::usage, "--changes " + path, "can't be read"};
  return parse_changed_files(text, prefix);
}

}  // namespace djvet
