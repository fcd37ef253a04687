"""One file in two livrets: each has it, and neither lends it to the other."""

from __future__ import annotations

from livret.usecases.receiving import accept
from livret.usecases.writing import Said, write
from tests.exchange.sharing_desks import Desks
from tests.usecases.desks import Desk

PLAN = b"%PDF- le plan"


def named_in(desk: Desk, kept_for: str) -> str:
    """Keep a file for a livret, and name it in the one where one works."""
    ref = desk.ctx.blobs.put(PLAN, "application/pdf", kept_for)
    told = {
        "paper": "plan",
        "language": "fr",
        "file": {"sha256": ref.sha256, "size": ref.size, "type": ref.type},
        "contains": [],
        "signers": [{"role": "personne", "name": "Amina", "field": "Personne"}],
        "on": "2026-03-12",
        "readers": ["mobilite"],
    }
    said = Said(kind="document_frozen", content=told, scopes=("mobilite",))
    write(desk.ctx, desk.livret, [said])
    return ref.sha256


def test_a_file_may_belong_to_two_livrets(desks: Desks) -> None:
    desks.share("commun", "mobilite")
    desk, marc = desks["claire"], desks["marc"]
    sent = named_in(desk, desk.livret), desks.send("claire", "marc").data
    other = marc.open()
    marc.ctx.blobs.put(PLAN, "application/pdf", other)
    digest, data = sent
    told = desks.look("marc", data)
    assert told.files == 1
    accept(desks.sharing("marc"), told)
    assert set(marc.ctx.blobs.livrets_of(digest)) == {other, desk.livret}
    assert desks.look("marc", data).files == 0
    assert marc.ctx.blobs.livrets_of("not a digest") == ()


def test_a_file_of_another_livret_never_goes_because_it_was_named(
    desks: Desks,
) -> None:
    desks.share("commun", "mobilite")
    desk = desks["claire"]
    hers = desk.livret
    other = desk.open()
    desk.livret = hers
    named_in(desk, other)
    sent = desks.send("claire", "marc")
    assert sent.files == 0
    assert PLAN not in b"".join(desks.look("marc", sent.data).parcel.blobs.values())
    assert desks.look("marc", sent.data).parcel.blobs == {}
