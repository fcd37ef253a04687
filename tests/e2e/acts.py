"""What people do at the desk, by the keyboard alone, in every story."""

from __future__ import annotations

from tests.e2e.running import Node, Running
from tests.e2e.vaults import CALLED, PASSPHRASE


def unlock(livret: Running, each_ms: int = 1) -> None:
    """Type the passphrase of ``make_vault``, a letter every ``each_ms``."""
    livret.wait("Phrase de passe", role="password text")
    livret.take_keyboard()
    livret.wait("Phrase de passe", role="password text", state="focused")
    livret.type(PASSPHRASE, each_ms)
    livret.press("Return")


def open_her_livret(livret: Running) -> None:
    """From Accueil, open the livret of ``make_vault``."""
    livret.wait(part=CALLED)
    livret.wait("Chercher une personne", role="text", state="focused")
    livret.press("Down", "Return")
    livret.wait("Diagnostic partagé", role="label")


def press(livret: Running, name: str) -> None:
    """Go to a button and press it."""
    livret.go_to(name)
    livret.press("space")


def write(livret: Running, name: str, words: str) -> None:
    """Go to a field and write in it."""
    livret.go_to(name)
    livret.type(words)


def choose(livret: Running, group: str, answer: str) -> None:
    """Go to a group of answers; arrows reach the answer, Space chooses it."""
    passed = []
    for node in livret.stops():
        if node.description == group:
            choose_here(livret, answer, node.called)
            return
        passed.append(node.called)
    raise AssertionError(f"Tab never reaches {group!r}; it passes {passed}")


def choose_here(livret: Running, answer: str, at: str) -> None:
    """In a group whose answer ``at`` has the keyboard, choose another."""
    if at != answer:
        livret.go_to(answer, "Right")
    livret.press("space")


MENU = ("list", "Menu de navigation")


def _menu(seen: list[Node]) -> Node:
    return next(node for node in seen if (node.role, node.name) == MENU)


def go(livret: Running, page: str) -> None:
    """Go to a page by the menu: F6 reaches it, arrows its lines, Space goes."""
    menu = _menu(livret.shown())
    if "focused" not in menu.states:
        # From elsewhere beside the page, F6 goes to the page first.
        next(node for node in livret.stops("F6") if node.role == "list item")
    seen = livret.shown()
    menu = _menu(seen)
    after = seen[seen.index(menu) + 1 :]
    lines = [node for node in after if node.depth == menu.depth + 1]
    names = [node.name for node in lines if node.role == "list item"]
    at = next(n for n, node in enumerate(lines) if "focused" in node.states)
    if names[at] != page:
        livret.go_to(page, "Down" if names.index(page) > at else "Up")
    livret.press("space")
    livret.wait(page, role="list item", state="selected")
