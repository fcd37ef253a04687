"""Marc has a new computer: his new key takes the place of the old one, at a hub."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from livret import bootstrap
from livret.usecases.cards import TrustCard, own_card_file, trust_card
from tests.e2e.acts import go, open_her_livret, press, unlock
from tests.e2e.at_pages import add_goal
from tests.e2e.by_file import (
    another_screen,
    make_desk,
    name_file,
    name_folder,
    receive,
)
from tests.e2e.running import Running
from tests.e2e.test_revoked import each_accepts_the_other
from tests.e2e.two_offices import Offices, two_offices
from tests.e2e.vaults import CALLED, PASSPHRASE

pytestmark = [pytest.mark.screen, pytest.mark.long]

Start = Callable[..., Running]
BEFORE, AFTER, HIS = "Un poste de jour", "Un poste pres d'ici", "De la nouvelle cle"
CLOSED = "ce livret n’arrive plus ici par le relais"


def new_computer(offices: Offices, folder: Path) -> Path:
    """Make Marc's new vault, which accepts Claire's card; return the invitation."""
    rooms = bootstrap.Rooms(())
    with (
        make_desk(folder, "Marc D.", "emploi") as marc,
        rooms.vaults.open(offices.folders["Claire M."], PASSPHRASE) as claire,
    ):
        trust_card(marc.sharing, TrustCard(data=own_card_file(claire.sharing)))
        given = rooms.hubs.invite(offices.server.url("relais"), marc.ctx.owner.hub_key)
    invitation = folder.parent / "invitation.txt"
    invitation.write_text(given + "\n", encoding="utf-8")
    return invitation


def signed_by_the_old(marc: Running, old: Path, card: Path) -> None:
    """At « Recevoir », have the old vault sign the new card, and make its file."""
    marc.wait(part="Bonjour ", role="label")
    go(marc, "Recevoir")
    press(marc, "J’avais un autre coffre")
    press(marc, "Choisir l’ancien coffre")
    name_folder(marc, old)
    marc.wait(
        "La phrase de passe de l’ancien coffre", role="password text", state="focused"
    )
    marc.type(PASSPHRASE)
    marc.press("Return")
    marc.wait(part="Votre carte est signée par l’ancien coffre")
    press(marc, "En faire un fichier\u202f: Ma carte")
    name_file(marc, card)


def join_hub(marc: Running, invitation: Path) -> None:
    """At « Réglages », with the file of the invitation."""
    go(marc, "Réglages")
    press(marc, "Ouvrir le fichier de l’invitation")
    name_file(marc, invitation)
    marc.wait("Quitter ce relais", role="push button")


def test_a_new_key_takes_the_place_of_the_old_one(start: Start, tmp_path: Path) -> None:
    card = tmp_path / "marc.carte"
    with (
        two_offices(tmp_path) as offices,
        another_screen() as beside,
        another_screen() as third,
    ):
        each_accepts_the_other(offices)
        invitation = new_computer(offices, tmp_path / "neuf")
        old = start("--vault", str(offices.folders["Marc D."]), DISPLAY=third)
        claire = start("--vault", str(offices.folders["Claire M."]))
        for one in (old, claire):
            unlock(one)
            open_her_livret(one)
        old.wait(part="Claire M. a aussi ce livret ouvert")
        add_goal(claire, BEFORE)
        old.wait("Claire M. vient d’écrire")
        # The old vault is closed while it signs.
        old.take_keyboard()
        assert old.leave() == 0
        marc = start("--vault", str(tmp_path / "neuf"), DISPLAY=beside)
        unlock(marc)
        signed_by_the_old(marc, offices.folders["Marc D."], card)
        join_hub(marc, invitation)

        # Claire takes the card by its old key: nobody compares words again.
        claire.take_keyboard()
        receive(claire, card)
        claire.wait("Accepter\u202f: l’ancienne carte l’a signée", role="push button")
        press(claire, "Accepter\u202f: l’ancienne carte l’a signée")
        claire.wait(part="Sa nouvelle clé est mise dans 1 livret.")
        claire.take_keyboard()
        claire.press("ctrl+o")
        open_her_livret(claire)
        add_goal(claire, AFTER)
        go(claire, "Tout ce qui a été dit")
        claire.wait(part="Changement de clé")
        go(claire, "Qui voit quoi")
        claire.wait(part="Marc D.", role="label")

        # The livret is at the new computer, with all that was said.
        marc.take_keyboard()
        marc.press("ctrl+o")
        marc.wait(part=CALLED, role="list item")
        marc.go_to("Chercher une personne")
        open_her_livret(marc)
        go(marc, "Tout ce qui a été dit")
        marc.wait(part="Changement de clé")
        add_goal(marc, HIS)
        claire.wait("Marc D. vient d’écrire")
        go(claire, "Objectifs et démarches")
        claire.wait(part=HIS, role="label")

        # The old computer is told, and gets nothing of what came after.
        old = start("--vault", str(offices.folders["Marc D."]), DISPLAY=third)
        unlock(old)
        open_her_livret(old)
        old.wait(part=CLOSED, role="label")
        for one in (claire, marc, old):
            one.take_keyboard()
            assert one.leave() == 0
        assert {BEFORE, AFTER, HIS} <= set(offices.words("Claire M."))
        assert not {AFTER, HIS} & set(offices.words("Marc D."))
