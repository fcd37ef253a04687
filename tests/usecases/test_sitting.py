"""A meeting at one screen: resumed, said in, closed; and who may read what."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from livret.domain.came import Came
from livret.domain.errors import InvalidField
from livret.domain.meeting_mode import Question, Sitting
from livret.domain.meetings import Present, held_meetings, planned_meetings, said_in
from livret.usecases.drafting import drafts_of, save_draft
from livret.usecases.in_the_room import may_be_read, readable
from livret.usecases.sitting import (
    Opened,
    close_meeting,
    keep,
    last_said,
    look_again,
    open_meeting,
    say_within,
    take_back,
)
from livret.usecases.sitting_kept import STALE, STATE, forget_sitting, under_way
from livret.usecases.writing import Said
from tests.usecases.desks import Desk

AIM = Said(kind="aim_said", voice="personne", content={"words": "Cuisiner"})


def opened(desk: Desk, planned: str = "") -> Opened:
    return open_meeting(desk.ctx, desk.livret, planned).value


def say(desk: Desk, sitting: Sitting, *items: Said) -> Sitting:
    desk.clock.forward(minutes=1)
    return say_within(desk.ctx, desk.livret, sitting, items).value


def view(barrier: str, voice: str = "personne", **content: Any) -> Said:
    told = {"barrier": barrier, **content}
    return Said(kind="view_given", voice=voice, content=told)


def note(words: str, *between: str) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": "note_added", "words": words}
    return told | ({"between": list(between)} if between else {})


# --- beginning and going on ------------------------------------------------------


def test_a_meeting_begins_with_who_is_in_the_room(desk: Desk) -> None:
    desk.welcome_marc()
    begun = opened(desk)
    assert begun.sitting.question is Question.ROOM
    assert [one.voice for one in begun.sitting.present] == ["personne", "social"]
    assert not begun.resumed
    assert not begun.known.last_time
    assert under_way(desk.ctx, desk.livret)


def test_a_planned_meeting_brings_who_is_expected(desk: Desk) -> None:
    marc = desk.welcome_marc()
    people = [{"voice": "personne"}, {"voice": "emploi", "member": marc}]
    (meeting,) = desk.say(
        {"kind": "meeting_planned", "on": "2026-03-12", "present": people}
    )
    begun = opened(desk, meeting)
    assert [one.voice for one in begun.sitting.present] == ["personne", "emploi"]
    close_meeting(desk.ctx, desk.livret, begun.sitting)
    (planned,) = planned_meetings(desk.read)
    assert planned.state == "held"


def test_the_meeting_that_was_planned_for_now_needs_no_looking_for(desk: Desk) -> None:
    here = desk.clock.now().astimezone()

    def plan(hours: int, **more: Any) -> str:
        at = f"{here + dt.timedelta(hours=hours):%H:%M}"
        said = {"kind": "meeting_planned", "on": here.date().isoformat(), "at": at}
        return desk.say({**said, **more})[0]

    plan(3)
    assert opened(desk).sitting.planned == ""
    forget_sitting(desk.ctx, desk.livret)
    plan(-2)
    interpreted = {"language": "prs", "interpreter": "Nour"}
    meeting = plan(1, review=True, **interpreted)
    gone = plan(0)
    desk.say({"kind": "meeting_state", "meeting": gone, "state": "cancelled"})
    begun = opened(desk)
    assert begun.sitting.planned == meeting
    assert begun.known.review
    assert begun.sitting.came == Came(how="interpreter", language="prs", service="Nour")
    close_meeting(desk.ctx, desk.livret, begun.sitting)
    states = {one.id: one.state for one in planned_meetings(desk.read)}
    assert states[meeting] == "held"


def test_it_goes_on_at_the_same_question(desk: Desk) -> None:
    sitting = opened(desk).sitting.take_up("logement")
    keep(desk.ctx, desk.livret, sitting)
    save_draft(desk.ctx, desk.livret, "meeting:view:logement:personne", "Le bail")
    save_draft(desk.ctx, desk.livret, "view:logement:social", "SECRET")
    desk.clock.forward(minutes=10)
    again = opened(desk)
    assert again.resumed
    assert again.sitting.question is Question.TOPIC
    assert again.sitting.barrier == "logement"
    assert [one.text for one in again.typed] == ["Le bail"]


def test_a_meeting_left_open_is_closed_as_it_was(desk: Desk) -> None:
    say(desk, opened(desk).sitting, AIM)
    desk.clock.forward(hours=20)
    again = opened(desk)
    assert again.closed_before == dt.date(2026, 3, 12)
    assert not again.resumed
    assert again.sitting.question is Question.ROOM
    assert again.sitting.said == ()
    (held,) = held_meetings(desk.read)
    assert held.minutes == 1
    assert [one.kind for one in said_in(desk.read, held)] == ["aim_said"]


def test_one_in_which_nothing_was_said_leaves_nothing(desk: Desk) -> None:
    opened(desk)
    desk.clock.instant += STALE + dt.timedelta(minutes=1)
    assert not under_way(desk.ctx, desk.livret)
    assert opened(desk).closed_before is None
    assert held_meetings(desk.read) == ()


def test_a_draft_that_is_no_sitting_begins_anew(desk: Desk) -> None:
    save_draft(desk.ctx, desk.livret, STATE, "not a sitting")
    assert not opened(desk).resumed


# --- saying and taking back ---------------------------------------------------------


def test_what_is_said_is_remembered_even_after_the_power_went(desk: Desk) -> None:
    sitting = say(desk, opened(desk).sitting, AIM)
    assert len(sitting.said) == 1
    assert opened(desk).sitting.said == sitting.said


def test_what_was_just_said_can_be_taken_back_by_each(desk: Desk) -> None:
    desk.welcome_marc()
    sitting = opened(desk).sitting
    sitting = say(desk, sitting, view("sante", level="bloque", words="Mon dos"))
    sitting = say(desk, sitting, view("sante", "emploi", level="gene_un_peu"))
    found = last_said(desk.read, sitting, "personne")
    assert found is not None
    assert found.content["words"] == "Mon dos"
    sitting, gone = take_back(desk.ctx, desk.livret, sitting, "personne").value
    assert gone is not None
    assert len(sitting.said) == 1
    assert last_said(desk.read, sitting, "personne") is None
    assert take_back(desk.ctx, desk.livret, sitting, "personne").value[1] is None
    meeting = close_meeting(desk.ctx, desk.livret, sitting).value
    (held,) = held_meetings(desk.read)
    assert held.id == meeting
    assert [one.voice for one in said_in(desk.read, held)] == ["emploi"]


def test_what_was_said_before_the_meeting_stays(desk: Desk) -> None:
    desk.say({"kind": "aim_said", "words": "Avant"})
    sitting = opened(desk).sitting
    assert take_back(desk.ctx, desk.livret, sitting, "personne").value[1] is None


def test_a_refused_word_leaves_the_meeting_as_it_was(desk: Desk) -> None:
    sitting = opened(desk).sitting
    with pytest.raises(InvalidField):
        say(desk, sitting, Said(kind="aim_said", content={"words": ""}))
    assert opened(desk).sitting.said == ()


# --- the end -------------------------------------------------------------------------


def test_it_closes_with_who_was_there_and_how_it_ended(desk: Desk) -> None:
    sitting = say(desk, opened(desk).sitting, AIM)
    sitting = replace(sitting, read_back=True, handed_over="kept_here")
    save_draft(desk.ctx, desk.livret, "meeting:next", "les papiers")
    close_meeting(desk.ctx, desk.livret, sitting, " les papiers ")
    (held,) = held_meetings(desk.read)
    assert held.read_back
    assert held.handed_over == "kept_here"
    assert held.next_words == "les papiers"
    assert [one.name for one in held.present] == ["", "Claire M."]
    assert drafts_of(desk.ctx, desk.livret) == ()
    assert not under_way(desk.ctx, desk.livret)


def test_a_next_time_that_cannot_be_kept_leaves_it_open(desk: Desk) -> None:
    sitting = say(desk, opened(desk).sitting, AIM)
    with pytest.raises(InvalidField):
        close_meeting(desk.ctx, desk.livret, sitting, "x" * 3000)
    assert under_way(desk.ctx, desk.livret)
    assert held_meetings(desk.read) == ()


def test_the_interpreter_of_the_meeting_is_kept(desk: Desk) -> None:
    sitting = opened(desk).sitting
    came = replace(sitting.came, how="interpreter", language="uk", service="ISM")
    close_meeting(desk.ctx, desk.livret, replace(sitting, came=came))
    (held,) = held_meetings(desk.read)
    assert (held.language, held.interpreter) == ("uk", "ISM")


# --- what is recalled ---------------------------------------------------------


def test_the_next_meeting_recalls_what_is_still_under_way(desk: Desk) -> None:
    sitting = opened(desk).sitting
    line = {"barrier": "mobilite", "outcome": "agreed", "words": "Un vélo."}
    sitting = say(
        desk,
        sitting,
        Said(kind="line_agreed", content=line),
        Said(kind="action_agreed", content={"words": "Voir l’atelier"}),
        Said(kind="action_agreed", content={"words": "Finie"}, name="done"),
        Said(kind="action_state", content={"action": "@done", "state": "done"}),
    )
    assert look_again(desk.ctx, desk.livret, sitting).recalled.empty
    close_meeting(desk.ctx, desk.livret, sitting, "le logement")
    again = opened(desk)
    assert again.known.last_time
    assert again.recalled.on == dt.date(2026, 3, 12)
    assert again.recalled.next_words == "le logement"
    assert [one for one, _ in again.recalled.lines] == ["mobilite"]
    assert [one.words for one in again.recalled.steps] == ["Voir l’atelier"]


def test_nothing_of_a_topic_she_declined_is_recalled(desk: Desk) -> None:
    desk.say(
        {
            "kind": "line_agreed",
            "barrier": "ressources",
            "outcome": "agreed",
            "words": "SECRET",
        },
        {"kind": "action_agreed", "words": "SECRET", "barriers": ["ressources"]},
    )
    assert opened(desk).known.last_time
    desk.say(
        {
            "kind": "view_given",
            "barrier": "ressources",
            "answer": "ne_souhaite_pas_repondre",
        }
    )
    assert look_again(desk.ctx, desk.livret, opened(desk).sitting).recalled.empty


# --- who may read -------------------------------------------------------------


def words(livret: Any) -> list[str]:
    return [one.content["words"] for one in livret.history if "words" in one.content]


def test_between_us_is_read_only_with_those_she_chose(desk: Desk) -> None:
    me = next(iter(desk.read.team.members))
    marc = desk.welcome_marc()
    desk.say(note("Pour tous"), note("Entre nous", f"entre_nous:{me}"))
    desk.say({"kind": "life_told", "words": "Ma vie", "on": "2026-01-01"})
    hers = Present(voice="personne")
    claire = Present(voice="social", member=me)
    his = Present(voice="emploi", member=marc)
    sister = Present(voice="ensemble", name="sa sœur")

    def read(*present: Present) -> list[str]:
        return words(readable(desk.ctx, desk.livret, present))

    assert read(hers, claire) == ["Pour tous", "Entre nous"]
    assert read(hers) == ["Pour tous", "Entre nous"]
    assert read(hers, claire, his) == ["Pour tous"]
    assert read(hers, claire, sister) == ["Pour tous"]


def test_a_scope_that_names_nobody_is_never_read() -> None:
    assert may_be_read(["commun", "sante"], ["ab" * 32])
    assert not may_be_read(["entre_nous:ab"], ["ab" * 32])
    assert not may_be_read(["entre_nous:cdcdcdcd"], ["ab" * 32])
    assert may_be_read(["entre_nous:abababab"], ["ab" * 32])
    assert not may_be_read(["ma_vie"], [])
