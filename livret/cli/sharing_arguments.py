"""The words of the commands that share: cards, sending, receiving."""

from __future__ import annotations

from pathlib import Path

from livret.cli import cards, person_copy, sharing
from livret.cli.argument_parts import (
    Commands,
    command,
    her_passphrase,
    of_livret,
    paper_dress,
    sheet_dress,
    written_to,
)
from livret.cli.parser import Parser, day_reader
from livret.usecases.cards import REVOCATIONS
from livret.words.papers.catalogue import PAPER_LANGUAGES
from livret.words.translator import Translator


def add_cards(tr: Translator, commands: Commands) -> None:
    """Add ``card`` and what is done with cards."""
    told = tr.text("les cartes : la vôtre, celles des autres")
    card = command(tr, commands, "card", told, cards.card)
    written_to(tr, card, required=False)
    card.add_argument(
        "--qr", type=Path, metavar="FILE", help=tr.text("où dessiner son code (SVG)")
    )
    _after_a_change(tr, card)
    acts = card.choices_of(tr.text("COMMANDE"))
    show = command(tr, acts, "show", tr.text("lire une carte"), cards.show)
    _card_file(tr, show)
    _trust(tr, acts)
    told = tr.text("les cartes gardées ici")
    command(tr, acts, "list", told, cards.listing)
    told = tr.text("ne plus se fier à une carte")
    revoke = command(tr, acts, "revoke", told, cards.revoke)
    _wanted(tr, revoke)
    revoke.add_argument(
        "--why", choices=REVOCATIONS, default="lost", help=tr.text("pourquoi")
    )
    told = tr.text("noter aussi son départ de chaque livret où vous le pouvez")
    revoke.add_argument("--leave", action="store_true", help=told)
    told = tr.text("faire entrer quelqu’un dans un livret, avec sa carte")
    join = command(tr, acts, "join", told, cards.join)
    of_livret(tr, join)
    _wanted(tr, join)
    join.add_argument(
        "--member", default="", metavar="ID", help=tr.text("qui c’est déjà ici")
    )


def _after_a_change(tr: Translator, card: Parser) -> None:
    card.add_argument(
        "--before",
        type=Path,
        metavar="VAULT",
        help=tr.text("l’ancien coffre, dont la clé signe la nouvelle carte"),
    )
    card.add_argument(
        "--before-passphrase-file",
        type=Path,
        metavar="FILE",
        help=tr.text("la phrase de passe de l’ancien coffre, si elle est autre"),
    )
    card.add_argument(
        "--lost",
        type=Path,
        metavar="FILE",
        help=tr.text("votre ancienne carte, quand sa clé est perdue"),
    )
    card.add_argument(
        "--key-file",
        type=Path,
        metavar="FILE",
        help=tr.text(
            "le certificat que votre organisme vous a donné (.p12, .pfx) : il se "
            "porte garant de la carte"
        ),
    )
    card.add_argument(
        "--key-passphrase-file",
        type=Path,
        metavar="FILE",
        help=tr.text("le mot de passe de ce fichier"),
    )


def _trust(tr: Translator, acts: Commands) -> None:
    told = tr.text("se fier à une carte, après l’avoir comparée")
    trust = command(tr, acts, "trust", told, cards.trust)
    _card_file(tr, trust)
    trust.add_argument(
        "--words", default="", help=tr.text("les sept mots que l’autre a lus")
    )
    trust.add_argument("--qr", default="", help=tr.text("ce que dit son code"))
    trust.add_argument(
        "--root",
        type=Path,
        action="append",
        default=[],
        metavar="PEM",
        help=tr.text("le certificat d’une structure qui s’en porte garante"),
    )
    trust.add_argument(
        "--vouched",
        action="store_true",
        help=tr.text("seulement si une structure connue s’en porte garante"),
    )


def _card_file(tr: Translator, parser: Parser) -> None:
    parser.add_argument(
        "card", type=Path, metavar="FILE", help=tr.text("un fichier .carte")
    )


def _wanted(tr: Translator, parser: Parser) -> None:
    parser.add_argument(
        "wanted", metavar="CARD", help=tr.text("un nom, ou le début de sa clé")
    )


def add_exchange(tr: Translator, commands: Commands) -> None:
    """Add ``send`` and ``receive``."""
    told = tr.text("envoyer ce qui est d’accord pour partir")
    send = command(tr, commands, "send", told, sharing.send_file)
    of_livret(tr, send)
    send.add_argument(
        "--to",
        nargs="+",
        required=True,
        metavar="CARD",
        help=tr.text("à qui : un fichier .carte, ou un nom"),
    )
    written_to(tr, send)
    send.add_argument(
        "--barriers",
        metavar="LIST",
        help=tr.text("seulement ces sujets : sante,logement… (virgules)"),
    )
    send.add_argument("--purpose", default="", help=tr.text("pourquoi"))
    told = tr.text("recevoir un fichier, en le lisant d’abord")
    receive = command(tr, commands, "receive", told, sharing.receive_file)
    receive.add_argument(
        "file", type=Path, metavar="FILE", help=tr.text("un fichier .livret ou .recu")
    )
    receive.add_argument(
        "--dry-run", action="store_true", help=tr.text("lire, sans rien prendre")
    )
    receive.add_argument(
        "--receipt",
        type=Path,
        metavar="FILE",
        help=tr.text("où écrire l’accusé de réception"),
    )
    receive.add_argument(
        "--confirm-erasure",
        action="store_true",
        help=tr.text("effacer ici aussi ce que le fichier demande d’effacer"),
    )


def add_person_copy(tr: Translator, commands: Commands) -> None:
    """Add ``copy`` and ``open-copy``."""
    told = tr.text("la copie de la personne, à emporter")
    copy = command(tr, commands, "copy", told, person_copy.copy)
    of_livret(tr, copy)
    copy.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help=tr.text("où écrire")
    )
    _her_key(tr, copy)
    paper_dress(tr, copy)
    sheet_dress(tr, copy)
    copy.add_argument(
        "--clear",
        action="store_true",
        help=tr.text("aussi le papier signé, en clair : seulement si elle le demande"),
    )
    copy.add_argument(
        "--with-life",
        action="store_true",
        help=tr.text("« Ma vie » aussi, dans le papier du téléphone"),
    )
    copy.add_argument(
        "--later",
        action="store_true",
        help=tr.text("elle ne l’emporte pas aujourd’hui : à remettre"),
    )
    copy.add_argument(
        "--renew", action="store_true", help=tr.text("elle a perdu sa clé : une autre")
    )
    copy.add_argument(
        "--paper-language",
        choices=PAPER_LANGUAGES,
        default="fr",
        help=tr.text("langue du papier"),
    )
    told = tr.text("noter que sa copie, ou un papier, lui a été remis")
    handed = command(tr, commands, "handed", told, person_copy.handed)
    of_livret(tr, handed)
    handed.add_argument(
        "--document",
        metavar="ID",
        default="",
        help=tr.text("quel papier ; sa copie sinon"),
    )
    _open_copy(tr, commands)


def _her_key(tr: Translator, copy: Parser) -> None:
    """Add what opens her copy: what she shows of it, and the sheet she is given."""
    her_passphrase(tr, copy)
    copy.add_argument(
        "--code-file",
        type=Path,
        metavar="FILE",
        help=tr.text(
            "fichier dont la première ligne est le code de la feuille qu’elle montre,"
            " faite ici ou ailleurs"
        ),
    )
    copy.add_argument(
        "--sheet",
        type=Path,
        metavar="PDF",
        help=tr.text("où écrire la feuille de sa clé, à imprimer"),
    )


def _open_copy(tr: Translator, commands: Commands) -> None:
    told = tr.text("lire sa copie avec elle, sans coffre")
    reader = command(tr, commands, "open-copy", told, person_copy.open_her_copy)
    reader.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help=tr.text("sa copie : un fichier .livret, ou le dossier où il est"),
    )
    her_passphrase(tr, reader)
    for name, meant in (
        ("--key-file", tr.text("sa clé fermée (sinon, cle.age à côté)")),
        ("--code-file", tr.text("fichier dont la première ligne est son code")),
        ("--say", tr.text("ce qu’elle ajoute : fichier JSON, comme pour « say »")),
        ("--out", tr.text("dossier où écrire ce qu’elle a ajouté")),
    ):
        reader.add_argument(name, type=Path, metavar="FILE", help=meant)
    reader.add_argument(
        "--take",
        action="store_true",
        help=tr.text("la garder dans ce coffre : la personne passe son livret"),
    )
    reader.add_argument(
        "--agreed", action="store_true", help=tr.text("la personne a dit oui")
    )
    reader.add_argument(
        "--until",
        type=day_reader(tr),
        metavar="DATE",
        help=tr.text("jusqu’à quand ; un an sinon"),
    )
    reader.add_argument(
        "--scopes",
        metavar="LIST",
        help=tr.text("ce qui peut y aller : commun, sante, droit… (virgules)"),
    )
    reader.add_argument(
        "--why",
        default=tr.text("continuer son accompagnement"),
        help=tr.text("pourquoi"),
    )
