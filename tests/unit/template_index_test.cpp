// Whose settings say where a file's templates are.
// SPDX-License-Identifier: MIT
#include "analyzer/model/template_index.h"

#include "tests/support/catch.h"
#include "tests/support/small_project.h"

namespace djvet::test {
namespace {

const std::string templates =
    "TEMPLATES = [{'BACKEND': 'django.template.backends.django.DjangoTemplates', 'DIRS': ['pages']}]\n";

std::string chosen(const SmallProject& project) {
  const TemplateIndex index(project.model());
  const TemplateSearch& search = index.search_of(project.file("shop/views.py"));
  return search.settings.valid() ? project.model().module_of(search.settings)->dotted : "any folder";
}

std::string names(std::string_view settings) {
  return "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', '" + std::string(settings) + "')\n";
}

}  // namespace

TEST_CASE("of several settings modules those that a start-up module names come first, and those for tests last") {
  const auto project_with = [](const std::string& manage, const std::string& conftest) {
    return SmallProject({{"manage.py", manage},
                         {"conftest.py", conftest},
                         {"config/__init__.py", ""},
                         {"config/settings/__init__.py", ""},
                         {"config/settings/base.py", templates},
                         {"config/settings/ci.py", templates},
                         {"config/settings/production.py", templates},
                         {"shop/__init__.py", ""},
                         {"shop/views.py", ""}});
  };
  CHECK(chosen(project_with("", "")) == "config.settings.base");
  CHECK(chosen(project_with(names("config.settings.production"), "")) == "config.settings.production");
  CHECK(chosen(project_with(names("config.settings.production"), names("config.settings.ci"))) ==
        "config.settings.production");
  CHECK(chosen(project_with("", names("config.settings.ci"))) == "config.settings.ci");
}

}  // namespace djvet::test
