"""Erasing a livret, by plain values.

Shows: ``show_holders(names)``, ``show_asked(who, lines)``,
``show_erased(lines, people)``.
Says: ``erased(reason, agreed)``, ``confirmed``, ``file_asked(key, path)``,
``home_asked``, ``kept_asked``, ``left_alone``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.erasing.confirming import ConfirmingCard
from livret.desktop.file_dialogs import ask_new_file
from livret.desktop.kit.banner import announce
from livret.desktop.kit.buttons import Button, Choice
from livret.desktop.kit.cards import Card, button_row, empty
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.faces import Faces
from livret.desktop.kit.fields import Labelled
from livret.desktop.kit.layouts import Column, holder
from livret.desktop.kit.order import focus_stops
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui
from livret.words.translator import mark

ASKED = "asked_by_person"

REASONS: dict[str, str] = {
    ASKED: mark("la personne le demande"),
    "opened_by_error": mark("il a été ouvert par erreur"),
}
"""Why a livret is erased."""


_ASKING, _DONE, _CONFIRMING = range(3)
"""What the page shows of its three faces."""


class ErasingPage(Page):
    """First why, and who else has a part; then what asks it of them.

    Where somebody erased it elsewhere, that is told, and confirmed: nothing is asked.

    Attributes:
        dialog: The last question, once asked.

    Signals:
        erased: Confirmed. args: why, whether she is there and asked for it.
        confirmed: What somebody erased is to be erased here too.
        kept_asked: Everything that is kept about her is to be seen first.
        file_asked: args: key of an accepted card, path of the file to make.
        home_asked: Back to the list of people.
        left_alone: Nothing is erased.
    """

    erased = Signal(str, bool)
    confirmed = Signal()
    kept_asked = Signal()
    file_asked = Signal(str, str)
    home_asked = Signal()
    left_alone = Signal()

    def __init__(self, ui: Ui) -> None:
        tr = ui.tr
        super().__init__(ui, tr.text("Effacer ce livret"), width=760)
        self.confirming = ConfirmingCard(ui)
        self.confirming.asked.connect(self.ask)
        self.confirming.kept_asked.connect(self.kept_asked)
        self.confirming.left_alone.connect(self.home_asked)
        self.dialog: Dialog | None = None
        self._faces = Faces(ui)
        self._faces.add(self._make_asking())
        self._after = Column(ui, 16)
        self._faces.add(holder(self._after))
        self._faces.add(self.confirming)
        self.body.addWidget(self._faces)
        self.body.addStretch(1)
        self.begin()

    def _make_asking(self) -> QWidget:
        tr = self.ui.tr
        card = Card(self.ui, gap=14, margins=28)
        label = tr.text("Pourquoi l’effacer ?")
        options = [(code, tr.text(words)) for code, words in REASONS.items()]
        self.why = Choices(self.ui, label, options, columns=1, required=True)
        self.why.choose(ASKED)
        self.why.shown.connect(self._why)
        self.yes = Choice(self.ui, tr.text("Elle l’a demandé, elle est là"))
        self._who = Text("", "soft")
        card.add(Labelled(self.ui, label, self.why))
        card.add(self.yes)
        card.add(
            Text(
                tr.text(
                    "Proposez d’abord à la personne une copie à elle : après, il n’y"
                    " aura plus rien à lui donner."
                ),
                "strong",
            )
        )
        card.add(self._who)
        erase = Button(self.ui, tr.text("Effacer ce livret"), icon="trash-2")
        erase.clicked.connect(self.ask)
        leave = Button(self.ui, tr.text("Le garder"))
        leave.clicked.connect(self.left_alone)
        card.add(button_row(self.ui, [erase, leave]))
        return card

    def _why(self, code: str) -> None:
        self.yes.setVisible(code == ASKED)

    def begin(self) -> None:
        """Ask anew."""
        self.why.choose(ASKED)
        self.yes.setChecked(False)
        self.show_holders(())
        empty(self._after)
        tr = self.ui.tr
        self.describe(
            tr.text("Effacer ce livret"),
            tr.text(
                "Tout ce qui a été dit, les papiers et les notes. Rien n’en reviendra."
            ),
        )
        self._faces.turn_to(_ASKING)

    def show_asked(self, who: str, lines: Sequence[str]) -> None:
        """Show that somebody erased it elsewhere; here it is confirmed, or waits."""
        tr = self.ui.tr
        self.describe(
            tr.text("Effacer ce livret ici aussi"),
            tr.text(
                "Tout ce qui a été dit, les papiers et les notes. Rien n’en reviendra."
            ),
        )
        self.confirming.show_asked(who, lines)
        self._faces.turn_to(_CONFIRMING)

    def show_holders(self, names: Sequence[str]) -> None:
        """Say who else may hold a part of it."""
        tr = self.ui.tr
        said = ""
        if len(names) == 1:
            said = tr.text(
                "{name} en a peut-être une partie : un fichier lui demandera de"
                " l’effacer aussi. Personne ne peut l’y obliger d’ici.",
                name=plain(names[0]),
            )
        elif names:
            said = tr.text(
                "{names} en ont peut-être une partie : un fichier leur demandera de"
                " l’effacer aussi. Personne ne peut les y obliger d’ici.",
                names=", ".join(map(plain, names)),
            )
        self._who.say(said)
        self._who.setVisible(bool(said))

    def ask(self) -> None:
        """Ask once more."""
        tr = self.ui.tr
        self.dialog = Dialog(
            self.ui,
            self.window(),
            tr.text("Effacer ce livret pour de bon ?"),
            tr.text(
                "Il ne se retrouve pas, sauf dans une copie de secours plus ancienne,"
                " où il sera effacé de nouveau si on y revient."
            ),
            [
                # First, so that the key that opened this erases nothing.
                ("keep", tr.text("Le garder"), "primary"),
                ("erase", tr.text("Effacer ce livret"), "plain"),
            ],
        )
        self.dialog.decided.connect(self._decided)
        self.dialog.open()

    def _decided(self, verb: str) -> None:
        if verb == "erase" and self._faces.current == _CONFIRMING:
            self.confirmed.emit()
        elif verb == "erase":
            self.erased.emit(self.why.value, self.yes.isChecked())

    def show_erased(self, line: str, people: Sequence[tuple[str, str]]) -> None:
        """Show that it is done, and to whom what asks it of them goes.

        What was refused before is no longer said; the keyboard goes to what is next.
        """
        tr = self.ui.tr
        self.banner.hide()
        empty(self._after)
        done = Card(self.ui, gap=12, margins=28)
        done.add(Text(line, "question"))
        if len(people) == 1:
            words = tr.text("Pour qu’il soit effacé là aussi, donnez-lui ceci.")
            done.add(Text(words))
        elif people:
            words = tr.text("Pour que les autres l’effacent aussi, donnez-leur ceci.")
            done.add(Text(words))
        for key, name in people:
            words = tr.text("Faire le fichier pour {name}", name=plain(name))
            make = Button(self.ui, words, icon="save")
            make.clicked.connect(partial(self._ask_file, key))
            done.add(button_row(self.ui, [make]))
        home = Button(self.ui, tr.text("Revenir à l’accueil"), kind="primary")
        home.clicked.connect(self.home_asked)
        done.add(button_row(self.ui, [home]))
        self._after.addWidget(done)
        self.ui.look.restyle(done)
        done.show()
        self._faces.turn_to(_DONE)
        focus_stops(done)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(done, line)

    def _ask_file(self, key: str) -> None:
        tr = self.ui.tr
        ask_new_file(
            self,
            tr.text("Où mettre le fichier ?"),
            tr.text("Fichiers de Livret (*.livret)"),
            "effacement.livret",
            partial(self.file_asked.emit, key),
        )
