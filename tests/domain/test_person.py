"""Who she is now, and how to reach her: of several texts, every caution holds."""

from __future__ import annotations

from typing import Any

from livret.domain.came import INTERPRETED, STRAIGHT, Came, came_of, usual_interpreting
from livret.domain.person import Reach, person_of, reach_of
from tests.domain.writing import Log, team


def described(log: Log, by: str = "claire", **told: Any) -> str:
    return log.write(by, "person_described", told, voice="personne")


def test_a_changed_name_is_the_only_one_read() -> None:
    log, _ = team()
    described(log, called="Paul D.")
    described(log, called="Nadia D.")
    person = person_of(log.fold())
    assert (person.called, person.first_word) == ("Nadia D.", "Nadia")
    assert person.each("called") == ("Nadia D.",)


def test_the_names_of_her_papers_stand_in_for_a_name_nobody_asked() -> None:
    log, _ = team()
    described(log, first_name="Nadia", last_name="Dupont")
    assert person_of(log.fold()).called == "Nadia Dupont"
    described(log, called="Mina")
    assert person_of(log.fold()).called == "Mina"
    described(log, removed=["called"])
    assert person_of(log.fold()).called == "Nadia Dupont"


def test_what_is_taken_away_is_no_longer_read() -> None:
    log, _ = team()
    described(log, phone="06 00", email="a@example.org")
    described(log, removed=["phone"])
    livret = log.fold()
    person = person_of(livret)
    assert person.each("phone") == ()
    assert person.detail("phone") is None
    assert person.detail("email") == "a@example.org"
    assert len(person.standing("phone")) == 1
    assert livret.side_by_side == ()


def test_taking_away_does_not_hide_what_was_written_meanwhile() -> None:
    log, _ = team()
    described(log, phone="06 00")
    base = log.heads()
    log.write("claire", "person_described", {"removed": ["phone"]}, parents=base)
    log.write("marc", "person_described", {"phone": "07 11"}, parents=base)
    livret = log.fold()
    assert reach_of(livret).phones == ("07 11",)
    assert livret.side_by_side == (("detail", "phone"),)


def test_what_is_written_and_taken_away_at_once_is_written() -> None:
    log, _ = team()
    described(log, phone="06 00", removed=["phone"])
    assert reach_of(log.fold()).phones == ("06 00",)


def test_nothing_said_is_nothing_to_heed() -> None:
    log, _ = team()
    reach = reach_of(log.fold())
    assert reach == Reach()
    assert not reach.careful
    described(log, phone="06 00")
    assert not reach_of(log.fold()).careful


def test_of_texts_written_at_once_every_caution_holds() -> None:
    log, _ = team()
    base = log.heads()
    for by, told in (
        ("claire", {"hours": "le matin", "no_message": True}),
        ("marc", {"hours": "le matin", "nothing_at_home": True, "note": "ma sœur"}),
    ):
        log.write(by, "person_described", {"reach": told}, parents=base)
    assert reach_of(log.fold()) == Reach(
        hours=("le matin",), no_message=True, nothing_at_home=True, notes=("ma sœur",)
    )
    described(log, reach={"no_message": False})
    assert reach_of(log.fold()) == Reach()


# --- how words came ------------------------------------------------------------


def test_how_words_came_is_read_and_written_alike() -> None:
    whole = Came(
        how="interpreter", language="prs", service="ISM", by="Zohra", telephone=True
    )
    for came in (whole, STRAIGHT, INTERPRETED, Came(language="uk"), Came(how="paper")):
        content = {"came": came.content} if came.content else {}
        assert came_of(content) == came
    assert STRAIGHT.content == {}
    assert INTERPRETED.content == {"how": "interpreter"}


def test_an_interpreter_is_usual_as_the_last_time() -> None:
    log, _ = team()
    assert usual_interpreting(log.fold()) == INTERPRETED
    described(log, languages=["fr", "prs"])
    assert usual_interpreting(log.fold()) == Came(how="interpreter", language="prs")
    told = {"how": "interpreter", "language": "ps", "service": "ISM"}
    log.write("claire", "aim_said", {"words": "Un travail", "came": told})
    log.write("claire", "aim_said", {"words": "Oui", "came": {"how": "telephone"}})
    assert usual_interpreting(log.fold()) == came_of({"came": told})
