"""Who takes part and what each one sees: the team inside « Qui voit quoi »."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.agreement.team_form import PLACE, PROTECTED, TeamForm
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Section, button_row, empty
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.fields import DateField, Labelled
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.text import Text, plain
from livret.desktop.kit.voices import Voice, VoiceMark
from livret.desktop.ui import Ui

_TOP = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class SeatView:
    """Somebody's place in the team.

    Attributes:
        id: Member id.
        voice: Name, side, mark.
        under: Why they are there, from where, with or without Livret.
        sees: What they see, in words.
        lead: The one to turn to first.
        can_lead: They could be.
        can_leave: They could leave.
        protected: Name of their structure where it is shown as « structure
            partenaire », else empty.
        can_protect: Their structure is named, and could be shown as « structure
            partenaire ».
        tells: What the name of their structure tells, a code of ``PROTECTED``.
        left: "parti le 3 mars" once they left, else empty.
        card: Key of a card of theirs that is accepted here, and that the livret
            does not know yet; else empty.
    """

    id: str
    voice: Voice
    under: str = ""
    sees: str = ""
    lead: bool = False
    can_lead: bool = False
    can_leave: bool = False
    protected: str = ""
    can_protect: bool = False
    tells: str = ""
    left: str = ""
    card: str = ""


class TeamPanel(Section):
    """The team, with its verbs.

    Signals:
        joined: arg: ``JoinEdit``.
        lead_asked: arg: member id.
        leaving: A member leaves, confirmed. args: member id, the last day.
        card_given: Somebody takes part with the keys of their card. args: key of
            the card, member id (empty for somebody new).
        protecting: The name of a structure is to be protected. args: member id,
            what it tells (a code of ``PROTECTED``).
    """

    joined = Signal(object)
    lead_asked = Signal(str)
    leaving = Signal(str, object)
    card_given = Signal(str, str)
    protecting = Signal(str, str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("L’équipe autour de la personne"), icon="users")
        self._today = QDate(2000, 1, 1)
        self.dialog: Dialog | None = None
        self._asked = ""
        self._seats: dict[str, SeatView] = {}
        self._rows = Column(ui, 14)
        self.form = TeamForm(ui)
        self.form.joined.connect(self.joined)
        self._open = Button(ui, ui.tr.text("Ajouter quelqu’un"), icon="user-plus")
        self._open.clicked.connect(self.form.show)
        self._cards = Column(ui, 10)
        self._card = Card(ui, gap=14, margins=(24, 18))
        self._card.column.addLayout(self._rows)
        self._card.column.addLayout(self._cards)
        self._card.add(button_row(ui, [self._open]))
        self._card.add(self.form)
        self.add(self._card)
        self.form.hide()

    def give_back(self, place: str) -> None:
        """Open the form in which something was typed."""
        if place == PLACE:
            self.form.show()

    def joined_now(self) -> None:
        """Close the form: who was written there is in the team."""
        self.form.clear()
        self.form.hide()

    def show_seats(self, seats: Sequence[SeatView]) -> None:
        """Show everybody's place, those who left at the end."""
        self._seats = {seat.id: seat for seat in seats}
        empty(self._rows)
        for seat in seats:
            self._rows.addLayout(self._seat(seat))

    def show_cards(self, cards: Sequence[tuple[str, str]]) -> None:
        """Offer who has an accepted card and is not there: pairs of (key, name)."""
        empty(self._cards)
        tr = self.ui.tr
        for key, name in cards:
            words = tr.text("Ajouter {name}, avec sa carte", name=plain(name))
            add = Button(self.ui, words, kind="quiet", icon="user-plus")
            add.clicked.connect(partial(self.card_given.emit, key, ""))
            self._cards.addWidget(button_row(self.ui, [add]))

    def _seat(self, seat: SeatView) -> Row:
        tr, name = self.ui.tr, plain(seat.voice.name)
        row = Row(self.ui, 12)
        row.addWidget(VoiceMark(self.ui, seat.voice, 26, name), 0, _TOP)
        words = Column(self.ui, 2)
        words.addWidget(Text(name, "strong"))
        told = [seat.under]
        if seat.lead:
            told.insert(0, tr.text("la personne à qui s’adresser d’abord"))
        words.addWidget(Text(" · ".join(part for part in told if part), "soft"))
        words.addWidget(Text(seat.left or seat.sees, "soft"))
        verbs = self._verbs(seat, name)
        if verbs:
            words.addWidget(button_row(self.ui, verbs))
        row.addLayout(words, 1)
        return row

    def _verbs(self, seat: SeatView, name: str) -> list[QWidget]:
        tr = self.ui.tr
        told = []
        if seat.can_lead and not seat.lead:
            said = tr.text("S’adresser d’abord à {name}", name=name)
            told.append(("lead", said, ""))
        if seat.can_leave:
            told.append(("leave", tr.text("Noter son départ"), name))
        if seat.protected:
            told.append(("name", tr.text("Voir le nom de sa structure"), name))
        if seat.can_protect:
            told.append(("protect", tr.text("Protéger le nom de sa structure"), name))
        if seat.card:
            told.append(("card", tr.text("Lui donner la clé de sa carte"), name))
        buttons: list[QWidget] = []
        for verb, words, about in told:
            button = Button(self.ui, words, kind="quiet")
            if about:
                button.about(about)
            button.setProperty("verb", verb)
            button.setProperty("member", seat.id)
            button.clicked.connect(self._pressed)
            buttons.append(button)
        return buttons

    def _pressed(self) -> None:
        sender = self.sender()
        if not isinstance(sender, Button):
            return
        verb, member = sender.property("verb"), str(sender.property("member"))
        if verb == "lead":
            self.lead_asked.emit(member)
        elif verb == "leave":
            self.ask_leaving(member)
        elif verb == "protect":
            self.ask_protection(member)
        elif verb == "card":
            self.card_given.emit(self._seats[member].card, member)
        else:
            self.tell_name(member)

    def use_today(self, today: dt.date) -> None:
        """Take a day as today: the usual last day of who leaves."""
        self._today = QDate(today.year, today.month, today.day)

    def ask_leaving(self, member: str) -> None:
        """Ask before somebody leaves."""
        tr, self._asked = self.ui.tr, member
        name = plain(self._seats[member].voice.name)
        self.last = DateField(self.ui, tr.text("Son dernier jour"), self._today)
        self.last.setMaximumDate(self._today)
        self.dialog = Dialog(
            self.ui,
            self.window(),
            tr.text("{name} quitte l’équipe ?", name=name),
            tr.text(
                "Dès aujourd’hui, plus rien ne lui sera envoyé. Ce que cette personne"
                " a écrit reste dans le livret."
            ),
            [
                ("leaves", tr.text("Noter son départ"), "primary"),
                ("stay", tr.text("Revenir"), "plain"),
            ],
            Labelled(self.ui, tr.text("Son dernier jour"), self.last),
        )
        self.dialog.decided.connect(self._left)
        self.dialog.open()

    def _left(self, verb: str) -> None:
        if verb == "leaves":
            self.leaving.emit(self._asked, self.last.date().toPython())

    def ask_protection(self, member: str) -> None:
        """Ask what the name of a structure tells, before it is protected."""
        tr, self._asked = self.ui.tr, member
        self.told = Choices(
            self.ui,
            tr.text("Ce nom dit quelque chose de la vie de la personne ?"),
            [(code, tr.text(words)) for code, words in PROTECTED.items()],
            required=True,
        )
        self.told.choose(self._seats[member].tells or "other")
        self.dialog = Dialog(
            self.ui,
            self.window(),
            tr.text("Protéger le nom de sa structure ?"),
            tr.text(
                "Les autres liront « structure partenaire ». Ce qui est déjà parti"
                " garde ce nom."
            ),
            [
                ("protect", tr.text("Protéger ce nom"), "primary"),
                ("leave", tr.text("Revenir"), "plain"),
            ],
            self.told,
        )
        self.dialog.decided.connect(self._protected)
        self.dialog.open()

    def _protected(self, verb: str) -> None:
        if verb == "protect":
            self.protecting.emit(self._asked, self.told.value)

    def tell_name(self, member: str) -> None:
        """Say the real name of a structure, once, to who sits here."""
        tr, seat = self.ui.tr, self._seats[member]
        self.dialog = Dialog(
            self.ui,
            self.window(),
            plain(seat.protected),
            tr.text(
                "Les autres lisent « structure partenaire » : ce nom dit quelque chose"
                " de la vie de la personne."
            ),
            [("close", tr.text("Fermer"), "primary")],
        )
        # The name stays in no widget once it was read.
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _forget(self) -> None:
        self.dialog = None
