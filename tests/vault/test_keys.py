"""Slots, recovery codes, and what a guess costs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.usecases.vault_errors import (
    LastKey,
    NotAVault,
    RecoveryCodeMistyped,
    UnknownKey,
)
from livret.vault import guessing, keyslots
from livret.vault.guessing import CEILING, FLOOR, STANDARD, Cost, calibrate
from livret.vault.keyslots import Keys
from livret.vault.opened import Vault
from livret.vault.recovery_code import ALPHABET, new_code, secret_of
from tests.vault.conftest import CHEAP, PASSPHRASE, SystemRandomness

RANDOM = SystemRandomness()
KEY = bytes(range(32))


class Given:
    """Randomness that a test chose."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def take(self, count: int) -> bytes:
        return self.data[:count].ljust(count, b"\0")


def slot(secret: str, kind: str = "passphrase") -> keyslots.Slot:
    return keyslots.make_slot("ab" * 16, kind, secret, KEY, CHEAP, RANDOM)


def test_several_slots_of_a_kind_each_open() -> None:
    keys = Keys("ab" * 16, (slot("une"), slot("deux"), slot("trois", "recovery")))
    for secret in ("une", "deux"):
        assert keyslots.unwrap(keys, "passphrase", secret, CHEAP) == KEY
    assert keyslots.unwrap(keys, "recovery", "trois", CHEAP) == KEY
    for kind, secret in (
        ("passphrase", "trois"),
        ("recovery", "une"),
        ("autre", "une"),
    ):
        assert keyslots.unwrap(keys, kind, secret, CHEAP) is None
    assert keyslots.kinds(keys) == ("passphrase", "recovery")


def test_keys_come_back_from_the_file(tmp_path: Path) -> None:
    keys = Keys("ab" * 16, (slot("une"), slot("deux", "recovery")))
    keyslots.store(tmp_path, keys)
    assert keyslots.load(tmp_path) == keys
    plain = json.loads((tmp_path / "keys.json").read_text("ascii"))
    assert plain["format"] == "livret-keys"
    assert KEY.hex() not in (tmp_path / "keys.json").read_text("ascii")
    with pytest.raises(NotAVault):
        keyslots.load(tmp_path / "absent")


def test_no_two_wrappings_are_alike() -> None:
    one, two = slot("une"), slot("une")
    assert one.salt != two.salt
    assert one.nonce != two.nonce
    assert one.wrapped != two.wrapped


def test_what_a_guess_costs_in_use() -> None:
    assert FLOOR.memory == 64 * 1024
    assert FLOOR.iterations >= 3
    assert STANDARD.memory == 256 * 1024
    assert STANDARD.at_least(FLOOR)
    assert not FLOOR.at_least(STANDARD)
    assert CEILING.at_least(STANDARD)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0.9, STANDARD),
        (0.2, Cost(STANDARD.memory, 12, 4)),
        (0.5, Cost(STANDARD.memory, 6, 4)),
        (2.5, Cost(STANDARD.memory // 2, 3, 4)),
        (60.0, FLOOR),
    ],
)
def test_the_cost_follows_the_machine(
    monkeypatch: pytest.MonkeyPatch, seconds: float, expected: Cost
) -> None:
    monkeypatch.setattr(guessing, "_seconds", lambda _: seconds)
    cost = calibrate()
    assert cost == expected
    assert cost.at_least(FLOOR)


def test_a_machine_without_memory_gets_the_floor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Exhausted:
        def __init__(self, **_: object) -> None: ...

        def derive(self, _: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr(guessing, "Argon2id", Exhausted)
    assert calibrate() == FLOOR
    with pytest.raises(guessing.NotEnoughMemory) as refused:
        slot("une")
    assert refused.value.facts == {"mebibytes": CHEAP.memory // 1024}


def test_a_real_guess_takes_real_memory() -> None:
    """The known answer of argon2's own reference, so that any tool can open."""
    derived = guessing.derive("password", b"somesalt", Cost(65536, 2, 1))
    assert derived.hex() == (
        "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
    )


def test_the_last_way_in_is_not_taken_away(vault: Vault) -> None:
    assert vault.ways_in.kinds() == ("passphrase", "recovery")
    with pytest.raises(UnknownKey):
        vault.ways_in.remove("autre")
    vault.ways_in.remove("recovery")
    assert vault.ways_in.kinds() == ("passphrase",)
    with pytest.raises(LastKey):
        vault.ways_in.remove("passphrase")
    assert vault.ways_in.kinds() == ("passphrase",)
    vault.ways_in.change_passphrase(PASSPHRASE, PASSPHRASE, CHEAP)


# --- recovery codes ----------------------------------------------------------


@given(st.binary(min_size=18, max_size=18))
def test_codes_read_back_however_they_are_typed(data: bytes) -> None:
    code = new_code(Given(data))
    assert len(code) == 8 * 4 + 7
    assert set(code) <= set(ALPHABET) | {"-"}
    secret = secret_of(code)
    assert len(secret) == 28
    typed = code.lower().replace("-", "  ").replace("0", "o").replace("1", "I")
    assert secret_of(typed) == secret


@given(
    st.binary(min_size=18, max_size=18),
    st.integers(0, 31),
    st.integers(1, 31),
)
def test_one_wrong_letter_is_noticed(data: bytes, place: int, shift: int) -> None:
    symbols = new_code(Given(data)).replace("-", "")
    other = ALPHABET[(ALPHABET.index(symbols[place]) + shift) % 32]
    with pytest.raises(RecoveryCodeMistyped):
        secret_of(symbols[:place] + other + symbols[place + 1 :])


def test_codes_hold_140_bits() -> None:
    assert secret_of(new_code(Given(bytes(18)))) == "0" * 28
    assert secret_of(new_code(Given(b"\xff" * 18))) == "Z" * 28
    assert len({new_code(RANDOM) for _ in range(50)}) == 50


@pytest.mark.parametrize("typed", ["", "é" * 32, "U" * 32, "0" * 31, "0" * 33, "\0"])
def test_codes_that_are_none(typed: str) -> None:
    with pytest.raises(RecoveryCodeMistyped):
        secret_of(typed)
