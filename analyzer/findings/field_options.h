// Options of a field that contradict each other or that Django can't use, for a field of a model and for one within a field.
// Invariant: only options whose values are constants, of fields of Django's own classes or of classes that add nothing to them.
// Source: the check() methods of django/db/models/fields/__init__.py and files.py.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/django/schema_operations.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/system_check.h"
#include "analyzer/migrations/stated_models.h"

namespace djvet {

struct FieldFault {
  std::string_view id;  // Django's, "fields.E121"
  std::string what;     // to follow the field's name
  std::string help;
};

/// Lifetime: one run of one check. Threads: const, any.
class FieldOptions {
 public:
  explicit FieldOptions(const CheckContext& context);
  [[nodiscard]] std::vector<FieldFault> faults_of(const StatedField& field) const;

 private:
  const CheckContext& context_;
  DjangoRange releases_;
  std::optional<Engine> engine_;
};

}  // namespace djvet
