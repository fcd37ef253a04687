"""What blocks outside stands on the time line, from its day to its end."""

from __future__ import annotations

import datetime as dt

from livret.domain.line_items import Lane
from livret.domain.outside import obstacles_of
from tests.domain.on_the_line import MARCH, day, only, opened, view
from tests.domain.writing import team


def test_what_a_view_names_blocks_until_no_voice_names_it() -> None:
    log, _ = team()
    form = opened(log)
    first = view(log, form, "Pas de bus", on=1)
    view(log, form, "pas  de bus", voice="emploi", on=2)
    view(log, form, on=30)
    (one,) = obstacles_of(log.fold())
    assert (one.id, one.who, one.until) == (first, "le réseau", None)
    view(log, form, voice="emploi", on=40)
    (one,) = obstacles_of(log.fold())
    assert (one.since.isoformat(), one.until) == (
        day(1),
        dt.date.fromisoformat(day(40)),
    )
    view(log, form, "Pas de bus", on=60)
    again = obstacles_of(log.fold())
    assert [(o.since.isoformat(), o.until is None) for o in again] == [
        (day(1), False),
        (day(60), True),
    ]


def test_what_others_say_blocks_in_a_topic_she_declined_is_not_read() -> None:
    log, _ = team()
    form = opened(log)
    view(log, form, "Pas de bus", on=1)
    view(log, form, "Trop loin", voice="personne", on=1)
    refusal = {"diagnosis": form, "barrier": "mobilite"}
    refusal["answer"] = "ne_souhaite_pas_repondre"
    log.write("claire", "view_given", refusal, voice="personne")
    found = obstacles_of(log.fold())
    assert [one.words for one in found] == ["Trop loin"]


def test_closing_a_barrier_ends_what_blocked_it() -> None:
    log, _ = team()
    view(log, opened(log), "Pas de bus", "Trop loin", on=1)
    content = {"barrier": "mobilite", "state": "closed", "words": "J’ai un vélo"}
    log.write("claire", "barrier_state", content, said_on=MARCH + dt.timedelta(9))
    found = obstacles_of(log.fold())
    assert {one.until for one in found} == {MARCH + dt.timedelta(9)}
    assert len({one.id for one in found}) == 2


def test_a_blocked_action_blocks_from_its_day_to_the_next_state() -> None:
    log, _ = team()
    action = log.write(
        "claire", "action_agreed", {"words": "Titre", "barriers": ["droit"]}
    )
    blocked = {
        "action": action,
        "state": "blocked_outside",
        "blocked_by": "La préfecture n’a pas répondu",
        "blocks": "counter",
        "on": day(5),
    }
    log.write("claire", "action_state", blocked)
    log.write("claire", "action_state", {**blocked, "on": day(8)})
    item = only(log, Lane.OUTSIDE)
    assert (item.words, item.state, item.on.isoformat(), item.lasting) == (
        "La préfecture n’a pas répondu",
        "counter",
        day(5),
        True,
    )
    assert item.barriers == ("droit",)
    state = {"action": action, "state": "in_progress", "on": day(30)}
    log.write("claire", "action_state", state)
    item = only(log, Lane.OUTSIDE)
    assert (item.until, item.lasting) == (dt.date.fromisoformat(day(30)), False)


def test_what_is_taken_back_blocks_nothing() -> None:
    log, _ = team()
    first = view(log, opened(log), "Pas de bus", on=1)
    log.retract("claire", first)
    assert obstacles_of(log.fold()) == ()


def test_a_service_that_does_not_answer_blocks_outside() -> None:
    log, _ = team()
    content = {"to": "Le CCAS", "on": day(2), "words": "Une place"}
    sent = log.write("claire", "referral_made", content, voice="social")
    assert only(log, Lane.SOCIAL).state == "waiting"
    log.write("claire", "referral_state", {"referral": sent, "state": "no_answer"})
    item = only(log, Lane.OUTSIDE)
    assert (item.who_name, item.on.isoformat(), item.lasting) == (
        "Le CCAS",
        day(2),
        True,
    )
