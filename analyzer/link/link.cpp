// Phase 4: fills the model table by table; each step reads only what the steps above it have filled.
// SPDX-License-Identifier: MIT
#include "analyzer/link/link.h"

#include "analyzer/link/admin_options_reader.h"
#include "analyzer/link/app_labels.h"
#include "analyzer/link/class_links.h"
#include "analyzer/link/component_builder.h"
#include "analyzer/link/field_builder.h"
#include "analyzer/link/field_reader.h"
#include "analyzer/link/installed_apps.h"
#include "analyzer/link/model_builder.h"
#include "analyzer/link/model_classes.h"
#include "analyzer/link/relation_builder.h"
#include "analyzer/link/requirement_reader.h"
#include "analyzer/link/settings_reader.h"
#include "analyzer/link/url_reader.h"
#include "analyzer/model/relation_graph.h"
#include "analyzer/model/tables.h"
#include "analyzer/model/template_index.h"

namespace djvet {

class Linker {
 public:
  Linker(const Sources& sources, const std::vector<FileFacts>& facts, const std::vector<TemplateFacts>* templates,
         const ManifestTable* manifests) {
    model_.sources_ = &sources;
    model_.facts_ = &facts;
    model_.templates_ = templates;
    model_.manifests_ = manifests;
    model_.tables_ = std::make_unique<ProjectModel::Tables>(sources, facts);
  }

  ProjectModel run() {
    add_modules();
    add_classes();
    ClassLinks classes(model_);
    add_orders(classes);
    model_.settings_ = SettingsReader(model_).read_all();
    model_.tables_->settings_read = true;
    UserModels users(model_);
    const AppLabels labels(model_, classes);
    InstalledApps apps(model_, classes);
    ModelClasses by_label(model_, labels, apps, users);
    const ClassLinks::Loader loader = [&](FileId file, std::string_view function, std::string_view label) {
      return by_label.find(file, function, label);
    };
    constexpr int max_passes = 4;  // a loaded class may itself extend a loaded one
    for (int pass = 0; pass < max_passes && classes.link_loaded(loader); ++pass) add_orders(classes);
    FieldReader reader(model_, classes);
    ModelBuilder builder(model_, classes, labels, apps, reader);
    std::vector<ModelDraft> drafts = builder.build(users.standard_in_use());
    add_models(drafts, builder);
    model_.relations_ = RelationBuilder(model_, builder, reader, users).build(drafts);
    add_fields(drafts, FieldBuilder(model_, reader, apps), users);
    add_apps(labels, apps);
    model_.tables_->hops = RelationBuilder::hops(drafts, model_.relations_);
    model_.graph_ = std::make_unique<RelationGraph>(model_.sources().files, model_.models_, model_.relations_);
    model_.template_index_ = OnDemand<TemplateIndex>([](const ProjectModel& model) { return TemplateIndex(model); });
    model_.urls_ = OnDemand<Urls>([](const ProjectModel& model) { return UrlReader(model).read_all(); });
    model_.components_ = OnDemand<Components>(build_components);
    model_.requirements_ = OnDemand<Requirements>(read_requirements);
    model_.admin_options_ = OnDemand<AdminOptions>(read_admin_options);
    return std::move(model_);
  }

 private:
  void add_modules() {
    const std::size_t files = model_.sources().files.size();
    model_.tables_->module_of.assign(files, ModuleId::none_value);
    for (std::size_t i = 0; i < files; ++i) {
      Module module;
      module.file = FileId(i);
      module.dotted = model_.tables_->modules.dotted_name(module.file);
      if (module.dotted.empty()) continue;
      module.is_package = model_.tables_->modules.is_package(module.file);
      model_.tables_->module_of[i] = static_cast<std::uint32_t>(model_.modules_.size());
      model_.modules_.push_back(std::move(module));
    }
    for (const Module& module : model_.modules_)
      if (model_.sources().files[module.file.index()].is_description())
        model_.tables_->described.emplace(module.dotted, module.file);
  }

  void add_classes() {
    std::vector<std::uint32_t>& first = model_.tables_->first_class;
    for (std::size_t i = 0; i < model_.sources().files.size(); ++i) {
      first.push_back(static_cast<std::uint32_t>(model_.classes_.size()));
      const FileFacts& facts = model_.facts(FileId(i));
      for (ScopeId scope = 1; scope < facts.scopes().size(); ++scope) {
        if (!facts.scopes()[scope].is(scope_class)) continue;
        Class cls;
        cls.file = FileId(i);
        cls.scope = scope;
        cls.qualified = qualified_name(cls.file, scope);
        model_.classes_.push_back(std::move(cls));
      }
    }
    first.push_back(static_cast<std::uint32_t>(model_.classes_.size()));
  }

  /// The module, the enclosing classes and functions, and the class: "shop.models.Book.Meta".
  std::string qualified_name(FileId file, ScopeId scope) const {
    const FileFacts& facts = model_.facts(file);
    std::string name(facts.text(facts.scopes()[scope].name));
    for (ScopeId at = facts.scopes()[scope].parent; at != 0; at = facts.scopes()[at].parent)
      name = std::string(facts.text(facts.scopes()[at].name)) + "." + name;
    const Module* module = model_.module_of(file);
    return module == nullptr ? name : module->dotted + "." + name;
  }

  void add_orders(const ClassLinks& classes) {
    for (std::size_t i = 0; i < model_.classes_.size(); ++i) {
      const Lineage& lineage = classes.of(ClassId(i));
      Class& cls = model_.classes_[i];
      cls.open = lineage.open;
      cls.mro.clear();
      cls.external_bases.clear();
      for (const Ancestor& ancestor : lineage.order) {
        if (ancestor.cls.valid()) cls.mro.push_back(ancestor.cls);
        else cls.external_bases.emplace_back(ancestor.external);
      }
      cls.behaviour = lineage.behaviour;
    }
  }

  void add_models(const std::vector<ModelDraft>& drafts, const ModelBuilder& builder) {
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      const Model& model = drafts[i].model;
      if (!model.abstract) {
        std::string key = model.label();
        for (std::size_t at = model.app_label.size(); at < key.size(); ++at)
          if (key[at] >= 'A' && key[at] <= 'Z') key[at] = static_cast<char>(key[at] + ('a' - 'A'));
        model_.tables_->by_label[key].push_back(ModelId(i));
      }
      model_.models_.push_back(model);
    }
    for (std::size_t i = 0; i < model_.classes_.size(); ++i) model_.classes_[i].model = builder.model_of(ClassId(i));
    model_.tables_->hops.resize(drafts.size());
    for (std::size_t i = 0; i < drafts.size(); ++i) model_.tables_->hops[i].parents = drafts[i].parents;
  }

  void add_fields(const std::vector<ModelDraft>& drafts, FieldBuilder fields, UserModels& users) {
    std::vector<std::vector<Field>> made = fields.build(drafts);
    std::vector<std::string> keys = FieldBuilder::primary_keys(drafts, made);
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      Model& model = model_.models_[i];
      model.fields = std::move(made[i]);
      model.primary_key = std::move(keys[i]);
      if (model.proxy && !model.parents.empty()) model.table = model_.models_[model.parents[0].index()].table;
      if (model.swapped || model.swappable.empty()) continue;
      bool bound = true;
      const std::string said =
          model.swappable == "AUTH_USER_MODEL" ? users.label_for(model.file) : users.setting(model.swappable, bound);
      if (!bound) model.swapped = false;
      else if (!said.empty()) model.swapped = said != model.label();
    }
  }

  void add_apps(const AppLabels& labels, InstalledApps& apps) {
    constexpr std::string_view suffix = "/migrations/__init__.py";
    for (const Module& module : model_.modules()) {
      const SourceFile& file = model_.sources().files[module.file.index()];
      if (file.is_dependency() || !file.path.ends_with(suffix)) continue;
      App app;
      app.migrations = module.file;
      app.package =
          module.dotted.substr(0, module.dotted.size() - std::min(module.dotted.size(), sizeof("migrations")));
      const Installation& installation = apps.of(module.file);
      const InstalledApp* installed = installation.containing(module.file);
      if (installed != nullptr && installed->name == app.package) {
        app.label = installed->label;
        app.default_auto_field = installed->default_auto_field;
        app.installed = Presence::yes;
      } else {
        app.label = labels.label_of(module.file);
        app.installed = installation.installs(app.package);
      }
      model_.apps_.push_back(std::move(app));
    }
  }

  ProjectModel model_;
};

ProjectModel link(const Sources& sources, const std::vector<FileFacts>& facts,
                  const std::vector<TemplateFacts>* templates, const ManifestTable* manifests) {
  return Linker(sources, facts, templates, manifests).run();
}

}  // namespace djvet
