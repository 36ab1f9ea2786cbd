// Configuration files: what is accepted, the one line that says what is wrong, and that hostile bytes are only ever that.
// SPDX-License-Identifier: MIT
#include "analyzer/config/config_file.h"

#include <unistd.h>

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "analyzer/config/configure.h"
#include "analyzer/config/selection.h"
#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/check.h"
#include "tests/support/catch.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

void run_nothing(const CheckContext&, FindingSink&) {}
constexpr Option hops{"max-depth", 3, 1, 8, "hops to follow"};
constexpr Option hop_options[] = {hops};
constexpr std::string_view old_ids[] = {"lazy-loop"};
constexpr Check loop{.id = "slow-loop", .options = hop_options, .former_ids = old_ids, .run = run_nothing};
constexpr Check order{.id = "wrong-order", .run = run_nothing};
constexpr Check quiet{.id = "quiet-check", .enabled = false, .run = run_nothing};
constexpr std::array<Registered, 3> rows{{{&loop, "orm", ""}, {&order, "settings", ""}, {&quiet, "settings", ""}}};

Result<ConfigurationFile> parse(std::string_view text, ConfigurationStyle style = ConfigurationStyle::djvet_toml) {
  return parse_configuration(text, "djvet.toml", style, rows);
}

/// "WHERE: DETAIL" of the problem, or "fine".
std::string problem_of(const Result<ConfigurationFile>& file) {
  return file ? "fine" : file.error().where + ": " + file.error().detail;
}
std::string problem_in(std::string_view text) { return problem_of(parse(text)); }

Configuration configured(std::string_view text, const Settings& above = {}) {
  const Result<ConfigurationFile> file = parse(text);
  REQUIRE(problem_of(file) == "fine");
  return configuration_of(layered(layered(default_settings(), file->settings), above), rows);
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("every key of a configuration file reaches the configuration") {
  const Configuration configuration = configured(R"(
    extend-select = ["quiet-check"]
    ignore = ["settings"]
    exclude = ["vendor/**"]
    severity = "warning"
    confidence = "low"
    max-findings = 7
    max-findings-per-check = 8
    max-file-size = 9
    max-files = 10
    max-directory-depth = 11
    parse-budget-ms = 12
    [per-file-ignores]
    "tests/**" = ["settings", "lazy-loop"]
    [checks.slow-loop]
    max-depth = 5
  )");
  CHECK(configuration.checks == Ids{"slow-loop"});
  CHECK(configuration.exclude == Ids{"vendor/**"});
  CHECK(configuration.threshold == Severity::warning);
  CHECK(configuration.confidence == Confidence::low);
  CHECK(configuration.max_findings == 7);
  CHECK(configuration.max_findings_per_check == 8);
  CHECK(configuration.max_file_size == 9);
  CHECK(configuration.max_files == 10);
  CHECK(configuration.max_directory_depth == 11);
  CHECK(configuration.parse_budget_ms == 12);
  REQUIRE(configuration.per_file_ignores.size() == 1);
  CHECK(configuration.per_file_ignores[0].pattern == "tests/**");
  CHECK(configuration.per_file_ignores[0].checks == Ids{"quiet-check", "slow-loop", "wrong-order"});
  CHECK(configuration.options.at("slow-loop.max-depth") == 5);
}

TEST_CASE("without a word the defaults hold") {
  const Configuration configuration = configured("");
  const Configuration initial;
  CHECK(configuration.checks == Ids{"slow-loop", "wrong-order"});
  CHECK(configuration.max_findings == initial.max_findings);
  CHECK(configuration.max_file_size == initial.max_file_size);
  CHECK(configuration.confidence == initial.confidence);
}

TEST_CASE("the command line lies over the file: select replaces, ignore and exclude add") {
  constexpr std::string_view text =
      "select = [\"orm\"]\nignore = [\"slow-loop\"]\nexclude = [\"a\"]\nmax-findings = 7\n";
  Settings above;
  above.exclude = Ids{"b"};
  CHECK(configured(text, above).checks.empty());
  CHECK(configured(text, above).exclude == Ids{"a", "b"});
  CHECK(configured(text, above).max_findings == 7);
  above.select = Ids{"slow-loop", "wrong-order"};
  CHECK(configured(text, above).checks == Ids{"slow-loop", "wrong-order"});
  above.ignore = Ids{"wrong-order"};
  above.max_findings = 3;
  CHECK(configured(text, above).checks == Ids{"slow-loop"});
  CHECK(configured(text, above).max_findings == 3);
}

TEST_CASE("what is wrong is told in one line with file, line and a suggestion") {
  CHECK(problem_in("selct = []") == "djvet.toml:1: unknown key \"selct\"; did you mean \"select\"?");
  CHECK(problem_in("\n\nzzz = 1\naaa = 2") == "djvet.toml:3: unknown key \"zzz\"");
  CHECK(problem_in("select = \"orm\"") == "djvet.toml:1: \"select\" must be a list of strings, not a string");
  CHECK(problem_in("select = [\n\"orm\",\n3]") == "djvet.toml:3: \"select\" must be a list of strings, not an integer");
  CHECK(problem_in("select = [\"omr\"]") == "djvet.toml:1: no check or family is named \"omr\"; did you mean \"orm\"?");
  CHECK(problem_in("severity = \"fatal\"") ==
        "djvet.toml:1: \"severity\" must be note, warning or error, not \"fatal\"");
  CHECK(problem_in("confidence = 3") == "djvet.toml:1: \"confidence\" must be a string, not an integer");
  CHECK(problem_in("per-file-ignores = 1979-05-27") ==
        "djvet.toml:1: \"per-file-ignores\" must be a table of paths, not a date or time");
  CHECK(problem_in("[checks.slow-lop]") == "djvet.toml:1: no check is named \"slow-lop\"; did you mean \"slow-loop\"?");
  CHECK(problem_in("[checks.slow-loop]\nmax-dept = 1") ==
        "djvet.toml:2: slow-loop has no option \"max-dept\"; did you mean \"max-depth\"?");
  CHECK(problem_in("[checks.wrong-order]\nmax-depth = 1") == "djvet.toml:2: wrong-order has no options");
  CHECK(problem_in("[checks.slow-loop]\nmax-depth = 9") == "djvet.toml:2: \"max-depth\" must be from 1 to 8");
  CHECK(problem_in("[checks.slow-loop]\nmax-depth = true") ==
        "djvet.toml:2: \"max-depth\" must be an integer, not true or false");
  CHECK(problem_of(parse("[tool]\ndjvet = 3", ConfigurationStyle::pyproject)) ==
        "djvet.toml:2: [tool.djvet] must be a table");
}

TEST_CASE("a syntax error has a line, and not a word of the text unless it may be quoted") {
  const std::string loud = problem_in("a = 1\nsecret = hunter2\n");
  CHECK(loud.starts_with("djvet.toml:2: can't be read as TOML: "));
  const Result<ConfigurationFile> silent =
      parse_configuration("a = 1\nsecret = hunter2\n", "x", ConfigurationStyle::djvet_toml, rows, false);
  CHECK(problem_of(silent) == "x:2: can't be read as TOML");
}

TEST_CASE("no file raises a limit above its maximum or names a place outside the project") {
  CHECK(problem_in("settings = [\"config/settings.py\"]") ==
        "djvet.toml:1: \"settings\": \"config/settings.py\" must be the dotted name of a module");
  CHECK(problem_in("max-file-size = 16777216") ==
        "djvet.toml:1: \"max-file-size\" must be a number from 1 to 16777215, not \"16777216\"");
  CHECK(problem_in("max-findings = -1") ==
        "djvet.toml:1: \"max-findings\" must be a number from 1 to 100000, not \"-1\"");
  CHECK(problem_in("max-files = 9223372036854775807") ==
        "djvet.toml:1: \"max-files\" must be a number from 1 to 1000000, not \"9223372036854775807\"");
  CHECK(find_key("max-file-size")->most == max_source_size);
  for (const std::string_view glob : {"/etc/**", "../x", "a/../../x", "a/..", "C:/x", "a\\\\b", ""}) {
    INFO(glob);
    CHECK(problem_in("exclude = [\"" + std::string(glob) + "\"]") != "fine");
    CHECK(problem_in("[per-file-ignores]\n\"" + std::string(glob) + "\" = []") != "fine");
  }
  for (const std::string_view key : {"root", "cache-dir", "jobs", "output-file", "config"}) {
    INFO(key);
    CHECK(problem_in(std::string(key) + " = \"x\"").starts_with("djvet.toml:1: unknown key"));
  }
}

TEST_CASE("a pyproject.toml without [tool.djvet] says nothing, however odd it is") {
  for (const std::string_view text :
       {"", "tool = 3", "tool = [1]", "[tool.ruff]\nx = 1", "[[tool]]\ndjvet = 1", "djvet = 1"}) {
    INFO(text);
    const Result<ConfigurationFile> file = parse(text, ConfigurationStyle::pyproject);
    CHECK(problem_of(file) == "fine");
    CHECK_FALSE(file->has_settings);
  }
}

TEST_CASE("hostile bytes are a problem and nothing more") {
  std::string dotted = "a";
  for (int i = 0; i < 200'000; ++i) dotted += ".a";
  std::string random;
  for (std::uint32_t i = 0, state = 1; i < 100'000; ++i)
    random += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
  CHECK(problem_in(dotted + " = 1") == "djvet.toml:1: can't be read as TOML: a key of more than 32 parts");
  CHECK(problem_in("[" + dotted + "]").ends_with("a key of more than 32 parts"));
  CHECK(problem_in("x = " + std::string(300'000, '[')).starts_with("djvet.toml:1: can't be read as TOML"));
  CHECK(problem_in("x = " + std::string(300'000, '{')).starts_with("djvet.toml:1: can't be read as TOML"));
  CHECK(problem_in(random).starts_with("djvet.toml:"));
  CHECK(problem_in(std::string(2U << 20, ' ')) == "djvet.toml: can't be read as TOML: larger than 1 MiB");
  CHECK(problem_in(std::string("select = [\"\0\"]", 14)).starts_with("djvet.toml:1: can't be read as TOML"));
  CHECK(problem_in("\"\\u001b[31mx\\u202e\" = 1") == "djvet.toml:1: unknown key \"\\x1b[31mx\\u{202e}\"");
  CHECK(problem_in("x = '''" + dotted + "'''") == "djvet.toml:1: unknown key \"x\"");
  CHECK(problem_in("# " + dotted) == "fine");
  CHECK(problem_in(std::string(100'000, 'k') + " = 1") ==
        "djvet.toml:1: unknown key \"" + std::string(64, 'k') + "...\"");
  CHECK(problem_in("severity = \"" + std::string(100'000, 's') + "\"").size() < 200);
}

TEST_CASE("text beyond ASCII is kept where TOML has it, and refused elsewhere") {
  const auto exclude = [](std::string_view text) {
    const Result<ConfigurationFile> file = parse(text);
    INFO(text);
    REQUIRE(problem_of(file) == "fine");
    return file->settings.exclude.value().at(0);
  };
  CHECK(exclude("\xef\xbb\xbf"
                "exclude = [\"été\"]  # été\r\n") == "été");
  CHECK(exclude("exclude = ['été']") == "été");
  CHECK(exclude("exclude = [\"\"\"a\\\n  \n  été\"\"\"]") == "aété");
  CHECK(exclude("exclude = [\"\"\"a\\\"\"\"\"\"]") == "a\"\"");
  CHECK(exclude("exclude = ['''it''''']") == "it''");
  CHECK(problem_in("\nété = 1") ==
        "djvet.toml:2: can't be read as TOML: a character beyond ASCII outside strings and comments");
  CHECK(problem_in("\n\"\"\"\n\\é\"\"\" = 1").starts_with("djvet.toml:"));
  CHECK(problem_in("\nx = \"\xff\"") == "djvet.toml:2: can't be read as TOML: not UTF-8");
  CHECK(problem_in("[[[x]]]").starts_with("djvet.toml:1: can't be read as TOML"));
}

TEST_CASE("the nearest file at or above the root wins, up to the top of the repository") {
  const TemporaryFolder folder;
  const std::string root = std::filesystem::canonical(folder.path()).string();
  write_text(root + "/djvet.toml", "max-findings = 1");
  write_text(root + "/repo/.git/HEAD", "");
  write_text(root + "/repo/a/b/views.py", "");
  const auto found = [&](const std::string& below) {
    const Result<ConfigurationFile> file = find_configuration(root + below, rows);
    REQUIRE(problem_of(file) == "fine");
    return file->settings.max_findings;
  };
  CHECK_FALSE(found("/repo/a/b").has_value());  // not from above the repository
  write_text(root + "/repo/pyproject.toml", "[tool.djvet]\nmax-findings = 2");
  CHECK(found("/repo/a/b") == 2);
  write_text(root + "/repo/a/pyproject.toml", "[tool.ruff]");
  CHECK(found("/repo/a/b") == 2);  // a file without [tool.djvet] is not in the way
  write_text(root + "/repo/a/b/djvet.toml", "max-findings = 3");
  write_text(root + "/repo/a/b/pyproject.toml", "[tool.djvet]\nmax-findings = 4");
  CHECK(found("/repo/a/b") == 3);
}

TEST_CASE("a configuration that is a link out of the repository is not read") {
  const TemporaryFolder folder;
  const std::string root = std::filesystem::canonical(folder.path()).string();
  write_text(root + "/secret", "password = hunter2");
  write_text(root + "/repo/.git/HEAD", "");
  std::filesystem::create_symlink("../secret", root + "/repo/djvet.toml");
  const std::string problem = problem_of(find_configuration(root + "/repo", rows));
  CHECK(problem.ends_with("djvet.toml: is a link that leads nowhere, or out of the repository"));
  CHECK(problem.find("hunter2") == std::string::npos);
  std::filesystem::remove(root + "/repo/djvet.toml");
  write_text(root + "/repo/config/djvet.toml", "max-findings = 5");
  std::filesystem::create_symlink("config/djvet.toml", root + "/repo/djvet.toml");
  CHECK(problem_of(find_configuration(root + "/repo", rows)) == "fine");
  std::filesystem::remove(root + "/repo/djvet.toml");
  std::filesystem::create_directory(root + "/repo/djvet.toml");
  CHECK(problem_of(find_configuration(root + "/repo", rows)).ends_with("djvet.toml: is not a regular file"));
}

TEST_CASE("the printed configuration reads back as the same configuration") {
  const Result<ConfigurationFile> file = parse(
      "ignore = [\"slow-loop\"]\n[per-file-ignores]\n\"a\\\"\\u001bb/**\" = [\"orm\"]\n[checks.slow-loop]\nmax-depth = "
      "2");
  REQUIRE(problem_of(file) == "fine");
  const Settings settings = layered(default_settings(), file->settings);
  const std::string text = render_configuration(settings, rows);
  INFO(text);
  const Result<ConfigurationFile> again = parse(text);
  REQUIRE(problem_of(again) == "fine");
  const Configuration first = configuration_of(settings, rows);
  const Configuration second = configuration_of(layered(default_settings(), again->settings), rows);
  CHECK(first.checks == second.checks);
  CHECK(first.options == second.options);
  CHECK(first.per_file_ignores[0].pattern == second.per_file_ignores[0].pattern);
  CHECK(text.find("max-depth = 2  # djvet.toml:5") != std::string::npos);
  CHECK(text.find("severity = \"note\"  # default") != std::string::npos);
}

}  // namespace djvet
