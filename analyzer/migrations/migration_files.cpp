// Every module of a migrations package that has a class Migration is one.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/migration_files.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "analyzer/migrations/state.h"
#include "analyzer/model/module_index.h"
#include "analyzer/model/resolver.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

std::string_view last_part(std::string_view path, char separator) { return path.substr(path.rfind(separator) + 1); }

/// `("shop", "0001_initial")`; `swappable_dependency(settings.AUTH_USER_MODEL)` is the first one of that model's app.
bool add_edge(const Constant& value, std::vector<MigrationEdge>& to) {
  MigrationEdge edge;
  edge.file = value.file;
  edge.span = value.span;
  if (value.is(Kind::call) && last_part(value.text, '.') == "swappable_dependency") {
    if (value.items.size() != 1 || !value.items[0].is(Kind::string)) return true;  // a package's model, as a rule
    edge.to = {value.items[0].text.substr(0, value.items[0].text.find('.')), "__first__"};
    to.push_back(std::move(edge));
    return true;
  }
  if (!value.is_sequence() || value.items.size() != 2 || !value.items[0].is(Kind::string) ||
      !value.items[1].is(Kind::string))
    return false;
  edge.to = {value.items[0].text, value.items[1].text};
  to.push_back(std::move(edge));
  return true;
}

class Reading {
 public:
  explicit Reading(Evaluation& evaluation) : evaluation_(evaluation), model_(evaluation.model()) {}

  std::vector<AppMigrations> run() {
    std::map<std::string, std::vector<const App*>> by_label;
    for (const App& app : model_.apps())
      if (app.installed != Presence::no) by_label[app.label].push_back(&app);
    std::vector<AppMigrations> out;
    for (auto& [label, apps] : by_label) {
      if (apps.size() > 1) std::erase_if(apps, [](const App* app) { return app->installed != Presence::yes; });
      if (apps.size() != 1 || has_other_place(label)) continue;
      AppMigrations read = read_app(*apps[0]);
      if (read.known) out.push_back(std::move(read));
    }
    return out;
  }

 private:
  /// MIGRATION_MODULES says where the app's migrations are, or that it has none.
  bool has_other_place(const std::string& label) const {
    const std::optional<Constant> modules = evaluation_.setting("MIGRATION_MODULES");
    return modules && !modules->is(Kind::absent) && modules->find(label) != nullptr;
  }

  AppMigrations read_app(const App& app) {
    AppMigrations out;
    out.app = &app;
    const std::vector<SourceFile>& files = model_.sources().files;
    const std::string_view folder = ModuleIndex::folder_of(files[app.migrations.index()].path);
    // Files are in path order, so those of a folder lie around its __init__.py.
    std::size_t begin = app.migrations.index();
    while (begin > 0 && files[begin - 1].path.starts_with(folder)) --begin;
    for (std::size_t i = begin; i < files.size() && files[i].path.starts_with(folder); ++i) {
      const SourceFile& file = files[i];
      if (ModuleIndex::folder_of(file.path) != folder || file.language != Language::python) continue;
      if (model_.facts(FileId(i)).nodes().empty()) {
        out.known = false;
        return out;
      }
      const std::string_view name = last_part(file.path, '/');
      if (name.starts_with('_') || name.starts_with('~') || !name.ends_with(".py")) continue;
      if (!read_file(FileId(i), std::string(name.substr(0, name.size() - 3)), out)) out.known = false;
    }
    std::ranges::sort(out.migrations, {}, &Migration::key);
    if (!names_itself(out)) out.known = false;
    return out;
  }

  /// Whether some migration depends on another one of the app by the label that the app is taken to have. Where several don't,
  /// the app has another label, which its config gives it in a way that isn't read.
  static bool names_itself(const AppMigrations& app) {
    const auto own = [&](const MigrationEdge& edge) { return edge.to.first == app.app->label; };
    return app.migrations.size() < 2 || std::ranges::any_of(app.migrations, [&](const Migration& migration) {
             return !migration.edges_known || std::ranges::any_of(migration.dependencies, own);
           });
  }

  bool read_file(FileId file, std::string name, AppMigrations& out) {
    const Symbol symbol = Resolver(model_).module_member(file, "Migration");
    if (symbol.kind == Symbol::Kind::unknown) return model_.facts(file).gaps().empty();  // a helper module
    if (symbol.kind != Symbol::Kind::cls || !symbol.cls.valid()) return false;
    evaluation_.begin();
    Migration migration;
    migration.key = {out.app->label, std::move(name)};
    migration.file = file;
    migration.cls = symbol.cls;
    migration.edges_known = read_edges(symbol.cls, "dependencies", migration.dependencies, migration.open_edges);
    migration.edges_known =
        read_edges(symbol.cls, "run_before", migration.run_before, migration.open_edges) && migration.edges_known;
    migration.edges_known =
        read_edges(symbol.cls, "replaces", migration.replaces, migration.open_edges) && migration.edges_known;
    // A migration that changes itself when it is made.
    const Resolver resolver(model_);
    for (const std::string_view maker : {"__init__", "__new__"})
      if (resolver.own_member(symbol.cls, maker)) migration.edges_known = false;
    out.migrations.push_back(std::move(migration));
    return true;
  }

  bool read_edges(ClassId cls, std::string_view name, std::vector<MigrationEdge>& to, bool& open) {
    const Interpreter::Items items = evaluation_.items_of(cls, name);
    bool known = items.known && items.possible.empty();
    for (const Constant& item : items.certain) {
      const std::size_t before = to.size();
      known = add_edge(item, to) && known;
      open = open || to.size() == before;
    }
    return known;
  }

  Evaluation& evaluation_;
  const ProjectModel& model_;
};

}  // namespace

std::vector<AppMigrations> read_migrations(Evaluation& evaluation) { return Reading(evaluation).run(); }

MigrationOperations read_operations(const Migration& migration, Evaluation& evaluation) {
  evaluation.begin();
  Interpreter::Items items = evaluation.items_of(migration.cls, "operations");
  return {std::move(items.certain), std::move(items.possible), items.known};
}

}  // namespace djvet
