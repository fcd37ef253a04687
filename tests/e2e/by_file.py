"""Claire's and Marc's desks, each on a screen of its own: files go between them."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from livret import bootstrap
from livret.bootstrap.certifying import make_credentials
from livret.usecases.agreeing import GiveAgreement, give_agreement
from livret.usecases.cards import TrustCard, own_card_file, trust_card
from livret.usecases.index import summarise
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.ports import Owner
from livret.usecases.saying import read_items, say_items
from livret.vault.around import Around
from livret.vault.keyslots import FLOOR
from livret.vault.opening import create_vault
from tests.e2e.acts import go, press
from tests.e2e.running import SECONDS, Running
from tests.e2e.vaults import CALLED, PASSPHRASE

FILE_NAME = "Nom de fichier\u00a0:"
FOLDER_NAME = "Dossier\u00a0:"
GOAL = "Passer le permis"
AIM = "Un travail le matin"
WHY = "avancer ensemble"
SCOPES = ("commun", "mobilite")


def make_desk(folder: Path, name: str, side: str) -> bootstrap.Unlocked:
    """Make somebody's vault, and leave it open."""
    rooms = bootstrap.Rooms(())
    around = Around(clock=rooms.clock, randomness=rooms.randomness, summarise=summarise)
    made = create_vault(
        folder,
        PASSPHRASE,
        owner=Owner(name=name, side=side, organisation=""),
        make_credentials=make_credentials,
        around=around,
        cost=FLOOR,
    )
    return bootstrap.Unlocked(made.vault, rooms.forms)


def two_desks(folder: Path) -> str:
    """Make both; Amina's livret is at Claire's, shared with Marc; return its id."""
    with (
        make_desk(folder / "claire", "Claire M.", "social") as claire,
        make_desk(folder / "marc", "Marc D.", "emploi") as marc,
    ):
        livret = open_livret(claire.ctx, OpenLivret(called=CALLED)).value
        said = [
            {"kind": "goal_set", "words": GOAL},
            {"kind": "aim_said", "voice": "personne", "words": AIM},
        ]
        say_items(claire.ctx, livret, read_items({"contributions": said}))
        trust_card(marc.sharing, TrustCard(data=own_card_file(claire.sharing)))
        card = trust_card(claire.sharing, TrustCard(data=own_card_file(marc.sharing)))
        key = card.value.signed.card.keys.sign
        member = join_by_card(claire.sharing, livret, key).value
        agreed = GiveAgreement(
            livret=livret,
            recipient="Marc D.",
            member=member,
            scopes=SCOPES,
            purpose=WHY,
            until=claire.ctx.clock.today() + dt.timedelta(days=300),
        )
        give_agreement(claire.ctx, agreed)
    return livret


@contextlib.contextmanager
def another_screen() -> Iterator[str]:
    """Start a second X server; yield its display. It ends with the block."""
    there, here = os.pipe()
    words = ["Xvfb", "-displayfd", str(here), "-screen", "0", "1366x768x24"]
    screen = subprocess.Popen(
        [*words, "-nolisten", "tcp"],
        pass_fds=(here,),
        stderr=subprocess.DEVNULL,
    )
    os.close(here)
    try:
        with os.fdopen(there) as told:
            number = told.readline().strip()
        assert number, "the second screen never came"
        yield f":{number}"
    finally:
        screen.terminate()
        screen.wait(SECONDS)


def name_file(livret: Running, file: Path) -> None:
    """Type a path into the chooser that is in sight."""
    livret.wait(FILE_NAME, role="text")
    livret.take_keyboard()
    livret.press("ctrl+a")
    livret.type(str(file))
    livret.wait(FILE_NAME, role="text", text=str(file))
    livret.press("Return")
    livret.wait_gone(FILE_NAME)
    livret.take_keyboard()


def send(livret: Running, to: str, file: Path) -> None:
    """From a page of her livret, make a file for somebody."""
    go(livret, "Qui voit quoi")
    press(livret, "Partager")
    livret.wait("Partager", role="label")
    press(livret, f"En faire un fichier\u202f: {to}")
    name_file(livret, file)


def receive(livret: Running, file: Path) -> None:
    """From anywhere, go home and choose what somebody gave."""
    livret.press("ctrl+o")
    livret.wait(part="Bonjour ", role="label")
    go(livret, "Recevoir")
    press(livret, "Choisir un fichier")
    name_file(livret, file)


def take(livret: Running) -> None:
    """Take in what is shown, and open it."""
    press(livret, "Prendre")
    livret.wait("Ouvrir ce livret", role="push button")
    press(livret, "Ouvrir ce livret")
    livret.wait("L’essentiel", role="list item", state="selected")


def reword_goal(livret: Running, before: str, words: str) -> None:
    """On « Objectifs et démarches », say a goal in other words."""
    go(livret, "Objectifs et démarches")
    press(livret, f"Modifier l’objectif\u202f: {before}")
    livret.wait("Un objectif, avec ses mots", role="text", state="focused")
    livret.press("ctrl+a")
    livret.type(words)
    livret.wait(role="text", state="focused", text=words)
    press(livret, "Garder ces mots")
    livret.wait(part=words, role="label")


def name_folder(livret: Running, folder: Path) -> None:
    """Type the path of a folder into the chooser that is in sight."""
    livret.wait(FOLDER_NAME, role="text")
    livret.take_keyboard()
    livret.press("ctrl+a")
    livret.type(str(folder))
    livret.wait(FOLDER_NAME, role="text", text=str(folder))
    livret.press("Return")
    livret.wait_gone(FOLDER_NAME)
    livret.take_keyboard()
