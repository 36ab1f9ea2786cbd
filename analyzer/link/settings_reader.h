// Settings modules: the lists and strings that a module's top level builds up, statement by statement, through
// `from .base import *`, `+=`, insert, append, extend, remove and conditions.
// Invariant: what a list holds is certain; where branches differ only what they share stays, and the list isn't `known`.
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analyzer/model/project_model.h"
#include "analyzer/model/resolver.h"

namespace djvet {

class SettingsReader {
 public:
  explicit SettingsReader(const ProjectModel& model) : model_(model), resolver_(model) {}

  /// Every settings module of the tree, in path order: files whose path says so, and those that bind MIDDLEWARE,
  /// MIDDLEWARE_CLASSES or INSTALLED_APPS.
  [[nodiscard]] std::vector<SettingsModule> read_all();

  struct Value {
    enum class Kind : std::uint8_t { unknown, list, string } kind = Kind::unknown;
    SettingList list;
    std::string text;
  };
  /// What a module has bound so far; names view the facts.
  struct Environment {
    std::vector<std::pair<std::string_view, Value>> values;
    [[nodiscard]] Value* find(std::string_view name);
    void set(std::string_view name, Value value);
    /// Something may have changed any list: what they hold stays, but more may be there.
    void forget();
  };

 private:
  void run(FileId file, NodeId begin, NodeId end, Environment& environment, int depth);
  void statement(FileId file, NodeId at, Environment& environment, int depth);
  void assign(FileId file, NodeId at, Environment& environment);
  void augment(FileId file, NodeId at, Environment& environment);
  void call(FileId file, NodeId at, Environment& environment);
  void import(FileId file, const Import& import, Environment& environment);
  void branches(FileId file, NodeId at, Environment& environment, int depth);
  void attempts(FileId file, NodeId at, Environment& environment, int depth);
  Value evaluate(FileId file, NodeId expression, Environment& environment, int depth);
  Value evaluate_items(FileId file, NodeId list, Environment& environment, int depth);
  Value evaluate_call(FileId file, NodeId call, Environment& environment, int depth);
  std::optional<std::size_t> position(FileId file, NodeId expression, const SettingList& list);
  const Environment& module(FileId file);

  const ProjectModel& model_;
  Resolver resolver_;
  std::size_t copies_ = 0;  // values copied for branches of the module that is being read
  int reading_ = 0;         // modules being read, each imported by the one before
  std::unordered_map<FileId, std::unique_ptr<Environment>> modules_;  // only looked up; empty while being read
};

}  // namespace djvet
