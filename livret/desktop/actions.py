"""Every act of the window as data: menus, shortcuts and help read one table.

No shortcut needs AltGr, so that all work on AZERTY and bépo.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from livret.desktop.kit.held_keys import held_keys
from livret.desktop.ui import Ui
from livret.words.translator import mark


@dataclass(frozen=True)
class ActionSpec:
    """One act.

    Attributes:
        id: What ``Actions.asked`` says.
        menu: Code of its menu, one of ``MENUS``.
        text: French, as in the menu.
        keys: Shortcuts in Qt's portable notation; the first one is shown.
        where: ``always``, ``home`` (with an open vault), ``livret`` (in one).
    """

    id: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    where: str = "home"


MENUS: dict[str, str] = {
    "livret": mark("Livret"),
    "view": mark("Affichage"),
    "help": mark("Aide"),
}
"""Menus by code, in order."""

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("home", "livret", mark("Accueil"), ("Ctrl+O",)),
    ActionSpec("new_person", "livret", mark("Nouveau livret"), ("Ctrl+N",)),
    ActionSpec("quick_contact", "livret", mark("Noter un contact"), ("Ctrl+Shift+N",)),
    ActionSpec("search", "livret", mark("Chercher une personne"), ("Ctrl+F",)),
    ActionSpec("undo", "livret", mark("Annuler"), ("Ctrl+Z",), "livret"),
    ActionSpec("last_acts", "livret", mark("Mes derniers actes"), (), "livret"),
    ActionSpec("save", "livret", mark("Enregistrer maintenant"), ("Ctrl+S",), "livret"),
    ActionSpec("meeting", "livret", mark("Passer à trois"), ("F9",), "livret"),
    ActionSpec(
        "read_and_sign", "livret", mark("Relire et signer"), ("Ctrl+P",), "livret"
    ),
    ActionSpec("copy_text", "livret", mark("Copier pour mon logiciel"), (), "livret"),
    ActionSpec("verify", "livret", mark("Vérifier un document signé")),
    ActionSpec("settings", "livret", mark("Réglages"), ("Ctrl+,",)),
    ActionSpec("hide", "livret", mark("Cacher l’écran"), ("F8",)),
    ActionSpec("lock", "livret", mark("Verrouiller"), ("Ctrl+L",)),
    ActionSpec("quit", "livret", mark("Quitter"), ("Ctrl+Q",), "always"),
    ActionSpec(
        "bigger", "view", mark("Texte plus grand"), ("Ctrl++", "Ctrl+="), "always"
    ),
    ActionSpec("smaller", "view", mark("Texte plus petit"), ("Ctrl+-",), "always"),
    ActionSpec(
        "normal", "view", mark("Texte de taille normale"), ("Ctrl+0",), "always"
    ),
    ActionSpec("next_pane", "view", mark("Passer du menu à la page"), ("F6",)),
    ActionSpec("topic_1", "view", mark("Ma santé"), ("Ctrl+1",), "livret"),
    ActionSpec(
        "topic_2", "view", mark("Mes papiers et mes droits"), ("Ctrl+2",), "livret"
    ),
    ActionSpec("topic_3", "view", mark("Parler, lire, écrire"), ("Ctrl+3",), "livret"),
    ActionSpec("topic_4", "view", mark("Me déplacer"), ("Ctrl+4",), "livret"),
    ActionSpec(
        "topic_5", "view", mark("Ma famille, mes proches"), ("Ctrl+5",), "livret"
    ),
    ActionSpec("topic_6", "view", mark("Mon argent"), ("Ctrl+6",), "livret"),
    ActionSpec("topic_7", "view", mark("Mon logement"), ("Ctrl+7",), "livret"),
    ActionSpec("help", "help", mark("Aide"), ("F1",), "always"),
    ActionSpec(
        "shortcuts", "help", mark("Raccourcis du clavier"), ("Ctrl+/",), "always"
    ),
)
"""The table, in the order of the menus."""


ON_A_SHARED_SCREEN = frozenset(
    {
        "save",
        "meeting",
        "hide",
        "lock",
        "quit",
        "bigger",
        "smaller",
        "normal",
        "shortcuts",
    }
)
"""What can be asked for in a meeting: nothing that leads to anybody else."""


class Actions(QObject):
    """The acts of one window, from the table.

    Signals:
        asked: An act was asked for. arg: its id.
    """

    asked = Signal(str)

    def __init__(self, ui: Ui, window: QWidget) -> None:
        super().__init__(window)
        self._ui = ui
        self._window = window
        self.by_id: dict[str, QAction] = {}
        self._hidden = False
        self._places = {"always"}
        for spec in ACTIONS:
            action = QAction(ui.tr.text(spec.text), self)
            action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setData(spec.id)
            action.triggered.connect(self._triggered)
            held_keys().order(action)
            window.addAction(action)
            self.by_id[spec.id] = action
        self._enable()

    def _triggered(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.asked.emit(str(sender.data()))

    def stand_in(self, *places: str) -> None:
        """Enable what can be done in ``places`` (``home``, ``livret``)."""
        self._places = {"always", *places}
        self._enable()

    def while_hidden(self, *, hidden: bool) -> None:
        """Leave only what may be done with the screen hidden: lock and quit."""
        self._hidden = hidden
        self._enable()

    def _enable(self) -> None:
        for spec in ACTIONS:
            possible = spec.where in self._places
            if "meeting" in self._places:
                possible = spec.id in ON_A_SHARED_SCREEN
            if self._hidden:
                possible = possible and spec.id in ("lock", "quit")
            self.by_id[spec.id].setEnabled(possible)

    def menu(self, parent: QWidget) -> QMenu:
        """Return one menu holding the others."""
        whole = QMenu(parent)
        whole.setAccessibleName(self._ui.tr.text("Menu"))
        for code, title in MENUS.items():
            inner = whole.addMenu(self._ui.tr.text(title))
            for spec in ACTIONS:
                if spec.menu == code:
                    inner.addAction(self.by_id[spec.id])
        return whole

    def shortcuts(self) -> list[tuple[str, str]]:
        """Return pairs of (what it does, keys as this system writes them)."""
        form = QKeySequence.SequenceFormat.NativeText
        return [
            (self._ui.tr.text(spec.text), QKeySequence(spec.keys[0]).toString(form))
            for spec in ACTIONS
            if spec.keys
        ]
