"""Who comes, goes, comes back or changes key, as the history tells it."""

from __future__ import annotations

from livret.domain.reviews import said_anew
from livret.words.said import line_of
from livret.words.translator import translator_for
from tests.domain.writing import Log, team

TR = translator_for("fr")


def told(log: Log) -> list[str]:
    """The lines of the history, from the first day on."""
    livret = log.fold()
    return [line_of(TR, livret, value) for value in said_anew(livret)][4:]


def test_a_change_of_key_is_one_line_and_one_person() -> None:
    log, ids = team()
    base = log.heads()
    for by in ("claire", "nadia"):
        left = log.leave(by, ids["marc"], base, parents=base, goes_on="marc2")
        log.join(by, "marc", key="marc2", member=ids["marc"], parents=[left])
    assert told(log) == ["Changement de clé  marc"] * 2


def test_an_old_key_that_ends_beside_the_new_one_is_told() -> None:
    log, ids = team()
    log.join("marc", "marc", side="emploi", key="marc2", member=ids["marc"])
    log.leave("claire", ids["marc"], log.heads(), goes_on="marc2")
    first, second = told(log)
    assert first == "Changement dans l’équipe  marc"
    assert second == "Changement de clé  marc"


def test_who_leaves_and_comes_back_did_both() -> None:
    log, ids = team()
    log.leave("claire", ids["marc"], log.heads())
    log.join("claire", "marc", side="emploi", member=ids["marc"])
    assert told(log) == ["Départ de l’équipe  marc", "Retour dans l’équipe  marc"]


def test_two_new_keys_that_end_each_other_leave_a_return_to_tell() -> None:
    log, ids = team()
    base = log.heads()
    for by, key in (("claire", "marc2"), ("nadia", "eve")):
        left = log.leave(by, ids["marc"], base, parents=base, goes_on=key)
        log.join(by, "marc", key=key, member=ids["marc"], parents=[left])
    assert told(log) == ["Changement de clé  marc"] * 2


def test_a_guest_who_gets_keys_does_not_arrive_twice() -> None:
    log, _ = team()
    paul = log.join("claire", "paul", key=None)
    log.join("claire", "paul", member=paul)
    assert told(log) == [
        "Arrivée dans l’équipe  paul",
        "Changement dans l’équipe  paul",
    ]
