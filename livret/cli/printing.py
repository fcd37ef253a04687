"""Commands that make a paper: the list of them, print, the blank form."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from livret.cli.files import check_writable, read_passphrase, write_whole
from livret.cli.output import Output
from livret.cli.progress import Stoppable
from livret.cli.sheets import dressed, dressed_as
from livret.cli.vaults import opened
from livret.domain.livret import Livret
from livret.domain.person import person_of, reach_of
from livret.usecases import documents
from livret.usecases.amending import amending, must_replace, waiting_same
from livret.usecases.app import App, OpenVault
from livret.usecases.dossiers import find_document
from livret.usecases.errors import UnknownPaper
from livret.usecases.her_passphrase import closed_for_her, require_hers
from livret.usecases.livrets import note, one_livret
from livret.usecases.papers import PaperChoices
from livret.words.aid import AID_LANGUAGES, aid_for
from livret.words.dates import long_date
from livret.words.papers.aids import is_aid
from livret.words.papers.catalogue import (
    BLANKS,
    EVERY_DRESS,
    OTHERS,
    PAPER_LANGUAGES,
    PAPERS,
    Paper,
)
from livret.words.papers.pictures import WITHOUT_PICTURES
from livret.words.reach import paper_reminder

_ALWAYS_SIGNED = "diagnostic"


def list_papers(_app: App, _words: argparse.Namespace, out: Output) -> int:
    """Tell which papers can be made, in which dresses and languages."""
    told = [_as_plain(out, paper) for paper in PAPERS.values()]
    every = {"dresses": list(EVERY_DRESS), "languages": list(PAPER_LANGUAGES)}
    bare = {"without_pictures": list(WITHOUT_PICTURES)}
    blanks = [
        {"name": name, "title": out.tr.text(title), **every, **bare}
        for name, title in BLANKS.items()
    ]
    others = [
        {
            "name": name,
            "title": out.tr.text(title),
            "told": out.tr.text(what_for),
            "made_with": made_with,
            **every,
        }
        for name, (title, what_for, made_with) in OTHERS.items()
    ]
    aids = [
        {"language": code, "checked_by": aid.checked_by or None}
        for code in AID_LANGUAGES
        if (aid := aid_for(code)) is not None
    ]
    out.json({"papers": told, "blank": blanks, "others": others, "aids": aids})
    for one in (*told, *others):
        out.line(f"{one['name']:<14} {one['title']}")
        out.line(f"{'':<14} {one['told']}")
    return 0


def _as_plain(out: Output, paper: Paper) -> dict[str, Any]:
    return {
        "name": paper.name,
        "title": out.tr.text(paper.title),
        "told": out.tr.text(paper.told),
        "dresses": list(paper.dresses),
        "without_pictures": list(paper.without_pictures),
        "languages": list(paper.languages),
        "signable": paper.signable,
        "needs": paper.needs or None,
    }


def print_paper(app: App, words: argparse.Namespace, out: Output) -> int:
    """Make a paper and write it; one to sign is frozen first."""
    paper = PAPERS.get(words.paper)
    if paper is None:
        raise UnknownPaper(paper=words.paper)
    check_writable(words.out, out)
    phrase = hers(words, out)
    told: dict[str, Any] = {"file": str(words.out), "paper": paper.name}
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        with Stoppable(out, asked=words.progress) as going:
            pdf = _made(vault, livret, paper, words, going, told)
            if phrase:
                pdf = closed_for_her(vault.paper, pdf, phrase)
                told["closed"] = True
            write_whole(words.out, pdf)
        recalled = _recalled(vault.ctx.livret(livret), out)
    out.json(told | ({"reminder": recalled} if recalled else {}))
    if "document" in told and not phrase:
        out.line(out.tr.text("Prêt à signer : {path}", path=words.out))
        _tell_waiting(out, told)
    else:
        out.line(out.tr.text("Écrit : {path}", path=words.out))
    if recalled:
        out.line(recalled)
    return 0


def _tell_waiting(out: Output, told: Mapping[str, Any]) -> None:
    """Tell that two papers that say the same now wait to be signed."""
    if "waiting_since" not in told:
        return
    day = long_date(out.tr, dt.date.fromisoformat(told["waiting_since"]))
    out.line(
        out.tr.text(
            "Un papier qui dit la même chose attendait déjà des signatures depuis le"
            " {day}\u202f: il y en a maintenant deux.",
            day=day,
        )
    )


def _made(
    vault: OpenVault,
    livret: str,
    paper: Paper,
    words: argparse.Namespace,
    going: Stoppable,
    told: dict[str, Any],
) -> bytes:
    """Return the paper, frozen where it is to be signed; ``told`` then names it.

    Raises:
        PrintingStopped: Ctrl+C was pressed; nothing was kept.
    """
    closed = words.her_passphrase_file is not None
    language, _ = dressed(words)
    # Closed for her, it is to be read: what is signed is frozen in the clear.
    signed = paper.name == _ALWAYS_SIGNED and not is_aid(language) and not closed
    if words.signed or words.to_sign or signed:
        if words.signed:
            document, pdf = _kept(vault, livret)
        else:
            document, pdf = _frozen(vault, livret, paper, words, going, told)
        places = documents.the_document(vault.ctx, livret, document).places
        told["document"] = document
        told["signers"] = [{"role": one.role, "name": one.name} for one in places]
        return pdf
    choices = _choices(vault, paper, words)
    _, pdf = documents.preview(
        vault.ctx, vault.paper, livret, choices, paper.takes, going.go_on
    )
    going.settle()
    note(vault.ctx, livret, "copied" if closed else "printed", paper=paper.name)
    return pdf


def hers(words: argparse.Namespace, out: Output) -> str:
    """Return her passphrase where a paper is to be closed with it, or nothing.

    Raises:
        BadCommand: A paper to be signed is never a closed one.
        PassphraseMissing, FileNotRead, HerPassphraseWeak: Nothing was made.
    """
    if words.her_passphrase_file is None:
        return ""
    if getattr(words, "to_sign", False):
        words.misused(
            out.tr.text(
                "un papier à signer reste ouvert\u202f: sans {option}",
                option="--her-passphrase-file",
            )
        )
    phrase = read_passphrase(words.her_passphrase_file)
    require_hers(phrase)
    return phrase


def _recalled(livret: Livret, out: Output) -> str:
    """Return what she asked to be heeded before a paper leaves, possibly empty."""
    called = person_of(livret).first_word
    return paper_reminder(out.tr, called, reach_of(livret))


def _choices(vault: OpenVault, paper: Paper, words: argparse.Namespace) -> PaperChoices:
    language, dress = dressed(words)
    return PaperChoices(
        language=language,
        on=vault.ctx.clock.today(),
        witness=vault.ctx.owner.name,
        leave_off=frozenset(_listed(words.leave_off)),
        show_despite_refusal=frozenset(_listed(words.show_declined)),
        signers=words.signers,
        target=_about(vault, paper, words),
        since=words.since,
        until=words.until,
        parts=frozenset(_listed(words.parts)),
        with_life=words.with_life,
        with_situation=words.with_situation,
        with_planned=words.with_postponed,
        words=words.words,
        to_sign=words.to_sign and paper.signable,
        dress=dress,
    )


def _about(vault: OpenVault, paper: Paper, words: argparse.Namespace) -> str:
    """Return what a paper is about; a document by the beginning of its number."""
    told: str = words.about
    if paper.needs != "document" or not told:
        return told
    return find_document(vault.ctx, told)[1]


def _frozen(
    vault: OpenVault,
    livret: str,
    paper: Paper,
    words: argparse.Namespace,
    going: Stoppable,
    told: dict[str, Any],
) -> tuple[str, bytes]:
    """Freeze a paper; ``told`` names one that says the same and waits already."""
    ctx = vault.ctx
    choices = _choices(vault, paper, words)
    before = None
    if words.amends:
        before = must_replace(ctx, livret, paper.name, paper.takes, choices)
        language, dress = dressed_as(words, before)
        choices = replace(choices, language=language, dress=dress)
    composed, pdf = documents.preview(
        ctx,
        vault.paper,
        livret,
        amending(choices, before),
        paper.takes,
        going.go_on,
    )
    going.settle()
    same = None if before else waiting_same(ctx, livret, composed)
    if same is not None:
        told["waiting"] = same.id
        told["waiting_since"] = same.frozen.said_on.isoformat()
    frozen = documents.freeze(
        ctx, livret, composed, pdf, amends=before.id if before else ""
    ).value
    note(ctx, livret, "printed", paper=paper.name)
    return frozen.document, pdf


def _kept(vault: OpenVault, livret: str) -> tuple[str, bytes]:
    """Return the newest document and its last revision, for handing over."""
    document = documents.the_document(vault.ctx, livret).id
    return document, documents.hand_over(vault.ctx, livret, document)


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def blank(app: App, words: argparse.Namespace, out: Output) -> int:
    """Write a blank paper form."""
    if words.form not in BLANKS:
        raise UnknownPaper(paper=words.form)
    check_writable(words.out, out)
    language, dress = dressed(words)
    write_whole(words.out, app.blank_form(words.form, language, dress))
    out.json({"file": str(words.out)})
    out.line(out.tr.text("Formulaire vierge : {path}", path=words.out))
    return 0
