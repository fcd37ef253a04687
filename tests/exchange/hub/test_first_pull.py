"""A livret that comes from a hub for the first time, however much was said in it."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from livret.domain.contribution import Sealed
from livret.usecases import hub_first, hub_passed, hub_taking
from livret.usecases.hub_errors import HubUnreachable
from livret.usecases.hub_passed import pass_over
from livret.usecases.ports_hub import HubRow
from tests.exchange.hub.desks import HubDesk, Office, agree, welcome

SAID = 60
HELD = 10


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """As with pages of a thousand, and sixty times that much said."""
    monkeypatch.setattr(hub_first, "HELD_ROWS", HELD)
    monkeypatch.setattr(hub_taking, "PAGE_ROWS", HELD)


@pytest.fixture(autouse=True)
def ours_alone() -> Iterator[None]:
    """What is held is counted again and again: not what tests before left."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def pair(office: Office) -> tuple[HubDesk, HubDesk]:
    """Claire, with a livret in which much was said, then Marc brought in."""
    claire, marc = office.desk("Claire M."), office.desk("Marc D.", "emploi")
    claire.open()
    agree(claire, "Claire M.")
    claire.put()
    claire.say(*({"kind": "aim_said", "words": f"Mot {n}"} for n in range(SAID)))
    welcome(claire, marc)
    claire.push()
    marc.livret = claire.livret
    return claire, marc


def asked(desk: HubDesk, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int, int]]:
    """At each question: after which row, and how many rows and words are held."""
    real, seen = desk.hub.server.rows, list[tuple[int, int, int]]()

    def rows(name: bytes, after: int, limit: int, *, own: bool) -> Any:
        every: Sequence[object] = gc.get_objects()
        held = sum(isinstance(one, HubRow) for one in every)
        words = sum(isinstance(one, Sealed) and one.body is not None for one in every)
        seen.append((after, held, words))
        return real(name, after, limit, own=own)

    monkeypatch.setattr(desk.hub.server, "rows", rows)
    return seen


def test_no_more_than_a_page_of_rows_is_ever_held(
    pair: tuple[HubDesk, HubDesk], monkeypatch: pytest.MonkeyPatch
) -> None:
    claire, marc = pair
    before = sum(isinstance(one, HubRow) for one in gc.get_objects())
    seen = asked(marc, monkeypatch)
    came = marc.pull()
    assert marc.read == claire.read
    assert came.opened == (claire.livret,)
    assert sorted(one for _, ids in came.contributions for one in ids) == sorted(
        one.id for one in claire.ctx.log.read(claire.livret)
    )
    assert len(seen) > 2 * SAID / HELD
    assert max(held for _, held, _ in seen) - before <= HELD
    assert marc.pull().count == 0


def test_words_are_not_held_until_it_is_known_whose_they_are(
    pair: tuple[HubDesk, HubDesk], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, marc = pair
    seen = asked(marc, monkeypatch)
    marc.pull()
    begun = [words for after, _, words in seen if after == 0]
    assert max(words for _, _, words in seen) - begun[0] < 2 * HELD


@pytest.mark.parametrize("cut", [1, 4, 7, 8, 11, 14])
def test_a_first_pull_cut_anywhere_goes_on(
    pair: tuple[HubDesk, HubDesk], monkeypatch: pytest.MonkeyPatch, cut: int
) -> None:
    claire, marc = pair
    real, left, reached = marc.hub.server.rows, [cut], list[int]()

    def rows(name: bytes, after: int, limit: int, *, own: bool) -> Any:
        left[0] -= 1
        reached.append(after)
        if not left[0]:
            raise HubUnreachable(place="", reason="cut")
        return real(name, after, limit, own=own)

    monkeypatch.setattr(marc.hub.server, "rows", rows)
    with pytest.raises(HubUnreachable):
        marc.pull()
    here = marc.ctx.log.livrets()
    stood = reached[-1]
    assert marc.push().contributions == 0
    marc.pull()
    assert marc.read == claire.read
    assert marc.ctx.log.sealed(marc.livret)
    if here:  # the words go on from where they were, and nothing is read again
        assert reached[cut] == stood
    claire.say({"kind": "aim_said", "words": "Après"})
    claire.push()
    marc.pull()
    assert marc.read == claire.read


def test_a_livret_of_others_is_not_written_and_not_read_again_and_again(
    pair: tuple[HubDesk, HubDesk], office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is at the hub may put a livret there for anybody's key."""
    claire, _ = pair
    nadia = office.desk("Nadia L.")
    (standing,) = claire.hub.server.standings()
    said = claire.hub.server.grants(standing.livret)[0]
    name = bytes(range(16))
    assert claire.hub.server.open_livret(name, said, [nadia.ctx.owner.hub_key])
    rows = claire.hub.server.rows(standing.livret, 0, 1000, own=True)
    claire.hub.server.push([(name, one) for one in rows])
    seen = asked(nadia, monkeypatch)
    assert nadia.pull().not_for_us == 1
    looked = len(seen)
    assert looked > SAID / HELD
    assert nadia.pull().not_for_us == 1
    assert len(seen) == looked
    claire.hub.server.push([(name, replace(rows[0], id=name))])
    assert nadia.pull().not_for_us == 1
    assert len(seen) > looked
    assert nadia.ctx.log.livrets() == ()


def test_noise_that_grows_every_minute_is_read_ever_more_rarely(
    pair: tuple[HubDesk, HubDesk], office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    claire, _ = pair
    nadia = office.desk("Nadia L.")
    (standing,) = claire.hub.server.standings()
    said = claire.hub.server.grants(standing.livret)[0]
    name = bytes(range(16))
    assert claire.hub.server.open_livret(name, said, [nadia.ctx.owner.hub_key])
    (row,) = claire.hub.server.rows(standing.livret, 0, 1, own=True)
    monkeypatch.setattr(hub_passed, "LONGEST", dt.timedelta(minutes=8))
    seen = asked(nadia, monkeypatch)
    begun = list[int]()
    for minute in range(33):
        added = replace(row, id=minute.to_bytes(16, "big"))
        claire.hub.server.push([(name, added)])
        before = len(seen)
        assert nadia.pull().not_for_us == 1
        if len(seen) > before:
            begun.append(minute)
        office.clock.forward(minutes=1)
    # Twice as late each time, up to the longest.
    assert begun == [0, 1, 2, 4, 8, 16, 24, 32]
    # A clock that is set back keeps nothing waiting.
    office.clock.forward(days=-400)
    claire.hub.server.push([(name, replace(row, id=b"9" * 16))])
    before = len(seen)
    nadia.pull()
    assert len(seen) > before


def test_whoever_is_brought_in_later_waits_an_hour_at_most(
    pair: tuple[HubDesk, HubDesk], office: Office
) -> None:
    claire, _ = pair
    nadia = office.desk("Nadia L.")
    (standing,) = claire.hub.server.standings()
    nadia.livret = claire.livret
    for days in (0, 100):  # let in by mistake, long before she takes part
        office.clock.forward(days=days)
        pass_over(nadia.hub, replace(standing, last=days), office.clock.now())
    welcome(claire, nadia)
    claire.push()
    assert nadia.pull().not_for_us == 1
    office.clock.forward(hours=1)
    assert nadia.pull().opened == (claire.livret,)


def test_rows_without_end_are_no_livret(
    pair: tuple[HubDesk, HubDesk], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, marc = pair
    monkeypatch.setattr(hub_first, "MOST_ROWS", 4 * HELD)
    seen = asked(marc, monkeypatch)
    assert marc.pull().not_for_us == 1
    assert len(seen) == 4
    assert marc.ctx.log.livrets() == ()
