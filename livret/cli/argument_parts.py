"""What several commands of the command line have alike."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from livret.cli.parser import Parser
from livret.cli.vaults import Act
from livret.words.papers.catalogue import PAPER_LANGUAGES, STANDARD
from livret.words.translator import LANGUAGES, Translator

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Parser]
else:
    Commands = object


def language(tr: Translator, parser: Parser) -> None:
    """Add the language of what Livret says."""
    # Read beforehand by ``main``, because help speaks it already.
    parser.add_argument(
        "--language", choices=LANGUAGES, help=tr.text("langue de Livret")
    )


def command(
    tr: Translator,
    commands: Commands,
    name: str,
    told: str,
    act: Act,
    *,
    opens: bool = True,
) -> Parser:
    """Add one command.

    Args:
        tr: Says its help.
        commands: Where it is added.
        name: As it is typed.
        told: What it does, in a few words.
        act: What does it.
        opens: Whether it opens a vault.
    """
    parser = commands.add_parser(name, help=told, description=told)
    parser.set_defaults(act=act, misused=parser.error)
    parser.add_argument(
        "--json",
        action="store_true",
        help=tr.text("répondre par un objet JSON, et rien d’autre"),
    )
    if name not in {"print", "blank", "freeze", "dossier"}:
        language(tr, parser)
    if opens:
        parser.add_argument(
            "--vault",
            type=Path,
            metavar="DIR",
            help=tr.text("le dossier du coffre (sinon, celui d’usage)"),
        )
        passphrase_file(tr, parser)
    return parser


def alone(tr: Translator, commands: Commands, name: str, told: str, act: Act) -> Parser:
    """Add a command that opens no vault.

    It takes ``--vault`` and ``--passphrase-file`` all the same, and opens
    nothing: a program may say the same words to every command.
    """
    parser = command(tr, commands, name, told, act, opens=False)
    for word in ("--vault", "--passphrase-file"):
        parser.add_argument(word, type=Path, help=argparse.SUPPRESS)
    return parser


def passphrase_file(tr: Translator, parser: Parser) -> None:
    """Add the file that opens a vault."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=tr.text("fichier dont la première ligne est la phrase de passe"),
    )


def of_livret(tr: Translator, parser: Parser) -> None:
    """Add whose livret it is."""
    parser.add_argument(
        "livret",
        metavar="LIVRET",
        help=tr.text("son numéro, ou un nom qui ne trouve qu’une personne"),
    )


def written_to(tr: Translator, parser: Parser, *, required: bool = True) -> None:
    """Add the file that a command writes."""
    parser.add_argument(
        "--out",
        type=Path,
        required=required,
        metavar="FILE",
        help=tr.text("où écrire"),
    )


def her_passphrase(tr: Translator, parser: Parser) -> None:
    """Add the file that holds the passphrase of the person, which is hers alone."""
    parser.add_argument(
        "--her-passphrase-file",
        type=Path,
        metavar="FILE",
        help=tr.text("fichier dont la première ligne est sa phrase à elle"),
    )


def paper_dress(tr: Translator, parser: Parser) -> None:
    """Add the dress of a paper."""
    parser.add_argument(
        "--dress",
        default=STANDARD,
        help=tr.text("sous quelle forme (voir «\u202flivret papers\u202f»)"),
    )
    parser.add_argument(
        "--without-pictures",
        dest="pictures",
        action="store_false",
        help=tr.text("sans images à côté des titres, pour la version simple"),
    )


def paper_language(tr: Translator, parser: Parser) -> None:
    """Add the language of a paper."""
    parser.add_argument(
        "--language",
        dest="paper_language",
        default=LANGUAGES[0],
        help=tr.text(
            "langue du papier\u202f: {codes}", codes=", ".join(PAPER_LANGUAGES)
        ),
    )


def about(tr: Translator, parser: Parser) -> None:
    """Add what a paper is about, for those of one thing among several."""
    for name, meant in (
        ("--meeting", tr.text("la rencontre du compte-rendu, par son numéro")),
        ("--review", tr.text("le bilan, par son numéro")),
        ("--to", tr.text("le service à qui la lettre s’adresse")),
    ):
        parser.add_argument(name, dest="about", default="", help=meant)


def sheet_dress(tr: Translator, parser: Parser) -> None:
    """Add the dress and the language of a sheet written beside something else."""
    codes = ", ".join(PAPER_LANGUAGES)
    told = tr.text("langue de la feuille\u202f: {codes}", codes=codes)
    for name, usual, meant in (
        ("--sheet-dress", STANDARD, tr.text("sous quelle forme est la feuille")),
        ("--sheet-language", "", told),
    ):
        parser.add_argument(name, default=usual, help=meant)


def progress(tr: Translator, parser: Parser) -> None:
    """Add what tells how far a paper is where nobody looks at a terminal."""
    parser.add_argument(
        "--progress",
        action="store_true",
        help=tr.text(
            "dire l’avancement sur la sortie d’erreur, même hors d’un terminal"
        ),
    )
