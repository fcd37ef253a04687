"""« Copier pour mon logiciel » and the clipboard that forgets."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from livret.desktop.copying.clipboard import ForgettingClipboard
from livret.desktop.copying.controller import CopyingController
from livret.desktop.review.controller import ReviewController
from tests.desktop.livret.at_desk import AtDesk, settle


def clipboard_text() -> str:
    return QGuiApplication.clipboard().text()


def test_a_copy_keeps_out_of_histories(qtbot: QtBot) -> None:
    one = ForgettingClipboard()
    one.copy("Nous cherchons un vélo.")
    held = QGuiApplication.clipboard().mimeData()
    assert bytes(held.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert any("ExcludeClipboardContent" in name for name in held.formats())
    one.forget()
    assert clipboard_text() == ""


def test_a_copy_is_forgotten_after_its_time(qtbot: QtBot) -> None:
    one = ForgettingClipboard(seconds=0)
    with qtbot.waitSignal(one.forgotten):
        one.copy("Nous cherchons un vélo.")
    assert clipboard_text() == ""


def test_what_somebody_else_copied_since_stays(qtbot: QtBot) -> None:
    one = ForgettingClipboard()
    one.copy("Nous cherchons un vélo.")
    other = QMimeData()
    other.setText("une autre chose")
    QGuiApplication.clipboard().setMimeData(other)
    one.forget()
    assert clipboard_text() == "une autre chose"


def test_the_menu_copies_what_may_be_and_she_can_read_it(
    at: AtDesk, qtbot: QtBot
) -> None:
    at.window.asked.emit("copy_text")
    qtbot.waitUntil(lambda: "cuisine" in clipboard_text())
    assert "Mon argent" not in clipboard_text()
    assert at.window.pages["diagnosis"].banner.sentence.startswith("C’est copié")
    assert "copied" in [entry.what for entry in at.vault.ctx.journal.of(at.livret)]


def test_what_a_page_copied_is_forgotten_when_the_page_is_gone(
    at: AtDesk, qtbot: QtBot
) -> None:
    """On a shared screen nobody pastes what was copied before (F9)."""
    at.go("review")
    at.of(ReviewController).ending.clipboard.copy("Attestation d’accompagnement")
    assert "Attestation" in clipboard_text()
    at.window.asked.emit("meeting")
    settle()
    assert at.desk.in_meeting
    assert clipboard_text() == ""


def test_locking_forgets_the_copy(at: AtDesk, qtbot: QtBot) -> None:
    at.window.asked.emit("copy_text")
    qtbot.waitUntil(lambda: "cuisine" in clipboard_text())
    at.desk.findChild(CopyingController).clipboard.forget()
    assert clipboard_text() == ""
