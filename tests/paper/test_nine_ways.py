"""One paper of nine signers, each in another way: every checker says the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from livret.domain.document_fields import WAYS
from livret.usecases import documents
from livret.usecases.dossiers import make_dossier
from livret.words.papers.aids import asked
from tests.paper.other_keys import organism, soft_module
from tests.paper.papers import failures
from tests.paper.test_every_way import _put_on_card, an_act, holds, reader
from tests.paper.whole_desk import made, whole_desk
from tests.usecases.desks import Desk

__all__ = ["reader"]

GUARDIANS = ("Inès V.", "Omar K.", "Lise P.", "Noé A.", "Zoé T.", "Ali B.")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A livret with a person, two referents, and as many others as it takes."""
    made_here = whole_desk(tmp_path / "vault")
    with made_here.vault:
        made_here.say(
            *(
                {"kind": "member_joined", "name": name, "role": "mandataire"}
                for name in GUARDIANS
            )
        )
        yield made_here


@pytest.mark.long
@pytest.mark.parametrize("dress", ["standard", "large", "bilingual-ar"])
def test_nine_ways_in_one_document(
    desk: Desk, dress: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if not soft_module():
        pytest.skip("softhsm2 is not on this machine")
    request.getfixturevalue("reader")
    _put_on_card(GUARDIANS[-1])
    composed, pdf = made(desk, "diagnostic", to_sign=True, dress=dress)
    ctx, room, livret = desk.ctx, desk.vault.paper, desk.livret
    document = documents.freeze(ctx, livret, composed, pdf).value.document
    places = documents.the_document(ctx, livret, document).places
    assert len(places) == len(WAYS)
    # Hers first, the owner's own certificate, the card in the last one's hands.
    order = [way for way in WAYS if way not in {"certificate", "pkcs11"}]
    for place in places:
        if place.name == ctx.owner.name:
            way = "certificate"
        elif place is places[-1]:
            way = "pkcs11"
        else:
            way = order.pop(0)
        desk.clock.forward(minutes=1)
        act = an_act(desk, place.role, place.name, way)
        documents.sign(ctx, room, livret, document, act)
    closed = documents.close(ctx, room, livret, document).value
    holds(desk, closed, "pkcs11", tmp_path)
    checked = documents.check(ctx, room, closed, (organism().der,))
    assert {one.way for one in checked.signatures} >= set(WAYS)
    told = [one.way for one in documents.the_document(ctx, livret, document).places]
    assert sorted(told) == sorted(WAYS)
    language, worn = asked("fr", "standard")
    dossier = make_dossier(ctx, room, (livret, document), language, worn)
    for profile in ("3a", "ua1"):
        assert failures(dossier, profile, tmp_path) == []
