// Methods of lists, sets and dicts: those that change one, and those that read it.
// Source: docs.python.org/3/library/stdtypes.html.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "analyzer/link/evaluate/interpreter.h"

namespace djvet {
namespace {

using Kind = Datum::Kind;
using Place = std::ptrdiff_t;

constexpr auto reading_methods = std::to_array<std::string_view>(
    {"get", "keys", "values", "items", "copy", "index", "count", "union", "__getitem__"});

/// Where `insert` puts an item; nothing where it can't be told. In an open list only the front, and places next to a certain
/// item, are known.
std::optional<Place> place_of(const ObjectBody& body, const Datum& index) {
  const bool one_relative = index.is(Kind::several) && index.among->size() == 1 && index.among->front().open;
  if (one_relative) return place_of(body, index.among->front());  // of a list that may be another one
  if (!index.is(Kind::integer)) return std::nullopt;
  const auto size = static_cast<std::int64_t>(body.items.size());
  if (index.open) {  // X.index(item) + number: next to that item wherever it stands
    const auto found =
        std::ranges::find_if(body.items, [&](const Datum& each) { return same(each, index.among->front()); });
    const Place place = found - body.items.begin() + static_cast<Place>(index.number);
    return found != body.items.end() && place <= size ? std::optional(place) : std::nullopt;
  }
  if (body.open && index.number != 0) return std::nullopt;
  const std::int64_t at = index.number < 0 ? std::max<std::int64_t>(0, index.number + size) : index.number;
  return static_cast<Place>(std::min(at, size));
}

}  // namespace

void Interpreter::change(const CodeContext& at, const Datum& object, NodeId object_node, const Edit& edit) {
  if (object_node != 0) mutate(at, object_node, edit);
  else mutate_value(object, edit);
}

std::optional<Datum> Interpreter::container_method(const CodeContext& at, const Datum& object, std::string_view name,
                                                   const CallArguments& arguments, NodeId object_node) {
  const Contents held = contents(object);
  if (held.bodies.empty()) return std::nullopt;
  if (std::ranges::find(reading_methods, name) != reading_methods.end()) return read_container(object, name, arguments);
  if (held.bodies[0].kind == BodyKind::dict) {
    Datum out;
    if ((name == "pop" || name == "setdefault") && !arguments.positional.empty()) {
      CallArguments get = arguments;
      if (name == "setdefault" && arguments.positional.size() == 1) get.positional.push_back(Datum::of(Kind::none));
      out = read_container(object, "get", get);
    }
    if (dict_change(at, name, arguments, object, object_node)) return out;
  } else if (list_change(at, name, arguments, object, object_node)) {
    return Datum::of(Kind::none);
  }
  change(at, object, object_node, [](ObjectBody&) { return false; });
  return Datum();
}

bool Interpreter::list_change(const CodeContext& at, std::string_view name, const CallArguments& arguments,
                              const Datum& object, NodeId object_node) {
  if (!arguments.exact || !arguments.keywords.empty()) return false;
  const std::vector<Datum>& given = arguments.positional;
  if (name == "append" && given.size() == 1) {
    change(at, object, object_node, [&](ObjectBody& body) {
      body.items.push_back(given[0]);
      return body.kind == BodyKind::list;
    });
    return true;
  }
  if ((name == "add" || name == "remove" || name == "discard") && given.size() == 1) {
    change(at, object, object_node, [&](ObjectBody& body) {
      if (given[0].is(Kind::unknown) || given[0].is(Kind::several)) return false;
      const auto found = std::ranges::find_if(body.items, [&](const Datum& each) { return same(each, given[0]); });
      if (name == "add") {
        if (found == body.items.end()) body.items.push_back(given[0]);
        return body.kind == BodyKind::set;
      }
      if (found != body.items.end()) body.items.erase(found);
      return true;
    });
    return true;
  }
  if (name == "insert" && given.size() == 2) {
    change(at, object, object_node, [&](ObjectBody& body) {
      const std::optional<Place> place = place_of(body, given[0]);
      if (place) body.items.insert(body.items.begin() + *place, given[1]);
      else body.open = true;
      return body.kind == BodyKind::list;
    });
    return true;
  }
  if ((name == "extend" || name == "update") && given.size() == 1) {
    const Datum more = convert_sequence(given[0], BodyKind::list);
    const Contents added = contents(more);
    change(at, object, object_node, [&](ObjectBody& body) {
      const bool one = added.bodies.size() == 1;
      const bool set = body.kind == BodyKind::set;
      for (std::size_t i = 0; one && i < added.bodies[0].items.size(); ++i) {
        const Datum& item = added.bodies[0].items[i];
        if (!set || std::ranges::none_of(body.items, [&](const Datum& each) { return same(each, item); }))
          body.items.push_back(item);
      }
      body.open |= !one || added.open || added.bodies[0].open;
      return set == (name == "update");
    });
    return true;
  }
  return list_rearrange(at, name, arguments, object, object_node);
}

/// Methods that take items out of a list or move them.
bool Interpreter::list_rearrange(const CodeContext& at, std::string_view name, const CallArguments& arguments,
                                 const Datum& object, NodeId object_node) {
  const std::vector<Datum>& given = arguments.positional;
  if (name == "clear" && given.empty()) {
    change(at, object, object_node, [](ObjectBody& body) {
      body.items.clear();
      body.open = false;
      return body.kind == BodyKind::list || body.kind == BodyKind::set;
    });
    return true;
  }
  if ((name == "sort" || name == "reverse") && given.empty()) {
    change(at, object, object_node, [&](ObjectBody& body) {
      const bool texts = std::ranges::all_of(body.items, [](const Datum& each) {
        return each.is(Kind::text) && each.text.find(project_root_mark) == std::string::npos;
      });
      if (body.kind != BodyKind::list || body.open || (name == "sort" && !texts)) return false;
      if (name == "sort") std::ranges::sort(body.items, {}, &Datum::text);
      else std::ranges::reverse(body.items);
      return true;
    });
    return true;
  }
  if (name == "pop" && given.size() <= 1) {
    change(at, object, object_node, [&](ObjectBody& body) {
      if (body.open || body.items.empty() || body.kind != BodyKind::list) return false;
      const Datum last = Datum::integer(-1);
      const Datum& index = given.empty() ? last : given[0];
      const auto size = static_cast<std::int64_t>(body.items.size());
      if (!index.is(Kind::integer)) return false;
      const std::int64_t place = index.number < 0 ? index.number + size : index.number;
      if (place < 0 || place >= size) return false;
      body.items.erase(body.items.begin() + static_cast<Place>(place));
      return true;
    });
    return true;
  }
  return false;
}

bool Interpreter::dict_change(const CodeContext& at, std::string_view name, const CallArguments& arguments,
                              const Datum& object, NodeId object_node) {
  const std::vector<Datum>& given = arguments.positional;
  if (name == "update" && given.size() <= 1) {
    const Datum more = make_dict(arguments);
    const Contents added = contents(more);
    change(at, object, object_node, [&](ObjectBody& body) {
      if (added.bodies.size() != 1 || added.open) return false;
      const ObjectBody& from = added.bodies[0];
      if (from.open) return false;
      for (std::size_t i = 0; i < from.items.size(); ++i) {
        const auto found = std::ranges::find_if(body.keys, [&](const Datum& key) { return same(key, from.keys[i]); });
        if (found != body.keys.end()) {
          body.items[static_cast<std::size_t>(found - body.keys.begin())] = from.items[i];
          continue;
        }
        body.keys.push_back(from.keys[i]);
        body.items.push_back(from.items[i]);
      }
      return body.kind == BodyKind::dict;
    });
    return true;
  }
  if (name == "clear") {
    change(at, object, object_node, [](ObjectBody& body) {
      body.keys.clear();
      body.items.clear();
      body.open = false;
      return true;
    });
    return true;
  }
  if ((name != "setdefault" && name != "pop") || given.empty()) return false;
  const Datum key = given[0];
  change(at, object, object_node, [&](ObjectBody& body) {
    if (body.kind != BodyKind::dict || key.is(Kind::unknown) || key.is(Kind::several)) return false;
    const auto found = std::ranges::find_if(body.keys, [&](const Datum& each) { return same(each, key); });
    const Place place = found - body.keys.begin();
    if (name == "pop") {
      if (found == body.keys.end()) return true;
      body.keys.erase(found);
      body.items.erase(body.items.begin() + place);
      return true;
    }
    if (found != body.keys.end()) return true;
    if (body.open) return false;
    body.keys.push_back(key);
    body.items.push_back(given.size() > 1 ? given[1] : Datum::of(Kind::none));
    return true;
  });
  return true;
}

Datum Interpreter::read_container(const Datum& object, std::string_view name, const CallArguments& arguments) {
  const std::vector<Datum>& given = arguments.positional;
  const Contents held = contents(object);
  Datum out;
  bool first = true;
  const auto add = [&](Datum value) {
    out = first ? std::move(value) : either(out, value);
    first = false;
  };
  for (const ObjectBody& body : held.bodies) {
    if (name == "copy") {
      add(make(body));
    } else if (body.kind == BodyKind::dict && (name == "get" || name == "__getitem__") && !given.empty()) {
      const auto found = std::ranges::find_if(body.keys, [&](const Datum& key) { return same(key, given[0]); });
      const bool plain = !given[0].is(Kind::unknown) && !given[0].is(Kind::several);
      if (found != body.keys.end()) add(body.items[static_cast<std::size_t>(found - body.keys.begin())]);
      else add(body.open || !plain ? Datum() : given.size() > 1 ? given[1] : Datum::of(Kind::none));
    } else if (body.kind == BodyKind::dict && (name == "keys" || name == "values")) {
      add(make_list(name == "keys" ? body.keys : body.items, BodyKind::list, body.open));
    } else if (body.kind == BodyKind::dict && name == "items") {
      std::vector<Datum> pairs;
      for (std::size_t i = 0; i < body.items.size(); ++i)
        pairs.push_back(make_list({body.keys[i], body.items[i]}, BodyKind::tuple));
      add(make_list(std::move(pairs), BodyKind::list, body.open));
    } else if (name == "index" && given.size() == 1) {
      const auto found = std::ranges::find_if(body.items, [&](const Datum& each) { return same(each, given[0]); });
      if (held.open || held.bodies.size() != 1 || body.open) {
        Datum index = Datum::integer(0);
        index.open = true;
        index.among = std::make_shared<const std::vector<Datum>>(std::vector<Datum>{given[0]});
        return index;
      }
      add(found == body.items.end() ? Datum() : Datum::integer(found - body.items.begin()));
    } else {
      add({});
    }
  }
  if (name == "copy" && !out.is(Kind::object)) return held.open ? Datum() : make(held.bodies);
  return held.open ? either(out, Datum()) : out;
}

}  // namespace djvet
