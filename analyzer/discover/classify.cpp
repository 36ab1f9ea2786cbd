// Tables of names, and a walk over the parts of a path.
// SPDX-License-Identifier: MIT
#include "analyzer/discover/classify.h"

#include <algorithm>
#include <array>

namespace djvet {
namespace {

using Name = std::string_view;

constexpr std::array<Name, 11> template_suffixes = {".html", ".htm",   ".txt", ".xml", ".jinja", ".jinja2",
                                                    ".j2",   ".email", ".md",  ".svg", ".tex"};
constexpr std::array<Name, 7> vendored_names = {"_vendor",       "vendored",      "third_party", "thirdparty",
                                                "site-packages", "dist-packages", "node_modules"};
constexpr std::array<Name, 5> test_names = {"tests", "test", "testing", "testapp", "testproject"};
constexpr std::array<Name, 6> skipped_names = {"node_modules",   "bower_components", "__pycache__",
                                               "__pypackages__", "site-packages",    "dist-packages"};

constexpr std::array<Name, 8> manifest_names = {"pyproject.toml", "setup.cfg", "Pipfile",  "Pipfile.lock",
                                                "poetry.lock",    "uv.lock",   "pdm.lock", "pylock.toml"};

template <std::size_t size>
bool is_one_of(Name name, const std::array<Name, size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void lower(std::string& name) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
}

bool is_lower_test_directory(Name name) {
  return is_one_of(name, test_names) || name.starts_with("test_") || name.starts_with("tests_") ||
         name.ends_with("_tests");
}

/// What the directories of a path say, from the root down.
struct Directories {
  bool vendored = false;
  bool test = false;
  bool migration = false;
  bool command = false;   // below management/commands
  bool settings = false;  // any of them is `settings`
};

Directories read_directories(Name path, const AppDirectories& apps) {
  Directories found;
  std::string part;
  bool below_management = false;
  for (std::size_t begin = 0;;) {
    const std::size_t slash = path.find('/', begin);
    if (slash == Name::npos) return found;
    part.assign(path.substr(begin, slash - begin));
    lower(part);
    const bool is_app = (part == "vendor" || part == "settings") && apps.contains(path.substr(0, slash));
    if (is_one_of(part, vendored_names) || (part == "vendor" && !is_app)) found.vendored = true;
    if (is_lower_test_directory(part)) found.test = true;
    if (part == "migrations" || part.ends_with("_migrations")) found.migration = true;
    if (part == "settings" && !is_app) found.settings = true;
    if (below_management && part == "commands") found.command = true;
    below_management = part == "management";
    begin = slash + 1;
  }
}

Name file_name(Name path) {
  const std::size_t slash = path.rfind('/');
  return slash == Name::npos ? path : path.substr(slash + 1);
}

bool is_test_file(Name name) {
  return name.starts_with("test_") || name.starts_with("tests_") || name.ends_with("_test.py") ||
         name.ends_with("_tests.py") || name == "tests.py" || name == "test.py" || name == "conftest.py";
}

bool is_settings_file(Name name) {
  return name == "settings.py" || name.ends_with("_settings.py") ||
         (name.starts_with("settings_") && name.ends_with(".py"));
}

Name suffix_of(Name name) {
  const std::size_t dot = name.rfind('.');
  return dot == Name::npos ? Name() : name.substr(dot);
}

bool is_template_directory(Name part) {
  return part == "templates" || part == "jinja2" || part.ends_with("_templates") || part.ends_with("-templates");
}

bool is_below_templates(Name directory) {
  while (!directory.empty()) {
    if (is_template_directory(file_name(directory))) return true;
    const std::size_t slash = directory.rfind('/');
    directory = slash == Name::npos ? Name() : directory.substr(0, slash);
  }
  return false;
}

bool is_manifest(Name directory, Name name) {
  if (is_one_of(name, manifest_names)) return true;
  const Name suffix = suffix_of(name);
  if (suffix != ".txt" && suffix != ".in") return false;
  return file_name(directory) == "requirements" || name.find("requirements") != name.npos ||
         name.starts_with("constraints");
}

}  // namespace

std::optional<Language> language_of(std::string_view directory, std::string_view name) {
  if (name.starts_with('.')) return std::nullopt;
  const Name suffix = suffix_of(name);
  if (suffix == ".py") return Language::python;
  if (is_one_of(suffix, template_suffixes) && is_below_templates(directory)) return Language::django_template;
  if (is_manifest(directory, name)) return Language::manifest;
  return std::nullopt;
}

Language language_of_named_file(std::string_view name) {
  return is_one_of(suffix_of(name), template_suffixes) ? Language::django_template : Language::python;
}

Role role_of(std::string_view path, const AppDirectories& apps) {
  const Name name = file_name(path);
  const Directories directories = read_directories(path, apps);
  const bool is_python = name.ends_with(".py");
  if (directories.vendored) return Role::vendored;
  if (directories.test || (is_python && is_test_file(name))) return Role::test;
  if (!is_python) return Role::code;
  if (directories.migration) return Role::migration;
  if (directories.command) return Role::command;
  if (directories.settings || is_settings_file(name)) return Role::settings;
  return Role::code;
}

bool is_test_directory(std::string_view name) {
  std::string lowered(name);
  lower(lowered);
  return is_lower_test_directory(lowered);
}

bool marks_app(std::string_view name) { return name == "apps.py" || name == "models.py"; }

bool is_skipped_directory(std::string_view name) {
  return name.starts_with('.') || is_one_of(name, skipped_names) || name.ends_with(".egg-info") ||
         name.ends_with(".dist-info");
}

}  // namespace djvet
