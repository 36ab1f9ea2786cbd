// Any bytes are a template in both languages: tokens cover them, facts come out, and their block can be viewed and
// dumped.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzer/base/require.h"
#include "analyzer/extract/template_dump.h"
#include "analyzer/extract/template_extractor.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace djvet;
  static TemplateExtractor extractor;
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  if (size > max_source_size) return 0;
  for (const TemplateDialect dialect : {TemplateDialect::django, TemplateDialect::jinja}) {
    std::vector<TemplateToken> tokens;
    tokenize_template(source, dialect, tokens);
    std::uint32_t at = 0;
    for (const TemplateToken& token : tokens) {
      require(token.span.begin == at && token.span.end > at, "tokens follow each other");
      require(token.span.contains(token.contents), "contents lie inside their token");
      at = token.span.end;
    }
    require(at == size, "tokens cover the text");
    const auto facts = TemplateFacts::view(extractor.extract(source, dialect));
    require(facts.has_value(), "extraction writes what view() accepts");
    require(!dump_template(*facts).empty(), "facts have a root");
  }
  return 0;
}
