"""The words of the commands that make a paper."""

from __future__ import annotations

from livret.cli import printing
from livret.cli.argument_parts import (
    Commands,
    about,
    alone,
    command,
    her_passphrase,
    of_livret,
    paper_dress,
    paper_language,
    progress,
    written_to,
)
from livret.cli.parser import Parser, day_reader, signers_reader
from livret.words.papers.catalogue import BLANKS, PAPERS
from livret.words.translator import Translator


def add_papers(tr: Translator, commands: Commands) -> None:
    """Add the commands that make a paper."""
    told = tr.text("les papiers que Livret sait faire")
    alone(tr, commands, "papers", told, printing.list_papers)
    told = tr.text("préparer un papier, à signer ou à emporter")
    made = command(tr, commands, "print", told, printing.print_paper)
    of_livret(tr, made)
    written_to(tr, made)
    made.add_argument(
        "--paper",
        default="diagnostic",
        help=tr.text("quel papier : {names}", names=", ".join(PAPERS)),
    )
    paper_dress(tr, made)
    paper_language(tr, made)
    # Not asked: the usual ones, or those of the paper that is replaced.
    made.set_defaults(dress="", paper_language="")
    _chosen(tr, made)
    _left_off(tr, made)
    _signed(tr, made)
    her_passphrase(tr, made)
    progress(tr, made)
    told = tr.text("un formulaire vierge, à remplir à la main")
    blank = alone(tr, commands, "blank", told, printing.blank)
    blank.add_argument(
        "form",
        nargs="?",
        default="diagnostic-partage",
        metavar="FORM",
        help=tr.text("quel formulaire : {names}", names=", ".join(BLANKS)),
    )
    paper_dress(tr, blank)
    paper_language(tr, blank)
    written_to(tr, blank)


def _chosen(tr: Translator, made: Parser) -> None:
    """Add what a paper is about and what of it is printed."""
    about(tr, made)
    of_dossier = tr.text("le document du dossier de preuve, par son numéro")
    made.add_argument("--document", dest="about", default="", help=of_dossier)
    made.add_argument(
        "--from",
        dest="since",
        type=day_reader(tr),
        metavar="DATE",
        help=tr.text("premier jour de ce qui est imprimé"),
    )
    made.add_argument(
        "--until",
        type=day_reader(tr),
        metavar="DATE",
        help=tr.text("dernier jour de ce qui est imprimé"),
    )
    made.add_argument(
        "--parts", default="", help=tr.text("parties du livret entier (virgules)")
    )
    made.add_argument(
        "--words", default="", help=tr.text("ce que la personne veut y ajouter")
    )


def _left_off(tr: Translator, made: Parser) -> None:
    """Add what she wants on the paper, or left off."""
    for name, meant in (
        ("--leave-off", tr.text("sujets laissés de côté (virgules)")),
        (
            "--show-declined",
            tr.text("sujets que la personne veut bien montrer malgré tout (virgules)"),
        ),
    ):
        made.add_argument(name, default="", help=meant)
    for name, meant in (
        ("--with-life", tr.text("la personne veut que sa vie y soit")),
        (
            "--with-situation",
            tr.text("livret entier : la personne demande que sa situation y soit"),
        ),
        (
            "--with-postponed",
            tr.text("livret entier : elle demande les rencontres reportées"),
        ),
    ):
        made.add_argument(name, action="store_true", help=meant)


def _signed(tr: Translator, made: Parser) -> None:
    """Add what concerns a paper that is signed."""
    made.add_argument(
        "--signers",
        type=signers_reader(tr),
        default=(),
        help=tr.text("qui signe : personne, social, emploi… (virgules)"),
    )
    for name, meant in (
        (
            "--to-sign",
            tr.text("avec les places pour signer ; le papier est alors figé"),
        ),
        (
            "--amends",
            tr.text("remplacer le dernier document par une nouvelle version"),
        ),
        (
            "--signed",
            tr.text(
                "reprendre la dernière copie du dernier document, sans rien refaire"
            ),
        ),
    ):
        made.add_argument(name, action="store_true", help=meant)
