"""``livret timeline``: lanes, joint acts, what is ahead."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from livret.cli.main import MISUSED, REFUSED
from tests.cli.conftest import Door

SAID: list[dict[str, Any]] = [
    {"kind": "life_told", "words": "Ma fille entre à l’école", "on": "2026-03-10"},
    {
        "kind": "event_noted",
        "voice": "emploi",
        "words": "Stage",
        "on": "2026-05-04",
        "until": "2026-05-15",
        "planned": True,
    },
    {"kind": "meeting_planned", "on": "2026-04-02", "review": True},
    {
        "kind": "view_given",
        "barrier": "mobilite",
        "voice": "personne",
        "level": "bloque",
        "words": "Je marche.",
        "outside": [{"words": "Pas de bus", "who": "le réseau"}],
    },
]


@pytest.fixture
def told(desk: Door, tmp_path: Path) -> Door:
    source = tmp_path / "said.json"
    source.write_text(json.dumps({"contributions": SAID}), "utf-8")
    desk.json("say", "amina", "--from", str(source))
    return desk


def test_lanes_joint_acts_and_what_is_ahead(told: Door) -> None:
    line = told.json("timeline", "amina")
    lanes = line["lanes"]
    assert list(lanes) == ["ma_vie", "social", "emploi", "steps", "outside"]
    assert [one["words"] for one in lanes["ma_vie"]] == ["Ma fille entre à l’école"]
    (stage,) = lanes["emploi"]
    assert (stage["until"], stage["planned"]) == ("2026-05-15", True)
    (blocked,) = lanes["outside"]
    assert (blocked["who_name"], blocked["lasting"]) == ("le réseau", True)
    assert [one["what"] for one in line["joint"]] == ["diagnosis", "review"]
    assert not any(one["untold"] for one in line["joint"])
    assert line["planned"] == [stage["id"], line["joint"][-1]["id"]]
    assert (line["first"], line["last"]) == ("2026-03-10", "2026-05-15")
    (mobility,) = line["barriers"]
    (hers,) = mobility["voices"]
    assert hers["readings"][0]["answer"] == "bloque"


def test_it_is_said_in_sentences(told: Door) -> None:
    out = told.inside("timeline", "amina").out
    assert out.startswith("Ma vie. 10 mars 2026. Ma fille entre à l’école.")
    assert "Ensemble. 2 avril 2026. Bilan prévu." in out
    english = told.inside("timeline", "amina", "--language", "en").out
    assert english.startswith("My life. 10 March 2026. Ma fille entre à l’école.")


def test_it_is_in_her_journal(told: Door) -> None:
    told.json("timeline", "amina")
    told.json("timeline", "amina", "--at", "2026-03-12")
    details = [one["detail"] for one in told.json("journal", "amina")["journal"]]
    assert details[-2:] == [{"by": "command"}, {"at": "2026-03-12"}]


def test_before_anything_was_known_the_line_is_empty(told: Door) -> None:
    line = told.json("timeline", "amina", "--at", "2020-01-01")
    assert (line["first"], line["joint"], line["barriers"]) == (None, [], [])
    shown = told.inside("timeline", "amina", "--at", "2020-01-01").out
    assert shown == "Rien n’est encore sur le parcours.\n"


def test_nobody_of_that_name(desk: Door) -> None:
    assert desk.inside("timeline", "personne").code == REFUSED


def test_the_pathway_is_printed_without_her_life_unless_she_says(
    told: Door, tmp_path: Path
) -> None:
    out = tmp_path / "parcours.pdf"
    asked = ("print", "amina", "--paper", "parcours", "--out", str(out))
    answer = told.json(*asked)
    assert answer["paper"] == "parcours"
    assert out.read_bytes().startswith(b"%PDF")
    without = out.stat().st_size
    assert "parcours.pdf" in told.inside(*asked, "--with-life").out
    assert out.stat().st_size > without
    printed = told.json("journal", "amina")["journal"][-1]
    assert (printed["what"], printed["detail"]) == ("printed", {"paper": "parcours"})


def test_a_topic_that_does_not_exist_is_not_left_off(
    told: Door, tmp_path: Path
) -> None:
    out = tmp_path / "parcours.pdf"
    asked = ("print", "amina", "--paper", "parcours", "--out", str(out))
    assert told.inside(*asked, "--leave-off", "argent").code == REFUSED
    assert not out.exists()


def test_through_a_lens_stands_what_helps_and_all_of_her_life(
    told: Door, tmp_path: Path
) -> None:
    source = tmp_path / "step.json"
    step: dict[str, Any] = {"kind": "action_agreed", "words": "Un vélo"}
    step |= {"by": "2026-06-01", "functions": ["autonomy"]}
    source.write_text(json.dumps({"contributions": [step]}), "utf-8")
    told.json("say", "amina", "--from", str(source))
    seen = told.json("timeline", "amina", "--function", "autonomy")
    lanes = seen["lanes"]
    assert [lane for lane, there in lanes.items() if there] == ["ma_vie", "steps"]
    assert lanes["steps"][0]["functions"] == ["autonomy"]
    assert (lanes["ma_vie"][0]["functions"], seen["joint"]) == ([], [])
    out = told.inside("timeline", "amina", "--function", "autonomy").out
    assert [line.split(".")[0] for line in out.splitlines()] == [
        "Ma vie",
        "Nos démarches",
    ]
    several = ("--function", "training", "--function", "autonomy")
    assert told.json("timeline", "amina", *several)["lanes"] == lanes


def test_a_function_that_is_none_is_refused(told: Door) -> None:
    assert told.inside("timeline", "amina", "--function", "argent").code == MISUSED
