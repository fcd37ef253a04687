"""The words of the command on livrets that are put aside."""

from __future__ import annotations

from pathlib import Path

from livret.cli import archive
from livret.cli.argument_parts import Commands, command
from livret.usecases.archive import WHY
from livret.words.translator import Translator


def add_archive(tr: Translator, commands: Commands) -> None:
    """Add ``archive``."""
    told = tr.text("les livrets mis de côté\u202f: les lire, les garder, les effacer")
    parser = command(tr, commands, "archive", told, archive.archive)
    parser.add_argument(
        "livret",
        metavar="LIVRET",
        nargs="?",
        default="",
        help=tr.text("lequel, de même\u202f; sans lui, la liste"),
    )
    one = parser.add_mutually_exclusive_group()
    for name, does in (
        ("--open", tr.text("le lire ici pendant un jour")),
        ("--keep", tr.text("le garder au-delà de sa durée")),
        ("--release", tr.text("ne plus le garder au-delà de sa durée")),
        ("--erase", tr.text("l’effacer, sa durée passée")),
    ):
        one.add_argument(name, action="store_true", help=does)
    parser.add_argument(
        "--why", choices=WHY, default="", help=tr.text("pourquoi, pour lire ou garder")
    )
    parser.add_argument(
        "--with",
        dest="decided_with",
        default="",
        metavar="NAME",
        help=tr.text("qui le décide avec vous"),
    )
    for name, does in (
        ("--ask", tr.text("écrire la demande de confirmation, sans rien décider")),
        ("--confirmed", tr.text("le fichier où l’autre personne l’a confirmé")),
        ("--confirm", tr.text("confirmer la demande d’une autre personne")),
        ("--out", tr.text("où écrire la confirmation")),
    ):
        parser.add_argument(name, type=Path, metavar="FILE", help=does)
