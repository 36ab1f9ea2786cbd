// Every ENGINE below DATABASES, whichever alternative of the settings holds.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/databases.h"

#include <vector>

#include "analyzer/link/installed_apps.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

/// The alternatives of a value; false where there may be others.
bool alternatives(const Constant& value, std::vector<const Constant*>& out) {
  if (!value.is(Kind::several)) {
    out.push_back(&value);
    return !value.is(Kind::unknown);
  }
  bool known = !value.open;
  for (const Constant& each : value.items) known = alternatives(each, out) && known;
  return known;
}

bool read_engine(const Constant& database, Databases& to) {
  if (!database.is(Kind::dict)) return false;
  const Constant* engine = database.find("ENGINE");
  if (engine == nullptr) return false;
  std::vector<const Constant*> names;
  bool known = alternatives(*engine, names);
  for (const Constant* name : names) {
    const std::optional<Engine> found = name->is(Kind::string) ? engine_of(name->text) : std::nullopt;
    if (found) to.engines.insert(*found);
    known = known && found;
  }
  return known;
}

bool read_all(const Constant& databases, Databases& to) {
  std::vector<const Constant*> values;
  bool known = alternatives(databases, values);
  for (const Constant* value : values) {
    if (!value->is(Kind::dict) || value->open || value->items.empty()) known = false;
    for (const Constant& entry : value->items) {
      std::vector<const Constant*> entries;
      known = alternatives(entry, entries) && known;
      for (const Constant* each : entries) known = read_engine(*each, to) && known;
    }
  }
  return known;
}

}  // namespace

Databases read_databases(const ProjectModel& model) {
  Databases out;
  bool all_known = true;
  bool any = false;
  bool only_development = true;
  for (const SettingsModule* module : main_settings(model, "")) {
    const Setting* setting = module->find("DATABASES");
    if (setting == nullptr) {
      all_known = all_known && module->complete;
      continue;
    }
    any = true;
    if (module->variant != SettingsVariant::development && module->variant != SettingsVariant::test)
      only_development = false;
    all_known = read_all(setting->value, out) && all_known;
  }
  const bool only_sqlite = out.engines == std::set<Engine>{Engine::sqlite};
  out.known = any && all_known && !out.engines.empty() && !(only_sqlite && only_development);
  return out;
}

}  // namespace djvet
