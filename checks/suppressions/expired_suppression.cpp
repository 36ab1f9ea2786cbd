// Reports a suppression comment whose last day is over and that something still needs. Which comments those are is known only
// when all other checks have run, so the finding is made where comments and findings meet (analyzer/findings/settle.cpp); its
// kind is declared here.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/check.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"suppressions"};
constexpr Topic topics[] = {Topic::facts};
constexpr Reference references[] = {
    {"ESLint: unicorn/expiring-todo-comments",
     "https://github.com/sindresorhus/eslint-plugin-unicorn/blob/main/docs/rules/expiring-todo-comments.md"},
};

void run(const CheckContext&, FileId, FindingSink&) {}

}  // namespace

extern constinit const Check expired_suppression{.id = "expired-suppression",
                                                 .summary = "A suppression comment's last day is over",
                                                 .severity = Severity::warning,
                                                 .confidence = Confidence::high,
                                                 .fix = FixKind::none,
                                                 .since = "0.1",
                                                 .tags = tags,
                                                 .reads = topics,
                                                 .references = references,
                                                 .run = run};

}  // namespace djvet::checks
