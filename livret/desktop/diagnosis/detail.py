"""The details of one topic, opened in place under its row."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QFrame

from livret.desktop.diagnosis.line_editor import LineEditor
from livret.desktop.diagnosis.steps_editor import StepsEditor, SupportEditor
from livret.desktop.diagnosis.values import Diagnosis, LineEdit, Topic, ViewEdit
from livret.desktop.diagnosis.view_editor import ViewEditor
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Line, Section
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.text import Text
from livret.desktop.kit.voices import VoiceChooser
from livret.desktop.ui import Ui
from livret.domain.forms import Topic as TopicForm


class TopicDetail(QFrame):
    """Who speaks and what they say; what helps; what they keep; what next.

    Signals:
        typed: Typing in progress. arg: ``ViewEdit`` or ``LineEdit``.
        said: A speaker ended (another speaks, or the details close) after
            changing something. arg: ``ViewEdit`` or ``LineEdit``.
        recognised: arg: ``SupportEdit``.
        added: arg: ``StepEdit``.
        closed: "Fermer" or Escape.
        next_asked: "Sujet suivant".
    """

    typed = Signal(object)
    said = Signal(object)
    recognised = Signal(object)
    added = Signal(object)
    closed = Signal()
    next_asked = Signal()

    def __init__(
        self, ui: Ui, diagnosis: Diagnosis, topic: Topic, form: TopicForm, today: QDate
    ) -> None:
        super().__init__()
        self.setObjectName("detail")
        self.ui, self.form = ui, form
        self.diagnosis, self.topic = diagnosis, topic
        self.narrow = False
        tr = ui.tr
        self.speakers = VoiceChooser(ui, diagnosis.voices)
        self.speakers.chosen.connect(self._speak)
        self.view: ViewEditor | None = None
        self._pending: dict[type, object] = {}
        self._view_place = Column(ui, 0)
        self.line = LineEditor(ui, topic.barrier, diagnosis.voices)
        self.line.typed.connect(self._typing)
        self.supports = SupportEditor(ui, form)
        self.supports.came.use_usual(diagnosis.interpreting)
        self.supports.recognised.connect(self.recognised)
        self.steps = StepsEditor(ui, topic.barrier, diagnosis.voices, today)
        self.steps.added.connect(self.added)
        self._next = Button(ui, tr.text("Sujet suivant"), kind="primary")
        self._close = Button(ui, tr.text("Fermer"))
        self._next.clicked.connect(self._go_on)
        self._close.clicked.connect(self._end)
        self._build()
        self.show_topic(diagnosis, topic)
        self._speak(diagnosis.person or diagnosis.voices[0].id)

    def _build(self) -> None:
        ui, tr = self.ui, self.ui.tr
        left = Column(ui, 16)
        left.addWidget(self.speakers)
        left.addLayout(self._view_place)
        left.addStretch(1)
        right = Column(ui, 20)
        helps = Section(ui, tr.text("Ce qui m’aide"), icon="sprout")
        helps.add(self.supports)
        kept = Section(ui, tr.text("Ce que nous retenons"), icon="handshake")
        kept.add(self.line)
        then = Section(ui, tr.text("Et ensuite"), icon="target")
        then.add(self.steps)
        for section in (helps, kept, then):
            right.addWidget(section)
        right.addStretch(1)
        self._sides = Row(ui, 32)
        self._sides.addLayout(left, 1)
        self._sides.addLayout(right, 1)
        buttons = Row(ui, 8)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._next)
        outer = Column(ui, 16, (20, 16))
        if self.form.hints:
            outer.addWidget(Text(self.form.hints[0], "soft"))
        outer.addLayout(self._sides)
        outer.addWidget(Line())
        outer.addLayout(buttons)
        self.setLayout(outer)
        self.restyle()

    def restyle(self) -> None:
        """Take the edge again: ink at the left, so that the open row is seen."""
        look = self.ui.look
        sheet = (
            f"QFrame#detail {{ background: {look.colour('sheet').name()}; border: none;"
            f" border-top: 1px solid {look.colour('rule').name()};"
            f" border-left: {look.px(4)}px solid {look.colour('accent').name()}; }}"
        )
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)

    def show_topic(self, diagnosis: Diagnosis, topic: Topic) -> None:
        """Show new values; what is being typed is left alone."""
        self.diagnosis, self.topic = diagnosis, topic
        self.supports.show_supports(topic.supports)
        self.steps.show_steps(topic.steps)
        if LineEdit not in self._pending:
            self.line.show_line(topic.line)
        if self.view is not None and ViewEdit not in self._pending:
            self.view.show_stance(topic.stance(self.view.voice.id), topic.quotes)

    def _speak(self, voice_id: str) -> None:
        """Give the word to a voice; what the last one said is said."""
        self.flush()
        if self.view is not None:
            self._view_place.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
        voice = next(v for v in self.diagnosis.voices if v.id == voice_id)
        asked, called = self.diagnosis.asked, self.diagnosis.called
        self.view = ViewEditor(self.ui, self.form, voice, asked, called)
        self.view.came.use_usual(self.diagnosis.interpreting)
        self.view.show_stance(self.topic.stance(voice.id), self.topic.quotes)
        self.view.set_narrow(narrow=True)
        self.view.typed.connect(self._typing)
        self._view_place.addWidget(self.view)
        self.view.show()

    def _typing(self, edit: object) -> None:
        self._pending[type(edit)] = edit
        self.typed.emit(edit)

    def flush(self) -> None:
        """Say what was typed since the last time."""
        pending, self._pending = self._pending, {}
        for edit in pending.values():
            self.said.emit(edit)

    def _end(self) -> None:
        self.flush()
        self.closed.emit()

    def _go_on(self) -> None:
        self.flush()
        self.next_asked.emit()

    def keyPressEvent(self, event: object) -> None:
        """Close with Escape, without losing anything."""
        if event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self._end()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]

    def set_narrow(self, *, narrow: bool) -> None:
        """Become one column."""
        self.narrow = narrow
        self._sides.stack(stacked=narrow)
        self.line.set_narrow(narrow=True)
        self.steps.set_narrow(narrow=narrow)
        if self.view is not None:
            self.view.set_narrow(narrow=True)
