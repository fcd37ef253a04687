"""The words of the commands on papers: make, sign, check."""

from __future__ import annotations

from pathlib import Path

from livret.cli import checking, dossiers, signing, trusting
from livret.cli.argument_parts import (
    Commands,
    command,
    her_passphrase,
    paper_dress,
    paper_language,
    progress,
    written_to,
)
from livret.cli.parser import Parser, day_reader
from livret.cli.scanned import add_pages
from livret.domain.document_fields import WAYS
from livret.words.translator import Translator


def add_signing(tr: Translator, commands: Commands) -> None:
    """Add the command that signs, in every way."""
    sign = command(
        tr, commands, "sign", tr.text("signer un papier"), signing.sign_paper
    )
    sign.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help=tr.text("le papier, tel que « livret print » l’a écrit"),
    )
    sign.add_argument(
        "--as",
        dest="role",
        default="",
        metavar="ROLE",
        help=tr.text("à quelle place : personne, social, emploi, autre-1"),
    )
    sign.add_argument(
        "--way",
        choices=WAYS,
        help=tr.text("de quelle façon ; sinon, d’après ce qui est donné"),
    )
    _files_of_hands(tr, sign)
    for name, meant in (
        ("--words", tr.text("l’accord écrit, pour typed ; sinon ses paroles")),
        ("--place", tr.text("où l’original signé est gardé, pour paper")),
        ("--explained-by", tr.text("qui a expliqué le texte")),
        ("--understood-language", tr.text("dans quelle langue")),
        ("--interpreter", tr.text("avec quel interprète")),
    ):
        sign.add_argument(name, default="", help=meant)
    _own_key(tr, sign)
    sign.add_argument(
        "--deadline",
        type=day_reader(tr),
        metavar="DATE",
        help=tr.text("jusqu’à quand une signature est espérée, pour aloud"),
    )
    for name, meant in (
        ("--read-aloud", tr.text("le texte a été lu tout haut")),
        ("--simple-copy", tr.text("une copie simple a été donnée")),
        ("--close", tr.text("fermer le document : plus rien ne s’y ajoute")),
    ):
        sign.add_argument(name, action="store_true", help=meant)
    written_to(tr, sign, required=False)


def _files_of_hands(tr: Translator, sign: Parser) -> None:
    """Add what a hand left: strokes of a pad, a page signed on paper."""
    sign.add_argument(
        "--strokes",
        type=Path,
        metavar="FILE",
        help=tr.text(
            "fichier JSON du tracé, pour drawn : des traits, chacun une liste de "
            "points [x, y] entre 0 et 1"
        ),
    )
    sign.add_argument(
        "--scan",
        type=Path,
        metavar="FILE",
        help=tr.text(
            "image de la page signée à la main, pour paper (JPEG, PNG ou PDF, 10 Mo)"
        ),
    )
    sign.add_argument(
        "--signed-on",
        type=day_reader(tr),
        metavar="DATE",
        help=tr.text(
            "jour écrit sur la page signée à la main, pour paper\u202f; sinon, seul le"
            " jour où vous le notez est dit"
        ),
    )


def _own_key(tr: Translator, sign: Parser) -> None:
    """Add keys that are not the vault's, and time stamps; secrets come from files."""
    for name, meant in (
        ("--key-file", tr.text("fichier du certificat (.p12, .pfx), pour pkcs12")),
        (
            "--key-passphrase-file",
            tr.text("fichier dont la première ligne ouvre celui du certificat"),
        ),
        (
            "--card-module",
            tr.text("bibliothèque PKCS #11 de la carte, pour pkcs11"),
        ),
        (
            "--card-pin-file",
            tr.text("fichier dont la première ligne est le code de la carte"),
        ),
    ):
        sign.add_argument(name, type=Path, metavar="FILE", help=meant)
    sign.add_argument(
        "--card-token",
        default="",
        metavar="LABEL",
        help=tr.text("quelle carte, s’il y en a plusieurs"),
    )
    sign.add_argument(
        "--timestamp",
        default="",
        metavar="URL",
        help=tr.text(
            "service d’horodatage (RFC 3161)\u202f; sinon, celui des réglages"
        ),
    )


def add_checking(tr: Translator, commands: Commands) -> None:
    """Add the commands that check, and that let others check."""
    told = tr.text("vérifier un document signé")
    verify = command(tr, commands, "verify", told, checking.verify)
    verify.epilog = tr.text(
        "Code de sortie\u202f: 0 si les signatures sont bonnes, 1 pour toute autre"
        " réponse (incomplet, modifié, invalide, signataire inconnu), 2 si la commande"
        " est mal écrite."
    )
    verify.add_argument("file", type=Path, metavar="FILE", help=tr.text("le document"))
    verify.add_argument(
        "--roots",
        type=Path,
        metavar="PEM",
        help=tr.text("les certificats de confiance"),
    )
    verify.add_argument(
        "--signed-version",
        type=Path,
        metavar="FILE",
        help=tr.text("où écrire ce qui a été signé, si le fichier a changé depuis"),
    )
    told = tr.text("le dossier de preuve d’un document signé")
    proof = command(tr, commands, "dossier", told, dossiers.dossier)
    proof.add_argument(
        "document",
        metavar="DOCUMENT",
        help=tr.text("son numéro, ou son début (6 signes au moins)"),
    )
    paper_dress(tr, proof)
    paper_language(tr, proof)
    her_passphrase(tr, proof)
    progress(tr, proof)
    written_to(tr, proof)
    add_pages(tr, commands)
    _certs(tr, commands)


def _certs(tr: Translator, commands: Commands) -> None:
    told = tr.text("qui les vérifications reconnaissent")
    made = command(tr, commands, "certs", told, trusting.certs)
    made.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help=tr.text("où écrire la racine de ce coffre, pour ceux qui vérifient"),
    )
    acts = made.choices_of(tr.text("COMMANDE"))
    told = tr.text("reconnaître les certificats d’un autre organisme")
    trust = command(tr, acts, "trust", told, trusting.trust)
    trust.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help=tr.text("son certificat racine (PEM ou DER)"),
    )
    told = tr.text("les certificats reconnus ici, et depuis quand")
    command(tr, acts, "list", told, trusting.listing)
    told = tr.text("ne plus reconnaître un certificat")
    forget = command(tr, acts, "forget", told, trusting.forget)
    forget.add_argument(
        "wanted",
        metavar="ROOT",
        help=tr.text("son nom, ou le début de son empreinte (6 signes au moins)"),
    )
