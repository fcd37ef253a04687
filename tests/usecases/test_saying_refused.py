"""``livret say``: what is refused, and where it is said to be wrong."""

from __future__ import annotations

import json
import tracemalloc
from typing import Any

import pytest

from livret.domain.body import MAX_BODY_BYTES, Origin
from livret.domain.encoding import NotCanonical
from livret.domain.errors import InvalidField
from livret.usecases.errors import (
    EmptyCharter,
    NothingSaid,
    TooLarge,
    UnknownKind,
    UnknownReference,
)
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.saying import MAX_BYTES, MAX_ITEMS, say
from livret.usecases.writing import Said, write
from tests.fictitious import social_security_number
from tests.usecases.desks import Desk
from tests.usecases.said import AIM, GOAL, NOBODY, VIEW, refused


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


@pytest.mark.parametrize("odd", [[], {}, 5, None, [{}]])
@pytest.mark.parametrize("field", ["support", "words"])
def test_what_is_no_text_at_all_is_told_with_its_path(
    firm: Desk, field: str, odd: Any
) -> None:
    item = {"kind": "strength_recognised", "words": "x", field: odd}
    error = refused(firm, AIM, item)
    assert isinstance(error, InvalidField)
    assert error.facts["path"] == f"contributions[1].{field}"


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


@pytest.mark.parametrize(
    "nothing", [{}, {"lines": []}, {"edition": 1}, {"edition": 9000}]
)
def test_a_charter_that_says_nothing_is_refused(
    firm: Desk, nothing: dict[str, Any]
) -> None:
    empty = {"kind": "charter_written", "choices": [], **nothing}
    assert isinstance(refused(firm, AIM, empty), EmptyCharter)


def test_a_charter_of_one_line_is_kept(desk: Desk) -> None:
    line = {"voice": "personne", "words": "Je viens avec ma fille."}
    assert desk.say({"kind": "charter_written", "choices": [], "lines": [line]})


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
