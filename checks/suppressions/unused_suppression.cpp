// Reports a suppression comment that suppresses nothing. Which comments those are is known only when all other checks have
// run, so the finding is made where comments and findings meet (analyzer/findings/settle.cpp); its kind is declared here.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/check.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"suppressions"};
constexpr Topic topics[] = {Topic::facts};
constexpr Reference references[] = {
    {"Ruff: unused-noqa (RUF100)", "https://docs.astral.sh/ruff/rules/unused-noqa/"},
    {"mypy: warn_unused_ignores", "https://mypy.readthedocs.io/en/stable/config_file.html#confval-warn_unused_ignores"},
};

void run(const CheckContext&, FileId, FindingSink&) {}

}  // namespace

extern constinit const Check unused_suppression{.id = "unused-suppression",
                                                .summary = "A suppression comment suppresses nothing",
                                                .severity = Severity::warning,
                                                .confidence = Confidence::high,
                                                .fix = FixKind::none,
                                                .since = "0.1",
                                                .tags = tags,
                                                .reads = topics,
                                                .references = references,
                                                .run = run};

}  // namespace djvet::checks
