// The indices behind ProjectModel's queries. Private to model/ and link/: filled once by link(), then constant.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "analyzer/model/bindings.h"
#include "analyzer/model/module_index.h"
#include "analyzer/model/project_model.h"

namespace djvet {

struct ProjectModel::Tables {
  explicit Tables(const Sources& sources, const std::vector<FileFacts>& facts) : modules(sources), scopes(facts) {}

  /// What a model's hops are looked up in; both sorted by name. Inherited ones are the parents'.
  struct Hops {
    using Row = std::pair<std::string_view, Hop>;
    std::vector<Row> attributes;
    std::vector<Row> lookups;
    std::vector<ModelId> parents;  // concrete bases (multi-table inheritance) and what a proxy stands for
  };

  ModuleIndex modules;
  ScopeCache scopes;
  std::vector<std::uint32_t> module_of;    // by file: index in modules_, or Id::none_value
  std::vector<std::uint32_t> first_class;  // by file, one more than there are files: classes_ is sorted by file, scope
  std::unordered_map<std::string, std::vector<ModelId>> by_label;  // "app.model", lower case; only looked up
  std::vector<Hops> hops;                                          // by model
  /// What may name members from outside a class, found when first asked for (lookup_path.cpp). Threads: any.
  struct Naming {
    std::once_flag once;
    std::vector<FileId> adders;                    // files that call add_to_class() and the like
    std::unordered_set<std::string_view> related;  // reverse names given in calls that aren't known to be fields
  };
  mutable Naming naming;
  std::unordered_map<std::string_view, FileId> described;  // descriptions by the module that they describe
  bool settings_read = false;                              // ProjectModel::settings() is what it will be
};

}  // namespace djvet
