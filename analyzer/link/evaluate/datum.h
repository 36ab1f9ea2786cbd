// What the evaluator computes with: values, the objects they refer to, the names bound to them, and the state of a program
// at one point of its run.
// Invariant: a value of kind `several` holds at least one alternative or is open, and no alternative is itself `several`.
// Objects are shared as in Python: two names bound to one list see each other's changes. A state is cheap to copy.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/base/ids.h"
#include "analyzer/base/span.h"

namespace djvet {

/// Where something is written.
struct Origin {
  FileId file;
  Span span;
};

struct Datum {
  enum class Kind : std::uint8_t {
    unknown,
    absent,  // among alternatives: the name is not bound
    none,
    boolean,   // number
    integer,   // number; open: the index of an item (among[0]) in a list, plus number
    floating,  // real
    text,      // text
    path,      // text
    object,    // id: a list, tuple, set, dict or instance of the state's heap
    module,    // file, or an external one: text is its dotted name
    function,  // file, id: its scope; frame: where it is defined
    cls,       // file, id: its scope; frame: its own names
    method,    // text: its name; self holds the object
    external,  // text: dotted path of something outside the tree
    several,
  };
  Kind kind = Kind::unknown;
  bool open = false;
  std::int64_t number = 0;
  double real = 0;
  std::string text;  // several: the environment variable that decides, where it is known
  std::uint32_t id = 0;
  std::uint32_t frame = 0;
  FileId file;
  std::shared_ptr<const std::vector<Datum>> among;  // several: the alternatives; method: what it is a method of
  Origin origin;

  [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
  [[nodiscard]] bool is_text(std::string_view wanted) const { return kind == Kind::text && text == wanted; }

  [[nodiscard]] static Datum of(Kind kind);
  [[nodiscard]] static Datum boolean(bool value);
  [[nodiscard]] static Datum integer(std::int64_t value);
  [[nodiscard]] static Datum string(std::string text);
  [[nodiscard]] static Datum path(std::string text);
  [[nodiscard]] static Datum external(std::string dotted);
  [[nodiscard]] static Datum object(std::uint32_t id);
  /// Something that the environment decides, with what it is where the environment says nothing.
  [[nodiscard]] static Datum environment(const Datum& fallback, std::string variable);
  /// True or false, the likelier first.
  [[nodiscard]] static Datum either_way(bool likelier = false);
};

/// Whether two values are one and the same: equal scalars of one type, or the same object.
[[nodiscard]] bool same(const Datum& a, const Datum& b);
/// One of the two. Too many alternatives are unknown.
[[nodiscard]] Datum either(const Datum& a, const Datum& b);
/// The alternatives of a value: itself where it is not `several`.
[[nodiscard]] std::vector<Datum> alternatives(const Datum& value);
/// Whether the value may be something that is not among its alternatives.
[[nodiscard]] bool is_open(const Datum& value);
/// A value that can only be True or False: where it is open, either of them, its own alternatives first.
[[nodiscard]] Datum closed_boolean(const Datum& value);
/// The value without the alternative that its name is not bound.
[[nodiscard]] Datum bound(const Datum& value);

/// What an object holds.
struct ObjectBody {
  enum class Kind : std::uint8_t { list, tuple, set, dict, instance };
  Kind kind = Kind::list;
  bool open = false;         // others may be among the items
  std::vector<Datum> items;  // dict: its values; instance: the arguments it was made with
  std::vector<Datum> keys;   // dict: its keys; instance: the arguments' names, `none` for positional ones
  std::string callee;        // instance: what was called
  static constexpr std::uint32_t no_class = 0xffffffffU;
  std::uint32_t cls = no_class;  // instance: of a class of the tree that is followed, its index
  bool made = false;             // such an instance: the constructor outside the tree has been called
  std::vector<std::pair<std::string_view, Datum>> attributes;  // such an instance: those that were set
};
[[nodiscard]] bool same(const ObjectBody& a, const ObjectBody& b);

/// The bodies that an object may have; none at all where nothing is known of it.
using Bodies = std::vector<ObjectBody>;
/// Adds a body unless it is there.
void add_body(Bodies& bodies, ObjectBody body);
/// At most a few bodies: where there are more, one with what all of them share.
void limit(Bodies& bodies);

/// What a value refers to, as one of several bodies; open: it may be something else.
struct Contents {
  Bodies bodies;
  bool open = false;
};

struct Variable {
  Datum value;
  Origin origin;
};

/// The names of a module, a class, a call or a comprehension.
struct ProgramFrame {
  static constexpr std::uint32_t none = 0xffffffffU;
  std::map<std::string_view, Variable> names;
  std::vector<std::string_view> globals;  // declared global here
  std::uint32_t parent = none;            // where names are looked up next
  bool is_comprehension = false;          // what `:=` binds belongs to the frame around it
  bool hides_from_functions = false;      // a class: its functions don't see its names
  bool is_opaque = false;                 // it may have other names
};

struct ProgramState {
  std::vector<std::shared_ptr<const Bodies>> heap;  // by id; null: it isn't there; empty: nothing is known
  std::map<std::uint32_t, std::shared_ptr<ProgramFrame>> frames;
  bool live = true;  // false behind a return, raise, break or continue
};

}  // namespace djvet
