"""Who may write: each attack, and each paradox, by its name."""

from __future__ import annotations

import itertools

import pytest

from livret.domain.arrival import arrive
from livret.domain.body import Body
from livret.domain.contribution import Verified
from livret.domain.fold import fold
from tests.domain.writing import (
    SCOPE_KEY,
    Log,
    key_of,
    salt_of,
    seal,
    team,
    without_body,
)


def present(log: Log) -> set[str]:
    return {member.name for member in log.fold().members}


def everyone_agrees(log: Log) -> None:
    """Whatever was decided, arrival has no part in it."""
    wanted = log.fold()
    for some in itertools.islice(itertools.permutations(log.all.values()), 24):
        assert fold(some) == wanted


# --- leaving -------------------------------------------------------------------


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


# --- the person ----------------------------------------------------------------


@pytest.mark.parametrize("by", ["claire", "marc", "amina"])
def test_the_person_can_never_be_removed(by: str) -> None:
    log, ids = team()
    assert log.reason(log.leave(by, ids["amina"], log.heads())) == "no_right"
    assert "amina" in present(log)


def test_forged_person_role_a_second_person_is_refused() -> None:
    log, _ = team()
    assert log.reason(log.join("marc", "eve", "personne")) == "no_right"


def test_forged_person_role_nobody_becomes_the_person() -> None:
    log, ids = team()
    made = log.join("marc", "marc", "personne", member=ids["marc"])
    assert log.reason(made) == "no_right"


def test_forged_person_role_the_person_is_not_demoted_to_be_removed() -> None:
    log, ids = team()
    made = log.join("marc", "amina", "proche", key=None, member=ids["amina"])
    assert log.reason(made) == "no_right"
    assert log.reason(log.leave("marc", ids["amina"], log.heads())) == "no_right"


def test_forged_person_key_only_her_own_key_adds_another() -> None:
    log, ids = team()
    by_marc = log.join("marc", "amina", "personne", key="eve", member=ids["amina"])
    assert log.reason(by_marc) == "no_right"
    hers = log.join("amina", "amina", "personne", key="new", member=ids["amina"])
    assert log.reason(hers) == ""
    assert log.fold().team.by_key[key_of("new")].name == "amina"


def test_a_person_without_a_key_gets_one_from_a_referent() -> None:
    log = Log()
    log.open()
    amina = log.join("claire", "amina", "personne", key=None)
    log.join("claire", "amina", "personne", member=amina)
    assert log.reason(log.aim("amina", "à moi")) == ""
    assert log.fold().at("aim", "personne")[0].standing == "own"


# --- joining -------------------------------------------------------------------


def test_backdated_join_by_a_removed_member_brings_nobody_in() -> None:
    log, ids = team()
    base = log.heads()
    log.leave("claire", ids["marc"], base, parents=base)
    eve = log.join("marc", "eve", parents=base)
    word = log.aim("eve", "bonjour", parents=[eve])
    assert log.reason(eve) == "after_leaving"
    assert log.reason(word) == "no_right"
    assert "eve" not in present(log)


def test_backdated_join_whose_puppet_removes_everybody_removes_nobody() -> None:
    log, ids = team()
    base = log.heads()
    log.leave("claire", ids["marc"], base, parents=base)
    eve = log.join("marc", "eve", parents=base)
    for name in ("claire", "nadia"):
        assert log.reason(log.leave("eve", ids[name], [eve], parents=[eve]))
    assert present(log) == {"claire", "nadia", "amina"}
    everyone_agrees(log)


def test_a_puppet_of_a_puppet_removes_nobody() -> None:
    log, ids = team()
    base = log.heads()
    log.leave("claire", ids["marc"], base, parents=base)
    eve = log.join("marc", "eve", parents=base)
    mallory = log.join("eve", "mallory", parents=[eve])
    log.leave("mallory", ids["claire"], [mallory], parents=[mallory])
    log.leave("mallory", ids["nadia"], [mallory], parents=[mallory])
    assert present(log) == {"claire", "nadia", "amina"}


def test_a_puppet_readmits_nobody() -> None:
    log, ids = team()
    base = log.heads()
    left = log.leave("claire", ids["marc"], base, parents=base)
    eve = log.join("marc", "eve", parents=base)
    back = log.join(
        "eve", "marc", side="emploi", member=ids["marc"], parents=[eve, left]
    )
    assert log.reason(back) == "no_right"
    assert "marc" not in present(log)


def test_a_readmission_that_had_not_seen_a_removal_does_not_undo_it() -> None:
    log, ids = team()
    first = log.leave("claire", ids["marc"], log.heads())
    log.join("nadia", "marc", side="emploi", member=ids["marc"], parents=[first])
    log.leave("claire", ids["marc"], [first], parents=[first])
    assert "marc" not in present(log)


def test_what_was_cut_stays_cut_after_readmission() -> None:
    log, ids = team()
    base = log.heads()
    cut = log.aim("marc", "coupé", parents=base)
    log.leave("claire", ids["marc"], base, parents=base)
    log.join("nadia", "marc", side="emploi", member=ids["marc"])
    after = log.goal("marc", "de retour")
    assert log.reason(cut) == "after_leaving"
    assert log.reason(after) == ""


def test_a_member_is_not_impersonated_by_a_key_another_adds() -> None:
    log, ids = team()
    made = log.join("marc", "claire", side="social", key="eve", member=ids["claire"])
    assert log.reason(made) == "no_right"


def test_a_member_gives_themselves_another_key() -> None:
    log, ids = team()
    log.join("marc", "marc", side="emploi", key="marc2", member=ids["marc"])
    assert log.reason(log.aim("marc2", "nouvelle clé")) == ""
    assert log.reason(log.aim("marc", "ancienne clé")) == ""


def test_a_referent_is_not_demoted_by_another() -> None:
    log, ids = team()
    made = log.join("marc", "claire", "pair", key=None, member=ids["claire"])
    assert log.reason(made) == "no_right"


def test_a_key_has_one_member_so_removing_them_removes_it() -> None:
    log, ids = team()
    assert log.reason(log.join("marc", "marc", "pair")) == "no_right"
    assert log.reason(log.join("claire", "marc2", key="marc")) == "no_right"
    log.leave("claire", ids["marc"], log.heads())
    assert log.reason(log.join("nadia", "marc3", key="marc")) == "no_right"
    taken = log.join("nadia", "nadia", key="marc", member=ids["nadia"])
    assert log.reason(taken) == "no_right"


def test_two_desks_that_name_the_same_newcomer_at_once_both_count() -> None:
    log, _ = team()
    base = log.heads()
    one = log.join("claire", "paul", side="emploi", parents=base)
    two = log.join("marc", "paul", side="emploi", parents=base)
    assert log.reason(log.aim("paul", "bonjour")) == ""
    log.leave("claire", one, log.heads())
    assert log.reason(log.aim("paul", "toujours là")) == ""
    log.leave("claire", two, log.heads())
    assert log.reason(log.aim("paul", "plus là")) == "no_right"


def test_naming_again_a_member_that_was_never_named_is_refused() -> None:
    log, _ = team()
    assert log.reason(log.join("claire", "x", member="0" * 64)) == "no_right"


def test_only_a_referent_speaks_for_a_side() -> None:
    log, _ = team()
    samir = log.join("claire", "samir", "proche", side="social")
    view = {"diagnosis": "0" * 64, "barrier": "sante", "level": "bloque"}
    assert log.reason(log.write("samir", "view_given", view, voice="social"))
    mine = log.write("samir", "view_given", view, voice="autre:" + samir)
    assert log.reason(mine) == ""


# --- roots ---------------------------------------------------------------------


def test_forged_root_of_another_is_set_aside() -> None:
    log, _ = team()
    body = Body(
        kind="aim_said", voice="personne", recorded_at=0, content={"words": "x"}
    )
    one = arrive(seal(key_of("eve"), "", (), body, bytes(32)))
    log.all[one.id] = one
    assert log.reason(one.id) == "not_a_root"


def test_forged_root_the_author_cannot_make_a_second_root_of_the_same_body() -> None:
    log = Log()
    root = log.open()
    body = log.all[root].body
    assert body is not None
    salt = salt_of(1)
    again = arrive(seal(key_of("claire"), log.livret, (), body, salt))
    assert again.id == root
    other = arrive(seal(key_of("claire"), log.livret, (), body, salt, tags=("0" * 32,)))
    assert other.id != root
    assert other.header.livret == log.livret
    log.all[other.id] = other
    assert log.reason(other.id) == "invalid"
    marc = log.join("claire", "marc", side="emploi")
    log.leave("marc", root, log.heads())
    word = log.aim("claire", "par l’autre racine", parents=[other.id])
    assert marc in log.all
    assert log.reason(word) == "no_right"


def test_a_second_opening_on_top_of_the_first_is_invalid() -> None:
    log, _ = team()
    body = {
        "rules": 1,
        "scope_key": SCOPE_KEY.hex(),
        "member": {"name": "eve", "role": "referent"},
    }
    assert log.reason(log.write("marc", "livret_opened", body)) == "invalid"


def test_the_key_that_signed_the_root_is_the_first_members_whatever_it_says() -> None:
    log = Log()
    told = {
        "name": "claire",
        "role": "referent",
        "side": "social",
        "keys": {"sign": key_of("eve")},
    }
    content = {"rules": 1, "scope_key": SCOPE_KEY.hex(), "member": told}
    log.write("claire", "livret_opened", content)
    assert set(log.fold().team.by_key) == {key_of("claire")}


def test_without_the_roots_body_nobody_is_a_member_and_nothing_breaks() -> None:
    log, ids = team()
    log.aim("claire", "x")
    root = log.all[ids["claire"]]
    folded = fold([without_body(root), *(o for o in log.all.values() if o != root)])
    assert folded.withheld == 1
    assert {aside.reason for aside in folded.set_aside} == {"no_right"}


# --- adoption ------------------------------------------------------------------


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


# --- other roles, unknown kinds ------------------------------------------------


def test_a_relative_speaks_with_their_own_voice_only() -> None:
    log, _ = team()
    samir = log.join("claire", "samir", "proche")
    assert log.reason(log.aim("samir", "en son nom")) == "no_right"
    assert log.reason(log.goal("samir", "x", voice="ensemble")) == "no_right"
    assert log.reason(log.aim("samir", "en mon nom", voice="autre:" + samir)) == ""


def test_the_person_speaks_for_herself_and_for_the_three() -> None:
    log, _ = team()
    assert log.reason(log.aim("amina", "moi")) == ""
    assert log.reason(log.goal("amina", "nous", voice="ensemble")) == ""
    assert log.reason(log.aim("amina", "lui", voice="social")) == "no_right"
    assert log.reason(log.join("amina", "paul", side="emploi")) == ""


def test_a_relative_cannot_make_a_livret_read_only() -> None:
    log, _ = team()
    samir = log.join("claire", "samir", "proche")
    one = log.write("samir", "rules", {}, voice="autre:" + samir, structural=True)
    assert log.reason(one) == "no_right"
    assert not log.fold().read_only


def test_a_structural_kind_of_a_newer_livret_makes_it_read_only() -> None:
    log, _ = team()
    one = log.write("claire", "rules", {"new": 1}, structural=True)
    assert log.fold().newer == (one,)
    assert log.fold().read_only


@pytest.mark.parametrize("kind", ["member_joined", "member_left", "adopted"])
def test_a_newer_version_of_a_membership_kind_is_not_read(kind: str) -> None:
    log, _ = team()
    one = log.write("claire", kind, {"shape": "new"}, version=2)
    assert log.fold().newer == (one,)
    assert log.fold().read_only
    assert present(log) == {"claire", "marc", "nadia", "amina"}


def test_newer_rules_of_folding_make_a_livret_read_only() -> None:
    log = Log()
    member = {"name": "claire", "role": "referent"}
    content = {"rules": 2, "scope_key": SCOPE_KEY.hex(), "member": member}
    log.write("claire", "livret_opened", content)
    assert log.fold().read_only


def test_an_opening_of_a_newer_version_is_kept_unread() -> None:
    log = Log()
    one = log.write("claire", "livret_opened", {"shape": "new"}, version=2)
    assert log.fold().newer == (one,)
    assert log.fold().read_only


def test_an_unknown_author_is_set_aside_with_their_key() -> None:
    log, _ = team()
    one = log.aim("eve", "intruse")
    (aside,) = log.fold().set_aside
    assert (aside.id, aside.reason, aside.author) == (one, "no_right", key_of("eve"))


def test_a_withheld_body_of_a_stranger_is_set_aside_too() -> None:
    log, _ = team()
    one = log.aim("eve", "intruse")
    rest: list[Verified] = [o for o in log.all.values() if o.id != one]
    (aside,) = fold([*rest, without_body(log.all[one])]).set_aside
    assert (aside.id, aside.kind) == (one, "")
