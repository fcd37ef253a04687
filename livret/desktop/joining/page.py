"""Two livrets of one person, by plain values.

Shows: ``show_beside(views)``, ``show_found(rows, searched)``.
Says: ``searched(text)``, ``joined(JoinEdit)``, ``parted(livret, words)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.contact.who import Who
from livret.desktop.joining.values import (
    HOLDS,
    WAITS_HERE,
    WAITS_THERE,
    BesideView,
    JoinEdit,
)
from livret.desktop.kit.buttons import Button, Choice
from livret.desktop.kit.cards import Card, Icon, button_row, empty
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.fields import HerWords, Labelled
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui

FORM = "joining:form"
"""Where her words are written, as drafts name places."""


class JoinForm(Card):
    """Which other livret is hers; nothing is joined without her.

    Signals:
        asked: arg: ``JoinEdit``.
    """

    asked = Signal(object)

    def __init__(self, ui: Ui, answer: str = "") -> None:
        """Make it; ``answer`` is the livret that says yes already, where one does."""
        super().__init__(ui, gap=12, margins=28)
        tr = ui.tr
        self._answer = answer
        self.who = Who(ui)
        self.who.setAccessibleName(tr.text("Son autre livret"))
        self.field = Labelled(ui, tr.text("Son autre livret"), self.who)
        if not answer:
            self.add(Text(tr.text("Joindre un autre livret"), "question"))
            self.add(
                Text(
                    tr.text(
                        "Un autre service en avait ouvert un pour elle, et vous avez"
                        " les deux : décidez avec elle."
                    ),
                    "soft",
                )
            )
            self.add(self.field)
        hers = tr.text("Ses mots, si la personne le souhaite")
        self.words = HerWords(ui, hers)
        self.yes = Choice(ui, tr.text("Elle a dit oui, elle est là"))
        self.add(Labelled(ui, hers, self.words))
        self.add(self.yes)
        join = Button(ui, tr.text("Joindre les deux"), kind="primary", icon="check")
        join.clicked.connect(self._ask)
        self.add(button_row(ui, [join]))

    def _ask(self) -> None:
        livret = self._answer or (self.who.person.id if self.who.person else "")
        if not livret:
            self.field.complain(self.ui.tr.text("Choisissez d’abord l’autre livret."))
            self.who.setFocus()
            return
        self.field.complain("")
        self.asked.emit(JoinEdit(livret, self.yes.isChecked(), self.words.text))


class JoiningPage(Page):
    """In front of her.

    Attributes:
        form: Joins another one.

    Signals:
        searched: arg: what is looked for, never empty.
        joined: arg: ``JoinEdit``.
        parted: args: id of the other livret, her words.
        shown: The other livret is asked for. arg: its id.
        form_opened: Her words can be written. args: place, form.
        question_opened: They are to be parted? args: place, dialog, her words.
    """

    searched = Signal(str)
    joined = Signal(object)
    parted = Signal(str, str)
    shown = Signal(str)
    form_opened = Signal(str, object)
    question_opened = Signal(str, object, object)

    def __init__(self, ui: Ui) -> None:
        tr = ui.tr
        super().__init__(ui, tr.text("Deux livrets d’une même personne"), width=860)
        self.subtitle.say(
            tr.text(
                "Joints devant elle, ils se lisent comme un seul. Chacun garde ses"
                " accords, ses papiers et son équipe."
            )
        )
        self.form: JoinForm | None = None
        self.dialog: Dialog | None = None
        self._asked = ""
        self._beside = Column(ui, 16)
        self._place = Column(ui, 0)
        self.body.addLayout(self._beside)
        self.body.addLayout(self._place)
        self.body.addStretch(1)

    def show_beside(self, views: Sequence[BesideView]) -> None:
        """Show the other livrets; the form joins one more, or answers one."""
        empty(self._beside)
        for view in views:
            self._beside.addWidget(self._card(view))
        answer = next((v.livret for v in views if v.state == WAITS_HERE), "")
        if self.form is not None and self.form.property("answer") == answer:
            return  # what is being written stays
        empty(self._place)
        self.form = JoinForm(self.ui, answer)
        self.form.setProperty("answer", answer)
        self.form.asked.connect(self.joined)
        self.form.who.searched.connect(self.searched)
        self._place.addWidget(self.form)
        self.ui.look.restyle(self.form)
        self.form.show()
        self.form_opened.emit(FORM, self.form)

    def _card(self, view: BesideView) -> QWidget:
        tr = self.ui.tr
        kind = "card" if view.state == HOLDS else "support"
        card = Card(self.ui, kind, gap=10, margins=24)
        head = Row(self.ui, 12)
        head.addWidget(Icon(self.ui, "book-open", "ink", 28))
        head.addWidget(Text(plain(view.title), "heading"), 1)
        card.column.addLayout(head)
        card.add(Text(plain(view.told)))
        verbs: list[QWidget] = []
        if view.state == HOLDS:
            see = Button(self.ui, tr.text("Ses accords et ses papiers"))
            see.setAccessibleDescription(plain(view.title))
            see.clicked.connect(partial(self.shown.emit, view.livret))
            verbs.append(see)
        if view.state in {HOLDS, WAITS_THERE}:
            words = (
                tr.text("Les séparer")
                if view.state == HOLDS
                else tr.text("Ne plus le demander")
            )
            part = Button(self.ui, words)
            part.clicked.connect(partial(self.ask_parting, view.livret))
            verbs.append(part)
        if verbs:
            card.add(button_row(self.ui, verbs))
        return card

    def ask_parting(self, livret: str) -> None:
        """Ask before two livrets are parted."""
        tr, self._asked = self.ui.tr, livret
        hers = tr.text("Ses mots, si la personne le souhaite")
        self._words = HerWords(self.ui, hers)
        self.dialog = Dialog(
            self.ui,
            self.window(),
            tr.text("Séparer les deux livrets ?"),
            tr.text("Chacun redevient lui-même, avec elle. Rien n’en est perdu."),
            [
                ("part", tr.text("Les séparer"), "primary"),
                ("keep", tr.text("Revenir"), "plain"),
            ],
            Labelled(self.ui, hers, self._words),
        )
        self.dialog.decided.connect(self._decided)
        self.question_opened.emit(parting_place(livret), self.dialog, self._words)
        self.dialog.open()

    def _decided(self, verb: str) -> None:
        if verb == "part":
            self.parted.emit(self._asked, self._words.text)

    def begin_again(self) -> None:
        """Forget what is chosen and written: it is said, or another livret opens."""
        empty(self._place)
        self.form = None


def parting_place(livret: str) -> str:
    """Return where her words about parting are typed."""
    return f"joining:part:{livret}"
