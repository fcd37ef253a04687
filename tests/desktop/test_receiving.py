"""Receiving at the window: read first, then taken in, or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from livret.desktop.kit.cards import Card
from livret.desktop.kit.order import focus_stops
from livret.desktop.receiving.page import ReceivingPage
from livret.usecases.cards import TrustCard, own_card_file, trust_card
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.sending import SendLivret, send
from tests.clock import SetClock
from tests.desktop.begun import Begun, button, make_vault, words_in
from tests.usecases.desks import Desk
from tests.usecases.desks import make_vault as vault_of

Begin = Callable[..., Begun]
MINE = "En faire un fichier\u202f: Ma carte"


@pytest.fixture
def opened(begin: Begin, tmp_path: Path, qtbot: QtBot) -> Begun:
    """An open vault, where one receives."""
    make_vault(tmp_path / "coffre")
    begun = begin(tmp_path / "coffre")
    begun.open(qtbot)
    begun.desk.gone.emit("receiving")
    return begun


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    """Marc's vault, with a livret of Amina."""
    clock = SetClock()
    who = {"name": "Marc D.", "side": "emploi", "organisation": "Cap d’exemple"}
    with vault_of(tmp_path / "autre", clock, **who) as vault:
        made = Desk(vault, clock)
        made.open()
        yield made


def receiving(begun: Begun) -> ReceivingPage:
    page = begun.controller("receiving")
    assert isinstance(page, ReceivingPage)
    return page


@contextmanager
def _keyboard_seen() -> Iterator[list[QWidget]]:
    """What has the keyboard, one after the other."""
    seen: list[QWidget] = []

    def moved(_old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:
            seen.append(new)

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusChanged.connect(moved)
    yield seen
    application.focusChanged.disconnect(moved)


def test_what_was_taken_is_not_shown_with_why_another_was_not(
    opened: Begun, other: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = receiving(opened)
    qtbot.waitUntil(lambda: "Ma carte" in words_in(page))
    sent = _sent_by_one_accepted(page, other, qtbot, tmp_path)
    page.file_given.emit(str(sent))
    qtbot.waitUntil(lambda: "Amina B." in words_in(page))
    button(page, "Prendre").click()
    qtbot.waitUntil(lambda: "C’est pris" in words_in(page))
    (tmp_path / "x.livret").write_bytes(b"bonjour")
    page.file_given.emit(str(tmp_path / "x.livret"))
    qtbot.waitUntil(page.banner.isVisible)
    qtbot.waitUntil(lambda: "C’est pris" not in words_in(page))
    assert page.choose.isEnabled()


def _sent_by_one_accepted(
    page: ReceivingPage, other: Desk, qtbot: QtBot, folder: Path
) -> Path:
    """A livret from Marc, once each has the card of the other."""
    mine = folder / "claire.carte"
    page.own.saved.emit(str(mine))
    qtbot.waitUntil(mine.exists)
    card = folder / "marc.carte"
    card.write_bytes(own_card_file(other.vault.sharing))
    page.file_given.emit(str(card))
    qtbot.waitUntil(lambda: "Marc D." in words_in(page))
    button(page, "Les mots sont les mêmes").click()
    qtbot.waitUntil(lambda: "est acceptée" in words_in(page))
    sent = folder / "envoi.livret"
    sent.write_bytes(_sent(other, mine.read_bytes()))
    return sent


def test_a_card_then_a_livret(
    opened: Begun, other: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = receiving(opened)
    qtbot.waitUntil(lambda: "Ma carte" in words_in(page))
    sent = _sent_by_one_accepted(page, other, qtbot, tmp_path)
    page.file_given.emit(str(sent))
    qtbot.waitUntil(lambda: "Amina B." in words_in(page))
    assert "Ce livret n’était pas encore ici." in words_in(page)
    button(page, "Ne rien prendre").click()
    assert "Amina B." not in words_in(page)
    page.file_given.emit(str(sent))
    qtbot.waitUntil(lambda: "Amina B." in words_in(page))
    button(page, "Prendre").click()
    qtbot.waitUntil(lambda: "C’est pris" in words_in(page))
    heard = page.window().focusWidget()  # « Prendre » is gone: what came of it
    assert isinstance(heard, Card)
    assert heard.accessibleName() == "Amina B."
    assert "C’est pris" in heard.accessibleDescription()
    with _keyboard_seen() as seen:
        page.file_given.emit(str(sent))
        assert "C’est pris" in words_in(page)  # true until the next is read
        qtbot.waitUntil(lambda: "Rien de nouveau." in words_in(page))
    assert all(map(page.isAncestorOf, seen)), seen  # never through the menu
    with pytest.raises(AssertionError):
        button(page, "Prendre")


def test_what_came_is_heard_before_any_verb_of_it(
    opened: Begun, other: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = receiving(opened)
    qtbot.waitUntil(lambda: "Ma carte" in words_in(page))
    page.choose.setFocus()
    card = tmp_path / "marc.carte"
    card.write_bytes(own_card_file(other.vault.sharing))
    page.file_given.emit(str(card))
    qtbot.waitUntil(lambda: "Marc D." in words_in(page))
    heard = page.window().focusWidget()
    assert isinstance(heard, Card)
    assert "Marc D." in heard.accessibleName()
    # Words that are compared aloud: hers by the card, mine by its own verb.
    told = [heard.accessibleDescription()]
    told.append(button(page, MINE).accessibleDescription())
    for one in told:
        assert one.splitlines()[-1].count(" · ") == 6
        assert one.splitlines()[-1] in words_in(page)
    assert told[0].splitlines()[-1] != told[1].splitlines()[-1]
    stops = focus_stops(page)
    after = stops[stops.index(heard) + 1 :]
    assert button(page, "Les mots sont les mêmes") in after
    assert page.choose in after


def test_a_file_that_cannot_be_read_leaves_the_keyboard_where_it_was(
    opened: Begun, qtbot: QtBot, tmp_path: Path
) -> None:
    page = receiving(opened)
    page.choose.setFocus()
    page.file_given.emit(str(tmp_path / "absent.livret"))
    qtbot.waitUntil(page.banner.isVisible)
    assert page.window().focusWidget() is page.choose


def _sent(other: Desk, card: bytes) -> bytes:
    """A file for the owner of a card, under an agreement of Amina's."""
    sharing = other.vault.sharing
    kept = trust_card(sharing, TrustCard(data=card)).value
    key = kept.signed.card.keys.sign
    member = join_by_card(sharing, other.livret, key).value
    other.say(
        {
            "kind": "agreement_given",
            "recipient": {"name": kept.signed.card.name, "member": member},
            "scopes": ["commun"],
            "purpose": "essayer",
            "until": "2090-01-01",
        }
    )
    return send(sharing, SendLivret(livret=other.livret, to=(key,))).value.data


@pytest.mark.parametrize("name", ["x.livret", "x.carte", "absent.livret"])
def test_what_cannot_be_read_says_so(
    opened: Begun, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    page = receiving(opened)
    if not name.startswith("absent"):
        (tmp_path / name).write_bytes(b"bonjour")
    page.file_given.emit(str(tmp_path / name))
    qtbot.waitUntil(page.banner.isVisible)
    assert page.choose.isEnabled()
    assert not page.progress.isVisible()
