"""What djvet's drift check costs beside Django's own command on the same project, in CPU time (user and system), in one run.

usage: python tests/bench/drift_cost.py DJVET PYTHON PROJECT [ROUNDS]
PYTHON is the interpreter of the project's environment, PROJECT the folder of its manage.py. The least of ROUNDS counts. Printed
are ratios: cold, with nothing in the cache, and warm, with one file of models edited since the last run (it is written back).
"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile


def cpu_of(command, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done


def warm_cost(check, folder, rounds):
    models = min(path for path in folder.rglob("*.py") if "models" in str(path.relative_to(folder)))
    text = models.read_bytes()
    with tempfile.TemporaryDirectory() as cache:
        command = [*check, "--cache-dir", cache]
        cpu_of(command, folder)
        costs = []
        for number in range(rounds):
            models.write_bytes(text + b"\n# %d\n" % number)
            try:
                costs.append(cpu_of(command, folder)[0])
            finally:
                models.write_bytes(text)
    return min(costs)


def main(djvet, python, project, rounds="5"):
    folder, rounds = pathlib.Path(project), int(rounds)
    django = [python, "manage.py", "makemigrations", "--check", "--dry-run"]
    environment = pathlib.Path(python).parent.parent
    check = [os.path.abspath(djvet), "check", ".", "--select", "migration-drift", "--python", str(environment), "-j", "1"]
    check.append("--allow-incomplete")
    runs = [cpu_of(django, folder) for _ in range(rounds)]
    if runs[0][1].returncode not in (0, 1) or "Traceback" in runs[0][1].stderr:
        sys.exit("Django can't check this project:\n" + runs[0][1].stderr[-500:])
    theirs = min(cost for cost, _ in runs)
    cold = min(cpu_of([*check, "--no-cache"], folder)[0] for _ in range(rounds))
    warm = warm_cost(check, folder, rounds)
    print(json.dumps({"django_over_cold": round(theirs / cold, 1), "django_over_warm": round(theirs / warm, 1)}))


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:])
