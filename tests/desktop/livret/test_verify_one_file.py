"""The check at the window tells of one file: not of the one before, nor for ever."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from livret.desktop.kit.order import focus_stops
from livret.desktop.kit.text import Text
from livret.desktop.tasks import TaskRunner
from livret.desktop.verify.controller import VerifyController
from livret.desktop.verify.side_by_side import Still
from livret.usecases import documents
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.papers_desk import freeze
from tests.usecases.test_documents import CERTIFIED

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Slow(Executor):
    """Makes a call when the test says so, as a slow disk or a long file would."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(
        self, call: Callable[..., Any], /, *_args: Any, **_facts: Any
    ) -> Future[Any]:
        future: Future[Any] = Future()
        self.waiting.append((future, call))
        return future

    def make(self, at: int) -> None:
        future, call = self.waiting.pop(at)
        if future.set_running_or_notify_cancel():
            try:
                future.set_result(call())
            except Exception as error:
                future.set_exception(error)
        settle()


@pytest.fixture
def signed(at: AtDesk, tmp_path: Path) -> Path:
    """A paper that Claire signed, and to which something was added since."""
    frozen = freeze(at).id
    done = documents.sign(at.ctx, at.vault.paper, at.livret, frozen, CERTIFIED)
    path = tmp_path / "signed.pdf"
    path.write_bytes(done.value + b"\n% added\n")
    return path


def verify(at: AtDesk) -> VerifyController:
    at.go("verify")
    return at.of(VerifyController)


def press(controller: VerifyController, words: str) -> None:
    buttons = controller.page.findChildren(QPushButton)
    next(one for one in buttons if words in one.text()).click()
    settle()


def offered(controller: VerifyController) -> str:
    buttons = controller.page.findChildren(QPushButton)
    return " ".join(one.text() for one in buttons if not one.isHidden())


def slow(at: AtDesk) -> Slow:
    made = Slow()
    at.desk.runners.work = TaskRunner(lambda: made, at.window)
    return made


def test_the_last_file_given_is_the_one_that_is_told_of(
    at: AtDesk, signed: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(b"no paper at all")
    controller, disk = verify(at), slow(at)
    for path in (signed, tmp_path / "gone.pdf", other):
        controller.page.file_given.emit(str(path))
    # The newest is read before those that were given first.
    for at_once in (2, 1, 0):
        disk.make(at_once)
    disk.make(0)  # its check
    told = texts(controller.page)
    assert "other.pdf" in told
    assert "Ce fichier n’est pas un PDF." in told
    assert not any("Claire" in one for one in told)
    assert not controller.page.banner.isVisible()


def test_pages_of_the_file_before_are_not_shown_under_the_next(
    at: AtDesk, signed: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(b"no paper at all")
    controller, disk = verify(at), slow(at)
    controller.page.file_given.emit(str(signed))
    disk.make(0)
    disk.make(0)  # its check
    press(controller, "Voir ce qui a été signé")
    controller.page.file_given.emit(str(other))
    disk.make(1)
    disk.make(0)
    disk.make(0)
    told = texts(controller.page)
    assert "other.pdf" in told
    assert not any("Ce qui a été signé" in one for one in told)


def test_nothing_of_a_file_is_there_when_one_comes_back(
    at: AtDesk, signed: Path
) -> None:
    controller = verify(at)
    controller.page.file_given.emit(str(signed))
    settle()
    assert "Lire ce document" in offered(controller)
    at.go("goals")
    controller = verify(at)
    assert "signed.pdf" not in texts(controller.page)
    assert "Lire ce document" not in offered(controller)


def test_a_verdict_that_comes_once_the_page_is_left_is_not_shown(
    at: AtDesk, signed: Path
) -> None:
    controller, disk = verify(at), slow(at)
    for read in (False, True):
        controller.page.file_given.emit(str(signed))
        if read:
            disk.make(0)
        at.go("goals")
        disk.make(0)
        controller = verify(at)
        # What reads files is made ready each time one comes.
        disk.waiting.clear()
    assert "signed.pdf" not in texts(controller.page)
    assert controller.page.choose.isEnabled()


def test_two_versions_side_by_side_begin_at_what_differs(
    at: AtDesk, signed: Path
) -> None:
    """In large text both stand under the verbs, out of sight."""
    controller = verify(at)
    controller.page.file_given.emit(str(signed))
    settle()
    at.have_keyboard()
    press(controller, "Voir ce qui a été signé")
    held = at.window.focusWidget()
    assert isinstance(held, Text)
    assert "À l’œil, les pages sont les mêmes" in held.accessibleName()
    assert held in focus_stops(controller.page)
    pages = [one.accessibleName() for one in controller.page.findChildren(Still)]
    assert pages[:2] == ["Ce qui a été signé, page 1", "Le fichier présent, page 1"]
