"""Every paper of the catalogue: it conforms, it is whole, it tells no more."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from livret.usecases.documents import preview
from livret.usecases.example_year import make_example_year
from livret.usecases.papers import Composed, PaperChoices
from livret.words.papers.catalogue import PAPERS
from tests.paper.papers import data_in, failures, read_aloud
from tests.usecases.desks import Desk, SetClock, make_vault

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    clock = SetClock(NOW)
    vault = make_vault(tmp_path_factory.mktemp("vault") / "v", clock)
    with vault:
        yield Desk(vault, clock, make_example_year(vault.ctx))


def made(desk: Desk, name: str, **changes: Any) -> tuple[Composed[Any], bytes]:
    told: dict[str, Any] = {
        "language": "fr",
        "on": desk.clock.today(),
        "witness": "Claire M.",
    }
    choices = PaperChoices(**told | changes)
    ctx, room = desk.ctx, desk.vault.paper
    return preview(ctx, room, desk.livret, choices, PAPERS[name].takes)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_conforms(
    desk: Desk, name: str, language: str, tmp_path: Path
) -> None:
    _, pdf = made(desk, name, language=language, to_sign=PAPERS[name].signable)
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []
    done = subprocess.run(
        ["qpdf", "--check", str(tmp_path / "checked.pdf")],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", PAPERS)
def test_the_attachment_is_the_sheet_and_holds_no_id(
    desk: Desk, name: str, tmp_path: Path
) -> None:
    composed, pdf = made(desk, name)
    attached = data_in(pdf, tmp_path)
    assert attached == json.loads(json.dumps(composed.sheet.plain()))
    plain = json.dumps(attached, ensure_ascii=False)
    assert not any(value.id in plain for value in desk.read.history)


@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_is_read_aloud_from_its_title(
    desk: Desk, name: str, tmp_path: Path
) -> None:
    _, pdf = made(desk, name)
    told = read_aloud(pdf, tmp_path)
    assert "Amina B." in told
