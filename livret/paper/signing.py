"""The door to signing and checking: light to import, pyHanko comes when used.

``sign`` adds one signer's act, ``close`` ends signing, ``check`` judges a file
from anywhere, ``revisions`` tells what the vault keeps of each. ``warm`` loads
everything once, in a worker, when the signing view opens.

May import: ``words``, ``domain``, cryptography; the rest inside functions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from livret.paper.certificates import Credential
from livret.paper.signing_acts import SignatureAct
from livret.paper.signing_keys import Holder
from livret.paper.signing_record import binding_of
from livret.paper.verdict import Check, Expected

__all__ = [
    "Check",
    "Expected",
    "SignatureAct",
    "binding_of",
    "check",
    "close",
    "revisions",
    "sign",
    "warm",
]


def sign(
    pdf: bytes,
    act: SignatureAct,
    credential: Credential | Holder,
    *,
    now: dt.datetime,
    stamper: Callable[[bytes], bytes] | None = None,
) -> bytes:
    """Return ``pdf`` with one signer's act added as an incremental update.

    Args:
        pdf: A paper of ours, closed by nobody.
        act: What the signer did.
        credential: For ``drawn`` and ``typed`` a one-time certificate made
            from ``binding_of``; for ``certificate`` the signer's own; for
            ``pkcs12`` and ``pkcs11`` who holds the key; for a way that is
            told, the certificate of the referent who attests.
        now: Local instant, aware; no other clock is read.
        stamper: Gives the time-stamp token of a signature; None for no stamp.

    Raises:
        PaperUnreadable, PaperTooLarge, NotOurPaper, PaperNotPlain,
        PaperChanged: The file may not be signed.
        PaperClosed, AlreadySigned, NoSuchSigner: Nobody signs here any more.
        OtherSigner, BindingMismatch, NothingAgreed, KeyMismatch,
        CertificateNotValidNow, CertificateNotForSigning, KeyNotSupported,
        NaiveTime: The act or its certificate is wrong.
    """
    from livret.paper import signing_pades

    return signing_pades.sign(pdf, act, credential, now, stamper)


def close(
    pdf: bytes,
    credential: Credential,
    *,
    now: dt.datetime,
    stamper: Callable[[bytes], bytes] | None = None,
    pages: Sequence[str] = (),
) -> bytes:
    """Return ``pdf`` with the closing seal: nothing can be added afterwards.

    Args:
        pdf: A paper of ours whose every place is filled, in whatever way.
        credential: The certificate of the referent who keeps the desk.
        now: Local instant, aware.
        stamper: Gives the time-stamp token of the seal; None for no stamp.
        pages: SHA-256 (hex) of pages signed by hand that the seal names.

    Raises:
        SignaturesMissing: Somebody is still expected.
        PaperClosed: It is closed already.
        PaperUnreadable, PaperTooLarge, NotOurPaper, PaperNotPlain,
        PaperChanged: The file may not be signed.
        KeyMismatch, CertificateNotValidNow, NaiveTime: As for ``sign``.
    """
    from livret.paper import signing_pades

    return signing_pades.close(pdf, credential, now, stamper, pages)


def check(
    pdf: bytes,
    *,
    roots: Sequence[bytes] | None,
    now: dt.datetime,
    expected: Expected | None = None,
    digests: Sequence[tuple[int, str]] | None = None,
) -> Check:
    """Judge a signed file, ours or anybody's; never raises on what it holds.

    Args:
        pdf: The whole file.
        roots: Trusted authorities, PEM (one or many in each) or DER; None or
            empty means that nobody is known.
        now: Instant of the check, aware.
        expected: Who was to sign, as the vault knows it; None relies on the
            file's own first revision.
        digests: Length and SHA-256 of the revisions known to the vault.
    """
    from livret.paper import checking

    return checking.check(
        pdf, roots=roots or (), now=now, expected=expected, digests=digests or ()
    )


def revisions(pdf: bytes) -> tuple[tuple[int, str], ...]:
    """Return the length and SHA-256 (hex) of each revision, oldest first."""
    from livret.paper.revisions import revisions as ends

    return ends(pdf)


def warm() -> None:
    """Load pyHanko and the fonts; for a worker, when the signing view opens."""
    from livret.paper import checking, signing_pades, typefaces
    from livret.paper.tokens import REGULAR

    checking.quiet()
    typefaces.typeface(typefaces.FAMILIES[0], REGULAR)
    del signing_pades
