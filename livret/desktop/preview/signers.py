"""Who signs a paper, and in which order: chosen before it is frozen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from livret.desktop.kit.banner import announce
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, empty
from livret.desktop.kit.choices import Ticks
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.order import keeping_focus
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui
from livret.words.one_line import in_sentences

_IN_ORDER = "in_order"


class PaperSigners(Card):
    """Everybody is expected and anybody begins, unless something else is chosen.

    Attributes:
        who: Who signs; at least one of them.
        ordered: Whether one after the other.
        refused: Why the last one stays, once somebody tried to take them off.
        fold: Holds all of it.

    Signals:
        changed: Another paper must be made.
    """

    changed = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, "sunk", gap=8, margins=(20, 12))
        self._look, tr = ui, ui.tr
        self._names: dict[str, str] = {}
        self._order: list[str] = []
        self._before: frozenset[str] = frozenset()
        self.who = Ticks(ui, tr.text("Qui signe"), [])
        self.ordered = Ticks(
            ui,
            tr.text("Dans quel ordre"),
            [(_IN_ORDER, tr.text("Chacun signe après celui d’avant"))],
        )
        self.refused = Text("", "strong")
        self.refused.hide()
        self._rows = Column(ui, 6)
        inside = Column(ui, 12)
        inside.addWidget(self.who)
        inside.addWidget(self.refused)
        inside.addWidget(self.ordered)
        inside.addLayout(self._rows)
        self.fold = Fold(ui, tr.text("Choisir qui signe"), holder(inside))
        self.add(self.fold)
        self.who.ticked.connect(self._chosen)
        self.ordered.ticked.connect(self._chosen)
        self.hide()

    def offer(self, signers: Sequence[tuple[str, str]]) -> None:
        """Offer signers: pairs of (role, name), in the usual order."""
        names = dict(signers)
        if names != self._names:
            self._names = names
            self._order = list(names)
            self.who.offer([(role, plain(name)) for role, name in signers])
            self.who.tick(frozenset(names))
            self._before = frozenset(names)
            self.refused.hide()
            self.ordered.tick(frozenset())
            self._place()
        self.setVisible(len(names) > 1)

    def clear(self) -> None:
        """Offer nobody."""
        self._names, self._order = {}, []
        self._before = frozenset()
        self.who.offer([])
        self.refused.hide()
        self.ordered.tick(frozenset())
        self.fold.open(opened=False)
        self.hide()

    @property
    def signers(self) -> tuple[str, ...]:
        """Roles in their order; empty where nothing was changed."""
        kept = tuple(role for role in self._order if role in self.who.values)
        usual = not self.in_order and kept == tuple(self._names)
        return () if usual else kept

    @property
    def in_order(self) -> bool:
        """Whether each one signs after the one before."""
        return _IN_ORDER in self.ordered.values

    def _chosen(self) -> None:
        if not self.who.values:
            self._refuse()
            return
        self._before = self.who.values
        self.refused.hide()
        self._place()
        self.changed.emit()

    def _refuse(self) -> None:
        """Leave all as it was: a paper with places to sign has somebody for them."""
        self.who.tick(self._before)
        names = ", ".join(plain(self._names[role]) for role in self._before)
        said = self._look.tr.text(
            "Au moins une personne signe ce papier\u202f: {name} y reste.", name=names
        )
        self.refused.say(said)
        self.refused.show()
        announce(self, said)

    def _place(self) -> None:
        """Show the order, with a button that moves each one up."""
        empty(self._rows)
        if not self.in_order:
            return
        tr = self._look.tr
        kept = [role for role in self._order if role in self.who.values]
        for role, told in zip(kept, self._told(), strict=True):
            row = Row(self._look, 10)
            name = plain(self._names[role])
            row.addWidget(Text(told), 1)
            if role != kept[0]:
                up = Button(self._look, tr.text("Avant"), icon="arrow-up")
                up.setAccessibleName(tr.text("{name} signe plus tôt", name=name))
                up.setProperty("role", role)
                up.clicked.connect(self._earlier)
                row.addWidget(up)
            self._rows.addLayout(row)

    def _earlier(self) -> None:
        role = str(self.sender().property("role"))
        kept = [each for each in self._order if each in self.who.values]
        at = kept.index(role)
        before = self._order.index(kept[at - 1])
        self._order.remove(role)
        self._order.insert(before, role)
        with keeping_focus(self):
            self._place()
        announce(self, in_sentences(self._told()))
        self.changed.emit()

    def _told(self) -> list[str]:
        """Return who signs, in order, as it is shown."""
        kept = [role for role in self._order if role in self.who.values]
        names = (plain(self._names[role]) for role in kept)
        return [f"{at}. {name}" for at, name in enumerate(names, start=1)]
