"""Models, fields, relations, managers and the names of both ends are those of the running Django."""

import importlib.util
import pathlib

spec = importlib.util.spec_from_file_location("differential_facts", pathlib.Path(__file__).with_name("facts.py"))
facts = importlib.util.module_from_spec(spec)
spec.loader.exec_module(facts)


def test_models(project):
    facts.check("models", project.name, project.describe("models"), project.dump("django"))
