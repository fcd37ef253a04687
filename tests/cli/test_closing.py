"""Doors on reviews, the end, the return and handing over."""

from __future__ import annotations

from livret.cli.main import REFUSED
from tests.cli.conftest import Door


def test_a_review_is_begun_and_shown(desk: Door) -> None:
    told = desk.json("review", "amina", "--open", "interim", "--on", "2026-09-01")
    (review,) = told["reviews"]
    assert (review["moment"], review["on"]) == ("interim", "2026-09-01")
    assert review["waits_for_her"] is True
    said = {"kind": "review_said", "review": review["id"], "helped": "Le vélo."}
    path = desk.write("said.json", {"contributions": [said]})
    desk.json("say", "amina", "--from", path)
    (again,) = desk.json("review", "amina")["reviews"]
    assert again["parts"][0]["helped"] == "Le vélo."
    shown = desk.inside("review", "amina").out
    assert "Bilan d’étape, 1er septembre 2026" in shown
    assert "«\u202fLe vélo.\u202f»" in shown
    assert "L’accompagnement continue." in shown
    seen = desk.json("journal", "amina")["journal"]
    assert any(one["what"] == "opened" for one in seen)


def test_what_is_after_an_end_waits_for_the_end_and_is_begun_once(desk: Door) -> None:
    early = desk.inside("review", "amina", "--open", "after_three_months")
    assert early.code == REFUSED
    assert "n’est pas terminé" in early.sentence
    assert desk.json("review", "amina")["reviews"] == []
    desk.json("close", "amina", "--reason", "moved", "--words", "Je pars.")
    shown = desk.inside("review", "amina").out
    assert "Trois mois après\u202f: vers le" in shown
    assert "«\u202fJe pars.\u202f»" in shown
    for _ in range(2):
        told = desk.json("review", "amina", "--open", "after_three_months")
        assert [one["moment"] for one in told["reviews"]] == ["after_three_months"]
    assert [one["moment"] for one in told["to_come"]] == ["after_six_months"]


def test_a_livret_is_not_handed_over_until_a_day_gone_by(desk: Door) -> None:
    words = ("--to", "Awa S.", "--agreed", "--until", "2020-01-01")
    refused = desk.inside("handover", "amina", *words)
    assert refused.code == REFUSED
    assert "déjà passé" in refused.sentence
    assert desk.json("agreement", "amina")["agreements"] == []


def test_an_accompaniment_ends_and_is_taken_up_again(desk: Door) -> None:
    today = desk.clock.today().isoformat()
    for day, why in (("2031-01-01", "à venir"), ("2020-06-30", "avant le premier")):
        refused = desk.inside("close", "amina", "--reason", "training", "--on", day)
        assert refused.code == REFUSED
        assert why in refused.sentence
    told = desk.json("close", "amina", "--reason", "training", "--on", today)
    assert told["attestation"].startswith("Attestation d’accompagnement\n")
    assert desk.json("review", "amina")["accompaniment"]["state"] == "closed"
    again = desk.inside("close", "amina", "--reason", "other")
    assert again.code == REFUSED
    assert "déjà terminé" in again.sentence
    assert "reprend" in desk.inside("reopen", "amina", "--words", "Oui.").out
    assert desk.json("review", "amina")["accompaniment"]["words"] == "Oui."
    assert "Attestation" in desk.inside("close", "amina", "--reason", "other").out
    assert desk.json("reopen", "amina")["id"]


def test_a_livret_is_handed_over_with_her_agreement(desk: Door) -> None:
    refused = desk.inside("handover", "amina", "--to", "Awa S.")
    assert refused.code == REFUSED
    assert "Awa S." in refused.sentence
    words = ("--agreed", "--until", "2026-12-31", "--call", "Marc ; l’emploi ; 01")
    told = desk.json("handover", "amina", "--to", "Awa S.", *words)
    assert "Marc · l’emploi · 01" in told["text"]
    (agreement,) = desk.json("agreement", "amina")["agreements"]
    assert agreement["recipient"] == "Awa S."
    less = ("--scopes", "mobilite", "--organisation", "CCAS d’exemple")
    shown = desk.inside("handover", "amina", "--to", "Zoé", *words, *less).out
    assert "pas à raconter de nouveau" in shown


def test_passing_on_asks_until_when(desk: Door) -> None:
    answer = desk.inside("handover", "amina", "--to", "Nadia R.", "--agreed")
    assert answer.code == 2
    assert "--until" in answer.sentence
