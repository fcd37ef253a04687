"""Who and what papers made of several parts name: nobody who left, no other service."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from livret.usecases.agreeing import GiveAgreement, give_agreement
from livret.usecases.paper_sheets.letter import take_letter
from livret.usecases.paper_sheets.taking import Taking, take
from livret.usecases.paper_sheets.whole import take_pocket, take_whole
from livret.usecases.papers import PaperChoices, signatories
from livret.usecases.sheets import Sheet, as_json
from tests.clock import SetClock
from tests.usecases.desks import Desk, make_vault

SERVICE = "Atelier d’exemple"


def told(desk: Desk, takes: Callable[[Taking], Sheet], **choices: Any) -> str:
    """All that a paper says and carries."""
    chosen = PaperChoices(
        language="fr", on=desk.clock.today(), witness="Claire M.", **choices
    )
    sheet = take(desk.ctx, desk.livret, takes, chosen).sheet
    return json.dumps(as_json(sheet), ensure_ascii=False)


def test_a_pocket_names_nobody_who_left(desk: Desk) -> None:
    desk.say({"kind": "skill_recognised", "words": "Je couds.", "voice": "personne"})
    marc = desk.welcome_marc()
    assert "Marc D." in told(desk, take_pocket)
    desk.say({"kind": "member_left", "member": marc, "heads": []})
    assert "Marc D." not in told(desk, take_pocket)


def test_what_began_before_the_days_chosen_and_went_on_is_told(desk: Desk) -> None:
    stage = "Stage en cuisine"
    days = {"on": "2026-01-05", "until": "2026-02-20"}
    desk.say({"kind": "event_noted", "words": stage, **days})
    parts = frozenset({"parcours", "information"})
    for since, there in ((dt.date(2026, 2, 20), True), (dt.date(2026, 2, 21), False)):
        assert (stage in told(desk, take_whole, since=since, parts=parts)) == there
    early = told(desk, take_whole, until=dt.date(2026, 1, 4), parts=parts)
    assert stage not in early


def test_a_letter_tells_its_service_what_was_asked_of_it_alone(desk: Desk) -> None:
    agreed = GiveAgreement(
        livret=desk.livret,
        recipient=SERVICE,
        scopes=("commun", "mobilite", "ressources"),
        purpose="préparer un prêt de vélo",
        until=dt.date(2026, 12, 31),
    )
    give_agreement(desk.ctx, agreed)
    for to, words in ((SERVICE, "Un vélo."), ("Garage d’exemple", "Une voiture.")):
        asked = {"kind": "referral_made", "to": to, "words": words}
        desk.say({**asked, "on": "2026-03-12", "barriers": ["mobilite"]})
    letter = told(desk, take_letter, target=SERVICE)
    assert "Un vélo." in letter
    assert "Une voiture." not in letter


def test_what_she_declined_goes_to_no_service_though_she_has_it_printed(
    desk: Desk,
) -> None:
    test_a_letter_tells_its_service_what_was_asked_of_it_alone(desk)
    debts = "Une dette à éponger."
    desk.say({"kind": "strength_recognised", "words": debts, "barrier": "ressources"})
    desk.view("ressources", "ne_souhaite_pas_repondre")
    yes = frozenset({"ressources"})
    letter = told(desk, take_letter, target=SERVICE, show_despite_refusal=yes)
    assert "ressources" not in letter
    assert debts not in letter


def test_sides_sign_in_one_order_whoever_was_named_first(tmp_path: Path) -> None:
    clock = SetClock()
    with make_vault(tmp_path / "v", clock, name="Marc D.", side="emploi") as vault:
        desk = Desk(vault, clock)
        desk.open()
        found = signatories(desk.read, "Amina B.", (), frozenset({"social"}))
    assert [one.field for one in found] == ["SigPersonne", "SigSocial", "SigEmploi"]
