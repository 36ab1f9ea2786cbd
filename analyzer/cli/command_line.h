// argv -> Arguments. Everything that is wrong with a command line is told here, in one line, with a suggestion where one is
// near; `check` is the command when the first argument is no command.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "analyzer/cli/arguments.h"
#include "analyzer/findings/registry.h"

namespace djvet {

/// `words` are the arguments without the program's name. The file system is asked only whether a first word that is no
/// command is a path.
[[nodiscard]] Arguments parse_command_line(std::span<const std::string> words, std::span<const Registered> checks);

}  // namespace djvet
