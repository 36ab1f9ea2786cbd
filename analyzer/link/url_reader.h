// URLconfs: a small interpreter of the code that builds urlpatterns - lists, `+=`, append, conditions, loops, include(),
// routers and functions of the tree that return patterns or wrap views.
// Invariant: nothing is made up. What branches don't share is conditional, what can't be followed makes a list not known.
// Source: Django 5.2, "URL dispatcher"; Django REST framework 3.16, "Routers".
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analyzer/django/urls.h"
#include "analyzer/link/url_values.h"
#include "analyzer/model/project_model.h"
#include "analyzer/model/resolver.h"

namespace djvet {

class UrlReader {
 public:
  /// `model` needs everything but its URLconfs.
  explicit UrlReader(const ProjectModel& model) : model_(model), resolver_(model) {}

  /// Modules that bind `urlpatterns`, those that they include, and the roots that settings name.
  [[nodiscard]] Urls read_all();

 private:
  /// A run of statements: a module, or one call of a function.
  struct Frame {
    FileId file;
    ScopeId scope = 0;
    UrlEnvironment values;
    std::vector<UrlValue> returned;
    bool ended = false;                  // by return, raise, break or continue
    int conditional = 0;                 // branches and loops around the statement
    NodeId before = Resolver::anywhere;  // modules: the statement, which sees only names bound above it
  };
  struct Registration {
    std::optional<std::string> prefix;
    Symbol viewset;
    std::optional<std::string> basename;
    bool conditional = false;
    FileId file;
    Span span;
  };
  struct Router {
    bool standard = false;  // with a root view and format suffixes
    bool root_view = true;
    bool format_suffixes = true;
    bool regex = true;
    bool known = true;  // false: its class makes other routes, or something else was registered
    std::string slash = "/";
    std::string root_name = "api-root";
    Symbol root_class;
    std::vector<Registration> registrations;
    FileId file;
    Span span;
  };

  // Statements: url_reader.cpp
  void read(FileId file);
  [[nodiscard]] UrlConf& conf(FileId file);
  UrlEnvironment& module(FileId file);
  void run(Frame& frame, NodeId begin, NodeId end, int depth);
  void statement(Frame& frame, NodeId at, int depth);
  void assign(Frame& frame, NodeId at);
  void bind(Frame& frame, NodeId target, const UrlValue& value);
  void augment(Frame& frame, NodeId at);
  void import(Frame& frame, const Import& import);
  void change(Frame& frame, NodeId call);
  void branches(Frame& frame, NodeId at, int depth);
  void attempts(Frame& frame, NodeId at, int depth);
  void loop(Frame& frame, NodeId at, int depth);
  UrlListId list_of(const UrlValue& sequence);

  // Expressions: url_expressions.cpp
  UrlValue evaluate(Frame& frame, NodeId expression, int depth);
  UrlValue items(Frame& frame, NodeId list, int depth);
  UrlValue lookup(Frame& frame, NodeId name, int depth);
  UrlValue attribute(Frame& frame, NodeId expression, int depth);
  UrlValue attribute_of(const UrlValue& of, std::string_view name);
  UrlValue binary(Frame& frame, NodeId expression, int depth);
  UrlValue from_symbol(const Symbol& symbol, int depth);
  UrlValue from_value(const Symbol& symbol, int depth);
  [[nodiscard]] UrlValue setting(std::string_view name) const;
  [[nodiscard]] bool is_kind_of(const Symbol& cls, std::string_view external) const;

  // Calls: url_calls.cpp
  struct Arguments {
    std::vector<NodeId> positional;
    std::vector<std::pair<std::string_view, NodeId>> named;
    bool more = false;  // *args or **kwargs
    [[nodiscard]] NodeId get(std::size_t position, std::string_view name) const;
  };
  [[nodiscard]] Arguments arguments(FileId file, NodeId call) const;
  UrlValue call(Frame& frame, NodeId call, int depth);
  UrlValue method(Frame& frame, NodeId call, int depth);
  UrlValue formatted(const UrlValue& format, Frame& frame, const Arguments& given, int depth);
  UrlValue call_framework(Frame& frame, NodeId call, UrlFunction function, int depth);
  UrlValue pattern(Frame& frame, NodeId call, UrlKind kind, int depth);
  void set_view(Frame& frame, NodeId expression, UrlEntry& entry, int depth);
  UrlValue include(Frame& frame, NodeId call, int depth);
  UrlValue include_of(FileId from, UrlValue what);
  UrlValue include_module(FileId from, const std::string& dotted);
  UrlValue outside(std::string_view dotted);
  UrlValue group(Frame& frame, NodeId call, UrlFunction function, int depth);
  UrlValue wrapped(Frame& frame, NodeId call, UrlFunction function, int depth);
  UrlValue call_function(Frame& frame, NodeId call, const UrlValue& function, int depth);
  UrlValue run_function(const UrlValue& function, Frame inner, int depth);
  UrlValue returned(const Symbol& function, Frame& inner, int depth);
  UrlValue view_of(const UrlValue& value);
  UrlValue with_suffixes(const UrlValue& sequence);
  UrlEntryId add(UrlEntry entry);
  UrlValue entry_value(UrlEntryId id);

  // Objects: url_objects.cpp
  UrlValue instance_attribute(const UrlValue& object, std::string_view name);
  UrlValue bound(const Symbol& function, const UrlValue& object);
  std::optional<UrlValue> assigned_attribute(const UrlValue& object, std::string_view name);
  UrlValue super_of(Frame& frame);
  UrlValue app_config(std::string_view label);
  UrlValue loaded_class(Frame& frame, NodeId call, std::string_view package, int depth);
  void find_app_configs();

  // Routers: url_routers.cpp
  std::optional<UrlValue> make_router(Frame& frame, NodeId call, const Symbol& cls, int depth);
  void read_router_class(Router& router, ClassId cls);
  void register_viewset(Frame& frame, Router& router, NodeId call, int depth);
  UrlValue router_urls(const Router& router);
  void add_routes(const Router& router, const Registration& registration, UrlValue& out);
  std::optional<std::string> viewset_text(const Symbol& viewset, std::string_view name, bool& known) const;
  std::optional<std::string> basename_of(const Symbol& viewset) const;
  [[nodiscard]] bool answers(const Symbol& viewset, std::string_view action) const;

  const ProjectModel& model_;
  Resolver resolver_;
  Urls out_;
  std::vector<Router> routers_;
  std::unordered_map<FileId, std::uint32_t> conf_of_;                    // only looked up
  std::unordered_map<FileId, std::unique_ptr<UrlEnvironment>> modules_;  // only looked up; empty while being read
  struct Call {
    FileId file;
    ScopeId scope = 0;
    ClassId of;
    friend bool operator==(const Call&, const Call&) = default;
  };
  std::vector<Call> calls_;                                            // of functions that are being run
  std::unordered_map<std::string, std::vector<ClassId>> app_configs_;  // by label
  bool app_configs_found_ = false;
  std::unordered_map<std::string, UrlListId> outside_;  // described URLconfs that were included
  std::vector<FileId> reading_;                         // URLconfs that are being read, each included by the one before
  std::size_t steps_ = 0;
  int following_ = 0;  // values in other modules that led here
};

}  // namespace djvet
