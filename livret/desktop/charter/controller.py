"""Wires the charter: each version is kept, the last one stands."""

from __future__ import annotations

from typing import Any

from livret.desktop.charter.page import (
    PLACE,
    CharterEdit,
    CharterLine,
    CharterPage,
    CharterView,
)
from livret.desktop.desk import Desk
from livret.desktop.forms_kept import FormsKept
from livret.desktop.forms_page import FormsController
from livret.desktop.team_voices import voice_of, voices_of
from livret.desktop.ui import Ui
from livret.domain.came import PAPER, Came, came_of, told_came
from livret.domain.livret import Livret
from livret.domain.situations import charter_of, charter_versions
from livret.usecases.writing import Said
from livret.words.charter import charter, chosen, is_here
from livret.words.translator import Translator


class CharterController(FormsController):
    """How we work together."""

    key = "charter"
    page: CharterPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        self.kept = FormsKept(desk, self.page)
        self.kept.found.connect(self.page.give_back)
        self.page.kept.connect(self._keep)
        self.page.editor_opened.connect(self.kept.follow)
        self.page.editor_left.connect(self.kept.forget)

    def make_page(self, ui: Ui) -> CharterPage:
        """Return the page."""
        return CharterPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show what stands."""
        tr = self.desk.ui.tr
        another = livret.id != self._livret
        if another:
            self._livret = livret.id
            self.page.close_editor()
            self.page.banner.hide()
        self.page.show_charter(charter_shown(tr, livret), voices_of(tr, livret))
        if another:
            self.kept.use_livret(livret.id)

    def _keep(self, edit: CharterEdit) -> None:
        editor, today = self.page.editor, self.desk.vault.ctx.clock.today()
        if editor is not None and edit.on is not None and edit.on > today:
            tr = self.desk.ui.tr
            editor.refuse_day(tr.text("Cette date est encore à venir."))
            return
        content: dict[str, Any] = {
            "choices": list(edit.choices),
            "edition": edit.edition,
        }
        if edit.lines:
            content["lines"] = [
                {"voice": voice, "words": words} for voice, words in edit.lines
            ]
        if edit.on is not None:
            # As any sheet that is copied: of the day that stands on it.
            content |= told_came(Came(how=PAPER))
        said = Said(kind="charter_written", content=content, said_on=edit.on)
        self.say(said, then=self._kept)

    def _kept(self, _ids: tuple[str, ...]) -> None:
        self.kept.forget(PLACE)
        self.page.close_editor()


def charter_shown(tr: Translator, livret: Livret) -> CharterView:
    """Return the charter that stands, and what to choose from."""
    offered = charter(tr.language)
    standing = charter_of(livret)
    if not standing:
        return CharterView(offered)
    last = standing[-1]
    edition = int(last.content.get("edition", 0))
    versions = [one.id for one in charter_versions(livret)]
    lines = tuple(
        CharterLine(voice_of(tr, livret, one["voice"]), one["words"])
        for one in last.content.get("lines", ())
    )
    return CharterView(
        offered,
        groups=tuple((title, tuple(said)) for title, said in chosen(tr, last)),
        chosen=tuple(last.content["choices"]),
        lines=lines,
        on=last.said_on,
        version=versions.index(last.id) + 1,
        side_by_side=len(standing) > 1,
        edition=0 if is_here(edition) else edition,
        from_paper=came_of(last.content).how == PAPER,
    )
