"""« Copies de secours », as a section of the settings, by plain values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from livret.desktop.file_dialogs import FileChooser, ask_folder
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Section, button_row
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.layouts import Column, holder
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui


class BackupsSection(Section):
    """When the last copy was made, where copies go, and the way back to one.

    Attributes:
        dialog: The question before the vault is closed, once asked.
        chooser: The question for a second place, once asked.

    Signals:
        place_asked: arg: a folder, empty for none any more.
        backup_asked: Make a backup now.
        restoring_asked: Close the vault and choose a copy to go back to.
    """

    place_asked = Signal(str)
    backup_asked = Signal()
    restoring_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        tr = ui.tr
        super().__init__(ui, tr.text("Copies de secours"), icon="save")
        self.dialog: Dialog | None = None
        self.chooser: FileChooser | None = None
        card = Card(ui, gap=16, margins=24)
        self.add(card)
        self._last = Text("")
        self._kept = Column(ui, 4)
        self._list = Fold(ui, tr.text("Toutes les copies"), holder(self._kept))
        self._place = Text("", "soft")
        self._choose = Button(ui, "", icon="folder-open")
        self._choose.clicked.connect(self._choose_place)
        self._stop = Button(ui, tr.text("Ne plus copier là"))
        self._stop.clicked.connect(self._no_place)
        now = Button(ui, tr.text("Faire une copie maintenant"))
        now.clicked.connect(self.backup_asked)
        back = Button(ui, tr.text("Revenir à une copie de secours"), icon="history")
        back.clicked.connect(self._ask)
        card.add(self._last)
        card.add(self._list)
        card.add(self._place)
        card.add(button_row(ui, [self._choose, self._stop]))
        card.add(button_row(ui, [now, back]))
        self.show_backups("", (), "")

    def show_backups(self, last: str, copies: Sequence[str], place: str) -> None:
        """Show what is kept.

        Args:
            last: One sentence on the newest copy, or empty.
            copies: Every copy, the newest first.
            place: The second place, or empty.
        """
        tr = self.ui.tr
        self._last.say(last or tr.text("Une copie se fait chaque jour."))
        while self._kept.count():
            item = self._kept.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for copy in copies:
            self._kept.addWidget(Text(copy))
        self._list.setVisible(bool(copies))
        there = tr.text("Deuxième lieu : {place}", place=place)
        none = tr.text(
            "Pas de deuxième lieu : si cet ordinateur est perdu, les copies le sont"
            " aussi. Une clé USB ou un autre disque suffit."
        )
        self._place.say(there if place else none)
        self._choose.say(
            tr.text("Choisir un autre lieu")
            if place
            else tr.text("Choisir un deuxième lieu")
        )
        self._stop.setVisible(bool(place))

    def _choose_place(self) -> None:
        title = self.ui.tr.text("Choisir un deuxième lieu")
        self.chooser = ask_folder(self, title, self.place_asked.emit)

    def _no_place(self) -> None:
        self.place_asked.emit("")

    def _ask(self) -> None:
        tr = self.ui.tr
        self.dialog = Dialog(
            self.ui,
            self.window(),
            tr.text("Revenir à une copie de secours"),
            tr.text(
                "Livret ferme d’abord le coffre et garde ce qui est en train d’être"
                " écrit. Ensuite vous choisissez la copie, vous voyez ce qu’elle"
                " contient et ce qui manquerait, et vous décidez."
            ),
            [
                ("close", tr.text("Fermer le coffre et choisir"), "primary"),
                ("stay", tr.text("Rester ici"), "plain"),
            ],
        )
        self.dialog.decided.connect(self._decided)
        self.dialog.open()

    def _decided(self, verb: str) -> None:
        if verb == "close":
            self.restoring_asked.emit()
