"""A livret erased at another desk and still here: told, then confirmed at one word."""

from __future__ import annotations

import pytest

from livret.usecases.archive import Decision, archive_of, erase_at_the_end, keep_longer
from livret.usecases.archive_errors import KeptForLonger
from livret.usecases.coming import coming
from livret.usecases.erased_elsewhere import erased_in, erased_listed
from livret.usecases.erasing import (
    ask_erasure,
    confirm_erasure,
    erase_livret,
    is_purged,
    waits_here,
)
from livret.usecases.livrets import find_people
from livret.usecases.sharing_errors import NotErasedElsewhere
from tests.exchange.sharing_desks import Desks


def shared(desks: Desks) -> str:
    """Claire and Marc hold a livret, in which a paper waits; return Marc's member."""
    marc = desks.share()
    desks["claire"].view("mobilite", "bloque", words="Pas de bus")
    desks.pass_on("claire", "marc")
    return marc


def asked(desks: Desks, reason: str = "asked_by_person") -> None:
    """Claire erased it; Marc took her file in, and confirmed nothing."""
    claire = desks["claire"]
    ask_erasure(claire.ctx, claire.livret, reason)
    desks.take("marc", desks.send("claire", "marc").data)


def test_the_list_tells_who_erased_it_and_when(desks: Desks) -> None:
    shared(desks)
    marc = desks["marc"]
    assert not erased_listed(marc.ctx)
    asked(desks)
    (one,) = erased_listed(marc.ctx).values()
    assert (one.livret, one.by, one.on) == (
        marc.livret,
        "Claire M.",
        marc.clock.today(),
    )
    assert (one.reason, one.mine, one.hers) == ("asked_by_person", False, False)
    # Its line is still there, and nothing is to be done in it but this.
    (line,) = find_people(marc.ctx)
    assert (line.livret, line.to_sign, line.side_by_side) == (marc.livret, (), 0)
    told = coming(marc.ctx, [line])
    assert (told.dues, told.meetings) == ((), ())


def test_its_pages_tell_of_which_side_and_structure(desks: Desks) -> None:
    shared(desks)
    asked(desks)
    marc = desks["marc"]
    one = erased_in(marc.ctx, marc.read)
    assert one is not None
    assert (one.side, one.organisation) == ("social", "Le Relais d’exemple")
    assert one.as_plain()["on"] == marc.clock.today().isoformat()
    at_claire = erased_in(desks["claire"].ctx, desks["claire"].read)
    assert at_claire is not None
    assert at_claire.mine


def test_a_structure_that_may_not_be_read_is_not_told(desks: Desks) -> None:
    shared(desks)
    claire = desks["claire"]
    mine = claire.read.team.by_key[desks.key("claire")].id
    claire.say(
        {
            "kind": "structure_named",
            "member": mine,
            "organisation": "Le Relais d’exemple",
            "sensitive": "addiction",
            "between": [f"entre_nous:{mine[:16]}"],
        }
    )
    ask_erasure(claire.ctx, claire.livret, "asked_by_person")
    one = erased_in(claire.ctx, claire.read)
    assert one is not None
    assert (one.mine, one.organisation) == (True, "")


def test_it_is_confirmed_without_a_reason(desks: Desks) -> None:
    shared(desks)
    asked(desks)
    marc, sharing = desks["marc"], desks.sharing("marc")
    assert waits_here(sharing, marc.livret)
    assert confirm_erasure(sharing, marc.livret).value > 0
    assert is_purged(sharing, marc.livret)
    assert not waits_here(sharing, marc.livret)
    assert (find_people(marc.ctx), erased_listed(marc.ctx)) == ([], {})
    with pytest.raises(NotErasedElsewhere):
        confirm_erasure(sharing, marc.livret)


def test_who_goes_by_the_usual_door_is_asked_nothing_again(desks: Desks) -> None:
    shared(desks)
    asked(desks)
    marc, sharing = desks["marc"], desks.sharing("marc")
    assert erase_livret(sharing, marc.livret, "asked_by_person").value > 0
    assert is_purged(sharing, marc.livret)


def test_one_that_lives_is_not_confirmed(desks: Desks) -> None:
    shared(desks)
    with pytest.raises(NotErasedElsewhere):
        confirm_erasure(desks.sharing("marc"), desks["marc"].livret)


def test_what_the_law_needs_stays_and_waits(desks: Desks) -> None:
    shared(desks)
    asked(desks)
    marc, sharing = desks["marc"], desks.sharing("marc")
    keep_longer(
        sharing, Decision(livret=marc.livret, other="Samir T.", why="legal_duty")
    )
    with pytest.raises(KeptForLonger):
        confirm_erasure(sharing, marc.livret)
    assert set(erased_listed(marc.ctx)) == {marc.livret}


def test_its_time_over_two_people_erase_what_was_erased_elsewhere(
    desks: Desks,
) -> None:
    """It was refused: nothing more is written to a livret that is erased."""
    shared(desks)
    asked(desks, "end_of_retention")
    desks.clock.forward(days=4 * 366)
    marc, sharing = desks["marc"], desks.sharing("marc")
    found = archive_of(sharing, marc.livret)
    assert found.erased is not None
    assert found.as_plain()["erased"]["by"] == "Claire M."
    erase_at_the_end(sharing, Decision(livret=marc.livret, other="Samir T."))
    assert is_purged(sharing, marc.livret)
