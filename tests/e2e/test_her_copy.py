"""Her copy: made with her, read and answered where no vault is, taken in elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from livret import bootstrap
from livret.usecases.person_copy import MakeCopy, make_copy
from livret.words.her_files import files_for_her
from tests.e2e.acts import choose, go, open_her_livret, press, unlock
from tests.e2e.by_file import (
    AIM,
    another_screen,
    make_desk,
    name_file,
    name_folder,
    receive,
    take,
    two_desks,
)
from tests.e2e.running import Running
from tests.e2e.vaults import CALLED, PASSPHRASE

pytestmark = pytest.mark.screen

Start = Callable[..., Running]
OPEN_COPY = "Ouvrir la copie d’une personne"
PHRASE = "cheval tournesol guitare brouette"
HERS = "Plutot un travail de jour"


def empty_home(folder: Path) -> dict[str, str]:
    """Return what makes a folder the home of somebody who never ran Livret."""
    folder.mkdir()
    of = {"CONFIG": ".config", "DATA": ".local/share", "CACHE": ".cache"}
    xdg = {f"XDG_{name}_HOME": str(folder / place) for name, place in of.items()}
    return {"HOME": str(folder), **xdg}


def made_for_her(folder: Path, livret: str, stick: Path) -> str:
    """Make her copy as the window does; return the code of her sheet."""
    rooms = bootstrap.Rooms(())
    with rooms.vaults.open(folder, PASSPHRASE) as vault:
        made = make_copy(
            vault.sharing,
            rooms.person_keys,
            MakeCopy(livret=livret, passphrase=PHRASE),
            lambda _livret, _phrase: b"%PDF-",
        ).value
        files = files_for_her("fr", made, {}, vault.ctx.clock.today())
    for name, data in files.items():
        (stick / name).write_bytes(data)
    return made.secret


def open_by_code(livret: Running, file: Path, code: str) -> None:
    """From the page that asks, open her copy by the code of her sheet."""
    press(livret, "Choisir sa copie")
    name_file(livret, file)
    livret.wait("Sa phrase de passe", role="password text")
    choose(livret, "Comment l’ouvrir\u202f?", "Avec sa feuille")
    livret.go_to("Le code de sa feuille")
    livret.type(code)
    livret.press("Return")
    livret.wait(CALLED, role="label")


def open_by_phrase(livret: Running, file: Path) -> None:
    """From the page that asks, open her copy by her phrase."""
    press(livret, "Choisir sa copie")
    name_file(livret, file)
    livret.wait("Sa phrase de passe", role="password text", state="focused")
    livret.type(PHRASE)
    livret.press("Return")
    livret.wait(CALLED, role="label")


def say_otherwise(livret: Running, stick: Path) -> None:
    """She says it in her own words, and they go on her stick."""
    press(livret, f"Le dire autrement\u202f: {AIM}")
    livret.wait("Avec ses mots", role="text", state="focused")
    livret.type(HERS)
    livret.wait("Avec ses mots", role="text", text=HERS)
    press(livret, "Signer de sa clé")
    livret.wait(part="1 réponse, signée avec sa clé", role="label")
    livret.press_cross()
    livret.wait("Continuer à lire", role="push button")
    livret.take_keyboard()
    livret.press("Escape")
    livret.wait_gone("Continuer à lire")
    livret.take_keyboard()
    press(livret, "Mettre sa réponse sur sa clé USB")
    name_folder(livret, stick)
    livret.wait("Sa réponse est sur sa clé USB.", role="label")


def first_page(livret: Running) -> None:
    livret.wait(OPEN_COPY, role="push button")
    livret.take_keyboard()
    press(livret, OPEN_COPY)
    livret.wait("Ce qu’il faut pour l’ouvrir", role="label")


def test_her_copy_on_a_machine_that_never_saw_livret(
    start: Start, tmp_path: Path
) -> None:
    livret = two_desks(tmp_path)
    stick, home = tmp_path / "cle-usb", tmp_path / "ailleurs"
    stick.mkdir()
    code = made_for_her(tmp_path / "claire", livret, stick)
    (copy,) = stick.glob("copie-*.livret")
    before = copy.read_bytes()
    with another_screen() as there:
        elsewhere = start(DISPLAY=there, **empty_home(home))
        first_page(elsewhere)
        open_by_code(elsewhere, copy, code)
        elsewhere.wait(AIM, role="label")
        say_otherwise(elsewhere, stick)
        assert copy.read_bytes() != before
        press(elsewhere, "Fermer sa copie")
        first_page(elsewhere)
        open_by_phrase(elsewhere, copy)
        elsewhere.wait(HERS, role="label")
        elsewhere.take_keyboard()
        assert elsewhere.leave() == 0
    kept = [one.read_bytes() for one in home.rglob("*") if one.is_file()]
    assert not any(HERS.encode() in one or code.encode() in one for one in kept)


@pytest.mark.long
def test_her_copy_from_one_town_to_another(start: Start, tmp_path: Path) -> None:
    two_desks(tmp_path)
    make_desk(tmp_path / "nadia", "Nadia F.", "social").close()
    stick = tmp_path / "cle-usb"
    stick.mkdir()
    with another_screen() as there:
        claire = start("--vault", str(tmp_path / "claire"))
        unlock(claire)
        open_her_livret(claire)
        code = make_with_her(claire, stick)
        assert code.startswith("AGE-SECRET-KEY-1")
        (copy,) = stick.glob("copie-*.livret")

        # Another machine, an empty home: she answers with her key.
        home = empty_home(tmp_path / "ailleurs")
        elsewhere = start(DISPLAY=there, **home)
        first_page(elsewhere)
        open_by_code(elsewhere, copy, code)
        say_otherwise(elsewhere, stick)
        elsewhere.take_keyboard()
        assert elsewhere.leave() == 0

        # In a new town she lets Nadia keep it.
        nadia = start("--vault", str(tmp_path / "nadia"), DISPLAY=there)
        unlock(nadia)
        nadia.wait(part="Bonjour ", role="label")
        go(nadia, "Recevoir")
        press(nadia, OPEN_COPY)
        open_by_phrase(nadia, copy)
        nadia.wait(HERS, role="label")
        press(nadia, "Le garder ici, avec son accord")
        nadia.wait("Elle a dit oui, elle est là", state="focused")
        nadia.press("space")
        press(nadia, "Le garder ici")
        nadia.wait("L’essentiel", role="list item", state="selected")
        nadia.wait(part=HERS, role="label")

        # What she said comes back to Claire, under her own name.
        answer = min(stick.glob("envoi-*-1.livret"))
        receive(claire, answer)
        claire.wait(part=f"De\u202f: {CALLED}", role="label")
        take(claire)
        claire.wait(part=HERS, role="label")
        for one in (claire, nadia):
            one.take_keyboard()
            assert one.leave() == 0


def make_with_her(livret: Running, stick: Path) -> str:
    """In the window, in front of her; return the code of her sheet."""
    go(livret, "Qui voit quoi")
    press(livret, "Partager")
    livret.wait("Partager", role="label")
    press(livret, "Faire sa copie")
    livret.wait("Sa phrase de passe", role="password text", state="focused")
    livret.type(PHRASE)
    livret.go_to("Une deuxième fois")
    livret.type(PHRASE)
    press(livret, "Choisir où la mettre")
    name_folder(livret, stick)
    livret.wait("Sa copie est faite", role="label")
    code = livret.wait(part="AGE-SECRET-KEY-1", role="label").name
    livret.take_keyboard()
    press(livret, "Elle l’emporte")
    livret.wait("C’est noté\u202f: elle a sa copie.")
    return code
