"""Shadow attacks that are ready before the first signature: nobody signs on.

The paper comes from a hostile tool, which signed first and looked at nothing.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from livret.paper.signing_acts import PaperNotPlain
from livret.paper.signing_record import record_of
from tests.paper.signing_desk import NOW, Desk, diagnostic, forge, make_desk

Prepare = Callable[[pikepdf.Pdf], None]


@cache
def desk() -> Desk:
    return make_desk()


def _script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def layers(pdf: pikepdf.Pdf) -> None:
    """Printed otherwise than shown (ISO 32000-1, 8.11.4.4)."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))
    shown = Dictionary(Event=Name.Print, Category=Array([Name.Print]))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([group]), D=Dictionary(AS=Array([shown]))
    )


def script_on_opening(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = _script()


def script_named(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("x"), _script()]))


def script_of_the_catalog(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AA = Dictionary(WP=_script())


def script_of_a_place(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots[0].AA = Dictionary(E=_script())


def forms_of_xml(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")


def portfolio(pdf: pikepdf.Pdf) -> None:
    """A reader opens the attached file in place of the pages."""
    pdf.Root.Collection = Dictionary(D=String("donnees.json"))


def second_file(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["autre.exe"] = b"MZ"


def text_over(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.FreeText, Rect=[0, 0, 300, 300], F=2
    )
    pdf.pages[0].Annots.append(pdf.make_indirect(note))


def field_of_text(pdf: pikepdf.Pdf) -> None:
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="x", Rect=[0, 0, 9, 9]
    )
    made = pdf.make_indirect(field)
    pdf.pages[0].Annots.append(made)
    pdf.Root.AcroForm.Fields.append(made)


def _drawn(pdf: pikepdf.Pdf, **more: object) -> None:
    form = pdf.make_stream(b"0 0 9 9 re f")
    form.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": [0, 0, 9, 9]})
    form.update({f"/{key}": value for key, value in more.items()})
    pdf.pages[0].Resources.XObject = Dictionary(Fm1=form)


def drawing_of_a_layer(pdf: pikepdf.Pdf) -> None:
    _drawn(pdf, OC=Dictionary(Type=Name.OCG, Name=String("x")))


def page_of_another_file(pdf: pikepdf.Pdf) -> None:
    _drawn(pdf, Ref=Dictionary(F=String("autre.pdf"), Page=0))


def drawing_within(pdf: pikepdf.Pdf) -> None:
    inner = pdf.make_stream(b"")
    inner.update({"/Type": Name.XObject, "/Subtype": Name.Image, "/Alternates": []})
    _drawn(pdf, Resources=Dictionary(XObject=Dictionary(Im1=inner)))


def drawing_of_itself(pdf: pikepdf.Pdf) -> None:
    _drawn(pdf)
    form = pdf.pages[0].Resources.XObject.Fm1
    form.Resources = Dictionary(XObject=Dictionary(Fm1=form))


def outline(pdf: pikepdf.Pdf) -> None:
    entry = Dictionary(Title=String("x"), A=_script())
    pdf.Root.Outlines = Dictionary(First=pdf.make_indirect(entry), Count=1)


def _with_an_alternate(pdf: pikepdf.Pdf) -> Dictionary:
    inner = pdf.make_stream(b"")
    inner.update({"/Type": Name.XObject, "/Subtype": Name.Image, "/Alternates": []})
    return Dictionary(XObject=Dictionary(Im1=inner))


def taken_from_the_node_above(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/Resources"]
    pdf.Root.Pages.Resources = _with_an_alternate(pdf)


def pattern(pdf: pikepdf.Pdf) -> None:
    tile = pdf.make_stream(b"")
    tile.update({"/PatternType": 1, "/Resources": _with_an_alternate(pdf)})
    pdf.pages[0].Resources.Pattern = Dictionary(P1=tile)


def printed_otherwise(pdf: pikepdf.Pdf) -> None:
    """A transfer function works on printers alone (ISO 32000-1, 10.5)."""
    curve = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1], C1=[1])
    pdf.pages[0].Resources.ExtGState = Dictionary(G1=Dictionary(TR=curve))


def content_elsewhere(pdf: pikepdf.Pdf) -> None:
    """The page is drawn from another file (ISO 32000-1, 7.3.8.2)."""
    content = pdf.make_stream(b"")
    content["/F"] = String("autre.txt")
    pdf.pages[0].Contents = content


def drawn_in_a_place(pdf: pikepdf.Pdf) -> None:
    """What is read there goes with the first signature in it."""
    form = pdf.make_stream(b"1 g 0 0 500 500 re f")
    form.update({"/Subtype": Name.Form, "/BBox": [0, 0, 500, 500]})
    pdf.pages[0].Annots[0].AP = Dictionary(N=form)


def place_painted(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots[0].MK = Dictionary(BG=[1, 1, 1])


def drawn_again(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.NeedAppearances = True


def shown_step_by_step(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.PresSteps = Dictionary(NA=_script())


def other_presentations(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names.AlternatePresentations = Dictionary(Names=Array([]))


PREPARED: dict[str, tuple[Prepare, str]] = {
    "layers": (layers, "layers"),
    "script on opening": (script_on_opening, "script"),
    "script named": (script_named, "script"),
    "script of the catalog": (script_of_the_catalog, "script"),
    "script of a place": (script_of_a_place, "script"),
    "XML forms": (forms_of_xml, "hidden"),
    "portfolio": (portfolio, "hidden"),
    "second file": (second_file, "hidden"),
    "hidden text": (text_over, "hidden"),
    "field of text": (field_of_text, "hidden"),
    "drawing of a layer": (drawing_of_a_layer, "layers"),
    "page of another file": (page_of_another_file, "hidden"),
    "drawing within a drawing": (drawing_within, "hidden"),
    "drawing of itself": (drawing_of_itself, "hidden"),
    "outline": (outline, "hidden"),
    "taken from the node above": (taken_from_the_node_above, "hidden"),
    "pattern": (pattern, "hidden"),
    "printed otherwise": (printed_otherwise, "hidden"),
    "content elsewhere": (content_elsewhere, "hidden"),
    "drawn in a place": (drawn_in_a_place, "hidden"),
    "place painted": (place_painted, "hidden"),
    "places drawn again": (drawn_again, "hidden"),
    "shown step by step": (shown_step_by_step, "hidden"),
    "other presentations": (other_presentations, "hidden"),
}


@cache
def prepared(case: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(desk().paper)) as pdf:
        PREPARED[case][0](pdf)
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("case", PREPARED)
def test_nobody_signs_it_first(case: str) -> None:
    with pytest.raises(PaperNotPlain) as caught:
        desk().certify(prepared(case))
    assert dict(caught.value.facts) == {"problem": PREPARED[case][1]}


@pytest.mark.parametrize("case", PREPARED)
def test_nobody_signs_after_a_hostile_first_signer(case: str) -> None:
    paper = prepared(case)
    record = record_of(desk().act("emploi", "certificate"), paper, "", NOW)
    pdf = forge(paper, desk().marc, record, "SigEmploi", certify=True)
    with pytest.raises(PaperNotPlain):
        desk().certify(pdf)
    check = desk().check(pdf)
    assert check.verdict == "invalid"
    assert "not_plain" in {reason.code for reason in check.reasons}


def test_the_same_saved_without_more_is_only_incomplete() -> None:
    """What the tests above refuse is what was prepared, not the saving."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(desk().paper)) as pdf:
        pdf.save(out)
    check = desk().check(desk().certify(out.getvalue()))
    assert check.verdict == "incomplete"
    assert {reason.code for reason in check.reasons} == {"unsigned", "not_closed"}


def test_letters_of_the_reader_s_computer_are_not_signed() -> None:
    """Each computer would show other letters under the same name."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(diagnostic())) as pdf:
        fonts = pdf.pages[0].Resources.Font
        for name in fonts:
            del fonts[name].DescendantFonts[0].FontDescriptor["/FontFile2"]
        pdf.save(out)
    with pytest.raises(PaperNotPlain):
        desk().certify(out.getvalue())
    assert desk().certify(diagnostic())
