// One function for each built-in tag with a grammar of its own, as Django 5.2 compiles it (defaulttags.py,
// loader_tags.py, i18n.py); all other tags by a pattern of their arguments. Where Django raises TemplateSyntaxError the
// function gives false: the tag then is a plain `tag` node without arguments, and a gap.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "analyzer/extract/django_syntax.h"
#include "analyzer/extract/template_tags.h"
#include "grammars/python_text.h"

namespace djvet {
namespace {

using Kind = TemplateNodeKind;

class DjangoTags;
using Handler = bool (DjangoTags::*)();

/// A tag that Django brings along. `arguments` says what its words are, the last letter for all that follow: v a value
/// or keyword, w a word; p alone that they are split without regard to quotes.
struct KnownTag {
  std::string_view name;
  TagShape shape;
  std::string_view arguments;
  Kind kind = Kind::tag;
  Handler handler = nullptr;
};

/// Words that unknown tags use as separators and that nobody calls a variable.
constexpr std::array<std::string_view, 12> separators{"and", "as",  "by", "for",  "from", "in",
                                                      "is",  "not", "of", "only", "or",   "with"};

class DjangoTags final : public TagGrammar {
 public:
  explicit DjangoTags(TemplateBuilder& builder) : builder_(builder) {}

  [[nodiscard]] std::string_view name_of(std::string_view contents) const override;
  [[nodiscard]] TagShape shape(std::string_view name) const override;
  [[nodiscard]] bool parts(std::string_view name, std::string_view clause) const override;
  NodeId open_tag(const TemplateToken& token, std::string_view name, bool has_body) override;
  NodeId open_clause(const TemplateToken& token, std::string_view name) override;
  void add_output(const TemplateToken& token, std::string_view block) override;
  void check_end(const TemplateToken& opening, const TemplateToken& end) override;

  // Handlers: words_[0] is the tag's name, node_ its node.
  bool add_for();
  bool add_if() { return add_condition(1); }
  bool add_with();
  bool add_include();
  bool add_extends() { return words_.size() == 2 && add_value(builder_, words_[1]); }
  bool add_block();
  bool add_load();
  bool add_url();
  bool add_regroup();
  bool add_cycle();
  bool add_firstof();
  bool add_translate();
  bool add_blocktranslate();
  bool add_filter();

 private:
  [[nodiscard]] std::string_view word(std::size_t at) const { return builder_.slice(words_[at]); }
  [[nodiscard]] bool is(std::size_t at, std::string_view text) const { return at < words_.size() && word(at) == text; }
  [[nodiscard]] std::size_t count() const { return words_.size(); }
  void name_node(std::string_view name) { builder_.node(node_).set_text(builder_.add_text(name)); }
  /// Takes `as name` off the end of the words and makes the name the node's text.
  void take_as();
  bool add_values(std::size_t from);
  bool add_condition(std::size_t from);
  bool add_targets(std::size_t from, std::size_t end);
  bool add_binding(Kind kind, Span name, Span value, std::uint32_t flags = 0);
  /// Adds bindings from words_[at] on as token_kwargs() reads them, moves `at` past them, and counts their names (a
  /// name right after itself once: they are a dict's keys). False for a bad value.
  bool add_bindings(std::size_t& at, bool legacy, std::uint32_t flags, std::size_t& added);
  void add_by_pattern(const KnownTag* known, std::string_view name);
  bool add_argument(Span argument, bool lenient);

  TemplateBuilder& builder_;
  std::vector<Span> words_;
  Span contents_;
  NodeId node_ = 0;
};

constexpr TagShape block = TagShape::block, leaf = TagShape::leaf;

constexpr std::array<KnownTag, 52> known_tags{{
    {"autoescape", block, "w"},
    {"block", block, "p", Kind::block_tag, &DjangoTags::add_block},
    {"blocktrans", block, "", Kind::blocktranslate_tag, &DjangoTags::add_blocktranslate},
    {"blocktranslate", block, "", Kind::blocktranslate_tag, &DjangoTags::add_blocktranslate},
    {"cache", block, "vwv"},
    {"comment", block, "w"},
    {"csrf_token", leaf, "w"},
    {"cycle", leaf, "", Kind::cycle_tag, &DjangoTags::add_cycle},
    {"debug", leaf, "w"},
    {"elif", leaf, "w"},
    {"else", leaf, "w"},
    {"empty", leaf, "w"},
    {"extends", leaf, "", Kind::extends_tag, &DjangoTags::add_extends},
    {"filter", block, "p", Kind::filter_tag, &DjangoTags::add_filter},
    {"firstof", leaf, "", Kind::firstof_tag, &DjangoTags::add_firstof},
    {"for", block, "", Kind::for_tag, &DjangoTags::add_for},
    {"get_available_languages", leaf, "w"},
    {"get_current_language", leaf, "w"},
    {"get_current_language_bidi", leaf, "w"},
    {"get_current_timezone", leaf, "w"},
    {"get_language_info", leaf, "wv"},
    {"get_language_info_list", leaf, "wv"},
    {"get_media_prefix", leaf, "w"},
    {"get_static_prefix", leaf, "w"},
    {"if", block, "", Kind::if_tag, &DjangoTags::add_if},
    {"ifchanged", block, "v"},
    {"ifequal", block, "v"},
    {"ifnotequal", block, "v"},
    {"include", leaf, "", Kind::include_tag, &DjangoTags::add_include},
    {"language", block, "v"},
    {"load", leaf, "p", Kind::load_tag, &DjangoTags::add_load},
    {"localize", block, "w"},
    {"localtime", block, "w"},
    {"lorem", leaf, "vw"},
    {"now", leaf, "v"},
    {"partial", leaf, "w"},
    {"partialdef", block, "w"},
    {"plural", leaf, "w"},
    {"pluralize", leaf, "w"},
    {"querystring", leaf, "v"},
    {"regroup", leaf, "", Kind::regroup_tag, &DjangoTags::add_regroup},
    {"resetcycle", leaf, "w"},
    {"spaceless", block, "w"},
    {"static", leaf, "v"},
    {"templatetag", leaf, "w"},
    {"timezone", block, "v"},
    {"trans", leaf, "", Kind::translate_tag, &DjangoTags::add_translate},
    {"translate", leaf, "", Kind::translate_tag, &DjangoTags::add_translate},
    {"url", leaf, "", Kind::url_tag, &DjangoTags::add_url},
    {"verbatim", block, "w"},
    {"widthratio", leaf, "v"},
    {"with", block, "", Kind::with_tag, &DjangoTags::add_with},
}};
static_assert(std::ranges::is_sorted(known_tags, {}, &KnownTag::name));

const KnownTag* find_known(std::string_view name) {
  const auto at = std::ranges::lower_bound(known_tags, name, {}, &KnownTag::name);
  return at != known_tags.end() && at->name == name ? &*at : nullptr;
}

/// contents.split()[0]; contents don't begin with whitespace.
std::string_view DjangoTags::name_of(std::string_view contents) const {
  std::size_t end = 0;
  while (end < contents.size() && space_at(contents, end) == 0) ++end;
  return contents.substr(0, end);
}

TagShape DjangoTags::shape(std::string_view name) const {
  const KnownTag* known = find_known(name);
  return known == nullptr ? TagShape::open : known->shape;
}

bool DjangoTags::parts(std::string_view name, std::string_view clause) const {
  if (name == "if") return clause == "elif" || clause == "else";
  if (name == "for") return clause == "empty";
  if (name == "ifchanged" || name == "ifequal" || name == "ifnotequal") return clause == "else";
  if (name == "blocktranslate" || name == "blocktrans") return clause == "plural";
  return find_known(name) == nullptr;
}

NodeId DjangoTags::open_tag(const TemplateToken& token, std::string_view name, bool /*has_body*/) {
  contents_ = token.contents;
  const KnownTag* known = find_known(name);
  bool split = true;
  if (known != nullptr && known->arguments == "p") {
    split_plain(builder_.source(), contents_, words_);
  } else {
    split = split_words(builder_.source(), contents_, words_);
  }
  node_ = builder_.add(known == nullptr ? Kind::tag : known->kind, token.span);
  if (known == nullptr || known->handler == nullptr) {
    add_by_pattern(known, name);
  } else if (!split || !(this->*known->handler)()) {
    builder_.truncate(node_);
    builder_.add(Kind::tag, token.span, name);
    builder_.add_gap(TemplateGapKind::bad_arguments, token.span);
  }
  return node_;
}

NodeId DjangoTags::open_clause(const TemplateToken& token, std::string_view name) {
  contents_ = token.contents;
  node_ = builder_.add(Kind::clause, token.span, name);
  const bool split = split_words(builder_.source(), contents_, words_);
  if (!split || (name == "elif" ? !add_condition(1) : count() != 1))
    builder_.add_gap(TemplateGapKind::bad_arguments, token.span);
  return node_;
}

void DjangoTags::add_output(const TemplateToken& token, std::string_view block_name) {
  const NodeId output = builder_.add(Kind::output, token.span);
  if (block_name == "blocktranslate" || block_name == "blocktrans") {
    // BlockTranslateNode looks the whole contents up as one name; dots mean nothing there.
    builder_.add(Kind::variable, token.contents, builder_.slice(token.contents));
  } else if (!add_value(builder_, token.contents)) {
    builder_.add(Kind::unknown, token.contents);
    builder_.add_gap(TemplateGapKind::bad_expression, token.span);
  }
  builder_.close(output);
}

void DjangoTags::check_end(const TemplateToken& opening, const TemplateToken& end) {
  const std::string_view name = name_of(builder_.slice(opening.contents));
  split_plain(builder_.source(), end.contents, words_);
  bool valid = true;
  if (name == "if") {
    valid = count() == 1;
  } else if (name == "block" && count() > 1) {
    std::vector<Span> start;
    split_plain(builder_.source(), opening.contents, start);
    valid = count() == 2 && start.size() == 2 && word(1) == builder_.slice(start[1]);
  }
  if (!valid) builder_.add_gap(TemplateGapKind::unexpected_tag, end.span);
}

void DjangoTags::take_as() {
  if (count() < 3 || !is(count() - 2, "as")) return;
  name_node(word(count() - 1));
  words_.resize(count() - 2);
}

bool DjangoTags::add_values(std::size_t from) {
  return std::all_of(words_.begin() + static_cast<std::ptrdiff_t>(from), words_.end(),
                     [&](Span value) { return add_value(builder_, value); });
}

/// What IfParser accepts: operands with operators between them, each operand after any number of "not".
bool DjangoTags::add_condition(std::size_t from) {
  static constexpr std::array<std::string_view, 11> infix{
      "or", "and", "in", "is", "==", "!=", ">", ">=", "<", "<=", "not"};
  if (from >= count()) return false;
  const NodeId condition = builder_.add(Kind::condition, {words_[from].begin, words_.back().end});
  bool operand = true;  // expected next
  for (std::size_t at = from; at < count(); ++at) {
    Span span = words_[at];
    std::string_view text = word(at);
    if (std::ranges::find(infix, text) == infix.end()) {
      if (!operand || !add_value(builder_, span)) return false;
      operand = false;
      continue;
    }
    if ((text == "not" && is(at + 1, "in")) || (text == "is" && is(at + 1, "not"))) {
      span.end = words_[++at].end;
      text = text == "not" ? "not in" : "is not";
    }
    if ((text == "not") != operand) return false;
    builder_.add(Kind::operation, span, text);
    operand = true;
  }
  builder_.close(condition);
  return !operand;
}

/// Names separated by commas, as `re.split(r" *, *", ...)` and the loop after it take them.
bool DjangoTags::add_targets(std::size_t from, std::size_t end) {
  bool name_expected = true;
  for (std::size_t at = from; at < end; ++at) {
    for (std::uint32_t i = words_[at].begin; i < words_[at].end;) {
      const std::string_view rest = builder_.slice({i, words_[at].end});
      if (rest[0] == ',') {
        if (name_expected) return false;
        name_expected = true;
        ++i;
        continue;
      }
      const auto size = static_cast<std::uint32_t>(std::min(rest.find(','), rest.size()));
      const std::string_view name = rest.substr(0, size);
      if (!name_expected || name.find_first_of("\"'|") != name.npos) return false;
      builder_.add(Kind::target, {i, i + size}, name);
      name_expected = false;
      i += size;
    }
  }
  return !name_expected;
}

bool DjangoTags::add_for() {
  if (count() < 4) return false;
  const bool reversed = is(count() - 1, "reversed");
  const std::size_t in = count() - (reversed ? 3 : 2);
  if (reversed) builder_.node(node_).set_flags(template_flag_reversed);
  return is(in, "in") && add_targets(1, in) && add_value(builder_, words_[in + 1]);
}

bool DjangoTags::add_binding(Kind kind, Span name, Span value, std::uint32_t flags) {
  const Span span{std::min(name.begin, value.begin), std::max(name.end, value.end)};
  const NodeId binding = builder_.add(kind, span, builder_.slice(name));
  builder_.node(binding).set_flags(flags);
  if (!add_value(builder_, value)) return false;
  builder_.close(binding);
  return true;
}

bool DjangoTags::add_bindings(std::size_t& at, bool legacy, std::uint32_t flags, std::size_t& added) {
  const auto argument = [&] { return split_argument(builder_.source(), words_[at]); };
  if (at >= count()) return true;
  if (argument().name.size() > 0) {
    std::string_view last;
    for (; at < count() && argument().name.size() > 0; ++at) {
      const std::string_view name = builder_.slice(argument().name);
      if (!add_binding(Kind::binding, argument().name, argument().value, flags)) return false;
      if (name != last) ++added;
      last = name;
    }
    return true;
  }
  while (legacy && at + 2 < count() && is(at + 1, "as")) {
    if (!add_binding(Kind::binding, words_[at + 2], words_[at], flags)) return false;
    ++added;
    at += 3;
    if (!is(at, "and")) break;
    ++at;
  }
  return true;
}

bool DjangoTags::add_with() {
  std::size_t at = 1;
  std::size_t added = 0;
  return add_bindings(at, true, 0, added) && added > 0 && at == count();
}

bool DjangoTags::add_include() {
  if (count() < 2 || !add_value(builder_, words_[1])) return false;
  bool with = false;
  for (std::size_t at = 2; at < count();) {
    std::size_t added = 0;
    if (is(at, "only") && !builder_.node(node_).has(template_flag_only)) {
      builder_.node(node_).set_flags(template_flag_only);
      ++at;
    } else if (is(at, "with") && !with) {
      with = true;
      if (!add_bindings(++at, false, 0, added) || added == 0) return false;
    } else {
      return false;
    }
  }
  return true;
}

bool DjangoTags::add_block() {
  if (count() != 2) return false;
  name_node(word(1));
  return true;
}

bool DjangoTags::add_load() {
  if (count() >= 4 && is(count() - 2, "from")) {
    name_node(word(count() - 1));
    words_.resize(count() - 2);
  }
  for (std::size_t at = 1; at < count(); ++at) builder_.add(Kind::word, words_[at], word(at));
  return true;
}

bool DjangoTags::add_url() {
  if (count() < 2 || !add_value(builder_, words_[1])) return false;
  if (count() >= 4) take_as();
  return std::all_of(words_.begin() + 2, words_.end(), [&](Span argument) { return add_argument(argument, false); });
}

bool DjangoTags::add_regroup() {
  if (count() != 6 || !is(2, "by") || !is(4, "as")) return false;
  const std::string_view name = word(5);
  for (std::size_t at = 0; at < name.size(); at += word_at(name, at))
    if (word_at(name, at) == 0) return false;
  // Django compiles "name.attribute", so the attribute can't be a constant and neither part may begin with "_".
  const std::string_view attribute = word(3);
  if (name[0] == '_' || std::string_view("_'\"+-|").find(attribute[0]) != std::string_view::npos) return false;
  name_node(name);
  return add_value(builder_, words_[1]) && add_value(builder_, words_[3]);
}

bool DjangoTags::add_cycle() {
  if (count() < 2) return false;
  if (count() == 2) {
    name_node(word(1));
    return true;
  }
  const bool may_be_named = count() > 4;
  if (may_be_named && is(count() - 3, "as")) {
    if (!is(count() - 1, "silent")) return false;
    builder_.node(node_).set_flags(template_flag_silent);
    words_.pop_back();
  }
  if (may_be_named) take_as();
  return add_values(1);
}

bool DjangoTags::add_firstof() {
  take_as();
  return count() >= 2 && add_values(1);
}

bool DjangoTags::add_translate() {
  if (count() < 2 || !add_value(builder_, words_[1])) return false;
  bool noop = false, context = false, as = false;
  for (std::size_t at = 2; at < count(); ++at) {
    if (is(at, "noop") && !noop) {
      noop = true;
    } else if (is(at, "context") && !context && at + 1 < count()) {
      context = true;
      if (is(at + 1, "as") || is(at + 1, "noop")) return false;
      if (!add_binding(Kind::keyword, words_[at], words_[at + 1])) return false;
      ++at;
    } else if (is(at, "as") && !as && at + 1 < count()) {
      as = true;
      name_node(word(++at));
    } else {
      return false;
    }
  }
  return true;
}

bool DjangoTags::add_blocktranslate() {
  std::vector<std::string_view> seen;
  for (std::size_t at = 1; at < count();) {
    const std::string_view option = word(at);
    if (std::ranges::find(seen, option) != seen.end()) return false;
    seen.push_back(option);
    const std::size_t keyword = at++;
    std::size_t added = 0;
    if (option == "with") {
      if (!add_bindings(at, true, 0, added) || added == 0) return false;
    } else if (option == "count") {
      if (!add_bindings(at, true, template_flag_count, added) || added != 1) return false;
    } else if (option == "context") {
      if (at >= count() || !add_binding(Kind::keyword, words_[keyword], words_[at])) return false;
      ++at;
    } else if (option == "asvar") {
      if (at >= count()) return false;
      name_node(word(at++));
    } else if (option != "trimmed") {
      return false;
    }
  }
  return true;
}

bool DjangoTags::add_filter() {
  if (count() < 2) return false;
  return add_filters(builder_, {words_[1].begin, contents_.end});
}

void DjangoTags::add_by_pattern(const KnownTag* known, std::string_view name) {
  name_node(name);
  Span as_name;
  if (count() >= 3 && is(count() - 2, "as")) {
    as_name = words_.back();
    words_.resize(count() - 2);
  }
  for (std::size_t at = 1; at < count(); ++at) {
    const std::string_view pattern = known == nullptr ? "v" : known->arguments;
    const bool is_word = pattern[std::min(at, pattern.size()) - 1] == 'w' ||
                         (known == nullptr && std::ranges::find(separators, word(at)) != separators.end());
    if (is_word) {
      builder_.add(Kind::word, words_[at], word(at));
    } else {
      add_argument(words_[at], true);
    }
  }
  if (as_name.size() > 0) builder_.add(Kind::target, as_name, builder_.slice(as_name));
}

/// A value or `name=value`. With `lenient`, what is no value is a word: other tags may have any syntax, and a library
/// may replace the built-in ones.
bool DjangoTags::add_argument(Span argument, bool lenient) {
  const Argument parts = split_argument(builder_.source(), argument);
  const NodeId before = builder_.node_count();
  const bool added =
      parts.name.size() > 0 ? add_binding(Kind::keyword, parts.name, parts.value) : add_value(builder_, parts.value);
  if (added) return true;
  builder_.truncate(before);
  if (lenient) builder_.add(Kind::word, argument, builder_.slice(argument));
  return lenient;
}

}  // namespace

std::unique_ptr<TagGrammar> django_tags(TemplateBuilder& builder) { return std::make_unique<DjangoTags>(builder); }

}  // namespace djvet
