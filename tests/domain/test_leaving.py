"""Who leaves and who removes whom: each paradox by its name."""

from __future__ import annotations

from tests.domain.agreeing import everyone_agrees, present
from tests.domain.writing import Log, team


def test_two_who_remove_each_other_are_both_out_until_a_third_readmits_one() -> None:
    log, ids = team()
    base = log.heads()
    log.leave("claire", ids["marc"], base, parents=base)
    log.leave("marc", ids["claire"], base, parents=base)
    assert present(log) == {"nadia", "amina"}
    assert log.fold().set_aside == ()
    assert log.reason(log.aim("claire", "encore là")) == "no_right"
    log.join("nadia", "claire", side="social", member=ids["claire"])
    assert present(log) == {"claire", "nadia", "amina"}
    assert log.reason(log.aim("claire", "me revoilà")) == ""
    everyone_agrees(log)


def test_the_person_can_readmit_one_of_two_who_removed_each_other() -> None:
    log = Log()
    claire = log.open()
    marc = log.join("claire", "marc", side="emploi")
    log.join("claire", "amina", "personne")
    base = log.heads()
    log.leave("claire", marc, base, parents=base)
    log.leave("marc", claire, base, parents=base)
    assert present(log) == {"amina"}
    log.join("amina", "marc", side="emploi", member=marc)
    assert present(log) == {"amina", "marc"}


def test_what_a_leaver_wrote_unseen_is_cut_and_what_was_accepted_stays() -> None:
    log, ids = team()
    accepted = log.aim("marc", "accepté")
    base = log.heads()
    late = log.goal("marc", "pas vu", parents=base)
    log.leave("claire", ids["marc"], base, parents=base)
    assert log.reason(accepted) == ""
    assert log.reason(late) == "after_leaving"


def test_a_removed_member_takes_down_only_who_removed_them() -> None:
    log, ids = team()
    base = log.heads()
    log.leave("claire", ids["marc"], base, parents=base)
    against_nadia = log.leave("marc", ids["nadia"], base, parents=base)
    log.leave("marc", ids["claire"], base, parents=base)
    assert present(log) == {"nadia", "amina"}
    assert log.reason(against_nadia) == "after_leaving"


def test_a_third_who_also_removes_the_remover_of_the_remover_saves_them() -> None:
    log, ids = team()
    base = log.heads()
    log.leave("claire", ids["marc"], base, parents=base)
    back = log.leave("marc", ids["claire"], base, parents=base)
    log.leave("nadia", ids["marc"], base, parents=base)
    assert log.reason(back) == "after_leaving"
    assert present(log) == {"claire", "nadia", "amina"}


def test_three_who_remove_each_other_in_a_ring_are_all_out() -> None:
    log, ids = team()
    base = log.heads()
    log.leave("claire", ids["marc"], base, parents=base)
    log.leave("marc", ids["nadia"], base, parents=base)
    log.leave("nadia", ids["claire"], base, parents=base)
    assert present(log) == {"amina"}
    everyone_agrees(log)


def test_a_removal_that_is_itself_cut_does_not_silence_its_victim() -> None:
    log, ids = team()
    base = log.heads()
    log.leave("claire", ids["marc"], base, parents=base)
    log.leave("marc", ids["nadia"], base, parents=base)
    # Nadia has seen both: by then the removal of her is known not to hold.
    assert log.reason(log.aim("nadia", "je suis là")) == ""


def test_a_right_once_had_by_ones_ancestors_is_never_judged_again() -> None:
    log, ids = team()
    base = log.heads()
    seen_only_marc = log.leave("marc", ids["nadia"], base, parents=base)
    late = log.aim("nadia", "quand même", parents=[seen_only_marc])
    assert log.reason(late) == "no_right"
    log.leave("claire", ids["marc"], base, parents=base)
    assert "nadia" in present(log)
    assert log.reason(late) == "no_right"


def test_leaving_by_ones_own_hand_cuts_what_is_backdated_afterwards() -> None:
    log, ids = team()
    base = log.heads()
    log.leave("marc", ids["marc"], base, parents=base)
    against = log.leave("marc", ids["claire"], base, parents=base)
    word = log.aim("marc", "après coup", parents=base)
    assert log.reason(against) == "after_leaving"
    assert log.reason(word) == "after_leaving"
    assert present(log) == {"claire", "nadia", "amina"}


def test_leaving_twice_from_two_machines_is_leaving() -> None:
    log, ids = team()
    base = log.heads()
    log.leave("marc", ids["marc"], base, parents=base)
    log.leave("marc", ids["marc"], base, parents=base)
    assert log.fold().set_aside == ()
    assert "marc" not in present(log)


def test_somebody_else_than_a_referent_may_leave_but_remove_nobody() -> None:
    log, ids = team()
    samir = log.join("claire", "samir", "proche")
    voice = "autre:" + samir
    told = {"member": ids["marc"], "heads": list(log.heads())}
    assert log.reason(log.write("samir", "member_left", told)) == "no_right"
    told = {"member": samir, "heads": list(log.heads())}
    assert log.reason(log.write("samir", "member_left", told, voice=voice)) == ""
    assert "samir" not in present(log)


def test_removing_somebody_who_was_never_named_is_set_aside() -> None:
    log, _ = team()
    assert log.reason(log.leave("claire", "0" * 64, log.heads())) == "unknown_target"


def test_heads_that_the_remover_had_not_seen_accept_nothing() -> None:
    log, ids = team()
    base = log.heads()
    unseen = log.aim("marc", "pas vu", parents=base)
    log.leave("claire", ids["marc"], [unseen], parents=base)
    assert log.reason(unseen) == "after_leaving"


def test_a_removal_ends_no_other_place_that_its_author_had_seen() -> None:
    log, ids = team()
    word = log.aim("claire", "refusé")
    log.leave("marc", ids["claire"], [ids["claire"]])
    assert log.reason(word) == "after_leaving"
    assert present(log) == {"marc", "nadia", "amina"}


def test_a_backdated_removal_ends_no_place_that_others_built_on() -> None:
    log, ids = team()
    log.aim("nadia", "bâti dessus")
    log.aim("marc", "bâti aussi")
    back = log.leave("marc", ids["claire"], [ids["claire"]], parents=[ids["marc"]])
    assert log.reason(back) == ""
    assert present(log) == {"marc", "nadia", "amina"}
    everyone_agrees(log)


def test_a_place_is_not_upheld_by_what_rests_on_it() -> None:
    log, ids = team()
    base = log.heads()
    log.leave("claire", ids["marc"], base, parents=base)
    eve = log.join("marc", "eve", parents=base)
    mallory = log.join("eve", "mallory", parents=[eve])
    log.aim("mallory", "pour Eve", parents=[mallory])
    log.aim("eve", "pour Mallory", parents=[mallory])
    assert present(log) == {"claire", "nadia", "amina"}


def test_another_removed_member_upholds_no_place() -> None:
    log, ids = team()
    base = log.heads()
    first = log.leave("claire", ids["marc"], base, parents=base)
    log.leave("claire", ids["nadia"], base, parents=[first])
    eve = log.join("marc", "eve", parents=base)
    log.aim("nadia", "complice", parents=[eve])
    assert present(log) == {"claire", "amina"}
