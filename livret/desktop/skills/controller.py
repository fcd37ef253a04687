"""Wires skills of life, projects and where she stands."""

from __future__ import annotations

from functools import partial
from typing import Any

from livret.desktop.copying.clipboard import the_clipboard
from livret.desktop.desk import Desk
from livret.desktop.forms_kept import FormsKept
from livret.desktop.forms_page import FormsController
from livret.desktop.kit.dialog import Dialog
from livret.desktop.review.dialogs import text_dialog
from livret.desktop.skills.forms import ProjectForm, SituationForm, SkillForm
from livret.desktop.skills.page import SkillsPage
from livret.desktop.skills.reading import (
    projects_shown,
    situations_shown,
    skills_shown,
)
from livret.desktop.skills.values import ProjectEdit, SituationEdit, SkillEdit
from livret.desktop.team_voices import PERSON, voices_of
from livret.desktop.ui import Ui
from livret.domain.came import told_came, usual_interpreting
from livret.domain.livret import Livret
from livret.domain.pathway_fields import SITUATIONS
from livret.domain.situations import situation_open_to
from livret.usecases.app import OpenVault
from livret.usecases.livrets import note
from livret.usecases.writing import Said
from livret.words.cv import cv_draft


class SkillsController(FormsController):
    """What she knows how to do, what she projects, where she stands.

    Attributes:
        clipboard: Forgets a draft that was copied after a minute.
        dialog: The draft of a CV while it is shown.
    """

    key = "skills"
    page: SkillsPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.dialog: Dialog | None = None
        self._draft = ""
        self._livret = ""
        self.clipboard = the_clipboard(desk)
        page = self.page
        self._forms: dict[str, SkillForm | ProjectForm | SituationForm] = {
            "skill:new": page.skill_form,
            "project:new": page.project_form,
            "situation:new": page.situation_form,
        }
        self.kept = FormsKept(desk, page)
        for place, form in self._forms.items():
            self.kept.follow(place, form)
        self.kept.found.connect(self._found)
        page.skill_added.connect(self._add_skill)
        page.project_added.connect(self._add_project)
        page.situation_said.connect(self._say_situation)
        page.draft_asked.connect(self._show_draft)
        page.removal_asked.connect(self.take_off)

    def make_page(self, ui: Ui) -> SkillsPage:
        """Return the page."""
        return SkillsPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show what she knows how to do, then the rest."""
        tr = self.desk.ui.tr
        another = livret.id != self._livret
        if another:
            self._livret = livret.id
            self.page.clear_forms()
            self.page.banner.hide()
        self.page.use_interpreting(usual_interpreting(livret))
        self.page.show_skills(skills_shown(tr, livret))
        self.page.show_projects(projects_shown(tr, livret))
        voices = [one for one in voices_of(tr, livret) if one.side != "autre"]
        self.page.show_situations(
            situations_shown(tr, livret),
            voices,
            hers_said=situation_open_to(livret, "social"),
        )
        if another:
            self.kept.use_livret(livret.id)

    def _found(self, place: str) -> None:
        if place in self._forms:
            self.page.open_form(self._forms[place])

    def _said(self, place: str, _ids: object) -> None:
        self._forms[place].clear()
        self.kept.emptied(place)

    def _add_skill(self, edit: SkillEdit) -> None:
        told = {
            "words": edit.words,
            "area": edit.area,
            "story": edit.story,
            "recognised_by": edit.by,
        }
        content: dict[str, Any] = {name: one for name, one in told.items() if one}
        content |= told_came(edit.came)
        said = Said(kind="skill_recognised", voice=PERSON, content=content)
        self.say(said, then=partial(self._said, "skill:new"))

    def _add_project(self, edit: ProjectEdit) -> None:
        told = {
            "words": edit.words,
            "occupation": edit.occupation,
            "hours": edit.hours,
        }
        content: dict[str, Any] = {name: one for name, one in told.items() if one}
        content |= told_came(edit.came)
        said = Said(kind="project_said", voice=PERSON, content=content)
        self.say(said, then=partial(self._said, "project:new"))

    def _say_situation(self, edit: SituationEdit) -> None:
        content: dict[str, Any] = {"words": edit.words} if edit.words else {}
        if edit.words:
            content |= told_came(edit.came)
        if edit.code:
            name = "situation" if edit.code in SITUATIONS else "answer"
            content[name] = edit.code
        said = Said(kind="situation_said", voice=edit.voice, content=content)
        self.say(said, then=partial(self._situation_said, edit.voice))

    def _situation_said(self, voice: str, _ids: object) -> None:
        """Empty the words that were said; those of the other voices wait."""
        form = self.page.situation_form
        form.clear_voice(voice)
        if not form.waits:
            self.kept.emptied("situation:new")

    def _show_draft(self) -> None:
        if self.desk.folded is None:
            return
        ui = self.desk.ui
        self._draft = cv_draft(ui.tr, self.desk.folded)
        title = ui.tr.text("Brouillon de CV")
        words = ui.tr.text("À relire, à corriger et à compléter avec la personne.")
        window = self.page.window()
        self.dialog = text_dialog(ui, window, title, self._draft, words)
        self.dialog.decided.connect(self._decided)
        self.dialog.open()

    def _decided(self, verb: str) -> None:
        if verb != "copy":
            return
        self.clipboard.copy(self._draft)
        self.desk.ask(self.page, partial(_noted, livret=self.desk.livret))
        self.page.banner.say(
            self.desk.ui.tr.text(
                "C’est copié pour une minute. La personne pourra voir que cela a été"
                " copié."
            )
        )


def _noted(vault: OpenVault, livret: str) -> None:
    note(vault.ctx, livret, "copied", paper="cv")
