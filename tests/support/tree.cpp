// Reads the files of a source tree for tests. Order never depends on the file system.
// SPDX-License-Identifier: MIT
#include "tests/support/tree.h"

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "analyzer/base/require.h"

namespace fs = std::filesystem;

namespace djvet {
namespace {

bool is_left_out(const std::string& name) {
  return name == "build" || name == "node_modules" || name == "__pycache__" || name == ".git" ||
         name == ".pytest_cache";
}

}  // namespace

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->is_directory(error) && !it->is_symlink(error)) {
      if (is_left_out(it->path().filename().string())) it.disable_recursion_pending();
    } else {
      found.push_back(it->path().lexically_relative(folder).generic_string());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> folders_in(const std::string& folder) {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (it->is_directory(error) && !is_left_out(it->path().filename().string()))
      found.push_back(it->path().filename().string());
  std::sort(found.begin(), found.end());
  return found;
}

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string_view trimmed(std::string_view text) {
  const char* const blank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

void write_text(const std::string& path, std::string_view text) {
  fs::create_directories(fs::path(path).parent_path());
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  require(file.good(), "a test could not write " + path);
}

std::string first_difference(std::string_view expected, std::string_view got) {
  if (expected == got) return {};
  const std::vector<std::string_view> left = lines_of(expected);
  const std::vector<std::string_view> right = lines_of(got);
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    const std::string_view a = i < left.size() ? left[i] : "(no line)";
    const std::string_view b = i < right.size() ? right[i] : "(no line)";
    if (a != b)
      return "line " + std::to_string(i + 1) + "\n  expected " + std::string(a) + "\n  got      " + std::string(b);
  }
  return "the final newline";
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "djvet-test-XXXXXX").string();
  require(mkdtemp(pattern.data()) != nullptr, "a test could not make a temporary folder");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  fs::remove_all(path_, error);
}

}  // namespace djvet
