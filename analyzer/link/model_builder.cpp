// SPDX-License-Identifier: MIT
// Models are completed bases first, so that what a class copies from its abstract bases is already there.
#include "analyzer/link/model_builder.h"

#include <algorithm>
#include <set>

#include "analyzer/model/tables.h"

namespace djvet {

ModelBuilder::ModelBuilder(const ProjectModel& model, ClassLinks& classes, const AppLabels& labels, FieldReader& reader)
    : model_(model), classes_(classes), labels_(labels), reader_(reader), resolver_(model) {}

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
  draft.model.open = classes_.of(id).open;
  read_meta(id, draft);
  if (draft.model.app_label.empty()) draft.model.app_label = label_of(cls.file);
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

/// Django resets `abstract` on a Meta once its class is made, so only a class's own Meta can say it.
bool ModelBuilder::is_abstract(ClassId cls, bool& certain) const {
  const std::optional<Symbol> meta = resolver_.own_member(cls, "Meta");
  if (!meta || meta->kind != Symbol::Kind::cls || !meta->cls.valid()) return false;
  const std::optional<Symbol> value = resolver_.own_member(meta->cls, "abstract");
  if (!value) return false;
  const NodeKind kind =
      value->kind == Symbol::Kind::value ? model_.facts(value->file).kind(value->node) : NodeKind::unknown;
  certain = kind == NodeKind::true_value || kind == NodeKind::false_value;
  return kind == NodeKind::true_value;
}

void ModelBuilder::read_meta(ClassId cls, ModelDraft& draft) {
  bool certain = true;
  draft.model.abstract = is_abstract(cls, certain);
  draft.model.open |= !certain;
  const ClassId meta = meta_of(cls);
  FileId file;
  const NodeId proxy = meta_value(meta, "proxy", file);
  draft.model.proxy = proxy != 0 && model_.facts(file).kind(proxy) == NodeKind::true_value;
  draft.model.app_label = meta_text(meta, "app_label");
  draft.default_related_name = meta_text(meta, "default_related_name");
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
    draft.model.open = from.open;
    if (defined.contains(draft.model.label())) continue;
    for (const DeclaredField& field : fields_of(from)) draft.fields.push_back(&field);
    Manager objects;
    objects.name = "objects";
    objects.known = !from.special_manager;
    draft.model.managers.push_back(std::move(objects));
    add_columns(draft, false);
    described_.emplace(from.path, ModelId(drafts_.size()));
    drafts_.push_back(std::move(draft));
  }
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
    for (const std::string_view column : model.columns) {
      DeclaredField field;
      field.name = column;
      field.primary_key = column == "id" || column == "session_key" || column == "key";
      out.push_back(std::move(field));
    }
    for (const DescribedRelation& relation : model.relations) {
      DeclaredField field;
      field.name = relation.name;
      field.kind = relation.kind;
      field.described_to = relation.to;
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
    if (!parent.model.abstract) {
      add_parent(id);
      continue;
    }
    for (const DeclaredField* field : parent.fields)
      if (!hidden_before(cls, i, field->name)) copy(*field, draft);
    for (const ModelId above : parent.parents) add_parent(above);
  }
  add_managers(cls, draft);
  add_columns(draft, !lineage.open && !draft.model.abstract);
}

/// Options.managers: those of every model in the order, nearest first by name; `objects` where there is none at all.
void ModelBuilder::add_managers(ClassId cls, ModelDraft& draft) {
  const std::vector<Ancestor>& order = classes_.of(cls).order;
  bool special = false;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (!order[i].cls.valid()) {
      const DescribedModel* from = described_model(order[i].external);
      special |= from != nullptr && from->special_manager;
      continue;
    }
    if (is_model_[order[i].cls.index()] == 0) continue;
    for (const Manager& manager : body(order[i].cls).managers)
      if (i == 0 || !hidden_before(cls, i, manager.name)) draft.model.managers.push_back(manager);
  }
  const auto is_objects = [](const Manager& manager) { return manager.name == "objects"; };
  if (std::ranges::any_of(draft.model.managers, is_objects)) return;
  const bool may_inherit = special || classes_.of(cls).open;  // a base outside the tree may bring its own
  bool replaced = !draft.model.managers.empty();
  for (const ModelId parent : draft.parents) {  // a concrete base without managers has got `objects`, and hands it down
    const std::vector<Manager>& managers = drafts_[parent.index()].model.managers;
    if (drafts_[parent.index()].model.cls.valid() && std::ranges::any_of(managers, is_objects)) replaced = false;
  }
  if (replaced && !may_inherit) return;
  Manager objects;
  objects.name = "objects";
  objects.known = !may_inherit;
  draft.model.managers.push_back(std::move(objects));
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
