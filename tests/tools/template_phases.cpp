// For tests in Python: reads requests from standard input until its end and answers each on standard output.
// A request is the line "tokens|facts django|jinja SIZE" and SIZE bytes of a template; the answer is the line "SIZE"
// and that many bytes of dump_template_tokens() or dump_template(). Anything else ends the program with exit code 2.
// SPDX-License-Identifier: MIT
#include <iostream>
#include <string>

#include "analyzer/extract/template_dump.h"
#include "analyzer/extract/template_extractor.h"

int main() {
  using namespace djvet;
  std::ios::sync_with_stdio(false);
  TemplateExtractor extractor;
  std::string phase;
  std::string language;
  std::size_t size = 0;
  while (std::cin >> phase >> language >> size) {
    std::string source(size, '\0');
    std::cin.get();
    if (!std::cin.read(source.data(), static_cast<std::streamsize>(size))) return 2;
    const TemplateDialect dialect = language == "jinja" ? TemplateDialect::jinja : TemplateDialect::django;
    std::string answer;
    if (phase == "tokens") {
      answer = dump_template_tokens(source, dialect);
    } else if (const auto facts = TemplateFacts::view(extractor.extract(source, dialect)); phase == "facts" && facts) {
      answer = dump_template(*facts);
    } else {
      return 2;
    }
    std::cout << answer.size() << '\n' << answer;
  }
  return std::cin.eof() ? 0 : 2;
}
