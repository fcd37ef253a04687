"""From a file that was looked at to what the page says; pure functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from livret.desktop.verify.page import VerdictView
from livret.usecases.looking_at import KEPT, MORE, FileSeen
from livret.usecases.signing import SignerSeen
from livret.words.checked import (
    HERE,
    SAID_SINCE,
    closing_line,
    signature_line,
    step_line,
)
from livret.words.errors import reason_sentence
from livret.words.translator import Translator

_Told = TypeVar("_Told")

MOST_LINES = 40
"""Of each list; as many places as a paper of ours may have. A file can claim tens
of thousands, and a line of a million letters: the window stood still for minutes."""

LONGEST = 600
"""Letters of one line."""

_SOUND = frozenset({"valid", "incomplete", "unknown signer"})


def verdict_view(
    tr: Translator,
    file: str,
    seen: FileSeen,
    *,
    size: int,
    owner: str,
    today: dt.date,
) -> VerdictView:
    """Return what the page shows of a file.

    Args:
        tr: Of the screen.
        file: Its name, without the folder.
        seen: As it was looked at.
        size: Its bytes.
        owner: Who keeps this desk: whether they are expected to sign.
        today: Tells whether the day a signature was hoped for is over.
    """
    checked = seen.checked
    mine = place_of(seen, owner)
    offers = ["read"] if seen.steps else []
    if 0 < seen.signed_length < size and seen.signed_length:
        offers.append("compare")
    if checked.verdict in _SOUND and seen.known == MORE:
        offers.append("take_back")
    if checked.verdict in _SOUND and mine is not None and seen.known != KEPT:
        offers.append("sign")
    return VerdictView(
        file=file,
        verdict=checked.verdict,
        reasons=_few(
            tr,
            checked.reasons,
            lambda reason: reason_sentence(tr, reason.code, dict(reason.facts)),
        ),
        signatures=_few(
            tr, checked.signatures, lambda one: signature_line(tr, one, today)
        ),
        closing=_short(closing_line(tr, checked)),
        steps=_few(tr, seen.steps, partial(step_line, tr))
        if len(seen.steps) > 1
        else (),
        here=tr.text(HERE[seen.known]),
        since=tr.text(SAID_SINCE) if seen.said_since else "",
        offers=tuple(offers),
    )


def _few(
    tr: Translator, found: Sequence[_Told], said: Callable[[_Told], str]
) -> tuple[str, ...]:
    """Return the first lines, and how many more there are."""
    lines = [_short(said(one)) for one in found[:MOST_LINES]]
    if more := len(found) - len(lines):
        lines.append(
            tr.plural(
                "Et encore {count} ligne, qui n’est pas montrée ici. La commande"
                " «\u202flivret verify\u202f» écrit tout.",
                "Et encore {count} lignes, qui ne sont pas montrées ici. La commande"
                " «\u202flivret verify\u202f» écrit tout.",
                more,
            )
        )
    return tuple(lines)


def _short(line: str) -> str:
    return line if len(line) <= LONGEST else line[:LONGEST].rstrip() + "…"


def place_of(seen: FileSeen, owner: str) -> SignerSeen | None:
    """Return the empty place where the owner of this desk is expected."""
    left = seen.paper.to_sign if seen.paper else ()
    return next((one for one in left if one.name == owner), None)
