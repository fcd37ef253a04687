"""What one desk says reaches another through the hub, and nobody else."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from livret.domain.hub_grants import Names
from livret.usecases.hub_pushed import Pushed
from livret.usecases.ports_hub import HubGiving
from livret.usecases.teaming import see_off
from tests.exchange.hub.desks import HubDesk, Office, agree, welcome
from tests.exchange.hub.postgres import Server
from tests.usecases.desks import PASSPHRASE, make_rooms


def member(desk: HubDesk, name: str) -> str:
    found = (m.id for m in desk.read.members if m.name == name)
    return next(found)


def test_what_one_says_the_other_reads(office: Office) -> None:
    claire, marc = office.team()
    marc.view("mobilite", "bloque", "emploi", words="Le bus passe à midi")
    marc.push()
    assert claire.pull().count == 2
    assert "Le bus passe à midi" in claire.words
    assert claire.read == marc.read


def test_nothing_new_costs_nothing(office: Office) -> None:
    claire, marc = office.team()
    assert claire.push() == Pushed()
    assert claire.pull().count == marc.pull().count == 0
    assert marc.push() == Pushed()


def test_both_write_at_the_same_time_and_nothing_is_lost(office: Office) -> None:
    claire, marc = office.team()
    claire.say({"kind": "aim_said", "words": "Un logement"})
    marc.say({"kind": "aim_said", "words": "Un travail"})
    claire.push()
    marc.push()
    claire.pull()
    marc.pull()
    assert claire.read == marc.read
    assert {v.content["words"] for v in claire.read.at("aim", "personne")} == {
        "Un logement",
        "Un travail",
    }


def test_what_is_not_agreed_is_sealed_for_others(office: Office) -> None:
    claire, marc = office.desk("Claire M."), office.desk("Marc D.", "emploi")
    claire.open()
    welcome(claire, marc, "commun", "mobilite")
    agree(claire, "Claire M.")
    claire.view("sante", "bloque", words="Mon dos")
    claire.view("mobilite", "bloque", words="Le bus")
    claire.put()
    done = marc.pull()
    marc.livret = claire.livret
    assert done.withheld == 1
    assert marc.read.withheld == 1
    assert "Le bus" in marc.words
    assert "Mon dos" not in marc.words
    # She agrees later: what was said before comes too.
    agree(claire, "Marc D.")
    claire.push()
    assert marc.pull().count == 2
    assert "Mon dos" in marc.words
    assert marc.read == claire.read


def test_who_leaves_gains_no_byte(office: Office, server: Server) -> None:
    claire, marc = office.team()
    nadia = office.desk("Nadia L.")
    welcome(claire, nadia)
    claire.push()
    nadia.pull()
    nadia.livret = claire.livret
    see_off(claire.ctx, claire.livret, member(claire, "Marc D."))
    claire.say({"kind": "aim_said", "words": "Après son départ"})
    assert claire.push().rotated == 1
    assert marc.hub.server.standings() == ()
    assert marc.pull().count == 0
    name = claire.hub.memory.links()[0].name
    assert marc.hub.server.rows(name, 0, 100, own=True) == ()
    assert nadia.pull().count == 2
    assert "Après son départ" in nadia.words
    marc.say({"kind": "aim_said", "words": "Trop tard"})
    assert marc.push().waiting == ((marc.livret, "unknown"),)


def test_who_did_not_know_of_the_leaving_seals_again(office: Office) -> None:
    claire, marc = office.team()
    nadia = office.desk("Nadia L.")
    welcome(claire, nadia)
    claire.push()
    nadia.pull()
    nadia.livret = claire.livret
    epochs = [one.epoch for one in nadia.hub.server.standings()]
    see_off(claire.ctx, claire.livret, member(claire, "Marc D."))
    claire.push()
    assert [one.epoch for one in nadia.hub.server.standings()] == [epochs[0] + 1]
    nadia.say({"kind": "aim_said", "words": "Sans savoir"})
    done = nadia.push()
    assert done.contributions == 1
    assert done.waiting == ()
    assert claire.pull().count == 1
    assert marc.pull().count == 0


def test_when_an_agreement_ends_its_scope_goes_to_nobody_new(office: Office) -> None:
    claire, marc = office.team()
    claire.view("sante", "bloque", words="Avant")
    claire.push()
    marc.pull()
    claire.say(
        {
            "kind": "agreement_given",
            "recipient": {"name": "Marc D.", "member": member(claire, "Marc D.")},
            "scopes": ["commun", "mobilite"],
            "purpose": "Moins qu’avant",
            "until": "2026-12-31",
        }
    )
    assert claire.push().rotated == 1
    claire.view("sante", "gene_beaucoup", words="Depuis")
    claire.push()
    marc.pull()
    assert "Avant" in marc.words
    assert "Depuis" not in marc.words


def test_what_is_erased_never_comes_back(office: Office, server: Server) -> None:
    claire, marc = office.team()
    said = claire.say({"kind": "aim_said", "words": "À oublier"})[0]
    claire.push()
    claire.ctx.log.erase_bodies([said])
    claire.ctx.forget(claire.livret)
    assert claire.push().erased == 1
    marc.pull()
    assert "À oublier" not in marc.words
    names = Names(claire.read.scope_key, claire.hub.server.id)
    # A desk that still holds it pushes it again: the hub keeps it no longer.
    claire.hub.memory.start_again(names.livret(claire.livret))
    claire.push()
    with server.superuser(claire.url.rpartition("/")[2]) as raw:
        held = raw.execute(
            "SELECT count(*) FROM livret_hub.contributions WHERE id = %s"
            " AND body IS NOT NULL",
            (names.contribution(said),),
        ).fetchone()
        told = raw.execute("SELECT id, erased_by FROM livret_hub.erasures").fetchall()
    assert held == (0,)
    assert told == [(names.contribution(said), 1)]


def test_a_vault_gone_back_to_a_backup_finds_its_words_again(
    office: Office, tmp_path: Path
) -> None:
    claire, _ = office.team()
    backup = claire.vault.back_up()
    kept = tmp_path / "copie"
    shutil.copytree(backup, kept)
    claire.say({"kind": "aim_said", "words": "Dit après la copie"})
    claire.push()
    place, url, livret = claire.vault.path, claire.url, claire.livret
    claire.leave()
    rooms = make_rooms(office.clock)
    vault = rooms.vaults.restore(kept, place, PASSPHRASE)
    again = HubDesk(vault, office.clock, livret, vault.at_hub(url), url)
    office.desks[0] = again
    assert "Dit après la copie" not in again.words
    assert again.pull().count == 1
    assert "Dit après la copie" in again.words
    assert again.push() == Pushed()


def test_a_hub_gone_back_to_a_copy_is_told_all_again(
    office: Office, server: Server
) -> None:
    claire, marc = office.team()
    claire.say({"kind": "aim_said", "words": "Perdu par le serveur"})
    claire.push()
    marc.pull()
    with server.superuser(office.url.rpartition("/")[2]) as raw:
        lost: Any = raw.execute("SELECT max(seq) FROM livret_hub.contributions")
        raw.execute("ALTER TABLE livret_hub.contributions DISABLE TRIGGER USER")
        last = lost.fetchone()[0]
        raw.execute("DELETE FROM livret_hub.contributions WHERE seq = %s", (last,))
        raw.execute("UPDATE livret_hub.livrets SET last = last - 1")
        raw.execute("ALTER TABLE livret_hub.contributions ENABLE TRIGGER USER")
    assert claire.pull().recovered == (claire.livret,)
    assert claire.push().contributions > 0
    nadia = office.desk("Nadia L.")
    welcome(claire, nadia)
    claire.push()
    nadia.pull()
    nadia.livret = claire.livret
    assert "Perdu par le serveur" in nadia.words


def test_a_livret_of_strangers_is_not_written(office: Office) -> None:
    claire, _ = office.team()
    nadia = office.desk("Nadia L.")
    # The worst a member can do alone: let somebody read rows, without any key.
    (standing,) = claire.hub.server.standings()
    giving = HubGiving(
        standing=standing,
        said=claire.hub.server.grants(standing.livret)[0],
        epoch=standing.epoch,
        joining=[nadia.ctx.owner.hub_key],
    )
    assert claire.hub.server.give_keys(giving) is not None
    assert nadia.pull().not_for_us == 1
    assert nadia.ctx.log.livrets() == ()


def test_a_stranger_cannot_take_the_place_of_a_livret(office: Office) -> None:
    claire, _ = office.team()
    nadia = office.desk("Nadia L.")
    name = claire.hub.memory.links()[0].name
    assert not nadia.hub.server.open_livret(name, b"x" * 100, [])
    assert nadia.hub.server.standings() == ()
