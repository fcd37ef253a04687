"""The words of the commands on reviews, the end, the return and handing over."""

from __future__ import annotations

from livret.cli import closing
from livret.cli.argument_parts import Commands, command, of_livret
from livret.cli.parser import Parser, day_reader
from livret.domain.pathway_fields import ENDINGS
from livret.words.reviews import MOMENTS
from livret.words.translator import Translator


def add_closing(tr: Translator, commands: Commands) -> None:
    """Add ``review``, ``close``, ``reopen`` and ``handover``."""
    told = tr.text("les bilans : les lire, en commencer un")
    review = command(tr, commands, "review", told, closing.review)
    of_livret(tr, review)
    review.add_argument(
        "--open", choices=tuple(MOMENTS), default="", help=tr.text("en commencer un")
    )
    _day(tr, review)
    told = tr.text("terminer un accompagnement, sans juger personne")
    close = command(tr, commands, "close", told, closing.close)
    of_livret(tr, close)
    close.add_argument(
        "--reason", choices=ENDINGS, required=True, help=tr.text("pourquoi")
    )
    _day(tr, close)
    _words(tr, close)
    told = tr.text("reprendre un accompagnement terminé")
    reopen = command(tr, commands, "reopen", told, closing.reopen)
    of_livret(tr, reopen)
    _day(tr, reopen)
    _words(tr, reopen)
    _handover(tr, commands)


def _handover(tr: Translator, commands: Commands) -> None:
    told = tr.text("passer le livret à quelqu’un, avec l’accord de la personne")
    handover = command(tr, commands, "handover", told, closing.handover)
    of_livret(tr, handover)
    handover.add_argument("--to", required=True, help=tr.text("à qui"))
    handover.add_argument("--organisation", default="", help=tr.text("sa structure"))
    handover.add_argument(
        "--agreed", action="store_true", help=tr.text("la personne a dit oui")
    )
    handover.add_argument(
        "--until", type=day_reader(tr), metavar="DATE", help=tr.text("jusqu’à quand")
    )
    handover.add_argument(
        "--scopes",
        default="",
        help=tr.text("ce qui est passé : tout le livret, ou commun, sante… (virgules)"),
    )
    handover.add_argument(
        "--call",
        action="append",
        default=[],
        metavar="TEXT",
        help=tr.text("qui appeler : « nom ; à quel sujet ; comment » (répétable)"),
    )
    _day(tr, handover)
    _words(tr, handover)


def _day(tr: Translator, parser: Parser) -> None:
    parser.add_argument(
        "--on",
        type=day_reader(tr),
        metavar="DATE",
        help=tr.text("quel jour ; aujourd’hui sinon"),
    )


def _words(tr: Translator, parser: Parser) -> None:
    parser.add_argument(
        "--words", default="", help=tr.text("les paroles de la personne")
    )
