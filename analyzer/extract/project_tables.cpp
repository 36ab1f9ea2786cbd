// pyproject.toml and Pipfile: tables of TOML whose values, or keys and values, are requirements.
// Sources: PEP 621 and 735; Poetry 1.8 "The pyproject.toml file" and "Dependency specification"; PDM 2, uv 0.4, Hatch 1,
// setuptools "Dynamic metadata"; Pipfile of Pipenv 2024.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>

#include "analyzer/config/toml_document.h"
#include "analyzer/extract/manifest_readers.h"

namespace djvet {
namespace {

const TomlValue* get(const TomlValue* table, std::string_view key) {
  if (table == nullptr || table->kind != TomlValue::Kind::table) return nullptr;
  const auto at = std::ranges::find(table->keys, key);
  return at == table->keys.end() ? nullptr : &table->items[static_cast<std::size_t>(at - table->keys.begin())];
}

const TomlValue* get(const TomlValue& table, std::initializer_list<std::string_view> path) {
  const TomlValue* at = &table;
  for (const std::string_view key : path) at = get(at, key);
  return at;
}

bool is_string(const TomlValue* value) { return value != nullptr && value->kind == TomlValue::Kind::string; }

class Reading {
 public:
  Reading(std::string_view text, ManifestFacts& facts) : text_(text), facts_(facts) {
    line_starts_.push_back(0);
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
      line_starts_.push_back(at + 1);
  }

  void read_pyproject(const TomlValue& root) {
    if (const TomlValue* name = get(root, {"project", "name"}); is_string(name))
      facts_.project = normalized_distribution(name->text);
    else if (const TomlValue* poetry = get(root, {"tool", "poetry", "name"}); is_string(poetry))
      facts_.project = normalized_distribution(poetry->text);
    for (const auto& path : {get(root, {"project", "classifiers"}), get(root, {"tool", "poetry", "classifiers"})})
      if (path != nullptr)
        for (const TomlValue& classifier : path->items) add_classifier(classifier.text, facts_);
    list(get(root, {"project", "dependencies"}), RequirementGroup::main);
    list(get(root, {"build-system", "requires"}), RequirementGroup::build);
    lists(get(root, {"project", "optional-dependencies"}), RequirementGroup::optional);
    lists(get(root, {"dependency-groups"}), RequirementGroup::dev);
    lists(get(root, {"tool", "pdm", "dev-dependencies"}), RequirementGroup::dev);
    list(get(root, {"tool", "uv", "dev-dependencies"}), RequirementGroup::dev);
    read_poetry(get(root, {"tool", "poetry"}));
    if (const TomlValue* environments = get(root, {"tool", "hatch", "envs"}))
      for (const TomlValue& environment : environments->items)
        for (const char* key : {"dependencies", "extra-dependencies"})
          list(get(&environment, key), RequirementGroup::dev);
    read_dynamic(root);
  }

  void read_pipfile(const TomlValue& root) {
    table(get(root, {"packages"}), RequirementGroup::main);
    table(get(root, {"dev-packages"}), RequirementGroup::dev);
  }

 private:
  void read_poetry(const TomlValue* poetry) {
    table(get(poetry, "dependencies"), RequirementGroup::main);
    table(get(poetry, "dev-dependencies"), RequirementGroup::dev);
    const TomlValue* groups = get(poetry, "group");
    if (groups == nullptr) return;
    for (std::size_t i = 0; i < groups->keys.size(); ++i) {
      const RequirementGroup otherwise = groups->keys[i] == "main" ? RequirementGroup::main : RequirementGroup::dev;
      table(get(&groups->items[i], "dependencies"), group_called(groups->keys[i], otherwise));
    }
  }

  /// Dependencies that something else gives: setuptools reads files, of the others nothing is known.
  void read_dynamic(const TomlValue& root) {
    const TomlValue* dynamic = get(root, {"project", "dynamic"});
    if (dynamic == nullptr) return;
    const bool elsewhere = std::ranges::any_of(dynamic->items, [](const TomlValue& each) {
      return each.text == "dependencies" || each.text == "optional-dependencies";
    });
    if (!elsewhere) return;
    const TomlValue* files = get(root, {"tool", "setuptools", "dynamic", "dependencies", "file"});
    if (is_string(files)) facts_.included.push_back(files->text);
    else if (files != nullptr)
      for (const TomlValue& file : files->items) facts_.included.push_back(file.text);
    else facts_.complete = false;
  }

  /// ["django>=4", {include-group = "test"}]
  void list(const TomlValue* items, RequirementGroup group) {
    if (items == nullptr || items->kind != TomlValue::Kind::array) return;
    for (const TomlValue& item : items->items)
      if (is_string(&item)) add_requirement(item.text, span_of_text(item.text, item.line), group, facts_);
  }

  /// {test = ["pytest"]}
  void lists(const TomlValue* groups, RequirementGroup otherwise) {
    if (groups == nullptr) return;
    for (std::size_t i = 0; i < groups->keys.size(); ++i)
      list(&groups->items[i], group_called(groups->keys[i], otherwise));
  }

  /// {django = "^4.2", other = {version = "*"}}
  void table(const TomlValue* requirements, RequirementGroup group) {
    if (requirements == nullptr || requirements->kind != TomlValue::Kind::table) return;
    for (std::size_t i = 0; i < requirements->keys.size(); ++i) {
      const std::string& name = requirements->keys[i];
      if (name == "python") continue;
      Declaration declaration;
      declaration.name = normalized_distribution(name);
      declaration.group = group;
      declaration.span = span_of_line(requirements->key_lines[i]);
      const TomlValue* value = &requirements->items[i];
      if (value->kind == TomlValue::Kind::array && !value->items.empty()) value = &value->items.front();
      const bool optional = group == RequirementGroup::main && get(value, "optional") != nullptr;
      if (optional) declaration.group = RequirementGroup::optional;
      const TomlValue* version = is_string(value) ? value : get(value, "version");
      if (is_string(version) && version->text != "*")
        std::ranges::copy_if(version->text, std::back_inserter(declaration.specifier), [](char c) { return c != ' '; });
      facts_.declarations.push_back(std::move(declaration));
    }
  }

  [[nodiscard]] std::string_view from_line(std::uint32_t line) const {
    return line == 0 || line > line_starts_.size() ? std::string_view() : text_.substr(line_starts_[line - 1]);
  }

  /// The line without comment and blanks; as a key may stand in a table's own line, never more is claimed.
  [[nodiscard]] Span span_of_line(std::uint32_t line) const {
    std::string_view rest = from_line(line);
    if (rest.data() == nullptr) return {};
    rest = rest.substr(0, rest.find('\n'));
    return span_in(text_, trimmed(rest.substr(0, rest.find(" #"))));
  }

  /// The first place of a text from the beginning of a line on, behind what was found before.
  [[nodiscard]] Span span_of_text(std::string_view wanted, std::uint32_t line) {
    if (line == 0 || line > line_starts_.size()) return {};
    const std::size_t begin = std::max(line_starts_[line - 1], line == last_line_ ? last_end_ : 0);
    const std::size_t end = line < line_starts_.size() ? line_starts_[line] : text_.size();
    const std::size_t at = text_.find(wanted, begin);
    if (at >= end) return span_of_line(line);
    last_line_ = line;
    last_end_ = at + wanted.size();
    return span_in(text_, text_.substr(at, wanted.size()));
  }

  std::string_view text_;
  ManifestFacts& facts_;
  std::vector<std::size_t> line_starts_;
  std::uint32_t last_line_ = 0;
  std::size_t last_end_ = 0;
};

}  // namespace

void read_pyproject(std::string_view text, ManifestFacts& facts) {
  const Result<std::optional<TomlValue>, TomlError> root = parse_toml(text, {});
  if (root && *root) Reading(text, facts).read_pyproject(**root);
  else facts.complete = false;
}

void read_pipfile(std::string_view text, ManifestFacts& facts) {
  const Result<std::optional<TomlValue>, TomlError> root = parse_toml(text, {});
  if (root && *root) Reading(text, facts).read_pipfile(**root);
  else facts.complete = false;
}

}  // namespace djvet
