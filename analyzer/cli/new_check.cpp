// `djvet new-check FAMILY/NAME`: a source, a page and two test cases that build at once. The check reports nothing yet, so
// the case that expects a finding fails: that is where writing it begins.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <filesystem>

#include "analyzer/base/version.h"
#include "analyzer/cli/arguments.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/output_file.h"
#include "analyzer/config/selection.h"

namespace djvet {
namespace {

constexpr std::string_view source_template =
    R"(// Reports what the first line of the page says, from the facts that `reads` names.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/check.h"
#include "analyzer/model/project_model.h"

namespace djvet {
namespace {

// For every call in the file: decide, and report with the evidence that lets a reader verify it. Say nothing of what is unknown.
void run(const CheckContext& context, FileId file, FindingSink& sink) {
  const FileFacts& facts = context.model.facts(file);
  for (NodeId node = 0; node < facts.nodes().size(); ++node) {
    if (facts.kind(node) != NodeKind::call) continue;
    const Symbol callee = context.model.resolve(file, 0, facts.child(node, 0));
    if (!callee.is_external("the.dotted.path.it.is.about")) continue;
    Finding& finding = sink.report(file, facts.span(node), "what is wrong, in one line");
    finding.help = "what to write instead";
  }
}

constexpr std::string_view tags[] = {"@FAMILY@"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {{"Django documentation", "https://docs.djangoproject.com/"}};

}  // namespace

namespace checks {

extern constinit const Check @STEM@;
constinit const Check @STEM@{
    .id = "@ID@",
    .summary = "What it finds, in one line without a final period",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "@SINCE@",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run,
};

}  // namespace checks
}  // namespace djvet
)";

constexpr std::string_view page_template = R"(What it finds, in one line without a final period

## What it finds
The pattern, with the words that Django's documentation uses.

## Why it matters
What happens in production, with figures where there are any.

## Example
```python file=shop/views.py
def view(request):
    return bad(request)
```

## Instead
```python file=shop/views.py
def view(request):
    return good(request)
```

## When to ignore it
Where the pattern is right after all.

## Limits
What it doesn't see, by the names of the test cases that hold it.
)";

constexpr std::string_view models_template = R"(from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=80)
)";

constexpr std::string_view case_template = R"(from .models import Book


def view(request):
    return bad(Book.objects.all())  # expect: @ID@
)";

constexpr std::string_view near_miss_template = R"(from .models import Book


def view(request):
    return good(Book.objects.all())
)";

std::string filled(std::string_view text, std::string_view family, std::string_view id, std::string_view stem) {
  const std::string_view release = version();
  const std::string since(release.substr(0, release.rfind('.')));
  const std::array<std::pair<std::string_view, std::string_view>, 4> words{
      {{"@FAMILY@", family}, {"@ID@", id}, {"@STEM@", stem}, {"@SINCE@", since}}};
  std::string out(text);
  for (const auto& [mark, word] : words)
    for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark, at + word.size()))
      out.replace(at, mark.size(), word);
  return out;
}

bool is_kebab_case(std::string_view name) {
  const auto allowed = [](char c) { return c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !name.empty() && name.size() <= 64 && name.front() >= 'a' && name.front() <= 'z' && name.back() != '-' &&
         name.find("--") == std::string_view::npos && std::all_of(name.begin(), name.end(), allowed);
}

}  // namespace

int execute(const NewCheckArguments& arguments) {
  const std::size_t slash = std::min(arguments.name.find('/'), arguments.name.size());
  const std::string family = arguments.name.substr(0, slash);
  const std::string id = arguments.name.substr(std::min(slash + 1, arguments.name.size()));
  if (!is_kebab_case(family) || !is_kebab_case(id)) {
    print_note("\"" + arguments.name + "\" is not FAMILY/NAME, both of lower-case letters, digits and single dashes");
    return exit_usage;
  }
  if (!matching(registry(), id).empty()) {
    print_note("there is a check or family \"" + id + "\" already");
    return exit_usage;
  }
  const std::filesystem::path root(arguments.folder);
  std::error_code error;
  if (!std::filesystem::is_regular_file(root / "checks" / "CMakeLists.txt", error)) {
    print_note("checks/CMakeLists.txt is not here; run this in the root of djvet's sources or give --folder");
    return exit_usage;
  }
  std::string stem = id;
  std::replace(stem.begin(), stem.end(), '-', '_');
  const std::string cases = "testdata/checks/" + id;
  const std::array<std::pair<std::string, std::string_view>, 6> files{{
      {"checks/" + family + "/" + stem + ".cpp", source_template},
      {"checks/" + family + "/" + stem + ".md", page_template},
      {cases + "/basic/shop/models.py", models_template},
      {cases + "/basic/shop/views.py", case_template},
      {cases + "/near-misses/shop/models.py", models_template},
      {cases + "/near-misses/shop/views.py", near_miss_template},
  }};
  for (const auto& [path, text] : files)
    if (std::filesystem::exists(root / path, error)) {
      print_problem({ProblemKind::output, path, "exists already"});
      return exit_usage;
    }
  std::string written;
  for (const auto& [path, text] : files) {
    const std::string full = (root / path).lexically_normal().string();
    if (const std::optional<Problem> problem = create_output_file(full, filled(text, family, id, stem))) {
      print_problem(*problem);
      return exit_usage;
    }
    written += full + "\n";
  }
  return write_output(written) ? exit_clean : exit_usage;
}

}  // namespace djvet
