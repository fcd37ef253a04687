"""No plaintext at rest (S-01): what is typed stands in no file, in no coding."""

from __future__ import annotations

import base64
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from livret.desktop.diagnosis.page import DiagnosisPage
from livret.domain.barriers import Barrier
from tests.desktop.begun import NAME, Begun, button

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., Begun]
PAGES = ("essentiel", "goals", "agreement", "history", "documents", "new_person")
LEAST = 100


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that nobody else has used."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


class Strange:
    """Words that stand nowhere else."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def new(self) -> str:
        # Parted, so that neither this file nor what is made of it holds them.
        self.said.append("Senti" + f"nelle{len(self.said):04}")
        return self.said[-1]

    def type_everywhere(self, page: QWidget, qtbot: QtBot) -> None:
        lines, areas = page.findChildren(QLineEdit), page.findChildren(QPlainTextEdit)
        for field in (*lines, *areas):
            secret = isinstance(field, QLineEdit) and field.echoMode() != (
                QLineEdit.EchoMode.Normal
            )
            if field.isVisible() and not (field.isReadOnly() or secret):
                field.setFocus()
                qtbot.keyClicks(field, " ".join(self.new() for _ in range(4)))


def codings(words: str) -> Iterator[bytes]:
    """``words`` as they could stand in a file."""
    for coding in ("utf-8", "utf-16-le", "utf-16-be"):
        data = words.encode(coding)
        yield data
        for before in range(3):
            # What the neighbours do not change, wherever the three octets begin.
            whole = base64.b64encode(bytes(before) + data)
            yield whole[(before * 8 + 5) // 6 : (before + len(data)) * 8 // 6]


def found(folders: list[Path], words: list[str]) -> list[str]:
    pattern = re.compile(
        b"|".join(re.escape(form) for one in words for form in set(codings(one)))
    )
    # What all of them begin with, in every coding: most files hold none of it.
    stem = words[0].rstrip("0123456789")
    assert all(one.startswith(stem) for one in words)
    begins = set(codings(stem))

    def holds(data: bytes) -> bool:
        return any(each in data for each in begins) and bool(pattern.search(data))

    return [
        str(path)
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and holds(path.read_bytes())
    ]


def first_run(begun: Begun, qtbot: QtBot) -> None:
    page = begun.first_run
    page.name.setText(NAME)
    button(page, "Continuer").click()
    button(page, "Proposer sept mots").click()
    button(page, "Créer mon coffre").click()
    qtbot.waitUntil(lambda: page.step == 3)
    button(page, "J’ai mis le code dans un lieu sûr").click()
    button(page, "Commencer").click()
    qtbot.waitUntil(lambda: begun.program.desk is not None)


def answered(begun: Begun, qtbot: QtBot) -> None:
    """Wait until the vault has done everything that was asked of it."""
    begun.desk.keep_typing()
    task = begun.program.runners.vault.submit(lambda: None, owner=begun.desk)
    with qtbot.waitSignal(task.finished):
        pass


def test_the_search_finds_every_coding(tmp_path: Path) -> None:
    strange = Strange()
    words, other = strange.new(), strange.new()
    for at, form in enumerate(codings(words)):
        (tmp_path / f"{at}.bin").write_bytes(b"avant" + form + b"apres")
    for sought in ([words], [words, other]):
        assert len(found([tmp_path], sought)) == len(list(codings(words)))
    (tmp_path / "plain").mkdir()
    letter = tmp_path / "plain" / "lettre"
    letter.write_bytes(base64.b64encode(b"ab" + words.encode() + b"c"))
    assert found([tmp_path / "plain"], [words]) == [str(letter)]


def test_what_is_typed_stands_in_no_file(
    begin: Begin, qtbot: QtBot, home: Path, tmp_path: Path, temporary: Path
) -> None:
    strange = Strange()
    begun = begin(tmp_path / "coffre")
    first_run(begun, qtbot)
    desk, window = begun.desk, begun.program.window
    desk.gone.emit("new_person")
    page = begun.controller("new_person")
    strange.type_everywhere(page, qtbot)
    button(page, "Ouvrir le livret").click()
    qtbot.waitUntil(lambda: window.here == "diagnosis")
    answered(begun, qtbot)
    opened = desk.livret
    for _round in range(2):
        # Gone home, the pages of the livret are others.
        desk.open_livret(opened)
        qtbot.waitUntil(lambda: window.here == "diagnosis")
        diagnosis = begun.controller("diagnosis")
        assert isinstance(diagnosis, DiagnosisPage)
        answered(begun, qtbot)
        for topic in Barrier:
            diagnosis.open_topic(topic)
            strange.type_everywhere(diagnosis, qtbot)
            answered(begun, qtbot)
        for key in PAGES:
            window.went.emit(key)
            answered(begun, qtbot)
            strange.type_everywhere(begun.controller(key), qtbot)
            answered(begun, qtbot)
    assert len(strange.said) >= LEAST

    ctx, livret = desk.vault.ctx, desk.vault.ctx.log.livrets()[0]
    kept = repr([ctx.log.read(livret), ctx.drafts.of(livret), ctx.drafts.of("")])
    assert sum(words in kept for words in strange.said) >= LEAST / 2
    everywhere = [home, temporary, tmp_path / "coffre"]
    assert found(everywhere, strange.said) == []
    begun.leave(qtbot)
    assert found([home, temporary, tmp_path], strange.said) == []
