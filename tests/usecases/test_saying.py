"""``livret say``: what is taken, what is filled in, what is refused and where."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest

from livret.domain.body import MAX_BODY_BYTES, Origin
from livret.domain.encoding import NotCanonical
from livret.domain.errors import InvalidField, LivretError
from livret.domain.pathway import pathway_of
from livret.usecases.errors import (
    LivretErased,
    NotAllowed,
    NothingSaid,
    TooLarge,
    UnknownKind,
    UnknownReference,
)
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.saying import MAX_BYTES, MAX_ITEMS, say
from livret.usecases.writing import Said, write
from tests.fictitious import social_security_number
from tests.usecases.desks import Desk, SetClock, kinds, make_vault

AIM = {"kind": "aim_said", "words": "Travailler en cuisine"}
VIEW = {"kind": "view_given", "barrier": "mobilite", "level": "bloque"}
GOAL = {"kind": "goal_set", "words": "Un vélo", "barriers": ["mobilite", "sante"]}
NOBODY = "0" * 64


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk where everything said is refused, so that tests may share it."""
    clock = SetClock()
    with make_vault(tmp_path_factory.mktemp("firm") / "coffre", clock) as vault:
        made = Desk(vault, clock)
        made.open()
        yield made


def refused(desk: Desk, *items: Any) -> LivretError:
    """Say several things; return the refusal, sure that nothing was kept."""
    before = desk.ctx.log.sealed(desk.livret)
    with pytest.raises(LivretError) as caught:
        desk.say(*items)
    assert desk.ctx.log.sealed(desk.livret) == before
    return caught.value


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


# --- what is refused ---------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "path", "problem"),
    [
        ({**VIEW, "level": "énorme"}, "level", "choice"),
        ({**VIEW, "level": 3}, "level", "choice"),
        ({**VIEW, "level": ["bloque"]}, "level", "choice"),
        ({**VIEW, "answer": "ne_sait_pas"}, "level", "one_only"),
        ({**VIEW, "barrier": "argent"}, "barrier", "choice"),
        ({**VIEW, "score": 4}, "score", "unknown"),
        ({**VIEW, "priority": "yes"}, "priority", "yes_or_no"),
        ({**VIEW, "words": ""}, "words", "empty"),
        ({**VIEW, "words": 12}, "words", "text"),
        ({**VIEW, "words": "x" * 8001}, "words", "too_long"),
        ({**VIEW, "outside": [{"who": "x"}]}, "outside[0].words", "missing"),
        ({**VIEW, "outside": "x"}, "outside", "list"),
        ({**VIEW, "came": "directly"}, "came", "record"),
        ({**VIEW, "diagnosis": 5}, "diagnosis", "shape"),
        ({**VIEW, "voice": "tout le monde"}, "voice", "choice"),
        ({**VIEW, "voice": ""}, "voice", "choice"),
        ({**VIEW, "voice": None}, "voice", "choice"),
        ({**VIEW, "voice": ["personne"]}, "voice", "choice"),
        ({**VIEW, "said_on": "12/03/2026"}, "said_on", "date"),
        ({**VIEW, "said_on": "2026-02-30"}, "said_on", "date"),
        ({**VIEW, "said_on": None}, "said_on", "date"),
        ({**VIEW, "said_on": "2999-01-01"}, "said_on", "future"),
        ({**VIEW, "as": "Le Vélo"}, "as", "shape"),
        ({**VIEW, "as": 5}, "as", "shape"),
        ({**VIEW, "as": ""}, "as", "shape"),
        ({"barrier": "sante"}, "kind", "missing"),
        ({"kind": "view_given", "barrier": "sante"}, "", "empty"),
        ({"kind": "view_given", "level": "bloque"}, "barrier", "missing"),
        ({"kind": "person_described", "called": "a\nb"}, "called", "one_line"),
        ({"kind": "person_described", "languages": "fr"}, "languages", "list"),
        (
            {
                "kind": "agreement_given",
                "recipient": {"name": "Marc"},
                "voice": "social",
            },
            "voice",
            "choice",
        ),
        ({"kind": "retracted", "target": {"id": NOBODY}}, "target", "shape"),
        ({"kind": "words_confirmed", "targets": NOBODY}, "targets", "list"),
        ({"kind": "words_confirmed", "targets": [1]}, "targets[0]", "shape"),
        ({"kind": "line_agreed", "barrier": "sante"}, "outcome", "missing"),
        (5, "", "record"),
        ([VIEW], "", "record"),
        (None, "", "record"),
    ],
)
def test_a_wrong_field_is_named_by_its_path(
    firm: Desk, item: Any, path: str, problem: str
) -> None:
    error = refused(firm, AIM, VIEW, item)
    assert isinstance(error, InvalidField)
    where = "contributions[2]" + (f".{path}" if path else "")
    assert error.facts == {"path": where, "problem": problem}


FORM = {"kind": "diagnosis_opened", "form": "diagnostic-partage"}


@pytest.mark.parametrize(
    ("item", "path"),
    [
        ({**FORM, "form": "autre-chose", "form_version": 1}, "form"),
        ({**FORM, "form_version": 9000}, "form_version"),
        ({**VIEW, "facets": [{"facet": "mobilite/nulle-part"}]}, "facets[0].facet"),
        ({**VIEW, "facets": [{"facet": "logement/toit"}]}, "facets[0].facet"),
        (
            {
                **VIEW,
                "facets": [
                    {"facet": "mobilite/permis", "situations": ["mobilite/permis/x"]}
                ],
            },
            "facets[0].situations[0]",
        ),
        (
            {"kind": "strength_recognised", "words": "x", "support": "mobilite.rien"},
            "support",
        ),
        ({"kind": "charter_written", "choices": ["pause", "x_y"]}, "choices[1]"),
        (
            {"kind": "charter_written", "choices": ["nulle_part"], "edition": 1},
            "choices[0]",
        ),
    ],
)
def test_what_no_form_has_is_named_by_its_path(
    firm: Desk, item: dict[str, Any], path: str
) -> None:
    error = refused(firm, AIM, item)
    assert isinstance(error, InvalidField)
    assert error.facts == {"path": f"contributions[1].{path}", "problem": "unknown"}


def test_what_the_form_has_is_taken(desk: Desk) -> None:
    form = desk.ctx.latest_form("diagnostic-partage")
    topic = form.topic("mobilite")
    facet = next(one for one in topic.facets if one.situations)
    told = {"facet": facet.id, "situations": [facet.situations[0].id]}
    view, help_ = desk.say(
        {**VIEW, "facets": [told]},
        {
            "kind": "strength_recognised",
            "words": "Le vélo de mon frère",
            "barrier": "mobilite",
            "support": topic.supports[0].id,
        },
    )
    said = {one.id: one.content for one in desk.read.history}
    assert said[view]["facets"] == [told]
    assert said[help_]["support"] == topic.supports[0].id


def test_a_charter_of_another_edition_is_taken_as_it_is(desk: Desk) -> None:
    written = {"kind": "charter_written", "choices": ["a_venir"], "edition": 9000}
    (here,) = desk.say(written)
    said = {one.id: one.content for one in desk.read.history}
    assert said[here]["choices"] == ["a_venir"]


@pytest.mark.parametrize(
    "kind", ["regard", "", 5, None, ["view_given"], "livret_opened"]
)
def test_an_unknown_kind_is_named(firm: Desk, kind: Any) -> None:
    error = refused(firm, AIM, {**VIEW, "kind": kind})
    assert isinstance(error, UnknownKind)
    assert error.facts == {"path": "contributions[1].kind", "kind": str(kind)}


@pytest.mark.parametrize(
    "kind", ["document_frozen", "signature_given", "document_closed", "tombstone"]
)
def test_what_has_an_act_of_its_own_is_not_said(firm: Desk, kind: str) -> None:
    assert isinstance(refused(firm, {"kind": kind}), UnknownKind)


@pytest.mark.parametrize(
    ("item", "path"),
    [
        ({**VIEW, "diagnosis": NOBODY}, "diagnosis"),
        ({**VIEW, "diagnosis": "@later"}, "diagnosis"),
        ({**VIEW, "diagnosis": "ici"}, "diagnosis"),
        ({**VIEW, "diagnosis": ""}, "diagnosis"),
        ({**VIEW, "voice": "autre:personne"}, "voice"),
        ({**VIEW, "voice": f"autre:{NOBODY}"}, "voice"),
        ({**VIEW, "voice": "autre:@aim"}, "voice"),
        ({"kind": "goal_state", "goal": "@aim", "state": "done"}, "goal"),
        ({"kind": "goal_state", "goal": NOBODY, "state": "done"}, "goal"),
        ({"kind": "action_agreed", "words": "x", "goal": "@"}, "goal"),
        ({"kind": "retracted", "target": NOBODY}, "target"),
        ({"kind": "adopted", "targets": ["@aim", NOBODY]}, "targets[1]"),
        ({"kind": "lead_designated", "member": NOBODY}, "member"),
        ({"kind": "agreement_withdrawn", "agreement": "@aim"}, "agreement"),
        (
            {
                "kind": "action_agreed",
                "words": "x",
                "who": {"voice": f"autre:{NOBODY}"},
            },
            "who.voice",
        ),
    ],
)
def test_what_is_not_in_the_livret_is_named(firm: Desk, item: Any, path: str) -> None:
    error = refused(firm, {**AIM, "as": "aim"}, item)
    assert isinstance(error, UnknownReference)
    assert error.facts["path"] == f"contributions[1].{path}"


def test_a_thing_of_another_sort_is_no_goal(desk: Desk) -> None:
    (aim,) = desk.say(AIM)
    error = refused(desk, {"kind": "goal_state", "goal": aim, "state": "done"})
    assert isinstance(error, UnknownReference)


def test_a_referent_is_not_a_named_other(desk: Desk) -> None:
    marc = desk.welcome_marc()
    assert isinstance(
        refused(desk, {**VIEW, "voice": f"autre:{marc}"}), UnknownReference
    )


def test_two_items_do_not_share_a_name(firm: Desk) -> None:
    error = refused(firm, {**GOAL, "as": "a"}, {**GOAL, "as": "a"})
    assert error.facts == {"path": "contributions[1].as", "problem": "twice"}


def test_the_last_wrong_item_keeps_all_out(firm: Desk) -> None:
    error = refused(firm, *[AIM] * 20, {**VIEW, "level": "x"})
    assert error.facts["path"] == "contributions[20].level"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Amina\u202eB.", "invisible"),
        ("Ami\u200bna", "invisible"),
        ("\ufeffAmina", "invisible"),
        ("Amina\x00", "invisible"),
        ("A" * 500, "too_long"),
        ("  \u00a0 ", "empty"),
    ],
)
def test_names_that_deceive_are_refused(firm: Desk, text: str, problem: str) -> None:
    error = refused(firm, {"kind": "person_described", "called": text})
    assert error.facts == {"path": "contributions[0].called", "problem": problem}
    with pytest.raises(InvalidField) as caught:
        open_livret(firm.ctx, OpenLivret(called=text))
    assert caught.value.facts == {"path": "called", "problem": problem}


@pytest.mark.parametrize(
    "name",
    ["<b>Amina</b>", "'; DROP TABLE people; --", "{livret}", "%s", "عائشة", "李"],
)
def test_names_that_only_look_dangerous_are_kept_as_they_are(
    desk: Desk, name: str
) -> None:
    desk.say({"kind": "person_described", "called": name})
    assert [one.called for one in desk.ctx.people.people()] == [name]


@pytest.mark.parametrize(
    "item",
    [
        {"kind": "aim_said", "words": "Mon numéro est le {}."},
        {"kind": "person_described", "caf_number": "{}"},
        {**VIEW, "outside": [{"words": "La caisse demande {}"}]},
    ],
)
def test_a_social_security_number_is_never_kept(firm: Desk, item: Any) -> None:
    filled = json.loads(json.dumps(item).replace("{}", social_security_number()))
    error = refused(firm, filled)
    assert error.facts["problem"] == "social_security_number"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "json"),
        (b"nothing", "json"),
        (b"{", "json"),
        (b'{"contributions": [}', "json"),
        (b"\xff\xfe{}", "json"),
        (b'{"contributions": NaN}', "float"),
        (b'{"contributions": [Infinity]}', "float"),
        (b'{"contributions": [1.5]}', "float"),
        (b'{"contributions": [1e400]}', "float"),
        (b'{"contributions": [], "contributions": []}', "duplicate"),
        (b"[" * 200_000, "depth"),
        (b"[" * 200_000 + b"]" * 200_000, "depth"),
        (b'{"a":' * 200_000, "depth"),
        (b'{"contributions": [' + b"9" * 100_000 + b"]}", "integer"),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_hostile_json_is_refused(firm: Desk, data: bytes, problem: str) -> None:
    with pytest.raises(NotCanonical) as caught:
        say(firm.ctx, firm.livret, data)
    assert caught.value.facts == {"problem": problem}
    assert firm.read.count == 2


@pytest.mark.parametrize(
    ("plain", "path", "problem"),
    [
        ([], "contributions", "missing"),
        ("x", "contributions", "missing"),
        (None, "contributions", "missing"),
        ({}, "contributions", "list"),
        ({"contributions": {}}, "contributions", "list"),
        ({"contributions": [AIM], "livret": "x"}, "livret", "unknown"),
        ({"contributions": [0] * (MAX_ITEMS + 1)}, "contributions", "too_many"),
    ],
)
def test_the_outside_is_checked_too(
    firm: Desk, plain: Any, path: str, problem: str
) -> None:
    with pytest.raises(InvalidField) as caught:
        say(firm.ctx, firm.livret, json.dumps(plain).encode())
    assert caught.value.facts == {"path": path, "problem": problem}


def test_nothing_is_not_said(firm: Desk) -> None:
    assert isinstance(refused(firm), NothingSaid)
    with pytest.raises(NothingSaid):
        write(firm.ctx, firm.livret, [])


def test_too_much_is_refused_before_it_is_read(firm: Desk) -> None:
    data = b'{"contributions": [' + b" " * MAX_BYTES + b"]}"
    tracemalloc.start()
    with pytest.raises(TooLarge) as caught:
        say(firm.ctx, firm.livret, data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert caught.value.facts == {"limit_mb": 8}
    assert most < 1024 * 1024


def test_one_thing_that_is_too_large_is_named(firm: Desk) -> None:
    facet = {"facet": "mobilite/permis", "words": "m" * 8000}
    error = refused(
        firm, AIM, {**VIEW, "facets": [facet] * (MAX_BODY_BYTES // 8000 + 1)}
    )
    assert error.facts == {"path": "contributions[1]", "problem": "too_long"}


def test_what_every_reader_would_set_aside_is_not_written(desk: Desk) -> None:
    origin = Origin(system="s", table="t", key="k", digest="short")
    said = Said(kind="aim_said", content={"words": "x"}, origin=origin, path="t:1")
    with pytest.raises(InvalidField) as caught:
        write(desk.ctx, desk.livret, [said])
    assert caught.value.facts == {"path": "t:1.origin.digest", "problem": "shape"}
    wide = Said(kind="view_given", content={}, path="x", scopes=("commun",))
    with pytest.raises(InvalidField):
        write(desk.ctx, desk.livret, [wide])


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
