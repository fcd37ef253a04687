"""Words of people in tips, answers and rows: no markup, no picture, no key."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as Markup

from livret.desktop.kit.buttons import Choice, IconButton
from livret.desktop.kit.itemrows import Item, ItemRow
from livret.desktop.kit.people import PeopleModel
from livret.desktop.kit.person_row import PersonRow
from livret.desktop.kit.text import FewLines, plain, tip
from livret.desktop.pathway.model import LineModel
from livret.desktop.ui import Ui
from livret.words.charts.entries import Entry

FETCHED = '<img src="file:////ailleurs.example/part/image.png">' + "Amina " * 80
MARKUP = (
    FETCHED,
    "<b>Claire M.</b>",
    "  <?xml version='1.0'?><p>Claire</p>",
    "<!DOCTYPE html>Claire",
    "Claire &lt;M.&gt;",
    "<h1>Claire",
    "\n<a href='https://ailleurs.example'>Claire</a>",
)


@pytest.mark.parametrize("words", MARKUP)
def test_a_tip_says_the_words_as_they_were_written(words: str) -> None:
    """A tip fetches pictures, from another computer too, once Qt reads markup."""
    assert not Markup.mightBeRichText(tip(words))
    assert plain(tip(words)) == words


def test_a_tip_of_plain_words_is_left_alone() -> None:
    for words in ("Amina", "Marc & Claire", "a < b, c > d", "<3"):
        assert tip(words) == words


def test_no_tip_of_what_people_wrote_is_read_as_markup(ui: Ui) -> None:
    name = FewLines(FETCHED, "heading")
    name.resize(220, 40)
    icon = IconButton(ui, FETCHED, "x")
    people, line = PeopleModel(), LineModel()
    people.set_rows([PersonRow("1", FETCHED)])
    on = dt.date(2026, 6, 1)
    entry = Entry(
        id="1", lane="social", side="ensemble", on=on, label="Amina", sentence=FETCHED
    )
    line.set_entries([entry])
    tips = [
        name.toolTip(),
        icon.toolTip(),
        people.data(people.index(0), Qt.ItemDataRole.ToolTipRole),
        line.data(line.index(0), Qt.ItemDataRole.ToolTipRole),
    ]
    for told in tips:
        assert plain(told) == FETCHED
        assert not Markup.mightBeRichText(told)
    assert icon.accessibleName() == FETCHED


@pytest.mark.parametrize("words", ["&Quitter", "Marc &Ali", "M && A"])
def test_a_name_gives_its_answer_no_key(ui: Ui, words: str) -> None:
    choice = Choice(ui, words)
    row = ItemRow(ui, Item(id="1", title=words))
    for one in (choice, row):
        assert one.text() == words
        assert one.shortcut().isEmpty()
    choice.setText(words + " B.")
    assert choice.shortcut().isEmpty()
