"""The words of the commands on texts at the same time, and on replacing."""

from __future__ import annotations

from pathlib import Path

from livret.cli import apart, conflicts, erasing, joining, replacements
from livret.cli.argument_parts import Commands, command, of_livret, sheet_dress
from livret.cli.parser import Parser, day_reader
from livret.usecases.erasing import REASONS
from livret.words.translator import Translator


def add_conflicts(tr: Translator, commands: Commands) -> None:
    """Add ``conflicts`` and ``resolve``."""
    told = tr.text("les textes écrits en même temps, à relire")
    of_livret(tr, command(tr, commands, "conflicts", told, conflicts.conflicts))
    told = tr.text("choisir entre deux textes, les garder, ou en écrire un autre")
    resolve = command(tr, commands, "resolve", told, conflicts.resolve)
    of_livret(tr, resolve)
    resolve.add_argument(
        "place",
        metavar="PLACE",
        help=tr.text("son numéro dans la liste, ou l’endroit comme elle l’écrit"),
    )
    resolve.add_argument(
        "--keep",
        default="",
        metavar="ID",
        help=tr.text("garder celui-ci : son numéro, ou le début"),
    )
    resolve.add_argument(
        "--both", action="store_true", help=tr.text("garder les deux, bout à bout")
    )
    resolve.add_argument("--words", default="", help=tr.text("écrire un autre texte"))
    _add_joining(tr, commands)
    told = tr.text("effacer un livret, ici pour de bon et partout où il est parti")
    erase = command(tr, commands, "erase", told, erasing.erase)
    of_livret(tr, erase)
    erase.add_argument(
        "--reason", choices=REASONS, default=REASONS[0], help=tr.text("pourquoi")
    )
    erase.add_argument(
        "--agreed", action="store_true", help=tr.text("la personne l’a demandé")
    )
    erase.add_argument(
        "--confirm", action="store_true", help=tr.text("oui : rien n’en reviendra")
    )
    told = tr.text("ce qui est gardé à part, et qui attend")
    kept = command(tr, commands, "aside", told, apart.aside)
    of_livret(tr, kept)
    kept.add_argument(
        "--adopt",
        nargs="+",
        default=[],
        metavar="ID",
        help=tr.text("reprendre ce qu’une personne partie avait écrit après"),
    )


def _add_joining(tr: Translator, commands: Commands) -> None:
    told = tr.text("joindre deux livrets d’une même personne, devant elle")
    join = command(tr, commands, "join", told, joining.join)
    told = tr.text("séparer deux livrets joints")
    part = command(tr, commands, "part", told, joining.part)
    for parser in (join, part):
        of_livret(tr, parser)
        parser.add_argument(
            "other", metavar="LIVRET", help=tr.text("l’autre livret, de même")
        )
        parser.add_argument(
            "--words", default="", help=tr.text("les paroles de la personne")
        )
    join.add_argument(
        "--agreed", action="store_true", help=tr.text("la personne a dit oui")
    )


def add_replacements(tr: Translator, commands: Commands) -> None:
    """Add ``replacement`` and what is done with one."""
    told = tr.text("qui remplace un référent absent")
    replacement = commands.add_parser("replacement", help=told, description=told)
    acts = replacement.choices_of(tr.text("COMMANDE"))
    acts.required = True
    told = tr.text("nommer qui remplace, avec la personne")
    name = command(tr, acts, "name", told, replacements.name)
    of_livret(tr, name)
    name.add_argument(
        "who", metavar="CARD", help=tr.text("un nom, ou le début de sa clé")
    )
    _folder(tr, name)
    name.add_argument(
        "--until",
        type=day_reader(tr),
        required=True,
        metavar="DATE",
        help=tr.text("jusqu’à quand"),
    )
    name.add_argument(
        "--agreed", action="store_true", help=tr.text("la personne a dit oui")
    )
    _sheets(tr, name)
    name.add_argument(
        "--scopes",
        metavar="LIST",
        help=tr.text("ce qui peut y aller : commun, sante, droit… (virgules)"),
    )
    name.add_argument(
        "--why",
        default=tr.text("remplacer son référent absent"),
        help=tr.text("pourquoi"),
    )
    name.add_argument("--words", default="", help=tr.text("les paroles de la personne"))
    told = tr.text("refaire le fichier avec ce qui a été dit depuis")
    refresh = command(tr, acts, "refresh", told, replacements.refresh)
    of_livret(tr, refresh)
    _folder(tr, refresh)
    refresh.add_argument(
        "--new-halves",
        action="store_true",
        help=tr.text("avec deux nouvelles moitiés : une feuille est perdue"),
    )
    _sheets(tr, refresh)
    _open(tr, acts)


def _sheets(tr: Translator, parser: Parser) -> None:
    parser.add_argument(
        "--sheets",
        type=Path,
        metavar="DIR",
        help=tr.text("où écrire les deux feuilles à imprimer"),
    )
    sheet_dress(tr, parser)


def _open(tr: Translator, acts: Commands) -> None:
    told = tr.text("ouvrir un remplacement avec les deux moitiés")
    opening = command(tr, acts, "open", told, replacements.take)
    opening.add_argument(
        "file", type=Path, metavar="FILE", help=tr.text("un fichier .livret")
    )
    opening.add_argument(
        "--half-file",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help=tr.text("fichier dont la première ligne est une moitié (deux fois)"),
    )
    opening.add_argument(
        "--dry-run", action="store_true", help=tr.text("lire, sans rien prendre")
    )


def _folder(tr: Translator, parser: Parser) -> None:
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help=tr.text("où écrire")
    )
