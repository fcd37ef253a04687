"""Ctrl+Z outside fields: one's own last acts, named, one at a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from livret.desktop.goals.controller import GoalsController
from livret.desktop.goals.page import GoalEdit
from livret.desktop.goals.states import StateButton
from livret.desktop.kit.remover import Remover
from livret.desktop.undo.controller import ACT, UndoController
from livret.domain.pathway import pathway_of
from livret.usecases.writing import Said, write
from tests.desktop.livret.at_desk import AtDesk, settle, texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]


@pytest.fixture
def here(sit: Begin) -> AtDesk:
    at = sit(example=False)
    at.open("goals")
    return at


def entry(at: AtDesk) -> str:
    return str(at.window.actions_.by_id[ACT].text())


def add(at: AtDesk, words: str) -> None:
    at.of(GoalsController).page.goal_added.emit(GoalEdit(words))
    settle()


def goals(at: AtDesk) -> list[str]:
    return [one.words for one in pathway_of(at.read).goals]


def press_undo(at: AtDesk) -> None:
    at.window.actions_.by_id[ACT].trigger()
    settle()


def controller(at: AtDesk) -> UndoController:
    found = at.desk.findChild(UndoController)
    assert isinstance(found, UndoController)
    return found


def test_the_menu_names_what_would_be_undone(here: AtDesk) -> None:
    add(here, "Conduire")
    assert entry(here) == "Annuler\u202f: objectif ajouté"
    add(here, "Chanter")
    press_undo(here)
    assert goals(here) == ["Conduire"]
    page = here.of(GoalsController).page
    assert page.banner.sentence == "C’est annulé\u202f: objectif ajouté."
    press_undo(here)
    assert goals(here) == []


def test_a_field_keeps_the_key_for_typing(here: AtDesk) -> None:
    add(here, "Conduire")
    page = here.of(GoalsController).page
    page.words.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(page.words, "chanter")
    QTest.keyClick(page.words, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert page.words.text == ""
    assert goals(here) == ["Conduire"]
    page.form._keep.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(page.form._keep, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert goals(here) == []


@pytest.mark.parametrize("verb", ["undo", "leave"])
def test_what_is_of_another_day_is_asked_first(here: AtDesk, verb: str) -> None:
    add(here, "Conduire")
    here.clock.forward(days=2)
    here.open("goals")
    assert entry(here) == "Annuler\u202f: objectif ajouté (12 mars 2026)"
    press_undo(here)
    assert goals(here) == ["Conduire"]
    dialog = controller(here).dialog
    assert dialog is not None
    dialog.buttons[verb].click()
    settle()
    assert goals(here) == ([] if verb == "undo" else ["Conduire"])


def test_what_is_signed_says_to_amend(at: AtDesk) -> None:
    file = {"sha256": "0" * 64, "size": 1, "type": "application/pdf"}
    at.say({"kind": "goal_set", "words": "Conduire"})
    goal = pathway_of(at.read).goals[-1].id
    write(
        at.ctx,
        at.livret,
        [
            Said(
                kind="document_frozen",
                content={
                    "paper": "diagnostic",
                    "language": "fr",
                    "file": file,
                    "contains": [goal],
                    "signers": [{"role": "social", "name": "C", "field": "Social"}],
                    "on": "2026-03-12",
                },
            )
        ],
    )
    document = at.said[-1].id
    told = {"document": document, "role": "social", "name": "C", "revision": file}
    given = {**told, "way": "certificate"}
    write(at.ctx, at.livret, [Said(kind="signature_given", content=given)])
    at.open("goals")
    press_undo(at)
    assert "ne s’annule pas" in at.of(GoalsController).page.banner.sentence
    assert pathway_of(at.read).goals[-1].id == goal


def test_there_may_be_nothing_to_undo(here: AtDesk) -> None:
    assert "nom ou coordonnées" in entry(here)
    press_undo(here)
    assert entry(here) == "Annuler"
    press_undo(here)
    page = here.of(GoalsController).page
    assert page.banner.sentence == "Il n’y a rien à annuler ici."


def test_several_acts_are_removed_in_a_row_from_one_list(here: AtDesk) -> None:
    for words in ("Conduire", "Chanter", "Nager"):
        add(here, words)
    here.window.actions_.by_id["last_acts"].trigger()
    settle()
    acts = controller(here).acts
    assert acts is not None
    assert len(acts.removers) == 4  # her name was the first of them
    for left in (["Conduire", "Chanter"], ["Conduire"]):
        button = next(iter(acts.removers.values()))
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        settle()
        assert goals(here) == left
        assert acts.removers
        assert next(iter(acts.removers.values())).hasFocus()
    assert "C’est enlevé" in " ".join(texts(acts))
    acts.buttons["close"].click()
    settle()
    assert controller(here).acts is None


def test_what_is_signed_stays_in_the_list_without_a_verb(at: AtDesk) -> None:
    sign_everything(at)
    at.window.actions_.by_id["last_acts"].trigger()
    settle()
    acts = controller(at).acts
    assert acts is not None
    assert "signé" in texts(acts)


def sign_everything(at: AtDesk) -> None:
    at.window.asked.emit("read_and_sign")
    settle()
    at.press(at.window.pages["preview"], "Signer")
    page = at.window.pages["signing"]
    page.ways.buttons["aloud"].click()  # type: ignore[attr-defined]
    page.form.words.setPlainText("oui")  # type: ignore[attr-defined]
    at.press(page, "C’est dit")
    assert at.troubles == []


@pytest.mark.parametrize("sort", ["goal", "action"])
def test_a_line_is_removed_where_it_stands(here: AtDesk, sort: str) -> None:
    add(here, "Conduire")
    goal = pathway_of(here.read).goals[0].id
    here.say({"kind": "action_agreed", "goal": goal, "words": "Appeler"})
    here.open("goals")
    key = goal if sort == "goal" else pathway_of(here.read).goals[0].actions[0].id
    page = here.of(GoalsController).page
    buttons = page.findChildren(StateButton)
    for button in buttons:
        for entry_ in button.menu().actions():
            if entry_.data() == (key, "remove"):
                entry_.trigger()
                break
    settle()
    assert here.troubles == []
    if sort == "goal":
        assert goals(here) == []
    else:
        assert pathway_of(here.read).goals[0].actions == ()
    assert "C’est enlevé" in page.banner.sentence


def test_nothing_is_removed_that_does_not_stand(here: AtDesk) -> None:
    here.of(GoalsController).take_off("goal", "0" * 64)
    settle()
    assert [type(one).__name__ for one in here.troubles] == ["UnknownReference"]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("notes", {"kind": "note_added", "words": "Le bus passe.", "about": "other"}),
        ("meetings", {"kind": "contact_made", "means": "telephone", "words": "Vu."}),
        ("meetings", {"kind": "contract_noted", "type": "ppae"}),
        (
            "skills",
            {"kind": "situation_said", "situation": "starting_pathway"},
        ),
    ],
)
def test_what_was_noted_by_mistake_is_removed_where_it_stands(
    here: AtDesk, page: str, said: dict[str, str]
) -> None:
    before = len(here.read.history)
    here.say(said)
    here.open(page)
    (remover,) = here.window.pages[page].findChildren(Remover)
    assert remover.accessibleName().startswith("Enlever\u202f: ")
    remover.click()
    settle()
    assert here.troubles == []
    assert here.window.pages[page].findChildren(Remover) == []
    assert "C’est enlevé" in here.window.pages[page].banner.sentence  # type: ignore[attr-defined]
    assert len(here.read.history) > before
