"""A page signed by hand that comes later: joined, shown, told, taken back."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from livret.domain.documents import documents_of
from livret.domain.errors import LivretError
from livret.paper.preview import count
from livret.usecases import documents
from livret.usecases.archive_errors import LivretPutAside
from livret.usecases.dossiers import make_dossier
from livret.usecases.errors import NotExpectedToSign, UnknownDocument
from livret.usecases.looking_back import story_of
from livret.usecases.paper_sheets.dossier import take_dossier
from livret.usecases.retracting import retract
from livret.usecases.scanned_pages import (
    ScannedPage,
    join_page,
    kept_page,
    page_to_show,
    pages_of,
)
from livret.usecases.scans import (
    NoSuchPage,
    NotAScan,
    NothingToJoinTo,
    PageKnown,
    Scan,
)
from livret.usecases.showing import as_plain
from livret.usecases.signed_elsewhere import give_turn, sign_elsewhere, take_back
from livret.usecases.signing import SigningAct
from tests.paper.papers import attached, failures, read_aloud
from tests.paper.scanned import HOME, drawn_png, photograph, scanned_pdf
from tests.usecases.desks import Desk, make_vault
from tests.usecases.test_documents import (
    CERTIFIED,
    CHOICES,
    check,
    close,
    drawn,
    freeze,
    ready,
    sign,
)

__all__ = ["ready"]

ALOUD = SigningAct(role="personne", way="aloud", words="Oui, d’accord.")
ON_PAPER = SigningAct(role="emploi", way="paper", place="Classeur bleu")


def join(desk: Desk, document: str, role: str, data: bytes) -> ScannedPage:
    desk.clock.forward(days=7)
    paper = desk.vault.paper
    return join_page(
        desk.ctx, paper, desk.livret, document, role, Scan(data=data)
    ).value


@pytest.fixture
def closed(ready: Desk) -> str:
    """A paper that was agreed aloud, certified, signed on paper, and closed."""
    document = freeze(ready)
    for act in (ALOUD, CERTIFIED, ON_PAPER):
        sign(ready, document, act)
    close(ready, document)
    return document


def test_a_closed_paper_takes_it_and_its_bytes_stay(ready: Desk, closed: str) -> None:
    before = documents_of(ready.read)[0]
    page = join(ready, closed, "personne", photograph())
    after = documents_of(ready.read)[0]
    assert (after.revision, after.revisions) == (before.revision, before.revisions)
    assert (page.later, page.by, page.type) == (True, "Claire M.", "image/jpeg")
    named, kept = kept_page(ready.ctx, page.sha256)
    assert named == page
    assert hashlib.sha256(kept).hexdigest() == page.sha256
    assert HOME not in kept
    checked = check(ready, ready.ctx.blobs.get(after.revision))
    assert checked.verdict == "valid"
    (said,) = after.places[0].pages
    assert said.content["signature"] == after.places[0].given.id  # type: ignore[union-attr]
    shown = as_plain(ready.read)["documents"][0]["signatures"]
    assert [one["pages"] for one in shown] == [[page.sha256], [], []]


def test_one_page_after_another_and_who_was_there_first(
    ready: Desk, closed: str
) -> None:
    first = join(ready, closed, "emploi", drawn_png())
    second = join(ready, closed, "emploi", scanned_pdf(2))
    same = join(ready, closed, "personne", drawn_png())
    (document,) = documents_of(ready.read)
    assert pages_of(document) == (same, first, second)
    assert count(page_to_show(ready.ctx, ready.vault.paper, second.sha256)) == 2


def test_nothing_is_kept_beside_a_livret_put_aside(
    ready: Desk, closed: str, tmp_path: Path
) -> None:
    room, livret = ready.vault.paper, ready.livret
    composed, pdf = documents.preview(ready.ctx, room, livret, CHOICES)
    open_one = freeze(ready)
    filled, fresh = freeze(ready), freeze(ready)
    for act in (drawn(), CERTIFIED):
        sign(ready, filled, act)
    sign(ready, filled, SigningAct(role="emploi", way="absent"))
    given = give_turn(ready.ctx, livret, open_one, "Marc D.").value
    told = {"name": "Marc D.", "side": "emploi"}
    with make_vault(tmp_path / "marc", ready.clock, **told) as marc:
        act = replace(CERTIFIED, role="emploi")
        back = sign_elsewhere(marc.ctx, marc.paper, given, act).value.pdf
    before = (ready.ctx.log.sealed(livret), ready.ctx.blobs.all())
    ready.clock.forward(days=3 * 365)
    for refused in (
        lambda: documents.freeze(ready.ctx, livret, composed, pdf),
        lambda: sign(ready, fresh, drawn()),
        lambda: close(ready, filled),
        lambda: take_back(ready.ctx, room, back),
        lambda: join(ready, closed, "personne", photograph()),
    ):
        with pytest.raises(LivretPutAside):
            refused()
    assert (ready.ctx.log.sealed(livret), ready.ctx.blobs.all()) == before


@pytest.mark.parametrize(
    ("role", "data", "kind"),
    [
        ("social", photograph(), NothingToJoinTo),
        ("maire", photograph(), NotExpectedToSign),
        ("personne", b"bonjour", NotAScan),
    ],
)
def test_what_may_not_be_joined_leaves_nothing(
    ready: Desk, closed: str, role: str, data: bytes, kind: type[LivretError]
) -> None:
    before = ready.ctx.log.sealed(ready.livret)
    with pytest.raises(kind):
        join(ready, closed, role, data)
    assert ready.ctx.log.sealed(ready.livret) == before


def test_a_refusal_and_an_empty_place_wait_for_no_page(ready: Desk) -> None:
    document = freeze(ready)
    sign(ready, document, SigningAct(role="personne", way="refused"))
    for role in ("personne", "emploi"):
        with pytest.raises(NothingToJoinTo):
            join(ready, document, role, photograph())
    with pytest.raises(UnknownDocument):
        join(ready, "0" * 64, "personne", photograph())


def test_the_same_page_twice_is_said(ready: Desk, closed: str) -> None:
    join(ready, closed, "personne", photograph())
    with pytest.raises(PageKnown):
        join(ready, closed, "personne", photograph())


def test_the_one_signed_with_is_shown_too(ready: Desk) -> None:
    document = freeze(ready)
    act = replace(ON_PAPER, scan=Scan(data=photograph()))
    sign(ready, document, act)
    (page,) = pages_of(documents_of(ready.read)[0])
    assert not page.later
    assert page_to_show(ready.ctx, ready.vault.paper, page.sha256)[:5] == b"%PDF-"
    with pytest.raises(PageKnown):
        join(ready, document, "emploi", photograph())


def test_a_page_of_no_paper_is_not_shown(ready: Desk, closed: str) -> None:
    stranger = ready.ctx.blobs.put(b"other", "image/png", ready.livret)
    for sha256 in (stranger.sha256, "0" * 64):
        with pytest.raises(NoSuchPage):
            page_to_show(ready.ctx, ready.vault.paper, sha256)


def test_a_wrong_page_is_taken_back(ready: Desk, closed: str) -> None:
    page = join(ready, closed, "personne", photograph())
    story = story_of(ready.read, page.said)
    assert story is not None
    assert story.document is not None
    retract(ready.ctx, ready.livret, page.said)
    assert pages_of(documents_of(ready.read)[0]) == ()
    told = take_dossier(ready.ctx, ready.livret, closed, "fr").events
    assert "page" not in {one.what for one in told}
    with pytest.raises(NoSuchPage):
        kept_page(ready.ctx, page.sha256)


def test_the_dossier_tells_shows_and_carries_it(
    ready: Desk, closed: str, tmp_path: Path
) -> None:
    page = join(ready, closed, "personne", photograph())
    sheet = take_dossier(ready.ctx, ready.livret, closed, "fr")
    assert [one.sha256 for one in sheet.signers[0].later] == [page.sha256]
    assert sheet.signers[0].scan is None
    assert sheet.events[-1].what == "page"
    pdf = make_dossier(ready.ctx, ready.vault.paper, (ready.livret, closed), "fr")
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []
    carried = attached(pdf, tmp_path)
    kept = carried["page-signee-1.jpg"]
    assert hashlib.sha256(kept).hexdigest() == page.sha256
    told = read_aloud(pdf, tmp_path)
    assert "Page signée jointe après" in told
    assert page.sha256[:8] in told


def test_a_page_that_comes_before_the_closing_is_named_by_the_seal(
    ready: Desk,
) -> None:
    document = freeze(ready)
    for act in (ALOUD, CERTIFIED, ON_PAPER):
        sign(ready, document, act)
    early = join(ready, document, "personne", photograph())
    gone = join(ready, document, "personne", drawn_png())
    retract(ready.ctx, ready.livret, gone.said)
    pdf = close(ready, document)
    checked = check(ready, pdf)
    assert checked.verdict == "valid"
    assert checked.closed_pages == (early.sha256,)
    late = join(ready, document, "emploi", scanned_pdf(1))
    (found,) = documents_of(ready.read)
    told = {one.sha256: (one.later, one.sealed) for one in pages_of(found)}
    assert told == {early.sha256: (True, True), late.sha256: (True, False)}
