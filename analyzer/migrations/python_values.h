// Constants and fields become the Python that Django's MigrationWriter writes for them, with the imports that it needs.
// Invariant: what isn't certain to be written as Django would write it isn't written: problem() says why.
// Source: Django 5.2, django/db/migrations/serializer.py and the deconstruct() of what it serializes.
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "analyzer/migrations/evaluation.h"
#include "analyzer/migrations/python_code.h"
#include "analyzer/migrations/state.h"

namespace djvet {

/// Lifetime: views the evaluation. Threads: one. One for each file.
class PythonValues {
 public:
  using Written = std::optional<PythonCode>;

  /// `swappable`: settings by the lower-case labels of the models that they name ("auth.user" -> "AUTH_USER_MODEL").
  PythonValues(const Evaluation& evaluation, const std::map<std::string, std::string>& swappable)
      : evaluation_(evaluation), swappable_(swappable) {}

  [[nodiscard]] Written value(const Constant& value);
  [[nodiscard]] Written field(const FieldState& field);
  /// An index or constraint, with its name.
  [[nodiscard]] Written index(const IndexState& index);
  [[nodiscard]] Written manager(const ManagerState& manager);

  void add_import(std::string line) { imports_.insert(std::move(line)); }
  [[nodiscard]] const std::set<std::string>& imports() const { return imports_; }
  /// Why the first value that wasn't written wasn't; empty: none.
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  Written fail(std::string why);
  Written items(const Constant& value, std::string text, char open);
  Written dict(const Constant& value);
  Written set(const Constant& value);
  Written reference(const std::string& dotted);
  Written tree_reference(const std::string& dotted);
  Written call(const Constant& value);
  Written partial(const Constant& value);
  Written deconstructed(std::string_view path, const Constant& call);
  Written decimal(const Constant& call);
  Written moment(const Constant& call);
  Written pattern(const Constant& call);
  Written parts(std::string_view path, const FieldParts& parts);
  [[nodiscard]] std::string class_text(std::string_view path);
  [[nodiscard]] bool is_deconstructible(ClassId cls) const;
  [[nodiscard]] bool is_plain_function(const Symbol& function) const;

  const Evaluation& evaluation_;
  const std::map<std::string, std::string>& swappable_;
  std::set<std::string> imports_;
  std::string problem_;
};

/// repr() of a float as black leaves it: an exponent without its plus.
[[nodiscard]] std::string python_float(double value);

}  // namespace djvet
