"""Shared notes and rough ones: at the desk, on a real vault."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from livret.desktop.notes.controller import NotesController
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.notes import keep_rough, notes_of, roughs_of
from tests.desktop.livret.at_desk import AtDesk, settle, texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]


@pytest.fixture
def here(sit: Begin) -> AtDesk:
    at = sit(example=False)
    at.open("notes")
    return at


def shown(at: AtDesk) -> str:
    return " ".join(texts(at.of(NotesController).page))


def test_a_note_is_shared_and_read(here: AtDesk) -> None:
    page = here.of(NotesController).page
    assert "Rien n’est encore partagé ici." in shown(here)
    here.press(page, "Partager dans le livret")
    page.words.setPlainText("Le bus passe à 6 h.")
    page.topics.buttons["mobilite"].click()
    here.press(page, "Partager dans le livret")
    (note,) = notes_of(here.read)
    assert note.content["barriers"] == ["mobilite"]
    assert "Le bus passe à 6 h." in shown(here)
    assert "Claire M., le 12 mars 2026" in shown(here)
    assert page.words.text == ""
    assert here.drafts() == {}


def test_a_rough_note_ages_in_sight_then_asks(here: AtDesk) -> None:
    page = here.of(NotesController).page
    here.press(page, "Garder en brouillon")
    page.words.setPlainText("À vérifier.")
    here.press(page, "Garder en brouillon")
    assert "brouillon d’aujourd’hui" in shown(here)
    assert notes_of(here.read) == ()
    here.clock.forward(days=31)
    here.open("notes")
    assert "brouillon depuis 31 jours" in shown(here)
    assert "plus de 30 jours" in shown(here)
    here.press(page, "Continuer à écrire\u202f: À vérifier.")
    assert page.words.text == "À vérifier."
    page.words.setPlainText("C’est vérifié.")
    here.press(page, "Garder en brouillon")
    (rough,) = roughs_of(here.ctx, here.livret)
    assert (rough.text, rough.days) == ("C’est vérifié.", 31)
    here.press(page, "Partager\u202f: C’est vérifié.")
    assert [one.content["words"] for one in notes_of(here.read)] == ["C’est vérifié."]
    assert not page.roughs.isVisible()


def test_what_is_continued_may_be_shared_at_once(here: AtDesk) -> None:
    page = here.of(NotesController).page
    keep_rough(here.ctx, here.livret, "À vérifier.")
    here.open("notes")
    here.press(page, "Continuer à écrire\u202f: À vérifier.")
    page.words.setPlainText("Vérifié aujourd’hui.")
    here.press(page, "Partager dans le livret")
    (note,) = notes_of(here.read)
    assert note.content["words"] == "Vérifié aujourd’hui."
    assert here.drafts() == {}


def test_a_rough_note_is_deleted(here: AtDesk) -> None:
    keep_rough(here.ctx, here.livret, "À effacer.")
    here.open("notes")
    here.press(here.of(NotesController).page, "Effacer\u202f: À effacer.")
    assert here.drafts() == {}


def test_what_is_being_written_is_found_again(sit: Begin, qtbot: QtBot) -> None:
    first = sit(example=False)
    first.open("notes")
    first.of(NotesController).page.words.setPlainText("Rappeler Amina.")
    qtbot.waitUntil(lambda: "Rappeler Amina." in first.drafts().values())
    first.kill()

    again = sit()
    again.open("notes")
    page = again.of(NotesController).page
    assert page.words.text == "Rappeler Amina."
    other = open_livret(again.ctx, OpenLivret(called="Zoé")).value
    again.open("notes", other)
    assert page.words.text == ""


def test_saving_now_and_ending_keep_what_is_typed(here: AtDesk) -> None:
    controller = here.of(NotesController)
    controller.page.words.setPlainText("Un mot.")
    controller.asked("save")
    settle()
    assert "Un mot." in here.drafts().values()
    controller.page.words.setPlainText("Deux mots.")
    controller.keep_typing()
    settle()
    assert "Deux mots." in here.drafts().values()


def test_what_is_between_us_stays_so_even_found_again(here: AtDesk) -> None:
    page = here.of(NotesController).page
    page.words.setPlainText("Ma mère ne sait pas.")
    page.apart.click()
    here.of(NotesController).keep_typing()
    settle()
    assert list(here.drafts().values()) == ["Ma mère ne sait pas."]
    page.clear()
    here.open("essentiel")
    here.of(NotesController)._livret = ""
    here.open("notes")
    assert page.words.text == "Ma mère ne sait pas."
    assert page.apart.isChecked()
    here.press(page, "Partager dans le livret")
    (note,) = notes_of(here.read)
    (scope,) = note.content["between"]
    assert scope.startswith("entre_nous:")
    assert "seulement entre nous" in shown(here)
    assert not page.apart.isChecked()
    assert here.drafts() == {}
