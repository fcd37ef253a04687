"""Wires reviews; the end, the return and passing on are asked by ``ending``."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from functools import partial
from typing import Any

from livret.desktop.autosave import Autosave
from livret.desktop.desk import Desk
from livret.desktop.livret_page import LivretController
from livret.desktop.review.ending import Ending
from livret.desktop.review.page import ReviewPage
from livret.desktop.review.reading import end_shown, reviews_shown
from livret.desktop.review.values import ReviewEdit
from livret.desktop.team_voices import voices_of
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.drafting import drafts_of, drop_draft
from livret.usecases.ports import Draft
from livret.usecases.reviewing import OpenReview, SayReview, open_review, say_review


class ReviewController(LivretController):
    """Looking back, and what is asked about the end.

    Attributes:
        ending: Asks about the end, the return and passing on.
    """

    key = "review"
    page: ReviewPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        self._review = ""
        self.autosave = Autosave(desk, self.page)
        page = self.page
        self.ending = Ending(desk, page)
        page.begun.connect(self._begin)
        page.said.connect(self._say)
        page.edited.connect(self._typed)
        page.speaker_changed.connect(self._find_typed)

    def make_page(self, ui: Ui) -> ReviewPage:
        """Return the page."""
        return ReviewPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show reviews and the end."""
        tr = self.desk.ui.tr
        if livret.id != self._livret:
            self.autosave.flush()
            self.page.close_form()
            self.page.banner.hide()
            self._livret = livret.id
            self.ending.use_livret(livret.id)
        self.page.use_today(self.desk.app.clock.today())
        end = end_shown(tr, livret)
        self.page.show_reviews(reviews_shown(tr, livret), voices_of(tr, livret), end)
        if self._review:
            review, self._review = self._review, ""
            self.page.open_review(review)

    def keep_typing(self) -> None:
        """Write what is being typed as a draft."""
        self.autosave.flush()
        self.ending.keep_typing()

    def asked(self, act: str) -> None:
        """Ctrl+S writes what is typed."""
        if act == "save":
            self.keep_typing()

    # --- reviews ---------------------------------------------------------------

    def _begin(self, moment: str, day: dt.date) -> None:
        command = OpenReview(livret=self._livret, moment=moment, on=day)
        self._ask(lambda vault: open_review(vault.ctx, command), self._begun)

    def _begun(self, review: str) -> None:
        self._review = review  # opened once the livret is read again

    def _say(self, edit: ReviewEdit) -> None:
        place = place_of(edit.review, edit.voice)
        self.autosave.forget(self._livret, place)
        command = SayReview(
            livret=self._livret,
            review=edit.review,
            voice=edit.voice,
            words=edit.words,
            levels=edit.levels,
            declined=edit.declined,
        )
        self._ask(partial(_say_review, command=command, place=place))

    def _typed(self, edit: ReviewEdit) -> None:
        text = "" if edit.nothing else json.dumps(_typed(edit), ensure_ascii=False)
        place = place_of(edit.review, edit.voice)
        self.autosave.keep(self._livret, place, text)

    def _find_typed(self, _voice: str) -> None:
        self.autosave.flush()
        livret = self._livret
        self._ask(lambda vault: drafts_of(vault.ctx, livret), self._found)

    def _found(self, drafts: tuple[Draft, ...]) -> None:
        form = self.page.form
        if form is None:
            return
        wanted = place_of(form.review.id, form.voice.value)
        for draft in drafts:
            if draft.livret == self._livret and draft.place == wanted:
                words, levels = _read(draft.text)
                form.take(words, levels)

    def _ask(
        self,
        call: Callable[[OpenVault], Any],
        then: Callable[[Any], None] | None = None,
    ) -> None:
        self.desk.ask(self.page, call, then)


def place_of(review: str, voice: str) -> str:
    """Return where a review is typed, as drafts name places."""
    return f"review:{review}:{voice}"


def _typed(edit: ReviewEdit) -> dict[str, Any]:
    return {"words": dict(edit.words), "levels": dict(edit.levels)}


def _read(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """Read a draft; nothing of what was typed elsewhere."""
    try:
        plain = json.loads(text)
        return dict(plain["words"]), dict(plain["levels"])
    except (ValueError, TypeError, KeyError):
        return {}, {}


def _say_review(vault: OpenVault, command: SayReview, place: str) -> Done[str]:
    done = say_review(vault.ctx, command)
    drop_draft(vault.ctx, command.livret, place)
    return done
