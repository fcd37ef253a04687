"""Meeting mode: one question at a time, nothing lost, nobody else in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from livret.desktop.diagnosis.telling import draft_text
from livret.desktop.diagnosis.values import ViewEdit
from livret.desktop.locking import Lock
from livret.desktop.meeting import talking
from livret.desktop.meeting.answers import BigChoice
from livret.desktop.meeting.choosing_views import DeclinedView
from livret.desktop.meeting.ending_views import LeaveView, PauseView
from livret.desktop.meeting.kept_view import LineView
from livret.desktop.meeting.topic_views import TopicView
from livret.desktop.pin import TRIES, PinGate
from livret.domain.diagnosis import aim_of, current_diagnosis
from livret.domain.documents import documents_of
from livret.domain.livret import Value
from livret.domain.meeting_mode import Question
from livret.domain.meetings import held_meetings, said_in
from livret.usecases.drafting import save_draft
from livret.usecases.livrets import OpenLivret, open_livret
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.meeting_desk import InMeeting, everything_said

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]
PIN = "4821"


@pytest.fixture
def room(at: AtDesk) -> InMeeting:
    """The fictitious livret, at « Qui est dans la pièce ? »."""
    at.window.activateWindow()
    meeting = InMeeting(at)
    at.window.asked.emit("meeting")
    settle()
    assert meeting.question == "room"
    return meeting


def view_of(at: AtDesk, barrier: str, voice: str = "personne") -> Value:
    found = current_diagnosis(at.read)
    assert found is not None
    stood = found.topic(barrier).view(voice)
    assert stood is not None
    return stood.shown


def drafts(at: AtDesk) -> dict[str, str]:
    return {k: v for k, v in at.drafts().items() if k != "meeting:sitting"}


def answers(room: InMeeting) -> dict[str, BigChoice]:
    found: dict[str, BigChoice] = room.view.answers.buttons
    return found


# --- one question after the other ---------------------------------------------


def test_the_questions_come_one_after_the_other(room: InMeeting) -> None:
    passed = []
    for _ in range(5):
        passed.append(room.question)
        room.onward()
    assert passed == ["room", "welcome", "last_time", "aim", "choosing"]
    assert room.question == "steps"
    room.press(room.page.bar.verbs["back"])
    assert room.question == "choosing"


def test_the_welcome_says_what_she_may_do_and_who_will_read(room: InMeeting) -> None:
    room.go_to(Question.WELCOME)
    told = "\n".join(texts(room.page))
    for words in ("ne pas répondre", "contrôler", "Claire M.", "Marc D."):
        assert words in told


def test_nothing_of_her_is_shown_before_it_is_said_who_is_there(
    room: InMeeting,
) -> None:
    told = everything_said()
    for said in ("Le bus s’arrête", "cuisine", "une semaine d’essai", "sac de papiers"):
        assert said not in told


def test_her_words_become_contributions_on_going_on(room: InMeeting) -> None:
    room.go_to(Question.AIM)
    room.type("Un poste de jour.")
    room.onward()
    aim = aim_of(room.at.read)
    assert aim is not None
    assert aim.content["words"] == "Un poste de jour."
    assert drafts(room.at) == {}
    assert len(room.sitting.said) == 1


def test_what_did_not_change_is_not_said_again(room: InMeeting) -> None:
    count = len(room.at.said)
    room.topic("mobilite")
    room.onward()
    assert room.question == "choosing"
    assert len(room.at.said) == count


@pytest.mark.parametrize("by", ["digit", "alt"])
def test_the_eight_answers_have_a_key_each(room: InMeeting, by: str) -> None:
    room.topic("logement")
    assert isinstance(room.view, TopicView)
    heights = {one.height() for one in answers(room).values()}
    assert len(answers(room)) == 8
    assert len(heights) == 1
    assert heights.pop() >= 44
    if by == "digit":
        answers(room)["ne_gene_pas"].setFocus()
        room.key(Qt.Key.Key_4)
    else:
        room.key(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert room.view.answers.value == "bloque"
    room.onward()
    assert view_of(room.at, "logement").content["level"] == "bloque"
    assert view_of(room.at, "logement").content["words"].startswith("Ça va")


def test_question_and_answers_stand_in_her_language_too(room: InMeeting) -> None:
    room.view.came.how.buttons["interpreter"].click()
    room.view.came.language.setText("anglais")
    room.view.came.service.setText("une voisine")
    room.topic("mobilite")
    told = "\n".join(texts(room.view))
    assert "gênent-ils" in told
    assert "Does getting around" in told
    blocks = answers(room)["bloque"]
    assert blocks.text() == "Ça me bloque"
    assert blocks.accessibleDescription() == "It blocks me"
    room.type("The bus stops at 7")
    room.onward()
    came = view_of(room.at, "mobilite").content["came"]
    assert (came["how"], came["language"]) == ("interpreter", "en")


def test_a_finger_finds_everything(room: InMeeting) -> None:
    """44 pixels in meeting mode (practice rule 25)."""
    small = []
    for question in (Question.ROOM, Question.LAST_TIME, Question.CHOOSING):
        room.go_to(question)
        small += low(room)
    room.press(room.view.buttons["mobilite"])
    room.press(room.view.helps)
    room.press(room.view.blocks)
    small += low(room)
    room.at.window.resize(700, 700)
    settle()
    assert not small + low(room)


def low(room: InMeeting) -> list[str]:
    return [
        f"{one.accessibleName()}: {one.height()}"
        for one in room.page.findChildren(QAbstractButton)
        if one.isVisible() and one.height() < 44
    ]


def test_at_200_percent_the_bars_scroll_with_the_question(room: InMeeting) -> None:
    room.topic("mobilite")
    (area, *_) = room.page.findChildren(QScrollArea)
    assert not area.isAncestorOf(room.page.bar)
    room.at.desk.ui.look.set_percent(200)
    settle()
    assert area.isAncestorOf(room.page.bar)
    assert area.isAncestorOf(room.page.top)
    room.at.desk.ui.look.set_percent(100)
    settle()
    assert not area.isAncestorOf(room.page.bar)
    room.go_to(Question.SIGNING)
    room.at.desk.ui.look.set_percent(200)
    settle()
    shown = room.controller.papers.shown
    assert shown is not None
    assert shown.page.isAncestorOf(room.page.bar)
    room.onward()
    assert room.page.bar.isVisible()


def test_a_digit_typed_in_the_words_stays_in_the_words(room: InMeeting) -> None:
    room.topic("mobilite")
    room.type("19 h")
    assert room.view.words.text == "19 h"
    assert room.view.answers.value == "bloque"


def test_each_voice_is_one_key_away(room: InMeeting) -> None:
    room.view.press(2)  # Marc is there too
    room.topic("mobilite")
    room.type("Le soir, rien ne passe.")
    room.key(Qt.Key.Key_F4)
    assert room.sitting.voice == "emploi"
    assert view_of(room.at, "mobilite").content["words"] == "Le soir, rien ne passe."
    assert "Le soir, rien ne passe." in "\n".join(texts(room.view))
    room.type("Un vélo se prête.")
    room.key(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert room.sitting.voice == "personne"
    assert view_of(room.at, "mobilite", "emploi").content["words"] == (
        "Un vélo se prête."
    )
    assert not any(
        button.isVisible() and not button.text()
        for button in room.page.bar.voices.buttons.values()
    )


def test_who_is_not_there_does_not_speak(room: InMeeting) -> None:
    room.topic("mobilite")
    shown = [k for k, b in room.page.bar.voices.buttons.items() if b.isVisible()]
    assert shown == ["personne", "social", "ensemble"]


def test_they_keep_a_line_together(room: InMeeting) -> None:
    room.topic("droit")
    room.key(Qt.Key.Key_F4)
    assert isinstance(room.view, LineView)
    room.view.line.outcome.buttons["agreed"].click()
    room.view.line.words.setPlainText("Nous trions le sac jeudi.")
    room.onward()
    found = current_diagnosis(room.at.read)
    assert found is not None
    assert found.topic("droit").lines[-1].content["outcome"] == "agreed"


def test_a_step_is_added_with_who_and_when(room: InMeeting) -> None:
    room.go_to(Question.STEPS)
    room.type("Appeler l’atelier")
    room.view.who.buttons["personne"].click()
    room.view.when.buttons["week"].click()
    room.press(room.view.more)
    assert room.question == "steps"
    room.onward()
    (action,) = [
        one for one in room.at.said if one.content.get("words") == "Appeler l’atelier"
    ]
    assert action.content["who"] == {"voice": "personne"}
    assert action.content["by"] == "2026-03-19"
    assert "Appeler l’atelier" in "\n".join(texts(room.view))


def test_a_step_may_be_a_referents_who_is_not_in_the_room(room: InMeeting) -> None:
    room.go_to(Question.STEPS)
    assert list(room.page.bar.voices.buttons) == ["personne", "social", "ensemble"]
    room.type("Appeler le restaurant")
    offered = room.view.who.buttons
    assert list(offered) == ["personne", "social", "emploi", "ensemble"]
    offered["emploi"].click()
    room.press(room.view.more)
    room.onward()
    (action,) = [
        one
        for one in room.at.said
        if one.content.get("words") == "Appeler le restaurant"
    ]
    assert action.content["who"]["voice"] == "emploi"
    assert action.content["who"]["name"].startswith("Marc")


def test_what_became_of_a_step_is_one_press(room: InMeeting) -> None:
    room.go_to(Question.LAST_TIME)
    (step, *_) = room.view.states
    room.press(room.view.states[step].buttons["done"])
    assert room.at.said[-1].kind == "action_state"
    assert room.at.said[-1].content["state"] == "done"


def test_what_helps_and_what_blocks_outside_are_said(room: InMeeting) -> None:
    room.topic("mobilite")
    room.press(room.view.helps)
    room.press(next(iter(room.view.supports.findChildren(type(room.view.helps)))))
    room.press(room.view.blocks)
    room.view.outside.words.setPlainText("La mairie n’a pas répondu")
    room.onward()
    said = view_of(room.at, "mobilite").content
    assert said["outside"] == [{"words": "La mairie n’a pas répondu"}]


# --- a refusal counts ---------------------------------------------------------


def test_on_a_topic_she_declined_the_others_are_neither_asked_nor_shown(
    room: InMeeting,
) -> None:
    room.at.say(
        {
            "kind": "view_given",
            "barrier": "ressources",
            "voice": "social",
            "level": "bloque",
            "words": "SENTINELLE",
        }
    )
    room.topic("ressources")
    assert room.view.answers.value == "ne_souhaite_pas_repondre"
    room.key(Qt.Key.Key_F3)
    assert isinstance(room.view, DeclinedView)
    assert "SENTINELLE" not in everything_said()
    assert not room.view.isAncestorOf(QApplication.focusWidget())
    room.press(room.view.despite)
    assert isinstance(room.view, TopicView)
    assert room.view.words.text == "SENTINELLE"
    assert room.sitting.despite == ("ressources",)


def test_words_of_another_day_are_not_said_again_with_a_refusal(
    room: InMeeting,
) -> None:
    room.topic("mobilite")
    before = room.view.words.text
    assert before
    alt = Qt.KeyboardModifier.AltModifier
    room.key(Qt.Key.Key_7, alt)
    assert room.view.words.text == ""
    room.key(Qt.Key.Key_4, alt)
    assert room.view.words.text == before
    room.key(Qt.Key.Key_7, alt)
    room.onward()
    said = view_of(room.at, "mobilite").content
    assert said["answer"] == "ne_souhaite_pas_repondre"
    assert "words" not in said


def test_words_of_today_are_said_with_a_refusal(room: InMeeting) -> None:
    room.topic("mobilite")
    room.type("Pas devant tout le monde")
    room.key(Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    room.onward()
    assert view_of(room.at, "mobilite").content["words"] == "Pas devant tout le monde"


def test_the_same_answer_given_again_stays(room: InMeeting) -> None:
    """« Ça me bloque, toujours »: by its key nothing is taken back."""
    room.topic("mobilite")
    room.type("Toujours pareil")
    assert room.view.answers.value == "bloque"
    room.key(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    room.onward()
    said = view_of(room.at, "mobilite").content
    assert (said["level"], said["words"]) == ("bloque", "Toujours pareil")


# --- taking back --------------------------------------------------------------


def test_what_was_just_said_is_taken_away(room: InMeeting) -> None:
    before = aim_of(room.at.read)
    room.go_to(Question.AIM)
    room.type("Autre chose")
    room.press(room.page.bar.verbs["take_back"])
    assert before is not None
    assert room.view.words.text == before.content["words"]
    room.type("Un poste de nuit")
    room.onward()
    room.press(room.page.bar.verbs["take_back"])
    assert "enlevé" in room.page.banner.sentence
    assert aim_of(room.at.read) == before
    room.press(room.page.bar.verbs["take_back"])
    assert "rien à enlever" in room.page.banner.sentence


# --- nobody else --------------------------------------------------------------


def test_nobody_else_is_anywhere_in_the_window(at: AtDesk) -> None:
    other = open_livret(at.ctx, OpenLivret(called="SENTINELLE-UN")).value
    open_livret(at.ctx, OpenLivret(private_line="SENTINELLE-DEUX"))
    at.say(
        {"kind": "aim_said", "words": "SENTINELLE-TROIS"},
        {"kind": "goal_set", "words": "SENTINELLE-QUATRE"},
        livret=other,
    )
    me = next(iter(at.read.team.members))
    marc = next(one for one in at.read.members if one.voice == "emploi")
    at.say(
        {
            "kind": "note_added",
            "words": "SENTINELLE-CINQ",
            "between": [f"entre_nous:{marc.id}"],
        },
        {"kind": "life_told", "words": "SENTINELLE-SIX", "on": "2026-01-01"},
    )
    assert me != marc.id
    edit = ViewEdit("mobilite", "social", words="SENTINELLE-SEPT")
    save_draft(at.ctx, at.livret, "view:mobilite:social", draft_text(edit))
    save_draft(at.ctx, at.livret, "brouillon:1", "SENTINELLE-HUIT")
    # Everything was seen before: lists, pages, dialogs.
    at.desk.gone.emit("accueil")
    settle()
    at.open("goals", other)
    at.open("history", other)
    at.open("history")
    at.open("diagnosis")
    before = everything_said()
    assert "SENTINELLE-UN" in before
    assert "SENTINELLE-SEPT" in before
    room = InMeeting(at)
    at.window.asked.emit("meeting")
    settle()
    for _ in range(8):
        assert "SENTINELLE" not in everything_said(), room.question
        if room.question == "choosing":
            room.topic("mobilite")
            assert "SENTINELLE" not in everything_said()
        if room.question == "handing_over":
            break
        room.onward()
        settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    names = ("Olena T.", "Jean-Luc P.", "Fatoumata S.", "Mohamed K.", "celui du parc")
    told = everything_said()
    assert not [name for name in names if name in told]
    assert at.window.windowTitle() == "Livret"


def test_between_us_is_closed_while_somebody_else_is_there(at: AtDesk) -> None:
    me = at.read.team.by_key[at.ctx.signer.public_key]
    line = {"kind": "note_added", "words": "x", "between": [f"entre_nous:{me.id}"]}
    at.say(line)
    room = InMeeting(at)
    at.window.asked.emit("meeting")
    settle()
    room.onward()
    assert [one for one in at.desk.folded.history if one.kind == "note_added"]  # type: ignore[union-attr]
    room.press(room.page.bar.verbs["back"])
    room.view.other.setText("sa sœur")
    room.onward()
    assert not [
        one
        for one in at.desk.folded.history  # type: ignore[union-attr]
        if one.kind == "note_added"
    ]


def test_a_meeting_that_cannot_begin_leads_back_to_the_desk(at: AtDesk) -> None:
    at.desk.livret = "0" * 32
    at.window.asked.emit("meeting")
    settle()
    assert at.window.here == "essentiel"
    assert not at.desk.in_meeting
    assert at.troubles


def test_no_key_leads_out_of_a_meeting(room: InMeeting) -> None:
    for act in ("home", "new_person", "settings", "verify", "help", "history"):
        assert act not in room.at.window.actions_.by_id or not (
            room.at.window.actions_.by_id[act].isEnabled()
        )
        room.at.window.asked.emit(act)
        settle()
        assert room.at.window.here == "meeting"
    assert room.at.desk.livret == room.at.livret
    assert not room.at.window.sidebar.isVisible()
    assert not room.at.window.sidebar.places.ids


# --- pausing and leaving ------------------------------------------------------


def test_a_pause_shows_nothing_and_comes_back_at_the_same_words(
    room: InMeeting,
) -> None:
    room.topic("mobilite")
    room.type("Le tram est loin")
    room.key(Qt.Key.Key_F9)
    assert isinstance(room.view, PauseView)
    told = everything_said()
    assert "tram" not in told
    assert "Amina" not in told.replace("Amina B.", "")
    room.press(room.view.resume)
    assert room.view.words.text == "Le tram est loin"
    room.onward()
    assert view_of(room.at, "mobilite").content["words"] == "Le tram est loin"


def test_leaving_needs_the_pin(room: InMeeting) -> None:
    room.at.window.gate = PinGate(PIN)
    room.go_to(Question.AIM)
    room.press(room.page.bar.verbs["pause"])
    room.press(room.view.leave)
    assert isinstance(room.view, LeaveView)
    room.view.pin.line.setText("0000")
    room.press(room.view.go)
    assert room.at.window.here == "meeting"
    room.view.pin.line.setText(PIN)
    room.press(room.view.go)
    assert room.at.window.here == "essentiel"
    assert "Cuisiner" not in room.at.drafts().get("meeting:sitting", "")
    assert room.at.window.sidebar.isVisible()
    room.at.open("diagnosis")
    assert room.at.diagnosis.rows


def test_back_at_the_desk_no_key_is_lost_while_the_livret_is_read(at: AtDesk) -> None:
    at.window.share()
    at.window.unshare()
    assert at.window.actions_.by_id["meeting"].isEnabled()


def test_who_goes_on_while_the_livret_is_read_is_not_brought_back(
    room: InMeeting,
) -> None:
    room.at.desk.unshared.emit("essentiel")
    room.at.window.asked.emit("goals")
    settle()
    assert room.at.window.here == "goals"


def test_five_wrong_pins_lock(room: InMeeting, qtbot: QtBot) -> None:
    room.at.window.gate = PinGate(PIN)
    room.press(room.page.bar.verbs["pause"])
    room.press(room.view.leave)
    with qtbot.waitSignal(room.at.window.lock_requested):
        for _ in range(TRIES):
            room.view.pin.line.setText("0000")
            room.view.go.click()
            settle()


def test_without_a_pin_leaving_asks_for_the_passphrase(
    room: InMeeting, qtbot: QtBot
) -> None:
    room.at.window.gate = PinGate()
    room.press(room.page.bar.verbs["pause"])
    room.press(room.view.leave)
    with qtbot.waitSignal(room.at.window.lock_requested):
        room.view.go.click()
        settle()
    assert room.controller.back_at == "essentiel"


def test_coming_back_from_the_desk_asks_the_room_first(room: InMeeting) -> None:
    room.at.window.gate = PinGate(free=True)
    room.topic("droit")
    room.leave()
    assert room.at.window.here == "essentiel"
    room.at.window.asked.emit("meeting")
    settle()
    assert room.question == "room"
    room.onward()
    assert (room.question, room.sitting.barrier) == ("topic", "droit")


def test_idleness_only_hides_for_ninety_minutes(room: InMeeting, qtbot: QtBot) -> None:
    room.at.window.gate = PinGate(PIN)
    lock = Lock(room.at.desk, 15 * 60.0)
    with qtbot.assertNotEmitted(lock.due):
        room.at.clock.forward(minutes=16)
        lock.look()
    assert room.at.window.is_hidden
    room.at.clock.forward(minutes=75)
    with qtbot.waitSignal(lock.due):
        lock.look()


# --- nothing is lost ----------------------------------------------------------


def test_after_the_power_went_the_same_question_comes_back(
    sit: Begin, qtbot: QtBot
) -> None:
    first = sit()
    first.open()
    room = InMeeting(first)
    first.window.asked.emit("meeting")
    settle()
    room.topic("famille")
    room.key(Qt.Key.Key_F3)
    room.type("Une voisine peut aider")
    place = "meeting:view:famille:social"
    qtbot.waitUntil(lambda: place in first.drafts())
    first.kill()

    again = sit()
    again.open()
    assert "F9" in again.diagnosis.banner.sentence
    after = InMeeting(again)
    again.window.asked.emit("meeting")
    settle()
    assert (after.question, after.sitting.barrier) == ("topic", "famille")
    assert after.sitting.voice == "social"
    assert after.view.words.text == "Une voisine peut aider"
    assert "retrouvé" in after.page.banner.sentence
    after.onward()
    assert view_of(again, "famille", "social").content["words"] == (
        "Une voisine peut aider"
    )
    assert drafts(again) == {}


def test_what_is_refused_comes_back_to_be_corrected(room: InMeeting) -> None:
    room.go_to(Question.AIM)
    number = "2" + "69" + "05" + "49588157"
    key = 97 - int(number) % 97
    refused = f"{number}{key:02d}"
    room.type(refused)
    room.onward()
    assert room.question == "aim"
    assert room.view.words.text == refused
    assert room.page.banner.sentence
    room.type("Un poste de jour")
    room.onward()
    aim = aim_of(room.at.read)
    assert aim is not None
    assert aim.content["words"] == "Un poste de jour"


# --- to the end ---------------------------------------------------------------


def test_a_meeting_ends_with_what_was_said_in_it(room: InMeeting) -> None:
    room.at.window.gate = PinGate(free=True)
    room.go_to(Question.AIM)
    room.type("Un poste de jour")
    room.go_to(Question.READ_BACK)
    assert "Un poste de jour" in "\n".join(texts(room.view))
    room.press(room.view.unsigned)
    assert room.question == "handing_over"
    assert not room.view.keeps.value
    assert not room.page.bar.verbs["onward"].isVisible()
    room.press(room.view.keeps.buttons["nothing"])
    assert room.question == "ending"
    room.type("les papiers")
    room.onward()
    (held,) = held_meetings(room.at.read)
    assert held.next_words == "les papiers"
    assert held.handed_over == "nothing"
    assert held.read_back
    assert [one.kind for one in said_in(room.at.read, held)] == ["aim_said"]
    room.press(room.view.go)
    assert room.at.window.here == "essentiel"
    assert room.at.drafts() == {}


def test_an_answer_by_its_key_leaves_the_keyboard_with_the_next_question(
    room: InMeeting,
) -> None:
    room.go_to(Question.READ_BACK)
    room.press(room.view.unsigned)
    assert room.question == "handing_over"
    room.key(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert room.question == "ending"
    assert QApplication.focusWidget() is room.view.words
    room.type("les papiers")
    assert room.view.edit.words == "les papiers"


def test_it_is_signed_inside_the_meeting(room: InMeeting) -> None:
    room.go_to(Question.SIGNING)
    preview = room.controller.papers.shown
    assert preview is not None
    room.press(preview.page.sign)
    document = documents_of(room.at.read)[-1]
    assert room.sitting.document == document.id
    signing = room.controller.papers.shown
    assert signing is not None
    for way in ("aloud", "absent", "absent"):
        signing.page.ways.buttons[way].click()
        signing.page.form.words.setPlainText("oui")
        room.press(signing.page.keep)
    room.press(signing.page.finish)
    assert room.question == "handing_over"
    assert documents_of(room.at.read)[-1].closed


def test_a_paper_nobody_signed_leaves_off_what_she_wants(
    room: InMeeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[frozenset[str]] = []
    real = talking.paper

    def paper(vault: Any, livret: str, document: str, choices: Any) -> bytes:
        asked.append(choices.leave_off)
        return real(vault, livret, document, choices)

    monkeypatch.setattr(talking, "paper", paper)
    room.go_to(Question.READ_BACK)
    room.press(room.view.unsigned)
    offered = list(room.view.leave_off.buttons)
    assert offered
    room.press(room.view.leave_off.buttons[offered[0]])
    room.press(room.view.keeps.buttons["paper"])
    settle()
    assert asked == [frozenset({offered[0]})]
