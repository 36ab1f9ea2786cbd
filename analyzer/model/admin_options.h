// What the project's admin classes say of themselves: their options as Django's checks of the admin read them from the class.
// Invariant: an option is there only where a class of the tree binds it; what it is can't be told where it is `unknown`.
// Lifetime: owned by the ProjectModel. Threads: const, any.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analyzer/model/constant.h"
#include "analyzer/model/project_model.h"

namespace djvet {

struct AdminOption {
  std::string_view name;
  Constant value;
};

struct AdminOptions {
  struct Entry {
    ClassId cls;
    bool is_inline = false;
    bool generic = false;  // an inline over a generic key
    bool certain =
        false;  // its bases are Django's own or of the tree, and no code of it makes attributes or other checks
    std::vector<AdminOption> options;

    /// Nothing where no class of the tree binds it: then it is Django's default, if the entry is certain.
    [[nodiscard]] const Constant* find(std::string_view name) const;
  };
  std::vector<Entry> entries;  // in the order of Components::admins

  [[nodiscard]] const Entry* find(ClassId cls) const;
};

/// The options that are read.
[[nodiscard]] std::span<const std::string_view> admin_option_names();

}  // namespace djvet
