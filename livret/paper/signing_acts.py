"""What a signer does, as plain values; nothing here knows PDF or keys.

Nine ways stand side by side. Five are signatures of the signer's own hand or
key: ``drawn`` and ``typed`` (under a one-time certificate that a referent
attests), ``certificate`` (that of this vault), ``pkcs12`` (a file of the
signer's) and ``pkcs11`` (a card). Four are told and attested by a referent's key:
``paper``, ``aloud``, ``refused`` and ``absent``; they never count as the
signer's own signature.

May import: ``usecases``, ``domain``, the standard library.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.domain.errors import Refused, Untrusted
from livret.paper.strokes import NOTHING_DRAWN, Drawing
from livret.usecases.signing import NOTHING_EXPLAINED, Understood

KEY_WAYS = ("certificate", "pkcs12", "pkcs11")
"""With a certificate of the signer's own, that nobody attests."""

OWN_WAYS = ("drawn", "typed", *KEY_WAYS)
"""The signer's own act, by hand or by key."""

TOLD_WAYS = ("paper", "aloud", "refused", "absent")
"""Attested in the field by a referent's key."""

WAYS = OWN_WAYS + TOLD_WAYS

SEAL_WAY = "seal"
"""Way of the closing seal in its record; nobody's agreement."""

CLOSING_FIELD = "Cloture"
"""Field of the seal that ends signing."""

TIMESTAMP_FIELD = "Horodatage"
"""Field kept for a document time stamp; nobody is expected to sign it."""

WORDS_LIMIT = 2000
"""Longest words kept with a signature, in characters."""


class NotOurPaper(Untrusted):
    """The file is not a paper made by Livret; nothing was signed."""


class NoPlaceToSign(NotOurPaper):
    """The file is a paper of ours, made without places to sign."""


class PaperUnreadable(Untrusted):
    """The file cannot be read as a PDF; nothing was signed."""


class PaperLocked(PaperUnreadable):
    """A password closes the file; it may be whole."""


class PaperTooLarge(Untrusted):
    """The file is larger than any paper of ours.

    Facts:
        limit: In megabytes.
    """


class RootsUnreadable(Untrusted):
    """The trusted roots given hold no certificate that can be read."""


class PaperNotPlain(Untrusted):
    """The paper holds something that could show another content later.

    Facts:
        problem: ``history``, ``script``, ``layers``, ``hidden`` or
            ``encrypted``.
    """


class PaperChanged(Untrusted):
    """The paper was changed after a signature; nothing was added to it."""


class PaperClosed(Refused):
    """The closing seal is there: no signature can be added."""


class AlreadySigned(Refused):
    """This signer's place is taken.

    Facts:
        name: Whose place.
    """


class OutOfTurn(Refused):
    """The paper says in which order it is signed; somebody comes before.

    Facts:
        name: Whose turn it is.
    """


class NoSuchSigner(Refused):
    """The paper expects nobody in this role.

    Facts:
        role: As asked for.
    """


class OtherSigner(Refused):
    """The certificate or the name is not that of the signer expected.

    Facts:
        expected: Name on the paper.
        found: Name given or in the certificate.
    """


class BindingMismatch(Refused):
    """The one-time certificate was not made for this act on this paper."""


class CertificateNotValidNow(Refused):
    """The certificate is not valid at the time of signing.

    Facts:
        name: In the certificate.
    """


class KeyMismatch(Refused):
    """The key does not belong to the certificate."""


class KeyNotGiven(Refused):
    """The way signs with a file or a card, and none was given.

    Facts:
        way: Of the act.
    """


class KeyFileUnreadable(Untrusted):
    """The file is no PKCS #12 file, or is damaged; nothing was signed."""


class WrongKeyPassphrase(Refused):
    """The passphrase does not open the file of the certificate."""


class NoKeyInFile(Refused):
    """The file holds no key, or no certificate of that key."""


class NothingAgreed(Refused):
    """The act holds no drawing, or no words where words are the act.

    Facts:
        way: Of the act.
    """


class WordsTooLong(Refused):
    """Words longer than a signature keeps.

    Facts:
        limit: In characters.
    """


class SignaturesMissing(Refused):
    """A paper is closed when every place is filled, in whatever way.

    Facts:
        names: Who is still expected, separated by commas.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureAct:
    """One signer's act on one paper.

    Attributes:
        role: ``personne``, ``social``, ``emploi``, ``autre-1`` ….
        way: One of ``WAYS``.
        name: Of the signer, as printed on the paper.
        drawing: What was drawn, for ``drawn``.
        words: The typed agreement for ``typed``; the signer's own words for
            ``aloud``, ``refused`` and the others, possibly empty.
        deadline: Until when a signature is still hoped for, or None.
        place: Where the paper original is kept, for ``paper``.
        signed_on: The day written on the page signed by hand, for ``paper``; None
            where nobody told it.
        understanding: How the signer came to know the text.
        attested_by: Name of the referent at whose desk this happens.
        scan: SHA-256 of a picture of the signed page, hex, for ``paper``; or
            empty.
    """

    role: str
    way: str
    name: str
    drawing: Drawing = NOTHING_DRAWN
    words: str = ""
    deadline: dt.date | None = None
    place: str = ""
    understanding: Understood = NOTHING_EXPLAINED
    attested_by: str = ""
    scan: str = ""
    signed_on: dt.date | None = None

    @property
    def by_own_hand(self) -> bool:
        """Whether the signer's own hand or key made it."""
        return self.way in OWN_WAYS
