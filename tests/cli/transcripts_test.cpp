// Runs the transcripts of testdata/cli: what is typed, and exactly what comes back on which stream with which exit code.
//
// A transcript is lines that begin with one of: `#` a remark, `+` a shell command that prepares the folder, `$` a shell
// command under test, `<` a line of its standard output, `!` a line of its standard error, `?` its exit code (0 when absent).
// A line without a newline at its end is written with `\` behind it. Each transcript has a folder of its own, with a copy of
// testdata/projects/bookshop in it as `bookshop`, and an environment of its own. DJVET_UPDATE=1 writes the answers anew.
// SPDX-License-Identifier: MIT
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/paths.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

struct Step {
  std::vector<std::string> remarks;  // with what prepares, as they are written, before the command
  std::string command;
  std::string answer;  // as it is written
};

struct Transcript {
  std::vector<Step> steps;
  std::vector<std::string> tail;  // remarks after the last command
};

Transcript read(const std::string& path) {
  Transcript transcript;
  const std::string text = read_text(path);
  bool answering = false;
  for (const std::string_view line : lines_of(text)) {
    const char mark = line.empty() ? '#' : line.front();
    if (mark == '$') {
      transcript.steps.push_back({std::move(transcript.tail), std::string(line.substr(2)), ""});
      transcript.tail.clear();
      answering = true;
    } else if (answering && (mark == '<' || mark == '!' || mark == '?')) {
      transcript.steps.back().answer += std::string(line) + "\n";
    } else {
      answering = false;
      transcript.tail.emplace_back(line);
    }
  }
  return transcript;
}

std::string marked(std::string_view mark, std::string_view text) {
  std::string out;
  for (const std::string_view line : lines_of(text))
    out += std::string(mark) + (line.empty() ? "" : " ") + std::string(line) + "\n";
  if (!text.empty() && text.back() != '\n') out.insert(out.size() - 1, "\\");
  return out;
}

/// Runs shell text in the transcript's folder; the exit code as the shell gives it.
class Shell {
 public:
  Shell() {
    const std::filesystem::path binary(djvet_binary());
    write_text(
        folder_.path() + "/prelude",
        "cd '" + folder_.path() + "/here' || exit 99\n" + "PATH='" + binary.parent_path().string() + "':$PATH HOME='" +
            folder_.path() + "/home' XDG_CACHE_HOME='" + folder_.path() + "/cache' XDG_STATE_HOME='" + folder_.path() +
            "/state' LC_ALL=C TERM=dumb\nexport PATH HOME XDG_CACHE_HOME XDG_STATE_HOME LC_ALL TERM\n" +
            "unset NO_COLOR FORCE_COLOR CLICOLOR_FORCE\numask 022\nSOURCES='" + std::string(source_dir()) + "'\n");
    std::filesystem::create_directories(folder_.path() + "/here");
    std::filesystem::copy(std::string(source_dir()) + "/testdata/projects/bookshop", folder_.path() + "/here/bookshop",
                          std::filesystem::copy_options::recursive);
  }

  int run(const std::string& text) {
    write_text(folder_.path() + "/script", ". '" + folder_.path() + "/prelude'\n" + text + "\n");
    const std::string at = "'" + folder_.path() + "/";
    const int status = std::system(("sh " + at + "script' >" + at + "out' 2>" + at + "err' </dev/null").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  [[nodiscard]] std::string output() const { return read_text(folder_.path() + "/out"); }
  [[nodiscard]] std::string errors() const { return read_text(folder_.path() + "/err"); }
  [[nodiscard]] const std::string& path() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
};

bool update() { return std::getenv("DJVET_UPDATE") != nullptr; }

void replay(const std::string& name) {
  const std::string path = std::string(source_dir()) + "/testdata/cli/" + name;
  const Transcript transcript = read(path);
  INFO("testdata/cli/" << name);
  REQUIRE_FALSE(transcript.steps.empty());
  Shell shell;
  std::string written;
  for (const Step& step : transcript.steps) {
    for (const std::string& remark : step.remarks) {
      written += remark + "\n";
      INFO(remark);
      if (remark.starts_with("+")) REQUIRE(shell.run(remark.substr(1)) == 0);
    }
    const int code = shell.run(step.command);
    std::string answer = marked("<", shell.output()) + marked("!", shell.errors());
    if (code != 0) answer += "? " + std::to_string(code) + "\n";
    written += "$ " + step.command + "\n" + answer;
    INFO("$ " << step.command << "   (DJVET_UPDATE=1 writes what is printed into the transcript)");
    CHECK(answer.find(shell.path()) == std::string::npos);
    CHECK(answer.find('\x1b') == std::string::npos);
    if (!update()) CHECK(answer == step.answer);
  }
  for (const std::string& remark : transcript.tail) written += remark + "\n";
  if (update()) write_text(path, written);
}

/// The lines of the fenced blocks of one language, block by block.
std::vector<std::vector<std::string>> fenced(const std::string& text, std::string_view language) {
  std::vector<std::vector<std::string>> blocks;
  bool inside = false;
  for (const std::string_view line : lines_of(text)) {
    if (inside && !line.starts_with("```")) blocks.back().emplace_back(line);
    const bool opens = !inside && line == "```" + std::string(language);
    if (opens) blocks.emplace_back();
    if (line.starts_with("```")) inside = opens;
  }
  return blocks;
}

/// Whether `output` is these lines, where a line `...` stands for any number of lines.
bool matches(const std::string& output, const std::vector<std::string>& lines) {
  std::string head;
  std::string tail;
  bool skipped = false;
  for (const std::string& line : lines) {
    if (line == "...") skipped = true;
    else (skipped ? tail : head) += line + "\n";
  }
  if (!skipped) return output == head;
  return output.size() >= head.size() + tail.size() && output.starts_with(head) && output.ends_with(tail);
}

}  // namespace

TEST_CASE("what README.md shows of the command line is what it prints") {
  const auto blocks = fenced(read_text(std::string(source_dir()) + "/README.md"), "console");
  REQUIRE_FALSE(blocks.empty());
  Shell shell;
  for (const std::vector<std::string>& block : blocks) {
    REQUIRE_FALSE(block.empty());
    REQUIRE(block.front().starts_with("$ djvet "));
    shell.run(block.front().substr(2));
    const std::string output = shell.output();
    INFO(block.front() << "\n" << output);
    CHECK(matches(output, {block.begin() + 1, block.end()}));
  }
}

TEST_CASE("the tables of checks in the documentation follow the registry") {
  Shell shell;
  const int code = shell.run("djvet docs --check --folder \"$SOURCES\"");
  INFO(shell.errors());
  CHECK(code == 0);
}

TEST_CASE("transcripts of the command line") {
  std::size_t count = 0;
  for (const std::string& name : files_below(std::string(source_dir()) + "/testdata/cli")) {
    replay(name);
    ++count;
  }
  std::cout << "cli: " << count << " transcripts\n";
  CHECK(count > 0);
}

}  // namespace djvet
