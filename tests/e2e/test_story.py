"""The main story, at the keyboard alone and as assistive technology tells it.

A vault is unlocked; a livret is opened; the three say how they see things, one
refusing to answer, two not agreeing; they go on from a barrier, read the paper,
sign it in three ways, close it, take it away as a file and check that file.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.acts import choose, choose_here, go, press, unlock, write
from tests.e2e.running import Running
from tests.e2e.vaults import make_vault

pytestmark = pytest.mark.screen

Start = Callable[..., Running]
HER, SOCIAL, EMPLOI = "Fatou", "Claire", "Marc"
ACCOUNT = "J'ai peur du bus le soir, alors je refuse des heures."


def new_livret(livret: Running) -> None:
    livret.wait("Bonjour Claire")
    livret.press("ctrl+n")
    livret.wait("Comment voulez-vous qu’on vous appelle\u202f?", state="focused")
    livret.type(HER)
    livret.press("Return")
    livret.wait("Diagnostic partagé", role="label")


def somebody_for_work(livret: Running) -> None:
    press(livret, "Ajouter qui accompagne côté emploi")
    livret.wait("Son nom", role="text", state="focused")
    livret.type("Marc D.")
    press(livret, "Ajouter")
    livret.wait("Marc, emploi")
    livret.take_keyboard()


def agreement(livret: Running) -> None:
    go(livret, "Qui voit quoi")
    press(livret, "Nouvel accord")
    # Claire writes this livret: nothing of it can be sent to her.
    livret.wait("Marc D.", state="focused")
    livret.press("space")
    press(livret, "Me déplacer")
    write(livret, "Pour quoi faire\u202f?", "Chercher du travail ensemble")
    write(livret, "Ses mots", "Pour le travail, oui.")
    press(livret, "C’est d’accord")
    livret.wait("Pour\u202f: Chercher du travail ensemble")


def speaks(livret: Running, who: str, answer: str, words: str = "") -> None:
    """Give somebody the word; they answer and say it in their words."""
    choose(livret, "Paroles de", who)
    if words:
        write(livret, f"Ce qu’en dit {who}", words)
    choose(livret, f"Réponse de {who}", answer)


def moving(livret: Running) -> None:
    """One topic in full: her sentence, three levels, no agreement, what next."""
    livret.press("ctrl+4")
    livret.wait(f"Ce qu’en dit {HER}", state="focused")
    livret.type(ACCOUNT)
    choose(livret, f"Réponse de {HER}", "Ça me bloque")
    speaks(livret, SOCIAL, "Ça gêne beaucoup", "Le bus du soir fait peur.")
    speaks(livret, EMPLOI, "Ça gêne un peu", "Il y a des postes le matin.")
    write(livret, "Autre chose qui aide", "Une voisine qui conduit")
    livret.press("Return")
    livret.wait("+ Une voisine qui conduit")
    choose(livret, "Sommes-nous d’accord\u202f?", "Nous ne sommes pas d’accord")
    write(livret, f"Ce que pense {SOCIAL}", "La peur d'abord.")
    write(livret, f"Ce que pense {EMPLOI}", "Le matin d'abord.")
    write(livret, "Ce que nous allons faire", "Aller seule au travail")
    press(livret, "Ajouter un objectif")
    livret.wait("Aller seule au travail")
    write(livret, "Ce que nous allons faire", "Essayer la ligne 4 ensemble")
    choose(livret, "Qui s’en occupe\u202f?", SOCIAL)
    press(livret, "Ajouter une démarche")
    livret.wait(part="Essayer la ligne 4 ensemble")
    livret.press("Escape")
    livret.wait(part="Me déplacer", role="push button", state="focused")


def health(livret: Running) -> None:
    """A refusal counts: nothing more is asked."""
    livret.press("ctrl+1")
    livret.wait(f"Ce qu’en dit {HER}", state="focused")
    choose(livret, f"Réponse de {HER}", "Je préfère ne pas répondre")
    livret.press("Escape")
    livret.wait(part="préfère ne pas répondre", state="focused")


def home(livret: Running) -> None:
    """What they agree on, on another topic."""
    livret.press("ctrl+7")
    livret.wait(f"Ce qu’en dit {HER}", state="focused")
    livret.type("J'ai un logement a moi.")
    choose(livret, f"Réponse de {HER}", "Ça ne me gêne pas")
    choose(livret, "Sommes-nous d’accord\u202f?", "Nous sommes d’accord")
    write(livret, "Ce que nous retenons", "Le logement tient.")
    livret.press("Escape")
    livret.wait(part="Mon logement", role="push button", state="focused")


def essential(livret: Running) -> None:
    """The page that says it all: what helps and what comes next are there."""
    go(livret, "L’essentiel")
    livret.wait("+ Une voisine qui conduit")
    livret.wait(part="Essayer la ligne 4 ensemble")
    press(livret, "Écrire ses mots")
    livret.wait("Ce que je veux faire", role="text", state="focused")
    livret.type("Un travail le matin")
    press(livret, "C’est ça")
    livret.wait(part="Un travail le matin", role="label")


def read_together(livret: Running) -> None:
    """The exact paper, then frozen."""
    livret.press("ctrl+p")
    livret.wait("Relire ensemble", role="label")
    livret.wait(part="Page 1 sur ")
    press(livret, "Signer")
    livret.wait("Signer à l’écran", state="focused")


def sign(livret: Running) -> None:
    """Each in a way of their own; then nothing may change any more."""
    livret.wait(f"C’est à {HER}")
    choose_here(livret, "Écrire son nom", "Signer à l’écran")
    livret.wait("Votre nom", role="text", state="focused")
    livret.type(HER)
    press(livret, "C’est signé")
    livret.wait("C’est à Claire M.")
    livret.wait("Signer à l’écran", state="focused")
    choose_here(livret, "Signer avec son certificat", "Signer à l’écran")
    press(livret, "C’est signé")
    livret.wait("C’est à Marc D.")
    livret.wait("Signer à l’écran", state="focused")
    choose_here(livret, "Dire son accord à voix haute", "Signer à l’écran")
    livret.wait("Ses mots", role="text", state="focused")
    livret.type("Oui, je suis d'accord.")
    press(livret, "C’est dit")
    livret.wait("Fermer le document", state="focused")
    livret.press("space")
    livret.wait("Document fermé\u202f: plus rien n’y change.")


def take_away(livret: Running, file: Path) -> None:
    """The signed file, through the dialog that asks where it goes."""
    livret.go_to("En faire un fichier", part=True)
    livret.press("space")
    livret.wait(part="Pouvez-vous garder ce papier chez vous", role="label")
    livret.take_keyboard()
    press(livret, "Un fichier")
    livret.wait("Nom de fichier\u00a0:", role="text")
    livret.take_keyboard()
    livret.type(str(file))
    livret.press("Return")
    livret.wait("Le fichier est prêt.")
    livret.take_keyboard()


def check(livret: Running, file: Path) -> None:
    """The same file, checked by Livret."""
    livret.press("ctrl+o")
    livret.wait(part=HER, role="list item")
    go(livret, "Vérifier un document")
    press(livret, "Choisir un fichier")
    livret.wait("Nom de fichier\u00a0:", role="text")
    livret.take_keyboard()
    livret.type(str(file))
    livret.press("Return")
    livret.wait("Les signatures sont bonnes", role="label")
    livret.take_keyboard()


def pdfsig(file: Path) -> str:
    """What poppler says of the same file."""
    return subprocess.run(
        ["pdfsig", str(file)], capture_output=True, text=True, check=True
    ).stdout


def test_the_main_story_by_the_keyboard(start: Start, tmp_path: Path) -> None:
    make_vault(tmp_path / "coffre", called="")
    file = tmp_path / "diagnostic.pdf"
    livret = start("--vault", str(tmp_path / "coffre"))
    unlock(livret)
    new_livret(livret)
    somebody_for_work(livret)
    agreement(livret)
    go(livret, "Diagnostic partagé")
    moving(livret)
    health(livret)
    home(livret)
    essential(livret)
    read_together(livret)
    sign(livret)
    take_away(livret, file)
    check(livret, file)
    assert livret.leave() == 0
    said = pdfsig(file)
    # The three and the seal; the place of a later time stamp stays free.
    assert said.count("Signature is Valid.") == 4, said
    assert said.count("- Total document signed") == 1, said
