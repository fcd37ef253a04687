"""Tests of ours can fail, wait for events and meet the real parts."""

from __future__ import annotations

import ast

from tests.architecture.project import called, calls, modules, told


def test_real_parts_are_never_mocked() -> None:
    faults = [
        module.at(node)
        for module in modules("tests")
        for node in ast.walk(module.tree)
        if (
            isinstance(node, ast.ImportFrom)
            and (node.module or "").startswith("unittest")
        )
        or (
            isinstance(node, ast.Import)
            and any(alias.name.startswith("unittest") for alias in node.names)
        )
    ]
    assert not faults, told(faults, "A fake of ours passes the same tests; a mock not:")


def test_nothing_waits_for_time() -> None:
    faults = [
        f"{module.at(node)}: {ast.unparse(node.func)}"
        for module in modules("tests")
        for node in calls(module)
        if ast.unparse(node.func)
        in {"time.sleep", "sleep", "qtbot.wait", "QTest.qWait"}
    ]
    assert not faults, told(faults, "Wait for what happens, never for a while:")


def asks(node: ast.FunctionDef, asking: frozenset[str]) -> bool:
    """True for a function that asserts, or calls one that does."""
    return any(
        isinstance(item, ast.Assert | ast.Raise)
        or (
            isinstance(item, ast.Call)
            and (called(item).startswith(("raises", "wait")) or called(item) in asking)
        )
        for item in ast.walk(node)
    )


def test_every_test_can_fail() -> None:
    functions = [
        (module, node)
        for module in modules("tests")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef)
    ]
    asking: frozenset[str] = frozenset()
    while True:
        found = frozenset(node.name for _, node in functions if asks(node, asking))
        if found == asking:
            break
        asking = found
    faults = [
        f"{module.at(node)}: {node.name}"
        for module, node in functions
        if node.name.startswith("test_") and not asks(node, asking)
    ]
    assert not faults, told(faults, "These assert nothing:")


def test_a_skipped_test_says_why() -> None:
    faults = [
        module.at(node)
        for module in modules("tests")
        for node in calls(module)
        if called(node) in {"skip", "skipif", "xfail", "importorskip"}
        and not node.args
        and not any(keyword.arg == "reason" for keyword in node.keywords)
    ]
    assert not faults, told(faults, "Skipped without a reason:")
