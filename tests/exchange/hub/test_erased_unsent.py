"""A livret erased before what was just said in it went to the hub."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from livret.domain.hub_grants import Names
from livret.usecases import hub_sealing
from livret.usecases.erased_elsewhere import erased_listed
from livret.usecases.erasing import (
    ASKED_BY_PERSON,
    confirm_erasure,
    erase_livret,
    is_purged,
)
from livret.usecases.hub_errors import HubUnreachable
from livret.usecases.ports_hub import HubOutcome, HubRow
from tests.exchange.hub.desks import HubDesk, Office
from tests.exchange.hub.postgres import Server

WORDS = "Jamais parti d’ici"


def say(desk: HubDesk, many: int = 1) -> list[str]:
    """Say what is not pushed yet, each on top of the one before; return the ids."""
    return [
        one
        for n in range(many)
        for one in desk.say({"kind": "aim_said", "words": f"{WORDS} {n}"})
    ]


def erase(desk: HubDesk) -> None:
    erase_livret(desk.vault.sharing, desk.livret, ASKED_BY_PERSON, agreed=True)


def unsent(desk: HubDesk) -> int:
    (link,) = desk.hub.memory.links()
    return len(desk.hub.memory.unsent(link.name))


def is_erased(desk: HubDesk) -> bool:
    """Whether a desk reads that the livret was erased, and waits for nothing."""
    return (desk.read.erased, desk.read.waiting) == (ASKED_BY_PERSON, ())


class Cut:
    """A way to the real server that is cut at one of its pushes."""

    def __init__(self, way: Any, at: int, *, answered: bool) -> None:
        self._way, self._left, self._answered = way, at, answered

    def __getattr__(self, name: str) -> Any:
        return getattr(self._way, name)

    def push(self, rows: Sequence[tuple[bytes, HubRow]]) -> Mapping[bytes, HubOutcome]:
        self._left -= 1
        if self._left == 0 and not self._answered:
            raise HubUnreachable(place="", reason="cut")
        found: Mapping[bytes, HubOutcome] = self._way.push(rows)
        if self._left == 0:
            raise HubUnreachable(place="", reason="cut")
        return found


def test_it_is_erased_at_the_others_and_none_of_its_words_goes(
    office: Office, server: Server
) -> None:
    claire, marc = office.team()
    (said,) = say(claire)
    (link,) = claire.hub.memory.links()
    erase(claire)
    done = claire.push()
    assert (done.contributions, done.waiting, unsent(claire)) == (2, (), 0)
    named = Names(link.scope_key, claire.hub.server.id).contribution(said)
    with server.superuser(office.url.rpartition("/")[2]) as raw:
        rows = raw.execute(
            "SELECT part, header IS NULL, body FROM livret_hub.contributions"
            " WHERE id = %s",
            (named,),
        ).fetchall()
    assert rows == [(0, False, None)]
    marc.pull()
    assert is_erased(marc)
    # The salt, without which nothing can be guessed of the words, went no more.
    (here,) = [one for one in marc.ctx.log.sealed(marc.livret) if one.id == said]
    assert (here.salt, here.body) == (None, None)
    assert WORDS not in "".join(marc.words)
    assert claire.push().contributions == 0


def test_more_than_one_commit_takes_goes_in_order(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    claire, marc = office.team()
    say(claire, 12)
    erase(claire)
    monkeypatch.setattr(hub_sealing, "BATCH_ROWS", 5)
    assert claire.push().contributions == 13
    marc.pull()
    assert is_erased(marc)


@pytest.mark.parametrize(("at", "answered"), [(1, False), (2, True), (3, True)])
def test_a_cut_leaves_the_rest_to_go(
    office: Office, monkeypatch: pytest.MonkeyPatch, at: int, answered: bool
) -> None:
    claire, marc = office.team()
    say(claire, 12)
    erase(claire)
    monkeypatch.setattr(hub_sealing, "BATCH_ROWS", 5)
    real = claire.hub
    claire.hub = replace(real, server=Cut(real.server, at, answered=answered))
    with pytest.raises(HubUnreachable):
        claire.push()
    assert unsent(claire) == 13 - 5 * (at - 1)
    marc.pull()
    # What reached the hub without its answer counts there already.
    assert is_erased(marc) == (at == 3 and answered)
    claire.hub = real
    assert claire.push().waiting == ()
    assert unsent(claire) == 0
    marc.pull()
    assert is_erased(marc)


def test_what_the_hub_did_not_keep_goes_with_the_next_push(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    claire, marc = office.team()
    say(claire)
    erase(claire)
    real = claire.hub.server.push

    def stale(rows: Sequence[tuple[bytes, HubRow]]) -> Mapping[bytes, HubOutcome]:
        others = [(name, replace(row, epoch=row.epoch + 1)) for name, row in rows]
        return real(others)

    monkeypatch.setattr(claire.hub.server, "push", stale)
    assert claire.push().waiting == ((claire.livret, "stale"),)
    assert unsent(claire) == 2
    monkeypatch.undo()
    assert claire.push().contributions == 2
    marc.pull()
    assert is_erased(marc)


def test_who_is_asked_by_the_hub_confirms_and_has_it_no_more(office: Office) -> None:
    claire, marc = office.team()
    marc.say({"kind": "aim_said", "words": "Gardé chez Marc"})
    say(claire)
    erase(claire)
    claire.push()
    marc.pull()
    # Nothing is forgotten before somebody there confirms it: it is told.
    assert "Gardé chez Marc" in marc.words
    assert not is_purged(marc.vault.sharing, marc.livret)
    (told,) = erased_listed(marc.ctx).values()
    assert (told.livret, told.by, told.mine) == (marc.livret, "Claire M.", False)
    confirm_erasure(marc.vault.sharing, marc.livret)
    assert not erased_listed(marc.ctx)
    assert is_purged(marc.vault.sharing, marc.livret)
    assert "Gardé chez Marc" not in marc.words
    assert marc.push().waiting == ()
    claire.pull()
    assert claire.read.waiting == ()
