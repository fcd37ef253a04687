"""Who may write, join and begin a livret: each attack by its name."""

from __future__ import annotations

import pytest

from livret.domain.arrival import arrive
from livret.domain.body import Body
from livret.domain.contribution import Verified
from livret.domain.fold import fold
from tests.domain.agreeing import everyone_agrees, present
from tests.domain.writing import (
    SCOPE_KEY,
    Log,
    key_of,
    salt_of,
    seal,
    team,
    without_body,
)

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
