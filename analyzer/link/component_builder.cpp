// Classes and registrations first, then what follows from them and from URLconfs.
// SPDX-License-Identifier: MIT
#include "analyzer/link/component_builder.h"

#include <set>
#include <utility>

#include "analyzer/link/component_classes.h"
#include "analyzer/link/component_scan.h"
#include "analyzer/link/relation_builder.h"
#include "analyzer/model/urls.h"

namespace djvet {
namespace {

/// An admin class has the model that it is registered for, where that is one model alone.
void name_models(Components& components) {
  for (AdminClass& admin : components.admins) {
    if (admin.is_inline) continue;
    bool several = false;
    for (const AdminRegistration& registration : components.registrations) {
      if (registration.admin != admin.cls) continue;
      several = several || (admin.model.valid() && admin.model != registration.model);
      admin.model = registration.model;
    }
    if (several) admin.model = {};
  }
}

void add_view_functions(const ProjectModel& model, Components& out) {
  std::set<std::pair<FileId, ScopeId>> functions;
  for (const UrlEntry& entry : model.urls().entries())
    if (entry.callback.kind == Symbol::Kind::function) functions.emplace(entry.callback.file, entry.callback.scope);
  for (const auto& [file, scope] : functions) out.view_functions.push_back({file, scope});
}

}  // namespace

Components build_components(const ProjectModel& model) {
  Components out;
  UserModels users(model);
  ComponentReader reader(model, users);
  add_component_classes(reader, out);
  add_component_registrations(reader, out);
  name_models(out);
  add_view_functions(model, out);
  return out;
}

}  // namespace djvet
