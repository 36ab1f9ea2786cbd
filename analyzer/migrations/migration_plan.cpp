// As Django does it: an app's operations are cut off in front of one that waits for another app's.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/migration_plan.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace djvet {
namespace {

using Kind = Operation::Kind;

/// The last migrations of Django's own apps, in every version since 3.1.
constexpr std::pair<std::string_view, std::string_view> contrib_leaves[] = {
    {"admin", "0003_logentry_add_action_flag_choices"},
    {"auth", "0012_alter_user_first_name_max_length"},
    {"contenttypes", "0002_remove_content_type_name"},
    {"flatpages", "0001_initial"},
    {"redirects", "0002_alter_redirect_new_path_help_text"},
    {"sessions", "0001_initial"},
    {"sites", "0002_alter_domain_unique"},
};

/// check_dependency: of what must be there, all is created.
bool meets(const Operation& operation, const OperationDependency& dependency) {
  const bool created = operation.kind == Kind::create_model && lower_case(operation.model) == dependency.model;
  if (dependency.field.empty()) return created;
  if (created) {
    const auto named = [&](const FieldState& field) { return field.name == dependency.field; };
    if (std::ranges::any_of(operation.fields, named)) return true;
  }
  return operation.kind == Kind::add_field && operation.model == dependency.model &&
         lower_case(operation.name) == lower_case(dependency.field);
}

/// _sort_migrations: graphlib's order, in which what waits for nothing comes first, each round as it was added.
std::vector<Operation> sorted(std::vector<Operation> operations, const std::string& app, bool& circular) {
  std::vector<std::vector<std::size_t>> successors(operations.size());
  std::vector<std::size_t> waits(operations.size(), 0), added;
  std::vector<char> known(operations.size(), 0);
  const auto add = [&](std::size_t i) {
    if (known[i] == 0) added.push_back(i);
    known[i] = 1;
  };
  for (std::size_t i = 0; i < operations.size(); ++i) {
    add(i);
    for (const OperationDependency& dependency : operations[i].dependencies) {
      if (dependency.app != app) continue;
      for (std::size_t j = 0; j < operations.size(); ++j) {
        if (!meets(operations[j], dependency)) continue;
        if (i == j) continue;
        add(j);
        successors[j].push_back(i);
        ++waits[i];
      }
    }
  }
  std::vector<std::size_t> ready;
  for (const std::size_t i : added)
    if (waits[i] == 0) ready.push_back(i);
  std::vector<Operation> out;
  for (std::size_t at = 0; at < ready.size(); ++at) {
    for (const std::size_t next : successors[ready[at]])
      if (--waits[next] == 0) ready.push_back(next);
    out.push_back(std::move(operations[ready[at]]));
  }
  circular = out.size() != operations.size();
  return out;
}

class Splitting {
 public:
  Splitting(std::map<std::string, std::vector<Operation>> operations, const MigrationGraph& graph,
            const std::set<std::string>& labels)
      : left_(std::move(operations)), graph_(graph), labels_(labels) {}

  MigrationPlan run() {
    for (auto& [app, operations] : left_) {
      bool circular = false;
      operations = sorted(std::move(operations), app, circular);
      if (circular) out_.problems[app] = "its operations depend on each other in a circle";
    }
    for (const auto& [app, problem] : out_.problems) left_.erase(app);
    bool chop = false;
    while (count() != 0) {
      const std::size_t before = count();
      for (auto& [app, operations] : left_) cut(app, operations, chop);
      if (count() != before) continue;
      if (chop) break;
      chop = true;
    }
    for (const auto& [app, operations] : left_)
      if (!operations.empty()) out_.problems[app] = "its operations and another app's wait for each other";
    name_all();
    return std::move(out_);
  }

 private:
  struct Auto {
    std::vector<Operation> operations;
    std::set<MigrationKey> dependencies;
    std::set<std::string> settings;
    std::set<std::pair<std::string, std::size_t>> planned;  // of other apps: which of theirs
  };

  [[nodiscard]] std::size_t count() const {
    std::size_t all = 0;
    for (const auto& [app, operations] : left_) all += operations.size();
    return all;
  }

  /// One app's turn of _build_migration_list.
  void cut(const std::string& app, std::vector<Operation>& operations, bool& chop) {
    Auto next;
    std::size_t taken = 0;
    for (; taken < operations.size(); ++taken)
      if (!add_dependencies(app, operations[taken], chop, next)) break;
    if (taken == 0 || (taken < operations.size() && !chop)) return;
    const auto end = operations.begin() + static_cast<std::ptrdiff_t>(taken);
    next.operations.assign(std::make_move_iterator(operations.begin()), std::make_move_iterator(end));
    operations.erase(operations.begin(), end);
    autos_[app].push_back(std::move(next));
    chop = false;
  }

  /// False where one of them has no place yet.
  bool add_dependencies(const std::string& app, const Operation& operation, bool chop, Auto& next) {
    Auto more = next;
    for (const OperationDependency& dependency : operation.dependencies) {
      if (dependency.app == app) continue;
      const auto theirs = left_.find(dependency.app);
      const auto waits = [&](const Operation& other) { return meets(other, dependency); };
      if (theirs != left_.end() && std::ranges::any_of(theirs->second, waits)) return false;
      if (!dependency.setting.empty()) {
        more.settings.insert(dependency.setting);
      } else if (const auto planned = autos_.find(dependency.app); planned != autos_.end()) {
        more.planned.emplace(dependency.app, planned->second.size() - 1);
      } else if (!chop) {
        return false;
      } else {
        more.dependencies.insert(last_of(app, dependency.app));
      }
    }
    next = std::move(more);
    return true;
  }

  MigrationKey last_of(const std::string& app, const std::string& other) {
    const std::vector<const Migration*> leaves = graph_.leaves(other);
    if (!leaves.empty()) return leaves.front()->key;
    if (labels_.contains(other)) return {other, "__first__"};
    const auto row = std::ranges::find(contrib_leaves, other, [](const auto& leaf) { return leaf.first; });
    if (row != std::end(contrib_leaves)) return {other, std::string(row->second)};
    out_.problems.emplace(app, "the migrations of the app `" + other + "` aren't in the project");
    return {other, "__first__"};
  }

  void name_all() {
    std::map<std::pair<std::string, std::size_t>, std::string> names;
    for (auto& [app, autos] : autos_) {
      const std::vector<const Migration*> leaves = graph_.leaves(app);
      const Migration* const leaf = leaves.empty() ? nullptr : leaves.front();
      long number = leaf == nullptr ? 1 : std::max(migration_number(leaf->key.second), 0L) + 1;
      for (std::size_t i = 0; i < autos.size(); ++i, ++number) {
        if (leaf != nullptr && i == 0) autos[i].dependencies.insert(leaf->key);
        autos[i].operations = optimized(std::move(autos[i].operations), app);
        std::string digits = std::to_string(number);
        digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
        constexpr std::size_t longest = 100;
        const std::string name = leaf == nullptr ? "initial" : suggested_name(autos[i].operations).substr(0, longest);
        names[{app, i}] = digits.append("_").append(name);
      }
    }
    for (auto& [app, autos] : autos_)
      for (std::size_t i = 0; i < autos.size(); ++i) {
        PlannedMigration planned;
        planned.key = {app, names.at({app, i})};
        planned.initial = graph_.leaves(app).empty();
        planned.dependencies = std::move(autos[i].dependencies);
        for (const auto& other : autos[i].planned) planned.dependencies.emplace(other.first, names.at(other));
        if (i > 0) planned.dependencies.emplace(app, names.at({app, i - 1}));
        planned.settings = std::move(autos[i].settings);
        planned.operations = std::move(autos[i].operations);
        out_.migrations.push_back(std::move(planned));
      }
  }

  std::map<std::string, std::vector<Operation>> left_;
  const MigrationGraph& graph_;
  const std::set<std::string>& labels_;
  std::map<std::string, std::vector<Auto>> autos_;
  MigrationPlan out_;
};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

long migration_number(std::string_view name) {
  constexpr std::string_view squashed = "_squashed_";
  const auto number = [](std::string_view digits) {
    const std::size_t end = std::min(digits.find_first_not_of("0123456789"), std::min<std::size_t>(digits.size(), 9));
    return end == 0 ? -1L : std::atol(std::string(digits.substr(0, end)).c_str());
  };
  if (const std::size_t at = name.rfind(squashed); at != std::string_view::npos)
    if (const long found = number(name.substr(at + squashed.size())); found >= 0) return found;
  return number(name);
}

std::string suggested_name(const std::vector<Operation>& operations) {
  constexpr std::size_t longest = 52;
  std::string name;
  for (const Operation& operation : operations) {
    std::string fragment;
    bool word = true;
    for (const char c : name_fragment(operation)) {
      if (is_word(c)) fragment += c;
      else if (word) fragment += '_';
      word = is_word(c);
    }
    if (name.empty()) {
      name = std::move(fragment);
    } else if (name.size() + 1 + fragment.size() > longest) {
      return name + "_and_more";
    } else {
      name.append("_").append(fragment);
    }
  }
  return name;
}

MigrationPlan plan_migrations(std::map<std::string, std::vector<Operation>> operations, const MigrationGraph& graph,
                              const std::set<std::string>& labels) {
  return Splitting(std::move(operations), graph, labels).run();
}

}  // namespace djvet
