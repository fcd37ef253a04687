"""What helps on a topic, and the goals and actions that start from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.diagnosis.values import Step, StepEdit, SupportEdit
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.came import CameFold
from livret.desktop.kit.cards import Card, empty
from livret.desktop.kit.choices import Choices, Ticks
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.fields import DateField, Labelled, LineField
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.text import Text, plain
from livret.desktop.kit.voices import Voice
from livret.desktop.ui import Ui
from livret.domain.forms import Topic as TopicForm
from livret.words.dates import long_date


class SupportEditor(QWidget):
    """What helps: ticked from the form or said freely.

    Signals:
        recognised: arg: ``SupportEdit``.
    """

    recognised = Signal(object)

    def __init__(self, ui: Ui, form: TopicForm) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui, self._form = ui, form
        tr = ui.tr
        self._known = Card(ui, "support", gap=2, margins=(14, 10))
        self.offered = Ticks(ui, tr.text("Ce qui m’aide"), [])
        self.words = LineField(
            ui,
            tr.text("Autre chose qui aide"),
            placeholder=tr.text("Autre chose qui aide"),
        )
        self.add = Button(ui, tr.text("Ajouter"), icon="plus")
        self.add.setAccessibleName(tr.text("Ajouter ce qui aide"))
        row = Row(ui, 8)
        row.addWidget(self.words, 1)
        row.addWidget(self.add)
        column = Column(ui, 8)
        self.fold = Fold(ui, tr.text("Cocher ce qui aide"), self.offered)
        column.addWidget(self._known)
        column.addLayout(row)
        self.came = CameFold(ui)
        column.addWidget(self.came)
        column.addWidget(self.fold)
        self.setLayout(column)
        self.add.clicked.connect(self._added)
        self.words.returnPressed.connect(self._added)
        self.offered.ticked.connect(self._ticked)

    def show_supports(self, supports: Sequence[str]) -> None:
        """Show what was recognised; the rest of the form stays on offer."""
        empty(self._known.column)
        for words in supports:
            self._known.add(Text(f"+ {plain(words)}", "support"))
        self._known.setVisible(bool(supports))
        self.offered.offer(
            [
                (one.id, one.me)
                for one in self._form.supports
                # Kept in her own person; an older livret may say it of her.
                if not {one.words, one.short} & set(supports)
            ]
        )

    def _ticked(self) -> None:
        for support in self._form.supports:
            button = self.offered.buttons.get(support.id)
            if button is not None and button.isChecked() and button.isEnabled():
                button.setEnabled(False)
                self.recognised.emit(
                    SupportEdit(self._form.barrier.value, support.words, support.id)
                )

    def _added(self) -> None:
        words = self.words.text().strip()
        if words:
            barrier, came = self._form.barrier.value, self.came.value
            self.recognised.emit(SupportEdit(barrier, words, came=came))

    def clear(self) -> None:
        """Forget what is written."""
        self.words.clear()
        self.came.clear()


class StepsEditor(QWidget):
    """Goals and actions of one topic, and a line to add one.

    Signals:
        added: arg: ``StepEdit``.
    """

    added = Signal(object)

    def __init__(
        self, ui: Ui, barrier: str, voices: Sequence[Voice], today: QDate
    ) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui, self._barrier = ui, barrier
        tr = ui.tr
        self._list = Column(ui, 4)
        self.words = LineField(
            ui,
            tr.text("Ce que nous allons faire"),
            placeholder=tr.text("Ce que nous allons faire"),
        )
        self.who = Choices(
            ui,
            tr.text("Qui s’en occupe ?"),
            [(voice.id, plain(voice.name)) for voice in voices],
        )
        self.by = DateField(ui, tr.text("Pour quand"), today.addDays(30))
        self.goal = Button(ui, tr.text("Ajouter un objectif"), icon="target")
        self.action = Button(ui, tr.text("Ajouter une démarche"), icon="plus")
        self._build()

    def _build(self) -> None:
        ui, tr = self._ui, self._ui.tr
        who = Labelled(ui, tr.text("Qui s’en occupe ?"), self.who)
        by = Labelled(ui, tr.text("Pour quand"), self.by)
        self._who_row = Row(ui, 16)
        self._who_row.addWidget(who, 2)
        self._who_row.addWidget(by, 1)
        buttons = Row(ui, 8)
        buttons.addWidget(self.action)
        buttons.addWidget(self.goal)
        buttons.addStretch(1)
        column = Column(ui, 10)
        column.addLayout(self._list)
        column.addWidget(self.words)
        column.addLayout(self._who_row)
        column.addLayout(buttons)
        self.setLayout(column)
        self.goal.clicked.connect(self._add_goal)
        self.action.clicked.connect(self._add_action)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the goals and actions of this topic."""
        empty(self._list)
        for step in steps:
            said = plain(step.words)
            if step.who:
                said = self._ui.tr.text(
                    "{who} : {words}", who=plain(step.who), words=said
                )
            if step.by is not None:
                day = long_date(self._ui.tr, step.by)
                said = self._ui.tr.text("{words}, pour le {day}", words=said, day=day)
            self._list.addWidget(Text(said))

    def _add_goal(self) -> None:
        self._add(StepEdit(self._barrier, self.words.text().strip()))

    def _add_action(self) -> None:
        day = self.by.date().toPython()
        words = self.words.text().strip()
        self._add(StepEdit(self._barrier, words, self.who.value, day))  # type: ignore[arg-type]

    def _add(self, edit: StepEdit) -> None:
        if not edit.words:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.added.emit(edit)

    def clear(self) -> None:
        """Forget what is written; who and when stay for the next one."""
        self.words.clear()

    def set_narrow(self, *, narrow: bool) -> None:
        """Put who and when one under the other."""
        self._who_row.stack(stacked=narrow)
