"""Every public thing says what it is, for the next reader."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.project import ROOMS, TOP, Module, modules, told

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def public(module: Module) -> Iterator[Definition]:
    """Public classes and functions, and the public methods of public classes."""

    def within(body: list[ast.stmt]) -> Iterator[Definition]:
        for node in body:
            if isinstance(node, Definition) and not node.name.startswith("_"):
                yield node
                if isinstance(node, ast.ClassDef):
                    yield from within(node.body)

    yield from within(module.tree.body)


def overrides(node: Definition) -> bool:
    """True for a method of Qt's that keeps Qt's name, and for ``@override``."""
    named = {ast.unparse(item).split(".")[-1] for item in node.decorator_list}
    is_qt = not isinstance(node, ast.ClassDef) and node.name != node.name.lower()
    return is_qt or bool(named & {"override", "overload", "setter"})


def fields(node: ast.ClassDef) -> list[str]:
    """The public fields of a dataclass, in order."""
    is_dataclass = any("dataclass" in ast.unparse(item) for item in node.decorator_list)
    return [
        item.target.id
        for item in node.body
        if is_dataclass
        and isinstance(item, ast.AnnAssign)
        and isinstance(item.target, ast.Name)
        and not item.target.id.startswith("_")
    ]


def test_public_things_have_a_docstring() -> None:
    faults = []
    for module in modules():
        if not ast.get_docstring(module.tree):
            faults.append(module.shown)
        faults += [
            f"{module.at(node)}: {node.name}"
            for node in public(module)
            if not ast.get_docstring(node) and not overrides(node)
        ]
    assert not faults, told(faults, "These say nothing of themselves:")


def test_fields_are_explained_one_by_one() -> None:
    faults = []
    for module in modules():
        for node in public(module):
            if isinstance(node, ast.ClassDef):
                said = ast.get_docstring(node) or ""
                silent = [name for name in fields(node) if name not in said]
                if silent:
                    where = f"{module.at(node)}: {node.name}"
                    faults.append(f"{where}: {', '.join(silent)}")
    assert not faults, told(faults, "Fields that their class does not explain:")


def test_each_room_says_what_it_may_import_and_where_to_begin() -> None:
    faults = []
    for room in ROOMS:
        text = (TOP / "livret" / room / "__init__.py").read_text("utf-8")
        faults += [
            f"livret/{room}/__init__.py: {phrase!r}"
            for phrase in ("May import:", "Start reading")
            if phrase not in " ".join(text.split())
        ]
    assert not faults, told(faults, "A room's front page says these:")
