// Facts of templates: which end closes which tag, what a value is, what becomes a gap, and that blocks are checked.
#include "analyzer/extract/template_facts.h"

#include <ctime>
#include <string>
#include <vector>

#include "analyzer/extract/jinja_signs.h"
#include "analyzer/extract/template_dump.h"
#include "analyzer/extract/template_extractor.h"
#include "tests/support/catch.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

using Kind = TemplateNodeKind;

/// The facts of one source, with the memory they view.
class Extracted {
 public:
  explicit Extracted(std::string_view source, TemplateDialect dialect = TemplateDialect::django) {
    const auto view = TemplateFacts::view(extractor_.extract(source, dialect));
    REQUIRE(view.has_value());
    facts_ = *view;
  }
  const TemplateFacts& operator*() const { return facts_; }
  const TemplateFacts* operator->() const { return &facts_; }
  /// The dump without spans.
  [[nodiscard]] std::string shape() const {
    std::string out;
    const std::string dump = dump_template(facts_);
    for (const std::string_view line : lines_of(dump)) (out += line.substr(0, line.rfind(' '))) += '\n';
    return out;
  }
  /// The first node of a kind.
  [[nodiscard]] NodeId find(Kind kind) const {
    for (NodeId id = 0; id < facts_.nodes().size(); ++id)
      if (facts_.kind(id) == kind) return id;
    return 0;
  }

 private:
  TemplateExtractor extractor_;
  TemplateFacts facts_;
};

std::string values(std::string_view expression) {
  const std::string shape = Extracted("{{ " + std::string(expression) + " }}").shape();
  return shape.substr(std::string_view("root\n  output\n    ").size());
}

}  // namespace

TEST_CASE("a value is a node, and its lookups and filters are its children") {
  CHECK(values("row.author.name|default:_(\"x\")|upper") ==
        "variable \"row\"\n      lookup \"author\"\n      lookup \"name\"\n      filter \"default\"\n"
        "        string \"x\" translated\n      filter \"upper\"\n");
  CHECK(values("a|f:b.c") == "variable \"a\"\n      filter \"f\"\n        variable \"b\"\n          lookup \"c\"\n");
  CHECK(values("'it\\'s'") == "string \"it's\"\n");
  CHECK(values("-1.5|f") == "number \"-1.5\"\n      filter \"f\"\n");
  CHECK(values("True") == "constant \"True\"\n");
  CHECK(values("1e5") == "number \"1e5\"\n");
  CHECK(values("2.") == "variable \"2\"\n      lookup\n");
  CHECK(values("a b") == "unknown\ngap bad_expression\n");
  CHECK(values("a._b") == "unknown\ngap bad_expression\n");
  CHECK(values("a|f:") == "unknown\ngap bad_expression\n");
}

TEST_CASE("spans are bytes of the source") {
  const std::string source = "\xc3\xa9{% for b in shelf.books %}{{ b.title|upper }}{% endfor %}";
  const Extracted facts(source);
  const auto text = [&](NodeId id) {
    const Span span = facts->span(id);
    return source.substr(span.begin, span.size());
  };
  const NodeId loop = facts.find(Kind::for_tag);
  CHECK(text(loop) == source.substr(2));
  CHECK(text(facts->child(loop, 0)) == "b");
  CHECK(text(facts->value(loop)) == "shelf.books");
  CHECK(text(facts->body(loop)) == "{{ b.title|upper }}");
  CHECK(text(facts.find(Kind::filter)) == "upper");
  const NodeId title = facts->child_of_kind(facts->value(facts.find(Kind::output)), Kind::lookup);
  CHECK(text(title) == "title");
  CHECK(facts->text_of(title) == "title");
}

TEST_CASE("an unknown tag has a body exactly if its end follows in the same block") {
  CHECK(Extracted("{% panel a %}{{ b }}{% endpanel %}").shape() ==
        "root\n  tag \"panel\"\n    variable \"a\"\n    body\n      output\n        variable \"b\"\n");
  CHECK(Extracted("{% panel a %}{{ b }}").shape() ==
        "root\n  tag \"panel\"\n    variable \"a\"\n  output\n    variable \"b\"\n");
  CHECK(Extracted("{% if a %}{% panel %}{% endif %}{% endpanel %}").shape() ==
        "root\n  if_tag\n    condition\n      variable \"a\"\n    body\n      tag \"panel\"\n  tag \"endpanel\"\n");
  CHECK(Extracted("{% x %}{% x %}{% endx %}").shape() == "root\n  tag \"x\"\n  tag \"x\"\n    body\n");
  CHECK(Extracted("{% x %}a{% else %}b{% endx %}").shape() ==
        "root\n  tag \"x\"\n    body\n      text\n    clause \"else\"\n      body\n        text\n");
}

TEST_CASE("what Django would reject is a gap, and the rest is still read") {
  CHECK(Extracted("{% for a in b %}{{ a }}").shape() ==
        "root\n  for_tag\n    target \"a\"\n    variable \"b\"\n    body\n      output\n        variable \"a\"\n"
        "gap unclosed_tag\n");
  CHECK(Extracted("{% if a %}{% for b in c %}{% endif %}").shape() ==
        "root\n  if_tag\n    condition\n      variable \"a\"\n    body\n      for_tag\n        target \"b\"\n"
        "        variable \"c\"\n        body\ngap unclosed_tag\n");
  CHECK(Extracted("{% endif %}{% else %}").shape() == "root\ngap unexpected_tag\ngap unexpected_tag\n");
  CHECK(Extracted("{% block a %}{% endblock b %}").shape() ==
        "root\n  block_tag \"a\"\n    body\ngap unexpected_tag\n");
  CHECK(Extracted("{% for a of b %}{{ a }}{% endfor %}").shape() ==
        "root\n  tag \"for\"\n    body\n      output\n        variable \"a\"\ngap bad_arguments\n");
  CHECK(Extracted("{{ }}{% %}").shape() == "root\ngap empty_tag\ngap empty_tag\n");
  CHECK(Extracted("{% if a and %}{% endif %}").shape() == "root\n  tag \"if\"\n    body\ngap bad_arguments\n");
  CHECK(Extracted("{% comment %}{% if %}{{ a }}{% endcomment %}").shape() == "root\n");
}

TEST_CASE("comments that speak to djvet are suppressions") {
  const Extracted facts("{# djvet: ignore[n-plus-one, b] known #}{# plain #}{# djvet: ignore-file[c] #}{# djvet: x #}");
  REQUIRE(facts->suppressions().size() == 3);
  CHECK(facts->text(facts->suppressions()[0].ids) == "n-plus-one, b");
  CHECK(facts->suppressions()[0].span == Span{0, 40});
  CHECK(facts->suppressions()[1].flags == suppression_file);
  CHECK(facts->suppressions()[2].flags == suppression_malformed);
}

TEST_CASE("forms are found in markup that is rendered, with what is known of their attributes") {
  const std::string source =
      "<form method=\"POST\" action='/a/'>{% csrf_token %}</form><FORM action=\"{% url \"a>b\" %}\" method={{ m }}>"
      "<!-- <form method=post> --><script>'<form>'</script>{% comment %}<form>{% endcomment %}<formx><form {{ a }}\n "
      "b='</form>'>";
  const Extracted facts(source);
  REQUIRE(facts->forms().size() == 3);
  const auto text = [&](const TemplateForm& form) { return source.substr(form.tag.begin, form.tag.size()); };
  const TemplateForm& first = facts->forms()[0];
  CHECK(text(first) == "<form method=\"POST\" action='/a/'>");
  CHECK(source.substr(first.end, 7) == "</form>");
  CHECK(first.flags == form_post);
  CHECK(facts->text(first.action) == "/a/");
  const TemplateForm& second = facts->forms()[1];
  CHECK(text(second) == "<FORM action=\"{% url \"a>b\" %}\" method={{ m }}>");
  CHECK(second.flags == (form_dynamic_action | form_dynamic_method));
  CHECK(facts->text(second.action) == "{% url \"a>b\" %}");
  CHECK(text(facts->forms()[2]) == "<form {{ a }}\n b='</form>'>");
  CHECK(facts->forms()[2].flags == form_dynamic_attributes);
  CHECK(facts->forms()[2].end == source.size());
}

TEST_CASE("names in blocktranslate are whole: dots look nothing up") {
  CHECK(Extracted("{% blocktranslate with a=b.c count n=d %}{{ a.b }}{% plural %}{{ n }}{% endblocktranslate %}")
            .shape() ==
        "root\n  blocktranslate_tag\n    binding \"a\"\n      variable \"b\"\n        lookup \"c\"\n"
        "    binding \"n\" count\n      variable \"d\"\n    body\n      output\n        variable \"a.b\"\n"
        "    clause \"plural\"\n      body\n        output\n          variable \"n\"\n");
}

TEST_CASE("the language of a template follows from its path") {
  CHECK(template_dialect("shop/templates/a.html") == TemplateDialect::django);
  CHECK(template_dialect("shop/jinja2/a.html") == TemplateDialect::jinja);
  CHECK(template_dialect("jinja2/a.html") == TemplateDialect::jinja);
  CHECK(template_dialect("shop/templates/a.j2") == TemplateDialect::jinja);
  CHECK(template_dialect("shop/myjinja2/a.html") == TemplateDialect::django);
}

TEST_CASE("a template that Django would refuse is Jinja's wherever it stands") {
  const auto shown = [](std::string_view source) {
    std::vector<TemplateToken> tokens;
    tokenize_template(source, TemplateDialect::django, tokens);
    return shows_jinja(source, tokens);
  };
  CHECK(shown("{{ row.name() }}"));
  CHECK(shown("{%- if rows %}{% endif %}"));
  CHECK(shown("{{ name -}}"));
  CHECK_FALSE(shown("{{ name }}{{ -1 }}{% title - %}"));
  CHECK(shown("{% if user.has_perm('a') %}{% endif %}"));
  CHECK_FALSE(shown("{{ _('some (of them)') }} {{ rows|default:_('none') }} {% some_tag of(rows) %}"));
  CHECK_FALSE(shown("{% verbatim %}{{ row.name() }}{% endverbatim %}"));
  CHECK_FALSE(shown("{% load i18n %}{{ row.name() }}"));
  CHECK_FALSE(shown(""));
}

TEST_CASE("any text gives facts, in time linear in it, at most as deep as is promised", "[slow]") {
  const std::clock_t start = std::clock();  // of this process, whatever else the machine does
  for (const std::string_view piece :
       {"{% if a %}", "{% x %}", "{% endx %}", "{% x %}{% endy %}", "{% else %}", "{% comment %}", "{{ a.b|c:d }}",
        "{% for a in b %}{% empty %}", "{{ ((((((((((((((((((((((((( }}", "{% set a = [[1, {2: (3,)}]] %}",
        "<form a=\"", "<form {{ a }} b='", "<!--", "<script <form>", "{% a '\" %}"}) {
    std::string source;
    for (int i = 0; i < 100'000; ++i) source += piece;
    INFO(piece);
    Extracted(source, TemplateDialect::django);  // REQUIREs that the block can be viewed, which checks the depth
    Extracted(source, TemplateDialect::jinja);
  }
  for (const std::string_view word : {"a.", "a|b:'", "\"' ", "_(\"a ", "(", "a(b[", "not ", "a=b "}) {
    std::string words;
    for (int i = 0; i < 300'000; ++i) words += word;
    INFO(word);
    for (const std::string_view tag : {"{{ ", "{% if ", "{% with ", "{% tag ", "{% for "}) {
      Extracted(std::string(tag) + words + " %}}}", TemplateDialect::django);
      Extracted(std::string(tag) + words + " %}}}", TemplateDialect::jinja);
    }
  }
  CHECK(std::clock() - start < std::clock_t{40} * CLOCKS_PER_SEC);
}

TEST_CASE("a block that was changed is refused or harmless") {
  TemplateExtractor extractor;
  const std::string good(extractor.extract(
      "{% for a in b.c %}{{ a.d|e:'f' }}{# djvet: ignore[x] #}{% else %}{% endfor %}<form action=a></form>",
      TemplateDialect::django));
  REQUIRE(TemplateFacts::view(good));
  for (std::size_t cut = 0; cut < good.size(); ++cut) CHECK_FALSE(TemplateFacts::view(good.substr(0, cut)));
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const int flip : {0x01, 0x10, 0x80, 0xff}) {
      std::string bad = good;
      bad[at] = static_cast<char>(bad[at] ^ flip);
      if (const auto facts = TemplateFacts::view(bad)) CHECK_FALSE(dump_template(*facts).empty());
    }
  }
}

}  // namespace djvet
