"""The time line, read from what was said: lanes, joint acts, and a lens."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from livret.domain.barrier_history import barrier_histories
from livret.domain.body import Origin
from livret.domain.line_items import Lane, in_order
from livret.domain.timeline import timeline_of
from tests.domain.on_the_line import FILE, MARCH, day, life, only, opened, read, view
from tests.domain.writing import Log, team

# --- lanes -------------------------------------------------------------------


def test_her_life_holds_what_she_told_and_nothing_else() -> None:
    log, _ = team()
    told = life(log, "Ma fille entre à l’école", day(20))
    log.write("claire", "event_noted", {"words": "x", "on": day(1)}, voice="social")
    log.write(
        "claire",
        "action_agreed",
        {"words": "Aller voir l’atelier", "who": {"voice": "personne"}, "by": day(9)},
    )
    item = only(log, Lane.LIFE)
    assert (item.id, item.what, item.on.isoformat()) == (told, "life", day(20))
    assert only(log, Lane.STEPS).words == "Aller voir l’atelier"


def test_life_reworded_keeps_its_place_on_the_line() -> None:
    log, _ = team()
    told = life(log, "Ma fille entre à l’école", day(20), planned=True)
    life(log, "Ma fille est entrée à l’école", day(21), life=told)
    item = only(log, Lane.LIFE)
    assert (item.id, item.words, item.planned) == (
        told,
        "Ma fille est entrée à l’école",
        False,
    )


def test_the_voice_of_an_event_is_its_lane() -> None:
    log, _ = team()
    for voice in ("social", "emploi"):
        content = {"words": voice, "on": day(3), "until": day(9), "planned": True}
        log.write("claire", "event_noted", content, voice=voice)
    # Said together, it stands where who wrote it speaks.
    log.write("marc", "event_noted", {"words": "à nous", "on": day(4)})
    found = read(log)
    assert [one.words for one in found.lane(Lane.SOCIAL)] == ["social"]
    assert [one.words for one in found.lane(Lane.EMPLOI)] == ["emploi", "à nous"]
    assert found.lane(Lane.SOCIAL)[0].until == dt.date.fromisoformat(day(9))
    assert found.lane(Lane.SOCIAL)[0].planned


def test_what_is_of_the_other_side_stands_there_whoever_says_it() -> None:
    log, _ = team()
    told = {"words": "Une mission", "on": day(3), "side": "emploi"}
    log.write("claire", "event_noted", told, voice="social")
    done = {"words": "Un CV", "side": "emploi", "by": day(4)}
    log.write("claire", "action_agreed", done, voice="social")
    hers = {**done, "words": "Mon CV", "who": {"voice": "personne"}}
    log.write("claire", "action_agreed", hers, voice="social")
    found = read(log)
    assert [one.words for one in found.lane(Lane.EMPLOI)] == ["Une mission", "Un CV"]
    assert [one.words for one in found.lane(Lane.STEPS)] == ["Mon CV"]
    assert found.lane(Lane.SOCIAL) == ()


def test_who_brings_something_in_wrote_none_of_it() -> None:
    log, _ = team()
    for voice in ("ensemble", "social"):
        log.write(
            "marc",
            "event_noted",
            {"words": voice, "on": day(4)},
            voice=voice,
            origin=Origin(system="X", table="t", key=voice, digest="0" * 64),
        )
    found = read(log)
    assert [one.words for one in found.lane(Lane.STEPS)] == ["ensemble"]
    assert [one.words for one in found.lane(Lane.SOCIAL)] == ["social"]
    assert found.lane(Lane.EMPLOI) == ()


def test_an_end_that_is_no_later_is_none() -> None:
    log, _ = team()
    life(log, "Le bal", day(3), until=day(3))
    assert only(log, Lane.LIFE).until is None


def test_an_action_is_planned_until_it_is_done() -> None:
    log, _ = team()
    content = {"words": "Stage", "who": {"voice": "emploi"}, "by": day(60)}
    action = log.write("claire", "action_agreed", content)
    item = only(log, Lane.EMPLOI)
    assert (item.planned, item.on, item.state) == (
        True,
        dt.date.fromisoformat(day(60)),
        "to_do",
    )
    state = {"action": action, "state": "done", "on": day(50)}
    log.write("claire", "action_state", state)
    item = only(log, Lane.EMPLOI)
    assert (item.planned, item.on.isoformat()) == (False, day(50))


def test_an_action_that_starts_before_it_ends_is_a_span() -> None:
    log, _ = team()
    content = {"words": "Stage", "starts": day(10), "by": day(20)}
    log.write("claire", "action_agreed", content)
    item = only(log, Lane.STEPS)
    assert (item.on.isoformat(), item.until) == (
        day(10),
        dt.date.fromisoformat(day(20)),
    )


def test_without_a_day_and_set_aside_no_action_stands_on_the_line() -> None:
    log, _ = team()
    log.write("claire", "action_agreed", {"words": "Un jour"})
    action = log.write("claire", "action_agreed", {"words": "Non", "by": day(3)})
    log.write("claire", "action_state", {"action": action, "state": "set_aside"})
    assert read(log).items == ()


def test_a_contact_stands_on_the_side_of_who_made_it() -> None:
    log, _ = team()
    log.write("marc", "contact_made", {"means": "telephone", "words": "Un mot"})
    item = only(log, Lane.EMPLOI)
    assert (item.what, item.state, item.words) == ("contact", "telephone", "Un mot")


# --- joint acts --------------------------------------------------------------


def test_meetings_are_planned_then_held_once() -> None:
    log, _ = team()
    ahead = log.write("claire", "meeting_planned", {"on": day(40), "review": True})
    item = only(log, Lane.TOGETHER)
    assert (item.what, item.planned) == ("review", True)
    held = {"on": day(41), "present": [], "targets": [], "meeting": ahead}
    log.write("claire", "meeting_held", held)
    item = only(log, Lane.TOGETHER)
    assert (item.what, item.planned, item.on.isoformat()) == ("meeting", False, day(41))


def test_a_meeting_that_did_not_happen_leaves_no_trace() -> None:
    for state in ("postponed", "did_not_happen", "cancelled"):
        log, _ = team()
        ahead = log.write("claire", "meeting_planned", {"on": day(40)})
        content = {"meeting": ahead, "state": state, "side": "person"}
        log.write("claire", "meeting_state", content)
        assert read(log).items == ()


def test_a_meeting_that_was_held_stands_there_though_nothing_else_is_told() -> None:
    log, _ = team()
    planned = log.write("claire", "meeting_planned", {"on": day(3), "about": "Vélo"})
    log.write("claire", "meeting_state", {"meeting": planned, "state": "held"})
    item = only(log, Lane.TOGETHER)
    assert (item.id, item.what, item.words) == (planned, "meeting", "Vélo")
    assert not item.planned


def test_what_happened_in_one_day_stands_in_the_order_it_was_said() -> None:
    log, _ = team()
    for _ in range(4):
        for state in ("closed", "open"):
            content = {"state": state, "on": day(3)}
            log.write("claire", "accompaniment_state", content)
    found = [item.what for item in read(log).lane(Lane.TOGETHER)]
    assert found == ["closed", "reopened"] * 4


def test_a_contract_never_stands_on_the_line() -> None:
    log, _ = team()
    content = {"type": "contrat_engagement", "signed_on": day(2)}
    log.write("claire", "contract_noted", content)
    assert read(log).items == ()


def test_a_document_joins_the_lanes_once_somebody_signed() -> None:
    log, _ = team()
    frozen = log.write(
        "claire",
        "document_frozen",
        {
            "paper": "diagnostic",
            "language": "fr",
            "file": FILE,
            "contains": [],
            "signers": [
                {"role": "personne", "name": "Amina", "field": "a"},
                {"role": "social", "name": "Claire", "field": "b"},
            ],
            "on": day(0),
        },
    )
    signing = {"document": frozen, "name": "x"}
    grown = [
        {**FILE, "sha256": letter * 64, "size": FILE["size"] + more}
        for letter, more in (("b", 10), ("c", 20))
    ]
    refused = {**signing, "role": "personne", "way": "refused", "revision": grown[0]}
    log.write("claire", "signature_given", refused)
    assert read(log).items == ()
    signed = {**signing, "role": "social", "way": "typed", "revision": grown[1]}
    log.write("claire", "signature_given", signed, said_on=MARCH + dt.timedelta(3))
    item = only(log, Lane.TOGETHER)
    assert (item.what, item.on) == ("document", MARCH + dt.timedelta(3))


def test_diagnosis_review_handover_end_and_return_join_the_lanes() -> None:
    log, _ = team()
    opened(log)
    log.write("claire", "review_opened", {"moment": "interim", "on": day(90)})
    log.write("claire", "handover_made", {"to": {"name": "Nadia"}, "on": day(95)})
    for state, on in (("closed", 100), ("open", 200)):
        log.write("claire", "accompaniment_state", {"state": state, "on": day(on)})
    acts = read(log).lane(Lane.TOGETHER)
    assert [act.what for act in acts] == [
        "diagnosis",
        "review",
        "handover",
        "closed",
        "reopened",
    ]


# --- whatever is said --------------------------------------------------------

_DAYS = st.integers(0, 400)
_SAID = st.one_of(
    st.tuples(st.just("life_told"), _DAYS, _DAYS),
    st.tuples(st.just("event_noted"), _DAYS, _DAYS),
    st.tuples(st.just("action_agreed"), _DAYS, _DAYS),
    st.tuples(st.just("meeting_planned"), _DAYS, _DAYS),
    st.tuples(st.just("view_given"), _DAYS, _DAYS),
    st.tuples(st.just("barrier_state"), _DAYS, _DAYS),
)


def _write(log: Log, form: str, kind: str, one: int, other: int) -> None:
    person = ("claire", "marc", "amina")[one % 3]
    if kind == "life_told":
        life(log, "x", day(one), until=day(other), planned=bool(other % 2))
    elif kind == "event_noted":
        voice = ("social", "emploi", "ensemble")[other % 3]
        content: dict[str, Any] = {"words": "x", "on": day(one), "until": day(other)}
        log.write(person, kind, content, voice=voice)
    elif kind == "action_agreed":
        content = {"words": "x", "by": day(one), "starts": day(other)}
        action = log.write(person, kind, content)
        state = ("done", "blocked_outside", "set_aside", "to_do")[other % 4]
        content = {"action": action, "state": state, "on": day(other)}
        log.write(person, "action_state", content)
    elif kind == "meeting_planned":
        log.write(person, kind, {"on": day(one)})
    elif kind == "view_given":
        view(log, form, *("ab"[: other % 3]), on=one)
    else:
        state = ("closed", "open")[other % 2]
        content = {"barrier": "mobilite", "state": state}
        said_on = MARCH + dt.timedelta(days=one)
        log.write(person, kind, content, said_on=said_on)


@settings(max_examples=25, deadline=None)
@given(st.lists(_SAID, max_size=8))
def test_whatever_is_said_the_line_can_be_read(
    told: list[tuple[str, int, int]],
) -> None:
    log, _ = team()
    form = opened(log)
    for kind, one, other in told:
        _write(log, form, kind, one, other)
    livret = log.fold()
    line = timeline_of(livret)
    assert list(line.items) == sorted(line.items, key=in_order)
    assert len({item.id for item in line.items}) == len(line.items)
    for item in line.items:
        assert item.until is None or item.until >= item.on
        assert not (item.lasting and item.until)
        assert (item.lane is Lane.LIFE) == (item.value.kind == "life_told")
    for one in barrier_histories(livret):
        for track in one.tracks:
            days = [reading.on for reading in track.readings]
            assert days == sorted(set(days))
            assert days


# --- through a lens ------------------------------------------------------------


def _lensed() -> tuple[Log, str, str]:
    log, _ = team()
    life(log, "Je chante à la chorale", day(3))
    log.write("claire", "event_noted", {"words": "x", "on": day(1)}, voice="social")
    aim = {"words": "Aller au stage seule", "functions": ["employment"]}
    goal = log.write("claire", "goal_set", aim)
    step: dict[str, Any] = {"words": "Un vélo", "by": day(9)}
    own = log.write(
        "claire", "action_agreed", step | {"goal": goal, "functions": ["autonomy"]}
    )
    loose = log.write("claire", "action_agreed", step | {"functions": ["training"]})
    return log, own, loose


def test_a_step_helps_with_what_was_said_of_it_and_of_its_goal() -> None:
    log, own, loose = _lensed()
    found = {item.id: item.functions for item in read(log).items if item.functions}
    assert found == {own: ("autonomy", "employment"), loose: ("training",)}


def test_through_a_lens_her_life_is_whole_and_the_rest_is_what_helps() -> None:
    log, own, loose = _lensed()
    line = read(log)
    assert line.through(()) == line
    for lens, seen in (
        (["employment"], {own}),
        (["training"], {loose}),
        (["autonomy", "training"], {own, loose}),
        (["welcome"], set()),
    ):
        kept = line.through(lens)
        assert kept.lane(Lane.LIFE) == line.lane(Lane.LIFE) != ()
        assert {one.id for one in kept.items if one.lane is not Lane.LIFE} == seen


def test_what_blocks_a_step_is_seen_with_it() -> None:
    log, own, _ = _lensed()
    state = {"action": own, "state": "blocked_outside", "blocked_by": "La mairie"}
    log.write("claire", "action_state", state)
    assert only(log, Lane.OUTSIDE).functions == ("autonomy", "employment")
