"""The running digests: the same bytes, however many heads a livret has."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.vault import chain
from livret.vault.chain import LivretState, packed

_IDS = [hashlib.sha256(bytes([number])).digest() for number in range(24)]
_ARRIVALS = st.lists(
    st.tuples(st.sampled_from(_IDS), st.lists(st.sampled_from(_IDS), max_size=4)),
    max_size=40,
    unique_by=lambda one: one[0],
)


@given(_ARRIVALS)
def test_the_digest_is_that_of_the_heads_in_order(
    arrivals: list[tuple[bytes, list[bytes]]],
) -> None:
    state, came = LivretState(fk=1, id=bytes(16)), set[bytes]()
    for new, parents in arrivals:
        state.arrive(new, parents, came.__contains__)
        came.add(new)
        assert state.heads_digest() == hashlib.sha256(packed(state.heads)).digest()


def test_heads_are_put_in_order_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """One signed file may bring tens of thousands, and every save waits meanwhile."""
    asked: list[int] = []

    def counted(ids: Iterable[bytes]) -> bytes:
        asked.append(1)
        return packed(ids)

    monkeypatch.setattr(chain, "packed", counted)
    state = LivretState(fk=1, id=bytes(16))
    for number in range(500):
        new = hashlib.sha256(b"%d" % number).digest()
        state.arrive(new, sorted(state.heads)[:2] if number % 3 == 0 else (), bool)
        state.heads_digest()
    assert len(state.heads) > 100
    assert len(asked) == 1
