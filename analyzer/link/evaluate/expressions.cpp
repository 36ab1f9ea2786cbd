// Expressions: literals, displays, names, attributes, subscripts, conditions, comprehensions and f-strings.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>

#include "analyzer/django/constants.h"
#include "analyzer/django/names.h"
#include "analyzer/link/evaluate/interpreter.h"

namespace djvet {
namespace {

constexpr std::size_t max_iterated = 400;  // items of a list that code runs for one by one

Datum number_of(std::string_view text, bool floating) {
  std::string digits;
  for (const char c : text)
    if (c != '_') digits += c;
  if (floating) {
    double real = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), real);
    if (end.ec != std::errc() || end.ptr != digits.data() + digits.size()) return {};
    Datum out = Datum::of(Datum::Kind::floating);
    out.real = real;
    return out;
  }
  int base = 10;
  std::string_view rest = digits;
  if (rest.size() > 2 && rest[0] == '0') {
    const char mark = static_cast<char>(rest[1] | 0x20);
    base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
    if (base != 10) rest.remove_prefix(2);
  }
  std::int64_t number = 0;
  const auto end = std::from_chars(rest.data(), rest.data() + rest.size(), number, base);
  return end.ec == std::errc() && end.ptr == rest.data() + rest.size() ? Datum::integer(number) : Datum();
}

/// Whether the last part of a path is spelt as classes are.
bool is_class_name(std::string_view dotted) {
  const std::string_view name = dotted.substr(dotted.rfind('.') + 1);
  return !name.empty() && name[0] >= 'A' && name[0] <= 'Z' &&
         std::ranges::any_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

Datum Interpreter::evaluate(const CodeContext& at, NodeId node) {
  const DepthGuard depth(*this);
  if (node == 0 || !depth.ok || !spend(1) || !state_.live) return {};
  Datum value = evaluate_kind(at, node);
  if (!value.origin.file.valid()) value.origin = {at.file, model_.facts(at.file).span(node)};
  return value;
}

Datum Interpreter::evaluate_kind(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  const NodeKind kind = facts.kind(node);
  switch (kind) {
    case NodeKind::string:
      if (facts.node(node).has(flag_clipped) || facts.text_of(node).find(project_root_mark) != std::string_view::npos)
        return {};
      return Datum::string(std::string(facts.text_of(node)));
    case NodeKind::string_concat: return evaluate_concat(at, node);
    case NodeKind::f_string: return evaluate_f_string(at, node);
    case NodeKind::integer: return number_of(facts.text_of(node), false);
    case NodeKind::floating: return number_of(facts.text_of(node), true);
    case NodeKind::true_value: return Datum::boolean(true);
    case NodeKind::false_value: return Datum::boolean(false);
    case NodeKind::none_value: return Datum::of(Kind::none);
    case NodeKind::list: return evaluate_items(at, node, BodyKind::list);
    case NodeKind::tuple: return evaluate_items(at, node, BodyKind::tuple);
    case NodeKind::set: return evaluate_items(at, node, BodyKind::set);
    case NodeKind::dict: return evaluate_dict(at, node);
    case NodeKind::name: {
      Datum value = read_name(at, facts.text_of(node));
      if (!value.is(Kind::several)) value.origin = {at.file, facts.span(node)};
      return value;
    }
    case NodeKind::attribute: return evaluate_attribute(at, node);
    case NodeKind::subscript: return evaluate_subscript(at, node);
    case NodeKind::call: return evaluate_call(at, node);
    case NodeKind::bool_and:
    case NodeKind::bool_or: return evaluate_logic(at, node);
    case NodeKind::not_op:
      return closed_boolean(for_each_alternative(evaluate(at, node + 1), [&](const Datum& each) {
        const std::optional<bool> is = truth(each);
        return is ? Datum::boolean(!*is) : Datum::either_way();
      }));
    case NodeKind::conditional: return evaluate_conditional(at, node);
    case NodeKind::compare: return evaluate_comparison(at, node);
    case NodeKind::unary: return unary(facts.node(node).op(), evaluate(at, node + 1));
    case NodeKind::binary: {
      const Datum left = evaluate(at, node + 1);
      return binary(facts.node(node).op(), left, evaluate(at, facts.last_child(node)));
    }
    case NodeKind::list_comp:
    case NodeKind::set_comp:
    case NodeKind::dict_comp:
    case NodeKind::generator: return evaluate_comprehension(at, node);
    case NodeKind::named: {
      Datum value = evaluate(at, node + 1);
      CodeContext around = at;
      for (auto frame = state_.frames.find(around.frame);
           frame != state_.frames.end() && frame->second->is_comprehension; frame = state_.frames.find(around.frame))
        around.frame = frame->second->parent;
      bind(around, facts.text_of(node), value, {at.file, facts.span(node)});
      return value;
    }
    case NodeKind::lambda: {  // equal to nothing but itself
      const Module* module = model_.module_of(at.file);
      if (demand_ == nullptr || module == nullptr) return {};
      return Datum::external(module->dotted + ".<lambda " + std::to_string(facts.span(node).begin) + ">");
    }
    default: return {};
  }
}

Datum Interpreter::evaluate_concat(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  Datum out = Datum::string("");
  for (const NodeId part : facts.children(node)) out = binary(Operator::add, out, evaluate(at, part));
  return out;
}

Datum Interpreter::evaluate_f_string(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  Datum out = Datum::string("");
  for (const NodeId part : facts.children(node)) {
    if (facts.kind(part) == NodeKind::f_format) return {};
    if (facts.kind(part) == NodeKind::f_text) {
      out = binary(Operator::add, out, Datum::string(std::string(facts.text_of(part))));
      continue;
    }
    const Datum value = for_each_alternative(evaluate(at, part), [&](const Datum& each) {
      std::optional<std::string> text = to_text(each);
      return text ? Datum::string(std::move(*text)) : Datum();
    });
    out = binary(Operator::add, out, value);
  }
  return out;
}

/// The items of a display. A starred part that may be one of several gives as many bodies.
Datum Interpreter::evaluate_items(const CodeContext& at, NodeId node, BodyKind kind) {
  const FileFacts& facts = model_.facts(at.file);
  Bodies all(1);
  all[0].kind = kind;
  for (const NodeId child : facts.children(node)) {
    if (facts.kind(child) != NodeKind::star) {
      const Datum item = evaluate(at, child);
      for (ObjectBody& body : all) {
        const bool twice = kind == BodyKind::set &&
                           std::ranges::any_of(body.items, [&](const Datum& each) { return same(each, item); });
        if (!twice) body.items.push_back(item);
        if (!twice) body.items.back().origin = {at.file, facts.span(child)};
      }
      continue;
    }
    const Contents more = contents(evaluate(at, child + 1));
    Bodies longer;
    for (const ObjectBody& body : all) {
      for (const ObjectBody& tail : more.bodies) {
        ObjectBody sum = body;
        const std::vector<Datum>& items = tail.kind == BodyKind::dict ? tail.keys : tail.items;
        sum.items.insert(sum.items.end(), items.begin(), items.end());
        sum.open |= tail.open || tail.kind == BodyKind::instance;
        add_body(longer, std::move(sum));
      }
      if (!more.open) continue;
      ObjectBody sum = body;
      sum.open = true;
      add_body(longer, std::move(sum));
    }
    all = std::move(longer);
    limit(all);
    if (all.empty()) return {};
  }
  return make(std::move(all));
}

Datum Interpreter::evaluate_dict(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  Datum out = make(ObjectBody{BodyKind::dict, false, {}, {}, {}});
  for (const NodeId child : facts.children(node)) {
    if (facts.kind(child) == NodeKind::double_star) {
      out = united(Operator::bit_or, out, evaluate(at, child + 1));
      continue;
    }
    if (facts.kind(child) != NodeKind::pair) return {};
    const Datum key = evaluate(at, child + 1);
    Datum value = evaluate(at, facts.last_child(child));
    value.origin = {at.file, facts.span(facts.last_child(child))};
    mutate_value(out, [&](ObjectBody& body) {
      if (key.is(Kind::unknown) || key.is(Kind::several)) {
        body.open = true;
        return true;
      }
      for (std::size_t i = 0; i < body.keys.size(); ++i) {
        if (!same(body.keys[i], key)) continue;
        body.items[i] = value;
        return true;
      }
      body.keys.push_back(key);
      body.items.push_back(value);
      return true;
    });
  }
  return out;
}

Datum Interpreter::evaluate_attribute(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  if (facts.node(node).size() < 2) return {};
  const std::string_view name = facts.text_of(node);
  return for_each_alternative(evaluate(at, node + 1), [&](const Datum& each) { return attribute_of(each, name); });
}

Datum Interpreter::attribute_of(const Datum& value, std::string_view name) {
  switch (value.kind) {
    case Kind::module: return module_attribute(value, name);
    case Kind::external: {
      const std::string dotted = value.text + "." + std::string(name);
      if (const std::optional<std::string_view> text = known_text(dotted)) return Datum::string(std::string(*text));
      if (const std::optional<int> number = known_integer(dotted)) return Datum::integer(*number);
      if (demand_ == nullptr) return Datum::external(dotted);
      if (value.among != nullptr && (name == "value" || name == "name" || name == "label"))
        return (*value.among)[name == "name" ? 0 : name == "label" ? 1 : 2];
      if (value.among != nullptr) return {};  // a property of an enumeration's members
      return demanded_external(canonical_name(dotted));
    }
    case Kind::cls: {
      if (demand_ != nullptr && value.frame == ProgramFrame::none) return djvet::bound(class_member(value, name));
      // What statements change of an enumeration leaves its members as they were made.
      if (const ClassId cls = model_.class_of(value.file, value.id); demand_ != nullptr && cls.valid() && is_enum(cls))
        if (Datum member = djvet::bound(class_member(value, name)); !member.is(Kind::unknown)) return member;
      std::map<std::string_view, Variable> names = class_names(value);
      const auto found = names.find(name);
      return found == names.end() ? Datum() : djvet::bound(found->second.value);
    }
    case Kind::path: return path_attribute(value, name);
    case Kind::object:
    case Kind::text:
    case Kind::integer: {
      if (is_followed(value)) return instance_attribute(value, name);
      if (!value.is(Kind::object) && value.among != nullptr && !value.open) {  // a member of an enumeration
        if (name == "name") return (*value.among)[0];
        if (name == "label") return (*value.among)[1];
        if (name == "value") return (*value.among)[2];
      }
      Datum method = Datum::of(Kind::method);
      method.text = name;
      method.among = std::make_shared<const std::vector<Datum>>(std::vector<Datum>{value});
      return method;
    }
    default: return {};
  }
}

Datum Interpreter::evaluate_subscript(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  const NodeId index = facts.child(node, 1);
  if (index == 0 || facts.child(node, 2) != 0) return {};
  const Datum value = evaluate(at, node + 1);
  if (facts.kind(index) == NodeKind::slice) return evaluate_slice(at, index, value);
  const Datum key = evaluate(at, index);
  if (demand_ != nullptr && value.is(Kind::external) &&
      is_class_name(value.text)) {  // ForeignKey["Book"], RegexFlag["IGNORECASE"]
    const bool member = key.is(Kind::text) && !key.text.empty() && std::ranges::all_of(key.text, [](char c) {
                          return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
                        });
    return member ? demanded_external(canonical_name(value.text + "." + key.text)) : value;
  }
  if (value.is(Kind::external) && value.text == "os.environ")
    return environment_variable(key, {}, {at.file, facts.span(node)});
  if (value.is(Kind::external) && value.text == "sys.modules") {  // sys.modules[__name__] is the module itself
    Datum own = Datum::of(Kind::module);
    own.file = at.file;
    const Module* module = model_.module_of(at.file);
    return module != nullptr && key.is_text(module->dotted) ? own : Datum();
  }
  return for_each_alternative(value, [&](const Datum& each) {
    return for_each_alternative(key, [&](const Datum& one) { return item_of(each, one); });
  });
}

Datum Interpreter::item_of(const Datum& value, const Datum& key) {
  if (demand_ != nullptr && value.is(Kind::cls) && key.is(Kind::text))
    return djvet::bound(class_member(value, kept(key.text)));
  if (value.is(Kind::text) && key.is(Kind::integer) && !key.open &&
      value.text.find(project_root_mark) == std::string::npos) {
    const auto size = static_cast<std::int64_t>(value.text.size());
    const std::int64_t at = key.number < 0 ? key.number + size : key.number;
    const bool ascii = std::ranges::all_of(value.text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return ascii && at >= 0 && at < size ? Datum::string(value.text.substr(static_cast<std::size_t>(at), 1)) : Datum();
  }
  const Bodies* held = value.is(Kind::object) ? bodies(value.id) : nullptr;
  if (held == nullptr) return {};
  Datum out;
  bool first = true;
  for (const ObjectBody& body : *held) {
    Datum item;
    if (body.kind == BodyKind::dict) {
      for (std::size_t i = 0; i < body.keys.size(); ++i)
        if (same(body.keys[i], key)) item = body.items[i];
    } else if (body.kind != BodyKind::instance && key.is(Kind::integer) && !body.open) {
      const auto size = static_cast<std::int64_t>(body.items.size());
      const std::int64_t at = key.number < 0 ? key.number + size : key.number;
      if (at >= 0 && at < size && body.kind != BodyKind::set) item = body.items[static_cast<std::size_t>(at)];
    }
    out = first ? item : either(out, item);
    first = false;
  }
  return out;
}

/// `x[:2]`, `x[1:]` and `x[1:2]` of one closed list or text; which bound a single number is, its place in the slice says.
Datum Interpreter::evaluate_slice(const CodeContext& at, NodeId node, const Datum& value) {
  const FileFacts& facts = model_.facts(at.file);
  const NodeId first = facts.child(node, 0);
  const NodeId second = facts.child(node, 1);
  const ObjectBody* body = single_body(value);
  const bool list = body != nullptr && (body->kind == BodyKind::list || body->kind == BodyKind::tuple) && !body->open;
  const bool text = value.is(Kind::text) && value.text.find(project_root_mark) == std::string::npos &&
                    std::ranges::all_of(value.text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if ((!list && !text) || facts.child(node, 2) != 0) return {};
  const auto size = static_cast<std::int64_t>(list ? body->items.size() : value.text.size());
  std::int64_t begin = 0;
  std::int64_t end = size;
  const auto set = [&](NodeId bound, std::int64_t& to) {
    const Datum number = evaluate(at, bound);
    if (!number.is(Kind::integer) || number.open) return false;
    to = std::clamp<std::int64_t>(number.number < 0 ? number.number + size : number.number, 0, size);
    return true;
  };
  if (first == 0 && facts.span(node).size() > 1) return {};
  if (first != 0 && second == 0) {
    const bool lower = facts.span(first).begin == facts.span(node).begin;
    const bool upper = facts.span(first).begin == facts.span(node).begin + 1;
    const bool whole = facts.span(node).size() == facts.span(first).size() + 1;
    if (!whole || (!lower && !upper) || !set(first, lower ? begin : end)) return {};
  } else if (second != 0) {
    const bool bounds = facts.span(second).begin == facts.span(first).end + 1 &&
                        facts.span(first).begin == facts.span(node).begin &&
                        facts.span(second).end == facts.span(node).end;
    if (!bounds || !set(first, begin) || !set(second, end)) return {};
  }
  end = std::max(begin, end);
  if (text)
    return Datum::string(value.text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
  return make_list({body->items.begin() + begin, body->items.begin() + end}, body->kind);
}

std::optional<bool> Interpreter::truth(const Datum& value) const {
  switch (value.kind) {
    case Kind::none: return false;
    case Kind::boolean: return value.number != 0;
    case Kind::integer: return value.open ? std::nullopt : std::optional(value.number != 0);
    case Kind::floating: return value.real < 0 || value.real > 0;
    case Kind::text: return !value.text.empty();
    case Kind::path:
    case Kind::module:
    case Kind::function:
    case Kind::cls: return true;
    case Kind::external: {
      if (value.text == "typing.TYPE_CHECKING") return false;
      return std::nullopt;
    }
    case Kind::object:
    case Kind::several: break;
    default: return std::nullopt;
  }
  std::optional<bool> out;
  const auto add = [&](std::optional<bool> is) {
    if (!is || (out && *out != *is)) return false;
    out = is;
    return true;
  };
  if (value.is(Kind::several)) {
    if (value.open) return std::nullopt;
    for (const Datum& each : *value.among)
      if (!add(truth(each))) return std::nullopt;
    return out;
  }
  const Bodies* held = bodies(value.id);
  if (held == nullptr) return std::nullopt;
  for (const ObjectBody& body : *held) {
    if (body.kind == BodyKind::instance || (body.open && body.items.empty())) return std::nullopt;
    if (!add(!body.items.empty())) return std::nullopt;
  }
  return out;
}

/// `a and b`, `a or b`: the first where it decides, else the second; both where it can't be told.
Datum Interpreter::evaluate_logic(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  const bool stops_at = facts.kind(node) == NodeKind::bool_or;
  const Datum left = evaluate(at, node + 1);
  std::vector<Datum> stops;
  bool goes_on = is_open(left);
  for (const Datum& each : alternatives(left)) {
    const std::optional<bool> is = truth(each);
    if (!is || *is == stops_at) stops.push_back(each);
    if (!is || *is != stops_at) goes_on = true;
  }
  if (!goes_on) return left;
  const Datum right = evaluate(at, facts.last_child(node));
  if (stops.empty() && !is_open(left)) return right;
  Datum out = right;
  for (auto each = stops.rbegin(); each != stops.rend(); ++each) out = either(*each, out);
  if (is_open(left)) out = either(out, left.is(Kind::unknown) ? Datum() : Datum::environment({}, left.text));
  return out;
}

Datum Interpreter::evaluate_conditional(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  const NodeId condition = facts.child(node, 1);
  const std::optional<bool> is = truth(evaluate(at, condition));
  if (is) return evaluate(at, *is ? node + 1 : facts.last_child(node));
  if (!charge_copy()) return {};
  ProgramState otherwise = state_;
  refine(at, condition, true);
  const Datum first = evaluate(at, node + 1);
  std::swap(state_, otherwise);
  refine(at, condition, false);
  const Datum second = evaluate(at, facts.last_child(node));
  // What only one side made must live on; what refinement said of names holds no longer.
  if (state_.heap.size() < otherwise.heap.size()) state_.heap.resize(otherwise.heap.size());
  state_ = join(std::move(otherwise), state_);
  return either(first, second);
}

/// The values that a loop over something runs for; nothing where they aren't certain.
std::optional<std::vector<Datum>> Interpreter::iterated(const Datum& value) {
  if (demand_ != nullptr && value.is(Kind::cls)) {
    const ClassId cls = model_.class_of(value.file, value.id);
    return cls.valid() && is_enum(cls) ? enum_members(cls) : std::nullopt;
  }
  const ObjectBody* body = single_body(value);
  if (body == nullptr || body->open || body->items.size() > max_iterated) return std::nullopt;
  if (body->kind == BodyKind::instance) return std::nullopt;
  return body->kind == BodyKind::dict ? body->keys : body->items;
}

Datum Interpreter::evaluate_comprehension(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  ObjectBody empty;
  const NodeKind kind = facts.kind(node);
  empty.kind = kind == NodeKind::set_comp    ? BodyKind::set
               : kind == NodeKind::dict_comp ? BodyKind::dict
                                             : BodyKind::list;
  const NodeId first = facts.child(node, 1);
  if (first == 0 || facts.kind(first) != NodeKind::comprehension_for) return {};
  Datum over = evaluate(at, facts.child(first, 1));
  if (demand_ != nullptr && over.is(Kind::cls))
    if (std::optional<std::vector<Datum>> members = iterated(over)) over = make_list(std::move(*members));
  const CodeContext inner{at.file, new_frame(at.frame)};
  writable(inner.frame).is_comprehension = true;
  Bodies all;
  bool whole = !is_open(over);
  for (const Datum& each : alternatives(over)) {
    const Bodies* held = each.is(Kind::object) ? bodies(each.id) : nullptr;
    if (held == nullptr) {
      all.clear();
      break;
    }
    const Bodies sources = *held;
    for (const ObjectBody& source : sources) {
      ObjectBody out = empty;
      if (!run_items(inner, node, source, out)) out.open = true;
      whole = whole && !out.open;
      add_body(all, std::move(out));
    }
  }
  if (all.empty() || all.size() > 1 || !whole) forget_changes(inner, node + 1, node + facts.node(node).size());
  state_.frames.erase(inner.frame);
  if (all.empty() || is_open(over)) {
    empty.open = true;
    add_body(all, std::move(empty));
  }
  return make(std::move(all));
}

/// Runs a comprehension for the items of one body of what its first clause loops over.
bool Interpreter::run_items(const CodeContext& at, NodeId comprehension, const ObjectBody& source, ObjectBody& out) {
  const FileFacts& facts = model_.facts(at.file);
  const NodeId target = facts.child(comprehension, 1) + 1;
  const std::vector<Datum>& items = source.kind == BodyKind::dict ? source.keys : source.items;
  if (source.kind == BodyKind::instance || source.open || items.size() > max_iterated) return false;
  bool whole = true;
  for (const Datum& item : items) {
    assign(at, target, item, {at.file, facts.span(target)});
    whole = run_clauses(at, comprehension, 2, out) && whole;
  }
  return whole;
}

/// Runs what stands from one clause on. False when some of it isn't known.
bool Interpreter::run_clauses(const CodeContext& at, NodeId comprehension, NodeId clause, ObjectBody& out) {
  const FileFacts& facts = model_.facts(at.file);
  const DepthGuard depth(*this);
  if (!depth.ok || !spend(1)) return false;
  const NodeId node = facts.child(comprehension, clause);
  if (node == 0) {
    const NodeId element = comprehension + 1;
    const bool pair = facts.kind(element) == NodeKind::pair;
    if (pair) out.keys.push_back(evaluate(at, element + 1));
    out.items.push_back(evaluate(at, pair ? facts.last_child(element) : element));
    return true;
  }
  if (facts.kind(node) == NodeKind::comprehension_if) {
    const std::optional<bool> is = truth(evaluate(at, node + 1));
    return is && (!*is || run_clauses(at, comprehension, clause + 1, out));
  }
  if (facts.kind(node) != NodeKind::comprehension_for) return false;
  const std::optional<std::vector<Datum>> items = iterated(evaluate(at, facts.child(node, 1)));
  if (!items) return false;
  bool whole = true;
  for (const Datum& item : *items) {
    assign(at, node + 1, item, {at.file, facts.span(node + 1)});
    whole = run_clauses(at, comprehension, clause + 1, out) && whole;
  }
  return whole;
}

}  // namespace djvet
