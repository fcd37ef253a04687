"""Signing a paper: one incremental PAdES update per signer, one for the seal.

The first signature certifies (DocMDP, only filling in fields afterwards); the
order is free; the closing seal locks every signer's field and allows nothing
more (FieldMDP Include, P 1). pyHanko lays out the update; the CMS is ours.
Sources: ISO 32000-1, 12.8; ETSI EN 319 142-1, baseline B-B.

Loaded late: it imports pyHanko. May import: ``words``, ``domain``, pyHanko.
"""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, replace

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import FieldMDPSpec, MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import (
    PdfCMSEmbedder,
    SigIOSetup,
    SigMDPSetup,
    SigObjSetup,
)
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_byterange import BuildProps, SignatureObject

from livret.paper.appearance import draw_field
from livret.paper.appearance_fonts import form_of
from livret.paper.appearance_words import (
    FieldWords,
    field_words,
    reason_of,
    seal_words,
)
from livret.paper.certificates import Credential, NaiveTime
from livret.paper.checking_bytes import last_signature_holds
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
from livret.paper.signing_cms import room_for, signed_data
from livret.paper.signing_file import (
    Paper,
    Place,
    fields_of,
    lint,
    open_reader,
    read_paper,
)
from livret.paper.signing_keys import Holder, holder_of
from livret.paper.signing_names import same_person
from livret.paper.signing_record import Record, binding_of, record_of, to_bytes
from livret.paper.strokes import NOTHING_DRAWN, Drawing
from livret.words.translator import Translator, translator_for


class _Update(IncrementalPdfFileWriter):
    """An update that leaves /Info and the XMP packet as they were certified."""

    def _update_meta(self) -> None:
        # Rewritten metadata would lose PDF/A's extension schema, and would
        # claim that the words were modified when they were signed.
        pass


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filling:
    """What one update puts into one field."""

    field: str
    record: bytes
    reason: str
    signer: str
    words: FieldWords
    drawing: Drawing
    certify: bool = False
    lock: tuple[str, ...] = ()


def sign(
    pdf: bytes, act: SignatureAct, credential: Credential | Holder, now: dt.datetime
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
        _refuse_changed(pdf, paper)
    else:
        lint(paper.reader)
    attested_by = _attester(act, holder, signer)
    tr = translator_for(paper.language)
    words = field_words(tr, act, attested_by, now)
    record = record_of(act, pdf, attested_by, now)
    filling = _Filling(
        field=place.field,
        record=to_bytes(record),
        reason=reason_of(tr, words, act),
        signer=signer,
        words=words,
        drawing=act.drawing,
        certify=not signed,
    )
    return _filled(pdf, paper, filling, holder, now)


def close(pdf: bytes, credential: Credential, now: dt.datetime) -> bytes:
    """Return ``pdf`` sealed; see ``signing.close``."""
    holder = holder_of(credential)
    signer = _signer(holder, now)
    paper = _open(pdf)
    signed = _signed_fields(paper)
    missing = [place.name for place in paper.places if place.field not in signed]
    if missing:
        raise SignaturesMissing(names=", ".join(missing))
    if CLOSING_FIELD not in dict(fields_of(paper.reader)):
        raise NotOurPaper
    _refuse_changed(pdf, paper)
    tr: Translator = translator_for(paper.language)
    words = seal_words(tr, signer, now)
    act = SignatureAct(role="cloture", way=SEAL_WAY, name=signer)
    record: Record = record_of(act, pdf, "", now)
    filling = _Filling(
        field=CLOSING_FIELD,
        record=to_bytes(record),
        reason=reason_of(tr, words, act),
        signer=signer,
        words=words,
        drawing=NOTHING_DRAWN,
        lock=(*(place.field for place in paper.places), CLOSING_FIELD),
    )
    return _filled(pdf, paper, filling, holder, now)


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
    if not last_signature_holds(pdf, paper.reader):
        raise PaperChanged


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


def _filled(
    pdf: bytes,
    paper: Paper,
    filling: _Filling,
    credential: Credential | Holder,
    now: dt.datetime,
) -> bytes:
    holder = holder_of(credential)
    writer = _Update(io.BytesIO(pdf), prev=paper.reader)
    if filling.certify:
        writer.register_extension(ESIC_EXTENSION_1)
    steps = PdfCMSEmbedder().write_cms(
        field_name=filling.field, writer=writer, existing_fields_only=True
    )
    _appear(writer, next(steps).get_object(), filling)
    placeholder = SignatureObject(
        timestamp=now.replace(microsecond=0),
        subfilter=SigSeedSubFilter.PADES,
        name=filling.signer,
        reason=filling.reason,
        app_build_props=BuildProps(name="Livret"),
        bytes_reserved=2 * room_for(filling.record, holder),
    )
    steps.send(SigObjSetup(sig_placeholder=placeholder, mdp_setup=_rules(filling)))
    out = io.BytesIO()
    prepared, _ = steps.send(SigIOSetup(md_algorithm="sha256", output=out))
    steps.send(signed_data(prepared.document_digest, filling.record, holder))
    return out.getvalue()


def _rules(filling: _Filling) -> SigMDPSetup | None:
    if filling.certify:
        return SigMDPSetup(
            md_algorithm="sha256", certify=True, docmdp_perms=MDPPerm.FILL_FORMS
        )
    if filling.lock:
        return SigMDPSetup(
            md_algorithm="sha256",
            docmdp_perms=MDPPerm.NO_CHANGES,
            field_lock=FieldMDPSpec.from_pdf_object(
                generic.DictionaryObject(  # type: ignore[no-untyped-call]
                    {
                        pdf_name("/Action"): pdf_name("/Include"),
                        pdf_name("/Fields"): generic.ArrayObject(
                            map(generic.pdf_string, filling.lock)
                        ),
                    }
                )
            ),
        )
    return None


def _appear(
    writer: IncrementalPdfFileWriter,
    field: generic.DictionaryObject,
    filling: _Filling,
) -> None:
    left, bottom, right, top = (float(each) for each in field["/Rect"])
    width, height = abs(right - left), abs(top - bottom)
    if not (width and height):
        return
    drawn = draw_field(filling.words, filling.drawing, width, height)
    field[pdf_name("/AP")] = generic.DictionaryObject(  # type: ignore[no-untyped-call]
        {pdf_name("/N"): form_of(writer, drawn, width, height)}
    )
