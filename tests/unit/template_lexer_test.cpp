// Tokens of Django's and Jinja's templates. What Django's own lexer says of the same text is compared by
// tests/templates/test_lexer.py; here are the rules one at a time, and the inputs that would cost quadratic time.
#include "grammars/template_lexer.h"

#include <ctime>
#include <string>

#include "analyzer/extract/template_dump.h"
#include "tests/support/catch.h"

namespace djvet {
namespace {

std::string tokens(std::string_view source, TemplateDialect dialect = TemplateDialect::django) {
  return dump_template_tokens(source, dialect);
}

/// Spans follow each other without a gap from the first byte to the last.
bool covers(std::string_view source, TemplateDialect dialect) {
  std::vector<TemplateToken> list;
  tokenize_template(source, dialect, list);
  std::uint32_t at = 0;
  for (const TemplateToken& token : list) {
    if (token.span.begin != at || token.span.end <= at || !token.span.contains(token.contents)) return false;
    at = token.span.end;
  }
  return at == source.size();
}

}  // namespace

TEST_CASE("a template is text, variables, tags and comments") {
  CHECK(tokens("a{{ b }}c\n{% d %}{# e #}") ==
        "[0,1,0,1,\"a\"]\n[1,1,1,8,\"b\"]\n[0,1,8,10,\"c\\u000a\"]\n[2,2,10,17,\"d\"]\n[3,2,17,24,\"e\"]\n");
  CHECK(tokens("").empty());
}

TEST_CASE("a tag ends on its line, at the first end after its two opening characters") {
  CHECK(tokens("{{ a\n}}") == "[0,1,0,7,\"{{ a\\u000a}}\"]\n");
  CHECK(tokens("{{ a\r}}") == "[1,1,0,7,\"a\"]\n");
  CHECK(tokens("{%}") == "[0,1,0,3,\"{%}\"]\n");
  CHECK(tokens("{%%}") == "[2,1,0,4,\"\"]\n");
  CHECK(tokens("{{ a }}}") == "[1,1,0,7,\"a\"]\n[0,1,7,8,\"}\"]\n");
  CHECK(tokens("{{{ a }}") == "[1,1,0,8,\"{ a\"]\n");
  CHECK(tokens("{{% if %}") == "[0,1,0,1,\"{\"]\n[2,1,1,9,\"if\"]\n");
  CHECK(tokens("{{ a {% b %}") == "[0,1,0,5,\"{{ a \"]\n[2,1,5,12,\"b\"]\n");
  CHECK(tokens("{{ a\n{{ b }}") == "[0,1,0,5,\"{{ a\\u000a\"]\n[1,2,5,12,\"b\"]\n");
}

TEST_CASE("contents lose what str.strip() takes away") {
  CHECK(tokens("{{\xc2\xa0 a\xe2\x80\x83\x1f}}") == "[1,1,0,12,\"a\"]\n");
  CHECK(tokens("{{\xe2\x80\x8b"
               "a}}") ==
        "[1,1,0,8,\"\xe2\x80\x8b"
        "a\"]\n");  // U+200B is no whitespace
}

TEST_CASE("between verbatim and its own end everything is text") {
  CHECK(tokens("{% verbatim %}{{ a }}{% b %}{% endverbatim %}{{ c }}") ==
        "[2,1,0,14,\"verbatim\"]\n[0,1,14,21,\"{{ a }}\"]\n[0,1,21,28,\"{% b %}\"]\n[2,1,28,45,\"endverbatim\"]\n"
        "[1,1,45,52,\"c\"]\n");
  CHECK(tokens("{% verbatim x %}{% endverbatim %}{% endverbatim x %}") ==
        "[2,1,0,16,\"verbatim x\"]\n[0,1,16,33,\"{% endverbatim %}\"]\n[2,1,33,52,\"endverbatim x\"]\n");
  CHECK(tokens("{% verbatims %}{{ a }}") == "[2,1,0,15,\"verbatims\"]\n[1,1,15,22,\"a\"]\n");
}

TEST_CASE("Jinja's tags span lines and look past strings and braces") {
  const TemplateDialect jinja = TemplateDialect::jinja;
  CHECK(tokens("{{ a\n}}", jinja) == "[1,1,0,7,\"a\"]\n");
  CHECK(tokens("{%- if a -%}", jinja) == "[2,1,0,12,\"if a\"]\n");
  CHECK(tokens("{{ \"}}\" }}", jinja) == "[1,1,0,10,\"\\\"}}\\\"\"]\n");
  CHECK(tokens("{{ {'a': {}} }}", jinja) == "[1,1,0,15,\"{'a': {}}\"]\n");
  CHECK(tokens("{# a\n{{ #}b", jinja) == "[3,1,0,10,\"a\\u000a{{\"]\n[0,2,10,11,\"b\"]\n");
  CHECK(tokens("{% raw %}{{ a }}{%- endraw %}", jinja) ==
        "[2,1,0,9,\"raw\"]\n[0,1,9,16,\"{{ a }}\"]\n[2,1,16,29,\"endraw\"]\n");
  std::vector<TemplateToken> list;
  CHECK_FALSE(tokenize_template("a{{ b", jinja, list));
  CHECK(list.size() == 1);
}

TEST_CASE("tokens cover the text, in time linear in it", "[slow]") {
  const std::clock_t start = std::clock();  // of this process, whatever else the machine does
  for (const std::string_view piece :
       {"{{", "{%", "{#", "{", "{% verbatim %}", "{{ a }}", "{{{%{#", "{% raw %}", "'", "}}\n"}) {
    std::string source;
    for (int i = 0; i < 1'000'000; ++i) source += piece;
    INFO(piece);
    CHECK(covers(source, TemplateDialect::django));
    CHECK(covers(source, TemplateDialect::jinja));
    CHECK(covers("{{ " + source, TemplateDialect::jinja));
  }
  CHECK(std::clock() - start < std::clock_t{20} * CLOCKS_PER_SEC);
}

}  // namespace djvet
