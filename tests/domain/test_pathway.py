"""Goals and actions: answers, results, what blocks outside, whose it is."""

from __future__ import annotations

import datetime as dt

import pytest

from livret.domain.body import Origin
from livret.domain.pathway import Pathway, pathway_of
from tests.domain.writing import Log, team


def act(log: Log, by: str = "claire", **told: object) -> str:
    voice = str(told.pop("voice", ""))
    return log.write(by, "action_agreed", {"words": "Appeler", **told}, voice=voice)


def read(log: Log) -> Pathway:
    return pathway_of(log.fold())


def test_she_answers_yes_not_yet_or_no_with_her_words() -> None:
    log, _ = team()
    goal = log.goal("claire", "Passer le permis", voice="social")
    assert read(log).waiting_for_her == (read(log).goals[0],)
    told = {"goal": goal, "answer": "not_yet", "words": "Après l’été."}
    log.write("claire", "answer_given", told)
    found = read(log).goals[0]
    answer = found.answer_of("personne")
    assert answer is not None
    assert answer.content["answer"] == "not_yet"
    assert found.answer_of("emploi") is None
    assert not found.waits_for_her
    assert found.proposed_by == "social"


@pytest.mark.parametrize("voice", ["personne", "ensemble"])
def test_what_she_says_or_all_decide_is_no_proposal(voice: str) -> None:
    log, _ = team()
    log.goal("claire", "Chanter", voice=voice)
    assert read(log).waiting_for_her == ()
    assert read(log).goals[0].proposed_by == ""


def test_what_was_imported_or_is_over_waits_for_nobody() -> None:
    log, _ = team()
    origin = Origin(system="Carnet", table="t", key="1", digest="0" * 64)
    log.goal("claire", "Ailleurs", voice="emploi", origin=origin)
    here = log.goal("claire", "Ici", voice="emploi")
    log.write("claire", "goal_state", {"goal": here, "state": "set_aside"})
    assert read(log).waiting_for_her == ()


def test_each_voice_says_what_came_of_it_hers_first() -> None:
    log, _ = team()
    action = act(log)
    result = {"action": action, "words": "Ils l’ont reçue."}
    log.write("claire", "action_result", result, voice="social")
    log.write("claire", "action_result", {**result, "words": "On m’a écoutée."})
    found = read(log).loose[0]
    assert [one.voice for one in found.results] == ["personne", "social"]
    hers = found.result_of("personne")
    assert hers is not None
    assert hers.content["words"] == "On m’a écoutée."
    assert found.result_of("emploi") is None


def block(log: Log, action: str, **told: object) -> None:
    told = {"action": action, "state": "blocked_outside", **told}
    log.write("claire", "action_state", told, said_on=dt.date(2026, 3, 1 + log.count))


def test_what_blocks_outside_says_who_and_since_when() -> None:
    log, _ = team()
    action = act(log)
    block(log, action, blocked_by="La préfecture n’a pas répondu", blocks="counter")
    first = read(log).loose[0].blocked
    assert first is not None
    assert (first.who, first.what) == ("La préfecture n’a pas répondu", "counter")
    block(log, action, blocked_by="Elle ne répond toujours pas")
    still = read(log).loose[0].blocked
    assert still is not None
    assert still.since == first.since
    block(log, action, blocked_by="La préfecture", on="2025-12-01")
    told = read(log).loose[0].blocked
    assert told is not None
    assert told.since == dt.date(2025, 12, 1)


def test_a_stretch_that_ended_begins_again_from_its_own_day() -> None:
    log, _ = team()
    action = act(log)
    block(log, action, on="2025-01-01")
    log.write("claire", "action_state", {"action": action, "state": "in_progress"})
    assert read(log).loose[0].blocked is None
    block(log, action)
    again = read(log).loose[0].blocked
    assert again is not None
    assert again.since.year == 2026


def test_a_stretch_found_again_by_taking_back_has_its_day() -> None:
    log, _ = team()
    action = act(log)
    block(log, action)
    since = read(log).loose[0].blocked
    done = {"action": action, "state": "done"}
    log.retract("claire", log.write("claire", "action_state", done))
    again = read(log).loose[0].blocked
    assert since is not None
    assert again is not None
    assert again.since == since.since


def test_whose_it_is() -> None:
    log, ids = team()
    for who in ("personne", "social", "emploi", "ensemble", "autre:" + ids["nadia"]):
        act(log, who={"voice": who})
    act(log)
    hands = [one.hands for one in read(log).loose]
    assert hands == ["personne", "social", "emploi", "ensemble", "service", ""]


def test_a_date_that_passed_is_only_that() -> None:
    log, _ = team()
    action = act(log)
    log.write(
        "claire",
        "action_agreed",
        {"words": "Appeler", "by": "2026-03-01", "action": action},
    )
    found = read(log).loose[0]
    assert found.passed(dt.date(2026, 3, 2))
    assert not found.passed(dt.date(2026, 3, 1))
    log.write("claire", "action_state", {"action": action, "state": "done"})
    assert not read(log).loose[0].passed(dt.date(2026, 4, 1))


def test_functions_are_lenses() -> None:
    log, _ = team()
    told = {"words": "Se former", "functions": ["training", "autonomy"]}
    log.write("claire", "goal_set", told)
    assert read(log).goals[0].functions == ("training", "autonomy")
