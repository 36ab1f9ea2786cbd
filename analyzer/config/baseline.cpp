// The library's parser keeps its own stack, so that deep nesting is no danger.
// SPDX-License-Identifier: MIT
#include "analyzer/config/baseline.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <optional>

#include <nlohmann/json.hpp>

namespace djvet {
namespace {

using Json = nlohmann::ordered_json;

constexpr int format = 1;
constexpr std::size_t max_entries = 200'000;
constexpr std::uintmax_t max_bytes = 64U << 20;

bool is_hash(std::string_view text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::optional<BaselineEntry> entry_of(const Json& json) {
  const auto text = [&](const char* key) {
    const auto at = json.find(key);
    return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
  };
  if (!json.is_object()) return std::nullopt;
  BaselineEntry entry{text("check"), text("path"), text("place"), text("code"), 1};
  if (const auto count = json.find("count"); count != json.end()) {
    if (!count->is_number_unsigned() || *count == 0U || *count > std::numeric_limits<std::uint32_t>::max())
      return std::nullopt;
    entry.count = count->get<std::uint32_t>();
  }
  if (entry.check.empty() || !is_hash(entry.place) || !is_hash(entry.code)) return std::nullopt;
  return entry;
}

}  // namespace

std::string write_baseline(const Baseline& baseline) {
  std::string out = "{\"djvet-baseline\": " + std::to_string(format);
  if (baseline.until) out += ", \"until\": \"" + to_string(*baseline.until) + "\"";
  out += ", \"findings\": [";
  for (const BaselineEntry& entry : baseline.entries) {
    Json json{{"check", entry.check}, {"path", entry.path}, {"place", entry.place}, {"code", entry.code}};
    if (entry.count > 1) json["count"] = entry.count;
    out += &entry == baseline.entries.data() ? "\n" : ",\n";
    out += json.dump(-1, ' ', true, Json::error_handler_t::replace);
  }
  return out + (baseline.entries.empty() ? "]}\n" : "\n]}\n");
}

Result<Baseline, std::string> parse_baseline(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return std::string("is no JSON");
  const auto version = json.is_object() ? json.find("djvet-baseline") : json.end();
  if (!json.is_object() || version == json.end()) return std::string("is no baseline of djvet");
  if (*version != format) return std::string("was written by another release of djvet; write it anew");
  const auto findings = json.find("findings");
  if (findings == json.end() || !findings->is_array()) return std::string("has no list `findings`");
  if (findings->size() > max_entries) return "has more than " + std::to_string(max_entries) + " entries";
  Baseline baseline;
  if (const auto until = json.find("until"); until != json.end()) {
    baseline.until = until->is_string() ? parse_day(until->get<std::string>()) : std::nullopt;
    if (!baseline.until) return std::string("has an `until` that is no day such as \"2027-01-31\"");
  }
  for (const Json& each : *findings) {
    std::optional<BaselineEntry> entry = entry_of(each);
    if (!entry) return "has a broken entry, number " + std::to_string(baseline.entries.size() + 1);
    baseline.entries.push_back(std::move(*entry));
  }
  std::ranges::sort(baseline.entries);
  return baseline;
}

Result<Baseline> read_baseline(const std::string& path) {
  std::error_code error;
  const auto problem = [&](std::string detail) { return Problem{ProblemKind::input, path, std::move(detail)}; };
  if (!std::filesystem::is_regular_file(path, error)) return problem("is no file; `djvet baseline write` makes one");
  if (std::filesystem::file_size(path, error) > max_bytes) return problem("is larger than 64 MB");
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file.is_open()) return problem("can't be read");
  Result<Baseline, std::string> baseline = parse_baseline(text);
  if (!baseline) return problem(baseline.error());
  return std::move(*baseline);
}

}  // namespace djvet
