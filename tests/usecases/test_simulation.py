"""Sharing in thousands of invented worlds; a fault put in on purpose is found."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from livret import cli
from livret.domain import agreements
from livret.domain import sending as gate
from livret.domain.acts import _ACTS as ACTS
from livret.domain.acts import Acts
from livret.domain.authority import Authority
from livret.domain.contribution import Sealed, Verified
from livret.domain.kinds import Merge
from livret.domain.places import Places
from livret.domain.sending import Allowance
from livret.usecases import (
    card_box,
    hub_keyring,
    hub_pushing,
    hub_taking,
    receiving,
    sending,
)
from livret.usecases.sending import SendLivret
from livret.usecases.simulation import acts, carried, invariants, openings, running
from livret.usecases.simulation.agreed import allowed_words
from livret.usecases.simulation.backups import Machine
from livret.usecases.simulation.carrier import DiskEraser, Keys
from livret.usecases.simulation.chance import Chance
from livret.usecases.simulation.clocks import DeskClock
from livret.usecases.simulation.disk import Disk
from livret.usecases.simulation.running import Ran, simulate, simulate_many
from livret.usecases.simulation.world import World, new_world
from livret.usecases.writing import Said
from tests.clock import SetClock
from tests.usecases.desks import make_rooms

SHORT = 10
"""Steps of a world where many are wanted."""


def broken(found: Sequence[Ran]) -> list[tuple[int, tuple[str, ...]]]:
    return [(one.seed, one.broken) for one in found if one.broken]


@pytest.mark.parametrize("part", range(4))
def test_everything_holds_in_thousands_of_worlds(part: int) -> None:
    found = list(simulate_many(1 + part * 400, 400, SHORT))
    assert broken(found) == []
    assert sum(one.contributions for one in found) > 400 * 5


@pytest.mark.parametrize(("runs", "steps"), [(120, 40), (30, 200)])
def test_everything_holds_in_long_lives(
    runs: int, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "QUIET", 100)
    assert broken(list(simulate_many(10_000, runs, steps))) == []


def test_what_who_left_took_back_unseen_takes_nothing_back() -> None:
    """Set aside, it ends no agreement: worlds were judged otherwise once."""
    world = new_world(Chance(1))
    for desk in world.desks.values():
        desk.ctx.clock = DeskClock(lambda: world.time)
    acts.begin_shared(world)
    claire, marc = world.desks["claire"], world.desks["marc"]
    read = world.livret_at(claire)
    members = {one.name.casefold(): one.id for one in read.team.members.values()}
    given = next(
        one
        for one in world.livret_at(marc).history
        if one.kind == "agreement_given"
        and one.content["recipient"]["member"] == members["claire"]
    )
    left = {"member": members["marc"], "heads": list(read.heads)}
    world.write(claire, [Said(kind="member_left", content=left)])
    # He does not know it yet.
    taken = {"agreement": given.id}
    world.write(marc, [Said(kind="agreement_withdrawn", content=taken)])
    told = SendLivret(livret=world.livret, to=(world.desks["amina"].sign,))
    for sender in (claire, marc):
        opened = receiving.open_file(
            world.desks["amina"].sharing,
            sending.send(sender.sharing, told).value.data,
        )
        assert isinstance(opened, receiving.Incoming)
        receiving.accept(world.desks["amina"].sharing, opened)
    amina = world.desks["amina"]
    assert len(world.livret_at(amina).set_aside) == 1
    words = {one.id for one in amina.held(world.livret) if one.body is not None}
    assert allowed_words(amina, claire, world.livret) == words


def test_the_same_seed_gives_the_same_world() -> None:
    assert simulate(77, 40) == simulate(77, 40)
    assert simulate(77, 40).trace != simulate(78, 40).trace


def test_a_world_in_which_nobody_holds_a_livret_any_more_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The one machine that held it was lost, another went back to before."""
    world = openings.begin(Chance(1))
    monkeypatch.setattr(World, "inside", lambda _: [])
    told = ""
    for _, act in acts.USUAL:
        monkeypatch.setattr(acts, "LIKELY", (act,))
        told += acts.happen(world)
    assert "say (NobodyFound)" in told
    assert "receive (NobodyFound)" not in told


def test_seeds_that_follow_each_other_have_nothing_in_common() -> None:
    rows = [Chance(seed) for seed in range(50)]
    drawn = [chance.number() for chance in rows for _ in range(200)]
    assert len(set(drawn)) == len(drawn)
    first = Chance(0, "opening")
    assert not {first.number() for _ in range(200)} & set(drawn)


def test_every_opening_is_a_world_in_which_all_holds() -> None:
    began = [openings.opening(number) for number in range(40)]
    assert {len(one.livrets) for one in began} == {1, 2}
    assert {len(one.shelves) for one in began} >= {0, 1}
    for seed in range(40):
        assert broken([simulate(seed, 0)]) == []


def test_worlds_of_one_opening_have_nothing_in_common_but_how_they_begin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(openings, "OPENINGS", 1)
    first, other = openings.begin(Chance(1)), openings.begin(Chance(2))
    assert first.authored == other.authored
    said = [Said(kind="aim_said", content={"words": "Seulement ici"})]
    first.write(first.desks["claire"], said)
    assert len(first.authored) == len(other.authored) + 1
    assert first.authored.keys() > openings.opening(0).authored.keys()
    assert len(first.desks["claire"].held(first.livret)) == 1 + len(
        other.desks["claire"].held(other.livret)
    )


def test_chance_is_the_same_for_ever() -> None:
    chance = Chance(1)
    assert [chance.number() for _ in range(3)] == [
        14814675772785100106,
        13783257021808273005,
        14644406501441985587,
    ]
    assert sorted(chance.shuffled(range(9))) == list(range(9))
    assert set(chance.some_of([1, 2, 3])) <= {1, 2, 3}
    assert len(chance.take(13)) == 13


def everything(*_: Any) -> Allowance:
    return Allowance(everything=True)


def never(*_: Any) -> bool:
    return False


def none_of(*_: Any) -> frozenset[str]:
    return frozenset()


def nothing(*_: Any, **__: Any) -> None:
    return None


def same(pairs: Sequence[tuple[Sealed, Verified]]) -> Sequence[Sealed]:
    return [sealed for sealed, _ in pairs]


def keep_all(self: Disk, ids: Any) -> None:
    self.erased |= set(ids)


def last_word(held: Sequence[Verified]) -> Any:
    """A fold that takes things in the order they came."""
    folded = REAL_FOLD(held)
    return dataclasses.replace(folded, heads=(list(held)[-1].id,))


def first_part(parts: Sequence[Sequence[Verified]]) -> Any:
    """Two livrets read as one, in which the order of arrival counts."""
    read = REAL_JOINED(parts)
    return dataclasses.replace(read, heads=(parts[0][0].id,))


def last_writer(self: Any, writes: Any, *_: Any) -> Any:
    """Of two texts written at the same time, the later one wins."""
    return REAL_STANDING(self, writes)[-1:]


def whoever(self: Any, writes: Any) -> Any:
    """Who speaks later replaces what they had seen, whosever words they are."""
    had_seen = self.order.had_seen
    return [
        one
        for at, one in enumerate(writes, 1)
        if not any(had_seen(later.position, one.position) for later in writes[at:])
    ]


def unseen(self: Any, later: Any, earlier: Any) -> bool:
    """Who writes later, by the order alone, replaces what they never saw."""
    del self
    return bool(later.merge is earlier.merge and later.merge is not Merge.VOICED)


def widest(livret: Any) -> Any:
    """Of agreements given at the same time, everything that any of them says."""
    for one in REAL_AGREEMENTS(livret):
        given = [v.content for v in one.values if v.kind == "agreement_given"]
        scopes = frozenset[str]().union(*(told["scopes"] for told in given))
        yield dataclasses.replace(one, scopes=scopes or one.scopes)


def anybodys(self: Acts, write: Any) -> str:
    """Taking back whatever was said, whoever said it."""
    at = self.places.seen_at(write.position, write.body.content["target"])
    if at is not None:
        self.places.taken_back.setdefault(at, []).append(write.position)
    return ""


def always(*_: Any) -> bool:
    return True


def only_new(self: Disk, arrived: Any) -> Any:
    """A disk on which words that come after their header never come."""
    there = {one for held in self.held.values() for one in held}
    return REAL_KEEP(self, [pair for pair in arrived if pair[1].id not in there])


def forgetful(self: Disk, arrived: Any) -> Any:
    """A disk that makes room for what comes."""
    new = REAL_KEEP(self, arrived)
    for there in self.held.values():
        if len(there) > 9:
            del there[list(there)[-2]]
    return new


def all_but_one(*args: Any, **more: Any) -> Any:
    return REAL_ARRIVING(*args, **more)[:-1]


def revoked_too(sharing: Any, wanted: str) -> Any:
    return card_box.card_of(sharing, wanted) or card_box.find_card(sharing, wanted)


def trusting(sharing: Any, sign: str) -> Any:
    """A box of cards that forgets which were revoked."""
    card = card_box.card_of(sharing, sign)
    return None if card is None else dataclasses.replace(card, revoked="")


def with_the_erasures(self: Machine, backup: Any, chance: Chance) -> None:
    """Going back to a backup in which the list of what was erased is, too."""
    self.disk.erased.clear()
    REAL_GO_BACK(self, backup, chance)


def half_erased(self: DiskEraser, ids: Any = (), livrets: Any = ()) -> None:
    """Erasing that the power may stop in the middle."""
    del livrets
    for one in sorted(ids, reverse=True):
        self.disk.erase_bodies([one])


def erased_unasked(sharing: Any, incoming: Any, **_: Any) -> Any:
    """Who receives a tombstone forgets the livret without a yes."""
    return REAL_ACCEPT(sharing, incoming, confirm_erasure=True)


def whatever_day(agreement: Any, day: Any) -> bool:
    """An agreement whose last day is past lets things go."""
    del day
    return not agreement.withdrawn and not agreement.left


def not_ahead(sharing: Any, *args: Any, **more: Any) -> Any:
    """What somebody wrote whose clock is ahead stays out."""
    now = sharing.ctx.now_ms()
    return [
        pair
        for pair in REAL_ARRIVING(sharing, *args, **more)
        if pair[1].body is None or pair[1].body.recorded_at <= now
    ]


REAL_ACCEPT = carried.accept
REAL_FOLD = invariants.fold
REAL_JOINED = invariants.fold_joined
REAL_STANDING = Places.standing
REAL_KEEP = Disk._keep
REAL_ARRIVING = receiving.arriving
REAL_GO_BACK = Machine.go_back
REAL_AGREEMENTS = agreements.agreements_of

FAULTS: dict[str, tuple[Any, str, Callable[..., Any], str]] = {
    "the file goes without asking": (sending, "allowance", everything, "agreement"),
    "a card that is revoked is sent to": (sending, "find_card", revoked_too, "left"),
    "a revoked sender is believed": (receiving, "card_of", trusting, "not trusted"),
    "some of a file stays out": (receiving, "arriving", all_but_one, "on arrival"),
    "a copy keeps its numbers": (Keys, "renew", nothing, "one number"),
    "a backup knows nothing of erasing": (
        Machine,
        "go_back",
        with_the_erasures,
        "came back",
    ),
    "a livret is half erased": (DiskEraser, "erase", half_erased, "came back"),
    "keys go without asking": (hub_keyring, "allowance", everything, "wrong disk"),
    "a livret is erased unasked": (carried, "accept", erased_unasked, "without a yes"),
    "what rules the others stays": (gate, "_rules_others", never, "rules the others"),
    "a day that is past counts": (gate, "_holds", whatever_day, "agreement"),
    "a clock that is ahead silences": (receiving, "arriving", not_ahead, "on arrival"),
    "nobody ever loses a key": (hub_keyring, "_somebody_lost", never, "still reads"),
    "who left tells nobody": (hub_pushing, "push_leaving", nothing, "let in"),
    "erased livrets come in": (hub_taking, "without_words", same, "came back"),
    "erased livrets come in by file": (DiskEraser, "erased", none_of, "came back"),
    "erased words stay": (Disk, "erase_bodies", keep_all, "came back"),
    "the order of arrival counts": (invariants, "fold", last_word, "another livret"),
    "the order of two counts": (invariants, "fold_joined", first_part, "another one"),
    "the last writer wins": (Places, "standing", last_writer, "silenced"),
    "a disk makes room": (Disk, "_keep", forgetful, "voice was lost"),
    "words after their header stay out": (Disk, "_keep", only_new, "on arrival"),
    "whoever speaks later replaces": (Places, "_unreplaced", whoever, "silenced"),
    "the order alone replaces": (Places, "replaces", unseen, "silenced"),
    "anybody takes back anything": (ACTS, "retracted", anybodys, "silenced"),
    "anybody erases a livret": (Acts, "_leads", always, "no right to"),
    "who left goes on speaking": (Authority, "cut", nothing, "after leaving"),
    "agreements are read as the widest": (
        gate,
        "agreements_of",
        widest,
        "agreement",
    ),
}


OFTENER: dict[str, dict[str, int]] = {
    "agreements are read as the widest": {
        "agree": 60,
        "say": 40,
        "send": 40,
        "receive": 60,
        **dict.fromkeys(("agree_with_everybody", "withdraw", "leave"), 0),
    },
    "words after their header stay out": {
        "agree": 30,
        "withdraw": 8,
        "say": 30,
        "send": 60,
        "receive": 70,
        **dict.fromkeys(("put", "take", "leave", "distrust"), 0),
        **dict.fromkeys(("pretend", "erase_at_once"), 0),
    },
    "anybody takes back anything": {"retract": 12},
    "anybody erases a livret": {"bury": 8},
    "who left goes on speaking": {"leave": 10},
    "the order alone replaces": {"say": 60, "put": 20, "take": 20},
    "a card that is revoked is sent to": {"distrust": 12, "send": 30},
    "a revoked sender is believed": {"distrust": 12, "send": 30, "receive": 34},
    "a backup knows nothing of erasing": {
        "erase_words": 12,
        "copy_machine": 10,
        "restore_machine": 12,
    },
    "a livret is half erased": {"bury": 8, "confirm": 12, "fail_soon": 14},
    "who left tells nobody": {"leave": 10},
    "erased livrets come in": {"bury": 8, "confirm": 12, "send": 40, "receive": 40},
    "erased livrets come in by file": {
        "bury": 20,
        "confirm": 30,
        "say": 40,
        "send": 60,
        "receive": 60,
        **dict.fromkeys(("put", "take", "leave", "join", "agree"), 0),
        **dict.fromkeys(("distrust", "withdraw", "fail_soon"), 0),
    },
}
"""What happens more often where a fault shows in few worlds."""


NO_NEW_KEYS = dict.fromkeys(("renew", "take_card", "put_beside"), 0)
"""Faults of keys that change are put in by ``test_simulation_keys``."""


@pytest.mark.usefixtures("right_openings")
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_put_in_on_purpose_is_found(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, name, wrong, told = FAULTS[fault]
    if isinstance(where, dict):
        monkeypatch.setitem(where, name, wrong)
    else:
        monkeypatch.setattr(where, name, wrong)
    mix = {**NO_NEW_KEYS, **OFTENER.get(fault, {})}
    monkeypatch.setattr(acts, "LIKELY", acts.mixed(mix))
    monkeypatch.setattr(running, "QUIET", 100 if told == "let in" else 10)
    for one in simulate_many(1, 900, 25):
        if any(told in what for what in one.broken):
            return
    raise AssertionError(f"{fault}: not found")


def test_the_door_answers_as_the_seed_says(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("simulate", "--seed", "3", "--steps", "15", "--runs", "4")
    assert cli.run(make_rooms(SetClock(), *words, "--json")) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["seed"], told["steps"], told["runs"]) == (3, 15, 4)
    assert sum(told["acts"].values()) == 60
    assert told["broken"] == []
    assert cli.run(make_rooms(SetClock(), *words)) == 0
    assert "4 mondes" in capsys.readouterr().out


@pytest.mark.usefixtures("right_openings")
def test_the_door_shows_what_broke(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "allowance", everything)
    words = ("simulate", "--seed", "1", "--runs", "12")
    assert cli.run(make_rooms(SetClock(), *words, "--json")) == 1
    told = json.loads(capsys.readouterr().out)
    assert any("agreement" in what for one in told["broken"] for what in one["what"])
    assert cli.run(make_rooms(SetClock(), *words)) == 1
    assert "ne tient pas" in capsys.readouterr().out
