"""« Rencontres » at the desk: planned, moved, told of, copied, on a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from livret.desktop.meetings.contract import ContractForm
from livret.desktop.meetings.controller import MeetingsController
from livret.desktop.meetings.form import PlanForm
from livret.desktop.meetings.page import MeetingsPage
from livret.desktop.meetings.reading import USUAL_DAYS
from livret.domain.contracts import contracts_of
from livret.domain.meetings import coming, held_meetings, planned_meetings
from livret.usecases.drafting import save_draft
from tests.desktop.livret.at_desk import AtDesk, settle, texts

# The platform without a screen has no window manager to tell sizes to.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

TODAY = dt.date(2026, 3, 12)


@pytest.fixture
def at(sit: Callable[..., AtDesk]) -> AtDesk:
    """A livret in which nothing was said, open."""
    desk = sit(example=False)
    desk.open()
    return desk


@pytest.fixture
def page(at: AtDesk) -> MeetingsPage:
    at.go("meetings")
    return at.of(MeetingsController).page


def plan(desk: AtDesk, on: str, **more: Any) -> str:
    """A meeting planned by another door."""
    before = {one.id for one in planned_meetings(desk.read)}
    desk.say({"kind": "meeting_planned", "on": on, **more})
    desk.desk.open_livret(desk.livret, "meetings")
    settle()
    (new,) = {one.id for one in planned_meetings(desk.read)} - before
    return new


def form_of(page: MeetingsPage) -> PlanForm:
    assert isinstance(page.form, PlanForm)
    return page.form


def contract_form(page: MeetingsPage) -> ContractForm:
    assert isinstance(page.form, ContractForm)
    return page.form


def newest(at: AtDesk) -> Any:
    return coming(at.read, TODAY)[-1]


def test_a_meeting_is_planned_and_shown(at: AtDesk, page: MeetingsPage) -> None:
    at.press(page, "Prévoir une rencontre")
    form = form_of(page)
    assert form.on.date() == QDate(2026, 3, 19)
    form.on.setDate(QDate(2026, 11, 5))
    form.at.setText("14h15")
    form.means.buttons["telephone"].click()
    form.place.setText("Bureau 4")
    form.about.setPlainText("Le permis")
    form.language.setText("dari")
    form.interpreter.setText("Nour")
    at.press(page, "C’est prévu")
    assert page.form is None
    one = newest(at)
    assert (one.on, one.at, one.means) == (dt.date(2026, 11, 5), "14:15", "telephone")
    assert (one.place, one.about) == ("Bureau 4", "Le permis")
    assert (one.language, one.interpreter, one.minutes) == ("prs", "Nour", 60)
    assert {present.voice for present in one.present} == {"personne", "social"}
    told = texts(page.coming)
    assert "5 novembre 2026, 14:15" in told
    assert "Au téléphone · Bureau 4 · 60 min" in told
    assert "En dari, interprète\u202f: Nour" in told


def test_an_hour_that_is_none_is_said_beside_its_field(
    at: AtDesk, page: MeetingsPage
) -> None:
    before = len(planned_meetings(at.read))
    at.press(page, "Prévoir une rencontre")
    form_of(page).at.setText("tantôt")
    form_of(page).language.setText("langue des oiseaux")
    at.press(page, "C’est prévu")
    said = texts(form_of(page))
    assert "⚠ Une heure s’écrit comme 10h30." in said
    assert any(one.startswith("⚠ Cette langue") for one in said)
    assert len(planned_meetings(at.read)) == before


def test_whoever_has_no_name_is_named_by_their_side(
    at: AtDesk, page: MeetingsPage
) -> None:
    plan(
        at,
        "2026-03-26",
        present=[{"voice": "personne"}, {"voice": "social"}, {"voice": "emploi"}],
    )
    (told,) = [one for one in texts(page.coming) if one.startswith("Avec")]
    assert told == "Avec Olena, Claire M., emploi"


def test_a_refusal_leaves_the_form_as_it_was(at: AtDesk, page: MeetingsPage) -> None:
    at.press(page, "Prévoir une rencontre")
    form_of(page).about.setPlainText("x" * 3000)
    at.press(page, "C’est prévu")
    assert len(form_of(page).about.text) == 3000
    assert len(at.troubles) == 1


def test_going_back_plans_nothing(at: AtDesk, page: MeetingsPage) -> None:
    before = at.said
    at.press(page, "Prévoir une rencontre")
    at.press(form_of(page), "Revenir")
    assert page.form is None
    assert page.plan.hasFocus()
    assert at.said == before


def test_what_is_typed_survives_the_end_of_the_program(
    at: AtDesk, page: MeetingsPage, sit: Callable[..., AtDesk]
) -> None:
    at.press(page, "Prévoir une rencontre")
    form_of(page).about.setPlainText("Le permis")
    form_of(page).at.textEdited.emit("")
    at.of(MeetingsController).keep_typing()
    settle()
    assert page.saved.text().startswith("Enregistré")
    at.kill()
    again = sit(example=False)
    again.open("meetings")
    found = again.of(MeetingsController).page
    assert form_of(found).about.text == "Le permis"
    assert form_of(found).guests.values == form_of(page).guests.values
    assert "a été retrouvé" in found.banner.sentence
    again.press(found, "C’est prévu")
    assert newest(again).about == "Le permis"
    assert again.drafts() == {}


def test_what_is_left_is_forgotten(at: AtDesk, page: MeetingsPage) -> None:
    at.press(page, "Prévoir une rencontre")
    form_of(page).about.setPlainText("Le permis")
    at.of(MeetingsController).asked("save")
    settle()
    assert set(at.drafts()) == {"meeting_plan:"}
    at.press(form_of(page), "Revenir")
    assert at.drafts() == {}


@pytest.mark.parametrize("text", ["{", "[]", '{"on": "demain"}', '{"at": 4}'])
def test_a_draft_of_another_shape_changes_nothing(
    at: AtDesk, sit: Callable[..., AtDesk], text: str
) -> None:
    save_draft(at.ctx, at.livret, "meeting_plan:", text)
    at.kill()
    again = sit(example=False)
    again.open("meetings")
    form = form_of(again.of(MeetingsController).page)
    assert form.at.text() == ""
    assert form.on.date().toPython() == TODAY + dt.timedelta(days=USUAL_DAYS)


def test_a_meeting_is_planned_otherwise(at: AtDesk, page: MeetingsPage) -> None:
    meeting = plan(at, "2026-10-05", at="10:30", place="Bureau 4", review=True)
    at.press(page.cards[meeting], "Changer, 5 octobre 2026, 10:30")
    form = form_of(page)
    assert form.place.text() == "Bureau 4"
    form.at.setText("9 h")
    at.press(page, "C’est prévu")
    one = next(one for one in planned_meetings(at.read) if one.id == meeting)
    assert (one.at, one.place, one.review) == ("09:00", "Bureau 4", True)


@pytest.mark.parametrize(
    ("state", "verb"),
    [("postponed", "Reportée"), ("did_not_happen", "N’a pas eu lieu")],
)
def test_what_did_not_happen_may_name_a_side(
    at: AtDesk, page: MeetingsPage, state: str, verb: str
) -> None:
    meeting = plan(at, "2026-03-10")
    card = page.cards[meeting]
    at.press(card, f"{verb}, mardi 10 mars".replace("mardi", "Mardi"))
    assert card.form is not None
    card.form.side.buttons["outside"].click()
    QTest.keyClicks(card.form.words, "Pas de bus")
    QTest.keyClick(card.form.words, Qt.Key.Key_Return)
    settle()
    (one,) = [one for one in planned_meetings(at.read) if one.id == meeting]
    assert (one.state, one.side, one.words) == (state, "outside", "Pas de bus")
    assert meeting not in page.cards
    assert any("un empêchement dehors" in one for one in texts(page.past))


def test_a_postponed_meeting_takes_its_new_day(at: AtDesk, page: MeetingsPage) -> None:
    meeting = plan(at, "2026-03-20", at="10:30")
    page.cards[meeting].ask("postponed")
    form = page.cards[meeting].form
    assert form is not None
    form.on.setText("bientôt")
    at.press(form, "Garder")
    assert "⚠ Un jour s’écrit comme 26/03/2026." in texts(form)
    form.on.setText("2/4/2026")
    form.at.setText("9h")
    at.press(form, "Garder")
    (one,) = [one for one in coming(at.read, TODAY) if one.id == meeting]
    assert (one.on, one.at) == (dt.date(2026, 4, 2), "09:00")


def test_a_meeting_held_elsewhere_is_told(at: AtDesk, page: MeetingsPage) -> None:
    meeting = plan(at, "2026-03-10", at="10:30")
    page.cards[meeting].ask("held")
    form = page.cards[meeting].form
    assert form is not None
    form.words.setText("Le courrier est lu.")
    at.press(form, "Garder")
    held = held_meetings(at.read)[-1]
    assert (held.planned, held.words) == (meeting, "Le courrier est lu.")
    assert "Le courrier est lu." in texts(page.past)


def test_a_meeting_of_which_only_this_is_told_that_it_was_held_is_shown(
    at: AtDesk, page: MeetingsPage
) -> None:
    planned = {"kind": "meeting_planned", "as": "m", "on": "2026-02-02", "about": "Bus"}
    at.say(planned, {"kind": "meeting_state", "meeting": "@m", "state": "held"})
    at.of(MeetingsController).show_livret(at.read)
    (row,) = [one for one in page.rows.values() if one.past.words == "Bus"]
    assert (row.past.kind, row.past.told) == ("held", False)


def test_the_meeting_of_today_begins_from_its_card(
    at: AtDesk, page: MeetingsPage
) -> None:
    later = plan(at, "2026-03-26")
    today = plan(at, "2026-03-12", place="Bureau 4")
    assert "Passer à trois" not in spoken(page.cards[later])
    at.press(page.cards[today], "Passer à trois, Aujourd’hui")
    assert at.window.here == "meeting"


def spoken(widget: Any) -> str:
    found = widget.findChildren(QPushButton)
    return " ".join(one.accessibleName() for one in found)


def test_telling_can_be_left(at: AtDesk, page: MeetingsPage) -> None:
    meeting = plan(at, "2026-03-20")
    card = page.cards[meeting]
    card.ask("cancelled")
    assert card.form is not None
    at.press(card.form, "Revenir")
    assert card.form is None
    assert planned_meetings(at.read)[-1].state == "planned"


def test_what_is_being_told_survives_another_change(
    at: AtDesk, page: MeetingsPage
) -> None:
    meeting = plan(at, "2026-03-20")
    page.cards[meeting].ask("postponed")
    form = page.cards[meeting].form
    assert form is not None
    form.words.setText("grève")
    at.of(MeetingsController).show_livret(at.read)
    assert page.cards[meeting].form is form
    assert form.words.text() == "grève"


def test_minutes_are_read_in_place_and_copied(at: AtDesk, page: MeetingsPage) -> None:
    at.say(
        {"kind": "goal_set", "words": "Apprendre à nager", "as": "swim"},
        {
            "kind": "meeting_held",
            "on": "2026-03-11",
            "present": [{"voice": "personne"}],
            "targets": ["@swim"],
        },
    )
    at.desk.open_livret(at.livret, "meetings")
    settle()
    held = held_meetings(at.read)[-1]
    row = page.rows[held.id]
    row.read.setFocus()
    row.read.click()
    settle()
    assert "Apprendre à nager" in row.minutes.accessibleName()
    # They open over their button: read from their first line, and heard.
    assert row.minutes.hasFocus()
    assert row.read.accessibleDescription() == "ouvert"
    row.read.click()
    assert row.minutes.text() == ""
    assert row.read.hasFocus()
    assert row.read.accessibleDescription() == "fermé"
    row.copy.click()
    settle()
    assert "Apprendre à nager" in QGuiApplication.clipboard().text()
    assert page.banner.sentence.startswith("C’est copié")
    assert "copied" in [entry.what for entry in at.ctx.journal.of(at.livret)]
    at.go("accueil")
    assert "Apprendre à nager" in QGuiApplication.clipboard().text()
    at.window.lock_requested.emit()
    assert QGuiApplication.clipboard().text() == ""


def test_a_calendar_is_written_where_it_is_asked(
    at: AtDesk, page: MeetingsPage, tmp_path: Path
) -> None:
    plan(at, "2026-03-26", at="10:30", place="Maison des addictions")
    at.press(page, "En faire un calendrier")
    controller = at.of(MeetingsController)
    assert controller.chooser is not None
    path = tmp_path / "rendez-vous.ics"
    controller.chooser.fileSelected.emit(str(path))
    settle()
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert {str(event["summary"]) for event in events} == {"Rendez-vous"}
    assert b"addictions" not in path.read_bytes()
    assert page.banner.sentence.startswith("Le calendrier est prêt")
    assert "exported" in [entry.what for entry in at.ctx.journal.of(at.livret)]
    controller.chooser.close()


def test_a_calendar_that_cannot_be_written_leaves_no_trace(
    at: AtDesk, page: MeetingsPage, tmp_path: Path
) -> None:
    plan(at, "2026-03-26")
    at.press(page, "En faire un calendrier")
    controller = at.of(MeetingsController)
    assert controller.chooser is not None
    controller.chooser.fileSelected.emit(str(tmp_path))
    settle()
    assert len(at.troubles) == 1
    assert "exported" not in [entry.what for entry in at.ctx.journal.of(at.livret)]
    controller.chooser.close()


def test_how_she_is_reached_is_recalled(at: AtDesk, page: MeetingsPage) -> None:
    at.say(
        {
            "kind": "person_described",
            "reach": {"no_message": True, "hours": "le matin"},
        }
    )
    at.desk.open_livret(at.livret, "meetings")
    settle()
    assert any("pas de message" in one for one in texts(page))


def test_the_dates_of_a_contract_are_noted_and_recalled(
    at: AtDesk, page: MeetingsPage
) -> None:
    before = len(contracts_of(at.read))
    at.press(page, "Noter les dates d’un contrat")
    form = contract_form(page)
    line: Any = form.days["oriented_on"].field
    line.setText("hier")
    at.press(form, "Garder")
    assert "⚠ Un jour s’écrit comme 26/03/2026." in texts(form)
    line.setText("2/3/2026")
    form.kept.setText("Classeur bleu")
    at.press(form, "Garder")
    assert page.form is None
    contracts = contracts_of(at.read)
    assert len(contracts) == before + 1
    one = contracts[-1]
    assert (one.oriented_on, one.paper_kept) == (dt.date(2026, 3, 2), "Classeur bleu")
    told = texts(page.contracts)
    assert "Décision reçue le 2 mars 2026" in told
    assert any("avant le 2 avril 2026 (code du travail" in one for one in told)


def test_a_contract_is_noted_otherwise(at: AtDesk, page: MeetingsPage) -> None:
    at.say({"kind": "contract_noted", "type": "cer", "signed_on": "2024-05-02"})
    at.desk.open_livret(at.livret, "meetings")
    settle()
    at.press(
        page.contracts,
        "Changer les dates\u202f: CER, contrat d’engagements réciproques",
    )
    form = contract_form(page)
    line: Any = form.days["signed_on"].field
    assert line.text() == "02/05/2024"
    line.setText("03/05/2024")
    at.press(form, "Garder")
    (one,) = [one for one in contracts_of(at.read) if one.type == "cer"]
    assert one.signed_on == dt.date(2024, 5, 3)


def test_another_livret_closes_what_was_being_written(
    at: AtDesk, page: MeetingsPage
) -> None:
    at.press(page, "Prévoir une rencontre")
    from livret.usecases.livrets import OpenLivret, open_livret

    other = open_livret(at.ctx, OpenLivret(called="Olena T.")).value
    at.open("meetings", other)
    assert page.form is None
    assert "Rien de prévu pour l’instant" in texts(page)
