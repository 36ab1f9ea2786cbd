// What a run prints depends on the project alone: not on the number of threads, the cache, the order in which its files were
// written, nor on damage to the cache or a cache that the project brings with it.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <set>
#include <thread>

#include "analyzer/base/version.h"
#include "analyzer/cache/location.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/findings/check.h"
#include "reporters/reporter.h"
#include "tests/support/catch.h"
#include "tests/support/paths.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

/// A copy of a project of testdata/, whose files are made in a random order.
struct Project {
  TemporaryFolder folder;
  Configuration configuration;

  explicit Project(unsigned seed = 0) {
    configuration.root = folder.path() + "/project";
    configuration.cache_dir = folder.path() + "/cache";
    configuration.jobs = 1;
    configuration.confidence = Confidence::low;
    for (const Registered& row : registry()) configuration.checks.emplace_back(row.check->id);
    std::sort(configuration.checks.begin(), configuration.checks.end());
    const std::string from = std::string(source_dir()) + "/testdata/projects/bookshop";
    std::vector<std::string> files = files_below(from);
    REQUIRE(files.size() > 20);
    std::shuffle(files.begin(), files.end(), std::mt19937(seed));
    for (const std::string& file : files) write(file, read_text(from + "/" + file));
    write("extra/suppressed.py", "x = 1  # djvet: ignore[no-such-check]\n");
    write("extra/broken.py", "def f(:\n    = 1\n");
  }
  void write(const std::string& file, std::string_view text) const {
    write_text(configuration.root + "/" + file, text);
  }

  /// Everything that a run says, in the formats that say most.
  [[nodiscard]] std::string said() const {
    const Result<Run> done = run(configuration, registry(), Needs::report);
    if (!done) return done.error().detail;
    const RenderOptions options{.checks = registry(), .version = "0", .show_statistics = true, .show_gaps = true};
    return render(done->report, Format::text, options) + render(done->report, Format::json, options) +
           render(done->report, Format::sarif, options);
  }
  [[nodiscard]] std::set<std::string> fingerprints() const {
    std::set<std::string> all;
    const Result<Run> done = run(configuration, registry(), Needs::report);
    if (!done) return all;
    for (const Finding& finding : done->report.findings) all.insert(to_hex(finding.fingerprint));
    return all;
  }
};

TEST_CASE("the project gives findings, each with an identity of its own") {
  const Project project;
  const Result<Run> done = run(project.configuration, registry(), Needs::report);
  REQUIRE(done);
  CHECK(done->report.findings.size() > 1);
  CHECK(project.fingerprints().size() == done->report.findings.size());
  CHECK(done->report.statistics.python_files > 20);
  CHECK(done->report.statistics.models > 5);
}

TEST_CASE("1, 2 or 8 threads, cold or warm, with or without a cache: the same bytes") {
  Project project;
  const std::string expected = project.said();
  for (const unsigned jobs : {1U, 2U, 8U}) {
    project.configuration.jobs = jobs;
    CHECK(project.said() == expected);
    std::filesystem::remove_all(project.configuration.cache_dir);
    CHECK(project.said() == expected);
    project.configuration.use_cache = false;
    CHECK(project.said() == expected);
    project.configuration.use_cache = true;
  }
}

TEST_CASE("the order in which files were made doesn't show") {
  const std::string expected = Project().said();
  for (unsigned seed = 1; seed <= 5; ++seed) CHECK(Project(seed).said() == expected);
}

TEST_CASE("a damaged cache doesn't show") {
  const Project project;
  const std::string expected = project.said();
  const std::vector<std::string> caches = files_below(project.configuration.cache_dir);
  const auto with_suffix = [&](std::string_view suffix) {
    return std::ranges::count_if(caches, [&](const std::string& file) { return file.ends_with(suffix); });
  };
  REQUIRE(with_suffix(".facts") == 1);
  REQUIRE(with_suffix(".report") == 1);
  std::mt19937 random(27);
  for (const std::string& cache : caches) {
    const std::string path = project.configuration.cache_dir + "/" + cache;
    const std::string good = read_text(path);
    for (std::size_t round = 0; round < 25; ++round) {
      std::string bad = good;
      for (std::size_t i = 0; i <= round; ++i) {
        char& byte = bad[random() % bad.size()];
        byte = static_cast<char>(byte ^ (1 << (random() % 8)));
      }
      if (round % 5 == 0) bad.resize(random() % bad.size());
      if (cache.ends_with(".facts")) {
        // A report that is still good would hide the damage.
        for (const std::string& other : caches)
          if (other.ends_with(".report")) std::filesystem::remove(project.configuration.cache_dir + "/" + other);
      }
      write_text(path, bad);
      CHECK(project.said() == expected);
    }
  }
}

TEST_CASE("a cache that the project brings with it is not read") {
  Project project;
  const std::string expected = project.said();
  project.configuration.cache_dir.clear();
  const char* const old = std::getenv("XDG_CACHE_HOME");
  const std::string saved = old == nullptr ? "" : old;
  const std::string inside = project.configuration.root + "/.cache";
  ::setenv("XDG_CACHE_HOME", inside.c_str(), 1);
  CHECK(project.said() == expected);
  CHECK_FALSE(std::filesystem::exists(inside));
  if (old == nullptr) ::unsetenv("XDG_CACHE_HOME");
  else ::setenv("XDG_CACHE_HOME", saved.c_str(), 1);
}

TEST_CASE("8 runs at once that share a cache say the same") {
  const Project project;
  const std::string expected = project.said();
  std::filesystem::remove_all(project.configuration.cache_dir);
  std::vector<std::string> results(8);
  {
    std::vector<std::jthread> runs;
    for (std::string& result : results) runs.emplace_back([&] { result = project.said(); });
  }
  for (const std::string& result : results) CHECK(result == expected);
}

TEST_CASE("an edit, then its undo: the warm result is the cold one") {
  const Project project;
  const std::string expected = project.said();
  const std::string views = "catalog/views.py";
  const std::string text = read_text(project.configuration.root + "/" + views);
  std::mt19937 random(9);
  for (int round = 0; round < 10; ++round) {
    std::string edited = text;
    edited.erase(random() % edited.size(), 1 + random() % 40);
    project.write(views, edited);
    const std::string warm = project.said();
    std::filesystem::remove_all(project.configuration.cache_dir);
    CHECK(warm == project.said());
    project.write(views, text);
    CHECK(project.said() == expected);
  }
}

TEST_CASE("lines above and files beside a finding leave its identity alone") {
  const Project project;
  const std::set<std::string> expected = project.fingerprints();
  for (const std::string& file : files_below(project.configuration.root))
    if (file.ends_with("views.py"))
      project.write(file, "# A comment.\n\n\n" + read_text(project.configuration.root + "/" + file));
  project.write("unrelated/nothing.py", "def f():\n    return 1\n");
  CHECK(project.fingerprints() == expected);
}

}  // namespace
}  // namespace djvet
