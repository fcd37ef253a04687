"""Sharing one livret, by plain values.

Shows: ``show_people(views)``, ``show_sent(lines)``.
Says: ``file_asked(SendEdit, path)``, ``looked(SendEdit)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance

from livret.desktop.file_dialogs import ask_new_file
from livret.desktop.hub.livret_card import HubCard
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, EmptyState, Icon, button_row, empty
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text, plain
from livret.desktop.sharing.apart import ApartSection, SentSection
from livret.desktop.sharing.choosing import ChoosingForm, SendEdit
from livret.desktop.ui import Ui


@dataclass(frozen=True)
class PersonView:
    """Somebody whose card is accepted.

    Attributes:
        key: For the controller.
        name: With their structure.
        left: They left the team of this livret: nothing goes to them.
    """

    key: str
    name: str
    left: bool = False


class SharingPage(Page):
    """To whom a file may go, and the hub.

    Attributes:
        hub: This livret by the team's hub; hidden where none was joined.
        choosing: Several people, or only some topics.
        sent: What was sent, and who received it.
        apart: What came and does not count.

    Signals:
        file_asked: args: ``SendEdit``, path of the file to make.
        looked: Tell what would go. arg: ``SendEdit``.
        copy_asked: Make her own copy.
        replacing_asked: Name who replaces the owner when away.
        joining_asked: Two livrets of one person.
    """

    file_asked = Signal(object, str)
    looked = Signal(object)
    copy_asked = Signal()
    replacing_asked = Signal()
    joining_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Partager"), width=860)
        self.subtitle.say(ui.tr.text("Rien ne part sans l’accord de la personne."))
        self._people = Card(ui, gap=12, margins=(28, 20))
        self._rows = Column(ui, 12)
        self._people.add(holder(self._rows))  # heard before what follows it
        self.choosing = ChoosingForm(ui)
        self.choosing.looked.connect(self.looked)
        self.choosing.chosen.connect(self._ask_of)
        self.several = Fold(
            ui,
            ui.tr.text("Plusieurs personnes, ou seulement certains sujets"),
            self.choosing,
        )
        self._people.add(self.several)
        self._sent = Column(ui, 0)
        self.sent = SentSection(ui)
        self.apart = ApartSection(ui)
        self.hub = HubCard(ui)
        self.body.addLayout(self._sent)
        self.body.addWidget(self.hub)
        for widget in (self._people, self.apart, self.sent, *self._doors()):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def _doors(self) -> list[Card]:
        """Return one card for each thing that begins here."""
        tr = self.ui.tr
        return [
            self._door(
                tr.text("Sa copie"),
                tr.text(
                    "Tout son livret, fermé par sa phrase : pour elle, son téléphone,"
                    " et qui elle voudra."
                ),
                Button(self.ui, tr.text("Faire sa copie"), icon="copy"),
                self.copy_asked,
            ),
            self._door(
                tr.text("Qui continue avec elle"),
                tr.text(
                    "Une personne choisie avec elle, jusqu’à une date. Il faut être"
                    " deux pour ouvrir son livret."
                ),
                Button(self.ui, tr.text("Si je ne suis pas là"), icon="users"),
                self.replacing_asked,
            ),
            self._door(
                tr.text("Un autre livret de la même personne"),
                tr.text(
                    "Vous les joignez devant elle. Ils se lisent alors comme un seul."
                ),
                Button(self.ui, tr.text("Joindre un autre livret"), icon="book-open"),
                self.joining_asked,
            ),
        ]

    def _door(
        self, title: str, words: str, verb: Button, asked: SignalInstance
    ) -> Card:
        card = Card(self.ui, gap=10, margins=(28, 20))
        card.add(Text(title, "heading"))
        card.add(Text(words, "soft"))
        verb.clicked.connect(asked)
        card.add(button_row(self.ui, [verb]))
        return card

    def show_people(self, people: Sequence[PersonView]) -> None:
        """Show to whom a file may go."""
        empty(self._rows)
        tr = self.ui.tr
        there = [(one.key, one.name) for one in people if not one.left]
        self.several.setVisible(bool(there))
        self.choosing.offer(there)
        if not people:
            self._rows.addWidget(
                EmptyState(
                    self.ui,
                    "users",
                    tr.text("Aucune carte n’est acceptée ici"),
                    tr.text("Dans « Recevoir », ouvrez la carte de quelqu’un."),
                )
            )
            return
        self._rows.addWidget(Text(tr.text("À qui"), "heading"))
        for one in people:
            row = Row(self.ui, 12)
            middle = Qt.AlignmentFlag.AlignVCenter
            row.addWidget(Icon(self.ui, "users"), 0, middle)
            if one.left:
                told = tr.text(
                    "{name} a quitté l’équipe : rien ne lui est plus envoyé.",
                    name=plain(one.name),
                )
                row.addWidget(Text(told, "soft"), 1)
            else:
                row.addWidget(Text(plain(one.name)), 1)
                row.addWidget(self._make_one(one))
            self._rows.addLayout(row)

    def _make_one(self, one: PersonView) -> Button:
        tr = self.ui.tr
        make = Button(self.ui, tr.text("En faire un fichier"), icon="save")
        make.about(one.name)
        make.clicked.connect(partial(self._ask, one.key))
        return make

    def show_sent(self, lines: Sequence[str]) -> None:
        """Show what a file made holds, and what stayed."""
        empty(self._sent)
        if not lines:
            return
        title = self.ui.tr.text("Le fichier est fait")
        card = Card(self.ui, gap=8, margins=(28, 20))
        card.add(Text(title, "heading"))
        for line in lines:
            card.add(Text(plain(line)))
        self._sent.addWidget(card)
        card.read_first(title, [plain(line) for line in lines])
        self.reveal(card)

    def _ask(self, key: str) -> None:
        self._ask_of(SendEdit((key,), None))

    def _ask_of(self, edit: SendEdit) -> None:
        tr = self.ui.tr
        ask_new_file(
            self,
            tr.text("Où mettre le fichier ?"),
            tr.text("Fichiers de Livret (*.livret)"),
            "envoi.livret",
            partial(self.file_asked.emit, edit),
        )
