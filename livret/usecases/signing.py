"""Signing and checking as plain values."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from livret.domain.errors import Refused
from livret.domain.kind_fields import SIDES
from livret.domain.team import PERSON
from livret.usecases.errors import AbsentHeardNothing, DeadlinePast, OwnWitness
from livret.usecases.scans import PAPER_WAY, Scan

Strokes = tuple[tuple[tuple[float, float], ...], ...]
"""What was drawn: strokes of (x, y) points in 0..1, y downwards; no time, no
pressure (behavioural biometrics are never kept)."""

KEY_WAYS = ("certificate", "pkcs12", "pkcs11")
"""With a certificate of the signer's own, that nobody attests."""

OWN_WAYS = frozenset({"drawn", "typed", *KEY_WAYS})
TOLD_WAYS = frozenset({"paper", "aloud", "refused", "absent"})

WITNESSED_WAYS = frozenset({"aloud", "absent"})
"""That nobody can attest of themself."""


class DayNotForThisWay(Refused):
    """Only a signature on the printed page has a day of its own."""


class SignedTomorrow(Refused):
    """The day on which a page was signed by hand is still to come.

    Facts:
        day: ISO 8601.
    """


class SignedBeforeMade(Refused):
    """A page was signed by hand before there was a document to print.

    Facts:
        day: ISO 8601, the earliest day that can be.
    """


class NotStamped(Refused):
    """A time-stamping service gave no stamp; it is signed without one.

    Facts:
        service: Name of its computer, where it is known.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What was done so that the signer knows what is signed.

    Attributes:
        explained_by: Who explained, possibly empty.
        language: ISO 639-1 code, empty when French.
        interpreter: Name or service, possibly empty.
        read_aloud: The text was read aloud.
        simple_copy: A copy in plain words was given.
    """

    explained_by: str = ""
    language: str = ""
    interpreter: str = ""
    read_aloud: bool = False
    simple_copy: bool = False


NOTHING_EXPLAINED = Understood()
"""Nothing was recorded on how the signer came to know the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """A file that holds somebody's certificate and key (PKCS #12).

    Attributes:
        data: The file.
        passphrase: What opens it; kept nowhere.
    """

    data: bytes = field(repr=False)
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCard:
    """A card or a token that holds somebody's key (PKCS #11).

    Attributes:
        module: Path of the library that speaks to it.
        pin: Its code; kept nowhere, tried once.
        token: Label of the card, empty where there is only one.
    """

    module: str
    pin: str = field(default="", repr=False)
    token: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningAct:
    """One signer's act on one paper.

    Attributes:
        role: ``personne``, ``social``, ``emploi``, ``autre-1`` ….
        way: A code of ``livret.domain.document_fields.WAYS``.
        name: Of the signer, as printed.
        strokes: What was drawn, for ``drawn``.
        aspect: Width of the pad divided by its height.
        words: The typed agreement, or the signer's own words.
        deadline: Until when a signature is still hoped for, or None.
        place: Where the paper original is kept, for ``paper``.
        signed_on: The day written on the page signed by hand, for ``paper``; None
            where nobody told it.
        understood: How the signer came to know the text.
        attested_by: The referent at whose desk this happens.
        key: What signs, for ``pkcs12`` and ``pkcs11``.
        timestamp: Address of a time-stamping service, empty for none.
        scan: Picture of the signed page, for ``paper``; None where there is none.
    """

    role: str
    way: str
    name: str = ""
    strokes: Strokes = field(default=(), repr=False)
    aspect: float = 4.0
    words: str = ""
    deadline: dt.date | None = None
    place: str = ""
    understood: Understood = NOTHING_EXPLAINED
    attested_by: str = ""
    key: KeyFile | KeyCard | None = field(default=None, repr=False)
    timestamp: str = ""
    scan: Scan | None = field(default=None, repr=False)
    signed_on: dt.date | None = None


def of_oneself(role: str, name: str, attested_by: str) -> bool:
    """Tell whether who attests is who signs; a person’s referent never is she."""
    same = unicodedata.normalize("NFC", name) == unicodedata.normalize(
        "NFC", attested_by
    )
    return same and role != PERSON


def not_of_oneself(act: SigningAct, side: str) -> None:
    """Refuse that somebody be the only witness of what they did not sign.

    Refusing and signing on paper are acts of one's own, and may be told by
    oneself; being absent, or having spoken, is seen and heard by another.

    Args:
        act: With who signs and who attests.
        side: Of who attests; a namesake on another side is somebody else.

    Raises:
        OwnWitness: Who signs and who attests are one.
    """
    elsewhere = act.role in SIDES and act.role != side
    alone = of_oneself(act.role, act.name, act.attested_by) and not elsewhere
    if act.way in WITNESSED_WAYS and alone:
        raise OwnWitness(name=act.name)


def absent_and_silent(act: SigningAct) -> None:
    """Refuse an absence that also tells what was heard or said there.

    Who refuses, agrees aloud or signs by hand may have had the text explained.

    Args:
        act: With the name of who signs.

    Raises:
        AbsentHeardNothing: Evidence would say two things that cannot both be.
    """
    there = act.understood != NOTHING_EXPLAINED or bool(act.words.strip())
    if act.way == "absent" and there:
        raise AbsentHeardNothing(name=act.name)


def not_past(act: SigningAct, today: dt.date) -> None:
    """Refuse a day to wait for that is over.

    Raises:
        DeadlinePast: Nobody can sign until then any more.
    """
    if act.deadline is not None and act.deadline < today:
        raise DeadlinePast(day=act.deadline.isoformat())


def day_by_hand(act: SigningAct, made_on: dt.date | None, today: dt.date) -> None:
    """Refuse a day on which nobody can have signed the printed page.

    Args:
        act: With the day told, if any; none is ever supposed.
        made_on: The day from which there was a page to sign, where it is known.
        today: Of the desk.

    Raises:
        DayNotForThisWay, SignedTomorrow, SignedBeforeMade: That day cannot be.
    """
    if act.signed_on is None:
        return
    if act.way != PAPER_WAY:
        raise DayNotForThisWay
    if act.signed_on > today:
        raise SignedTomorrow(day=act.signed_on.isoformat())
    if made_on is not None and act.signed_on < made_on:
        raise SignedBeforeMade(day=made_on.isoformat())


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSignature:
    """One signature as a check reads it.

    Attributes:
        name: Of the signer.
        role: As in the paper, possibly empty for files of others.
        way: How, possibly empty for files of others.
        signed_at: Instant claimed by the signer's program, or None.
        attested_by: The referent who attests, possibly empty.
        trusted: Whether its certificate leads to a root that was given.
        covers: Length of the revision it made, in bytes.
        words: The signer's words, as signed.
        deadline: Until when a signature is still hoped for, as signed.
        place: Where the paper original is kept, as signed.
        understood: How the signer came to know the text, as signed.
        stamped_at: Instant a time-stamping service vouches for, or None.
        scan: SHA-256 of the picture of the signed page, as signed; or empty.
        signed_on: The day written on the page signed by hand, as signed; or None.
        stood: The file carries an answer that the certificate was not withdrawn.
        renewed: Its certificate was renewed: the one before it, which is trusted,
            answers for it.
    """

    name: str
    role: str
    way: str
    signed_at: dt.datetime | None
    attested_by: str = ""
    trusted: bool = False
    covers: int = 0
    words: str = ""
    deadline: dt.date | None = None
    place: str = ""
    understood: Understood = NOTHING_EXPLAINED
    stamped_at: dt.datetime | None = None
    scan: str = ""
    stood: bool = False
    renewed: bool = False
    signed_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a verdict: a code and the facts of its sentence."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPaper:
    """The verdict on a file.

    Attributes:
        verdict: ``valid``, ``incomplete``, ``changed``, ``invalid`` or
            ``unknown signer``.
        signatures: Every signature found, oldest first.
        reasons: Why, most important first; empty when valid.
        closed_by: Name in the certificate of the closing seal, or empty.
        closed_at: When it was closed, or None.
        closed_length: Length of the revision that closed it; 0 while open.
        ours: Whether the file is a paper of ours.
        closed_pages: SHA-256 of pages signed by hand that the seal names.
        stamps: Length of each revision that brings a time stamp of the whole
            file, and nothing else.
        proofs: Of each that brings revocation lists and answers, and nothing else.
    """

    verdict: str
    signatures: tuple[CheckedSignature, ...]
    reasons: tuple[Reason, ...]
    closed_by: str = ""
    closed_at: dt.datetime | None = None
    closed_length: int = 0
    ours: bool = False
    closed_pages: tuple[str, ...] = ()
    stamps: tuple[int, ...] = ()
    proofs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RootSeen:
    """A certificate that checks may be asked to trust.

    Attributes:
        name: In it, as it can be shown.
        organisation: In it, possibly empty.
        until: Its last day.
        sha256: Digest of its bytes, 64 hex digits: its fingerprint.
        authority: It may make certificates of others.
        der: Its bytes.
    """

    name: str
    organisation: str
    until: dt.date
    sha256: str
    authority: bool
    der: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerSeen:
    """One expected signer, as a paper itself says.

    Attributes:
        role: ``personne``, ``social``, ``emploi`` or ``autre-N``.
        name: As printed.
        quality: As printed, possibly empty.
        signed: Whether the place is filled.
    """

    role: str
    name: str
    quality: str
    signed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSeen:
    """A paper of ours as it tells of itself, in its first revision.

    Attributes:
        paper: Which, e.g. ``diagnostic``.
        on: Its date, ISO 8601, possibly empty.
        signers: Expected signers, in order.
        in_order: Each one signs after the one before.
        closed: The closing seal is there.
        data: What is attached to it: exactly what is printed.
    """

    paper: str
    on: str
    signers: tuple[SignerSeen, ...]
    in_order: bool
    closed: bool
    data: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def to_sign(self) -> tuple[SignerSeen, ...]:
        """Places that are still empty."""
        return tuple(one for one in self.signers if not one.signed)
