"""Something to put on the time line: her life, or an event of one side.

Says: ``told(Told)``, ``left``.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, Qt, Signal

from livret.desktop.kit.buttons import Button, Choice
from livret.desktop.kit.came import CameFold
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import DateField, HerWords, Labelled, TextArea
from livret.desktop.kit.hints import WritingHint
from livret.desktop.kit.layouts import Flow, holder
from livret.desktop.kit.text import Text
from livret.desktop.pathway.values import Detail, Told
from livret.desktop.ui import Ui
from livret.domain.came import STRAIGHT
from livret.words.timeline import lane_label

LIFE = "ma_vie"

PLACE = "pathway:"
"""How the places of these forms begin, as drafts name places."""


def place_of(entry: str = "", *, life: bool) -> str:
    """Return where something for the line is typed.

    Args:
        entry: Id of what is said otherwise; empty for something new.
        life: Whether it is of her life, or of one side.
    """
    return f"{PLACE}{'life' if life else 'event'}:{entry}"


class TellingForm(Card):
    """The form for her life, or for one side; filled again to say otherwise.

    Attributes:
        kept_at: Where it is typed, as drafts name places.
        words: What.
        lane: Which side, for an event.
        on: Its day, or its first.
        until: Its last, when ``lasts`` is ticked.

    Signals:
        told: arg: ``Told``.
        left: Nothing is added.
    """

    told = Signal(object)
    left = Signal()

    def __init__(self, ui: Ui, today: dt.date, *, life: bool, side: str) -> None:
        super().__init__(ui, "her" if life else "sunk", gap=12)
        tr = ui.tr
        self._life = life
        self._id = ""
        self.kept_at = place_of(life=life)
        title = tr.text("Dans ma vie") if life else tr.text("Un événement")
        self.title = Text(title, "heading")
        self.add(self.title)
        self.words = self._words()
        self.lane = Choices(
            ui,
            tr.text("De quel côté ?"),
            [(code, lane_label(tr, code)) for code in ("social", "emploi")],
            required=True,
        )
        self.lane.choose(side if side in {"social", "emploi"} else "social")
        day = QDate(today.year, today.month, today.day)
        self.on = DateField(ui, tr.text("Quel jour"), day)
        self.until = DateField(ui, tr.text("Jusqu’à quel jour"), day)
        self.lasts = Choice(ui, tr.text("Ça dure plusieurs jours"))
        self.planned = Choice(ui, tr.text("C’est prévu, pas encore arrivé"))
        self._last = Labelled(ui, tr.text("Jusqu’à quel jour"), self.until)
        self.words_label = Labelled(ui, self._question(), self.words)
        self.came = CameFold(ui)
        self._build()

    def _words(self) -> TextArea:
        tr = self.ui.tr
        if self._life:
            return HerWords(
                self.ui,
                self._question(),
                placeholder=tr.text("Par exemple : ma fille entre à l’école"),
                lines=2,
            )
        placeholder = tr.text("Par exemple : le dossier est parti")
        return TextArea(self.ui, self._question(), placeholder=placeholder, lines=2)

    def _question(self) -> str:
        tr = self.ui.tr
        if self._life:
            return tr.text("Qu’est-ce qui compte, avec ses mots ?")
        return tr.text("Qu’est-ce qui se passe ?")

    def _build(self) -> None:
        ui, tr = self.ui, self.ui.tr
        if self._life:
            self.add(Text(tr.text("Est-ce que je veux que l’autre service le sache ?")))
            self.add(
                Text(
                    tr.text(
                        "« Ma vie » ne part dans aucun envoi et sur aucun papier, "
                        "sauf si la personne le coche."
                    ),
                    "soft",
                )
            )
        self.add(self.words_label)
        self.add(WritingHint(ui, self.words, health=True))
        if self._life:
            self.add(self.came)
        else:
            self.add(Labelled(ui, tr.text("De quel côté ?"), self.lane))
        days = Flow(ui, 16)
        days.addWidget(Labelled(ui, tr.text("Quel jour"), self.on))
        days.addWidget(self._last)
        self.add(holder(days))
        self.lasts.toggled.connect(self._last.setVisible)
        self._last.hide()
        self.add(button_row(ui, [self.lasts, self.planned]))
        keep = Button(ui, tr.text("Mettre sur la frise"), kind="primary")
        keep.clicked.connect(self._tell)
        leave = Button(ui, tr.text("Revenir"))
        leave.clicked.connect(self.left)
        self.add(button_row(ui, [keep, leave]))

    def shown_again(self) -> None:
        """Show the last day where it lasts."""
        self._last.setVisible(self.lasts.isChecked())

    def fill(self, detail: Detail) -> None:
        """Take up what was told, to say it otherwise."""
        self._id = detail.id
        self.kept_at = place_of(detail.id, life=self._life)
        self.words.show_text(detail.words)
        self.on.setDate(_qdate(detail.on))
        self.until.setDate(_qdate(detail.until or detail.on))
        self.lasts.setChecked(detail.until is not None)
        self.planned.setChecked(detail.planned)
        if not self._life and detail.lane in self.lane.buttons:
            self.lane.choose(detail.lane)

    def _tell(self) -> None:
        words = self.words.text
        on, until = _day(self.on), _day(self.until)
        if not words:
            self.words_label.complain(self.ui.tr.text("Écrivez au moins un mot."))
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        lasts = self.lasts.isChecked()
        if lasts and until < on:
            self._last.complain(
                self.ui.tr.text("Le dernier jour vient avant le premier.")
            )
            self.until.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        told = Told(
            id=self._id,
            lane=LIFE if self._life else self.lane.value,
            words=words,
            on=on,
            until=until if lasts and until > on else None,
            planned=self.planned.isChecked(),
            came=self.came.value if self._life else STRAIGHT,
        )
        self.told.emit(told)


def _day(field: DateField) -> dt.date:
    day: dt.date = field.date().toPython()  # type: ignore[assignment]
    return day


def _qdate(day: dt.date) -> QDate:
    return QDate(day.year, day.month, day.day)
