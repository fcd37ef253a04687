"""« Ce que je sais faire », by plain values.

Shows: ``show_skills``, ``show_projects``, ``show_situations``.
Says: ``skill_added``, ``project_added``, ``situation_said``, ``draft_asked``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Section, button_row, empty
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.page import Page
from livret.desktop.kit.remover import Remover
from livret.desktop.kit.text import Text, plain, quoted
from livret.desktop.kit.voices import Voice, VoiceMark
from livret.desktop.skills.forms import ProjectForm, SituationForm, SkillForm
from livret.desktop.skills.values import ProjectView, SituationView, SkillView
from livret.desktop.ui import Ui
from livret.domain.came import Came
from livret.words.dates import long_date


class SkillsPage(Page):
    """What she knows how to do comes first; the rest is under it.

    Signals:
        skill_added: arg: ``SkillEdit``.
        project_added: arg: ``ProjectEdit``.
        situation_said: arg: ``SituationEdit``.
        draft_asked: The draft of a CV is to be shown.
        removal_asked: args: ``skill``, ``project`` or ``situation``, its id.
    """

    skill_added = Signal(object)
    project_added = Signal(object)
    situation_said = Signal(object)
    draft_asked = Signal()
    removal_asked = Signal(str, str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Ce que je sais faire"))
        tr = ui.tr
        self.subtitle.say(
            tr.text("Tout compte : s’occuper de quelqu’un, réparer, se débrouiller.")
        )
        draft = Button(ui, tr.text("Brouillon de CV"), icon="file-text")
        draft.clicked.connect(self.draft_asked)
        self.add_actions([draft])
        self._openers: dict[QWidget, Button] = {}
        self._skills = Column(ui, 12)
        self.skill_form = SkillForm(ui)
        self.skill_form.added.connect(self.skill_added)
        self.projects = Section(ui, tr.text("Le métier que je voudrais"), icon="target")
        self._projects = Column(ui, 8)
        self.project_form = ProjectForm(ui)
        self.project_form.added.connect(self.project_added)
        self.situation = Section(ui, tr.text("Et l’emploi, aujourd’hui"), icon="route")
        self._situations = Column(ui, 8)
        self.situation_form = SituationForm(ui)
        self.situation_form.said.connect(self.situation_said)
        self.body.addLayout(self._skills)
        self.body.addWidget(self._opener(tr.text("Ajouter"), self.skill_form))
        self.body.addWidget(self.skill_form)
        for section, place, form, verb in (
            (
                self.projects,
                self._projects,
                self.project_form,
                tr.text("Dire un projet de métier"),
            ),
            (
                self.situation,
                self._situations,
                self.situation_form,
                tr.text("Dire où j’en suis"),
            ),
        ):
            section.column.addLayout(place)
            section.add(self._opener(verb, form))
            section.add(form)
            self.body.addWidget(section)
        self.body.addStretch(1)

    def _opener(self, words: str, form: QWidget) -> QWidget:
        button = Button(self.ui, words, icon="plus")
        button.clicked.connect(form.show)
        button.clicked.connect(button.hide)
        self._openers[form] = button
        form.hide()
        return button_row(self.ui, [button])

    def use_interpreting(self, came: Came) -> None:
        """Begin with ``came`` where an interpreter is chosen."""
        for form in (self.skill_form, self.project_form, self.situation_form):
            form.came.use_usual(came)

    def clear_forms(self) -> None:
        """Forget what is written: it was of another livret."""
        for form in (self.skill_form, self.project_form, self.situation_form):
            form.clear()

    def open_form(self, form: QWidget) -> None:
        """Show a form in which something was typed."""
        form.show()
        self._openers[form].hide()

    def open_forms(self) -> None:
        """Show every form, as pictures do."""
        for form in (self.skill_form, self.project_form, self.situation_form):
            self.open_form(form)

    def show_skills(self, skills: Sequence[SkillView]) -> None:
        """Show what was recognised, the first said first."""
        cards: list[QWidget] = [self._skill(one) for one in skills]
        if not cards:
            card = Card(self.ui, "support")
            words = self.ui.tr.text("Ce que je sais faire, qui je peux appeler…")
            card.add(Text(words, "soft"))
            cards = [card]
        _fill(self._skills, cards)

    def _skill(self, skill: SkillView) -> QWidget:
        tr = self.ui.tr
        card = Card(self.ui, "support", gap=4, margins=(20, 14))
        head = Row(self.ui, 10)
        head.addWidget(Text(f"+ {plain(skill.words)}", "large"), 1)
        head.addWidget(self._remover("skill", skill.id, skill.words))
        card.column.addLayout(head)
        if skill.story:
            card.add(Text(quoted(tr, skill.story)))
        under = [plain(skill.area)] if skill.area else []
        if skill.by:
            under.append(tr.text("reconnu par {name}", name=plain(skill.by)))
        if under:
            card.add(Text(" · ".join(under), "soft"))
        return card

    def _remover(self, sort: str, key: str, words: str) -> Remover:
        button = Remover(self.ui, sort, key, words)
        button.removal_asked.connect(self.removal_asked)
        return button

    def show_projects(self, projects: Sequence[ProjectView]) -> None:
        """Show her vocational projects."""
        cards: list[QWidget] = []
        for project in projects:
            card = Card(self.ui, gap=4, margins=(20, 14))
            row = Row(self.ui, 10)
            mark_ = VoiceMark(self.ui, project.voice, 22)
            row.addWidget(mark_, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(quoted(self.ui.tr, project.words), "large"), 1)
            row.addWidget(self._remover("project", project.id, project.words))
            card.column.addLayout(row)
            cards.append(card)
        _fill(self._projects, cards)

    def show_situations(
        self,
        situations: Sequence[SituationView],
        voices: Sequence[Voice],
        *,
        hers_said: bool,
    ) -> None:
        """Show where she stands, each with its day; hers first."""
        tr = self.ui.tr
        cards: list[QWidget] = []
        for one in situations:
            card = Card(self.ui, gap=4, margins=(20, 14))
            row = Row(self.ui, 10)
            mark_ = VoiceMark(self.ui, one.voice, 22, one.voice.name)
            row.addWidget(mark_, 0, Qt.AlignmentFlag.AlignTop)
            words = Column(self.ui, 2)
            if one.told:
                words.addWidget(Text(one.told))
            if one.words:
                words.addWidget(Text(quoted(tr, one.words), "large"))
            said = tr.text(
                "{name}, le {day}",
                name=plain(one.voice.name),
                day=long_date(tr, one.on),
            )
            words.addWidget(Text(said, "soft"))
            row.addLayout(words, 1)
            row.addWidget(
                self._remover("situation", one.id, said), 0, Qt.AlignmentFlag.AlignTop
            )
            card.column.addLayout(row)
            cards.append(card)
        _fill(self._situations, cards)
        self.situation_form.offer(voices, hers_said=hers_said)


def _fill(column: Column, cards: Sequence[QWidget]) -> None:
    empty(column)
    for card in cards:
        column.addWidget(card)
