"""The synthesis of a livret, by plain values.

Shows: ``show_essential(Essential)``.
Says: ``aim_said(AimEdit)``, ``member_added(MemberEdit)``, ``opened(page)``,
``step_opened(id)``; its ``private`` line says when it is wanted and kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.diagnosis.values import Quote
from livret.desktop.essentiel.aim import AimCard, AimEdit
from livret.desktop.essentiel.private import PrivateLine
from livret.desktop.essentiel.team import MemberEdit, TeamMember, TeamSection
from livret.desktop.icons import TOPIC_ICONS
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon, Section, button_row
from livret.desktop.kit.itemrows import Item, ItemRow
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text, plain
from livret.desktop.person.card import ReachCard
from livret.desktop.person.values import UNTOLD, Reaching
from livret.desktop.ui import Ui
from livret.domain.came import INTERPRETED, Came
from livret.words.labels import barrier_label, outcome_label

__all__ = ["AimEdit", "Essential", "EssentielPage", "MemberEdit", "TeamMember"]


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
        reaching: How she may be reached.
        interpreting: How an interpreter is usual here.
    """

    called: str
    under: str = ""
    aim: tuple[Quote, ...] = ()
    helps: tuple[str, ...] = ()
    kept: tuple[tuple[str, str, str], ...] = ()
    steps: tuple[Item, ...] = ()
    team: tuple[TeamMember, ...] = ()
    reaching: Reaching = UNTOLD
    interpreting: Came = INTERPRETED


class EssentielPage(Page):
    """Her aim first and largest; strengths before everything else.

    Attributes:
        aim_card: What she wants.
        reach: How she may be reached without risk.
        helps: What helps her.
        kept: What they keep.
        steps: What comes next.
        team: Who takes part.
        private: The referent's own line, folded.

    Signals:
        aim_said: arg: ``AimEdit``.
        member_added: arg: ``MemberEdit``.
        opened: arg: id of a page (``diagnosis``, ``goals``, ``person``,
            ``meeting``).
        step_opened: arg: id of a step.
    """

    aim_said = Signal(object)
    member_added = Signal(object)
    opened = Signal(str)
    step_opened = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui)
        tr = ui.tr
        self.aim_card = AimCard(ui)
        self.aim_card.said.connect(self.aim_said)
        self.aim = self.aim_card.aim
        self.reach = ReachCard(ui)
        self.reach.change_asked.connect(self._open_person)
        self.helps = Section(ui, tr.text("Ce qui m’aide"), icon="sprout")
        self.kept = Section(ui, tr.text("Ce que nous retenons"), icon="handshake")
        self.steps = Section(ui, tr.text("Et ensuite"), icon="target")
        self.team = TeamSection(ui)
        self.team.added.connect(self.member_added)
        self.private = PrivateLine(ui)
        self.meet = Button(ui, tr.text("Passer à trois · F9"), icon="users")
        self.meet.clicked.connect(self._meet)
        self.add_actions([self.meet])
        self.meet.hide()  # while the menu beside the page offers it
        left = Column(ui, 24)
        right = Column(ui, 24)
        left.addWidget(self.kept)
        for part in (self.steps, self.team, self.private):
            right.addWidget(part)
        left.addStretch(1)
        right.addStretch(1)
        self._sides = Row(ui, 32)
        self._sides.addLayout(left, 3)
        self._sides.addWidget(holder(right), 2)
        # The synthesis opens on what she wants, then on what helps her.
        self.body.addWidget(self.aim_card)
        self.body.addWidget(self.helps)
        self.body.addWidget(self.reach)
        self.body.addLayout(self._sides)
        self.body.addStretch(1)

    def show_essential(self, essential: Essential) -> None:
        """Show everything; an aim being written is left alone."""
        self.describe(plain(essential.called), essential.under)
        self.aim_card.show_aim(essential.aim, essential.interpreting)
        self.reach.show_reaching(essential.reaching)
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

    def _meet(self) -> None:
        self.opened.emit("meeting")

    def _open_diagnosis(self) -> None:
        self.opened.emit("diagnosis")

    def _open_person(self) -> None:
        self.opened.emit("person")

    def set_narrow(self, *, narrow: bool) -> None:
        """Become one column."""
        super().set_narrow(narrow=narrow)
        self.meet.setVisible(narrow)
        self._sides.stack(stacked=narrow)
        self.reach.set_narrow(narrow=narrow)
        self.aim_card.set_narrow(narrow=narrow)
