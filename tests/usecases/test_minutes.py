"""Minutes are made from what was said; what may be pasted is less."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from livret.usecases.drafting import save_draft
from livret.usecases.errors import NothingToCopy, NotShared, UnknownReference
from livret.usecases.minutes import Minutes, copy_minutes, minutes_of, minutes_so_far
from livret.words.minutes_text import minutes_text
from livret.words.translator import translator_for
from tests.usecases.desks import Desk
from tests.usecases.test_agreeing import give


def hold(desk: Desk, *targets: str, **more: Any) -> str:
    (meeting,) = desk.say(
        {
            "kind": "meeting_held",
            "on": "2026-03-12",
            "at": "10:00",
            "present": [
                {"voice": "personne"},
                {"voice": "social", "name": "Claire M."},
            ],
            "targets": list(targets),
            **more,
        }
    )
    return meeting


def filled(desk: Desk) -> tuple[str, ...]:
    desk.welcome_marc()
    before = desk.say({"kind": "action_agreed", "words": "Voir l’atelier", "as": "a"})
    desk.view("sante", "gene_un_peu", words="Avant")
    return desk.say(
        {"kind": "aim_said", "words": "Cuisiner"},
        {
            "kind": "view_given",
            "barrier": "mobilite",
            "level": "bloque",
            "words": "Le bus s’arrête.",
        },
        {
            "kind": "view_given",
            "barrier": "mobilite",
            "voice": "emploi",
            "level": "gene_un_peu",
        },
        {
            "kind": "line_agreed",
            "barrier": "mobilite",
            "outcome": "agreed",
            "words": "Un vélo.",
        },
        {
            "kind": "view_given",
            "barrier": "ressources",
            "answer": "ne_souhaite_pas_repondre",
        },
        {"kind": "action_state", "action": before[0], "state": "done"},
        {
            "kind": "action_agreed",
            "words": "Acheter le vélo",
            "who": {"voice": "personne"},
        },
    )


def text(minutes: Minutes) -> str:
    return minutes_text(translator_for("fr"), minutes)


def dumped(minutes: Minutes) -> str:
    return json.dumps(dataclasses.asdict(minutes), default=str, ensure_ascii=False)


def test_minutes_tell_what_was_said_in_the_meeting_and_nothing_else(desk: Desk) -> None:
    meeting = hold(desk, *filled(desk), next_words="le logement", read_back=True)
    found = minutes_of(desk.read, meeting)
    assert found.aim is not None
    assert found.aim.words == "Cuisiner"
    assert [one.barrier for one in found.rows] == ["mobilite", "ressources"]
    assert [mark.name for mark in found.rows[0].marks] == ["Amina", "Marc"]
    assert "Avant" not in dumped(found)
    assert found.present == (("personne", "Amina"), ("social", "Claire M."))
    (done,) = found.others
    assert (done.about, done.state) == ("Voir l’atelier", "done")
    assert [step.words for goal in found.goals for step in goal.steps] == [
        "Acheter le vélo"
    ]


def test_minutes_of_an_old_meeting_stay_what_they_were(desk: Desk) -> None:
    meeting = hold(desk, *filled(desk))
    before = minutes_of(desk.read, meeting)
    desk.say({"kind": "aim_said", "words": "Autre chose"})
    desk.view("mobilite", "ne_gene_pas", words="Ça va mieux.")
    assert minutes_of(desk.read, meeting) == before


def test_a_meeting_under_way_is_read_back(desk: Desk) -> None:
    said = filled(desk)
    values = [one for one in desk.read.history if one.id in said]
    found = minutes_so_far(desk.read, values)
    assert found.aim is not None
    assert len(found.rows) == 2
    assert not found.empty
    assert minutes_so_far(desk.read, []).empty


def test_what_is_pasted_keeps_refusals_and_drafts_out(desk: Desk) -> None:
    said = filled(desk)
    me = next(iter(desk.read.team.members))
    save_draft(desk.ctx, desk.livret, "view:sante:social", "SECRET-1")
    more = desk.say(
        {"kind": "note_added", "words": "SECRET-2", "between": [f"entre_nous:{me}"]},
        {"kind": "life_told", "words": "SECRET-3", "on": "2026-01-01"},
        {"kind": "note_added", "words": "SECRET-4", "barriers": ["ressources"]},
        {"kind": "note_added", "words": "Une note pour tous"},
    )
    meeting = hold(desk, *said, *more)
    copied = text(copy_minutes(desk.ctx, desk.livret, meeting).value)
    assert "SECRET" not in copied
    assert "Mon argent" not in copied
    assert "répondre" not in copied
    assert "Une note pour tous" in copied
    assert "Le bus s’arrête." in copied
    (entry,) = desk.ctx.journal.of(desk.livret)
    assert dict(entry.detail) == {"paper": "minutes", "to": "own_software"}


def test_what_is_pasted_is_what_the_agreement_allows(desk: Desk) -> None:
    meeting = hold(desk, *filled(desk), next_words="SECRET")
    give(desk, recipient="Claire M.", scopes=("mobilite",))
    copied = text(copy_minutes(desk.ctx, desk.livret, meeting).value)
    assert "Le bus s’arrête." in copied
    for left_out in ("Cuisiner", "Amina B.", "SECRET", "Étaient là", "Acheter"):
        assert left_out not in copied


def test_nothing_is_pasted_once_agreements_have_ended(desk: Desk) -> None:
    meeting = hold(desk, *filled(desk))
    agreement = give(desk, recipient="Claire M.", scopes=("mobilite",))
    desk.say({"kind": "agreement_withdrawn", "agreement": agreement})
    with pytest.raises(NotShared):
        copy_minutes(desk.ctx, desk.livret, meeting)


def test_a_meeting_that_says_nothing_is_not_pasted(desk: Desk) -> None:
    with pytest.raises(NothingToCopy):
        copy_minutes(desk.ctx, desk.livret, hold(desk))
    assert not desk.ctx.journal.of(desk.livret)


def test_a_meeting_that_was_not_held_has_no_minutes(desk: Desk) -> None:
    with pytest.raises(UnknownReference):
        minutes_of(desk.read, "ab" * 32)


def test_minutes_read_as_people_speak(desk: Desk) -> None:
    meeting = hold(desk, *filled(desk), next_words="le logement", read_back=True)
    said = text(minutes_of(desk.read, meeting))
    thin = "\N{NARROW NO-BREAK SPACE}"
    assert said.startswith("Amina B.\nRencontre du 12 mars 2026, 10:00\n")
    assert f"Étaient là{thin}: Amina, Claire M." in said
    assert f"- Voir l’atelier{thin}: c’est fait" in said
    assert said.endswith("Relu ensemble à voix haute.\n")
    english = minutes_text(translator_for("en"), minutes_of(desk.read, meeting))
    assert "Rencontre" not in english


def test_a_closed_topic_is_told_by_its_name(desk: Desk) -> None:
    closed = desk.say(
        {
            "kind": "barrier_state",
            "barrier": "langue",
            "state": "closed",
            "words": "J’écris seule.",
        }
    )
    meeting = hold(desk, *closed)
    minutes = minutes_of(desk.read, meeting)
    assert "- Parler, lire, écrire : ce n’est plus un souci, « J’écris seule. »" in (
        text(minutes).replace("\u202f", " ")
    )
