// What one entry of the project costs: every query that it may run, with the loops that repeat it, and every place where
// that can't be known. An entry is what starts code from outside: a URL with one method of HTTP, a Celery task, a
// management command, a page of the admin.
// Invariant: nothing is guessed. A query that may not run is marked; branches that exclude each other count by the larger
// one where one is larger. What can't be followed is an UnknownCost, and then the queries are what is known of more.
// Not counted: exceptions' handlers, signal receivers, cascades of deletes, middleware, context processors.
// Lifetime: Costs views nothing but ids of the ProjectModel. Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzer/infer/site.h"
#include "analyzer/model/project_model.h"

namespace djvet {

class Surroundings;

/// A number that isn't known before the program runs: how many passes a loop makes.
struct CostLoop {
  Site site;         // the for statement or tag, comprehension clause, or call that iterates; of several, the first
  Site rows;         // the expression that made the rows; node 0: not one, or not known
  std::string path;  // from those rows to the ones that are gone through: "book_set"
  ModelId model;     // whose rows or values; none: the loop isn't known to go through rows
  std::uint32_t most = 0;  // at most, by a slice; 0: not known
};

enum class CostKind : std::uint8_t {
  rows,      // a queryset's rows are fetched
  prefetch,  // with them, those of one path of prefetch_related()
  one,       // get(), first(), last(), ...
  scalar,    // count(), exists(), aggregate(), ...
  to_one,    // a related row that isn't loaded
  to_many,   // a related manager's rows
  deferred,  // a column that only() or defer() left out
  change,    // save(), create(), update(), delete(), ...
  session,   // the session and the user of the request
};

struct QueryCost {
  Site site;                // the expression that costs it
  std::vector<Site> calls;  // the calls that lead to it, outermost first
  CostKind kind{};
  ModelId model;                     // whose table is asked; may be none
  std::string what;                  // the path, the method or the column
  std::vector<std::uint32_t> loops;  // of Costs::loops: it runs once for each of their passes
  std::uint32_t times = 1;           // besides: loops over a few rows
  bool sometimes = false;            // in a branch, or at most so often
};

struct UnknownCost {
  Site site;
  std::string reason;
  bool constant = false;  // it doesn't grow with any rows
  friend auto operator<=>(const UnknownCost&, const UnknownCost&) = default;
};

struct Costs {
  std::vector<CostLoop> loops;
  std::vector<QueryCost> queries;    // in order of evaluation
  std::vector<UnknownCost> unknown;  // sorted, each once
};

struct CostEntry {
  enum class Kind : std::uint8_t { url, task, command, admin };
  Kind kind{};
  std::string method;  // urls: "GET"
  std::string action;  // the method of the class that answers ("get", "list", "handle"); empty for functions
  std::string route;   // urls: "/books/<int:pk>/"; tasks and commands: their name; admin: "catalog.Book change list"
  std::string name;    // urls: "shop:detail"; empty: none
  std::string code;    // the view, task or command: "shop.views.BookList"; empty: not known
  Symbol callback;     // what is called
  ModelId model;       // admin: whose pages
  Site place;          // where it is defined, or where the URL is
  Site arguments;      // urls: the expression that names the view: `BookList.as_view(paginate_by=10)`
  ScopeId scope = 0;   // of `arguments`
  Costs costs;
};

/// Every entry of the project with its costs: URLs in the order of the resolver, tasks, commands, the admin, each in the
/// order of files.
[[nodiscard]] std::vector<CostEntry> measure_entries(const ProjectModel& model, unsigned workers);

}  // namespace djvet
