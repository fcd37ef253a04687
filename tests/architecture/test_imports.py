"""The arrows between the rooms, and what each room may know of the world."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.architecture.project import TOP, Module, called, calls, modules, told

STANDARD_ONLY = {"domain", "usecases", "words"}
# The domain sees no clock, no chance, no file, no process, no language.
NOT_IN_DOMAIN = {
    "asyncio", "concurrent", "gettext", "glob", "io", "locale", "logging",
    "multiprocessing", "os", "pathlib", "random", "secrets", "shutil", "socket",
    "sqlite3", "subprocess", "tempfile", "threading", "time", "urllib",
}  # fmt: skip


def imported(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Each import of a module, as (node, name of the top package)."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, (node.module or ".").split(".")[0]


def test_the_contracts_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--no-cache"], cwd=TOP, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_rules_acts_and_words_need_nothing_but_python() -> None:
    faults = [
        f"{module.at(node)}: {name}"
        for module in modules()
        if module.room in STANDARD_ONLY
        for node, name in imported(module)
        if name != "livret" and name not in sys.stdlib_module_names
    ]
    assert not faults, told(faults, "Only the standard library is known here:")


def test_the_domain_has_no_clock_no_chance_and_no_files() -> None:
    faults = []
    for module in modules():
        if module.room == "domain":
            faults += [
                f"{module.at(node)}: imports {name}"
                for node, name in imported(module)
                if name in NOT_IN_DOMAIN
            ]
            faults += [
                f"{module.at(node)}: calls {called(node)}"
                for node in calls(module)
                if called(node) in {"open", "print", "input"}
                or called(node) in {"now", "today", "utcnow", "uuid1", "uuid4"}
            ]
    assert not faults, told(faults, "The domain is pure:")


def test_everything_below_the_desk_works_without_qt() -> None:
    names = [
        module.name
        for module in modules()
        if module.room not in {"desktop", "bootstrap", "__main__"}
    ]
    script = (
        "import importlib, sys\n"
        "sys.modules['PySide6'] = None\n"
        "sys.modules['shiboken6'] = None\n"
        "for name in sys.argv[1:]:\n"
        "    importlib.import_module(name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, *names],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", [module.name for module in modules()])
def test_no_module_runs_anything_when_imported(name: str) -> None:
    module = next(module for module in modules() if module.name == name)
    faults = [
        module.at(node)
        for node in module.tree.body
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ]
    assert not faults, told(faults, "Importing does nothing but define:")


def test_every_package_imported_is_declared() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {
        canonical(re.split(r"[=<>!~;\s\[]", item)[0])
        for item in project["dependencies"]
    }
    providers = packages_distributions()
    faults = sorted(
        {
            f"{module.at(node)}: {name}"
            for module in modules()
            for node, name in imported(module)
            if name != "livret" and name not in sys.stdlib_module_names
            if not declared & {canonical(item) for item in providers.get(name, [])}
        }
    )
    assert not faults, told(faults, "Not among the dependencies of pyproject.toml:")


def canonical(name: str) -> str:
    """The name of a distribution as registries compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
