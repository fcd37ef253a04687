"""The words that open the window, and those that are a command's."""

from __future__ import annotations

from pathlib import Path

import pytest

from livret.desktop.opening_words import OpeningWords, opening_words


def test_no_word_opens_the_window() -> None:
    assert opening_words([]) == OpeningWords()


@pytest.mark.parametrize("joined", [True, False])
def test_each_word_is_read(joined: bool) -> None:
    values = {"--vault": "/coffre", "--back": "goals:1a", "--language": "en"}
    words = ["--example", "--until-usable", "--words-lost"]
    for name, value in values.items():
        words += [f"{name}={value}"] if joined else [name, value]
    assert opening_words(words) == OpeningWords(
        example=True,
        until_usable=True,
        back="goals:1a",
        language="en",
        vault=Path("/coffre"),
        words_lost=True,
    )


def test_a_vault_here_stays_the_same_wherever_one_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = opening_words(["--vault", "coffre"])
    assert words is not None
    assert words.vault == tmp_path / "coffre"


@pytest.mark.parametrize(
    "words",
    [
        ["people"],
        ["--vault"],
        ["--help"],
        ["--example=yes"],
        ["--example", "show"],
        ["--language", "en", "doctor"],
        ["--Example"],
    ],
)
def test_a_command_is_left_to_the_command_line(words: list[str]) -> None:
    assert opening_words(words) is None
