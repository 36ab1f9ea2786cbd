// Which settings modules checks are judged by, which ids they silence, and which releases of Django have an id.
// SPDX-License-Identifier: MIT
#include "analyzer/link/judged_settings.h"
#include "analyzer/django/system_checks.h"
#include "analyzer/findings/system_check.h"
#include "tests/support/catch.h"
#include "tests/support/small_project.h"

namespace djvet::test {
namespace {

/// "deployed: a b; judged: c"
std::string standing(const SmallProject& project) {
  std::string deployed;
  std::string judged;
  for (const SettingsModule& settings : project.model().settings()) {
    const std::string name =
        " " + settings.dotted + (settings.configuration.empty() ? "" : "." + settings.configuration);
    if (settings.standing == SettingsStanding::deployed) deployed += name;
    if (settings.standing == SettingsStanding::judged) judged += name;
  }
  return "deployed:" + deployed + "; judged:" + judged;
}

std::string names(std::string_view dotted) {
  return "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', '" + std::string(dotted) + "')\n";
}

constexpr const char* whole = "INSTALLED_APPS = []\nROOT_URLCONF = 'urls'\n";

bool silenced(const std::string& value, std::string_view id) {
  const SmallProject project({{"settings.py", "SILENCED_SYSTEM_CHECKS = " + value + "\n"}});
  return may_silence(project.model().settings()[0], id);
}

}  // namespace

TEST_CASE("the module that something starts is what a project is deployed with") {
  CHECK(standing(SmallProject(
            {{"manage.py", names("shop.settings")}, {"shop/__init__.py", ""}, {"shop/settings.py", whole}})) ==
        "deployed: shop.settings; judged:");
  CHECK(standing(SmallProject({{"shop/__init__.py", ""}, {"shop/settings.py", whole}})) ==
        "deployed:; judged: shop.settings");
  CHECK(standing(SmallProject({{"manage.py", names("conf.local")},
                               {"wsgi.py", names("conf.server")},
                               {"conf/__init__.py", ""},
                               {"conf/local.py", whole},
                               {"conf/server.py", whole}})) == "deployed: conf.server; judged:");
}

TEST_CASE("a module for production goes before what manage.py names") {
  CHECK(standing(SmallProject({{"manage.py", names("shop.settings.base")},
                               {"shop/__init__.py", ""},
                               {"shop/settings/__init__.py", ""},
                               {"shop/settings/base.py", whole},
                               {"shop/settings/dev.py", "from .base import *\n"},
                               {"shop/settings/test.py", "from .base import *\n"},
                               {"shop/settings/production.py", "from .base import *\n"}})) ==
        "deployed: shop.settings.production; judged:");
  CHECK(standing(SmallProject({{"shop/__init__.py", ""},
                               {"shop/settings/__init__.py", ""},
                               {"shop/settings/live.py", whole},
                               {"shop/settings/prod.py", whole}})) ==
        "deployed: shop.settings.live shop.settings.prod; judged:");
  // A part that other modules read is no module to start with.
  CHECK(standing(SmallProject(
            {{"manage.py", names("shop.settings")},
             {"shop/__init__.py", ""},
             {"shop/settings.py", "INSTALLED_APPS = []\nROOT_URLCONF = 'urls'\nfrom .settings_production import *\n"},
             {"shop/settings_production.py", "DEBUG = False\n"}})) == "deployed: shop.settings; judged:");
}

TEST_CASE("what the user names is deployed and nothing else, if it is there") {
  const auto deployed = [](std::vector<std::string> named) {
    Sources sources;
    std::vector<SettingsModule> modules;
    for (const std::string name : {"base", "live", "production"}) {
      sources.files.push_back({});
      sources.files.back().path = "conf/" + name + ".py";
      modules.emplace_back();
      modules.back().file = FileId(modules.size() - 1);
      modules.back().dotted = "conf." + name;
      modules.back().settings = {{"INSTALLED_APPS", {}, {}, {}}, {"ROOT_URLCONF", {}, {}, {}}};
    }
    modules[2].variant = SettingsVariant::production;
    sources.deployed_settings = std::move(named);
    judge_settings(sources, {}, modules);
    std::string out;
    for (const SettingsModule& module : modules)
      if (module.standing == SettingsStanding::deployed) out += module.dotted + " ";
    return out;
  };
  CHECK(deployed({}) == "conf.production ");
  CHECK(deployed({"conf.live"}) == "conf.live ");
  CHECK(deployed({"conf.live", "conf.base"}) == "conf.base conf.live ");
  CHECK(deployed({"conf.other"}) == "conf.production ");
}

TEST_CASE("projects of one tree are deployed one by one; tests and examples are not") {
  CHECK(standing(SmallProject({{"a/manage.py", names("one.settings")},
                               {"a/one/__init__.py", ""},
                               {"a/one/settings.py", whole},
                               {"b/manage.py", names("two.settings.local")},
                               {"b/two/__init__.py", ""},
                               {"b/two/settings/__init__.py", ""},
                               {"b/two/settings/local.py", whole},
                               {"b/two/settings/production.py", whole}})) ==
        "deployed: one.settings two.settings.production; judged:");
  CHECK(standing(SmallProject({{"tests/manage.py", names("settings")},
                               {"tests/settings.py", whole},
                               {"example/manage.py", names("settings")},
                               {"example/settings.py", whole}})) == "deployed:; judged: settings settings");
}

TEST_CASE("a module that is to be copied is no module to start with") {
  CHECK(standing(SmallProject({{"manage.py", names("shop.settings.common")},
                               {"shop/__init__.py", ""},
                               {"shop/settings/__init__.py", ""},
                               {"shop/settings/common.py", whole},
                               {"shop/settings/production_example.py", "from .common import *\n"}})) ==
        "deployed: shop.settings.common; judged:");
}

TEST_CASE("an entry of SILENCED_SYSTEM_CHECKS that isn't known may be any") {
  CHECK(silenced("['fields.W340', 'security.W004']", "security.W004"));
  CHECK_FALSE(silenced("['fields.W340']", "security.W004"));
  CHECK(silenced("['fields.W340', name()]", "security.W004"));
  CHECK(silenced("name()", "security.W004"));
  CHECK(silenced("['security.W004'] if DEBUG else []", "security.W004"));
  CHECK_FALSE(silenced("[]", "security.W004"));
}

TEST_CASE("an id belongs to the releases that have it") {
  CHECK(has_system_check(any_django, "fields.E300"));
  CHECK(has_system_check(any_django, "security.W027"));
  CHECK_FALSE(has_system_check({{5, 2}, {6, 0}}, "security.W027"));
  CHECK(has_system_check({{5, 2}, {5, 2}}, "models.W042"));
  CHECK_FALSE(has_system_check({{6, 0}, {6, 1}}, "models.W042"));
  CHECK_FALSE(has_system_check({{4, 2}, {4, 2}}, "auth.E013"));
  CHECK(has_system_check({{4, 2}, {5, 1}}, "auth.E013"));
}

}  // namespace djvet::test
