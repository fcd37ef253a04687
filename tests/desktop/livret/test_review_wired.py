"""Reviews, the end and the return, passing on: at the desk, on a real vault."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from livret.desktop.review.controller import ReviewController, place_of
from livret.desktop.review.dialogs import EndForm, HandoverForm
from livret.desktop.review.ending import calls_of
from livret.domain.accompaniment import accompaniment_of, handovers_of
from livret.domain.agreements import agreements_of
from livret.domain.reviews import Review, reviews_of
from livret.usecases.closing import Call
from livret.usecases.drafting import save_draft
from livret.usecases.livrets import OpenLivret, open_livret
from tests.desktop.livret.at_desk import AtDesk, settle, texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]


@pytest.fixture
def here(at: AtDesk) -> AtDesk:
    at.go("review")
    return at


def begin(at: AtDesk, moment: str = "interim") -> Review:
    page = at.of(ReviewController).page
    at.press(page, "Commencer un bilan")
    page.start.moment.buttons[moment].click()
    at.press(page.start, "Commencer")
    return reviews_of(at.read)[-1]


def write(at: AtDesk, part: str, words: str) -> None:
    form = at.of(ReviewController).page.form
    assert form is not None
    form.fields[part].setPlainText(words)


def test_she_speaks_first_then_each_referent(here: AtDesk) -> None:
    begin(here)
    page = here.of(ReviewController).page
    assert page.form is not None
    assert list(page.form.voice.buttons) == ["personne"]
    write(here, "helped", "Le vélo.")
    assert page.form.topics is not None
    page.form.topics.buttons["mobilite"].click()
    page.form.levels["mobilite"].buttons["gene_un_peu"].click()
    here.press(page.form, "C’est dit")
    assert list(page.form.voice.buttons) == ["personne", "social", "emploi"]
    assert page.form.voice.value == "social"
    assert page.form.fields["helped"].text == ""
    write(here, "changed", "Elle sourit.")
    here.press(page.form, "C’est dit")
    (review,) = reviews_of(here.read)
    hers = review.part("personne")
    assert hers is not None
    assert hers.levels["mobilite"]["level"] == "gene_un_peu"
    shown = " ".join(texts(page))
    assert "Le vélo." in shown
    assert "Elle sourit." in shown
    here.press(page.form, "Marc préfère ne pas répondre")
    assert page.form is None
    assert len(reviews_of(here.read)[0].parts) == 3
    assert here.drafts() == {}


def test_a_review_is_gone_on_with_where_it_was_said(here: AtDesk) -> None:
    """What was said of it in a meeting is in the form, and none of it is lost."""
    review = begin(here)
    here.of(ReviewController).page.close_form()
    level = {"barrier": "mobilite", "level": "gene_un_peu", "words": "À vélo."}
    said = {"kind": "review_said", "review": review.id}
    here.say({**said, "voice": "personne", "helped": "Le vélo.", "levels": [level]})
    here.say({**said, "voice": "social", "changed": "Elle sourit."})
    here.say({**said, "voice": "emploi", "declined": True})
    here.open("review")
    page = here.of(ReviewController).page
    assert "À vélo." in " ".join(texts(page))
    here.press(page, "Continuer ce bilan")
    assert page.form is not None
    assert page.form.voice.value == "personne"
    assert page.form.fields["helped"].text == "Le vélo."
    assert page.form.levels["mobilite"].value == "gene_un_peu"
    assert here.drafts() == {}  # nobody wrote anything yet
    write(here, "next", "Le permis.")
    here.press(page.form, "C’est dit")
    assert page.form is None
    hers = reviews_of(here.read)[0].part("personne")
    assert hers is not None
    assert [hers.words(one) for one in ("helped", "next")] == ["Le vélo.", "Le permis."]
    assert hers.levels["mobilite"]["words"] == "À vélo."


def test_one_who_prefers_not_to_opens_the_others(here: AtDesk) -> None:
    begin(here, "exit")
    page = here.of(ReviewController).page
    assert page.form is not None
    here.press(page.form, "C’est dit")
    assert reviews_of(here.read)[0].parts == ()
    here.press(page.form, "Amina préfère ne pas répondre")
    assert reviews_of(here.read)[0].parts[0].declined
    assert len(page.form.voice.buttons) == 3
    assert any("Amina préfère ne pas répondre" in one for one in texts(page))


def test_what_is_being_written_is_found_again(sit: Begin, qtbot: QtBot) -> None:
    first = sit()
    first.open("review")
    review = begin(first)
    write(first, "next", "Un contrat de jour.")
    form = first.of(ReviewController).page.form
    assert form is not None
    assert form.topics is not None
    form.topics.buttons["langue"].click()
    form.levels["langue"].buttons["bloque"].click()
    place = place_of(review.id, "personne")
    qtbot.waitUntil(lambda: "bloque" in first.drafts().get(place, ""))
    first.kill()

    again = sit()
    again.open("review")
    page = again.of(ReviewController).page
    again.press(page, "Continuer ce bilan")
    assert page.form is not None
    assert page.form.fields["next"].text == "Un contrat de jour."
    assert page.form.levels["langue"].value == "bloque"
    again.press(page.form, "C’est dit")
    assert again.drafts() == {}


def test_a_draft_that_is_none_of_ours_is_left_alone(here: AtDesk) -> None:
    review = begin(here)
    page = here.of(ReviewController).page
    page.close_form()
    save_draft(here.ctx, here.livret, place_of(review.id, "personne"), "not ours")
    page.open_review(review.id)
    settle()
    assert page.form is not None
    assert page.form.edit.nothing
    assert not here.troubles


def test_the_end_the_statement_and_the_return(here: AtDesk) -> None:
    controller = here.of(ReviewController).ending
    here.have_keyboard()
    here.press(controller.page, "Terminer l’accompagnement")
    assert isinstance(controller.form, EndForm)
    assert controller.form.edit.reason == "other"  # until somebody says
    controller.form.reason.buttons["training"].click()
    controller.form.words.setPlainText("Je pars en formation.")
    assert controller.dialog is not None
    controller.dialog.buttons["close"].click()
    settle()
    ended = accompaniment_of(here.read)
    assert (ended.reason, ended.words) == ("training", "Je pars en formation.")
    held = here.window.focusWidget()
    assert held.accessibleName() == "Terminé le 12 mars 2026."
    assert "Trois mois après" in held.accessibleDescription()
    shown = " ".join(texts(controller.page))
    assert "Terminé le 12 mars 2026." in shown
    assert "Trois mois après\u202f: vers le 12 juin 2026" in shown

    here.press(controller.page, "Attestation")
    controller.dialog.buttons["copy"].click()
    settle()
    assert "a reçu un accompagnement" in QGuiApplication.clipboard().text()
    assert any(one.what == "copied" for one in here.ctx.journal.of(here.livret))
    controller.clipboard.forget()

    three = "Commencer\u202f: Trois mois après\u202f: vers le 12 juin 2026"
    here.press(controller.page, three)
    assert reviews_of(here.read)[-1].moment == "after_three_months"

    here.press(controller.page, "Reprendre l’accompagnement")
    controller.form.setPlainText("On reprend.")
    controller.dialog.buttons["reopen"].click()
    settle()
    assert not accompaniment_of(here.read).closed
    held = here.window.focusWidget()
    assert held.accessibleName() == "L’accompagnement continue."


def test_a_livret_is_passed_on_only_to_somebody(here: AtDesk) -> None:
    controller = here.of(ReviewController).ending
    here.press(controller.page, "Passer le livret à quelqu’un")
    assert controller.dialog is not None
    assert isinstance(controller.form, HandoverForm)
    assert "Démarche" in controller.form.in_progress.text
    assert not controller.dialog.buttons["agreed"].isEnabled()
    controller.form.name.setText("Awa S.")
    controller.form.call.setPlainText("Marc ; l’emploi ; 01 00\n\nZoé")
    controller.dialog.buttons["agreed"].click()
    settle()
    (made,) = handovers_of(here.read)
    assert [one["name"] for one in made.call] == ["Marc", "Zoé"]
    (agreement,) = agreements_of(here.read)
    assert agreement.until == dt.date(2027, 3, 12)
    shown = " ".join(texts(controller.page))
    assert "pas à raconter de nouveau" in shown


@pytest.mark.parametrize(
    "verb", ["Terminer l’accompagnement", "Passer le livret à quelqu’un"]
)
def test_leaving_a_question_changes_nothing(here: AtDesk, verb: str) -> None:
    count = len(here.said)
    controller = here.of(ReviewController).ending
    here.press(controller.page, verb)
    assert controller.dialog is not None
    controller.dialog.buttons["leave"].click()
    settle()
    assert len(here.said) == count


def test_whom_to_call_is_read_line_by_line() -> None:
    told = calls_of("Marc ; l’emploi ; 01 ; 02\n ; rien\nZoé")
    assert told == [
        Call(name="Marc", about="l’emploi", reach="01 ; 02"),
        Call(name="Zoé"),
    ]


def test_another_livret_begins_with_an_empty_form(here: AtDesk) -> None:
    begin(here)
    write(here, "next", "Un contrat.")
    other = open_livret(here.ctx, OpenLivret(called="Olena T.")).value
    here.open("review", other)
    assert here.of(ReviewController).page.form is None
    assert any("Un contrat." in text for text in here.drafts().values())


def test_others_of_the_team_may_look_back_too(here: AtDesk) -> None:
    here.say(
        {"kind": "member_joined", "name": "Nadia", "role": "professionnel"},
    )
    here.open("review")
    begin(here)
    page = here.of(ReviewController).page
    for _ in range(3):  # she, then each referent: nobody waits for the others
        assert page.form is not None
        write(here, "helped", "Le vélo.")
        here.press(page.form, "C’est dit")
    assert page.form is None
    here.press(page, "Continuer ce bilan")
    assert page.form is not None
    nadia = next(one for one in here.read.members if one.name == "Nadia")
    assert page.form.voice.value == nadia.voice
    write(here, "changed", "Elle dort mieux.")
    here.press(page.form, "C’est dit")
    assert page.form is None
    (review,) = reviews_of(here.read)
    said = review.part(nadia.voice)
    assert said is not None
    assert said.words("changed") == "Elle dort mieux."
    assert "Nadia" in " ".join(texts(page))
    assert here.drafts() == {}


def test_what_she_leaves_off_is_not_passed_on(here: AtDesk) -> None:
    here.say(
        {"kind": "action_agreed", "words": "Voir le dentiste", "barriers": ["sante"]}
    )
    here.open("review")
    controller = here.of(ReviewController).ending
    here.press(controller.page, "Passer le livret à quelqu’un")
    form = controller.form
    assert isinstance(form, HandoverForm)
    assert "dentiste" in form.in_progress.text
    form.name.setText("Awa S.")
    form.leave_off.buttons["sante"].click()
    assert "dentiste" not in form.in_progress.text
    form.life.click()
    assert controller.dialog is not None
    controller.dialog.buttons["agreed"].click()
    settle()
    (made,) = handovers_of(here.read)
    assert "dentiste" not in made.in_progress
    (agreement,) = agreements_of(here.read)
    assert "sante" not in agreement.scopes
    assert {"commun", "mobilite", "ma_vie"} <= agreement.scopes
