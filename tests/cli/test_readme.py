"""The commands of the README do what it says, typed one after the other."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Door
from tests.usecases.desks import PASSPHRASE

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def blocks(kind: str, *, holding: str) -> list[str]:
    found = re.findall(rf"^```{kind}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    return [one for one in found if holding in one]


@pytest.mark.parametrize("at", [0, 1], ids=["fr", "en"])
def test_a_stranger_types_what_the_readme_says(
    door: Door, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    monkeypatch.chdir(door.folder)
    door.write("phrase.txt", PASSPHRASE + "\n")
    lines = blocks("sh", holding="livret say")[at].splitlines()
    said = next(one.split()[4] for one in lines if one.startswith("livret say "))
    door.write(said, blocks("json", holding="contributions")[at])
    for line in lines:
        program, *words = shlex.split(line)
        assert program == "livret"
        door.clock.forward(minutes=1)
        answer = door(*words)
        assert (answer.code, answer.err) == (0, ""), line
    told = door(*words, "--json").json
    assert told["verdict"] == "valid"
    assert [one["way"] for one in told["signatures"]] == [
        *("aloud", "certificate", "typed"),
    ]
