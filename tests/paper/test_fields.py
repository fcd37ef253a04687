"""Each place to sign stands under its signer's name, says it, and is on its page."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
import pytest

from livret.paper.diagnostic import draw_diagnostic
from livret.paper.tagged import TaggedCanvas
from livret.usecases.sheets import DiagnosticSheet, Signatory
from livret.words.forms import load_form
from livret.words.translator import translator_for
from tests.paper.signing_desk import AMINA, FIELDS, NAMES, NOW, diagnostic

_SHOWN_AND_PRINTED = 4 | 128  # ISO 32000-1, table 165: Print, Locked


@cache
def paper(language: str) -> bytes:
    return diagnostic(language)


@cache
def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def fields(pdf: bytes) -> dict[str, Any]:
    return {str(each.T): each for each in opened(pdf).Root.AcroForm.Fields}


def page_of(pdf: bytes, name: str) -> int:
    """The one page among whose annotations a field is, which it names too."""
    found = [
        (at, each.P.objgen == page.obj.objgen)
        for at, page in enumerate(opened(pdf).pages)
        for each in page.obj.get("/Annots", [])
        if str(each.T) == name
    ]
    ((at, same),) = found
    assert same
    return at


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_place_is_told_by_whose_it_is(language: str) -> None:
    found = fields(paper(language))
    said = {name: str(each.TU) for name, each in found.items()}
    assert said.keys() == {*FIELDS.values(), "Cloture", "Horodatage"}
    for role, name in FIELDS.items():
        assert NAMES[role] in said[name]
        assert said[name].startswith("Signature")
    assert len(set(said.values())) == len(said)
    assert {int(each.F) for each in found.values()} == {_SHOWN_AND_PRINTED}


def test_over_each_place_stands_the_name_of_its_signer_alone() -> None:
    document = pypdfium2.PdfDocument(paper("fr"))
    for role, name in FIELDS.items():
        page = document[page_of(paper("fr"), name)]
        left, _, right, top = (float(each) for each in fields(paper("fr"))[name].Rect)
        words = page.get_textpage().get_text_bounded(left - 2, top, right, top + 24)
        assert [each for each in NAMES.values() if each in words] == [NAMES[role]]


def test_the_seal_locks_every_place_and_itself_but_not_the_time_stamp() -> None:
    found = fields(paper("fr"))
    lock = found["Cloture"].Lock
    assert {str(each) for each in lock.Fields} == {*FIELDS.values(), "Cloture"}
    assert (str(lock.Action), int(lock.P)) == ("/Include", 1)
    others = found.keys() - {"Cloture"}
    assert not any("/Lock" in found[name] for name in others)


def test_a_place_is_on_its_own_page_and_leads_to_its_own_words() -> None:
    canvas = TaggedCanvas(title="Deux pages", language="fr", made_at=NOW)
    for name, told in (("SigPersonne", "Sa place"), ("Cloture", "La fermeture")):
        canvas.artifact()
        canvas.rule(45, 118, 163, (0.8, 0.8, 0.8))
        form = canvas.root.add("Form", alt=told)
        canvas.signature_field(form, name, told, (45, 120, 208, 178))
        canvas.showPage()
    pdf = canvas.finish([])
    assert [page_of(pdf, each) for each in ("SigPersonne", "Cloture")] == [0, 1]
    assert page_of(pdf, "Horodatage") == 1
    parents = opened(pdf).Root.StructTreeRoot.ParentTree.Nums
    owners = {int(parents[at]): parents[at + 1] for at in range(0, len(parents), 2)}
    for name, told in (("SigPersonne", "Sa place"), ("Cloture", "La fermeture")):
        assert str(owners[int(fields(pdf)[name].StructParent)].Alt) == told


def test_who_protects_her_is_named_as_such_and_an_order_is_said() -> None:
    signers = (
        Signatory(role="personne", name=AMINA, quality="", field="SigPersonne"),
        Signatory(role="autre-1", name="Nadia K.", quality="", field="SigAutre1"),
    )
    sheet = DiagnosticSheet(
        called=AMINA,
        on=NOW.date(),
        aim=None,
        strengths=(),
        rows=(),
        not_discussed=("sante",),
        goals=(),
        signatories=signers,
        form="diagnostic-partage/1",
        language="fr",
        witness="",
        in_order=True,
    )
    form = load_form("diagnostic-partage", 1, "fr")
    pdf = draw_diagnostic(sheet, NOW, tr=translator_for("fr"), form=form)
    pages = pypdfium2.PdfDocument(pdf)
    told = [each.get_textpage().get_text_range() for each in pages]
    words = " ".join(" ".join(told).split())
    assert "Nadia K., protection juridique" in words
    assert f"dans cet ordre : {AMINA}, Nadia K." in words.replace("\u202f", " ")
    assert f"{AMINA}, protection" not in words
