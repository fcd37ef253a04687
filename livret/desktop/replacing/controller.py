"""Wires who replaces: named with her, written where it will be found."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from livret.desktop.desk import Desk
from livret.desktop.file_dialogs import ask_folder
from livret.desktop.forms_kept import FormsKept
from livret.desktop.forms_page import FormsController
from livret.desktop.replacing.half import HalfSheet
from livret.desktop.replacing.page import FORM, ReplaceEdit, ReplacingPage
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.usecases.app import App, OpenVault
from livret.usecases.cards import cards_of
from livret.usecases.context import Done
from livret.usecases.errors import FileNotWritten
from livret.usecases.ports_sharing import KeptCard
from livret.usecases.replacing import (
    PAST,
    REVOKED,
    TAKEN_BACK,
    NameReplacement,
    Replacement,
    name_replacement,
    named_replacement,
    refresh_replacement,
    renew_halves,
)
from livret.words.dates import long_date
from livret.words.sharing import (
    agreement_shortened_line,
    card_line,
    sheets_before_line,
)
from livret.words.translator import Translator, mark

REFRESH, RENEW = "refresh", "renew"
"""What is made again: the files, or new halves with them."""


_REPLACES = mark("{name} remplace, jusqu’au {until}.")
_OUTDATED = mark(
    "{name} remplace, jusqu’au {until}. Le fichier est à refaire : {name} a changé de"
    " clé depuis, et ne pourrait pas l’ouvrir."
)
_OVER = mark(
    "Le remplacement par {name} a pris fin après le {until} : son fichier ne s’ouvre"
    " plus. On peut en prévoir un autre."
)
_TAKEN_BACK = mark(
    "{name} ne remplace plus : plus aucun accord ne le permet. Le fichier gardé s’ouvre"
    " encore jusqu’au {until} : reprenez-le, et les deux feuilles."
)
_REVOKED = mark(
    "{name} ne remplace plus : sa carte n’est plus acceptée ici. Le fichier gardé"
    " s’ouvre encore jusqu’au {until} : reprenez-le, et les deux feuilles. On peut en"
    " prévoir un autre."
)
_ENDED = {PAST: _OVER, TAKEN_BACK: _TAKEN_BACK, REVOKED: _REVOKED}


class ReplacingController(FormsController):
    """One livret: who goes on with her when the owner is away.

    Attributes:
        halves: Gives both sheets while they are shown.
    """

    key = "replacing"
    of_one = True
    page: ReplacingPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wish: ReplaceEdit | str = REFRESH
        self.halves: tuple[HalfSheet, ...] = ()
        page = self.page
        page.name_asked.connect(self._where)
        page.refresh_asked.connect(self._where_again)
        page.renew_asked.connect(self._where_anew)
        page.half_printed.connect(self._print)
        page.half_saved.connect(self._save)
        page.left.connect(self._left)
        page.end_asked.connect(lambda: desk.gone.emit("agreement"))
        self.kept = FormsKept(desk, page)
        page.form_opened.connect(self.kept.follow)

    def make_page(self, ui: Ui) -> ReplacingPage:
        """Return the page."""
        return ReplacingPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show who may be named, and who is."""
        if livret.id != self._livret:
            self._livret = livret.id
            self.page.banner.hide()
            self._left()
            self.kept.use_livret(livret.id)
        self.page.use_today(self.desk.app.clock.today())
        self.desk.ask(self.page, partial(_read, livret=livret.id), self._show)

    def _show(self, read: tuple[tuple[KeptCard, ...], Replacement | None]) -> None:
        cards, named = read
        tr = self.desk.ui.tr
        said = standing_said(tr, named) if named is not None else ""
        self.page.show_named(said, over=named is not None and bool(named.ended))
        if not self.halves:
            self.page.use_people(
                [
                    (one.signed.card.keys.sign, card_line(tr, one.signed))
                    for one in cards
                    if not one.revoked
                ]
            )

    # --- made ------------------------------------------------------------------

    def _where(self, edit: ReplaceEdit) -> None:
        self._wish = edit
        self._ask()

    def _where_again(self) -> None:
        self._wish = REFRESH
        self._ask()

    def _where_anew(self) -> None:
        self._wish = RENEW
        self._ask()

    def _ask(self) -> None:
        title = self.desk.ui.tr.text("Dans quel dossier le trouvera-t-on ?")
        ask_folder(self.page, title, self.make)

    def make(self, folder: str) -> None:
        """Name who was chosen, or make the files again, in a folder."""
        self.page.work(self.desk.ui.tr.text("Le fichier se fait…"))
        call = partial(
            _make,
            app=self.desk.app,
            livret=self._livret,
            wish=self._wish,
            folder=Path(folder),
        )
        form = self.page.form
        fields = {}
        if form is not None:
            fields = {"until": form.dated, "purpose": form.why}
        task = self.desk.ask(self.page, call, self._made, fields)
        task.failed.connect(self._stopped)

    def _stopped(self, _error: object) -> None:
        self.page.work()

    def _made(self, made: Replacement) -> None:
        tr = self.desk.ui.tr
        desk = self.desk
        until = long_date(tr, made.until)
        said = tr.text(
            "{name} remplace, jusqu’au {until}.", name=made.name, until=until
        )
        names = ", ".join(sorted(made.files))
        files = tr.text("Écrit : {files}.", files=names) if names else ""
        if not made.halves:
            self.page.work()
            if files:
                self.page.show_trouble(files)
            return
        self.kept.forget(FORM)
        before = sheets_before_line(tr, made.before)
        shortened = agreement_shortened_line(tr, made)
        lines = [one for one in (said, shortened, files, before) if one]
        self.page.show_made(lines, made.halves)
        dressing = self.page.dressing
        self.halves = tuple(
            HalfSheet(desk.app, desk.runners, self.page, words, made.until, dressing)
            for words in made.halves
        )

    def _print(self, at: int) -> None:
        self.halves[at - 1].print()

    def _save(self, at: int) -> None:
        self.halves[at - 1].save()

    def _left(self) -> None:
        """Leave no half behind another page."""
        self.kept.autosave.flush()
        self.halves = ()
        self.page.clear()


def standing_said(tr: Translator, named: Replacement) -> str:
    """Say who replaces and until when, or that it is over and what is left of it."""
    told = _OUTDATED if named.outdated else _REPLACES
    told = _ENDED.get(named.ended, told)
    return tr.text(told, name=named.name, until=long_date(tr, named.until))


def _read(
    vault: OpenVault, livret: str
) -> tuple[tuple[KeptCard, ...], Replacement | None]:
    sharing = vault.sharing
    return cards_of(sharing), named_replacement(sharing, livret)


def _make(
    vault: OpenVault, app: App, livret: str, wish: ReplaceEdit | str, folder: Path
) -> Done[Replacement]:
    """Make it, then write it where it will be found.

    What could not be written is told, and no half is lost with it: she said yes,
    and both files can be made again elsewhere.

    Args:
        vault: The open vault.
        app: Writes the files.
        livret: Which.
        wish: Who is named; else ``RENEW`` for new halves, or ``REFRESH``.
        folder: Where they go.
    """
    sharing = vault.sharing
    if isinstance(wish, ReplaceEdit):
        command = NameReplacement(
            livret=livret,
            who=wish.who,
            agreed=wish.agreed,
            until=wish.until,
            purpose=wish.purpose,
            words=wish.words,
        )
        done = name_replacement(sharing, app.person_keys, command)
    elif wish == RENEW:
        done = renew_halves(sharing, app.person_keys, livret)
    else:
        done = refresh_replacement(sharing, livret)
    written: dict[str, bytes] = {}
    try:
        for name, data in done.value.files.items():
            app.write_file(folder / name, data)
            written[name] = data
    except FileNotWritten as error:
        made = replace(done.value, files=written)
        return Done(made, done.changes, (error,))
    return done
