"""Each paper to sign: in an order, stamped, signed elsewhere in between, replaced."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import page
import pytest

from livret.domain.documents import Document, documents_of
from livret.paper.certificates import to_pem
from livret.usecases import documents
from livret.usecases.app import OpenVault
from livret.usecases.errors import NotTheirTurn
from livret.usecases.signed_elsewhere import give_turn, sign_elsewhere, take_back
from livret.usecases.signing import SigningAct
from livret.words.papers.catalogue import PAPERS
from tests.paper.other_keys import organism
from tests.paper.papers import text_of
from tests.paper.stamping_service import honest, served
from tests.paper.test_signing_outside import FALSE_RULE, pdfsig, verified_by_openssl
from tests.paper.whole_desk import made, whole_desk
from tests.usecases.desks import Desk, make_vault

SIGNABLE = [name for name, paper in PAPERS.items() if paper.signable]
DRESSES = cycle(("standard", "large", "simple", "bilingual-ar"))
DRESSED = list(zip(SIGNABLE, DRESSES, strict=False))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made_here = whole_desk(tmp_path_factory.mktemp("vault"))
    with made_here.vault:
        yield made_here


@pytest.fixture(scope="module")
def marc(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenVault]:
    """Marc's own vault, which holds nothing of this livret."""
    folder = tmp_path_factory.mktemp("elsewhere") / "marc"
    with make_vault(folder, desk.clock, name="Marc D.", side="emploi") as vault:
        yield vault


def frozen(desk: Desk, paper: str, dress: str, replaced: Document | None = None) -> str:
    told = {"amends": replaced.on} if replaced else {}
    composed, pdf = made(
        desk, paper, to_sign=True, in_order=True, dress=dress, language="fr", **told
    )
    amends = replaced.id if replaced else ""
    kept = documents.freeze(desk.ctx, desk.livret, composed, pdf, amends=amends)
    return kept.value.document


def signed_in_turn(desk: Desk, marc: OpenVault, document: str) -> bytes:
    """Everyone in their turn, each stamped; Marc at his own desk."""
    ctx, room, livret = desk.ctx, desk.vault.paper, desk.livret
    roles = [one.role for one in documents.the_document(ctx, livret, document).places]
    if len(roles) > 1:
        late = SigningAct(role=roles[-1], way="typed", words="Oui, je signe.")
        with pytest.raises(NotTheirTurn):
            documents.sign(ctx, room, livret, document, late)
    for role in roles:
        desk.clock.forward(minutes=1)
        with served(honest(desk.clock.now())) as url:
            act = SigningAct(role=role, way="certificate", timestamp=url)
            if role == "emploi":
                sent = give_turn(ctx, livret, document, "Marc D.").value
                back = sign_elsewhere(marc.ctx, marc.paper, sent, act).value.pdf
                take_back(ctx, room, back, (marc.ctx.owner.authority,))
            elif role == "social":
                documents.sign(ctx, room, livret, document, act)
            else:
                typed = SigningAct(
                    role=role, way="typed", words="Oui, je signe.", timestamp=url
                )
                documents.sign(ctx, room, livret, document, typed)
    desk.clock.forward(minutes=1)
    with served(honest(desk.clock.now())) as url:
        done = documents.close(ctx, room, livret, document, timestamp=url)
    assert done.notices == ()
    return done.value


def holds(desk: Desk, marc: OpenVault, pdf: bytes, folder: Path) -> None:
    """Every checker says that it is as it should be."""
    roots = (organism().der, marc.ctx.owner.authority)
    checked = documents.check(desk.ctx, desk.vault.paper, pdf, roots)
    assert (checked.verdict, checked.reasons) == ("valid", ())
    assert all(one.stamped_at is not None for one in checked.signatures)
    path = folder / "signed.pdf"
    path.write_bytes(pdf)
    fields = len(checked.signatures) + 1
    told = pdfsig(path, "-nocert").values()
    assert sum("Signature is Valid." in each for each in told) >= fields
    pem = folder / "roots.pem"
    authorities = (desk.ctx.owner.authority, *roots)
    pem.write_bytes(b"".join(to_pem(each) for each in authorities))
    at = desk.ctx.clock.now()
    assert verified_by_openssl(pdf, pem, folder, at)[:fields] == [True] * fields
    for profile in ("3a", "ua1"):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert {each.rule_id for each in report.failures} <= {FALSE_RULE}
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.long
@pytest.mark.parametrize(("paper", "dress"), DRESSED)
def test_each_paper_is_signed_in_turn_here_and_elsewhere_then_replaced(
    desk: Desk, marc: OpenVault, paper: str, dress: str, tmp_path: Path
) -> None:
    document = frozen(desk, paper, dress)
    pdf = signed_in_turn(desk, marc, document)
    holds(desk, marc, pdf, tmp_path)
    first = documents.the_document(desk.ctx, desk.livret, document)
    assert (first.closed, first.in_order) == (True, True)
    desk.clock.forward(days=1)
    later = frozen(desk, paper, dress, first)
    again = signed_in_turn(desk, marc, later)
    holds(desk, marc, again, tmp_path)
    found = {one.id: one for one in documents_of(desk.read)}
    assert found[later].amends == document
    assert "remplace" in text_of(again).lower()
    # The one before still holds, as it was.
    holds(desk, marc, pdf, tmp_path)
