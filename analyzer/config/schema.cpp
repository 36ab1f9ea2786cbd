// One schema for each kind of member that a key may set; a kind without one doesn't compile.
// SPDX-License-Identifier: MIT
#include "analyzer/config/schema.h"

#include <set>

#include <nlohmann/json.hpp>

#include "analyzer/config/settings.h"
#include "analyzer/findings/check.h"

namespace djvet {
namespace {

using Json = nlohmann::ordered_json;

/// As glob_fault(): relative, no '\', no drive, no part "..".
constexpr const char* glob_pattern = R"(^(?!/)(?!.:)(?!(.*/)?\.\.(/|$))[^\\]+$)";

/// As module_fault().
constexpr const char* module_pattern = R"(^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*$)";

/// As query_budget_of(): terms with '+' between them.
constexpr const char* formula_pattern =
    R"(^ *(any|[0-9]{1,19}([A-Z](\*[A-Z]){0,7})?|[A-Z](\*[A-Z]){0,7})( *\+ *(any|[0-9]{1,19}([A-Z](\*[A-Z]){0,7})?|[A-Z](\*[A-Z]){0,7}))* *$)";

Json reference(const char* name) { return {{"$ref", std::string("#/definitions/") + name}}; }

Json list_of(const Json& items) { return {{"type", "array"}, {"items", items}}; }

/// Ids, former ids and families: what matching() knows.
Json selector(std::span<const Registered> checks) {
  std::set<std::string_view> names;
  for (const Registered& row : checks) {
    names.insert(row.check->id);
    names.insert(row.family);
    names.insert(row.check->former_ids.begin(), row.check->former_ids.end());
  }
  return {{"type", "string"}, {"enum", Json(names)}};
}

Json value_of(const Key& key, Strings Settings::*) {
  return list_of(reference(key.globs ? "glob" : key.modules ? "module" : "selector"));
}
Json value_of(const Key&, std::optional<std::vector<PerFileIgnore>> Settings::*) {
  return {{"type", "object"},
          {"propertyNames", reference("glob")},
          {"additionalProperties", list_of(reference("selector"))}};
}
Json value_of(const Key&, std::optional<std::vector<QueryBudget>> Settings::*) {
  const Json number{{"type", "integer"}, {"minimum", 0}};
  const Json formula{{"type", "string"}, {"pattern", formula_pattern}};
  return {{"type", "object"}, {"additionalProperties", {{"anyOf", Json::array({number, formula})}}}};
}
Json value_of(const Key&, std::optional<std::string> Settings::*) { return {{"type", "string"}, {"minLength", 1}}; }
Json value_of(const Key&, std::optional<Severity> Settings::*) {
  return {{"enum", {to_string(Severity::note), to_string(Severity::warning), to_string(Severity::error)}}};
}
Json value_of(const Key&, std::optional<Confidence> Settings::*) {
  return {{"enum", {to_string(Confidence::low), to_string(Confidence::medium), to_string(Confidence::high)}}};
}
Json value_of(const Key& key, std::optional<std::uint64_t> Settings::*) {
  return {{"type", "integer"}, {"minimum", key.least}, {"maximum", key.most}};
}

Json options_of(const Check& check) {
  Json properties = Json::object();
  for (const Option& option : check.options)
    properties[std::string(option.name)] = {{"description", option.summary},
                                            {"type", "integer"},
                                            {"minimum", option.least},
                                            {"maximum", option.most},
                                            {"default", option.initial}};
  return {{"description", check.summary},
          {"type", "object"},
          {"properties", std::move(properties)},
          {"additionalProperties", false}};
}

Json of_checks(std::span<const Registered> checks) {
  Json properties = Json::object();
  for (const Registered& row : checks) {
    properties[std::string(row.check->id)] = options_of(*row.check);
    for (const std::string_view former : row.check->former_ids)
      properties[std::string(former)] = options_of(*row.check);
  }
  return {{"description", "options of single checks"},
          {"type", "object"},
          {"properties", std::move(properties)},
          {"additionalProperties", false}};
}

Json of_addressees() {
  Json roles = Json::object();
  for (const AddresseeRole& role : addressee_roles)
    roles[std::string(role.name)] = {{"description", role.summary}, {"type", "string"}, {"minLength", 1}};
  return {{"description", "who is asked about findings that no fix settles"},
          {"type", "object"},
          {"properties", std::move(roles)},
          {"additionalProperties", false}};
}

}  // namespace

std::string configuration_schema(std::span<const Registered> checks) {
  Json properties = Json::object();
  for (const Key& key : setting_keys()) {
    Json property{{"description", key.summary}};
    property.update(std::visit([&](auto member) { return value_of(key, member); }, key.member));
    properties[std::string(key.name)] = std::move(property);
  }
  properties["checks"] = of_checks(checks);
  properties["escalation"] = of_addressees();
  const Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
                    {"title", "djvet"},
                    {"description", "[tool.djvet] of a pyproject.toml, or a djvet.toml as a whole"},
                    {"type", "object"},
                    {"properties", std::move(properties)},
                    {"additionalProperties", false},
                    {"definitions",
                     {{"selector", selector(checks)},
                      {"glob", {{"type", "string"}, {"pattern", glob_pattern}, {"maxLength", 1024}}},
                      {"module", {{"type", "string"}, {"pattern", module_pattern}}}}}};
  return schema.dump(2) + "\n";
}

}  // namespace djvet
