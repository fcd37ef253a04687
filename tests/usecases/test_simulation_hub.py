"""Faults of the hub put in on purpose: whose its keys are, and what is erased there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from livret.domain.livret import Livret
from livret.domain.team import PERSON
from livret.usecases import hub_erasing, hub_keyring
from livret.usecases.hub_pushed import Pushed
from livret.usecases.simulation import acts, running
from livret.usecases.simulation.running import simulate_many

NO_NEW_KEYS = dict.fromkeys(("renew", "take_card", "put_beside"), 0)
"""Faults of keys that change are put in by ``test_simulation_keys``."""


def never(*_: Any) -> bool:
    return False


def her_keys_too(livret: Livret) -> dict[str, frozenset[str]]:
    """The person is given the hub's keys, by whichever key she is named with."""
    return {**REAL_HUB_KEYS(livret), **keys_named(livret, of_person=True)}


def every_key_named(livret: Livret) -> dict[str, frozenset[str]]:
    """A key counts for everybody it is named for."""
    return keys_named(livret, of_person=False)


def keys_named(livret: Livret, *, of_person: bool) -> dict[str, frozenset[str]]:
    named = {
        one.id: frozenset(keys.hub for keys in one.key_sets if keys.hub)
        for one in livret.members
        if (one.role == PERSON) == of_person
    }
    return {member: keys for member, keys in named.items() if keys}


def words_alone(hub: Any, link: Any, rows: Any) -> Any:
    """A tombstone goes without the headers that it stands on."""
    words = [pair for pair in rows if pair[1].body is not None]
    return REAL_SEND(hub, link, words) if words else Pushed()


def no_keys(*_: Any) -> dict[Any, Any]:
    return {}


REAL_HUB_KEYS = hub_keyring.hub_keys
REAL_SEND = hub_erasing.send_batches

FAULTS: dict[str, tuple[Any, str, Callable[..., Any], str]] = {
    "the person has a key at the hub": (
        hub_keyring,
        "hub_keys",
        her_keys_too,
        "wrong disk",
    ),
    "a hub key is whoever's it is named for": (
        hub_keyring,
        "hub_keys",
        every_key_named,
        "who left",
    ),
    "a tombstone goes alone": (
        hub_erasing,
        "send_batches",
        words_alone,
        "left behind",
    ),
    "a tombstone goes without its words": (
        hub_erasing,
        "is_tombstone",
        never,
        "left behind",
    ),
    "of an erased livret nobody is believed": (
        hub_erasing,
        "seen_only",
        no_keys,
        "left behind",
    ),
}

OFTENER: dict[str, dict[str, int]] = {
    "the person has a key at the hub": {"pretend": 16, "put": 24, "take": 24},
    "a hub key is whoever's it is named for": {
        **dict.fromkeys(("put", "take"), 40),
        **dict.fromkeys(("send", "receive"), 2),
        "pretend": 12,
        "leave": 6,
        **dict.fromkeys(("distrust", "bury", "erase_at_once", "erase_words"), 0),
        **dict.fromkeys(("restore_hub", "restore_machine", "fail_soon"), 0),
        **dict.fromkeys(("join_two", "part_two", "retract"), 0),
    },
    "a tombstone goes alone": {"erase_at_once": 4},
    "a tombstone goes without its words": {"erase_at_once": 4},
    "of an erased livret nobody is believed": {"erase_at_once": 4},
}
"""What happens more often where a fault shows in few worlds."""

IN_THE_END = frozenset({"left behind"})
"""What shows when everybody pushed and pulled."""


@pytest.mark.usefixtures("right_openings")
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_hub_put_in_on_purpose_is_found(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, name, wrong, told = FAULTS[fault]
    monkeypatch.setattr(where, name, wrong)
    mix = {**NO_NEW_KEYS, **OFTENER[fault]}
    monkeypatch.setattr(acts, "LIKELY", acts.mixed(mix))
    monkeypatch.setattr(running, "QUIET", 100 if told in IN_THE_END else 10)
    for one in simulate_many(1, 900, 25):
        if any(told in what for what in one.broken):
            return
    raise AssertionError(f"{fault}: not found")
