// Settling: identity that survives edits, suppression comments, thresholds and limits. Findings are made by hand on the facts
// of real source.
#include "analyzer/findings/settle.h"

#include <algorithm>
#include <random>
#include <set>

#include "analyzer/extract/extract.h"
#include "analyzer/extract/template_extractor.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/fingerprint.h"
#include "analyzer/findings/suppress.h"
#include "tests/support/catch.h"

namespace djvet {
namespace {

void no_run(const CheckContext&, FileId, FindingSink&) {}

constexpr std::string_view former[] = {"old-slow"};
constexpr Check slow{.id = "slow-loop", .summary = "", .former_ids = former, .run = no_run};
constexpr Check late{
    .id = "late-import", .summary = "", .severity = Severity::note, .confidence = Confidence::low, .run = no_run};
constexpr Check unused{.id = "unused-suppression", .summary = "", .run = no_run};
constexpr Registered all_checks[] = {{&late, "imports", ""}, {&slow, "orm", ""}, {&unused, "suppressions", ""}};

/// A project of Python files held in memory, with a finding for each `!name!` mark in it.
class Project {
 public:
  Project() {
    configuration.checks = {"late-import", "slow-loop", "unused-suppression"};
    text_of = [this](FileId file) { return texts_[file.index()]; };
  }

  FileId add(std::string path, std::string text) {
    const bool is_python = path.ends_with(".py");
    const std::string_view block =
        is_python ? python_.extract(text, 60'000) : template_.extract(text, template_dialect(path));
    blocks_.push_back(std::make_unique<std::string>(block));
    facts_.push_back(is_python ? FileFacts::view(*blocks_.back()).value() : FileFacts());
    templates_.push_back(is_python ? TemplateFacts() : TemplateFacts::view(*blocks_.back()).value());
    texts_.push_back(std::move(text));
    sources_.files.push_back(
        {std::move(path), is_python ? Language::python : Language::django_template, Role::code, {}});
    return FileId(facts_.size() - 1);
  }

  /// A finding on the n-th occurrence of `words`.
  void find(const Check& check, FileId file, std::string_view words, std::string message = "m", std::size_t n = 0) {
    std::size_t at = texts_[file.index()].find(words);
    while (n-- > 0) at = texts_[file.index()].find(words, at + 1);
    REQUIRE(at != std::string::npos);
    FindingSink sink(check);
    sink.report(file, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())},
                std::move(message));
    findings.push_back(sink.take().front());
  }

  [[nodiscard]] Report settled(unsigned workers = 1) const {
    return settle(findings, {sources_, facts_, templates_, configuration, all_checks, text_of}, workers);
  }

  Configuration configuration;
  std::vector<Finding> findings;
  std::function<std::string(FileId)> text_of;

 private:
  Extractor python_;
  TemplateExtractor template_;
  std::vector<std::unique_ptr<std::string>> blocks_;
  std::vector<FileFacts> facts_;
  std::vector<TemplateFacts> templates_;
  std::vector<std::string> texts_;
  Sources sources_;
};

constexpr std::string_view view_source =
    "class BookList:\n"
    "    def get(self, request):\n"
    "        for book in Book.objects.all():\n"
    "            print(book.author.name)\n"
    "            print(book.author.name)\n"
    "\n"
    "def plain():\n"
    "    print(book.author.name)\n";

/// The report of one check on `book.author` everywhere in the text.
Report report_of(std::string text) {
  Project project;
  const FileId file = project.add("shop/views.py", std::move(text));
  for (std::size_t n = 0; n < 3; ++n) project.find(slow, file, "book.author", "m", n);
  return project.settled();
}

std::vector<std::string> fingerprints(const Report& report) {
  std::vector<std::string> all;
  for (const Finding& finding : report.findings) all.push_back(to_hex(finding.fingerprint));
  return all;
}

std::vector<std::string> lines_of(const Report& report) {
  std::vector<std::string> lines;
  for (const Finding& finding : report.findings)
    lines.push_back(report.sources->files[finding.file.index()].path + " " + std::string(finding.check->id) + " " +
                    finding.message);
  return lines;
}

TEST_CASE("a finding knows the class and function it is in") {
  const Report report = report_of(std::string(view_source));
  REQUIRE(report.findings.size() == 3);
  CHECK(report.findings[0].symbol == "BookList.get");
  CHECK(report.findings[1].symbol == "BookList.get");
  CHECK(report.findings[2].symbol == "plain");
  CHECK(report.findings[0].anchor == "book.author");
}

TEST_CASE("a finding in a template knows the blocks it is in, and is suppressed by the template's comments") {
  Project project;
  const FileId file = project.add("shop/list.html",
                                  "{{ a.b }}{% block content %}{% for x in xs %}{{ x.y }}{% endfor %}\n"
                                  "{% block side %}{{ x.y }}{% endblock %}{% endblock %}\n"
                                  "{# djvet: ignore[slow-loop] it is short #}\n{{ x.y }}\n"
                                  "{{ x.y }} {# djvet: ignore[slow-loop] #}\n{{ x.y }}\n");
  project.find(slow, file, "a.b");
  for (std::size_t n = 0; n < 5; ++n) project.find(slow, file, "x.y", "m", n);
  const Report report = project.settled();
  std::vector<std::string> symbols;
  for (const Finding& finding : report.findings) symbols.push_back(finding.symbol);
  CHECK(symbols == std::vector<std::string>{"", "content", "content.side", ""});
  REQUIRE(report.suppressed.size() == 2);
  CHECK(report.suppressed[0].reason == "it is short");
  CHECK(report.suppressed[1].reason.empty());
}

TEST_CASE("equal findings in one function have identities of their own") {
  const std::vector<std::string> all = fingerprints(report_of(std::string(view_source)));
  CHECK(std::set<std::string>(all.begin(), all.end()).size() == 3);
}

TEST_CASE("identity survives shifts by any number of lines") {
  const std::vector<std::string> expected = fingerprints(report_of(std::string(view_source)));
  for (std::size_t lines = 1; lines <= 200; lines += 7) {
    std::string shifted;
    for (std::size_t i = 0; i < lines; ++i) shifted += i % 3 == 0 ? "\n" : i % 3 == 1 ? "# comment\n" : "import os\n";
    CHECK(fingerprints(report_of(shifted + std::string(view_source))) == expected);
  }
}

TEST_CASE("identity survives what a formatter does, and only that") {
  CHECK(normalised_anchor("a( b,\n   c, )") == normalised_anchor("a(b, c)"));
  CHECK(normalised_anchor("x['a']") == normalised_anchor("x[ \"a\" ]"));
  CHECK(normalised_anchor("not  a") == "not a");
  CHECK(normalised_anchor("not a") != normalised_anchor("nota"));
  CHECK(normalised_anchor("a.b(c)") != normalised_anchor("a.b(d)"));
  CHECK(normalised_anchor(std::string(1000, 'x')).size() == 160);
}

TEST_CASE("identity changes with check, path, symbol and text, not with message, severity or level") {
  const auto identity = [](auto&& change) {
    Project project;
    project.find(slow, project.add("a.py", "def f():\n  x.y\n"), "x.y");
    change(project);
    return to_hex(project.settled().findings.at(0).fingerprint);
  };
  const std::string plain = identity([](Project&) {});
  CHECK(plain == identity([](Project& p) { p.findings[0].message = "other"; }));
  CHECK(plain == identity([](Project& p) { p.findings[0].severity = Severity::error; }));
  CHECK(plain == identity([](Project& p) { p.findings[0].level = Level::l4; }));
  CHECK(plain != identity([](Project& p) { p.findings[0].symbol = "g"; }));
  CHECK(plain != identity([](Project& p) { p.findings[0].anchor = "x.z"; }));
  CHECK(plain != identity([](Project& p) { p.findings[0].check = &unused; }));
  CHECK(plain != identity([](Project& p) { p.findings[0].file = p.add("b.py", "def f():\n  x.y\n"); }));
}

TEST_CASE("the order of findings and the number of threads change nothing") {
  Project project;
  for (int i = 0; i < 12; ++i) {
    const FileId file = project.add("app/f" + std::to_string(10 + i) + ".py", std::string(view_source));
    for (std::size_t n = 0; n < 3; ++n)
      project.find(n == 1 ? unused : slow, file, "book.author", "m" + std::to_string(n), n);
    project.find(slow, file, "book.author", "m0", 0);
  }
  const Report expected = project.settled();
  CHECK(expected.findings.size() == 36);
  std::mt19937 random(1);
  for (unsigned workers : {1U, 2U, 8U}) {
    std::shuffle(project.findings.begin(), project.findings.end(), random);
    const Report report = project.settled(workers);
    CHECK(lines_of(report) == lines_of(expected));
    CHECK(fingerprints(report) == fingerprints(expected));
  }
}

TEST_CASE("a suppression takes out the one finding it speaks of, at whichever line") {
  const std::string source = "a.x\nb.x\nc.x\nd.x\n";
  for (std::size_t line = 0; line < 4; ++line) {
    for (const bool above : {false, true}) {
      std::string text = source;
      if (above) text.insert(line * 4, "# djvet: ignore[slow-loop]  it is short \n");
      else text.insert(line * 4 + 3, "  # djvet: ignore[ slow-loop ]  it is short ");
      Project project;
      const FileId file = project.add("a.py", text);
      for (std::size_t n = 0; n < 4; ++n) project.find(slow, file, ".x", "m" + std::to_string(n), n);
      const Report report = project.settled();
      CAPTURE(text);
      CHECK(report.findings.size() == 3);
      REQUIRE(report.suppressed.size() == 1);
      CHECK(report.suppressed[0].finding.message == "m" + std::to_string(line));
      CHECK(report.suppressed[0].reason == "it is short");
    }
  }
}

TEST_CASE("suppressions by former id, by family, of several checks, of a file, below other comments") {
  const auto left = [](std::string text) {
    Project project;
    project.configuration.confidence = Confidence::low;
    const FileId file = project.add("a.py", std::move(text));
    project.find(slow, file, "x.y");
    project.find(late, file, "x.y");
    return lines_of(project.settled());
  };
  const std::vector<std::string> only_late = {"a.py late-import m"};
  CHECK(left("x.y  # djvet: ignore[old-slow]\n") == only_late);
  CHECK(left("x.y  # djvet: ignore[orm]\n") == only_late);
  CHECK(left("x.y  # djvet: ignore[slow-loop,imports]\n").empty());
  CHECK(left("x.y\n\n# djvet: ignore-file[slow-loop]\n") == only_late);
  CHECK(left("# djvet: ignore[slow-loop]\n# why\n# djvet: ignore[late-import]\nx.y\n").empty());
  CHECK(left("# djvet: ignore[slow-loop]\n\nx.y\n").size() == 3);
  CHECK(left("s = '# djvet: ignore[slow-loop]'; x.y\n").size() == 2);
}

TEST_CASE("a suppression without effect is a finding, unless its check didn't look") {
  const auto found = [](std::string text, auto&& change) {
    Project project;
    project.add("shop/a.py", std::move(text));
    change(project.configuration);
    std::vector<std::string> messages;
    for (const Finding& finding : project.settled().findings) messages.push_back(finding.message);
    return messages;
  };
  const auto nothing = [](Configuration&) {};
  const std::string start = "this comment suppresses nothing: ";
  CHECK(found("x  # djvet: ignore[slow-loop]\n", nothing) ==
        std::vector{start + "there is no finding of \"slow-loop\" here"});
  CHECK(found("x  # djvet: ignore[orm]\n", nothing) == std::vector{start + "there is no finding of \"orm\" here"});
  CHECK(found("x  # djvet: ignore[slow-lop]\n", nothing) ==
        std::vector{start + "there is no check \"slow-lop\"; did you mean \"slow-loop\"?"});
  CHECK(found("x  # djvet: ignore\n", nothing) ==
        std::vector{start + "it is not of the form \"djvet: ignore[check-id] reason\""});
  CHECK(found("x  # djvet: ignore[]\n", nothing).size() == 1);
  CHECK(found("x  # djvet: ignore[slow-loop, late-import]\n", nothing).size() == 2);
  CHECK(found("x  # djvet: ignore[unused-suppression]\n", nothing).empty());
  CHECK(found("x  # djvet: ignore[slow-loop, unused-suppression]\n", nothing).empty());
  CHECK(found("x  # djvet: ignore[slow-loop]\n# djvet: ignore-file[unused-suppression]\n", nothing).empty());
  CHECK(found("x  # djvet: ignore[slow-loop]\n", [](Configuration& c) { c.checks = {"unused-suppression"}; }).empty());
  CHECK(found("x  # djvet: ignore[slow-loop]\n", [](Configuration& c) { c.checks = {"slow-loop"}; }).empty());
  for (const char* pattern : {"shop/*.py", "a.py", "shop", "shop/", "/shop", "/shop/a.py", "**/a.py"})
    CHECK(found("x  # djvet: ignore[slow-loop]\n", [&](Configuration& c) {
            c.per_file_ignores = {{pattern, {"slow-loop"}}};
          }).empty());
  for (const char* pattern : {"sho", "/a.py", "hop/a.py", "shop/b.py"})
    CHECK(found("x  # djvet: ignore[slow-loop]\n", [&](Configuration& c) {
            c.per_file_ignores = {{pattern, {"slow-loop"}}};
          }).size() == 1);
  CHECK(found("x  # djvet: ignore[slow-loop]\n", [](Configuration& c) { c.paths = {"sho"}; }).empty());
  CHECK(found("x  # djvet: ignore[slow-loop]\n", [](Configuration& c) { c.paths = {"shop"}; }).size() == 1);
}

TEST_CASE("thresholds hide findings and leave identities and suppressions alone") {
  Project project;
  const FileId file = project.add("a.py", "x.y  # djvet: ignore[late-import]\nx.y\nx.y\n");
  for (std::size_t n = 0; n < 3; ++n) project.find(late, file, "x.y", "m", n);
  project.findings[2].confidence = Confidence::high;
  project.configuration.confidence = Confidence::low;
  const Report everything = project.settled();
  CHECK(everything.findings.size() == 2);
  CHECK(everything.suppressed.size() == 1);
  project.configuration.confidence = Confidence::medium;
  const Report sure = project.settled();
  REQUIRE(sure.findings.size() == 1);
  CHECK(sure.suppressed.empty());
  CHECK(sure.findings[0].fingerprint == everything.findings[1].fingerprint);
  project.configuration.threshold = Severity::warning;
  CHECK(project.settled().findings.empty());
}

TEST_CASE("100,000 findings under 50,000 comments are settled in linear time", "[slow]") {
  Project project;
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "# djvet: ignore[no-such-check-" + std::to_string(i) + "]\n";
  const auto code = static_cast<std::uint32_t>(text.size());
  for (int i = 0; i < 100'000; ++i) text += "x.y\n";
  const FileId file = project.add("a.py", text);
  FindingSink sink(slow);
  for (std::uint32_t i = 0; i < 100'000; ++i) sink.report(file, {code + i * 4, code + i * 4 + 3}, "m");
  project.findings = sink.take();
  const Report report = project.settled();
  CHECK(report.findings.size() == 2'000);
  REQUIRE(report.notifications.size() == 2);
  CHECK(report.notifications[0].message == "99000 more of slow-loop in a.py");
  CHECK(report.notifications[1].message == "49000 more of unused-suppression in a.py");
}

TEST_CASE("findings beyond the limit of one check in one file are counted, not shown") {
  Project project;
  project.configuration.max_findings_per_check = 10;
  std::string text;
  for (int i = 0; i < 25; ++i) text += "x.y\n";
  const FileId file = project.add("a.py", text);
  for (std::size_t n = 0; n < 25; ++n) project.find(slow, file, "x.y", "m", n);
  project.find(unused, file, "x.y");
  const Report report = project.settled();
  CHECK(report.findings.size() == 11);
  REQUIRE(report.notifications.size() == 1);
  CHECK(report.notifications[0].kind == NotificationKind::finding_limit);
  CHECK(report.notifications[0].message == "15 more of slow-loop in a.py");
}

}  // namespace
}  // namespace djvet
