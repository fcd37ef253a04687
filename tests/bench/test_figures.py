"""Every figure is measured, whatever it says: no test here looks at the time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from livret.exchange.bench import write_fictitious
from livret.usecases.figures import Figure, invented_name, median_of, side_by_side
from tests.architecture.project import TOP

FIELDS = {"name", "value", "unit", "limit", "ratio", "bound"}
AGAINST_A_LIMIT = {
    "start",
    "unlock",
    "save",
    "open_long_livret",
    "search_key",
    "meeting_page_change",
    "draft_after_typing",
    "draft_while_typing",
    "meeting_key",
    "timeline_first_paint",
    "timeline_scroll_step",
    "exchange_file_made",
    "exchange_file_received",
    "exchange_files_merged",
    "exchange_files_merged_window",
    "exchange_files_merged_window.still",
    "paper_of_two_pages",
    "paper_of_two_pages_ar",
    "paper_of_two_pages_bn",
    "paper_of_two_pages_ti",
    "paper_of_two_pages_zh",
    "paper_further_page",
    "three_signatures",
    "check_three_signatures",
    "whole_livret.to_stop",
}
ALONE = {
    "open_long_livret.rows_alone",
    "exchange_files_merged_window.loop",
    "exchange_files_merged_window.loop_p99",
    "exchange_file_row",
    "import",
    "meeting_page_change.empty_page",
    "meeting_key.empty_field",
    "timeline_first_paint.empty_view",
    "timeline_scroll_step.empty_view",
    "vault_row",
    "whole_livret",
}
WHERE_POSSIBLE = {
    *("memory", "whole_livrets_in_a_row"),
    *("paper_by_libreoffice", "whole_livret_by_libreoffice"),
}
MAY_BE_NOTHING = {"paper_further_page", "whole_livrets_in_a_row"}
"""A difference, that a taste may find to be nothing or less."""


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the door answers when it measures next to nothing."""
    home = tmp_path_factory.mktemp("home")
    given = {"HOME": str(home), "LIVRET_BENCH": "taste", "LIVRET_SHARED_DATA": ""}
    done = subprocess.run(
        [sys.executable, "-m", "livret", "bench", "--json"],
        cwd=TOP,
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: list[dict[str, Any]] = json.loads(done.stdout)
    return told


def test_the_door_answers_with_every_figure_once(
    measured: list[dict[str, Any]],
) -> None:
    assert all(figure.keys() == FIELDS for figure in measured)
    names = [figure["name"] for figure in measured]
    assert len(names) == len(set(names))
    assert set(names) - WHERE_POSSIBLE == AGAINST_A_LIMIT | ALONE


def test_what_has_a_limit_has_its_ratio(measured: list[dict[str, Any]]) -> None:
    for figure in measured:
        against = (figure["limit"], figure["ratio"], figure["bound"])
        if figure["name"] in AGAINST_A_LIMIT:
            assert figure["ratio"] == figure["value"] / figure["limit"]
            assert figure["bound"] >= 1
        elif figure["name"] in ALONE:
            assert against == (None, None, None)
        assert figure["value"] > 0 or figure["name"] in MAY_BE_NOTHING
        assert figure["unit"] in {"ms", "MiB", "bytes", "livrets/s"}


def test_nothing_is_left_behind(
    measured: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert measured
    home = tmp_path_factory.getbasetemp()
    assert not list(home.glob("home*/.local/share/livret"))


def test_a_figure_without_limit_has_no_ratio() -> None:
    alone = Figure(name="import", value=3.0, unit="livrets/s")
    assert alone.as_plain() == {
        "name": "import",
        "value": 3.0,
        "unit": "livrets/s",
        "limit": None,
        "ratio": None,
        "bound": None,
    }


def test_two_calls_are_made_in_turn() -> None:
    calls: list[str] = []
    side_by_side(lambda: calls.append("ours"), lambda: calls.append("theirs"), 3)
    assert calls == ["ours", "theirs"] * 3


def test_a_median_is_of_as_many_calls() -> None:
    calls: list[int] = []
    assert median_of(lambda: calls.append(1), 5) >= 0
    assert len(calls) == 5


def test_invented_names_are_not_repeated() -> None:
    assert len({invented_name(number) for number in range(20_000)}) == 20_000


def test_an_invented_peer_has_as_many_people(tmp_path: Path) -> None:
    write_fictitious(tmp_path / "peer", 3)
    people = (tmp_path / "peer" / "beneficiary.csv").read_text("utf-8").splitlines()
    assert len(people) == 1 + 3
