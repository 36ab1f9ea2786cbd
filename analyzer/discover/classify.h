// What a path alone says of a file: whether djvet reads it, in which language, and its part in the project.
// Paths are relative to the project root with '/' between parts; nothing here touches the file system.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "analyzer/discover/source_file.h"

namespace djvet {

using AppDirectories = std::set<std::string, std::less<>>;

/// The language of a file that discover takes up, or nothing.
/// `*.py` is Python. `*.html *.htm *.txt *.xml *.jinja *.jinja2 *.j2 *.email *.md *.svg *.tex` are templates, but only
/// below a directory where Django's loaders look: `templates`, `jinja2`, or a name that ends in `_templates` or
/// `-templates`. Names that begin with a dot are never sources: editors' locks and archives' shadow files are
/// called so.
/// Manifests: `*requirements*.txt`, `constraints*.txt` and the same with `.in`, every `*.txt` and `*.in` in a directory
/// `requirements`, `pyproject.toml`, `setup.cfg`, `Pipfile`, and the lock files `Pipfile.lock`, `poetry.lock`, `uv.lock`,
/// `pdm.lock`, `pylock.toml`.
[[nodiscard]] std::optional<Language> language_of(std::string_view directory, std::string_view name);

/// The language of a file that the user named, whatever its place: a template by its suffix, otherwise Python.
[[nodiscard]] Language language_of_named_file(std::string_view name);

/// The first of these that holds; directory parts are compared without regard to ASCII case:
///   vendored   below vendor, _vendor, vendored, third_party, thirdparty, site-packages, dist-packages, node_modules
///   test       below tests, test, testing, testapp, testproject, test_*, tests_*, *_tests; named tests.py, test.py,
///              conftest.py, test_*.py, tests_*.py, *_test.py, *_tests.py
///   migration  below migrations or *_migrations
///   settings   settings.py, *_settings.py, settings_*.py, and what lies in a directory `settings`
///   command    in management/commands
/// A directory called `vendor` or `settings` that is in `apps` (paths from the root) is a Django app: its name says
/// nothing.
[[nodiscard]] Role role_of(std::string_view path, const AppDirectories& apps = {});

/// Whether everything below a directory of this name is test code, by the rule above.
[[nodiscard]] bool is_test_directory(std::string_view name);

/// Whether a file called `name` marks the directory that holds it as a Django app: apps.py or models.py.
[[nodiscard]] bool marks_app(std::string_view name);

/// Whether a directory of this name is never walked: every name that begins with a dot (.git, .hg, .tox, .venv, the
/// caches of pytest, mypy and ruff), node_modules, bower_components, __pycache__, __pypackages__, site-packages,
/// dist-packages, *.egg-info, *.dist-info. Virtual environments are known by their pyvenv.cfg instead, see discover.
[[nodiscard]] bool is_skipped_directory(std::string_view name);

}  // namespace djvet
