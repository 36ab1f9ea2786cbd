// Manifests are read already; of a setup.py the arguments of its call of setup() count where they are literal: lists and dicts
// of strings, also by the name of a module's variable that is assigned once. setuptools 70, "Keywords".
// SPDX-License-Identifier: MIT
#include "analyzer/link/requirement_reader.h"

#include <algorithm>
#include <tuple>

#include "analyzer/model/project_model.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

/// The call of setup() in one setup.py.
class SetupScript {
 public:
  SetupScript(const ProjectModel& model, FileId file, Requirements& out)
      : model_(model), facts_(model.facts(file)), file_(file), out_(out) {}

  void read() {
    for (NodeId id = 1; id < facts_.nodes().size(); ++id)
      if (facts_.kind(id) == NodeKind::call && is_setup(facts_.child(id, 0))) return read_call(id);
  }

 private:
  [[nodiscard]] bool is_setup(NodeId callee) const {
    const NodeKind kind = facts_.kind(callee);
    return (kind == NodeKind::name || kind == NodeKind::attribute) && facts_.text_of(callee) == "setup";
  }

  void read_call(NodeId call) {
    for (const NodeId argument : facts_.children(call)) {
      if (facts_.kind(argument) == NodeKind::double_star) out_.complete = false;
      if (facts_.kind(argument) != NodeKind::keyword) continue;
      const std::string_view name = facts_.text_of(argument);
      const NodeId value = value_of(facts_.child(argument, 0));
      if (name == "name" && facts_.kind(value) == NodeKind::string)
        out_.own.push_back(normalized_distribution(facts_.text_of(value)));
      if (name == "install_requires") add_all(value, RequirementGroup::main);
      else if (name == "tests_require") add_all(value, RequirementGroup::test);
      else if (name == "setup_requires") add_all(value, RequirementGroup::build);
      else if (name == "extras_require") add_extras(value);
      else if (name == "classifiers") add_classifiers(value);
    }
  }

  /// What a name of the module is assigned, where that is once; else the node itself.
  [[nodiscard]] NodeId value_of(NodeId node) const {
    if (facts_.kind(node) != NodeKind::name) return node;
    const Binding* binding = model_.tables().scopes.of(file_, 0).single(facts_, facts_.text_of(node));
    return binding != nullptr && binding->kind == Binding::Kind::value ? binding->index : node;
  }

  [[nodiscard]] bool is_sequence(NodeId node) const {
    return facts_.kind(node) == NodeKind::list || facts_.kind(node) == NodeKind::tuple;
  }

  void add_all(NodeId value, RequirementGroup group) {
    if (!is_sequence(value)) {
      out_.complete = false;
      return;
    }
    for (const NodeId item : facts_.children(value)) {
      std::optional<Declaration> declared;
      if (facts_.kind(item) == NodeKind::string) declared = parse_requirement(facts_.text_of(item));
      if (!declared) {
        out_.complete = false;
        continue;
      }
      declared->group = group;
      declared->span = facts_.span(item);
      out_.declared.push_back({std::move(*declared), file_});
    }
  }

  void add_extras(NodeId value) {
    if (facts_.kind(value) != NodeKind::dict) {
      out_.complete = false;
      return;
    }
    for (const NodeId pair : facts_.children(value)) {
      if (facts_.kind(pair) == NodeKind::pair) add_all(value_of(facts_.child(pair, 1)), RequirementGroup::optional);
      else out_.complete = false;
    }
  }

  void add_classifiers(NodeId value) {
    if (!is_sequence(value)) return;
    constexpr std::string_view django = "Framework :: Django :: ";
    for (const NodeId item : facts_.children(value)) {
      if (facts_.kind(item) != NodeKind::string || !facts_.text_of(item).starts_with(django)) continue;
      out_.classifiers.emplace_back(facts_.text_of(item).substr(django.size()));
      if (!out_.classified.valid()) out_.classified = file_;
    }
  }

  const ProjectModel& model_;
  const FileFacts& facts_;
  FileId file_;
  Requirements& out_;
};

/// Whether a manifest is for other code than the project's: vendored, or below a folder of templates for projects.
bool is_for_others(const SourceFile& file) {
  const std::string_view folder = std::string_view(file.path).substr(0, file.path.rfind('/') + 1);
  const bool has_folder = file.path.find('/') != std::string::npos;
  return file.role == Role::vendored ||
         (has_folder && (folder.find("template") != folder.npos || folder.find("cookiecutter") != folder.npos ||
                         folder.find("{{") != folder.npos));
}

bool is_setup_script(const SourceFile& file) {
  return file.path == "setup.py" || (file.path.ends_with("/setup.py") && file.role != Role::vendored);
}

void add_manifest(const ManifestFacts& facts, FileId file, Requirements& out) {
  out.complete = out.complete && facts.complete;
  if (!facts.project.empty()) out.own.push_back(facts.project);
  for (const Declaration& declaration : facts.declarations) {
    if (declaration.group == RequirementGroup::locked) {
      std::string version = declaration.specifier.substr(declaration.specifier.starts_with("==") ? 2 : 0);
      out.locked.push_back({declaration.name, std::move(version), file, declaration.span});
    } else {
      out.declared.push_back({declaration, file});
    }
  }
  out.classifiers.insert(out.classifiers.end(), facts.django.begin(), facts.django.end());
  if (!facts.django.empty() && !out.classified.valid()) out.classified = file;
}

/// Every file that a requirements file includes is a manifest itself, whatever it is called, or what it says isn't known.
bool finds_included(const ProjectModel& model, const ManifestFacts& facts, std::string_view path) {
  return std::ranges::all_of(facts.included, [&](std::string_view included) {
    std::string_view folder = path.substr(0, path.rfind('/') == path.npos ? 0 : path.rfind('/'));
    while (included.starts_with("./")) included.remove_prefix(2);
    while (included.starts_with("../")) {
      included.remove_prefix(3);
      folder = folder.substr(0, folder.rfind('/') == folder.npos ? 0 : folder.rfind('/'));
    }
    const std::string wanted =
        folder.empty() ? std::string(included) : std::string(folder).append("/").append(included);
    return std::ranges::any_of(model.sources().files, [&](const SourceFile& file) {
      return file.language == Language::manifest && file.path == wanted;
    });
  });
}

void add_installed(const ProjectModel& model, Requirements& out) {
  for (const PackageFolder& folder : model.sources().package_folders) {
    out.has_environment = true;
    for (const Distribution& each : folder.distributions)
      out.installed.push_back({normalized_distribution(each.name), each.version});
  }
  std::ranges::stable_sort(out.installed, {}, &InstalledVersion::name);
}

}  // namespace

Requirements read_requirements(const ProjectModel& model) {
  Requirements out;
  const std::vector<SourceFile>& files = model.sources().files;
  for (std::size_t i = 0; i < files.size() && !files[i].is_dependency(); ++i) {
    const FileId file(i);
    if (is_for_others(files[i])) continue;
    if (is_setup_script(files[i])) {
      out.manifests.push_back(file);
      SetupScript(model, file, out).read();
    } else if (files[i].language == Language::manifest) {
      out.manifests.push_back(file);
      const ManifestFacts& facts = model.manifest_facts(file);
      add_manifest(facts, file, out);
      if (!finds_included(model, facts, files[i].path)) out.complete = false;
    }
  }
  add_installed(model, out);
  std::ranges::stable_sort(out.declared, {}, [](const Requirement& row) {
    return std::tie(row.declared.name, row.file, row.declared.span.begin);
  });
  std::ranges::stable_sort(out.locked, {},
                           [](const LockedVersion& row) { return std::tie(row.name, row.file, row.span.begin); });
  std::ranges::sort(out.own);
  return out;
}

}  // namespace djvet
