"""``livret minutes``: read here, or written for other software."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Door

HER = {"present": [{"voice": "personne"}], "targets": []}


@pytest.fixture
def held(desk: Door) -> tuple[str, str]:
    """A livret with two meetings held; returns its id and the first one's."""
    livret: str = desk.json("people")["people"][0]["livret"]
    first, _ = desk.say(
        livret,
        {
            "kind": "meeting_held",
            "on": "2026-03-02",
            "words": "Le permis avance.",
            **HER,
        },
        {
            "kind": "meeting_held",
            "on": "2026-03-09",
            "next_words": "Le CV.",
            **HER,
        },
    )
    return livret, first


def test_the_last_ones_are_read(desk: Door, held: tuple[str, str]) -> None:
    livret, _ = held
    told = desk.json("minutes", livret)
    assert (told["livret"], told["on"], told["out"]) == (livret, "2026-03-09", None)
    assert "Le CV." in told["text"]
    assert "Le CV." in desk.inside("minutes", livret).out
    seen = desk.json("journal", livret)["journal"]
    assert [one["what"] for one in seen] == ["opened", "opened"]


def test_another_meeting_is_written_and_the_person_sees_it(
    desk: Door, held: tuple[str, str], tmp_path: Path
) -> None:
    livret, first = held
    path = tmp_path / "compte-rendu.txt"
    told = desk.json("minutes", livret, "--meeting", first, "--out", str(path))
    assert told["out"] == str(path)
    assert "Le permis avance." in path.read_text(encoding="utf-8")
    entries = desk.json("journal", livret)["journal"]
    assert any(one["what"] == "copied" for one in entries)


def test_without_a_meeting_it_says_so(desk: Door) -> None:
    livret: str = desk.json("people")["people"][0]["livret"]
    answer = desk.inside("minutes", livret)
    assert answer.code != 0
    assert "il n’y a pas de compte rendu" in answer.err
