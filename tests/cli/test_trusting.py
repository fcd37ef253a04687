"""Whom checks trust, at the command line."""

from __future__ import annotations

from livret.cli.main import REFUSED
from tests.cli.conftest import Door
from tests.paper.elsewhere import a_paper, pem, signed_by_pyhanko
from tests.paper.other_keys import leaf, organism


def test_a_root_is_trusted_listed_and_forgotten(desk: Door) -> None:
    signed = desk.write("autre.pdf", signed_by_pyhanko(a_paper(), leaf()))
    root = desk.write("racine.pem", pem(organism().certificate))
    assert desk.inside("verify", signed, "--json").json["verdict"] == "unknown signer"
    (one,) = desk.json("certs", "trust", root)["trusted"]
    assert (one["name"], one["organisation"]) == ("Racine d’exemple", None)
    checked = desk.inside("verify", signed, "--json")
    assert (checked.code, checked.json["verdict"]) == (0, "valid")
    listed = desk.json("certs", "list")
    assert listed["own"]["sha256"] != one["sha256"]
    assert [each["sha256"] for each in listed["roots"]] == [one["sha256"]]
    shown = desk.inside("certs").out
    assert "Racine d’exemple" in shown
    assert one["sha256"][:4].upper() in shown
    gone = desk.json("certs", "forget", one["sha256"][:8])
    assert gone["forgotten"]["name"] == "Racine d’exemple"
    assert desk.inside("verify", signed).code == REFUSED
    told = [each["what"] for each in desk.json("certs", "list")["journal"]]
    assert told == ["root_trusted", "root_forgotten"]
    shown = desk.inside("certs", "list").out
    assert "Claire M. ne reconnaît plus Racine d’exemple" in shown
    assert "aucun" in shown


def test_what_may_not_be_trusted_says_so(desk: Door) -> None:
    own = desk.write("marc.pem", pem(leaf().certificate))
    for data, said in (
        (own, "celui de quelqu’un"),
        (desk.write("a", "b"), "n’a pas pu être lu"),
    ):
        answer = desk.inside("certs", "trust", data)
        assert (answer.code, said in answer.sentence) == (REFUSED, True)
    answer = desk.inside("certs", "forget", "rien")
    assert (answer.code, "ne correspond" in answer.sentence) == (REFUSED, True)
