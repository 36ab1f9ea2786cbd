// One QuerysetWriter for each queryset that changes.
// SPDX-License-Identifier: MIT
#include "analyzer/fix/queryset_edits.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "analyzer/findings/fingerprint.h"
#include "analyzer/fix/chain.h"
#include "analyzer/fix/class_edits.h"
#include "analyzer/fix/code.h"
#include "analyzer/fix/edits.h"
#include "analyzer/fix/import_edits.h"
#include "analyzer/fix/list_edits.h"
#include "analyzer/fix/quotes.h"
#include "analyzer/fix/source_edits.h"

namespace djvet {
namespace {

using Names = std::vector<std::string>;

/// Everything that is wanted of one queryset.
struct Wanted {
  Names select, prefetch, columns, keys;
  Names listed;                                             // joined by a change list
  Names there;                                              // may be loaded already: something else changes, too
  std::map<std::string, std::string> objects, annotations;  // code by the name that it gives the rows
  std::string own_key, manager;
};

bool goes_on(std::string_view longer, std::string_view path) {
  return longer.size() > path.size() + 2 && longer.starts_with(path) && longer.substr(path.size(), 2) == "__";
}

void add(Names& names, const Names& more) {
  for (const std::string& name : more)
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

/// A path is loaded with every path that goes on from it.
void drop_prefixes(Names& names) {
  const Names all = names;
  std::erase_if(names, [&](const std::string& name) {
    return std::ranges::any_of(all, [&](const std::string& other) { return goes_on(other, name); });
  });
}

std::string call_of(std::string_view method, const Names& arguments) {
  std::string call = "." + std::string(method) + "(";
  for (const std::string& argument : arguments)
    call.append(&argument == &arguments.front() ? "" : ", ").append(argument);
  return call + ")";
}

Names in_quotes(const Names& names, char quote) {
  Names strings;
  for (const std::string& name : names) strings.push_back(quote + name + quote);
  return strings;
}

Names code_of(const std::map<std::string, std::string>& arguments) {
  Names code;
  for (const auto& [name, text] : arguments) code.push_back(text);
  return code;
}

/// What a method is given, where that can be read.
struct Arguments {
  std::vector<NodeId> nodes;
  std::vector<std::string_view> texts;  // by node; empty for what is no string
  bool all_strings = true;
  bool only_none = false;
  bool keywords = false;
};

class QuerysetWriter {
 public:
  QuerysetWriter(const FileFacts& facts, std::string_view text, FileId file, Chain chain)
      : facts_(facts), text_(text), file_(file), chain_(std::move(chain)) {}

  /// False when something can't be written.
  [[nodiscard]] bool write(Wanted wanted, std::vector<Edit>& edits) {
    drop_prefixes(wanted.select);
    drop_prefixes(wanted.prefetch);
    there_ = std::move(wanted.there);
    if (!there_.empty() && !prefetches_all(!wanted.prefetch.empty())) return false;
    const Names objects = code_of(wanted.objects), annotations = code_of(wanted.annotations);
    const bool loads = !wanted.select.empty() || !wanted.prefetch.empty() || !objects.empty() || !annotations.empty();
    const bool joins = !wanted.select.empty() || !annotations.empty();
    if (loads && (!may_load(joins) || !keep_keys(wanted.keys))) return false;
    if (!load("select_related", wanted.select, {}) || !load("prefetch_related", wanted.prefetch, objects)) return false;
    if (!annotations.empty()) appended_.push_back(call_of("annotate", annotations));
    if (!wanted.columns.empty() && !load_columns(wanted.columns)) return false;
    finish();
    edits.insert(edits.end(), edits_.begin(), edits_.end());
    return true;
  }

 private:
  /// Whether Django takes the calls at all (QuerySet._not_support_combined_queries; FOR UPDATE can't lock the nullable side
  /// of a join; a raw query can't be joined).
  [[nodiscard]] bool may_load(bool joins) const {
    for (const std::string_view method : {"union", "intersection", "difference", "values", "values_list", "dates"})
      if (chain_.find(method) != nullptr) return false;
    if (chain_.find("select_for_update") != nullptr || is_limited_later()) return false;
    if (joins && chain_.find("raw") != nullptr) return false;
    return chain_.in_sight() || !names_anywhere({"only", "defer", "union", "select_for_update", "raw"});
  }

  /// Whether the queryset is given a name, by which code around it asks for fewer columns, locks its rows, or combines it.
  [[nodiscard]] bool is_limited_later() const {
    NodeId statement = chain_.expression - 1;
    while (statement > 0 && statement + facts_.node(statement).size() <= chain_.expression) --statement;
    if (facts_.kind(statement) != NodeKind::assign) return false;
    constexpr std::string_view limiting[] = {"defer", "difference",        "intersection",
                                             "only",  "select_for_update", "union"};
    const NodeId around = facts_.scopes()[enclosing_scope(facts_, facts_.span(chain_.expression))].node;
    for (NodeId id = around; id < around + facts_.node(around).size(); ++id) {
      if (facts_.kind(id) != NodeKind::attribute ||
          std::ranges::find(limiting, facts_.text_of(id)) == std::end(limiting))
        continue;
      const std::optional<Chain> chain = queryset_chain(facts_, id);
      const NodeId held = chain ? chain->base : 0;
      for (const NodeId target : facts_.children(statement))
        if (held != 0 && facts_.kind(held) == NodeKind::name && facts_.kind(target) == NodeKind::name &&
            facts_.text_of(held) == facts_.text_of(target))
          return true;
    }
    return false;
  }

  /// Whether no prefetch has a queryset of its own, which may leave out rows that another expression asks for.
  [[nodiscard]] bool prefetches_all(bool prefetch) const {
    return (!prefetch || chain_.in_sight()) && std::ranges::all_of(chain_.links, [&](const Link& link) {
             if (link.call == 0 || link.name != "prefetch_related") return true;
             const Arguments arguments = read(link.call);
             return arguments.all_strings || arguments.only_none;
           });
  }

  /// Whether the file calls one of these methods: on a queryset that isn't in sight it may be this one.
  [[nodiscard]] bool names_anywhere(std::initializer_list<std::string_view> methods) const {
    for (NodeId id = 1; id < facts_.nodes().size(); ++id)
      if (facts_.kind(id) == NodeKind::attribute && std::ranges::find(methods, facts_.text_of(id)) != methods.end() &&
          !in_chain(id))
        return true;
    return false;
  }

  [[nodiscard]] bool in_chain(NodeId attribute) const {
    return std::ranges::any_of(chain_.links, [&](const Link& link) { return link.attribute == attribute; });
  }

  [[nodiscard]] Arguments read(NodeId call) const {
    Arguments arguments;
    arguments.nodes = arguments_of(facts_, call);
    for (const NodeId node : arguments.nodes) {
      const NodeKind kind = facts_.kind(node);
      const bool known = kind == NodeKind::string && !facts_.node(node).has(flag_clipped);
      arguments.texts.push_back(known ? facts_.text_of(node) : std::string_view());
      arguments.all_strings = arguments.all_strings && known;
      arguments.keywords = arguments.keywords || kind == NodeKind::keyword || kind == NodeKind::double_star;
      arguments.only_none = kind == NodeKind::none_value && arguments.nodes.size() == 1;
    }
    return arguments;
  }

  /// only() takes the keys that are followed, where it doesn't already; a key that defer() leaves out can't be.
  /// Source: Django, "only()": a relation that select_related() follows can't be deferred.
  [[nodiscard]] bool keep_keys(const Names& keys) {
    if (const Link* const defer = chain_.find("defer")) {
      const Arguments arguments = read(defer->call);
      if (!arguments.all_strings) return arguments.only_none;
      for (const std::string_view left_out : arguments.texts)
        if (std::ranges::find(keys, left_out) != keys.end()) return false;
    }
    const Link* const only = chain_.find("only");
    if (only == nullptr) return true;
    const Arguments arguments = read(only->call);
    if (!arguments.all_strings) return false;
    Names named(arguments.texts.begin(), arguments.texts.end());
    Names missing;
    for (const std::string& key : keys) {
      const std::size_t last = key.rfind("__");
      const auto goes_below = [&](std::string_view path) {
        return std::ranges::any_of(named, [&](const std::string& name) { return goes_on(name, path); });
      };
      const bool limited = last == std::string::npos || goes_below(key.substr(0, last));
      if (!limited || goes_below(key) || std::ranges::find(named, key) != named.end()) continue;
      named.push_back(key);
      missing.push_back(key);
    }
    return missing.empty() || join(only->call, arguments, missing);
  }

  [[nodiscard]] bool load(std::string_view method, const Names& names, const Names& objects) {
    if (names.empty() && objects.empty()) return true;
    const Link* const there = chain_.find(method);
    if (there == nullptr) return append(method, names, objects);
    const Arguments arguments = read(there->call);
    if (arguments.only_none) return append(method, names, objects);
    if (arguments.nodes.empty() || arguments.keywords) return false;
    Names missing;
    std::vector<bool> replaced(arguments.nodes.size());
    for (const std::string& name : names) {
      if (is_loaded(name, arguments)) {
        if (std::ranges::find(there_, name) == there_.end()) return false;
        continue;
      }
      const std::size_t shorter = method == "select_related" ? prefix_of(name, arguments, replaced) : npos;
      if (shorter == npos) {
        missing.push_back(name);
        continue;
      }
      replaced[shorter] = true;
      edits_.push_back({file_, facts_.span(arguments.nodes[shorter]), quoted(name, arguments.nodes[shorter])});
    }
    return (missing.empty() && objects.empty()) || join(there->call, arguments, missing, objects);
  }

  [[nodiscard]] static bool is_loaded(std::string_view name, const Arguments& arguments) {
    return std::ranges::any_of(arguments.texts,
                               [&](std::string_view text) { return text == name || goes_on(text, name); });
  }

  /// The argument that a longer path takes the place of.
  [[nodiscard]] static std::size_t prefix_of(std::string_view name, const Arguments& arguments,
                                             const std::vector<bool>& replaced) {
    for (std::size_t i = 0; i < arguments.texts.size(); ++i)
      if (!replaced[i] && !arguments.texts[i].empty() && goes_on(name, arguments.texts[i])) return i;
    return npos;
  }

  /// The last of only() and defer() decides: names join the one, or leave the other.
  [[nodiscard]] bool load_columns(const Names& names) {
    for (const Link& link : chain_.links) {
      if (link.call == 0 || (link.name != "only" && link.name != "defer")) continue;
      const Arguments arguments = read(link.call);
      if (!arguments.all_strings || arguments.nodes.empty()) return false;
      return link.name == "only" ? join(link.call, arguments, names) : leave(link, arguments, names);
    }
    return false;
  }

  [[nodiscard]] bool leave(const Link& link, const Arguments& arguments, const Names& names) {
    std::size_t left = 0;
    for (std::size_t i = 0; i < arguments.nodes.size(); ++i) {
      if (std::ranges::find(names, arguments.texts[i]) == names.end()) continue;
      const Span span = facts_.span(arguments.nodes[i]);
      const bool last = i + 1 == arguments.nodes.size();
      const Span with_comma = last && i > 0
                                  ? Span{facts_.span(arguments.nodes[i - 1]).end, span.end}
                                  : Span{span.begin, last ? span.end : facts_.span(arguments.nodes[i + 1]).begin};
      if (text_of(with_comma).find('#') != npos) return false;
      edits_.push_back({file_, with_comma, ""});
      ++left;
    }
    if (left < names.size()) return false;
    if (left < arguments.nodes.size()) return left == 1;
    // Nothing is left out any more: the call goes, with the line that it stands on; a manager alone would be no queryset.
    const Span call{facts_.span(facts_.child(link.attribute, 0)).end, facts_.span(link.call).end};
    if (text_of(call).find('#') != npos || text_of(call).find_first_not_of(" \t\r\n") != text_of(call).find('.'))
      return false;
    edits_.clear();
    const bool of_manager =
        chain_.links.size() >= 2 && chain_.links.back().call == 0 && &link == &chain_.links.back() - 1;
    const auto dot = static_cast<std::uint32_t>(text_.find('.', call.begin));
    if (of_manager) edits_.push_back({file_, {dot, call.end}, ".all()"});
    else edits_.push_back({file_, call, ""});
    return true;
  }

  /// Adds names behind the last argument of a call, on lines of their own where that one has a line of its own.
  [[nodiscard]] bool join(NodeId call, const Arguments& arguments, const Names& names, const Names& objects = {}) {
    const NodeId last = arguments.nodes.back();
    Names added;
    for (const std::string& name : names) added.push_back(quoted(name, last));
    added.insert(added.end(), objects.begin(), objects.end());
    const Span span = facts_.span(last);
    const std::string_view tail = text_.substr(span.end, facts_.span(call).end - 1 - span.end);
    std::size_t commas = 0;
    if (!is_tail(tail, commas)) return false;
    std::string list;
    const std::string_view indent = indent_before(span.begin);
    if (indent.data() == nullptr) {
      for (const std::string& argument : added) list.append(", ").append(argument);
      edits_.push_back({file_, {span.end, span.end}, list});
      return true;
    }
    const std::string newline(newline_at(text_, span.begin));
    const std::size_t line_end = text_.find_first_of("\r\n", span.end);
    const bool remark = text_.substr(span.end, line_end - span.end).find('#') != npos;
    for (const std::string& argument : added) {
      if (!remark) list.append(",");
      list.append(newline).append(indent).append(argument);
      if (remark && (commas > 0 || &argument != &added.back())) list.append(",");
    }
    const auto at = remark ? static_cast<std::uint32_t>(line_end) : span.end;
    if (remark && commas == 0) edits_.push_back({file_, {span.end, span.end}, ","});
    edits_.push_back({file_, {at, at}, list});
    return true;
  }

  /// White space, comments, and at most one comma.
  [[nodiscard]] static bool is_tail(std::string_view tail, std::size_t& commas) {
    for (std::size_t at = 0; at < tail.size(); ++at) {
      const char c = tail[at];
      if (c == '#') {
        at = tail.find_first_of("\r\n", at);
        if (at == npos) return false;
      } else if (c == ',') {
        ++commas;
      } else if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
        return false;
      }
    }
    return commas <= 1;
  }

  /// The white space between the beginning of a line and a place; a null view when there is more than that before it.
  [[nodiscard]] std::string_view indent_before(std::uint32_t offset) const {
    std::size_t begin = offset;
    while (begin > 0 && (text_[begin - 1] == ' ' || text_[begin - 1] == '\t')) --begin;
    if (begin == 0 || (text_[begin - 1] != '\n' && text_[begin - 1] != '\r')) return {};
    return text_.substr(begin, offset - begin);
  }

  [[nodiscard]] bool append(std::string_view method, const Names& names, const Names& objects) {
    Names arguments = in_quotes(names, prevailing_quote(facts_, text_));
    arguments.insert(arguments.end(), objects.begin(), objects.end());
    appended_.push_back(call_of(method, arguments));
    return true;
  }

  /// What is added behind the chain is one edit, with each call on a line of its own where the last one is.
  void finish() {
    if (appended_.empty()) return;
    const std::uint32_t end = facts_.span(chain_.expression).end;
    const NodeId attribute = chain_.links.front().attribute;
    // The dot before the name that the attribute ends with; in brackets where its line begins with it, or else behind a
    // backslash, which ends the line above: then all stays on one line.
    const std::size_t dot = text_.rfind('.', facts_.span(attribute).end - chain_.links.front().name.size());
    const std::string_view indent = dot == npos ? std::string_view() : indent_before(static_cast<std::uint32_t>(dot));
    const bool own_line = indent.data() != nullptr && !ends_in_backslash(text_.substr(0, dot - indent.size()));
    const std::string between = own_line ? std::string(newline_before(dot - indent.size())).append(indent) : "";
    std::string all;
    for (const std::string& call : appended_) all.append(between).append(call);
    edits_.push_back({file_, {end, end}, all});
  }

  /// The newline that ends right before a line.
  [[nodiscard]] std::string_view newline_before(std::size_t line) const {
    return text_.substr(0, line).ends_with("\r\n") ? text_.substr(line - 2, 2) : text_.substr(line - 1, 1);
  }

  [[nodiscard]] static bool ends_in_backslash(std::string_view lines) {
    const std::size_t last = lines.find_last_not_of("\r\n");
    return last != npos && lines[last] == '\\';
  }

  /// A name as the string `like` is quoted, or as most strings of the file are.
  [[nodiscard]] std::string quoted(std::string_view name, NodeId like) const {
    char quote = like != 0 ? quote_of(facts_, text_, like) : '\0';
    if (quote == '\0') quote = prevailing_quote(facts_, text_);
    return quote + std::string(name) + quote;
  }

  [[nodiscard]] std::string_view text_of(Span span) const { return text_.substr(span.begin, span.size()); }

  static constexpr std::size_t npos = std::string_view::npos;
  const FileFacts& facts_;
  std::string_view text_;
  FileId file_;
  Chain chain_;
  Names there_;
  std::vector<Edit> edits_;
  std::vector<std::string> appended_;
};

bool write_class(const FileFacts& facts, std::string_view text, const Strategy::Place& place, Wanted wanted,
                 std::vector<Edit>& edits) {
  drop_prefixes(wanted.select);
  drop_prefixes(wanted.prefetch);
  if (!wanted.objects.empty() || !wanted.annotations.empty()) return false;
  if (!wanted.listed.empty()) {
    std::optional<Edit> edit = give_related(facts, text, place.file, place.node, wanted.listed);
    if (!edit) return false;
    edits.push_back(std::move(*edit));
    if (wanted.select.empty() && wanted.prefetch.empty()) return true;
  }
  const char quote = prevailing_quote(facts, text);
  std::string calls;
  if (!wanted.select.empty()) calls += call_of("select_related", in_quotes(wanted.select, quote));
  if (!wanted.prefetch.empty()) calls += call_of("prefetch_related", in_quotes(wanted.prefetch, quote));
  std::optional<Edit> edit = wanted.manager.empty()
                                 ? give_admin_queryset(facts, text, place.file, place.node, calls)
                                 : give_queryset(facts, text, place.file, place.node, wanted.manager, calls);
  if (edit) edits.push_back(std::move(*edit));
  return edit.has_value();
}

/// `book.author.pk` becomes `book.author_id`. In preorder the attribute that is taken of a node stands right before it.
bool write_own_key(const FileFacts& facts, const Strategy::Place& place, const std::string& column,
                   std::vector<Edit>& edits) {
  const NodeId key = place.node - 1;
  if (facts.kind(place.node) != NodeKind::attribute || facts.kind(key) != NodeKind::attribute) return false;
  const Span row = facts.span(facts.child(place.node, 0));
  edits.push_back({place.file, {row.end, facts.span(key).end}, "." + column});
  return true;
}

/// The expressions that what was loaded takes the place of. Remarks inside them would be lost.
bool replace(const Strategy& strategy, const EditInput& input, std::vector<Edit>& edits) {
  for (const Strategy::Replacement& replaced : strategy.replaced) {
    const auto& [file, node] = replaced.place;
    const FileFacts& facts = input.facts[file.index()];
    const std::string_view text = input.text_of(file);
    if (node == 0 || node >= facts.nodes().size() || text.size() != facts.source_size()) return false;
    const Span span = facts.span(node);
    if (text.substr(span.begin, span.size()).find('#') != std::string_view::npos) return false;
    edits.push_back({file, span, replaced.text});
  }
  return true;
}

/// Puts code by name; false where another one has that name.
bool add_code(const Strategy& strategy, const EditInput& input, FileId file, std::map<std::string, std::string>& code) {
  if (strategy.names.size() != strategy.arguments.size()) return false;
  for (std::size_t i = 0; i < strategy.names.size(); ++i) {
    const std::optional<std::string> text = spelled(strategy.arguments[i], input, file);
    if (!text || code.emplace(strategy.names[i], *text).first->second != *text) return false;
  }
  return true;
}

bool add_wanted(const Strategy& strategy, const EditInput& input, FileId file, Wanted& wanted) {
  switch (strategy.kind) {
    case Strategy::Kind::select_related: add(wanted.select, strategy.names); break;
    case Strategy::Kind::prefetch_related: add(wanted.prefetch, strategy.names); break;
    case Strategy::Kind::columns: add(wanted.columns, strategy.names); break;
    case Strategy::Kind::list_related: add(wanted.listed, strategy.names); break;
    case Strategy::Kind::new_files:
    case Strategy::Kind::source:
    case Strategy::Kind::reorder: return false;
    case Strategy::Kind::own_key: wanted.own_key = strategy.names.front(); break;
    case Strategy::Kind::prefetch_objects: return add_code(strategy, input, file, wanted.objects);
    case Strategy::Kind::annotate: return add_code(strategy, input, file, wanted.annotations);
  }
  add(wanted.keys, strategy.keys);
  if (!strategy.replaced.empty()) add(wanted.there, strategy.names);
  wanted.manager = strategy.manager;
  return true;
}

bool write_order(const Strategy& strategy, const EditInput& input, std::vector<Edit>& edits) {
  if (strategy.places.empty()) return false;
  const FileId file = strategy.places.front().file;
  std::vector<NodeId> order;
  for (const Strategy::Place& place : strategy.places) {
    if (place.file != file) return false;
    order.push_back(place.node);
  }
  std::optional<std::vector<Edit>> moved =
      reorder_elements(input.facts[file.index()], input.text_of(file), file, order);
  if (!moved) return false;
  edits.insert(edits.end(), moved->begin(), moved->end());
  return true;
}

/// The edits of one place.
bool write_place(const Strategy::Place& place, const Wanted& wanted, const EditInput& input, WrittenEdits& written) {
  const FileFacts& facts = input.facts[place.file.index()];
  const std::string& text = input.text_of(place.file);
  if (place.node == 0 || place.node >= facts.nodes().size() || text.size() != facts.source_size()) return false;
  if (!wanted.own_key.empty()) return write_own_key(facts, place, wanted.own_key, written.edits);
  if (facts.kind(place.node) == NodeKind::class_def) return write_class(facts, text, place, wanted, written.edits);
  std::optional<Chain> chain = queryset_chain(facts, place.node);
  if (!chain) return false;
  if (!chain->in_sight()) written.safety = Safety::unsafe;
  QuerysetWriter writer(facts, text, place.file, std::move(*chain));
  return writer.write(wanted, written.edits);
}

}  // namespace

std::optional<WrittenEdits> write_edits(std::span<const Strategy* const> strategies, const EditInput& input) {
  std::map<Strategy::Place, Wanted> querysets;
  std::map<FileId, std::set<Strategy::Import>> imports;
  WrittenEdits written;
  std::set<CreatedFile> created;
  SourceEdits sources;
  for (const Strategy* const strategy : strategies) {
    if (strategy->safety == Safety::unsafe) written.safety = Safety::unsafe;
    if (strategy->kind == Strategy::Kind::new_files) {
      created.insert(strategy->created.begin(), strategy->created.end());
      continue;
    }
    if (strategy->kind == Strategy::Kind::source) {
      sources.add(*strategy);
      for (const Strategy::Place& place : strategy->places)
        imports[place.file].insert(strategy->imports.begin(), strategy->imports.end());
      continue;
    }
    if (strategy->kind == Strategy::Kind::reorder) {
      if (!write_order(*strategy, input, written.edits)) return std::nullopt;
      continue;
    }
    if (strategy->places.empty() || !replace(*strategy, input, written.edits)) return std::nullopt;
    for (const Strategy::Place& place : strategy->places) {
      if (!add_wanted(*strategy, input, place.file, querysets[place])) return std::nullopt;
      imports[place.file].insert(strategy->imports.begin(), strategy->imports.end());
    }
  }
  for (const auto& [place, wanted] : querysets)
    if (!write_place(place, wanted, input, written)) return std::nullopt;
  const std::optional<std::vector<Edit>> plain = sources.write(input, imports);
  if (!plain) return std::nullopt;
  written.edits.insert(written.edits.end(), plain->begin(), plain->end());
  for (const auto& [file, names] : imports) {
    if (names.empty()) continue;
    std::optional<std::vector<Edit>> edits = import_edits(input.facts[file.index()], input.text_of(file), file, names);
    if (!edits) return std::nullopt;
    written.edits.insert(written.edits.end(), edits->begin(), edits->end());
  }
  std::optional<std::vector<Edit>> ordered = in_order(std::move(written.edits));
  written.created.assign(created.begin(), created.end());
  const auto one_path = [](const CreatedFile& a, const CreatedFile& b) { return a.path == b.path; };
  const bool clash = std::ranges::adjacent_find(written.created, one_path) != written.created.end();
  if (!ordered || clash || (ordered->empty() && written.created.empty())) return std::nullopt;
  written.edits = std::move(*ordered);
  return written;
}

std::string title_of(const Strategy& strategy) {
  std::string names;
  for (const CreatedFile& file : strategy.created) names.append(names.empty() ? "" : ", ").append(file.path);
  for (const std::string& name : strategy.names) names.append(names.empty() ? "`" : ", `").append(name).append("`");
  const std::string read =
      strategy.replaced.empty() ? std::string() : " and read `" + strategy.replaced.front().text + "`";
  switch (strategy.kind) {
    case Strategy::Kind::select_related: return "load " + names + " with select_related()" + read;
    case Strategy::Kind::prefetch_related: return "load " + names + " with prefetch_related()" + read;
    case Strategy::Kind::source: return strategy.title;
    case Strategy::Kind::new_files: return "write " + names;
    case Strategy::Kind::reorder: return "move " + names + " to where it belongs";
    case Strategy::Kind::list_related: return "load " + names + " with list_select_related";
    case Strategy::Kind::own_key: return "read " + names + ", which the row has itself";
    case Strategy::Kind::prefetch_objects: return "fetch " + names + " with Prefetch()" + read;
    case Strategy::Kind::annotate: return "ask for " + names + " with annotate()" + read;
    case Strategy::Kind::columns: return "load the column " + names + " with the rows";
  }
  return names;
}

}  // namespace djvet
