"""Names say what a thing is for; some names say nothing and are not taken."""

from __future__ import annotations

import ast
import re

from tests.architecture.project import modules, told

EMPTY_MODULES = {
    "utils", "util", "helpers", "helper", "misc", "common", "manager", "managers",
    "handler", "handlers", "stuff", "tools", "base", "core", "data", "info",
}  # fmt: skip
EMPTY_CLASSES = re.compile(r"(Manager|Helper|Utils?|Handler|Processor)s?$")
EMPTY_FUNCTIONS = re.compile(r"^_?(do|process|handle)_")


def test_no_module_is_a_drawer_for_everything() -> None:
    faults = [
        module.shown
        for folder in ("livret", "tests")
        for module in modules(folder)
        if module.path.stem in EMPTY_MODULES or module.path.parent.name in EMPTY_MODULES
    ]
    assert not faults, told(faults, "A name of the field says more:")


def test_no_class_or_function_hides_behind_an_empty_word() -> None:
    faults = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef) and EMPTY_CLASSES.search(node.name):
                faults.append(f"{module.at(node)}: {node.name}")
            if isinstance(node, ast.FunctionDef) and EMPTY_FUNCTIONS.match(node.name):
                faults.append(f"{module.at(node)}: {node.name}")
    assert not faults, told(faults, "A name of the field says more:")
