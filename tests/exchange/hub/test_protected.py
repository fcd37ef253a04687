"""A hub on another machine: what it has to prove, on a real server with TLS."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from livret.bootstrap.machine import SystemRandomness
from livret.exchange.hub.addresses import read_address
from livret.exchange.hub.making import make_hub
from livret.exchange.hub.people import invite
from livret.usecases.hub_errors import (
    BadHubAddress,
    HubDoorClosed,
    HubInClear,
    HubNotProven,
)
from livret.usecases.hub_state import AWAY, HERE
from tests.exchange.hub.desks import Office, agree, welcome
from tests.exchange.hub.followed import Followed
from tests.exchange.hub.machines import CAPTURED, Machine
from tests.exchange.hub.postgres import SUPERUSER
from tests.exchange.hub.protected import DOORS, Authority, Protected, protected

OWN = f"local all {SUPERUSER} trust\n"


@pytest.fixture(scope="module")
def standing() -> Iterator[Protected]:
    with protected() as made:
        make_hub(read_address(made.url()))
        yield made


@pytest.fixture
def hub(standing: Protected) -> Protected:
    """The server as whoever keeps it means it to be."""
    standing.certified(standing.authority, days=30)
    standing.doors(DOORS)
    return standing


def reason(hub: Protected, **more: str) -> object:
    """Why the server was not believed."""
    with pytest.raises(HubNotProven) as refused:
        make_hub(read_address(hub.url(**more)))
    return refused.value.facts["reason"]


def test_two_desks_meet_by_an_authority_that_goes_with_the_invitation(
    hub: Protected, tmp_path: Path, capsys: CAPTURED
) -> None:
    admin, given = Machine(tmp_path, "Ada", "social", capsys), tmp_path / "lettre"
    assert admin.ask("hub", "init", hub.url())["place"] == "relais.example/relais"
    for name in ("Claire", "Marc"):
        one = Machine(tmp_path, name, "social", capsys)
        key = one.ask("hub", "status")["hub_key"]
        asked = ("hub", "invite", hub.url(), "--key", key)
        one.ask(*asked, "--out", str(given))
        told = given.read_text("utf-8")
        # Neither a folder of the administrator's computer nor their password.
        assert ("authority=" in told, str(hub.roots.parent) in told) == (True, False)
        assert ("chef" in told, "sslrootcert" in told) == (False, False)
        one.ask("hub", "join", "--invitation", str(given))
        assert one.ask("hub", "status")["reached"]
        assert one.ask("hub", "pull")["contributions"] == 0


def test_authorities_of_the_computer_answer_where_none_is_named(
    hub: Protected, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reason(hub, sslrootcert="") == "certificate"
    monkeypatch.setenv("SSL_CERT_FILE", str(hub.roots))
    make_hub(read_address(hub.url(sslrootcert="")))


def test_a_server_with_the_certificate_of_another_is_not_believed(
    hub: Protected,
) -> None:
    assert reason(hub, host="autre.example") == "name"
    hub.certified(hub.authority, name="autre.example", days=30)
    assert reason(hub) == "name"


@pytest.mark.parametrize("days", [-1, -99])
def test_a_certificate_out_of_date_is_not_believed(hub: Protected, days: int) -> None:
    hub.certified(hub.authority, days=days)
    assert reason(hub) == "certificate"
    hub.certified(hub.authority, days=30)
    make_hub(read_address(hub.url()))


def test_a_certificate_of_nobody_known_is_not_believed(hub: Protected) -> None:
    hub.certified(Authority(hub.authority.name), days=30)
    assert reason(hub) == "certificate"
    assert reason(hub, sslrootcert="/nulle/part.pem") == "authority"


@pytest.mark.parametrize("how", ["password", "trust"])
def test_a_server_that_asks_for_more_than_a_proof_gets_nothing(
    hub: Protected, how: str
) -> None:
    """Whoever stands in between would ask for the password itself."""
    hub.doors(f"{OWN}hostssl all all 127.0.0.1/32 {how}\n")
    assert reason(hub) == "password"


def test_a_server_without_protection_gets_nothing(hub: Protected) -> None:
    hub.set("ssl", "off")
    try:
        assert reason(hub) == "clear"
    finally:
        hub.set("ssl", "on")
    hub.doors(f"{OWN}hostnossl all all 127.0.0.1/32 scram-sha-256\n")
    with pytest.raises(HubDoorClosed):
        make_hub(read_address(hub.url()))


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://a@b.example/c?sslmode=disable",
        "postgresql://a@b.example/c?sslmode=require",
        "postgresql://a@b.example/c?sslmode=verify-ca",
        "postgresql://a@localhost,b.example/c?sslmode=prefer",
        "postgresql://a@localhost/c?hostaddr=192.0.2.1&sslmode=prefer",
        "postgresql://a@/c?hostaddr=192.0.2.1&sslmode=prefer",
    ],
)
def test_another_machine_is_met_by_proof_alone(url: str) -> None:
    with pytest.raises(HubInClear):
        read_address(url)
    plain, _, _ = url.rpartition("sslmode=")
    told = read_address(plain.rstrip("?&")).conninfo.split()
    assert {"sslmode=verify-full", "require_auth=scram-sha-256"} <= set(told)
    assert "channel_binding=require" in told


def test_where_the_computer_says_the_server_is_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PGHOSTADDR", "192.0.2.1")
    assert "sslmode=verify-full" in read_address("postgresql:///c").conninfo
    monkeypatch.delenv("PGHOSTADDR")
    monkeypatch.setenv("PGHOST", "b.example")
    monkeypatch.setenv("PGSSLMODE", "disable")
    found = read_address("postgresql:///c")
    assert (found.place, "sslmode=verify-full" in found.conninfo) == (
        "b.example/c",
        True,
    )


@pytest.mark.parametrize(
    "setting",
    [
        "service=autre",
        "sslkeylogfile=/tmp/cles",
        "require_auth=none",
        "gssencmode=require",
        "options=-csearch_path%3Dailleurs",
        "sslkey=/tmp/cle",
    ],
)
def test_an_address_asks_for_nothing_else(setting: str) -> None:
    with pytest.raises(BadHubAddress) as refused:
        read_address(f"postgresql://a@b.example/c?{setting}")
    assert refused.value.facts == {"reason": "setting"}


@pytest.mark.parametrize(
    "end",
    [
        ":99999/r",
        ":0/r",
        ":abc/r",
        "/r?connect_timeout=abc",
        "/r?keepalives_idle=x",
        "/r?tcp_user_timeout=99999999999",
        "/r\udcff",
        "/r?host=\ud800",
    ],
)
def test_an_address_that_was_copied_wrong_is_told_as_such(end: str) -> None:
    """And not as a server that does not answer, nor as a bug of ours."""
    with pytest.raises(BadHubAddress) as refused:
        read_address(f"postgresql://a:b@127.0.0.1{end}")
    assert refused.value.facts == {"reason": "shape"}


@pytest.mark.parametrize("told", ["", "x", "AAAA", "é", "MIIB.MIIB", "%00"])
def test_an_authority_that_is_none_is_told(told: str) -> None:
    with pytest.raises(BadHubAddress) as refused:
        read_address(f"postgresql://a@b.example/c?authority={told}")
    assert refused.value.facts == {"reason": "authority"}


def test_an_authority_that_cannot_go_with_it_invites_nobody(
    hub: Protected, tmp_path: Path
) -> None:
    many, empty = tmp_path / "beaucoup.pem", tmp_path / "vide.pem"
    many.write_bytes(hub.authority.pem * 100)
    empty.write_text("-----BEGIN CERTIFICATE-----\n", "ascii")
    for path in (many, empty, tmp_path / "absente.pem", tmp_path):
        with pytest.raises(BadHubAddress) as refused:
            invite(hub.url(sslrootcert=str(path)), "12" * 32, SystemRandomness())
        assert refused.value.facts == {"reason": "authority"}
    with hub.server.superuser("relais") as raw:
        asked = "SELECT count(*) FROM livret_hub.people WHERE hub_key = %s"
        assert raw.execute(asked, (b"\x12" * 32,)).fetchone() == (0,)


def test_who_invites_gives_nothing_of_their_own(hub: Protected) -> None:
    said = hub.url().replace("chef:secret@", "") + "&user=chef&password=secret"
    given = invite(said, "34" * 32, SystemRandomness())
    assert ("chef" in given, "secret" in given) == (False, False)


def test_the_window_follows_and_says_when_the_server_proves_nothing(
    hub: Protected, tmp_path: Path
) -> None:
    office = Office(hub.url(), tmp_path)
    claire, marc = office.desk("Claire M."), office.desk("Marc D.", "emploi")
    claire.open()
    welcome(claire, marc)
    agree(claire, claire.ctx.owner.name)
    claire.put()
    desk = Followed(claire)
    desk.join()
    desk.begin()
    try:
        desk.state(lambda state: state.phase == HERE and not state.waiting)
        hub.certified(hub.authority, days=-1)
        hub.server.stop(signal.SIGINT)
        hub.server.start()
        desk.say("Un jardin")
        lost = desk.state(lambda state: isinstance(state.reason, HubNotProven))
        assert lost.phase == AWAY
        hub.certified(hub.authority, days=30)
        desk.following.again()
        desk.state(lambda state: state.phase == HERE and not state.waiting)
    finally:
        desk.end()
    marc.pull()
    marc.livret = claire.livret
    assert "Un jardin" in marc.words
    marc.leave()
    claire.vault.close()
