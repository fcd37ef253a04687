"""The pathway on the screen and on paper: who listens is told the same by both."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from livret.desktop.pathway.page import PathwayPage
from livret.desktop.pathway.reading import pathway_shown
from livret.desktop.pathway.topic_cards import Picture
from livret.paper.pathway import draw_pathway
from livret.usecases.pathway_sheet import compose_pathway
from livret.words.cleaning import bare
from livret.words.translator import translator_for
from tests.desktop.livret.at_desk import AtDesk
from tests.paper.papers import MADE, plain, read_aloud

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

TR = translator_for("fr")


@pytest.fixture
def paper(at: AtDesk) -> bytes:
    """The same livret on paper, with her life, which the screen shows her."""
    day = at.ctx.clock.today()
    sheet = compose_pathway(at.read, on=day, language="fr", with_life=True)
    return draw_pathway(sheet, MADE, tr=TR)


def alternatives(pdf: bytes) -> list[str]:
    """What stands for each figure, in the order in which it is read."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found: list[str] = []
        _walk(file.Root.StructTreeRoot.K, found)
    return [bare(one) for one in found]


def _walk(node: pikepdf.Object, found: list[str]) -> None:
    if isinstance(node, pikepdf.Array):
        for one in node:
            _walk(one, found)
    elif isinstance(node, pikepdf.Dictionary):
        if node.get("/S") == "/Figure" and "/Alt" in node:
            found.append(str(node.Alt))
        if "/K" in node:
            _walk(node.K, found)


def pictures(page: QWidget) -> list[str]:
    return [bare(one.accessibleName()) for one in page.findChildren(Picture)]


def test_each_thing_of_the_line_is_said_in_the_same_words(
    at: AtDesk, paper: bytes
) -> None:
    page = at.window.findChild(PathwayPage)
    assert page is not None
    model = page.line.entries
    heard = [
        bare(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(model.rowCount())
    ]
    told = " ".join(alternatives(paper))
    assert len(heard) > 10
    assert [one for one in heard if one not in told] == []


def test_each_topic_has_the_same_sentences_under_its_picture(
    at: AtDesk, paper: bytes
) -> None:
    page = at.window.findChild(PathwayPage)
    assert page is not None
    page.turn_to("topics")
    view = pathway_shown(TR, at.read, at.ctx.clock.today())
    # What was said on one day only is a list on paper, without a picture.
    shown = [bare(topic.alt) for topic in view.topics if len(topic.days) > 1]
    assert len(shown) > 1
    on_paper = alternatives(paper)
    assert set(shown) <= set(pictures(page))
    assert [one for one in on_paper if one in set(shown)] == shown


def test_the_table_beside_a_picture_says_the_same_on_both(
    at: AtDesk, paper: bytes, tmp_path: Path
) -> None:
    view = pathway_shown(TR, at.read, at.ctx.clock.today())
    aloud = read_aloud(paper, tmp_path)
    kept = [topic for topic in view.topics if not topic.declined]
    days = [day for topic in kept for day in topic.days]
    lines = [plain(bare(line)) for day, said in days for line in (day, *said)]
    assert len(lines) > 4
    assert [one for one in lines if one not in aloud] == []
