// `djvet check --undo`: takes back what the last --fix in a project wrote.
// SPDX-License-Identifier: MIT
#pragma once

#include "analyzer/config/configuration.h"

namespace djvet {

/// An exit code: clean when all is as it was before; else it was said which files are not, and the journal stays for another try.
[[nodiscard]] int undo(const Configuration& configuration);

}  // namespace djvet
