// What a project is made of besides models and URLconfs: serializers, forms, admin classes, views, Celery tasks, signal
// receivers, management commands and template libraries, each with what it says of itself, through its order of classes.
// Invariant: a model, name or list that can't be told is none, empty or not `known`; nothing is guessed. Files of installed
// packages bring none of their own.
// Lifetime: owned by the ProjectModel, views its facts. Threads: const, any.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/project_model.h"

namespace djvet {

/// An expression of the tree and the scope that it is evaluated in; node 0: none.
struct Expression {
  FileId file;
  ScopeId scope = 0;
  NodeId node = 0;
  [[nodiscard]] bool valid() const { return node != 0; }
};

/// A field that a serializer's or form's class body declares, its own or inherited.
struct ComponentField {
  std::string name;
  Symbol cls;        // of the field, or the serializer that is used as one; an external or a class of the tree
  Expression value;  // the call
};

/// Which of a model's fields `Meta.fields` or `Meta.exclude` name.
struct MetaFields {
  enum class Kind : std::uint8_t { none, all, listed, excluded, unknown };
  Kind kind = Kind::none;
  std::vector<std::string> names;  // listed, excluded
};

struct Serializer {
  ClassId cls;
  ModelId model;  // Meta.model; none: there is none, or it can't be told
  bool of_model = false;
  MetaFields fields;
  std::vector<ComponentField> declared;  // in order, bases first
};

struct Form {
  ClassId cls;
  ModelId model;
  bool of_model = false;
  MetaFields fields;
  std::vector<ComponentField> declared;
};

struct AdminClass {
  ClassId cls;
  bool is_inline = false;
  ModelId model;  // inlines: of their rows; admins: the only one that they are registered for
  std::vector<ClassId> inlines;
  bool inlines_known = true;
};

/// `@admin.register(Book)` or `site.register(Book, BookAdmin)`.
struct AdminRegistration {
  ModelId model;
  ClassId admin;  // none: Django's ModelAdmin, or a class that can't be told
  FileId file;
  NodeId node = 0;     // the call
  bool plain = false;  // without a class: Django's ModelAdmin
};

struct CeleryTask {
  FileId file;
  ScopeId scope = 0;
  std::string name;      // as it is sent; empty where it can't be read
  bool shared = false;   // @shared_task
  NodeId decorator = 0;  // its expression
};

struct SignalReceiver {
  Symbol function;     // what is called; unknown for lambdas and what can't be told
  std::string signal;  // "django.db.models.signals.post_save", or the dotted name of a signal of the tree
  ModelId sender;      // none: any, or not a model that can be told
  bool any_sender = true;
  FileId file;
  Span span;
};

enum class ViewKind : std::uint8_t { view, api_view, viewset };

struct ViewClass {
  ClassId cls;
  ViewKind kind{};
  ModelId model;              // `model`, or that of `queryset`
  Expression queryset;        // the value of `queryset`
  ClassId serializer;         // serializer_class
  ClassId form;               // form_class
  std::string template_name;  // a literal template_name
};

/// A function that some URLconf calls.
struct ViewFunction {
  FileId file;
  ScopeId scope = 0;
};

struct ManagementCommand {
  std::string name;
  FileId file;
  ClassId cls;
};

struct LibraryEntry {
  enum class Kind : std::uint8_t { tag, filter };
  Kind kind{};
  std::string name;
  Symbol function;
  std::string template_name;  // of inclusion tags
};

/// A module of templatetags, loaded as `{% load name %}`.
struct TemplateLibrary {
  std::string name;
  FileId file;
  std::vector<LibraryEntry> entries;  // by place
  bool known = true;                  // false: some registration can't be read
};

/// Tables in the order of files and, in one file, of classes or places.
struct Components {
  std::vector<Serializer> serializers;
  std::vector<Form> forms;
  std::vector<AdminClass> admins;
  std::vector<AdminRegistration> registrations;
  bool registrations_known = true;  // no other model is registered with an admin by code of the tree
  std::vector<CeleryTask> tasks;
  std::vector<SignalReceiver> receivers;
  std::vector<ViewClass> views;
  std::vector<ViewFunction> view_functions;
  std::vector<ManagementCommand> commands;
  std::vector<TemplateLibrary> libraries;

  [[nodiscard]] const Serializer* serializer(ClassId cls) const;
  [[nodiscard]] const Form* form(ClassId cls) const;
  [[nodiscard]] const AdminClass* admin(ClassId cls) const;
  [[nodiscard]] const ViewClass* view(ClassId cls) const;
};

/// One line for each component, table by table.
[[nodiscard]] std::string dump_components(const ProjectModel& model);

}  // namespace djvet
