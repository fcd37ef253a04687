"""What stands where: side by side, restrictive, imported, taken back, confirmed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from livret.domain.body import Origin
from livret.domain.fold import fold, fold_at
from livret.domain.livret import Livret
from livret.domain.places import Places, Write
from tests.domain.writing import DAY, T0, Log, team, without_body

AIM = ("aim", "personne")


def test_concurrent_texts_stand_side_by_side_until_one_who_saw_both() -> None:
    log, _ = team()
    goal = log.goal("claire", "un travail")
    base = log.heads()
    log.goal("claire", "un travail de jour", goal, parents=base)
    log.goal("marc", "un emploi stable", goal, parents=base)
    assert set(log.said("goal", goal)) == {"un travail de jour", "un emploi stable"}
    assert log.fold().side_by_side == (("goal", goal),)
    log.goal("nadia", "un emploi stable, de jour", goal)
    assert log.said("goal", goal) == ["un emploi stable, de jour"]
    assert log.fold().side_by_side == ()


def test_one_who_saw_only_one_of_two_texts_replaces_only_that_one() -> None:
    log, _ = team()
    goal = log.goal("claire", "un")
    first = log.goal("claire", "deux", goal)
    log.goal("marc", "trois", goal, parents=log.all[first].header.parents)
    log.goal("nadia", "quatre", goal, parents=[first])
    assert set(log.said("goal", goal)) == {"trois", "quatre"}


def test_nobody_replaces_words_that_another_collected() -> None:
    log, _ = team()
    log.aim("claire", "par Claire")
    log.aim("marc", "par Marc")
    assert log.said(*AIM) == ["par Claire", "par Marc"]
    log.aim("claire", "par Claire, plus tard")
    assert log.said(*AIM) == ["par Marc", "par Claire, plus tard"]


def test_her_own_words_answer_those_collected_and_stand_alone_no_longer_wait() -> None:
    log, _ = team()
    log.aim("claire", "par Claire")
    log.aim("marc", "par Marc")
    assert log.fold().side_by_side == (AIM,)
    log.aim("amina", "par moi")
    values = log.fold().at(*AIM)
    assert [value.standing for value in values] == ["collected", "collected", "own"]
    assert [value.answered for value in values] == [True, True, False]
    assert log.fold().side_by_side == ()


def test_what_she_wrote_herself_only_she_replaces_even_where_all_may_write() -> None:
    log, _ = team()
    goal = log.goal("amina", "à moi")
    log.goal("claire", "mieux dit", goal)
    assert log.said("goal", goal) == ["à moi", "mieux dit"]
    log.goal("amina", "tout compris", goal)
    assert log.said("goal", goal) == ["tout compris"]


def test_a_relative_replaces_only_what_they_wrote() -> None:
    log, _ = team()
    voice = "autre:" + log.join("claire", "samir", "proche")
    goal = log.goal("claire", "un but")
    log.goal("samir", "le mien", goal, voice=voice)
    assert log.said("goal", goal) == ["un but", "le mien"]
    log.goal("samir", "le mien, redit", goal, voice=voice)
    assert log.said("goal", goal) == ["un but", "le mien, redit"]
    log.goal("claire", "le nôtre", goal)
    assert log.said("goal", goal) == ["le nôtre"]


def test_each_detail_is_a_place_of_its_own() -> None:
    log, _ = team()
    base = log.heads()
    log.write("claire", "person_described", {"phone": "1", "city": "A"}, parents=base)
    log.write("marc", "person_described", {"city": "B"}, parents=base)
    livret = log.fold()
    assert len(livret.at("detail", "phone")) == 1
    assert len(livret.at("detail", "city")) == 2
    assert livret.side_by_side == (("detail", "city"),)


def test_adding_wins_over_putting_away_that_had_not_seen_it() -> None:
    log, _ = team()
    goal = log.goal("claire", "un but")
    base = log.heads()
    state = {"goal": goal, "state": "set_aside"}
    log.write("claire", "goal_state", state, parents=base)
    log.goal("marc", "un but, précisé", goal, parents=base)
    other = log.goal("marc", "un autre", parents=base)
    assert log.said("goal", goal) == ["un but, précisé"]
    assert log.said("goal", other) == ["un autre"]


# --- restrictive ---------------------------------------------------------------


def agreement(log: Log, by: str, scopes: list[str], **more: Any) -> str:
    told = {
        "recipient": {"name": "CCAS"},
        "scopes": scopes,
        "purpose": "suivi",
        "until": "2027-01-01",
    }
    return log.write(by, "agreement_given", told, **more)


def kinds_at(livret: Livret, *place: str) -> list[str]:
    return [value.kind for value in livret.at(*place)]


CCAS = ("agreement", "nom:ccas")


def test_agreements_given_at_once_both_stand_for_the_narrower_to_hold() -> None:
    log, _ = team()
    base = log.heads()
    agreement(log, "claire", ["commun", "sante"], parents=base)
    agreement(log, "marc", ["commun"], parents=base)
    assert len(log.fold().at(*CCAS)) == 2
    assert log.fold().side_by_side == ()
    agreement(log, "amina", ["commun", "sante"])
    assert len(log.fold().at(*CCAS)) == 1


def test_a_withdrawal_stands_in_the_place_of_its_agreement() -> None:
    log, _ = team()
    given = agreement(log, "claire", ["commun"])
    log.write("amina", "agreement_withdrawn", {"agreement": given})
    assert kinds_at(log.fold(), *CCAS) == ["agreement_withdrawn"]
    agreement(log, "claire", ["commun"])
    assert kinds_at(log.fold(), *CCAS) == ["agreement_withdrawn", "agreement_given"]
    agreement(log, "amina", ["commun"])
    assert kinds_at(log.fold(), *CCAS) == ["agreement_given"]


def test_a_withdrawal_of_what_is_no_agreement_is_set_aside_and_placed_nowhere() -> None:
    log, _ = team()
    goal = log.goal("claire", "x")
    for target in (goal, "0" * 64):
        told = {"agreement": target}
        one = log.write("amina", "agreement_withdrawn", told)
        assert log.reason(one) == "unknown_target"
    assert kinds_at(log.fold(), "goal", goal) == ["goal_set"]


@pytest.mark.parametrize("kind", ["agreement_given", "agreement_withdrawn"])
def test_what_restricts_is_never_undone_by_taking_it_back(kind: str) -> None:
    log, _ = team()
    one = agreement(log, "claire", ["commun"])
    if kind == "agreement_withdrawn":
        one = log.write("claire", kind, {"agreement": one})
    assert log.reason(log.retract("claire", one)) == "not_retractable"
    assert kinds_at(log.fold(), *CCAS) == [kind]


# --- imported ------------------------------------------------------------------


def origin(author: str) -> Origin:
    return Origin(system="old", table="t", key="k", digest="0" * 64, author=author)


def test_what_is_imported_is_never_own_and_never_replaces_what_was_said_here() -> None:
    log, _ = team()
    log.aim("claire", "dit ici", voice="social")
    log.aim("claire", "d’ailleurs", voice="social", origin=origin("Paul"))
    values = log.fold().at("aim", "social")
    assert [value.standing for value in values] == ["own", "collected"]
    assert values[1].speaker_name == values[1].origin_author == "Paul"
    goal = log.goal("claire", "ici")
    log.goal("claire", "ailleurs", goal, origin=origin("Paul"))
    assert log.said("goal", goal) == ["ici", "ailleurs"]


def test_two_authors_of_one_import_do_not_replace_each_other() -> None:
    log, _ = team()
    log.aim("claire", "de Paul", origin=origin("Paul"))
    log.aim("claire", "de Lou", origin=origin("Lou"))
    log.aim("claire", "de Paul encore", origin=origin("Paul"))
    assert log.said(*AIM) == ["de Lou", "de Paul encore"]
    log.aim("claire", "aujourd’hui")
    assert log.said(*AIM) == ["aujourd’hui"]


# --- taken back ----------------------------------------------------------------


def test_taking_back_returns_to_what_was_replaced() -> None:
    log, _ = team()
    log.aim("claire", "avant")
    after = log.aim("claire", "après")
    log.retract("claire", after)
    assert log.said(*AIM) == ["avant"]
    again = log.aim("claire", "encore")
    log.retract("claire", again)
    assert log.said(*AIM) == ["avant"]


def test_only_the_author_takes_back_and_only_the_last_words() -> None:
    log, _ = team()
    first = log.aim("claire", "un")
    last = log.aim("claire", "deux")
    assert log.reason(log.retract("marc", last)) == "not_retractable"
    assert log.reason(log.retract("claire", first)) == "not_retractable"
    assert log.reason(log.retract("claire", "0" * 64)) == "unknown_target"
    assert log.reason(log.retract("claire", last)) == ""
    assert log.reason(log.retract("claire", last)) == "not_retractable"
    assert log.reason(log.retract("claire", first)) == ""
    assert log.said(*AIM) == []


def test_taking_back_twice_at_once_is_taking_back() -> None:
    log, _ = team()
    word = log.aim("claire", "un")
    base = log.heads()
    log.retract("claire", word, parents=base)
    log.retract("claire", word, parents=base)
    assert log.fold().set_aside == ()
    assert log.said(*AIM) == []


def test_whether_words_were_the_last_is_read_from_ones_own_ancestors() -> None:
    log, _ = team()
    first = log.aim("claire", "un")
    second = log.aim("claire", "deux")
    base = log.heads()
    # At one desk the second is taken back; at another, the first, which there
    # is not the last. However the two ids sort, the answer is the same.
    for _ in range(4):
        log.retract("claire", second, parents=base)
        assert log.reason(log.retract("claire", first, parents=base)) == (
            "not_retractable"
        )
    assert log.said(*AIM) == ["un"]


def test_words_written_unseen_outlive_a_retraction() -> None:
    log, _ = team()
    goal = log.goal("claire", "un")
    base = log.heads()
    log.retract("claire", goal, parents=base)
    log.goal("marc", "deux", goal, parents=base)
    assert log.said("goal", goal) == ["deux"]


def test_a_detail_replaced_in_one_place_is_no_longer_taken_back() -> None:
    log, _ = team()
    both = log.write("claire", "person_described", {"phone": "1", "city": "A"})
    log.write("claire", "person_described", {"city": "B"})
    assert log.reason(log.retract("claire", both)) == "not_retractable"


# --- documents -----------------------------------------------------------------

FILE = {"sha256": "0" * 64, "size": 1, "type": "application/pdf"}


def freeze(log: Log, *contains: str, by: str = "claire", **more: Any) -> str:
    told = {
        "paper": "diagnostic",
        "language": "fr",
        "file": FILE,
        "contains": list(contains),
        "signers": [{"role": "personne", "name": "Amina", "field": "F1"}],
        "on": "2026-03-12",
    }
    return log.write(by, "document_frozen", told, **more)


def sign(
    log: Log, document: str, role: str, way: str, by: str = "claire", **more: Any
) -> str:
    told = {
        "document": document,
        "role": role,
        "name": "x",
        "way": way,
        "revision": FILE,
    }
    return log.write(by, "signature_given", told, **more)


@pytest.mark.parametrize(
    ("way", "standing", "closed"),
    [
        ("drawn", "confirmed", True),
        ("typed", "confirmed", True),
        ("certificate", "confirmed", True),
        ("paper", "confirmed", True),
        ("aloud", "collected", True),
        ("refused", "collected", False),
        ("absent", "collected", False),
    ],
)
def test_what_a_signature_confirms_and_closes(
    way: str, standing: str, closed: bool
) -> None:
    log, _ = team()
    word = log.aim("claire", "un")
    sign(log, freeze(log, word), "personne", way)
    assert log.fold().at(*AIM)[0].standing == standing
    wanted = "not_retractable" if closed else ""
    assert log.reason(log.retract("claire", word)) == wanted


def test_one_voice_confirms_its_own_words_and_those_of_the_three() -> None:
    log, _ = team()
    word = log.aim("claire", "le sien")
    ours = log.goal("claire", "le nôtre", voice="ensemble")
    other = log.aim("claire", "de Marc", voice="emploi")
    sign(log, freeze(log, word, ours, other), "personne", "drawn")
    found = {value.id: value.standing for value in log.fold().history}
    assert found[word] == found[ours] == "confirmed"
    assert found[other] == "collected"


def test_a_relative_confirms_nothing_for_her() -> None:
    log, _ = team()
    voice = "autre:" + log.join("claire", "samir", "proche")
    document = freeze(log, log.aim("claire", "le sien"))
    sign(log, document, "personne", "drawn", by="samir", voice=voice)
    assert log.fold().at(*AIM)[0].standing == "collected"


def test_a_document_holds_only_what_its_author_had_seen() -> None:
    log, _ = team()
    base = log.heads()
    word = log.aim("claire", "pas vu", parents=base)
    document = freeze(log, word, parents=base)
    sign(log, document, "personne", "drawn")
    assert log.fold().at(*AIM)[0].standing == "collected"


def test_a_signature_that_had_not_seen_its_document_confirms_nothing() -> None:
    log, _ = team()
    word = log.aim("claire", "un")
    base = log.heads()
    document = freeze(log, word, parents=base)
    sign(log, document, "personne", "drawn", parents=base)
    assert log.fold().at(*AIM)[0].standing == "collected"


def test_her_key_confirms_words_she_has_seen() -> None:
    log, _ = team()
    base = log.heads()
    seen = log.aim("claire", "vu", parents=base)
    unseen = log.aim("marc", "pas vu", parents=base)
    told = {"targets": [seen, unseen]}
    log.write("amina", "words_confirmed", told, parents=[seen], voice="personne")
    found = {value.id: value.standing for value in log.fold().history}
    assert (found[seen], found[unseen]) == ("confirmed", "collected")


# --- erasing -------------------------------------------------------------------


def bury(log: Log, by: str, **more: Any) -> str:
    return log.write(by, "tombstone", {"reason": "asked_by_person"}, **more)


def test_the_first_member_the_lead_or_the_person_bury_a_livret() -> None:
    log, ids = team()
    assert log.reason(bury(log, "marc")) == "no_right"
    assert log.fold().erased == ""
    assert log.reason(bury(log, "claire")) == ""
    assert log.fold().erased == "asked_by_person"
    log, ids = team()
    assert log.reason(bury(log, "amina")) == ""
    log, ids = team()
    log.write("claire", "lead_designated", {"member": ids["marc"]})
    assert log.reason(bury(log, "claire")) == "no_right"
    assert log.reason(bury(log, "marc")) == ""


def test_who_was_lead_when_burying_is_not_judged_by_who_is_lead_later() -> None:
    log, ids = team()
    log.write("claire", "lead_designated", {"member": ids["marc"]})
    buried = bury(log, "marc")
    log.write("claire", "lead_designated", {"member": ids["nadia"]})
    assert log.reason(buried) == ""


# --- time, withheld, newer -----------------------------------------------------


def test_about_a_day_shows_what_had_been_said_by_then_as_known_now() -> None:
    log, _ = team()
    day = dt.date(2026, 3, 1)
    log.aim("claire", "en février", said_on=dt.date(2026, 2, 1))
    log.aim("claire", "en avril", said_on=dt.date(2026, 4, 1))
    wrong = log.aim("marc", "par erreur", said_on=dt.date(2026, 2, 2))
    log.retract("marc", wrong)
    livret = fold(log.all.values(), about=day)
    assert [v.content["words"] for v in livret.at(*AIM)] == ["en février"]
    assert livret.set_aside == ()
    assert livret.history == log.fold().history


def test_at_a_day_lists_what_a_fast_clock_kept_out() -> None:
    log, _ = team()
    fast = log.aim("claire", "horloge en avance", at=T0 + 3 * DAY)
    on_top = log.aim("marc", "à l’heure", at=T0)
    livret = fold_at(log.all.values(), dt.date(2026, 3, 12))
    assert livret.skewed == (on_top,)
    assert fast not in {value.id for value in livret.history}
    assert livret.at(*AIM) == ()


def test_what_was_withheld_is_not_said_to_be_kept_out_by_a_clock() -> None:
    log, _ = team()
    log.aim("claire", "plus tard", at=T0 + 3 * DAY)
    hidden = log.aim("marc", "on ne sait quand", at=T0 + 3 * DAY)
    held = [without_body(o) if o.id == hidden else o for o in log.all.values()]
    livret = fold_at(held, dt.date(2026, 3, 12))
    assert livret.skewed == ()
    assert livret.withheld == 0


def test_a_withheld_target_makes_no_act_wrong() -> None:
    log, _ = team()
    word = log.aim("claire", "x")
    log.retract("claire", word)
    given = agreement(log, "claire", ["commun"])
    log.write("amina", "agreement_withdrawn", {"agreement": given})
    hidden = {word, given}
    livret = fold(
        without_body(one) if one.id in hidden else one for one in log.all.values()
    )
    assert livret.set_aside == ()
    assert livret.withheld == 2
    assert CCAS not in livret.slots


def test_an_unknown_kind_is_kept_unread_and_changes_nothing() -> None:
    log, _ = team()
    before = log.fold()
    newer = log.write("claire", "haiku_read", {"lines": 3}, voice="ensemble")
    after = log.fold()
    assert after.newer == (newer,)
    assert not after.read_only
    assert after.slots == before.slots
    assert after.heads == (newer,)


@pytest.mark.parametrize("authors", [("claire",), ("claire", "marc")])
def test_what_nobody_had_seen_is_compared_with_nothing(
    monkeypatch: pytest.MonkeyPatch, authors: tuple[str, ...]
) -> None:
    """Thousands side by side took the square of their number."""
    real, compared = Places.replaces, list[int]()

    def counted(places: Places, later: Write, earlier: Write) -> bool:
        compared.append(later.position)
        return real(places, later, earlier)

    monkeypatch.setattr(Places, "replaces", counted)
    log, _ = team()
    base, many = log.heads(), 60
    for number in range(many):
        log.aim(authors[number % len(authors)], f"mot {number}", parents=base)
    assert len(log.said(*AIM)) == many
    assert len(compared) < many
    compared.clear()
    log.aim("amina", "par moi", parents=log.heads())
    values = log.fold().at(*AIM)
    assert [value.answered for value in values].count(True) == many
    last = log.aim("claire", "pour finir")
    assert log.said(*AIM).count("pour finir") == 1
    assert last in {value.id for value in log.fold().at(*AIM)}
    left = 2 if len(authors) == 1 else 2 + many // 2
    assert len(log.said(*AIM)) == left
