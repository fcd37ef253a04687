"""The words of the command line. Each command names the function that acts."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from livret.cli import copies, livrets, upkeep, vaults
from livret.cli.agenda import add_agenda
from livret.cli.archive_arguments import add_archive
from livret.cli.argument_parts import (
    Commands,
    alone,
    command,
    language,
    of_livret,
    passphrase_file,
    sheet_dress,
    written_to,
)
from livret.cli.closing_arguments import add_closing
from livret.cli.freezing import add_freezing
from livret.cli.hub_arguments import add_hub
from livret.cli.minutes import add_minutes
from livret.cli.paper_arguments import add_checking, add_signing
from livret.cli.parser import Parser, day_reader, parser_class
from livret.cli.pathways import add_timeline
from livret.cli.printing_arguments import add_papers
from livret.cli.settling_arguments import add_conflicts, add_replacements
from livret.cli.sharing_arguments import (
    add_cards,
    add_exchange,
    add_person_copy,
)
from livret.cli.team import add_team
from livret.domain.kind_fields import SIDES
from livret.usecases.copying import SECTIONS
from livret.words.translator import Translator


def parse(tr: Translator, words: Sequence[str], version: str) -> argparse.Namespace:
    """Read the words of a command.

    Raises:
        BadCommand: They make none.
        SystemExit: After ``--help`` and ``--version``, which were answered.
    """
    return _parser(tr, version).parse_args(list(words))


def _parser(tr: Translator, version: str) -> Parser:
    parser = parser_class(tr)(
        prog="livret",
        description=tr.text(
            "Livret : un seul livret de parcours par personne, écrit à trois. "
            "Sans commande, la fenêtre s’ouvre."
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"livret {version}",
        help=tr.text("dire la version"),
    )
    language(tr, parser)
    parser.add_argument(
        "--example",
        action="store_true",
        help=tr.text("ouvrir la fenêtre avec un livret fictif"),
    )
    parser.set_defaults(act=None, json=False, misused=parser.error)
    commands = parser.choices_of(tr.text("COMMANDE"))
    _vaults(tr, commands)
    _livrets(tr, commands)
    add_agenda(tr, commands)
    add_minutes(tr, commands)
    add_timeline(tr, commands)
    add_closing(tr, commands)
    add_archive(tr, commands)
    add_team(tr, commands)
    _sharing(tr, commands)
    add_cards(tr, commands)
    add_exchange(tr, commands)
    add_hub(tr, commands)
    add_person_copy(tr, commands)
    add_conflicts(tr, commands)
    add_replacements(tr, commands)
    add_papers(tr, commands)
    add_freezing(tr, commands)
    add_signing(tr, commands)
    add_checking(tr, commands)
    _upkeep(tr, commands)
    return parser


def _vaults(tr: Translator, commands: Commands) -> None:
    told = tr.text("le coffre : créer, essayer, retrouver l’accès")
    vault = commands.add_parser("vault", help=told, description=told)
    acts = vault.choices_of(tr.text("COMMANDE"))
    acts.required = True
    create = _vault(tr, acts, "create", tr.text("créer un coffre"), vaults.create)
    create.add_argument(
        "--name", default="", help=tr.text("votre nom, comme on le dit")
    )
    create.add_argument(
        "--side",
        choices=SIDES,
        default="social",
        help=tr.text("pour quoi vous accompagnez"),
    )
    create.add_argument("--organisation", default="", help=tr.text("votre structure"))
    create.add_argument(
        "--recovery-out",
        type=Path,
        metavar="PDF",
        help=tr.text("où écrire la feuille de secours à imprimer"),
    )
    sheet_dress(tr, create)
    told = tr.text("essayer une phrase de passe")
    _vault(tr, acts, "unlock-test", told, vaults.unlock_test)
    told = tr.text("choisir une nouvelle phrase avec la feuille de secours")
    recover = _vault(tr, acts, "recover", told, vaults.recover)
    recover.add_argument(
        "--code-file",
        type=Path,
        required=True,
        metavar="FILE",
        help=tr.text("fichier dont la première ligne est le code de secours"),
    )
    told = tr.text("les copies de secours d’un coffre")
    listing = command(tr, acts, "backups", told, vaults.backups, opens=False)
    listing.add_argument("path", type=Path, metavar="DIR", help=tr.text("le coffre"))
    told = tr.text("revenir à une copie de secours ; ce qui était là reste à part")
    restore = _vault(tr, acts, "restore", told, vaults.restore)
    restore.add_argument(
        "--from",
        dest="source",
        type=Path,
        required=True,
        metavar="DIR",
        help=tr.text("le dossier de la copie de secours"),
    )


def _vault(
    tr: Translator, acts: Commands, name: str, told: str, act: vaults.Act
) -> Parser:
    parser = command(tr, acts, name, told, act, opens=False)
    parser.add_argument("path", type=Path, metavar="DIR", help=tr.text("le coffre"))
    passphrase_file(tr, parser)
    return parser


def _livrets(tr: Translator, commands: Commands) -> None:
    day = day_reader(tr)
    new = command(tr, commands, "new", tr.text("ouvrir un livret"), livrets.new)
    new.add_argument(
        "called",
        nargs="?",
        default="",
        metavar="NAME",
        help=tr.text("comment la personne veut qu’on l’appelle"),
    )
    new.add_argument(
        "--private-line", default="", help=tr.text("pour vous seul : jamais imprimé")
    )
    told = tr.text("les personnes accompagnées")
    people = command(tr, commands, "people", told, livrets.people)
    people.add_argument(
        "query", nargs="?", default="", metavar="QUERY", help=tr.text("début d’un nom")
    )
    show = command(tr, commands, "show", tr.text("lire un livret"), livrets.show)
    of_livret(tr, show)
    show.add_argument(
        "--at",
        type=day,
        metavar="DATE",
        help=tr.text("ce qu’on savait ce jour-là"),
    )
    show.add_argument(
        "--about",
        type=day,
        metavar="DATE",
        help=tr.text("ce qui était dit jusqu’à ce jour, tel qu’on le sait maintenant"),
    )
    told = tr.text("tout ce qui a été dit")
    of_livret(tr, command(tr, commands, "history", told, livrets.history))
    say = command(tr, commands, "say", tr.text("ajouter à un livret"), livrets.say)
    of_livret(tr, say)
    say.add_argument(
        "--from",
        dest="source",
        type=Path,
        required=True,
        metavar="FILE",
        help=tr.text(
            "fichier JSON, comme « livret schema » le décrit ; - pour l’entrée"
        ),
    )
    told = tr.text("la forme de ce que « say » accepte (JSON Schema)")
    schema = alone(tr, commands, "schema", told, livrets.schema)
    schema.set_defaults(json=True)


def _sharing(tr: Translator, commands: Commands) -> None:
    told = tr.text("les accords de partage : les lire, en donner, en reprendre")
    agreement = command(tr, commands, "agreement", told, livrets.agreement)
    of_livret(tr, agreement)
    for name, meant in (
        ("--to", tr.text("à qui cela peut aller")),
        ("--organisation", tr.text("sa structure")),
        ("--scopes", tr.text("ce qui peut y aller : commun, sante, droit… (virgules)")),
        ("--why", tr.text("pourquoi")),
        ("--words", tr.text("les paroles de la personne")),
        ("--withdraw", tr.text("reprendre un accord : son numéro, ou à qui il allait")),
    ):
        agreement.add_argument(name, default="", help=meant)
    agreement.add_argument(
        "--until", type=day_reader(tr), metavar="DATE", help=tr.text("jusqu’à quand")
    )
    told = tr.text("qui a ouvert, reçu, imprimé")
    of_livret(tr, command(tr, commands, "journal", told, livrets.journal))
    told = tr.text("copier un livret en texte, pour votre logiciel")
    copy = command(tr, commands, "copy-text", told, copies.copy_text)
    of_livret(tr, copy)
    copy.add_argument(
        "--order",
        default="",
        help=tr.text(
            "parties, dans l’ordre voulu : {sections}", sections=",".join(SECTIONS)
        ),
    )
    copy.add_argument(
        "--remember", action="store_true", help=tr.text("garder cet ordre")
    )
    told = tr.text("tout ce qui est gardé sur une personne, pour elle")
    whole = command(tr, commands, "access", told, copies.access)
    of_livret(tr, whole)
    written_to(tr, whole)
    told = tr.text("reprendre un autre logiciel")
    taken = commands.add_parser("import", help=told, description=told)
    sources = taken.choices_of(tr.text("LOGICIEL"))
    sources.required = True
    told = tr.text("reprendre une base de Carnet de bord")
    peer = command(tr, sources, "carnet-de-bord", told, livrets.import_carnet_de_bord)
    peer.add_argument("folder", type=Path, metavar="DIR", help=tr.text("son dossier"))


def _upkeep(tr: Translator, commands: Commands) -> None:
    told = tr.text("tout le travail, sur un livret fictif")
    demo = alone(tr, commands, "demo", told, upkeep.demo)
    demo.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help=tr.text("où écrire")
    )
    told = tr.text("vérifier que rien n’est abîmé")
    doctor = command(tr, commands, "doctor", told, upkeep.doctor)
    doctor.add_argument(
        "--rebuild", action="store_true", help=tr.text("refaire les listes et l’index")
    )
    doctor.add_argument(
        "--accept",
        action="store_true",
        help=tr.text("garder tel qu’il est un coffre changé en dehors de Livret"),
    )
    told = tr.text("faire une copie de secours")
    command(tr, commands, "backup", told, upkeep.backup)
    told = tr.text("dessiner chaque page")
    shots = alone(tr, commands, "screenshots", told, upkeep.screenshots)
    shots.add_argument("folder", type=Path, metavar="DIR", help=tr.text("où écrire"))
    alone(tr, commands, "bench", tr.text("mesurer"), upkeep.bench)
    told = tr.text("ouvrir la fenêtre avec un livret fictif")
    command(tr, commands, "example", told, upkeep.example_window, opens=False)
