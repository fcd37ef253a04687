"""What signs, and what reads a scan, can be stopped; the vault goes on meanwhile."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from livret import SIGNS_APART
from livret.desktop.documents.page import DocumentsPage
from livret.desktop.signing.page import SigningPage
from livret.domain.documents import Place, documents_of
from livret.paper.reading_apart import READING
from livret.usecases import documents
from livret.usecases.app import OpenVault
from livret.usecases.documents import freeze, preview
from livret.usecases.papers import PaperChoices
from livret.usecases.saying import read_items, say_items
from livret.usecases.signing import SigningAct
from tests.desktop.begun import Begun, button, make_vault, words_in
from tests.desktop.livret.test_signing_elsewhere_wired import choose_file
from tests.e2e.test_paper_ended import SAID
from tests.paper.scanned import photograph, scanned_pdf
from tests.paper.test_card_apart import HANGS, LOADING, compiler, library
from tests.paper.test_reading_apart import is_there, pid_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., Begun]
stands_still = pytest.mark.skipif(
    sys.platform == "win32", reason="no process can be held still (SIGSTOP)"
)


@pytest.fixture
def opened(begin: Begin, tmp_path: Path, qtbot: QtBot) -> Begun:
    """Her livret is open, with a paper to sign."""
    (livret,) = make_vault(tmp_path / "coffre", "Amina B.")
    begun = begin(tmp_path / "coffre")
    begun.open(qtbot)
    ctx, paper = begun.desk.vault.ctx, begun.desk.vault.paper

    def fill() -> None:
        say_items(ctx, livret, read_items({"contributions": SAID}))
        today = ctx.clock.today()
        choices = PaperChoices(language="fr", on=today, witness="Claire M.")
        freeze(ctx, livret, *preview(ctx, paper, livret, choices))

    begun.desk.runners.vault.answer(fill)
    begun.desk.open_livret(livret, "documents")
    qtbot.waitUntil(lambda: begun.program.window.here == "documents")
    return begun


def place(opened: Begun, role: str) -> Place:
    vault = opened.desk.vault
    found = documents_of(vault.ctx.livret(opened.desk.livret))[-1].place(role)
    assert found is not None
    return found


def at_signing(opened: Begun, qtbot: QtBot, way: str) -> SigningPage:
    """Marc is about to sign so."""
    (document,) = documents_of(opened.desk.vault.ctx.livret(opened.desk.livret))
    page = opened.controller("documents")
    assert isinstance(page, DocumentsPage)
    page.sign_asked.emit(document.id)
    qtbot.waitUntil(lambda: "signing" in opened.desk.controllers)
    signing = opened.controller("signing")
    assert isinstance(signing, SigningPage)
    qtbot.waitUntil(lambda: "emploi" in signing.panel.rows)
    signing.panel.rows["emploi"].click()
    signing.ways.buttons[way].click()
    return signing


def require_answers(opened: Begun, qtbot: QtBot) -> None:
    """The vault does what it is asked, now."""
    done = Event()

    def ask(_vault: OpenVault) -> None:
        done.set()

    opened.desk.ask(opened.controller("documents"), ask)
    qtbot.waitUntil(done.is_set, timeout=3000)


@pytest.fixture
def held_still() -> int:
    """What reads files answers nothing any more, as of a file that takes its time."""
    READING.end()
    READING.ask("sizes", [scanned_pdf(1)])
    pid = pid_of(READING)
    os.kill(pid, signal.SIGSTOP)
    return pid


@compiler
def test_a_card_that_hangs_is_stopped(
    opened: Begun, qtbot: QtBot, tmp_path: Path
) -> None:
    page = at_signing(opened, qtbot, "pkcs11")
    page.form.card.module.setText(library(tmp_path, LOADING, HANGS))
    page.form.card.pin.line.setText("1234")
    page.keep.click()
    apart = SIGNS_APART.encode()
    qtbot.waitUntil(lambda: apart in READING._busy.values())
    assert page.stop.isVisible()
    qtbot.keyClick(page.keep, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "La signature par carte est arrêtée" in words_in(page))
    assert apart not in READING._busy.values()
    assert place(opened, "emploi").way == ""
    assert page.form.card.pin.secret == ""
    assert not page.stop.isVisible()
    require_answers(opened, qtbot)


@compiler
def test_a_card_not_asked_yet_is_stopped_too(
    opened: Begun, qtbot: QtBot, tmp_path: Path
) -> None:
    """It waits for its turn at the vault's worker."""
    page, goes_on = at_signing(opened, qtbot, "pkcs11"), Event()

    def long(_vault: OpenVault) -> None:
        goes_on.wait(10)

    opened.desk.ask(page, long)
    page.form.card.module.setText(library(tmp_path, LOADING, HANGS))
    page.form.card.pin.line.setText("1234")
    page.keep.click()
    page.stop.click()
    goes_on.set()
    qtbot.waitUntil(lambda: "La signature par carte est arrêtée" in words_in(page))
    assert page.form.card.pin.line.hasFocus()
    assert place(opened, "emploi").way == ""


@stands_still
def test_a_scan_that_takes_its_time_holds_nothing_else(
    opened: Begun, qtbot: QtBot, tmp_path: Path, held_still: int
) -> None:
    page, file = at_signing(opened, qtbot, "paper"), tmp_path / "page.jpg"
    file.write_bytes(photograph())
    page.form.scan.take(str(file))
    page.keep.click()
    qtbot.waitUntil(lambda: file.read_bytes() in READING._busy.values())
    require_answers(opened, qtbot)
    qtbot.keyClick(page.keep, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "La lecture du fichier est arrêtée" in words_in(page))
    assert not page.stop.isVisible()
    assert place(opened, "emploi").way == ""
    qtbot.waitUntil(lambda: not is_there(held_still))
    # The same file, again.
    page.keep.click()
    qtbot.waitUntil(lambda: place(opened, "emploi").way == "paper")
    given = place(opened, "emploi").given
    assert given is not None
    assert given.content["scan"]["type"] == "image/jpeg"


@stands_still
def test_a_page_to_join_that_takes_its_time_holds_nothing_else(
    opened: Begun, qtbot: QtBot, tmp_path: Path, held_still: int
) -> None:
    desk, file = opened.desk, tmp_path / "page.jpg"
    file.write_bytes(photograph())
    ctx, paper = desk.vault.ctx, desk.vault.paper
    (document,) = documents_of(ctx.livret(desk.livret))
    act = SigningAct(role="emploi", way="paper")
    desk.runners.vault.answer(
        lambda: documents.sign(ctx, paper, desk.livret, document.id, act)
    )
    page = opened.controller("documents")
    assert isinstance(page, DocumentsPage)
    page.join_asked.emit(document.id, "emploi")
    choose_file(file)
    qtbot.waitUntil(lambda: file.read_bytes() in READING._busy.values())
    require_answers(opened, qtbot)
    button(page, "Arrêter").click()
    qtbot.waitUntil(lambda: "La lecture du fichier est arrêtée" in words_in(page))
    qtbot.waitUntil(lambda: not is_there(held_still))
    page.join_asked.emit(document.id, "emploi")
    choose_file(file)
    qtbot.waitUntil(lambda: "La page est jointe" in words_in(page))
    assert len(place(opened, "emploi").pages) == 1
