"""The only module that sees every room: it puts them together.

Everything heavy (Qt, reportlab, pyHanko, pypdfium2) is imported by the act
that needs it, so that the window opens at once.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import livret
from livret.desktop.opening_words import opening_words

if TYPE_CHECKING:
    from livret.domain.forms import Form
    from livret.usecases.app import ImportReport, OpenVault, VaultDoor
    from livret.usecases.backups import FoundBackup, WeighedBackup
    from livret.usecases.context import Context
    from livret.usecases.figures import Effort, Figure
    from livret.usecases.ports import Clock, FormLibrary, Progress, Randomness
    from livret.usecases.signing import CheckedPaper, PaperRoom
    from livret.usecases.vault_findings import Finding, Findings


def start(arguments: Sequence[str]) -> int:
    """Run Livret; return the exit code."""
    from livret.vault.hardening import harden_process

    harden_process()
    rooms = Rooms(tuple(arguments))
    if opening_words(arguments) is not None:
        # The window alone: the commands and all that they need stay out, and
        # nothing that is loaded for good is looked through for garbage.
        gc.disable()
        return rooms.window(arguments)
    from livret import cli

    return cli.run(rooms)


class SystemClock:
    """The clock of this computer."""

    def now(self) -> dt.datetime:
        """Return the instant, aware, in UTC."""
        return dt.datetime.now(dt.UTC)  # noqa: TID251 - this is the Clock

    def today(self) -> dt.date:
        """Return the local date."""
        return self.now().astimezone().date()


class SystemRandomness:
    """Bytes from the operating system's generator."""

    def take(self, count: int) -> bytes:
        """Return ``count`` random bytes."""
        return os.urandom(count)


class FormFiles:
    """The accompaniment forms of the ``forms`` folder."""

    def latest(self, name: str) -> int:
        """Return the newest version of a form."""
        from livret.words import forms as form_files

        return form_files.latest(name)

    def form(self, name: str, version: int, language: str) -> Form:
        """Return one version of a form in one language."""
        from livret.words import forms as form_files

        return form_files.load_form(name, version, language)


class Unlocked:
    """One open vault with everything the acts are given."""

    def __init__(self, vault: Any, forms: FormLibrary) -> None:
        from livret.usecases.context import Context

        self._vault = vault
        self._forms = forms
        around = vault.around
        self._ctx = Context(
            owner=vault.owner,
            log=vault.log,
            people=vault.people,
            drafts=vault.drafts,
            journal=vault.journal,
            blobs=vault.blobs,
            private_lines=vault.private_lines,
            signer=vault.signer,
            clock=around.clock,
            randomness=around.randomness,
            forms=forms,
        )

    @property
    def ctx(self) -> Context:
        """What the acts are given."""
        return self._ctx

    @property
    def path(self) -> Path:
        """The vault's folder."""
        folder: Path = self._vault.folder
        return folder

    @property
    def paper(self) -> PaperRoom:
        """Makes, signs and checks with the owner's certificate."""
        from livret.paper.certificates import Credential
        from livret.paper.desk import PaperDesk

        held = self._vault.credentials
        return PaperDesk(
            owner=self._ctx.owner.name,
            authority=Credential(certificate=held.authority, key=held.authority_key),
            certificate=Credential(
                certificate=held.certificate, key=held.certificate_key
            ),
            forms=self._forms,
        )

    def roots_pem(self) -> bytes:
        """Return the root of the vault's own authority, PEM."""
        from livret.paper.certificates import to_pem

        return to_pem(self._vault.credentials.authority)

    def examine(self, *, rebuild: bool = False) -> Findings:
        """Check everything; put the read models right when asked."""
        from livret.vault.doctor import examine

        return examine(self._vault, rebuild=rebuild)

    def back_up(self) -> Path:
        """Make a backup now and check that it opens."""
        self._vault.backup(again=True)
        newest: Path = self._vault.backups()[-1].folder
        return newest

    @property
    def notices(self) -> tuple[Finding, ...]:
        """What the opening has to tell."""
        told: tuple[Finding, ...] = self._vault.notices
        return told

    def back_up_today(self) -> tuple[Finding, ...]:
        """Make the backup of the day where it is missing."""
        found: tuple[Finding, ...] = self._vault.backup()
        return found

    def setting(self, name: str) -> str:
        """Return a setting kept inside the vault, or an empty text."""
        return self._vault.settings.get(name) or ""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting inside the vault."""
        self._vault.settings.put(name, value)

    def change_passphrase(self, old: str, new: str) -> None:
        """Wrap the vault's key under another passphrase."""
        self._vault.change_passphrase(old, new)

    def recovery_code(self) -> str:
        """Make a new recovery code; the old sheet no longer opens."""
        code: str = self._vault.new_recovery_code()
        return code

    def close(self) -> None:
        """Close the vault."""
        self._vault.close()

    def __enter__(self) -> Self:
        """Stay open for a ``with`` block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the vault at the end of a ``with`` block."""
        self.close()


class Vaults:
    """Makes and opens vaults."""

    def __init__(self, around: Any, forms: FormLibrary) -> None:
        self._given = around
        self._forms = forms

    @property
    def _around(self) -> Any:
        return self._given

    def prepare(self) -> None:
        """Load what opening a vault needs, ahead of time."""
        import livret.vault.opening  # noqa: F401

        _ = self._around

    def create(
        self, path: Path, passphrase: str, *, name: str, side: str, organisation: str
    ) -> tuple[OpenVault, str]:
        """Make a vault; return it open, with its printed recovery code."""
        from livret.usecases.owning import check_owner
        from livret.usecases.ports import Owner
        from livret.vault.opening import create_vault

        check_owner(name, side, organisation)
        made = create_vault(
            path,
            passphrase,
            owner=Owner(name=name, side=side, organisation=organisation),
            make_credentials=_make_credentials,
            around=self._around,
        )
        return Unlocked(made.vault, self._forms), made.recovery_code

    def open(self, path: Path, passphrase: str) -> OpenVault:
        """Open a vault by its passphrase."""
        from livret.vault.opening import open_vault

        return Unlocked(open_vault(path, passphrase, self._around), self._forms)

    def recover(self, path: Path, code: str, new_passphrase: str) -> None:
        """Set a new passphrase with the printed recovery code."""
        from livret.vault.opening import recover

        recover(path, code, new_passphrase, self._around).close()

    def is_vault(self, path: Path) -> bool:
        """Tell whether a vault stands at ``path``."""
        return (path / "keys.json").is_file()

    def backups(self, place: Path) -> Sequence[FoundBackup]:
        """Return the copies in or under a folder, the newest first."""
        from livret.vault.weighing import found_backups

        return found_backups(place)

    def weigh(self, backup: Path, path: Path, passphrase: str) -> WeighedBackup:
        """Tell what going back to a copy would bring and cost."""
        from livret.vault.weighing import weigh

        return weigh(backup, path, passphrase, self._around)

    def restore(self, backup: Path, path: Path, passphrase: str) -> OpenVault:
        """Put a copy in place of the vault at ``path``, which is set aside."""
        from livret.vault.opening import restore

        return Unlocked(restore(backup, path, passphrase, self._around), self._forms)


class LateVaults(Vaults):
    """The same; the store, which takes long to load, is met at the first use."""

    def __init__(
        self, clock: Clock, randomness: Randomness, forms: FormLibrary
    ) -> None:
        super().__init__(None, forms)
        self._clock = clock
        self._randomness = randomness

    @cached_property
    def _around(self) -> Any:
        from livret.usecases.index import summarise
        from livret.vault.opened import Around

        return Around(
            clock=self._clock, randomness=self._randomness, summarise=summarise
        )


def _make_credentials(
    name: str, side: str, organisation: str, now: dt.datetime
) -> tuple[bytes, bytes, bytes, bytes]:
    from livret.paper.certificates import make_authority, make_leaf
    from livret.words.labels import quality_label
    from livret.words.translator import translator_for

    quality = quality_label(translator_for("fr"), side)
    authority = make_authority(name, organisation, now)
    leaf = make_leaf(authority, name, quality, now)
    return authority.certificate, authority.key, leaf.certificate, leaf.key


class Rooms:
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

    def check_pdf(
        self, pdf: bytes, roots: Sequence[bytes], now: dt.datetime
    ) -> CheckedPaper:
        """Check a PDF without any vault."""
        from livret.paper.desk import check_paper

        return check_paper(pdf, roots=roots, now=now)

    def render(self, pdf: bytes, scale: float) -> Sequence[tuple[int, int, bytes]]:
        """Return the pages of a PDF as (width, height, BGRx bytes)."""
        from livret.paper.preview import pages

        return [(page.width, page.height, page.pixels) for page in pages(pdf, scale)]

    def read_file(self, path: Path) -> bytes:
        """Return a file that somebody chose."""
        from livret.cli.files import read_bytes

        return read_bytes(path)

    def warm(self) -> None:
        """Load what signing needs, on a worker, before somebody signs."""
        from livret.paper.signing import warm

        warm()

    def write_file(self, path: Path, data: bytes) -> None:
        """Write a file whole or not at all."""
        from livret.cli.files import write_whole

        write_whole(path, data)

    def recovery_sheet(self, code: str, name: str, language: str) -> bytes:
        """Return the printed recovery sheet as a PDF."""
        from livret.paper.recovery import draw_recovery
        from livret.words.translator import translator_for

        return draw_recovery(code, name, self.clock.now(), translator_for(language))

    def blank_form(self, form: str, language: str) -> bytes:
        """Return the blank paper form as a PDF."""
        from livret.paper.blank import draw_blank
        from livret.words.translator import translator_for

        read = self.forms.form(form, self.forms.latest(form), language)
        return draw_blank(read, self.clock.now(), tr=translator_for(language))

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
        from livret.desktop.gallery import render_all

        return render_all(folder)

    def bench(self) -> Sequence[Mapping[str, Any]]:
        """Measure Livret against its limits.

        ``LIVRET_BENCH=taste`` measures next to nothing, to see that it answers.
        """
        import tempfile

        from livret.usecases.figures import TASTE, Effort

        effort = TASTE if os.environ.get("LIVRET_BENCH") == "taste" else Effort()
        with tempfile.TemporaryDirectory(prefix="livret-") as folder:
            return [one.as_plain() for one in self._figures(Path(folder), effort)]

    def _figures(self, folder: Path, effort: Effort) -> Iterator[Figure]:
        import secrets

        from livret.desktop import bench as window
        from livret.exchange import bench as exchange
        from livret.paper import bench as paper
        from livret.usecases.figures import invented_name
        from livret.usecases.livrets import OpenLivret, open_livret
        from livret.vault import bench as store

        passphrase, path = secrets.token_urlsafe(48), folder / "coffre"
        vault, _ = self.vaults.create(
            path, passphrase, name="Claire M.", side="social", organisation=""
        )
        with vault:
            for number in range(effort.livrets):
                open_livret(vault.ctx, OpenLivret(called=invented_name(number)))
            vault.ctx.people.people()
        alone = store.store_alone(folder, effort)
        yield from window.figures(
            folder, path, passphrase, store_alone=alone, effort=effort
        )
        yield from store.figures(
            folder,
            clock=self.clock,
            randomness=self.randomness,
            forms=self.forms,
            effort=effort,
        )
        shared = os.environ.get("LIVRET_SHARED_DATA")
        peer = Path(shared) / "carnet-de-bord" / "seed" if shared else None
        with self.vaults.open(path, passphrase) as vault:
            yield from exchange.figures(vault.ctx, folder, peer=peer, effort=effort)
            yield from paper.figures(vault, folder, effort=effort)

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
        return self._preferences().get(name, "")

    def set_preference(self, name: str, value: str) -> None:
        """Keep a preference of the screen; a read-only folder is no trouble."""
        kept = {**self._preferences(), name: value}
        path = self._preferences_file()
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_suffix(".new")
            beside.write_text(json.dumps(kept), encoding="utf-8")
            beside.replace(path)

    def organisation(self, name: str) -> str:
        """Return what the organisation set for this computer, or an empty text."""
        import platformdirs

        folder = platformdirs.site_config_dir("livret", appauthor=False)
        return _plain_texts(Path(folder) / "organisation.json").get(name, "")

    def _preferences(self) -> dict[str, str]:
        return _plain_texts(self._preferences_file())

    def _preferences_file(self) -> Path:
        import platformdirs

        folder = platformdirs.user_config_dir("livret", appauthor=False)
        return Path(folder) / "preferences.json"

    def start_again(self, arguments: Sequence[str]) -> None:
        """End this process, which held the keys, and start a fresh one."""
        import subprocess

        words = [*_this_program(), *arguments]
        if os.name == "posix":
            # The same process with a new memory: nothing of it is left.
            os.execv(words[0], words)  # noqa: S606 - our own program
        subprocess.Popen(words, close_fds=True)  # noqa: S603 - our own program

    def default_vault(self) -> Path:
        """Return where a vault stands unless told otherwise."""
        import platformdirs

        return Path(platformdirs.user_data_dir("livret", appauthor=False)) / "coffre"


def _plain_texts(path: Path) -> dict[str, str]:
    """Read a JSON object of texts; one that cannot be read says nothing."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(read, dict):
        return {}
    return {str(name): str(value) for name, value in read.items()}


def _this_program() -> list[str]:
    """Return what started this program, without the words it was given.

    Options of the interpreter stay, so that the fresh program is the same one.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable]
    started = sys.orig_argv[1 : len(sys.orig_argv) - len(sys.argv[1:])]
    return [sys.executable, *started]
