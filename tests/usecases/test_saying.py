"""``livret say``: what is taken, what is filled in, and who may say it."""

from __future__ import annotations

import json

import pytest

from livret.domain.pathway import pathway_of
from livret.usecases.errors import LivretErased, NotAllowed
from livret.usecases.saying import say
from livret.usecases.writing import Said, write
from tests.usecases.desks import Desk, kinds
from tests.usecases.said import AIM, GOAL, VIEW, refused

# --- what is taken -----------------------------------------------------------


def test_what_was_said_is_there_when_the_vault_is_opened_again(desk: Desk) -> None:
    ids = desk.say(AIM, VIEW)
    assert [one.id for one in desk.ctx.log.read(desk.livret)][-2:] == list(ids)
    assert kinds(desk.read) == [
        "livret_opened",
        "person_described",
        "diagnosis_opened",
        "aim_said",
        "view_given",
    ]


def test_a_diagnosis_is_opened_once(desk: Desk) -> None:
    desk.say(VIEW)
    desk.say({**VIEW, "barrier": "sante"})
    assert kinds(desk.read).count("diagnosis_opened") == 1


def test_a_diagnosis_of_the_same_list_is_the_one_spoken_in(desk: Desk) -> None:
    desk.say(VIEW)
    opened = {"kind": "diagnosis_opened", "form": "diagnostic-partage", "as": "new"}
    new, view = desk.say({**opened, "form_version": 1}, VIEW)
    assert desk.read.at("view", new, "mobilite", "personne")[0].id == view


def test_a_diagnosis_of_the_same_list_needs_no_name(desk: Desk) -> None:
    desk.say(VIEW)
    opened = {"kind": "diagnosis_opened", "form": "diagnostic-partage"}
    new, view, again, last = desk.say(
        {**opened, "form_version": 1}, VIEW, {**opened, "form_version": 1}, VIEW
    )
    assert desk.read.at("view", new, "mobilite", "personne")[0].id == view
    assert desk.read.at("view", again, "mobilite", "personne")[0].id == last


def test_a_name_stands_for_what_came_earlier(desk: Desk) -> None:
    goal, action = desk.say(
        {**GOAL, "as": "bike"},
        {"kind": "action_agreed", "goal": "@bike", "words": "Voir l’atelier"},
    )
    assert desk.read.at("action", action)[0].content["goal"] == goal


@pytest.mark.parametrize("words", ["@bike", "@personne", "@"])
def test_her_words_may_look_like_a_name(desk: Desk, words: str) -> None:
    desk.say({**GOAL, "as": "bike"}, {"kind": "aim_said", "words": words})
    assert desk.read.at("aim", "personne")[0].content["words"] == words


def test_a_name_may_be_a_voice(desk: Desk) -> None:
    sister, view = desk.say(
        {"kind": "member_joined", "name": "Awa", "role": "proche", "as": "sister"},
        {**VIEW, "voice": "autre:@sister"},
    )
    (value,) = [one for one in desk.read.history if one.id == view]
    assert value.voice == f"autre:{sister}"
    assert value.speaker_name == "Awa"
    desk.say({**VIEW, "barrier": "sante", "voice": f"autre:{sister}"})


def test_a_name_may_stand_deep(desk: Desk) -> None:
    sister, action, line, agreement = desk.say(
        {"kind": "member_joined", "name": "Awa", "role": "proche", "as": "sister"},
        {
            "kind": "action_agreed",
            "words": "Garder",
            "who": {"voice": "autre:@sister"},
        },
        {
            "kind": "line_agreed",
            "barrier": "famille",
            "outcome": "not_agreed",
            "reasons": [{"voice": "autre:@sister", "words": "Pas le mercredi."}],
        },
        {
            "kind": "agreement_given",
            "recipient": {"name": "Awa", "member": "@sister"},
            "scopes": ["famille"],
            "purpose": "Garder les petits",
            "until": "2026-12-31",
        },
    )
    said = {one.id: one.content for one in desk.read.history}
    assert said[action]["who"] == {"voice": f"autre:{sister}"}
    assert said[line]["reasons"][0]["voice"] == f"autre:{sister}"
    assert said[agreement]["recipient"]["member"] == sister


def test_an_answer_may_stand_in_the_place_of_a_level(desk: Desk) -> None:
    desk.view("sante", "ne_souhaite_pas_repondre")
    (value,) = [one for one in desk.read.history if one.kind == "view_given"]
    assert value.content["answer"] == "ne_souhaite_pas_repondre"
    assert "level" not in value.content


def test_an_own_day_is_kept(desk: Desk) -> None:
    desk.say({**AIM, "said_on": "2026-02-01"})
    assert desk.read.at("aim", "personne")[0].said_on.isoformat() == "2026-02-01"


def test_a_file_of_a_plain_editor_is_read(desk: Desk) -> None:
    data = b"\xef\xbb\xbf" + json.dumps({"contributions": [AIM]}).encode()
    assert len(say(desk.ctx, desk.livret, data).value) == 1


# --- what is filled in -------------------------------------------------------


def test_without_an_aim_she_is_asked_about_her_days(desk: Desk) -> None:
    desk.say(VIEW, AIM, {**VIEW, "barrier": "sante"})
    desk.say(
        {**VIEW, "barrier": "droit"}, {**VIEW, "barrier": "langue", "asked": "daily"}
    )
    views = [one.content for one in desk.read.history if one.kind == "view_given"]
    assert [one["asked"] for one in views] == ["daily", "aim", "aim", "daily"]


def test_a_step_is_read_by_whoever_may_read_its_goal(desk: Desk) -> None:
    goal, action = desk.say(
        {**GOAL, "as": "bike"},
        {
            "kind": "action_agreed",
            "goal": "@bike",
            "words": "Voir l’atelier",
            "as": "a",
        },
    )
    desk.say(
        {"kind": "action_state", "action": action, "state": "done"},
        {"kind": "goal_state", "goal": goal, "state": "done"},
        {"kind": "goal_set", "goal": goal, "words": "Un vélo à moi"},
    )
    scopes = [one.body.scopes for one in desk.ctx.log.read(desk.livret)][-5:]
    assert scopes == [("mobilite", "sante")] * 5


def test_what_is_told_is_not_filled_in(desk: Desk) -> None:
    desk.say(
        {**GOAL, "as": "bike"},
        {
            "kind": "action_agreed",
            "goal": "@bike",
            "words": "Voir",
            "barriers": ["sante"],
        },
    )
    assert desk.ctx.log.read(desk.livret)[-1].body.scopes == ("sante",)


def test_a_strength_said_again_stays_on_its_topic(desk: Desk) -> None:
    strength = {"kind": "strength_recognised", "words": "Fait du vélo"}
    (first,) = desk.say({**strength, "barrier": "mobilite"})
    desk.say({**strength, "strength": first, "words": "Fait du vélo tous les jours"})
    assert desk.ctx.log.read(desk.livret)[-1].body.scopes == ("mobilite",)


def test_a_later_wording_names_the_first(desk: Desk) -> None:
    (goal,) = desk.say(GOAL)
    (again,) = desk.say({"kind": "goal_set", "goal": goal, "words": "Un vélo à moi"})
    once, action = desk.say(
        {"kind": "goal_set", "goal": again, "words": "Mon vélo", "as": "bike"},
        {"kind": "action_agreed", "goal": "@bike", "words": "Voir l’atelier"},
    )
    assert [value.id for value in desk.read.at("goal", goal)] == [once]
    assert desk.read.at("action", action)[0].content["goal"] == goal


def test_a_goal_said_anew_stays_in_the_paper_of_its_contract(desk: Desk) -> None:
    (goal,) = desk.say({**GOAL, "contract_type": "cer"})
    desk.say({"kind": "goal_set", "goal": goal, "words": "Un vélo à moi"})
    assert [one.contract for one in pathway_of(desk.read).goals] == ["cer"]


def test_a_departure_accepts_what_was_there(desk: Desk) -> None:
    marc = desk.welcome_marc()
    heads = list(desk.read.heads)
    desk.say({"kind": "member_left", "member": marc})
    assert desk.ctx.log.read(desk.livret)[-1].body.content["heads"] == heads
    assert not desk.read.team.members[marc].present


# --- who may -----------------------------------------------------------------


def test_a_stranger_writes_nothing(desk: Desk) -> None:
    owner = next(iter(desk.read.team.members))
    desk.say({"kind": "member_left", "member": owner})
    error = refused(desk, AIM)
    assert isinstance(error, NotAllowed)
    assert error.facts == {"reason": "no_right"}


def test_nothing_is_added_to_an_erased_livret(desk: Desk) -> None:
    said = Said(kind="tombstone", content={"reason": "opened_by_error"})
    write(desk.ctx, desk.livret, [said])
    assert isinstance(refused(desk, AIM), LivretErased)
