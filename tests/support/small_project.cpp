// Extracts the texts one after another with one extractor, as a run with one thread does, and links them.
// SPDX-License-Identifier: MIT
#include "tests/support/small_project.h"

#include <algorithm>

#include "analyzer/discover/classify.h"
#include "analyzer/extract/extract.h"
#include "analyzer/link/link.h"
#include "tests/support/catch.h"
#include "tests/support/tree.h"

namespace djvet::test {
namespace {

Role role_of(std::string_view path) {
  if (path.find("migrations/") != path.npos) return Role::migration;
  if (path.starts_with("tests/") || path.find("/tests/") != path.npos || path.find("test_") != path.npos)
    return Role::test;
  if (path.find("settings") != path.npos) return Role::settings;
  return Role::code;
}

std::string hop_text(const ProjectModel& model, const std::optional<Hop>& hop) {
  if (!hop) return "none";
  const Relation& relation = model.relation(hop->relation);
  std::string text = hop->forward ? relation.field + " -> " : relation.accessor + " <- ";
  text += hop->target.valid() ? model.model(hop->target).label() : "?";
  if (hop->to_many) text += " many";
  if (hop->nullable) text += " null";
  return text;
}

}  // namespace

SmallProject::SmallProject(std::initializer_list<std::pair<std::string, std::string>> files, std::string root) {
  make(files, std::move(root));
}

SmallProject SmallProject::read(const std::string& folder) {
  Files files;
  for (const std::string& path : files_below(folder))
    if (path.ends_with(".py")) files.emplace_back(path, read_text(folder + "/" + path));
  SmallProject project({});
  project.make(std::move(files), folder);
  return project;
}

void SmallProject::make(Files files, std::string root) {
  *sources_ = {};
  blocks_->clear();
  facts_->clear();
  manifests_->clear();
  std::ranges::sort(files);
  sources_->root = std::move(root);
  Extractor extractor;
  for (const auto& [path, text] : files) {
    SourceFile file;
    std::shared_ptr<const ManifestFacts> manifest;
    file.path = path;
    file.role = role_of(path);
    if (!path.ends_with(".py")) {
      const std::size_t slash = path.rfind('/');
      const std::string_view folder = slash == path.npos ? std::string_view() : std::string_view(path).substr(0, slash);
      const bool is_manifest = language_of(folder, path.substr(slash + 1)) == Language::manifest;
      file.language = is_manifest ? Language::manifest : Language::django_template;
      if (is_manifest) manifest = std::make_shared<const ManifestFacts>(read_manifest(path, text));
    }
    const bool is_python = file.language == Language::python;
    sources_->files.push_back(std::move(file));
    manifests_->push_back(std::move(manifest));
    const std::string_view block = extractor.extract(is_python ? text : "", 10'000);
    blocks_->emplace_back(block.begin(), block.end());
  }
  for (const std::vector<char>& block : *blocks_) {
    const std::optional<FileFacts> facts = FileFacts::view({block.data(), block.size()});
    REQUIRE(facts.has_value());
    facts_->push_back(*facts);
  }
  model_ = std::make_unique<ProjectModel>(link(*sources_, *facts_, nullptr, manifests_.get()));
}

FileId SmallProject::file(std::string_view path) const {
  const auto at = std::ranges::find(sources_->files, path, &SourceFile::path);
  REQUIRE(at != sources_->files.end());
  return FileId(static_cast<std::size_t>(at - sources_->files.begin()));
}

ClassId SmallProject::cls(std::string_view qualified) const {
  const auto at = std::ranges::find(model_->classes(), qualified, &Class::qualified);
  REQUIRE(at != model_->classes().end());
  return ClassId(static_cast<std::size_t>(at - model_->classes().begin()));
}

ModelId SmallProject::model_id(std::string_view label) const {
  const auto at = std::ranges::find_if(model_->models(), [&](const Model& model) { return model.label() == label; });
  CAPTURE(label);
  REQUIRE(at != model_->models().end());
  return ModelId(static_cast<std::size_t>(at - model_->models().begin()));
}

std::string SmallProject::hop(std::string_view label, std::string_view attribute) const {
  return hop_text(*model_, model_->hop(model_id(label), attribute));
}

std::string SmallProject::lookup_hop(std::string_view label, std::string_view name) const {
  const std::optional<Hop> hop = model_->lookup_hop(model_id(label), name);
  if (!hop) return "none";
  const Relation& relation = model_->relation(hop->relation);
  return (hop->forward ? relation.field + " -> " : relation.query_name + " <- ") +
         (hop->target.valid() ? model_->model(hop->target).label() : "?");
}

std::string SmallProject::resolve(std::string_view path, std::string_view name) const {
  return describe(model_->resolve_name(file(path), 0, name));
}

std::string SmallProject::describe(const Symbol& symbol) const {
  switch (symbol.kind) {
    case Symbol::Kind::module: return "module " + model_->module_of(symbol.file)->dotted;
    case Symbol::Kind::cls: return "class " + model_->cls(symbol.cls).qualified;
    case Symbol::Kind::function: {
      const FileFacts& facts = model_->facts(symbol.file);
      return "function " + std::string(facts.text(facts.scopes()[symbol.scope].name));
    }
    case Symbol::Kind::value: return "value";
    case Symbol::Kind::external: return "external " + symbol.external;
    default: return "unknown";
  }
}

}  // namespace djvet::test
