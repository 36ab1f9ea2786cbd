// Check: the one constant that a check's file exports, and what its function gets and writes to.
// A check is a pure function over const data; the folder checks/ is the registry (see registry.h).
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "analyzer/findings/finding.h"

namespace djvet {

class ProjectModel;
class Inference;
class MigrationHistory;
class CheckContext;
class FindingSink;

enum class FixKind : std::uint8_t { none, safe, unsafe };

/// The kinds of facts a check reads; `djvet explain` prints them and tests compare them with its includes.
/// `tests`: the facts of test code, which is otherwise read only as far as other code reaches it (driver/reach.h).
/// `migrations`: the migrations and the models that they are compared with; where no check reads more, no other code is read.
enum class Topic : std::uint8_t { facts, model, settings, relations, accesses, templates, tests, migrations };
inline constexpr Topic all_topics[] = {Topic::facts,    Topic::model,     Topic::settings, Topic::relations,
                                       Topic::accesses, Topic::templates, Topic::tests,    Topic::migrations};

/// A setting of one check, an integer in [least, most]; stated once, read as `context[option]`.
struct Option {
  std::string_view name;  // kebab-case
  int initial = 0;
  int least = 0;
  int most = 0;
  std::string_view summary;
};

struct Reference {
  std::string_view title;
  std::string_view url;  // relative paths are not allowed; printed in help and SARIF
};

using FileCheckFn = void(const CheckContext&, FileId, FindingSink&);
using ProjectCheckFn = void(const CheckContext&, FindingSink&);

struct Check {
  std::string_view id;       // kebab-case, equals the file's stem with '-' for '_'
  std::string_view summary;  // one line, no final period
  Severity severity = Severity::warning;
  Trigger trigger = Trigger::none;  // of each of its findings, whatever their evidence
  Confidence confidence = Confidence::high;
  FixKind fix = FixKind::none;
  std::string_view since;  // the release that brought it, "0.1"
  bool enabled = true;
  std::span<const std::string_view> tags;  // "n-plus-one", "security", ...
  std::span<const Option> options;
  std::span<const Topic> reads;
  std::span<const std::string_view> former_ids;
  std::span<const Reference> references;
  std::variant<FileCheckFn*, ProjectCheckFn*> run;
};

/// What a check may look at. Lifetime: one run. Threads: const, any.
class CheckContext {
 public:
  CheckContext(const ProjectModel& project, const Inference& inferred, const MigrationHistory& history,
               const Check& check, const std::map<std::string, int, std::less<>>& options)
      : model(project), inference(inferred), migrations(history), check_(check), options_(options) {}

  const ProjectModel& model;
  const Inference& inference;
  const MigrationHistory& migrations;
  /// The configured value of one of the check's own options ("check-id.option-name" in `options`).
  [[nodiscard]] int operator[](const Option& option) const;

 private:
  const Check& check_;
  const std::map<std::string, int, std::less<>>& options_;
};

/// Collects the findings of one check. The returned finding may be filled further until the next call.
class FindingSink {
 public:
  explicit FindingSink(const Check& check) : check_(check) {}
  /// Starts a finding with the check's own severity, confidence and level.
  Finding& report(FileId file, Span span, std::string message);
  [[nodiscard]] std::vector<Finding> take() { return std::move(findings_); }

 private:
  const Check& check_;
  std::vector<Finding> findings_;
};

}  // namespace djvet
