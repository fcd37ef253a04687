"""Wires « Parcours » to what is said and to the livret as it was."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from livret.desktop.desk import Desk
from livret.desktop.forms_kept import FormsKept
from livret.desktop.forms_page import FormsController
from livret.desktop.handing import HandingOver
from livret.desktop.long_paper import LongPaper
from livret.desktop.pathway.adding import place_of
from livret.desktop.pathway.page import PathwayPage
from livret.desktop.pathway.paper_form import PaperAsked
from livret.desktop.pathway.reading import detail_of, pathway_shown
from livret.desktop.pathway.referring import Referring
from livret.desktop.pathway.topic_cards import closing_place
from livret.desktop.pathway.values import Told
from livret.desktop.then.controller import ThenController
from livret.desktop.ui import Ui
from livret.domain.came import told_came
from livret.domain.livret import Livret
from livret.usecases.app import OpenVault
from livret.usecases.ports import Progress
from livret.usecases.printing_pathway import PAPER, PrintPathway, pathway_pdf
from livret.usecases.writing import Said


class PathwayController(FormsController):
    """The pathway of the livret that is open.

    Attributes:
        handing: Lets its paper leave.
        long_paper: Says how far a long one is.
        referring: Asks what is asked of services, and what they answer.
    """

    key = "pathway"
    page: PathwayPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.handing = HandingOver(desk, self.page)
        self.long_paper = LongPaper(desk.ui, self.page)
        page = self.page
        page.opened.connect(self._open)
        page.told.connect(self._tell)
        page.removal_asked.connect(self.take_off)
        self.kept = FormsKept(desk, page)
        self.kept.found.connect(page.give_back)
        self.referring = Referring(desk, page, self.kept)
        page.form_opened.connect(self.kept.follow)
        page.form_left.connect(self.kept.forget)
        page.closing_asked.connect(self._close_topic)
        page.reopening_asked.connect(self._reopen_topic)
        page.travel_asked.connect(self._travel)
        page.paper_asked.connect(self._print)
        page.left.connect(self._left)
        # The vault closes after what its worker does: a long paper would hold it.
        desk.leaving.connect(self.long_paper.end)

    def make_page(self, ui: Ui) -> PathwayPage:
        """Return the page."""
        return PathwayPage(ui)

    def put_away(self) -> None:
        """Leave nothing of another livret open."""
        self.page.close_form()
        self.page.detail.forget()
        self.page.lens.clear()

    def fill(self, livret: Livret) -> None:
        """Show the pathway, and what is open of it as it is now."""
        desk = self.desk
        view = pathway_shown(desk.ui.tr, livret, desk.app.clock.today())
        self.page.show_pathway(view, side=desk.vault.ctx.owner.side)
        opened = self.page.detail.detail
        if opened is not None and self.page.detail.isVisible():
            self._open(opened.id)

    def _open(self, entry: str) -> None:
        desk, livret = self.desk, self.desk.folded
        today = desk.app.clock.today()
        detail = detail_of(desk.ui.tr, livret, entry, today) if livret else None
        if detail is None:
            self.page.detail.forget()
        else:
            self.page.show_detail(detail)

    def _tell(self, told: Told) -> None:
        life = told.lane == "ma_vie"
        content: dict[str, Any] = {"words": told.words, "on": told.on.isoformat()}
        if told.until is not None:
            content["until"] = told.until.isoformat()
        if told.planned:
            content["planned"] = True
        if told.id:
            content["life" if life else "event"] = told.id
        if life:
            content |= told_came(told.came)
            said = Said(kind="life_told", voice="personne", content=content)
        else:
            said = Said(kind="event_noted", voice=told.lane, content=content)
        place = place_of(told.id, life=life)
        self.say(said, then=partial(self._told, place))

    def _told(self, place: str, _ids: object) -> None:
        self.kept.forget(place)
        self.page.close_form()

    def _close_topic(self, barrier: str, words: str) -> None:
        content = {"barrier": barrier, "state": "closed"}
        if words:
            content["words"] = words
        said = Said(kind="barrier_state", voice="personne", content=content)
        self.say(said, then=self.kept.done(closing_place(barrier)))

    def _reopen_topic(self, barrier: str) -> None:
        content = {"barrier": barrier, "state": "open"}
        self.say(Said(kind="barrier_state", voice="ensemble", content=content))

    def _print(self, asked: PaperAsked) -> None:
        """Ask whether she can keep it, then let it leave."""
        command = PrintPathway(
            livret=self._livret,
            language=asked.language,
            dress=asked.dress,
            with_life=asked.with_life,
            leave_off=asked.leave_off,
        )
        self.page.close_form()
        fetch = self.long_paper.fetch(partial(_drawn, command=command))
        self.handing.ask(self._livret, fetch, PAPER)

    def _travel(self, day: dt.date) -> None:
        then = self.desk.controllers["then"]
        assert isinstance(then, ThenController)  # noqa: S101 - keys are ours
        then.travel(day, "pathway")

    def _left(self) -> None:
        """Forget what was shown when the page is left; typing is kept."""
        self.kept.autosave.flush()
        self._livret = ""
        self.page.forget()


def _drawn(vault: OpenVault, progress: Progress, command: PrintPathway) -> bytes:
    return pathway_pdf(vault.ctx, vault.paper, command, progress)
