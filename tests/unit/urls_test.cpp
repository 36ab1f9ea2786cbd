// URLconfs that are not written as one list, and limits: what is said is certain, and reading always ends.
// SPDX-License-Identifier: MIT
#include <string>
#include <vector>

#include "analyzer/model/symbol_names.h"
#include "analyzer/model/urls.h"
#include "tests/support/catch.h"
#include "tests/support/small_project.h"

namespace djvet::test {
namespace {

const std::string imports =
    "from django.urls import include, path, re_path\nfrom django.conf import settings\nfrom . import views\n";
const std::string views = "def index(request): pass\ndef other(request): pass\n";

/// "route name callback" of each pattern below shop.urls, with "?" after those that are only sometimes there; "more" where
/// the URLconf may have more.
std::vector<std::string> patterns_of(const std::string& code) {
  const SmallProject project({
      {"shop/__init__.py", ""},
      {"shop/urls.py", imports + code},
      {"shop/views.py", views},
      {"shop/extra.py", imports + "app_name = 'extra'\nurlpatterns = [path('e/', views.other, name='e')]\n"},
  });
  const Urls& urls = project.model().urls();
  const UrlConf* conf = urls.conf_of(project.file("shop/urls.py"));
  if (conf == nullptr) return {"no URLconf"};
  std::vector<std::string> out;
  for (const UrlPattern& pattern : urls.patterns(*conf)) {
    std::string line = pattern.route + " " + pattern.name + " ";
    line += pattern.opaque ? "opaque" : symbol_name(project.model(), urls.entry(pattern.entry).callback);
    out.push_back(line + (pattern.conditional ? "?" : ""));
  }
  if (!urls.list(conf->list).known) out.emplace_back("more");
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("lists of patterns grow in every way that lists do") {
  CHECK(patterns_of("urlpatterns = [path('a/', views.index)] + [path('b/', views.index)]\n"
                    "urlpatterns += (path('c/', views.index),)\n"
                    "urlpatterns.append(path('d/', views.index))\n"
                    "urlpatterns.extend([path('e/', views.index)])\n"
                    "urlpatterns.insert(0, path('f/', views.index))\n") ==
        Lines{"f/  shop.views.index", "a/  shop.views.index", "b/  shop.views.index", "c/  shop.views.index",
              "d/  shop.views.index", "e/  shop.views.index"});
  CHECK(patterns_of("urlpatterns = [path('a/', views.index)]\nurlpatterns.remove(urlpatterns[0])\n") ==
        Lines{"a/  shop.views.index?", "more"});
  CHECK(patterns_of("urlpatterns = [*[path('a/', views.index)], *unknown]\n") == Lines{"a/  shop.views.index", "more"});
  CHECK(patterns_of("urlpatterns = [path(x, views.index) for x in 'ab']\n") == Lines{"more"});
}

TEST_CASE("what only some branches have is conditional") {
  CHECK(patterns_of("urlpatterns = [path('a/', views.index)]\n"
                    "if settings.DEBUG:\n    urlpatterns += [path('b/', views.index)]\n"
                    "elif settings.X:\n    urlpatterns += [path('c/', views.index)]\n") ==
        Lines{"a/  shop.views.index", "b/  shop.views.index?", "c/  shop.views.index?"});
  CHECK(patterns_of("if settings.DEBUG:\n    urlpatterns = [path('b/', views.index)]\n") ==
        Lines{"b/  shop.views.index?", "more"});
  CHECK(patterns_of("urlpatterns = []\ntry:\n    import toolbar\n    urlpatterns.append(path('b/', views.index))\n"
                    "except ImportError:\n    pass\n") == Lines{"b/  shop.views.index?"});
  CHECK(patterns_of("urlpatterns = [path('a/', views.index)] if settings.X else []\n") ==
        Lines{"a/  shop.views.index?"});
}

TEST_CASE("loops over known elements are unrolled, others may add anything") {
  CHECK(patterns_of("urlpatterns = []\nfor a, b in [('x/', 'x'), ('y/', 'y')]:\n"
                    "    urlpatterns.append(path(a, views.index, name=b))\n") ==
        Lines{"x/ x shop.views.index", "y/ y shop.views.index"});
  CHECK(patterns_of("urlpatterns = []\nfor a in plugins():\n    urlpatterns += [path('x/', views.index)]\n") ==
        Lines{"x/  shop.views.index?", "more"});
}

TEST_CASE("includes: texts, modules, tuples, lists, and themselves") {
  CHECK(patterns_of("from . import extra\nurlpatterns = [path('t/', include('shop.extra')),\n"
                    "  path('m/', include(extra, namespace='own')), path('u/', include((extra.urlpatterns, 'app'))),\n"
                    "  path('l/', include([path('x/', views.index, name='x')]))]\n") ==
        Lines{"t/e/ extra:e shop.views.other", "m/e/ own:e shop.views.other", "u/e/ app:e shop.views.other",
              "l/x/ x shop.views.index"});
  CHECK(patterns_of("urlpatterns = [path('a/', include('shop.urls')), path('b/', views.index)]\n") ==
        Lines{"b/  shop.views.index"});
  CHECK(patterns_of("urlpatterns = [path('a/', include('nowhere.urls')), path('b/', views.index.urls)]\n") ==
        Lines{"a/  opaque", "b/  opaque"});
}

TEST_CASE("functions that return patterns or views are run, within limits") {
  CHECK(patterns_of("def make(prefix, *more):\n    if prefix is None:\n        return []\n"
                    "    return [path(prefix + 'a/', views.index), *more]\n"
                    "urlpatterns = make('p/', path('b/', views.other))\n") ==
        Lines{"p/a/  shop.views.index?", "b/  shop.views.other?"});
  CHECK(patterns_of("def forever(x):\n    return forever(x) + [path('a/', views.index)]\nurlpatterns = forever(1)\n") ==
        Lines{"a/  shop.views.index", "more"});
  CHECK(patterns_of("from functools import wraps\ndef guard(view):\n    @wraps(view)\n    def inner(request):\n"
                    "        return view(request)\n    return inner\n"
                    "urlpatterns = [path('a/', guard(views.index)), path('b/', unknown(views.index), name='b')]\n") ==
        Lines{"a/  shop.views.index", "b/ b "});
}

TEST_CASE("the patterns of many includes inside each other come to an end") {
  std::string code = "a = [path('x/', views.index)]\n";
  for (int i = 0; i < 30; ++i) code += "a = [path('l/', include(a)), path('r/', include(a))]\n";
  CHECK(patterns_of(code + "urlpatterns = a\n").size() <= Urls::max_patterns + 1);
  CHECK(patterns_of("x = x + x\nurlpatterns = x + [path(y, y)]\ny = y + y\n").size() <= 2);
}

}  // namespace djvet::test
