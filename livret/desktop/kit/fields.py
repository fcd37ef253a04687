"""Fields: a label that says what, a hint in one sentence, a place for trouble."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QDate, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QFont,
    QInputMethodEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from livret.desktop.kit.banner import announce
from livret.desktop.kit.buttons import IconButton
from livret.desktop.kit.focus import TITLED
from livret.desktop.kit.held_keys import held_keys
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui


class LineField(QLineEdit):
    """One line of text, at most 500 characters."""

    def __init__(self, ui: Ui, name: str, *, placeholder: str = "") -> None:
        super().__init__()
        self._ui = ui
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(500)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take the letter of a dead key after the letters before it."""
        if not held_keys().later(self, event):
            super().inputMethodEvent(event)


class SearchField(LineField):
    """A search as you type, with its glass; Escape empties it.

    Signals:
        searched: arg: what is looked for, stripped, on every change.
    """

    searched = Signal(str)

    def __init__(self, ui: Ui, name: str) -> None:
        super().__init__(ui, name, placeholder=name)
        self.setObjectName("search")
        self._empty = QAction(self)
        self._empty.setShortcut(Qt.Key.Key_Escape)
        self._empty.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._empty.triggered.connect(self.clear)
        self.addAction(self._empty)
        self.textChanged.connect(self._changed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, then the glass at its left."""
        super().paintEvent(event)
        side = self._ui.px(20)
        glass = self._ui.look.pixmap("search", "soft", 20)
        painter = QPainter(self)
        painter.drawPixmap(self._ui.px(14), (self.height() - side) // 2, glass)

    def _changed(self, text: str) -> None:
        self.searched.emit(text.strip())


class TextArea(QPlainTextEdit):
    """Several lines; Tab leaves it; it grows with its text.

    Attributes:
        slack: Height in pixels of 100 % that its lines leave.

    Signals:
        edited: The text changed under somebody's hands.
    """

    edited = Signal()

    slack = 28

    def __init__(
        self, ui: Ui, name: str, *, placeholder: str = "", lines: int = 2
    ) -> None:
        super().__init__()
        self._ui = ui
        self._lines = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._grow)
        self.textChanged.connect(self.edited)

    @property
    def text(self) -> str:
        """What is written, without spaces around it."""
        return self.toPlainText().strip()

    def show_text(self, text: str) -> None:
        """Replace the text without telling that somebody edited."""
        if text != self.toPlainText():
            self.blockSignals(True)  # noqa: FBT003
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)
            self.blockSignals(False)  # noqa: FBT003
            self._grow()

    def restyle(self) -> None:
        """Measure again."""
        self._grow()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        document = self.document()
        lines = max(self._lines, round(document.size().height()))
        padding = self._ui.px(self.slack)
        self.setFixedHeight(min(lines, 14) * line + padding)
        many = lines > 14  # noqa: PLR2004
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if many else policy.ScrollBarAlwaysOff
        )

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take the letter of a dead key after the letters before it."""
        if not held_keys().later(self, event):
            super().inputMethodEvent(event)

    def resizeEvent(self, event: object) -> None:
        """Grow when lines wrap anew."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._grow()

    def sizeHint(self) -> QSize:
        """Return a comfortable width."""
        return QSize(self._ui.px(360), self.height())


class HerWords(TextArea):
    """Where the person's own words are written: warm ground, larger letters."""

    def __init__(
        self, ui: Ui, name: str, *, placeholder: str = "", lines: int = 2
    ) -> None:
        super().__init__(ui, name, placeholder=placeholder, lines=lines)
        self.setObjectName("her")


class SecretField(QWidget):
    """A passphrase or a code, hidden, with a button to show it.

    Signals:
        changed: arg: the secret as it stands.
        entered: Enter was pressed.
    """

    changed = Signal(str)
    entered = Signal()

    def __init__(self, ui: Ui, name: str, *, digits: bool = False) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui = ui
        self.line = LineField(ui, name)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | (
                Qt.InputMethodHint.ImhDigitsOnly
                if digits
                else Qt.InputMethodHint.ImhNone
            )
        )
        self._show = IconButton(ui, ui.tr.text("Montrer ce que j’écris"), "eye")
        self._show.setAccessibleDescription(name)
        self._show.setCheckable(True)
        self._show.toggled.connect(self._reveal)
        row = Row(ui, 4)
        row.addWidget(self.line, 1)
        row.addWidget(self._show)
        self.setLayout(row)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(self.entered)

    @property
    def secret(self) -> str:
        """What is written."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what is written and hide again."""
        self.line.clear()
        self._show.setChecked(False)

    def reveal(self, secret: str) -> None:
        """Write ``secret`` in clear, for one who must copy it down."""
        self.line.setText(secret)
        self._show.setChecked(True)

    def _reveal(self, shown: bool) -> None:  # noqa: FBT001
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if shown else mode.Password)
        icon, name = "eye", self._ui.tr.text("Montrer ce que j’écris")
        if shown:
            icon, name = "eye-off", self._ui.tr.text("Cacher ce que j’écris")
        self._show.setIcon(self._ui.look.icon(icon, "accent"))
        self._show.setAccessibleName(name)
        self._show.setToolTip(name)


class DateField(QDateEdit):
    """A date, day first; arrows change the part under the cursor."""

    def __init__(self, ui: Ui, name: str, day: QDate | None = None) -> None:
        super().__init__()
        self._ui = ui
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setLocale(ui.locale)
        self.setDisplayFormat("dd/MM/yyyy")
        if day is not None:
            self.setDate(day)
        self.restyle()

    def restyle(self) -> None:
        """Keep the digits away from the edge."""
        self.lineEdit().setTextMargins(self._ui.px(12), 0, self._ui.px(12), 0)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001
        """Leave with one Tab; arrows go from day to month to year."""
        around = self.parentWidget()
        if around is None:
            return super().focusNextPrevChild(forward)
        return around.focusNextChild() if forward else around.focusPreviousChild()


class Labelled(QWidget):
    """A field under its label and hint, with a line for what went wrong.

    Attributes:
        field: The field itself.
    """

    def __init__(self, ui: Ui, label: str, field: QWidget, *, hint: str = "") -> None:
        super().__init__()
        self.setObjectName("clear")
        self.setProperty(TITLED, True)  # noqa: FBT003
        self.field = field
        self._ui = ui
        self._label = Text(label, "strong")
        # What takes the keyboard is what is heard: a line, inside some fields.
        self._heard: QWidget = field.focusProxy() or field
        self._told = hint
        self._label.setBuddy(self._heard)
        self._hint = Text(hint, "soft")
        self._trouble = Text("", "strong")
        if not self._heard.accessibleName():
            self._heard.setAccessibleName(label)
        if hint:
            self._heard.setAccessibleDescription(hint)
        column: QVBoxLayout | Column = Column(ui, 4)
        for widget in (self._label, self._hint, self._trouble, field):
            column.addWidget(widget)
        # Beside a higher one, the label stays at the top and the field under it.
        column.addStretch(0)
        self.setLayout(column)
        self._trouble.say("")

    def complain(self, sentence: str) -> None:
        """Say what is wrong beside the field; an empty sentence takes it back."""
        self._trouble.say("⚠ " + sentence if sentence else "")
        line = getattr(self.field, "line", self.field)
        line.setProperty("wrong", "true" if sentence else "false")
        line.style().unpolish(line)
        line.style().polish(line)
        self._heard.setAccessibleDescription(sentence or self._told)
        if sentence and self._heard.hasFocus():
            announce(self._heard, sentence)  # nothing else would say it
        elif sentence and self.isEnabled():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif sentence:  # it rests while something is made: once that is over
            begin = partial(self.field.setFocus, Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self.field, begin)


def fixed_pitch(ui: Ui, size: float) -> QFont:
    """Return the house font with wide letter spacing, for what is copied down."""
    font = ui.look.font(size, strong=True)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    return font
