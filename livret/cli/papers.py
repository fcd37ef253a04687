"""Commands on papers: prepare, sign in every way, check."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import Any

from livret.cli.files import (
    check_writable,
    read_bytes,
    read_passphrase,
    read_strokes,
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
from livret.usecases.signing import (
    CheckedPaper,
    KeyCard,
    KeyFile,
    SigningAct,
    Strokes,
    Understood,
)
from livret.words.dates import long_date
from livret.words.errors import reason_sentence
from livret.words.labels import verdict_label, way_label
from livret.words.reach import paper_reminder

PAPERS = ("diagnostic", PATHWAY)

_PEM_BYTES = 1024 * 1024


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


def sign_paper(app: App, words: argparse.Namespace, out: Output) -> int:
    """Add one signature, or the closing seal, to a file prepared here."""
    if not words.role and not words.close:
        words.misused(out.tr.text("il manque : --as, qui signe, ou --close"))
    data = read_bytes(words.file)
    strokes = read_strokes(words.strokes) if words.strokes else ()
    path = words.out or words.file
    check_writable(path)
    with opened(app, words) as vault:
        ctx = vault.ctx
        livret, document = documents.prepared_here(ctx, data)
        places = documents.the_document(ctx, livret, document).to_sign
        others = [place for place in places if place.role != words.role]
        # Where somebody else is missing, closing refuses before anything is signed.
        if words.role and not (words.close and others):
            act = _act(words, strokes, ctx.owner.side)
            pdf = documents.sign(ctx, vault.paper, livret, document, act).value
        if words.close:
            pdf = documents.close(ctx, vault.paper, livret, document).value
        checked = documents.check(ctx, vault.paper, pdf)
    write_whole(path, pdf)
    out.json({"file": str(path), **checked_as_plain(out, checked)})
    out.line(out.tr.text("Enregistré : {path}", path=path))
    return 0


def _act(words: argparse.Namespace, strokes: Strokes, owner_side: str) -> SigningAct:
    return SigningAct(
        role=words.role,
        way=words.way or _way(words, owner_side),
        strokes=strokes,
        words=words.words,
        deadline=words.deadline,
        place=words.place,
        key=_own_key(words),
        understood=Understood(
            explained_by=words.explained_by,
            language=words.understood_language,
            interpreter=words.interpreter,
            read_aloud=words.read_aloud,
            simple_copy=words.simple_copy,
        ),
    )


def _own_key(words: argparse.Namespace) -> KeyFile | KeyCard | None:
    """Return the key that signs, read from files: none is typed in a command."""
    if words.key_file:
        secret = words.key_passphrase_file
        return KeyFile(
            data=read_bytes(words.key_file, _PEM_BYTES),
            passphrase=read_passphrase(secret) if secret else "",
        )
    if words.card_module:
        return KeyCard(
            module=str(words.card_module),
            pin=read_passphrase(words.card_pin_file),
            token=words.card_token,
        )
    return None


def _way(words: argparse.Namespace, owner_side: str) -> str:
    """Return the way that what was given speaks of, when none is named."""
    given = (
        (words.strokes, "drawn"),
        (words.key_file, "pkcs12"),
        (words.card_module, "pkcs11"),
        (words.place, "paper"),
        (words.deadline, "aloud"),
        (words.words, "typed"),
        (words.role == owner_side, "certificate"),
    )
    return next((way for told, way in given if told), "drawn")


def verify(app: App, words: argparse.Namespace, out: Output) -> int:
    """Check a signed file; 0 only when it is valid."""
    data = read_bytes(words.file)
    roots = [read_bytes(words.roots, _PEM_BYTES)] if words.roots else []
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
        out.line(f"  {one.name}  {way}  {_moment(out, one.signed_at)}".rstrip())
    return 0 if checked.verdict == "valid" else 1


def _moment(out: Output, instant: dt.datetime | None) -> str:
    """Return a day and an hour as people here read them, or nothing."""
    if instant is None:
        return ""
    here = instant.astimezone()
    return f"{long_date(out.tr, here.date())} {here:%H:%M}"


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
    out.line(out.tr.text("Racine enregistrée : {path}", path=words.out))
    return 0


def blank(app: App, words: argparse.Namespace, out: Output) -> int:
    """Write the blank paper form."""
    check_writable(words.out)
    write_whole(words.out, app.blank_form(words.form, words.paper_language))
    out.json({"file": str(words.out)})
    out.line(out.tr.text("Formulaire vierge : {path}", path=words.out))
    return 0
