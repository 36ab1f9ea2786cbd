// TEMPLATES is read as a constant; what it leaves open makes the search not known.
// SPDX-License-Identifier: MIT
#include "analyzer/model/template_index.h"

#include <algorithm>
#include <map>
#include <set>

#include "analyzer/model/resolver.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

constexpr std::string_view jinja_backend = "django.template.backends.jinja2.Jinja2";

std::string joined(std::string_view folder, std::string_view name) {
  std::string path(folder);
  if (!path.empty()) path += '/';
  return path.append(name);
}

/// Builds one search; what it can't tell makes it not known.
class SearchBuilder {
 public:
  SearchBuilder(const ProjectModel& model, const SettingsModule& settings, TemplateSearch& out)
      : model_(model), settings_(settings), out_(out) {}

  void run(const Constant& value) {
    const Constant& engines = one(value);
    out_.known = out_.known && engines.is_sequence() && !engines.open;
    for (const Constant& engine : engines.items) add_engine(one(engine));
  }

 private:
  /// The value, or the first of several.
  const Constant& one(const Constant& value) {
    if (!value.is(Constant::Kind::several) || value.items.empty()) return value;
    out_.known = false;
    return one(value.items[0]);
  }

  void add_engine(const Constant& engine) {
    out_.known = out_.known && engine.is(Constant::Kind::dict) && !engine.open;
    const Constant* backend = engine.find("BACKEND");
    const bool jinja = backend != nullptr && backend->is_text(jinja_backend);
    const Constant* dirs = engine.find("DIRS");
    const Constant* options = engine.find("OPTIONS");
    const Constant* loaders = options == nullptr ? nullptr : one(*options).find("loaders");
    if (loaders != nullptr) return add_loaders(one(*loaders), dirs);
    if (dirs != nullptr) add_dirs(one(*dirs), jinja);
    const Constant* apps = engine.find("APP_DIRS");
    const bool literal = apps == nullptr || one(*apps).is(Constant::Kind::boolean);
    out_.known = out_.known && literal;
    if (apps != nullptr && literal && one(*apps).number == 1) add_apps(jinja);
  }

  void add_loaders(const Constant& loaders, const Constant* dirs) {
    std::vector<const Constant*> open;
    const auto push = [&](const Constant& list) {
      out_.known = out_.known && list.is_sequence() && !list.open;
      for (auto item = list.items.rbegin(); item != list.items.rend(); ++item) open.push_back(&one(*item));
    };
    push(loaders);
    while (!open.empty()) {
      const Constant& loader = *open.back();
      open.pop_back();
      const bool with_arguments = loader.is_sequence() && !loader.items.empty();
      const std::string& name = with_arguments ? one(loader.items[0]).text : loader.text;
      const Constant* argument = with_arguments && loader.items.size() > 1 ? &one(loader.items[1]) : nullptr;
      if (name == "django.template.loaders.app_directories.Loader") {
        add_apps(false);
      } else if (name == "django.template.loaders.filesystem.Loader") {
        if (argument != nullptr) add_dirs(*argument, false);
        else if (dirs != nullptr) add_dirs(one(*dirs), false);
      } else if (name == "django.template.loaders.cached.Loader" && argument != nullptr) {
        push(*argument);
      } else {
        out_.known = false;
      }
    }
  }

  /// Folders outside the project hold no file of it.
  void add_dirs(const Constant& dirs, bool jinja) {
    out_.known = out_.known && dirs.is_sequence() && !dirs.open;
    for (const Constant& item : dirs.items) {
      const Constant& folder = one(item);
      const bool readable = folder.is(Constant::Kind::string) || folder.is(Constant::Kind::path);
      if (!readable || folder.text.empty() || (folder.text[0] != project_root_mark && folder.text[0] != '/')) {
        out_.known = false;  // a relative one depends on the folder in which the server is started
      } else if (folder.text[0] == project_root_mark) {
        std::string path = folder.text.substr(std::min<std::size_t>(2, folder.text.size()));
        while (path.ends_with('/')) path.pop_back();
        out_.folders.push_back({std::move(path), {}, jinja});
      }
    }
  }

  void add_apps(bool jinja) {
    const auto apps = settings_.lists.find("INSTALLED_APPS");
    out_.known = out_.known && apps != settings_.lists.end() && apps->second.known;
    if (apps == settings_.lists.end()) return;
    for (const SettingList::Item& item : apps->second.items) {
      const std::string package = package_of(item.value);
      const ModulePlace place = model_.tables().modules.absolute(package, settings_.file);
      if (!place.found) continue;
      const std::string_view folder =
          place.file.valid() ? ModuleIndex::folder_of(model_.sources().files[place.file.index()].path) : place.folder;
      out_.folders.push_back({joined(folder, jinja ? "jinja2" : "templates"), package, jinja});
    }
  }

  /// "shop" of "shop" and of "shop.apps.ShopConfig", whose `name` says so.
  [[nodiscard]] std::string package_of(const std::string& entry) const {
    const Symbol symbol = Resolver(model_).dotted_path(entry, settings_.file);
    if (symbol.kind != Symbol::Kind::cls) return entry;
    const Symbol name = model_.member(symbol.cls, "name");
    if (name.kind != Symbol::Kind::value) return {};
    const FileFacts& facts = model_.facts(name.file);
    if (facts.kind(name.node) == NodeKind::string) return std::string(facts.text_of(name.node));
    // `name = __name__`-like values: the package that holds the config's module.
    return std::string(entry.substr(0, entry.find(".apps.")));
  }

  const ProjectModel& model_;
  const SettingsModule& settings_;
  TemplateSearch& out_;
};

/// Calls `visit` with the length of every folder called "templates" or "jinja2" that a path leads through first.
template <class Visit>
void each_template_folder(std::string_view path, const Visit& visit) {
  for (const std::string_view name : {"templates/", "jinja2/"}) {
    const std::size_t at = path.find(name);
    if (at != path.npos && (at == 0 || path[at - 1] == '/')) visit(at + name.size() - 1);
  }
}

/// Every folder called "templates" or "jinja2" that holds templates, by path.
TemplateSearch any_folder(const ProjectModel& model) {
  TemplateSearch search;
  search.known = false;
  std::set<std::string_view> folders;
  for (const SourceFile& file : model.sources().files) {
    if (file.language != Language::django_template) continue;
    const std::string_view path = file.path;
    each_template_folder(path, [&](std::size_t length) { folders.insert(path.substr(0, length)); });
  }
  for (const std::string_view folder : folders) {
    std::string app(ModuleIndex::folder_of(folder));
    std::ranges::replace(app, '/', '.');
    search.folders.push_back({std::string(folder), std::move(app), folder.ends_with("jinja2")});
  }
  return search;
}

}  // namespace

TemplateIndex::TemplateIndex(const ProjectModel& model) : model_(model) {
  for (std::size_t i = 0; i < model.sources().files.size(); ++i)
    if (model.sources().files[i].language == Language::django_template)
      files_.emplace(model.sources().files[i].path, FileId(i));
  for (const SettingsModule& settings : model.settings()) {
    const Setting* templates = settings.find("TEMPLATES");
    if (templates == nullptr) continue;
    TemplateSearch search;
    search.settings = settings.file;
    SearchBuilder(model, settings, search).run(templates->value);
    searches_.push_back(std::move(search));
  }
  if (searches_.empty()) searches_.push_back(any_folder(model));
  if (!std::ranges::all_of(searches_, &TemplateSearch::known))
    for (const auto& [path, file] : files_) add_elsewhere(path, file);
}

/// A folder of DIRS may lie below one called "templates": `templates/shop` with "books/list.html". The folder of that name
/// itself counts for more.
void TemplateIndex::add_elsewhere(std::string_view path, FileId file) {
  const auto add = [&](std::string_view name, std::size_t below) {
    const auto [known, fresh] = elsewhere_.try_emplace(name, Elsewhere{file, below});
    Elsewhere& other = known->second;
    if (fresh || other.below < below) return;
    other = {other.below == below ? FileId() : file, below};
  };
  each_template_folder(path, [&](std::size_t length) {
    std::string_view name = path.substr(length + 1);
    add(name, 0);
    std::size_t below = 0;
    for (std::size_t cut = name.find('/'); cut != name.npos; cut = name.find('/')) {
      name.remove_prefix(cut + 1);
      if (name.find('/') != name.npos) add(name, ++below);
    }
  });
}

FileId TemplateIndex::only_of_name(std::string_view name) const {
  const auto found = elsewhere_.find(name);
  return found == elsewhere_.end() ? FileId() : found->second.file;
}

const TemplateSearch& TemplateIndex::search_of(FileId file) const {
  const ModuleIndex& modules = model_.tables().modules;
  const std::string_view project = modules.project_of(file);
  const TemplateSearch* best = nullptr;
  int best_rank = -1;
  for (const TemplateSearch& search : searches_) {
    if (!search.settings.valid()) return search;
    const auto settings = std::ranges::find(model_.settings(), search.settings, &SettingsModule::file);
    int rank = modules.project_of(search.settings) == project ? 4 : 0;
    rank += settings->use == SettingsUse::entry ? 2 : 0;
    const bool for_tests = model_.sources().files[search.settings.index()].role == Role::test ||
                           settings->variant == SettingsVariant::test;  // a conftest.py names such modules, too
    rank += for_tests ? 0 : 1;
    if (rank <= best_rank) continue;
    best = &search;
    best_rank = rank;
  }
  return *best;
}

std::vector<FileId> TemplateIndex::find(const TemplateSearch& search, std::string_view name) const {
  std::vector<FileId> out;
  for (const TemplateFolder& folder : search.folders) {
    const auto at = files_.find(joined(folder.path, name));
    if (at != files_.end() && std::ranges::find(out, at->second) == out.end()) out.push_back(at->second);
  }
  return out;
}

TemplateIndex::Found TemplateIndex::holder(const TemplateSearch& search, FileId file) const {
  const std::string_view path = model_.sources().files[file.index()].path;
  for (const TemplateFolder& folder : search.folders) {
    if (folder.path.empty()) return {&folder, path};
    if (path.starts_with(folder.path) && path.size() > folder.path.size() + 1 && path[folder.path.size()] == '/')
      return {&folder, path.substr(folder.path.size() + 1)};
  }
  return {};
}

std::string dump_templates(const ProjectModel& model) {
  const TemplateIndex index(model);
  std::string out;
  for (const TemplateSearch& search : index.searches()) {
    out += "search of " +
           (search.settings.valid() ? model.module_of(search.settings)->dotted : std::string("any folder")) +
           (search.known ? "\n" : " (not all known)\n");
    std::map<std::string_view, std::vector<FileId>> names;
    for (const TemplateFolder& folder : search.folders)
      out += "  folder " + folder.path + (folder.app.empty() ? "" : " of " + folder.app) +
             (folder.jinja ? " jinja\n" : "\n");
    for (std::size_t i = 0; i < model.sources().files.size(); ++i) {
      if (model.sources().files[i].language != Language::django_template) continue;
      const TemplateIndex::Found found = index.holder(search, FileId(i));
      if (found.folder != nullptr) names[found.name] = index.find(search, found.name);
    }
    for (const auto& [name, files] : names) {
      out += "  " + std::string(name) + ":";
      for (const FileId file : files) out += " " + model.sources().files[file.index()].path;
      out += '\n';
    }
  }
  return out;
}

}  // namespace djvet
