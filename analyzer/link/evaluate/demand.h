// Names on demand: an interpreter that runs no module, but looks up each name when an expression asks for it, as it is when
// everything is imported. For code that stands in many files of which little is needed: models, migrations.
// Invariant: a name that is bound in ways that don't agree is made by running the statements that bind or change it, and
// no others, in order. What goes round in circles is unknown.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analyzer/link/evaluate/datum.h"
#include "analyzer/model/project_model.h"
#include "analyzer/model/resolver.h"

namespace djvet {

/// Lifetime: views the model. Threads: one.
struct Demand {
  /// Where a frame without names of its own looks names up.
  struct Place {
    FileId file;
    ScopeId scope = 0;
    NodeId before = Resolver::anywhere;
    friend auto operator<=>(const Place&, const Place&) = default;
  };
  using Name = std::tuple<FileId, ScopeId, std::string_view>;
  using Scope = std::pair<FileId, ScopeId>;

  /// A method that runs: the class that defines it, and its first argument.
  struct Method {
    ClassId definer;
    Datum self;
  };

  explicit Demand(const ProjectModel& model) : resolver(model) {}

  Resolver resolver;
  std::unordered_map<std::uint32_t, Place> places;  // by frame; only looked up
  std::map<Place, std::uint32_t> frames;
  std::vector<Method> methods;                          // that run, each called by the one before
  std::map<std::pair<FileId, NodeId>, Datum> values;    // of expressions that names stand for
  std::set<std::pair<FileId, NodeId>> open_values;      // that are being evaluated
  std::map<Name, Datum> made;                           // by running what binds them
  std::set<Name> open_names;                            // that are being made
  std::map<Scope, std::set<std::string_view>> changed;  // names whose objects statements of the scope change
  std::map<FileId, std::set<std::string_view>> later;   // names whose objects functions of the module change
};

}  // namespace djvet
