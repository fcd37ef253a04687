"""A long paper has an outline of its headings, which leads to its pages alone."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, String
from pyhanko.pdf_utils.generic import pdf_name as n

from livret.bootstrap.machine import FormFiles
from livret.paper.drawing import draw_sheet
from livret.paper.signing_acts import PaperNotPlain
from livret.paper.signing_record import record_of
from livret.usecases.sheets import DiagnosticSheet, Signatory
from tests.paper.papers import MADE, drawn, failures, sheet
from tests.paper.signing_desk import FIELDS, NAMES, NOW, Desk, forge, make_desk
from tests.paper.tampering import Change, updated

Entry = tuple[int, str, int]
"""Level, title and page, from 1."""


def long_sheet(**changes: object) -> DiagnosticSheet:
    said = sheet(**changes)
    return dataclasses.replace(said, goals=said.goals * 8)


@cache
def long_paper() -> bytes:
    signers = tuple(
        Signatory(role=role, name=name, quality="", field=FIELDS[role])
        for role, name in NAMES.items()
    )
    return drawn(long_sheet(signatories=signers))


@cache
def desk() -> Desk:
    return dataclasses.replace(make_desk(), paper=long_paper())


@cache
def closed() -> bytes:
    return desk().closed()


@cache
def signed_once() -> bytes:
    return desk().draw(long_paper())


def outline_of(pdf: bytes) -> list[Entry]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = _numbers(document)
        found: list[Entry] = []

        def below(node: Object, level: int) -> None:
            item = node.get("/First")
            while item is not None:
                where = pages[item.Dest[0].objgen]
                found.append((level, str(item.Title), where))
                below(item, level + 1)
                item = item.get("/Next")

        if "/Outlines" in document.Root:
            below(document.Root.Outlines, 1)
        return found


def _numbers(document: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: at for at, page in enumerate(document.pages, 1)}


def headings(pdf: bytes) -> list[Entry]:
    """Level, what is heard, and page of each heading in the tree."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = _numbers(document)

        def below(node: Object) -> list[Entry]:
            if isinstance(node, Array):
                return [one for each in node for one in below(each)]
            if not isinstance(node, Dictionary) or "/S" not in node:
                return []
            if str(node.S) in ("/H1", "/H2", "/H3"):
                return [(int(str(node.S)[-1]), "", pages[node.Pg.objgen])]
            return below(node.get("/K", Array()))

        return below(document.Root.StructTreeRoot.K)


def test_a_long_paper_has_an_item_for_each_heading() -> None:
    found = outline_of(long_paper())
    told = [(level, page) for level, _, page in found]
    assert told == [(level, page) for level, _, page in headings(long_paper())]
    assert found[:2] == [
        (1, "Diagnostic partagé", 1),
        (2, "Ce que je veux faire", 1),
    ]
    assert found[-1] == (2, "Signatures", 4)


def test_a_paper_of_two_pages_has_none() -> None:
    assert not outline_of(drawn(sheet()))


def test_an_item_leads_to_the_line_of_its_heading() -> None:
    with pikepdf.open(io.BytesIO(long_paper())) as document:
        first = document.Root.Outlines.First
        page, how, left, top, zoom = first.Dest
        assert page.objgen == document.pages[0].objgen
        assert (str(how), left is None, zoom is None) == ("/XYZ", True, True)
        assert 780 < float(top) < 841.89  # the title, under the edge of the sheet
        assert document.Root.Outlines.Count == 1 + int(first.Count)


def test_titles_are_in_the_language_of_the_paper() -> None:
    found = outline_of(drawn(long_sheet(language="en")))
    assert found[0] == (1, "Joint diagnosis", 1)


def test_an_aid_reads_its_titles_as_they_were_written() -> None:
    aid = long_sheet(language="ar")
    pdf = draw_sheet(aid, MADE, forms=FormFiles(), dress="large")
    titles = [title for _, title, _ in outline_of(pdf)]
    assert "صحتي" in titles


def test_in_two_languages_the_titles_are_those_that_are_signed() -> None:
    pdf = draw_sheet(long_sheet(), MADE, forms=FormFiles(), dress="bilingual-uk")
    titles = [title for _, title, _ in outline_of(pdf)]
    assert titles.count("Ma santé") == 1
    assert not re.search("[\u0400-\u04ff\u2066-\u2069]", "".join(titles))


def test_words_in_other_letters_are_no_title_of_what_is_signed() -> None:
    """They are read back from a page in another order than they are written."""
    said = long_sheet()
    goals = (dataclasses.replace(said.goals[0], words="أعمل في مطبخ"), *said.goals[1:])
    pdf = drawn(dataclasses.replace(said, goals=goals))
    titles = [title for _, title, _ in outline_of(pdf)]
    assert titles.count("« Trouver une place de commis »") == 7
    signed = dataclasses.replace(desk(), paper=pdf)
    assert signed.certify(pdf)


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_it_conforms(profile: str, tmp_path: Path) -> None:
    assert failures(long_paper(), profile, tmp_path) == []


def test_it_is_signed_and_found_valid() -> None:
    check = desk().check(closed())
    assert (check.verdict, check.reasons) == ("valid", ())


# --- outlines of a hostile tool ---------------------------------------------------

Prepare = Callable[[pikepdf.Pdf], None]


def first(pdf: pikepdf.Pdf) -> Object:
    return pdf.Root.Outlines.First


def with_action(pdf: pikepdf.Pdf) -> None:
    first(pdf).A = Dictionary(S=Name.URI, URI=String("https://example.org"))


def with_action_alone(pdf: pikepdf.Pdf) -> None:
    with_action(pdf)
    del first(pdf)["/Dest"]


def with_part_of_the_tree(pdf: pikepdf.Pdf) -> None:
    first(pdf).SE = pdf.Root.StructTreeRoot.K


def with_a_colour(pdf: pikepdf.Pdf) -> None:
    first(pdf).C = Array([1, 1, 1])


def title_that_lies(pdf: pikepdf.Pdf) -> None:
    first(pdf).Title = String("Accord donné par Amina")


def title_on_another_page(pdf: pikepdf.Pdf) -> None:
    first(pdf).Last.Dest[0] = pdf.pages[0].obj


def title_of_nothing(pdf: pikepdf.Pdf) -> None:
    first(pdf).Title = String("\u200b ")


def title_with_a_sign(pdf: pikepdf.Pdf) -> None:
    first(pdf).Title = String(f"{first(pdf).Title} ✓")


def title_that_is_none(pdf: pikepdf.Pdf) -> None:
    first(pdf).Title = Array([])


def named_place(pdf: pikepdf.Pdf) -> None:
    first(pdf).Dest = Name.ailleurs


def page_of_no_number(pdf: pikepdf.Pdf) -> None:
    """A number is a page of another file (12.3.2.2)."""
    first(pdf).Dest = Array([0, Name.Fit])


def page_that_is_none(pdf: pikepdf.Pdf) -> None:
    stray = pdf.make_indirect(Dictionary(Type=Name.Page))
    first(pdf).Dest = Array([stray, Name.Fit])


def place_of_more(pdf: pikepdf.Pdf) -> None:
    first(pdf).Dest = Array([pdf.pages[0].obj, Name.FitR, 0, 0, 1, 1])


def in_a_circle(pdf: pikepdf.Pdf) -> None:
    first(pdf).Last.Next = first(pdf).First
    first(pdf).First.Prev = first(pdf).Last


def below_itself(pdf: pikepdf.Pdf) -> None:
    item = first(pdf).First
    item.First = item.Last = first(pdf)
    item.Count = 1


def of_another_parent(pdf: pikepdf.Pdf) -> None:
    first(pdf).First.Parent = pdf.Root.Outlines


def last_is_another(pdf: pikepdf.Pdf) -> None:
    """Some readers go from the last item up."""
    hidden = Dictionary(Title=String("x"), Parent=first(pdf), Dest=first(pdf).Dest)
    first(pdf).Last = pdf.make_indirect(hidden)


def before_is_another(pdf: pikepdf.Pdf) -> None:
    first(pdf).Last.Prev = first(pdf)


def not_of_its_own(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines = Dictionary(Type=Name.Outlines)


def with_more(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.A = Dictionary(S=Name.Named)


def thousands(pdf: pikepdf.Pdf) -> None:
    above, place = first(pdf), first(pdf).Dest
    last = above.Last
    for _ in range(1000):
        item = Dictionary(Title=above.Title, Parent=above, Dest=place, Prev=last)
        last.Next = pdf.make_indirect(item)
        last = last.Next
    above.Last = last


def too_deep(pdf: pikepdf.Pdf) -> None:
    item, title, place = first(pdf), first(pdf).Title, first(pdf).Dest
    while "/First" in item:
        item = item.First
    for _ in range(4):
        below = pdf.make_indirect(Dictionary(Title=title, Parent=item, Dest=place))
        item.First = item.Last = below
        item.Count = 1
        item = below


HOSTILE: tuple[Prepare, ...] = (
    with_action,
    with_action_alone,
    with_part_of_the_tree,
    with_a_colour,
    title_that_lies,
    title_on_another_page,
    title_of_nothing,
    title_with_a_sign,
    title_that_is_none,
    named_place,
    page_of_no_number,
    page_that_is_none,
    place_of_more,
    in_a_circle,
    below_itself,
    of_another_parent,
    last_is_another,
    before_is_another,
    not_of_its_own,
    with_more,
    thousands,
    too_deep,
)


@pytest.mark.parametrize("prepare", HOSTILE, ids=lambda each: each.__name__)
def test_nobody_signs_another_outline(prepare: Prepare) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(long_paper())) as pdf:
        prepare(pdf)
        pdf.save(out)
    with pytest.raises(PaperNotPlain) as caught:
        desk().certify(out.getvalue())
    assert dict(caught.value.facts) == {"problem": "hidden"}
    # Whoever signs it with a tool that looks at nothing is told of in the check.
    record = record_of(desk().act("emploi", "certificate"), out.getvalue(), "", NOW)
    signed = forge(out.getvalue(), desk().marc, record, "SigEmploi", certify=True)
    check = desk().check(signed)
    assert check.verdict == "invalid"
    assert "not_plain" in {reason.code for reason in check.reasons}


def test_the_same_saved_without_more_is_signed() -> None:
    """What the tests above refuse is what was prepared, not the saving."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(long_paper())) as pdf:
        pdf.save(out)
    assert desk().certify(out.getvalue())


# --- changed once it is signed ----------------------------------------------------


def retold(w: object) -> None:
    item = w.root["/Outlines"]["/First"]  # type: ignore[attr-defined]
    item[n("/Title")] = item["/Last"]["/Title"]
    w.update_container(item)  # type: ignore[attr-defined]


def leads_elsewhere(w: object) -> None:
    item = w.root["/Outlines"]["/First"]  # type: ignore[attr-defined]
    item[n("/Dest")] = item["/Last"]["/Dest"]
    w.update_container(item)  # type: ignore[attr-defined]


def taken_away(w: object) -> None:
    del w.root["/Outlines"]  # type: ignore[attr-defined]
    w.update_root()  # type: ignore[attr-defined]


def one_left_out(w: object) -> None:
    top = w.root["/Outlines"]["/First"]  # type: ignore[attr-defined]
    top[n("/First")] = top["/First"].raw_get("/Next")
    w.update_container(top)  # type: ignore[attr-defined]


@pytest.mark.parametrize("change", [retold, leads_elsewhere, taken_away, one_left_out])
def test_an_outline_changed_once_signed_is_a_change(change: Change) -> None:
    for pdf in (closed(), signed_once()):
        check = desk().check(updated(pdf, change))
        assert check.verdict in {"changed", "invalid"}, check
