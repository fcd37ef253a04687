"""One meeting as a card: when first, then how and where, with whom, about what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Group, Icon, button_row, empty
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.remover import Remover
from livret.desktop.kit.text import Text, plain, quoted
from livret.desktop.meetings.telling import VERBS, TellForm
from livret.desktop.meetings.values import PastView, PlannedView
from livret.desktop.ui import Ui
from livret.words.one_line import in_sentences

_ICONS = {"held": "users", "contact": "phone", "off": "calendar"}


class PlannedCard(Card):
    """One meeting to come, or one that nobody told of yet.

    Attributes:
        states: What may be told of it.
        form: What became of it, while it is being told.

    Signals:
        begin_asked: The three sit down now. arg: id of the meeting.
        change_asked: arg: id of the meeting to plan otherwise.
        told: arg: ``TellEdit``.
        form_opened: arg: the ``TellForm``.
        form_left: "Revenir". arg: the place of the form.
    """

    form_opened = Signal(object)
    form_left = Signal(str)
    begin_asked = Signal(str)
    change_asked = Signal(str)
    told = Signal(object)

    def __init__(self, ui: Ui, meeting: PlannedView, states: Sequence[str]) -> None:
        """Make the card.

        Args:
            ui: Look and language.
            meeting: What it shows.
            states: What may be told of it, in order.
        """
        super().__init__(ui, gap=6, margins=(22, 16))
        tr = ui.tr
        self.meeting = meeting
        self.states = tuple(states)
        self.form: TellForm | None = None
        self.setAccessibleName(meeting.when)
        words = Column(ui, 6)
        head = Row(ui, 12)
        head.addWidget(Icon(ui, "calendar-days"))
        head.addWidget(Text(meeting.when, "heading"), 1)
        words.addLayout(head)
        for part in (
            plain(meeting.where),
            tr.text("Avec {names}", names=plain(meeting.who)) if meeting.who else "",
            plain(meeting.spoken),
            tr.text("Pour faire le point ensemble") if meeting.review else "",
        ):
            if part:
                words.addWidget(Text(part, "soft"))
        if meeting.about:
            words.addWidget(Text(plain(meeting.about)))
        self._place = Column(ui, 0)
        self._verbs = self._buttons(states)
        self._sides = Row(ui, 12)
        self._sides.addLayout(words, 1)
        self._sides.addWidget(self._verbs)
        self.column.addLayout(self._sides)
        self.column.addLayout(self._place)

    def _buttons(self, states: Sequence[str]) -> QWidget:
        tr = self.ui.tr
        buttons: list[QWidget] = []
        if self.meeting.today:
            begin = Button(
                self.ui, tr.text("Passer à trois"), kind="primary", icon="users"
            )
            begin.clicked.connect(self._begin)
            buttons.append(begin)
        for state in states:
            button = Button(self.ui, tr.text(VERBS[state]))
            button.setProperty("state", state)
            button.clicked.connect(self._ask)
            buttons.append(button)
        change = Button(self.ui, tr.text("Changer"), icon="pen")
        change.clicked.connect(self._change)
        buttons.append(change)
        for one in buttons:
            name = f"{one.accessibleName()}, {self.meeting.when}"
            one.setAccessibleName(name)
        return button_row(self.ui, buttons)

    def ask(self, state: str) -> None:
        """Open the few questions about what became of it, and go to them."""
        self.open_form(state).start()

    def open_form(self, state: str) -> TellForm:
        """Open the few questions; the keyboard stays where it is."""
        self.close_form()
        self.form = TellForm(self.ui, self.meeting.id, state)
        self.form.told.connect(self.told)
        self.form.cancelled.connect(self._back)
        self._place.addWidget(self.form)
        self._verbs.hide()
        self.form.show()
        self.form_opened.emit(self.form)
        return self.form

    def close_form(self) -> None:
        """Close them, nothing told."""
        empty(self._place)
        self.form = None
        self._verbs.show()

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the verbs under the words."""
        self._sides.stack(stacked=narrow)
        if self.form is not None:
            self.form.set_narrow(narrow=narrow)

    def _ask(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.ask(str(sender.property("state")))

    def _back(self) -> None:
        if self.form is not None:
            self.form_left.emit(self.form.kept_at)
        self.close_form()
        first = next(iter(self._verbs.findChildren(Button)), None)
        if first is not None:
            first.setFocus()

    def _begin(self) -> None:
        self.begin_asked.emit(self.meeting.id)

    def _change(self) -> None:
        self.change_asked.emit(self.meeting.id)


class PastRow(Group):
    """Something that was, on a few lines; contacts stay small.

    Signals:
        read_asked: arg: id of the meeting whose minutes are wanted.
        copy_asked: arg: id of the meeting whose minutes are copied.
        removal_asked: A contact was noted by mistake. args: ``contact``, its id.
    """

    read_asked = Signal(str)
    copy_asked = Signal(str)
    removal_asked = Signal(str, str)

    def __init__(self, ui: Ui, past: PastView) -> None:
        told = [part for part in (past.when, plain(past.how)) if part]
        super().__init__(in_sentences(told))
        self.past = past
        self._ui = ui
        tr = ui.tr
        row = Row(ui, 12, (0, 4))
        small = past.kind != "held"
        icon = "soft" if small else "accent"
        row.addWidget(Icon(ui, _ICONS[past.kind], icon, 18 if small else 20))
        words = Column(ui, 2)
        words.addWidget(Text(" · ".join(told), "soft" if small else "strong"))
        if past.who:
            words.addWidget(Text(plain(past.who), "soft"))
        if past.words:
            words.addWidget(Text(plain(past.words)))
        if past.heard:
            words.addWidget(Text(quoted(tr, past.heard), "strong"))
        self.minutes = Text("")
        self.minutes.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words.addWidget(self.minutes)
        if past.told:
            words.addWidget(self._verbs())
        row.addLayout(words, 1)
        if past.kind == "contact":
            remover = Remover(ui, "contact", past.id, ", ".join(told))
            remover.removal_asked.connect(self.removal_asked)
            row.addWidget(remover, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)

    def _verbs(self) -> QWidget:
        tr = self._ui.tr
        self.read = Button(self._ui, tr.text("Lire le compte rendu"), icon="file-text")
        self.read.clicked.connect(self._read)
        self.copy = Button(self._ui, tr.text("Copier pour mon logiciel"), icon="copy")
        self.copy.clicked.connect(self._copy)
        for one in (self.read, self.copy):
            one.setAccessibleName(f"{one.accessibleName()}, {self.past.when}")
        self.read.setAccessibleDescription(tr.text("fermé"))
        return button_row(self._ui, [self.read, self.copy])

    def show_minutes(self, text: str) -> None:
        """Show the minutes in place; an empty text puts them away.

        They stand over their verb, which they push out of sight: they are read,
        and heard, from their first line.
        """
        tr, held = self._ui.tr, (self.read, self.minutes)
        follows = any(one.hasFocus() for one in held)
        if follows and not text:
            self.read.setFocus(Qt.FocusReason.OtherFocusReason)
        self.minutes.say(text)
        state = tr.text("ouvert") if text else tr.text("fermé")
        self.read.setAccessibleDescription(state)
        if follows and text:
            self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        if self.minutes.text():
            self.show_minutes("")
        else:
            self.read_asked.emit(self.past.id)

    def _copy(self) -> None:
        self.copy_asked.emit(self.past.id)
