"""The synthesis of a livret, by plain values.

Shows: ``show_essential(Essential)``.
Says: ``aim_said(words)``, ``member_added(MemberEdit)``, ``opened(page)``,
``step_opened(id)``.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.diagnosis.values import Quote
from livret.desktop.essentiel.team import MemberEdit, TeamMember, TeamSection
from livret.desktop.icons import TOPIC_ICONS
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon, Section, button_row, empty
from livret.desktop.kit.fields import HerWords
from livret.desktop.kit.itemrows import Item, ItemRow
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text, plain, quoted
from livret.desktop.ui import Ui
from livret.words.labels import barrier_label, outcome_label

__all__ = ["Essential", "EssentielPage", "MemberEdit", "TeamMember"]


@dataclass(frozen=True)
class Essential:
    """What matters in one livret, on one page.

    Attributes:
        called: How she wants to be called.
        under: "livret ouvert en mars 2026".
        aim: What she wants, in her words; several stand side by side.
        helps: What helps her and what she knows how to do.
        kept: What they keep: (barrier, outcome, words).
        steps: What comes next, as rows.
        team: Who takes part.
    """

    called: str
    under: str = ""
    aim: tuple[Quote, ...] = ()
    helps: tuple[str, ...] = ()
    kept: tuple[tuple[str, str, str], ...] = ()
    steps: tuple[Item, ...] = ()
    team: tuple[TeamMember, ...] = ()


class EssentielPage(Page):
    """Her aim first and largest; strengths before everything else.

    Signals:
        aim_said: arg: what she wants, in her words.
        member_added: arg: ``MemberEdit``.
        opened: arg: id of a page to go to (``diagnosis``, ``goals``).
        step_opened: arg: id of a step.
    """

    aim_said = Signal(str)
    member_added = Signal(object)
    opened = Signal(str)
    step_opened = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui)
        tr = ui.tr
        self._aim_card = Card(ui, "her", gap=10, margins=(24, 20))
        self._aim_title = Text(tr.text("Ce que je veux faire"), "strong")
        self._aim = Column(ui, 6)
        self.aim = HerWords(
            ui,
            tr.text("Ce que je veux faire"),
            placeholder=tr.text("Avec ses mots : « un travail en cuisine, pas loin »"),
        )
        self._write = Button(ui, tr.text("Écrire ses mots"), icon="pen-line")
        self._keep = Button(ui, tr.text("C’est ça"), kind="primary", icon="check")
        self._write.clicked.connect(self._start_writing)
        self._keep.clicked.connect(self._said)
        self._aim_card.add(self._aim_title)
        self._aim_card.column.addLayout(self._aim)
        self._aim_card.add(self.aim)
        self._aim_card.add(button_row(ui, [self._write, self._keep]))
        self.helps = Section(ui, tr.text("Ce qui m’aide"), icon="sprout")
        self.kept = Section(ui, tr.text("Ce que nous retenons"), icon="handshake")
        self.steps = Section(ui, tr.text("Et ensuite"), icon="target")
        self.team = TeamSection(ui)
        self.team.added.connect(self.member_added)
        left = Column(ui, 24)
        right = Column(ui, 24)
        for section in (self.helps, self.kept):
            left.addWidget(section)
        for part in (self.steps, self.team):
            right.addWidget(part)
        left.addStretch(1)
        right.addStretch(1)
        self._sides = Row(ui, 32)
        self._sides.addLayout(left, 3)
        self._sides.addWidget(holder(right), 2)
        self.body.addWidget(self._aim_card)
        self.body.addLayout(self._sides)
        self.body.addStretch(1)
        self.aim.hide()
        self._keep.hide()

    def show_essential(self, essential: Essential) -> None:
        """Show everything; an aim being written is left alone."""
        tr = self.ui.tr
        self.describe(plain(essential.called), essential.under)
        empty(self._aim)
        for quote in essential.aim:
            self._aim.addWidget(Text(quoted(tr, quote.words), "question"))
            if quote.by:
                by = tr.text("écrit par {name}", name=plain(quote.by))
                self._aim.addWidget(Text(by, "soft"))
        if not essential.aim:
            self._aim.addWidget(Text(tr.text("On n’en a pas encore parlé."), "large"))
        self.helps.fill(self._helps_rows(essential))
        self.kept.fill(self._kept_rows(essential))
        self._show_steps(essential)
        self.team.show_team(essential.team)

    def _helps_rows(self, essential: Essential) -> list[QWidget]:
        tr = self.ui.tr
        card = Card(self.ui, "support", gap=4, margins=(20, 14))
        for words in essential.helps:
            card.add(Text(f"+ {plain(words)}", "large"))
        if not essential.helps:
            card.add(
                Text(tr.text("Ce que je sais faire, qui je peux appeler…"), "soft")
            )
        return [card]

    def _kept_rows(self, essential: Essential) -> list[QWidget]:
        tr = self.ui.tr
        card = Card(self.ui, gap=14)
        for barrier, outcome, words in essential.kept:
            row = Row(self.ui, 12)
            row.addWidget(Icon(self.ui, TOPIC_ICONS[barrier]))
            said = plain(words)
            if outcome != "agreed":
                between = "\n" if "\n" in said else " "
                said = f"{outcome_label(tr, outcome)}{between}{said}".strip()
            text = Column(self.ui, 2)
            text.addWidget(Text(barrier_label(tr, barrier), "strong"))
            text.addWidget(Text(said))
            row.addLayout(text, 1)
            card.column.addLayout(row)
        button = Button(
            self.ui, tr.text("Ouvrir le diagnostic partagé"), icon="columns-3"
        )
        button.clicked.connect(self._open_diagnosis)
        if not essential.kept:
            card.add(Text(tr.text("Commencez par le sujet que vous voulez."), "soft"))
        card.add(button_row(self.ui, [button]))
        return [card]

    def _show_steps(self, essential: Essential) -> None:
        self.steps.setVisible(bool(essential.steps))
        if not essential.steps:
            return
        card = Card(self.ui, gap=0, margins=0)
        for item in essential.steps:
            row = ItemRow(self.ui, item, first=item is essential.steps[0])
            row.opened.connect(self.step_opened)
            card.add(row)
        self.steps.fill([card])

    def _open_diagnosis(self) -> None:
        self.opened.emit("diagnosis")

    def _start_writing(self) -> None:
        self.aim.show()
        self._keep.show()
        self._write.hide()
        self.aim.setFocus(Qt.FocusReason.OtherFocusReason)

    def _said(self) -> None:
        words = self.aim.text
        self.aim.hide()
        self._keep.hide()
        self._write.show()
        self._write.setFocus(Qt.FocusReason.OtherFocusReason)
        if words:
            self.aim.show_text("")
            self.aim_said.emit(words)

    def set_narrow(self, *, narrow: bool) -> None:
        """Become one column."""
        super().set_narrow(narrow=narrow)
        self._sides.stack(stacked=narrow)
