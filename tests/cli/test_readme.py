"""The commands of the README do what it says, typed one after the other."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from livret import bootstrap
from tests.cli.conftest import Door
from tests.exchange.test_person_copy import QuickKeys
from tests.usecases.desks import PASSPHRASE

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def blocks(kind: str, *, holding: str) -> list[str]:
    found = re.findall(rf"^```{kind}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    return [one for one in found if holding in one]


def story(door: Door, at: int) -> list[str]:
    """Type the story of one desk; return the last command."""
    door.write("phrase.txt", PASSPHRASE + "\n")
    lines = blocks("sh", holding="livret say")[at].splitlines()
    said = next(one.split()[4] for one in lines if one.startswith("livret say "))
    door.write(said, blocks("json", holding="contributions")[at])
    return typed(door, lines)


def typed(door: Door, lines: list[str]) -> list[str]:
    """Type commands one after the other; return the last one."""
    for line in lines:
        program, *words = shlex.split(line)
        assert program == "livret"
        door.clock.forward(minutes=1)
        answer = door(*words)
        assert (answer.code, answer.err) == (0, ""), line
    return words


@pytest.mark.parametrize("at", [0, 1], ids=["fr", "en"])
def test_a_stranger_types_what_the_readme_says(
    door: Door, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    monkeypatch.chdir(door.folder)
    words = story(door, at)
    told = door(*words, "--json").json
    assert told["verdict"] == "valid"
    assert [one["way"] for one in told["signatures"]] == [
        *("aloud", "certificate", "typed"),
    ]


@pytest.mark.parametrize(
    ("at", "hers"), [(0, "sienne.txt"), (1, "hers.txt")], ids=["fr", "en"]
)
def test_two_desks_share_as_the_readme_says(
    door: Door, monkeypatch: pytest.MonkeyPatch, at: int, hers: str
) -> None:
    monkeypatch.setattr(bootstrap.Rooms, "person_keys", QuickKeys())
    monkeypatch.chdir(door.folder)
    story(door, at)
    door.write(hers, "cheval tournesol guitare brouette\n")
    words = typed(door, blocks("sh", holding="livret send")[at].splitlines())
    told = door(*words, "--json").json
    assert told["person"]["called"] == "Sophie"
    assert told["hers"] is True
    at_marc = ("--vault", "marc", "--passphrase-file", "phrase.txt", "--json")
    there = door("show", "sophie", *at_marc).json
    assert there["person"]["called"] == "Sophie"
