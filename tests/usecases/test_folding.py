"""A livret folded just before is not folded again, and is never another's."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from livret.domain.fold import fold
from livret.usecases.folding import LastFold
from tests.domain.histories import History, histories, some_withheld


@given(histories(), st.lists(st.binary(max_size=12), max_size=4))
def test_what_is_given_is_what_is_folded(history: History, hidden: list[bytes]) -> None:
    last = LastFold()
    for some in (history.everything, *(some_withheld(history, one) for one in hidden)):
        assert last(some) == fold(some)
        assert last(reversed(some)) is last([*some, *some])


@given(histories())
def test_one_that_is_not_right_makes_another_livret(history: History) -> None:
    last, some = LastFold(), list(history.everything)
    last(some)
    some[-1] = dataclasses.replace(some[-1], problem="text")
    assert last(some) == fold(some)
