// Strategies that change a source where it stands: a setting, an import, an element of a list.
// Invariant: nothing is offered where more than one edit could be meant.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/findings/finding.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// An empty strategy of the kind `source` for a file.
[[nodiscard]] Strategy source_strategy(FileId file, Safety safety, std::string title);

/// One edit.
[[nodiscard]] Strategy replacing(FileId file, Span span, std::string text, Safety safety, std::string title);

/// The part of a string that begins at `at` in its value, where the string is spelt without prefix and escapes.
[[nodiscard]] std::optional<Span> part_of_string(Span string, std::string_view value, std::size_t at, std::size_t size);

/// The one candidate that is nearest to a word, near enough for a slip of the pen; empty where several are as near.
[[nodiscard]] std::string_view only_near(std::string_view word, std::span<const std::string_view> candidates);

/// Where a string within a span names a field that a model doesn't have: the one name of the model that is nearest. Nothing where
/// the name is a path, several strings there have the text, or the list around it names that field already. A "-" before the name stays. Unsafe.
[[nodiscard]] std::optional<Strategy> respelt_field(const ProjectModel& model, ModelId of, FileId file, Span within,
                                                    std::string_view name);

/// The other name wherever the file uses the one that an import binds, without the import itself. Nothing where something else
/// binds one of them, or another file takes all names of this one. An import of the other name from `module` may bind that.
[[nodiscard]] std::optional<std::vector<Edit>> renamed_uses(const ProjectModel& model, FileId file,
                                                            const Import& import, std::string_view name,
                                                            std::string_view module);

/// The statement of the module's top level that alone binds a name, and nothing else: `NAME = value`; zeros without one.
struct PlainBinding {
  NodeId statement = 0;
  NodeId target = 0;
  NodeId value = 0;
};
[[nodiscard]] PlainBinding plain_binding(const ProjectModel& model, FileId file, std::string_view name);

}  // namespace djvet
