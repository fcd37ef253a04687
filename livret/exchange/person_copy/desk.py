"""Her copy on any desk: read and answered with her, nothing on the disk.

The same acts as at a vault, over lists in memory: what she says is signed with
her own key, and leaves as a file. No vault is opened, none is made.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from livret.domain.arrival import arrive
from livret.domain.contribution import Sealed, Verified
from livret.exchange.ed25519 import signed_by
from livret.usecases.context import Context
from livret.usecases.ports import (
    BlobRef,
    Clock,
    Draft,
    FormLibrary,
    JournalEntry,
    Owner,
    Randomness,
)
from livret.usecases.ports_people import Due, LivretSummary
from livret.usecases.ports_sharing import PersonIdentity
from livret.usecases.vault_errors import BadSignature, MissingBlob, UnknownLivret


def copy_desk(
    identity: PersonIdentity,
    name: str,
    clock: Clock,
    randomness: Randomness,
    forms: FormLibrary,
) -> Context:
    """Return an empty desk in memory whose owner is the person.

    Args:
        identity: Her keys.
        name: How she is called, possibly empty.
        clock: Tells the time.
        randomness: Gives salts.
        forms: The accompaniment forms.
    """
    beside = _Beside()
    return Context(
        owner=Owner(
            name=name,
            side="",
            sign_key=identity.public_key,
            read_age=lambda: identity.age_recipient,
        ),
        log=_ListLog(),
        people=beside,
        drafts=beside,
        journal=beside,
        blobs=_ListBlobs(),
        private_lines=beside,
        signer=identity,
        clock=clock,
        randomness=randomness,
        forms=forms,
    )


@dataclass
class _ListLog:
    """A ``ContributionLog`` in memory; the same questions on arrival."""

    kept: dict[str, dict[str, tuple[Sealed, Verified]]] = field(default_factory=dict)

    def livrets(self) -> tuple[str, ...]:
        return tuple(self.kept)

    def read(self, livret: str) -> tuple[Verified, ...]:
        return tuple(one for _, one in self._of(livret).values())

    def sealed(self, livret: str) -> tuple[Sealed, ...]:
        return tuple(sealed for sealed, _ in self._of(livret).values())

    def check(self, sealed: Sequence[Sealed]) -> tuple[Verified, ...]:
        return tuple(map(_checked, sealed))

    def append(
        self, sealed: Sequence[Sealed], then: Callable[[], None] | None = None
    ) -> tuple[str, ...]:
        new = []
        for each, one in zip(sealed, self.check(sealed), strict=True):
            of_livret = self.kept.setdefault(one.header.livret, {})
            known = of_livret.get(one.id)
            if known is None:
                new.append(one.id)
            if known is None or known[1].body is None:
                of_livret[one.id] = (each, one)
        if then is not None:
            then()
        return tuple(new)

    def erase_bodies(self, ids: Iterable[str]) -> None:
        gone = frozenset(ids)
        for of_livret in self.kept.values():
            for one in gone & of_livret.keys():
                bare = of_livret[one][0].without_body()
                of_livret[one] = (bare, arrive(bare))

    def known_origins(self, _system: str) -> frozenset[tuple[str, str, str]]:
        return frozenset()

    def _of(self, livret: str) -> Mapping[str, tuple[Sealed, Verified]]:
        if livret not in self.kept:
            raise UnknownLivret(livret=livret)
        return self.kept[livret]


def _checked(sealed: Sealed) -> Verified:
    one = arrive(sealed)
    if not signed_by(one.header.author, sealed.signature, sealed.header):
        raise BadSignature(id=one.id, quarantine="")
    return one


@dataclass
class _ListBlobs:
    """``Blobs`` in memory."""

    kept: dict[str, tuple[bytes, str]] = field(default_factory=dict)

    def put(self, data: bytes, media_type: str, livret: str) -> BlobRef:
        sha256 = hashlib.sha256(data).hexdigest()
        self.kept[sha256] = (data, livret)
        return BlobRef(sha256=sha256, size=len(data), type=media_type)

    def get(self, sha256: str) -> bytes:
        if sha256 not in self.kept:
            raise MissingBlob(sha256=sha256)
        return self.kept[sha256][0]

    def livret_of(self, sha256: str) -> str:
        return self.kept.get(sha256, (b"", ""))[1]

    def livrets_of(self, sha256: str) -> tuple[str, ...]:
        livret = self.livret_of(sha256)
        return (livret,) if livret else ()


class _Beside:
    """Lists, drafts, journal and memory aids of a desk that keeps none."""

    def people(self) -> tuple[LivretSummary, ...]:
        return ()

    def find(self, _query: str, _limit: int = 50) -> tuple[LivretSummary, ...]:
        return ()

    def dues(self, _until: dt.date | None = None) -> tuple[Due, ...]:
        return ()

    def refresh(self) -> None:
        """Nothing is listed."""

    def links(self) -> tuple[tuple[str, str], ...]:
        return ()

    def erased(self) -> tuple[Due, ...]:
        return ()

    def save(self, draft: Draft) -> None:
        """Keep nothing."""

    def of(self, _livret: str) -> tuple[()]:
        return ()

    def before(self, _instant: dt.datetime) -> tuple[Draft, ...]:
        return ()

    def drop(self, livret: str, place: str) -> None:
        """Nothing is there."""

    def note(self, entry: JournalEntry) -> None:
        """Keep nothing: who opened it stands where it is kept."""

    def private_line(self, _livret: str) -> str:
        return ""

    def set_private_line(self, livret: str, text: str) -> None:
        """Keep nothing."""
