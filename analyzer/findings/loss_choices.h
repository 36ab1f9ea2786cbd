// The ways to go on where a migration would lose rows or values: the same for every check that finds one.
// Source: Django documentation, "Writing database migrations"; "SeparateDatabaseAndState". Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "analyzer/findings/finding.h"

namespace djvet {

/// `what` is lost, as it stands behind a verb: "Book.price", "the table shop_book". The one that `renamed_to` names, unless
/// empty, may be the same under another name.
[[nodiscard]] std::vector<Choice> loss_choices(const std::string& what, const std::string& renamed_to);

}  // namespace djvet
