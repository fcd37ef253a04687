"""A key is one member's for good: nobody else is ever named by it."""

from __future__ import annotations

from tests.domain.agreeing import everyone_agrees
from tests.domain.writing import Log, key_of, team


def renewed() -> tuple[Log, dict[str, str]]:
    """Marc goes on under a new key; his old one has ended."""
    log, ids = team()
    before = log.heads()
    log.leave("claire", ids["marc"], before)
    log.join("claire", "marc", side="emploi", key="new", member=ids["marc"])
    return log, ids


def test_an_ended_key_is_not_put_as_another_members() -> None:
    log, ids = renewed()
    made = log.join("nadia", "nadia", key="marc", member=ids["nadia"])
    assert log.reason(made) == "no_right"
    assert log.reason(log.goal("marc", "de qui ?")) == "no_right"
    everyone_agrees(log)


def test_an_ended_key_names_nobody_new() -> None:
    log, _ = renewed()
    assert log.reason(log.join("claire", "eve", key="marc")) == "no_right"
    assert key_of("marc") not in log.fold().team.by_key
    everyone_agrees(log)


def test_an_ended_key_may_be_its_own_members_again() -> None:
    log, ids = renewed()
    made = log.join("new", "marc", side="emploi", key="marc", member=ids["marc"])
    assert log.reason(made) == ""
    everyone_agrees(log)


def test_what_the_old_key_wrote_keeps_its_author() -> None:
    log, ids = team()
    word = log.goal("marc", "avant")
    log.leave("claire", ids["marc"], log.heads(), goes_on="new")
    log.join("claire", "marc", side="emploi", key="new", member=ids["marc"])
    late = log.join("nadia", "nadia", key="marc", member=ids["nadia"])
    assert log.reason(late) == "no_right"
    authors = {value.id: value.author_name for value in log.fold().history}
    assert authors[word] == "marc"
    everyone_agrees(log)


def test_one_key_put_for_two_at_once_moves_no_word_to_the_other() -> None:
    log, ids = team()
    base = log.heads()
    one = log.join(
        "claire", "claire", side="social", key="new", member=ids["claire"], parents=base
    )
    two = log.join(
        "marc", "marc", side="emploi", key="new", member=ids["marc"], parents=base
    )
    first = log.goal("new", "un", parents=[one])
    second = log.goal("new", "deux", parents=[two])
    authors = {value.id: value.author_name for value in log.fold().history}
    assert (authors[first], authors[second]) == ("claire", "marc")
    everyone_agrees(log)
