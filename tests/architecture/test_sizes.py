"""Budgets: what is dreaded in old programs is the tail, so the tail is cut."""

from __future__ import annotations

import ast

from tests.architecture.project import Module, modules, told

MODULE_LINES = 500
FUNCTION_LINES = 50
MAIN_WINDOW_LINES = 250


def lines(module: Module) -> int:
    return len(module.text.splitlines())


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from ``def`` to the end, the docstring left out: it costs nothing."""
    length = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is not None:
        said = node.body[0]
        length -= (said.end_lineno or said.lineno) - said.lineno + 1
    return length


def functions(module: Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [
        node
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_modules_stay_short() -> None:
    faults = [
        f"{module.shown}: {lines(module)} lines"
        for folder in ("livret", "tests")
        for module in modules(folder)
        if lines(module) > MODULE_LINES
    ]
    assert not faults, told(faults, "Part these modules along a seam of the field:")


def test_functions_stay_short() -> None:
    faults = [
        f"{module.at(node)}: {node.name} has {body_lines(node)} lines"
        for module in modules()
        for node in functions(module)
        if body_lines(node) > FUNCTION_LINES
    ]
    assert not faults, told(faults, f"At most {FUNCTION_LINES} lines a function:")


def test_the_main_window_only_puts_together() -> None:
    faults = [
        f"{module.shown}: {lines(module)} lines"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
        and any(
            name.endswith("MainWindow")
            for name in (node.name, *map(ast.unparse, node.bases))
        )
        and lines(module) > MAIN_WINDOW_LINES
    ]
    assert not faults, told(faults, f"At most {MAIN_WINDOW_LINES} lines:")
