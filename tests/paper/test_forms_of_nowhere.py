"""A diagnosis opened on a form that nobody has: one word of a colleague is enough.

It is read, gone on with and printed all the same, the whole livret too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from livret.domain.diagnosis import current_diagnosis
from livret.words.forms import (
    DIAGNOSTIC,
    FormMissing,
    form_to_read,
    latest,
    load_form,
)
from tests.clock import SetClock
from tests.exchange.raw_words import write_raw
from tests.paper.papers import text_of
from tests.paper.whole_desk import made
from tests.usecases.desks import Desk, make_vault

NOWHERE = [("jamais-vu", 1), (DIAGNOSTIC, 10_000), ("charte", 1)]
ELSEWHERE = "Rempli sur un formulaire que ce Livret n’a pas : les titres"
HERS = "Sans bus après vingt heures, je ne rentre pas"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = SetClock()
    desk = Desk(make_vault(tmp_path / "v", clock), clock)
    desk.open()
    yield desk
    desk.vault.close()


@pytest.mark.parametrize(("form", "version"), NOWHERE)
@pytest.mark.parametrize("paper", ["diagnostic", "livret"])
@pytest.mark.parametrize("dress", ["standard", "large"])
def test_a_paper_of_it_is_made(
    desk: Desk, form: str, version: int, paper: str, dress: str
) -> None:
    content = {"form": form, "form_version": version}
    opened = write_raw(desk, "diagnosis_opened", content)
    desk.view("mobilite", "gene_beaucoup", words=HERS)
    current = current_diagnosis(desk.read)
    assert current is not None
    assert (current.form, current.form_version) == (form, version)
    assert opened.signature
    _, pdf = made(desk, paper, dress=dress)
    told = " ".join(text_of(pdf).split())
    assert HERS in told
    assert load_form(DIAGNOSTIC, latest(DIAGNOSTIC), "fr").title in told
    assert ELSEWHERE in told


@pytest.mark.parametrize("dress", ["standard", "large"])
def test_a_paper_of_a_form_that_is_here_says_nothing_of_it(
    desk: Desk, dress: str
) -> None:
    desk.view("mobilite", "gene_beaucoup", words=HERS)
    _, pdf = made(desk, "diagnostic", dress=dress)
    assert "formulaire" not in text_of(pdf)


@pytest.mark.parametrize(("form", "version"), [*NOWHERE, ("", 0)])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_is_read_on_the_newest_form_here(
    form: str, version: int, language: str
) -> None:
    newest = load_form(DIAGNOSTIC, latest(DIAGNOSTIC), language)
    assert form_to_read(form, version, language) == newest


def test_a_form_that_is_here_is_read_as_it_is() -> None:
    assert form_to_read(DIAGNOSTIC, 1, "fr") == load_form(DIAGNOSTIC, 1, "fr")
    with pytest.raises(FormMissing):
        form_to_read(DIAGNOSTIC, 1, "zz")
