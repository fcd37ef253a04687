"""The words of the command line. Each command names the function that acts."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from livret.cli import livrets, papers, upkeep, vaults
from livret.words.translator import Translator


class BadCommand(Exception):
    """The words given make no command; its text is argparse's own reason."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise BadCommand(message)


def parse(tr: Translator, words: Sequence[str], version: str) -> argparse.Namespace:
    """Read the words of a command.

    Raises:
        BadCommand: They make none.
    """
    return _parser(tr, version).parse_args(list(words))


def _parser(tr: Translator, version: str) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="livret",
        description=tr.text(
            "Livret : un seul livret de parcours par personne, écrit à trois. "
            "Sans commande, la fenêtre s’ouvre."
        ),
    )
    parser.add_argument("--version", action="version", version=f"livret {version}")
    parser.add_argument("--language", choices=("fr", "en"))
    parser.set_defaults(act=None, json=False)
    commands = parser.add_subparsers(parser_class=_Parser, metavar="…")
    _vaults(tr, commands)
    _livrets(tr, commands)
    _papers(tr, commands)
    _upkeep(tr, commands)
    return parser


def _command(
    commands: argparse._SubParsersAction[_Parser],
    name: str,
    told: str,
    act: vaults.Act,
    *,
    opens: bool = True,
) -> _Parser:
    parser = commands.add_parser(name, help=told, description=told)
    parser.set_defaults(act=act)
    parser.add_argument("--json", action="store_true")
    if opens:
        parser.add_argument("--vault", type=Path)
        parser.add_argument("--passphrase-file", type=Path)
    return parser


def _vaults(tr: Translator, commands: argparse._SubParsersAction[_Parser]) -> None:
    vault = commands.add_parser("vault", help=tr.text("le coffre : créer, essayer"))
    acts = vault.add_subparsers(parser_class=_Parser, required=True, metavar="…")
    create = _command(
        acts, "create", tr.text("créer un coffre"), vaults.create, opens=False
    )
    create.add_argument("path", type=Path)
    create.add_argument("--passphrase-file", type=Path)
    create.add_argument("--name", default="")
    create.add_argument("--side", choices=("social", "emploi"), default="social")
    create.add_argument("--organisation", default="")
    create.add_argument("--recovery-out", type=Path)
    test = _command(
        acts,
        "unlock-test",
        tr.text("essayer une phrase de passe"),
        vaults.unlock_test,
        opens=False,
    )
    test.add_argument("path", type=Path)
    test.add_argument("--passphrase-file", type=Path)
    recover = _command(
        acts,
        "recover",
        tr.text("choisir une nouvelle phrase avec la feuille de secours"),
        vaults.recover,
        opens=False,
    )
    recover.add_argument("path", type=Path)
    recover.add_argument("--passphrase-file", type=Path)
    recover.add_argument("--code-file", type=Path, required=True)


def _livrets(tr: Translator, commands: argparse._SubParsersAction[_Parser]) -> None:
    new = _command(commands, "new", tr.text("ouvrir un livret"), livrets.new)
    new.add_argument("called", nargs="?", default="")
    new.add_argument("--private-line", default="")
    people = _command(
        commands, "people", tr.text("les personnes accompagnées"), livrets.people
    )
    people.add_argument("query", nargs="?", default="")
    show = _command(commands, "show", tr.text("lire un livret"), livrets.show)
    show.add_argument("livret")
    show.add_argument("--at", type=_date)
    show.add_argument("--about", type=_date)
    history = _command(
        commands, "history", tr.text("tout ce qui a été dit"), livrets.history
    )
    history.add_argument("livret")
    say = _command(commands, "say", tr.text("ajouter à un livret"), livrets.say)
    say.add_argument("livret")
    say.add_argument("--from", dest="source", type=Path, required=True)
    schema = _command(
        commands,
        "schema",
        tr.text("la forme de ce que « say » accepte"),
        livrets.schema,
        opens=False,
    )
    schema.set_defaults(json=True)
    agreement = _command(
        commands, "agreement", tr.text("les accords de partage"), livrets.agreement
    )
    agreement.add_argument("livret")
    agreement.add_argument("--to", default="")
    agreement.add_argument("--organisation", default="")
    agreement.add_argument("--scopes", default="")
    agreement.add_argument("--why", default="")
    agreement.add_argument("--until", type=_date)
    agreement.add_argument("--words", default="")
    agreement.add_argument("--withdraw", default="")
    journal = _command(
        commands, "journal", tr.text("qui a ouvert, reçu, imprimé"), livrets.journal
    )
    journal.add_argument("livret")
    taken = commands.add_parser("import", help=tr.text("reprendre un autre logiciel"))
    sources = taken.add_subparsers(parser_class=_Parser, required=True, metavar="…")
    peer = _command(
        sources,
        "carnet-de-bord",
        tr.text("reprendre une base de Carnet de bord"),
        livrets.import_carnet_de_bord,
    )
    peer.add_argument("folder", type=Path)


def _papers(tr: Translator, commands: argparse._SubParsersAction[_Parser]) -> None:
    made = _command(
        commands, "print", tr.text("préparer un papier à signer"), papers.print_paper
    )
    made.add_argument("livret")
    made.add_argument("--paper", default="diagnostic")
    made.add_argument("--out", type=Path, required=True)
    made.add_argument("--language", dest="paper_language", default="fr")
    made.add_argument("--leave-off", default="")
    sign = _command(commands, "sign", tr.text("signer un papier"), papers.sign_paper)
    sign.add_argument("file", type=Path)
    sign.add_argument("--as", dest="role", default="")
    sign.add_argument("--way", default="")
    sign.add_argument("--strokes", type=Path)
    sign.add_argument("--words", default="")
    sign.add_argument("--place", default="")
    sign.add_argument("--deadline", type=_date)
    sign.add_argument("--explained-by", default="")
    sign.add_argument("--understood-language", default="")
    sign.add_argument("--interpreter", default="")
    sign.add_argument("--read-aloud", action="store_true")
    sign.add_argument("--simple-copy", action="store_true")
    sign.add_argument("--close", action="store_true")
    sign.add_argument("--out", type=Path)
    verify = _command(
        commands, "verify", tr.text("vérifier un document signé"), papers.verify
    )
    verify.add_argument("file", type=Path)
    verify.add_argument("--roots", type=Path)
    certs = _command(
        commands, "certs", tr.text("donner la racine à vérifier"), papers.certs
    )
    certs.add_argument("--out", type=Path, required=True)
    blank = _command(
        commands,
        "blank",
        tr.text("le formulaire vierge, à remplir à la main"),
        papers.blank,
        opens=False,
    )
    blank.add_argument("form")
    blank.add_argument("--language", dest="paper_language", default="fr")
    blank.add_argument("--out", type=Path, required=True)


def _upkeep(tr: Translator, commands: argparse._SubParsersAction[_Parser]) -> None:
    demo = _command(
        commands,
        "demo",
        tr.text("tout le travail, sur un livret fictif"),
        upkeep.demo,
        opens=False,
    )
    demo.add_argument("--out", type=Path, required=True)
    doctor = _command(
        commands, "doctor", tr.text("vérifier que rien n’est abîmé"), upkeep.doctor
    )
    doctor.add_argument("--rebuild", action="store_true")
    _command(commands, "backup", tr.text("faire une copie de secours"), upkeep.backup)
    shots = _command(
        commands,
        "screenshots",
        tr.text("dessiner chaque page"),
        upkeep.screenshots,
        opens=False,
    )
    shots.add_argument("folder", type=Path)
    _command(commands, "bench", tr.text("mesurer"), upkeep.bench, opens=False)
    example = _command(
        commands,
        "example",
        tr.text("ouvrir la fenêtre avec un livret fictif"),
        upkeep.example_window,
        opens=False,
    )
    del example


def _date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
