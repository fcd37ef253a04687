"""The top line and the bar at the bottom: always the same, always at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.banner import SavedNotice
from livret.desktop.kit.buttons import Button, IconButton
from livret.desktop.kit.layouts import Column, Flow, Row, holder
from livret.desktop.kit.text import Text, tip
from livret.desktop.kit.voices import Voice, VoiceChooser
from livret.desktop.ui import Ui

VOICE_KEYS = ("F2", "F3", "F4", "F5", "F6", "F7")
"""One key for each voice, none of which needs AltGr."""

WIDE = 1180
"""Under this many logical pixels the bar stands on two lines."""


@dataclass(frozen=True)
class Around:
    """What the frame shows around a question.

    Attributes:
        day: "Rencontre du 12 mars".
        people: Who is in the room, as read ("Amina, Claire, Marc").
        voices: Who may speak; hers first, empty where nobody types.
        speaks: Id of the voice whose words are typed.
        may_speak: Ids of the voices that may speak on this question.
        topics_left: How many topics could still come, 0 where none is asked.
        onward: Words of the verb that goes on; empty hides it.
        may_go_back: Whether there is a question before.
        may_take_back: Whether something was just said.
        verbs: Whether there is a bar at all.
    """

    day: str = ""
    people: str = ""
    voices: tuple[Voice, ...] = ()
    speaks: str = ""
    may_speak: frozenset[str] = frozenset()
    topics_left: int = 0
    onward: str = ""
    may_go_back: bool = False
    may_take_back: bool = False
    verbs: bool = True


MARGINS = (40, 12)
"""Around the top line on a wide screen, in pixels of 100 %."""


class LargeIcon(IconButton):
    """An icon that a finger finds."""

    def restyle(self) -> None:
        """Keep the square."""
        super().restyle()
        self.setFixedSize(self._ui.px(44), self._ui.px(44))


class TopLine(QWidget):
    """When, who, what is left, what is saved; and a way to hide it all.

    Attributes:
        hide_screen: « Cacher l'écran ».
        hide_small: The same without its words, on a narrow screen.
        stop: « Encore 2 sujets, ou on s'arrête là ».
    """

    def __init__(self, ui: Ui, saved: SavedNotice) -> None:
        super().__init__()
        self.setObjectName("meetingtop")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ui = ui
        self._day = Text("", "soft", wrap=False)
        self._people = Text("", "soft")
        self.stop = Button(ui, "", kind="quiet")
        self.hide_screen = Button(ui, ui.tr.text("Cacher l’écran"), icon="eye-off")
        self.hide_screen.setToolTip(ui.tr.text("Cacher l’écran · F8"))
        self.hide_small = LargeIcon(ui, ui.tr.text("Cacher l’écran"), "eye-off")
        self._line = Row(ui, 16)
        self._line.addWidget(self._day)
        self._line.addWidget(self._people, 4)
        self._line.addStretch(1)
        for widget in (saved, self.hide_screen, self.hide_small):
            self._line.addWidget(widget)
        self._lines = Column(ui, 4, MARGINS)
        self._lines.addLayout(self._line)
        self._lines.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(self._lines)
        self.set_narrow(narrow=False)

    def show_around(self, around: Around) -> None:
        """Show what belongs to a question."""
        tr = self._ui.tr
        self._day.say(around.day)
        self._people.say(around.people)
        if around.topics_left:
            self.stop.say(
                tr.plural(
                    "Encore {count} sujet, ou on s’arrête là",
                    "Encore {count} sujets, ou on s’arrête là",
                    around.topics_left,
                )
            )
        self.stop.setVisible(bool(around.topics_left))

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the screen to the question."""
        self._day.setVisible(not narrow)
        self.hide_screen.setVisible(not narrow)
        self.hide_small.setVisible(narrow)
        self._lines.edge((0, 0) if narrow else MARGINS)
        before_saved = 3
        if narrow:
            self._line.removeWidget(self.stop)
            self._lines.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._lines.removeWidget(self.stop)
            self._line.insertWidget(before_saved, self.stop)


class MeetingBar(QWidget):
    """Whose words, and the verbs that are always at hand.

    Attributes:
        voices: « Paroles de : ».

    Signals:
        asked: A verb was pressed. arg: ``take_back``, ``pause``, ``back`` or
            ``onward``.
        spoken: Another voice was chosen. arg: its id.
    """

    asked = Signal(str)
    spoken = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("meetingbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ui = ui
        self._shown: tuple[Voice, ...] = ()
        tr = ui.tr
        self.voices = VoiceChooser(ui)
        self.voices.chosen.connect(self.spoken)
        self.verbs = {
            "take_back": Button(ui, tr.text("Enlever ce que je viens de dire")),
            "pause": Button(ui, tr.text("Faire une pause")),
            "back": Button(ui, tr.text("Revenir")),
            "onward": Button(ui, tr.text("Continuer"), kind="primary"),
        }
        verbs = Flow(ui)
        for code, button in self.verbs.items():
            button.setProperty("code", code)
            button.clicked.connect(self._pressed)
            verbs.addWidget(button)
        self.verbs["onward"].setToolTip(tr.text("Continuer · Ctrl+Entrée"))
        self._sides = Row(ui, 16, (40, 14))
        self._sides.addWidget(self.voices, 1)
        self._spare = holder(Row(ui, 0))
        self._sides.addWidget(self._spare, 1)
        self._verbs = holder(verbs)
        self._sides.addWidget(self._verbs)
        self.setLayout(self._sides)

    def show_around(self, around: Around) -> None:
        """Show what belongs to a question; the keyboard stays where it is."""
        if around.voices != self._shown:
            self._shown = around.voices
            self.voices.offer(around.voices)
            self._name_keys(around.voices)
        self.voices.choose(around.speaks)
        self.voices.setVisible(bool(around.voices))
        self._spare.setVisible(not around.voices)
        for code, button in self.voices.buttons.items():
            button.setVisible(code in around.may_speak)
        self.setVisible(around.verbs)
        onward = self.verbs["onward"]
        onward.setVisible(bool(around.onward))
        if around.onward:
            onward.say(around.onward)
        self.verbs["back"].setEnabled(around.may_go_back)
        self.verbs["take_back"].setEnabled(around.may_take_back)

    def _name_keys(self, voices: Sequence[Voice]) -> None:
        for key, voice in zip(VOICE_KEYS, voices, strict=False):
            self.voices.buttons[voice.id].setToolTip(tip(f"{voice.name} · {key}"))

    def speak(self, rank: int) -> None:
        """Give the word to a voice by its rank, from 0, where it may speak."""
        buttons = list(self.voices.buttons.values())
        if rank < len(buttons) and not buttons[rank].isHidden():
            buttons[rank].click()

    def rest(self) -> None:
        """Take the keyboard where Enter only goes on, or back where it decides."""
        onward = self.verbs["onward"]
        stop = self.verbs["pause"] if onward.isHidden() else onward
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self.asked.emit(str(sender.property("code")))

    def stack(self, *, stacked: bool, narrow: bool) -> None:
        """Stand on two lines, the voices first; without margins in a scroll."""
        self._sides.stack(stacked=stacked)
        self._sides.edge((0, 14) if narrow else (40, 14))
