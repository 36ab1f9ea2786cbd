"""What `djvet check --fix` fixes, Django's own `check --deploy` reports no more, and it reports nothing that it didn't before; the
same with --unsafe-fixes. djvet itself finds nothing that it didn't, every file compiles, and a second run changes no byte."""

import collections
import concurrent.futures
import importlib.util
import json
import os
import pathlib
import shutil
import subprocess

import pytest

specification = importlib.util.spec_from_file_location(
    "system_check_oracle", pathlib.Path(__file__).resolve().with_name("test_system_checks.py"))  # fmt: skip
oracle = importlib.util.module_from_spec(specification)
specification.loader.exec_module(oracle)
from seeds import seed  # noqa: E402  the oracle makes it known

KINDS = {"safe": ["--fix"], "unsafe": ["--fix", "--unsafe-fixes"]}
LEAST_FIXED = {"safe": 5, "unsafe": 14}  # ids of Django's in one layout of one release

# Beside the seeds of the oracle: what is written in a way that has one right edit.
MIDDLEWARE = """(
    'django.middleware.security.SecurityMiddleware',
    # Who it is
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',%s
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.contrib.messages.middleware.MessageMiddleware',%s
)"""
CSRF = "\n    'django.middleware.csrf.CsrfViewMiddleware',  # signs"
FRAMES = "\n    'django.middleware.clickjacking.XFrameOptionsMiddleware',"


def alone(name, ids, settings):
    return seed(name, ids, settings=settings, alone=True)


SEEDS = [
    alone("fix_no_csrf", "security.W003", settings={"MIDDLEWARE": MIDDLEWARE % ("", FRAMES)}),
    alone("fix_no_frames", "security.W002", settings={"MIDDLEWARE": MIDDLEWARE % (CSRF, "")}),
    alone("fix_no_security", "security.W001", settings={"MIDDLEWARE": (MIDDLEWARE % (CSRF, FRAMES)).replace("    'django.middleware.security.SecurityMiddleware',\n", "")}),
    alone("fix_neither", "security.W002 security.W003", settings={"MIDDLEWARE": MIDDLEWARE % ("", "")}),
    alone("fix_static_url", "urls.E006", settings={"STATIC_URL": '"static"'}),
    alone("fix_origins", "4_0.E001", settings={"CSRF_TRUSTED_ORIGINS": "['shop.example.com', '.example.org']"}),
    alone("fix_cookies", "security.W012 security.W016", settings={"SESSION_COOKIE_SECURE": "False", "CSRF_COOKIE_SECURE": "0"}),
    alone("fix_redirect", "security.W008", settings={
        "SECURE_PROXY_SSL_HEADER": '("HTTP_X_FORWARDED_PROTO", "https")', "SECURE_SSL_REDIRECT": "False"}),
    alone("fix_apps", "admin.E406", settings={"INSTALLED_APPS": """[
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
]"""}),
]  # fmt: skip


def texts_of(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix in (".py", ".txt")}  # fmt: skip


def run_djvet(folder, *arguments):
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    command = [os.environ["DJVET_BINARY"], "check", "--no-cache", "--jobs", "1", "--confidence", "low", *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode in (0, 1), f"{folder}: {done.stderr[-3000:]}"


def findings_of(folder, *arguments):
    """All results, those too that stand for no id of Django's."""
    target = folder / "report.sarif"
    run_djvet(folder, "-o", target, *arguments)
    return json.loads(target.read_text())["runs"][0].get("results", [])


def key_of(result):
    return result["ruleId"], result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], result["message"]["text"]


def ids_in(results):
    return collections.Counter(id for result in results if "djangoCheck" in result.get("properties", {})
                               for id in oracle.ids_of(result))  # fmt: skip


def without_lines(messages):
    return collections.Counter((message["id"], message["model"], message["field"]) for message in messages)


class Fixed:
    """One project before `flags` were given and after, in two folders. `changed`: whether anything was written."""

    def __init__(self, folder, settings, flags):
        self.folder, self.settings = folder, settings
        self.before = findings_of(folder, "--show-fixes", *flags[1:])
        self.fixed = folder.with_name(folder.name + "_" + "".join(flags).replace("-", ""))
        shutil.copytree(folder, self.fixed)
        run_djvet(self.fixed, *flags)
        texts = texts_of(self.fixed)
        self.changed = texts != texts_of(folder)
        self.problems = []
        self.after = findings_of(self.fixed) if self.changed else self.before
        left = collections.Counter(map(key_of, self.after))
        if not self.changed:
            return
        self.problems += [f"djvet finds {key} only now" for key in left - collections.Counter(map(key_of, self.before))]
        mended = [key_of(result) for result in self.before if result.get("fixes")]
        self.problems += [f"djvet finds {key} still" for key in mended if key in left]
        self.problems += [f"{path} doesn't compile" for path, text in texts.items() if path.suffix == ".py" and not compiles(text)]
        run_djvet(self.fixed, *flags)
        if texts_of(self.fixed) != texts:
            self.problems.append("a second run changes something")

    def judge(self, told_before, told_after):
        """What Django reported, as lists of messages. Gives the ids that are gone."""
        found, left = ids_in(self.before), ids_in(self.after)
        before, after = without_lines(told_before), without_lines(told_after)
        counted = collections.Counter(message["id"] for message in told_before)
        counted.subtract(message["id"] for message in told_after)
        fewer = {id for id in found if left[id] < found[id]}
        self.problems += [f"Django reports {each} only now" for each in after - before]
        self.problems += [f"Django reports {each} still" for each in after if each[0] in fewer and not left[each[0]]]
        self.problems += [f"Django reports {id} as often as before" for id in sorted(fewer) if counted[id] <= 0]
        self.problems += [f"Django reports {id} no more, and djvet does" for id in sorted(left) if counted[id] > 0 and id not in fewer]
        return {id for id in fewer if not left[id]}


def compiles(text):
    try:
        compile(text, "module", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def fixed_projects(root, layout, release, flags):
    """A Fixed of each list of seeds in which something was written, with the names of the seeds."""
    version = oracle.django(release)[1]
    chosen = [each for each in SEEDS + [each for _, each in oracle.chosen_seeds()] if each.holds_for(oracle.numbers(version))]
    projects = oracle.packed(chosen)

    def fixed(number):
        folder = root / f"project{number}"
        settings = oracle.layouts.lay_down(folder, layout, {f"app_{each.name}": each for each in projects[number]}, version)
        return Fixed(folder, settings, flags), ", ".join(each.name for each in projects[number])

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return [each for each in pool.map(fixed, range(len(projects))) if each[0].changed]


@pytest.mark.parametrize("layout", sorted(oracle.layouts.LAYOUTS))
@pytest.mark.parametrize("release", ["newest", "oldest"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_fixed_projects(kind, release, layout, tmp_path):
    made = fixed_projects(tmp_path, layout, release, KINDS[kind])
    oracle.django_reports(release, [(folder, each.settings) for each, _ in made for folder in (each.folder, each.fixed)])
    gone, problems, fixes = collections.Counter(), [], collections.Counter()
    for each, names in made:
        gone.update(each.judge(oracle.messages_of(each.folder), oracle.messages_of(each.fixed)))
        problems += [f"{each.folder.name} ({names[:80]}): {problem}" for problem in each.problems]
        fixes.update(result["ruleId"] for result in each.before if result.get("fixes"))
    print(f"{kind} {release} {layout}: {sum(fixes.values())} findings of {len(fixes)} checks fixed in {len(made)} projects, "
          f"Django's ids gone: {sum(gone.values())} of {len(gone)} kinds: {', '.join(sorted(gone))}")  # fmt: skip
    assert problems == [], "\n".join(problems)
    assert len(gone) >= LEAST_FIXED[kind], gone
