"""What they keep together on a topic, at the end of it."""

from __future__ import annotations

from livret.desktop.diagnosis.line_editor import LineEditor
from livret.desktop.diagnosis.values import (
    LineEdit,
)
from livret.desktop.meeting.edits import Edit
from livret.desktop.meeting.topic_views import TopicShown, heard_line
from livret.desktop.meeting.views import QuestionView
from livret.desktop.ui import Ui


class LineView(QuestionView):
    """What they keep together on a topic; not agreeing is as good."""

    def __init__(self, ui: Ui, shown: TopicShown) -> None:
        barrier = shown.form.barrier.value
        tr = ui.tr
        super().__init__(ui, tr.text("Qu’est-ce que nous retenons ?"), barrier=barrier)
        self._shown = shown
        for voice, answer, words in shown.heard:
            self.add(heard_line(ui, voice, answer, words))
        self.line = LineEditor(ui, barrier, shown.voices)
        self.line.show_line(shown.line)
        self._before = self.line.edit
        self.line.typed.connect(self.edited)
        self.first = self.line.outcome.buttons["agreed"]
        self.add(self.line)

    @property
    def edit(self) -> LineEdit:
        """What stands in the editor."""
        return self.line.edit

    def pending(self) -> tuple[Edit, ...]:
        """Return the line, where it was changed and says whether they agree."""
        edit = self.line.edit
        return (edit,) if edit != self._before and edit.line.outcome else ()

    def give_back(self, edit: Edit) -> None:
        """Put back what was being written."""
        if isinstance(edit, LineEdit):
            self.line.show_line(edit.line)

    def clear_typed(self) -> bool:
        """Go back to what stood before."""
        if self.line.edit == self._before:
            return False
        self.line.show_line(self._before.line)
        self.edited.emit(self.line.edit)
        return True

    def press(self, rank: int) -> None:
        """Agree, with a reservation, or not."""
        buttons = list(self.line.outcome.buttons.values())
        if rank < len(buttons):
            buttons[rank].click()

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the outcomes one under the other."""
        self.line.set_narrow(narrow=narrow)
