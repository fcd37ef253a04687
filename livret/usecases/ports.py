"""What the acts need from outside, as small Protocols named for the need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from livret.domain.contribution import Sealed, Verified
from livret.domain.forms import Form
from livret.domain.team import KeySet


class Clock(Protocol):
    """Tells the time; the only place where it is asked."""

    def now(self) -> dt.datetime:
        """Return the instant, aware, in UTC."""

    def today(self) -> dt.date:
        """Return the local date of the desk."""


class Randomness(Protocol):
    """Gives bytes that nobody can guess."""

    def take(self, count: int) -> bytes:
        """Return ``count`` random bytes."""


class ContributionSigner(Protocol):
    """Signs headers with the key of the vault's owner."""

    @property
    def public_key(self) -> str:
        """The Ed25519 public key, 64 hex digits."""

    def sign(self, header: bytes) -> bytes:
        """Return the Ed25519 signature of ``header``, 64 bytes."""


class FormsToRead(Protocol):
    """The accompaniment forms, for what was said on them already."""

    def to_read(self, name: str, version: int, language: str) -> Form:
        """Return a form, or the newest that is here where nobody has it.

        Args:
            name: As a diagnosis was opened on it; empty where none was.
            version: Of it.
            language: ISO 639-1 code.

        Raises:
            FormMissing: Not in this language, or no file of this Livret.
        """


class FormLibrary(FormsToRead, Protocol):
    """The accompaniment forms, as data."""

    def latest(self, name: str) -> int:
        """Return the newest version of a form."""

    def form(self, name: str, version: int, language: str) -> Form:
        """Return one version of a form in one language.

        Raises:
            FormMissing: No such form, version or language.
        """

    def charter_choices(self, version: int) -> frozenset[str]:
        """Return the ids of the sentences of one version of the charter; 0: newest.

        Raises:
            FormMissing: No such version.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Typing in progress, outside the log: no id, unsigned, mutable.

    Attributes:
        livret: The livret it belongs to; empty before one is opened.
        place: Where it is typed, e.g. ``view:mobilite:personne``.
        text: The words so far.
        saved_at: Instant of the last autosave, aware, UTC.
    """

    livret: str
    place: str
    text: str
    saved_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """Who looked, sent or received, and when. Never what was read.

    Attributes:
        livret: The livret concerned.
        at: Instant, aware, UTC.
        what: ``opened``, ``printed``, ``copied``, ``sent``, ``received``,
            ``exported``, ``erased``, ``kept`` and ``handed`` (a paper, for and
            to the person),
            ``restored`` (the vault went back to a backup), ``acknowledged`` (a
            receipt came back), ``replacement``, ``replacement_over`` and
            ``replaced`` (somebody was named, is no longer, and opened it),
            ``archive_*`` (two people decided: archive).
        who: Public key of who did it, 64 hex digits.
        who_name: Their name when it happened.
        detail: Codes such as ``paper=diagnostic``; never words of a person.
    """

    livret: str
    at: dt.datetime
    what: str
    who: str
    who_name: str
    detail: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobRef:
    """A file kept beside the log, named by its content.

    Attributes:
        sha256: Digest of the bytes, 64 hex digits.
        size: Bytes, at most 20 MB.
        type: Media type, e.g. ``application/pdf``.
    """

    sha256: str
    size: int
    type: str


class ContributionLog(Protocol):
    """The append-only set of contributions of every livret held here."""

    def livrets(self) -> tuple[str, ...]:
        """Return the ids of the livrets held, oldest first."""

    def read(self, livret: str) -> tuple[Verified, ...]:
        """Return the verified contributions of one livret, in order of arrival.

        Raises:
            UnknownLivret: No such livret here.
        """

    def sealed(self, livret: str) -> tuple[Sealed, ...]:
        """Return the exact bytes of one livret's contributions."""

    def append(
        self, sealed: Sequence[Sealed], then: Callable[[], None] | None = None
    ) -> tuple[str, ...]:
        """Verify and keep contributions, all or none; return ids new here.

        Durable on return: survives the process being killed at once after.
        A copy that does not verify is quarantined and raises.

        Args:
            sealed: As they came.
            then: Told once they stand here; what it notes in the same vault is
                kept with them, or neither is.

        Raises:
            MalformedContribution, BadSignature: Nothing was kept.
            DiskFull, ReadOnlyVault: Nothing was kept.
        """

    def check(self, sealed: Sequence[Sealed]) -> tuple[Verified, ...]:
        """Verify contributions as ``append`` would; nothing is kept.

        May be asked from any thread: it reads no database. What was checked is
        remembered a while: ``append`` does not verify the same bytes again.

        Raises:
            MalformedContribution, NotCanonical, BadSignature: One is not right.
        """

    def erase_bodies(self, ids: Iterable[str]) -> None:
        """Remove body, salt and blobs; headers stay; the erasure is journalled."""

    def known_origins(self, system: str) -> frozenset[tuple[str, str, str]]:
        """Return (table, key, digest) of what was imported from ``system``."""


class Drafts(Protocol):
    """Typing in progress, kept encrypted within two seconds."""

    def save(self, draft: Draft) -> None:
        """Keep ``draft`` in place of the last one of the same place."""

    def of(self, livret: str) -> tuple[Draft, ...]:
        """Return the drafts of one livret, oldest first."""

    def before(self, instant: dt.datetime) -> tuple[Draft, ...]:
        """Return drafts of any livret last saved before ``instant``, oldest first."""

    def drop(self, livret: str, place: str) -> None:
        """Forget a draft (its words were said, or are no longer wanted)."""


class Journal(Protocol):
    """Openings, sendings and receipts, apart from the log; the person reads it."""

    def note(self, entry: JournalEntry) -> None:
        """Keep ``entry``, signed and chained to the one before."""

    def of(self, livret: str) -> tuple[JournalEntry, ...]:
        """Return the last twelve months of one livret, oldest first."""


class Blobs(Protocol):
    """Files inside the vault: signed PDFs, scans, outlines."""

    def put(self, data: bytes, media_type: str, livret: str) -> BlobRef:
        """Keep ``data`` (encrypted, durable) and return how to name it.

        Raises:
            BlobTooLarge: More than 20 MB.
        """

    def get(self, sha256: str) -> bytes:
        """Return the bytes, checked against their digest.

        Raises:
            MissingBlob: Not here, erased or withheld.
        """

    def livret_of(self, sha256: str) -> str:
        """Return a livret that a file belongs to, or an empty text."""

    def livrets_of(self, sha256: str) -> tuple[str, ...]:
        """Return every livret that a file belongs to: the same bytes may be two's."""


class PrivateLines(Protocol):
    """The referent's own memory aid for each livret; never sent or printed."""

    def private_line(self, livret: str) -> str:
        """Return it, possibly empty."""

    def set_private_line(self, livret: str, text: str) -> None:
        """Keep it in this vault only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The referent whose vault this is.

    Attributes:
        name: As people say it, "Claire M.".
        side: ``social`` or ``emploi``.
        organisation: Their structure, possibly empty.
        sign_key: Ed25519 public key, 64 hex digits.
        read_age: Returns ``age_recipient``; the list of people waits for no age.
        hub_key: X25519 public key for the hub, 64 hex digits.
        read_mlkem: Returns ``mlkem_key``; nothing but cards and joinings asks.
        certificate: The P-256 certificate for PDF signatures, DER.
        authority: The vault's own small authority, DER.
        links: Between it and the authority before, DER; empty without one.
        former: The vault's other authorities, DER: roots of what they signed.
    """

    name: str
    side: str
    organisation: str = ""
    sign_key: str = ""
    read_age: Callable[[], str] = field(default=str, repr=False, compare=False)
    hub_key: str = ""
    read_mlkem: Callable[[], str] = field(default=str, repr=False, compare=False)
    certificate: bytes = field(default=b"", repr=False)
    authority: bytes = field(default=b"", repr=False)
    links: tuple[bytes, ...] = field(default=(), repr=False)
    former: tuple[bytes, ...] = field(default=(), repr=False)

    @property
    def roots(self) -> tuple[bytes, ...]:
        """Every authority this vault ever had (DER), the one in use first."""
        return (self.authority, *self.former) if self.authority else ()

    @property
    def age_recipient(self) -> str:
        """The public age identity for receiving files, ``age1…``, or empty."""
        return self.read_age()

    @property
    def mlkem_key(self) -> str:
        """ML-KEM-768 public key for the hub, 2,368 hex digits, or empty."""
        return self.read_mlkem()

    def keys(self, sign: str) -> KeySet:
        """Return the public keys they take part with, signing with ``sign``."""
        return KeySet(sign, self.age_recipient, self.hub_key, self.mlkem_key)


Progress = Callable[[int, int], bool]
"""Called with (done, total); answers False to stop."""
