"""The frame of every page: title, one banner, one vertical scroll."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from shiboken6 import isValid

from livret.desktop.kit.banner import Banner, SavedNotice
from livret.desktop.kit.layouts import Column, Flow, Row, holder, scrolled
from livret.desktop.kit.order import keep_in_order
from livret.desktop.kit.text import Text, Under, drawn
from livret.desktop.look import NARROW
from livret.desktop.ui import Ui


class Page(QWidget):
    """A page of the window.

    A page builds widgets, shows plain values and emits intentions; it knows no
    use case and never waits.

    Attributes:
        ui: Look and language.
        banner: Where trouble that concerns the whole page is said.
        saved: The notice "Enregistré à 10:42", beside the title.
        body: Layout of the content; it scrolls with the title.

    Signals:
        left: Another page is shown in its place; not when the whole window
            is hidden, put aside or closed.
    """

    left = Signal()

    looked_at_together = False
    """Whether she has it before her too: verbs as high as in meeting mode."""

    def __init__(self, ui: Ui, title: str = "", *, width: int = 0) -> None:
        """Make the frame.

        Args:
            ui: Look and language.
            title: In large letters; empty for a page without a head.
            width: Widest the content may be at 100 %; 0 takes all.
        """
        super().__init__()
        self.setObjectName("page")
        self.setProperty("together", self.looked_at_together)
        self.ui = ui
        self._width = width
        self.narrow = False
        self._resting: QWidget | None = None
        self.banner = Banner(ui)
        self.saved = SavedNotice(ui)
        self.title = Text(title, "title")
        for start in (self, self.title):
            # The keyboard may begin here, where nothing can be pressed.
            start.setProperty("own_ring", True)  # noqa: FBT003
        self.subtitle = Under("", "soft")
        self._flow = Flow(ui)
        self._actions = holder(self._flow)
        self._head = Row(ui, 16)
        self.body = Column(ui, 20)
        self._build_frame()

    def _build_frame(self) -> None:
        words = Column(self.ui, 4)
        words.addWidget(self.title)
        under = Flow(self.ui, 16, lines=4)
        under.addWidget(self.subtitle)
        under.addWidget(self.saved)
        words.addWidget(holder(under))
        self._head_words = told = holder(words)
        policy = told.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        told.setSizePolicy(policy)
        self._head.addWidget(told, 1)
        if not self.title.accessibleName():
            told.hide()  # until there is a title: a page without a head
        self._head.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignTop)
        self._actions.hide()  # until there is one: nothing takes no room
        content = Column(self.ui, 14, (32, 24, 32, 16))
        content.addLayout(self._head)
        content.addWidget(self.banner)
        content.addLayout(self.body, 1)
        self._inside = holder(content, "body")
        self._scroll = scrolled(self._inside)
        if self._width:
            self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        outer = Column(self.ui, 0)
        outer.addWidget(self._scroll, 1)
        self.setLayout(outer)
        self._outer = outer
        for part in (self, self._inside):
            keep_in_order(part)

    def take_keyboard(self) -> None:
        """Put the keyboard where the page begins: its first field, or its title."""
        first = getattr(self, "first", None)
        shown = self if self.title.isHidden() else self.title
        start = first if isinstance(first, QWidget) else shown
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def holds_alone(self) -> bool:
        """Whether somebody said here what is kept nowhere else yet."""
        return False

    def asks_first(self, goes_on: Callable[[], None]) -> bool:
        """Ask before the window goes, where this page alone holds something.

        Args:
            goes_on: Called once whoever is there lets it be lost.

        Returns:
            Whether it asks; where nothing would be lost it does not.
        """
        del goes_on
        return False

    def let_rest(self, part: QWidget, *, resting: bool) -> None:
        """Let a part of the page rest while something is made, or wake it again.

        The keyboard waits at the title and goes back where it was: what rests
        cannot have it, and outside the page nobody would look for it.
        """
        given = Qt.FocusReason.OtherFocusReason
        now = self.window().focusWidget() if self.isVisible() else None
        if resting:
            inside = now is not None and part.isAncestorOf(now)
            self._resting = now if inside else None
            if inside:
                self.title.setFocus(given)
        part.setEnabled(not resting)
        if not resting:
            held, self._resting = self._resting, None
            if held is not None and isValid(held) and now is self.title:
                held.setFocus(given)

    def add_actions(self, buttons: Sequence[QWidget]) -> None:
        """Put verbs at the right of the title, under it on a narrow page."""
        for button in buttons:
            self._flow.addWidget(button)
        self._actions.show()

    def show_actions(self, *, shown: bool) -> None:
        """Show the verbs beside the title, or leave them no room at all."""
        self._actions.setVisible(shown)

    def add_foot(self, widget: QWidget) -> None:
        """Put a widget under the scroll, always in sight."""
        self._outer.addWidget(widget)

    def describe(self, title: str, subtitle: str = "") -> None:
        """Set the title and the line under it."""
        self.title.say(title)
        self.subtitle.say(subtitle)
        self._head_words.show()
        if self.hasFocus():
            # Nothing could be heard where the keyboard began: now there is a name.
            self.take_keyboard()

    def show_trouble(self, sentence: str, *, verb: str = "") -> None:
        """Say a sentence at the top of the page, with at most one verb."""
        self.banner.say(sentence, verb=verb)
        self._scroll.ensureWidgetVisible(self.banner)

    def reveal(self, widget: QWidget) -> None:
        """Scroll to ``widget``."""
        self._scroll.ensureWidgetVisible(widget, 0, self.ui.px(24))

    def scroll_to(self, widget: QWidget) -> None:
        """Bring the top of ``widget`` near the top of the page."""
        QApplication.sendPostedEvents()
        top = widget.mapTo(self._inside, QPoint(0, 0)).y()
        self._scroll.verticalScrollBar().setValue(top - self.ui.px(24))

    def set_narrow(self, *, narrow: bool) -> None:
        """Become one column, or several again; pages extend this."""
        self.narrow = narrow
        self.stack_head(stacked=narrow or self._is_crowded())

    def _is_crowded(self) -> bool:
        """Tell whether the verbs leave the title no room on one line."""
        title, shown = self.title, drawn(self.title.accessibleName())
        words = title.fontMetrics().horizontalAdvance(shown)
        verbs = self._flow.sizeHint().width()
        px = self.ui.px
        room = self._scroll.viewport().width() - px(64)
        if self._width:
            room = min(room, px(self._width - 64))
        return verbs > 0 and words + px(16) + verbs > room

    def stack_head(self, *, stacked: bool) -> None:
        """Put the verbs under the title, or at its right."""
        self._head.stack(stacked=stacked)
        top = Qt.AlignmentFlag.AlignTop
        self._head.setAlignment(self._actions, Qt.AlignmentFlag(0) if stacked else top)

    def restyle(self) -> None:
        """Follow a new text size."""
        self._fit()

    def _fit(self) -> None:
        look = self.ui.look
        if self._width:
            self._inside.setMaximumWidth(look.px(self._width))
        # The sidebar stands beside the page while the window is wide.
        self.set_narrow(narrow=look.logical(self.window().width()) < NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change the layout at the narrow width."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the page is left: itself hidden, and not what it is in."""
        super().hideEvent(event)
        if self.isHidden():
            self.left.emit()
