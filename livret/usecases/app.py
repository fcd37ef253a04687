"""The whole program as its two front doors see it.

``bootstrap`` makes one ``App`` out of every room and hands it to ``cli.run``
or ``desktop.run``; neither door sees a vault, a PDF library or SQL.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

from livret.usecases.reading import PaperReading

if TYPE_CHECKING:
    from livret.usecases.agenda import CalendarEntry
    from livret.usecases.backups import FoundBackup, WeighedBackup
    from livret.usecases.context import Context
    from livret.usecases.hub_door import HubDoor
    from livret.usecases.import_report import ImportReport
    from livret.usecases.ports import Clock, FormLibrary, Progress, Randomness
    from livret.usecases.ports_hub import Hub, HubMemory
    from livret.usecases.ports_paper import PaperRoom
    from livret.usecases.ports_sharing import PersonIdentity, PersonKeys, Voucher
    from livret.usecases.sharing import Sharing
    from livret.usecases.signing import CheckedPaper, KeyFile
    from livret.usecases.vault_findings import Finding, Findings

QR_UNITS = 4
"""How wide a module of a QR code is, in the units of its SVG."""


class OpenVault(Protocol):
    """One unlocked vault; everything is called from one thread at a time."""

    @property
    def ctx(self) -> Context:
        """What the acts are given."""

    @property
    def paper(self) -> PaperRoom:
        """Makes, signs and checks with the owner's certificate."""

    @property
    def sharing(self) -> Sharing:
        """What the acts of sharing are given."""

    def phone_pdf(
        self,
        livret: str,
        passphrase: str,
        language: str,
        dress: str = "standard",
        *,
        with_life: bool = False,
    ) -> bytes:
        """Return her whole livret, ``with_life`` or not, as a phone opens it (AES-256).

        In the standard dress a language that is an aid faces the French.

        Raises:
            UnknownDress: No such dress, or no such language.
        """

    @property
    def path(self) -> Path:
        """The vault's folder."""

    def roots_pem(self) -> bytes:
        """Return the roots of all the vault's own authorities, PEM."""

    def examine(self, *, rebuild: bool = False, accept: bool = False) -> Findings:
        """Check database, log, heads, models, backups; take it as it stands."""

    @property
    def notices(self) -> tuple[Finding, ...]:
        """What the opening has to tell."""

    def back_up(self) -> Path:
        """Make a backup now and check that it opens."""

    def back_up_today(self) -> tuple[Finding, ...]:
        """Make the backup of the day where it is missing.

        Returns:
            What should be told of the second place.

        Raises:
            BackupNotKept, DiskFull, ReadOnlyVault, StorageFailed: No backup.
        """

    def setting(self, name: str) -> str:
        """Return a setting kept inside the vault, or an empty text."""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting inside the vault (encrypted)."""

    def change_passphrase(self, old: str, new: str) -> None:
        """Wrap the vault's key under another passphrase.

        Raises:
            WrongPassphrase, WeakPassphrase: Nothing was changed.
        """

    def recovery_code(self) -> str:
        """Make a new recovery code; the old sheet no longer opens."""

    @property
    def hub_memory(self) -> HubMemory:
        """The outbox for a hub, and the places reached there."""

    def at_hub(self, url: str) -> Hub:
        """Reach a hub with this vault's keys; the caller closes its server.

        Raises:
            BadHubAddress, HubInClear, HubUnreachable, HubAccessRefused,
            HubNotMade, HubOtherVersion: As they say.
        """

    def close(self) -> None:
        """Close the vault; nothing can be read from it any more."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class VaultDoor(Protocol):
    """Makes and opens vaults."""

    def prepare(self) -> None:
        """Load what opening a vault needs, ahead of time and off the window."""

    def create(
        self, path: Path, passphrase: str, *, name: str, side: str, organisation: str
    ) -> tuple[OpenVault, str]:
        """Make a vault; return it open, with its printed recovery code.

        Raises:
            WeakPassphrase, VaultOnSharedDrive, AlreadyThere …: Nothing made.
        """

    def open(self, path: Path, passphrase: str) -> OpenVault:
        """Open a vault.

        Raises:
            WrongPassphrase, NotAVault, DamagedVault, NewerVault, VaultInUse …
        """

    def recover(self, path: Path, code: str, new_passphrase: str) -> None:
        """Set a new passphrase with the printed recovery code."""

    def is_vault(self, path: Path) -> bool:
        """Tell whether a vault stands at ``path``."""

    def backups(self, place: Path) -> Sequence[FoundBackup]:
        """Return the copies in or under a folder, the newest first."""

    def weigh(self, backup: Path, path: Path, passphrase: str) -> WeighedBackup:
        """Tell what going back to a copy would bring and cost; change nothing.

        Raises:
            NotABackup, DamagedBackup, BackupOfAnotherVault,
            WrongPassphraseOfBackup, VaultInUse …: It cannot be gone back to.
        """

    def restore(self, backup: Path, path: Path, passphrase: str) -> OpenVault:
        """Put a copy in place of the vault at ``path``, which is set aside.

        Raises:
            As ``weigh``, and DiskFull, ReadOnlyVault, StorageFailed: Nothing
            was changed.
        """

    def restore_keys(self, backup: Path, path: Path, passphrase: str) -> OpenVault:
        """Put back only what opens a whole vault, and open it; nothing is lost.

        Raises:
            As ``restore``.
        """


class App(PaperReading, Protocol):
    """Everything a front door may ask for."""

    version: str
    arguments: Sequence[str]
    language: str
    clock: Clock
    randomness: Randomness
    forms: FormLibrary
    vaults: VaultDoor
    hubs: HubDoor

    def check_pdf(
        self,
        pdf: bytes,
        roots: Sequence[bytes],
        now: dt.datetime,
        revisions: Sequence[tuple[int, str]] = (),
    ) -> CheckedPaper:
        """Check a PDF away from any vault; see ``PaperRoom.check``."""

    def read_file(self, path: Path, most: int = 20_000_000) -> bytes:
        """Return a file that somebody chose, at most one byte more than ``most``.

        Raises:
            FileNotRead: It is not there or may not be read.
        """

    def warm(self) -> None:
        """Load what signing needs, on a worker, before somebody signs."""

    def write_file(self, path: Path, data: bytes) -> None:
        """Write a file whole or not at all, readable by its owner only.

        Raises:
            FileNotWritten: Nothing was written.
        """

    def recovery_sheet(
        self, code: str, name: str, language: str, dress: str = "standard"
    ) -> bytes:
        """Return the printed recovery sheet as a PDF.

        Raises:
            UnknownDress: No such dress or language; so for every sheet below.
        """

    def blank_form(self, form: str, language: str, dress: str = "standard") -> bytes:
        """Return the blank paper form as a PDF."""

    def calendar_file(self, entries: Sequence[CalendarEntry], language: str) -> bytes:
        """Return a calendar file (``.ics``) that tells nothing but when."""

    @property
    def person_keys(self) -> PersonKeys:
        """Makes and finds again the person's own keys."""

    def copy_desk(self, identity: PersonIdentity) -> Sharing:
        """Return an empty desk in memory whose owner is the person."""

    def her_sheet(self, secret: str, language: str, dress: str = "standard") -> bytes:
        """Return the printed sheet of the person's own key as a PDF."""

    def half_sheet(
        self, words: str, until: dt.date, language: str, dress: str = "standard"
    ) -> bytes:
        """Return one of the two sheets of a replacement as a PDF."""

    def qr_code(self, text: str) -> bytes:
        """Return a QR code as SVG, a module ``QR_UNITS`` wide, quiet zone included."""

    def key_file(self, file: KeyFile) -> Voucher:
        """Return the certificate and the key of a PKCS #12 file.

        Raises:
            KeyFileUnreadable, WrongKeyPassphrase, NoKeyInFile: Not opened.
        """

    def certificates(self, data: bytes) -> Sequence[bytes]:
        """Return the certificates (DER) in a PEM or DER file.

        Raises:
            RootsUnreadable: It holds none.
        """

    def import_carnet_de_bord(
        self, ctx: Context, folder: Path, progress: Progress | None
    ) -> ImportReport:
        """Read the database of a peer that closed."""

    def window(self, arguments: Sequence[str]) -> int:
        """Open the window; return its exit code."""

    def screenshots(self, folder: Path) -> Sequence[Path]:
        """Draw every page and dialog into ``folder``."""

    def bench(self) -> Sequence[Mapping[str, Any]]:
        """Measure Livret against its limits."""

    def preference(self, name: str) -> str:
        """Return a preference of the screen (language, theme, text size).

        Never anything about a person: it is kept in clear, outside the vault.
        """

    def set_preference(self, name: str, value: str) -> None:
        """Keep a preference of the screen."""

    def organisation(self, name: str) -> str:
        """Return what the organisation set for this computer, or an empty text.

        ``idle_minutes``: the longest idle time before Livret locks.
        """

    def start_again(self, arguments: Sequence[str]) -> None:
        """End this process, which held the keys, and start a fresh one.

        Returns only where the system refuses; then the caller must exit.
        """

    def default_vault(self) -> Path:
        """Return where a vault stands unless told otherwise."""


Front = Callable[[App], int]
"""A front door: ``cli.run`` or ``desktop.run``; returns the exit code."""
