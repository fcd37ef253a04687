"""What assistive technology sees of one program; run by the system's Python.

Reads one JSON object a line, answers one a line. Never imported by the tests:
``gi`` belongs to the system (see ``tests.e2e.running``).

    {"do": "tree", "pid": N}
    {"do": "focused", "pid": N}
    {"do": "wait", "pid": N, "name": …, "role": …, "focused": …, "absent": …,
     "seconds": …}

A node is ``{role, name, description, text, states, labels, depth}``.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

STATES = (
    "focusable", "focused", "showing", "visible", "enabled", "editable",
    "checked", "selected", "active", "modal",
)  # fmt: skip
EVENTS = (
    "object:state-changed", "object:children-changed", "object:property-change",
    "object:text-changed", "window",
)  # fmt: skip
AGAIN_MS = 50


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
    if node.get_text_iface() is None:
        return ""
    return str(Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)))


def told(node: Any, depth: int) -> dict[str, Any]:
    states = node.get_state_set()
    return {
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "text": text_of(node),
        "states": [
            name
            for name in STATES
            if states.contains(getattr(Atspi.StateType, name.upper()))
        ],
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


def focused(pid: int) -> dict[str, Any] | None:
    """The innermost node that has the keyboard."""
    having = [
        node
        for node in tree(pid)
        if {"focused", "focusable", "showing"} <= set(node["states"])
    ]
    return having[-1] if having else None


def answers(node: dict[str, Any], asked: dict[str, Any]) -> bool:
    return (
        "showing" in node["states"]
        and asked.get("name", node["name"]) == node["name"]
        and asked.get("part", "") in node["name"]
        and asked.get("role", node["role"]) == node["role"]
        and (not asked.get("focused") or "focused" in node["states"])
    )


def wait(asked: dict[str, Any]) -> dict[str, Any] | None:
    """The first node that answers; with ``absent``, {} once none does."""
    loop = GLib.MainLoop()
    found: list[dict[str, Any]] = []

    def look(*_: object) -> bool:
        nodes = tree(asked["pid"])
        matching = [node for node in nodes if answers(node, asked)]
        if asked.get("absent"):
            matching = [{}] if nodes and not matching else []
        if matching:
            found.append(matching[0])
            loop.quit()
        return not found

    def give_up() -> bool:
        loop.quit()
        return False

    if look():
        GLib.timeout_add(AGAIN_MS, look)
        GLib.timeout_add(int(asked["seconds"] * 1000), give_up)
        loop.run()
    return found[0] if found else None


def main() -> None:
    Atspi.init()
    for line in sys.stdin:
        asked = json.loads(line)
        act = {"tree": tree, "focused": focused}.get(asked["do"])
        answer = wait(asked) if act is None else act(asked["pid"])
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
