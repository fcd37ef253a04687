"""Reviews, the end of an accompaniment and its return, handovers, situations."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from livret.domain.accompaniment import (
    accompaniment_of,
    handovers_of,
    in_progress_of,
)
from livret.domain.reviews import (
    in_months,
    reviews_of,
    reviews_to_come,
    said_anew,
)
from livret.domain.situations import (
    charter_of,
    charter_versions,
    projects_of,
    situation_open_to,
    situations_of,
    skills_of,
)
from tests.domain.writing import Log, team

DAY = dt.date(2026, 3, 12)


def review(log: Log, moment: str = "interim", on: str = "2026-03-12") -> str:
    return log.write("claire", "review_opened", {"moment": moment, "on": on})


# --- reviews -------------------------------------------------------------------


def test_she_looks_back_first() -> None:
    log, _ = team()
    one = review(log)
    (found,) = reviews_of(log.fold())
    assert (found.moment, found.on, found.since) == ("interim", DAY, None)
    assert found.open_to("personne")
    assert not found.open_to("social")
    log.write("claire", "review_said", {"review": one, "helped": "Le vélo."})
    (found,) = reviews_of(log.fold())
    assert found.open_to("social")
    hers = found.part("personne")
    assert hers is not None
    assert hers.words("helped") == "Le vélo."
    assert hers.words("changed") == ""
    assert not hers.declined


def test_one_who_prefers_not_to_opens_the_others() -> None:
    log, _ = team()
    one = review(log)
    log.write("claire", "review_said", {"review": one, "declined": True})
    (found,) = reviews_of(log.fold())
    assert found.open_to("emploi")
    hers = found.part("personne")
    assert hers is not None
    assert hers.declined


def test_levels_stand_beside_each_other_and_nothing_is_summed() -> None:
    log, _ = team()
    one = review(log)
    for voice, level in (("emploi", "bloque"), ("personne", "gene_un_peu")):
        told = {"review": one, "levels": [{"barrier": "mobilite", "level": level}]}
        log.write("claire", "review_said", told, voice=voice)
    (found,) = reviews_of(log.fold())
    assert [part.voice for part in found.parts] == ["personne", "emploi"]
    assert found.parts[0].levels["mobilite"]["level"] == "gene_un_peu"
    assert found.parts[1].levels["mobilite"]["level"] == "bloque"


def view(log: Log, level: str, day: str, voice: str = "personne") -> None:
    told = {"diagnosis": "0" * 64, "barrier": "mobilite"}
    answer = "answer" if level == "ne_souhaite_pas_repondre" else "level"
    log.write(
        "claire",
        "view_given",
        {**told, answer: level},
        voice=voice,
        said_on=dt.date.fromisoformat(day),
    )


def look_back(log: Log, review: str, voice: str = "personne") -> None:
    levels = [{"barrier": "mobilite", "level": "gene_un_peu"}]
    log.write(
        "claire",
        "review_said",
        {"review": review, "levels": levels},
        voice=voice,
        said_on=dt.date(2026, 3, 12),
    )


def test_what_stood_when_it_began_is_beside_what_stands_now() -> None:
    log, _ = team()
    for level, day in (
        ("bloque", "2025-06-01"),
        ("gene_beaucoup", "2025-09-01"),
        ("gene_un_peu", "2026-01-01"),
    ):
        view(log, level, day)
    told = {"moment": "interim", "on": "2026-03-12", "since": "2025-10-01"}
    one = log.write("claire", "review_opened", told)
    look_back(log, one)
    look_back(log, one, "social")
    (found,) = reviews_of(log.fold())
    hers, social = found.parts
    assert hers.earlier["mobilite"].answer == "gene_beaucoup"
    assert hers.earlier["mobilite"].on == dt.date(2025, 9, 1)
    assert social.earlier == {}


def test_without_a_beginning_it_is_the_first_time_that_stands_beside() -> None:
    log, _ = team()
    view(log, "bloque", "2025-06-01")
    view(log, "gene_beaucoup", "2025-09-01")
    one = review(log)
    look_back(log, one)
    (found,) = reviews_of(log.fold())
    assert found.parts[0].earlier["mobilite"].answer == "bloque"


def test_a_topic_she_declined_is_read_by_no_other_voice() -> None:
    log, _ = team()
    one = review(log)
    look_back(log, one, "social")
    view(log, "ne_souhaite_pas_repondre", "2026-03-12")
    (found,) = reviews_of(log.fold())
    assert found.declined == {"mobilite"}
    assert found.parts[0].levels == {}


def test_each_time_tells_what_was_new_in_it() -> None:
    log, _ = team()
    one, two = review(log), review(log, on="2026-06-01")
    bus, health = (
        {"barrier": barrier, "level": "gene_un_peu"}
        for barrier in ("mobilite", "sante")
    )

    def say(voice: str = "personne", of: str = one, **said: Any) -> str:
        return log.write("claire", "review_said", {"review": of, **said}, voice=voice)

    slept = {"changed": "Je dors"}
    first = say(**slept)
    second = say(**slept, helped="Ma sœur", came={"how": "written"})
    social = say("social", **slept)
    third = say(**slept, helped="Ma sœur", levels=[bus])
    fourth = say(**slept, helped="Ma sœur et moi", levels=[bus, health])
    mistaken = say(**slept, helped="Personne")
    log.write("claire", "retracted", {"target": mistaken})
    fifth = say(**slept, helped="Ma sœur et moi", next="Conduire")
    less = say(helped="Ma sœur et moi", next="Conduire")
    other = say(of=two, **slept)

    livret = log.fold()
    told = {value.id: dict(value.content) for value in said_anew(livret)}
    assert list(told) == [value.id for value in livret.history]
    new = {id_: told[id_] for id_ in told if told[id_].pop("review", "")}
    assert new == {
        first: slept,
        second: {"helped": "Ma sœur", "came": {"how": "written"}},
        social: slept,
        third: {"levels": [bus]},
        fourth: {"helped": "Ma sœur et moi", "levels": [health]},
        mistaken: {"helped": "Personne"},
        fifth: {"next": "Conduire"},
        less: {"helped": "Ma sœur et moi", "next": "Conduire"},
        other: slept,
    }


def test_what_is_said_again_with_the_same_words_is_told_once() -> None:
    log, _ = team()
    one = review(log)
    said = {"review": one, "changed": "Je dors"}

    def say(voice: str = "personne", **more: Any) -> str:
        return log.write("claire", "review_said", {**said, **more}, voice=voice)

    first, repeated, social = say(), say(), say("social")
    more = say(helped="Ma sœur")
    again = say()
    silent = {"review": one, "declined": True}
    no = log.write("claire", "review_said", silent, voice="emploi")
    still_no = log.write("claire", "review_said", silent, voice="emploi")
    told = [one.id for one in said_anew(log.fold()) if one.kind == "review_said"]
    assert told == [first, social, more, again, no]
    assert {repeated, still_no}.isdisjoint(told)


def test_what_was_done_to_a_repeated_review_keeps_its_line() -> None:
    log, _ = team()
    one = review(log)

    def say() -> str:
        said = {"review": one, "changed": "Je dors"}
        return log.write("claire", "review_said", said)

    first, taken_back = say(), say()
    log.write("claire", "retracted", {"target": taken_back})
    confirmed = say()
    told = {"targets": [confirmed]}
    log.write("amina", "words_confirmed", told, voice="personne")
    shown = [one.id for one in said_anew(log.fold()) if one.kind == "review_said"]
    assert shown == [first, taken_back, confirmed]


def test_reviews_stand_in_the_order_of_their_days() -> None:
    log, _ = team()
    later = review(log, "exit", "2026-09-01")
    log.write(
        "claire",
        "review_opened",
        {"moment": "interim", "on": "2026-02-01", "since": "2025-09-01"},
    )
    found = reviews_of(log.fold())
    assert [one.moment for one in found] == ["interim", "exit"]
    assert found[0].since == dt.date(2025, 9, 1)
    assert found[1].id == later


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-03-12", 3, "2026-06-12"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-09-15", 3, "2026-12-15"),
    ],
)
def test_some_months_later(day: str, months: int, expected: str) -> None:
    read = dt.date.fromisoformat
    assert in_months(read(day), months) == read(expected)


def test_two_reviews_follow_an_exit() -> None:
    log, _ = team()
    moments = reviews_to_come(log.fold(), DAY)
    assert moments == (
        ("after_three_months", dt.date(2026, 6, 12)),
        ("after_six_months", dt.date(2026, 9, 12)),
    )
    review(log, "after_three_months", "2026-06-15")
    assert [one[0] for one in reviews_to_come(log.fold(), DAY)] == ["after_six_months"]


# --- the end, and the return ---------------------------------------------------


def close(log: Log, state: str = "closed", **more: object) -> str:
    told = {"state": state, "on": "2026-03-12"}
    if state == "closed":
        told["reason"] = "employment"
    return log.write("claire", "accompaniment_state", told, **more)  # type: ignore[arg-type]


def test_an_accompaniment_ends_and_is_taken_up_again() -> None:
    log, _ = team()
    assert not accompaniment_of(log.fold()).closed
    close(log)
    ended = accompaniment_of(log.fold())
    assert (ended.closed, ended.reason, ended.on) == (True, "employment", DAY)
    close(log, "open")
    assert not accompaniment_of(log.fold()).closed


def test_said_closed_and_open_at_the_same_time_it_goes_on() -> None:
    log, _ = team()
    base = log.heads()
    close(log, "open", parents=base)
    log.write(
        "marc",
        "accompaniment_state",
        {"state": "closed", "on": "2026-03-12", "reason": "moved"},
        parents=base,
    )
    assert not accompaniment_of(log.fold()).closed


def test_a_handover_says_what_goes_on_and_whom_to_call() -> None:
    log, _ = team()
    log.write(
        "claire",
        "handover_made",
        {
            "to": {"name": "Awa S.", "organisation": "CCAS d’exemple"},
            "on": "2026-03-12",
            "in_progress": "Le vélo.",
            "call": [{"name": "Marc", "about": "l’emploi"}],
            "words": "Je ne veux pas tout redire.",
        },
    )
    (found,) = handovers_of(log.fold())
    assert (found.name, found.organisation) == ("Awa S.", "CCAS d’exemple")
    assert (found.on, found.in_progress) == (DAY, "Le vélo.")
    assert found.call[0]["name"] == "Marc"
    assert found.words == "Je ne veux pas tout redire."


def test_what_goes_on_is_not_told_again() -> None:
    log, _ = team()
    assert in_progress_of(log.fold(), DAY).nothing
    goal = log.goal("claire", "Conduire")
    over = log.goal("claire", "Chanter")
    log.write("claire", "goal_state", {"goal": over, "state": "done"})
    log.write("claire", "action_agreed", {"words": "Appeler", "goal": goal})
    sent = {"to": "La mission", "on": "2026-03-01"}
    waiting = log.write("claire", "referral_made", sent)
    refused = log.write("claire", "referral_made", sent)
    answer = {"referral": refused, "state": "refused"}
    log.write("claire", "referral_state", answer)
    planned = log.write("claire", "meeting_planned", {"on": "2026-03-20"})
    log.write("claire", "meeting_planned", {"on": "2026-03-01"})
    off = log.write("claire", "meeting_planned", {"on": "2026-04-20"})
    told = {"meeting": off, "state": "cancelled"}
    log.write("claire", "meeting_state", told)
    found = in_progress_of(log.fold(), DAY)
    assert [one.words for one in found.goals] == ["Conduire"]
    assert [one.words for one in found.actions] == ["Appeler"]
    assert [one.id for one in found.referrals] == [waiting]
    assert [one.id for one in found.meetings] == [planned]
    assert not found.nothing


# --- where she stands ----------------------------------------------------------


def stand(log: Log, voice: str = "personne", **told: str) -> None:
    log.write("claire", "situation_said", told, voice=voice)


def test_where_she_stands_is_said_by_her_first() -> None:
    log, _ = team()
    assert not situation_open_to(log.fold(), "social")
    assert situation_open_to(log.fold(), "personne")
    stand(log, situation="starting_pathway", words="Je commence.")
    assert situation_open_to(log.fold(), "emploi")
    stand(log, "emploi", situation="close_to_employment")
    found = situations_of(log.fold())
    assert [one.voice for one in found] == ["personne", "emploi"]
    assert (found[0].code, found[0].words) == ("starting_pathway", "Je commence.")


def test_what_she_prefers_not_to_say_nobody_says_for_her() -> None:
    log, _ = team()
    stand(log, "social", situation="not_for_now")
    stand(log, answer="ne_souhaite_pas_repondre")
    assert not situation_open_to(log.fold(), "social")
    (found,) = situations_of(log.fold())
    assert (found.voice, found.code) == ("personne", "")


def test_projects_skills_and_charter_as_they_stand() -> None:
    log, _ = team()
    project = log.write("claire", "project_said", {"words": "Cuisinière"})
    told = {"words": "Cuisinière à l’école", "project": project}
    log.write("claire", "project_said", told)
    skill = {"words": "Cuisiner pour trente", "area": "cooking"}
    log.write("claire", "skill_recognised", skill)
    log.write("claire", "charter_written", {"choices": ["read_aloud"], "edition": 1})
    log.write("claire", "charter_written", {"choices": ["pause"], "edition": 1})
    read = log.fold()
    assert [p.content["words"] for p in projects_of(read)] == ["Cuisinière à l’école"]
    assert [s.content["area"] for s in skills_of(read)] == ["cooking"]
    assert [c.content["choices"] for c in charter_of(read)] == [["pause"]]
    assert len(charter_versions(read)) == 2
