// Times each phase, a cold run and a warm run over a generated project, and prints JSON whose figures are ratios: how long
// each takes beside extraction on one thread, which is the floor of a cold run. Ratios compare across machines; times don't.
// usage: djvet_bench [APPS] [ROUNDS]      (the least time of ROUNDS counts)
// SPDX-License-Identifier: MIT
#include <stdlib.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/base/require.h"
#include "analyzer/base/version.h"
#include "analyzer/discover/discover.h"
#include "analyzer/driver/check_all.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/driver/reach.h"
#include "analyzer/findings/check.h"
#include "analyzer/link/link.h"
#include "reporters/reporter.h"
#include "tests/bench/corpus.h"

namespace djvet {
namespace {

double seconds_of(const std::function<void()>& work, int rounds) {
  double least = 1e9;
  for (int i = 0; i < rounds; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    least = std::min(least, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return least;
}

Configuration configuration_for(const std::string& folder) {
  Configuration configuration;
  configuration.root = folder + "/project";
  configuration.cache_dir = folder + "/cache";
  for (const Registered& row : registry()) configuration.checks.emplace_back(row.check->id);
  std::sort(configuration.checks.begin(), configuration.checks.end());
  configuration.jobs = 1;
  configuration.use_cache = false;
  return configuration;
}

using Rows = std::vector<std::pair<std::string, double>>;

void time_phases(const Configuration& configuration, int rounds, Rows& rows) {
  Result<Sources> sources = discover(configuration);
  require(sources.has_value(), "the project of the benchmark can't be read");
  const auto time = [&](const char* name, const std::function<void()>& work) {
    rows.emplace_back(name, seconds_of(work, rounds));
  };
  time("extract", [&] { static_cast<void>(extract_all(*sources, *reach_everything(*sources), configuration, {})); });
  time("discover", [&] { static_cast<void>(discover(configuration)); });
  const FactsTable facts = extract_all(*sources, *reach_everything(*sources), configuration, {});
  time("link", [&] { static_cast<void>(link(*sources, facts.python)); });
  const ProjectModel model = link(*sources, facts.python);
  time("infer", [&] { static_cast<void>(infer(model, 1)); });
  const Inference inference = infer(model, 1);
  time("check", [&] { static_cast<void>(check_all(model, inference, configuration, registry(), {})); });
  const Result<Run> done = run(configuration, registry(), Needs::everything);
  require(done.has_value(), "the project of the benchmark can't be analysed");
  for (const std::string_view name : format_names()) {
    RenderOptions options;
    options.checks = registry();
    options.version = version();
    const Format format = *format_named(name);
    time(("render " + std::string(name)).c_str(), [&] { static_cast<void>(render(done->report, format, options)); });
  }
}

void time_runs(Configuration configuration, int rounds, Rows& rows) {
  const auto time = [&](const char* name) {
    rows.emplace_back(
        name, seconds_of([&] { require(run(configuration, registry(), Needs::report).has_value(), "a run failed"); },
                         rounds));
  };
  time("cold, 1 thread");
  configuration.jobs = 0;
  time("cold, all threads");
  configuration.use_cache = true;
  require(run(configuration, registry(), Needs::report).has_value(), "a run failed");
  time("warm, all threads");
  configuration.jobs = 1;
  time("warm, 1 thread");
}

int bench(std::size_t apps, int rounds) {
  std::string folder = (std::filesystem::temp_directory_path() / "djvet-bench-XXXXXX").string();
  require(mkdtemp(folder.data()) != nullptr, "no temporary folder");
  const Configuration configuration = configuration_for(folder);
  write_bench_project(configuration.root, apps);
  Rows rows;
  time_phases(configuration, rounds, rows);
  time_runs(configuration, rounds, rows);
  const double floor = rows.front().second;
  std::printf("{\n\"version\": \"%s\",\n\"apps\": %zu,\n\"ratios\": {", std::string(version()).c_str(), apps);
  const char* before = "\n";
  for (const auto& [name, seconds] : rows) {
    std::printf("%s  \"%s\": %.4f", before, name.c_str(), seconds / floor);
    before = ",\n";
  }
  std::printf("\n}\n}\n");
  std::filesystem::remove_all(folder);
  return 0;
}

}  // namespace
}  // namespace djvet

int main(int argc, char** argv) {
  const long apps = argc > 1 ? std::atol(argv[1]) : 40;
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
  if (apps < 1 || rounds < 1) {
    std::fputs("usage: djvet_bench [APPS] [ROUNDS]\n", stderr);
    return 2;
  }
  return djvet::bench(static_cast<std::size_t>(apps), rounds);
}
