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
from livret.usecases.papers import PaperChoices, described, signatories
from livret.usecases.reviewing import OpenReview, SayReview, open_review, say_review
from livret.usecases.sheets import Sheet, as_json
from tests.clock import SetClock
from tests.usecases.composed import composed
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


def asked_of_services(desk: Desk) -> None:
    """An agreement with one service, and requests made to it and to another."""
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
    beyond = {"kind": "referral_made", "to": SERVICE, "words": "Un toit."}
    desk.say({**beyond, "on": "2026-03-12", "barriers": ["logement"]})


def test_a_letter_tells_its_service_what_was_asked_of_it_alone(desk: Desk) -> None:
    asked_of_services(desk)
    letter = told(desk, take_letter, target=SERVICE)
    assert "Un vélo." in letter
    for words in ("Une voiture.", "Un toit."):
        assert words not in letter
    off = frozenset({"mobilite"})
    assert "Un vélo." not in told(desk, take_letter, target=SERVICE, leave_off=off)


def test_her_aim_goes_only_where_what_is_common_does(desk: Desk) -> None:
    desk.say({"kind": "aim_said", "words": "Un poste de jour.", "voice": "personne"})
    for service, scopes in ((SERVICE, ("commun",)), ("Garage", ("mobilite",))):
        agreed = GiveAgreement(
            livret=desk.livret,
            recipient=service,
            scopes=scopes,
            purpose="avancer",
            until=dt.date(2026, 12, 31),
        )
        give_agreement(desk.ctx, agreed)
    assert "Un poste de jour." in told(desk, take_letter, target=SERVICE)
    assert "Un poste de jour." not in told(desk, take_letter, target="Garage")


def test_what_she_declined_goes_to_no_service_though_she_has_it_printed(
    desk: Desk,
) -> None:
    asked_of_services(desk)
    debts = "Une dette à éponger."
    desk.say({"kind": "strength_recognised", "words": debts, "barrier": "ressources"})
    desk.view("ressources", "ne_souhaite_pas_repondre")
    yes = frozenset({"ressources"})
    letter = told(desk, take_letter, target=SERVICE, show_despite_refusal=yes)
    assert "ressources" not in letter
    assert debts not in letter


GOAL, STEP = "Un toit à moi", "Visiter le studio"


def goal_of_a_topic(desk: Desk) -> None:
    """A step that names no topic, of a goal that is tied to one."""
    desk.say(
        {"kind": "goal_set", "words": GOAL, "barriers": ["logement"], "as": "g"},
        {"kind": "action_agreed", "goal": "@g", "words": STEP},
        {"kind": "action_agreed", "words": "Appeler le garage"},
    )


def test_a_letter_tells_no_step_of_a_goal_that_is_not_for_that_service(
    desk: Desk,
) -> None:
    goal_of_a_topic(desk)
    asked_of_services(desk)
    letter = told(desk, take_letter, target=SERVICE)
    assert "Appeler le garage" in letter
    assert STEP not in letter


def test_a_side_that_speaks_in_a_review_alone_has_its_place_too(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    desk.clock.forward(days=1)
    review = open_review(desk.ctx, OpenReview(livret=desk.livret)).value
    for voice, level in (("personne", "gene_un_peu"), ("emploi", "bloque")):
        levels = {"mobilite": level}
        part = SayReview(livret=desk.livret, review=review, voice=voice, levels=levels)
        say_review(desk.ctx, part)
    roles = [one.role for one in composed(desk).sheet.signatories]
    assert roles == ["personne", "social", "emploi"]


def test_a_paper_tells_what_somebody_does_rather_than_where(desk: Desk) -> None:
    """Where they work may tell why she sees them."""
    nadia = {"kind": "member_joined", "name": "Nadia R.", "role": "referent"}
    told_of = {"quality": "conseillère", "organisation": "Centre d’exemple"}
    (its,) = desk.say({**nadia, **told_of, "side": "emploi"})
    assert described(desk.read.team.members[its]) == "Nadia R., conseillère"


def test_sides_sign_in_one_order_whoever_was_named_first(tmp_path: Path) -> None:
    clock = SetClock()
    with make_vault(tmp_path / "v", clock, name="Marc D.", side="emploi") as vault:
        desk = Desk(vault, clock)
        desk.open()
        found = signatories(desk.read, "Amina B.", (), frozenset({"social"}))
    assert [one.field for one in found] == ["SigPersonne", "SigSocial", "SigEmploi"]
