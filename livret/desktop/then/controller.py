"""Wires the livret as it was: each part a fresh page that nobody listens to."""

from __future__ import annotations

import datetime as dt
from functools import partial

from livret.desktop.desk import Controller, Desk
from livret.desktop.diagnosis.reading import form_of
from livret.desktop.kit.page import Page
from livret.desktop.pathway.page import PathwayPage
from livret.desktop.pathway.reading import detail_of
from livret.desktop.then.page import ThenBar, ThenPage
from livret.desktop.then.parts import MADE, PARTS, Then
from livret.desktop.then.still import still
from livret.desktop.ui import Ui
from livret.usecases.app import OpenVault
from livret.usecases.looking_then import as_known


class ThenController(Controller):
    """The livret as it was on one day; nothing can be written there."""

    key = "then"
    of_one = True
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
        made = MADE[part](ui, then)
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
        detail = detail_of(self.desk.ui.tr, then.livret, entry, then.day)
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
    form = ctx.forms.to_read(*form_of(known), language)
    return Then(known, form, day)
