// SPDX-License-Identifier: MIT
// Models are completed bases first, so that what a class copies from its abstract bases is already there.
#include "analyzer/link/model_builder.h"

#include <algorithm>
#include <set>

#include "analyzer/django/managers.h"
#include "analyzer/model/tables.h"

namespace djvet {

namespace {

constexpr std::string_view django_manager = "django.db.models.Manager";
constexpr std::string_view django_queryset = "django.db.models.QuerySet";

std::string default_table(const Model& model) {
  std::string table = model.app_label + "_" + model.name;
  for (std::size_t at = model.app_label.size(); at < table.size(); ++at)
    if (table[at] >= 'A' && table[at] <= 'Z') table[at] = static_cast<char>(table[at] + ('a' - 'A'));
  return table;
}

/// `objects` as Django makes it, or as a described class says.
Manager objects_manager(std::string_view class_path) {
  Manager manager;
  manager.name = "objects";
  manager.class_path = class_path;
  if (!class_path.empty()) manager.queryset_path = django_queryset;
  return manager;
}

/// The class of `objects` of a described model: its own, or that of the nearest base which has one.
std::string_view described_manager(const DescribedModel& from) {
  const DescribedModel* at = &from;
  while (at->manager.empty() && !at->bases.empty()) {
    const DescribedModel* next = described_model(at->bases[0]);
    if (next == nullptr) break;
    at = next;
  }
  return at->manager;
}

}  // namespace

ModelBuilder::ModelBuilder(const ProjectModel& model, ClassLinks& classes, const AppLabels& labels, InstalledApps& apps,
                           FieldReader& reader)
    : model_(model),
      classes_(classes),
      labels_(labels),
      apps_(apps),
      reader_(reader),
      added_(model, classes, apps, reader),
      resolver_(model) {}

std::vector<ModelDraft> ModelBuilder::build(bool standard_user) {
  find_models();
  for (std::size_t i = 0; i < model_of_.size(); ++i)
    if (is_model_[i] != 0) start(ClassId(i));
  add_described(standard_user);
  for (const ClassId cls : classes_.bases_first())
    if (is_model_[cls.index()] != 0) inherit(cls);
  return std::move(drafts_);
}

/// A class is a model when its order reaches Django's Model or a described one, or when it declares model fields below a
/// base that is not known (a package's abstract model).
void ModelBuilder::find_models() {
  const std::size_t count = model_.classes().size();
  is_model_.assign(count, 0);
  model_of_.assign(count, ModelId());
  for (const ClassId cls : classes_.bases_first()) {
    const Lineage& lineage = classes_.of(cls);
    bool found = false;
    for (const Ancestor& base : lineage.bases)
      found |= base.cls.valid()
                   ? is_model_[base.cls.index()] != 0
                   : base.external == "django.db.models.Model" || described_model(base.external) != nullptr;
    if (!found && lineage.open && !lineage.bases.empty()) found = reader_.declares_fields(cls);
    is_model_[cls.index()] = found ? 1 : 0;
  }
}

void ModelBuilder::start(ClassId id) {
  const Class& cls = model_.cls(id);
  const FileFacts& facts = model_.facts(cls.file);
  ModelDraft draft;
  draft.model.cls = id;
  draft.model.file = cls.file;
  draft.model.span = facts.scopes()[cls.scope].name_span;
  draft.model.name = facts.text(facts.scopes()[cls.scope].name);
  draft.model.class_path = cls.qualified;
  draft.model.open = classes_.of(id).open;
  read_meta(id, draft);
  if (draft.model.app_label.empty()) draft.model.app_label = label_of(cls.file);
  if (!draft.model.abstract) {
    if (draft.kind_known) draft.model.installed = apps_.of(cls.file).presence(id, draft.model.app_label);
    read_table(meta_of(id), draft);
  }
  model_of_[id.index()] = ModelId(drafts_.size());
  drafts_.push_back(std::move(draft));
}

const std::string& ModelBuilder::label_of(FileId file) {
  const auto [slot, fresh] = labels_of_.try_emplace(file);
  if (fresh) slot->second = labels_.label_of(file);
  return slot->second;
}

/// The class's own Meta, or the one that an abstract base or a mixin hands down.
ClassId ModelBuilder::meta_of(ClassId cls) const {
  for (const Ancestor& ancestor : classes_.of(cls).order) {
    if (!ancestor.cls.valid()) continue;
    bool certain = true;
    const bool gives =
        ancestor.cls == cls || is_model_[ancestor.cls.index()] == 0 || is_abstract(ancestor.cls, certain);
    if (!gives) continue;
    const std::optional<Symbol> meta = resolver_.own_member(ancestor.cls, "Meta");
    if (meta && meta->kind == Symbol::Kind::cls) return meta->cls;
  }
  return {};
}

NodeId ModelBuilder::meta_value(ClassId meta, std::string_view name, FileId& file) const {
  if (!meta.valid()) return 0;
  for (const ClassId base : model_.cls(meta).mro) {
    const std::optional<Symbol> value = resolver_.own_member(base, name);
    if (!value) continue;
    file = value->file;
    return value->kind == Symbol::Kind::value ? value->node : 0;
  }
  return 0;
}

std::string ModelBuilder::meta_text(ClassId meta, std::string_view name) const {
  FileId file;
  const NodeId node = meta_value(meta, name, file);
  if (node == 0) return {};
  return reader_.text(file, 0, node).value_or(std::string());
}

std::optional<std::string> ModelBuilder::meta_option(ClassId meta, std::string_view name) const {
  if (!meta.valid()) return std::string();
  for (const ClassId base : model_.cls(meta).mro) {
    const std::optional<Symbol> value = resolver_.own_member(base, name);
    if (!value) continue;
    if (value->kind != Symbol::Kind::value) return std::nullopt;
    return reader_.text(value->file, value->scope, value->node);
  }
  return meta_known(meta) ? std::optional(std::string()) : std::nullopt;
}

/// Whether what Meta doesn't say itself isn't said by a base of it that can't be read: Django's own abstract models set
/// nothing but `abstract` and names for people.
bool ModelBuilder::meta_known(ClassId meta) const {
  if (!meta.valid() || !model_.cls(meta).open) return true;
  return std::ranges::all_of(classes_.of(meta).order, [&](const Ancestor& ancestor) {
    if (ancestor.cls.valid()) return true;
    const std::string_view path = ancestor.external;
    return path.starts_with("django.contrib.") && path.ends_with(".Meta");
  });
}

void ModelBuilder::read_table(ClassId meta, ModelDraft& draft) const {
  Model& model = draft.model;
  const std::optional<std::string> table = meta_option(meta, "db_table");
  if (table) model.table = table->empty() ? default_table(model) : *table;
  if (const std::optional<std::string> setting = meta_option(meta, "swappable")) {
    model.swappable = *setting;
    if (setting->empty()) model.swapped = false;
  }
  FileId file;
  const NodeId managed = meta_value(meta, "managed", file);
  if (managed != 0) {
    const NodeKind kind = model_.facts(file).kind(managed);
    if (kind == NodeKind::true_value || kind == NodeKind::false_value) model.managed = kind == NodeKind::true_value;
  } else if (meta_known(meta) && (!meta.valid() || model_.member(meta, "managed").kind == Symbol::Kind::unknown)) {
    model.managed = true;
  }
}

/// Django resets `abstract` on a Meta once its class is made, so only a class's own Meta can say it.
bool ModelBuilder::is_abstract(ClassId cls, bool& certain) const {
  const std::optional<Symbol> meta = resolver_.own_member(cls, "Meta");
  if (!meta || meta->kind != Symbol::Kind::cls || !meta->cls.valid()) return false;
  const std::optional<Symbol> value = resolver_.own_member(meta->cls, "abstract");
  if (!value) return false;
  // `abstract = "shop" not in settings.INSTALLED_APPS`: a model only where its app is installed.
  const Presence said = value->kind == Symbol::Kind::value
                            ? apps_.of(model_.cls(cls).file).holds(value->file, value->scope, value->node)
                            : Presence::unknown;
  certain = said != Presence::unknown;
  return said == Presence::yes;
}

void ModelBuilder::read_meta(ClassId cls, ModelDraft& draft) {
  bool certain = true;
  draft.model.abstract = is_abstract(cls, certain);
  draft.model.open |= !certain;
  const ClassId meta = meta_of(cls);
  FileId file;
  const NodeId proxy = meta_value(meta, "proxy", file);
  draft.model.proxy = proxy != 0 && model_.facts(file).kind(proxy) == NodeKind::true_value;
  draft.kind_known =
      certain && (proxy == 0 || draft.model.proxy || model_.facts(file).kind(proxy) == NodeKind::false_value);
  draft.model.app_label = meta_text(meta, "app_label");
  draft.default_related_name = meta_text(meta, "default_related_name");
  const std::optional<std::string> default_manager = meta_option(meta, "default_manager_name");
  const std::optional<std::string> base_manager = meta_option(meta, "base_manager_name");
  draft.managers_known = default_manager.has_value() && base_manager.has_value() && !classes_.of(cls).open;
  draft.default_manager_name = default_manager.value_or(std::string());
  draft.base_manager_name = base_manager.value_or(std::string());
}

/// The described models that exist in this project: those of installed apps, and those that classes of the tree extend.
void ModelBuilder::add_described(bool standard_user) {
  std::set<std::string> defined;
  for (const ModelDraft& draft : drafts_) defined.insert(draft.model.label());
  std::set<std::string_view> extended;
  for (std::size_t i = 0; i < model_of_.size(); ++i)
    if (is_model_[i] != 0)
      for (const Ancestor& base : classes_.of(ClassId(i)).bases) extended.insert(base.external);
  for (const DescribedModel& from : described_models()) {
    const bool user = from.path == "django.contrib.auth.models.User";
    if (from.abstract || (user && !standard_user)) continue;
    const bool exists = from.path.starts_with("django.") ? labels_.installs(from.app) : labels_.uses(from.app);
    if (!extended.contains(from.path) && !exists) continue;
    ModelDraft draft;
    draft.model.app_label = from.label;
    draft.model.name = from.name;
    draft.model.class_path = from.path;
    draft.model.open = from.open;
    if (defined.contains(draft.model.label())) continue;
    for (const DeclaredField& field : fields_of(from)) draft.fields.push_back(&field);
    add_late_fields(added_.of(from.path), draft);
    Manager objects = objects_manager(described_manager(from));
    objects.known = !from.special_manager;
    draft.model.managers.push_back(std::move(objects));
    draft.model.open |= from.open;
    draft.model.fields_known = !draft.model.open;
    if (!from.open) draft.model.table = from.table.empty() ? default_table(draft.model) : std::string(from.table);
    if (!is_read(from)) draft.model.installed = apps_.of({}).installs(from.app);
    draft.model.swappable = user ? "AUTH_USER_MODEL" : "";
    draft.model.swapped = false;
    if (!from.open) draft.model.managed = true;
    if (!from.manager.empty() || user) draft.model.default_manager = "objects";
    if (!from.manager.empty() || user) draft.model.base_manager = django_manager;
    add_columns(draft, false);
    described_.emplace(from.path, ModelId(drafts_.size()));
    drafts_.push_back(std::move(draft));
  }
}

/// Whether the package that defines a described model is itself read: what the tree's own class is, isn't known then.
bool ModelBuilder::is_read(const DescribedModel& from) const {
  if (from.path.starts_with("django.") || model_.sources().files.empty()) return false;
  return model_.tables().modules.absolute(from.app, FileId(0)).file.valid();
}

ModelId ModelBuilder::described(std::string_view path) const {
  const auto found = described_.find(path);
  return found == described_.end() ? ModelId() : found->second;
}

/// A described model's fields with those of its bases, as declarations.
const std::vector<DeclaredField>& ModelBuilder::fields_of(const DescribedModel& from) {
  const auto [slot, fresh] = described_fields_.try_emplace(from.path);
  if (!fresh) return slot->second;
  std::vector<DeclaredField>& out = slot->second;
  std::vector<const DescribedModel*> queue{&from};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    const DescribedModel& model = *queue[i];
    for (const DescribedColumn& column : model.columns) {
      DeclaredField field;
      field.name = column.name;
      field.described = &column;
      field.primary_key = (column.flags & column_key) != 0 || (column.cls.empty() && column.name == "id");
      if (!column.cls.empty()) field.class_path = field.base = "django.db.models." + std::string(column.cls);
      out.push_back(std::move(field));
    }
    for (const DescribedRelation& relation : model.relations) {
      DeclaredField field;
      field.name = relation.name;
      field.kind = relation.kind;
      field.described_to = relation.to;
      field.described_relation = &relation;
      if (model.path.starts_with("django.") || model.path.starts_with("rest_framework."))
        field.class_path = field.base = relation.kind == FieldKind::foreign_key  ? "django.db.models.ForeignKey"
                                        : relation.kind == FieldKind::one_to_one ? "django.db.models.OneToOneField"
                                                                                 : "django.db.models.ManyToManyField";
      field.options.nullable = relation.nullable;
      if (!relation.related_name.empty()) field.options.related_name = relation.related_name;
      if (!relation.query_name.empty()) field.options.query_name = relation.query_name;
      out.push_back(std::move(field));
    }
    for (const std::string_view base : model.bases)
      if (const DescribedModel* next = described_model(base)) queue.push_back(next);
  }
  return out;
}

const ClassBody& ModelBuilder::body(ClassId cls) {
  const auto [slot, fresh] = bodies_.try_emplace(cls);
  if (fresh) slot->second = reader_.read(cls);
  return slot->second;
}

void ModelBuilder::copy(const DeclaredField& field, ModelDraft& draft) {
  const auto same_name = [&](const DeclaredField* other) { return other->name == field.name; };
  if (std::ranges::none_of(draft.fields, same_name)) draft.fields.push_back(&field);
}

/// Whether a class that stands in the order before `position`, the class itself included, binds the name.
bool ModelBuilder::hidden_before(ClassId cls, std::size_t position, std::string_view name) {
  const std::vector<Ancestor>& order = classes_.of(cls).order;
  for (std::size_t i = 0; i < position; ++i)
    if (order[i].cls.valid() && std::ranges::binary_search(body(order[i].cls).names, name)) return true;
  return false;
}

/// ModelBase.__new__: the class's own fields, then in its order the fields of each direct abstract base that nothing before
/// it binds; direct concrete bases become parents, and so do the parents of abstract bases.
void ModelBuilder::inherit(ClassId cls) {
  ModelDraft& draft = drafts_[model_of_[cls.index()].index()];
  const Lineage& lineage = classes_.of(cls);
  const ClassBody& own = body(cls);
  draft.model.open |= own.uncertain;
  draft.model.fields_known = !lineage.open && !own.uncertain;
  draft.own_managers = !own.managers.empty();
  for (const DeclaredField& field : own.fields) draft.fields.push_back(&field);
  const auto add_parent = [&](ModelId parent) {
    if (std::ranges::find(draft.parents, parent) == draft.parents.end()) draft.parents.push_back(parent);
  };
  for (std::size_t i = 1; i < lineage.order.size(); ++i) {
    const Ancestor& base = lineage.order[i];
    if (std::ranges::find(lineage.bases, base) == lineage.bases.end()) continue;
    if (!base.cls.valid()) {
      const DescribedModel* from = described_model(base.external);
      if (from == nullptr) continue;
      draft.model.open |= from->open;
      draft.model.fields_known &= !from->open;
      if (!from->abstract) {
        if (const ModelId parent = described(base.external); parent.valid()) add_parent(parent);
        continue;
      }
      for (const DeclaredField& field : fields_of(*from))
        if (!hidden_before(cls, i, field.name)) copy(field, draft);
      continue;
    }
    if (is_model_[base.cls.index()] == 0) continue;
    const ModelId id = model_of_[base.cls.index()];
    const ModelDraft& parent = drafts_[id.index()];
    draft.model.open |= parent.model.open;
    draft.model.fields_known &= parent.model.fields_known;
    draft.model.extended |= parent.model.extended;
    if (!parent.model.abstract) {
      add_parent(id);
      continue;
    }
    for (const DeclaredField* field : parent.fields)
      if (!hidden_before(cls, i, field->name)) copy(*field, draft);
    for (const ModelId above : parent.parents) add_parent(above);
  }
  add_late_columns(cls, draft);
  add_late_fields(added_.of(cls), draft);
  add_managers(cls, draft);
  choose_managers(cls, draft);
  forget_replaced(cls, draft);
  for (ModelId parent : draft.parents) {  // a proxy's rows are those of what it stands for
    for (int hops = 0; drafts_[parent.index()].model.proxy && !drafts_[parent.index()].parents.empty() && hops < 8;
         ++hops)
      parent = drafts_[parent.index()].parents[0];
    if (std::ranges::find(draft.model.parents, parent) == draft.model.parents.end())
      draft.model.parents.push_back(parent);
  }
  add_columns(draft, !lineage.open && !draft.model.abstract);
}

/// What is added to an abstract model is copied by the classes that are made later, which source order alone doesn't tell.
void ModelBuilder::add_late_fields(const AddedFields::Addition* added, ModelDraft& draft) {
  if (added == nullptr) return;
  if (!draft.model.abstract)
    for (const DeclaredField& field : added->fields) copy(field, draft);
  if (!added->uncertain && !draft.model.abstract) return;
  draft.model.extended = true;
  draft.model.open = true;
  draft.model.fields_known = false;
}

/// A package's metaclass may give its models columns that no source shows (django-mptt's): the tables know them.
void ModelBuilder::add_late_columns(ClassId cls, ModelDraft& draft) {
  const Class& of = model_.cls(cls);
  if (!model_.sources().files[of.file.index()].is_dependency()) return;
  const DescribedModel* const known = described_model(of.qualified);
  if (known == nullptr || !known->open || !known->abstract) return;
  draft.model.open = true;
  draft.model.fields_known = false;
  for (const DeclaredField& field : fields_of(*known))
    if (field.kind == FieldKind::column) copy(field, draft);
}

/// Options.managers: those of every model in the order, nearest first by name; `objects` where there is none at all. A
/// concrete base without managers has got `objects`, and hands it down.
void ModelBuilder::add_managers(ClassId cls, ModelDraft& draft) {
  const std::vector<Ancestor>& order = classes_.of(cls).order;
  std::vector<Manager>& managers = draft.model.managers;
  const auto has = [&](std::string_view name) {
    return std::ranges::find(managers, name, &Manager::name) != managers.end();
  };
  bool special = false;
  bool other = false;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (!order[i].cls.valid()) {
      const DescribedModel* from = described_model(order[i].external);
      special |= from != nullptr && from->special_manager;
      other |= from != nullptr && from->other_manager;
      if (from == nullptr || from->manager.empty() || has("objects") || hidden_before(cls, i, "objects")) continue;
      managers.push_back(objects_manager(from->manager));
      continue;
    }
    if (is_model_[order[i].cls.index()] == 0) continue;
    for (const Manager& manager : body(order[i].cls).managers)
      if (!has(manager.name) && (i == 0 || !hidden_before(cls, i, manager.name))) managers.push_back(manager);
    const ModelDraft& from = drafts_[model_of_[order[i].cls.index()].index()];
    if (i != 0 && from.automatic_objects && !has("objects") && !hidden_before(cls, i, "objects"))
      managers.push_back(objects_manager(django_manager));
  }
  if (has("objects")) return;
  const bool may_inherit = special || classes_.of(cls).open;  // a base outside the tree may bring its own
  if (!managers.empty() && !may_inherit) return;
  draft.automatic_objects = managers.empty() && !draft.model.abstract;
  Manager objects = objects_manager(may_inherit || other ? std::string_view() : django_manager);
  objects.known = !may_inherit;
  managers.push_back(std::move(objects));
}

/// Options.default_manager and Options.base_manager: what Meta names, what a base without managers of its own hands down,
/// or the first manager and a plain one.
void ModelBuilder::choose_managers(ClassId cls, ModelDraft& draft) {
  if (!draft.managers_known || draft.model.open) {
    const auto unknown = [](const Manager& manager) { return !manager.known && manager.class_path.empty(); };
    if (!draft.managers_known || std::ranges::any_of(draft.model.managers, unknown)) return;
  }
  const std::vector<Ancestor>& order = classes_.of(cls).order;
  const ModelDraft* above = nullptr;
  for (std::size_t i = 1; i < order.size() && above == nullptr; ++i)
    if (order[i].cls.valid() && is_model_[order[i].cls.index()] != 0)
      above = &drafts_[model_of_[order[i].cls.index()].index()];
  if (above != nullptr && !above->managers_known) {
    draft.managers_known = false;
    return;
  }
  if (draft.default_manager_name.empty() && !draft.own_managers && !draft.automatic_objects && above != nullptr)
    draft.default_manager_name = above->default_manager_name;
  if (draft.base_manager_name.empty() && above != nullptr) draft.base_manager_name = above->base_manager_name;
  if (!draft.default_manager_name.empty()) draft.model.default_manager = draft.default_manager_name;
  else if (!draft.model.managers.empty()) draft.model.default_manager = draft.model.managers[0].name;
  if (draft.base_manager_name.empty()) {
    draft.model.base_manager = django_manager;
    for (const Ancestor& ancestor : order) {
      const std::string_view manager = base_manager_below(
          ancestor.cls.valid() ? std::string_view(model_.cls(ancestor.cls).qualified) : ancestor.external);
      if (!manager.empty()) draft.model.base_manager = manager;
    }
    return;
  }
  for (const Manager& manager : draft.model.managers)
    if (manager.name == draft.base_manager_name) draft.model.base_manager = manager.class_path;
}

/// A package may replace the managers of models that an app registers with it: which, only the run knows.
void ModelBuilder::forget_replaced(ClassId cls, ModelDraft& draft) {
  for (const ManagerReplacement& by : manager_replacements()) {
    const Installation& installed = apps_.of(model_.cls(cls).file);
    const InstalledApp* app = installed.containing(model_.cls(cls).file);
    if (app == nullptr || installed.installs(by.package) != Presence::yes) continue;
    const std::string config = app->name + "." + std::string(by.beside);
    if (!model_.tables().modules.absolute(config, model_.cls(cls).file).file.valid()) continue;
    for (Manager& manager : draft.model.managers) {
      manager.known = false;
      manager.class_path.clear();
      manager.queryset_path.clear();
    }
  }
}

void ModelBuilder::add_columns(ModelDraft& draft, bool automatic_key) {
  std::vector<std::string>& columns = draft.model.columns;
  bool has_key = !draft.parents.empty();
  for (const DeclaredField* field : draft.fields) {
    has_key |= field->primary_key;
    if (field->kind == FieldKind::column) columns.emplace_back(field->name);
  }
  for (const ModelId parent : draft.parents) {
    const std::vector<std::string>& more = drafts_[parent.index()].model.columns;
    columns.insert(columns.end(), more.begin(), more.end());
  }
  if (automatic_key && !has_key) columns.emplace_back("id");
  std::ranges::sort(columns);
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
}

}  // namespace djvet
