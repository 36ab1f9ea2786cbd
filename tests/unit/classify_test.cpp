// What paths say, row by row.
// SPDX-License-Identifier: MIT
#include "analyzer/discover/classify.h"

#include <map>
#include <string>

#include "tests/support/catch.h"

namespace djvet {

TEST_CASE("roles by path") {
  const std::map<std::string, Role> rows = {
      {"shop/models.py", Role::code},
      {"manage.py", Role::code},
      {"shop/tests.py", Role::test},
      {"shop/test_models.py", Role::test},
      {"shop/models_test.py", Role::test},
      {"shop/tests/factories.py", Role::test},
      {"Tests/a.py", Role::test},
      {"conftest.py", Role::test},
      {"shop/testing/helpers.py", Role::test},
      {"testapp/models.py", Role::test},
      {"test_project/settings.py", Role::test},
      {"integration_tests/a.py", Role::test},
      {"shop/tests/templates/a.html", Role::test},
      {"tests/testapp/migrations/0001_initial.py", Role::test},
      {"latest/contest.py", Role::code},
      {"ab_test/models.py", Role::code},
      {"attestation.py", Role::code},
      {"shop/migrations/0001_initial.py", Role::migration},
      {"shop/migrations/__init__.py", Role::migration},
      {"shop/migrations/archive/old.py", Role::migration},
      {"shop/django_migrations/0001_initial.py", Role::migration},
      {"shop/migrations.py", Role::code},
      {"shop/migrations/templates/a.html", Role::code},
      {"site/settings.py", Role::settings},
      {"site/settings/base.py", Role::settings},
      {"site/local_settings.py", Role::settings},
      {"settings_test.py", Role::test},
      {"settings_prod.py", Role::settings},
      {"site/test_settings.py", Role::test},
      {"shop/resettings.py", Role::code},
      {"shop/management/commands/load.py", Role::command},
      {"shop/management/load.py", Role::code},
      {"shop/management/commands/sub/load.py", Role::command},
      {"commands/load.py", Role::code},
      {"vendor/dep/a.py", Role::vendored},
      {"lib/_vendor/a.py", Role::vendored},
      {"third_party/a/tests/test_a.py", Role::vendored},
      {"vendors/models.py", Role::code},
      {"vendor.py", Role::code},
  };
  for (const auto& [path, role] : rows) {
    INFO(path);
    CHECK(static_cast<int>(role_of(path)) == static_cast<int>(role));
  }
}

TEST_CASE("an app's own name says nothing of its role, other names still do") {
  const AppDirectories apps = {"a/vendor", "settings"};
  CHECK(role_of("a/vendor/models.py", apps) == Role::code);
  CHECK(role_of("a/vendor/migrations/0001_initial.py", apps) == Role::migration);
  CHECK(role_of("a/vendor/vendor/x.py", apps) == Role::vendored);
  CHECK(role_of("b/vendor/models.py", apps) == Role::vendored);
  CHECK(role_of("settings/views.py", apps) == Role::code);
  CHECK(role_of("settings/settings.py", apps) == Role::settings);
}

TEST_CASE("languages by place and suffix") {
  CHECK(language_of("", "a.py") == Language::python);
  CHECK(language_of("x/templates", "a.py") == Language::python);
  CHECK(language_of("shop/templates/shop", "a.html") == Language::django_template);
  CHECK(language_of("jinja2", "a.txt") == Language::django_template);
  CHECK(language_of("mail/email_templates", "a.txt") == Language::django_template);
  CHECK_FALSE(language_of("shop/static", "a.html").has_value());
  CHECK_FALSE(language_of("", "templates.html").has_value());
  CHECK_FALSE(language_of("templates", "logo.png").has_value());
  CHECK_FALSE(language_of("templates", "html").has_value());
  CHECK_FALSE(language_of("", "a.pyc").has_value());
  CHECK_FALSE(language_of("", "a.pyi").has_value());
  CHECK_FALSE(language_of("", ".#a.py").has_value());
  for (const char* name : {"requirements.txt", "dev-requirements.txt", "requirements.in", "constraints.txt",
                           "pyproject.toml", "setup.cfg", "Pipfile", "Pipfile.lock", "poetry.lock", "uv.lock"})
    CHECK(language_of("backend", name) == Language::manifest);
  CHECK(language_of("requirements", "base.txt") == Language::manifest);
  CHECK(language_of("requirements", "base.py") == Language::python);
  CHECK(language_of("mail/templates/requirements", "base.txt") == Language::django_template);
  CHECK_FALSE(language_of("", "notes.txt").has_value());
  CHECK_FALSE(language_of("", "yarn.lock").has_value());
  CHECK(language_of_named_file("a.html") == Language::django_template);
  CHECK(language_of_named_file("script") == Language::python);
}

TEST_CASE("directories that are never walked") {
  for (const char* name : {".git", ".venv", ".", "node_modules", "__pycache__", "site-packages", "djvet.egg-info"})
    CHECK(is_skipped_directory(name));
  for (const char* name : {"git", "build", "dist", "env", "venv", "vendor", "templates"})
    CHECK_FALSE(is_skipped_directory(name));
}

}  // namespace djvet
