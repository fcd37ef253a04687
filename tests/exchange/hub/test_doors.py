"""The doors of the hub, as typed: by its administrator and at three desks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from psycopg import sql

from livret import cli
from livret.domain.cards import SignedCard
from livret.usecases.cards import own_card
from tests.exchange.hub.desks import SCOPES, YEAR_END
from tests.exchange.hub.machines import CAPTURED, Machine, invited, say
from tests.exchange.hub.postgres import Server
from tests.usecases.desks import PASSPHRASE, make_rooms


@pytest.fixture
def claire(tmp_path: Path, capsys: CAPTURED) -> Machine:
    return Machine(tmp_path, "Claire", "social", capsys)


@pytest.fixture
def marc(tmp_path: Path, capsys: CAPTURED) -> Machine:
    return Machine(tmp_path, "Marc", "emploi", capsys)


def test_two_desks_meet_at_a_hub(
    empty: str, claire: Machine, marc: Machine, tmp_path: Path
) -> None:
    made = claire.ask("hub", "init", empty)
    assert made["hub"] == claire.ask("hub", "init", empty)["hub"]
    invited(empty, claire, tmp_path)
    key = invited(empty, marc, tmp_path)
    livret = claire.ask("new", "Amina B.")["livret"]
    keys = {"sign": signing_key(marc), "hub": key}
    member = {"kind": "member_joined", "name": "Marc", "role": "referent"}
    say(claire, tmp_path, livret, {**member, "side": "emploi", "keys": keys})
    for name in ("Claire", "Marc"):
        told = ("--scopes", ",".join(sorted(SCOPES)), "--why", "Avancer ensemble")
        until = ("--until", YEAR_END.isoformat())
        claire.ask("agreement", livret, "--to", name, *told, *until)
    pushed = claire.ask("hub", "push", "--livret", livret)
    assert pushed["contributions"] == 5
    assert pushed["waiting"] == []
    pulled = marc.ask("hub", "pull")
    assert pulled["opened"] == [livret]
    assert pulled["contributions"] == 5
    assert marc.ask("hub", "pull")["contributions"] == 0
    said = {"kind": "aim_said", "words": "Travailler près de chez moi"}
    say(claire, tmp_path, livret, said)
    claire.ask("hub", "push")
    heard = marc.lines("hub", "watch", "--seconds", "0")
    assert [(one["kind"], one["voice"]) for one in heard] == [("aim_said", "personne")]
    stands = marc.ask("hub", "status")
    assert stands["reached"]
    assert stands["livrets"] == [
        {"livret": livret, "waiting": 0, "behind": 0, "gone_back": False}
    ]
    # She reads to whom it went: once a day for the same people.
    sent = [
        one for one in claire.ask("journal", livret)["journal"] if one["what"] == "sent"
    ]
    until = YEAR_END.isoformat()
    told = {"carrier": "hub", "readers": "1", "to": "Marc", "until": until}
    assert [one["detail"] for one in sent] == [
        {**told, "scopes": ",".join(sorted(SCOPES))}
    ]
    assert "pour s’en servir jusqu’au 31 décembre" in claire.said("journal", livret)


def test_who_left_is_told_what_comes_no_more(
    empty: str, claire: Machine, marc: Machine, tmp_path: Path
) -> None:
    claire.ask("hub", "init", empty)
    key = [invited(empty, one, tmp_path) for one in (claire, marc)][1]
    livret = claire.ask("new", "Amina B.")["livret"]
    keys = {"sign": signing_key(marc), "hub": key}
    member = {"kind": "member_joined", "name": "Marc", "role": "referent"}
    say(claire, tmp_path, livret, {**member, "side": "emploi", "keys": keys})
    told = ("--scopes", ",".join(sorted(SCOPES)), "--why", "Avancer ensemble")
    claire.ask("agreement", livret, "--to", "Marc", *told, "--until", "2026-12-31")
    claire.ask("hub", "push", "--livret", livret)
    assert marc.ask("hub", "pull")["closed"] == []
    claire.ask("team", livret, "--leave", "Marc")
    claire.ask("hub", "push")
    first = marc.clock.today().isoformat()
    left = [{"livret": livret, "since": first, "left": False}]
    assert marc.ask("hub", "pull")["closed"] == left
    # The day stays the one on which it was found.
    marc.clock.forward(days=3)
    assert marc.ask("hub", "pull")["closed"] == left
    assert marc.ask("hub", "status")["closed"] == left
    assert "vos mots compris" in marc.said("hub", "status")
    watched = marc.told("hub", "watch", "--seconds", "0")
    assert watched.out == ""
    assert watched.err.count("vos mots compris") == 1
    said = marc.said("hub", "pull")
    assert "Rien de nouveau." not in said
    assert "Amina B.\u202f: Depuis le" in said
    assert "vos mots compris" in said


def signing_key(machine: Machine) -> str:
    rooms = make_rooms(machine.clock)
    with rooms.vaults.open(machine.vault, PASSPHRASE) as vault:
        return vault.ctx.owner.sign_key


def test_an_invitation_opens_once(url: str, claire: Machine, tmp_path: Path) -> None:
    key = claire.ask("hub", "status")["hub_key"]
    given = claire.ask("hub", "invite", url, "--key", key)["url"]
    claire.ask("hub", "join", given)
    assert claire.ask("hub", "status")["reached"]
    assert "elle a déjà servi" in claire.ask("hub", "join", given, code=1)
    assert claire.ask("hub", "status")["reached"]


def test_whose_access_is_closed_no_longer_reaches_the_hub(
    url: str, claire: Machine, tmp_path: Path
) -> None:
    key = invited(url, claire, tmp_path)
    assert claire.ask("hub", "invite", url, "--key", key, "--end")["closed"] == 1
    stands = claire.ask("hub", "status")
    assert (stands["reached"], stands["reason"]) == (False, "HubAccessRefused")
    # It will not answer later: a new invitation is needed, and that is said.
    told = claire.said("hub", "status")
    assert ("nouvelle invitation" in told, "ne répond pas" in told) == (True, False)
    invited(url, claire, tmp_path)
    assert claire.ask("hub", "status")["reached"]


def test_a_right_that_was_taken_away_is_told(
    url: str, server: Server, claire: Machine, tmp_path: Path
) -> None:
    invited(url, claire, tmp_path)
    name = url.rpartition("/")[2]
    with server.superuser(name) as raw:
        group = sql.Identifier(f"livret_{name}_member")
        taken = "REVOKE EXECUTE ON FUNCTION livret_hub.standings() FROM {}"
        raw.execute(sql.SQL(taken).format(group))
    assert "Prévenez qui s’occupe du relais" in claire.said("hub", "status")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("hub", "init", "relais"), "postgresql://"),
        (("hub", "init", "postgresql://chef@127.0.0.1:1/"), "postgresql://"),
        (("hub", "init", "postgresql://a@b.example/c?sslmode=prefer"), "sslmode"),
        (("hub", "init", "postgresql://chef@127.0.0.1:1/rien"), "ne répond pas"),
        (("hub", "invite", "postgresql://a@localhost/c", "--key", "12"), "clé"),
        (("hub", "push"), "n’a rejoint aucun relais"),
    ],
)
def test_what_cannot_be_is_said(
    claire: Machine, words: tuple[str, ...], said: str
) -> None:
    assert said in claire.ask(*words, code=1)


def test_a_database_that_is_no_hub_is_not_joined(empty: str, claire: Machine) -> None:
    assert "n’est pas un relais" in claire.ask("hub", "join", empty, code=1)


def test_nobody_is_invited_to_a_database_that_is_no_hub(
    empty: str, claire: Machine
) -> None:
    for more in ((), ("--end",)):
        said = claire.ask("hub", "invite", empty, "--key", "12" * 32, *more, code=1)
        assert "n’est pas un relais" in said


def test_somebody_is_invited_by_their_card(
    url: str, claire: Machine, marc: Machine, tmp_path: Path
) -> None:
    card, invitation = tmp_path / "marc.carte", tmp_path / "invitation"
    words = marc.ask("card", "--out", str(card))["words"]
    asked = ("hub", "invite", url, "--card", str(card), "--out", str(invitation))
    assert cli.run(make_rooms(claire.clock, *asked)) == 0
    said = claire.captured.readouterr().out
    # Whoever invites compares the words with the person.
    assert "Marc" in said
    assert all(word in said for word in words)
    marc.ask("hub", "join", "--invitation", str(invitation))
    assert marc.ask("hub", "status")["reached"]
    ended = claire.ask("hub", "invite", url, "--card", str(card), "--end")
    assert ended["closed"] == 1
    assert not marc.ask("hub", "status")["reached"]


def test_an_invitation_without_a_key_is_refused(
    url: str, claire: Machine, tmp_path: Path
) -> None:
    path = tmp_path / "rien.carte"
    path.write_bytes(b"pas une carte")
    card = ("--card", str(path))
    asked = ("hub", "invite", url)
    assert "pas une carte de Livret" in claire.ask(*asked, *card, code=1)
    assert "--card ou --key" in claire.ask(*asked, code=2)
    assert "--card ou --key" in claire.ask(*asked, *card, "--key", "12", code=2)
    absent = claire.ask(*asked, "--card", str(tmp_path / "absente"), code=2)
    assert "absente" in absent


def test_a_card_without_a_key_for_the_hub_invites_nobody(
    url: str, claire: Machine, tmp_path: Path
) -> None:
    rooms = make_rooms(claire.clock)
    with rooms.vaults.open(claire.vault, PASSPHRASE) as vault:
        sharing = vault.sharing
        card = own_card(sharing).card
        keyless = replace(card, keys=replace(card.keys, hub=""))
        raw = keyless.to_bytes()
        signed = SignedCard(card=keyless, raw=raw, signature=vault.ctx.signer.sign(raw))
        path = tmp_path / "sans.carte"
        path.write_bytes(sharing.cards.to_file(signed))
    said = claire.ask("hub", "invite", url, "--card", str(path), code=1)
    assert "ne dit pas de clé pour le relais" in said
