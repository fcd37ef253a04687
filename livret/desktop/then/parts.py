"""The pages of a livret as it was known on a day, each made from that day's fold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QDate

from livret.desktop.agreement.page import AgreementPage
from livret.desktop.agreement.reading import agreements_shown
from livret.desktop.agreement.team_reading import seats_shown
from livret.desktop.charter.controller import charter_shown
from livret.desktop.charter.page import CharterPage
from livret.desktop.diagnosis.page import DiagnosisPage
from livret.desktop.diagnosis.reading import diagnosis_of
from livret.desktop.essentiel.page import EssentielPage
from livret.desktop.essentiel.reading import essential_of
from livret.desktop.goals.page import GoalsPage
from livret.desktop.goals.reading import goals_of
from livret.desktop.kit.page import Page
from livret.desktop.meetings.page import MeetingsPage
from livret.desktop.meetings.reading import meetings_read
from livret.desktop.pathway.page import PathwayPage
from livret.desktop.pathway.reading import pathway_shown
from livret.desktop.review.page import ReviewPage
from livret.desktop.review.reading import end_shown, reviews_shown
from livret.desktop.skills.page import SkillsPage
from livret.desktop.skills.reading import (
    projects_shown,
    situations_shown,
    skills_shown,
)
from livret.desktop.team_voices import voices_of
from livret.desktop.ui import Ui
from livret.domain.forms import Form
from livret.domain.livret import Livret
from livret.words.translator import mark

PARTS: tuple[tuple[str, str], ...] = (
    ("essentiel", mark("L’essentiel")),
    ("diagnosis", mark("Diagnostic partagé")),
    ("pathway", mark("Parcours")),
    ("goals", mark("Objectifs et démarches")),
    ("meetings", mark("Rencontres")),
    ("skills", mark("Ce que je sais faire")),
    ("review", mark("Bilans")),
    ("charter", mark("Notre charte")),
    ("agreement", mark("Qui voit quoi")),
)
"""Pages that can be seen as they were, in the order of the sidebar.

Papers, notes and everything that was said bear their own dates: they are read
at their pages, today. Who opened the livret is a journal of acts, not of words.
"""


@dataclass(frozen=True, slots=True)
class Then:
    """A livret as it was known on a day.

    Attributes:
        livret: Folded as of that day.
        form: Of its diagnosis.
        day: The day.
    """

    livret: Livret
    form: Form
    day: dt.date


def _essentiel(ui: Ui, then: Then) -> Page:
    page = EssentielPage(ui)
    page.show_essential(essential_of(ui.tr, then.livret))
    return page


def _diagnosis(ui: Ui, then: Then) -> Page:
    page = DiagnosisPage(ui)
    page.use_form(then.form.topics, QDate(then.day.year, then.day.month, then.day.day))
    page.show_diagnosis(diagnosis_of(ui.tr, then.livret, then.form, today=then.day))
    return page


def _pathway(ui: Ui, then: Then) -> Page:
    page = PathwayPage(ui, writable=False)
    view = pathway_shown(ui.tr, then.livret, then.day)
    page.show_pathway(replace(view, now=ui.tr.text("ce jour-là")))
    return page


def _goals(ui: Ui, then: Then) -> Page:
    page = GoalsPage(ui)
    page.use_today(then.day)
    voices = voices_of(ui.tr, then.livret)
    page.show_goals(goals_of(ui.tr, then.livret, then.day), voices)
    return page


def _meetings(ui: Ui, then: Then) -> Page:
    page = MeetingsPage(ui)
    read = meetings_read(ui.tr, then.livret, then.day)
    page.show_meetings(read.to_tell, read.coming, read.past)
    page.show_contracts(read.reminders, read.contracts)
    return page


def _skills(ui: Ui, then: Then) -> Page:
    tr, livret = ui.tr, then.livret
    page = SkillsPage(ui)
    page.show_skills(skills_shown(tr, livret))
    page.show_projects(projects_shown(tr, livret))
    situations = situations_shown(tr, livret)
    page.show_situations(situations, voices_of(tr, livret), hers_said=False)
    return page


def _review(ui: Ui, then: Then) -> Page:
    tr, livret = ui.tr, then.livret
    page = ReviewPage(ui)
    page.show_reviews(
        reviews_shown(tr, livret), voices_of(tr, livret), end_shown(tr, livret)
    )
    return page


def _charter(ui: Ui, then: Then) -> Page:
    page = CharterPage(ui)
    page.show_charter(charter_shown(ui.tr, then.livret), voices_of(ui.tr, then.livret))
    return page


def _agreement(ui: Ui, then: Then) -> Page:
    page = AgreementPage(ui)
    page.use_today(then.day)
    page.show_agreements(agreements_shown(ui.tr, then.livret, then.day))
    page.team.show_seats(seats_shown(ui.tr, then.livret, then.day, ""))
    return page


MADE: dict[str, Callable[[Ui, Then], Page]] = {
    "essentiel": _essentiel,
    "diagnosis": _diagnosis,
    "pathway": _pathway,
    "goals": _goals,
    "meetings": _meetings,
    "skills": _skills,
    "review": _review,
    "charter": _charter,
    "agreement": _agreement,
}
"""What makes each page, by its key."""
