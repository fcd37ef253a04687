"""What assistive technology sees of one program; run by the system's Python.

Reads one JSON object a line, answers one a line. Never imported by the tests:
``gi`` belongs to the system (see ``tests.e2e.running``).

    {"do": "tree", "pid": N}              every node, in sight or not
    {"do": "count"}                       how many things took the keyboard
    {"do": "focus", "after": K}           the K+1st or a later thing that took
                                          the keyboard: {"count": …, "node": …}
    {"do": "wait", "pid": N, "name": …, "part": …, "role": …, "state": …,
     "text": …, "absent": …}                         a node in sight; {} for absent

``seconds`` bounds the last two; null is answered when nothing came. A node is
``{id, role, name, description, text, states, labels, depth}``.
"""

from __future__ import annotations

import json
import sys
import warnings
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

STATES = (
    "focusable", "focused", "showing", "visible", "enabled", "editable",
    "checked", "selected", "active", "modal",
)  # fmt: skip
AGAIN_MS = 50
FOCUS_MS = 2


class Focus:
    """What took the keyboard, as the programs told it."""

    def __init__(self) -> None:
        self.count = 0
        self.node: Any = None
        self._listener = Atspi.EventListener.new(self._took)
        self._listener.register("object:state-changed:focused")

    def _took(self, event: Any) -> None:
        if event.detail1:
            self.count += 1
            self.node = event.source


def children(node: Any) -> list[Any]:
    found = []
    for at in range(node.get_child_count()):
        child = node.get_child_at_index(at)
        if child is not None:
            found.append(child)
    return found


def program(pid: int) -> Any:
    """The program's root, or None while it has not come."""
    for one in children(Atspi.get_desktop(0)):
        try:
            if one.get_process_id() == pid and one.get_child_count():
                return one
        except GLib.Error:
            continue
    return None


def labels(node: Any) -> list[str]:
    named = []
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            named += [
                relation.get_target(at).get_name()
                for at in range(relation.get_n_targets())
            ]
    return named


def text_of(node: Any) -> str:
    if "Text" not in node.get_interfaces():
        return ""
    return str(Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)))


def states_of(node: Any) -> list[str]:
    states = node.get_state_set()
    return [
        name
        for name in STATES
        if states.contains(getattr(Atspi.StateType, name.upper()))
    ]


def told(node: Any, depth: int = 0) -> dict[str, Any]:
    return {
        "id": node.path,
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "text": text_of(node),
        "states": states_of(node),
        "labels": labels(node),
        "depth": depth,
    }


def walk(node: Any, depth: int = 0) -> list[dict[str, Any]]:
    """Every node of the program, in order; one that goes away is left out."""
    try:
        found = [told(node, depth)]
        inside = children(node)
    except GLib.Error:
        return []
    for child in inside:
        found += walk(child, depth + 1)
    return found


def tree(pid: int) -> list[dict[str, Any]]:
    root = program(pid)
    return walk(root) if root is not None else []


def answers(node: Any, states: list[str], asked: dict[str, Any]) -> bool:
    name = node.get_name() or ""
    return (
        asked.get("name", name) == name
        and asked.get("part", "") in name
        and asked.get("state", "showing") in states
        and ("role" not in asked or asked["role"] == node.get_role_name())
        and ("text" not in asked or asked["text"] == text_of(node))
    )


def first(node: Any, asked: dict[str, Any]) -> dict[str, Any] | None:
    """The first node in sight that answers; what is not in sight is passed over."""
    try:
        states = states_of(node)
        if "showing" not in states:
            return None
        if answers(node, states, asked):
            return told(node)
        inside = children(node)
    except GLib.Error:
        return None
    for child in inside:
        found = first(child, asked)
        if found is not None:
            return found
    return None


def look(asked: dict[str, Any]) -> dict[str, Any] | None:
    root = program(asked["pid"])
    found = first(root, asked) if root is not None else None
    if asked.get("absent"):
        return {} if root is not None and found is None else None
    return found


def after(focus: Focus, count: int) -> dict[str, Any] | None:
    if focus.count <= count:
        return None
    try:
        return {"count": focus.count, "node": told(focus.node)}
    except GLib.Error:  # It went away again.
        return None


def until(look_again: Any, seconds: float, every_ms: int = AGAIN_MS) -> Any:
    """Look again at what happens until there is an answer, or time is over."""
    loop = GLib.MainLoop()
    found: list[Any] = []

    def again() -> bool:
        answer = look_again()
        if answer is not None:
            found.append(answer)
            loop.quit()
        return answer is None

    def give_up() -> bool:
        loop.quit()
        return False

    GLib.timeout_add(every_ms, again)
    ending = GLib.timeout_add(int(seconds * 1000), give_up)
    loop.run()
    if found:
        GLib.source_remove(ending)
    return found[0] if found else None


def settle() -> None:
    """Let what was told already be heard."""
    context = GLib.MainContext.default()
    while context.pending():
        context.iteration(may_block=False)


def answer(focus: Focus, asked: dict[str, Any]) -> Any:
    settle()
    if asked["do"] == "tree":
        return tree(asked["pid"])
    if asked["do"] == "count":
        return focus.count
    if asked["do"] == "focus":
        return until(lambda: after(focus, asked["after"]), asked["seconds"], FOCUS_MS)
    return until(lambda: look(asked), asked["seconds"])


def main() -> None:
    warnings.simplefilter("ignore")
    Atspi.init()
    focus = Focus()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(focus, json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
