"""Somebody changes key: they leave under every key but the one they go on with."""

from __future__ import annotations

from tests.domain.agreeing import everyone_agrees, present
from tests.domain.writing import Log, team


def change(log: Log, by: str, base: list[str], member: str, key: str) -> str:
    """Put a new key in place of Marc's, knowing nothing but ``base``."""
    left = log.leave(by, member, base, parents=base, goes_on=key)
    return log.join(by, "marc", side="emploi", key=key, member=member, parents=[left])


def keys(log: Log, member: str) -> set[str]:
    """The names of the keys of a member."""
    names = {log.key(name): name for name in ("marc", "marc2", "eve", "samir")}
    return {names[key] for key in log.fold().team.members[member].keys}


def test_two_who_put_the_same_new_key_in_place_keep_its_holder() -> None:
    log, ids = team()
    base = log.heads()
    late = log.aim("marc", "de l’ancienne clé", parents=base)
    first = change(log, "claire", base, ids["marc"], "marc2")
    said = log.aim("marc2", "de la nouvelle", parents=[first])
    change(log, "nadia", base, ids["marc"], "marc2")
    assert present(log) == {"claire", "marc", "nadia", "amina"}
    assert keys(log, ids["marc"]) == {"marc2"}
    # What the new key wrote before the second arrived counts; the old one's not.
    assert log.reason(said) == ""
    assert log.reason(late) == "after_leaving"
    everyone_agrees(log)


def test_two_different_new_keys_end_each_other() -> None:
    """One of them may be a thief's: somebody decides."""
    log, ids = team()
    base = log.heads()
    change(log, "claire", base, ids["marc"], "marc2")
    change(log, "nadia", base, ids["marc"], "eve")
    assert present(log) == {"claire", "nadia", "amina"}
    log.join("nadia", "marc", side="emploi", key="marc2", member=ids["marc"])
    assert keys(log, ids["marc"]) == {"marc2"}
    everyone_agrees(log)


def test_a_removal_that_names_no_key_ends_the_new_one_too() -> None:
    log, ids = team()
    base = log.heads()
    change(log, "claire", base, ids["marc"], "marc2")
    log.leave("nadia", ids["marc"], base, parents=base)
    assert present(log) == {"claire", "nadia", "amina"}
    everyone_agrees(log)


def test_a_key_that_a_thief_put_beside_the_old_one_ends_with_it() -> None:
    log, ids = team()
    log.join("marc", "marc", side="emploi", key="eve", member=ids["marc"])
    base = log.heads()
    assert keys(log, ids["marc"]) == {"marc", "eve"}
    unseen = log.join(
        "marc", "marc", side="emploi", key="samir", member=ids["marc"], parents=base
    )
    word = log.aim("samir", "du voleur", parents=[unseen])
    change(log, "claire", base, ids["marc"], "marc2")
    assert keys(log, ids["marc"]) == {"marc2"}
    assert log.reason(unseen) == "after_leaving"
    assert log.reason(word) == "no_right"
    everyone_agrees(log)


def test_who_put_the_new_key_beside_the_old_one_goes_on_under_it_alone() -> None:
    log, ids = team()
    log.join("marc", "marc", side="emploi", key="marc2", member=ids["marc"])
    said = log.aim("marc2", "avec les deux")
    base = log.heads()
    meanwhile = log.aim("marc2", "pendant ce temps", parents=base)
    late = log.aim("marc", "de l’ancienne clé", parents=base)
    log.leave("claire", ids["marc"], base, parents=base, goes_on="marc2")
    assert keys(log, ids["marc"]) == {"marc2"}
    assert (log.reason(said), log.reason(meanwhile)) == ("", "")
    assert log.reason(late) == "after_leaving"
    assert log.reason(log.aim("marc", "encore")) == "no_right"
    everyone_agrees(log)


def test_two_who_remove_each_other_are_out_by_a_change_of_key_too() -> None:
    """The old key removes who puts the new one in its place."""
    log, ids = team()
    base = log.heads()
    change(log, "claire", base, ids["marc"], "marc2")
    log.leave("marc", ids["claire"], base, parents=base)
    assert present(log) == {"nadia", "amina"}
    everyone_agrees(log)
