// URLconfs: each module's urlpatterns as lists of patterns and includes, and what a root makes of them when all includes
// are followed. Routes, names and namespaces are spelt as Django's resolver holds them.
// Invariant: what an entry says is certain; a text that the code computes is not known, and a list that code may change in
// ways that can't be followed says so. Source: Django 5.2, "URL dispatcher" (namespaces: "URL namespaces and included
// URLconfs").
// Lifetime: owned by the ProjectModel. Threads: const, any.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/project_model.h"

namespace djvet {

using UrlListId = Id<struct UrlListTag>;
using UrlEntryId = Id<struct UrlEntryTag>;

enum class UrlKind : std::uint8_t {
  path,      // path(): a route with <converter:name> parts
  regex,     // re_path(), url(): a regular expression
  language,  // i18n_patterns(): the active language's prefix, which `route` doesn't hold
};

/// One path(), re_path(), url(), i18n_patterns() or route of a REST framework router.
struct UrlEntry {
  UrlKind kind{};
  bool route_known = true;
  bool name_known = true;       // false: there is a name that can't be read
  bool namespace_known = true;  // false: likewise for `space` and `app_name`
  bool translated = false;      // the route is a message id of gettext
  bool is_include = false;
  std::string route;
  std::string name;      // empty: none
  std::string app_name;  // includes: of the application
  std::string space;     // includes: the instance namespace; empty: none
  UrlListId includes;    // includes: none when what is included is outside the tree or not known
  std::string outside;   // includes: the dotted path of a URLconf outside the tree ("django.contrib.admin.site.urls")
  Symbol callback;       // patterns: a function, a class (as_view() or an instance) or an external; may be unknown
  NodeId callback_node = 0;          // the expression of the callback, in `file`; 0 for routes of routers
  std::vector<std::string> actions;  // viewsets: methods of the class that answer, sorted
  FileId file;
  Span span;  // the call
};

struct UrlItem {
  UrlEntryId entry;
  bool conditional = false;  // only sometimes there, as below `if settings.DEBUG`
};

struct UrlList {
  std::vector<UrlItem> items;
  bool known = true;  // false: there may be more
};

/// A module that has `urlpatterns`.
struct UrlConf {
  FileId file;
  UrlListId list;
  std::string app_name;
};

/// A URLconf that settings name as ROOT_URLCONF.
struct UrlRoot {
  FileId settings;
  FileId urlconf;  // none: outside the tree
  std::string dotted;
};

/// A pattern as a root's resolver has it, or an include of which the contents are not known.
struct UrlPattern {
  UrlEntryId entry;
  std::string route;       // of all includes and its own, one after the other; as far as known
  std::string name;        // "shop:detail"; empty: none
  std::string app_names;   // "shop": those of its includes, joined with ':' where they have one
  std::string namespaces;  // "shop": likewise; for an include its own too
  bool route_known = true;
  bool name_known = true;
  bool localized = false;    // below i18n_patterns(): the language's prefix comes first
  bool conditional = false;  // it or one of its includes is
  bool opaque = false;       // an include whose contents are not known
};

class Urls {
 public:
  /// In path order of their files.
  [[nodiscard]] std::span<const UrlConf> confs() const { return confs_; }
  /// In path order of their settings modules.
  [[nodiscard]] std::span<const UrlRoot> roots() const { return roots_; }
  [[nodiscard]] std::span<const UrlEntry> entries() const { return entries_; }
  [[nodiscard]] const UrlEntry& entry(UrlEntryId id) const { return entries_[id.index()]; }
  [[nodiscard]] const UrlList& list(UrlListId id) const { return lists_[id.index()]; }
  /// The URLconf of a module, or nothing.
  [[nodiscard]] const UrlConf* conf_of(FileId file) const;
  /// All patterns below a URLconf, in the order in which Django tries them; includes that include themselves are followed
  /// once. At most max_patterns. Computed anew by every call.
  [[nodiscard]] std::vector<UrlPattern> patterns(const UrlConf& conf) const;

  static constexpr std::size_t max_patterns = 50'000;

 private:
  friend class UrlReader;
  std::vector<UrlConf> confs_;
  std::vector<UrlRoot> roots_;
  std::vector<UrlEntry> entries_;
  std::vector<UrlList> lists_;
};

/// Confs with their own entries, and each root with all its patterns, one a line.
[[nodiscard]] std::string dump_urls(const ProjectModel& model);

}  // namespace djvet
