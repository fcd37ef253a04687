"""Shared notes, and rough ones that age and ask."""

from __future__ import annotations

import pytest

from livret.domain.errors import InvalidField
from livret.domain.meetings import Present
from livret.usecases.errors import NothingSaid, UnknownReference
from livret.usecases.in_the_room import readable
from livret.usecases.notes import (
    add_note,
    delete_rough,
    keep_rough,
    notes_of,
    roughs_of,
    share_rough,
)
from tests.fictitious import social_security_number
from tests.usecases.desks import Desk


def test_a_note_is_shared_in_the_voice_of_who_writes(desk: Desk) -> None:
    add_note(desk.ctx, desk.livret, "Amina a appelé.")
    add_note(desk.ctx, desk.livret, "Le bus passe à 6 h.", ("mobilite",))
    last, first = notes_of(desk.read)
    assert (first.content["words"], first.voice) == ("Amina a appelé.", "social")
    assert last.content["barriers"] == ["mobilite"]
    with pytest.raises(NothingSaid):
        add_note(desk.ctx, desk.livret, "  ")


def test_a_rough_note_ages_and_asks_after_thirty_days(desk: Desk) -> None:
    place = keep_rough(desk.ctx, desk.livret, "À vérifier.").value
    second = keep_rough(desk.ctx, desk.livret, "À relire.").value
    assert place != second
    (one, _) = roughs_of(desk.ctx, desk.livret)
    assert (one.days, one.asks) == (0, False)
    desk.clock.forward(days=29)
    keep_rough(desk.ctx, desk.livret, "À vérifier encore.", place)
    (one, _) = roughs_of(desk.ctx, desk.livret)
    assert (one.text, one.days, one.asks) == ("À vérifier encore.", 29, False)
    desk.clock.forward(days=1)
    assert all(one.asks for one in roughs_of(desk.ctx, desk.livret))
    assert notes_of(desk.read) == ()


def test_a_rough_note_is_shared_or_deleted(desk: Desk) -> None:
    place = keep_rough(desk.ctx, desk.livret, "À vérifier.").value
    other = keep_rough(desk.ctx, desk.livret, "À effacer.").value
    share_rough(desk.ctx, desk.livret, place, ("droit",))
    delete_rough(desk.ctx, desk.livret, other)
    assert roughs_of(desk.ctx, desk.livret) == ()
    (note,) = notes_of(desk.read)
    assert note.content["words"] == "À vérifier."
    with pytest.raises(UnknownReference):
        share_rough(desk.ctx, desk.livret, place)


def test_only_rough_notes_are_touched(desk: Desk) -> None:
    for act in (
        lambda: keep_rough(desk.ctx, desk.livret, "x", "view:mobilite:personne"),
        lambda: delete_rough(desk.ctx, desk.livret, "view:mobilite:personne"),
    ):
        with pytest.raises(UnknownReference):
            act()


def test_a_number_of_social_security_is_in_no_rough_note(desk: Desk) -> None:
    with pytest.raises(InvalidField):
        keep_rough(desk.ctx, desk.livret, f"Son numéro : {social_security_number()}")
    assert roughs_of(desk.ctx, desk.livret) == ()


def test_a_note_between_us_goes_to_nobody_else(desk: Desk) -> None:
    desk.welcome_marc()
    add_note(desk.ctx, desk.livret, "Ma mère ne sait pas.", between_us=True)
    place = keep_rough(desk.ctx, desk.livret, "Ni mon frère.").value
    share_rough(desk.ctx, desk.livret, place, between_us=True)
    assert len(notes_of(desk.read)) == 2
    me = Present(voice="social", member=desk.read.team.with_voice("social")[0].id)
    marc = Present(voice="emploi", member=desk.read.team.with_voice("emploi")[0].id)
    assert len(notes_of(readable(desk.ctx, desk.livret, [me]))) == 2
    assert notes_of(readable(desk.ctx, desk.livret, [me, marc])) == ()
