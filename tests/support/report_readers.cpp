// Reads findings back from djvet's machine-readable output, as strictly as its
// consumers do. SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "tests/support/project_run.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

using Json = nlohmann::json;

/// A member of an object; null where there is none.
const Json& member(const Json& object, const char* key) {
  static const Json none;
  if (!object.is_object()) return none;
  const auto found = object.find(key);
  return found == object.end() ? none : *found;
}

std::string text_of(const Json& value) { return value.is_string() ? value.get<std::string>() : std::string(); }
std::size_t number_of(const Json& value) { return value.is_number_unsigned() ? value.get<std::size_t>() : 0; }
int level_of(const std::string& text) { return text.size() == 2 && text[0] == 'L' ? text[1] - '0' : 0; }

std::string decoded_uri(std::string_view uri) {
  std::string out;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    if (uri[i] == '%' && i + 2 < uri.size()) {
      out += static_cast<char>(std::stoi(std::string(uri.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += uri[i];
    }
  }
  return out;
}

/// A relative reference with nothing in it that needs escaping, as GitHub asks
/// for.
bool is_plain_uri(std::string_view uri) {
  const std::string_view safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/%";
  return !uri.empty() && uri.front() != '/' && uri.find_first_not_of(safe) == std::string_view::npos;
}

Seen seen_in_result(const Json& result, std::vector<std::string>& problems) {
  Seen seen;
  seen.id = text_of(member(result, "ruleId"));
  seen.message = text_of(member(member(result, "message"), "text"));
  seen.level = level_of(text_of(member(member(result, "properties"), "escalation")));
  const Json& locations = member(result, "locations");
  const auto complain = [&](const std::string& what) {
    problems.push_back("sarif: " + what + " in a result of " + seen.id);
  };
  if (!locations.is_array() || locations.size() != 1) complain("not exactly one location");
  const Json& first = locations.is_array() && !locations.empty() ? locations[0] : member(result, "no location");
  const Json& physical = member(first, "physicalLocation");
  const std::string uri = text_of(member(member(physical, "artifactLocation"), "uri"));
  if (!is_plain_uri(uri)) complain("no relative, escaped URI but \"" + uri + "\"");
  seen.path = decoded_uri(uri);
  const Json& region = member(physical, "region");
  seen.line = number_of(member(region, "startLine"));
  seen.begin = number_of(member(region, "startColumn"));
  if (seen.line == 0 || seen.begin == 0) complain("no startLine or startColumn");
  const std::size_t end_line = number_of(member(region, "endLine"));
  if (end_line < seen.line || (end_line == seen.line && number_of(member(region, "endColumn")) < seen.begin))
    complain("a region that ends before it begins");
  seen.begin -= seen.begin == 0 ? 0 : 1;
  if (seen.message.empty()) complain("no message");
  if (text_of(member(member(result, "partialFingerprints"), "primaryLocationLineHash")).empty())
    complain("no primaryLocationLineHash");
  const std::string level = text_of(member(result, "level"));
  if (level != "note" && level != "warning" && level != "error") complain("level \"" + level + "\"");
  return seen;
}

/// The value of `name=` in the properties of a workflow command.
std::string property_of(std::string_view properties, std::string_view name) {
  while (!properties.empty()) {
    const std::string_view one = properties.substr(0, properties.find(','));
    properties.remove_prefix(std::min(one.size() + 1, properties.size()));
    if (one.size() > name.size() && one.starts_with(name) && one[name.size()] == '=')
      return decoded_uri(one.substr(name.size() + 1));
  }
  return {};
}

}  // namespace

std::vector<Seen> seen_in_json(const std::string& output, std::vector<std::string>& problems) {
  std::vector<Seen> all;
  const Json document = Json::parse(output, nullptr, false);
  if (document.is_discarded()) problems.emplace_back("json: not JSON");
  const Json& findings = member(document, "findings");
  if (!findings.is_array()) problems.emplace_back("json: no list of findings");
  for (const Json& finding : findings) {
    Seen seen;
    seen.path = decoded_uri(text_of(member(finding, "uri")));
    seen.line = number_of(member(finding, "line"));
    seen.begin = number_of(member(finding, "column"));
    seen.begin -= seen.begin == 0 ? 0 : 1;
    seen.id = text_of(member(finding, "check"));
    seen.level = level_of(text_of(member(finding, "level")));
    seen.message = text_of(member(finding, "message"));
    if (text_of(member(finding, "fingerprint")).size() != 32) problems.push_back("json: no fingerprint for " + seen.id);
    all.push_back(std::move(seen));
  }
  return all;
}

std::vector<Seen> seen_in_sarif(const std::string& output, std::vector<std::string>& problems) {
  std::vector<Seen> all;
  const Json log = Json::parse(output, nullptr, false);
  if (log.is_discarded()) problems.emplace_back("sarif: not JSON");
  if (text_of(member(log, "version")) != "2.1.0") problems.emplace_back("sarif: the version is not 2.1.0");
  const Json& runs = member(log, "runs");
  if (!runs.is_array() || runs.size() != 1) {
    problems.emplace_back("sarif: not exactly one run");
    return all;
  }
  const Json& driver = member(member(runs[0], "tool"), "driver");
  if (text_of(member(driver, "name")) != "djvet") problems.emplace_back("sarif: the driver is not named djvet");
  const Json& rules = member(driver, "rules");
  const Json& results = member(runs[0], "results");
  if (!results.is_array()) problems.emplace_back("sarif: no list of results");
  for (const Json& result : results) {
    const Json& suppressions = member(result, "suppressions");
    if (suppressions.is_array() && !suppressions.empty()) continue;
    Seen seen = seen_in_result(result, problems);
    const Json& index = member(result, "ruleIndex");
    const bool indexed = rules.is_array() && index.is_number_unsigned() && index.get<std::size_t>() < rules.size() &&
                         text_of(member(rules[index.get<std::size_t>()], "id")) == seen.id;
    if (!indexed) problems.push_back("sarif: ruleIndex does not lead to " + seen.id);
    all.push_back(std::move(seen));
  }
  return all;
}

std::vector<Seen> seen_in_github(const std::string& output, std::vector<std::string>& problems) {
  std::vector<Seen> all;
  for (const std::string_view line : lines_of(output)) {
    const std::size_t blank = line.find(' ');
    const std::size_t close = line.find("::", 2);
    const std::string_view command = line.substr(0, blank);
    if ((command != "::error" && command != "::warning" && command != "::notice") || close == std::string_view::npos) {
      problems.push_back("github: not a workflow command: " + std::string(line));
      continue;
    }
    const std::string_view properties = line.substr(blank + 1, close - blank - 1);
    const std::string title = property_of(properties, "title");
    if (title == "djvet") continue;  // a notification
    Seen seen;
    seen.path = property_of(properties, "file");
    seen.line = static_cast<std::size_t>(std::atoll(property_of(properties, "line").c_str()));
    const std::size_t level = title.rfind(' ');
    if (!title.starts_with("djvet ") || level < 6) {
      problems.push_back("github: no check in the title: " + std::string(line));
      continue;
    }
    seen.id = title.substr(6, level - 6);
    seen.level = level_of(title.substr(level + 1));
    seen.message = line.substr(close + 2);
    all.push_back(std::move(seen));
  }
  return all;
}

}  // namespace djvet
