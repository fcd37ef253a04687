"""What is asked about the end, the return, and passing the livret on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QDate, QObject

from livret.desktop.copying.clipboard import the_clipboard
from livret.desktop.desk import Desk
from livret.desktop.forms_kept import FormsKept
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.fields import HerWords
from livret.desktop.review import dialogs
from livret.desktop.review.cards import END_VERBS
from livret.desktop.review.page import ReviewPage
from livret.desktop.review.values import HandoverEdit
from livret.domain.accompaniment import accompaniment_of
from livret.domain.livret import Livret
from livret.domain.pathway_kinds import MA_VIE
from livret.usecases.app import OpenVault
from livret.usecases.closing import (
    THE_WHOLE,
    Call,
    CloseAccompaniment,
    HandOver,
    close_accompaniment,
    hand_over,
    reopen_accompaniment,
)
from livret.usecases.context import Done
from livret.usecases.livrets import note
from livret.words.handover import attestation_text, handover_purpose, in_progress_text
from livret.words.translator import Translator

_QUESTION = "end:"
"""How the places of the questions about the end begin, as drafts name places."""


class Ending(QObject):
    """Ending, taking up again, passing on; a child of the page.

    Attributes:
        clipboard: Forgets a statement that was copied after a minute.
        dialog: The question that is asked now, if any.
        form: What stands in that question.
        kept: Keeps what is typed in the questions.
    """

    def __init__(self, desk: Desk, page: ReviewPage) -> None:
        super().__init__(page)
        self.desk = desk
        self.page = page
        self.dialog: Dialog | None = None
        self.form: Any = None
        self._livret = ""
        self.kept = FormsKept(desk, page)
        self.kept.found.connect(self._found_question)
        self.clipboard = the_clipboard(desk)
        page.asked.connect(self._asked)

    def use_livret(self, livret: str) -> None:
        """Ask about another livret; what was being typed there is found again."""
        self._livret = livret
        self.kept.use_livret(livret)

    def keep_typing(self) -> None:
        """Write what is being typed as a draft."""
        self.kept.autosave.flush()

    def _asked(self, verb: str) -> None:
        ui, window = self.desk.ui, self.page.window()
        today = self.desk.app.clock.today()
        day = QDate(today.year, today.month, today.day)
        if verb == "close":
            self.form = dialogs.EndForm(ui, day)
            self._question(verb, dialogs.end_dialog(ui, window, self.form))
        elif verb == "reopen":
            self.form = HerWords(ui, ui.tr.text("Ses mots"))
            self._question(verb, dialogs.reopen_dialog(ui, window, self.form))
        elif verb == "handover" and self.desk.folded is not None:
            told = partial(_in_progress, ui.tr, self.desk.folded, today)
            self.form = dialogs.HandoverForm(ui, day, told)
            self._question(verb, dialogs.handover_dialog(ui, window, self.form))
        elif verb == "statement":
            self._show_statement()

    def _question(self, verb: str, dialog: Dialog) -> None:
        """Ask, beginning with what was being typed when it was last asked."""
        self.kept.ask(f"{_QUESTION}{verb}", dialog, self.form)
        self._open(dialog)

    def _found_question(self, place: str) -> None:
        if place.startswith(_QUESTION):
            tr = self.desk.ui.tr
            self.page.show_trouble(
                tr.text(
                    "Ce qui était en train d’être écrit a été retrouvé : « {verb} » le"
                    " montre.",
                    verb=tr.text(END_VERBS[place.removeprefix(_QUESTION)]),
                )
            )

    def _open(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.decided.connect(self._decided)
        dialog.open()

    def _decided(self, verb: str) -> None:
        livret = self._livret
        if verb in ("close", "reopen", "agreed"):
            self.page.turn_to_end()
        if verb == "close":
            edit = self.form.edit
            command = CloseAccompaniment(
                livret=livret, reason=edit.reason, on=edit.on, words=edit.words
            )
            call = partial(_close, command=command)
            self._ask(call, self.kept.done(f"{_QUESTION}close"))
        elif verb == "reopen":
            words = self.form.text
            call = partial(_reopen, livret=livret, words=words)
            self._ask(call, self.kept.done(f"{_QUESTION}reopen"))
        elif verb == "agreed":
            self._hand_over(self.form.edit)
        elif verb == "copy":
            self._copy()

    def _hand_over(self, edit: HandoverEdit) -> None:
        command = HandOver(
            livret=self._livret,
            name=edit.name,
            organisation=edit.organisation,
            in_progress=edit.in_progress,
            call=calls_of(edit.call),
            words=edit.words,
            agreed=True,
            scopes=scopes_of(edit),
            until=edit.until,
            purpose=handover_purpose(self.desk.ui.tr),
        )
        call = partial(_handed, command=command)
        self._ask(call, self.kept.done(f"{_QUESTION}handover"))

    def _show_statement(self) -> None:
        folded = self.desk.folded
        ended = accompaniment_of(folded) if folded is not None else None
        if folded is None or ended is None or ended.on is None:
            return
        tr = self.desk.ui.tr
        self.form = attestation_text(tr, folded, ended.on)
        title = tr.text("Attestation")
        window = self.page.window()
        words = tr.text("Ce texte peut être montré à tout le monde.")
        dialog = dialogs.text_dialog(self.desk.ui, window, title, self.form, words)
        self._open(dialog)

    def _copy(self) -> None:
        livret = self._livret
        self.clipboard.copy(self.form)
        self._ask(partial(_noted, livret=livret))
        self.page.banner.say(
            self.desk.ui.tr.text(
                "C’est copié pour une minute. La personne pourra voir que cela a été"
                " copié."
            )
        )

    def _ask(
        self,
        call: Callable[[OpenVault], Any],
        then: Callable[[Any], None] | None = None,
    ) -> None:
        self.desk.ask(self.page, call, then)


def scopes_of(edit: HandoverEdit) -> tuple[str, ...]:
    """Return what is passed on: the whole, less what is left off."""
    kept = [scope for scope in THE_WHOLE if scope not in edit.leave_off]
    return (*kept, MA_VIE) if edit.with_life else tuple(kept)


def _in_progress(
    tr: Translator, livret: Livret, today: dt.date, leave_off: frozenset[str]
) -> str:
    return in_progress_text(tr, livret, today, leave_off)


def calls_of(text: str) -> list[Call]:
    """Read whom to call, one a line: name ; what about ; how."""
    calls = []
    for line in text.splitlines():
        parts = [part.strip() for part in line.split(";", 2)]
        if parts[0]:
            name, about, reach = (*parts, "", "")[:3]
            calls.append(Call(name=name, about=about, reach=reach))
    return calls


def _close(vault: OpenVault, command: CloseAccompaniment) -> Done[str]:
    return close_accompaniment(vault.ctx, command)


def _reopen(vault: OpenVault, livret: str, words: str) -> Done[str]:
    return reopen_accompaniment(vault.ctx, livret, words=words)


def _handed(vault: OpenVault, command: HandOver) -> Done[Any]:
    return hand_over(vault.ctx, command)


def _noted(vault: OpenVault, livret: str) -> None:
    note(vault.ctx, livret, "copied", paper="statement")
