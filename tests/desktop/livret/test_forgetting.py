"""Gone home, nothing of the livret that was open is left in the window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from livret.desktop.sidebar import DESTINATIONS
from livret.desktop.wiring import CONTROLLERS
from livret.usecases.livrets import OpenLivret, open_livret
from tests.desktop.livret.at_desk import AtDesk, settle, widgets_of_this_test
from tests.desktop.livret.conftest import Begin

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

STRANGE = "Chrysocolle"
SAID: tuple[dict[str, Any], ...] = (
    {"kind": "aim_said", "voice": "personne"},
    {"kind": "view_given", "voice": "personne", "barrier": "sante", "level": "bloque"},
    {"kind": "line_agreed", "barrier": "sante", "outcome": "agreed"},
    {"kind": "strength_recognised", "voice": "personne", "barrier": "sante"},
    {"kind": "skill_recognised", "voice": "personne"},
    {"kind": "goal_set", "voice": "personne", "barriers": ["sante"]},
    {"kind": "action_agreed"},
)
"""Kinds that every page shows, each with the strange word."""

_READ = ("text", "toPlainText", "placeholderText", "title")


def words_of(thing: QObject) -> Iterator[str]:
    if isinstance(thing, (QWidget, QAction)):
        yield thing.toolTip()
        yield thing.statusTip()
    if isinstance(thing, QWidget):
        yield thing.accessibleName()
        yield thing.accessibleDescription()
        yield thing.windowTitle()
    for name in _READ:
        read = getattr(thing, name, None)
        if callable(read):
            yield str(read())
    if isinstance(thing, QAbstractItemModel):
        yield from cells(thing, QModelIndex())


def cells(model: QAbstractItemModel, around: QModelIndex) -> Iterator[str]:
    roles = [*Qt.ItemDataRole, Qt.ItemDataRole.UserRole]
    for row in range(model.rowCount(around)):
        index = model.index(row, 0, around)
        for role in roles:
            yield str(index.data(role))


def found(at: AtDesk, strange: str = STRANGE) -> list[str]:
    """Where a word stands, in sight or not, in the window or out of it."""
    things: list[QObject] = [*widgets_of_this_test()]
    things += at.window.findChildren(QObject)
    return sorted(
        {
            f"{type(thing).__name__}: {words[:60]}"
            for thing in things
            for words in words_of(thing)
            if strange in words
        }
    )


def go_home(at: AtDesk) -> None:
    at.window.asked.emit("home")
    settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def strange(at: AtDesk) -> AtDesk:
    """A livret of strange words, of which every page has shown something."""
    at.say(*({**one, "words": f"{STRANGE} {n}"} for n, one in enumerate(SAID)))
    at.open()
    for place in DESTINATIONS:
        if place.where == "livret":
            at.go(place.id)
    at.go("diagnosis")
    at.topic("sante")
    assert len(found(at)) >= len(SAID)
    return at


def test_nothing_is_left_at_home(strange: AtDesk) -> None:
    go_home(strange)
    assert found(strange) == []


def test_every_page_is_there_again(strange: AtDesk) -> None:
    go_home(strange)
    strange.open("goals")
    assert any("Chrysocolle 5" in words for words in found(strange))
    for place in DESTINATIONS:
        if place.where == "livret":
            strange.go(place.id)
    assert set(strange.window.pages) <= set(CONTROLLERS)


def test_pages_are_made_again_on_the_way_to_them(strange: AtDesk) -> None:
    go_home(strange)
    settle()
    assert set(strange.window.pages) == {"accueil"}
    strange.open("goals")
    assert set(strange.window.pages) == {"accueil", "goals"}


def test_what_was_being_typed_is_said_on_the_way_home(strange: AtDesk) -> None:
    strange.type("Des mots de plus")
    go_home(strange)
    assert found(strange, "Des mots de plus") == []
    assert "Des mots de plus" in str([one.content for one in strange.said])


def test_another_livret_shows_nothing_of_the_first(sit: Begin) -> None:
    at = sit(example=False)
    at.say({"kind": "goal_set", "voice": "personne", "words": STRANGE})
    at.open("goals")
    assert found(at)
    go_home(at)
    at.window.asked.emit("new_person")
    settle()
    at.desk.controllers["new_person"].page.create_asked.emit("Bintou", "")
    settle()
    for place in DESTINATIONS:
        if place.where == "livret":
            at.go(place.id)
    assert found(at) == []


def test_in_a_livret_the_names_of_the_others_are_in_no_list(sit: Begin) -> None:
    at = sit()
    open_livret(at.ctx, OpenLivret(called=STRANGE))
    at.window.asked.emit("home")
    settle()
    assert found(at)
    at.open()
    assert found(at) == []
    go_home(at)
    assert found(at)
