"""A diagnosis opened on a form that nobody has: every page of it opens all the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from livret.desktop.diagnosis.controller import read_diagnosis
from livret.desktop.diagnosis.reading import diagnosis_of
from livret.desktop.then.controller import read_then
from livret.words.forms import DIAGNOSTIC, latest, load_form
from livret.words.translator import translator_for
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.exchange.raw_words import write_raw
from tests.usecases.desks import Desk

TR = translator_for("fr")
WORDS = "Le dernier bus part trop tôt"


@pytest.fixture
def at(sit: Callable[..., AtDesk]) -> AtDesk:
    at = sit()
    raw = Desk(at.vault, at.clock, at.livret)
    write_raw(raw, "diagnosis_opened", {"form": "jamais-vu", "form_version": 3})
    view = {"kind": "view_given", "barrier": "mobilite", "voice": "personne"}
    at.say({**view, "level": "gene_beaucoup", "words": WORDS})
    return at


def test_it_is_read_and_gone_on_with(at: AtDesk) -> None:
    at.open()
    assert not at.troubles
    at.topic("mobilite")
    assert not at.troubles
    shown = read_diagnosis(at.vault, at.livret, "fr").livret
    assert [one.content.get("words") for one in shown.history][-1] == WORDS


def test_it_says_on_which_form_it_is_read(at: AtDesk) -> None:
    read = read_diagnosis(at.vault, at.livret, "fr")
    shown = diagnosis_of(TR, read.livret, read.form)
    told = "Rempli sur un formulaire que ce Livret n’a pas\u202f: les titres"
    assert told in shown.under
    known = replace(read.form, name="jamais-vu", version=3)
    assert "formulaire" not in diagnosis_of(TR, read.livret, known).under


@pytest.mark.parametrize("page", ["transcription", "essentiel", "pathway"])
def test_no_page_of_it_is_refused(at: AtDesk, page: str) -> None:
    at.desk.open_livret(at.livret, page)
    settle()
    assert at.window.here == page
    assert not at.troubles


def test_it_is_read_as_it_was_then(at: AtDesk) -> None:
    newest = load_form(DIAGNOSTIC, latest(DIAGNOSTIC), "fr")
    then = read_then(at.vault, at.livret, at.clock.today(), "fr")
    now = read_diagnosis(at.vault, at.livret, "fr")
    assert then.form == now.form == newest
