"""One livret by the hub, as a card of « Partager », by plain values.

Shows: ``show_livret(LivretView)``. Says: ``share_asked``, ``stop_asked``.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon, button_row
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.layouts import Row, holder
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui


@dataclass(frozen=True)
class LivretView:
    """How one livret stands with the hub.

    Attributes:
        offered: Whether a hub was joined at all.
        shared: Whether this livret is on it.
        title: How things stand, in a few words; empty where it is not shared.
        readers: Names of others who have a key for the hub.
        others: Names of referents who have none.
        trouble: What is wrong, possibly empty.
        busy: Whether it is being put there now.
    """

    offered: bool = False
    shared: bool = False
    title: str = ""
    readers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    trouble: str = ""
    busy: bool = False


class HubCard(Card):
    """Sharing one livret by the hub, and sharing it no more.

    Attributes:
        dialog: The question before it is stopped, once asked.

    Signals:
        share_asked: Put this livret on the hub.
        stop_asked: Share it by the hub no more; it was asked and answered.
    """

    share_asked = Signal()
    stop_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, gap=12, margins=28)
        self._ui = ui
        tr = ui.tr
        self.dialog: Dialog | None = None
        head = Row(ui, 12)
        head.addWidget(Icon(ui, "users-round"))
        head.addWidget(Text(tr.text("Par le relais de l’équipe"), "heading"), 1)
        self.add(holder(head))
        self._title = Text("", "strong")
        self._readers = Text("")
        self._others = Text("", "soft")
        self._trouble = Text("", "strong")
        for line in (self._title, self._readers, self._others, self._trouble):
            self.add(line)
        self._share = Button(ui, "", kind="primary")
        self._share.clicked.connect(self.share_asked)
        self._stop = Button(ui, tr.text("Ne plus partager par le relais"))
        self._stop.clicked.connect(self.ask_to_stop)
        self.add(button_row(ui, [self._share, self._stop]))
        self.show_livret(LivretView())

    def show_livret(self, view: LivretView) -> None:
        """Show how the livret stands."""
        tr = self._ui.tr
        self.setVisible(view.offered)
        told = view.shared and not view.trouble
        self._title.say(view.title if told else "")
        self._readers.say(self._who(view) if told or not view.shared else "")
        names = ", ".join(plain(one) for one in view.others)
        without = tr.text(
            "Sans clé pour le relais, à qui donner un fichier\u202f: {names}",
            names=names,
        )
        self._others.say(without if names else "")
        self._trouble.say(view.trouble)
        for line in (self._title, self._readers, self._others, self._trouble):
            line.setVisible(bool(line.accessibleName()))
        self._share.setVisible(not view.shared)
        self._share.setEnabled(not view.busy)
        busy = tr.text("Livret part au relais…")
        self._share.say(busy if view.busy else tr.text("Partager par le relais"))
        self._stop.setVisible(view.shared)

    def _who(self, view: LivretView) -> str:
        tr = self._ui.tr
        names = ", ".join(plain(one) for one in view.readers)
        if not names:
            return tr.text("Personne d’autre ici n’a de clé pour le relais.")
        if view.shared:
            return tr.text(
                "Reçoivent ce livret, chacun selon les accords\u202f: {names}",
                names=names,
            )
        return tr.text(
            "Recevraient ce livret, chacun selon les accords\u202f: {names}",
            names=names,
        )

    def ask_to_stop(self) -> None:
        """Ask whether it is really to be stopped."""
        tr = self._ui.tr
        self.dialog = Dialog(
            self._ui,
            self.window(),
            tr.text("Ne plus partager ce livret par le relais ?"),
            tr.text(
                "Ce que vous écrirez ne partira plus, et ce que les autres écriront"
                " n’arrivera plus ici. Ce que chacun a déjà lui reste. Vous pourrez"
                " reprendre quand vous voudrez."
            ),
            [
                ("stay", tr.text("Continuer à partager"), "primary"),
                ("stop", tr.text("Ne plus partager par le relais"), "plain"),
            ],
        )
        self.dialog.decided.connect(self._decided)
        self.dialog.open()

    def _decided(self, verb: str) -> None:
        if verb == "stop":
            self.stop_asked.emit()
