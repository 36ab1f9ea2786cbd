// A finding: one thing to change, where, why djvet believes it, and what to write instead.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/hash.h"
#include "analyzer/base/ids.h"
#include "analyzer/base/span.h"

namespace djvet {

enum class Severity : std::uint8_t { note, warning, error };  // how bad
enum class Confidence : std::uint8_t { low, medium, high };   // how sure
enum class Level : std::uint8_t { l1 = 1, l2, l3, l4 };       // who settles it: escalation.h decides it

[[nodiscard]] std::string_view to_string(Severity severity);      // "note", "warning", "error"
[[nodiscard]] std::string_view to_string(Confidence confidence);  // "low", "medium", "high"
[[nodiscard]] std::string_view to_string(Level level);            // "L1" ...

/// What makes a finding more than one peer's question. Those down to `third_return` ask for a design (L3), the others for a
/// decision (L4).
enum class Trigger : std::uint8_t {
  none,
  multiplied_queries,  // nested loops: each row of the one queries for each row of the other
  several_endpoints,   // the same relation is missing in several functions, and no tried fix held
  schema_redesign,  // a change of the schema that has to be planned: locks, rewrites, several deployments, split histories
  several_apps,     // the change lies in several apps
  third_return,     // it was settled three times and came back
  data_loss,        // what is lost can't be brought back
  open_choice,      // valid ways to settle it that give different results
};

struct Check;

/// A place with what is to be seen there. `file` indexes Sources::files.
struct Place {
  FileId file;
  Span span;
  std::string text;  // one line, no final period
};

struct Property {
  std::string key;
  std::vector<std::string> values;
};

/// A text that takes the place of a span of a file's decoded text, newlines as that file has them.
struct Edit {
  FileId file;
  Span span;
  std::string text;
  friend bool operator==(const Edit&, const Edit&) = default;
};

/// A file that isn't there yet.
struct CreatedFile {
  std::string path;  // relative to the root, '/' between parts; its folder is there
  std::string text;  // UTF-8
  friend auto operator<=>(const CreatedFile&, const CreatedFile&) = default;
};

enum class Safety : std::uint8_t {
  safe,    // the program does what it did, with fewer queries
  unsafe,  // it should, but that depends on code which isn't in sight, or the change costs something else
};
[[nodiscard]] std::string_view to_string(Safety safety);  // "safe", "unsafe"

/// Edits and new files that make a finding go away, perhaps together with others.
struct Fix {
  std::string title;  // what it does, in one line, no final period
  std::vector<Edit> edits;
  std::vector<CreatedFile> created;  // by path
  Safety safety{};
  bool verified = false;  // tried on a copy in memory: the finding was gone, and no new one came
};

/// How a check would have a finding fixed; fix/ writes it as edits, for which it needs the source text.
struct Strategy {
  enum class Kind : std::uint8_t {
    select_related,    // the querysets join `names`
    prefetch_related,  // the querysets prefetch `names`
    columns,           // the querysets load the columns `names`, which only() or defer() leaves out
    own_key,           // the key of a related row is read from the row's own column, the one of `names`
    prefetch_objects,  // the querysets prefetch `arguments`: `Prefetch(...)` that fill the attributes `names`
    annotate,          // the querysets annotate `arguments`, whose names are `names`
    new_files,         // `created` are written; findings with the same files go away together
    list_related,      // admin classes join `names` in their change lists: `list_select_related`
    source,   // `edits`, `insertions`, `removals` and `moved_imports`, in the files of `places`; `title` says what they
              // do; findings with the same ones go away together
    reorder,  // elements of one list stand in the order of `places`; findings with the same places go away together
  };
  /// A node of a file's facts: the expression or class that makes a queryset, or an expression that reads a relation.
  struct Place {
    FileId file;
    std::uint32_t node = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
  };
  /// A name that the file of the places must import: `from module import name`, the module as an import there spells it.
  struct Import {
    std::string module, name;
    friend auto operator<=>(const Import&, const Import&) = default;
  };
  /// Code as pieces, one behind the other: `text` as it stands or as a string in the file's quotes, or a file's own text.
  struct Piece {
    enum class Kind : std::uint8_t { code, string, copy };
    Kind kind{};
    std::string text;
    FileId file;  // copy
    Span span;
  };
  using Code = std::vector<Piece>;
  /// An expression that `text` takes the place of.
  struct Replacement {
    Place place;
    std::string text;
  };
  /// What is written beside something else. Several in one place stand in the order of their ranks, then texts, each once.
  struct Insertion {
    enum class Kind : std::uint8_t {
      line,  // `text` is lines of code, "\n" between them, above or below the lines of `beside` and as deep as those
      item,  // `text` is the value of a string in a list or tuple, whose element `beside` is
      requirement,  // `text` is the name of a package, written as the manifest writes `beside`, one of its requirements
    };
    Kind kind{};
    FileId file;
    Span beside;
    bool behind = false;
    std::uint32_t rank = 0;
    std::string text;
    friend auto operator<=>(const Insertion&, const Insertion&) = default;
  };
  /// What is taken out: a statement of the module's top level with its lines, or an element of a list or tuple.
  struct Removal {
    enum class Kind : std::uint8_t { statement, item };
    Kind kind{};
    FileId file;
    Span span;
    friend auto operator<=>(const Removal&, const Removal&) = default;
  };
  /// A name that the import of `span` takes from elsewhere: `from module import name`, behind its `as` where it has one.
  struct MovedImport {
    FileId file;
    Span span;  // Import::span
    std::string module, name;
    friend auto operator<=>(const MovedImport&, const MovedImport&) = default;
  };
  Kind kind{};
  std::vector<Place> places;          // all of them are changed
  std::vector<std::string> names;     // as the method spells them
  std::vector<std::string> keys;      // paths of forward keys that `names` go over: only() must not leave them out
  std::string manager;                // the default manager of the rows' model, for a view that makes their queryset;
                                      // empty for an admin class, which has get_queryset()
  std::vector<Replacement> replaced;  // what was loaded is read from the row
  std::vector<Code> arguments;        // of a call that the querysets get; one for each of `names`
  std::vector<Import> imports;
  std::vector<CreatedFile> created;  // new_files, by path
  std::string title;                 // source: in one line, no final period
  std::vector<Edit> edits;
  std::vector<Insertion> insertions;
  std::vector<Removal> removals;
  std::vector<MovedImport> moved_imports;
  Safety safety{};  // at best: what fix/ finds in the source may lower it
};

/// What became of a strategy.
struct Attempt {
  enum class Outcome : std::uint8_t {
    verified,       // the finding was gone, and nothing new came
    still_there,    // the finding
    new_finding,    // `detail`: the first that came
    not_parsed,     // `detail`: a file that less is understood of
    follows_less,   // the analysis gives up in more places
    not_together,   // not with the edits of other findings' fixes
    not_writable,   // the source isn't such that it could be written
    not_asked_for,  // an unsafe one, where only safe ones were asked for
    out_of_time,    // neither tried nor rejected
  };
  std::string title;  // what the strategy does, in one line, no final period
  Outcome outcome{};
  std::string detail;                // in one line, may be empty
  std::vector<Edit> edits;           // what was tried; empty where it couldn't be written
  std::vector<CreatedFile> created;  // likewise
};

/// One of the ways to settle a finding that the user must choose from.
struct Choice {
  std::string title;   // what to do, in one line, no final period
  std::string effect;  // likewise, what follows
  std::string effort;  // "low", "medium", "high"
  std::string risk;    // in one line, no final period
  bool reversible = false;
  bool recommended = false;  // one of them is
};

struct Finding {
  const Check* check = nullptr;
  Severity severity{};
  Confidence confidence{};
  Level level = Level::l2;  // set by settle and whoever adds evidence: level_of() of escalation.h
  FileId file;
  Span span;
  std::string message;       // what, in one line, no final period
  std::string help;          // the exact code to write, or what to do; may be empty
  std::vector<Place> notes;  // related places (the model's line, the loop's line)
  std::vector<Place> flow;   // from the queryset through the loop to the access, in order of execution
  std::vector<Property>
      properties;       // machine-readable evidence: "relations" -> {"author__profile"}, "model" -> {"shop.Book"}
  std::string symbol;   // enclosing qualified symbol ("BookView.get"), "" at module level
  std::string anchor;   // white-space-normalised text that the finding stands on (part of its identity)
  Hash128 fingerprint;  // set by settle: check, path, symbol, anchor, ordinal among equals
  std::vector<Trigger> triggers;     // sorted, each once; none is not among them
  std::vector<Choice> choices;       // two to four where a trigger asks for a decision
  std::vector<Strategy> strategies;  // what to try, best first; at most two are tried. Not in a report that is recalled
  std::size_t untried = 0;           // strategies that nobody has tried yet; set by settle
  std::vector<Fix> fixes;            // that were tried and verified; empty unless somebody asked for fixes
  std::vector<Attempt> attempts;     // in the order in which they were made; likewise
};

}  // namespace djvet
