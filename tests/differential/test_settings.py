"""djvet's evaluated settings are what a running Python has: of published projects, and of settings that the environment decides.

Each module is imported in a Python with a clean environment, and once more with the environment variables that are given for
it, which djvet doesn't know. Nothing that djvet says may be wrong. What it leaves unknown has a reason in UNKNOWN.
"""

import fnmatch
import os
import pathlib
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import settings_facts  # noqa: E402

# Project, module, and the folders below the project that are on Python's path.
MODULES = [
    ("django-cms", "cms.tests.settings", [""]),
    ("evennia", "evennia.settings_default", [""]),
    ("kiwitcms", "tcms.settings.common", [""]),
    ("kiwitcms", "tcms.settings.devel", [""]),
    ("kiwitcms", "tcms.settings.product", [""]),
    ("mayan-edms", "mayan.settings.base", [""]),
    ("Mezzanine", "project_name.settings", ["mezzanine/project_template", ""]),
    ("wagtail", "project_name.settings.base", ["wagtail/project_template", ""]),
    ("wagtail", "project_name.settings.dev", ["wagtail/project_template", ""]),
    ("wagtail", "project_name.settings.production", ["wagtail/project_template", ""]),
    ("weblate", "weblate.settings_example", [""]),
    ("weblate", "weblate.settings_test", [""]),
    ("wger", "wger.settings_global", [""]),
]

ENVIRONMENT = ["settings_by_os", "settings_by_environ", "settings_by_decouple", "settings_by_environs"]
CONFIGURATIONS = ["Common", "Production"]
VARIABLES = {
    "SHOP_DEBUG": "1", "SHOP_SECRET": "s3cret", "SHOP_HOSTS": "a.example,b.example", "SHOP_PORT": "9000",
    "SHOP_WORKERS": "2", "SHOP_DATA": "/srv/shop", "SHOP_VERBOSE": "1", "SHOP_TOKEN": "t", "SHOP_SSL": "no",
    "SHOP_COOKIES": "yes", "SHOP_SMART": "off", "SHOP_RATIO": "0.25", "SHOP_NAME": "other", "SHOP_LEVELS": "c=d",
    "SHOP_DATABASE": "postgres://u:p@h:5432/n", "SHOP_APPS": "x,y", "SHOP_OPTIONAL": "o", "DJANGO_DEBUG": "yes",
    "DJANGO_PORT": "1", "DJANGO_NAME": "n", "DJANGO_ALLOWED_HOSTS": "h", "SHOP_STRICT": "1",
}  # fmt: skip

# Project, module and setting as patterns, and why djvet can't know the value. Where only the environment or another alternative
# decides, it is not unknown.
UNKNOWN = [
    ("django-cms", "*", "*_ROOT", "a folder that tempfile.mkdtemp() makes"),
    ("kiwitcms", "*", "MENU_ITEMS", "a loop over the entry points of installed packages adds to it"),
    ("mayan-edms", "*", "*", "objects that are given globals() set names from a configuration file"),
    ("weblate", "*", "SPECTACULAR_SETTINGS", "a part of it is made by django.utils.functional.lazy()"),
    ("environment", "*", "OTHER", "what dj_database_url.parse() is given is said, not the dict that it makes"),
    ("environment", "*", "MADE", "a property's value is its instance's"),
]


# What a module refuses to be imported without.
REQUIRED = {"weblate.settings_test": {"CI_DATABASE": "postgresql"}}


def describe(root, module, folders, site, variables=(), configuration=None):
    """The lines of describe_settings.py with a clean environment and these variables."""
    path = [str(root / folder) for folder in folders] + [str(site)]
    environment = {"PATH": os.environ["PATH"], "HOME": str(root), "PYTHONPATH": os.pathsep.join(path),
                   "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", **dict(variables)}
    if configuration is not None:
        environment |= {"DJANGO_SETTINGS_MODULE": module, "DJANGO_CONFIGURATION": configuration}
    command = [sys.executable, "-W", "ignore", HERE / "describe_settings.py", module, root]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.splitlines()


DUMPS = {}  # what djvet said of each project, by its folder


def evaluated(root, module):
    """djvet's settings of a module."""
    if root not in DUMPS:
        command = [os.environ["DJVET_BINARY"], "dump", "--phase", "settings", "--no-cache"]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr[-3000:]
        DUMPS[root] = settings_facts.modules(done.stdout.splitlines())
    return DUMPS[root][module]


def check(project, module, compared):
    counts = {verdict: len(compared.names[verdict]) for verdict in settings_facts.ORDER}
    print(f"settings {project} {module}: " + ", ".join(f"{count} {verdict}" for verdict, count in counts.items()))
    reasons = [name for pattern, of, name, why in UNKNOWN if why and (fnmatch.fnmatchcase(project, pattern))
               and fnmatch.fnmatchcase(module, of)]  # fmt: skip
    unexplained = [name for name in compared.names[settings_facts.UNKNOWN]
                   if not any(fnmatch.fnmatchcase(name, reason) for reason in reasons)]  # fmt: skip
    for title, names in (("wrong", compared.names[settings_facts.WRONG]), ("unknown without a reason", unexplained)):
        for name in names:
            print(f"  {title}: {compared.details[name][:1500]}")
    assert sum(counts.values()) - counts[settings_facts.UNKNOWN] > 3, "nothing to compare"
    assert not compared.names[settings_facts.WRONG]
    assert not unexplained


@pytest.mark.parametrize("project, module, folders", MODULES)
def test_published_settings(settings_projects, site, project, module, folders):
    root = settings_projects[project]
    compared = settings_facts.Comparison(
        describe(root, module, folders, site, REQUIRED.get(module, {})), evaluated(root, module)
    )
    check(project, module, compared)


@pytest.mark.parametrize("module", ENVIRONMENT)
@pytest.mark.parametrize("variables", [{}, VARIABLES], ids=["clean", "set"])
def test_settings_from_the_environment(site, module, variables):
    root = HERE.parents[1] / "testdata" / "differential" / "environment"
    module = f"conf.{module}"
    compared = settings_facts.Comparison(describe(root, module, [""], site, variables), evaluated(root, module))
    check("environment", module, compared)


@pytest.mark.parametrize("name", CONFIGURATIONS)
@pytest.mark.parametrize("variables", [{}, VARIABLES], ids=["clean", "set"])
def test_configurations(site, name, variables):
    root = HERE.parents[1] / "testdata" / "differential" / "environment"
    lines = describe(root, "conf.settings_by_configurations", [""], site, variables, name)
    compared = settings_facts.Comparison(lines, evaluated(root, f"conf.settings_by_configurations.{name}"))
    check("environment", name, compared)


def test_small_programs(tmp_path, site):
    """programs.txt holds settings modules of a few lines, between lines of `---`, that are easily evaluated wrongly."""
    programs = (HERE.parents[1] / "testdata" / "differential" / "programs.txt").read_text().split("\n---\n")
    for number, program in enumerate(programs):
        (tmp_path / f"settings_{number:03}.py").write_text(program + "\n")
    equal = wrong = 0
    for number, program in enumerate(programs):
        module = f"settings_{number:03}"
        compared = settings_facts.Comparison(describe(tmp_path, module, [""], site), evaluated(tmp_path, module))
        equal += len(compared.names[settings_facts.EQUAL])
        for name in compared.names[settings_facts.WRONG]:
            wrong += 1
            print(f"wrong: {compared.details[name]}\n{program}")
    assert wrong == 0
    assert equal > len(programs)


def test_every_project_of_the_models_has_its_settings(project):
    lines = project.run_python(HERE / "describe_settings.py", "config.settings", project.folder).splitlines()
    dumped = settings_facts.modules(project.run_djvet("dump", "--phase", "settings").splitlines())
    check(project.name, "config.settings", settings_facts.Comparison(lines, dumped["config.settings"]))
