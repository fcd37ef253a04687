"""Every room behind the one protocol that the front doors know."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import livret
from livret.bootstrap import machine
from livret.bootstrap.hubs import Hubs
from livret.bootstrap.machine import FormFiles, SystemClock, SystemRandomness
from livret.bootstrap.paper_reader import PaperReader
from livret.bootstrap.vaults import LateVaults

if TYPE_CHECKING:
    import datetime as dt

    from livret.usecases.agenda import CalendarEntry
    from livret.usecases.app import VaultDoor
    from livret.usecases.context import Context
    from livret.usecases.hub_door import HubDoor
    from livret.usecases.import_report import ImportReport
    from livret.usecases.ports import Clock, FormLibrary, Progress, Randomness
    from livret.usecases.ports_sharing import PersonIdentity, PersonKeys, Voucher
    from livret.usecases.sharing import Sharing
    from livret.usecases.signing import CheckedPaper, KeyFile


class Rooms(PaperReader):
    """Every room behind the protocol of ``livret.usecases.app.App``."""

    version: str = livret.__version__

    def __init__(self, arguments: Sequence[str]) -> None:
        self.arguments: Sequence[str] = arguments
        named = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
        self.language = "en" if named.startswith("en") else "fr"
        self.clock: Clock = SystemClock()
        self.randomness: Randomness = SystemRandomness()
        self.forms: FormLibrary = FormFiles()
        self.vaults: VaultDoor = LateVaults(self.clock, self.randomness, self.forms)
        self.hubs: HubDoor = Hubs(self.randomness, self.clock)

    def check_pdf(
        self,
        pdf: bytes,
        roots: Sequence[bytes],
        now: dt.datetime,
        revisions: Sequence[tuple[int, str]] = (),
    ) -> CheckedPaper:
        """Check a PDF away from any vault."""
        from livret.paper.desk import check_paper

        return check_paper(pdf, roots=roots, revisions=revisions, now=now)

    def revisions(self, pdf: bytes) -> tuple[tuple[int, str], ...]:
        """Return the length and SHA-256 of each revision of a PDF."""
        from livret.paper import signing

        return signing.revisions(pdf)

    def read_file(self, path: Path, most: int = 20_000_000) -> bytes:
        """Return a file that somebody chose."""
        from livret.cli.files import read_bytes

        return read_bytes(path, most)

    def warm(self) -> None:
        """Load what signing needs, on a worker, before somebody signs."""
        from livret.paper.signing import warm

        warm()

    def write_file(self, path: Path, data: bytes) -> None:
        """Write a file whole or not at all."""
        from livret.cli.files import write_whole

        write_whole(path, data)

    def recovery_sheet(
        self, code: str, name: str, language: str, dress: str = "standard"
    ) -> bytes:
        """Return the printed recovery sheet as a PDF."""
        from livret.paper.recovery import draw_recovery
        from livret.words.papers.aids import paper_reader

        tr = paper_reader("secours", language, dress)
        return draw_recovery(code, name, self.clock.now(), tr, dress)

    def blank_form(self, form: str, language: str, dress: str = "standard") -> bytes:
        """Return the blank paper form as a PDF."""
        from livret.paper.drawing_blank import draw_blank_form

        now = self.clock.now()
        return draw_blank_form(
            form, now, forms=self.forms, language=language, dress=dress
        )

    def calendar_file(self, entries: Sequence[CalendarEntry], language: str) -> bytes:
        """Return a calendar file (``.ics``) that tells nothing but when."""
        from livret.exchange.calendar_file import calendar_file
        from livret.words.translator import translator_for

        return calendar_file(translator_for(language), entries, self.clock.now())

    @property
    def person_keys(self) -> PersonKeys:
        """Makes and finds again the person's own keys."""
        from livret.exchange.person_copy import HerKeys

        return HerKeys()

    def copy_desk(self, identity: PersonIdentity) -> Sharing:
        """Return an empty desk in memory whose owner is the person."""
        from livret.bootstrap.sharing import sharing_in_memory

        return sharing_in_memory(identity, self.clock, self.randomness, self.forms)

    def her_sheet(self, secret: str, language: str, dress: str = "standard") -> bytes:
        """Return the printed sheet of the person's own key as a PDF."""
        from livret.paper.recovery import draw_her_key
        from livret.words.papers.aids import paper_reader

        tr = paper_reader("cle", language, dress)
        return draw_her_key(secret, self.clock.now(), tr, dress)

    def half_sheet(
        self, words: str, until: dt.date, language: str, dress: str = "standard"
    ) -> bytes:
        """Return one of the two sheets of a replacement as a PDF."""
        from livret.paper.recovery import draw_half
        from livret.words.papers.aids import paper_reader

        tr = paper_reader("moitie", language, dress)
        return draw_half(words, until, self.clock.now(), tr, dress)

    def qr_code(self, text: str) -> bytes:
        """Return a QR code as SVG."""
        from livret.bootstrap.sharing import qr_code

        return qr_code(text)

    def key_file(self, file: KeyFile) -> Voucher:
        """Return the certificate and the key of a PKCS #12 file."""
        from livret.paper.key_files import open_key_file

        return open_key_file(file)

    def certificates(self, data: bytes) -> Sequence[bytes]:
        """Return the certificates (DER) in a PEM or DER file."""
        from livret.paper.checking_trust import read_roots

        return [one.dump() for one in read_roots([data])]

    def import_carnet_de_bord(
        self, ctx: Context, folder: Path, progress: Progress | None
    ) -> ImportReport:
        """Read the database of a peer that closed."""
        from livret.exchange.carnet_de_bord import import_carnet_de_bord

        return import_carnet_de_bord(ctx, folder, progress)

    def window(self, arguments: Sequence[str]) -> int:
        """Open the window; return its exit code."""
        from livret.desktop.plain_imports import load_qt

        load_qt()
        from livret.desktop.app import run

        return run(self, arguments)

    def screenshots(self, folder: Path) -> Sequence[Path]:
        """Draw every page and dialog into ``folder``."""
        from livret.bootstrap.picturing import example_printer
        from livret.desktop.gallery import render_all

        return render_all(folder, printer=example_printer(self))

    def bench(self) -> Sequence[Mapping[str, Any]]:
        """Measure Livret against its limits.

        ``LIVRET_BENCH=taste`` measures next to nothing, to see that it answers.
        """
        import tempfile

        from livret.bootstrap.measuring import figures
        from livret.usecases.figures import TASTE, Effort

        effort = TASTE if os.environ.get("LIVRET_BENCH") == "taste" else Effort()
        with tempfile.TemporaryDirectory(prefix="livret-") as folder:
            return [one.as_plain() for one in figures(self, Path(folder), effort)]

    def watched(self) -> None:
        """Open the window for ``bench``, which watches it from outside."""
        from livret.desktop.plain_imports import load_qt
        from livret.vault.bench_keys import noting_keys

        # As ``start`` and ``window`` do.
        gc.disable()
        load_qt()
        from livret.desktop.bench_window import watch

        watch(self, noting_keys())

    def preference(self, name: str) -> str:
        """Return a preference of the screen, or an empty text."""
        return machine.preference(name)

    def set_preference(self, name: str, value: str) -> None:
        """Keep a preference of the screen; a read-only folder is no trouble."""
        machine.set_preference(name, value)

    def organisation(self, name: str) -> str:
        """Return what the organisation set for this computer, or an empty text."""
        return machine.organisation(name)

    def start_again(self, arguments: Sequence[str]) -> None:
        """End this process, which held the keys, and start a fresh one."""
        machine.start_again(arguments)

    def default_vault(self) -> Path:
        """Return where a vault stands unless told otherwise."""
        return machine.default_vault()
