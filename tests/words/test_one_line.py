# ruff: noqa: RUF001 - letters of other scripts are the matter of this file
"""Short things on one line: which full stop stays."""

from __future__ import annotations

import pytest

from livret.words.one_line import in_sentences, on_one_line


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (("Un mot.", "Encore un."), "Un mot · Encore un."),
        (("Claire M.", "le 4 mai"), "Claire M. · le 4 mai"),
        (("21 вересня 2021 р.", "Зустріч"), "21 вересня 2021 р. · Зустріч"),
        (("21 сентября 2021 г.", "так"), "21 сентября 2021 г. · так"),
        (("Et puis…", "rien"), "Et puis… · rien"),
    ],
)
def test_an_abbreviation_keeps_its_stop(parts: tuple[str, ...], told: str) -> None:
    assert on_one_line(parts) == told


def test_what_is_heard_has_one_stop_after_each_thing() -> None:
    """« écrit par Claire M.. Le bus » was heard, and no pause at a dot between two."""
    parts = (
        "12 mars 2026, 10:42",
        "écrit par Claire M.",
        "",
        "au guichet · 30 min",
        "Ah !",
    )
    told = "12 mars 2026, 10:42. Écrit par Claire M. Au guichet. 30 min. Ah !"
    assert in_sentences(parts) == told
