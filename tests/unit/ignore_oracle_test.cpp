// Discovery against git: in random trees with random ignore files, what discover lists is what git would take up.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "analyzer/discover/discover.h"
#include "tests/support/catch.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t end) { return random() % end; }

std::string pick(Random& random, const std::vector<std::string>& choices) {
  return choices[below(random, choices.size())];
}

/// Whether `**` follows something else: git's manual takes it for `*`, git itself only sometimes.
bool is_doubtful(const std::string& pattern) {
  for (std::size_t at = pattern.find("**"); at != std::string::npos; at = pattern.find("**", at + 1))
    if (at > 0 && std::string("/!*").find(pattern[at - 1]) == std::string::npos) return true;
  return false;
}

std::string random_pattern(Random& random) {
  static const std::vector<std::string> pieces = {
      "*",    "*",    "**",     "**",          "/",      "/",         "/",    "a",     "a",    "b",
      "b",    "c",    "?",      "[ab]",        ".py",    ".py",       "*.py", "**/",   "/**",  "!",
      " ",    "[!a]", "[^b-c]", "[[:alpha:]]", "\\",     "[a-",       "\\a",  "#",     "[]a]", "[a/b]",
      "a.py", "a b",  "\\ ",    "[\\]]",       "x.b.py", "[[:bad:]]", "***",  "[--a]", "[z-a]"};
  std::string pattern;
  if (below(random, 6) == 0) pattern = "!";
  for (std::size_t i = 1 + below(random, 4); i > 0; --i) pattern += pick(random, pieces);
  if (below(random, 5) == 0) pattern += '/';
  if (below(random, 12) == 0) pattern += "  ";
  return is_doubtful(pattern) ? random_pattern(random) : pattern;
}

std::string random_ignore_file(Random& random) {
  std::string text = below(random, 8) == 0 ? "\xef\xbb\xbf" : "";
  const std::string newline = below(random, 8) == 0 ? "\r\n" : "\n";
  for (std::size_t i = 1 + below(random, 5); i > 0; --i)
    text += random_pattern(random) + (i > 1 || below(random, 2) == 0 ? newline : "");
  return text;
}

std::string random_path(Random& random) {
  static const std::vector<std::string> folders = {"a", "b", "c", "ab", "a b", "a]", "x.b"};
  static const std::vector<std::string> files = {"a.py",   "b.py",   "ab.py",  "a b.py", "c.py",
                                                 "x.b.py", "[a].py", "a\\.py", "ba.py",  "-.py"};
  std::string path;
  for (std::size_t i = below(random, 4); i > 0; --i) path += pick(random, folders) + '/';
  return path + pick(random, files);
}

/// The files of a folder that git neither ignores nor knows yet.
std::set<std::string> files_by_git(const std::string& folder) {
  const std::string command = "cd '" + folder +
                              "' && GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null "
                              "git ls-files -z --others --exclude-standard";
  std::FILE* const pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::set<std::string> files;
  std::string name;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) {
    if (c != 0) {
      name += static_cast<char>(c);
      continue;
    }
    if (name.ends_with(".py")) files.insert(name);
    name.clear();
  }
  REQUIRE(::pclose(pipe) == 0);
  return files;
}

}  // namespace

TEST_CASE("ignore files mean what they mean to git", "[slow]") {
  Random random(20);  // any seed; fixed, so that a failure can be repeated
  for (int round = 0; round < 100; ++round) {
    const TemporaryFolder folder;
    REQUIRE(std::system(("git -c init.defaultBranch=main init -q '" + folder.path() + "'").c_str()) == 0);
    std::string story;
    for (int i = 0; i < 25; ++i) {
      const std::string path = random_path(random);
      write_text(folder.path() + "/" + path, "");
      if (i >= 3) continue;
      const std::string place = i == 0 ? "" : path.substr(0, path.rfind('/') + 1);
      const std::string patterns = random_ignore_file(random);
      write_text(folder.path() + "/" + place + ".gitignore", patterns);
      story += "--- " + place + ".gitignore\n" + patterns + "\n";
    }
    Configuration configuration;
    configuration.root = folder.path();
    const Result<Sources> sources = discover(configuration);
    REQUIRE(sources.has_value());
    std::set<std::string> found;
    for (const SourceFile& file : sources->files) found.insert(file.path);
    INFO("round " << round << "\n" << story);
    CHECK(found == files_by_git(folder.path()));
  }
}

}  // namespace djvet
