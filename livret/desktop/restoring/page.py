"""Going back to a backup, by plain values.

Shows: ``show_copies(lines, place)``, ``show_weighed(lines)``,
``work(sentence)``, ``complain(sentence)``.
Says: ``weigh_asked(folder, passphrase)``, ``restore_asked``, ``folder_asked``,
``left_alone``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, EmptyState, button_row, empty
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.fields import Labelled, SecretField
from livret.desktop.kit.layouts import Column, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.progress import Progress
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui

FIRST = 6
"""Copies in sight; older ones open under a title."""


class RestoringPage(Page):
    """Which copy, what it brings and costs, then one decision.

    Signals:
        weigh_asked: args: folder of the copy, passphrase of that day.
        restore_asked: "Revenir à cette copie" was decided.
        folder_asked: The copies are elsewhere.
        left_alone: Nothing is changed.
    """

    weigh_asked = Signal(str, str)
    restore_asked = Signal()
    folder_asked = Signal()
    left_alone = Signal()

    def __init__(self, ui: Ui) -> None:
        tr = ui.tr
        super().__init__(ui, tr.text("Revenir à une copie de secours"), width=860)
        self.subtitle.say(
            tr.text("Rien n’est changé avant la dernière question de cette page.")
        )
        self.progress = Progress(ui)
        self.dialog: Dialog | None = None
        self._groups: list[Choices] = []
        self._keys_alone = False
        self._all = holder(Column(ui, 20))
        self._make_copies()
        self._make_opening()
        self._make_weighed()
        inside = self._all.layout()
        assert inside is not None  # noqa: S101 - made above
        for card in (self._copies, self._opening, self._weighed):
            inside.addWidget(card)
        self.body.addWidget(self._all)
        self.body.addWidget(self.progress)
        self.body.addStretch(1)
        self.show_copies((), "")

    # --- the parts -------------------------------------------------------------

    def _make_copies(self) -> None:
        ui, tr = self.ui, self.ui.tr
        self._copies = Card(ui, gap=14, margins=24)
        self._copies.add(Text(tr.text("Quelle copie ?"), "question"))
        self._place = Text("", "soft")
        self._copies.add(self._place)
        self._list = Column(ui, 10)
        self._copies.column.addLayout(self._list)
        other = Button(ui, tr.text("Chercher ailleurs"), icon="folder-open")
        other.setAccessibleDescription(
            tr.text("Sur une clé USB, un autre disque, un autre dossier")
        )
        other.clicked.connect(self.folder_asked)
        self._stay = Button(ui, tr.text("Ne rien changer"))
        self._stay.clicked.connect(self.left_alone)
        self._copies.add(button_row(ui, [other, self._stay]))

    def _make_opening(self) -> None:
        ui, tr = self.ui, self.ui.tr
        self._opening = Card(ui, gap=14, margins=24)
        self.passphrase = SecretField(ui, tr.text("Phrase de passe de ce jour-là"))
        self.field = Labelled(
            ui,
            tr.text("Phrase de passe de ce jour-là"),
            self.passphrase,
            hint=tr.text("Celle que le coffre avait le jour de la copie."),
        )
        self.passphrase.entered.connect(self._weigh)
        self.passphrase.changed.connect(self._touched)
        self._look = Button(ui, tr.text("Regarder cette copie"), kind="primary")
        self._look.clicked.connect(self._weigh)
        self._opening.add(self.field)
        self._opening.add(button_row(ui, [self._look]))

    def _make_weighed(self) -> None:
        ui, tr = self.ui, self.ui.tr
        self._weighed = Card(ui, "support", gap=10, margins=24)
        self._weighed.add(Text(tr.text("Si vous revenez à cette copie"), "question"))
        self._facts = Column(ui, 8)
        self._weighed.column.addLayout(self._facts)
        self._go = Button(ui, tr.text("Revenir à cette copie"), kind="primary")
        self._go.clicked.connect(self.ask)
        stay = Button(ui, tr.text("Ne rien changer"))
        stay.clicked.connect(self.left_alone)
        self._weighed.add(button_row(ui, [self._go, stay]))
        self._weighed.hide()

    # --- showing ---------------------------------------------------------------

    def show_copies(
        self, copies: Sequence[tuple[str, str]], place: str, chosen: str = ""
    ) -> None:
        """Show the copies of a place.

        Args:
            copies: (folder, words), the newest first.
            place: Where they were looked for.
            chosen: Folder of the one to choose; the newest where empty.
        """
        tr = self.ui.tr
        empty(self._list)
        self._groups = []
        self._place.say(tr.text("Dans {place}", place=place) if place else "")
        self._opening.setVisible(bool(copies))
        self._weighed.hide()
        if not copies:
            self._list.addWidget(
                EmptyState(
                    self.ui,
                    "save",
                    tr.text("Pas de copie de secours ici"),
                    tr.text("Elles sont peut-être sur une clé USB ou un autre disque."),
                )
            )
            return
        self._list.addWidget(self._group(copies[:FIRST]))
        if copies[FIRST:]:
            older = self._group(copies[FIRST:])
            fold = Fold(self.ui, tr.text("Les copies plus anciennes"), older)
            self._list.addWidget(fold)
        self._choose(chosen or copies[0][0])

    def _group(self, copies: Sequence[tuple[str, str]]) -> Choices:
        group = Choices(
            self.ui,
            self.ui.tr.text("Quelle copie ?"),
            copies,
            columns=1 if self.narrow else 2,
            required=True,
        )
        group.chosen.connect(self._choose)
        self._groups.append(group)
        return group

    def _choose(self, folder: str) -> None:
        """Choose one copy among all groups; what was weighed was another."""
        for group in self._groups:
            group.choose(folder)
        self._touched()

    @property
    def chosen(self) -> str:
        """Folder of the copy that is chosen, or empty."""
        return next((group.value for group in self._groups if group.value), "")

    def show_weighed(self, lines: Sequence[str], *, keys_alone: bool = False) -> None:
        """Show what the copy that was looked at brings and costs.

        Args:
            lines: One fact each.
            keys_alone: Only what opens the vault would be put back.
        """
        tr = self.ui.tr
        self._keys_alone = keys_alone
        self._go.say(
            tr.text("Remettre les clés")
            if keys_alone
            else tr.text("Revenir à cette copie")
        )
        empty(self._facts)
        self.work()
        self.field.complain("")
        for line in lines:
            self._facts.addWidget(Text(line, "body"))
        self._weighed.show()
        self._look.hide()
        self._stay.hide()  # it stands beside the decision now
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_to(self._weighed)

    def _touched(self) -> None:
        """Something else is asked: what was said of a copy holds no more."""
        self._weighed.hide()
        self._look.show()
        self._stay.show()

    # --- asking ----------------------------------------------------------------

    def _weigh(self) -> None:
        if self.chosen and self.passphrase.secret:
            self.field.complain("")
            self.banner.hide()
            self.weigh_asked.emit(self.chosen, self.passphrase.secret)

    def ask(self) -> None:
        """Ask once more before anything is changed."""
        if self._keys_alone:
            self.restore_asked.emit()  # nothing is lost: nothing is asked
            return
        tr = self.ui.tr
        self.dialog = Dialog(
            self.ui,
            self.window(),
            tr.text("Revenir à cette copie ?"),
            tr.text(
                "Le coffre redevient ce qu’il était ce jour-là. Chaque livret"
                " gardera la trace de ce retour."
            ),
            [
                ("restore", tr.text("Revenir à cette copie"), "primary"),
                ("leave", tr.text("Ne rien changer"), "plain"),
            ],
        )
        self.dialog.decided.connect(self._decided)
        self.dialog.open()

    def _decided(self, verb: str) -> None:
        if verb == "restore":
            self.restore_asked.emit()

    def work(self, sentence: str = "") -> None:
        """Say that the vault is at work; an empty sentence ends it."""
        self.let_rest(self._all, resting=bool(sentence))
        self.progress.tell(sentence)

    def complain(self, sentence: str) -> None:
        """Say beside the field why the copy did not open."""
        self.work()
        self.passphrase.clear()
        self.field.complain(sentence)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the copies in one column."""
        super().set_narrow(narrow=narrow)
        for group in self._groups:
            group.set_columns(1 if narrow else 2)

    @property
    def first(self) -> QWidget:
        """Where the keyboard lands."""
        return self.passphrase if self.chosen else self
