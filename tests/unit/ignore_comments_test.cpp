// Where a suppression comment is written, line by line.
// SPDX-License-Identifier: MIT
#include "analyzer/fix/ignore_comments.h"

#include "analyzer/findings/check.h"
#include "analyzer/fix/edits.h"
#include "tests/support/catch.h"

namespace djvet {
namespace {

void no_run(const CheckContext&, FileId, FindingSink&) {}
constexpr Check slow{.id = "slow-loop", .summary = "", .run = no_run};
constexpr Check late{.id = "late-import", .summary = "", .run = no_run};
constexpr Registered all_checks[] = {{&late, "imports", ""}, {&slow, "orm", ""}};

struct Outcome {
  std::string text;
  std::size_t left = 0;
};

/// Findings of `slow-loop` begin at each '@', of `late-import` at each '$'; the signs themselves are not in the text.
Outcome commented(std::string_view marked, IgnoreWords words = {}, std::string path = "shop/views.py") {
  std::string text;
  std::vector<Finding> findings;
  for (const char c : marked) {
    if (c != '@' && c != '$') {
      text += c;
      continue;
    }
    Finding finding;
    finding.check = c == '@' ? &slow : &late;
    finding.span = {static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size() + 1)};
    findings.push_back(finding);
  }
  if (words.today == Day{}) words.today = parse_day("2026-11-23").value();
  const CheckNames names(all_checks);
  const Language language = path.ends_with(".py") ? Language::python : Language::django_template;
  std::vector<const Finding*> pointers;
  for (const Finding& finding : findings) pointers.push_back(&finding);
  const SourceFile file{path, language, Role::code, {}};
  const IgnoreComments out = ignore_comments(file, FileId(0), text, pointers, names, words);
  CHECK(out.covered.size() + out.left.size() == findings.size());
  return {edited_text(text, out.edits).value(), out.left.size()};
}

std::string after(std::string_view marked) {
  const Outcome outcome = commented(marked);
  CHECK(outcome.left == 0);
  return outcome.text;
}

TEST_CASE("a comment stands behind the code, with the reason and the last day") {
  CHECK(after("x = @f()\n") == "x = f()  # djvet: ignore[slow-loop]\n");
  CHECK(after("x = @f()  \r\ny\r\n") == "x = f()  # djvet: ignore[slow-loop]\r\ny\r\n");
  CHECK(after("x = @f()") == "x = f()  # djvet: ignore[slow-loop]");
  const IgnoreWords words{"one row, always", parse_day("2027-01-31")};
  CHECK(commented("x = @f()\n", words).text ==
        "x = f()  # djvet: ignore[slow-loop] until=2027-01-31 one row, always\n");
}

TEST_CASE("findings of one line share a comment, each id once") {
  CHECK(after("x = @f() + $g() + @h()\n") == "x = f() + g() + h()  # djvet: ignore[slow-loop, late-import]\n");
}

TEST_CASE("a line that has a comment or would get long gets one above it, as deep") {
  CHECK(after("if a:\n    x = @f()  # noqa\n") == "if a:\n    # djvet: ignore[slow-loop]\n    x = f()  # noqa\n");
  const std::string code = "x = f(" + std::string(60, 'a') + ")\r\n";
  CHECK(after("if a:\r\n\t@" + code) == "if a:\r\n\t# djvet: ignore[slow-loop]\r\n\t" + code);
}

TEST_CASE("strings and continued lines stay what they are") {
  CHECK(after("x = @f(\"\"\"\n# no comment\n\"\"\")\n") ==
        "# djvet: ignore[slow-loop]\nx = f(\"\"\"\n# no comment\n\"\"\")\n");
  CHECK(after("x = \"\"\"\n\"\"\" + @f()\n") == "x = \"\"\"\n\"\"\" + f()  # djvet: ignore[slow-loop]\n");
  CHECK(after("x = @f() + \\\n  g()\n") == "# djvet: ignore[slow-loop]\nx = f() + \\\n  g()\n");
  CHECK(after("x = a + \\\n  @g()\n") == "x = a + \\\n  g()  # djvet: ignore[slow-loop]\n");
  CHECK(after("x = f(\n  @a,\n)\n") == "x = f(\n  a,  # djvet: ignore[slow-loop]\n)\n");
  CHECK(after("x = \"# no comment\" + @f()\n") == "x = \"# no comment\" + f()  # djvet: ignore[slow-loop]\n");
}

TEST_CASE("a line that takes no comment is left, and others are not") {
  const Outcome outcome = commented("x = f\"\"\"\n{@f()}\n\"\"\"\ny = a + \\\n  @b + \\\n  c\nz = @d\n");
  CHECK(outcome.left == 2);
  CHECK(outcome.text == "x = f\"\"\"\n{f()}\n\"\"\"\ny = a + \\\n  b + \\\n  c\nz = d  # djvet: ignore[slow-loop]\n");
}

TEST_CASE("a comment for djvet takes another id, where it ends on the same day") {
  CHECK(after("x = @f()  # djvet: ignore[late-import] why\n") ==
        "x = f()  # djvet: ignore[late-import, slow-loop] why\n");
  CHECK(after("# djvet: ignore[late-import]\nx = @f()\n") == "# djvet: ignore[late-import, slow-loop]\nx = f()\n");
  CHECK(after("x = @f()  # djvet: ignore[late-import] until=2030-01-01\n") ==
        "# djvet: ignore[slow-loop]\nx = f()  # djvet: ignore[late-import] until=2030-01-01\n");
  CHECK(after("x = @f()  # djvet: ignore[slow-loop] until=2020-01-01\n") ==
        "# djvet: ignore[slow-loop]\nx = f()  # djvet: ignore[slow-loop] until=2020-01-01\n");
  CHECK(after("x = @f()  # djvet: ignore\n") == "# djvet: ignore[slow-loop]\nx = f()  # djvet: ignore\n");
}

TEST_CASE("a finding about a file gets a comment for the file, below the lines for Python") {
  CHECK(after("@#!/usr/bin/env python\n# coding: utf-8\n\nx = 1\n") ==
        "#!/usr/bin/env python\n# coding: utf-8\n# djvet: ignore-file[slow-loop]\n\nx = 1\n");
  CHECK(after("@\nx = 1\n") == "# djvet: ignore-file[slow-loop]\n\nx = 1\n");
  CHECK(after("# djvet: ignore-file[late-import] all\n@\nx = 1\n") ==
        "# djvet: ignore-file[late-import, slow-loop] all\n\nx = 1\n");
  CHECK(after("@") == "# djvet: ignore-file[slow-loop]\n");
}

TEST_CASE("templates keep their output") {
  const auto in_template = [](std::string_view text) { return commented(text, {}, "templates/a.html"); };
  CHECK(in_template("<p>{{ @a.b }} \n").text == "<p>{{ a.b }} {# djvet: ignore[slow-loop] #}\n");
  CHECK(in_template("{{ @a.b }}{# djvet: ignore[late-import] why #}\n").text ==
        "{{ a.b }}{# djvet: ignore[late-import, slow-loop] why #}\n");
  const Outcome jinja = commented("{% if a %}{{ f(\n@a.b,\n c) }}{% endif %}", {}, "jinja2/a.html");
  CHECK(jinja.left == 1);
}

TEST_CASE("reasons that comments can't hold are refused") {
  CHECK_FALSE(reason_fault("kept: Größe ≤ 3, @ana"));
  for (const char* const reason : {"two\nlines", "\x1b[0m", "until=never", "a #} b", "\xff"}) {
    INFO(reason);
    CHECK(reason_fault(reason));
  }
}

}  // namespace
}  // namespace djvet
