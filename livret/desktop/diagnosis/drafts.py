"""What is typed in the diagnosis and not said yet, on the page's side."""

from __future__ import annotations

from collections.abc import Iterable

from livret.desktop.diagnosis.detail import TopicDetail
from livret.desktop.diagnosis.telling import Edit, edit_of, place_of
from livret.desktop.diagnosis.values import LineEdit, Quote, Stance, ViewEdit
from livret.usecases.ports import Draft


class Unsaid:
    """Edits that wait for their editor: found after a crash, or refused."""

    def __init__(self) -> None:
        self._edits: dict[str, Edit] = {}

    def find(self, drafts: Iterable[Draft]) -> Edit | None:
        """Take up the drafts of a livret; return the last one typed, if any."""
        for draft in drafts:
            edit = edit_of(draft)
            if edit is not None:
                self.keep(edit)
        return next(reversed(self._edits.values()), None)

    def keep(self, edit: Edit) -> None:
        """Keep an edit until its editor shows it again."""
        self._edits.pop(place_of(edit), None)
        self._edits[place_of(edit)] = edit

    def forget(self, edit: Edit | None = None) -> None:
        """Forget one edit, or all: they were said, or the page was left."""
        if edit is None:
            self._edits = {}
        else:
            self._edits.pop(place_of(edit), None)

    def restore(self, detail: TopicDetail) -> None:
        """Put back what was typed in the editors that are open."""
        if detail.view is not None:
            wanted = ViewEdit(detail.topic.barrier, detail.view.voice.id)
            edit = self._edits.pop(place_of(wanted), None)
            if isinstance(edit, ViewEdit):
                detail.view.show_stance(_stance(edit), _quotes(edit))
                detail.view.typed.emit(detail.view.edit)
        line = self._edits.pop(f"line:{detail.topic.barrier}", None)
        if isinstance(line, LineEdit):
            detail.line.show_line(line.line)
            detail.line.typed.emit(detail.line.edit)


def _stance(edit: ViewEdit) -> Stance:
    return Stance(
        edit.voice,
        edit.answer,
        edit.words,
        edit.situations,
        edit.outside,
        came=edit.came,
    )


def _quotes(edit: ViewEdit) -> tuple[Quote, ...]:
    return (Quote(edit.words, came=edit.came),) if edit.words else ()
