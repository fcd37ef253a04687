"""What is recalled before a call, a letter, a paper or a calendar entry.

One reading for every page: ``recall`` for any way of reaching her,
``recall_paper`` before a paper leaves. Both are empty when nothing is to heed.
"""

from __future__ import annotations

from livret.desktop.kit.cards import Card, Icon
from livret.desktop.kit.layouts import Row
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.domain.person import person_of, reach_of
from livret.words.reach import paper_reminder, reach_sentence
from livret.words.translator import Translator


class Reminder(Card):
    """One calm sentence with a hand beside it."""

    def __init__(self, ui: Ui, sentence: str) -> None:
        super().__init__(ui, "sunk", margins=(14, 10))
        row = Row(ui, 10)
        row.addWidget(Icon(ui, "hand", "ink"))
        row.addWidget(Text(sentence), 1)
        self.column.addLayout(row)


def recall(tr: Translator, livret: Livret | None) -> str:
    """Return one sentence before reaching her, possibly empty."""
    if livret is None:
        return ""
    called = person_of(livret).first_word
    return plain(reach_sentence(tr, called, reach_of(livret)))


def recall_paper(tr: Translator, livret: Livret | None) -> str:
    """Return one sentence before a paper leaves, possibly empty."""
    if livret is None:
        return ""
    called = person_of(livret).first_word
    return plain(paper_reminder(tr, called, reach_of(livret)))
