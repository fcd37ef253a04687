"""One question on the screen: what every view of a meeting is.

A view builds widgets from plain values and emits what was chosen or typed; it
knows no use case.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.icons import TOPIC_ICONS
from livret.desktop.kit.cards import Group, Icon
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.text import Text
from livret.desktop.meeting.edits import Edit
from livret.desktop.meeting.in_hers import in_hers
from livret.desktop.ui import Ui
from livret.words.labels import barrier_label


class QuestionView(Group):
    """A question and what answers it.

    Attributes:
        column: Under the question; add widgets to it.
        first: What takes the keyboard; None leaves it on the bar.

    Signals:
        edited: Somebody typed or chose. arg: an ``Edit`` to keep.
        done: The answer itself goes on. arg: a code.
    """

    edited = Signal(object)
    done = Signal(str)

    def __init__(self, ui: Ui, question: str, *, barrier: str = "") -> None:
        super().__init__(question)
        self.ui = ui
        self.first: QWidget | None = None
        self.question = Text(question, "asked")
        # The keyboard may begin here, where nothing can be pressed.
        self.question.setProperty("own_ring", True)  # noqa: FBT003
        self.column = Column(ui, 14)
        if barrier:
            head = Row(ui, 12)
            head.addWidget(Icon(ui, TOPIC_ICONS[barrier], "accent", 26))
            head.addWidget(Text(barrier_label(ui.tr, barrier), "topic"), 1)
            self.column.addLayout(head)
        self.column.addWidget(self.question)
        # Made here, so that it is heard where it is seen.
        self._again = Column(ui, 6)
        self._hers = holder(self._again)
        self._hers.hide()
        self.column.addWidget(self._hers)
        self.setLayout(self.column)

    def add(self, widget: QWidget) -> None:
        """Add a widget under the others."""
        self.column.addWidget(widget)

    def say_again(self, words: str, language: str) -> None:
        """Say the question in her language too, right under it (``in_hers``)."""
        for line in in_hers(self.ui, words, language):
            self._again.addWidget(line)
            self._hers.show()

    def begin(self) -> bool:
        """Put the keyboard where the answer begins.

        Returns:
            Whether it begins here; if not, the bar keeps the keyboard.
        """
        if self.first is None:
            return False
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def press(self, rank: int) -> None:
        """Press the answer of a rank, from 0; views without answers do nothing."""

    @property
    def edit(self) -> Edit | None:
        """What stands in the view, where something is typed there."""
        return None

    def pending(self) -> tuple[Edit, ...]:
        """Return what somebody changed and nobody said yet."""
        return ()

    def give_back(self, edit: Edit) -> None:
        """Put back what was being typed before a crash, or was refused."""

    def refusal(self, voice: str) -> str:
        """Return why a voice may not speak here yet; empty where it may."""
        return ""

    @property
    def past(self) -> bool:
        """Whether going on leaves what is left of this part of the meeting."""
        return False

    def hear(self, *facts: Any) -> bool:
        """Show what others said meanwhile, where it stands beside what is typed.

        Args:
            facts: What the view would be made of now.

        Returns:
            Whether nothing else is new, so that the view may stay as it is.
        """
        return False

    def clear_typed(self) -> bool:
        """Take away what is typed and not said; tell whether there was any."""
        return False

    def fit(self, *, narrow: bool) -> None:
        """Ask in smaller letters where there is little room."""
        role = "asked_small" if narrow else "asked"
        if self.question.property("role") != role:
            self.question.set_role(role)
        self.set_narrow(narrow=narrow)

    def set_narrow(self, *, narrow: bool) -> None:
        """Become one column, or several again; views extend this."""
