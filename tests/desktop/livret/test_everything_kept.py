"""Whatever somebody writes, anywhere, is in the vault when the power goes.

Every form is opened on a real desk and something is typed in each of its
fields; what is in no draft a moment later would have been lost. The pictures
of every page tell whether a form was forgotten here.
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from livret.desktop import autosave
from livret.desktop.agreement.controller import AgreementController
from livret.desktop.contact.controller import ContactController
from livret.desktop.diagnosis.controller import DiagnosisController
from livret.desktop.essentiel.controller import EssentielController
from livret.desktop.gallery import picture
from livret.desktop.goals.controller import GoalsController
from livret.desktop.joining.controller import JoiningController
from livret.desktop.look import load_fonts
from livret.desktop.meetings.controller import MeetingsController
from livret.desktop.pathway.controller import PathwayController
from livret.desktop.person.controller import PersonController
from livret.desktop.reconciling.controller import ReconcilingController
from livret.desktop.review.controller import ReviewController
from livret.desktop.scenes import SCENES
from livret.desktop.signing.controller import SigningController
from livret.desktop.skills.controller import SkillsController
from livret.domain.meeting_mode import Question
from livret.domain.pathway import pathway_of
from livret.domain.timeline import timeline_of
from livret.usecases.agreeing import GiveAgreement, give_agreement
from livret.usecases.cards import TrustCard, trust_card
from livret.usecases.joining import join_livrets
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.meetings import PlanMeeting, plan_meeting
from livret.usecases.reviewing import OpenReview, open_review
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.desktop.livret.meeting_desk import InMeeting
from tests.desktop.livret.written import NOT_KEPT, fields_of, owner_of, write
from tests.exchange.vectors import FILE

# The platform without a screen has no window manager to tell sizes to.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]


@pytest.fixture
def sit_slow(sit: Begin, monkeypatch: pytest.MonkeyPatch) -> Begin:
    """As ``sit``; nothing is written because time passed, only when asked to."""
    monkeypatch.setattr(autosave, "QUIET_MS", 600_000)
    monkeypatch.setattr(autosave, "LONGEST_MS", 600_000)
    return sit


def nothing(_at: AtDesk) -> None:
    """The fields are there when one arrives."""


def press(*words: str) -> Callable[[AtDesk], None]:
    def act(at: AtDesk) -> None:
        for one in words:
            at.press(at.window.pages[at.window.here], one)

    return act


def by_interpreter(at: AtDesk) -> None:
    """Say that words came through an interpreter, wherever it is asked."""
    for button in at.window.pages[at.window.here].findChildren(QWidget):
        if getattr(button, "accessibleName", str)() == "Par interprète":
            button.click()
    settle()


def everything_of_her(at: AtDesk) -> None:
    page = at.of(PersonController).page
    page.rest.open(opened=True)


def topic(at: AtDesk) -> None:
    at.of(DiagnosisController).page.open_topic("mobilite")
    settle()
    detail = at.of(DiagnosisController).page.detail
    assert detail is not None
    detail.line.outcome.buttons["not_agreed"].click()
    by_interpreter(at)


def opened(at: AtDesk) -> None:
    at.of(EssentielController).page.private.fold.button.click()
    settle()
    press("Écrire ses mots", "Ajouter quelqu’un")(at)
    by_interpreter(at)


def action_of(at: AtDesk) -> str:
    return next(a.id for g in pathway_of(at.read).goals for a in g.actions)


def blocked(at: AtDesk) -> None:
    at.of(GoalsController).page.action_state_asked.emit(
        action_of(at), "blocked_outside"
    )


def aside(at: AtDesk) -> None:
    at.of(GoalsController).page.action_state_asked.emit(action_of(at), "set_aside")


def planned(at: AtDesk) -> str:
    soon = at.clock.now().date() + dt.timedelta(days=3)
    done = plan_meeting(at.ctx, PlanMeeting(livret=at.livret, on=soon))
    at.open("meetings")
    return done.value


def postponed(at: AtDesk) -> None:
    meeting = planned(at)
    at.of(MeetingsController).page.cards[meeting].ask("postponed")


def review(at: AtDesk) -> None:
    done = open_review(at.ctx, OpenReview(livret=at.livret, moment="interim"))
    at.desk.bus.tell(done.changes, None)
    settle()
    at.of(ReviewController).page.open_review(done.value)


def ended(verb: str) -> Callable[[AtDesk], None]:
    def act(at: AtDesk) -> None:
        at.of(ReviewController).page.asked.emit(verb)

    return act


def topics_end(at: AtDesk) -> None:
    page = at.of(PathwayController).page
    page.turn_to("topics")
    settle()
    buttons = [
        one
        for one in page.findChildren(QPushButton)
        if one.accessibleName() == "Ce sujet ne gêne plus"
    ]
    buttons[0].click()


def withdrawal(at: AtDesk) -> None:
    give = GiveAgreement(
        livret=at.livret,
        recipient="Awa",
        scopes=("mobilite",),
        purpose="Le permis",
        until=at.clock.now().date() + dt.timedelta(days=90),
    )
    at.of(AgreementController).page.ask_withdrawal(give_agreement(at.ctx, give).value)


def signing(way: str) -> Callable[[AtDesk], None]:
    """Freeze a paper and begin to sign it, in a way that asks for words."""

    def act(at: AtDesk) -> None:
        at.desk.window.asked.emit("read_and_sign")
        settle()
        press("Signer")(at)
        at.of(SigningController).page.ways.buttons[way].click()

    return act


def recopied(at: AtDesk) -> None:
    at.desk.gone.emit("transcription")


def every_skill(at: AtDesk) -> None:
    at.of(SkillsController).page.open_forms()
    by_interpreter(at)


def contact(at: AtDesk) -> None:
    at.window.asked.emit("quick_contact")
    settle()
    controller = at.desk.findChild(ContactController)
    assert controller is not None
    assert controller.dialog is not None
    controller.dialog.fold.button.click()


def answer_of_a_service(at: AtDesk) -> None:
    """Something was asked of one: its line on the pathway, then its answer."""
    at.say({"kind": "referral_made", "to": "Garage", "on": "2026-03-10"})
    at.open("pathway")
    (one,) = [one for one in timeline_of(at.read).items if one.who_name == "Garage"]
    page = at.of(PathwayController).page
    page.opened.emit(one.id)
    settle()
    page.detail.answer.click()


def replacement(at: AtDesk) -> None:
    """Somebody whose card is accepted may be named: here, that of the vectors."""
    card = json.loads(FILE.read_text("utf-8"))["card"]["file"].encode()
    trust_card(at.vault.sharing, TrustCard(data=card))
    at.open("replacing")


def third_text(at: AtDesk) -> None:
    """Two texts of one time, as a second desk would make them."""
    ctx, livret = at.ctx, at.livret
    at.say({"kind": "goal_set", "words": "le permis"})
    goal = [values[0].id for _, values in at.read.each("goal")][-1]
    before = ctx.pen(livret)
    at.say({"kind": "goal_set", "words": "le code", "goal": goal})
    ctx.forget(livret, before)
    at.say({"kind": "goal_set", "words": "la conduite", "goal": goal})
    ctx.forget(livret)
    at.open("reconciling")
    at.of(ReconcilingController).page.open_third(f"goal.{goal}")


def other_livret(at: AtDesk) -> str:
    return open_livret(at.ctx, OpenLivret(called="Olena T.")).value


def parting(at: AtDesk) -> None:
    other = other_livret(at)
    join_livrets(at.ctx, at.livret, other, agreed=True)
    at.open("joining")
    at.of(JoiningController).page.ask_parting(other)


FORMS: dict[str, tuple[str, Callable[[AtDesk], None], set[str]]] = {
    "person": (
        "person",
        everything_of_her,
        {"person.fields.DetailField", "person.fields.ReachFields"},
    ),
    "essentiel": (
        "essentiel",
        opened,
        {
            "essentiel.aim.AimCard",
            "essentiel.private.PrivateLine",
            "essentiel.team.TeamSection",
        },
    ),
    "topic": (
        "diagnosis",
        topic,
        {
            "diagnosis.line_editor.LineEditor",
            "diagnosis.steps_editor.StepsEditor",
            "diagnosis.steps_editor.SupportEditor",
            "diagnosis.view_editor.ViewEditor",
        },
    ),
    "contact": (
        "diagnosis",
        contact,
        {"contact.dialog.ContactDialog", "contact.rest.ContactRest"},
    ),
    "goal": ("goals", by_interpreter, {"goals.forms.GoalForm"}),
    "blocked": ("goals", blocked, {"goals.telling_forms.BlockedForm"}),
    "aside": ("goals", aside, {"Dialog: Laisser de côté\u202f?"}),
    "plan": ("meetings", press("Prévoir une rencontre"), {"meetings.form.PlanForm"}),
    "postponed": ("meetings", postponed, {"meetings.telling.TellForm"}),
    "contract": (
        "meetings",
        press("Noter les dates d’un contrat"),
        {"meetings.contract.ContractForm"},
    ),
    "life": (
        "pathway",
        press("Ajouter dans Ma vie"),
        {"pathway.adding.TellingForm"},
    ),
    "referral": (
        "pathway",
        press("Demander à un service"),
        {"pathway.referring.ReferralForm"},
    ),
    "answer of a service": (
        "pathway",
        answer_of_a_service,
        {"pathway.referring.AnswerOfService"},
    ),
    "event": (
        "pathway",
        press("Ajouter un événement"),
        {"pathway.adding.TellingForm"},
    ),
    "topic closed": ("pathway", topics_end, {"pathway.topic_cards.TopicCard"}),
    "agreement": (
        "agreement",
        press("Nouvel accord"),
        {"agreement.form.AgreementForm"},
    ),
    "team": (
        "agreement",
        press("Ajouter quelqu’un"),
        {"agreement.team_form.TeamForm"},
    ),
    "withdrawal": ("agreement", withdrawal, {"Dialog: Retirer cet accord\u202f?"}),
    "signing": (
        "diagnosis",
        signing("refused"),
        {"signing.ways.WayForm", "signing.understanding.UnderstandingForm"},
    ),
    "signing by hand": (
        "diagnosis",
        signing("paper"),
        {"signing.ways.WayForm", "signing.scan.DayByHand"},
    ),
    "transcription": ("diagnosis", recopied, {"transcription.first.FirstPage"}),
    "skills": (
        "skills",
        every_skill,
        {
            "skills.forms.SkillForm",
            "skills.forms.ProjectForm",
            "skills.forms.SituationForm",
        },
    ),
    "charter": (
        "charter",
        press("Écrire la charte"),
        {"charter.editor.CharterEditor"},
    ),
    "replacement": ("diagnosis", replacement, {"replacing.page.NameForm"}),
    "joining": ("joining", nothing, {"joining.page.JoinForm"}),
    "parting": ("diagnosis", parting, {"Dialog: Séparer les deux livrets\u202f?"}),
    "third text": ("diagnosis", third_text, {"reconciling.page.ThirdForm"}),
    "note": ("notes", nothing, {"notes.page.NotesPage"}),
    "review": ("review", review, {"review.form.ReviewForm"}),
    "end": ("review", ended("close"), {"review.dialogs.EndForm"}),
    "handover": ("review", ended("handover"), {"review.dialogs.HandoverForm"}),
    "return": (
        "review",
        ended("reopen"),
        {"Dialog: Reprendre l’accompagnement\u202f?"},
    ),
}
"""By name: where, what opens the form, and what its fields belong to."""


def roots(at: AtDesk) -> list[QWidget]:
    """The page in sight, or the question asked over it."""
    asked = [one for one in at.window.findChildren(QDialog) if one.isVisible()]
    return [*asked] or [at.window.pages[at.window.here]]


def looking_back(held: InMeeting) -> None:
    """A review was begun that day: the meeting goes on with it."""
    open_review(held.at.ctx, OpenReview(livret=held.at.livret))
    held.go_to(Question.LOOKING_BACK)


def looking_at(held: InMeeting) -> None:
    """One topic, as it is read now."""
    looking_back(held)
    held.go_to(Question.LOOKING_CHOOSING)
    held.press(held.view.buttons["mobilite"])


IN_MEETING: dict[str, tuple[Callable[[InMeeting], object], str]] = {
    "room": (lambda _held: None, "meeting.first_views.RoomView"),
    "aim": (lambda held: held.go_to(Question.AIM), "meeting.first_views.AimView"),
    "look back": (looking_back, "meeting.look_back.LookBackView"),
    "look at": (looking_at, "meeting.look_back.LookTopicView"),
    "topic": (lambda held: held.topic("mobilite"), "meeting.topic_views.TopicView"),
    "steps": (
        lambda held: held.go_to(Question.STEPS),
        "meeting.step_views.StepsView",
    ),
}
"""By name: the way to a question of meeting mode, and what its fields belong to."""

ELSEWHERE = {
    "goals.telling_forms.AnswerForm": "test_goal_forms_kept",
    "goals.telling_forms.ResultForm": "test_goal_forms_kept",
    "goals.forms.ActionForm": "test_goal_forms_kept",
    "meeting.ending_views.EndingView": "test_meeting",
    "new_person.page.NewPersonPage": "test_pages_wired",
    "transcription.topic.TopicPage": "test_transcription",
    "transcription.last.LastPage": "test_transcription",
}
"""Owners of fields that another test types in, kills and finds again."""


@pytest.mark.parametrize("form", FORMS)
def test_every_word_typed_in_a_form_is_kept(sit_slow: Begin, form: str) -> None:
    page, act, owners = FORMS[form]
    at = sit_slow()
    at.open(page)
    act(at)
    settle()
    type_and_look(at, roots(at), owners)


def type_and_look(at: AtDesk, roots: list[QWidget], owners: set[str]) -> None:
    """Type in every field; whatever is in no draft is lost."""
    typed: dict[str, str] = {}
    met: set[str] = set()
    number = itertools.count(1)
    for root in roots:
        for field in fields_of(root):
            if owner_of(field) in NOT_KEPT:
                continue
            met.add(owner_of(field))
            sentinel = f"mot{next(number)}."
            write(field, sentinel)
            typed[sentinel] = f"{owner_of(field)}: {field.accessibleName()}"
    assert owners <= met
    at.desk.keep_typing()
    settle()
    kept = " ".join(one.text for one in at.ctx.drafts.of(at.livret))
    assert at.troubles == []
    lost = [said for sentinel, said in typed.items() if sentinel not in kept]
    assert lost == []


@pytest.mark.parametrize("question", IN_MEETING)
def test_every_word_typed_in_a_meeting_is_kept(sit_slow: Begin, question: str) -> None:
    way, owner = IN_MEETING[question]
    at = sit_slow()
    at.open("essentiel")
    held = InMeeting(at)
    held.begin()
    way(held)
    settle()
    type_and_look(at, [held.page], {owner})


@pytest.fixture
def qt(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")
    load_fonts()


@pytest.mark.usefixtures("qt")
def test_no_form_of_any_picture_was_forgotten_here() -> None:
    known = set(NOT_KEPT) | set(ELSEWHERE)
    known |= {owner for _, _, owners in FORMS.values() for owner in owners}
    known |= {owner for _, owner in IN_MEETING.values()}
    met: set[str] = set()
    for name in SCENES:
        shown = picture(name, "fr", "light", 100)
        window = (shown.parentWidget() or shown).window()
        for field in {*fields_of(window), *fields_of(shown)}:
            met.add(owner_of(field))
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert met - known == set()
