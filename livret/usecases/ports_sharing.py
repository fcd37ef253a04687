"""What sharing needs from outside, as small Protocols named for the need.

The file, the person's copy and the hub share them; what goes to whom is
``livret.domain.sending``, for all three.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from livret.domain.cards import SignedCard
    from livret.domain.contribution import Sealed


class SharingKeys(Protocol):
    """The owner's own keys for receiving, and the identity of this copy."""

    @property
    def replica(self) -> str:
        """Random id of this copy of the vault, 32 hex digits; new after a restore."""

    @property
    def age_secret(self) -> str:
        """The private age identity that receives files, ``AGE-SECRET-KEY-1…``."""

    @property
    def hub_secret(self) -> bytes:
        """The X25519 private key for the hub, 32 bytes."""

    @property
    def mlkem_seed(self) -> bytes:
        """The ML-KEM-768 private key for the hub (FIPS 203: d and z), 64 bytes."""


class SmallTexts(Protocol):
    """Small named texts inside the vault, encrypted and durable."""

    def get(self, name: str) -> str | None:
        """Return a text, or None where it was never kept."""

    def put(self, name: str, value: str) -> None:
        """Keep a text in place of the last one of the same name."""

    def drop(self, name: str) -> None:
        """Forget a text."""


class Eraser(Protocol):
    """Removes words and files for good; headers stay."""

    def erase(self, ids: Iterable[str] = (), livrets: Iterable[str] = ()) -> None:
        """Erase bodies by id, or everything of whole livrets; journalled first."""

    def erased(self, ids: Iterable[str]) -> frozenset[str]:
        """Return those whose words were erased here, whatever backup stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCard:
    """A card in the owner's box, and why it is trusted.

    Attributes:
        signed: The card as it came.
        way: ``words`` (compared in person), ``qr``, ``organisation``,
            ``old_key`` (signed by a key trusted before).
        on: Day it was trusted.
        revoked: Why it is no longer trusted: ``lost``, ``left``,
            ``replaced``; empty while it is.
        revoked_on: The day, or None.
        renewed_on: Day on which a card of the same person and key came with
            another certificate, or None.
    """

    signed: SignedCard
    way: str
    on: dt.date
    revoked: str = ""
    revoked_on: dt.date | None = None
    renewed_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who signed a file, as somebody known here.

    Attributes:
        name: As their card, or the livret, says it.
        sign: Their Ed25519 public key, 64 hex digits.
        age: Where a receipt goes, ``age1…``.
        side: ``social``, ``emploi`` or empty.
        organisation: Their structure, possibly empty.
    """

    name: str
    sign: str
    age: str
    side: str = ""
    organisation: str = ""


class Voucher(Protocol):
    """A certificate that an organisation issued to its holder, and its key."""

    @property
    def certificate(self) -> bytes:
        """X.509, DER."""

    @property
    def chain(self) -> tuple[bytes, ...]:
        """The certificates between it and its root, DER, the nearest first."""

    def sign(self, data: bytes) -> bytes:
        """Return the signature of ``data`` with SHA-256."""


class CardCrypto(Protocol):
    """Makes card files and checks the signatures in them."""

    def to_file(self, signed: SignedCard) -> bytes:
        """Return the bytes of a ``.carte`` file."""

    def from_file(self, data: bytes) -> SignedCard:
        """Read a ``.carte`` file and check its own signature.

        Raises:
            MalformedCard: Not a card, or not signed by its own key.
        """

    def replaces(self, signed: SignedCard) -> bool:
        """Tell whether the key it says it replaces signed it too."""

    def vouched_by(self, signed: SignedCard, roots: Sequence[bytes]) -> bool:
        """Tell whether a certificate under one of ``roots`` (DER) signed it."""

    def vouches(self, signed: SignedCard) -> bool:
        """Tell whether the certificate it names signed it, whoever issued that."""

    def true(self, key: str, signature: bytes, data: bytes) -> bool:
        """Tell whether an Ed25519 key (64 hex digits) signed ``data``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the sender signs of an exchange file.

    Attributes:
        livret: Id of the livret.
        sender: The sender's Ed25519 public key, 64 hex digits.
        sender_name: As they say it; what is trusted is the key.
        recipients: Ed25519 public key and name of each; a file is for nobody else.
        purpose: Why, as the agreement says it; possibly empty for herself.
        replica: Random id of the sender's copy of the vault, 32 hex digits.
        sequence: Number of this file for this livret and replica, from 1.
        previous: SHA-256, hex, of the sender's file before; empty for the first.
        made_at: Milliseconds since 1970-01-01 UTC on the sender's clock.
        until: Last day the sender may share for, ISO; empty for herself.
        heads: Ids of the heads the sender held.
        withheld: How many bodies stayed, by reason of ``Sending.withheld``.
    """

    livret: str
    sender: str
    sender_name: str
    recipients: tuple[tuple[str, str], ...]
    purpose: str
    replica: str
    sequence: int
    previous: str
    made_at: int
    until: str
    heads: tuple[str, ...]
    withheld: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """An exchange file, opened and checked against itself.

    Attributes:
        manifest: What the sender signed.
        contributions: As they were signed by their authors.
        blobs: Files, by SHA-256; each was checked against its digest.
        card: The sender's card when it travels inside, or None.
        digest: SHA-256, hex, of the file as it came.
    """

    manifest: Manifest
    contributions: tuple[Sealed, ...]
    blobs: Mapping[str, bytes] = field(default_factory=dict)
    card: SignedCard | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What goes back to the sender of a file.

    Attributes:
        file: SHA-256, hex, of the file that was received.
        livret: Id of the livret.
        receiver: The receiver's Ed25519 public key, 64 hex digits.
        receiver_name: As they say it.
        received_at: Milliseconds since 1970-01-01 UTC on the receiver's clock.
        new: How many contributions were new there.
    """

    file: str
    livret: str
    receiver: str
    receiver_name: str
    received_at: int
    new: int


Sign = Callable[[bytes], bytes]
"""Ed25519 over what it is given, with the owner's key; 64 bytes."""


class ExchangeFiles(Protocol):
    """Makes and opens ``.livret`` files and their receipts."""

    def pack(self, parcel: Parcel, sign: Sign, recipients: Sequence[str]) -> bytes:
        """Return a file that only ``recipients`` (``age1…``) can open."""

    def unpack(self, data: bytes, age_secret: str) -> Parcel | Receipt:
        """Open a file with a private age identity and check it against itself.

        Raises:
            NotAnExchangeFile, FileForSomeoneElse, FileAltered, FileTooLarge,
            NewerFile: Nothing of it may be used.
        """

    def receipt(self, told: Receipt, sign: Sign, recipients: Sequence[str]) -> bytes:
        """Return a receipt that only ``recipients`` can open."""


class PersonIdentity(Protocol):
    """The person's own keys: one secret, which the printed code says."""

    @property
    def age_secret(self) -> str:
        """Her private age identity, ``AGE-SECRET-KEY-1…``."""

    @property
    def age_recipient(self) -> str:
        """What files are encrypted to, ``age1…``."""

    @property
    def public_key(self) -> str:
        """Her Ed25519 public key, made from the same secret; 64 hex digits."""

    def sign(self, header: bytes) -> bytes:
        """Sign with that key; 64 bytes."""


class PersonKeys(Protocol):
    """Makes and finds again the person's own keys."""

    def new(self) -> PersonIdentity:
        """Make keys that nobody has."""

    def of(self, age_secret: str) -> PersonIdentity:
        """Return the keys of a secret, as scanned or typed.

        Raises:
            PersonKeyMistyped: It is no such secret.
        """

    def wrap(self, identity: PersonIdentity, passphrase: str) -> bytes:
        """Return a small age file that her passphrase opens (scrypt)."""

    def unwrap(self, data: bytes, passphrase: str) -> PersonIdentity:
        """Open that file.

        Raises:
            HerPassphraseWrong: It does not open.
            NotAnExchangeFile, FileAltered: It is no such file.
        """
