"""Reviews as they are read: question by question, the voices side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.icons import TOPIC_ICONS
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon, button_row
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.text import Text, plain, quoted
from livret.desktop.kit.voices import Voice, VoiceMark
from livret.desktop.review.values import EndView, ReviewView
from livret.desktop.ui import Ui
from livret.domain.barriers import Barrier
from livret.words.dates import long_date
from livret.words.labels import answer_label, barrier_label, mark_label
from livret.words.reviews import TOLD, moment_label
from livret.words.translator import mark

_TOP = Qt.AlignmentFlag.AlignTop


END_VERBS = {
    "close": mark("Terminer l’accompagnement"),
    "reopen": mark("Reprendre l’accompagnement"),
    "handover": mark("Passer le livret à quelqu’un"),
}
"""Verbs that ask something before they act."""


class ReviewCard(Card):
    """One review; nothing in it is summed.

    Signals:
        continued: "Continuer" was pressed. arg: id of the review.
    """

    continued = Signal(str)

    def __init__(self, ui: Ui, review: ReviewView, *, missing: bool) -> None:
        super().__init__(ui, gap=12, margins=(24, 18))
        self._review = review
        tr = ui.tr
        head = Row(ui, 12)
        head.addWidget(Text(moment_label(tr, review.moment), "heading"), 1)
        head.addWidget(Text(self._when(), "soft", wrap=False))
        self.column.addLayout(head)
        for part, told in TOLD.items():
            self._question(part, tr.text(told))
        self._topics()
        for said in review.parts:
            if said.declined:
                name = plain(said.voice.name)
                words = tr.text("{name} préfère ne pas répondre", name=name)
                self.add(self._line(said.voice, words, named=True))
        if not review.parts:
            self.add(Text(tr.text("On n’en a pas encore parlé."), "soft"))
        if missing:
            again = Button(ui, tr.text("Continuer ce bilan"), icon="pen-line")
            again.clicked.connect(self._continue)
            self.add(button_row(ui, [again]))

    def _when(self) -> str:
        tr, review = self.ui.tr, self._review
        on = long_date(tr, review.on)
        if review.since is None:
            return on
        return tr.text(
            "{day}, depuis le {since}", day=on, since=long_date(tr, review.since)
        )

    def _question(self, part: str, told: str) -> None:
        said = [one for one in self._review.parts if one.words.get(part)]
        if not said:
            return
        column = Column(self.ui, 4)
        column.addWidget(Text(told, "strong"))
        for one in said:
            words = quoted(self.ui.tr, one.words[part])
            column.addWidget(self._line(one.voice, words, large=True))
        self.column.addLayout(column)

    def _line(
        self, voice: Voice, words: str, *, large: bool = False, named: bool = False
    ) -> QWidget:
        row = Row(self.ui, 8)
        hers = large and voice.side == "personne"
        if not hers and not named:
            tr, name = self.ui.tr, plain(voice.name)
            words = tr.text("{name} : {words}", name=name, words=words)
        row.addWidget(VoiceMark(self.ui, voice, 20, words), 0, _TOP)
        row.addWidget(Text(words, "large" if hers else "body"), 1)
        return holder(row)

    def _topics(self) -> None:
        tr = self.ui.tr
        for code in Barrier:
            said = [one for one in self._review.parts if code in one.levels]
            if not said:
                continue
            row = Row(self.ui, 12)
            row.addWidget(Icon(self.ui, TOPIC_ICONS[code]), 0, _TOP)
            words = Column(self.ui, 2)
            words.addWidget(Text(barrier_label(tr, code), "strong"))
            for one in said:
                name = plain(one.voice.name)
                answer = one.levels[code]
                told = mark_label(tr, answer, name=name) if answer else name
                if code in one.beside:
                    told = f"{told} {quoted(tr, one.beside[code])}"
                if code in one.earlier:
                    answer, day = one.earlier[code]
                    told = tr.text(
                        "{now} (le {day} : {before})",
                        now=told,
                        day=long_date(tr, day),
                        before=answer_label(tr, answer),
                    )
                words.addWidget(Text(told))
            row.addLayout(words, 1)
            self.column.addLayout(row)

    def _continue(self) -> None:
        self.continued.emit(self._review.id)


class EndCard(Card):
    """Whether the accompaniment goes on, and its verbs.

    Signals:
        asked: arg: ``close``, ``reopen``, ``handover`` or ``statement``.
        review_asked: arg: code of the moment.
    """

    asked = Signal(str)
    review_asked = Signal(str)

    def __init__(self, ui: Ui, end: EndView) -> None:
        super().__init__(ui, gap=12, margins=(24, 18))
        tr = ui.tr
        if end.closed and end.on is not None:
            day = long_date(tr, end.on)
            self.add(Text(tr.text("Terminé le {day}.", day=day), "strong"))
            if end.reason:
                why = tr.text("Pourquoi : {reason}", reason=end.reason)
                self.add(Text(why))
        else:
            going_on = tr.text("L’accompagnement continue.")
            self.add(Text(going_on, "strong"))
            told = tr.text("Le terminer ne coûte rien, et il peut toujours reprendre.")
            self.add(Text(told, "soft"))
        if end.words:
            self.add(Text(quoted(tr, end.words), "large"))
        for moment, day_after in end.to_come:
            self._to_come(moment, long_date(tr, day_after))
        for text in end.handovers:
            sunk = Card(ui, "sunk", margins=(16, 12))
            sunk.add(Text(plain(text.strip())))
            self.add(sunk)
        self.add(button_row(ui, self._verbs(end)))

    def _to_come(self, moment: str, day: str) -> None:
        tr = self.ui.tr
        words = tr.text(
            "{moment} : vers le {day}", moment=moment_label(tr, moment), day=day
        )
        row = Row(self.ui, 12)
        row.addWidget(Text(words), 1)
        begin = Button(self.ui, tr.text("Commencer"))
        begin.setAccessibleName(tr.text("Commencer : {what}", what=words))
        begin.setProperty("verb", moment)
        begin.clicked.connect(self._begin)
        row.addWidget(begin)
        self.column.addLayout(row)

    def _begin(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.review_asked.emit(str(sender.property("verb")))

    def _verbs(self, end: EndView) -> list[QWidget]:
        tr = self.ui.tr
        handover = ("handover", tr.text(END_VERBS["handover"]), "handshake")
        if end.closed:
            verbs = [
                ("reopen", tr.text(END_VERBS["reopen"]), "play"),
                ("statement", tr.text("Attestation"), "file-text"),
                handover,
            ]
        else:
            verbs = [
                handover,
                ("close", tr.text(END_VERBS["close"]), "flag"),
            ]
        buttons: list[QWidget] = []
        for verb, words, icon in verbs:
            button = Button(self.ui, words, icon=icon)
            button.setProperty("verb", verb)
            button.clicked.connect(self._asked)
            buttons.append(button)
        return buttons

    def _asked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.asked.emit(str(sender.property("verb")))
