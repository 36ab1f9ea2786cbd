// Templates: a rendered one is walked like a function, with the names of its context. Its loops and lookups cost what those
// of Python cost; what its tags do by themselves is as Django's template engine has it.
// Source: Django 5.2, "Built-in template tags and filters"; django/template/defaulttags.py, loader_tags.py.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/infer/evaluator.h"
#include "analyzer/model/components.h"
#include "analyzer/model/template_index.h"

namespace djvet {

using Kind = Value::Kind;
using enum TemplateNodeKind;

namespace {

constexpr std::size_t max_pages = 12;  // templates within each other

bool is_value(TemplateNodeKind kind) { return kind >= variable && kind <= unknown; }

/// A template's name where it is a constant.
std::optional<std::string_view> constant_name(const TemplateFacts& page, NodeId value) {
  if (value == 0 || page.kind(value) != string || !page.children(value).empty()) return std::nullopt;
  return page.text_of(value);
}

NodeId extends_of(const TemplateFacts& page) {
  if (page.nodes().empty()) return 0;
  return page.child_of_kind(0, extends_tag);
}

}  // namespace

FileId Evaluator::find_template(std::string_view name) const {
  FileId from = frame_.file;
  for (std::size_t depth = callers_.size(); depth > 0 && !around_.is_judged(from); --depth)
    from = frame_at(depth - 1).file;
  const TemplateIndex& index = model_.template_index();
  const TemplateSearch& search = index.search_of(from);
  const std::vector<FileId> files = index.find(search, name);
  if (!files.empty()) return files.front();
  return search.known ? FileId() : index.only_of_name(name);
}

/// The blocks of a template and of those it extends; `root` becomes the one whose text is rendered.
std::shared_ptr<const Blocks> Evaluator::blocks_of(FileId file, FileId& root) {
  auto blocks = std::make_shared<Blocks>();
  root = file;
  for (std::size_t depth = 0; depth < max_pages; ++depth) {
    const TemplateFacts& page = model_.template_facts(root);
    for (NodeId id = 1; id < page.nodes().size(); ++id) {
      if (page.kind(id) != block_tag) continue;
      const auto at =
          std::ranges::find(blocks->by_name, page.text_of(id), &std::pair<std::string, std::vector<Site>>::first);
      if (at == blocks->by_name.end()) blocks->by_name.push_back({std::string(page.text_of(id)), {{root, id}}});
      else at->second.push_back({root, id});
    }
    const NodeId extends = extends_of(page);
    const std::optional<std::string_view> parent =
        extends == 0 ? std::nullopt : constant_name(page, page.value(extends));
    const FileId next = parent ? find_template(*parent) : FileId();
    if (!next.valid() || next == root) break;
    root = next;
  }
  return blocks;
}

/// Renders the template of a name with a context that is a dict.
void Evaluator::render(std::string_view name, Value context) {
  if (context.is(Kind::unknown) ||
      (context.is(Kind::sequence) && sequences_[context.index].keys.size() != sequences_[context.index].parts.size()))
    note_unknown(0, "what a template is given isn't known");
  const FileId file = find_template(name);
  if (!file.valid()) note_unknown(0, "a template that is rendered isn't there");
  if (!around_.nothing.valid() || !context.is(Kind::sequence) || !file.valid()) return;
  const Sequence dict = sequences_[context.index];
  if (dict.keys.size() != dict.parts.size()) return;
  std::vector<PageName> names;
  for (std::size_t i = 0; i < dict.keys.size(); ++i) names.push_back({std::string(dict.keys[i]), dict.parts[i]});
  FileId root;
  std::shared_ptr<const Blocks> blocks = blocks_of(file, root);
  render_page(root, std::move(names), std::move(blocks), 0);
}

/// Walks a template, or one node of it, in a frame of its own.
void Evaluator::render_page(FileId file, std::vector<PageName> names, std::shared_ptr<const Blocks> blocks,
                            NodeId node) {
  const TemplateFacts& page = model_.template_facts(file);
  if (page.nodes().empty()) return;
  const auto is_page = [](const Frame& frame) { return frame.page != nullptr; };
  if (static_cast<std::size_t>(std::ranges::count_if(callers_, is_page)) >= max_pages) {
    leaning_.limited = true;
    return;
  }
  ++touched_;
  const Site site = here(0);
  callers_.push_back(std::move(frame_));
  frame_ = Frame{};
  frame_.facts = model_.facts(around_.nothing);
  frame_.file = file;
  frame_.call = site;
  frame_.page = &page;
  frame_.at = node;
  frame_.names = std::move(names);
  frame_.blocks = blocks;
  const int branches = std::exchange(branches_, 0);
  if (node != 0 && blocks != nullptr && extends_of(page) != 0)  // a child's names are set before its blocks
    for (const NodeId child : page.children(0))
      if (page.kind(child) == set_tag) walk_page(child);
  frame_.at = node;
  walk_page_children(node);
  branches_ = branches;
  frame_ = std::move(callers_.back());
  callers_.pop_back();
}

void Evaluator::walk_page_children(NodeId node) {
  for (const NodeId child : frame_.page->children(node)) walk_page(child);
}

void Evaluator::walk_page(NodeId node) {
  if (nesting_ >= max_nesting) {
    leaning_.limited = true;
    return;
  }
  ++nesting_;
  const NodeId before = std::exchange(frame_.at, node);
  const TemplateFacts& page = *frame_.page;
  switch (page.kind(node)) {
    case TemplateNodeKind::output: output(evaluate_page_value(page.value(node))); break;
    case for_tag: walk_page_for(node); break;
    case if_tag: walk_page_if(node); break;
    case blocktranslate_tag:
    case with_tag: walk_page_with(node); break;
    case include_tag: walk_page_include(node); break;
    case block_tag: walk_page_block(node); break;
    case regroup_tag: walk_page_regroup(node); break;
    case set_tag: walk_page_set(node); break;
    case call_tag: walk_page_call(node); break;
    case tag: walk_page_tag(node); break;
    case firstof_tag:
    case cycle_tag:
    case url_tag: page_arguments(node); break;
    case filter_tag:
    case clause:
    case root:
    case body: walk_page_children(node); break;
    default: break;
  }
  frame_.at = before;
  --nesting_;
}

void Evaluator::set_page_name(std::string_view name, Value value) {
  frame_.names.push_back({std::string(name), value});
}

void Evaluator::bind_page_targets(const std::vector<NodeId>& targets, Value element) {
  const TemplateFacts& page = *frame_.page;
  if (targets.size() == 1) return set_page_name(page.text_of(targets[0]), element);
  std::vector<Value> parts;
  if (element.is(Kind::sequence) && sequences_[element.index].shape == Sequence::Shape::tuple)
    parts = sequences_[element.index].parts;
  Value rest;
  rest.depends = element.depends;
  for (std::size_t i = 0; i < targets.size(); ++i)
    set_page_name(page.text_of(targets[i]), i < parts.size() ? parts[i] : rest);
}

void Evaluator::walk_page_for(NodeId tag) {
  const TemplateFacts& page = *frame_.page;
  std::vector<NodeId> targets;
  for (const NodeId child : page.children(tag))
    if (page.kind(child) == target) targets.push_back(child);
  const Value rows = iterated(evaluate_page_value(page.value(tag)), 0);
  frame_.at = tag;
  if (rows.is(Kind::unknown)) note_unknown_loop(page.value(tag));
  const std::size_t names = frame_.names.size();
  const std::uint32_t loop = open_loop(0, rows, 0);
  Value element = element_of(rows, loop);
  const bool groups = rows.is(Kind::sequence) && sequences_[rows.index].shape == Sequence::Shape::groups;
  if (groups && targets.size() == 1) {
    const Sequence pair = sequences_[element.index];
    element = make(Sequence{Sequence::Shape::dict, pair.parts, {"grouper", "list"}}, element.depends);
  }
  set_page_name("forloop", {});
  bind_page_targets(targets, element);
  for (const NodeId child : page.children(tag))
    if (page.kind(child) == condition) evaluate_page_condition(child);
  walk_page_children(page.body(tag));
  frame_.names.resize(names);
  close_loop(loop);
  frame_.at = tag;
  if (const NodeId empty = page.child_of_kind(tag, clause); empty != 0) walk_page_children(page.body(empty));
}

/// Something of the context is gone through, but what it is isn't known. What isn't there has no rows.
void Evaluator::note_unknown_loop(NodeId value) {
  if (costs_ == nullptr || value == 0 || frame_.page->kind(value) != variable) return;
  const std::string_view name = frame_.page->text_of(value);
  for (auto at = frame_.names.rbegin(); at != frame_.names.rend(); ++at) {
    if (at->name != name) continue;
    return note_unknown(0, "what is gone through here isn't known");
  }
}

/// `{% if forloop.first %}`: its body is there once.
void Evaluator::walk_page_if(NodeId tag) {
  const TemplateFacts& page = *frame_.page;
  const std::size_t names = frame_.names.size();
  std::vector<NotedRange> noted_by_branch;
  const auto branch = [&](NodeId node, bool once) {
    std::uint32_t loop = no_index;
    for (std::size_t i = loops_.size(); once && i-- > 0 && loop == no_index;)
      if (loops_[i].open && !loops_[i].bounded) loop = static_cast<std::uint32_t>(i);
    if (loop != no_index) loops_[loop].bounded = true;
    ++branches_;
    ++unsure_;
    const std::size_t first = noted();
    walk_page_children(node);
    noted_by_branch.push_back({first, noted()});
    --unsure_;
    --branches_;
    if (loop != no_index) loops_[loop].bounded = false;
    frame_.names.resize(std::min(names, frame_.names.size()));
  };
  const auto is_once = [&](NodeId test) {
    const NodeId value = test == 0 ? 0 : page.child(test, 0);
    if (value == 0 || page.kind(value) != variable || page.child(test, 1) != 0) return false;
    const NodeId step = page.child(value, 0);
    const std::string_view name = page.text_of(value);
    return (name == "forloop" || name == "loop") && step != 0 && page.kind(step) == lookup &&
           (page.text_of(step) == "first" || page.text_of(step) == "last");
  };
  bool decided = false;  // an earlier condition holds: what follows is never there
  const auto try_branch = [&](NodeId part) {
    const NodeId test = page.child_of_kind(part, condition);
    const Value value = test == 0 ? Value{} : evaluate_page_condition(test);
    const bool known = truth(value).has_value();
    const bool holds = truth(value).value_or(true);
    if (holds) branch(page.body(part), is_once(test));
    decided = known && holds;
  };
  try_branch(tag);
  for (const NodeId child : page.children(tag))
    if (page.kind(child) == clause && !decided) try_branch(child);
  keep_larger(noted_by_branch);
}

void Evaluator::walk_page_with(NodeId tag) {
  const TemplateFacts& page = *frame_.page;
  const std::size_t names = frame_.names.size();
  for (const NodeId child : page.children(tag))
    if (page.kind(child) == binding) set_page_name(page.text_of(child), evaluate_page_value(page.value(child)));
  if (page.body(tag) != 0) walk_page_children(page.body(tag));
  frame_.names.resize(names);
}

void Evaluator::walk_page_include(NodeId tag) {
  const TemplateFacts& page = *frame_.page;
  std::vector<PageName> names;
  if ((page.node(tag).flags() & template_flag_only) == 0) names = frame_.names;
  for (const NodeId child : page.children(tag))
    if (page.kind(child) == binding)
      names.push_back({std::string(page.text_of(child)), evaluate_page_value(page.value(child))});
  const NodeId value = page.value(tag);
  const std::optional<std::string_view> name = constant_name(page, value);
  const Value computed = name || value == 0 ? Value{} : evaluate_page_value(value);
  const FileId file = name                      ? find_template(*name)
                      : computed.is(Kind::text) ? find_template(texts_[computed.index])
                                                : FileId();
  frame_.at = tag;
  if (!file.valid()) {
    gap(0, "the template that is included isn't known");
    return;
  }
  FileId root;
  std::shared_ptr<const Blocks> blocks = blocks_of(file, root);
  render_page(root, std::move(names), std::move(blocks), 0);
}

/// The block that counts: of the template that was asked for, not of those that it extends.
void Evaluator::walk_page_block(NodeId tag) {
  const std::string_view name = frame_.page->text_of(tag);
  Site counts{frame_.file, tag};
  if (frame_.blocks != nullptr)
    for (const auto& [block, places] : frame_.blocks->by_name)
      if (block == name) counts = places.front();
  const NodeId content = model_.template_facts(counts.file).body(counts.node);
  if (content == 0) return;
  if (counts.file == frame_.file) return walk_page_children(content);
  render_page(counts.file, frame_.names, frame_.blocks, content);
}

/// `{{ block.super }}`: what the next template has in the block around a node.
void Evaluator::walk_parent_block(NodeId node) {
  const TemplateFacts& page = *frame_.page;
  NodeId around = 0;
  for (NodeId id = 1; id < node; ++id)
    if (page.kind(id) == block_tag && node < id + page.node(id).size()) around = id;
  if (around == 0 || frame_.blocks == nullptr) return;
  const Site place{frame_.file, around};
  for (const auto& [name, places] : frame_.blocks->by_name) {
    const auto at = std::ranges::find(places, place);
    if (name != page.text_of(around) || at == places.end() || at + 1 == places.end()) continue;
    const Site parent = *(at + 1);
    const NodeId content = model_.template_facts(parent.file).body(parent.node);
    if (content != 0) render_page(parent.file, frame_.names, frame_.blocks, content);
    return;
  }
}

/// `{% regroup rows by author as groups %}` reads the author of each row.
void Evaluator::walk_page_regroup(NodeId tag) {
  const TemplateFacts& page = *frame_.page;
  const NodeId value = page.value(tag);
  const Value rows = iterated(evaluate_page_value(value), 0);
  frame_.at = tag;
  const std::uint32_t loop = open_loop(0, rows, 0);
  Value read = element_of(rows, loop);
  NodeId by = 0;
  for (const NodeId child : page.children(tag))
    if (is_value(page.kind(child)) && child != value) by = child;
  if (by != 0 && page.kind(by) == variable) {
    read = evaluate_page_lookup(read, page.text_of(by));
    for (const NodeId step : page.children(by)) read = evaluate_page_step(read, step);
  }
  close_loop(loop);
  frame_.at = tag;
  if (!rows.is(Kind::queryset)) return set_page_name(page.text_of(tag), {});
  const Value list = call_builtin_on_rows("list", rows, true, 0, rows.depends);
  set_page_name(page.text_of(tag), make(Sequence{Sequence::Shape::groups, {list}, {}}, rows.depends));
}

void Evaluator::walk_page_set(NodeId tag) {
  const TemplateFacts& page = *frame_.page;
  const NodeId value = page.value(tag);
  const Value set = value == 0 ? Value{} : evaluate_page_value(value);
  std::vector<NodeId> targets;
  for (const NodeId child : page.children(tag))
    if (page.kind(child) == target) targets.push_back(child);
  if (!targets.empty()) bind_page_targets(targets, set);
}

/// What a tag of some package does, where that is described.
Symbol Evaluator::described_tag(std::string_view name) const {
  return model_.described("djvet_tags." + std::string(name));
}

/// A tag of some library: the project's own functions are called; the bodies of others are there once.
void Evaluator::walk_page_tag(NodeId node) {
  const TemplateFacts& page = *frame_.page;
  const Arguments arguments = page_arguments(node);
  frame_.at = node;
  Value result;
  const LibraryEntry* entry = around_.library_entry(page.text_of(node), LibraryEntry::Kind::tag);
  if (entry != nullptr && entry->function.kind == Symbol::Kind::function) {
    const Value function = from_symbol(entry->function);
    result = call_value(function, with_context(arguments, functions_[function.index]), 0);
    if (!entry->template_name.empty()) render(entry->template_name, result);
  }
  if (const Symbol code = entry == nullptr ? described_tag(page.text_of(node)) : Symbol{};
      code.kind == Symbol::Kind::function)
    result = call_value(from_symbol(code), arguments, 0);
  const NodeId name = page.child_of_kind(node, target);
  if (name != 0) set_page_name(page.text_of(name), result);
  else if (entry != nullptr && entry->template_name.empty()) output(result);
  const bool cached = page.text_of(node) == "cache" && costs_ == nullptr;
  if (costs_ != nullptr && page.text_of(node) == "cache") ++unsure_;
  silent_ += cached ? 1 : 0;
  for (const NodeId child : page.children(node))
    if (page.kind(child) == body || page.kind(child) == clause) walk_page(child);
  silent_ -= cached ? 1 : 0;
  if (costs_ != nullptr && page.text_of(node) == "cache") --unsure_;
}

}  // namespace djvet
