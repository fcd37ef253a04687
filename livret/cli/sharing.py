"""Commands that send a livret, and take in what others sent."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from livret.cli.cards import key_of
from livret.cli.files import check_writable, read_bytes, write_whole
from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.domain.barriers import Barrier
from livret.usecases.app import App, OpenVault
from livret.usecases.errors import FileNotWritten
from livret.usecases.livrets import one_livret
from livret.usecases.ports_sharing import Receipt
from livret.usecases.receipts import acknowledge
from livret.usecases.receiving import Incoming, accept, open_file
from livret.usecases.sending import SendLivret, send
from livret.words.sharing import (
    accepted_lines,
    acknowledged_line,
    incoming_lines,
    sent_lines,
)

MAX_FILE_BYTES = 640 * 1024 * 1024
RECEIPT_SUFFIX = ".recu"


def send_file(app: App, words: argparse.Namespace, out: Output) -> int:
    """Make an exchange file for people whose cards are trusted."""
    barriers = _barriers(words, out)
    check_writable(words.out, out)
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        command = SendLivret(
            livret=livret,
            to=tuple(key_of(vault.sharing, wanted) for wanted in words.to),
            barriers=barriers,
            purpose=words.purpose,
        )
        sent = send(vault.sharing, command).value
    write_whole(words.out, sent.data)
    out.json(
        {
            "livret": livret,
            "out": str(words.out),
            "to": list(sent.to),
            "sequence": sent.sequence,
            "whole": sent.whole,
            "bare": sent.bare,
            "files": sent.files,
            "withheld": counted(sent.withheld),
            "purpose": sent.purpose,
            "until": sent.until.isoformat() if sent.until else "",
        }
    )
    for line in sent_lines(out.tr, sent):
        out.line(line)
    out.line(out.tr.text("Écrit : {path}", path=words.out))
    return 0


def _barriers(words: argparse.Namespace, out: Output) -> tuple[str, ...] | None:
    """Return which topics are meant: one misspelt would silently stay behind."""
    asked, known = listed(words.barriers), [str(one.value) for one in Barrier]
    for one in asked or ():
        if one not in known:
            words.misused(
                out.tr.text(
                    "--barriers : « {wanted} » n’est pas un sujet ; il y a {known}",
                    wanted=one,
                    known=", ".join(known),
                )
            )
    return asked


def receive_file(app: App, words: argparse.Namespace, out: Output) -> int:
    """Show what a file would change, then take it in unless it is a dry run."""
    data = read_bytes(words.file, MAX_FILE_BYTES)
    with opened(app, words) as vault:
        told = open_file(vault.sharing, data)
        if isinstance(told, Receipt):
            return _acknowledged(vault, told, words, out)
        plain = incoming_as_plain(told)
        plain["lines"] = incoming_lines(out.tr, told)
        said = list(plain["lines"])
        if not words.dry_run:
            done = accept(
                vault.sharing, told, confirm_erasure=words.confirm_erasure
            ).value
            receipt = words.receipt or words.file.with_name(
                words.file.name + RECEIPT_SUFFIX
            )
            plain |= {"new_here": done.new, "erased": done.erased}
            plain["receipt"] = _written(receipt, done.receipt, asked=words.receipt)
            if not told.nothing_new or done.erased:
                said += accepted_lines(out.tr, done)
            if plain["receipt"]:
                said.append(
                    out.tr.text(
                        "Accusé de réception, à lui rendre : {path}",
                        path=plain["receipt"],
                    )
                )
    out.json({**plain, "accepted": not words.dry_run})
    for line in said:
        out.line(line)
    return 0


def _acknowledged(
    vault: OpenVault, receipt: Receipt, words: argparse.Namespace, out: Output
) -> int:
    told = acknowledge(vault.sharing, receipt).value
    out.json(
        {
            "receipt_of": receipt.file,
            "livret": told.livret,
            "by": told.name,
            "new_there": told.new,
            "accepted": True,
        }
    )
    out.line(acknowledged_line(out.tr, told))
    return 0


def _written(path: Path, data: bytes, *, asked: Path | None) -> str:
    """Write a receipt; a place that nobody named may refuse it (a read-only stick)."""
    if asked:
        return str(write_whole(path, data))
    with suppress(FileNotWritten):
        return str(write_whole(path, data))
    return ""


def incoming_as_plain(told: Incoming) -> dict[str, Any]:
    """Return what a file would change, as plain values."""
    manifest, card = told.manifest, told.sender
    return {
        "livret": manifest.livret,
        "called": told.called,
        "known": told.known,
        "from": {
            "name": card.name,
            "side": card.side,
            "organisation": card.organisation,
            "key": manifest.sender,
            "takes_part": told.sender_takes_part,
        },
        "for": [name for _, name in manifest.recipients],
        "made_at": manifest.made_at,
        "purpose": manifest.purpose,
        "until": manifest.until,
        "until_passed": told.until_passed,
        "sequence": manifest.sequence,
        "nothing_new": told.nothing_new,
        "new": len(told.new),
        "filled": len(told.filled),
        "kinds": dict(told.kinds),
        "files": told.files,
        "side_by_side": [list(key) for key in told.side_by_side],
        "set_aside": dict(Counter(one.reason for one in told.set_aside)),
        "waiting": told.waiting,
        "withheld": counted(manifest.withheld),
        "missed": told.missed,
        "forked": told.forked,
        "erasure": told.erasure,
        "erased_here": told.erased_here,
        "read_only": told.read_only,
        "takes_part": told.takes_part,
    }


def counted(withheld: Iterable[tuple[str, int]]) -> list[dict[str, Any]]:
    """Return how much stayed behind, by reason."""
    return [{"reason": reason, "count": count} for reason, count in withheld]


def listed(text: str | None) -> tuple[str, ...] | None:
    """Read codes separated by commas; None where nothing was asked for."""
    if text is None:
        return None
    return tuple(part.strip() for part in text.split(",") if part.strip())
