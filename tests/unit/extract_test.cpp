// What extraction keeps of Python source, and that no source makes it fail.
// SPDX-License-Identifier: MIT
#include <string>

#include "analyzer/extract/extract.h"
#include "analyzer/extract/import_scanner.h"
#include "analyzer/extract/literals.h"
#include "analyzer/extract/suppression_scanner.h"
#include "analyzer/extract/unparse.h"
#include "tests/support/catch.h"

namespace djvet {
namespace {

/// Facts with the memory they view.
struct Extracted {
  Extractor extractor;
  std::string block;
  FileFacts facts;

  explicit Extracted(std::string_view source) : block(extractor.extract(source, 10'000)) {
    const auto view = FileFacts::view(block);
    REQUIRE(view.has_value());
    facts = *view;
  }
  /// The first node of a kind, or 0.
  [[nodiscard]] NodeId find(NodeKind kind) const {
    for (NodeId id = 0; id < facts.nodes().size(); ++id)
      if (facts.kind(id) == kind) return id;
    return 0;
  }
};

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("a chain of calls is kept link by link") {
  const Extracted file("books = Book.objects.filter(author__name='x').all()[0]\n");
  const NodeId subscript = file.find(NodeKind::subscript);
  REQUIRE(subscript != 0);
  CHECK(unparse(file.facts, subscript) == "Book.objects.filter(author__name=\"x\").all()[0]");
}

TEST_CASE("decorators, parameters and scopes belong to their definition") {
  const Extracted file("@a.b(1)\nclass A(B, metaclass=M):\n  async def f(self, x: int = 1, *args, y, **kw): pass\n");
  REQUIRE(file.facts.scopes().size() == 3);
  const Scope& cls = file.facts.scopes()[1];
  const Scope& function = file.facts.scopes()[2];
  CHECK(file.facts.text(cls.name) == "A");
  CHECK(file.facts.kind(file.facts.child(cls.node, 0)) == NodeKind::decorator);
  CHECK(file.facts.kind(file.facts.child(cls.node, 2)) == NodeKind::keyword);
  CHECK(function.parent == 1);
  CHECK(function.is(scope_async));
  std::string parameters;
  for (const NodeId child : file.facts.children(function.node))
    if (file.facts.kind(child) == NodeKind::parameter) parameters += std::string(file.facts.text_of(child)) + " ";
  CHECK(parameters == "self x args y kw ");
}

TEST_CASE("every form of import binds its name") {
  const Extracted file("from ..a.b import (c as d,  # why\n  e)\nimport x.y, z as q\nfrom . import *\n");
  std::string bound;
  for (const Import& import : file.facts.imports()) {
    bound += std::string(file.facts.text(import.module)) + ":" + std::string(file.facts.text(import.name)) + ":" +
             std::string(file.facts.text(import.bound)) + " ";
  }
  CHECK(bound == "..a.b:c:d ..a.b:e:e x.y::x z::q .:: ");
  CHECK((file.facts.imports()[4].flags & import_star) != 0);
}

TEST_CASE("imports know under which condition they run") {
  const Extracted file("if TYPE_CHECKING:\n  from a import b\ntry:\n  import c\nexcept ImportError:\n  c = None\n");
  CHECK((file.facts.imports()[0].flags & import_type_checking) != 0);
  CHECK((file.facts.imports()[1].flags & import_guarded) != 0);
}

TEST_CASE("string constants are decoded, docstrings are left out") {
  const Extracted file("'doc'\nx = 'a\\x41\\u00e9' r'\\n'\n");
  CHECK(file.facts.text_of(file.find(NodeKind::string)) == "aA\xC3\xA9");
  CHECK(decode_escapes("\\q\\101\\t\\\n") == "\\qA\t");
  CHECK(split_literal("Rb'''x'''").content == "x");
  CHECK(split_literal("Rb'''x'''").kind == LiteralKind::bytes);
}

TEST_CASE("what follows a syntax error is still read") {
  const Extracted file("x = = 1\nclass A:\n    y = (\n\nclass B:\n    z = 1\n");
  REQUIRE_FALSE(file.facts.gaps().empty());
  CHECK(file.facts.gaps()[0].kind == GapKind::syntax_error);
  std::string names;
  for (const Scope& scope : file.facts.scopes()) names += file.facts.text(scope.name);
  CHECK(names.find('A') != std::string::npos);
}

TEST_CASE("what the parser had to add is a syntax error as well") {
  CHECK_FALSE(Extracted("def broken(:\n    pass\n").facts.gaps().empty());
  CHECK_FALSE(Extracted("x = [1, 2\n").facts.gaps().empty());
  CHECK(Extracted("def fine(): pass\nclass A: x = 1\n").facts.gaps().empty());
}

TEST_CASE("a lone carriage return ends a line, and offsets stay") {
  const Extracted file("x = 1\rclass A:\r    y = 'a\\rb'\r\nz = 3\r");
  CHECK(file.facts.gaps().empty());
  REQUIRE(file.facts.scopes().size() == 2);
  CHECK(file.facts.scopes()[1].name_span == Span{12, 13});
}

TEST_CASE("Python 2 leftovers are read") {
  const Extracted file("print 'x', y\nexec 'z'\ntry:\n  pass\nexcept A, e:\n  raise\n");
  CHECK(file.find(NodeKind::legacy_stmt) != 0);
  CHECK(file.find(NodeKind::except_clause) != 0);
}

TEST_CASE("depth is limited, and the limit is said") {
  for (const std::string& source :
       {"x = a" + repeated(".b()", 100'000) + "\n", "x = 1" + repeated(" + 1", 100'000) + "\n",
        "x = " + repeated("not ", 100'000) + "1\n"}) {
    const Extracted file(source);
    REQUIRE_FALSE(file.facts.gaps().empty());
    CHECK(file.facts.gaps()[0].kind == GapKind::too_deep);
  }
}

TEST_CASE("brackets, branches and quotes without end are survived") {
  for (const std::string& source :
       {"x = " + repeated("(", 100'000) + "1" + repeated(")", 100'000), repeated("[", 100'000), repeated("\"", 100'000),
        "if a: pass\n" + repeated("elif b: pass\n", 100'000), repeated("{", 5'000) + "\ny = 1\n"}) {
    const Extracted file(source);
    CHECK(file.facts.source_size() == source.size());
  }
}

TEST_CASE("a block that was tampered with is refused or still walks inside itself") {
  Extractor extractor;
  const std::string block(extractor.extract("class A:\n  def f(self): return [x.y for x in self.z('q')]\n", 1'000));
  for (std::size_t at = 0; at < block.size(); ++at) {
    std::string bad = block;
    bad[at] = static_cast<char>(bad[at] ^ 0x55);
    const auto view = FileFacts::view(bad);
    if (!view) continue;
    for (NodeId id = 0; id < view->nodes().size(); ++id)
      for (const NodeId child : view->children(id)) CHECK(child < view->nodes().size());
  }
  CHECK_FALSE(FileFacts::view(std::string_view(block).substr(0, block.size() / 2)).has_value());
  CHECK_FALSE(FileFacts::view("").has_value());
}

TEST_CASE("suppression comments are read where they speak to djvet") {
  CHECK(scan_suppression("# djvet: ignore[a, b] because")->ids == "a, b");
  CHECK(scan_suppression("#djvet: ignore-file[a]")->whole_file);
  CHECK(scan_suppression("# djvet: ignroe[a]")->malformed);
  CHECK_FALSE(scan_suppression("# see djvet: ignore[a]").has_value());
  const Extracted file("x = 1  # djvet: ignore[query-in-loop] small\n");
  REQUIRE(file.facts.suppressions().size() == 1);
  CHECK(file.facts.text(file.facts.suppressions()[0].ids) == "query-in-loop");
}

}  // namespace djvet
