// Odd and hostile projects: djvet survives each, analyses the rest, and says what it left out. Each test runs the program
// itself on a small project with one fault in it. Times and memory are printed, not judged.
// SPDX-License-Identifier: MIT
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/project_run.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

constexpr std::string_view models =
    "from django.db import models\n\n\nclass Author(models.Model):\n    name = models.CharField(max_length=9)\n\n\n"
    "class Book(models.Model):\n    author = models.ForeignKey(Author, on_delete=models.CASCADE)\n";

/// A function with one finding, missing-select-related.
constexpr std::string_view slow_view =
    "from shop.models import Book\n\n\ndef listing():\n    return [book.author.name for book in Book.objects.all()]\n";
constexpr std::string_view another_slow_view =
    "\n\ndef another():\n    return [book.author.name for book in Book.objects.all()]\n";

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

/// A project with a model and one view that has a finding; tests add a fault beside them.
class Project {
 public:
  Project() {
    write("shop/__init__.py", "");
    write("shop/models.py", models);
    write("shop/views.py", slow_view);
  }
  void write(const std::string& file, std::string_view text) const { write_text(path(file), text); }
  [[nodiscard]] std::string path(const std::string& file) const { return root() + "/" + file; }
  [[nodiscard]] std::string root() const { return folder_.path() + "/project"; }
  [[nodiscard]] const std::string& outside() const { return folder_.path(); }

  /// What `djvet check` does here; it must end by itself, and not by a defect of its own.
  [[nodiscard]] Ended check(std::vector<std::string> options = {}) const {
    std::vector<std::string> words{std::string(djvet_binary()), "check", "--no-cache"};
    words.insert(words.end(), options.begin(), options.end());
    Ended ended = run_program(words, root());
    std::printf("faults: %6.2f s %5.0f MiB  %s\n", ended.seconds, ended.peak_mib,
                Catch::getResultCapture().getCurrentTestName().c_str());
    INFO(ended.err.substr(0, 2000));
    CHECK(ended.in_time);
    CHECK(ended.signal == 0);
    CHECK((ended.exit_code == 0 || ended.exit_code == 1 || ended.exit_code == 3));
    return ended;
  }
  /// The findings of shop/odd.py and of the view beside it, as JSON tells them.
  struct Counts {
    std::size_t odd = 0, others = 0;
    Ended ended;
  };
  [[nodiscard]] Counts counts(std::vector<std::string> options = {}) const {
    options.insert(options.end(), {"--output-format", "json"});
    Counts counts{0, 0, check(options)};
    std::vector<std::string> problems;
    for (const Seen& seen : seen_in_json(counts.ended.out, problems))
      if (seen.id == "missing-select-related") ++(seen.path == "shop/odd.py" ? counts.odd : counts.others);
    CHECK(problems.empty());
    return counts;
  }

 private:
  TemporaryFolder folder_;
};

/// A construct of any depth or length costs neither the process nor the findings around it in the same file.
void keeps_findings_around(std::string_view fault) {
  const Project project;
  project.write("shop/odd.py", std::string(slow_view) + std::string(fault) + std::string(another_slow_view));
  const Project::Counts counts = project.counts({"--max-file-size", "16000000"});
  CHECK(counts.others == 1);
  CHECK(counts.odd == 2);
}

}  // namespace

TEST_CASE("fault 1: 100,000 nested parentheses") {
  keeps_findings_around("x = " + repeated("(", 100'000) + "1" + repeated(")", 100'000) + "\n");
}

TEST_CASE("fault 2: 100,000 open brackets") {
  const Project project;
  project.write("shop/odd.py", repeated("[", 100'000) + "\ny = 1\n");
  const Project::Counts counts = project.counts();
  CHECK(counts.others == 1);
  CHECK(count_of(counts.ended.out, "\"syntax-error\"") == 1);
}

TEST_CASE("fault 3: 100,000 chained calls", "[slow]") {
  keeps_findings_around("x = Book.objects" + repeated(".all()", 100'000) + "\n");
  keeps_findings_around("for x in Book.objects" + repeated(".all()", 100'000) + ":\n    print(x.author.name)\n");
}

TEST_CASE("fault 4: 100,000 operators", "[slow]") {
  keeps_findings_around("x = 1" + repeated(" + 1", 100'000) + "\n");
  keeps_findings_around("x = " + repeated("not ", 100'000) + "1\n");
  keeps_findings_around("x = a" + repeated(" and b", 100'000) + "\n");
}

TEST_CASE("fault 5: 100,000 branches, and 3,000 nested ones", "[slow]") {
  keeps_findings_around("if x:\n    pass\n" + repeated("elif x:\n    pass\n", 100'000));
  std::string nested;
  for (std::size_t depth = 0; depth < 3'000; ++depth) nested += std::string(depth, ' ') + "if x:\n";
  keeps_findings_around(nested + std::string(3'000, ' ') + "pass\n");
}

TEST_CASE("fault 6: 2,000 nested f-strings") {
  const Project project;
  project.write("shop/odd.py", repeated("f'{", 2'000) + "x" + repeated("}'", 2'000) + "\n");
  const Project::Counts counts = project.counts();
  CHECK(counts.others == 1);
  CHECK(count_of(counts.ended.out, "\"path\":\"shop/odd.py\"") +
            count_of(counts.ended.out, "\"path\": \"shop/odd.py\"") <=
        50);
}

TEST_CASE("fault 7: a line of 20 MB is left out, and said; a long line is clipped where it is shown", "[slow]") {
  const Project project;
  project.write("shop/odd.py", "x = '" + std::string(20U << 20U, 'a') + "'\n");
  const Project::Counts counts = project.counts();
  CHECK(counts.others == 1);
  CHECK(counts.ended.exit_code == 3);
  CHECK(count_of(counts.ended.out, "\"too-large\"") == 1);
  const Project wide;
  wide.write("shop/odd.py", "from shop.models import Book\nx = [" + repeated("0, ", 100'000) +
                                "[book.author.name for book in Book.objects.all()]]\n");
  const Ended shown = wide.check();
  CHECK(shown.out.find("shop/odd.py") != std::string::npos);
  for (const std::string_view line : lines_of(shown.out)) CHECK(line.size() <= 400);
}

TEST_CASE("fault 8: a file of 60 MB is refused before it is read") {
  const Project project;
  project.write("shop/odd.py", "x = 1\n");
  std::filesystem::resize_file(project.path("shop/odd.py"), 60U << 20U);
  const Project::Counts counts = project.counts();
  CHECK(counts.others == 1);
  CHECK(counts.ended.exit_code == 3);
  CHECK(count_of(counts.ended.out, "\"too-large\"") == 1);
}

TEST_CASE("fault 9: 200,000 findings in one file are capped, and how many more there are is said", "[slow]") {
  const Project project;
  project.write("shop/odd.py", repeated("x = 1  # djvet: ignore[no-such-check] why\n", 200'000));
  const std::vector<std::string> limits = {"--max-file-size", "16000000", "--parse-budget-ms", "60000"};
  const Ended text = project.check(limits);
  INFO(text.out.substr(text.out.size() - std::min<std::size_t>(text.out.size(), 500)) << text.err);
  CHECK(text.out.find("199000 more") != std::string::npos);
  std::vector<std::string> as_json = limits;
  as_json.insert(as_json.end(), {"--output-format", "json"});
  const Ended json = project.check(as_json);
  std::vector<std::string> problems;
  CHECK(seen_in_json(json.out, problems).size() == 1'001);
  CHECK(json.out.find("\"finding-limit\"") != std::string::npos);
}

TEST_CASE("fault 10: 1 MB of random bytes") {
  const Project project;
  std::mt19937 random(10);
  std::string bytes(1U << 20U, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  project.write("shop/odd.py", bytes);
  project.write("shop/templates/odd.html", bytes);
  const Project::Counts counts = project.counts();
  CHECK(counts.others == 1);
  CHECK(counts.ended.exit_code == 3);
}

TEST_CASE("fault 11: invalid UTF-8 is one notification") {
  const Project project;
  project.write("shop/odd.py", std::string(slow_view) + "x = '\xff'\n");
  const Project::Counts counts = project.counts();
  CHECK(counts.others == 1);
  CHECK(counts.ended.exit_code == 3);
  CHECK(count_of(counts.ended.out, "\"bad-encoding\"") == 1);
  CHECK(project.check({"--allow-incomplete"}).exit_code == 1);
}

TEST_CASE("fault 12: Latin-1 with its cookie is decoded, columns are characters") {
  const Project project;
  project.write("shop/odd.py",
                "# coding: latin-1\nfrom shop.models import Book\n"
                "x = '\xe9\xe9', [book.author.name for book in Book.objects.all()]\n");
  const Project::Counts counts = project.counts();
  CHECK(counts.odd == 1);
  CHECK(counts.ended.exit_code == 1);
  std::vector<std::string> problems;
  for (const Seen& seen : seen_in_json(counts.ended.out, problems))
    if (seen.path == "shop/odd.py") CHECK(seen.begin == 11);
}

TEST_CASE("fault 13: a BOM, CRLF and tabs change no place; UTF-16 and NUL are said") {
  const std::string line = "x = [book.author.name for book in Book.objects.all()]";
  for (const std::string& text :
       {"\xef\xbb\xbf"
        "from shop.models import Book\n" +
            line + "\n",
        "from shop.models import Book\r\n" + line + "\r\n", "from shop.models import Book\n" + line}) {
    const Project project;
    project.write("shop/odd.py", text);
    const Project::Counts counts = project.counts();
    std::vector<std::string> problems;
    CHECK(counts.odd == 1);
    for (const Seen& seen : seen_in_json(counts.ended.out, problems)) {
      if (seen.path != "shop/odd.py") continue;
      CHECK(seen.line == 2);
      CHECK(seen.begin == 5);
    }
  }
  for (const std::string& text : {std::string("\xff\xfex\0=\0001\0", 8), std::string("x = 1\0\n", 7)}) {
    const Project project;
    project.write("shop/odd.py", text);
    const Project::Counts counts = project.counts();
    CHECK(counts.others == 1);
    CHECK(counts.ended.exit_code == 3);
  }
}

TEST_CASE("fault 14: a FIFO with a source's name is not opened") {
  const Project project;
  REQUIRE(mkfifo(project.path("shop/odd.py").c_str(), 0600) == 0);
  const Project::Counts counts = project.counts();
  CHECK(counts.others == 1);
  CHECK(count_of(counts.ended.out, "\"not-regular\"") == 1);
}

TEST_CASE("fault 15: links to an endless device, to themselves and in a circle") {
  const Project project;
  std::filesystem::create_symlink("/dev/zero", project.path("shop/odd.py"));
  std::filesystem::create_symlink("self.py", project.path("shop/self.py"));
  std::filesystem::create_directory_symlink("..", project.path("shop/circle"));
  const Project::Counts counts = project.counts();
  CHECK(counts.others == 1);
  CHECK(counts.odd == 0);
}

TEST_CASE("fault 16: a link to a file outside the project is not read") {
  const Project project;
  write_text(project.outside() + "/secret.py", "SECRET = (\n" + std::string(slow_view));
  std::filesystem::create_symlink(project.outside() + "/secret.py", project.path("shop/odd.py"));
  const Project::Counts counts = project.counts();
  CHECK(counts.odd == 0);
  CHECK(counts.ended.out.find("SECRET") == std::string::npos);
  CHECK(count_of(counts.ended.out, "\"outside-root\"") == 1);
  CHECK(counts.ended.exit_code == 3);
}

TEST_CASE("fault 17: what can't be read is said") {
  const Project project;
  project.write("shop/odd.py", slow_view);
  project.write("closed/odd.py", slow_view);
  namespace fs = std::filesystem;
  for (const std::string& open : {project.outside(), project.root()})
    fs::permissions(open, fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec |
                              fs::perms::others_read | fs::perms::others_exec);
  fs::permissions(project.path("shop/odd.py"), fs::perms::none);
  fs::permissions(project.path("closed"), fs::perms::none);
  const Ended ended = run_program({std::string(djvet_binary()), "check", "--no-cache", "--output-format", "json"},
                                  project.root(), 120, true);
  fs::permissions(project.path("closed"), fs::perms::owner_all);
  if (ended.exit_code == 127) {
    WARN("not run: another user may not start the program");
    return;
  }
  INFO(ended.out << ended.err);
  CHECK(ended.exit_code == 3);
  CHECK(count_of(ended.out, "\"unreadable\"") == 2);
  CHECK(count_of(ended.out, "missing-select-related") >= 1);
}

TEST_CASE("fault 18: folders 1,500 deep") {
  const Project project;
  const std::filesystem::path start = std::filesystem::current_path();
  std::filesystem::current_path(project.root());
  for (std::size_t depth = 0; depth < 1'500; ++depth) {
    REQUIRE(mkdir("d", 0700) == 0);
    REQUIRE(chdir("d") == 0);
  }
  std::filesystem::current_path(start);
  const Project::Counts counts = project.counts();
  CHECK(counts.others == 1);
  CHECK(count_of(counts.ended.out, "\"too-deep\"") == 1);
  CHECK(counts.ended.exit_code == 3);
}

TEST_CASE("fault 19: 100,000 files, cold and warm", "[slow]") {
  const Project project;
  for (std::size_t i = 0; i < 100'000; ++i)
    project.write("many/f" + std::to_string(i / 1'000) + "/m" + std::to_string(i) + ".py",
                  "x = " + std::to_string(i) + "\n");
  const std::string cache = project.outside() + "/cache";
  std::vector<std::string> words{std::string(djvet_binary()), "check", "--cache-dir", cache, "--output-format", "json"};
  const Ended cold = run_program(words, project.root(), 600);
  const Ended warm = run_program(words, project.root(), 600);
  std::printf("faults: cold %.2f s %.0f MiB, warm %.2f s %.0f MiB  100,000 files\n", cold.seconds, cold.peak_mib,
              warm.seconds, warm.peak_mib);
  CHECK(cold.exit_code == 1);
  CHECK(cold.out == warm.out);
  CHECK(cold.out.find("\"python_files\":100003") != std::string::npos);
  words.insert(words.end(), {"--max-files", "1000"});
  const Ended limited = run_program(words, project.root(), 600);
  CHECK(limited.exit_code == 3);
  CHECK(count_of(limited.out, "\"too-many-files\"") == 1);
}

TEST_CASE("fault 20: a name with a newline and a workflow command forges no line") {
  const Project project;
  project.write("shop/a\n::error title=forged::b.py", slow_view);
  project.write("shop/::set-output name=x::y.py", slow_view);
  for (const char* format : {"text", "concise", "github"}) {
    const Ended ended = project.check({"--output-format", format});
    for (const std::string_view line : lines_of(ended.out + ended.err)) {
      INFO(format << ": " << line);
      CHECK_FALSE(line.starts_with("::error title=forged"));
      CHECK_FALSE(line.starts_with("::set-output"));
    }
  }
}

TEST_CASE("fault 21: escape sequences and bidirectional controls in names and source text are shown, not sent") {
  const Project project;
  project.write("shop/\x1b[31mred\x1b]0;title\x07.py", slow_view);
  project.write("shop/odd.py",
                "from shop.models import Book\nx = '\x1b[2J\u202e', [book.author.name for book in "
                "Book.objects.all()]  # \x1b]8;;evil\x07 \u2066\n");
  for (const char* format : {"text", "concise", "github", "json", "sarif"}) {
    const Ended ended = project.check({"--output-format", format});
    const std::string all = ended.out + ended.err;
    INFO(format);
    CHECK(all.find('\x1b') == std::string::npos);
    CHECK(all.find('\x07') == std::string::npos);
    CHECK(all.find("\u202e") == std::string::npos);
    CHECK(all.find("\u2066") == std::string::npos);
  }
}

TEST_CASE("fault 22: a name that is not UTF-8 comes through SARIF and JSON without loss") {
  const Project project;
  const std::string name = "shop/caf\xe9.py";
  project.write(name, slow_view);
  std::vector<std::string> problems;
  std::size_t found = 0;
  for (const Seen& seen : seen_in_json(project.check({"--output-format", "json"}).out, problems))
    found += seen.path == name;
  for (const Seen& seen : seen_in_sarif(project.check({"--output-format", "sarif"}).out, problems))
    found += seen.path == name;
  CHECK(problems.empty());
  CHECK(found == 2);
}

TEST_CASE("fault 25: a hostile configuration reads and says nothing of what lies outside") {
  for (const std::string_view text : {"exclude = [\"../../**\"]\n", "exclude = [\"/etc/**\"]\n", "sellect = []\n"}) {
    const Project project;
    project.write("djvet.toml", text);
    const Ended ended = run_program({std::string(djvet_binary()), "check", "--no-cache"}, project.root());
    INFO(text << ended.err);
    CHECK(ended.exit_code == 2);
    CHECK(ended.err.find("djvet.toml") != std::string::npos);
  }
  const Project project;
  write_text(project.outside() + "/secret.toml", "TOP SECRET\n");
  std::filesystem::create_symlink(project.outside() + "/secret.toml", project.path("djvet.toml"));
  std::filesystem::create_directory(project.path(".git"));
  const Ended ended = run_program({std::string(djvet_binary()), "check", "--no-cache"}, project.root());
  CHECK((ended.out + ended.err).find("SECRET") == std::string::npos);
}

}  // namespace djvet
