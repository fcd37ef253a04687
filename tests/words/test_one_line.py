# ruff: noqa: RUF001 - letters of other scripts are the matter of this file
"""Short things on one line: which full stop stays."""

from __future__ import annotations

import pytest

from livret.words.one_line import on_one_line


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
