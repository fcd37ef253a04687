"""Signing in each way, and each refusal to sign."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import re
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm

from livret.domain.errors import LivretError
from livret.paper import signing
from livret.paper.certificates import Credential, NaiveTime, make_leaf
from livret.paper.signing_acts import (
    AlreadySigned,
    BindingMismatch,
    CertificateNotValidNow,
    KeyMismatch,
    NoSuchSigner,
    NothingAgreed,
    NotOurPaper,
    OtherSigner,
    PaperChanged,
    PaperClosed,
    PaperNotPlain,
    PaperTooLarge,
    PaperUnreadable,
    SignatureAct,
    SignaturesMissing,
    WordsTooLong,
)
from livret.paper.signing_record import from_bytes
from livret.usecases.signing import Understood
from tests.paper.signing_desk import (
    AMINA,
    CLAIRE,
    MARC,
    NAMES,
    NOW,
    Desk,
    blank_paper,
    diagnostic,
    make_desk,
    wave,
)
from tests.paper.tampering import appended_object, layers, page_content, script, updated


@cache
def desk() -> Desk:
    return make_desk()


@cache
def alone() -> bytes:
    """A paper that only Amina is to sign."""
    return blank_paper({"personne": AMINA})


def text_of(pdf: bytes, folder: Path) -> str:
    """What a reader sees and can copy, places to sign included."""
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True
    )
    return done.stdout.decode("utf-8")


def refuses(
    error: type[LivretError], pdf: bytes, act: SignatureAct, **more: Any
) -> Any:
    credential = more.get("credential", desk().claire)
    with pytest.raises(error) as refused:
        signing.sign(pdf, act, credential, now=more.get("now", NOW))
    return refused.value.facts


def test_each_signature_is_an_update_of_the_file_before() -> None:
    first, second, third = desk().signed()
    closed = desk().close(third)
    for before, after in (
        (desk().paper, first),
        (first, second),
        (second, third),
        (third, closed),
    ):
        assert after.startswith(before)
    lengths = [length for length, _ in signing.revisions(closed)]
    assert lengths == [len(pdf) for pdf in (desk().paper, first, second, third, closed)]
    assert max(b - a for a, b in itertools.pairwise(lengths)) < 16_000


def test_the_first_certifies_and_the_seal_locks() -> None:
    reader = PdfFileReader(io.BytesIO(desk().closed()))
    first, *others, seal = reader.embedded_signatures
    assert first.docmdp_level is MDPPerm.FILL_FORMS
    assert reader.root["/Perms"].raw_get("/DocMDP").reference == (
        first.sig_field.raw_get("/V").reference
    )
    assert [each.docmdp_level for each in others] == [None, None]
    assert seal.docmdp_level is MDPPerm.NO_CHANGES
    assert seal.fieldmdp.is_locked("SigPersonne")
    assert not seal.fieldmdp.is_locked("Horodatage")
    for each in (first, *others, seal):
        assert each.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
        assert each.sig_object["/M"] == generic.pdf_date(NOW)


@pytest.mark.parametrize("way", ["paper", "aloud", "refused", "absent"])
def test_a_told_way_shows_in_its_place_with_her_words(way: str, tmp_path: Path) -> None:
    act = SignatureAct(
        role="personne",
        way=way,
        name=AMINA,
        words="Je préfère en parler avant.",
        deadline=dt.date(2026, 6, 12),
        place="au dossier bleu",
    )
    shown = text_of(signing.sign(alone(), act, desk().claire, now=NOW), tmp_path)
    said = {
        "paper": "a signé sur papier",
        "aloud": "d’accord, à voix haute",
        "refused": "a choisi de ne pas signer",
        "absent": "n’était pas là ce jour-là",
    }
    assert said[way] in shown
    assert "Je préfère en parler avant." in shown
    assert "attesté par Claire M. le 12 mars 2026" in shown
    assert ("original gardé" in shown) == (way == "paper")
    # No deadline hangs over a refusal.
    assert ("12 juin 2026" in shown) == (way != "refused")


def test_a_paper_in_english_is_signed_in_english(tmp_path: Path) -> None:
    paper = blank_paper({"personne": AMINA}, language="en")
    shown = text_of(desk().draw(paper), tmp_path)
    assert "12 March 2026" in shown
    assert "in the presence of Claire M." in " ".join(shown.split())


def test_typed_words_and_understanding_show(tmp_path: Path) -> None:
    known = Understood(
        explained_by=MARC, interpreter="Leïla", read_aloud=True, simple_copy=True
    )
    paper = blank_paper({"personne": AMINA}, (300, 90))
    act = SignatureAct(
        role="personne",
        way="typed",
        name=AMINA,
        words="Je signe. Amina",
        understanding=known,
    )
    pdf = signing.sign(paper, act, desk().hand(paper, act), now=NOW)
    shown = " ".join(text_of(pdf, tmp_path).split())
    assert "Je signe. Amina" in shown
    assert "texte relu à voix haute, expliqué par Marc D." in shown
    assert desk().check(desk().close(pdf)).signatures[0].way == "typed"


@pytest.mark.parametrize(
    "words",
    [
        "نعم، أنا موافقة",
        "<b>oui</b> & non",
        "o\u0308\u0301\u0316" * 40,
        "x" * 2000,
        "𓂀 漢字 \U0001f600",
        "\u202eenoN \u200b\u2066",
        "a\nb\r\nc\u2028d",
    ],
)
def test_any_words_can_be_kept(words: str) -> None:
    pdf = desk().tell(alone(), "aloud", "personne", words=words)
    closed = desk().close(pdf)
    assert desk().check(closed).verdict == "valid"
    with pikepdf.open(io.BytesIO(closed)) as opened:
        assert opened.check_pdf_syntax() == []


def test_the_record_keeps_what_the_place_has_no_room_for() -> None:
    from livret.paper.signing_cms import record_in

    words = "Un mot après l’autre. " * 80
    pdf = desk().tell(
        blank_paper({"personne": AMINA}, (60, 20)), "aloud", "personne", words=words
    )
    (signature,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    record = from_bytes(record_in(signature.signer_info) or b"")
    assert record.words == words
    assert (record.way, record.role, record.attested_by) == (
        "aloud",
        "personne",
        CLAIRE,
    )
    assert "d’accord, à voix haute" in signature.sig_object["/Reason"]


def test_other_tools_tell_the_words_that_were_typed() -> None:
    pdf = alone()
    act = desk().act("personne", "typed", words="Oui, je signe.")
    signed = signing.sign(pdf, act, desk().hand(pdf, act), now=NOW)
    (signature,) = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    told = str(signature.sig_object["/Reason"])
    assert "Oui, je signe." in told


def test_a_guest_signs_by_hand_under_the_desks_authority() -> None:
    pdf = desk().draw(blank_paper({"emploi": MARC}), "emploi")
    (found,) = desk().check(desk().close(pdf)).signatures
    assert (found.name, found.way, found.attested_by) == (MARC, "drawn", CLAIRE)


def test_the_whole_diagnosis_can_be_signed() -> None:
    pdf = desk().draw(diagnostic())
    pdf = desk().certify(pdf)
    pdf = desk().close(desk().tell(pdf, "absent"))
    assert desk().check(pdf).verdict == "valid"


def test_nobody_signs_twice() -> None:
    first, _, _ = desk().signed()
    act = desk().act("personne", "aloud")
    assert refuses(AlreadySigned, first, act) == {"name": AMINA}


def test_nobody_signs_a_closed_paper() -> None:
    closed = desk().closed()
    refuses(PaperClosed, closed, desk().act("personne", "aloud"))
    with pytest.raises(PaperClosed):
        desk().close(closed)


def test_a_paper_is_closed_when_each_place_is_filled() -> None:
    with pytest.raises(SignaturesMissing) as refused:
        desk().close(desk().signed()[1])
    assert refused.value.facts == {"names": MARC}


def test_nobody_signs_over_a_change() -> None:
    first, second, third = desk().signed()
    act = desk().act("emploi", "absent")
    refuses(PaperChanged, updated(second, page_content), act)
    refuses(PaperChanged, appended_object(second), act)
    refuses(PaperChanged, second.replace(b"/Rotate 0", b"/Rotate 9", 1), act)
    with pytest.raises(PaperChanged):
        desk().close(updated(third, page_content))
    assert first


@pytest.mark.parametrize(
    ("change", "problem"),
    [(page_content, "history"), (script, "history"), (layers, "history")],
)
def test_a_fresh_paper_with_a_past_is_refused(change: Any, problem: str) -> None:
    act = desk().act("personne", "aloud")
    facts = refuses(PaperNotPlain, updated(desk().paper, change), act)
    assert facts == {"problem": problem}


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript), "script"),
        ("/OCProperties", pikepdf.Dictionary(), "layers"),
    ],
)
def test_a_paper_that_could_show_something_else_is_refused(
    key: str, value: object, problem: str
) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(desk().paper)) as opened:
        opened.Root[key] = value
        opened.save(out)
    act = desk().act("personne", "aloud")
    assert refuses(PaperNotPlain, out.getvalue(), act) == {"problem": problem}


@pytest.mark.parametrize(
    ("extra", "problem"),
    [
        ({"AA": pikepdf.Dictionary()}, "script"),
        ({"Subtype": pikepdf.Name.Link}, "hidden"),
        ({"FT": pikepdf.Name.Tx}, "hidden"),
    ],
)
def test_a_paper_with_other_annotations_is_refused(
    extra: dict[str, object], problem: str
) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(desk().paper)) as opened:
        widget = {"Subtype": pikepdf.Name.Widget, "FT": pikepdf.Name.Sig, **extra}
        added = opened.make_indirect(pikepdf.Dictionary(Rect=[0, 0, 1, 1], **widget))
        opened.pages[0].Annots.append(added)
        opened.Root.AcroForm.Fields.append(added)
        opened.save(out)
    act = desk().act("personne", "aloud")
    assert refuses(PaperNotPlain, out.getvalue(), act) == {"problem": problem}


def test_pages_that_turn_in_a_circle_are_refused() -> None:
    root = re.search(rb"/Pages (\d+) 0 R", desk().paper)
    assert root
    above = (b"%s 0 R" % root.group(1)).ljust(len(b" 2 0 R "))
    pdf = desk().paper.replace(b"/Kids [ 2 0 R ]", b"/Kids [%s]" % above)
    assert pdf != desk().paper
    assert len(pdf) == len(desk().paper)
    refuses(PaperUnreadable, pdf, desk().act("personne", "aloud"))
    assert desk().check(pdf).verdict in {"incomplete", "invalid"}


def test_a_paper_with_a_password_is_refused() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(desk().paper)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    act = desk().act("personne", "aloud")
    facts = refuses(PaperNotPlain, out.getvalue(), act)
    assert facts == {"problem": "encrypted"}


def test_files_that_are_not_papers_of_ours_are_refused() -> None:
    act = desk().act("personne", "aloud")
    refuses(PaperUnreadable, b"", act)
    refuses(PaperUnreadable, desk().paper[:-200], act)
    refuses(PaperTooLarge, b" " * 20_000_001, act)
    for data in (b"", b"{}", b"[]", b'{"paper":"x","signatories":[]}', b'{"a":1e9}'):
        refuses(NotOurPaper, blank_paper(data=data), act)
    other = b'{"paper":"x","signatories":[{"role":1,"name":2,"quality":3,"field":4}]}'
    refuses(NotOurPaper, blank_paper(data=other), act)
    out = io.BytesIO()
    with pikepdf.new() as fresh:
        fresh.add_blank_page()
        fresh.save(out)
    refuses(NotOurPaper, out.getvalue(), act)


def test_only_who_is_expected_signs() -> None:
    other = SignatureAct(role="personne", way="aloud", name="Nadia K.")
    assert refuses(OtherSigner, desk().paper, other) == {
        "expected": AMINA,
        "found": "Nadia K.",
    }
    nobody = SignatureAct(role="autre-1", way="aloud", name=AMINA)
    assert refuses(NoSuchSigner, desk().paper, nobody) == {"role": "autre-1"}
    marc = desk().act("emploi", "certificate")
    assert refuses(OtherSigner, desk().paper, marc)["found"] == CLAIRE
    attested = desk().act("personne", "aloud", attested_by=MARC)
    assert refuses(OtherSigner, desk().paper, attested)["expected"] == MARC


def test_a_one_time_certificate_is_for_one_act_on_one_paper() -> None:
    act = desk().act("personne", "drawn", drawing=wave())
    once = desk().hand(desk().paper, act)
    other_drawing = replace(act, drawing=wave(9))
    refuses(BindingMismatch, desk().paper, other_drawing, credential=once)
    refuses(BindingMismatch, alone(), act, credential=once)
    refuses(BindingMismatch, desk().paper, act, credential=desk().claire)
    told = desk().act("personne", "aloud")
    refuses(BindingMismatch, desk().paper, told, credential=once)


def test_an_empty_agreement_is_refused() -> None:
    for way in ("drawn", "typed"):
        act = desk().act("personne", way, words=" ")
        assert refuses(NothingAgreed, desk().paper, act) == {"way": way}


def test_words_too_long_are_refused_whole() -> None:
    act = desk().act("personne", "aloud", words="x" * 2001)
    assert refuses(WordsTooLong, desk().paper, act) == {"limit": 2000}


def test_a_certificate_must_be_valid_and_have_its_key() -> None:
    act = desk().act("personne", "aloud")
    late = NOW + dt.timedelta(days=4000)
    assert refuses(CertificateNotValidNow, desk().paper, act, now=late) == {
        "name": CLAIRE
    }
    for key in (b"", b"no key", desk().marc.key):
        mixed = Credential(certificate=desk().claire.certificate, key=key)
        refuses(KeyMismatch, desk().paper, act, credential=mixed)
    refuses(NaiveTime, desk().paper, act, now=NOW.replace(tzinfo=None))


def test_a_shortened_name_is_the_same_person() -> None:
    full = make_leaf(desk().authority, "Claire Martin", "", NOW)
    pdf = signing.sign(
        blank_paper({"social": CLAIRE}),
        desk().act("social", "certificate"),
        full,
        now=NOW,
    )
    check = desk().check(signing.close(pdf, full, now=NOW))
    assert (check.verdict, check.signatures[0].name) == ("valid", CLAIRE)


def test_a_fourth_signer_has_a_place_like_the_others() -> None:
    names = {**NAMES, "autre-1": "Leïla S."}
    pdf = blank_paper(names)
    for role, name in names.items():
        act = SignatureAct(role=role, way="aloud", name=name)
        pdf = signing.sign(pdf, act, desk().claire, now=NOW)
    check = desk().check(desk().close(pdf))
    assert check.verdict == "valid"
    assert [each.name for each in check.signatures] == list(names.values())


def test_warming_loads_what_signing_needs() -> None:
    import sys

    signing.warm()
    assert "pyhanko.sign.validation" in sys.modules
