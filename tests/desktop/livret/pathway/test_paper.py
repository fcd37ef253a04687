"""« Parcours » on paper: asked about, followed, stopped, and forgotten."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest

from livret.desktop.pathway.controller import PathwayController
from livret.desktop.pathway.paper_form import PaperForm
from livret.usecases.app import OpenVault
from livret.usecases.paper_sheets.errors import PrintingStopped
from livret.usecases.ports import Progress
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.pathway.at_pathway import (
    Key,
    page_of,
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize("with_life", [False, True])
def test_a_paper_is_asked_about_before_it_leaves(
    at: AtDesk, tmp_path: Path, with_life: bool
) -> None:
    page, controller = page_of(at), at.of(PathwayController)
    at.press(page, "Imprimer")
    form = page.form
    assert isinstance(form, PaperForm)
    assert not form.life.isChecked()
    assert "ressources" not in form.topics.buttons  # she declined it
    if with_life:
        form.life.click()
    form.topics.buttons["logement"].click()
    at.press(form, "Préparer le papier")
    assert page.form is None
    dialog = controller.handing.dialog
    assert dialog is not None
    dialog.decided.emit("file")
    chooser = controller.handing.chooser
    assert chooser is not None
    path = tmp_path / "parcours.pdf"
    chooser.fileSelected.emit(str(path))
    settle()
    with pikepdf.open(path) as pdf:
        plain = pdf.attachments["donnees.json"].get_file().read_bytes().decode()
    assert ("Je chante à la chorale" in plain) is with_life
    assert "logement" not in plain
    told = list(at.ctx.journal.of(at.livret))[-1]
    assert (told.what, dict(told.detail)) == ("copied", {"paper": "parcours"})


def counted(vault: OpenVault, go_on: Progress, steps: int) -> bytes:
    """A paper of so many steps; told to stop, it stops."""
    for done in range(steps):
        if not go_on(done, steps):
            raise PrintingStopped
    return b"paper"


class Taker(QObject):
    """Keeps what came."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.came: list[bytes] = []

    def take(self, pdf: bytes) -> None:
        self.came.append(pdf)


def test_a_long_paper_says_how_far_it_is(at: AtDesk) -> None:
    controller = at.of(PathwayController)
    long, taker = controller.long_paper, Taker(controller.page)
    shares: list[bool] = []
    for steps in (1400, 4000):
        fetch = long.fetch(partial(counted, steps=steps))
        long._watch.told.connect(lambda *_: shares.append(long.dialog is not None))
        controller.desk.ask(controller.page, fetch, taker.take)
        settle()
        assert long.dialog is None  # made: nothing stays over the page
    assert taker.came == [b"paper", b"paper"]
    assert len(shares) == 4000  # the short one showed nothing
    assert all(shares)


@pytest.mark.parametrize("way", ["button", "escape"])
def test_a_long_paper_is_stopped_and_nothing_was_written(at: AtDesk, way: str) -> None:
    controller = at.of(PathwayController)
    page, long, taker = controller.page, controller.long_paper, Taker(at.window)
    fetch = long.fetch(partial(counted, steps=4000))

    def stop(done: int, _total: int) -> None:
        # While it is made: here the vault's work is done in between.
        assert long.dialog is not None
        if done < 100:
            return
        assert long.progress is not None
        if way == "button":
            long.dialog.buttons["stop"].click()
        else:
            QTest.keyClick(long.dialog, Key.Key_Escape)

    long._watch.told.connect(stop)
    controller.desk.ask(page, fetch, taker.take)
    settle()
    assert long.dialog is None
    assert taker.came == []
    assert any("rien n’a été écrit" in text.lower() for text in texts(page))


def test_a_pathway_that_is_stopped_leaves_no_file(at: AtDesk, tmp_path: Path) -> None:
    page, controller = page_of(at), at.of(PathwayController)
    at.press(page, "Imprimer")
    assert isinstance(page.form, PaperForm)
    at.press(page.form, "Préparer le papier")
    handing = controller.handing
    assert handing.dialog is not None
    handing.dialog.decided.emit("file")
    assert handing.chooser is not None
    # Whoever stops at the very first step.
    controller.long_paper._watch.go_on = lambda *_: False  # type: ignore[method-assign]
    path = tmp_path / "parcours.pdf"
    handing.chooser.fileSelected.emit(str(path))
    settle()
    assert not path.exists()
    assert "copied" not in [told.what for told in at.ctx.journal.of(at.livret)]


def test_nothing_stays_in_the_page_once_it_is_left(at: AtDesk) -> None:
    page = page_of(at)
    page.faces_choice.buttons["topics"].click()
    page.faces_choice.buttons["list"].click()
    page.opened.emit(page.rows.rows.entries[0].id)
    at.go("goals")
    assert page.line.entries.entries == page.rows.rows.entries == ()
    assert not any("danse" in text or "bus" in text for text in texts(page))
    at.go("pathway")
    assert page.rows.rows.entries
    assert page.detail.isHidden()
