"""Whoever sits in a meeting sees nothing of anybody else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from livret.desktop.diagnosis.telling import draft_text
from livret.desktop.diagnosis.values import ViewEdit
from livret.usecases.drafting import save_draft
from livret.usecases.livrets import OpenLivret, open_livret
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.desktop.livret.meeting_desk import InMeeting, everything_said

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


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
