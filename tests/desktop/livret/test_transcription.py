"""Recopying a sheet, page by page as the paper is, with nothing lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from livret.desktop.documents.controller import DocumentsController
from livret.desktop.history.controller import HistoryController
from livret.desktop.history.model import ROW
from livret.desktop.kit.order import focus_stops
from livret.desktop.kit.text import Text
from livret.desktop.transcription import page as sheet_page
from livret.desktop.transcription.controller import TranscriptionController
from livret.desktop.transcription.first import OTHER, FirstPage
from livret.desktop.transcription.last import LastPage
from livret.desktop.transcription.page import FIRST, LAST, LOOK, TranscriptionPage
from livret.desktop.transcription.topic import TopicPage
from livret.desktop.transcription.values import (
    Copied,
    First,
    Line,
    copied_of,
    day_of,
    page_text,
)
from livret.usecases.context import Changes
from livret.usecases.paper_sheets.taking import take
from livret.usecases.papers import PaperChoices
from livret.usecases.transcribing import SheetTopic
from livret.words.papers.catalogue import PAPERS
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.paper.papers import text_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]
BUS = "Le bus s’arrête à 19 h."


def page_of(at: AtDesk) -> TranscriptionPage:
    return at.of(TranscriptionController).page


def first_of(at: AtDesk) -> FirstPage:
    part = page_of(at).parts[FIRST]
    assert isinstance(part, FirstPage)
    return part


def topic_of(at: AtDesk, barrier: str) -> TopicPage:
    page_of(at).turn_to(barrier)
    settle()
    part = page_of(at).parts[barrier]
    assert isinstance(part, TopicPage)
    return part


def shown(widget: QWidget) -> list[str]:
    """What can be read in a widget, hidden parts left out."""
    found = widget.findChildren(Text)
    return [one.accessibleName() for one in found if one.isVisibleTo(widget)]


def type_(line: object, text: str) -> None:
    """Type in a line as hands do."""
    line.setText(text)  # type: ignore[attr-defined]
    line.textEdited.emit(text)  # type: ignore[attr-defined]


@pytest.fixture
def at_sheet(sit: Begin) -> AtDesk:
    """At the first page of a sheet of an empty livret."""
    at = sit(example=False)
    at.open("documents")
    at.press(at.window.pages["documents"], "Recopier une feuille remplie à la main")
    assert at.window.here == "transcription"
    return at


def test_nine_pages_as_the_paper_has(at_sheet: AtDesk) -> None:
    page = page_of(at_sheet)
    type_(first_of(at_sheet).on, "3/3/2026")
    seen = []
    for _ in range(len(page.keys)):
        seen.append(page.subtitle.accessibleName())
        page.next.click()
        settle()
        if page.key == LOOK:
            break
    assert seen[0] == "Page 1 sur 9 · Diagnostic partagé"
    assert seen[4] == "Page 5 sur 9 · Me déplacer"
    assert seen[-1] == "Page 9 sur 9 · Ce que nous allons faire"
    at_sheet.press(page, "Page précédente")
    assert page.key == LAST


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("", "Jour, mois, année"),
        ("hier", "Jour, mois, année"),
        ("31/2/2026", "Il faut un jour qui existe. Jour, mois, année"),
        ("13/3/2026", "encore à venir"),
    ],
)
def test_a_sheet_has_a_day(at_sheet: AtDesk, on: str, told: str) -> None:
    page = page_of(at_sheet)
    type_(first_of(at_sheet).on, on)
    page.next.click()
    assert page.key == FIRST
    assert any(told in one for one in texts(page))


def test_somebody_else_who_wrote_has_a_name(at_sheet: AtDesk) -> None:
    page, first = page_of(at_sheet), first_of(at_sheet)
    type_(first.on, "3/3/2026")
    first.writer.buttons[OTHER].click()
    page.next.click()
    assert page.key == FIRST
    type_(first.other, "Leïla")
    page.next.click()
    assert page.key != FIRST
    assert page.copied.first.written_by == "Leïla"


def test_what_stands_on_the_paper_stands_in_the_livret(at_sheet: AtDesk) -> None:
    page, first = page_of(at_sheet), first_of(at_sheet)
    type_(first.on, "3.3.26")
    first.aim.setPlainText("Conduire un bus.")
    topic = topic_of(at_sheet, "mobilite")
    topic.words.setPlainText(BUS)
    topic.answers["personne"].buttons["bloque"].click()
    topic.answers["social"].buttons["gene_un_peu"].click()
    next(iter(topic.supports.buttons.values())).click()
    topic.agreed.setPlainText("Nous cherchons un vélo.")
    page.turn_to(LAST)
    last = page.parts[LAST]
    assert isinstance(last, LastPage)
    type_(last.lines[0].what, "Un vélo")
    type_(last.lines[0].by, "2/4/2026")
    page.next.click()
    assert page.key == LOOK
    assert any("Page 5 · Me déplacer" in one and BUS in one for one in texts(page))
    page.next.click()
    settle()
    assert at_sheet.window.here == "diagnosis"
    banner = at_sheet.diagnosis.banner.sentence
    assert banner == "La feuille du 3 mars 2026 est recopiée."
    kinds = [one.kind for one in at_sheet.said]
    assert {"aim_said", "view_given", "line_agreed", "action_agreed"} <= set(kinds)
    assert at_sheet.drafts() == {}
    # It can be seen where it came from.
    diagnosis = at_sheet.diagnosis.diagnosis
    assert diagnosis is not None
    (quote,) = next(one for one in diagnosis.topics if one.barrier == "mobilite").quotes
    assert quote.on is not None
    assert "recueilli sur papier le 3 mars 2026" in on_paper(at_sheet)
    at_sheet.go("history")
    rows = at_sheet.of(HistoryController).page.rows
    said = [rows.index(one, 0).data(ROW) for one in range(rows.rowCount())]
    hows = [one.how for one in said if one.words == BUS]
    assert hows
    assert "recueilli sur papier le 3 mars 2026" in hows[0]
    assert "dit le 3 mars 2026" in next(one.when for one in said if one.words == BUS)


def on_paper(at: AtDesk) -> str:
    """The joint diagnosis that it became, as it is printed."""
    today, witness = at.ctx.clock.today(), at.ctx.owner.name
    choices = PaperChoices(language="fr", on=today, witness=witness)
    takes = PAPERS["diagnostic"].takes
    sheet = take(at.ctx, at.livret, takes, choices).sheet
    paper = at.vault.paper
    return text_of(paper.draw(paper.named(sheet), at.ctx.clock.now()))


def test_what_is_being_recopied_is_found_again(sit: Begin, qtbot: QtBot) -> None:
    first = sit(example=False)
    first.open("documents")
    first.go("transcription")
    type_(first_of(first).on, "3/3/2026")
    topic_of(first, "mobilite").words.setPlainText(BUS)
    qtbot.waitUntil(lambda: len(first.drafts()) == 2)
    first.kill()

    again = sit(example=False)
    again.open("documents")
    again.go("transcription")
    page = page_of(again)
    assert "retrouvé" in page.banner.sentence
    assert first_of(again).on.text() == "3/3/2026"
    assert topic_of(again, "mobilite").words.text == BUS
    # Another thought: nothing of it stays.
    again.press(page, "Ne pas garder cette copie")
    assert again.drafts() == {}
    assert again.window.here == "documents"
    again.go("transcription")
    assert first_of(again).on.text() == ""


def test_a_topic_spoken_of_since_says_so(sit: Begin) -> None:
    at = sit(example=False)
    view = {"kind": "view_given", "barrier": "mobilite", "level": "gene_un_peu"}
    at.say({**view, "words": "Depuis, j’ai un vélo."})
    at.open("documents")
    at.go("transcription")
    page = page_of(at)
    type_(first_of(at).on, "3/3/2026")
    page.next.click()
    settle()
    topic = topic_of(at, "mobilite")
    assert any("On a reparlé de ce sujet le 12 mars" in one for one in texts(topic))
    topic.words.setPlainText(BUS)
    page.turn_to(LOOK)
    assert any("on en a reparlé depuis" in one for one in texts(page))
    topic.replace.click()
    page.turn_to(LOOK)
    page.next.click()
    settle()
    assert BUS in [one.content.get("words") for one in at.said]


def test_her_aim_of_today_is_not_that_of_an_old_sheet_unasked(at_sheet: AtDesk) -> None:
    at, page = at_sheet, page_of(at_sheet)
    at.say({"kind": "aim_said", "words": "Devenir cuisinière."})
    at.desk.bus.tell(Changes(livrets=frozenset({at.livret})), None)
    settle()
    first = first_of(at)
    first.aim.setPlainText("Conduire un bus.")
    assert not any("redit" in one for one in shown(first))
    type_(first.on, "3/3/2026")
    assert any("redit le 12 mars 2026" in one for one in shown(first))
    page.turn_to(LOOK)
    assert any("on en a reparlé depuis" in one for one in texts(page))
    first.replace.click()
    page.turn_to(LOOK)
    assert any("Conduire un bus." in one for one in texts(page))
    assert not any("on en a reparlé depuis" in one for one in texts(page))
    # What was answered is found again with the page.
    at.go("goals")
    at.go("transcription")
    assert first_of(at).replace.isChecked()
    page.turn_to(LOOK)
    page.next.click()
    settle()
    assert [one.content["words"] for one in at.said if one.kind == "aim_said"] == [
        "Devenir cuisinière.",
        "Conduire un bus.",
    ]


def test_what_would_not_be_kept_is_told_whenever_it_was_said(at_sheet: AtDesk) -> None:
    """Also to who comes back to the sheet, and when it is said meanwhile."""
    at, page = at_sheet, page_of(at_sheet)
    type_(first_of(at).on, "3/3/2026")
    page.next.click()
    settle()
    topic_of(at, "mobilite").words.setPlainText(BUS)
    page.turn_to(LOOK)
    view = {"kind": "view_given", "barrier": "mobilite", "level": "gene_un_peu"}
    for again in (False, True):
        if again:
            at.go("goals")
            at.go("transcription")
        else:
            at.say({**view, "words": "Depuis, j’ai un vélo."})
            at.desk.bus.tell(Changes(livrets=frozenset({at.livret})), None)
        settle()
        if again:
            page.turn_to(LOOK)
        assert any("on en a reparlé depuis" in one for one in texts(page))
        topic = topic_of(at, "mobilite")
        assert any("On a reparlé de ce sujet le 12 mars" in one for one in texts(topic))


def test_what_was_said_since_is_heard_with_its_question(at_sheet: AtDesk) -> None:
    page = page_of(at_sheet)
    page.turn_to("sante")
    page.show_since("sante", "On a reparlé de ce sujet le 12 mars 2026.")
    topic = topic_of(at_sheet, "sante")
    assert "12 mars 2026" in topic.replace.accessibleDescription()


def test_what_is_refused_stays_on_the_page(at_sheet: AtDesk) -> None:
    page = page_of(at_sheet)
    type_(first_of(at_sheet).on, "3/3/2026")
    topic_of(at_sheet, "mobilite").words.setPlainText("a\u202eb")
    page.turn_to(LOOK)
    page.next.click()
    settle()
    assert at_sheet.troubles
    assert at_sheet.window.here == "transcription"
    assert page.copied.topics["mobilite"].words == "a\u202eb"
    assert page.next.isEnabled()


def test_a_day_that_cannot_be_read_is_said_beside_it(at_sheet: AtDesk) -> None:
    page = page_of(at_sheet)
    page.turn_to(LAST)
    last = page.parts[LAST]
    assert isinstance(last, LastPage)
    type_(last.lines[0].what, "Un vélo")
    type_(last.lines[0].by, "bientôt")
    page.next.click()
    assert page.key == LAST
    assert not last.lines[2].whole.isVisible()
    type_(last.lines[0].by, "")
    page.next.click()
    assert page.key == LOOK


@pytest.mark.parametrize("text", ["3/3/2026", "03.03.26", "2026-03-03", "3 3 2026"])
def test_days_are_read_as_people_write_them(text: str) -> None:
    day = day_of(text)
    assert day is not None
    assert day.isoformat() == "2026-03-03"


def test_drafts_are_read_as_they_were_written() -> None:
    topic = SheetTopic(
        barrier="mobilite",
        words=BUS,
        answers=(("personne", "bloque"),),
        reasons=(("social", "non"),),
        supports=("mobilite.a",),
        replace=True,
    )
    first, lines = First(on="3/3/2026", aim="Conduire"), (Line("Un vélo"),)
    drafts = {
        "first": page_text(first),
        "mobilite": page_text(topic),
        "last": page_text(lines),
    }
    assert copied_of(drafts) == Copied(first, {"mobilite": topic}, lines)
    assert page_text(SheetTopic(barrier="mobilite")) == ""
    assert page_text(First()) == ""
    assert page_text((Line(),)) == ""


@pytest.mark.parametrize("text", ["{", "[]", '{"barrier": 1}', "null"])
def test_a_draft_that_cannot_be_read_is_left_out(text: str) -> None:
    drafts = {"first": text, "mobilite": text, "last": '{"a": 1}'}
    assert copied_of(drafts).topics == {}
    assert copied_of(drafts).first == First()


# --- from where one comes, and the blank sheet ----------------------------------


def test_an_empty_diagnosis_offers_to_recopy(sit: Begin) -> None:
    at = sit(example=False)
    at.open()
    at.press(at.diagnosis, "Recopier une feuille")
    assert at.window.here == "transcription"


def test_a_blank_sheet_is_kept_as_a_file(sit: Begin, tmp_path: Path) -> None:
    at = sit(example=False)
    at.open("documents")
    controller = at.of(DocumentsController)
    at.press(controller.page, "Feuille vierge")
    assert controller.blank.dialog is not None
    controller.blank.dialog.buttons["file"].click()
    settle()
    chooser = controller.blank.chooser
    assert chooser is not None
    path = tmp_path / "vierge.pdf"
    chooser.fileSelected.emit(str(path))
    settle()
    assert path.read_bytes().startswith(b"%PDF-")
    assert "prêt" in controller.page.banner.sentence
    (tmp_path / "file").write_text("no folder")
    chooser.fileSelected.emit(str(tmp_path / "file" / "a.pdf"))
    settle()
    assert "n’a pas pu être écrit" in controller.page.banner.sentence
    chooser.reject()
    settle()


def test_each_page_of_the_sheet_begins_at_its_first_field(
    at_sheet: AtDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(sheet_page, "announce", lambda _on, told: said.append(told))
    page, first = page_of(at_sheet), first_of(at_sheet)
    at_sheet.window.activateWindow()
    type_(first.on, "3/3/2026")
    first.writer.choose("personne")
    keys = list(page.keys)
    for key in keys[1:-1]:
        page.next.setFocus()
        page.next.click()
        settle()
        assert page.key == key
        part = page.parts[key]
        assert part.isAncestorOf(at_sheet.window.focusWidget())
        assert at_sheet.window.focusWidget() is focus_stops(part)[0]
        # Every topic has the same fields: which page it is, is heard.
        assert said[-1].startswith(f"Page {keys.index(key) + 1} sur 9")
        assert page.subtitle.accessibleName() == said[-1]
        if isinstance(part, TopicPage):
            aim = part._form.aim
            assert part.words.accessibleDescription() == aim
    page.next.click()
    settle()
    assert page.key == LOOK
    # What will be kept is heard before the verb that keeps it.
    held = at_sheet.window.focusWidget()
    assert held is page._card
    assert held.accessibleName() == "Ce qui va être gardé"
    assert "Page 1" in held.accessibleDescription()
    page.back.click()
    settle()
    assert page.parts[LAST].isAncestorOf(at_sheet.window.focusWidget())
