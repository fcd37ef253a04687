"""Wires recopying a sheet: drafts page by page, then everything at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import Any

from livret.desktop.autosave import Autosave, local
from livret.desktop.desk import Desk
from livret.desktop.diagnosis.reading import form_of
from livret.desktop.livret_page import LivretController
from livret.desktop.team_voices import voices_of
from livret.desktop.transcription.page import FIRST, TranscriptionPage
from livret.desktop.transcription.values import (
    PLACE,
    Copied,
    copied_of,
    day_of,
    sheet_of,
)
from livret.desktop.ui import Ui
from livret.domain.forms import Form
from livret.domain.livret import Livret
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.drafting import drafts_of, drop_draft
from livret.usecases.transcribing import (
    Sheet,
    head_since,
    spoken_since,
    transcribe,
)
from livret.words.dates import clock, long_date


@dataclass(frozen=True, slots=True)
class Read:
    """What the page needs of the vault, read at once.

    Attributes:
        livret: Folded.
        form: The form of the paper.
        drafts: What was recopied and not kept, by page.
    """

    livret: Livret
    form: Form
    drafts: dict[str, str]


class TranscriptionController(LivretController):
    """Recopies a form that was filled by hand.

    Attributes:
        autosave: Keeps what is typed within two seconds.
    """

    key = "transcription"
    of_one = True
    page: TranscriptionPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        self._form: Form | None = None
        self._on: dt.date | None = None
        page = self.page
        self.autosave = Autosave(desk, page)
        self.autosave.saved.connect(self._saved)
        page.typed.connect(self._typed)
        page.turned.connect(self._turned)
        page.done.connect(self._done)
        page.dropped.connect(self._dropped)
        page.left.connect(self.autosave.flush)

    def make_page(self, ui: Ui) -> TranscriptionPage:
        """Return the page."""
        return TranscriptionPage(ui)

    def arrive(self) -> None:
        """Begin, or go on with what was being recopied."""
        self._livret = self.desk.livret
        self.page.banner.hide()
        self.page.saved.say("")
        language = self.desk.ui.tr.language
        call = partial(_read, livret=self._livret, language=language)
        self.desk.ask(self.page, call, self._begin)

    def show_livret(self, livret: Livret) -> None:
        """Leave what is being typed alone when the livret changes, or the day."""
        self.page.use_today(self.desk.app.clock.today())
        self._tell_since()

    def keep_typing(self) -> None:
        """Write what is being typed as drafts; it is found again afterwards."""
        self.autosave.flush()

    def _begin(self, read: Read) -> None:
        if read.livret.id != self._livret:
            return
        tr = self.desk.ui.tr
        self._form = read.form
        voices = voices_of(tr, read.livret)
        self.page.use_form(read.form, voices, self.desk.app.clock.today())
        if read.drafts:
            self.page.show_copied(copied_of(read.drafts))
            self.page.show_trouble(
                tr.text("Ce qui était en train d’être recopié a été retrouvé.")
            )
        self.page.drop.setVisible(bool(read.drafts))
        self.page.first.setFocus()

    # --- typing ----------------------------------------------------------------

    def _typed(self, key: str, text: str) -> None:
        if not self.autosave.waiting:
            self.page.saved.writing()
        self.page.drop.show()
        self.autosave.keep(self._livret, PLACE + key, text)
        if key == FIRST:
            self._tell_since()  # its date is there

    def _saved(self, at: Any) -> None:
        self.page.saved.saved(clock(local(at)))

    def _turned(self, _key: str) -> None:
        self._tell_since()

    def _tell_since(self) -> None:
        """Tell each page whether it was spoken of after the date of the sheet."""
        livret, form = self.desk.alone, self._form
        on = day_of(self.page.copied.first.on) if form is not None else None
        if livret is None or form is None or on is None:
            return
        tr = self.desk.ui.tr
        said = head_since(livret, on)
        told = ""
        if said is not None:
            told = tr.text(
                "Le nom de la personne, ou ce qu’elle veut, a été redit le {day}, après"
                " cette feuille. Ce qui a été dit ce jour-là reste, sauf si vous dites"
                " le contraire.",
                day=long_date(tr, said),
            )
        self.page.show_since(FIRST, told)
        for topic in form.topics:
            later = spoken_since(livret, topic.barrier, on)
            told = ""
            if later is not None:
                told = tr.text(
                    "On a reparlé de ce sujet le {day}, après cette feuille. Ce qui a"
                    " été dit ce jour-là reste, sauf si vous dites le contraire.",
                    day=long_date(tr, later),
                )
            self.page.show_since(topic.barrier.value, told)

    # --- the end -----------------------------------------------------------------

    def _done(self, copied: Copied, on: dt.date) -> None:
        form = self._form
        if form is None:
            return
        self.autosave.flush()
        order = tuple(topic.barrier.value for topic in form.topics)
        sheet = sheet_of(copied, on, order)
        self.page.work(self.desk.ui.tr.text("La feuille est gardée…"))
        call = partial(_keep, livret=self._livret, sheet=sheet, form=form)
        task = self.desk.ask(self.page, call, self._kept)
        task.failed.connect(self._not_kept)
        self._on = on

    def _kept(self, _ids: object) -> None:
        self.page.work()
        tr, on = self.desk.ui.tr, self._on
        self._on = None
        self.desk.gone.emit("diagnosis")
        page = self.desk.controllers["diagnosis"].page
        if on is not None:
            page.show_trouble(
                tr.text("La feuille du {day} est recopiée.", day=long_date(tr, on))
            )

    def _not_kept(self, _error: object) -> None:
        """The page says why; everything is still there."""
        self.page.work()

    def _dropped(self) -> None:
        self.autosave.flush()
        self.desk.ask(self.page, partial(_drop, livret=self._livret), self._left)

    def _left(self, _nothing: object) -> None:
        self._on = None
        self.desk.gone.emit("documents")


def _read(vault: OpenVault, livret: str, language: str) -> Read:
    ctx = vault.ctx
    folded = ctx.livret(livret)
    form = ctx.forms.to_read(*form_of(folded), language)
    return Read(folded, form, _drafts(vault, livret))


def _drafts(vault: OpenVault, livret: str) -> dict[str, str]:
    return {
        one.place.removeprefix(PLACE): one.text
        for one in drafts_of(vault.ctx, livret)
        if one.place.startswith(PLACE)
    }


def _keep(
    vault: OpenVault, livret: str, sheet: Sheet, form: Form
) -> Done[tuple[str, ...]]:
    done = transcribe(vault.ctx, livret, sheet, form)
    _drop(vault, livret)
    return done


def _drop(vault: OpenVault, livret: str) -> None:
    for page in _drafts(vault, livret):
        drop_draft(vault.ctx, livret, PLACE + page)
