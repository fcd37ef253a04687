"""« Tout ce qui a été dit »: each row opens in place, with its whole story."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from livret.desktop.history.controller import HistoryController
from livret.desktop.history.model import ROW
from livret.desktop.history.opened import StoryPanel
from livret.desktop.history.page import HistoryPage
from livret.desktop.history.values import Said
from livret.domain.body import Body
from livret.usecases.documents import sign
from livret.usecases.ports import JournalEntry
from livret.usecases.reviewing import OpenReview, open_review
from livret.usecases.signing import SigningAct
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.papers_desk import freeze
from tests.usecases.words_of_before import say_words_of_before

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]
FIRST, LAST = "Le bus passe rarement.", "Le bus ne passe plus."


def page_of(at: AtDesk) -> HistoryPage:
    return at.of(HistoryController).page


def row_of(page: HistoryPage, words: str) -> int:
    found = [
        at
        for at in range(page.rows.rowCount())
        if words in row_at(page, at).words or words in row_at(page, at).what
    ]
    assert found, words
    return found[0]


def row_at(page: HistoryPage, at: int) -> Said:
    row = page.rows.index(at, 0).data(ROW)
    assert isinstance(row, Said)
    return row


def opened(page: HistoryPage, words: str) -> StoryPanel:
    """Open a row as the keyboard does."""
    page.list.setCurrentIndex(page.rows.index(row_of(page, words), 0))
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    settle()
    assert page.panel is not None
    return page.panel


@pytest.fixture
def told(sit: Begin) -> AtDesk:
    """A livret in which a topic was told twice."""
    at = sit(example=False)
    view = {"kind": "view_given", "barrier": "mobilite", "level": "bloque"}
    at.say({**view, "words": FIRST, "said_on": "2026-03-02"})
    at.clock.forward(days=1)
    at.say({**view, "words": LAST, "came": {"how": "telephone"}})
    at.open("history")
    settle()
    return at


def test_a_row_opens_with_everything_there_is_to_tell(told: AtDesk) -> None:
    page = page_of(told)
    said = "\n".join(texts(opened(page, LAST)))
    assert LAST in said
    assert "écrites par Claire M." in said
    assert "Dit et écrit le 13 mars 2026" in said
    assert "recueilli par téléphone" in said
    assert "C’est ce qui se lit aujourd’hui." in said
    assert "Ce qui était dit avant" in said
    assert FIRST in said
    said = "\n".join(texts(opened(page, FIRST)))
    assert "Dit le 2 mars 2026. Écrit ici le 12 mars 2026" in said
    assert "Ce qui a été dit depuis" in said
    assert "on peut compléter" in said


def test_a_click_opens_and_escape_closes(told: AtDesk) -> None:
    page = page_of(told)
    index = page.rows.index(row_of(page, LAST), 0)
    where = page.list.visualRect(index).topLeft() + QPoint(60, 10)
    before = page.list.visualRect(index).height()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle()
    assert page.panel is not None
    assert page.list.visualRect(index).height() > before
    assert page.panel.hasFocus()
    QTest.keyClick(page.panel, Qt.Key.Key_Escape)
    settle()
    assert page.panel is None
    assert page.list.visualRect(index).height() == before
    assert page.list.hasFocus()


def test_what_i_said_is_taken_back_from_there(told: AtDesk) -> None:
    page, controller = page_of(told), told.of(HistoryController)
    told.press(opened(page, LAST), "Reprendre ce que j’ai dit")
    assert controller.dialog is not None
    told.press(controller.dialog, "Le garder")
    assert "retracted" not in [one.kind for one in told.said]
    told.press(page.panel, "Reprendre ce que j’ai dit")
    told.press(controller.dialog, "L’enlever")
    assert told.said[-1].kind == "retracted"
    # It stays open, and tells what became of it.
    assert page.panel is not None
    said = "\n".join(texts(page.panel))
    assert "Enlevé le 13 mars 2026 par Claire M." in said
    assert "Reprendre" not in said


def test_a_review_gone_on_with_repeats_nothing(sit: Begin) -> None:
    at = sit(example=False)
    review = open_review(at.ctx, OpenReview(livret=at.livret)).value
    hers = {"kind": "review_said", "review": review, "changed": FIRST}
    at.say(hers)
    at.say({**hers, "helped": LAST})
    at.open("history")
    settle()
    page = page_of(at)
    told = [row_at(page, one).words for one in range(page.rows.rowCount())]
    assert sum(FIRST in one for one in told) == 1
    assert sum(LAST in one for one in told) == 1
    whole = "\n".join(texts(opened(page, LAST)))
    assert FIRST in whole  # opened, it is told as it stands


def test_a_paper_is_named_with_who_signed(at: AtDesk) -> None:
    freeze(at)
    at.go("history")
    page = page_of(at)
    said = texts(opened(page, "Document prêt à signer"))
    assert "Dans un papier" in said
    assert any("il reste à signer" in one for one in said)
    at.press(page.panel, "Voir les documents")
    assert at.window.here == "documents"


def test_words_of_before_are_not_told_as_signed_by_who_wrote_them(
    told: AtDesk,
) -> None:
    say_words_of_before(told.ctx, told.livret)
    document = freeze(told)
    mine = SigningAct(role="social", way="certificate")
    sign(told.ctx, told.vault.paper, told.livret, document.id, mine)
    told.open("history")
    settle()
    page = page_of(told)
    julie, claire = (
        row_at(page, row_of(page, f"Noté par {one}")).how for one in ("Julie", "Claire")
    )
    assert "dans un papier signé depuis par quelqu’un d’autre" in julie
    assert claire.endswith("confirmé")
    said = "\n".join(texts(opened(page, "Noté par Julie")))
    assert "écrits par Julie P., qui ne l’a pas signé" in said
    assert "Confirmé depuis" not in said


def test_an_absence_is_attested_and_nobody_was_there(told: AtDesk) -> None:
    document = freeze(told)
    away = SigningAct(role="personne", way="absent")
    sign(told.ctx, told.vault.paper, told.livret, document.id, away)
    told.open("history")
    settle()
    page = page_of(told)
    how = row_at(page, row_of(page, "n’était pas là ce jour-là")).how
    assert "attesté par Claire M." in how
    assert "présence" not in how


def test_looking_for_something_keeps_what_is_open(told: AtDesk) -> None:
    page = page_of(told)
    opened(page, LAST)
    page.search.setText("passe")
    settle()
    assert page.panel is not None
    page.search.setText("rarement")
    settle()
    assert page.panel is None


def test_leaving_forgets_what_was_open(told: AtDesk) -> None:
    opened(page_of(told), LAST)
    told.go("goals")
    assert page_of(told).panel is None


def test_what_is_set_aside_says_why(told: AtDesk) -> None:
    """Words of somebody who is not in the team, as another desk may send them."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from tests.vault.conftest import KeyedSigner, seal

    stranger = KeyedSigner(Ed25519PrivateKey.generate())
    body = Body(
        kind="note_added",
        voice="social",
        recorded_at=1_773_000_000_000,
        content={"words": "De nulle part."},
    )
    told.ctx.log.append([seal(stranger, body, told.livret, told.read.heads)])
    told.ctx.forget(told.livret)
    told.open("history")
    settle()
    said = "\n".join(texts(opened(page_of(told), "Note")))
    assert "Mis de côté" in said
    assert "ne compte pas" in said


def test_a_return_to_a_backup_stands_where_it_happened(told: AtDesk) -> None:
    told.ctx.journal.note(
        JournalEntry(
            livret=told.livret,
            at=told.clock.now() + dt.timedelta(hours=1),
            what="restored",
            who="0" * 64,
            who_name="Claire M.",
            detail=(("backup", "2026-03-11"),),
        )
    )
    told.clock.forward(days=1)
    told.say({"kind": "aim_said", "words": "Conduire un bus."})
    told.open("history")
    settle()
    page = page_of(told)
    whats = [row_at(page, one).what for one in range(page.rows.rowCount())]
    at = whats.index("Retour à une copie de secours")
    assert row_at(page, at - 1).words == "Conduire un bus."
    assert "copie de secours du 11 mars 2026" in row_at(page, at).note
    # There is nothing more to tell of it: it opens nothing.
    page.list.clicked.emit(page.rows.index(at, 0))
    settle()
    assert page.panel is None
