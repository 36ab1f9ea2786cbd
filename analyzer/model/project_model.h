// ProjectModel: modules, classes, Django models with their relations, and settings modules of one project, linked from the
// facts of its files by link() in path order, then frozen.
// Lifetime: views into the files' facts, which must outlive it. Threads: const, any.
// Names that lead out of the tree are kept as their canonical dotted path ("django.db.models.ForeignKey"); what can't be
// resolved is `unknown`, never guessed.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/base/ids.h"
#include "analyzer/discover/source_file.h"
#include "analyzer/extract/file_facts.h"
#include "analyzer/extract/manifest_facts.h"
#include "analyzer/model/on_demand.h"
#include "analyzer/model/settings.h"

namespace djvet {

/// What a name or dotted expression stands for.
struct Symbol {
  enum class Kind : std::uint8_t { unknown, module, cls, function, value, external };
  Kind kind = Kind::unknown;
  FileId file;           // module, cls, function, value: where it is defined
  ScopeId scope = 0;     // cls, function: its scope in that file; value: the scope that holds the assignment
  NodeId node = 0;       // value: the expression assigned to it
  ClassId cls;           // cls
  std::string external;  // external: canonical dotted path

  [[nodiscard]] bool is_external(std::string_view dotted) const { return kind == Kind::external && external == dotted; }
};

struct Module {
  FileId file;
  std::string dotted;  // "shop.models"; a package's __init__ is the package
  bool is_package = false;
};

struct Class {
  FileId file;
  ScopeId scope = 0;
  std::string qualified;                    // "shop.models.Book"
  std::vector<ClassId> mro;                 // C3 order, itself first, only classes of the tree
  std::vector<std::string> external_bases;  // canonical paths of bases outside the tree, of the whole MRO, in order
  std::vector<ClassId>
      behaviour;      // the MRO with the descriptions (django/described.h) of bases outside in their places
  bool open = false;  // some base is unknown, or outside the tree and not described by django/: members may be missing
  ModelId model;      // when it is a Django model
};

enum class RelationKind : std::uint8_t { foreign_key, one_to_one, many_to_many, generic_foreign_key, generic_relation };

/// One relation as its field declares it. Edges of the relation graph. A field inherited from an abstract base is one
/// relation for each concrete model (Django: Model inheritance, "abstract base classes"); the abstract model has one of its
/// own, without accessor and query name, for the code of its methods.
struct Relation {
  ModelId source;
  ModelId target;  // none when the target is not known (generic keys, models outside the tree without a table)
  RelationKind kind{};
  std::string field;          // attribute on the source
  std::string accessor;       // attribute on the target; empty when hidden ("+") or for generic keys
  std::string query_name;     // name in lookups from the target
  std::string target_name;    // "shop.Author" or as written
  std::string through;        // many-to-many: "shop.Membership" when explicit
  std::string through_table;  // many-to-many: the table between; empty: not known
  std::string on_delete;      // "CASCADE"; empty when the field has none, or it isn't known
  std::string to_field;       // the target's field that it refers to, when the code names one
  std::string content_type;   // generic keys: the field that holds the target's type; empty: not known
  std::string object_id;      // generic keys: the field that holds the target's key; empty: not known
  bool nullable = false;
  bool parent_link = false;  // the automatic or declared link of multi-table inheritance
  bool names_known = true;   // accessor and query name are what Django makes them, empty for none
  FileId file;
  Span span;  // the field's name in its class
};

struct Manager {
  std::string name;        // "objects"
  ClassId cls;             // a manager (or queryset, by as_manager/from_queryset) class of the tree; none: Django's own
  ClassId queryset;        // the queryset class of the tree that as_manager() or from_queryset() was given, or none
  std::string class_path;  // of the nearest class that a class statement made, Django's own included; empty: not known
  std::string queryset_path;  // of the class of its querysets: "django.db.models.QuerySet"; empty: not known
  bool known = true;          // false when its class can't be resolved: nothing is said of its querysets
};

/// One field as a row's class has it. A fact that can't be known is absent, never assumed.
/// Source: Django 5.2, Field.__init__, Field.set_attributes_from_name and the constructors of its subclasses.
struct Field {
  std::string name;
  std::string class_path;  // "django.db.models.CharField", "shop.fields.MoneyField"; empty: not known
  std::string base;        // the nearest class of Django's own that it extends; empty: not known
  std::string attname;     // the attribute that holds the column's value ("author_id"); empty: none, or not known
  std::string column;      // in the model's table; empty: none, or not known
  std::optional<bool> null;
  std::optional<bool> blank;
  std::optional<bool> unique;
  std::optional<bool> primary_key;
  std::optional<std::int64_t> max_length;  // 0: none is set
  RelationId relation;                     // of the model that declares it; none for plain columns
  bool automatic = false;                  // made by Django: the id, the link to a parent
  FileId file;  // where it is declared; none for what django/ describes and for automatic ones
  ScopeId scope = 0;
  NodeId call = 0;  // the call of its class, in that scope
  Span span;        // its name
};

/// Whether a model is in the registry of a running Django: its app is installed and its module gets imported.
enum class Presence : std::uint8_t { unknown, yes, no };

struct Model {
  ClassId cls;  // none for models that django/ describes (auth.User, ...)
  std::string app_label;
  std::string name;        // "Book"
  std::string class_path;  // "shop.models.Book", of described ones too
  bool abstract = false;
  bool proxy = false;
  bool open = false;  // some base is unknown: an attribute that isn't found may exist
  FileId file;
  Span span;                      // the class's name
  std::vector<Manager> managers;  // as seen on the model, inherited ones included; "objects" present unless replaced
  std::vector<std::string>
      columns;                // names of non-relational fields, inherited ones and the automatic id included, sorted
  std::vector<Field> fields;  // its own and those copied from abstract bases; parents have theirs. See field()
  std::vector<ModelId>
      parents;              // concrete bases (multi-table inheritance); what a proxy stands for, never itself a proxy
  std::string table;        // db_table as no database shortens it; empty: abstract, or not known
  std::string primary_key;  // the name of its key's field; empty: not known
  std::string default_manager;  // name; empty: not known
  std::string base_manager;     // path of its class; empty: not known
  std::string swappable;        // the setting that may name another model instead ("AUTH_USER_MODEL")
  std::optional<bool> swapped;  // that setting names another one
  std::optional<bool> managed;  // Meta.managed
  bool fields_known = true;     // `fields` has all of them
  bool extended = false;        // code elsewhere may give it fields that can't be told
  Presence installed{};
  [[nodiscard]] std::string label() const { return app_label + "." + name; }
};

/// An app of the tree that has migrations.
struct App {
  std::string label;
  std::string package;             // dotted: "shop"; empty: not known
  FileId migrations;               // the __init__.py of its migrations package
  std::string default_auto_field;  // the path that its config or the settings give; empty: neither does, or not known
  Presence installed{};
};

/// One hop from a model over a relation, forward or backward, inherited relations included.
struct Hop {
  RelationId relation;
  ModelId target;  // may be none
  bool forward = true;
  bool to_many = false;   // yields a related manager, not an instance
  bool nullable = false;  // forward: the column may be NULL; backward one-to-one: always
};

class RelationGraph;
class Requirements;
class TemplateFacts;
class TemplateIndex;
struct AdminOptions;
class Urls;
struct Components;

class ProjectModel {
 public:
  ProjectModel();
  ProjectModel(ProjectModel&&) noexcept;
  ProjectModel& operator=(ProjectModel&&) noexcept;
  ~ProjectModel();

  [[nodiscard]] const Sources& sources() const { return *sources_; }
  /// Facts of a Python file; an empty module for other files.
  [[nodiscard]] const FileFacts& facts(FileId file) const { return (*facts_)[file.index()]; }

  [[nodiscard]] std::span<const Module> modules() const { return modules_; }
  [[nodiscard]] std::span<const Class> classes() const { return classes_; }
  [[nodiscard]] std::span<const Model> models() const { return models_; }
  [[nodiscard]] std::span<const Relation> relations() const { return relations_; }
  [[nodiscard]] std::span<const SettingsModule> settings() const { return settings_; }
  /// By the path of their migrations.
  [[nodiscard]] std::span<const App> apps() const { return apps_; }
  [[nodiscard]] const Class& cls(ClassId id) const { return classes_[id.index()]; }
  [[nodiscard]] const Model& model(ModelId id) const { return models_[id.index()]; }
  [[nodiscard]] const Relation& relation(RelationId id) const { return relations_[id.index()]; }
  /// A field by name, inherited ones included; nothing when the model has none that is known.
  [[nodiscard]] const Field* field(ModelId model, std::string_view name) const;
  [[nodiscard]] const RelationGraph& graph() const { return *graph_; }
  /// Templates by name, URLconfs and components (analyzer/model/template_index.h, urls.h, components.h), each made when it is
  /// first asked for.
  [[nodiscard]] const TemplateIndex& template_index() const;
  [[nodiscard]] const Urls& urls() const;
  [[nodiscard]] const Components& components() const;
  /// What the project declares, locks and has installed (analyzer/model/requirements.h); made when it is first asked for.
  [[nodiscard]] const Requirements& requirements() const;
  /// The options of admin classes (analyzer/model/admin_options.h), likewise.
  [[nodiscard]] const AdminOptions& admin_options() const;

  /// The module of a file, or nothing for a file that is no importable module.
  [[nodiscard]] const Module* module_of(FileId file) const;
  /// The class whose class_def scope this is, or none.
  [[nodiscard]] ClassId class_of(FileId file, ScopeId scope) const;
  /// What a bare name means in a scope: the scope's own bindings, then the enclosing functions', the module's, builtins.
  [[nodiscard]] Symbol resolve_name(FileId file, ScopeId scope, std::string_view name) const;
  /// The same for a name or a chain of attributes; other expressions are unknown. A name assigned from such an expression
  /// stands for what that stands for.
  [[nodiscard]] Symbol resolve(FileId file, ScopeId scope, NodeId expression) const;
  /// djvet's description of a class or function outside the tree ("django.views.generic.ListView"); unknown when there is none.
  [[nodiscard]] Symbol described(std::string_view canonical) const;
  /// Facts of a template; empty for other files.
  [[nodiscard]] const TemplateFacts& template_facts(FileId file) const;
  /// Facts of a manifest; empty for other files.
  [[nodiscard]] const ManifestFacts& manifest_facts(FileId file) const;
  /// A member of a class by its MRO: a function, class or value; unknown when no class of the tree defines it.
  [[nodiscard]] Symbol member(ClassId cls, std::string_view name) const;
  /// "app.Model" or, with `from`, a bare model name of the same app. None when it isn't in the tree nor in django/'s tables.
  [[nodiscard]] ModelId find_model(std::string_view label, ModelId from = {}) const;
  /// A hop by attribute (`book.author`, `author.book_set`), as instances spell it.
  [[nodiscard]] std::optional<Hop> hop(ModelId model, std::string_view attribute) const;
  /// A hop by name in a query (`author__name`, `book__title`), as lookups spell it.
  [[nodiscard]] std::optional<Hop> lookup_hop(ModelId model, std::string_view name) const;

  /// The indices behind the queries, for model/ and link/ alone.
  struct Tables;
  [[nodiscard]] const Tables& tables() const { return *tables_; }

 private:
  friend class Linker;
  const Sources* sources_ = nullptr;
  const std::vector<FileFacts>* facts_ = nullptr;
  const std::vector<TemplateFacts>* templates_ = nullptr;
  const ManifestTable* manifests_ = nullptr;
  std::vector<Module> modules_;
  std::vector<Class> classes_;
  std::vector<Model> models_;
  std::vector<Relation> relations_;
  std::vector<SettingsModule> settings_;
  std::vector<App> apps_;
  std::unique_ptr<RelationGraph> graph_;
  OnDemand<TemplateIndex> template_index_;
  OnDemand<Urls> urls_;
  OnDemand<Components> components_;
  OnDemand<Requirements> requirements_;
  OnDemand<AdminOptions> admin_options_;
  std::unique_ptr<Tables> tables_;
};

}  // namespace djvet
