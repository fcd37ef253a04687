"""The words of the commands on a team's hub."""

from __future__ import annotations

from pathlib import Path

from livret.cli import hub
from livret.cli.argument_parts import Commands, alone, command
from livret.cli.parser import Parser, seconds_reader
from livret.cli.simulation import add_simulation
from livret.words.translator import Translator


def add_hub(tr: Translator, commands: Commands) -> None:
    """Add the commands, and the worlds in which sharing is tried."""
    add_simulation(tr, commands)
    told = tr.text("le relais d’équipe : un serveur PostgreSQL qui ne peut rien lire")
    parser = commands.add_parser("hub", help=told, description=told)
    acts = parser.choices_of(tr.text("COMMANDE"))
    acts.required = True
    told = tr.text("préparer une base de données pour être un relais")
    _url(tr, alone(tr, acts, "init", told, hub.make), needed=True)
    _invite(tr, acts)
    told = tr.text("rejoindre un relais avec l’adresse d’une invitation")
    join = command(tr, acts, "join", told, hub.join)
    _url(tr, join)
    join.add_argument(
        "--invitation",
        type=Path,
        metavar="FILE",
        help=tr.text("fichier dont la première ligne est cette adresse"),
    )
    told = tr.text("envoyer ce qui attend, scellé pour qui y a droit")
    push = command(tr, acts, "push", told, hub.push_waiting)
    _url(tr, push)
    push.add_argument(
        "--livret",
        default="",
        metavar="LIVRET",
        help=tr.text("mettre aussi ce livret sur le relais"),
    )
    told = tr.text("recevoir ce que les autres ont envoyé")
    _url(tr, command(tr, acts, "pull", told, hub.pull_all))
    told = tr.text("envoyer et recevoir à mesure ; une ligne JSON par nouveauté")
    watch = command(tr, acts, "watch", told, hub.watch)
    _url(tr, watch)
    watch.add_argument(
        "--seconds",
        type=seconds_reader(tr),
        metavar="N",
        help=tr.text("s’arrêter quand rien ne vient pendant ce temps"),
    )
    told = tr.text("où en est ce coffre avec son relais")
    _url(tr, command(tr, acts, "status", told, hub.status))


def _invite(tr: Translator, acts: Commands) -> None:
    told = tr.text("inviter quelqu’un au relais, ou fermer son accès")
    invite = alone(tr, acts, "invite", told, hub.invite)
    _url(tr, invite, needed=True)
    invite.add_argument(
        "--card",
        type=Path,
        metavar="FILE",
        help=tr.text("sa carte : elle dit qui c’est, et sa clé pour le relais"),
    )
    invite.add_argument(
        "--key",
        default="",
        metavar="HEX",
        help=tr.text("sa clé pour le relais, que « livret hub status » lui montre"),
    )
    invite.add_argument(
        "--out", type=Path, metavar="FILE", help=tr.text("où écrire l’invitation")
    )
    invite.add_argument(
        "--end", action="store_true", help=tr.text("fermer son accès à tout le relais")
    )


def _url(tr: Translator, parser: Parser, *, needed: bool = False) -> None:
    if needed:
        parser.add_argument("url", metavar="URL", help=tr.text("postgresql://…"))
        return
    parser.add_argument(
        "url",
        nargs="?",
        default="",
        metavar="URL",
        help=tr.text("postgresql://… ; sans elle, le seul relais rejoint"),
    )
