"""Every paper of the catalogue: it conforms, it is whole, it tells no more."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from livret.domain.errors import InvalidField
from livret.paper.attachments import as_bytes
from livret.usecases.documents import freeze, sign
from livret.usecases.paper_sheets.errors import (
    NotForSigning,
    NothingAgreedFor,
    PrintingStopped,
    TargetMissing,
    UnknownDress,
)
from livret.usecases.paper_sheets.plan import PlanSheet
from livret.usecases.sheets import GoalOnPaper, Step
from livret.usecases.signing import SigningAct
from livret.usecases.teaming import protect_structure
from livret.words.papers.catalogue import PAPERS
from tests.paper.heard import heard
from tests.paper.papers import attached, data_in, failures, plain, text_of
from tests.paper.whole_desk import (
    HOME,
    LIFE,
    NEVER,
    NOT_AGREED,
    NOT_HELD,
    SITUATION,
    made,
    whole_desk,
)
from tests.usecases.desks import Desk

SIGNABLE = [name for name, paper in PAPERS.items() if paper.signable]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made_here = whole_desk(tmp_path_factory.mktemp("vault"))
    with made_here.vault:
        yield made_here


@pytest.fixture(scope="module")
def protected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made_here = whole_desk(tmp_path_factory.mktemp("protected"))
    with made_here.vault:
        mine = made_here.read.team.by_key[made_here.ctx.owner.sign_key]
        protect_structure(made_here.ctx, made_here.livret, mine.id, "addiction")
        yield made_here


def everything_in(pdf: bytes, folder: Path) -> str:
    """All that can be read in a file: text, data, every object of it."""
    found = [text_of(pdf)]
    found += [data.decode() for data in attached(pdf, folder).values()]
    path = folder / "opened.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["qpdf", "--json=2", "--json-key=qpdf", str(path)],
        capture_output=True,
        check=True,
    )
    return "\n".join([*found, done.stdout.decode()])


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_conforms(
    desk: Desk, name: str, language: str, tmp_path: Path
) -> None:
    _, pdf = made(desk, name, language=language, to_sign=PAPERS[name].signable)
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []
    path = str(tmp_path / "checked.pdf")
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def words_in(told: Any) -> Iterator[str]:
    """What people wrote in data: texts of several words, without their last stop."""
    if isinstance(told, str):
        words = plain(told).rstrip(".")
        yield from (words,) if " " in words else ()
    elif isinstance(told, dict | list):
        inside = told.values() if isinstance(told, dict) else told
        yield from itertools.chain.from_iterable(map(words_in, inside))


@pytest.mark.parametrize("name", PAPERS)
def test_whatever_words_are_attached_are_read_on_the_pages(
    desk: Desk, name: str, tmp_path: Path
) -> None:
    """The attachment holds what the pages show, and nothing else (practice rule 3)."""
    _, pdf = made(desk, name, to_sign=PAPERS[name].signable)
    told = heard(pdf)
    assert [
        words for words in words_in(data_in(pdf, tmp_path)) if words not in told
    ] == []


@pytest.mark.parametrize("name", PAPERS)
def test_the_attachment_is_the_sheet_and_holds_no_id(
    desk: Desk, name: str, tmp_path: Path
) -> None:
    composed, pdf = made(desk, name)
    (data,) = attached(pdf, tmp_path).values()
    assert data == as_bytes(composed.sheet.plain())
    assert not any(value.id in data.decode() for value in desk.read.history)


@pytest.mark.parametrize("name", PAPERS)
def test_what_no_paper_may_tell_leaves_no_trace(
    desk: Desk, name: str, tmp_path: Path
) -> None:
    _, pdf = made(desk, name, leave_off=frozenset({"logement"}))
    found = everything_in(pdf, tmp_path)
    assert "Amina" in found
    for why, words in NEVER.items():
        assert words not in found, why
    for words in (LIFE, NOT_HELD, SITUATION, HOME, "Mon logement"):
        assert words not in found, words


@pytest.mark.parametrize("name", PAPERS)
def test_the_structure_of_who_makes_it_is_protected_too(
    protected: Desk, name: str, tmp_path: Path
) -> None:
    """Where a referent works may tell why she sees them."""
    _, pdf = made(protected, name, to_sign=PAPERS[name].signable)
    found = everything_in(pdf, tmp_path)
    assert "Amina" in found
    assert protected.ctx.owner.organisation
    assert protected.ctx.owner.organisation not in found


@pytest.mark.parametrize("name", PAPERS)
def test_what_is_told_is_what_is_signed_for(desk: Desk, name: str) -> None:
    composed, _ = made(desk, name, leave_off=frozenset({"logement"}))
    by_id = {value.id: value for value in desk.read.history}
    told = [by_id[one].content for one in composed.contains]
    assert told
    plain = json.dumps(told, ensure_ascii=False)
    for words in (*NEVER.values(), LIFE, NOT_HELD, SITUATION, HOME):
        assert words not in plain


def test_her_life_is_there_only_where_she_ticked_it(desk: Desk, tmp_path: Path) -> None:
    for name in ("livret", "parcours"):
        _, pdf = made(desk, name, with_life=True)
        assert LIFE in everything_in(pdf, tmp_path)


def test_situations_and_what_was_postponed_only_where_she_asks(
    desk: Desk, tmp_path: Path
) -> None:
    _, pdf = made(desk, "livret", with_situation=True, with_planned=True)
    found = text_of(pdf)
    assert SITUATION in found
    assert "10 octobre 2026 : reportée" in found
    assert NOT_HELD not in everything_in(pdf, tmp_path)  # nobody's side is told


def test_a_letter_tells_only_what_the_agreement_names(
    desk: Desk, tmp_path: Path
) -> None:
    _, pdf = made(desk, "lettre")
    found = everything_in(pdf, tmp_path)
    assert "Me déplacer" in found
    for words in (NOT_AGREED, "Ma santé", "Ma famille", "poste sans charges"):
        assert words not in found
    for to, error in (
        ("", TargetMissing),
        ("Nobody", NothingAgreedFor),
        ("Claire M.", NothingAgreedFor),
    ):
        with pytest.raises(error):
            made(desk, "lettre", target=to)


@pytest.mark.parametrize("name", ["compte-rendu", "bilan"])
def test_a_paper_about_something_that_is_not_there(desk: Desk, name: str) -> None:
    with pytest.raises(TargetMissing):
        made(desk, name, target="0" * 64)


@pytest.mark.parametrize("name", PAPERS)
def test_a_dress_that_does_not_exist(desk: Desk, name: str) -> None:
    with pytest.raises(UnknownDress):
        made(desk, name, dress="evening")


def test_parts_and_days_of_the_whole_livret(desk: Desk) -> None:
    composed, pdf = made(desk, "livret", parts=frozenset({"charte", "savoir-faire"}))
    assert [part.paper for part in composed.sheet.parts] == ["savoir-faire", "charte"]
    assert "Diagnostic" not in text_of(pdf)
    day = desk.clock.today()
    composed, _ = made(desk, "livret", parts=frozenset({"comptes-rendus"}))
    days = [part.on for part in composed.sheet.parts]
    later, _ = made(
        desk, "livret", parts=frozenset({"comptes-rendus"}), since=days[1], until=day
    )
    assert [part.on for part in later.sheet.parts] == days[1:]
    for wrong in ({"parts": frozenset({"tout"})}, {"since": day, "until": days[0]}):
        with pytest.raises(InvalidField):
            made(desk, "livret", **wrong)


def test_a_review_is_told_once_in_the_whole_livret(desk: Desk) -> None:
    told = "Je bouge toute seule"
    _, whole = made(desk, "livret")
    assert text_of(whole).count(told) == 1
    _, minutes = made(desk, "livret", parts=frozenset({"comptes-rendus"}))
    assert text_of(minutes).count(told) == 1


def test_making_a_paper_can_be_stopped(desk: Desk) -> None:
    composed, _ = made(desk, "livret")
    calls: list[tuple[int, int]] = []

    def going(done: int, total: int) -> bool:
        calls.append((done, total))
        return len(calls) < 3

    draw = desk.vault.paper.draw
    with pytest.raises(PrintingStopped):
        draw(composed.sheet, desk.clock.now(), "standard", going)
    assert len(calls) == 3
    told: list[int] = []
    draw(
        composed.sheet,
        desk.clock.now(),
        "standard",
        lambda done, total: bool(told.append(done * 100 // total)) or True,
    )
    assert told == sorted(told)
    assert told[-1] == 100


def test_the_plan_is_one_sheet_read_at_arms_length(desk: Desk) -> None:
    _, pdf = made(desk, "plan")
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert len(file.pages) == 1
        drawn = file.pages[0].Contents.read_bytes().decode("latin-1")
    sizes = [
        float(line.split()[-2]) for line in drawn.split("\n") if line.endswith(" Tf")
    ]
    assert max(sizes) >= 20
    assert "prévue" in text_of(pdf)


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (dt.date(2026, 12, 16), "pour le 16 décembre"),
        (dt.date(2027, 12, 16), "pour le 16 décembre 2027"),
    ],
)
def test_a_date_of_the_plan_stands_on_one_line(
    desk: Desk, by: dt.date, said: str
) -> None:
    sheet = made(desk, "plan")[0].sheet
    assert isinstance(sheet, PlanSheet)
    step = Step(words="Voir le garage", who="Amina", side="personne", by=by)
    goal = GoalOnPaper(words="Un vélo", steps=(step,))
    dated = replace(sheet, goals=(goal,), on=dt.date(2026, 11, 22))
    pdf = desk.vault.paper.draw(dated, desk.clock.now(), "standard")
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    lines = done.stdout.decode().splitlines()
    assert any(line.endswith(said) for line in lines)


def test_a_plan_to_sign_has_its_places_on_the_back(desk: Desk) -> None:
    _, pdf = made(desk, "plan", to_sign=True)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        fields = [len(page.get("/Annots", ())) for page in file.pages]
    assert fields[0] == 0
    assert len(fields) == 2
    assert "Signatures" not in text_of(pdf).partition("page 1 sur 2")[0]


@pytest.fixture(scope="module")
def signing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Another vault, for what is signed: signing is told in a livret."""
    made_here = whole_desk(tmp_path_factory.mktemp("signing"))
    with made_here.vault:
        yield made_here


@pytest.mark.parametrize("name", SIGNABLE)
def test_a_paper_is_frozen_and_signed(signing: Desk, name: str, tmp_path: Path) -> None:
    ctx, room = signing.ctx, signing.vault.paper
    composed, pdf = made(signing, name, to_sign=True)
    document = freeze(ctx, signing.livret, composed, pdf).value.document
    act = SigningAct(role="social", way="certificate")
    signed = sign(ctx, room, signing.livret, document, act).value
    assert signed.startswith(pdf)
    roots = [ctx.owner.authority]
    checked = room.check(signed, roots=roots, now=signing.clock.now())
    assert checked.verdict == "incomplete"
    assert data_in(signed, tmp_path)["paper"] == name


@pytest.mark.parametrize("name", ["livret", "poche", "plan"])
def test_a_paper_without_places_is_not_frozen(desk: Desk, name: str) -> None:
    composed, pdf = made(desk, name)
    with pytest.raises(NotForSigning):
        freeze(desk.ctx, desk.livret, composed, pdf)
