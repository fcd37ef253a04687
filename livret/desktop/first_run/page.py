"""First run in three steps, by plain values.

Shows: ``offer_words(passphrase)``, ``work(sentence)``, ``show_sheet(code)``,
``show_trouble(sentence)``.
Says: ``create_asked(Setup)``, ``words_asked``, ``example_asked``,
``print_asked``, ``save_asked``, ``finished``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button, Choice
from livret.desktop.kit.cards import Card, button_row, empty
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.faces import Faces
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.page import Page
from livret.desktop.kit.passphrase import PassphraseMaker
from livret.desktop.kit.progress import Progress
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui

if TYPE_CHECKING:
    from livret.desktop.preview.dressing import Dressing


@dataclass(frozen=True)
class Setup:
    """What a vault is made of.

    Attributes:
        name: Of the referent.
        side: ``social`` or ``emploi``.
        organisation: May be empty.
        passphrase: As typed.
    """

    name: str
    side: str
    organisation: str
    passphrase: str


class FirstRunPage(Page):
    """Three short steps; each says why it asks.

    Signals:
        create_asked: The vault can be made. arg: ``Setup``.
        words_asked: Seven words are wanted; answer with ``offer_words``.
        example_asked: "Essayer avec un exemple".
        backup_asked: "J'ai une copie de secours".
        copy_asked: Read the copy of a person with her, without any vault.
        print_asked: Print the recovery sheet.
        save_asked: Keep the recovery sheet as a file.
        finished: The sheet is in a safe place.
    """

    create_asked = Signal(object)
    words_asked = Signal()
    example_asked = Signal()
    backup_asked = Signal()
    copy_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()
    finished = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Bienvenue dans Livret"), width=760)
        self._steps = Faces(ui)
        self.dressing: Dressing | None = None
        self.progress = Progress(ui)
        self._who = self._make_who()
        self._secret = self._make_secret()
        self._sheet = self._make_sheet()
        for step in (self._who, self._secret, self._sheet):
            self._steps.add(step)
        self.body.addWidget(self._steps)
        self.body.addWidget(self.progress)
        self.body.addStretch(1)
        self._go(0)

    def _card(self, title: str, why: str) -> tuple[QWidget, Column]:
        card = Card(self.ui, gap=16, margins=28)
        card.add(Text(title, "question"))
        card.add(Text(why, "soft"))
        return card, card.column

    def _make_who(self) -> QWidget:
        tr = self.ui.tr
        card, column = self._card(
            tr.text("Qui êtes-vous ?"),
            tr.text("Votre nom s’affichera à côté de ce que vous écrivez."),
        )
        self.name = LineField(self.ui, tr.text("Votre nom"))
        self.side = Choices(
            self.ui,
            tr.text("Vous accompagnez"),
            [("social", tr.text("côté social")), ("emploi", tr.text("côté emploi"))],
            columns=2,
            required=True,
        )
        self.side.choose("social")
        self.organisation = LineField(self.ui, tr.text("Votre structure"))
        self._name_field = Labelled(
            self.ui,
            tr.text("Votre nom"),
            self.name,
            hint=tr.text("Par exemple : Claire M."),
        )
        column.addWidget(self._name_field)
        column.addWidget(Labelled(self.ui, tr.text("Vous accompagnez"), self.side))
        column.addWidget(
            Labelled(
                self.ui,
                tr.text("Votre structure"),
                self.organisation,
                hint=tr.text("Vous pouvez laisser vide."),
            )
        )
        go_on = Button(self.ui, tr.text("Continuer"), kind="primary")
        go_on.clicked.connect(self._who_done)
        self.name.returnPressed.connect(self._who_done)
        example = Choice(
            self.ui,
            tr.text("Essayer avec un exemple"),
            detail=tr.text("Un livret inventé, pour regarder. Rien ne sera gardé."),
            icon="play",
        )
        example.setCheckable(False)
        example.clicked.connect(self.example_asked)
        column.addWidget(button_row(self.ui, [go_on, *self._other_ways()]))
        column.addSpacing(self.ui.px(8))
        column.addWidget(example)
        return card

    def _other_ways(self) -> list[Button]:
        """Return the ways of who has something already."""
        tr = self.ui.tr
        backup = Button(self.ui, tr.text("J’ai une copie de secours"), kind="quiet")
        backup.clicked.connect(self.backup_asked)
        copy = Button(self.ui, tr.text("Ouvrir la copie d’une personne"), kind="quiet")
        copy.clicked.connect(self.copy_asked)
        return [backup, copy]

    def _make_secret(self) -> QWidget:
        tr = self.ui.tr
        card, column = self._card(
            tr.text("Votre phrase de passe"),
            tr.text(
                "Elle seule ouvre ce que vous écrivez. Personne ne peut la retrouver"
                " à votre place."
            ),
        )
        self.passphrase = PassphraseMaker(self.ui)
        self.passphrase.words_asked.connect(self.words_asked)
        column.addWidget(self.passphrase)
        self._make = Button(self.ui, tr.text("Créer mon coffre"), kind="primary")
        self._make.clicked.connect(self._create)
        back = Button(self.ui, tr.text("Revenir"))
        back.clicked.connect(self._back)
        column.addWidget(button_row(self.ui, [self._make, back]))
        return card

    def _make_sheet(self) -> QWidget:
        tr = self.ui.tr
        card, column = self._card(
            tr.text("Votre feuille de secours"),
            tr.text(
                "Si vous oubliez votre phrase de passe, ce code est le seul autre moyen"
                " d’ouvrir. Rangez la feuille dans un lieu sûr, loin de l’ordinateur."
            ),
        )
        self._code = Text("", "words")
        self._code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        code = Card(self.ui, "sunk", margins=20)
        code.add(self._code)
        column.addWidget(code)
        printing = Button(self.ui, tr.text("Imprimer la feuille"), icon="printer")
        printing.clicked.connect(self.print_asked)
        saving = Button(self.ui, tr.text("En faire un fichier"), icon="save")
        saving.clicked.connect(self.save_asked)
        column.addWidget(button_row(self.ui, [printing, saving]))
        self._dressing_place = Column(self.ui, 0)
        column.addLayout(self._dressing_place)
        self.kept = Choice(self.ui, tr.text("J’ai mis le code dans un lieu sûr"))
        column.addWidget(button_row(self.ui, [self.kept]))
        self._done = Button(self.ui, tr.text("Commencer"), kind="primary")
        self._done.setEnabled(False)
        self.kept.toggled.connect(self._done.setEnabled)
        self._done.clicked.connect(self.finished)
        column.addWidget(button_row(self.ui, [self._done]))
        return card

    @property
    def step(self) -> int:
        """The step shown, from 1 to 3."""
        return self._steps.current + 1

    def _go(self, at: int) -> None:
        self._steps.turn_to(at)
        self.subtitle.say(self.ui.tr.text("Étape {step} sur 3", step=at + 1))
        first = (self.name, self.passphrase.field, self._code)[at]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, step: int) -> None:
        """Show a step, 1 to 3."""
        self._go(step - 1)

    def _who_done(self) -> None:
        if not self.name.text().strip():
            self._name_field.complain(self.ui.tr.text("Il faut un nom pour continuer."))
            return
        self._name_field.complain("")
        self._go(1)

    def _back(self) -> None:
        self._go(0)

    def offer_words(self, passphrase: str) -> None:
        """Propose a passphrase of seven words, shown in clear."""
        self.passphrase.offer(passphrase)

    def _create(self) -> None:
        if not self.passphrase.check():
            return
        self.create_asked.emit(
            Setup(
                self.name.text().strip(),
                self.side.value,
                self.organisation.text().strip(),
                self.passphrase.secret,
            )
        )

    def work(self, sentence: str = "") -> None:
        """Say that the vault is being made; an empty sentence ends it."""
        self._steps.setEnabled(not sentence)
        self.progress.tell(sentence)

    def show_sheet(self, code: str) -> None:
        """Show the third step with the recovery code."""
        self.work()
        self.passphrase.clear()
        self._code.say(code)
        # Papers are known from here on: not while a passphrase is asked for.
        from livret.desktop.preview.dressing import Dressing, folded

        empty(self._dressing_place)
        self.dressing = Dressing(self.ui, pictured=False)
        self._dressing_place.addWidget(folded(self.ui, self.dressing))
        self._go(2)
