"""Typing and saying: nothing is lost, nothing is written twice or elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from livret.desktop import autosave
from livret.desktop.diagnosis import speaking
from livret.desktop.diagnosis.controller import DiagnosisController
from livret.desktop.kit.dialog import Dialog
from livret.domain.diagnosis import Topic, current_diagnosis
from livret.domain.errors import InvalidField
from livret.domain.livret import Value
from livret.usecases.drafting import save_draft
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.vault_errors import DiskFull
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.fictitious import social_security_number

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]
HERS = "view:mobilite:personne"


def topic(at: AtDesk, barrier: str = "mobilite") -> Topic:
    found = current_diagnosis(at.read)
    assert found is not None
    return found.topic(barrier)


def view(at: AtDesk, voice: str = "personne", barrier: str = "mobilite") -> Value:
    found = topic(at, barrier).view(voice)
    assert found is not None
    return found.shown


def besides(at: AtDesk) -> Any:
    return at.of(DiagnosisController).besides


def test_typing_is_kept_within_two_seconds_and_five_while_keys_go_on() -> None:
    assert autosave.QUIET_MS <= 2000
    assert autosave.LONGEST_MS <= 5000


def test_what_was_typed_is_found_again_after_a_crash(sit: Begin, qtbot: QtBot) -> None:
    first = sit()
    first.open()
    first.topic("mobilite")
    first.speak("emploi")
    first.type("Le vélo est prêt.")
    qtbot.waitUntil(lambda: "view:mobilite:emploi" in first.drafts())
    count = len(first.said)
    first.kill()

    again = sit()
    again.open()
    assert len(again.said) == count
    assert again.detail.view is not None
    assert again.detail.view.voice.id == "emploi"
    assert again.detail.view.words.text == "Le vélo est prêt."
    assert "retrouvé" in again.diagnosis.banner.sentence
    again.diagnosis.close_topic()
    settle()
    assert view(again, "emploi").content["words"] == "Le vélo est prêt."
    assert view(again, "emploi").content["level"] == "bloque"
    assert again.drafts() == {}


def test_a_line_without_an_answer_waits_as_a_draft(sit: Begin) -> None:
    first = sit(example=False)
    first.open()
    detail = first.topic("sante")
    detail.line.words.setPlainText("Nous cherchons un médecin.")
    first.diagnosis.close_topic()
    settle()
    assert "d’accord" in first.diagnosis.banner.sentence
    assert "médecin" in first.drafts()["line:sante"]
    assert not [one for one in first.said if one.kind == "line_agreed"]
    first.kill()

    again = sit()
    again.open()
    assert again.detail.line.words.text == "Nous cherchons un médecin."
    again.detail.line.outcome.buttons["agreed"].click()
    again.diagnosis.close_topic()
    settle()
    assert topic(again, "sante").lines[0].content["outcome"] == "agreed"
    assert again.drafts() == {}


def test_nothing_is_written_when_nothing_changed(at: AtDesk) -> None:
    count = len(at.said)
    at.topic("mobilite")
    assert at.detail.view is not None
    before = at.detail.view.words.text
    at.type("autre chose")
    at.type(before)
    at.diagnosis.close_topic()
    settle()
    assert len(at.said) == count
    assert at.drafts() == {}


def test_what_the_editor_does_not_show_stays_said(at: AtDesk) -> None:
    facet = at.of(DiagnosisController)._form.topic("mobilite").facets[0]  # type: ignore[union-attr]
    at.say(
        {
            "kind": "view_given",
            "barrier": "mobilite",
            "voice": "personne",
            "level": "bloque",
            "words": "Je marche.",
            "came": {"how": "interpreter", "language": "uk", "service": "ISM"},
            "facets": [{"facet": facet.id, "words": "surtout le soir"}],
            "outside": [{"words": "Pas de bus", "who": "la ville"}],
            "priority": True,
        }
    )
    at.go("goals")
    at.go("diagnosis")
    detail = at.topic("mobilite")
    assert detail.view is not None
    assert detail.view.outside.text == "Pas de bus (la ville)"
    detail.view.outside.setPlainText("Pas de bus (la ville)\nPas de vélo")
    at.type("Je marche longtemps.")
    at.diagnosis.close_topic()
    settle()
    content = view(at).content
    assert content["words"] == "Je marche longtemps."
    assert content["came"] == {"how": "interpreter", "language": "uk", "service": "ISM"}
    assert content["facets"] == [{"facet": facet.id, "words": "surtout le soir"}]
    assert content["outside"] == [
        {"words": "Pas de bus", "who": "la ville"},
        {"words": "Pas de vélo"},
    ]
    assert content["priority"] is True


def test_situations_and_how_words_came_are_said(at: AtDesk) -> None:
    detail = at.topic("logement")
    assert detail.view is not None
    detail.view.facets.buttons[next(iter(detail.view.facets.buttons))].click()
    ticks = detail.view.me.buttons or detail.view.outside_ticks.buttons
    situation, button = next(iter(ticks.items()))
    button.click()
    detail.view.came.how.buttons["telephone"].click()
    at.diagnosis.close_topic()
    settle()
    content = view(at, barrier="logement").content
    assert content["came"] == {"how": "telephone"}
    assert content["facets"] == [
        {"facet": situation.rpartition("/")[0], "situations": [situation]}
    ]
    assert content["words"] == "Ça va, le bail est à mon nom."


def test_leaving_the_page_says_what_was_typed(at: AtDesk) -> None:
    at.topic("mobilite")
    at.type("Je prends le car.")
    at.go("history")
    assert view(at).content["words"] == "Je prends le car."


def test_what_waits_is_found_again_on_coming_back(at: AtDesk) -> None:
    detail = at.topic("ressources")
    detail.line.words.setPlainText("Nous n’en parlons pas.")
    at.go("goals")
    assert "parlons" in at.drafts()["line:ressources"]
    at.go("diagnosis")
    assert at.detail.topic.barrier == "ressources"
    assert at.detail.line.words.text == "Nous n’en parlons pas."


def test_hiding_the_screen_only_saves(at: AtDesk, qtbot: QtBot) -> None:
    count = len(at.said)
    at.topic("mobilite")
    at.type("Je prends le car.")
    at.window.hide_screen()
    qtbot.waitUntil(lambda: "le car" in at.drafts().get(HERS, ""))
    assert len(at.said) == count
    assert at.diagnosis.detail is not None


def test_ending_the_program_only_saves(at: AtDesk) -> None:
    count = len(at.said)
    at.topic("mobilite")
    at.type("Je prends le car.")
    at.desk.keep_typing()
    settle()
    assert len(at.said) == count
    assert "le car" in at.drafts()[HERS]


def test_words_never_reach_another_livret(at: AtDesk) -> None:
    other = open_livret(at.ctx, OpenLivret(called="Olena T.")).value
    at.topic("mobilite")
    at.type("Je prends le car.")
    at.open(livret=other)
    assert view(at).content["words"] == "Je prends le car."
    kinds = {one.kind for one in at.ctx.livret(other).history}
    assert kinds == {"livret_opened", "person_described"}
    assert at.diagnosis.diagnosis is not None
    assert at.diagnosis.diagnosis.called == "Olena"
    assert at.diagnosis.detail is None


def test_what_is_refused_stays_in_its_editor(at: AtDesk) -> None:
    words = f"Mon numéro est {social_security_number()}"
    count = len(at.said)
    at.topic("mobilite")
    at.type(words)
    at.diagnosis.close_topic()
    settle()
    assert isinstance(at.troubles[-1], InvalidField)
    assert len(at.said) == count
    assert HERS not in at.drafts()
    assert at.detail.view is not None
    assert at.detail.view.words.text == words
    at.type("Je ne le dis pas.")
    at.diagnosis.close_topic()
    settle()
    assert view(at).content["words"] == "Je ne le dis pas."


def test_a_draft_nobody_can_read_is_left_alone(at: AtDesk) -> None:
    save_draft(at.ctx, at.livret, HERS, "not what the page writes")
    at.go("goals")
    at.open()
    assert at.diagnosis.detail is None
    assert not at.troubles


def test_an_emptied_text_takes_back_what_was_said(at: AtDesk) -> None:
    at.topic("mobilite")
    at.type("Je prends le car.")
    at.speak("social")
    at.speak("personne")
    assert at.detail.view is not None
    at.detail.view.answers.buttons["bloque"].click()
    at.type("")
    at.diagnosis.close_topic()
    settle()
    assert at.said[-1].kind == "retracted"
    assert "19 h" in view(at).content["words"]


def test_what_was_just_said_can_be_taken_back(at: AtDesk) -> None:
    at.topic("mobilite")
    at.type("Je prends le car.")
    at.diagnosis.close_topic()
    settle()
    at.press(at.diagnosis, "Enlever ce que je viens de dire")
    dialog = besides(at).dialog
    assert "Je prends le car." in " ".join(texts(dialog))
    dialog.buttons["keep"].click()
    settle()
    assert view(at).content["words"] == "Je prends le car."
    at.press(at.diagnosis, "Enlever ce que je viens de dire")
    besides(at).dialog.buttons["remove"].click()
    settle()
    assert "19 h" in view(at).content["words"]


@pytest.mark.parametrize("elsewhere", [False, True])
def test_what_a_full_disk_refuses_to_say_is_kept_as_a_draft(
    at: AtDesk, monkeypatch: pytest.MonkeyPatch, elsewhere: bool
) -> None:
    """Elsewhere: another person's livret is shown before the answer comes."""

    def full(*_told: object, **_named: object) -> None:
        raise DiskFull

    monkeypatch.setattr(speaking, "_tell", full)
    at.topic("mobilite")
    at.type("Le bus du soir me fait peur.")
    at.diagnosis.close_topic()
    if elsewhere:
        at.of(DiagnosisController).speaking.turn_to("another")
    settle()
    assert (at.diagnosis.detail is None) is elsewhere
    at.desk.keep_typing()
    settle()
    assert "Le bus du soir me fait peur." in at.drafts()[HERS]


def test_an_hour_later_it_is_no_longer_just_said(at: AtDesk) -> None:
    assert not besides(at).take_back.isHidden()
    at.clock.forward(hours=2)
    at.go("goals")
    at.go("diagnosis")
    assert besides(at).take_back.isHidden()


def test_strengths_goals_and_steps_are_said(at: AtDesk) -> None:
    detail = at.topic("mobilite")
    detail.supports.words.setText("Connaît bien la ville")
    detail.supports.add.click()
    settle()
    assert at.said[-1].kind == "strength_recognised"
    assert at.said[-1].content["barrier"] == "mobilite"
    assert "Connaît bien la ville" in at.diagnosis.rows["mobilite"].topic.supports
    detail.supports.fold.open(opened=True)
    next(iter(detail.supports.offered.buttons.values())).click()
    settle()
    assert at.said[-1].content["support"].startswith("mobilite.")
    detail.steps.words.setText("Demander un vélo")
    detail.steps.who.buttons["emploi"].click()
    detail.steps.action.click()
    settle()
    content = at.said[-1].content
    assert content["who"] == {"voice": "emploi", "name": "Marc D."}
    assert content["barriers"] == ["mobilite"]
    assert content["goal"]
    detail.steps.words.setText("Travailler le jour")
    detail.steps.goal.click()
    settle()
    assert at.said[-1].kind == "goal_set"
    assert at.said[-1].content["barriers"] == ["mobilite"]


def test_the_line_and_its_reasons_are_said(at: AtDesk) -> None:
    detail = at.topic("droit")
    assert detail.line.reasons["personne"].text == "Je veux de l’aide maintenant."
    detail.line.reasons["emploi"].setPlainText("Le contrat d’abord.")
    at.diagnosis.close_topic()
    settle()
    content = topic(at, "droit").lines[-1].content
    assert content["outcome"] == "not_agreed"
    reasons = {one["voice"]: one["words"] for one in content["reasons"]}
    assert reasons["emploi"] == "Le contrat d’abord."
    assert len(reasons) == 3


def test_a_refusal_hides_the_others_until_she_agrees(at: AtDesk) -> None:
    at.say({"kind": "view_given", "barrier": "ressources", "voice": "social",
            "level": "bloque"})  # fmt: skip
    at.go("goals")
    at.go("diagnosis")
    at.topic("ressources")
    assert at.diagnosis.diagnosis is not None
    row = at.diagnosis.rows["ressources"]
    shown = at.diagnosis.diagnosis.shown(row.topic)
    assert [voice.id for voice, _ in shown] == ["personne"]
    at.press(at.diagnosis.banner, "Montrer, avec son accord")
    shown = at.diagnosis.diagnosis.shown(row.topic)
    assert [voice.id for voice, _ in shown] == ["personne", "social", "emploi"]


def test_who_is_missing_can_be_added_by_a_name(sit: Begin) -> None:
    at = sit(example=False)
    at.open()
    at.press(at.diagnosis, "Ajouter qui accompagne côté emploi")
    dialog = besides(at).dialog
    assert isinstance(dialog, Dialog)
    dialog.name.setText("Marc D.")  # type: ignore[attr-defined]
    dialog.buttons["add"].click()
    settle()
    member = at.read.members[-1]
    assert (member.name, member.side, member.role) == ("Marc D.", "emploi", "referent")
    assert not member.keys
    assert besides(at).add_guest.isHidden()
    at.topic("sante")
    assert list(at.detail.speakers.buttons) == ["personne", "social", "emploi"]


def test_a_guest_without_a_name_is_not_added(sit: Begin) -> None:
    at = sit(example=False)
    at.open()
    count = len(at.said)
    at.press(at.diagnosis, "Ajouter qui accompagne côté emploi")
    besides(at).dialog.buttons["add"].click()
    settle()
    assert len(at.said) == count


@pytest.mark.parametrize("page", ["diagnosis", "history"])
def test_a_topic_opens_by_its_shortcut(at: AtDesk, page: str) -> None:
    at.go(page)
    at.window.asked.emit("topic_4")
    settle()
    assert at.window.here == "diagnosis"
    assert at.detail.topic.barrier == "mobilite"


def test_ctrl_s_writes_at_once(at: AtDesk) -> None:
    at.topic("mobilite")
    at.type("Je prends le car.")
    assert HERS not in at.drafts()
    at.window.asked.emit("save")
    settle()
    assert "le car" in at.drafts()[HERS]
