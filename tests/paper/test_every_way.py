"""Each paper, signed in each way: every checker says the same of it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import page
import pytest

from livret.domain.document_fields import WAYS
from livret.paper.certificates import to_pem
from livret.usecases import documents
from livret.usecases.demo import a_stroke
from livret.usecases.scans import Scan
from livret.usecases.signing import KeyCard, KeyFile, SigningAct
from livret.words.papers.catalogue import PAPERS
from tests.paper.other_keys import (
    LABEL,
    PASSPHRASE,
    PIN,
    issue,
    key_file,
    named,
    organism,
    put_on_card,
    rsa_key,
    soft_module,
)
from tests.paper.scanned import photograph
from tests.paper.test_other_keys import reader
from tests.paper.test_signing_outside import FALSE_RULE, pdfsig, verified_by_openssl
from tests.paper.whole_desk import made, whole_desk
from tests.usecases.desks import Desk

__all__ = ["reader"]

SIGNABLE = [name for name, paper in PAPERS.items() if paper.signable]
PAIRS = list(zip(cycle(SIGNABLE), WAYS, strict=False))
"""Each way once, on papers that follow each other."""

REST = [(name, way) for name in SIGNABLE for way in WAYS if (name, way) not in PAIRS]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made_here = whole_desk(tmp_path_factory.mktemp("vault"))
    with made_here.vault:
        yield made_here


def an_act(desk: Desk, role: str, name: str, way: str) -> SigningAct:
    """Somebody's answer in one way, whoever can give it."""
    act = SigningAct(role=role, way=way, name=name)
    more = {
        "drawn": {"strokes": a_stroke(4)},
        "typed": {"words": "Oui, je signe."},
        "aloud": {"words": "Oui, d’accord."},
        "refused": {"words": "Je veux relire."},
        "paper": {"place": "Classeur bleu", "scan": Scan(data=photograph())},
        "pkcs12": {"key": KeyFile(data=_file_of(name), passphrase=PASSPHRASE)},
        "pkcs11": {"key": KeyCard(module=soft_module(), pin=PIN, token=LABEL)},
    }
    return replace(act, **more.get(way, {}))  # type: ignore[arg-type]


def _file_of(name: str) -> bytes:
    return key_file(issue(named(name), rsa_key(), organism()))


def signed(desk: Desk, paper: str, way: str) -> bytes:
    """A paper signed by one in this way, by the others in the usual ones."""
    composed, pdf = made(desk, paper, to_sign=True)
    ctx, room, livret = desk.ctx, desk.vault.paper, desk.livret
    document = documents.freeze(ctx, livret, composed, pdf).value.document
    places = documents.the_document(ctx, livret, document).places
    owners = [one.role for one in places if one.name == ctx.owner.name]
    others = [one.role for one in places if one.name != ctx.owner.name]
    chosen = owners[0] if way == "certificate" else others[-1]
    for place in places:
        usual = "certificate" if place.role in owners else "drawn"
        how = way if place.role == chosen else usual
        if how == "pkcs11":
            _put_on_card(place.name)
        act = an_act(desk, place.role, place.name, how)
        desk.clock.forward(minutes=1)
        documents.sign(ctx, room, livret, document, act)
    return documents.close(ctx, room, livret, document).value


def _put_on_card(name: str) -> None:
    held = issue(named(name), rsa_key(), organism())
    put_on_card(soft_module(), held)


def holds(desk: Desk, pdf: bytes, way: str, folder: Path) -> None:
    """Every checker says that it is as it should be."""
    roots = (organism().der,)
    checked = documents.check(desk.ctx, desk.vault.paper, pdf, roots)
    assert (checked.verdict, checked.reasons) == ("valid", ())
    assert way in [one.way for one in checked.signatures]
    path = folder / "signed.pdf"
    path.write_bytes(pdf)
    told = pdfsig(path, "-nocert")
    fields = len(checked.signatures) + 1
    assert sum("Signature is Valid." in each for each in told.values()) == fields
    pem = folder / "roots.pem"
    pem.write_bytes(to_pem(desk.ctx.owner.authority) + to_pem(organism().der))
    at = desk.ctx.clock.now()
    assert verified_by_openssl(pdf, pem, folder, at) == [True] * fields
    for profile in ("3a", "ua1"):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert {each.rule_id for each in report.failures} <= {FALSE_RULE}
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout


def try_it(
    desk: Desk, paper: str, way: str, folder: Path, request: pytest.FixtureRequest
) -> None:
    if way == "pkcs11":
        if not soft_module():
            pytest.skip("softhsm2 is not on this machine")
        request.getfixturevalue("reader")
    holds(desk, signed(desk, paper, way), way, folder)


@pytest.mark.parametrize(("paper", "way"), PAIRS)
def test_every_way_holds(
    desk: Desk, paper: str, way: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    try_it(desk, paper, way, tmp_path, request)


@pytest.mark.long
@pytest.mark.parametrize(("paper", "way"), REST)
def test_every_way_holds_on_every_paper(
    desk: Desk, paper: str, way: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    try_it(desk, paper, way, tmp_path, request)
