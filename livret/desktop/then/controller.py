"""Wires the livret as it was: each part a fresh page that nobody listens to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QDate

from livret.desktop.desk import Controller, Desk
from livret.desktop.diagnosis.page import DiagnosisPage
from livret.desktop.diagnosis.reading import diagnosis_of, form_of
from livret.desktop.essentiel.page import EssentielPage
from livret.desktop.essentiel.reading import essential_of
from livret.desktop.goals.page import GoalsPage
from livret.desktop.goals.reading import goals_of
from livret.desktop.kit.page import Page
from livret.desktop.pathway.page import PathwayPage
from livret.desktop.pathway.reading import detail_of, pathway_shown
from livret.desktop.team_voices import voices_of
from livret.desktop.then.page import ThenBar, ThenPage
from livret.desktop.then.still import still
from livret.desktop.ui import Ui
from livret.domain.forms import Form
from livret.domain.livret import Livret
from livret.usecases.app import OpenVault
from livret.usecases.looking_then import as_known
from livret.usecases.saying import DIAGNOSTIC_FORM
from livret.words.translator import mark

PARTS: tuple[tuple[str, str], ...] = (
    ("essentiel", mark("L’essentiel")),
    ("diagnosis", mark("Diagnostic partagé")),
    ("pathway", mark("Parcours")),
    ("goals", mark("Objectifs et démarches")),
)
"""Pages that can be seen as they were, in the order of the sidebar."""


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


class ThenController(Controller):
    """The livret as it was on one day; nothing can be written there."""

    key = "then"
    page: ThenPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.then: Then | None = None
        self._part = "pathway"
        self._wanted = ""
        page = self.page
        page.part_asked.connect(self._show)
        page.day_asked.connect(self.travel)
        page.back_asked.connect(self._back)
        page.left.connect(self._left)

    def make_page(self, ui: Ui) -> ThenPage:
        """Return the page."""
        return ThenPage(ui)

    def arrive(self) -> None:
        """Without a day to show, go where one is chosen."""
        if self.then is None:
            self.desk.gone.emit("pathway")

    def travel(self, day: dt.date, part: str = "") -> None:
        """Show the livret that is open as it was known on a day."""
        self._part = part or self._part
        self._wanted = self.desk.livret
        call = partial(
            read_then, livret=self._wanted, day=day, language=self.desk.ui.tr.language
        )
        asker: Page = self.page
        here = self.desk.window.pages.get(self.desk.window.here)
        if isinstance(here, Page):
            asker = here
        self.desk.ask(asker, call, self._arrived)

    def _arrived(self, then: Then) -> None:
        if then.livret.id != self.desk.livret or self._wanted != then.livret.id:
            return
        if not then.livret.history:
            self._nothing_yet()
            return
        self.then = then
        self._show(self._part)
        if self.desk.window.here != self.key:
            self.desk.gone.emit(self.key)

    def _nothing_yet(self) -> None:
        tr = self.desk.ui.tr
        here = self.desk.window.pages.get(self.desk.window.here)
        if isinstance(here, Page):
            here.show_trouble(tr.text("Ce jour-là, ce livret n’existait pas encore."))

    def _show(self, part: str) -> None:
        then = self.then
        if then is None:
            return
        self._part = part
        ui, tr = self.desk.ui, self.desk.ui.tr
        made = _MADE[part](ui, then)
        if part != "pathway":
            still(made)
        else:
            assert isinstance(made, PathwayPage)  # noqa: S101 - it is
            made.opened.connect(self._open)
        named = [(key, tr.text(name)) for key, name in PARTS]
        bar = ThenBar(ui, then.day, self.desk.app.clock.today(), named)
        self.page.show_part(made, bar, chosen=part)

    def _open(self, entry: str) -> None:
        page, then = self.page.part, self.then
        if then is None or not isinstance(page, PathwayPage):
            return
        detail = detail_of(self.desk.ui.tr, then.livret, entry)
        if detail is not None:
            page.show_detail(detail)

    def _back(self) -> None:
        part = self._part
        self.desk.gone.emit(part)

    def _left(self) -> None:
        """Forget that day when the page is left."""
        self.then = None
        self.page.forget()


def read_then(vault: OpenVault, livret: str, day: dt.date, language: str) -> Then:
    """Read a livret as it was, with the form of its diagnosis."""
    ctx = vault.ctx
    known = as_known(ctx, livret, day)
    name, version = form_of(known)
    name = name or DIAGNOSTIC_FORM
    form = ctx.forms.form(name, version or ctx.forms.latest(name), language)
    return Then(known, form, day)


def _essentiel(ui: Ui, then: Then) -> Page:
    page = EssentielPage(ui)
    page.show_essential(essential_of(ui.tr, then.livret))
    return page


def _diagnosis(ui: Ui, then: Then) -> Page:
    page = DiagnosisPage(ui)
    page.use_form(then.form.topics, QDate(then.day.year, then.day.month, then.day.day))
    page.show_diagnosis(diagnosis_of(ui.tr, then.livret, then.form))
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


_MADE: dict[str, Callable[[Ui, Then], Page]] = {
    "essentiel": _essentiel,
    "diagnosis": _diagnosis,
    "pathway": _pathway,
    "goals": _goals,
}
