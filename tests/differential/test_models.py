"""Models, fields, relations, managers and the names of both ends are those of the running Django."""


def test_django_describes_the_project(project):
    lines = project.describe("models")
    labels = {line.split()[0] for line in lines}
    print(f"{project.name}: {len(labels)} models, {len(lines)} facts")
    assert len(labels) > 10
    assert len(lines) == len({line.partition(chr(9))[0] for line in lines})
