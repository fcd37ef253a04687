"""Commands on papers: prepare, sign in every way, check."""

from __future__ import annotations

import argparse

from livret.cli.files import (
    check_writable,
    write_whole,
)
from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.domain.livret import Livret
from livret.domain.person import person_of, reach_of
from livret.usecases import documents
from livret.usecases.app import App, OpenVault
from livret.usecases.errors import UnknownPaper
from livret.usecases.livrets import note, one_livret
from livret.usecases.papers import PaperChoices
from livret.usecases.printing_pathway import PAPER as PATHWAY
from livret.usecases.printing_pathway import PrintPathway, print_pathway
from livret.words.reach import paper_reminder

PAPERS = ("diagnostic", PATHWAY)


def print_paper(app: App, words: argparse.Namespace, out: Output) -> int:
    """Prepare a paper, freeze its bytes and write them."""
    if words.paper not in PAPERS:
        raise UnknownPaper(paper=words.paper)
    check_writable(words.out)
    if words.paper == PATHWAY:
        return _pathway(app, words, out)
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        if words.signed:
            document, pdf = _kept(vault, livret)
        else:
            document, pdf = _prepared(vault, livret, words)
        places = documents.the_document(vault.ctx, livret, document).places
        recalled = _recalled(vault.ctx.livret(livret), out)
    write_whole(words.out, pdf)
    signers = [{"role": one.role, "name": one.name} for one in places]
    told = {"document": document, "file": str(words.out), "signers": signers}
    out.json(told | ({"reminder": recalled} if recalled else {}))
    out.line(out.tr.text("Prêt à signer : {path}", path=words.out))
    if recalled:
        out.line(recalled)
    return 0


def _pathway(app: App, words: argparse.Namespace, out: Output) -> int:
    """Write the pathway, which nobody signs."""
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        asked = PrintPathway(
            livret=livret,
            language=words.paper_language,
            with_life=words.with_life,
            leave_off=frozenset(_listed(words.leave_off)),
        )
        pdf = print_pathway(vault.ctx, vault.paper, asked).value
        recalled = _recalled(vault.ctx.livret(livret), out)
    write_whole(words.out, pdf)
    told = {"file": str(words.out), "paper": PATHWAY}
    out.json(told | ({"reminder": recalled} if recalled else {}))
    out.line(out.tr.text("Écrit : {path}", path=words.out))
    if recalled:
        out.line(recalled)
    return 0


def _recalled(livret: Livret, out: Output) -> str:
    """Return what she asked to be heeded before a paper leaves, possibly empty."""
    called = person_of(livret).first_word
    return paper_reminder(out.tr, called, reach_of(livret))


def _prepared(
    vault: OpenVault, livret: str, words: argparse.Namespace
) -> tuple[str, bytes]:
    ctx = vault.ctx
    before = documents.the_document(ctx, livret) if words.amends else None
    choices = PaperChoices(
        language=words.paper_language,
        on=ctx.clock.today(),
        witness=ctx.owner.name,
        leave_off=frozenset(_listed(words.leave_off)),
        show_despite_refusal=frozenset(_listed(words.show_declined)),
        signers=tuple(_listed(words.signers)),
        amends=before.on if before else None,
    )
    composed, pdf = documents.preview(ctx, vault.paper, livret, choices)
    frozen = documents.freeze(
        ctx, livret, composed, pdf, amends=before.id if before else ""
    ).value
    note(ctx, livret, "printed", paper=words.paper)
    return frozen.document, pdf


def _kept(vault: OpenVault, livret: str) -> tuple[str, bytes]:
    """Return the newest document and its last revision, for handing over."""
    document = documents.the_document(vault.ctx, livret).id
    return document, documents.hand_over(vault.ctx, livret, document)


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def blank(app: App, words: argparse.Namespace, out: Output) -> int:
    """Write the blank paper form."""
    check_writable(words.out)
    write_whole(words.out, app.blank_form(words.form, words.paper_language))
    out.json({"file": str(words.out)})
    out.line(out.tr.text("Formulaire vierge : {path}", path=words.out))
    return 0
