// What the project declares, in every format of manifest, and which Djangos it may run with.
#include "analyzer/model/requirements.h"

#include "tests/support/catch.h"
#include "tests/support/small_project.h"

namespace djvet {
namespace {

using test::SmallProject;
using Texts = std::vector<std::string>;

std::string text_of(const Declaration& declaration, std::string_view text) {
  constexpr std::string_view groups[] = {"main", "optional", "dev", "test", "build", "constraint", "locked"};
  std::string out(groups[static_cast<std::size_t>(declaration.group)]);
  out += " " + (declaration.name.empty() ? "?" : declaration.name) + " " + declaration.specifier;
  if (!declaration.marker.empty()) out += ";" + declaration.marker;
  return out + " | " + std::string(text.substr(declaration.span.begin, declaration.span.size()));
}

/// What a manifest declares, each with the text that it stands at; also behind the block of bytes.
Texts declared(std::string_view path, std::string_view text) {
  const ManifestFacts facts = read_manifest(path, text);
  const std::optional<ManifestFacts> again = ManifestFacts::view(facts.block());
  REQUIRE(again);
  CHECK(again->declarations == facts.declarations);
  CHECK(again->source_size == text.size());
  Texts out;
  for (const Declaration& declaration : facts.declarations) out.push_back(text_of(declaration, text));
  if (!facts.project.empty()) out.push_back("makes " + facts.project);
  for (const std::string& included : facts.included) out.push_back("includes " + included);
  for (const std::string& release : facts.django) out.push_back("supports " + release);
  if (!facts.complete) out.push_back("incomplete");
  return out;
}

std::string bounds(const Releases& releases) {
  const auto said = [](const std::optional<FeatureRelease>& release) {
    return release ? std::to_string(release->major) + "." + std::to_string(release->minor) : std::string("?");
  };
  return said(releases.least) + "-" + said(releases.below) + (releases.exact.empty() ? "" : " " + releases.exact);
}

}  // namespace

TEST_CASE("requirements files: options, hashes, markers, URLs") {
  CHECK(declared("requirements.txt",
                 "# all\n-r base.txt\n--requirement=more.txt\n-c constraints.txt\n--index-url https://example.com/\n"
                 "Django[argon2] >= 4.2, < 5  # why\n"
                 "zope.interface==6.0 ; python_version > '3.8'\n"
                 "asgiref==3.7.2 \\\n    --hash=sha256:aaaa \\\n    --hash=sha256:bbbb\n"
                 "-e git+https://example.com/x.git@v1#egg=my_fork\n"
                 "pkg @ https://example.com/p.zip\n"
                 "https://example.com/wheels/Some_Thing-1.0-py3-none-any.whl\n") ==
        Texts{"main django >=4.2,<5 | Django[argon2] >= 4.2, < 5",
              "main zope-interface ==6.0;python_version > '3.8' | "
              "zope.interface==6.0 ; python_version > '3.8'",
              "main asgiref ==3.7.2 | asgiref==3.7.2",
              "main my-fork  | -e git+https://example.com/x.git@v1#egg=my_fork",
              "main pkg  | pkg @ https://example.com/p.zip",
              "main some-thing  | https://example.com/wheels/Some_Thing-1.0-py3-none-any.whl", "includes base.txt",
              "includes more.txt"});
  CHECK(declared("requirements/test.txt", "pytest\r\n") == Texts{"test pytest  | pytest"});
  CHECK(declared("constraints.txt", "six<2") == Texts{"constraint six <2 | six<2"});
  CHECK(declared("requirements.txt", "-e .\n{{ what }}\n") == Texts{"main ?  | -e .", "incomplete"});
  CHECK(declared("requirements.txt", "").empty());
}

TEST_CASE("pyproject.toml: the project's table, groups, Poetry, uv, dynamic ones") {
  CHECK(declared(
            "pyproject.toml",
            "[build-system]\nrequires = [\"setuptools\"]\n"
            "[project]\nname = \"My.Shop\"\nclassifiers = [\"Framework :: Django\", \"Framework :: Django :: 4.2\"]\n"
            "dependencies = [\n  \"django>=4.2\", \"django-filter\",\n  \"six\"\n]\n"
            "[project.optional-dependencies]\npdf = [\"reportlab\"]\ntest = [\"pytest\"]\n"
            "[dependency-groups]\nlint = [\"ruff\", {include-group = \"x\"}]\n") ==
        Texts{"main django >=4.2 | django>=4.2", "main django-filter  | django-filter", "main six  | six",
              "build setuptools  | setuptools", "optional reportlab  | reportlab", "test pytest  | pytest",
              "dev ruff  | ruff", "makes my-shop", "supports 4.2"});
  CHECK(declared(
            "pyproject.toml",
            "[tool.poetry]\nname = \"shop\"\n[tool.poetry.dependencies]\npython = \"^3.11\"\nDjango = \"^4.2\"  # x\n"
            "celery = {version = \"~5.3\", extras = [\"redis\"]}\n"
            "[tool.poetry.group.dev.dependencies]\nblack = \"*\"\n") ==
        Texts{"main django ^4.2 | Django = \"^4.2\"",
              "main celery ~5.3 | celery = {version = \"~5.3\", extras = [\"redis\"]}", "dev black  | black = \"*\"",
              "makes shop"});
  CHECK(declared("pyproject.toml", "[project]\nname = \"x\"\ndynamic = [\"version\", \"dependencies\"]\n") ==
        Texts{"makes x", "incomplete"});
  CHECK(declared("pyproject.toml",
                 "[project]\ndynamic = [\"dependencies\"]\n[tool.setuptools.dynamic]\n"
                 "dependencies = {file = [\"base.txt\"]}\n") == Texts{"includes base.txt"});
  CHECK(declared("pyproject.toml", "[project\n") == Texts{"incomplete"});
}

TEST_CASE("setup.cfg, Pipfile and lock files") {
  CHECK(declared("setup.cfg",
                 "[metadata]\nname = shop\nclassifiers =\n    Framework :: Django :: 5.0\n[options]\n"
                 "install_requires =\n    Django>=3.2\n    # no\n    six ; python_version<'3'\n"
                 "[options.extras_require]\ntest =\n    pytest\n[tool:pytest]\naddopts = -x\n") ==
        Texts{"main django >=3.2 | Django>=3.2", "main six ;python_version<'3' | six ; python_version<'3'",
              "test pytest  | pytest", "makes shop", "supports 5.0"});
  CHECK(declared("Pipfile", "[packages]\ndjango = \"==4.2.1\"\n[dev-packages]\nipdb = \"*\"\n") ==
        Texts{"main django ==4.2.1 | django = \"==4.2.1\"", "dev ipdb  | ipdb = \"*\""});
  CHECK(declared("poetry.lock",
                 "[[package]]\nname = \"django\"\nversion = \"4.2.7\"\n\n[package.dependencies]\nversion = \"x\"\n\n"
                 "[[package]]\nname = \"Six\"\nversion = \"1.16\"\n[metadata]\nname = \"no\"\n") ==
        Texts{"locked django ==4.2.7 | django", "locked six ==1.16 | Six"});
  CHECK(
      declared("Pipfile.lock",
               R"({"_meta": {"hash": {"sha256": "x"}}, "default": {"django": {"hashes": ["sha256:1"], "index": "pypi",)"
               R"( "version": "==4.2.1"}}, "develop": {"ipdb": {"version": "==0.1"}}})") ==
      Texts{"locked django ==4.2.1 | django", "locked ipdb ==0.1 | ipdb"});
}

TEST_CASE("the bounds of a specifier") {
  CHECK(bounds(releases_in(">=4.2,<5")) == "4.2-5.0");
  CHECK(bounds(releases_in(">=4.2,<5.1")) == "4.2-5.1");
  CHECK(bounds(releases_in("<=4.2.9")) == "?-4.3");
  CHECK(bounds(releases_in("<4.2.9")) == "?-4.3");
  CHECK(bounds(releases_in("~=4.2")) == "4.2-5.0");
  CHECK(bounds(releases_in("~=4.2.1")) == "4.2-4.3");
  CHECK(bounds(releases_in("==4.2.*")) == "4.2-4.3");
  CHECK(bounds(releases_in("==4.*")) == "4.0-5.0");
  CHECK(bounds(releases_in("==4.2.7")) == "4.2-4.3 4.2.7");
  CHECK(bounds(releases_in("^4.2")) == "4.2-5.0");
  CHECK(bounds(releases_in("~4.2")) == "4.2-4.3");
  CHECK(bounds(releases_in("4.2.1")) == "4.2-4.3 4.2.1");
  CHECK(bounds(releases_in("!=4.2.1")) == "?-?");
  CHECK(bounds(releases_in("")) == "?-?");
  CHECK(bounds(releases_in("^3.2 || ^4.2")) == "?-?");
}

TEST_CASE("which Djangos the project may run with") {
  const auto of = [](std::initializer_list<std::pair<std::string, std::string>> files) {
    const SmallProject project(files);
    return bounds(django_version(project.model()));
  };
  CHECK(of({{"a.py", ""}}) == "?-?");
  CHECK(of({{"requirements.txt", "Django"}}) == "?-?");
  CHECK(of({{"requirements.txt", "Django>=4.2"}}) == "4.2-?");
  CHECK(of({{"requirements.txt", "Django==4.2.7"}, {"setup.py", "setup(install_requires=['django>=3.2'])"}}) ==
        "4.2-4.3 4.2.7");
  CHECK(of({{"requirements/a.txt", "Django==4.2.7"}, {"requirements/b.txt", "Django==5.1"}}) == "4.2-5.2");
  CHECK(of({{"requirements.txt", "Django>=3.2"}, {"requirements-dev.txt", "Django==5.1"}}) == "3.2-?");
  CHECK(of({{"requirements.txt", "Django>=3.2"},
            {"poetry.lock", "[[package]]\nname = \"django\"\nversion = \"5.0.1\""}}) == "5.0-5.1 5.0.1");
  CHECK(of({{"setup.py",
             "from setuptools import setup\nneeds = ['Django>=4.1,<5']\n"
             "setup(name='x', install_requires=needs)"}}) == "4.1-5.0");
  CHECK(of({{"setup.cfg",
             "[metadata]\nclassifiers =\n  Framework :: Django :: 3.2\n  Framework :: Django :: 4.2\n"}}) == "3.2-4.3");
  const SmallProject unclear({{"setup.py", "setup(install_requires=read('x'))"}});
  CHECK_FALSE(unclear.model().requirements().complete);
}

}  // namespace djvet
