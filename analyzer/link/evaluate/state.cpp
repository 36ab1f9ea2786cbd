// Names, objects, and the joining of states behind a condition.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/link/evaluate/interpreter.h"

namespace djvet {
namespace {

/// What an object has been on either of two ways; nothing known on one of them is nothing known.
Bodies joined(const Bodies& a, const Bodies& b) {
  if (a.empty() || b.empty()) return {};
  Bodies all = a;
  for (const ObjectBody& body : b) add_body(all, body);
  limit(all);
  return all;
}

}  // namespace

Interpreter::Interpreter(const ProjectModel& model, EvaluationBudget& budget) : model_(model), budget_(budget) {
  next_frame_ = static_cast<std::uint32_t>(model.sources().files.size());
  environment_ = new_frame(ProgramFrame::none);
}

bool Interpreter::spend(std::size_t steps) {
  steps_ += steps;
  if (!exhausted_ && (steps_ > budget_.steps_each || budget_.steps < steps)) exhausted_ = true;
  budget_.steps -= std::min(budget_.steps, steps);
  if (exhausted_) state_.live = false;
  return !exhausted_;
}

bool Interpreter::charge_copy() { return spend(state_.heap.size() / 8 + state_.frames.size() * 2 + 8); }

const Variable* Interpreter::find_name(const CodeContext& at, std::string_view name) const {
  std::uint32_t id = at.frame;
  for (int hops = 0; id != ProgramFrame::none && hops < DepthGuard::max_depth; ++hops) {
    const auto frame = state_.frames.find(id);
    if (frame == state_.frames.end()) return nullptr;
    const ProgramFrame& names = *frame->second;
    const bool skip =
        (hops != 0 && names.hides_from_functions) || std::ranges::find(names.globals, name) != names.globals.end();
    if (!skip)
      if (const auto found = names.names.find(name); found != names.names.end()) return &found->second;
    id = names.parent;
  }
  return nullptr;
}

Datum Interpreter::read_name(const CodeContext& at, std::string_view name) {
  if (const Variable* variable = find_name(at, name)) return djvet::bound(variable->value);
  const SourceFile& source = model_.sources().files[at.file.index()];
  if (name == "__file__")
    return source.is_dependency() ? Datum() : Datum::string(project_root_mark + ("/" + source.path));
  if (name == "__name__") {
    const Module* module = model_.module_of(at.file);
    return module == nullptr ? Datum() : Datum::string(module->dotted);
  }
  if (demand_ != nullptr) return demanded_name(at, name);
  const auto frame = state_.frames.find(static_cast<std::uint32_t>(at.file.index()));
  if (frame == state_.frames.end() || frame->second->is_opaque) return {};
  return Datum::external("builtins." + std::string(name));
}

ProgramFrame& Interpreter::writable(std::uint32_t frame) {
  std::shared_ptr<ProgramFrame>& at = state_.frames[frame];
  if (at == nullptr) at = std::make_shared<ProgramFrame>();
  if (at.use_count() > 1) {
    spend(at->names.size() / 4);
    at = std::make_shared<ProgramFrame>(*at);
  }
  return *at;
}

std::uint32_t Interpreter::new_frame(std::uint32_t parent) {
  const std::uint32_t id = next_frame_++;
  auto frame = std::make_shared<ProgramFrame>();
  frame->parent = parent;
  state_.frames[id] = std::move(frame);
  return id;
}

void Interpreter::bind(const CodeContext& at, std::string_view name, Datum value, Origin origin) {
  std::uint32_t frame = at.frame;
  const ProgramFrame& own = writable(frame);
  if (std::ranges::find(own.globals, name) != own.globals.end()) frame = static_cast<std::uint32_t>(at.file.index());
  writable(frame).names[name] = {std::move(value), origin};
}

std::uint32_t Interpreter::canonical(std::uint32_t id) const {
  while (id < forwards_.size() && forwards_[id] != id) id = forwards_[id];
  return id;
}

Datum Interpreter::make(Bodies bodies) {
  const std::uint32_t id = next_object_++;
  forwards_.push_back(id);
  set_bodies(id, std::move(bodies));
  return Datum::object(id);
}

Datum Interpreter::make_list(std::vector<Datum> items, BodyKind kind, bool open) {
  ObjectBody body;
  body.kind = kind;
  body.open = open;
  body.items = std::move(items);
  return make(std::move(body));
}

const Bodies* Interpreter::bodies(std::uint32_t id) const {
  id = canonical(id);
  const Bodies* const held = id < state_.heap.size() ? state_.heap[id].get() : nullptr;
  return held == nullptr || held->empty() ? nullptr : held;
}

void Interpreter::set_bodies(std::uint32_t id, Bodies bodies) {
  id = canonical(id);
  limit(bodies);
  std::size_t size = 1;
  for (const ObjectBody& body : bodies) size += body.items.size();
  spend(size);
  if (state_.heap.size() <= id) state_.heap.resize(id + 1);
  state_.heap[id] = std::make_shared<const Bodies>(std::move(bodies));
}

void Interpreter::forget_object(std::uint32_t id) { set_bodies(id, {}); }

Contents Interpreter::contents(const Datum& value) const {
  Contents out;
  out.open = is_open(value);
  for (const Datum& each : alternatives(value)) {
    const Bodies* held = each.is(Kind::object) ? bodies(each.id) : nullptr;
    if (held == nullptr) out.open = true;
    else
      for (const ObjectBody& body : *held) add_body(out.bodies, body);
  }
  return out;
}

const ObjectBody* Interpreter::single_body(const Datum& value) const {
  if (!value.is(Kind::object)) return nullptr;
  const Bodies* held = bodies(value.id);
  return held != nullptr && held->size() == 1 ? &held->front() : nullptr;
}

Datum Interpreter::own_object(const CodeContext& at, std::string_view name, const Datum& value) {
  Contents held = contents(value);
  const std::vector<Datum> all = alternatives(value);
  const bool objects =
      std::ranges::all_of(all, [&](const Datum& each) { return each.is(Kind::object) && bodies(each.id) != nullptr; });
  if (!objects || held.bodies.empty() || is_shared(at, name, all)) return {};
  const bool open = is_open(value);
  for (const Datum& each : all)
    if (held.bodies[0].kind != BodyKind::tuple) forget_object(each.id);  // others that hold it miss later changes
  Datum own = make(std::move(held.bodies));
  const Variable* variable = find_name(at, name);
  bind(at, name, open ? Datum::environment(own, value.text) : own, variable == nullptr ? Origin() : variable->origin);
  return own;
}

void Interpreter::mutate_value(const Datum& value, const Edit& edit) {
  for (const Datum& each : alternatives(value)) {
    if (!each.is(Kind::object)) continue;
    const Bodies* held = bodies(each.id);
    if (held == nullptr) continue;
    Bodies changed;
    bool known = true;
    for (ObjectBody body : *held) {
      if (value.is(Kind::several)) add_body(changed, body);
      if (edit(body)) add_body(changed, std::move(body));
      else known = false;
    }
    set_bodies(each.id, known ? std::move(changed) : Bodies());
  }
}

bool Interpreter::mutate(const CodeContext& at, NodeId expression, const Edit& edit) {
  const FileFacts& facts = model_.facts(at.file);
  Datum value = evaluate(at, expression);
  if (value.is(Kind::several) && facts.kind(expression) == NodeKind::name) {
    const Datum own = own_object(at, facts.text_of(expression), value);
    if (own.is(Kind::object)) value = own;
  }
  mutate_value(value, edit);
  return !value.is(Kind::unknown);
}

void Interpreter::forget_objects(const Datum& value) {
  for (const Datum& each : alternatives(value))
    if (each.is(Kind::object)) forget_object(each.id);
}

/// Forgets the objects that an object holds, and those that they hold.
void Interpreter::forget_reachable(const Datum& value) {
  const DepthGuard depth(*this);
  if (!depth.ok || !spend(1)) return;
  const Contents held = contents(value);
  for (const ObjectBody& body : held.bodies)
    for (const Datum& item : body.items) {
      if (contents(item).bodies.empty()) continue;
      forget_reachable(item);
      forget_objects(item);
    }
}

/// Whether something besides one name of a frame holds one of these objects. Names of modules that have run don't count.
bool Interpreter::is_shared(const CodeContext& at, std::string_view name, const std::vector<Datum>& objects) {
  const auto holds = [&](const Datum& value) {
    return std::ranges::any_of(alternatives(value), [&](const Datum& each) {
      return each.is(Kind::object) && std::ranges::any_of(objects, [&](const Datum& other) {
               return canonical(each.id) == canonical(other.id);
             });
    });
  };
  spend(state_.heap.size());
  const auto files = static_cast<std::uint32_t>(model_.sources().files.size());
  for (const auto& [id, frame] : state_.frames) {
    if (id != at.frame && id < files) continue;
    for (const auto& [other, variable] : frame->names)
      if ((id != at.frame || other != name) && holds(variable.value)) return true;
  }
  return std::ranges::any_of(state_.heap, [&](const std::shared_ptr<const Bodies>& held) {
    return held != nullptr &&
           std::ranges::any_of(*held, [&](const ObjectBody& body) { return std::ranges::any_of(body.items, holds); });
  });
}

/// One of two values of a name. Two objects that only one side each knows are the same object from here on.
Datum Interpreter::join_values(const Datum& a, const Datum& b, ProgramState& into, const ProgramState& other) {
  if (!a.is(Kind::object) || !b.is(Kind::object)) return either(a, b);
  const std::uint32_t first = canonical(a.id);
  const std::uint32_t second = canonical(b.id);
  if (first == second) return a;
  const auto lives = [](const ProgramState& state, std::uint32_t id) {
    return id < state.heap.size() && state.heap[id] != nullptr;
  };
  if (partners_.contains(first)) return either(a, b);  // it is another object of the other side
  if (lives(other, first) || lives(into, second) || !lives(into, first) || !lives(other, second)) return either(a, b);
  into.heap[first] = std::make_shared<const Bodies>(joined(*into.heap[first], *other.heap[second]));
  forwards_[second] = first;
  partners_.insert(first);
  return a;
}

/// Names first: they may find that objects of both sides are one.
ProgramState Interpreter::join(ProgramState a, const ProgramState& b) {
  partners_.clear();
  for (const auto& [id, frame] : b.frames) {
    std::shared_ptr<ProgramFrame>& own = a.frames[id];
    if (own == nullptr) own = frame;
    if (own == frame) continue;
    auto joined = std::make_shared<ProgramFrame>(*own);
    joined->is_opaque |= frame->is_opaque;
    spend(joined->names.size() / 4 + 1);
    for (auto& [name, variable] : joined->names) {
      const auto other = frame->names.find(name);
      if (other == frame->names.end()) variable.value = either(variable.value, Datum::of(Kind::absent));
      else if (!same(variable.value, other->second.value))
        variable.value = join_values(variable.value, other->second.value, a, b);
    }
    for (const auto& [name, variable] : frame->names)
      if (!joined->names.contains(name))
        joined->names[name] = {either(variable.value, Datum::of(Kind::absent)), variable.origin};
    own = std::move(joined);
  }
  spend(b.heap.size() / 8 + 1);
  a.heap.resize(std::max(a.heap.size(), b.heap.size()));
  for (std::size_t id = 0; id < b.heap.size(); ++id) {
    std::shared_ptr<const Bodies>& own = a.heap[id];
    if (own == b.heap[id] || b.heap[id] == nullptr || canonical(static_cast<std::uint32_t>(id)) != id) continue;
    if (own == nullptr) {
      own = b.heap[id];
      continue;
    }
    own = std::make_shared<const Bodies>(joined(*own, *b.heap[id]));
  }
  return a;
}

/// Goes on with the states that are still live, joined; with none, behind the end.
void Interpreter::join_into(std::vector<ProgramState> ends) {
  std::erase_if(ends, [](const ProgramState& state) { return !state.live; });
  if (ends.empty()) {
    state_.live = false;
    return;
  }
  ProgramState all = std::move(ends[0]);
  for (std::size_t i = 1; i < ends.size(); ++i) all = join(std::move(all), ends[i]);
  state_ = std::move(all);
  if (exhausted_) state_.live = false;
}

/// Code that isn't followed has the names of a frame: each may have changed, and others may be there.
void Interpreter::forget_frame(std::uint32_t id) {
  ProgramFrame& frame = writable(id);
  frame.is_opaque = true;
  spend(frame.names.size());
  for (auto& [name, variable] : frame.names)
    if (!is_open(variable.value)) variable.value = Datum::environment(variable.value, "");
}

}  // namespace djvet
