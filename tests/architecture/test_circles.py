"""No module comes back to itself, by whatever way it imports."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.architecture.project import Module, modules


def imports_of(module: Module, known: frozenset[str]) -> set[str]:
    """Modules of ours that one names: on top, late, or for its types only."""
    found = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (whole & known) or {node.module}
    return (found & known) - {module.name}


def circle_in(arrows: dict[str, set[str]]) -> list[str]:
    """The names along one circle, the first again at the end; empty for none."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@pytest.mark.parametrize("folder", ["livret", "tests"])
def test_no_module_comes_back_to_itself(folder: str) -> None:
    known = frozenset(module.name for module in modules(folder))
    arrows = {module.name: imports_of(module, known) for module in modules(folder)}
    circle = circle_in(arrows)
    assert not circle, "What both need stands in a third: " + " -> ".join(circle)


def test_the_search_finds_a_circle() -> None:
    tree = ast.parse("def late():\n    from livret.there import name\n")
    here = Module(path=modules()[0].path, text="", tree=tree)
    known = frozenset({"livret.there", "livret.other"})
    assert imports_of(here, known) == {"livret.there"}
    assert circle_in({"a": {"b"}, "b": {"c"}, "c": {"a"}})
    assert circle_in({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []
