"""Wires her copy: made on the vault's worker, written where she wants it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from livret.desktop.desk import Desk
from livret.desktop.file_dialogs import ask_folder
from livret.desktop.her_copy.page import HerCopyPage
from livret.desktop.her_copy.sheet import HerSheet
from livret.desktop.her_copy.values import CopyState, CopyWish, MadeView
from livret.desktop.livret_page import LivretController
from livret.desktop.ui import Ui
from livret.domain.errors import LivretError
from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.usecases.app import App, OpenVault
from livret.usecases.clear_papers import papers_in_clear
from livret.usecases.context import Changes, Done
from livret.usecases.errors import FileNotWritten
from livret.usecases.her_keys import HerKey, her_keys
from livret.usecases.her_passphrase import SUGGESTED_WORDS
from livret.usecases.passphrases import suggest
from livret.usecases.person_copy import KEY_FILE, README, HerCopy, MakeCopy, make_copy
from livret.usecases.sharing_errors import PersonKeyMistyped
from livret.usecases.to_hand import (
    HER_COPY,
    begin_copy,
    copy_cut_short,
    hand_copy,
    keep_copy,
    to_hand,
)
from livret.words.dates import near_date
from livret.words.errors import error_sentence
from livret.words.her_copy import clear_lines, key_lines, read_in, unshown_line
from livret.words.her_files import begun_for_her, files_for_her
from livret.words.sharing import made_lines

_MOST_KEY = 64 * 1024


class HerCopyController(LivretController):
    """One livret: the copy that the person takes away.

    Attributes:
        sheet: Gives the sheet of her code while it is shown; else None.
    """

    key = "her_copy"
    of_one = True
    page: HerCopyPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        self._wish: CopyWish | None = None
        self.sheet: HerSheet | None = None
        page = self.page
        page.make_asked.connect(self._where)
        page.words_asked.connect(self._offer)
        page.handed_asked.connect(self._hand)
        page.again_asked.connect(self._again)
        page.sheet_saved.connect(self._save_sheet)
        page.sheet_printed.connect(self._print_sheet)
        page.left.connect(self._left)

    def make_page(self, ui: Ui) -> HerCopyPage:
        """Return the page."""
        return HerCopyPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show whether a copy waits to be handed over."""
        if livret.id != self._livret:
            self._livret = livret.id
            self.page.banner.hide()
            self._again()
        self.desk.ask(self.page, partial(_waiting, livret=livret.id), self._state)

    def _state(self, found: _Found) -> None:
        since, spoken = found.since, found.spoken
        folded, tr = self.desk.alone, self.desk.ui.tr
        person = folded.team.person if folded is not None else None
        waiting = ""
        if since is not None:
            day = near_date(tr, since, self.desk.app.clock.today())
            waiting = tr.text("Sa copie est à remettre depuis {day}.", day=day)
        self.page.show_state(
            CopyState(
                language=read_in(spoken, tr).language,
                known=person is not None and bool(person.keys),
                waiting=waiting,
                unshown=unshown_line(tr, found.standing, found.desk),
            )
        )
        if found.cut_short and not self.page.progress.isVisible():
            self.page.show_trouble(
                tr.text(
                    "La dernière fois, sa copie n’a pas été écrite jusqu’au bout\u202f:"
                    " Livret s’est arrêté avant. Refaites-la au même endroit, avec la"
                    " même phrase."
                )
            )

    def _offer(self) -> None:
        # Loaded when somebody wants it: it reads the list of words.
        from livret.words.passphrase_words import passphrase_words

        drawn = suggest(passphrase_words(), self.desk.app.randomness, SUGGESTED_WORDS)
        self.page.offer_words(drawn)

    # --- made ------------------------------------------------------------------

    def _where(self, wish: CopyWish) -> None:
        self._wish = wish
        title = self.desk.ui.tr.text("Sur quelle clé USB, dans quel dossier ?")
        ask_folder(self.page, title, self.make)

    def make(self, folder: str) -> None:
        """Make the copy that was wished for, in a folder of hers."""
        wish = self._wish
        if wish is None:
            return
        self.page.work(self.desk.ui.tr.text("Sa copie se fait…"))
        call = partial(
            _make,
            app=self.desk.app,
            livret=self._livret,
            wish=wish,
            folder=Path(folder),
            begun=begun_for_her(self.desk.ui.tr),
        )
        task = self.desk.ask(self.page, call, self._made)
        task.failed.connect(self._stopped)

    def _stopped(self, error: object) -> None:
        self.page.work()
        if isinstance(error, PersonKeyMistyped):
            self.page.sheet.complain(error_sentence(self.desk.ui.tr, error))

    def _made(self, told: tuple[HerCopy, tuple[str, ...]]) -> None:
        app, tr = self.desk.app, self.desk.ui.tr
        made, clear = told
        language = self._wish.language if self._wish is not None else tr.language
        asked = self._wish is not None and self._wish.clear
        self._wish = None
        self.page.show_made(
            MadeView(
                lines=(
                    *made_lines(tr, made.sent, sorted(made.files)),
                    *key_lines(tr, made),
                    *clear_lines(tr, clear if asked else None),
                ),
                code=made.secret,
                square=app.qr_code(made.secret) if made.secret else b"",
                language=language,
            )
        )
        if made.secret:
            self.sheet = HerSheet(
                app, self.desk.runners, self.page, made.secret, self.page.dressing
            )

    def _save_sheet(self) -> None:
        if self.sheet is not None:
            self.sheet.save()

    def _print_sheet(self) -> None:
        if self.sheet is not None:
            self.sheet.print()

    # --- handed over -----------------------------------------------------------

    def _hand(self) -> None:
        call = partial(_hand, livret=self._livret)
        self.desk.ask(self.page, call, self._handed)

    def _handed(self, _nothing: object) -> None:
        self._again()
        said = self.desk.ui.tr.text("C’est noté : elle a sa copie.")
        self.page.show_trouble(said)

    def _again(self) -> None:
        self.sheet = None
        self._wish = None
        self.page.begin_again()

    def _left(self) -> None:
        """Leave nothing of her code nor of her words behind another page."""
        self._again()


@dataclass(frozen=True)
class _Found:
    """What is known of her copy before one is made.

    Attributes:
        since: The day from which one waits for her, if any.
        spoken: Codes of the languages she speaks.
        cut_short: The last one was begun, and is not whole.
        standing: The keys that stand as hers.
        desk: Signing key of who sits here.
    """

    since: dt.date | None
    spoken: tuple[str, ...]
    cut_short: bool
    standing: tuple[HerKey, ...]
    desk: str


def _waiting(vault: OpenVault, livret: str) -> _Found:
    read = vault.ctx.livret(livret)
    waits = (
        one.since
        for one in to_hand(vault)
        if (one.livret, one.document) == (livret, HER_COPY)
    )
    return _Found(
        next(waits, None),
        person_of(read).languages,
        copy_cut_short(vault, livret),
        her_keys(read),
        vault.ctx.signer.public_key,
    )


def _make(
    vault: OpenVault,
    app: App,
    livret: str,
    wish: CopyWish,
    folder: Path,
    begun: bytes,
) -> Done[tuple[HerCopy, tuple[str, ...]]]:
    """Make it, write it on the stick, then note that it waits for her.

    Her keys are told once: the stick is tried before they are made, and where
    it fills up afterwards her code is shown all the same. Cut short, the folder
    says so (``begun``), and so does the page at the next opening.
    """
    told = folder / README
    before = app.read_file(told) if told.is_file() else begun
    app.write_file(told, before)
    key = folder / KEY_FILE
    wrapped = app.read_file(key, _MOST_KEY) if key.is_file() else b""
    command = MakeCopy(
        livret=livret,
        passphrase=wish.passphrase,
        renew=wish.renew,
        wrapped=wrapped,
        code=wish.code,
    )

    def draw(of: str, phrase: str) -> bytes:
        asked = (of, phrase, wish.language, wish.dress)
        return vault.phone_pdf(*asked, with_life=wish.with_life)

    def put(name: str, data: bytes) -> None:
        app.write_file(folder / name, data)
        begin_copy(vault, livret)

    done = make_copy(vault.sharing, app.person_keys, command, draw, put)
    clear = papers_in_clear(vault.ctx, livret) if wish.clear else {}
    begin_copy(vault, livret)
    files = files_for_her(wish.language, done.value, clear, vault.ctx.clock.today())
    changes = Changes(
        livrets=frozenset({livret}), kinds=frozenset({"journal", "member_joined"})
    )
    refused: tuple[LivretError, ...] = ()
    try:
        for name, data in files.items():
            app.write_file(folder / name, data)
    except FileNotWritten as error:
        refused = (error,)
    keep_copy(vault, livret)
    return Done((done.value, tuple(clear)), changes, refused)


def _hand(vault: OpenVault, livret: str) -> Done[None]:
    return hand_copy(vault, livret)
