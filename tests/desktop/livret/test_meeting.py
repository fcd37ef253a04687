"""Meeting mode, from the first question to the end: one thing at a time."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea

from livret.desktop.meeting import talking
from livret.desktop.meeting.answers import BigChoice
from livret.desktop.meeting.kept_view import LineView
from livret.desktop.meeting.topic_views import TopicView
from livret.desktop.pin import PinGate
from livret.domain.diagnosis import aim_of, current_diagnosis
from livret.domain.documents import documents_of
from livret.domain.meeting_mode import Question
from livret.domain.meetings import held_meetings, said_in
from tests.desktop.livret.at_desk import settle, texts
from tests.desktop.livret.meeting_desk import (
    InMeeting,
    drafts,
    everything_said,
    view_of,
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


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
    assert not any(one.startswith("Le code ramène") for one in texts(room.view))
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
    for way in ("aloud", "certificate", "absent"):
        signing.page.ways.buttons[way].click()
        if way == "aloud":
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


def test_who_accompanies_her_is_asked_about_her(room: InMeeting) -> None:
    """« Vos déplacements vous gênent-ils ? » was asked of her referents too."""
    room.view.press(2)  # Marc is there too
    room.topic("mobilite")
    assert any("gênent-ils pour ce que vous" in one for one in texts(room.view))
    for voice in ("social", "emploi"):
        room.press(room.page.bar.voices.buttons[voice])
        told = texts(room.view)
        assert "Est-ce que ça gêne pour ce que veut faire Amina\u202f?" in told
        assert not [one for one in told if "vous " in one.lower()]
