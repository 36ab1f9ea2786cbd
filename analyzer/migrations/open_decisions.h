// What a change needs from somebody before a migration can be written for it: whether data may go, which value existing rows
// get, whether something was renamed.
// Source: Django 5.2, MigrationAutodetector (the questions of its questioner) and schema editors.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "analyzer/migrations/autodetector.h"
#include "analyzer/migrations/state.h"

namespace djvet {

struct Decision {
  std::string text;  // one line, no final period
  bool loses_data = false;
};

/// `was` and `is`: the change's model before and after, where they are there. Nothing where the change can be written.
[[nodiscard]] std::optional<Decision> open_decision(const Change& change, const Changes& all, const ModelState* was,
                                                    const ModelState* is);

}  // namespace djvet
