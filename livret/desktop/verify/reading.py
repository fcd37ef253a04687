"""From a file that was looked at to what the page says; pure functions."""

from __future__ import annotations

import datetime as dt

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
    steps = tuple(step_line(tr, one) for one in seen.steps)
    return VerdictView(
        file=file,
        verdict=checked.verdict,
        reasons=tuple(
            reason_sentence(tr, reason.code, dict(reason.facts))
            for reason in checked.reasons
        ),
        signatures=tuple(signature_line(tr, one, today) for one in checked.signatures),
        closing=closing_line(tr, checked),
        steps=steps if len(steps) > 1 else (),
        here=tr.text(HERE[seen.known]),
        since=tr.text(SAID_SINCE) if seen.said_since else "",
        offers=tuple(offers),
    )


def place_of(seen: FileSeen, owner: str) -> SignerSeen | None:
    """Return the empty place where the owner of this desk is expected."""
    left = seen.paper.to_sign if seen.paper else ()
    return next((one for one in left if one.name == owner), None)
