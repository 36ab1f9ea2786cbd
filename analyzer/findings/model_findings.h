// What the checks of models have in common: where their findings stand, and what every one of them says.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "analyzer/django/schema_operations.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/system_check.h"
#include "analyzer/migrations/stated_models.h"

namespace djvet {

/// Reports each place once: a field of an abstract model is a field of each model that extends it, in one place.
/// Lifetime: one run of one check. Threads: one.
class ModelFindings {
 public:
  ModelFindings(const CheckContext& context, FindingSink& sink) : context_(context), sink_(sink) {}

  /// A finding at a field's name; null where the place was reported, or Django wouldn't tell a user of `id`. An empty id:
  /// Django has none for it.
  Finding* at_field(std::string_view id, const StatedModel& model, const StatedField& field, std::string message);
  /// The same, `subject` telling apart what is reported of one field.
  Finding* at_field(std::string_view id, const StatedModel& model, const StatedField& field, std::string message,
                    std::string_view subject);
  /// The same at the name of the model's class.
  Finding* at_model(std::string_view id, const StatedModel& model, std::string message);
  /// The same where a value is written; at the model's name where that isn't known. `subject` tells apart what is reported of
  /// one place.
  Finding* at_value(std::string_view id, const StatedModel& model, FileId file, Span span, std::string message,
                    std::string_view subject = {});
  /// Says that a finding stands for another of Django's ids too, where Django would tell of that one.
  void also(Finding& finding, std::string_view id) const;

 private:
  Finding* report(std::string_view id, ModelId model, FileId file, Span span, std::string message,
                  std::string_view subject);

  const CheckContext& context_;
  FindingSink& sink_;
  std::set<std::tuple<FileId, std::uint32_t, std::string, std::string>> seen_;  // place, id, subject
};

/// "Book.title"
[[nodiscard]] std::string field_name(const CheckContext& context, const StatedModel& model, const StatedField& field);

/// The engine that all databases of the project have; nothing where the settings leave it open.
[[nodiscard]] std::optional<Engine> only_engine(const CheckContext& context);

/// What a constant is in a condition; nothing where that isn't known. `otherwise` for what isn't given.
[[nodiscard]] std::optional<bool> truth_of(const Constant& value, bool otherwise = false);

/// Whether it is certainly given, and not None.
[[nodiscard]] bool is_given(const Constant& value);
/// Whether it is certainly not given, or None.
[[nodiscard]] bool is_left_out(const Constant& value);

}  // namespace djvet
