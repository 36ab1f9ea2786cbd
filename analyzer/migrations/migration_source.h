// A planned migration becomes the text of its file, as Django's writer and black give it, without the line that says when.
// Source: Django 5.2, django/db/migrations/writer.py and the deconstruct() of the operations.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/migrations/evaluation.h"
#include "analyzer/migrations/migration_plan.h"

namespace djvet {

/// Why a migration can't be written: one line, no final period.
struct NotWritten {
  std::string reason;
};

/// `swappable` as PythonValues has it.
[[nodiscard]] Result<std::string, NotWritten> migration_source(const PlannedMigration& migration,
                                                               const Evaluation& evaluation,
                                                               const std::map<std::string, std::string>& swappable);

/// A migration without operations behind several others of its app, which are in the order of their names.
[[nodiscard]] std::string merge_source(const std::vector<MigrationKey>& dependencies);

}  // namespace djvet
