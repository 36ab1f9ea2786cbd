// Each template in testdata/phases/templates and the dump of its facts beside it, NAME.facts. DJVET_UPDATE=1 writes the
// dumps anew.
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "analyzer/extract/template_dump.h"
#include "analyzer/extract/template_extractor.h"
#include "tests/support/catch.h"
#include "tests/support/paths.h"
#include "tests/support/tree.h"

namespace djvet {

TEST_CASE("facts of templates are those of the snapshots") {
  const std::string folder = std::string(source_dir()) + "/testdata/phases/templates/";
  const bool update = std::getenv("DJVET_UPDATE") != nullptr;
  TemplateExtractor extractor;
  std::size_t compared = 0;
  for (const std::string& name : files_below(folder)) {
    if (name.ends_with(".facts")) continue;
    INFO(name);
    const std::string source = read_text(folder + name);
    const auto facts = TemplateFacts::view(extractor.extract(source, template_dialect(name)));
    REQUIRE(facts);
    const std::string dump = dump_template(*facts);
    if (update) std::ofstream(folder + name + ".facts", std::ios::binary) << dump;
    CHECK(read_text(folder + name + ".facts") == dump);
    ++compared;
  }
  CHECK(compared >= 5);
}

}  // namespace djvet
