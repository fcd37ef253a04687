"""A card for which a structure stands with a certificate of its own authority."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12

from livret.cli.main import REFUSED
from livret.paper.certificates import Credential, make_authority, make_leaf, to_pem
from tests.cli.conftest import Door
from tests.cli.test_sharing import marc, met, quick

__all__ = ["marc", "met", "quick"]


@pytest.fixture
def authority(desk: Door) -> Credential:
    """The authority of Marc's structure."""
    return make_authority("Cap", "Cap", desk.clock.now())


def issued(desk: Door, authority: Credential, name: str) -> tuple[object, ...]:
    """Return the words that give a certificate of the structure in that name."""
    leaf = make_leaf(authority, name, "conseil", desk.clock.now())
    key = serialization.load_der_private_key(leaf.key, password=None)
    certificate = x509.load_der_x509_certificate(leaf.certificate)
    secret = serialization.BestAvailableEncryption(b"quatre mots pour essayer")
    file, said = desk.folder / "a.p12", desk.folder / "a.txt"
    file.write_bytes(
        pkcs12.serialize_key_and_certificates(b"a", key, certificate, None, secret)  # type: ignore[arg-type]
    )
    said.write_text("quatre mots pour essayer\n", "utf-8")
    return ("--key-file", file, "--key-passphrase-file", said)


@pytest.fixture
def root(desk: Door, authority: Credential) -> Path:
    """Its root, as the structure publishes it."""
    path = desk.folder / "racine.pem"
    path.write_bytes(to_pem(authority.certificate))
    return path


def test_a_structure_stands_for_the_cards_of_its_people(
    met: tuple[Door, Door], authority: Credential, root: Path
) -> None:
    desk, marc = met
    card = desk.folder / "marc.carte"
    before = marc.json("card")["words"]
    told = marc.json("card", "--out", card, *issued(marc, authority, "Marc D."))
    assert told["words"] != before
    assert desk.json("card", "trust", card, "--root", root)["way"] == "organisation"
    # It is his card from then on, and goes with what he sends.
    assert marc.json("card")["words"] == told["words"]
    assert desk.json("card", "show", card)["vouched"] is True


def test_a_key_is_lost_and_the_structure_stands_for_the_new_one(
    met: tuple[Door, Door], authority: Credential, root: Path
) -> None:
    desk, marc = met
    marc.json("receive", _file(desk))
    marc.say("amina", {"kind": "note_added", "words": "Avant la panne"})
    back = marc.folder / "retour.livret"
    marc.json("send", "amina", "--to", desk.folder / "claire.carte", "--out", back)
    desk.json("receive", back)
    folder = desk.folder / "marc-2"
    folder.mkdir()
    again = Door(folder, desk.capture)
    create = ("vault", "create", again.vault, "--passphrase-file", again.secret)
    assert again(*create, "--name", "Marc D.", "--side", "emploi").code == 0
    new = desk.folder / "marc-nouveau.carte"
    lost = ("--lost", desk.folder / "marc.carte")
    told = again.json("card", "--out", new, *lost, *issued(again, authority, "Marc D."))
    trusted = desk.json("card", "trust", new, "--root", root)
    assert (trusted["way"], trusted["renewed"]) == (
        "organisation",
        {"done": 1, "left": 0, "elsewhere": []},
    )
    states = {one["key"]: one["revoked"] for one in desk.json("card", "list")["cards"]}
    assert states[told["key"]] == ""
    assert "replaced" in states.values()
    # What he wrote under the lost key stays his.
    assert "Avant la panne" in str(desk.json("show", "amina"))
    team = desk.json("team", "amina")["team"]
    assert [one["name"] for one in team].count("Marc D.") == 1


@pytest.mark.parametrize("name", ["Quelqu’un d’autre"])
def test_a_certificate_in_another_name_is_refused(
    desk: Door, authority: Credential, name: str
) -> None:
    before = desk.json("card")["words"]
    refused = desk.inside("card", *issued(desk, authority, name))
    assert refused.code == REFUSED
    assert "La carte n’a pas changé" in refused.sentence
    assert desk.json("card")["words"] == before


def _file(desk: Door) -> Path:
    out = desk.folder / "amina.livret"
    desk.json("send", "amina", "--to", desk.folder / "marc.carte", "--out", out)
    return out
