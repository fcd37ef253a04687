"""Values made quickly are the values themselves."""

from __future__ import annotations

import dataclasses
from dataclasses import FrozenInstanceError, dataclass, field
from typing import Any

import pytest

from livret.domain.frozen import maker


@dataclass(frozen=True, slots=True)
class Told:
    """A value with every way of giving a field."""

    who: str
    words: str = "rien"
    on: int = field(default=3, kw_only=True)
    held: list[str] = field(default_factory=list, kw_only=True)


def test_what_is_made_quickly_is_equal_to_what_the_class_makes() -> None:
    quick = maker(Told)
    for made, plain in (
        (quick("Amina"), Told("Amina")),
        (quick("Amina", "oui", on=4), Told("Amina", "oui", on=4)),
        (quick(who="Amina", held=["a"]), Told(who="Amina", held=["a"])),
    ):
        assert (made, repr(made)) == (plain, repr(plain))
        assert type(made) is Told
        assert dataclasses.replace(made, words="non") == Told(
            plain.who, "non", on=plain.on, held=plain.held
        )
    assert quick("Amina").held is not quick("Amina").held


def test_what_is_made_quickly_refuses_changes_too() -> None:
    told = maker(Told)("Amina")
    with pytest.raises(FrozenInstanceError):
        told.words = "oui"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del told.who


def test_what_the_class_asks_is_asked() -> None:
    quick: Any = maker(Told)
    with pytest.raises(TypeError):
        quick()
    with pytest.raises(TypeError):
        quick("Amina", "oui", 4)


def test_a_class_that_does_more_than_keep_its_fields_is_not_skipped() -> None:
    @dataclass(frozen=True, slots=True)
    class Checked:
        who: str

        def __post_init__(self) -> None:
            raise ValueError(self.who)

    @dataclass(frozen=True, slots=True)
    class Derived:
        who: str
        short: str = field(init=False, default="")

    with pytest.raises(TypeError):
        maker(Checked)
    with pytest.raises(TypeError):
        maker(Derived)
