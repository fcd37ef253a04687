"""What may go to whom: agreements in force, scopes, membership, and nothing else."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.domain.ancestry import ancestry
from livret.domain.authority import authority
from livret.domain.sending import Allowance, Reader, allowance, may_hold, sending
from tests.domain.histories import History, histories
from tests.domain.writing import Log, key_of, team, without_body

DAY = dt.date(2026, 4, 1)


def agree(log: Log, member: str, *scopes: str, until: str = "2026-12-31") -> str:
    told: dict[str, Any] = {
        "recipient": {"name": "somebody", "member": member},
        "scopes": sorted(scopes),
        "purpose": "préparer l’entretien",
        "until": until,
    }
    return log.write("amina", "agreement_given", told)


def marc(log: Log) -> Any:
    return allowance(log.fold(), Reader(name="marc", sign=key_of("marc")), DAY)


@pytest.fixture
def shared() -> tuple[Log, dict[str, str], dict[str, str]]:
    log, ids = team()
    opened = log.write(
        "claire", "diagnosis_opened", {"form": "diagnostic-partage", "form_version": 1}
    )
    said = {
        barrier: log.write(
            "amina",
            "view_given",
            {"diagnosis": opened, "barrier": barrier, "words": f"mes mots {barrier}"},
        )
        for barrier in ("sante", "mobilite")
    }
    said["both"] = log.write(
        "claire", "goal_set", {"words": "deux", "barriers": ["mobilite", "sante"]}
    )
    said["life"] = log.write("amina", "life_told", {"words": "ma vie"})
    said["aim"] = log.aim("amina", "travailler")
    return log, ids, said


def test_taking_part_alone_gives_nothing_but_headers_and_rules(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, ids, _ = shared
    allowed = marc(log)
    assert allowed.refusal == "no_agreement"
    assert allowed.member == ids["marc"]
    parted = sending(tuple(log.all.values()), [allowed])
    assert parted.whole == ()
    assert len(parted.bare) == len(log.all)


def test_a_body_goes_when_all_its_scopes_may(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, ids, said = shared
    agree(log, ids["marc"], "commun", "mobilite")
    parted = sending(tuple(log.all.values()), [marc(log)])
    assert {said["mobilite"], said["aim"], ids["claire"], ids["amina"]} <= set(
        parted.whole
    )
    assert {said["sante"], said["both"], said["life"]} <= set(parted.bare)
    assert parted.withheld == (("not_agreed", 3),)


def test_rules_go_even_where_the_common_part_may_not(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, ids, said = shared
    agree(log, ids["marc"], "sante")
    whole = sending(tuple(log.all.values()), [marc(log)]).whole
    assert {ids["claire"], ids["marc"], said["sante"]} <= set(whole)
    assert said["aim"] not in whole


def test_what_was_narrowed_is_told_apart_from_what_was_not_agreed(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, ids, said = shared
    agree(log, ids["marc"], "commun", "mobilite", "sante")
    parted = sending(tuple(log.all.values()), [marc(log)], ["sante"])
    assert said["mobilite"] in parted.bare
    assert parted.withheld == (("narrowed", 2), ("not_agreed", 1))


def test_the_person_too_is_sent_what_was_chosen_alone(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, ids, said = shared
    hers = allowance(log.fold(), Reader(name="", member=ids["amina"]), DAY)
    parted = sending(tuple(log.all.values()), [hers], ["sante"])
    assert {said["sante"], said["aim"]} <= set(parted.whole)
    assert {said["mobilite"], said["both"], said["life"]} <= set(parted.bare)
    assert parted.withheld == (("narrowed", 3),)


def test_what_is_between_us_stays_where_topics_were_chosen(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, ids, said = shared
    agree(log, ids["marc"], "commun", "sante")
    scope = "entre_nous:" + ids["marc"][:16]
    note = log.write("amina", "note_added", {"words": "nous", "between": [scope]})
    parted = sending(tuple(log.all.values()), [marc(log)], ["sante"])
    assert said["sante"] in parted.whole
    assert note in parted.bare


def test_her_life_goes_only_where_an_agreement_names_it(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, ids, said = shared
    agree(log, ids["marc"], "commun", "ma_vie")
    assert said["life"] in sending(tuple(log.all.values()), [marc(log)]).whole


def test_the_person_holds_everything(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, ids, _ = shared
    allowed = allowance(log.fold(), Reader(name="", member=ids["amina"]), DAY)
    parted = sending(tuple(log.all.values()), [allowed])
    assert parted.bare == ()
    assert parted.withheld == ()
    assert allowed.until is None


def test_two_readers_get_what_both_may_hold(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, ids, said = shared
    agree(log, ids["marc"], "commun", "mobilite")
    agree(log, ids["nadia"], "commun", "sante")
    read = log.fold()
    both = [
        allowance(read, Reader(name=name, sign=key_of(name)), DAY)
        for name in ("marc", "nadia")
    ]
    whole = sending(tuple(log.all.values()), both).whole
    assert said["aim"] in whole
    assert said["mobilite"] not in whole
    assert said["sante"] not in whole


def test_an_agreement_ends_on_its_last_day(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, ids, _ = shared
    agree(log, ids["marc"], "commun", until="2026-03-31")
    assert marc(log).refusal == "ended"


def test_a_withdrawn_agreement_gives_nothing(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, ids, _ = shared
    given = agree(log, ids["marc"], "commun")
    log.write("amina", "agreement_withdrawn", {"agreement": given})
    assert marc(log).refusal == "withdrawn"


def test_who_left_gets_nothing_whatever_was_agreed(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, ids, said = shared
    agree(log, ids["marc"], "commun")
    log.leave("claire", ids["marc"], log.heads())
    allowed = marc(log)
    assert allowed.refusal == "left"
    assert not may_hold(log.all[said["aim"]], allowed)


def test_somebody_outside_is_named_by_name_and_structure(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, _, said = shared
    told = {
        "recipient": {"name": "Paul R.", "organisation": "Le Phare"},
        "scopes": ["commun"],
        "purpose": "accueillir",
        "until": "2026-12-31",
    }
    log.write("amina", "agreement_given", told)
    read = log.fold()
    here = Reader(name="paul r.", organisation="Le phare", sign=key_of("paul"))
    elsewhere = Reader(name="Paul R.", organisation="Autre", sign=key_of("paul"))
    assert may_hold(log.all[said["aim"]], allowance(read, here, DAY))
    assert allowance(read, here, DAY).purposes == ("accueillir",)
    assert allowance(read, elsewhere, DAY).refusal == "no_agreement"


def test_between_us_goes_to_whom_she_chose_alone(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, ids, _ = shared
    for name in ("marc", "nadia"):
        agree(log, ids[name], "commun")
    scope = "entre_nous:" + ids["marc"][:16]
    note = log.write("amina", "note_added", {"words": "nous", "between": [scope]})
    read = log.fold()
    nadia = allowance(read, Reader(name="nadia", sign=key_of("nadia")), DAY)
    assert may_hold(log.all[note], marc(log))
    assert not may_hold(log.all[note], nadia)


def test_whom_she_chose_is_named_by_eight_digits_at_least() -> None:
    """Fewer begin the ids of several people; of nobody, those of all."""
    marc = Allowance(member="ab" * 32)
    assert marc.allows(["entre_nous:abababab"])
    for few in ("entre_nous:abababa", "entre_nous:ab", "entre_nous:a", "entre_nous:"):
        assert not marc.allows([few])
    assert not marc.allows(["entre_nous:cdcdcdcd"])
    assert not Allowance().allows(["entre_nous:abababab"])


def test_a_body_that_calls_itself_a_rule_is_judged_by_its_scopes(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, ids, _ = shared
    agree(log, ids["marc"], "commun")
    newer = log.write(
        "claire", "secret_rule", {"words": "x"}, structural=True, scopes=("sante",)
    )
    invalid = log.write(
        "claire", "member_joined", {"name": "x", "told": "y"}, scopes=("sante",)
    )
    allowed = marc(log)
    assert not may_hold(log.all[newer], allowed)
    assert log.all[invalid].problem
    assert not may_hold(log.all[invalid], allowed)


def test_what_the_sender_does_not_hold_is_said(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, ids, said = shared
    agree(log, ids["marc"], "commun")
    held = [
        without_body(one) if one.id == said["aim"] else one for one in log.all.values()
    ]
    assert ("not_here", 1) in sending(held, [marc(log)]).withheld


def test_nobody_gives_a_present_member_another_key_to_receive_with() -> None:
    log = Log()
    log.open()
    keys = {"sign": key_of("marc"), "age": "age1" + "q" * 58}
    told = {"name": "marc", "role": "referent", "side": "emploi", "keys": keys}
    marc = log.write("claire", "member_joined", told)
    elsewhere = {**told, "member": marc, "keys": {**keys, "age": "age1" + "p" * 58}}
    refused = log.write("claire", "member_joined", elsewhere)
    again = log.write("claire", "member_joined", {**told, "member": marc})
    bare = {**told, "member": marc, "keys": {"sign": key_of("marc")}}
    renamed = log.write("claire", "member_joined", bare)
    own = log.write("marc", "member_joined", elsewhere)
    assert log.reason(refused) == "no_right"
    assert not log.reason(again)
    assert not log.reason(renamed)
    assert not log.reason(own)
    order = ancestry(log.all.values())
    found = authority(order).final.members[marc].key_sets
    assert {one.age for one in found} == {"", keys["age"], "age1" + "p" * 58}


def test_what_others_add_comes_back_to_who_opened_it(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, ids, said = shared
    opener = Reader(name="claire", sign=key_of("claire"))
    allowed = allowance(log.fold(), opener, DAY)
    assert may_hold(log.all[said["both"]], allowed)
    assert not may_hold(log.all[said["life"]], allowed)
    agree(log, ids["claire"], "commun")
    narrower = allowance(log.fold(), opener, DAY)
    assert not may_hold(log.all[said["both"]], narrower)
    assert narrower.until == dt.date(2026, 12, 31)


_SCOPES = st.frozensets(st.sampled_from(["commun", "sante", "mobilite", "ma_vie"]))


@given(history=histories(), scopes=_SCOPES, cut=st.integers(0, 60))
def test_the_gate_is_the_same_for_any_grouping(
    history: History, scopes: frozenset[str], cut: int
) -> None:
    """What goes of a union is the union of what goes: any carrier may batch."""
    everything = tuple(history.everything)
    allowed = Allowance(scopes=scopes)
    whole = set(sending(everything, [allowed]).whole)
    parts = (everything[:cut], everything[cut:])
    assert whole == {one for part in parts for one in sending(part, [allowed]).whole}
    for one in everything:
        body = one.body
        if body is None or dict(body.content).keys() == {"agreement"}:
            continue  # what takes an agreement back goes with the headers
        if one.id in whole and not body.structural:
            assert set(body.scopes) <= scopes


@given(history=histories(), scopes=_SCOPES, wider=_SCOPES)
def test_more_agreed_never_lets_less_go(
    history: History, scopes: frozenset[str], wider: frozenset[str]
) -> None:
    everything = tuple(history.everything)
    less = set(sending(everything, [Allowance(scopes=scopes)]).whole)
    more = set(sending(everything, [Allowance(scopes=scopes | wider)]).whole)
    both = [Allowance(scopes=scopes), Allowance(scopes=scopes | wider)]
    assert less <= more
    assert set(sending(everything, both).whole) == less


def test_whoever_is_given_something_learns_what_was_taken_back(
    shared: tuple[Log, dict[str, str], dict[str, str]],
) -> None:
    log, ids, _ = shared
    given = agree(log, ids["claire"], "mobilite")
    agree(log, ids["marc"], "mobilite")  # and not what everybody may hold
    told = {"agreement": given}
    bare = log.write("amina", "agreement_withdrawn", told)
    worded = log.write("amina", "agreement_withdrawn", {**told, "words": "mes mots"})
    parted = sending(tuple(log.all.values()), [marc(log)])
    assert bare in parted.whole
    assert {given, worded} <= set(parted.bare)
