"""The project as these tests read it: its files, its modules, its trees."""

from __future__ import annotations

import ast
import gc
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
ROOMS = (
    "domain",
    "usecases",
    "words",
    "vault",
    "exchange",
    "paper",
    "desktop",
    "cli",
)


@dataclass(frozen=True)
class Module:
    """One Python file: its path, as shown and as imported, its text and tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def shown(self) -> str:
        return self.path.relative_to(TOP).as_posix()

    @property
    def name(self) -> str:
        parts = self.path.relative_to(TOP).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def room(self) -> str:
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else ""

    def at(self, node: ast.AST) -> str:
        return f"{self.shown}:{getattr(node, 'lineno', 1)}"


@cache
def files() -> tuple[Path, ...]:
    """Every file that is, or is about to be, in the project's history."""
    asked = "-c safe.directory=* ls-files -z --cached --others --exclude-standard"
    listed = subprocess.run(
        ["git", *asked.split()],
        cwd=TOP,
        capture_output=True,
        check=True,
    ).stdout.decode()
    paths = [TOP / name for name in listed.split("\0") if name]
    return tuple(sorted(path for path in paths if path.is_file()))


@cache
def modules(folder: str = "livret") -> tuple[Module, ...]:
    """Every Python module under one folder of the top level."""
    found = []
    with _out_of_the_way():
        for path in files():
            if path.suffix == ".py" and path.relative_to(TOP).parts[0] == folder:
                text = path.read_text("utf-8")
                found.append(Module(path, text, ast.parse(text)))
    assert found, f"no module under {folder}"
    return tuple(found)


@contextmanager
def _out_of_the_way() -> Iterator[None]:
    """Keep what is made out of every search for garbage, now and later.

    Trees are a million and a half objects that live as long as the tests;
    to go through them all takes a second each time.
    """
    was_on = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def calls(module: Module) -> Iterator[ast.Call]:
    """Every call in a module."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield node


def called(node: ast.Call) -> str:
    """The last name of what is called: ``text`` for ``self._tr.text(…)``."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def literal(node: ast.AST) -> str | None:
    """The text of a string literal, None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def told(faults: list[str], rule: str) -> str:
    """The message of a failure: the rule, then where it is broken."""
    return f"{rule}\n  " + "\n  ".join(faults)
