// The state of a project's models as Django's autodetector compares it: once as the migrations leave it, once as the classes
// say it. Django calls both ProjectState.
// Invariant: what isn't known is said to be unknown, field by field and option by option; nothing is left out in silence.
// Lifetime: owns all that it holds. Threads: plain data.
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/base/ids.h"
#include "analyzer/base/span.h"
#include "analyzer/django/field_deconstruct.h"
#include "analyzer/model/constant.h"

namespace djvet {

/// A place of the code and, where it is in a migration, its name.
struct StatePlace {
  FileId file;
  Span span;
  std::string migration;  // "0007_title"; empty: the model
};

struct FieldState {
  std::string name;
  std::string path;  // of its class; empty: not known
  std::string base;  // Django's own class that it is, or extends without changing how it is made; empty: not known
  FieldParts parts;  // as it deconstructs; as it is written where `deconstructed` is false
  bool deconstructed = false;
  bool present = true;    // it is there for certain
  bool followed = false;  // its class, of the tree, has a constructor or deconstruct() of its own, which was run
  bool opaque = false;    // its class, of the tree, makes of its arguments what isn't followed
  std::vector<std::string> loose;  // arguments whose objects deconstruct in a way of their own, not as they are made
  bool many_to_many = false;
  bool kind_known = true;  // whether it is many-to-many is certain
  StatePlace place;
};

struct IndexState {
  std::string name;  // empty: not known
  Constant value;    // the call, in the form in which it deconstructs
  StatePlace place;
  bool present = true;  // it is there for certain
};

struct ManagerState {
  std::string name;
  Constant value;  // the call, or a reference to its class
};

struct ModelState {
  std::string app;
  std::string name;                         // "Book"
  std::vector<FieldState> fields;           // in order
  std::map<std::string, Constant> options;  // Meta's, without indexes and constraints
  std::vector<IndexState> indexes;
  std::vector<IndexState> constraints;
  std::vector<ManagerState> managers;
  bool fields_known = true;  // there are no others
  bool options_known = true;
  bool indexes_known = true;
  bool constraints_known = true;
  bool managers_known = true;
  bool kind_known = true;  // proxy or not, managed or not
  StatePlace place;
  std::map<std::string, StatePlace> set_by;  // options: where each was set last

  [[nodiscard]] FieldState* field(std::string_view name);
  [[nodiscard]] const FieldState* field(std::string_view name) const;
  [[nodiscard]] bool proxy() const;
  [[nodiscard]] bool managed() const;
};

/// By app label and lower-case name.
using ModelKey = std::pair<std::string, std::string>;

struct ProjectState {
  std::map<ModelKey, ModelState> models;
  std::map<std::string, bool> unknown_apps;  // apps of which some models aren't known at all

  [[nodiscard]] ModelState* find(std::string_view app, std::string_view name);
  [[nodiscard]] const ModelState* find(std::string_view app, std::string_view name) const;
};

[[nodiscard]] std::string lower_case(std::string_view text);

}  // namespace djvet
