"""Who is in a livret now: told to the team, sealed for the server, soon over."""

from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest

from livret.domain.errors import LivretError
from livret.domain.hub_presence import MalformedPresence, SaidPresence
from livret.usecases.hub_desk import join_hub, reach_by, ways_to_hub
from livret.usecases.hub_errors import NotOnTheHub
from livret.usecases.hub_presence import (
    Attendance,
    Present,
    attendance,
    come_in,
    go_out,
    stay,
    who_is_present,
)
from livret.usecases.teaming import see_off
from tests.exchange.hub.desks import HubDesk, Office
from tests.exchange.hub.postgres import Server
from tests.usecases.desks import make_rooms


def told(desk: HubDesk, doing: str = "reading", about: str = "") -> Attendance:
    return attendance(desk.ctx, desk.hub.server.id, desk.livret, doing, about)


def seen(desk: HubDesk) -> list[tuple[str, str, str, bool]]:
    found = who_is_present(desk.hub, told(desk))
    return [(one.name, one.voice, one.doing, one.mine) for one in found]


def test_each_sees_the_other_come_and_go(office: Office) -> None:
    claire, marc = office.team()
    marc.hub.server.listen()
    assert seen(marc) == []
    assert come_in(claire.hub, told(claire, "meeting", "rencontre-1"))
    name = told(claire).name
    assert marc.hub.server.news(20).present == (name,)
    (there,) = who_is_present(marc.hub, told(marc))
    assert there == Present(
        livret=marc.livret,
        member=there.member,
        name="Claire M.",
        voice="social",
        doing="meeting",
        about="rencontre-1",
        mine=False,
        seconds=there.seconds,
    )
    assert 0 < there.seconds <= 45
    assert come_in(marc.hub, told(marc))
    assert seen(claire) == [
        ("Claire M.", "social", "meeting", True),
        ("Marc D.", "emploi", "reading", False),
    ]
    go_out(claire.hub, told(claire))
    assert marc.hub.server.news(20).present == (name,)
    assert seen(marc) == [("Marc D.", "emploi", "reading", True)]


def test_what_is_pushed_and_who_comes_are_told_apart(office: Office) -> None:
    claire, marc = office.team()
    marc.hub.server.listen()
    claire.say({"kind": "aim_said", "words": "Un jardin"})
    claire.push()
    news = marc.hub.server.news(20)
    assert (news.changed, news.present) == ((told(marc).name,), ())
    assert not marc.hub.server.news(0)


def test_it_ends_by_itself_and_is_said_again(office: Office) -> None:
    claire, marc = office.team()
    assert come_in(claire.hub, told(claire), seconds=1)
    while seen(marc):
        marc.hub.server.news(0.1)
    assert not claire.hub.server.stay_present(told(claire).name, 45)
    assert stay(claire.hub, told(claire))
    assert claire.hub.server.stay_present(told(claire).name, 45)
    (there,) = who_is_present(marc.hub, told(marc))
    assert there.seconds > 30


def test_who_left_sees_nobody_and_is_seen_by_nobody(office: Office) -> None:
    claire, marc = office.team()
    before = told(marc)
    assert come_in(marc.hub, before)
    assert come_in(claire.hub, told(claire))
    member = next(m.id for m in claire.read.members if m.name == "Marc D.")
    see_off(claire.ctx, claire.livret, member)
    claire.push()
    assert seen(claire) == [("Claire M.", "social", "reading", True)]
    assert who_is_present(marc.hub, before) == ()
    assert not come_in(marc.hub, before)
    assert not stay(marc.hub, before)


def test_the_server_learns_no_name(office: Office, server: Server) -> None:
    claire, _ = office.team()
    assert come_in(claire.hub, told(claire, "writing", "sante"))
    with server.superuser(office.url.rpartition("/")[2]) as raw:
        ((said,),) = raw.execute("SELECT said FROM livret_hub.presences").fetchall()
        kept = raw.execute(
            "SELECT relpersistence FROM pg_class WHERE relname = 'presences'"
        ).fetchone()
    assert kept == ("u",)  # in no write-ahead log, and so in no backup
    owner = claire.ctx.owner
    for word in ("Claire", "writing", "sante", owner.sign_key, claire.livret):
        assert word.encode() not in bytes(said)


def test_what_others_made_up_is_passed_over(office: Office) -> None:
    claire, marc = office.team()
    mine = told(claire)
    wrong = bytes([mine.said[0] ^ 1]) + mine.said[1:]
    for said in (wrong, mine.said[:64] + b"rien", b""):
        assert come_in(claire.hub, replace(mine, said=said))
        assert seen(marc) == []
    # Signed by Claire, but for another livret: it is worth nothing here.
    data = SaidPresence.from_bytes(mine.said[64:])
    moved = replace(data, livret=b"\1" * 16).to_bytes()
    said = claire.ctx.signer.sign(moved) + moved
    assert come_in(claire.hub, replace(mine, said=said))
    assert seen(marc) == []
    assert claire.hub.server.be_present(mine.name, 1, b"x" * 40, 45)
    assert seen(marc) == []


def test_a_colleague_neither_sees_nor_comes_in(office: Office) -> None:
    claire, _ = office.team()
    nadia = office.desk("Nadia L.")
    assert come_in(claire.hub, told(claire))
    name = told(claire).name
    assert nadia.hub.server.presences(name) == ()
    assert not nadia.hub.server.be_present(name, 1, b"x" * 40, 45)
    assert not nadia.hub.server.stay_present(name, 45)
    with psycopg.connect(nadia.url) as raw:
        found = raw.execute("SELECT livret_hub.present_in(%s)", (name,)).fetchall()
        assert found == []
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            raw.execute("DELETE FROM livret_hub.presences")


def test_who_takes_no_part_has_nothing_to_say(office: Office) -> None:
    claire, marc = office.team()
    member = next(m.id for m in claire.read.members if m.name == "Marc D.")
    see_off(claire.ctx, claire.livret, member)
    claire.livret, other = claire.livret, claire.livret
    ids = claire.ctx.log.sealed(other)
    marc.ctx.log.append(ids)
    marc.ctx.forget(other)
    with pytest.raises(NotOnTheHub):
        told(marc)


def test_a_line_of_its_own_asks_no_vault(office: Office, server: Server) -> None:
    claire, marc = office.team()
    door = make_rooms(office.clock).hubs
    join_hub(claire.vault, door, claire.url)
    ways = ways_to_hub(claire.vault, door)
    ear = reach_by(claire.vault, ways)
    mine = told(claire)
    assert come_in(ear, mine)
    assert seen(marc) == [("Claire M.", "social", "reading", False)]
    ear.server.close()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"livret/hub-presence/1\n[]",
        b'livret/hub-presence/1\n{"about":""}',
        SaidPresence(hub=b"", livret=b"", author="00", at=1, doing="x").to_bytes(),
        SaidPresence(hub=b"", livret=b"", author="zz", at=1, doing="x").to_bytes(),
        SaidPresence(
            hub=b"", livret=b"", author="00" * 32, at=1, doing="x" * 81
        ).to_bytes(),
    ],
)
def test_what_is_no_presence_is_refused(data: bytes) -> None:
    with pytest.raises(MalformedPresence) as refused:
        SaidPresence.from_bytes(data)
    assert isinstance(refused.value, LivretError)
