// One line for each thing that is said of packages, in the order of Requirements' tables.
// SPDX-License-Identifier: MIT
#include <array>

#include "analyzer/model/project_model.h"
#include "analyzer/model/requirements.h"

namespace djvet {
namespace {

std::string_view to_string(RequirementGroup group) {
  constexpr std::array<std::string_view, 7> names = {"main",  "optional",   "dev",   "test",
                                                     "build", "constraint", "locked"};
  return names[static_cast<std::size_t>(group)];
}

std::string_view to_string(Releases::Basis basis) {
  constexpr std::array<std::string_view, 5> names = {"nothing", "classifiers", "requirement", "lock", "environment"};
  return names[static_cast<std::size_t>(basis)];
}

std::string said(const std::optional<FeatureRelease>& release) {
  return release ? std::to_string(release->major) + "." + std::to_string(release->minor) : "?";
}

}  // namespace

std::string dump_requirements(const ProjectModel& model) {
  const Requirements& requirements = model.requirements();
  const auto place = [&](FileId file, Span span) {
    return " " + model.sources().files[file.index()].path + ":" + std::to_string(span.begin) + "-" +
           std::to_string(span.end);
  };
  const Releases django = django_version(model);
  std::string out = "django from " + said(django.least) + " below " + said(django.below) +
                    (django.exact.empty() ? "" : " exactly " + django.exact) + " by " +
                    std::string(to_string(django.basis)) + "\n";
  out += std::string("complete ") + (requirements.complete ? "yes" : "no") + " environment " +
         (requirements.has_environment ? "yes" : "no") + "\n";
  for (const FileId file : requirements.manifests) out += "manifest " + model.sources().files[file.index()].path + "\n";
  for (const std::string& name : requirements.own) out += "own " + name + "\n";
  for (const auto& [declared, file] : requirements.declared)
    out += "declared " + std::string(to_string(declared.group)) + " " + (declared.name.empty() ? "?" : declared.name) +
           " " + declared.specifier + (declared.marker.empty() ? "" : " ; " + declared.marker) +
           place(file, declared.span) + "\n";
  for (const LockedVersion& row : requirements.locked)
    out += "locked " + row.name + " " + row.version + place(row.file, row.span) + "\n";
  for (const InstalledVersion& row : requirements.installed) out += "installed " + row.name + " " + row.version + "\n";
  return out;
}

}  // namespace djvet
