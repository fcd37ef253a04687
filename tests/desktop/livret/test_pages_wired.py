"""Synthesis, goals, agreements and history, on a real vault."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from livret.desktop.agreement.controller import AgreementController
from livret.desktop.agreement.page import AgreementEdit
from livret.desktop.autosave import local
from livret.desktop.essentiel.controller import EssentielController
from livret.desktop.essentiel.page import MemberEdit
from livret.desktop.goals.controller import GoalsController
from livret.desktop.goals.page import ActionEdit
from livret.desktop.history.controller import HistoryController
from livret.desktop.history.model import ROW
from livret.desktop.history.values import Said
from livret.domain.agreements import agreements_of
from livret.domain.diagnosis import aim_of
from livret.domain.errors import InvalidField
from livret.domain.pathway import pathway_of
from livret.words.dates import clock
from tests.desktop.livret.at_desk import AtDesk, settle, texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]
AIM = "Je veux conduire un bus."


def aim(at: AtDesk) -> str:
    found = aim_of(at.read)
    return str(found.content["words"]) if found else ""


def write_aim(at: AtDesk, words: str) -> None:
    page = at.of(EssentielController).page
    at.press(page, "Écrire ses mots")
    page.aim.setPlainText(words)
    at.press(page, "C’est ça")


def choose(page: QWidget, name: str, code: str) -> None:
    """Choose a state in the menu of the button that begins with a name."""
    for button in page.findChildren(QPushButton):
        if button.accessibleName().startswith(name):
            for action in button.menu().actions():
                if action.data()[1] == code:
                    action.trigger()
                    settle()
                    return
    raise AssertionError(name)


# --- l'essentiel ---------------------------------------------------------------


def test_her_aim_is_said_in_her_words(sit: Begin) -> None:
    at = sit(example=False)
    at.open("essentiel")
    write_aim(at, AIM)
    assert aim(at) == AIM
    page = at.of(EssentielController).page
    assert any(AIM in one for one in texts(page))
    assert any("Claire M." in one for one in texts(page))
    assert at.drafts() == {}
    at.go("diagnosis")
    assert at.diagnosis.diagnosis is not None
    assert at.diagnosis.diagnosis.asked == "aim"
    assert AIM in at.diagnosis.diagnosis.under


def test_an_aim_being_written_is_found_again(sit: Begin, qtbot: QtBot) -> None:
    first = sit(example=False)
    first.open("essentiel")
    page = first.of(EssentielController).page
    first.press(page, "Écrire ses mots")
    page.aim.setPlainText(AIM)
    qtbot.waitUntil(lambda: AIM in " ".join(first.drafts().values()))
    first.kill()

    again = sit()
    again.open("essentiel")
    page = again.of(EssentielController).page
    assert page.aim.text == AIM
    assert "retrouvé" in page.banner.sentence
    assert aim(again) == ""


def test_an_aim_that_is_refused_can_be_corrected(at: AtDesk) -> None:
    at.go("essentiel")
    before = aim(at)
    write_aim(at, "Je veux \u202e travailler.")
    page = at.of(EssentielController).page
    assert isinstance(at.troubles[-1], InvalidField)
    assert page.aim.text == "Je veux \u202e travailler."
    assert aim(at) == before


@pytest.mark.parametrize(
    ("side", "role", "kept"),
    [("emploi", "referent", "emploi"), ("autre", "professionnel", "")],
)
def test_a_member_without_livret_is_added(
    sit: Begin, side: str, role: str, kept: str
) -> None:
    at = sit(example=False)
    at.open("essentiel")
    page = at.of(EssentielController).page
    page.member_added.emit(MemberEdit("Awa S.", side, "CCAS d’exemple"))
    settle()
    member = at.read.members[-1]
    assert (member.name, member.role, member.side) == ("Awa S.", role, kept)
    assert any("CCAS d’exemple · sans Livret" in one for one in texts(page))


def test_the_synthesis_leads_to_the_other_pages(at: AtDesk) -> None:
    at.go("essentiel")
    at.of(EssentielController).page.step_opened.emit("any")
    settle()
    assert at.window.here == "goals"
    at.go("essentiel")
    at.press(at.of(EssentielController).page, "Ouvrir le diagnostic partagé")
    assert at.window.here == "diagnosis"


# --- goals ---------------------------------------------------------------------


def test_goals_and_actions_are_said_and_change(at: AtDesk) -> None:
    at.go("goals")
    page = at.of(GoalsController).page
    page.words.setPlainText("Passer le permis")
    at.press(page, "Ajouter cet objectif")
    goal = pathway_of(at.read).goals[-1]
    assert goal.words == "Passer le permis"
    edit = ActionEdit(goal.id, "Appeler l’auto-école", "emploi", dt.date(2026, 4, 2))
    page.action_added.emit(edit)
    settle()
    action = pathway_of(at.read).goals[-1].actions[0]
    assert action.who == ("emploi", "Marc D.")
    assert action.by == dt.date(2026, 4, 2)
    page.action_state_asked.emit(action.id, "done")
    page.goal_state_asked.emit(goal.id, "set_aside")
    controller = at.of(GoalsController)
    assert controller.dialog is not None
    assert controller.reason is not None
    controller.reason.setPlainText("Plus tard.")
    controller.dialog.buttons["keep"].click()
    settle()
    goal = next(one for one in pathway_of(at.read).goals if one.id == goal.id)
    assert (goal.state, goal.reason) == ("set_aside", "Plus tard.")
    assert goal.actions[0].state == "done"
    at.go("essentiel")
    shown = " ".join(texts(at.of(EssentielController).page))
    assert "permis" not in shown


@pytest.mark.parametrize("verb", ["keep", "leave"])
def test_what_blocks_outside_says_who(at: AtDesk, verb: str) -> None:
    at.go("goals")
    controller = at.of(GoalsController)
    about = "Où en est-on ? Chercher une semaine d’essai dans une cantine"
    choose(controller.page, about, "blocked_outside")
    assert controller.dialog is not None
    assert controller.blocked is not None
    controller.blocked.who.setText("la préfecture n’a pas répondu")
    controller.blocked.what.buttons["counter"].click()
    controller.dialog.buttons[verb].click()
    settle()
    action = pathway_of(at.read).goals[0].actions[0]
    if verb == "keep":
        assert action.state == "blocked_outside"
        assert action.reason == "la préfecture n’a pas répondu"
        assert action.blocked is not None
        assert action.blocked.what == "counter"
        shown = " ".join(texts(controller.page))
        assert "la préfecture n’a pas répondu · depuis le 12 mars 2026" in shown
    else:
        assert action.state == "to_do"


# --- who sees what -------------------------------------------------------------


def give(at: AtDesk, **told: object) -> None:
    member = next(one for one in at.read.members if one.side == "emploi")
    edit = AgreementEdit(
        member=member.id,
        name=member.name,
        barriers=("mobilite",),
        purpose="chercher un poste de jour",
        until=dt.date(2026, 9, 1),
        words="Pour le travail, oui.",
    )
    at.of(AgreementController).page.given.emit(edit)
    settle()


def test_whoever_holds_this_livret_is_not_offered_as_a_receiver(at: AtDesk) -> None:
    at.go("agreement")
    page = at.of(AgreementController).page
    page.open_form()
    assert page.form is not None
    offered = {one.accessibleName() for one in page.form.member.buttons.values()}
    here = {one.name for one in at.read.members if one.role != "personne"}
    assert here - offered == {"Claire M."}
    assert offered < here


def test_an_agreement_is_given_and_withdrawn(at: AtDesk) -> None:
    at.go("agreement")
    page = at.of(AgreementController).page
    assert any("Rien ne part d’ici" in one for one in texts(page))
    give(at)
    (agreement,) = agreements_of(at.read)
    assert agreement.scopes == {"mobilite"}
    assert agreement.organisation == "Structure d’exemple"
    shown = " ".join(texts(page))
    assert "Marc D., Structure d’exemple" in shown
    assert "Pour le travail, oui." in shown
    at.press(page, "Retirer cet accord\u202f: Marc D., Structure d’exemple")
    assert page.dialog is not None
    page.dialog.buttons["withdraw"].click()
    settle()
    (agreement,) = agreements_of(at.read)
    assert agreement.withdrawn
    assert any("retiré le 12 mars 2026" in one for one in texts(page))


def test_an_agreement_ends_by_itself(at: AtDesk) -> None:
    at.go("agreement")
    give(at)
    at.clock.forward(days=200)
    at.go("goals")
    at.go("agreement")
    page = at.of(AgreementController).page
    assert any("fini le 1er septembre 2026" in one for one in texts(page))


def test_the_journal_tells_who_opened_once_a_day(at: AtDesk) -> None:
    at.open()
    at.clock.forward(days=1)
    at.open("agreement")
    shown = [
        one
        for one in texts(at.of(AgreementController).page)
        if "a ouvert le livret" in one
    ]
    assert shown == [
        "Claire M. a ouvert le livret le 13 mars 2026",
        "Claire M. a ouvert le livret le 12 mars 2026",
    ]


# --- history -------------------------------------------------------------------


def rows(at: AtDesk) -> list[Said]:
    model = at.of(HistoryController).page.rows
    return [model.data(model.index(row, 0), ROW) for row in range(model.rowCount())]


def test_everything_said_is_there_and_can_be_found(at: AtDesk) -> None:
    at.go("history")
    page = at.of(HistoryController).page
    assert len(rows(at)) == len(at.said)
    page.search.setText("SACOCHE")
    assert rows(at) == []
    assert not page.search.isHidden()
    page.search.setText("velo atelier")
    assert [one.words for one in rows(at)] == ["Aller voir l’atelier vélo avec ma sœur"]
    page.search.setText("bloque déplacer amina")
    (row,) = [one for one in rows(at) if one.voice.id == "personne"]
    assert row.what == "Paroles sur un sujet · Me déplacer · bloque"
    assert row.how == "écrit par Claire M."
    assert row.when == f"12 mars 2026, {clock(local(at.clock.now()))}"


def test_the_history_is_forgotten_when_it_is_left(at: AtDesk) -> None:
    at.go("history")
    at.of(HistoryController).page.search.setText("vélo")
    at.go("goals")
    assert rows(at) == []
    at.go("history")
    assert len(rows(at)) == len(at.said)
