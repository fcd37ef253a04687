"""What was cut comes back by adoption, and nothing else with it."""

from __future__ import annotations

from tests.domain.agreeing import present
from tests.domain.writing import Log, team


def cut_words() -> tuple[Log, dict[str, str], str]:
    log, ids = team()
    base = log.heads()
    word = log.aim("marc", "à reprendre", parents=base)
    log.leave("claire", ids["marc"], base, parents=base)
    assert log.reason(word) == "after_leaving"
    return log, ids, word


def test_adoption_brings_back_what_it_names_and_nothing_else() -> None:
    log, _, word = cut_words()
    other = log.goal("marc", "pas repris", parents=log.all[word].header.parents)
    log.adopt("nadia", word)
    assert log.reason(word) == ""
    assert log.said("aim", "personne") == ["à reprendre"]
    assert log.reason(other) == "after_leaving"


def test_nobody_adopts_their_own_not_even_once_readmitted() -> None:
    log, ids, word = cut_words()
    log.join("nadia", "marc", side="emploi", member=ids["marc"])
    log.adopt("marc", word)
    assert log.reason(word) == "after_leaving"


def test_a_second_key_of_the_same_member_adopts_nothing_of_theirs() -> None:
    log, ids, word = cut_words()
    log.join("nadia", "marc", side="emploi", key="marc2", member=ids["marc"])
    log.adopt("marc2", word)
    assert log.reason(word) == "after_leaving"


def test_adoption_by_who_is_cut_off_adopts_nothing() -> None:
    log, ids = team()
    base = log.heads()
    word = log.aim("marc", "x", parents=base)
    log.leave("claire", ids["marc"], base, parents=base)
    late = log.adopt("nadia", word, parents=[*base, word])
    log.leave("claire", ids["nadia"], base, parents=base)
    assert log.reason(late) == "after_leaving"
    assert log.reason(word) == "after_leaving"


def test_an_adopted_join_lets_its_member_in_who_may_adopt_in_turn() -> None:
    log, ids = team()
    base = log.heads()
    eve = log.join("marc", "eve", side="emploi", parents=base)
    word = log.aim("marc", "x", parents=base)
    hers = log.goal("eve", "y", parents=[eve])
    log.leave("claire", ids["marc"], base, parents=base)
    assert log.reason(hers) == "no_right"
    log.adopt("nadia", eve)
    assert log.reason(hers) == ""
    log.adopt("eve", word)
    assert log.reason(word) == ""
    assert "eve" in present(log)


def test_an_adoption_cannot_uphold_itself() -> None:
    log, ids = team()
    base = log.heads()
    eve = log.join("marc", "eve", side="emploi", parents=base)
    log.leave("claire", ids["marc"], base, parents=base)
    log.adopt("eve", eve, parents=[eve])
    assert log.reason(eve) == "after_leaving"
    assert "eve" not in present(log)


def test_an_adopted_removal_holds() -> None:
    log, ids = team()
    base = log.heads()
    log.leave("claire", ids["marc"], base, parents=base)
    against = log.leave("marc", ids["nadia"], base, parents=base)
    assert "nadia" in present(log)
    log.adopt("claire", against)
    assert log.reason(against) == ""
    assert "nadia" not in present(log)


def test_adoption_gives_no_right_that_its_target_never_had() -> None:
    log, _ = team()
    word = log.aim("eve", "intruse")
    log.adopt("claire", word)
    assert log.reason(word) == "no_right"


def test_what_its_adopter_had_not_seen_is_not_adopted() -> None:
    log, ids = team()
    base = log.heads()
    word = log.aim("marc", "x", parents=base)
    left = log.leave("claire", ids["marc"], base, parents=base)
    log.adopt("nadia", word, parents=[left])
    assert log.reason(word) == "after_leaving"
