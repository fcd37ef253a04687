"""Rules of the window that no type checker knows."""

from __future__ import annotations

import ast
import re

from tests.architecture.project import called, calls, modules, told

# The GUI thread never waits, nothing is drawn in a loop of its own, and nothing
# of a livret goes to a settings file.
NEVER_CALLED = {"processEvents", "QEventLoop", "QSettings", "sleep", "waitForFinished"}
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")


def test_the_window_never_waits() -> None:
    faults = [
        f"{module.at(node)}: {called(node)}"
        for module in modules()
        if module.room == "desktop"
        for node in calls(module)
        if called(node) in NEVER_CALLED
        or (called(node) == "exec" and not ast.unparse(node.func).startswith("app"))
    ]
    assert not faults, told(faults, "No nested loop, no waiting, no settings file:")


def test_colours_come_from_the_theme() -> None:
    faults = [
        f"{module.shown}: {sorted(set(COLOUR.findall(module.text)))}"
        for module in modules()
        if module.room == "desktop" and COLOUR.search(module.text)
    ]
    assert not faults, told(faults, "A colour is a role of resources/themes:")


# PySide 6.11 keeps a wrapper of a layout's item until the layout goes; Qt deletes
# the item with its widget, and what is made next at that address ends the program.
ITEMS_OF_QT = {"itemAt", "itemAtPosition"}


def test_no_item_of_a_layout_of_qt_is_asked_for() -> None:
    faults = [
        f"{module.at(node)}: {called(node)}"
        for module in modules()
        if module.room == "desktop"
        for node in calls(module)
        if called(node) in ITEMS_OF_QT
    ]
    assert not faults, told(faults, "Ask with indexOf, or keep the widgets:")


FLOW = re.compile(r"([\w.]+)(?:: [\w |]+)? = Flow\(")
LAID_INSIDE = re.compile(r"\.addLayout\(([\w.]+)")


def test_a_flow_is_the_layout_of_a_widget_and_never_inside_another() -> None:
    # Its items are Python's: Qt deletes a nested layout without telling it.
    faults = [
        f"{module.shown}: {name}"
        for module in modules()
        if module.room == "desktop"
        for name in set(FLOW.findall(module.text))
        if name in LAID_INSIDE.findall(module.text)
    ]
    assert not faults, told(faults, "Put it in a holder:")
