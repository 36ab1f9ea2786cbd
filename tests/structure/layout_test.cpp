// The shape of the repository: its top-level names, the size of its files, how they open, and the words they may not hold.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/paths.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

const std::vector<std::string>& source_files() {
  static const std::vector<std::string> files = [] {
    std::vector<std::string> all;
    for (const char* top : {"analyzer", "checks", "grammars", "reporters", "tests"})
      for (const std::string& name : files_below(std::string(source_dir()) + "/" + top))
        if (name.ends_with(".cpp") || name.ends_with(".h") || name.ends_with(".py"))
          all.push_back(std::string(top) + "/" + name);
    return all;
  }();
  return files;
}

std::string text_of(const std::string& file) { return read_text(std::string(source_dir()) + "/" + file); }

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Whether `word` stands in `text` with no letter, digit or '_' on either side.
bool holds_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool open = at == 0 || !is_word(text[at - 1]) || !is_word(word.front());
    const std::size_t end = at + word.size();
    if (open && (end == text.size() || !is_word(text[end]) || !is_word(word.back()))) return true;
  }
  return false;
}

/// Whether a function's definition begins on this line: it starts in the first column, has parameters, and its body opens
/// here or before the next line that starts in the first column.
bool opens_function(const std::vector<std::string_view>& lines, std::size_t at) {
  const auto in_first_column = [](std::string_view line) {
    return !line.empty() && (std::isalpha(static_cast<unsigned char>(line[0])) != 0 || line[0] == '[');
  };
  if (!in_first_column(lines[at]) || lines[at].find('(') == std::string_view::npos) return false;
  for (const std::string_view word :
       {"namespace", "struct", "class", "enum", "constexpr", "constinit", "const ", "using"})
    if (lines[at].starts_with(word)) return false;
  for (std::size_t i = at; i < lines.size() && (i == at || !in_first_column(lines[i])); ++i) {
    if (lines[i].find(';') != std::string_view::npos || lines[i].starts_with('}')) return false;
    if (lines[i].ends_with('{')) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the top level holds the fixed names and what tools look for there") {
  const std::vector<std::string_view> allowed = {
      "CMakeLists.txt", "analyzer",       "grammars",          "checks",  "reporters", "testdata", "tests",
      "README.md",      "pyproject.toml", "CMakePresets.json", "LICENSE", "bootstrap", "build",    "action.yml"};
  for (const auto& entry : std::filesystem::directory_iterator(std::string(source_dir()))) {
    const std::string name = entry.path().filename().string();
    INFO("top-level name " << name);
    const bool known = name.starts_with('.') || std::find(allowed.begin(), allowed.end(), name) != allowed.end();
    CHECK(known);
  }
}

TEST_CASE("no source file is longer than 700 lines") {
  std::vector<std::size_t> sizes;
  for (const std::string& file : source_files()) {
    const std::size_t lines = lines_of(text_of(file)).size();
    INFO(file << " has " << lines << " lines");
    CHECK(lines <= 700);
    sizes.push_back(lines);
  }
  REQUIRE(!sizes.empty());
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
  const std::size_t median = sizes[sizes.size() / 2];
  std::cout << "structure: " << sizes.size() << " source files, median " << median << " lines (aim: at most 150)\n";
}

TEST_CASE("functions are short") {
  std::size_t counted = 0;
  std::size_t longest = 0;
  for (const std::string& file : source_files()) {
    if (!file.ends_with(".cpp") || file.starts_with("tests/")) continue;
    const std::string text = text_of(file);
    const std::vector<std::string_view> lines = lines_of(text);
    std::size_t start = 0;  // of the definition that is open, from 1
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (start == 0 && opens_function(lines, i)) start = i + 1;
      if (start == 0 || !lines[i].starts_with('}')) continue;
      const std::size_t length = i + 2 - start;
      INFO(file << ":" << start << " begins a function of " << length << " lines");
      CHECK(length <= 80);
      if (length > 60) std::cout << "structure: " << length << " lines: " << file << ":" << start << "\n";
      longest = std::max(longest, length);
      ++counted;
      start = 0;
    }
  }
  std::cout << "structure: " << counted << " functions, the longest has " << longest << " lines (aim: at most 60)\n";
  CHECK(counted > 200);
}

TEST_CASE("every C++ file opens by saying what it is, and headers guard with #pragma once") {
  for (const std::string& file : source_files()) {
    if (file.ends_with(".py")) continue;
    const std::string text = text_of(file);
    INFO(file);
    CHECK(text.starts_with("// "));
    if (file.ends_with(".h")) CHECK(text.find("#pragma once") != std::string::npos);
  }
}

TEST_CASE("the repository speaks of djvet alone") {
  // Put together here, so that this file does not hold what it looks for.
  const std::vector<std::string> words = {std::string("TO") + "DO", std::string("FIX") + "ME", std::string("HA") + "CK",
                                          std::string("XX") + "X"};
  const std::vector<std::string> texts = {std::string("/wo") + "rk/", std::string("/ro") + "ot/",
                                          std::string("/ho") + "me/", std::string("file") + "s.pythonhosted"};
  const std::string root(source_dir());
  std::vector<std::string> files = {"README.md", "CMakeLists.txt", "CMakePresets.json", "pyproject.toml", "bootstrap"};
  for (const char* top : {"analyzer", "checks", "grammars", "reporters", "tests", ".github", ".ci"})
    for (const std::string& name : files_below(root + "/" + top)) files.push_back(std::string(top) + "/" + name);
  for (const std::string& file : files) {
    const std::string text = text_of(file);
    if (text.find('\0') != std::string::npos) continue;
    for (const std::string& word : words) {
      INFO(file << " holds the word " << word);
      CHECK_FALSE(holds_word(text, word));
    }
    for (const std::string& part : texts) {
      INFO(file << " names " << part);
      CHECK(text.find(part) == std::string::npos);
    }
  }
}

TEST_CASE("one word per thing: pages and READMEs keep to the glossary") {
  const std::vector<std::string_view> banned = {"violation",   "violations", "diagnostic",
                                                "diagnostics", "linter",     "lint"};
  const std::string root(source_dir());
  std::vector<std::string> pages = {"README.md", "analyzer/README.md"};
  for (const std::string& name : files_below(root + "/checks"))
    if (name.ends_with(".md")) pages.push_back("checks/" + name);
  for (const std::string& page : pages) {
    std::size_t number = 0;
    bool in_code = false;
    const std::string text = text_of(page);
    for (const std::string_view line : lines_of(text)) {
      ++number;
      if (line.starts_with("```")) in_code = !in_code;
      const bool in_glossary = page == "analyzer/README.md" && line.starts_with("|");
      if (in_code || in_glossary) continue;
      for (const std::string_view word : banned) {
        INFO(page << ":" << number << " says \"" << word << "\"; see the glossary in analyzer/README.md");
        CHECK_FALSE(holds_word(line, word));
      }
    }
  }
}

}  // namespace djvet
