"""Two papers of one minute are told apart, at the foot and by what replaces what."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from livret.usecases import documents
from livret.usecases.amending import amending, must_replace, version_of
from livret.usecases.errors import UnknownDocument
from livret.usecases.paper_sheets.dossier import take_dossier
from livret.words.papers.catalogue import PAPERS
from livret.words.papers.dossier import read_dossier
from livret.words.translator import translator_for
from tests.paper.papers import data_in, text_of
from tests.usecases.desks import Desk
from tests.usecases.test_documents import CHOICES

HELD = {"kind": "meeting_held", "on": "2026-03-12", "present": [], "targets": []}
REPLACED = re.compile(r"Remplace (.*?) du\s12\smars\s2026")
DRESSES = ("standard", "large", "simple", "simple-words", "bilingual-uk")


def frozen(
    desk: Desk, paper: str = "diagnostic", *, amends: bool = False, **choices: Any
) -> tuple[str, str, dict[str, Any]]:
    """Freeze a paper; return its number, its text and its data."""
    chosen = replace(CHOICES, to_sign=True, **choices)
    takes, before = PAPERS[paper].takes, None
    if amends:
        before = must_replace(desk.ctx, desk.livret, paper, takes, chosen)
        chosen = amending(chosen, before)
    composed, pdf = documents.preview(
        desk.ctx, desk.vault.paper, desk.livret, chosen, takes
    )
    old = before.id if before else ""
    done = documents.freeze(desk.ctx, desk.livret, composed, pdf, amends=old)
    return done.value.document, text_of(pdf), data_in(pdf, Path(desk.vault.path))


def meeting(desk: Desk, words: str) -> str:
    """Note a meeting; return its number."""
    desk.say({**HELD, "words": words})
    return desk.read.history[-1].id


@pytest.mark.parametrize("dress", DRESSES)
def test_each_page_of_a_second_one_says_so(desk: Desk, dress: str) -> None:
    _, first, plain = frozen(desk, dress=dress)
    _, second, data = frozen(desk, dress=dress, amends=True)
    assert "version" not in first
    assert REPLACED.findall(second)[0] == "la version 1"
    told = re.findall(r"version 2 · page \d sur (\d)", second)
    assert len(told) == int(told[0])
    assert (data["version"], data["amends_version"]) == (2, 1)
    assert not {"version", "amends_version"} & plain.keys()


def test_a_third_replaces_the_second(desk: Desk) -> None:
    frozen(desk)
    frozen(desk, amends=True)
    _, third, data = frozen(desk, amends=True)
    assert "version 3" in third
    assert REPLACED.findall(third)[0] == "la version 2"
    assert (data["version"], data["amends_version"]) == (3, 2)


def test_one_of_another_day_is_told_by_its_date(desk: Desk) -> None:
    frozen(desk)
    _, later, data = frozen(desk, amends=True, on=dt.date(2026, 3, 13))
    assert REPLACED.findall(later)[0] == "le papier"
    assert "version" not in later
    assert not {"version", "amends_version"} & data.keys()


def test_papers_about_two_things_are_no_versions(desk: Desk) -> None:
    meetings = [meeting(desk, words) for words in ("Le bus.", "Le vélo.")]
    texts = [frozen(desk, "compte-rendu", target=one)[1] for one in meetings]
    assert not any("version" in text for text in texts)
    assert "version 2" in frozen(desk, "compte-rendu", target=meetings[0])[1]


def test_a_paper_replaces_no_other_paper(desk: Desk) -> None:
    diagnosis, *_ = frozen(desk)
    meeting(desk, "Nous avons parlé du logement.")
    takes = PAPERS["compte-rendu"].takes
    chosen = replace(CHOICES, to_sign=True)
    composed, pdf = documents.preview(
        desk.ctx, desk.vault.paper, desk.livret, chosen, takes
    )
    with pytest.raises(UnknownDocument):
        documents.freeze(desk.ctx, desk.livret, composed, pdf, amends=diagnosis)


def test_a_paper_that_nobody_signs_is_no_version(desk: Desk) -> None:
    held = meeting(desk, "Le bus.")
    frozen(desk, "compte-rendu", target=held)
    takes, choices = PAPERS["compte-rendu"].takes, replace(CHOICES, target=held)
    composed, pdf = documents.preview(
        desk.ctx, desk.vault.paper, desk.livret, choices, takes
    )
    assert composed.sheet.version == 1
    assert "version" not in text_of(pdf)


def test_the_dossier_tells_which_one_it_is_about(desk: Desk) -> None:
    first, *_ = frozen(desk)
    alone = take_dossier(desk.ctx, desk.livret, first, "fr")
    assert alone.about_version == 0
    second, *_ = frozen(desk, amends=True)
    tr = translator_for("fr")
    for document, told in ((first, (1, 0, 2)), (second, (2, 1, 0))):
        sheet = take_dossier(desk.ctx, desk.livret, document, "fr")
        numbers = (sheet.replaces_version, sheet.replaced_by_version)
        assert (sheet.about_version, *numbers) == told
        assert f"version {told[0]}" in repr(
            read_dossier(tr, sheet, "Diagnostic partagé")
        )
    found = documents.the_document(desk.ctx, desk.livret, second)
    assert version_of(desk.read, found) == 2
