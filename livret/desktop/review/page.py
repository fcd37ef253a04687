"""« Bilans », by plain values.

Shows: ``show_reviews(reviews, voices, end)``; ``use_today(date)`` once.
Says: ``begun(moment, date)``, ``said(ReviewEdit)``, ``edited(ReviewEdit)``,
``asked(verb)`` for the end, the return, handing over and the statement.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, EmptyState, Section, button_row, empty
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import DateField, Labelled
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text
from livret.desktop.kit.voices import Voice
from livret.desktop.review.cards import EndCard, ReviewCard
from livret.desktop.review.form import ReviewForm
from livret.desktop.review.values import EndView, ReviewView
from livret.desktop.ui import Ui
from livret.words.reviews import MOMENTS

OTHER = "autre"
"""Side of those who are neither her nor a referent."""


class ReviewPage(Page):
    """Looking back: she first, then each referent; nothing is summed.

    Signals:
        begun: A review is to begin. args: code of the moment, its day.
        said: arg: ``ReviewEdit``.
        edited: Something is being written. arg: ``ReviewEdit``.
        speaker_changed: Another voice is about to speak. arg: its id.
        asked: arg: ``close``, ``reopen``, ``handover`` or ``statement``.
    """

    begun = Signal(str, object)
    said = Signal(object)
    edited = Signal(object)
    speaker_changed = Signal(str)
    asked = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Bilans"))
        tr = ui.tr
        self.subtitle.say(
            tr.text("La personne parle d’abord. Rien n’est additionné ni noté.")
        )
        self._new = Button(
            ui, tr.text("Commencer un bilan"), kind="primary", icon="flag"
        )
        self._new.clicked.connect(self.open_start)
        self.add_actions([self._new])
        self._today = QDate(2000, 1, 1)
        self._reviews: tuple[ReviewView, ...] = ()
        self._voices: tuple[Voice, ...] = ()
        self.start = StartForm(ui)
        self.start.begun.connect(self._begun)
        self.form: ReviewForm | None = None
        self._for_others = False
        self._end_shown: EndView | None = None
        self._to_end = False
        self._form_place = Column(ui, 0)
        self._list = Column(ui, 16)
        self.end = Section(ui, tr.text("La fin et la suite"), icon="flag")
        self.body.addWidget(self.start)
        self.body.addLayout(self._form_place)
        self.body.addLayout(self._list)
        self.body.addWidget(self.end)
        self.body.addStretch(1)
        self.start.hide()

    def use_today(self, today: dt.date) -> None:
        """Take today's date, which a new review begins with."""
        self._today = QDate(today.year, today.month, today.day)
        self.start.use_today(self._today)

    def show_reviews(
        self, reviews: Sequence[ReviewView], voices: Sequence[Voice], end: EndView
    ) -> None:
        """Show every review, the latest first; what is being written stays."""
        self._reviews, self._voices = tuple(reviews), tuple(voices)
        empty(self._list)
        self._refresh_form()
        open_now = self.form.review.id if self.form is not None else ""
        for place, review in enumerate(reversed(self._reviews)):
            waits = place == 0 or len(review.parts) < len(self._voices)
            missing = waits and review.id != open_now
            card = ReviewCard(self.ui, review, missing=missing)
            card.continued.connect(self.open_review)
            self._list.addWidget(card)
        if not self._reviews:
            self._list.addWidget(self._nothing())
        card_of_end = EndCard(self.ui, end)
        card_of_end.asked.connect(self.asked)
        card_of_end.review_asked.connect(self._begin_after)
        self.end.fill([card_of_end])
        if self._to_end and end != self._end_shown:
            self._to_end = False
            told = [one.accessibleName() for one in card_of_end.findChildren(Text)]
            card_of_end.read_first(told[0], told[1:])
        self._end_shown = end

    def turn_to_end(self) -> None:
        """Have how it ends or goes on heard, once that has changed.

        The verb that was pressed is not there any more; another would have the
        keyboard in its place.
        """
        self._to_end = True

    def _nothing(self) -> Card:
        tr = self.ui.tr
        card = Card(self.ui)
        words = tr.text("Ce qui a changé, ce qui a aidé, ce qui n’a pas aidé.")
        title = tr.text("Pas encore de bilan")
        card.add(EmptyState(self.ui, "flag", title, words))
        return card

    def _refresh_form(self) -> None:
        if self.form is None:
            return
        wanted = self.form.review.id
        now = next((one for one in self._reviews if one.id == wanted), None)
        if now is None or not self._waits(now):
            self.close_form()
        else:
            self.form.show_review(now)

    def _waits(self, review: ReviewView) -> bool:
        """Tell whether the open form still waits for a voice.

        She and the referents are waited for; others of the team speak when
        somebody opens the review for them.
        """
        spoken = {part.voice.id for part in review.parts}
        waiting = [one for one in self._voices if one.id not in spoken]
        return any(self._for_others or one.side != OTHER for one in waiting)

    def open_start(self) -> None:
        """Ask which review is to begin."""
        self.start.show()
        self.start.setFocus()
        self.start.focusNextChild()

    def _begun(self, moment: str, day: object) -> None:
        self.start.hide()
        self.begun.emit(moment, day)

    def _begin_after(self, moment: str) -> None:
        day: dt.date = self._today.toPython()  # type: ignore[assignment]
        self.begun.emit(moment, day)

    def set_narrow(self, *, narrow: bool) -> None:
        """Lay the answers out in two columns."""
        super().set_narrow(narrow=narrow)
        if self.form is not None:
            self.form.set_narrow(narrow=narrow)

    def open_review(self, review: str) -> None:
        """Open the form of one review, for whoever has not spoken yet."""
        self.close_form()
        found = next((one for one in self._reviews if one.id == review), None)
        if found is None:
            return
        self._for_others = False
        self._for_others = not self._waits(found)
        self.form = ReviewForm(self.ui, found, self._voices)
        self.form.set_narrow(narrow=self.narrow)
        self.form.said.connect(self.said)
        self.form.edited.connect(self.edited)
        self.form.speaker_changed.connect(self.speaker_changed)
        self._form_place.addWidget(self.form)
        self.form.show()
        self.scroll_to(self.form)
        self.speaker_changed.emit(self.form.voice.value)

    def close_form(self) -> None:
        """Close the form; what was written in it is kept elsewhere."""
        if self.form is not None:
            empty(self._form_place)
            self.form = None


class StartForm(Card):
    """Which review, and of which day.

    Signals:
        begun: args: code of the moment, its day.
    """

    begun = Signal(str, object)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, "sunk", gap=12)
        tr = ui.tr
        self.moment = Choices(
            ui,
            tr.text("Quel bilan ?"),
            [(code, tr.text(words)) for code, words in MOMENTS.items()],
            required=True,
        )
        self.moment.choose("interim")
        self.on = DateField(ui, tr.text("Quel jour ?"))
        begin = Button(ui, tr.text("Commencer"), kind="primary")
        begin.clicked.connect(self._begin)
        cancel = Button(ui, tr.text("Revenir"))
        cancel.clicked.connect(self.hide)
        self.add(Labelled(ui, tr.text("Quel bilan ?"), self.moment))
        self.add(Labelled(ui, tr.text("Quel jour ?"), self.on))
        self.add(button_row(ui, [begin, cancel]))

    def use_today(self, today: QDate) -> None:
        """Begin with today."""
        if not self.isVisible():
            self.on.setDate(today)

    def _begin(self) -> None:
        day: dt.date = self.on.date().toPython()  # type: ignore[assignment]
        self.begun.emit(self.moment.value, day)
