// The identity of a finding: what stays the same when lines move, messages are reworded, levels change or code is reformatted.
// It is the key of baselines, of SARIF's partialFingerprints and of the editor's diffs, so it must not change between releases.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "analyzer/extract/file_facts.h"
#include "analyzer/extract/template_facts.h"
#include "analyzer/findings/finding.h"

namespace djvet {

/// The innermost class or function around a place; 0 at module level.
[[nodiscard]] ScopeId enclosing_scope(const FileFacts& facts, Span span);
/// The same as text, with those around it: "BookList.get_queryset"; "" at module level.
[[nodiscard]] std::string enclosing_symbol(const FileFacts& facts, Span span);
/// The same for a template, by its blocks and macros: "content.sidebar".
[[nodiscard]] std::string enclosing_symbol(const TemplateFacts& facts, Span span);

/// Text without what a formatter changes: white space only where it separates two words, no comma before a closing bracket,
/// one kind of quotes. At most 160 bytes: a change deep inside a long text leaves its anchor alone.
[[nodiscard]] std::string normalised_anchor(std::string_view text);

/// Sets the fingerprints of all findings of one file, which have their symbol and anchor and are sorted: a hash of check id,
/// path, symbol, anchor, and how many before it have all four the same.
void set_fingerprints(std::string_view path, std::span<Finding> findings);

}  // namespace djvet
