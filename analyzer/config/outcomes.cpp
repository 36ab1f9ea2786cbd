// The library's parser keeps its own stack, so that deep nesting is no danger.
// SPDX-License-Identifier: MIT
#include "analyzer/config/outcomes.h"

#include <algorithm>
#include <array>
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

std::optional<FindingOutcome> outcome_of(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  const auto text = [&](const char* key) {
    const auto at = json.find(key);
    return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
  };
  FindingOutcome outcome;
  outcome.fingerprint = text("fingerprint");
  outcome.check = text("check");
  if (outcome.fingerprint.size() != 32 ||
      outcome.fingerprint.find_first_not_of("0123456789abcdef") != std::string::npos)
    return std::nullopt;
  const std::string level = text("level"), end = text("end");
  bool known = false;
  for (const Level each : {Level::l1, Level::l2, Level::l3, Level::l4})
    if (to_string(each) == level) outcome.level = each, known = true;
  if (!known || outcome.check.empty()) return std::nullopt;
  known = false;
  for (const FindingOutcome::End each : {FindingOutcome::End::open, FindingOutcome::End::fixed,
                                         FindingOutcome::End::changed, FindingOutcome::End::suppressed})
    if (to_string(each) == end) outcome.end = each, known = true;
  const std::optional<Day> opened = parse_day(text("opened"));
  const std::optional<Day> ended = text("ended").empty() ? first_day : parse_day(text("ended"));
  if (!known || !opened || !ended) return std::nullopt;
  outcome.opened = *opened;
  outcome.ended = *ended;
  if (const auto returns = json.find("returns"); returns != json.end()) {
    if (!returns->is_number_unsigned() || *returns > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
    outcome.returns = returns->get<std::uint32_t>();
  }
  return outcome;
}

}  // namespace

std::string_view to_string(FindingOutcome::End end) {
  constexpr std::array<std::string_view, 4> names{"open", "fixed", "changed", "suppressed"};
  return names[static_cast<std::size_t>(end)];
}

std::string write_outcomes(const Outcomes& outcomes) {
  std::string out = "{\"djvet-outcomes\": " + std::to_string(format) + ", \"findings\": [";
  for (const FindingOutcome& outcome : outcomes.entries) {
    Json json{{"fingerprint", outcome.fingerprint},
              {"check", outcome.check},
              {"level", to_string(outcome.level)},
              {"opened", to_string(outcome.opened)},
              {"end", to_string(outcome.end)}};
    if (outcome.ended != first_day) json["ended"] = to_string(outcome.ended);
    if (outcome.returns != 0) json["returns"] = outcome.returns;
    out += &outcome == outcomes.entries.data() ? "\n" : ",\n";
    out += json.dump(-1, ' ', true, Json::error_handler_t::replace);
  }
  return out + (outcomes.entries.empty() ? "]}\n" : "\n]}\n");
}

Result<Outcomes, std::string> parse_outcomes(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return std::string("is no JSON");
  const auto version = json.is_object() ? json.find("djvet-outcomes") : json.end();
  if (!json.is_object() || version == json.end()) return std::string("is no file of outcomes of djvet");
  if (*version != format) return std::string("was written by another release of djvet");
  const auto findings = json.find("findings");
  if (findings == json.end() || !findings->is_array()) return std::string("has no list `findings`");
  if (findings->size() > max_entries) return "has more than " + std::to_string(max_entries) + " entries";
  Outcomes outcomes;
  for (const Json& each : *findings) {
    std::optional<FindingOutcome> outcome = outcome_of(each);
    if (!outcome) return "has a broken entry, number " + std::to_string(outcomes.entries.size() + 1);
    outcomes.entries.push_back(std::move(*outcome));
  }
  std::ranges::stable_sort(outcomes.entries, {}, &FindingOutcome::fingerprint);
  const auto [first, last] = std::ranges::unique(outcomes.entries, {}, &FindingOutcome::fingerprint);
  outcomes.entries.erase(first, last);
  return outcomes;
}

Result<Outcomes> read_outcomes(const std::string& root) {
  const std::string path = root + "/" + std::string(outcomes_name);
  std::error_code error;
  const auto problem = [](const std::string& detail) {
    return Problem{ProblemKind::input, std::string(outcomes_name), detail + "; mend it, or take it away to begin anew"};
  };
  if (!std::filesystem::exists(path, error)) return Outcomes();
  if (!std::filesystem::is_regular_file(path, error)) return problem("is no regular file");
  if (std::filesystem::file_size(path, error) > max_bytes) return problem("is larger than 64 MB");
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file.is_open()) return problem("can't be read");
  Result<Outcomes, std::string> outcomes = parse_outcomes(text);
  if (!outcomes) return problem(outcomes.error());
  return std::move(*outcomes);
}

}  // namespace djvet
