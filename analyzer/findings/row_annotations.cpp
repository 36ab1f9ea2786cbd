// What the row gives becomes OuterRef(); all else is copied as it stands.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/row_annotations.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/findings/fingerprint.h"
#include "analyzer/findings/imported_names.h"
#include "analyzer/findings/loop_code.h"
#include "analyzer/findings/row_attributes.h"

namespace djvet {
namespace {

/// Columns by what their values are compared as, in Python and in SQL.
struct Comparable {
  std::string_view field, as;
};
constexpr Comparable comparable[] = {{"AutoField", "number"},
                                     {"BigAutoField", "number"},
                                     {"BigIntegerField", "number"},
                                     {"IntegerField", "number"},
                                     {"PositiveBigIntegerField", "number"},
                                     {"PositiveIntegerField", "number"},
                                     {"PositiveSmallIntegerField", "number"},
                                     {"SmallAutoField", "number"},
                                     {"SmallIntegerField", "number"},
                                     {"CharField", "text"},
                                     {"EmailField", "text"},
                                     {"SlugField", "text"},
                                     {"TextField", "text"},
                                     {"URLField", "text"},
                                     {"BooleanField", "truth"},
                                     {"DateField", "date"},
                                     {"DateTimeField", "moment"},
                                     {"DecimalField", "decimal"},
                                     {"TimeField", "time"},
                                     {"UUIDField", "uuid"}};

/// What a column's values are compared as; those of a foreign key are what it refers to. Empty: not known.
std::string_view compared_as(const ProjectModel& model, const Field* field) {
  constexpr int most_hops = 8;
  for (int hops = 0; field != nullptr && hops < most_hops; ++hops) {
    if (field->relation.valid()) {
      const Relation& relation = model.relation(field->relation);
      if (!relation.target.valid() || !relation.to_field.empty()) return {};
      field = model.field(relation.target, model.model(relation.target).primary_key);
      continue;
    }
    if (field->automatic) return "number";
    const std::string_view base = field->base;
    const auto* const found = std::ranges::find(comparable, base.substr(base.rfind('.') + 1), &Comparable::field);
    return base.starts_with("django.db.models.") && found != std::end(comparable) ? found->as : std::string_view();
  }
  return {};
}

/// A value of the row that the question depends on.
struct Outer {
  NodeId node = 0;     // book, book.pk
  NodeId keyword = 0;  // whose value it is
  std::string name;    // as the rows' queryset spells it: "pk"
};

class RowAnnotation {
 public:
  RowAnnotation(const ProjectModel& model, const Access& access, std::string_view row)
      : model_(model),
        access_(access),
        row_(row),
        file_(access.access.file),
        facts_(model.facts(file_)),
        scope_(enclosing_scope(facts_, facts_.span(access.access.node))),
        place_{access.queryset.file, access.queryset.node} {}

  [[nodiscard]] std::optional<Strategy> strategy() {
    const NodeId call = access_.access.node;
    counts_ = receiver_of(facts_, call, "count") != 0;
    rows_ = receiver_of(facts_, call, counts_ ? "count" : "exists");
    if (rows_ == 0 || facts_.child(call, 1) != 0 || !is_together() || !read_chain() || outer_.empty() ||
        !made_in_sight(model_, access_))
      return std::nullopt;
    Strategy strategy;
    strategy.kind = Strategy::Kind::annotate;
    strategy.safety = Safety::unsafe;
    strategy.places.push_back(place_);
    for (const Site& other : access_.other_querysets) strategy.places.push_back({other.file, other.node});
    const std::string name = new_name();
    Strategy::Code code;
    if (!(counts_ ? write_count(name, code) : write_exists(name, code))) return std::nullopt;
    strategy.names.push_back(name);
    strategy.arguments.push_back(std::move(code));
    strategy.imports = std::move(imports_);
    strategy.replaced.push_back({{file_, call}, std::string(row_) + "." + name});
    return strategy;
  }

 private:
  /// What is copied from one function to another may mean something else there.
  [[nodiscard]] bool is_together() const {
    const auto is_here = [&](const Site& site) {
      return site.file == file_ && enclosing_scope(facts_, facts_.span(site.node)) == scope_;
    };
    return is_here(access_.queryset) && std::ranges::all_of(access_.other_querysets, is_here);
  }

  /// `Review.objects.filter(...).exclude(...)`
  [[nodiscard]] bool read_chain() {
    NodeId at = rows_;
    while (facts_.kind(at) == NodeKind::call) {
      NodeId receiver = 0;
      for (const std::string_view method : {"all", "filter", "exclude"})
        if (receiver == 0) receiver = receiver_of(facts_, at, method);
      if (receiver == 0 || !read_arguments(at)) return false;
      at = receiver;
    }
    if (facts_.kind(at) != NodeKind::attribute) return false;
    const Symbol named = model_.resolve(file_, scope_, facts_.child(at, 0));
    if (named.kind != Symbol::Kind::cls || !model_.cls(named.cls).model.valid() || !is_settled_here(at)) return false;
    asked_ = model_.cls(named.cls).model;
    const auto& managers = model_.model(asked_).managers;
    const auto manager = std::ranges::find(managers, facts_.text_of(at), &Manager::name);
    return manager != managers.end() && manager->known &&
           (!counts_ || !(manager->cls.valid() || manager->queryset.valid())) &&
           std::ranges::all_of(outer_, [&](const Outer& outer) { return is_comparable(outer); });
  }

  [[nodiscard]] bool is_settled_here(NodeId expression) const { return is_constant(model_, file_, expression, place_); }

  [[nodiscard]] bool read_arguments(NodeId call) {
    std::size_t n = 0;
    for (const NodeId argument : facts_.children(call)) {
      if (n++ == 0) continue;
      const bool keyword = facts_.kind(argument) == NodeKind::keyword;
      const std::optional<std::string> name = keyword ? outer_name(facts_.child(argument, 0)) : std::nullopt;
      if (name) outer_.push_back({facts_.child(argument, 0), argument, *name});
      else if (!is_settled_here(argument)) return false;
    }
    return true;
  }

  /// `book` and `book.pk` are "pk" of the row, `book.author_id` is "author_id".
  [[nodiscard]] std::optional<std::string> outer_name(NodeId value) const {
    if (is_name(facts_, value, row_)) return "pk";
    if (facts_.kind(value) != NodeKind::attribute || !is_name(facts_, facts_.child(value, 0), row_))
      return std::nullopt;
    return std::string(facts_.text_of(value));
  }

  /// The field whose column an attribute holds: `author_id`, `pk`.
  [[nodiscard]] const Field* column(ModelId of, std::string_view name) const {
    const std::string_view key = name == "pk" ? std::string_view(model_.model(of).primary_key) : name;
    const Field* field = key.empty() ? nullptr : model_.field(of, key);
    if (field == nullptr && key.ends_with("_id")) field = model_.field(of, key.substr(0, key.size() - 3));
    return field != nullptr && (field->attname == key || name == "pk") ? field : nullptr;
  }

  /// Whether SQL compares the column as Python's value is compared: by =, <, >, and never with NULL. No row has the key NULL.
  [[nodiscard]] bool is_comparable(const Outer& outer) const {
    const std::string_view lookup = facts_.text_of(outer.keyword);
    const std::size_t cut = std::min(lookup.rfind("__"), lookup.size());
    const std::string_view how = cut < lookup.size() ? lookup.substr(cut + 2) : std::string_view("exact");
    constexpr std::string_view comparing[] = {"exact", "gt", "gte", "lt", "lte"};
    const bool compares = std::ranges::find(comparing, how) != std::end(comparing);
    const std::string_view path = compares ? lookup.substr(0, cut) : lookup;
    // A row goes where a key of its model is asked for.
    if (is_name(facts_, outer.node, row_)) return how == "exact" && leads_to_rows(path);
    const Field* const own = column(access_.model, outer.name);
    const Field* asked = column(asked_, path);
    if (asked == nullptr && leads_to_one(path)) asked = model_.field(asked_, path);
    const std::string_view as = compared_as(model_, own);
    if (own == nullptr || asked == nullptr || as.empty() || as != compared_as(model_, asked)) return false;
    const bool of_key = path == "pk" || path == model_.model(asked_).primary_key;
    return own->primary_key == true || own->null == false || (of_key && how == "exact");
  }

  /// `author=book.author_id`: a relation is asked for by a key.
  [[nodiscard]] bool leads_to_one(std::string_view path) const {
    const std::optional<Hop> hop = model_.lookup_hop(asked_, path);
    return hop && hop->forward && !hop->to_many;
  }

  [[nodiscard]] bool leads_to_rows(std::string_view path) const {
    const std::optional<Hop> hop = model_.lookup_hop(asked_, path);
    return hop && hop->forward && !hop->to_many && hop->target == access_.model &&
           model_.relation(hop->relation).to_field.empty();
  }

  [[nodiscard]] std::string new_name() const {
    std::string model;
    for (const char c : model_.model(asked_).name) {
      if (c >= 'A' && c <= 'Z' && !model.empty() && model.back() != '_' &&
          !(model.back() >= 'A' && model.back() <= 'Z'))
        model += '_';
      model += c;
    }
    for (char& c : model) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const std::string name = counts_ ? model + "_count" : "has_" + model;
    std::string unique = name;
    for (int n = 2; is_row_attribute(model_, access_.model, unique) || says(facts_, unique); ++n)
      unique = name + "_" + std::to_string(n);
    return unique;
  }

  [[nodiscard]] bool write_exists(const std::string& name, Strategy::Code& code) {
    const std::string exists = spelled("django.db.models", "Exists");
    if (exists.empty()) return false;
    put(code, name + "=" + exists + "(");
    return write_rows(code) && put(code, ")");
  }

  /// All rows of the subquery have the same value in one column: grouped by it they are one group, or none.
  [[nodiscard]] bool write_count(const std::string& name, Strategy::Code& code) {
    const auto group = std::ranges::find_if(outer_, [&](const Outer& outer) {
      const std::string_view key = facts_.text_of(outer.keyword);
      return key.find("__") == std::string_view::npos &&
             receiver_of(facts_, parent_of(facts_, outer.keyword), "filter") != 0;
    });
    const std::string coalesce = spelled("django.db.models.functions", "Coalesce");
    const std::string subquery = spelled("django.db.models", "Subquery"), count = spelled("django.db.models", "Count");
    if (group == outer_.end() || coalesce.empty() || subquery.empty() || count.empty() ||
        is_row_attribute(model_, asked_, "found"))
      return false;
    put(code, name + "=" + coalesce + "(" + subquery + "(");
    if (!write_rows(code)) return false;
    put(code, ".order_by().values(");
    code.push_back({Strategy::Piece::Kind::string, std::string(facts_.text_of(group->keyword)), {}, {}});
    put(code, ").annotate(found=" + count + "(");
    code.push_back({Strategy::Piece::Kind::string, "pk", {}, {}});
    put(code, ")).values(");
    code.push_back({Strategy::Piece::Kind::string, "found", {}, {}});
    return put(code, ")), 0)");
  }

  [[nodiscard]] bool write_rows(Strategy::Code& code) {
    const std::string outer_ref = spelled("django.db.models", "OuterRef");
    if (outer_ref.empty()) return false;
    std::ranges::sort(outer_, {}, &Outer::node);
    std::uint32_t copied = facts_.span(rows_).begin;
    for (const Outer& outer : outer_) {
      const Span span = facts_.span(outer.node);
      code.push_back({Strategy::Piece::Kind::copy, {}, file_, {copied, span.begin}});
      put(code, outer_ref + "(");
      code.push_back({Strategy::Piece::Kind::string, outer.name, {}, {}});
      put(code, ")");
      copied = span.end;
    }
    code.push_back({Strategy::Piece::Kind::copy, {}, file_, {copied, facts_.span(rows_).end}});
    return true;
  }

  static bool put(Strategy::Code& code, std::string text) {
    code.push_back({Strategy::Piece::Kind::code, std::move(text), {}, {}});
    return true;
  }

  /// A name of Django's, which the file imports from now on.
  [[nodiscard]] std::string spelled(std::string_view module, std::string_view name) {
    const std::optional<Spelling> spelling = spell_django(model_, file_, scope_, module, name);
    if (!spelling) return {};
    if (spelling->import) imports_.push_back(*spelling->import);
    return spelling->text;
  }

  const ProjectModel& model_;
  const Access& access_;
  std::string_view row_;
  FileId file_;
  const FileFacts& facts_;
  ScopeId scope_;
  Strategy::Place place_;
  bool counts_ = false;
  NodeId rows_ = 0;  // what is asked
  ModelId asked_;    // whose rows
  std::vector<Outer> outer_;
  std::vector<Strategy::Import> imports_;
};

}  // namespace

std::optional<Strategy> row_annotation(const ProjectModel& model, const Access& access, std::string_view row) {
  return RowAnnotation(model, access, row).strategy();
}

}  // namespace djvet
