"""A meeting at Claire's desk, pressed and typed through its real window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit

from livret.desktop.meeting.controller import MeetingController
from livret.desktop.meeting.page import MeetingPage
from livret.desktop.meeting.views import QuestionView
from livret.domain.diagnosis import current_diagnosis
from livret.domain.livret import Value
from livret.domain.meeting_mode import Question, Sitting
from tests.desktop.held import of_widgets
from tests.desktop.livret.at_desk import AtDesk, settle, widgets_of_this_test


class InMeeting:
    """What the people in the room do.

    Attributes:
        at: The desk.
        acts: How many presses so far; typing words is none.
    """

    def __init__(self, at: AtDesk) -> None:
        self.at = at
        self.acts = 0

    @property
    def controller(self) -> MeetingController:
        found = self.at.desk.controllers["meeting"]
        assert isinstance(found, MeetingController)
        return found

    @property
    def page(self) -> MeetingPage:
        return self.controller.page

    @property
    def view(self) -> Any:
        assert isinstance(self.page.view, QuestionView)
        return self.page.view

    @property
    def sitting(self) -> Sitting:
        assert self.controller.sitting is not None
        return self.controller.sitting

    @property
    def question(self) -> str:
        return self.sitting.question.value

    # --- acts ------------------------------------------------------------------

    def begin(self) -> None:
        """F9."""
        self.at.have_keyboard()
        self.key(Qt.Key.Key_F9)
        assert self.at.window.here == "meeting", self.at.troubles

    def key(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self.acts += 1
        QTest.keyClick(QApplication.focusWidget() or self.at.window, key, modifier)
        settle()

    def press(self, button: QAbstractButton) -> None:
        self.acts += 1
        assert button.isVisible()
        assert button.isEnabled()
        button.click()
        settle()

    def onward(self) -> None:
        self.press(self.page.bar.verbs["onward"])

    def go_to(self, question: Question) -> None:
        """Press « Continuer » until a question is asked."""
        for _ in range(12):
            if self.sitting.question is question:
                return
            self.onward()
        raise AssertionError(f"{question} never comes")

    def topic(self, barrier: str) -> None:
        self.go_to(Question.CHOOSING)
        self.press(self.view.buttons[barrier])

    def type(self, words: str) -> None:
        """Type where the keyboard is."""
        field = QApplication.focusWidget()
        assert isinstance(field, QPlainTextEdit), field
        field.selectAll()
        for letter in words:
            # QTest knows no letter beyond ASCII.
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                none = Qt.KeyboardModifier.NoModifier
                QApplication.sendEvent(field, QKeyEvent(kind, 0, none, letter))
        settle()

    def leave(self) -> None:
        """Pause, and go back to the desk."""
        self.press(self.page.bar.verbs["pause"])
        self.press(self.view.leave)
        self.press(self.view.go)


def everything_said() -> str:
    """Everything that widgets, models, actions, titles and completers hold.

    Of the whole application, shown or not.
    """
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return "\n".join(of_widgets(widgets_of_this_test()))


def view_of(at: AtDesk, barrier: str, voice: str = "personne") -> Value:
    """What one voice says of one topic, as it is shown."""
    found = current_diagnosis(at.read)
    assert found is not None
    stood = found.topic(barrier).view(voice)
    assert stood is not None
    return stood.shown


def drafts(at: AtDesk) -> dict[str, str]:
    """The drafts of a livret, but for the place of the meeting itself."""
    return {k: v for k, v in at.drafts().items() if k != "meeting:sitting"}
