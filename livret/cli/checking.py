"""The command that checks a signed file."""

from __future__ import annotations

import argparse
import dataclasses
from typing import Any

from livret.cli.files import check_writable, read_bytes, write_whole
from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.usecases.app import App
from livret.usecases.looking_at import FileSeen, look_at, signed_length, steps_of
from livret.usecases.signing import CheckedPaper, Understood
from livret.usecases.trusted_roots import roots_of
from livret.words.checked import (
    HERE,
    SAID_SINCE,
    closing_line,
    signature_line,
    step_line,
)
from livret.words.errors import reason_sentence
from livret.words.labels import verdict_label

PEM_BYTES = 1024 * 1024
"""More than the certificates of any organisation."""


def verify(app: App, words: argparse.Namespace, out: Output) -> int:
    """Check a signed file; 0 only when it is valid."""
    data = read_bytes(words.file)
    check_writable(words.signed_version, out)
    roots = [read_bytes(words.roots, PEM_BYTES)] if words.roots else []
    if words.vault or words.passphrase_file:
        with opened(app, words) as vault:
            known = (*roots_of(vault), *roots)
            seen = look_at(vault.ctx, vault.paper, data, known)
    else:
        checked = app.check_pdf(data, roots, app.clock.now())
        steps = steps_of(checked, app.revisions(data), len(data))
        seen = FileSeen(checked=checked, steps=steps, known="")
    checked = seen.checked
    plain = checked_as_plain(out, checked)
    told = plain | _made(seen)
    length = signed_length(checked)
    if words.signed_version and length:
        write_whole(words.signed_version, data[:length])
        told["signed_version"] = str(words.signed_version)
    out.json(told)
    signed = bool(checked.signatures)
    out.line(verdict_label(out.tr, checked.verdict, signed=signed))
    for reason in plain["reasons"]:
        out.line(f"  {reason}")
    for one in checked.signatures:
        out.line(f"  {signature_line(out.tr, one, app.clock.today())}")
    if closing := closing_line(out.tr, checked):
        out.line(f"  {closing}")
    _say_made(out, seen, told.get("signed_version", ""))
    return 0 if checked.verdict == "valid" else 1


def _made(seen: FileSeen) -> dict[str, Any]:
    """Return how a file came to be, and how it stands to the vault, as JSON values."""
    at = seen.checked.closed_at
    told: dict[str, Any] = {
        "closed_by": seen.checked.closed_by or None,
        "closed_at": at.isoformat() if at else None,
        "closed_pages": list(seen.checked.closed_pages),
        "steps": [
            {"what": one.what, "name": one.name or None, "size": one.length}
            for one in seen.steps
        ],
    }
    if seen.known:
        told |= {
            "here": seen.known,
            "livret": seen.livret or None,
            "document": seen.document or None,
            "said_since": seen.said_since,
        }
    return told


def _say_made(out: Output, seen: FileSeen, written: str) -> None:
    tr = out.tr
    if len(seen.steps) > 1:
        out.line(tr.text("Comment le fichier s’est fait"))
        for at, one in enumerate(seen.steps, start=1):
            out.line(f"  {at}. {step_line(tr, one)}")
    if seen.known:
        out.line(tr.text(HERE[seen.known]))
    if seen.said_since:
        out.line(tr.text(SAID_SINCE))
    if written:
        out.line(tr.text("Ce qui a été signé\u202f: {path}", path=written))


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
                "attested_by": one.attested_by or None,
                "stamped_at": one.stamped_at.isoformat() if one.stamped_at else None,
                "deadline": one.deadline.isoformat() if one.deadline else None,
                "scan": one.scan or None,
                "signed_on": one.signed_on.isoformat() if one.signed_on else None,
                "certificate_stood": one.stood,
                "certificate_renewed": one.renewed,
                "understanding": _understanding(one.understood),
            }
            for one in checked.signatures
        ],
        "reasons": [
            reason_sentence(out.tr, reason.code, dict(reason.facts))
            for reason in checked.reasons
        ],
    }


def _understanding(known: Understood) -> dict[str, Any] | None:
    """Return how a signer came to know the text; None where nothing was told."""
    if known == Understood():
        return None
    told: dict[str, Any] = dataclasses.asdict(known)
    return {name: value or None for name, value in told.items()} | {
        "read_aloud": known.read_aloud,
        "simple_copy": known.simple_copy,
    }
