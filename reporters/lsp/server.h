// The language server: an editor's messages on standard input -> answers and diagnostics on standard output, until the editor
// says exit, goes away or dies. Nothing is written to disk.
// Source: Language Server Protocol 3.17.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "analyzer/base/result.h"
#include "analyzer/findings/registry.h"
#include "reporters/lsp/analysis.h"

namespace djvet::lsp {

/// What the server takes from the command that runs it. All are called from one thread.
struct Host {
  std::span<const Registered> checks;
  std::string version;
  /// The root of the project that a file belongs to; absolute, without links. An error where there is none.
  std::function<Result<std::string>(const std::string& path)> root_of_file;
  /// Reads the configuration of the project in a folder; what it says may change from call to call.
  std::function<Result<ProjectSettings>(const std::string& folder)> settings_of;
};

/// Reads from the descriptor `in`, writes to `out`. 0 when the editor said shutdown before it went, else 1. A thread may still
/// be at work when it returns: the caller ends the process at once.
[[nodiscard]] int serve(const Host& host, int in, int out);

}  // namespace djvet::lsp
