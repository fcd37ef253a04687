"""A refusal counts (practice rule 7): what she said no to is nowhere ahead of her."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from livret.domain.meeting_mode import Question
from livret.domain.pathway import pathway_of
from livret.usecases.copying import copy_for_software
from livret.words.handover import in_progress_text
from livret.words.plain_text import plain_text
from livret.words.timeline import entries_of
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.meeting_desk import InMeeting

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

STEP = "Mettre un CV en ligne"


@pytest.fixture
def refused(at: AtDesk) -> AtDesk:
    """Marc proposes a step alone; she says no."""
    at.say(
        {
            "kind": "action_agreed",
            "voice": "emploi",
            "words": STEP,
            "by": "2026-04-12",
            "barriers": ["mobilite"],
        }
    )
    action = pathway_of(at.read).loose[-1]
    assert action.words == STEP
    said = {"kind": "answer_given", "voice": "personne", "answer": "no"}
    at.say({**said, "action": action.id, "words": "Pas en ligne."})
    return at


def shown(at: AtDesk, page: str) -> str:
    at.open(page)
    return "\n".join(texts(at.desk.controllers[page].page))


def last_time(at: AtDesk) -> str:
    at.window.activateWindow()
    room = InMeeting(at)
    at.window.asked.emit("meeting")
    settle()
    room.go_to(Question.LAST_TIME)
    told = "\n".join(texts(room.view))
    room.go_to(Question.STEPS)
    return told + "\n".join(texts(room.view))


AHEAD: dict[str, Callable[[AtDesk], str]] = {
    "essentiel": lambda at: shown(at, "essentiel"),
    "diagnosis": lambda at: shown(at, "diagnosis"),
    "meeting": last_time,
    "copy": lambda at: plain_text(
        at.desk.ui.tr, copy_for_software(at.ctx, at.livret).value
    ),
    "handover": lambda at: in_progress_text(
        at.desk.ui.tr, at.read, at.ctx.clock.today()
    ),
    "timeline": lambda at: "\n".join(
        one.sentence for one in entries_of(at.desk.ui.tr, at.read)
    ),
}


@pytest.mark.parametrize("where", AHEAD)
def test_what_she_refused_is_not_ahead(refused: AtDesk, where: str) -> None:
    assert STEP not in AHEAD[where](refused)


def test_it_stays_where_it_was_proposed_with_her_answer(refused: AtDesk) -> None:
    told = shown(refused, "goals")
    assert STEP in told
    assert "Non" in told
    assert "Pas en ligne." in told


def test_saying_yes_later_takes_it_up_again(refused: AtDesk) -> None:
    action = pathway_of(refused.read).loose[-1]
    assert action.refused
    assert action.over
    said = {"kind": "answer_given", "voice": "personne", "answer": "yes"}
    refused.say({**said, "action": action.id})
    assert STEP in AHEAD["copy"](refused)
