// pyproject.toml ([tool.djvet]) and djvet.toml -> Settings.
// The nearest file at or above the project's root wins, and the search ends at the top of the repository. Every key is
// known and every value in bounds, or the result is one Problem that names the file and the line.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "analyzer/base/result.h"
#include "analyzer/config/settings.h"
#include "analyzer/findings/registry.h"

namespace djvet {

enum class ConfigurationStyle { pyproject, djvet_toml };  // below [tool.djvet], or the whole file

struct ConfigurationFile {
  std::string path;  // as messages show it: relative to the working directory; empty: no file was found
  Settings settings;
  bool has_settings = false;  // false for a pyproject.toml without [tool.djvet]
};

/// Reads the text of a file that messages call `shown`. Any bytes are accepted. With `quote` false a syntax error is told
/// without a word of the text.
[[nodiscard]] Result<ConfigurationFile> parse_configuration(std::string_view text, const std::string& shown,
                                                            ConfigurationStyle style,
                                                            std::span<const Registered> checks, bool quote = true);

/// The nearest directory at or above `root` (absolute) that holds `.git`; `root` itself where none does.
[[nodiscard]] std::string repository_top(const std::string& root);

/// In each directory from `root` (absolute) up to the top of the repository: djvet.toml, then a pyproject.toml with
/// [tool.djvet]. Without a repository only `root` itself. A link that leaves the repository is a problem.
[[nodiscard]] Result<ConfigurationFile> find_configuration(const std::string& root, std::span<const Registered> checks);

/// A file that the command line names, wherever it is; pyproject.toml by its name, else djvet.toml's form.
[[nodiscard]] Result<ConfigurationFile> read_configuration(const std::string& path, std::span<const Registered> checks);

}  // namespace djvet
