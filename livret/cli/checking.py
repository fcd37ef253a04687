"""The command that checks a signed file."""

from __future__ import annotations

import argparse
import dataclasses
from typing import Any

from livret.cli.files import read_bytes
from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.usecases import documents
from livret.usecases.app import App
from livret.usecases.signing import CheckedPaper, Understood
from livret.usecases.trusted_roots import roots_of
from livret.words.checked import signature_line
from livret.words.errors import reason_sentence
from livret.words.labels import verdict_label

PEM_BYTES = 1024 * 1024
"""More than the certificates of any organisation."""


def verify(app: App, words: argparse.Namespace, out: Output) -> int:
    """Check a signed file; 0 only when it is valid."""
    data = read_bytes(words.file)
    roots = [read_bytes(words.roots, PEM_BYTES)] if words.roots else []
    if words.vault or words.passphrase_file:
        with opened(app, words) as vault:
            known = (*roots_of(vault), *roots)
            checked = documents.check(vault.ctx, vault.paper, data, known)
    else:
        checked = app.check_pdf(data, roots, app.clock.now())
    plain = checked_as_plain(out, checked)
    out.json(plain)
    signed = bool(checked.signatures)
    out.line(verdict_label(out.tr, checked.verdict, signed=signed))
    for reason in plain["reasons"]:
        out.line(f"  {reason}")
    for one in checked.signatures:
        out.line(f"  {signature_line(out.tr, one)}")
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
                "attested_by": one.attested_by or None,
                "stamped_at": one.stamped_at.isoformat() if one.stamped_at else None,
                "scan": one.scan or None,
                "certificate_stood": one.stood,
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
