"""Signing a paper: one incremental PAdES update per signer, one for the seal.

The first signature certifies (DocMDP, only filling in fields afterwards); the
order is free; the closing seal locks every signer's field and allows nothing
more (FieldMDP Include, P 1). pyHanko lays out the update; the CMS is ours.
Sources: ISO 32000-1, 12.8; ETSI EN 319 142-1, baseline B-B.

Loaded late: it imports pyHanko. May import: ``words``, ``domain``, pyHanko.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from livret.paper.appearance_words import (
    field_words,
    reason_of,
    seal_words,
)
from livret.paper.bare_places import places_are_bare
from livret.paper.certificates import Credential, NaiveTime
from livret.paper.checking_bytes import last_signature_holds
from livret.paper.checking_history import only_filled
from livret.paper.plain_outline import titles_are_seen
from livret.paper.plain_paper import lint, lint_first
from livret.paper.plain_places import places_are_plain
from livret.paper.revisions import revisions
from livret.paper.signing_acts import (
    CLOSING_FIELD,
    SEAL_WAY,
    WORDS_LIMIT,
    AlreadySigned,
    BindingMismatch,
    NoSuchSigner,
    NothingAgreed,
    NotOurPaper,
    OtherSigner,
    OutOfTurn,
    PaperChanged,
    PaperClosed,
    PaperNotPlain,
    SignatureAct,
    SignaturesMissing,
    WordsTooLong,
)
from livret.paper.signing_attestation import read_attested
from livret.paper.signing_certificate import (
    certified_name,
    check_signs_now,
    is_certified,
)
from livret.paper.signing_cms import Stamper
from livret.paper.signing_file import (
    Paper,
    Place,
    fields_of,
    open_reader,
    read_paper,
)
from livret.paper.signing_keys import Holder, holder_of
from livret.paper.signing_names import same_person
from livret.paper.signing_record import binding_of, record_of, to_bytes
from livret.paper.signing_update import Filling, filled
from livret.paper.strokes import NOTHING_DRAWN
from livret.words.translator import Translator, translator_for

_MOST_FOUND = 64
_FOUND_BARE: set[str] = set()
"""SHA-256 of first revisions that were looked at here and found bare."""


def sign(
    pdf: bytes,
    act: SignatureAct,
    credential: Credential | Holder,
    now: dt.datetime,
    stamper: Stamper | None = None,
) -> bytes:
    """Return ``pdf`` with the act of one signer added; see ``signing.sign``."""
    holder = holder_of(credential)
    signer = _signer(holder, now)
    paper = _open(pdf)
    place = _free_place(paper, act.role)
    _refuse_out_of_turn(paper, place)
    act = _fitting(act, place, pdf, holder)
    signed = _signed_fields(paper)
    if signed:
        lint_first(paper.reader)
        _refuse_changed(pdf, paper)
    else:
        lint(paper.reader)
    _refuse_covered(pdf)
    attested_by = _attester(act, holder, signer)
    tr = translator_for(paper.language)
    words = field_words(tr, act, attested_by, now)
    record = record_of(act, pdf, attested_by, now)
    filling = Filling(
        field=place.field,
        record=to_bytes(record),
        reason=reason_of(tr, words, act),
        signer=signer,
        words=words,
        drawing=act.drawing,
        certify=not signed,
        stamper=stamper,
    )
    return filled(pdf, paper, filling, holder, now)


def close(
    pdf: bytes,
    credential: Credential,
    now: dt.datetime,
    stamper: Stamper | None = None,
    pages: Sequence[str] = (),
) -> bytes:
    """Return ``pdf`` sealed; see ``signing.close``.

    Raises:
        SignaturesMissing: A place has no answer yet; with whose.
        NotOurPaper: It holds no place for the closing seal.
    """
    holder = holder_of(credential)
    signer = _signer(holder, now)
    paper = _open(pdf)
    signed = _signed_fields(paper)
    missing = [place.name for place in paper.places if place.field not in signed]
    if missing:
        raise SignaturesMissing(names=", ".join(missing))
    if CLOSING_FIELD not in dict(fields_of(paper.reader)):
        raise NotOurPaper
    lint_first(paper.reader)
    _refuse_covered(pdf)
    _refuse_changed(pdf, paper)
    tr: Translator = translator_for(paper.language)
    words = seal_words(tr, signer, now)
    act = SignatureAct(role="cloture", way=SEAL_WAY, name=signer)
    record = replace(record_of(act, pdf, "", now), pages=tuple(sorted(set(pages))))
    filling = Filling(
        field=CLOSING_FIELD,
        record=to_bytes(record),
        reason=reason_of(tr, words, act),
        signer=signer,
        words=words,
        drawing=NOTHING_DRAWN,
        lock=(*(place.field for place in paper.places), CLOSING_FIELD),
        stamper=stamper,
    )
    return filled(pdf, paper, filling, holder, now)


def _signer(holder: Holder, now: dt.datetime) -> str:
    """Return the name in a certificate that may sign now."""
    if now.tzinfo is None:
        raise NaiveTime
    check_signs_now(holder.certificate, now)
    return certified_name(holder.certificate)


def _open(pdf: bytes) -> Paper:
    paper = read_paper(open_reader(pdf))
    if CLOSING_FIELD in _signed_fields(paper):
        raise PaperClosed
    return paper


def fit_to_sign(pdf: bytes) -> str:
    """Return the digest of the first revision of a paper that may be signed over.

    Asked in the process that reads apart, of a file whose bytes are not known
    here: what ``sign`` and ``close`` look at, with no key in sight.

    Raises:
        PaperUnreadable, PaperTooLarge, NotOurPaper, PaperNotPlain,
        PaperChanged: Nothing may be added to it.
    """
    paper = read_paper(open_reader(pdf))
    if _signed_fields(paper):
        lint_first(paper.reader)
        _refuse_changed(pdf, paper)
    else:
        lint(paper.reader)
    _refuse_covered(pdf)
    return revisions(pdf)[0][1]


def found_bare(seen: str) -> None:
    """Take a first revision for one under whose places nothing stands.

    Args:
        seen: Its SHA-256, 64 hex digits, as it was found apart.
    """
    if len(_FOUND_BARE) >= _MOST_FOUND:
        _FOUND_BARE.clear()
    _FOUND_BARE.add(seen)


def _refuse_covered(pdf: bytes) -> None:
    """Refuse a paper of which something stands under a place.

    Whoever signs at this desk signs over the same first revision: the very
    bytes that were found bare are not drawn again.

    Raises:
        PaperNotPlain: A signature could be painted over it.
    """
    before, seen = revisions(pdf)[0]
    if seen in _FOUND_BARE:
        return
    if not (places_are_bare(pdf, before) and titles_are_seen(pdf, before)):
        raise PaperNotPlain(problem="hidden")
    found_bare(seen)


def _signed_fields(paper: Paper) -> frozenset[str]:
    return paper.signed_fields()


def _free_place(paper: Paper, role: str) -> Place:
    for place in paper.places:
        if place.role == role:
            if place.field in _signed_fields(paper):
                raise AlreadySigned(name=place.name)
            return place
    raise NoSuchSigner(role=role)


def _refuse_out_of_turn(paper: Paper, place: Place) -> None:
    first = next(one for one in paper.places if one.field not in _signed_fields(paper))
    if paper.in_order and first != place:
        raise OutOfTurn(name=first.name)


def _refuse_changed(pdf: bytes, paper: Paper) -> None:
    # Each of us adds to what the signer before left, byte for byte; whoever
    # signs over somebody's edit would lend it their name.
    if not (last_signature_holds(pdf, paper.reader) and only_filled(paper.reader)):
        raise PaperChanged
    if not places_are_plain(paper.reader):
        raise PaperNotPlain(problem="hidden")


def _fitting(
    act: SignatureAct, place: Place, pdf: bytes, holder: Holder
) -> SignatureAct:
    """Return the act as recorded, once it fits the place and the certificate."""
    if not same_person(act.name, place.name):
        raise OtherSigner(expected=place.name, found=act.name)
    if len(act.words) > WORDS_LIMIT:
        raise WordsTooLong(limit=WORDS_LIMIT)
    act = replace(act, name=place.name)
    drawn, said = not act.drawing.empty, bool(act.words.strip())
    if (act.way == "drawn" and not drawn) or (act.way == "typed" and not said):
        raise NothingAgreed(way=act.way)
    attested = read_attested(holder.certificate)
    if act.way in ("drawn", "typed"):
        bound = attested.binding if attested else None
        expected = binding_of(pdf, act, witness=bound.witness if bound else "")
        if bound != expected:
            raise BindingMismatch
    elif attested is not None:
        raise BindingMismatch
    return act


def _attester(act: SignatureAct, holder: Holder, signer: str) -> str:
    """Return who attests, once the certificate is that of the right person."""
    attested = read_attested(holder.certificate)
    if act.by_own_hand:
        if not is_certified(act.name, holder.certificate):
            raise OtherSigner(expected=act.name, found=signer)
        return attested.by if attested else ""
    if act.attested_by and not is_certified(act.attested_by, holder.certificate):
        raise OtherSigner(expected=act.attested_by, found=signer)
    return signer
