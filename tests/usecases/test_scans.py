"""A page signed by hand, scanned: kept in the vault, attested in the paper."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from livret.domain.documents import documents_of
from livret.domain.errors import LivretError
from livret.paper.preview import pages
from livret.usecases.dossiers import make_dossier
from livret.usecases.paper_sheets.dossier import take_dossier
from livret.usecases.scans import (
    NotAScan,
    Scan,
    ScanNotForThisWay,
    ScanSignedElsewhere,
)
from livret.usecases.signed_elsewhere import sign_elsewhere
from livret.usecases.signing import SigningAct
from tests.paper.papers import attached, failures, read_aloud
from tests.paper.scanned import HOME, photograph, scanned_pdf
from tests.usecases.desks import Desk
from tests.usecases.test_documents import CERTIFIED, check, close, freeze, ready, sign

__all__ = ["ready"]

ON_PAPER = SigningAct(
    role="personne",
    way="paper",
    place="Classeur bleu",
    scan=Scan(data=photograph()),
)


def darkest(pdf: bytes) -> int:
    """The darkest point of the lower part of the last page: no letter stands there."""
    page = pages(pdf)[-1]
    picture = Image.frombytes(
        "RGB", (page.width, page.height), page.pixels, "raw", "BGRX", page.stride, 1
    )
    wide, high = picture.size
    middle = picture.convert("L").crop((0, high // 3, wide, high * 9 // 10))
    return int(middle.getextrema()[0])  # type: ignore[arg-type]


def test_it_is_kept_and_its_digest_is_signed(ready: Desk) -> None:
    document = freeze(ready)
    sign(ready, document, ON_PAPER)
    place = documents_of(ready.read)[0].places[0]
    assert place.given is not None
    named = place.given.content["scan"]
    kept = ready.ctx.blobs.get(named["sha256"])
    assert (named["type"], named["size"]) == ("image/jpeg", len(kept))
    assert HOME not in kept
    sign(ready, document, CERTIFIED)
    sign(ready, document, replace(ON_PAPER, role="emploi"))
    checked = check(ready, close(ready, document))
    assert (checked.verdict, checked.reasons) == ("valid", ())
    attested = [one.scan for one in checked.signatures]
    assert attested == [named["sha256"], "", named["sha256"]]
    assert hashlib.sha256(kept).hexdigest() == named["sha256"]


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (replace(ON_PAPER, scan=Scan(data=b"bonjour")), NotAScan),
        (replace(ON_PAPER, way="absent"), ScanNotForThisWay),
        (replace(ON_PAPER, way="typed", words="Oui"), ScanNotForThisWay),
    ],
)
def test_what_may_not_be_kept_leaves_nothing(
    ready: Desk, act: SigningAct, kind: type[LivretError]
) -> None:
    document = freeze(ready)
    before = ready.ctx.log.sealed(ready.livret)
    with pytest.raises(kind):
        sign(ready, document, act)
    assert ready.ctx.log.sealed(ready.livret) == before


def test_a_picture_does_not_travel_with_a_paper_of_another_desk(ready: Desk) -> None:
    freeze(ready)
    with pytest.raises(ScanSignedElsewhere):
        sign_elsewhere(ready.ctx, ready.vault.paper, b"%PDF-", ON_PAPER)


@pytest.mark.parametrize("data", [photograph(), scanned_pdf(2)], ids=["jpeg", "pdf"])
def test_the_dossier_tells_shows_and_carries_it(
    ready: Desk, data: bytes, tmp_path: Path
) -> None:
    document = freeze(ready)
    act = replace(ON_PAPER, scan=Scan(data=data))
    sign(ready, document, act)
    sign(ready, document, CERTIFIED)
    sign(ready, document, replace(act, role="emploi"))
    close(ready, document)
    sheet = take_dossier(ready.ctx, ready.livret, document, "fr")
    scan = sheet.signers[0].scan
    assert scan is not None
    assert scan == sheet.signers[2].scan
    pdf = make_dossier(ready.ctx, ready.vault.paper, (ready.livret, document), "fr")
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []
    carried = attached(pdf, tmp_path)
    ending = scan.type.partition("/")[2].replace("jpeg", "jpg")
    assert set(carried) == {"donnees.json", f"page-signee-1.{ending}"}
    kept = carried[f"page-signee-1.{ending}"]
    assert hashlib.sha256(kept).hexdigest() == scan.sha256
    assert darkest(pdf) < 40  # the line that was drawn on the page
    told = read_aloud(pdf, tmp_path)
    assert "page-signee-1" in told
    assert scan.sha256[:8] in told
    assert make_dossier(
        ready.ctx, ready.vault.paper, (ready.livret, document), "en"
    ).startswith(b"%PDF-")


def test_a_dossier_tells_of_a_picture_kept_elsewhere(
    ready: Desk, tmp_path: Path
) -> None:
    document = freeze(ready)
    sign(ready, document, ON_PAPER)
    sheet = take_dossier(ready.ctx, ready.livret, document, "fr")
    first = sheet.signers[0]
    assert first.scan is not None
    away = replace(first, scan=replace(first.scan, here=False))
    sheet = replace(sheet, signers=(away, *sheet.signers[1:]), pictures=())
    pdf = ready.vault.paper.draw(sheet, ready.ctx.clock.now())
    assert "gardée à un autre bureau" in read_aloud(pdf, tmp_path)
    assert set(attached(pdf, tmp_path)) == {"donnees.json"}


def test_a_picture_damaged_since_is_told_and_carried(
    ready: Desk, tmp_path: Path
) -> None:
    document = freeze(ready)
    sign(ready, document, ON_PAPER)
    sheet = take_dossier(ready.ctx, ready.livret, document, "fr")
    broken = Scan(data=b"no picture", type="image/png")
    sheet = replace(sheet, pictures=(broken,))
    pdf = ready.vault.paper.draw(sheet, ready.ctx.clock.now())
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []
    assert "ne peut pas être montrée ici" in read_aloud(pdf, tmp_path)
