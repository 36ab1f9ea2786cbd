// The pattern language, case by case, and its bound on time.
// SPDX-License-Identifier: MIT
#include "analyzer/base/glob.h"

#include <string>

#include "tests/support/catch.h"

namespace djvet {
namespace {

bool matches(std::string_view pattern, std::string_view path) { return Glob(pattern).matches(path); }

}  // namespace

TEST_CASE("one part of a path") {
  CHECK(matches("a.py", "a.py"));
  CHECK_FALSE(matches("a.py", "b/a.py"));
  CHECK(matches("*.py", "a.py"));
  CHECK_FALSE(matches("*.py", "b/a.py"));
  CHECK(matches("*", "anything"));
  CHECK_FALSE(matches("*", "a/b"));
  CHECK(matches("a?c", "abc"));
  CHECK_FALSE(matches("a?c", "a/c"));
  CHECK(matches("*a*b*c*", "xxaxxbxxcxx"));
  CHECK_FALSE(matches("*a*b*c", "abcd"));
  CHECK(matches("\\*", "*"));
  CHECK_FALSE(matches("\\*", "a"));
  CHECK_FALSE(matches("a", ""));
}

TEST_CASE("any number of parts") {
  CHECK(matches("**/a", "a"));
  CHECK(matches("**/a", "x/y/a"));
  CHECK(matches("a/**", "a/b/c"));
  CHECK_FALSE(matches("a/**", "a"));
  CHECK(matches("a/**/b", "a/b"));
  CHECK(matches("a/**/b", "a/x/y/b"));
  CHECK_FALSE(matches("a/**/b", "a/x/y/bb"));
  CHECK(matches("**", "a/b"));
  CHECK(matches("**/**/a", "a"));
  CHECK(matches("**/a/**/b/*.py", "x/a/y/z/b/c.py"));
  CHECK(matches("**/a/b", "a/a/b"));
  CHECK(matches("a**b", "axxb"));
  CHECK_FALSE(matches("a**b", "a/b"));
  CHECK(matches("a\\/b", "a/b"));
  CHECK(matches("a\\/**\\/b", "a/x/b"));
  CHECK_FALSE(matches("\\/**", "a"));
}

TEST_CASE("sets of bytes") {
  CHECK(matches("[abc]", "b"));
  CHECK(matches("[a-c]x", "bx"));
  CHECK_FALSE(matches("[!a-c]", "b"));
  CHECK(matches("[^a-c]", "d"));
  CHECK(matches("[]]", "]"));
  CHECK(matches("[!]]", "a"));
  CHECK(matches("[a-]", "-"));
  CHECK(matches("[\\]]", "]"));
  CHECK(matches("[[:digit:][:upper:]_]", "7"));
  CHECK_FALSE(matches("[[:digit:][:upper:]_]", "a"));
  CHECK_FALSE(matches("a[!x]b", "a/b"));
  CHECK(matches("[\xc3]\xa9", "\xc3\xa9"));
}

TEST_CASE("a broken pattern matches nothing") {
  for (const char* pattern : {"[", "[a", "a\\", "[[:nothing:]]", "[[:alpha:", "[\\"}) {
    INFO(pattern);
    CHECK_FALSE(matches(pattern, pattern));
    CHECK_FALSE(matches(pattern, "a"));
  }
  CHECK_FALSE(matches(std::string(Glob::max_length + 1, 'a'), std::string(Glob::max_length + 1, 'a')));
}

TEST_CASE("a pattern without anything special is its own only match") {
  CHECK(Glob("a/b.py").literal() == "a/b.py");
  CHECK(Glob("\\*a").literal() == "*a");
  CHECK_FALSE(Glob("*").literal().has_value());
  CHECK_FALSE(Glob("**/a").literal().has_value());
  CHECK_FALSE(Glob("a[b]").literal().has_value());
}

TEST_CASE("the work is bounded by pattern length times path length") {
  std::string in_part, of_parts, path;
  for (int i = 0; i < 100; ++i) {
    in_part += "*a";
    of_parts += "**/a/";
    path += "a/";
  }
  const std::string text(20'000, 'a');
  std::uint64_t steps = 0;
  CHECK_FALSE(Glob(in_part + "b").matches(text, &steps));
  CHECK(steps <= (in_part.size() + 1) * text.size());
  steps = 0;
  CHECK_FALSE(Glob(of_parts + "b").matches(path + "c", &steps));
  CHECK(steps <= (of_parts.size() + 1) * path.size());
}

}  // namespace djvet
