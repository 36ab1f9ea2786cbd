// Loads: which related rows a queryset brings along, by path from its own rows ("author__publisher").
// A path that is loaded covers every shorter path that it starts with.
// Source: Django documentation, "QuerySet API reference", select_related and prefetch_related.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/ids.h"
#include "analyzer/infer/site.h"

namespace djvet {

/// An attribute that Prefetch(to_attr=...) fills with a list of rows, by path.
struct LoadedList {
  std::string path;
  ModelId model;
};

/// The columns that only() and defer() leave to be read row by row.
struct Columns {
  std::vector<std::string> only;  // empty: all
  std::vector<std::string> deferred;
  bool unknown = false;  // some names can't be read
  Site only_call;        // the last only() and the last defer()
  Site defer_call;

  [[nodiscard]] bool plain() const { return only.empty() && deferred.empty() && !unknown; }
  [[nodiscard]] bool leaves_out(std::string_view column) const;
  /// The call that leaves a column out.
  [[nodiscard]] const Site& leaving_out(std::string_view column) const;
};

/// A column that has one value in all rows.
struct FixedColumn {
  enum class Is : std::uint8_t { text, yes, no, none };
  std::string path;  // of the column, from the rows
  Is is{};
  std::string text;
  friend bool operator==(const FixedColumn&, const FixedColumn&) = default;
};

struct Loads {
  std::vector<std::string> selected;
  std::vector<std::string> prefetched;
  /// Set by Django itself or by the code: a known parent, an assigned relation. What lies below is that object's: one for
  /// all rows, or loaded elsewhere.
  std::vector<std::string> known;
  std::vector<std::string> absent;  // keys that a filter leaves null: nothing is there to be asked for
  std::vector<FixedColumn> fixed;   // columns that a filter leaves one value
  std::vector<LoadedList> lists;
  std::vector<std::string> joined;  // of `prefetched`: what comes with the query of the path before it
  Columns columns;
  bool bare_select = false;                 // select_related(): every foreign key that can't be null
  bool by_change_list = false;              // the admin's change list chose what is joined: the code said nothing
  std::vector<std::string> columns_joined;  // by_change_list: the keys among its columns
  bool opaque = false;  // something can't be read (*names, an unknown Prefetch): nothing is claimed missing

  [[nodiscard]] bool empty() const {
    return selected.empty() && prefetched.empty() && known.empty() && absent.empty() && fixed.empty() &&
           lists.empty() && columns.plain() && !bare_select && !opaque;
  }
  [[nodiscard]] bool covers(std::string_view path) const;
  /// Whether prefetch_related() names the path, or one below it.
  [[nodiscard]] bool prefetches(std::string_view path) const;
  /// Whether the rows of the path are fetched once for all that have the same one: by a prefetch, not by a join.
  [[nodiscard]] bool shares(std::string_view path) const;
  void merge(const Loads& other);
};

/// "a" + "b" = "a__b"; an empty one adds nothing.
[[nodiscard]] std::string join_path(std::string_view prefix, std::string_view name);

}  // namespace djvet
