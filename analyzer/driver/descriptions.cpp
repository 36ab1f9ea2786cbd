// Descriptions are a part of djvet: they are extracted without a budget, and never cached.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/descriptions.h"

#include "analyzer/base/result.h"
#include "analyzer/django/described.h"
#include "analyzer/extract/extract.h"

namespace djvet {
namespace {

struct Description {
  std::string path;
  std::vector<char> block;
  FileFacts facts;
};

std::vector<Description> extract_descriptions() {
  std::vector<Description> all;
  Extractor extractor;
  for (const DescribedModule& module : described_modules()) {
    const std::string_view block = extractor.extract(module.text, 60'000);
    Description one{"<described>/" + std::string(module.path), {block.begin(), block.end()}, {}};
    const std::optional<FileFacts> facts = FileFacts::view({one.block.data(), one.block.size()});
    require(facts.has_value(), "descriptions are well-formed");
    one.facts = *facts;
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

void add_descriptions(Sources& sources, FactsTable& facts) {
  static const std::vector<Description> descriptions = extract_descriptions();
  for (const Description& description : descriptions) {
    SourceFile file;
    file.path = description.path;
    file.role = Role::vendored;
    file.package_folder = SourceFile::described_folder;
    sources.files.push_back(std::move(file));
    facts.python.push_back(description.facts);
    facts.templates.emplace_back();
    facts.text_bytes.push_back(0);
    facts.stamps.emplace_back();
  }
}

}  // namespace djvet
