"""The desk: questions to the vault, answers on the page that asked, changes told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from livret.desktop.desk import Asking
from livret.desktop.errors import BugDialog
from livret.domain.errors import InvalidField
from livret.usecases.app import OpenVault
from livret.usecases.livrets import OpenLivret, open_livret, set_private_line
from livret.usecases.vault_errors import DiskFull
from livret.words.errors import error_sentence
from livret.words.translator import translator_for
from tests.desktop.begun import Begun, make_vault, words_in

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., Begun]


class Asker(QObject):
    """Somebody who keeps the answers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.answers: list[Any] = []

    def take(self, answer: object) -> None:
        self.answers.append(answer)


@pytest.fixture
def opened(begin: Begin, tmp_path: Path, qtbot: QtBot) -> Begun:
    """An open vault with two livrets, at Accueil."""
    make_vault(tmp_path / "coffre", "Amina B.", "Olena T.")
    begun = begin(tmp_path / "coffre")
    begun.open(qtbot)
    return begun


def failing(error: Exception) -> Callable[[OpenVault], None]:
    def call(_vault: OpenVault) -> None:
        raise error

    return call


def test_the_value_is_given_and_what_changed_is_told(
    opened: Begun, qtbot: QtBot
) -> None:
    desk, asker = opened.desk, Asker()
    told: list[tuple[object, object]] = []
    desk.bus.changed.connect(lambda changes, who: told.append((changes, who)))
    page = opened.controller("accueil")
    command = OpenLivret(called="Fatou")
    desk.ask(page, lambda vault: open_livret(vault.ctx, command), asker.take)
    qtbot.waitUntil(lambda: bool(asker.answers))
    (livret,) = asker.answers
    ((changes, who),) = told
    assert changes.livrets == {livret}
    assert who is page


def test_a_refusal_is_said_where_it_was_asked(opened: Begun, qtbot: QtBot) -> None:
    page = opened.controller("new_person")
    opened.desk.gone.emit("new_person")
    refusal = DiskFull(folder="/coffre")
    with qtbot.waitSignal(opened.desk.trouble):
        opened.desk.ask(page, failing(refusal))
    assert page.banner.sentence == error_sentence(translator_for("fr"), refusal)
    refusal = InvalidField(path="called", problem="too_long")
    fields = {"called": page.called_field}
    with qtbot.waitSignal(opened.desk.trouble):
        opened.desk.ask(page, failing(refusal), fields=fields)
    assert page.called.property("wrong") == "true"


def test_a_bug_gets_an_apology_without_anything_personal(
    opened: Begun, qtbot: QtBot
) -> None:
    page = opened.controller("accueil")
    with qtbot.waitSignal(opened.desk.trouble):
        opened.desk.ask(page, failing(ValueError("Amina B. habite rue du Port")))
    (dialog,) = opened.program.window.findChildren(BugDialog)
    assert dialog.isVisible()
    assert "rue du Port" not in dialog._report.toPlainText()
    assert "ValueError" in dialog._report.toPlainText()
    assert "rue du Port" not in words_in(dialog)


def test_an_answer_dies_with_who_asked(opened: Begun, qtbot: QtBot) -> None:
    desk, asker = opened.desk, Asker()
    page = opened.controller("accueil")
    task = desk.ask(page, lambda vault: vault.ctx.owner.name, asker.take)
    *_, asking = page.findChildren(Asking)
    delete(asking)
    later = Asker()
    desk.ask(page, lambda vault: vault.ctx.owner.name, later.take)
    qtbot.waitUntil(lambda: bool(later.answers))
    assert task.future is not None
    assert task.future.done()
    assert asker.answers == []


def test_a_livret_is_read_again_when_somebody_wrote_in_it(
    opened: Begun, qtbot: QtBot
) -> None:
    desk = opened.desk
    amina, olena = desk.vault.ctx.log.livrets()
    desk.open_livret(amina, "goals")
    qtbot.waitUntil(lambda: opened.program.window.here == "goals")
    page = opened.controller("goals")
    with qtbot.waitSignal(desk.livret_read):
        desk.ask(page, lambda vault: set_private_line(vault.ctx, amina, "au parc"))
    read: list[object] = []
    desk.livret_read.connect(read.append)
    asker = Asker()
    desk.ask(
        page, lambda vault: set_private_line(vault.ctx, olena, "du marché"), asker.take
    )
    qtbot.waitUntil(lambda: bool(asker.answers))
    assert read == []


def test_home_forgets_the_livret(opened: Begun, qtbot: QtBot) -> None:
    desk = opened.desk
    desk.open_livret(desk.vault.ctx.log.livrets()[0], "goals")
    qtbot.waitUntil(lambda: opened.program.window.here == "goals")
    assert desk.folded is not None
    desk.gone.emit("accueil")
    assert desk.folded is None
    assert desk.livret == ""
