"""The charter at the desk: chosen, completed, version after version."""

from __future__ import annotations

import datetime as dt

import pytest

from livret.desktop.charter.controller import CharterController
from livret.domain.situations import charter_of
from livret.usecases.documents import preview
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.papers import PaperChoices
from livret.words.papers.catalogue import PAPERS
from tests.desktop.livret.at_desk import AtDesk, texts
from tests.paper.papers import text_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def here(at: AtDesk) -> AtDesk:
    """A livret that has no charter yet."""
    other = open_livret(at.ctx, OpenLivret(called="Olena T.")).value
    at.livret = other
    at.open("charter", other)
    return at


def shown(at: AtDesk) -> str:
    return " ".join(texts(at.of(CharterController).page))


def test_a_charter_is_chosen_and_completed(here: AtDesk) -> None:
    page = here.of(CharterController).page
    assert "Pas encore de charte" in shown(here)
    here.press(page, "Écrire la charte")
    assert page.editor is not None
    assert not any(ticks.values for ticks in page.editor.groups.values())
    page.editor.groups["parler"].buttons["pause"].click()
    here.press(page.editor, "Ajouter cette ligne")
    page.editor.words.setPlainText("Nous buvons un café d’abord.")
    here.press(page.editor, "Ajouter cette ligne")
    page.editor.words.setPlainText("Je viens avec ma fille.")
    here.press(page.editor, "Garder cette charte")
    (value,) = charter_of(here.read)
    assert value.content["choices"] == ["pause"]
    assert [one["words"] for one in value.content["lines"]] == [
        "Nous buvons un café d’abord.",
        "Je viens avec ma fille.",
    ]
    assert page.editor is None
    assert "Version 1, le 12 mars 2026." in shown(here)
    assert "Je peux faire une pause, ou arrêter." in shown(here)


def test_a_charter_that_says_nothing_is_not_kept(here: AtDesk) -> None:
    page = here.of(CharterController).page
    here.press(page, "Écrire la charte")
    assert page.editor is not None
    here.press(page.editor, "Garder cette charte")
    assert not charter_of(here.read)
    assert page.editor is not None
    told = page.editor.trouble
    assert told.isVisibleTo(page)
    assert "Cette charte est vide" in told.text()
    page.editor.groups["parler"].buttons["pause"].click()
    here.press(page.editor, "Garder cette charte")
    assert len(charter_of(here.read)) == 1


def test_a_charter_filled_by_hand_is_of_its_day_and_says_so(here: AtDesk) -> None:
    page = here.of(CharterController).page
    here.press(page, "Écrire la charte")
    assert page.editor is not None
    page.editor.groups["parler"].buttons["pause"].click()
    page.editor.on.setText("hier")
    here.press(page.editor, "Garder cette charte")
    assert not charter_of(here.read)
    page.editor.on.setText("3/3/2026")
    here.press(page.editor, "Garder cette charte")
    (value,) = charter_of(here.read)
    assert value.content["came"] == {"how": "paper"}
    assert value.said_on == dt.date(2026, 3, 3)
    assert "recueillie sur papier le 3 mars 2026" in shown(here)
    charter = PAPERS["charte"].takes
    choices = PaperChoices(language="fr", on=here.ctx.clock.today(), witness="")
    _, pdf = preview(here.ctx, here.vault.paper, here.livret, choices, charter)
    assert "Écrit le 3 mars 2026 (recueilli sur papier)" in text_of(pdf)


def test_a_charter_of_a_day_to_come_is_refused(here: AtDesk) -> None:
    page = here.of(CharterController).page
    here.press(page, "Écrire la charte")
    assert page.editor is not None
    page.editor.groups["parler"].buttons["pause"].click()
    page.editor.on.setText("3/3/2027")
    here.press(page.editor, "Garder cette charte")
    assert not charter_of(here.read)
    assert page.editor is not None


def test_a_new_version_begins_with_what_stands(here: AtDesk) -> None:
    page = here.of(CharterController).page
    lines = [{"voice": "personne", "words": "Je viens avec ma fille."}]
    here.say({"kind": "charter_written", "choices": ["refus"], "lines": lines})
    here.open("charter")
    here.press(page, "Écrire une nouvelle version")
    assert page.editor is not None
    assert page.editor.groups["agir"].values == {"refus"}
    here.press(page.editor, "Enlever\u202f: Je viens avec ma fille.")
    page.editor.groups["agir"].buttons["dehors"].click()
    here.press(page.editor, "Garder cette charte")
    (value,) = charter_of(here.read)
    assert value.content["choices"] == ["dehors", "refus"]
    assert "lines" not in value.content
    assert "Version 2" in shown(here)


def test_what_a_newer_livret_chose_is_shown_and_kept(here: AtDesk) -> None:
    page = here.of(CharterController).page
    choices = ["a_venir", "refus", "demain"]
    here.say({"kind": "charter_written", "choices": choices, "edition": 9000})
    here.open("charter")
    for told in ("Écrit par un Livret plus récent", "a_venir", "demain"):
        assert told in shown(here)
    here.press(page, "Écrire une nouvelle version")
    assert page.editor is not None
    page.editor.groups["ahead"].buttons["demain"].click()
    here.press(page.editor, "Garder cette charte")
    (value,) = charter_of(here.read)
    assert value.content == {"choices": ["refus", "a_venir"], "edition": 9000}
    here.press(page, "Écrire une nouvelle version")
    page.editor.groups["ahead"].buttons["a_venir"].click()
    here.press(page.editor, "Garder cette charte")
    (value,) = charter_of(here.read)
    assert value.content == {"choices": ["refus"], "edition": 1}
    here.press(page, "Écrire une nouvelle version")
    assert "ahead" not in page.editor.groups


def test_leaving_the_editor_changes_nothing(here: AtDesk) -> None:
    page = here.of(CharterController).page
    here.press(page, "Écrire la charte")
    assert page.editor is not None
    here.press(page.editor, "Revenir")
    assert page.editor is None
    assert charter_of(here.read) == ()
