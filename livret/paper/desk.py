"""The paper room at one referent's desk: draw, sign, close, check.

Implements ``livret.usecases.ports_paper.PaperRoom`` with the vault's credentials.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from livret.paper.certificates import Credential, make_attested
from livret.paper.signing_acts import KeyNotGiven, SignatureAct
from livret.paper.signing_keys import Holder
from livret.paper.strokes import drawing_from
from livret.paper.verdict import Check
from livret.usecases.ports import FormLibrary, Progress
from livret.usecases.ports_paper import DrawnAgain, Otherwise, nothing_else
from livret.usecases.reading import ReadingTooCostly
from livret.usecases.scans import Scan
from livret.usecases.sheets import Sheet
from livret.usecases.signing import (
    CheckedPaper,
    CheckedSignature,
    KeyCard,
    KeyFile,
    PaperSeen,
    Reason,
    RootSeen,
    SignerSeen,
    SigningAct,
)
from livret.words.dates import long_date
from livret.words.naming import named
from livret.words.translator import translator_for

_ONE_TIME = frozenset({"drawn", "typed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDesk:
    """Makes and signs papers with the vault owner's certificate.

    Attributes:
        owner: Name of the referent, as attested in fields.
        authority: The vault's own authority, with its key.
        certificate: The referent's certificate under it, with its key.
        forms: The forms that papers are drawn from.
        trusted: Gives the certificates (DER) of others that checks here trust: who
            made a certificate may stand there alone, and is asked about it.
    """

    owner: str
    authority: Credential
    certificate: Credential
    forms: FormLibrary
    trusted: Callable[[], Sequence[bytes]] = tuple

    def draw(
        self,
        sheet: Sheet,
        made_at: dt.datetime,
        dress: str = "standard",
        progress: Progress | None = None,
    ) -> bytes:
        """Return the PDF of any paper, with a field for every signer.

        Raises:
            UnknownDress: The paper has no such dress.
            PrintingStopped: ``progress`` answered that it should stop.
        """
        from livret.paper.drawing import draw_sheet

        pdf = draw_sheet(
            sheet, made_at, forms=self.forms, dress=dress, progress=progress
        )
        return _known(pdf)

    def named(self, sheet: Sheet) -> Sheet:
        """Return a sheet in which whoever speaks has a name in its language."""
        return named(translator_for(sheet.language), sheet)

    def sign(self, pdf: bytes, act: SigningAct, now: dt.datetime) -> bytes:
        """Return the PDF with one more signature.

        The person and anybody without a certificate here sign under one made
        for this act alone, bound to what was drawn or typed and to the file.
        """
        from livret.paper.signing import binding_of, sign

        _look_at(pdf)
        done, stamper = _act(act), _stamper(act.timestamp)
        if act.way in ("pkcs12", "pkcs11"):
            with _own_key(act) as holder:
                return _known(sign(pdf, done, holder, now=now, stamper=stamper))
        credential = self.certificate
        if act.way in _ONE_TIME:
            tr = translator_for("fr")
            witness = tr.text(
                "En présence de {name}, le {date}",
                name=act.attested_by,
                date=long_date(tr, now.date()),
            )
            credential = make_attested(
                self.authority,
                act.name,
                act.attested_by,
                binding_of(pdf, done, witness=witness),
                now,
            )
        return _known(sign(pdf, done, credential, now=now, stamper=stamper))

    def scanned(self, data: bytes) -> Scan:
        """Return a picture of a signed page as it may be kept."""
        from livret.paper.outside import scan_read

        return scan_read(data)

    def shown(self, scan: Scan) -> bytes:
        """Return a kept picture of a signed page as a PDF to be looked at."""
        from livret.paper.outside import scan_shown

        return scan_shown(scan)

    def close(
        self,
        pdf: bytes,
        now: dt.datetime,
        timestamp: str = "",
        pages: Sequence[str] = (),
    ) -> bytes:
        """Return the PDF with the closing seal, and proofs for later if stamped."""
        from livret.paper.signing import close

        _look_at(pdf)
        stamper = _stamper(timestamp)
        sealed = close(pdf, self.certificate, now=now, stamper=stamper, pages=pages)
        if not timestamp:
            return sealed
        from livret.paper.archiving import archived

        return archived(sealed, timestamp, self.trusted())

    def closed_with(self, pdf: bytes, passphrase: str) -> bytes:
        """Return a paper that any phone opens with ``passphrase`` (AES-256)."""
        from livret.paper.locked_copy import locked

        return locked(pdf, passphrase)

    def seen(self, pdf: bytes) -> PaperSeen:
        """Return what a paper of ours says of itself."""
        from livret.paper.outside import paper_seen

        return paper_seen(pdf)

    def made_again(
        self, pdf: bytes, dress: str, otherwise: Otherwise = nothing_else
    ) -> DrawnAgain | None:
        """Return what a fresh paper drawn again as it is holds and shows, or None."""
        from livret.paper.made_again import made_again

        return made_again(pdf, dress, otherwise)

    def roots_in(self, data: bytes) -> tuple[RootSeen, ...]:
        """Return the certificates in a PEM (one or many) or DER file."""
        from livret.paper.roots_seen import roots_in

        return roots_in(data)

    def revisions(self, pdf: bytes) -> tuple[tuple[int, str], ...]:
        """Return the length and SHA-256 of each revision, oldest first."""
        from livret.paper.signing import revisions

        return revisions(pdf)

    def check(
        self,
        pdf: bytes,
        *,
        roots: Sequence[bytes],
        revisions: Sequence[tuple[int, str]] = (),
        now: dt.datetime,
    ) -> CheckedPaper:
        """Return the verdict on any file."""
        return check_paper(pdf, roots=roots, revisions=revisions, now=now)


def check_paper(
    pdf: bytes,
    *,
    roots: Sequence[bytes],
    revisions: Sequence[tuple[int, str]] = (),
    now: dt.datetime,
) -> CheckedPaper:
    """Return the verdict on any file, read apart; without a vault."""
    from livret.paper.outside import paper_checked
    from livret.paper.verdict import INVALID

    try:
        return paper_checked(pdf, roots=roots, revisions=revisions, now=now)
    except ReadingTooCostly:
        reasons = (Reason(code="too_costly"),)
        return CheckedPaper(verdict=INVALID, signatures=(), reasons=reasons)


def _stamper(url: str) -> Callable[[bytes], bytes] | None:
    """Return what gives time stamps, or nothing where no service is named."""
    if not url:
        return None
    from livret.paper.stamping import stamp_of

    return partial(stamp_of, url)


@contextmanager
def _own_key(act: SigningAct) -> Iterator[Holder]:
    """Open the file or the card that an act signs with, for that act alone."""
    if isinstance(act.key, KeyFile) and act.way == "pkcs12":
        from livret.paper.key_files import open_key_file

        yield open_key_file(act.key)
    elif isinstance(act.key, KeyCard) and act.way == "pkcs11":
        from livret.paper.card_apart import card_opened

        with card_opened(act.key, act.name) as holder:
            yield holder
    else:
        raise KeyNotGiven(way=act.way)


_MOST_KNOWN = 256
_KNOWN: dict[bytes, None] = {}
"""SHA-256 of papers whose bytes were made here, or read to their end apart."""


def _known(pdf: bytes) -> bytes:
    """Return a file, from now on read in this process too."""
    if len(_KNOWN) >= _MOST_KNOWN:
        del _KNOWN[next(iter(_KNOWN))]
    _KNOWN[hashlib.sha256(pdf).digest()] = None
    return pdf


def _look_at(pdf: bytes) -> None:
    """Have a file whose bytes are not known here read apart before it is signed.

    Raises:
        ReadingTooCostly: It holds whoever reads it up; nothing was signed.
        LivretError: Nobody signs it here; nothing was signed.
    """
    if hashlib.sha256(pdf).digest() in _KNOWN:
        return
    from livret.paper.outside import fit_to_sign
    from livret.paper.signing_pades import found_bare

    found_bare(fit_to_sign(pdf))
    _known(pdf)


def seen_here(pdf: bytes) -> PaperSeen:
    """Return what a paper of ours says of itself, read in this process.

    Raises:
        NotOurPaper, PaperUnreadable, PaperTooLarge, PaperNotPlain: It is none.
    """
    from livret.paper.signing_acts import CLOSING_FIELD
    from livret.paper.signing_file import open_reader, read_paper

    paper = read_paper(open_reader(pdf))
    signed = paper.signed_fields()
    return PaperSeen(
        paper=str(paper.data["paper"]),
        on=str(paper.data.get("on", "")),
        signers=tuple(
            SignerSeen(
                role=place.role,
                name=place.name,
                quality=place.quality,
                signed=place.field in signed,
            )
            for place in paper.places
        ),
        in_order=paper.in_order,
        closed=CLOSING_FIELD in signed,
        data=paper.data,
    )


def check_here(
    pdf: bytes,
    *,
    roots: Sequence[bytes],
    revisions: Sequence[tuple[int, str]] = (),
    now: dt.datetime,
) -> CheckedPaper:
    """Return the verdict on any file, read in this process."""
    from livret.paper.signing import check

    return _checked(check(pdf, roots=roots, now=now, digests=revisions))


def _checked(found: Check) -> CheckedPaper:
    return CheckedPaper(
        verdict=found.verdict,
        signatures=tuple(
            CheckedSignature(
                name=one.name,
                role=one.role,
                way=one.way,
                signed_at=one.signed_at,
                attested_by=one.attested_by,
                trusted=one.trusted,
                covers=one.covers,
                words=one.words,
                deadline=one.deadline,
                place=one.place,
                understood=one.understanding,
                stamped_at=one.stamped_at,
                scan=one.scan,
                stood=one.stood,
                renewed=one.renewed,
                signed_on=one.signed_on,
            )
            for one in found.signatures
        ),
        reasons=tuple(
            Reason(code=reason.code, facts=reason.facts) for reason in found.reasons
        ),
        closed_by=found.closed_by,
        closed_at=found.closed_at,
        closed_length=found.closed_length,
        closed_pages=found.closed_pages,
        ours=found.ours,
        stamps=found.stamps,
        proofs=found.proofs,
    )


def _act(act: SigningAct) -> SignatureAct:
    return SignatureAct(
        role=act.role,
        way=act.way,
        name=act.name,
        drawing=drawing_from(act.strokes, act.aspect),
        words=act.words,
        deadline=act.deadline,
        place=act.place,
        understanding=act.understood,
        attested_by=act.attested_by,
        scan=act.scan.sha256 if act.scan else "",
        signed_on=act.signed_on,
    )
