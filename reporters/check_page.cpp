// Pages hold headings, paragraphs, lists and fenced code; everything but fences and headings is printed as it is written.
// SPDX-License-Identifier: MIT
#include "reporters/check_page.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analyzer/findings/check.h"
#include "analyzer/findings/escalation.h"

namespace djvet {
namespace {

using Json = nlohmann::ordered_json;

std::string_view to_string(FixKind fix) {
  switch (fix) {
    case FixKind::none: return "none";
    case FixKind::safe: return "safe";
    case FixKind::unsafe: return "unsafe";
  }
  return "";
}

std::string_view to_string(Topic topic) {
  switch (topic) {
    case Topic::facts: return "facts";
    case Topic::model: return "model";
    case Topic::settings: return "settings";
    case Topic::relations: return "relations";
    case Topic::accesses: return "accesses";
    case Topic::templates: return "templates";
    case Topic::tests: return "tests";
    case Topic::migrations: return "migrations";
  }
  return "";
}

template <class Texts>
std::string joined(const Texts& texts) {
  std::string out;
  for (const auto& text : texts) out += (out.empty() ? "" : ", ") + std::string(text);
  return out;
}

std::vector<std::string_view> topics_of(const Check& check) {
  std::vector<std::string_view> names;
  for (const Topic topic : check.reads) names.push_back(to_string(topic));
  return names;
}

/// "python file=shop/views.py" -> "shop/views.py".
std::string_view file_of_fence(std::string_view info) {
  const std::size_t at = info.find("file=");
  if (at == std::string_view::npos) return {};
  info.remove_prefix(at + 5);
  return info.substr(0, info.find(' '));
}

std::string plain(std::string_view page) {
  std::string out;
  bool in_code = false;
  for (std::size_t begin = 0; begin < page.size();) {
    const std::size_t end = std::min(page.find('\n', begin), page.size());
    std::string_view line = page.substr(begin, end - begin);
    begin = end + 1;
    if (line.starts_with("```")) {
      in_code = !in_code;
      const std::string_view file = in_code ? file_of_fence(line) : std::string_view{};
      if (!file.empty()) out += std::string(file) + ":\n";
      continue;
    }
    if (!in_code && line.starts_with("#")) {
      line.remove_prefix(std::min(line.find_first_not_of("# "), line.size()));
      out += std::string(line) + "\n" + std::string(line.size(), '-') + "\n";
      continue;
    }
    out += (in_code && !line.empty() ? "    " : "") + std::string(line) + "\n";
  }
  return out;
}

/// A cell of a Markdown table.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::string explain_text(const Registered& row) {
  const Check& check = *row.check;
  std::string out = std::string(check.id) + " (" + std::string(row.family) + ")\n";
  const auto line = [&](std::string_view name, std::string_view value) {
    if (!value.empty())
      out += "  " + std::string(name) + std::string(14 - name.size(), ' ') + std::string(value) + "\n";
  };
  line("severity", to_string(check.severity));
  line("confidence", to_string(check.confidence));
  line("level", std::string(to_string(floor_of(check))));
  line("fix", to_string(check.fix));
  line("since", check.since);
  line("on by default", check.enabled ? "yes" : "no");
  line("tags", joined(check.tags));
  line("reads", joined(topics_of(check)));
  line("formerly", joined(check.former_ids));
  for (const Option& option : check.options)
    line("option", std::string(option.name) + " = " + std::to_string(option.initial) + " (" +
                       std::to_string(option.least) + " to " + std::to_string(option.most) +
                       "): " + std::string(option.summary));
  for (const Reference& reference : check.references)
    line("see", std::string(reference.title) + ", " + std::string(reference.url));
  return out + "\n" + plain(row.page);
}

std::string explain_json(const Registered& row) {
  const Check& check = *row.check;
  Json options = Json::array();
  for (const Option& option : check.options)
    options.push_back({{"name", option.name},
                       {"default", option.initial},
                       {"minimum", option.least},
                       {"maximum", option.most},
                       {"summary", option.summary}});
  Json references = Json::array();
  for (const Reference& reference : check.references)
    references.push_back({{"title", reference.title}, {"url", reference.url}});
  const Json object{{"id", check.id},
                    {"family", row.family},
                    {"summary", check.summary},
                    {"severity", to_string(check.severity)},
                    {"confidence", to_string(check.confidence)},
                    {"level", to_string(floor_of(check))},
                    {"fix", to_string(check.fix)},
                    {"since", check.since},
                    {"enabled", check.enabled},
                    {"tags", std::vector<std::string_view>(check.tags.begin(), check.tags.end())},
                    {"reads", topics_of(check)},
                    {"formerIds", std::vector<std::string_view>(check.former_ids.begin(), check.former_ids.end())},
                    {"options", options},
                    {"references", references},
                    {"page", row.page}};
  return object.dump(2) + "\n";
}

std::string check_table(std::span<const Registered> checks, std::string_view link_prefix) {
  std::string out = "| Check | Finds | Severity | Level | Fix |\n|---|---|---|---|---|\n";
  for (const Registered& row : checks) {
    std::string stem(row.check->id);
    std::replace(stem.begin(), stem.end(), '-', '_');
    out += "| [`" + std::string(row.check->id) + "`](" + std::string(link_prefix) + std::string(row.family) + "/" +
           stem + ".md) | " + cell(row.check->summary) + (row.check->enabled ? "" : " (off by default)") + " | " +
           std::string(to_string(row.check->severity)) + " | " + std::string(to_string(floor_of(*row.check))) + " | " +
           std::string(to_string(row.check->fix)) + " |\n";
  }
  return out;
}

}  // namespace djvet
