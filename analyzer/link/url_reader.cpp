// Statements, one after the other. Both sides of a condition are run on copies and merged; a loop over elements that are all
// known is run for each, any other loop once.
// SPDX-License-Identifier: MIT
#include "analyzer/link/url_reader.h"

#include <algorithm>
#include <set>

#include "analyzer/model/tables.h"

namespace djvet {
namespace {

using Kind = UrlValue::Kind;

constexpr int max_nesting = 48;               // blocks, expressions and calls followed into each other
constexpr std::size_t max_steps = 3'000'000;  // statements and expressions of one project
constexpr std::size_t max_elements = 4'000;   // of one list
constexpr std::size_t max_unrolled = 64;      // elements of a list that a loop is run for

bool leaves_loop(const FileFacts& facts, NodeId body) {
  for (NodeId at = body; at < body + facts.node(body).size(); ++at) {
    const NodeKind kind = facts.kind(at);
    if (kind == NodeKind::break_stmt || kind == NodeKind::continue_stmt || kind == NodeKind::return_stmt) return true;
  }
  return false;
}

void append(UrlValue& list, const UrlValue& more) {
  list.known = list.known && more.known && more.is(Kind::sequence);
  if (list.elements.size() + more.elements.size() > max_elements) list.known = false;
  else list.elements.insert(list.elements.end(), more.elements.begin(), more.elements.end());
}

}  // namespace

Urls UrlReader::read_all() {
  std::set<FileId> wanted;
  for (const Module& module : model_.modules()) {
    const FileFacts& facts = model_.facts(module.file);
    const bool dependency = model_.sources().files[module.file.index()].is_dependency();
    if (!dependency && !facts.nodes().empty() && model_.tables().scopes.of(module.file, 0).binds(facts, "urlpatterns"))
      wanted.insert(module.file);
  }
  for (const SettingsModule& settings : model_.settings()) {
    const auto found = settings.strings.find("ROOT_URLCONF");
    if (found == settings.strings.end()) continue;
    UrlRoot root;
    root.settings = settings.file;
    root.dotted = found->second;
    root.urlconf = model_.tables().modules.absolute(root.dotted, settings.file).file;
    if (root.urlconf.valid()) wanted.insert(root.urlconf);
    out_.roots_.push_back(std::move(root));
  }
  for (const FileId file : wanted) read(file);
  std::ranges::sort(out_.confs_, {}, &UrlConf::file);
  return std::move(out_);
}

UrlConf& UrlReader::conf(FileId file) {
  const auto [slot, fresh] = conf_of_.try_emplace(file, static_cast<std::uint32_t>(out_.confs_.size()));
  if (fresh) {
    UrlConf conf;
    conf.file = file;
    conf.list = UrlListId(out_.lists_.size());
    out_.lists_.emplace_back();
    out_.confs_.push_back(std::move(conf));
  }
  return out_.confs_[slot->second];
}

void UrlReader::read(FileId file) {
  if (conf_of_.contains(file)) return;
  const UrlListId list = conf(file).list;
  reading_.push_back(file);
  UrlEnvironment& values = module(file);
  const auto value_of = [&](std::string_view name) {
    if (const UrlValue* there = values.find(name); there != nullptr && !there->is(Kind::unknown)) return *there;
    return from_symbol(resolver_.module_member(file, name), 0);
  };
  const UrlValue patterns = value_of("urlpatterns");
  const UrlListId made = list_of(patterns);
  out_.lists_[list.index()] = out_.lists_[made.index()];
  UrlValue app = value_of("app_name");
  if (app.is(Kind::text)) conf(file).app_name = std::move(app.text);
  reading_.pop_back();
}

UrlListId UrlReader::list_of(const UrlValue& sequence) {
  UrlList list;
  list.known = sequence.is(Kind::sequence) && sequence.known;
  for (const UrlValue& element : sequence.elements) {
    if (element.is(Kind::entry)) list.items.push_back({UrlEntryId(element.index), element.conditional});
    else list.known = false;
  }
  const UrlListId id(out_.lists_.size());
  out_.lists_.push_back(std::move(list));
  return id;
}

UrlEnvironment& UrlReader::module(FileId file) {
  const auto [slot, fresh] = modules_.try_emplace(file, nullptr);
  if (fresh) {
    modules_[file] = std::make_unique<UrlEnvironment>();
    const auto end = static_cast<NodeId>(model_.facts(file).nodes().size());
    Frame frame;
    frame.file = file;
    if (end != 0) run(frame, 1, end, 0);
    *modules_[file] = std::move(frame.values);
  }
  return *modules_[file];
}

void UrlReader::run(Frame& frame, NodeId begin, NodeId end, int depth) {
  const FileFacts& facts = model_.facts(frame.file);
  for (NodeId at = begin; at < end && !frame.ended; at += facts.node(at).size()) {
    if (depth > max_nesting || ++steps_ > max_steps) {
      for (auto& [name, value] : frame.values.all()) value.known = false;
      return;
    }
    if (frame.scope == 0) frame.before = at;
    statement(frame, at, depth);
  }
}

void UrlReader::statement(Frame& frame, NodeId at, int depth) {
  const FileFacts& facts = model_.facts(frame.file);
  const NodeId end = at + facts.node(at).size();
  switch (facts.kind(at)) {
    case NodeKind::assign: return assign(frame, at);
    case NodeKind::aug_assign: return augment(frame, at);
    case NodeKind::call: return change(frame, at);
    case NodeKind::import_stmt: return import(frame, facts.imports()[facts.node(at).text()]);
    case NodeKind::if_stmt: return branches(frame, at, depth);
    case NodeKind::try_stmt: return attempts(frame, at, depth);
    case NodeKind::for_stmt:
    case NodeKind::while_stmt: return loop(frame, at, depth);
    case NodeKind::with_stmt: {
      const NodeId body = facts.body(at);
      return body == 0 ? void() : run(frame, body + 1, end, depth + 1);
    }
    case NodeKind::return_stmt:
      frame.returned.push_back(at + 1 < end ? evaluate(frame, at + 1, depth + 1) : UrlValue());
      frame.ended = true;
      return;
    case NodeKind::raise_stmt:
    case NodeKind::break_stmt:
    case NodeKind::continue_stmt: frame.ended = true; return;
    case NodeKind::delete_stmt:
      for (const NodeId child : facts.children(at))
        for (NodeId id = child; id < child + facts.node(child).size(); ++id)
          if (facts.kind(id) == NodeKind::name)
            if (UrlValue* there = frame.values.find(facts.text_of(id))) *there = {};
      return;
    default: return;
  }
}

void UrlReader::assign(Frame& frame, NodeId at) {
  const FileFacts& facts = model_.facts(frame.file);
  if (facts.node(at).has(flag_no_value)) return;
  const NodeId expression = facts.last_child(at);
  UrlValue value = evaluate(frame, expression, 0);
  value.origin = expression;
  for (const NodeId target : facts.children(at))
    if (target != expression && facts.kind(target) != NodeKind::annotation) bind(frame, target, value);
}

void UrlReader::bind(Frame& frame, NodeId target, const UrlValue& value) {
  const FileFacts& facts = model_.facts(frame.file);
  const NodeKind kind = facts.kind(target);
  if (kind == NodeKind::name) return frame.values.set(facts.text_of(target), value);
  const bool nested = kind == NodeKind::tuple || kind == NodeKind::list;
  std::size_t position = 0;
  for (NodeId id = target + 1; id < target + facts.node(target).size(); id += nested ? facts.node(id).size() : 1) {
    if (facts.kind(id) != NodeKind::name) continue;
    const std::size_t at = position++;
    if (nested && value.is(Kind::sequence) && value.known && at < value.elements.size())
      frame.values.set(facts.text_of(id), value.elements[at]);
    else if (UrlValue* there = frame.values.find(facts.text_of(id)); nested) frame.values.set(facts.text_of(id), {});
    else if (there != nullptr && there->is(Kind::sequence)) there->known = false;  // urlpatterns[0:0] = [...]
  }
}

void UrlReader::augment(Frame& frame, NodeId at) {
  const FileFacts& facts = model_.facts(frame.file);
  if (facts.kind(at + 1) != NodeKind::name) return;
  UrlValue sum = lookup(frame, at + 1, 0);
  const UrlValue more = evaluate(frame, facts.last_child(at), 0);
  if (facts.node(at).op() != Operator::add || (!sum.is(Kind::sequence) && !more.is(Kind::sequence)))
    return frame.values.set(facts.text_of(at + 1), {});
  if (!sum.is(Kind::sequence)) {
    sum = UrlValue(Kind::sequence);
    sum.known = false;
  }
  append(sum, more);
  if (const UrlValue* there = frame.values.find(facts.text_of(at + 1))) sum.origin = there->origin;
  frame.values.set(facts.text_of(at + 1), std::move(sum));
}

/// An import replaces a variable of the same name; a star may replace any, but never does so in practice where the module
/// that it reads is outside the tree.
void UrlReader::import(Frame& frame, const Import& import) {
  const FileFacts& facts = model_.facts(frame.file);
  if ((import.flags & import_star) == 0) {
    if (frame.values.find(facts.text(import.bound)) == nullptr) return;
    UrlValue value = from_symbol(resolver_.imported(frame.file, import), 0);
    return frame.values.set(facts.text(import.bound), std::move(value));
  }
  const std::string_view dotted = facts.text(import.module);
  const ModuleIndex& modules = model_.tables().modules;
  const ModulePlace place =
      dotted.starts_with('.') ? modules.relative(dotted, frame.file) : modules.absolute(dotted, frame.file);
  if (!place.file.valid() || place.file == frame.file) return;
  if (!model_.tables().scopes.of(place.file, 0).binds(model_.facts(place.file), "urlpatterns")) return;
  for (auto& [name, value] : module(place.file).all()) {
    if (name.starts_with('_') || value.is(Kind::unknown)) continue;
    frame.values.set(name, value);
  }
}

/// A call that stands alone: of a list's method, or for what it does (a router's register()).
void UrlReader::change(Frame& frame, NodeId at) {
  const FileFacts& facts = model_.facts(frame.file);
  const NodeId callee = at + 1;
  if (facts.node(at).size() < 2) return;
  const bool of_name = facts.kind(callee) == NodeKind::attribute && facts.node(callee).size() == 2 &&
                       facts.kind(callee + 1) == NodeKind::name;
  UrlValue list = of_name ? lookup(frame, callee + 1, 0) : UrlValue();
  if (!list.is(Kind::sequence)) {
    evaluate(frame, at, 0);
    return;
  }
  const std::string_view method = facts.text_of(callee);
  const NodeId last = facts.last_child(at);
  if (last == callee) {
    if (method == "reverse" || method == "sort") return;
    list.elements.clear();
    list.known = list.known && method == "clear";
  } else if (method == "extend") {
    append(list, evaluate(frame, last, 0));
  } else if (method == "append" || method == "insert") {
    UrlValue element = evaluate(frame, last, 0);
    const bool first = method == "insert" && facts.kind(callee + facts.node(callee).size()) == NodeKind::integer &&
                       facts.text_of(callee + facts.node(callee).size()) == "0";
    list.elements.insert(first ? list.elements.begin() : list.elements.end(), std::move(element));
  } else if (method != "index" && method != "count") {
    for (UrlValue& element : list.elements) element.conditional = true;
    list.known = false;
  }
  frame.values.set(facts.text_of(callee + 1), std::move(list));
}

void UrlReader::branches(Frame& frame, NodeId at, int depth) {
  const FileFacts& facts = model_.facts(frame.file);
  std::vector<UrlEnvironment> ends;
  const UrlEnvironment before = frame.values;
  bool otherwise = false;
  ++frame.conditional;
  for (const NodeId child : facts.children(at)) {
    const NodeKind kind = facts.kind(child);
    if (kind != NodeKind::block && kind != NodeKind::else_clause) continue;
    otherwise |= kind == NodeKind::else_clause;
    frame.values = before;
    run(frame, child + 1, child + facts.node(child).size(), depth + 1);
    if (!frame.ended) ends.push_back(std::move(frame.values));
    frame.ended = false;
  }
  --frame.conditional;
  if (!otherwise) ends.insert(ends.begin(), before);
  frame.ended = ends.empty();
  if (!ends.empty()) frame.values = either(std::move(ends));
}

void UrlReader::attempts(Frame& frame, NodeId at, int depth) {
  const FileFacts& facts = model_.facts(frame.file);
  const UrlEnvironment before = frame.values;
  std::vector<UrlEnvironment> ends;
  const auto run_part = [&](NodeId part) {
    run(frame, part + 1, part + facts.node(part).size(), depth + 1);
    if (!frame.ended) ends.push_back(std::move(frame.values));
    frame.ended = false;
  };
  ++frame.conditional;
  for (const NodeId child : facts.children(at)) {
    const NodeKind kind = facts.kind(child);
    if (kind == NodeKind::block) {
      run_part(child);
    } else if (kind == NodeKind::else_clause && !ends.empty()) {
      frame.values = std::move(ends.front());
      ends.erase(ends.begin());
      run_part(child);
    } else if (const NodeId handler = facts.body(child); kind == NodeKind::except_clause && handler != 0) {
      frame.values = before;
      run_part(handler);
    }
  }
  --frame.conditional;
  frame.ended = ends.empty();
  if (!ends.empty()) frame.values = either(std::move(ends));
  for (const NodeId child : facts.children(at))
    if (facts.kind(child) == NodeKind::finally_clause)
      run(frame, child + 1, child + facts.node(child).size(), depth + 1);
}

void UrlReader::loop(Frame& frame, NodeId at, int depth) {
  const FileFacts& facts = model_.facts(frame.file);
  const NodeId body = facts.body(at);
  if (body == 0) return;
  const NodeId end = body + facts.node(body).size();
  const bool is_for = facts.kind(at) == NodeKind::for_stmt;
  const UrlValue over = is_for ? evaluate(frame, facts.child(at, 1), depth + 1) : UrlValue();
  const bool certain = std::ranges::none_of(over.elements, [](const UrlValue& element) { return element.conditional; });
  if (over.is(Kind::sequence) && over.known && certain && over.elements.size() <= max_unrolled &&
      !leaves_loop(facts, body)) {
    for (const UrlValue& element : over.elements) {
      bind(frame, at + 1, element);
      run(frame, body + 1, end, depth + 1);
    }
    return;
  }
  UrlEnvironment before = frame.values;
  if (is_for) bind(frame, at + 1, UrlValue());
  ++frame.conditional;
  run(frame, body + 1, end, depth + 1);
  --frame.conditional;
  frame.ended = false;
  repeat(frame.values, before);
  frame.values = either({std::move(frame.values), std::move(before)});
}

}  // namespace djvet
