"""Commands on reviews, the end of an accompaniment, its return, handing over."""

from __future__ import annotations

import argparse

from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.domain.accompaniment import handovers_of
from livret.usecases.app import App
from livret.usecases.closing import (
    THE_WHOLE,
    Call,
    CloseAccompaniment,
    HandOver,
    close_accompaniment,
    hand_over,
    reopen_accompaniment,
)
from livret.usecases.livrets import look, one_livret
from livret.usecases.reviewing import OpenReview, open_review, reviews_as_plain
from livret.words.handover import (
    attestation_text,
    handover_purpose,
    handover_text,
    in_progress_text,
)
from livret.words.review_text import reviews_text


def review(app: App, words: argparse.Namespace, out: Output) -> int:
    """Read the reviews of a livret, which the person will see; or begin one."""
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        if words.open:
            command = OpenReview(livret=livret, moment=words.open, on=words.on)
            open_review(vault.ctx, command)
        read = look(vault.ctx, livret, by="command")
    out.json(reviews_as_plain(read))
    out.line(reviews_text(out.tr, read))
    return 0


def close(app: App, words: argparse.Namespace, out: Output) -> int:
    """End an accompaniment, with a neutral reason and a statement."""
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        on = words.on or vault.ctx.clock.today()
        command = CloseAccompaniment(
            livret=livret, reason=words.reason, on=on, words=words.words
        )
        done = close_accompaniment(vault.ctx, command)
        told = attestation_text(out.tr, vault.ctx.livret(livret), on)
    out.json({"livret": livret, "id": done.value, "attestation": told})
    out.line(told.rstrip())
    return 0


def reopen(app: App, words: argparse.Namespace, out: Output) -> int:
    """Take an accompaniment up again."""
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        done = reopen_accompaniment(vault.ctx, livret, words.on, words.words)
    out.json({"livret": livret, "id": done.value})
    out.line(out.tr.text("L’accompagnement reprend."))
    return 0


def handover(app: App, words: argparse.Namespace, out: Output) -> int:
    """Pass a livret on, with her agreement."""
    if words.agreed and words.until is None:
        words.misused(out.tr.text("il manque : --until, jusqu’à quand"))
    with opened(app, words) as vault:
        ctx = vault.ctx
        livret = one_livret(ctx, words.livret)
        on = words.on or ctx.clock.today()
        scopes = tuple(filter(None, words.scopes.split(","))) or THE_WHOLE
        off = frozenset(THE_WHOLE) - frozenset(scopes)
        command = HandOver(
            livret=livret,
            name=words.to,
            organisation=words.organisation,
            in_progress=in_progress_text(out.tr, ctx.livret(livret), on, off),
            scopes=scopes,
            call=[_call(text) for text in words.call],
            words=words.words,
            agreed=words.agreed,
            until=words.until,
            purpose=handover_purpose(out.tr),
            on=on,
        )
        done = hand_over(ctx, command)
        made = handovers_of(ctx.livret(livret))[-1]
    shown = handover_text(out.tr, made)
    out.json({"livret": livret, "id": done.value, "text": shown})
    out.line(shown.rstrip())
    return 0


def _call(text: str) -> Call:
    """Read « name ; what about ; how to reach them »."""
    name, about, reach = (*(part.strip() for part in text.split(";", 2)), "", "")[:3]
    return Call(name=name, about=about, reach=reach)
