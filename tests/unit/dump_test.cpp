// The dump of facts names every node with its text and span.
#include "analyzer/driver/dump.h"

#include "analyzer/extract/extract.h"
#include "tests/support/catch.h"

namespace djvet {
namespace {

std::string dump_of(std::string_view source) {
  Extractor extractor;
  const std::string block(extractor.extract(source, 1000));
  return dump_facts(FileFacts::view(block).value());
}

TEST_CASE("a dump shows the tree, the scopes, the imports, the comments and the gaps") {
  CHECK(dump_of("from a.b import c as d\n"
                "class Book(d):\n"
                "    async def f(self, *args): return self.x + 'caf\x1b'  # djvet: ignore[n] r\n") ==
        R"(module 0..113
  import_stmt 0 16..17
  class_def "Book" 23..112
    name "d" 34..35
    block 42..112
      function_def "f" async 42..112
        parameter "self" 54..58
        parameter "args" star 60..65
        block 68..112
          return_stmt 68..90
            binary add 75..90
              attribute "x" 75..81
                name "self" 75..79
              string "caf\x1b" 84..90
scope 0 "" in 0 0..113
scope 1 "Book" in 0 class 23..112
scope 2 "f" in 1 function async 42..112
import 0 "a.b" "c" "d" in 0 from aliased 16..17
suppression "n" 92..112
)");
}

TEST_CASE("a dump shows gaps") {
  const std::string dump = dump_of("x = = 1\ny = 2\n");
  CHECK(dump.find("\ngap syntax_error ") != std::string::npos);
  CHECK(dump.find("name \"y\"") != std::string::npos);
}

TEST_CASE("files without facts dump as nothing") { CHECK(dump_facts(FileFacts()).empty()); }

}  // namespace
}  // namespace djvet
