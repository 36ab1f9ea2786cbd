// Which imports checks may judge: those that run whenever their code does, in code that is the project's own and no template
// for other code. What an import is meant to survive (try, if, TYPE_CHECKING, suppress) is left alone.
// SPDX-License-Identifier: MIT
#pragma once

#include "analyzer/model/project_model.h"

namespace djvet {

/// Whether the imports of a file are judged at all: neither test, vendored nor Python 2 code, understood whole, and not below
/// a folder of templates for projects ("project_template", "{{cookiecutter.name}}").
[[nodiscard]] bool judges_imports_of(const ProjectModel& model, FileId file);

/// Whether an import of such a file has to work when its scope is entered.
[[nodiscard]] bool must_work(const FileFacts& facts, const Import& import);

/// Whether `other`, which follows `one`, takes another name from the same module in the same statement; or in one that follows
/// at once, which facts don't tell apart.
[[nodiscard]] bool is_same_statement(const FileFacts& facts, const Import& one, const Import& other);

}  // namespace djvet
