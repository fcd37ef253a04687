"""Commands on papers: prepare, sign in every way, check."""

from __future__ import annotations

import argparse
import hashlib
from typing import Any

from livret.cli.files import read_bytes, read_strokes, write_whole
from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.domain.documents import documents_of
from livret.usecases import documents
from livret.usecases.app import App, OpenVault
from livret.usecases.errors import NotInThisVault, UnknownPaper
from livret.usecases.livrets import note, one_livret
from livret.usecases.papers import PaperChoices
from livret.usecases.signing import CheckedPaper, SigningAct, Understood
from livret.words.errors import reason_sentence
from livret.words.labels import verdict_label, way_label

PAPERS = ("diagnostic",)


def print_paper(app: App, words: argparse.Namespace, out: Output) -> int:
    """Prepare a paper, freeze its bytes and write them."""
    if words.paper not in PAPERS:
        raise UnknownPaper(paper=words.paper)
    with opened(app, words) as vault:
        ctx = vault.ctx
        livret = one_livret(ctx, words.livret)
        choices = PaperChoices(
            language=words.paper_language,
            on=ctx.clock.today(),
            witness=ctx.owner.name,
            leave_off=frozenset(filter(None, words.leave_off.split(","))),
        )
        composed, pdf = documents.preview(ctx, vault.paper, livret, choices)
        document = documents.freeze(ctx, livret, composed, pdf).value.document
        note(ctx, livret, "printed", paper=words.paper)
    write_whole(words.out, pdf)
    signers = [
        {"role": one.role, "name": one.name} for one in composed.sheet.signatories
    ]
    out.json({"document": document, "file": str(words.out), "signers": signers})
    out.line(out.tr.text("Prêt à signer : {path}", path=words.out))
    return 0


def sign_paper(app: App, words: argparse.Namespace, out: Output) -> int:
    """Add one signature, or the closing seal, to a file prepared here."""
    data = read_bytes(words.file)
    with opened(app, words) as vault:
        livret, document = _prepared(vault, data)
        if words.role:
            act = _act(words)
            pdf = documents.sign(vault.ctx, vault.paper, livret, document, act).value
        if words.close or not words.role:
            pdf = documents.close(vault.ctx, vault.paper, livret, document).value
        checked = documents.check(vault.ctx, vault.paper, pdf)
    path = write_whole(words.out or words.file, pdf)
    out.json({"file": str(path), **checked_as_plain(out, checked)})
    out.line(out.tr.text("Enregistré : {path}", path=path))
    return 0


def _prepared(vault: OpenVault, data: bytes) -> tuple[str, str]:
    digest = hashlib.sha256(data).hexdigest()
    livret = vault.ctx.blobs.livret_of(digest)
    if livret:
        for document in documents_of(vault.ctx.livret(livret)):
            if document.revision == digest:
                return livret, document.id
    raise NotInThisVault


def _act(words: argparse.Namespace) -> SigningAct:
    return SigningAct(
        role=words.role,
        way=words.way or "drawn",
        strokes=read_strokes(words.strokes) if words.strokes else (),
        words=words.words,
        deadline=words.deadline,
        place=words.place,
        understood=Understood(
            explained_by=words.explained_by,
            language=words.understood_language,
            interpreter=words.interpreter,
            read_aloud=words.read_aloud,
            simple_copy=words.simple_copy,
        ),
    )


def verify(app: App, words: argparse.Namespace, out: Output) -> int:
    """Check a signed file; 0 only when it is valid."""
    data = read_bytes(words.file)
    roots = [read_bytes(words.roots)] if words.roots else []
    if words.vault or words.passphrase_file:
        with opened(app, words) as vault:
            checked = documents.check(vault.ctx, vault.paper, data, tuple(roots))
    else:
        checked = app.check_pdf(data, roots, app.clock.now())
    plain = checked_as_plain(out, checked)
    out.json(plain)
    out.line(verdict_label(out.tr, checked.verdict))
    for reason in plain["reasons"]:
        out.line(f"  {reason}")
    for one in checked.signatures:
        way = way_label(out.tr, one.way) if one.way else ""
        out.line(f"  {one.name}  {way}  {one.signed_at or ''}".rstrip())
    return 0 if checked.verdict == "valid" else 1


def checked_as_plain(out: Output, checked: CheckedPaper) -> dict[str, Any]:
    """Return a verdict as JSON values, its reasons as sentences."""
    return {
        "verdict": checked.verdict,
        "signatures": [
            {
                "name": one.name,
                "role": one.role,
                "way": one.way,
                "signed_at": one.signed_at.isoformat() if one.signed_at else None,
            }
            for one in checked.signatures
        ],
        "reasons": [
            reason_sentence(out.tr, reason.code, dict(reason.facts))
            for reason in checked.reasons
        ],
    }


def certs(app: App, words: argparse.Namespace, out: Output) -> int:
    """Write the root of the vault's own authority."""
    with opened(app, words) as vault:
        pem = vault.roots_pem()
    write_whole(words.out, pem)
    out.json({"roots": str(words.out)})
    out.line(out.tr.text("Racine enregistrée : {path}", path=words.out))
    return 0


def blank(app: App, words: argparse.Namespace, out: Output) -> int:
    """Write the blank paper form."""
    write_whole(words.out, app.blank_form(words.form, words.paper_language))
    out.json({"file": str(words.out)})
    out.line(out.tr.text("Formulaire vierge : {path}", path=words.out))
    return 0
