"""What holds for every history, however it is written and however it arrives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import hypothesis
from hypothesis import given, settings
from hypothesis import strategies as st

from livret.domain.contribution import Verified
from livret.domain.fold import fold, fold_at
from livret.domain.kinds import KINDS, Merge
from livret.domain.livret import Livret, Value
from livret.domain.team import Team, named
from tests.domain.histories import History, Tape, histories, some_withheld
from tests.domain.oracle import Oracle
from tests.domain.writing import DAY, T0, key_of, without_body

MANY = settings(max_examples=hypothesis.settings().max_examples * 20)
SEVERAL = settings(max_examples=hypothesis.settings().max_examples * 8)


def lots(livret: Livret) -> dict[str, str]:
    """What became of each contribution that has a body."""
    found: dict[str, str] = {value.id: "history" for value in livret.history}
    for one, what in (
        *((aside.id, aside.reason) for aside in livret.set_aside),
        *((waits, "waiting") for waits, _ in livret.waiting),
        *((newer, "newer") for newer in livret.newer),
    ):
        assert one not in found, "one contribution, two lots"
        found[one] = what
    return found


def standing(livret: Livret) -> list[tuple[tuple[str, ...], list[str]]]:
    """The places in order, and the ids that stand there."""
    return [(key, [v.id for v in values]) for key, values in livret.slots.items()]


def ancestors(history: Iterable[Verified]) -> dict[str, set[str]]:
    """Everything each author had seen, read off the headers."""
    held = {one.id: one for one in history}
    past: dict[str, set[str]] = {}

    def of(one: str) -> set[str]:
        if one not in past:
            parents = held[one].header.parents
            past[one] = set(parents).union(*(of(parent) for parent in parents))
        return past[one]

    for one in held:
        of(one)
    return past


# --- the page ------------------------------------------------------------------


@MANY
@given(histories(), st.binary(max_size=60))
def test_the_fold_is_what_the_page_says(history: History, hidden: bytes) -> None:
    some = some_withheld(history, hidden)
    livret, page = fold(some), Oracle(some)
    found = {one: lot for one, lot in page.lots.items() if lot != "withheld"}
    assert lots(livret) == found
    assert livret.withheld == len(page.lots) - len(found)
    assert livret.count == len(page.lots)
    assert standing(livret) == list(page.slots().items())
    assert {one: set(ids) for one, ids in livret.joined.items()} == page.joined()
    for value in livret.history:
        if page.own(value.id):
            assert value.standing == "own"
        else:
            assert value.standing == (
                "confirmed" if page.confirmed(value.id) else "collected"
            )
    members = page.team(frozenset(page.order))["members"]
    assert {
        m.id: (m.role, set(m.keys), m.present) for m in livret.team.members.values()
    } == {
        member: (known["role"], set(known["keys"]), bool(known["joins"]))
        for member, known in members.items()
    }


# --- arrival -------------------------------------------------------------------


@SEVERAL
@given(histories(), st.randoms(use_true_random=False), st.binary(max_size=40))
def test_any_order_and_any_repetition_folds_to_the_same(
    history: History, chance: st.DataObject, hidden: bytes
) -> None:
    everything = history.everything
    wanted = fold(everything)
    copies = [*everything, *some_withheld(history, hidden)]
    copies += [without_body(one) for one in everything[::3]]
    chance.shuffle(copies)  # type: ignore[attr-defined]
    got = fold(copies)
    assert got == wanted
    assert standing(got) == standing(wanted)


@SEVERAL
@given(histories(), st.binary(max_size=60))
def test_any_grouping_folds_to_the_same(history: History, groups: bytes) -> None:
    tape = Tape(groups)
    desks: list[dict[str, Verified]] = [{}, {}, {}]
    for one in history.everything:
        desks[tape.pick(3)][one.id] = one
        desks[tape.pick(3)][one.id] = one
    first, second, third = desks
    one_way = {**first, **second, **third}
    another = {**third, **second, **first}
    assert fold(one_way.values()) == fold(another.values()) == fold(history.everything)


@SEVERAL
@given(histories(), st.binary(max_size=40))
def test_what_waits_for_an_ancestor_waits_in_sight_and_changes_nothing(
    history: History, missing: bytes
) -> None:
    tape = Tape(missing)
    gone = {one.id for one in history.everything if tape.once_in(8)}
    held = [one for one in history.everything if one.id not in gone]
    past = ancestors(history.everything)
    whole = [one for one in held if not past[one.id] & gone]
    livret = fold(held)
    waiting = {one for one, _ in livret.waiting}
    assert waiting == {one.id for one in held} - {one.id for one in whole}
    for one, lacks in livret.waiting:
        parents = history.log.all[one].header.parents
        assert set(lacks) == gone.intersection(parents)
    assert standing(livret) == standing(fold(whole))
    assert livret.team == fold(whole).team


# --- voices --------------------------------------------------------------------


@MANY
@given(histories())
def test_no_voice_is_lost_or_replaced_by_another_key(history: History) -> None:
    livret, past = fold(history.everything), ancestors(history.everything)
    stands = {v.id for values in livret.slots.values() for v in values}
    there = {value.id: value for value in livret.history}
    taken_back = {v.content["target"] for v in there.values() if v.kind == "retracted"}
    for value in there.values():
        voiced = KINDS[value.kind].merge is Merge.VOICED
        hers = value.standing == "own" and value.voice == "personne"
        if value.id in stands or value.id in taken_back or not (voiced or hers):
            continue
        if not KINDS[value.kind].place(value.id, value.voice, value.content):
            continue
        by_the_same_hand = [
            later
            for later in there.values()
            if later.author == value.author
            and later.kind == value.kind
            and value.id in past[later.id]
        ]
        assert by_the_same_hand, "words went although their author said nothing more"


@MANY
@given(histories())
def test_what_nobody_later_had_seen_stands_beside_the_others(history: History) -> None:
    livret, past = fold(history.everything), ancestors(history.everything)
    stands = {v.id for values in livret.slots.values() for v in values}
    there = list(livret.history)
    taken_back = {v.content["target"] for v in there if v.kind == "retracted"}
    seen = set().union(*(past[value.id] for value in there))
    for value in there:
        placed = KINDS[value.kind].place(value.id, value.voice, value.content)
        if placed and value.id not in seen and value.id not in taken_back:
            assert value.id in stands


@SEVERAL
@given(histories())
def test_words_that_are_not_the_authors_own_are_never_own(history: History) -> None:
    for value in fold(history.everything).history:
        if value.standing == "own":
            assert value.imported_from == ""
            if value.voice == "personne":
                assert value.author in {
                    key_of("amina"),
                    key_of("amina2"),
                    key_of("eve"),
                }


# --- withheld ------------------------------------------------------------------


def touched(history: History, hidden: set[str]) -> set[tuple[str, ...]]:
    """The places that the hidden ones write, or speak of."""
    places: set[tuple[str, ...]] = set()
    waiting, done = set(hidden), set()
    while waiting:
        one = waiting.pop()
        done.add(one)
        body = history.log.all[one].body if one in history.log.all else None
        if body is None or history.log.all[one].problem or body.version > 1:
            continue
        if body.kind not in KINDS:
            continue
        written = KINDS[body.kind].place(one, body.voice, body.content)
        places.update(written)
        places.update(  # in whichever diagnosis was opened beside it
            (place[0], opened, *place[2:])
            for place in written
            if place[0] in {"view", "line"}
            for opened in history.ids["diagnosis_opened"]
        )
        spoken_of = {
            str(body.content.get(field, ""))
            for field in ("target", "agreement", "document")
        }
        spoken_of.update(body.content.get("targets", ()))
        spoken_of.update(body.content.get("contains", ()))
        waiting |= spoken_of - done
    return places


def _without_her_name(team: Team) -> Team:
    return named(team, "", {m.id: "-" for m in team.members.values()})


@MANY
@given(histories(), st.binary(min_size=1, max_size=60))
def test_withheld_bodies_change_nothing_else(history: History, hide: bytes) -> None:
    some = some_withheld(history, hide)
    hidden = {one.id for one in some if one.body is None}
    whole, part = fold(history.everything), fold(some)
    assert part.heads == whole.heads
    everywhere = {*whole.slots, *part.slots}
    affected = touched(history, hidden)
    if hidden.intersection(history.ids["diagnosis_opened"]):
        affected |= {k for k in everywhere if k[0] in {"diagnosis", "view", "line"}}
    # Her name is a detail that may be withheld; who takes part is not.
    names_her = {("detail", name) for name in ("called", "first_name", "last_name")}
    same_names = not affected & names_her
    bare = _without_her_name
    assert (part.team if same_names else bare(part.team)) == (
        whole.team if same_names else bare(whole.team)
    )
    for key in everywhere - affected:
        ids = [value.id for value in whole.slots.get(key, ())]
        assert [value.id for value in part.slots.get(key, ())] == ids
        for value, same in zip(
            whole.slots.get(key, ()), part.slots.get(key, ()), strict=True
        ):
            assert value.content == same.content
            assert value.author_name == same.author_name or not same_names
    acts = {"retracted", "agreement_withdrawn", "tombstone"}
    for one, lot in lots(part).items():
        body = history.log.all[one].body
        if body is not None and body.kind not in acts and one not in hidden:
            assert lot == lots(whole)[one]


# --- leaving -------------------------------------------------------------------


def accepted_by(leave: Value, past: dict[str, set[str]]) -> set[str]:
    """The heads a leaving names, as far as it had seen them, and their ancestors."""
    heads = set(leave.content["heads"]) & past[leave.id]
    return heads.union(*(past[head] for head in heads))


def only_keys(counts: Iterable[Value]) -> dict[str, str]:
    """Keys by member id, of members whose key no other member ever had."""
    named: dict[str, set[str]] = {}
    for value in counts:
        told = value.content
        if value.kind == "member_joined" and "keys" in told:
            member = told.get("member", value.id)
            named.setdefault(told["keys"]["sign"], set()).add(member)
    return {ids.pop(): key for key, ids in named.items() if len(ids) == 1}


@MANY
@given(histories())
def test_who_was_removed_gains_back_only_what_another_adopted(
    history: History,
) -> None:
    livret, past = fold(history.everything), ancestors(history.everything)
    counts, keys = livret.history, only_keys(livret.history)
    adopted = {
        (target, value.author)
        for value in counts
        if value.kind == "adopted"
        for target in value.content["targets"]
    }
    for leave in counts:
        if leave.kind != "member_left" or leave.content["member"] not in keys:
            continue
        key = keys[leave.content["member"]]
        if leave.content.get("key") == key:
            continue  # a change of key: they go on under this one
        accepted = accepted_by(leave, past)
        for value in counts:
            if (
                value.author != key
                or value.kind == "member_left"
                or value.id in accepted
                or leave.id in past[value.id]
            ):
                continue
            by_others = any(one == value.id and by != key for one, by in adopted)
            known = value.kind == "member_joined" and any(
                value.id in past[other.id]
                and leave.id not in past[other.id]
                and other.author != key
                for other in counts
            )
            assert by_others or known


@SEVERAL
@given(histories())
def test_the_person_is_always_there(history: History) -> None:
    livret = fold(history.everything)
    amina = history.members["amina"][0]
    if amina in livret.team.members:  # cut with who named her, or never cut
        assert livret.team.members[amina].present
        assert livret.team.members[amina].role == "personne"


@SEVERAL
@given(histories(), st.integers(min_value=0))
def test_what_its_own_ancestors_refuse_stays_refused(
    history: History, which: int
) -> None:
    everything = history.everything
    past = ancestors(everything)
    one = everything[which % len(everything)]
    then = fold(history.log.all[key] for key in {one.id, *past[one.id]})
    if any(aside.id == one.id for aside in then.set_aside):
        now = fold(everything)
        assert one.id in {aside.id for aside in now.set_aside}


# --- time ----------------------------------------------------------------------


@SEVERAL
@given(histories(), st.integers(min_value=-1, max_value=3))
def test_at_a_day_only_what_was_recorded_by_then_is_read(
    history: History, days: int
) -> None:
    moved = Clocks(history, days)
    livret = fold_at(moved.everything, moved.day)
    kept = {value.id for value in livret.history}
    assert kept <= moved.in_time
    past = ancestors(moved.everything)
    closed = {one for one in moved.in_time if past[one] <= moved.in_time}
    assert set(livret.skewed) == moved.in_time - closed
    assert standing(livret) == standing(
        fold(one for one in moved.everything if one.id in closed)
    )


@SEVERAL
@given(histories(), st.integers(min_value=8, max_value=14))
def test_about_a_day_only_what_was_said_by_then_fills_the_places(
    history: History, day: int
) -> None:
    limit = dt.date(2026, 3, day)
    whole = fold(history.everything)
    livret = fold(history.everything, about=limit)
    late = {value.id for value in whole.history if value.said_on > limit}
    assert livret.team == whole.team
    assert lots(livret) == lots(whole)
    assert livret.erased == whole.erased
    assert standing(livret) == [
        (place, ids)
        for place, ids in Oracle(history.everything).slots(without=late).items()
    ]


class Clocks:
    """A history whose ids decide by how many days each clock is off."""

    def __init__(self, history: History, days: int) -> None:
        self.everything = history.everything
        self.day = dt.date(1970, 1, 1) + dt.timedelta(days=T0 // DAY + days)
        limit = (T0 // DAY + days + 1) * DAY
        self.in_time = {
            one.id
            for one in self.everything
            if one.body is not None and one.body.recorded_at < limit
        }


def test_nothing_at_all_folds_to_an_empty_livret() -> None:
    livret = fold([])
    assert (livret.id, livret.heads, livret.count) == ("", (), 0)
    assert livret.members == ()
    assert not livret.slots
