// Runs djvet's pipeline on a folder inside a test, and shows the outcome as a reader of a report would see it.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/config/configuration.h"
#include "analyzer/driver/pipeline.h"
#include "tests/support/corpus.h"

namespace djvet {

/// Every check that is on by default and the one that the test is about, every confidence, no cache, one thread: what a test
/// starts from. A djvet.toml in `root` is followed in everything but that; one that is wrong fails the test. A changes.txt there
/// is what `--changes` would read.
[[nodiscard]] Configuration full_configuration(const std::string& root, std::string_view about = {});

/// run() with the registry's checks. A test whose project can't be run at all fails.
[[nodiscard]] Run run_project(const Configuration& configuration, Needs needs = Needs::everything);

/// The report in every output format, one after the other, each below a line with its name: equal reports, equal bytes.
[[nodiscard]] std::string rendered_by_all(const Report& report);
[[nodiscard]] std::string rendered_as(const Report& report, std::string_view format);

/// The findings, with lines and columns counted here and not by the reporters' own code.
[[nodiscard]] std::vector<Seen> seen_in(const Report& report);
/// The same read back from the output; `problems` gets a line for each thing that a reader of the format would refuse.
[[nodiscard]] std::vector<Seen> seen_in_json(const std::string& output, std::vector<std::string>& problems);
[[nodiscard]] std::vector<Seen> seen_in_sarif(const std::string& output, std::vector<std::string>& problems);
[[nodiscard]] std::vector<Seen> seen_in_github(const std::string& output, std::vector<std::string>& problems);

/// "path:line:column: id", sorted, of what a format can tell: columns and levels only where they are wanted.
[[nodiscard]] std::vector<std::string> places_of(const std::vector<Seen>& findings, bool with_columns);

}  // namespace djvet
