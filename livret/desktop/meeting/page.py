"""The frame of a meeting: a top line, one question, a bar with the verbs.

Shows: ``show_around(Around)``, ``turn_to(view)``.
Says: ``asked(verb)``, ``spoken(voice)``, ``hide_asked``.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from livret.desktop.kit.banner import Banner
from livret.desktop.kit.held_keys import held_keys
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.page import Page
from livret.desktop.meeting.answers import DIGITS
from livret.desktop.meeting.bar import VOICE_KEYS, WIDE, Around, MeetingBar, TopLine
from livret.desktop.meeting.views import QuestionView
from livret.desktop.parting import part_with
from livret.desktop.ui import Ui

WIDTH = 924
"""Widest a question is drawn, in pixels of 100 %: 860 and its margins."""

_ALT = ("1", "2", "3", "4", "5", "6", "7", "8")
_ALT_FRENCH = ("&", "É", '"', "'", "(", "-", "È", "_")


class MeetingPage(Page):
    """One question at a time, large and calm.

    Attributes:
        top: When, who, what is saved.
        bar: Whose words, and the verbs.
        view: The question shown, or None.
        offer: Says who holds another meeting of this livret, to be joined.

    Signals:
        asked: arg: ``take_back``, ``pause``, ``back``, ``onward``, ``stop``.
        spoken: arg: id of the voice whose words come next.
        hide_asked: « Cacher l'écran ».
    """

    asked = Signal(str)
    spoken = Signal(str)
    hide_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, width=WIDTH)
        self.setObjectName("meeting")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view: QuestionView | None = None
        self.around = Around()
        self.top = TopLine(ui, self.saved)
        self.bar = MeetingBar(ui)
        self._outer.insertWidget(0, self.top)
        self.offer = Banner(ui)
        inside = self._inside.layout()
        assert isinstance(inside, Column)  # noqa: S101 - the frame of every page
        inside.insertWidget(inside.indexOf(self.banner) + 1, self.offer)
        self.add_foot(self.bar)
        self._place = Column(ui, 0)
        # Air above the question, where there is any to spare.
        self._air = QWidget()
        self._air.setObjectName("clear")
        self.body.part(0)
        self.body.addWidget(self._air, 1)
        self.body.addLayout(self._place)
        self.body.addStretch(1)
        self._hosted: Page | None = None
        self._barred: Column = self._outer
        for button in (self.top.hide_screen, self.top.hide_small):
            button.clicked.connect(self.hide_asked)
        self.top.stop.clicked.connect(self._stop)
        self.bar.asked.connect(self.asked)
        self.bar.spoken.connect(self.spoken)
        self._shortcuts: list[QShortcut] = []
        self._add_shortcuts()

    def _add_shortcuts(self) -> None:
        for rank, key in enumerate(VOICE_KEYS):
            self._shortcut(key, rank, self._speak)
            self._shortcut(f"Ctrl+{rank + 1}", rank, self._speak)
        for keys in (_ALT, _ALT_FRENCH):
            for rank, key in enumerate(keys):
                self._shortcut(f"Alt+{key}", rank, self._answer)
        self._shortcut("Ctrl+Return", 0, self._onward)
        self._shortcut("Ctrl+Enter", 0, self._onward)

    def _shortcut(self, keys: str, rank: int, then: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setProperty("rank", rank)
        shortcut.activated.connect(then)
        held_keys().order(shortcut)
        self._shortcuts.append(shortcut)

    def _rank(self) -> int:
        sender = self.sender()
        return int(sender.property("rank"))

    def _speak(self) -> None:
        self.bar.speak(self._rank())

    def _answer(self) -> None:
        if self.view is not None:
            self.view.press(self._rank())

    def _onward(self) -> None:
        button = self.bar.verbs["onward"]
        if button.isVisible() and button.isEnabled():
            button.click()

    def _stop(self) -> None:
        self.asked.emit("stop")

    def show_around(self, around: Around) -> None:
        """Show what stands around the question."""
        self.around = around
        self.top.show_around(around)
        self.bar.show_around(around)

    def turn_to(self, view: QuestionView) -> None:
        """Show another question, and put the keyboard where it begins."""
        self.forget()
        self.view = view
        self._place.addWidget(view)
        view.fit(narrow=self.narrow)
        view.show()
        self._scroll.verticalScrollBar().setValue(0)
        if not view.begin():
            self._rest(view)

    def _rest(self, view: QuestionView) -> None:
        """Put the keyboard on the verb that goes on, or at the question itself.

        Verbs that scroll with the question would push it out of sight.
        """
        if self._barred is self._outer:
            self.bar.rest()
        else:
            view.question.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Leave no word of a question behind."""
        if self.view is not None:
            focused = QApplication.focusWidget()
            if focused is not None and self.view.isAncestorOf(focused):
                self.setFocus()  # else each of its widgets is passed over
            self.view.hide()
            self._place.removeWidget(self.view)
            part_with(self.view)
            self.view = None

    def host(self, page: Page) -> None:
        """Show a page of its own scroll in place of a question."""
        self._hosted = page
        self._scroll.hide()
        self._outer.insertWidget(1, page, 1)
        self._place_bars()
        page.show()
        if self.hasFocus():  # the question that had the keyboard is gone
            page.take_keyboard()

    def unhost(self, page: Page) -> None:
        """Put a page away for good."""
        self._hosted = None
        self._place_bars()
        page.hide()
        self._outer.removeWidget(page)
        part_with(page)
        self._scroll.show()

    def set_narrow(self, *, narrow: bool) -> None:
        """Let the bars scroll with the page: they never cover what is typed."""
        super().set_narrow(narrow=narrow)
        self.top.set_narrow(narrow=narrow)
        self._air.setMaximumHeight(0 if narrow else self.ui.px(24))
        width = self.ui.look.logical(self.window().width())
        self.bar.stack(stacked=width < WIDE, narrow=narrow)
        self._place_bars()
        if self.view is not None:
            self.view.fit(narrow=narrow)

    def _place_bars(self) -> None:
        """Put the two bars around the scroll, or at both ends of what scrolls."""
        inside = self._inside.layout()
        assert isinstance(inside, Column)  # noqa: S101 - the frame of every page
        target = self._outer
        if self.narrow:
            target = inside if self._hosted is None else self._hosted.body
        if target is not self._barred:
            for widget in (self.top, self.bar):
                self._barred.removeWidget(widget)
            target.insertWidget(0, self.top)
            target.addWidget(self.bar)
            self._barred = target

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with the digits wherever nobody is typing; go on from a question."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.view is not None and self.view.question.hasFocus():
            self._onward()
            return
        rank = DIGITS.get(event.key())
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if rank is not None and plain and self.view is not None:
            self.view.press(rank)
            return
        super().keyPressEvent(event)
