"""Recopying a sheet, by plain values: nine pages as the paper has, then one look.

Shows: ``use_form(form, voices)``, ``show_copied(Copied)``,
``show_since(key, sentence)``, ``work(sentence)``.
Says: ``typed(key, text)``, ``turned(key)``, ``done(Copied)``, ``dropped``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.banner import announce
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row, empty
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.order import focus_stops
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text
from livret.desktop.kit.voices import Voice
from livret.desktop.transcription.first import FirstPage
from livret.desktop.transcription.last import LastPage
from livret.desktop.transcription.reading import page_lines
from livret.desktop.transcription.topic import TopicPage
from livret.desktop.transcription.values import Copied, day_of, page_text
from livret.desktop.ui import Ui
from livret.domain.forms import Form

FIRST, LAST, LOOK = "first", "last", "look"

Part = FirstPage | TopicPage | LastPage


class TranscriptionPage(Page):
    """One page of the paper at a time; what is typed is kept as a draft.

    Signals:
        typed: args: which page (``first``, a barrier, ``last``), its text.
        turned: Another page of the paper is shown. arg: which.
        done: Everything was recopied. args: ``Copied``, its date.
        dropped: What was recopied is not wanted.
    """

    typed = Signal(str, str)
    turned = Signal(str)
    done = Signal(object, object)
    dropped = Signal()

    def __init__(self, ui: Ui) -> None:
        tr = ui.tr
        super().__init__(ui, tr.text("Recopier une feuille"), width=860)
        self._form: Form | None = None
        self._voices: Sequence[Voice] = ()
        self._today = dt.date.max
        self._copied = Copied()
        self.keys: tuple[str, ...] = ()
        self.key = ""
        self.parts: dict[str, Part] = {}
        self._since: dict[str, str] = {}
        self._place = Column(ui, 16)
        self._look = Column(ui, 8)
        self._card = Card(ui, gap=10, margins=24)
        self._card.add(Text(tr.text("Ce qui va être gardé"), "question"))
        self._card.column.addLayout(self._look)
        self._card.hide()
        self._kept: list[str] = []
        self.next = Button(ui, "", kind="primary")
        self.next.clicked.connect(self._go_on)
        self.back = Button(ui, tr.text("Page précédente"))
        self.back.clicked.connect(self._go_back)
        self.drop = Button(ui, tr.text("Ne pas garder cette copie"), kind="quiet")
        self.drop.clicked.connect(self.dropped)
        self.body.addLayout(self._place)
        self.body.addWidget(self._card)
        self._verbs = button_row(ui, [self.next, self.back, self.drop])
        self.body.addWidget(self._verbs)
        self.body.addStretch(1)

    # --- showing ---------------------------------------------------------------

    def use_today(self, today: dt.date) -> None:
        """Take today's date, after which no sheet was written."""
        self._today = today

    def use_form(self, form: Form, voices: Sequence[Voice], today: dt.date) -> None:
        """Begin a sheet of one form with the people of one livret."""
        empty(self._place)
        self.parts = {}
        self._since = {}
        self._form, self._voices, self._today = form, voices, today
        barriers = tuple(topic.barrier.value for topic in form.topics)
        self.keys = (FIRST, *barriers, LAST, LOOK)
        self._copied = Copied()
        self.turn_to(FIRST)

    def show_copied(self, copied: Copied) -> None:
        """Show what was being recopied, from its first page."""
        self._copied = copied
        for key, part in self.parts.items():
            self._fill(key, part)
        self.turn_to(FIRST)

    def show_since(self, key: str, sentence: str) -> None:
        """Say that a page was spoken of after the sheet: the first, or a topic."""
        changed = self._since.get(key, "") != sentence
        self._since[key] = sentence
        part = self.parts.get(key)
        if isinstance(part, FirstPage | TopicPage):
            part.show_since(sentence)
        if changed and self.key == LOOK:
            self._show_look()

    def turn_to(self, key: str) -> None:
        """Show one page of the paper."""
        self.key = key
        for known, part in self.parts.items():
            part.setVisible(known == key)
        if key != LOOK:
            part = self.parts.get(key) or self._make(key)
            part.show()
        self._card.setVisible(key == LOOK)
        if key == LOOK:
            self._show_look()
        self._name_page()
        self.reveal(self.title)
        self.turned.emit(key)

    def _name_page(self) -> None:
        tr, at = self.ui.tr, self.keys.index(self.key)
        pages = len(self.keys) - 1
        if self.key == LOOK:
            told = tr.text("Un dernier coup d’œil")
        else:
            told = tr.text(
                "Page {number} sur {pages} · {title}",
                number=at + 1,
                pages=pages,
                title=self._title(self.key),
            )
        self.subtitle.say(told)
        self.back.setVisible(at > 0)
        last = tr.text("Garder dans le livret")
        self.next.say(last if self.key == LOOK else tr.text("Page suivante"))

    def _title(self, key: str) -> str:
        tr, form = self.ui.tr, self._form
        if key == FIRST:
            return form.title if form is not None else ""
        if key == LAST:
            return tr.text("Ce que nous allons faire")
        topics = form.topics if form is not None else ()
        return next(one.title for one in topics if one.barrier.value == key)

    def _make(self, key: str) -> Part:
        """Make a page when it is first turned to."""
        form = self._form
        assert form is not None  # noqa: S101 - a page is turned to after use_form
        part: Part
        if key == FIRST:
            part = FirstPage(self.ui, self._voices, form.headings)
        elif key == LAST:
            part = LastPage(self.ui, self._voices)
        else:
            topic = next(one for one in form.topics if one.barrier.value == key)
            part = TopicPage(self.ui, topic, form.headings, self._voices)
            part.set_narrow(narrow=self.narrow)
        if isinstance(part, FirstPage | TopicPage):
            part.show_since(self._since.get(key, ""))
        self.parts[key] = part
        self._place.addWidget(part)
        self._fill(key, part)
        part.typed.connect(self._typed)
        self.ui.look.dress(part)
        return part

    def _fill(self, key: str, part: Part) -> None:
        if isinstance(part, FirstPage):
            part.show_value(self._copied.first)
        elif isinstance(part, LastPage):
            part.show_value(self._copied.lines)
        elif key in self._copied.topics:
            part.show_value(self._copied.topics[key])

    @property
    def copied(self) -> Copied:
        """Everything recopied so far, on pages that were turned to or not."""
        first = self.parts.get(FIRST)
        last = self.parts.get(LAST)
        topics = dict(self._copied.topics)
        for key, part in self.parts.items():
            if isinstance(part, TopicPage):
                topics[key] = part.value
        return Copied(
            first.value if isinstance(first, FirstPage) else self._copied.first,
            topics,
            last.value if isinstance(last, LastPage) else self._copied.lines,
        )

    def _show_look(self) -> None:
        empty(self._look)
        form, self._kept = self._form, []
        if form is not None:
            self._kept += page_lines(self.ui.tr, self.copied, form, self._since)
        for line in self._kept:
            self._look.addWidget(Text(line))

    # --- turning pages -----------------------------------------------------------

    def _typed(self) -> None:
        part = self.sender()
        for key, known in self.parts.items():
            if known is part:
                self.typed.emit(key, page_text(known.value))

    def _go_on(self) -> None:
        if not self._may_turn():
            return
        if self.key == LOOK:
            on = day_of(self.copied.first.on)
            self.done.emit(self.copied, on)
            return
        self.turn_to(self.keys[self.keys.index(self.key) + 1])
        self._begin_page()

    def _go_back(self) -> None:
        self.turn_to(self.keys[self.keys.index(self.key) - 1])
        self._begin_page()

    def _begin_page(self) -> None:
        """Put the keyboard where this page of the paper begins, and show that."""
        part = self.parts.get(self.key)
        if part is None:
            # Before the verb that keeps it, what it keeps: Enter may come twice.
            title = self.ui.tr.text("Ce qui va être gardé")
            self._card.read_first(title, self._kept)
            return
        focus_stops(part)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.reveal(self.title)
        # Fields are called alike on every page: which one it is comes after.
        announce(self, self.subtitle.accessibleName())

    def _may_turn(self) -> bool:
        """Say beside its field what must be right before the page is turned."""
        part = self.parts.get(self.key)
        if isinstance(part, FirstPage):
            return self._first_is_good(part)
        if isinstance(part, LastPage):
            return part.check(
                self.ui.tr.text(
                    "Il faut un jour qui existe. Jour, mois, année : 2/4/2026"
                )
            )
        return True

    def _first_is_good(self, part: FirstPage) -> bool:
        tr, first = self.ui.tr, part.value
        on = day_of(first.on)
        wrong = ""
        if on is None:
            wrong = tr.text("Il faut un jour qui existe. Jour, mois, année : 3/3/2026")
        elif on > self._today:
            wrong = tr.text("Cette date est encore à venir.")
        named = "" if first.written_by else tr.text("Il faut un nom.")
        part.other_field.complain(named)
        part.on_field.complain(wrong)
        return not (wrong or named)

    def set_narrow(self, *, narrow: bool) -> None:
        """Lay the answers out in two columns."""
        super().set_narrow(narrow=narrow)
        for part in self.parts.values():
            if isinstance(part, TopicPage):
                part.set_narrow(narrow=narrow)

    def work(self, sentence: str = "") -> None:
        """Say that the sheet is being kept; an empty sentence ends it."""
        self._verbs.setEnabled(not sentence)
        self.saved.say(sentence)

    @property
    def first(self) -> QWidget:
        """Where the keyboard lands."""
        part = self.parts.get(FIRST)
        return part.on if isinstance(part, FirstPage) else self.next
