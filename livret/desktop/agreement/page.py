"""« Qui voit quoi », by plain values.

Shows: ``show_agreements(views)``; ``use_receivers(members)``; ``use_today(date)`` once.
Says: ``given(AgreementEdit)``, ``withdrawn(id, words)``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.agreement.form import AgreementEdit, AgreementForm
from livret.desktop.agreement.team import TeamPanel
from livret.desktop.icons import TOPIC_ICONS
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, EmptyState, Icon, Section, button_row, empty
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.fields import HerWords, Labelled
from livret.desktop.kit.layouts import Column, Flow, Row, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text, plain, quoted
from livret.desktop.ui import Ui
from livret.words.dates import long_date
from livret.words.kept import kept_title
from livret.words.labels import barrier_label

__all__ = ["AgreementEdit", "AgreementPage", "AgreementView"]


NEW = "agreement:new"
"""Where a new agreement is typed, as drafts name places."""


def withdrawal_place(agreement: str) -> str:
    """Return where her words about an agreement taken back are typed."""
    return f"agreement_withdrawn:{agreement}"


@dataclass(frozen=True)
class AgreementView:
    """One agreement in force, or ended.

    Attributes:
        id: Key for the controller.
        recipient: "Marc D., France Travail".
        barriers: Codes of the topics that may go.
        purpose: Why.
        until: Last day.
        words: What she said of it.
        ended: Why it no longer holds ("retiré le 3 mars"), or empty.
    """

    id: str
    recipient: str
    barriers: tuple[str, ...]
    purpose: str
    until: dt.date
    words: str = ""
    ended: str = ""


class AgreementPage(Page):
    """Nothing leaves without her agreement; taking it back is as simple.

    Signals:
        given: arg: ``AgreementEdit``.
        withdrawn: args: id of the agreement, her words.
        form_opened: Something can be written. args: its place, the form.
        form_left: It was left, nothing said. arg: its place.
        question_opened: A question is about to be asked. args: its place, the
            dialog, what is typed in it.
        kept_asked: She wants to read everything that is kept.
        share_asked: Make a file for somebody, read texts of the same time.
    """

    form_opened = Signal(str, object)
    form_left = Signal(str)
    question_opened = Signal(str, object, object)
    given = Signal(object)
    withdrawn = Signal(str, str)
    kept_asked = Signal()
    share_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Qui voit quoi"))
        tr = ui.tr
        self.subtitle.say(
            tr.text("Rien ne part sans son accord. Dire non ne coûte rien.")
        )
        self._new = Button(
            ui, tr.text("Nouvel accord"), kind="primary", icon="handshake"
        )
        self._new.clicked.connect(self.open_form)
        kept = Button(ui, kept_title(tr), icon="eye")
        kept.clicked.connect(self.kept_asked)
        share = Button(ui, tr.text("Partager"), icon="share-2")
        share.clicked.connect(self.share_asked)
        self.add_actions([kept, share, self._new])
        self._members: tuple[tuple[str, str], ...] | None = ()
        self._wanted = False
        self._today = dt.date(2000, 1, 1)
        self._form_place = Column(ui, 0)
        self.form: AgreementForm | None = None
        self.dialog: Dialog | None = None
        self._list = Column(ui, 16)
        self.journal = Section(ui, tr.text("Qui a ouvert ce livret"), icon="eye")
        self.body.addLayout(self._form_place)
        # Held: who listens hears what was made first, agreements before the team.
        self.body.addWidget(holder(self._list))
        self.team = TeamPanel(ui)
        self.body.addWidget(self.team)
        self.body.addWidget(self.journal)
        self.body.addStretch(1)
        self.journal.hide()

    def use_today(self, today: dt.date) -> None:
        """Take today's date, from which agreements run."""
        self._today = today
        self.team.use_today(today)

    def use_receivers(self, members: Sequence[tuple[str, str]]) -> None:
        """Offer ``members``, pairs (id, name), in the next form."""
        self._members = tuple(members)
        if self._wanted:
            self.open_form()

    def await_receivers(self) -> None:
        """Who may receive is not known yet: a form asked for now opens then."""
        self._members, self._wanted = None, False

    def show_agreements(self, agreements: Sequence[AgreementView]) -> None:
        """Show what may go to whom."""
        empty(self._list)
        for agreement in agreements:
            self._list.addWidget(self._card(agreement))
        if not agreements:
            card = Card(self.ui)
            card.add(
                EmptyState(
                    self.ui,
                    "lock",
                    self.ui.tr.text("Rien ne part d’ici"),
                    self.ui.tr.text("Ce livret reste entre ceux qui l’écrivent."),
                )
            )
            self._list.addWidget(card)

    def show_journal(self, lines: Sequence[str]) -> None:
        """Show who opened or received, most recent first, as sentences."""
        card = Card(self.ui, gap=6)
        for line in lines:
            card.add(Text(line))
        self.journal.fill([card])
        self.journal.setVisible(bool(lines))

    def _card(self, agreement: AgreementView) -> QWidget:
        tr = self.ui.tr
        card = Card(self.ui, gap=10, margins=(24, 18))
        head = Row(self.ui, 12)
        head.addWidget(Text(plain(agreement.recipient), "heading"), 1)
        until = tr.text("jusqu’au {day}", day=long_date(tr, agreement.until))
        head.addWidget(Text(agreement.ended or until, "soft", wrap=False))
        card.column.addLayout(head)
        flow = Flow(self.ui, 16)
        for barrier in agreement.barriers:
            row = Row(self.ui, 6)
            row.addWidget(Icon(self.ui, TOPIC_ICONS.get(barrier, "book-open")))
            words = (
                barrier_label(tr, barrier)
                if barrier in TOPIC_ICONS
                else tr.text("ce qui est commun")
            )
            row.addWidget(Text(words, wrap=False))
            flow.addWidget(holder(row))
        card.add(holder(flow))
        if agreement.purpose:
            why = tr.text("Pour : {purpose}", purpose=plain(agreement.purpose))
            card.add(Text(why))
        if agreement.words:
            her = Card(self.ui, "her", margins=(16, 10))
            her.add(Text(quoted(tr, agreement.words), "large"))
            card.add(her)
        if not agreement.ended:
            button = Button(self.ui, tr.text("Retirer cet accord"))
            button.about(agreement.recipient)
            button.setProperty("agreement", agreement.id)
            button.clicked.connect(self._ask_withdrawal)
            card.add(button_row(self.ui, [button]))
        return card

    def open_form(self) -> None:
        """Open the form of a new agreement."""
        self._wanted = self._members is None
        if self._members is None:
            return
        self.close_form()
        self.form = AgreementForm(self.ui, self._members, self._today)
        self.form.given.connect(self.given)
        self.form.cancelled.connect(self._leave_form)
        self._form_place.addWidget(self.form)
        self.form.show()
        self.form.start()
        self.form_opened.emit(NEW, self.form)

    def give_back(self, place: str) -> None:
        """Open the form in which something was typed."""
        if place == NEW and self.form is None:
            self.open_form()
        self.team.give_back(place)

    def _leave_form(self) -> None:
        self.form_left.emit(NEW)
        self.close_form()

    def close_form(self) -> None:
        """Close the form: it is said, or no longer wanted."""
        if self.form is not None:
            empty(self._form_place)
            self.form = None
            self._new.setFocus()

    def _ask_withdrawal(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.ask_withdrawal(str(sender.property("agreement")))

    def ask_withdrawal(self, agreement: str) -> None:
        """Ask before an agreement is withdrawn."""
        tr = self.ui.tr
        self._words = HerWords(self.ui, tr.text("Ses mots, si la personne le souhaite"))
        self.dialog = Dialog(
            self.ui,
            self.window(),
            tr.text("Retirer cet accord ?"),
            tr.text(
                "Plus rien ne partira. Ce qui est déjà parti ne peut pas être repris :"
                " nous pouvons demander de l’effacer."
            ),
            [
                ("withdraw", tr.text("Retirer l’accord"), "primary"),
                ("keep", tr.text("Le garder"), "plain"),
            ],
            Labelled(
                self.ui, tr.text("Ses mots, si la personne le souhaite"), self._words
            ),
        )
        self._asked = agreement
        self.dialog.decided.connect(self._decided)
        place = withdrawal_place(agreement)
        self.question_opened.emit(place, self.dialog, self._words)
        self.dialog.open()

    def _decided(self, verb: str) -> None:
        if verb == "withdraw":
            self.withdrawn.emit(self._asked, self._words.text)
