"""The command that freezes a paper for its signers, and its words."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from livret.cli import signing
from livret.cli.argument_parts import (
    Commands,
    about,
    command,
    of_livret,
    paper_dress,
    paper_language,
    written_to,
)
from livret.cli.files import check_writable, write_whole
from livret.cli.output import Output
from livret.cli.parser import signers_reader
from livret.cli.progress import Stoppable
from livret.cli.sheets import dressed, dressed_as
from livret.cli.vaults import opened
from livret.usecases import documents
from livret.usecases.amending import amending, must_replace, refuse_again
from livret.usecases.app import App, OpenVault
from livret.usecases.errors import UnknownPaper
from livret.usecases.livrets import note, one_livret
from livret.usecases.papers import PaperChoices
from livret.words.papers.catalogue import PAPERS
from livret.words.translator import Translator

SIGNED = tuple(name for name, paper in PAPERS.items() if paper.signable)
"""Papers that somebody signs."""


def freeze_paper(app: App, words: argparse.Namespace, out: Output) -> int:
    """Freeze a paper for the signers named, in their order."""
    if words.paper not in PAPERS:
        raise UnknownPaper(paper=words.paper)
    if words.paper not in SIGNED:
        words.misused(
            out.tr.text("ce papier ne se signe pas\u202f: {paper}", paper=words.paper)
        )
    check_writable(words.out, out)
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        with Stoppable(out, asked=False) as going:
            done = _frozen(vault, livret, words, going)
        found = documents.the_document(vault.ctx, livret, done.document)
    write_whole(words.out, done.pdf)
    out.json(
        {
            "document": done.document,
            "file": str(words.out),
            "signers": [{"role": one.role, "name": one.name} for one in found.places],
            "dress": found.dress,
            "in_order": found.in_order,
            "amends": found.amends or None,
        }
    )
    out.line(out.tr.text("Prêt à signer\u202f: {path}", path=words.out))
    return 0


def _frozen(
    vault: OpenVault, livret: str, words: argparse.Namespace, going: Stoppable
) -> documents.Frozen:
    ctx = vault.ctx
    language, dress = dressed(words)
    choices = PaperChoices(
        language=language,
        on=ctx.clock.today(),
        witness=ctx.owner.name,
        leave_off=frozenset(_listed(words.leave_off)),
        show_despite_refusal=frozenset(_listed(words.show_declined)),
        signers=words.signers,
        in_order=words.in_order,
        target=words.about,
        to_sign=True,
        dress=dress,
    )
    takes, before = PAPERS[words.paper].takes, None
    if words.amends:
        before = must_replace(ctx, livret, words.paper, takes, choices)
        language, dress = dressed_as(words, before)
        choices = replace(choices, language=language, dress=dress)
    composed, pdf = documents.preview(
        ctx, vault.paper, livret, amending(choices, before), takes, going.go_on
    )
    going.settle()
    if not (words.again or before):
        refuse_again(ctx, livret, composed)
    old = before.id if before else ""
    frozen = documents.freeze(ctx, livret, composed, pdf, amends=old).value
    note(ctx, livret, "printed", paper=words.paper)
    return frozen


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def add_freezing(tr: Translator, commands: Commands) -> None:
    """Add what freezes a paper, and what sends it to be signed elsewhere."""
    told = tr.text("figer un papier pour ceux qui vont le signer")
    made = command(tr, commands, "freeze", told, freeze_paper)
    of_livret(tr, made)
    written_to(tr, made)
    made.add_argument(
        "--paper",
        default=SIGNED[0],
        help=tr.text("quel papier\u202f: {names}", names=", ".join(SIGNED)),
    )
    paper_dress(tr, made)
    paper_language(tr, made)
    # Not asked: the usual ones, or those of the paper that is replaced.
    made.set_defaults(dress="", paper_language="")
    about(tr, made)
    made.add_argument(
        "--signers",
        type=signers_reader(tr),
        default=(),
        help=tr.text("qui signe, dans l’ordre\u202f: personne, social… (virgules)"),
    )
    for name, meant in (
        ("--leave-off", tr.text("sujets laissés de côté (virgules)")),
        (
            "--show-declined",
            tr.text("sujets que la personne veut bien montrer malgré tout (virgules)"),
        ),
    ):
        made.add_argument(name, default="", help=meant)
    for name, meant in (
        ("--in-order", tr.text("chacun signe après celui d’avant")),
        (
            "--amends",
            tr.text("remplacer le dernier document par une nouvelle version"),
        ),
        (
            "--again",
            tr.text("figer même si le même papier attend déjà des signatures"),
        ),
    ):
        made.add_argument(name, action="store_true", help=meant)
    _add_elsewhere(tr, commands)


def _add_elsewhere(tr: Translator, commands: Commands) -> None:
    told = tr.text("qui peut signer maintenant\u202f: un autre bureau, ou celui-ci")
    turn = command(tr, commands, "turn", told, signing.turn)
    of_livret(tr, turn)
    turn.add_argument(
        "--document",
        default="",
        metavar="ID",
        help=tr.text("quel document\u202f; sinon, le dernier"),
    )
    turn.add_argument("--to", default="", help=tr.text("à qui il part se faire signer"))
    turn.add_argument(
        "--take", action="store_true", help=tr.text("le reprendre sur cet ordinateur")
    )
    written_to(tr, turn, required=False)
    told = tr.text("reprendre un papier signé ailleurs")
    back = command(tr, commands, "take-back", told, signing.take_back_paper)
    back.add_argument("file", type=Path, metavar="FILE", help=tr.text("le document"))
