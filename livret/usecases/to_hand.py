"""« À remettre »: a signed copy that she could not take with her today.

When neither the printer nor the transfer works, the copy waits here and stands
on Accueil until it was handed over (practice rule 15).

It is a fact of this desk, not something that was said: this computer holds a
paper that somebody is waiting for. So it is kept in a setting of the vault,
beside drafts and memory aids, as ids and a day, and no word of anybody. In the
log it would be signed for ever, sent to the whole team, and would stand on the
Accueil of people who cannot do it. What she may read is in the journal: that
it was kept for her (``kept``), and the day she received it (``handed``).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from livret.usecases.context import Changes, Context, Done
from livret.usecases.livrets import note

SETTING = "to_hand"

_BEGUN = "copies_begun"

HER_COPY = "copy"
"""What waits under this name is no document: it is the copy made for her."""


class Shelf(Protocol):
    """What this needs of an open vault."""

    @property
    def ctx(self) -> Context:
        """What the acts are given."""

    def setting(self, name: str) -> str:
        """Return a setting kept inside the vault, or an empty text."""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting inside the vault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToHand:
    """A signed copy that waits for her.

    Attributes:
        livret: Whose.
        document: Which paper, or ``HER_COPY``.
        since: The day it was kept for her.
    """

    livret: str
    document: str
    since: dt.date


def to_hand(vault: Shelf) -> tuple[ToHand, ...]:
    """Return every copy that waits, the longest waiting first."""
    try:
        kept = json.loads(vault.setting(SETTING) or "[]")
        found = [_read(one) for one in kept]
    except (ValueError, TypeError, KeyError):
        return ()
    return tuple(sorted(found, key=lambda one: one.since))


def keep_to_hand(vault: Shelf, livret: str, document: str) -> Done[ToHand]:
    """Keep a copy to hand over later; asking twice changes nothing.

    Raises:
        UnknownDocument: No such paper in this livret.
    """
    ctx = vault.ctx
    # Loaded here: Accueil asks only what waits, and no paper is read for that.
    from livret.usecases.documents import the_document

    paper = the_document(ctx, livret, document)
    waiting = to_hand(vault)
    for one in waiting:
        if (one.livret, one.document) == (livret, paper.id):
            return Done(one)
    kept = ToHand(livret=livret, document=paper.id, since=ctx.clock.today())
    _write(vault, [*waiting, kept])
    note(ctx, livret, "kept", paper=paper.paper)
    return Done(kept, _touched(livret))


def hand(vault: Shelf, livret: str, document: str) -> Done[None]:
    """Note that she received it: it waits no longer, and the journal tells it.

    A copy that was not waiting is noted all the same.

    Raises:
        UnknownDocument: No such paper in this livret.
    """
    ctx = vault.ctx
    from livret.usecases.documents import the_document

    paper = the_document(ctx, livret, document)
    left = [
        one
        for one in to_hand(vault)
        if (one.livret, one.document) != (livret, paper.id)
    ]
    note(ctx, livret, "handed", document=paper.id, paper=paper.paper)
    _write(vault, left)
    return Done(None, _touched(livret))


def begin_copy(vault: Shelf, livret: str) -> None:
    """Note that the files of her copy begin to be written where she wants them."""
    vault.set_setting(_BEGUN, json.dumps(sorted({*_begun(vault), livret})))


def copy_cut_short(vault: Shelf, livret: str) -> bool:
    """Tell whether the files of her copy were begun, and never told to be there."""
    return livret in _begun(vault)


def _begun(vault: Shelf) -> frozenset[str]:
    try:
        return frozenset(map(str, json.loads(vault.setting(_BEGUN) or "[]")))
    except (ValueError, TypeError):
        return frozenset()


def keep_copy(vault: Shelf, livret: str) -> Done[ToHand]:
    """Keep her copy to hand over: it was made, and is not with her yet.

    Its files are written by then, or it was told which are not.

    Raises:
        UnknownLivret: No such livret here.
    """
    ctx = vault.ctx
    ctx.pen(livret)
    if copy_cut_short(vault, livret):
        vault.set_setting(_BEGUN, json.dumps(sorted(_begun(vault) - {livret})))
    waiting = to_hand(vault)
    for one in waiting:
        if (one.livret, one.document) == (livret, HER_COPY):
            return Done(one)
    kept = ToHand(livret=livret, document=HER_COPY, since=ctx.clock.today())
    _write(vault, [*waiting, kept])
    note(ctx, livret, "kept", paper="copy")
    return Done(kept, _touched(livret))


def hand_copy(vault: Shelf, livret: str) -> Done[None]:
    """Note that she has her copy: it waits no longer.

    Raises:
        UnknownLivret: No such livret here.
    """
    vault.ctx.pen(livret)
    left = [
        one
        for one in to_hand(vault)
        if (one.livret, one.document) != (livret, HER_COPY)
    ]
    note(vault.ctx, livret, "handed", paper="copy")
    _write(vault, left)
    return Done(None, _touched(livret))


def handed_on(ctx: Context, livret: str) -> Mapping[str, dt.date]:
    """Return the day each paper was last handed over, as the journal tells it."""
    days = {}
    for entry in ctx.journal.of(livret):
        document = dict(entry.detail).get("document", "")
        if entry.what == "handed" and document:
            days[document] = entry.at.astimezone().date()
    return days


def _read(plain: Mapping[str, Any]) -> ToHand:
    return ToHand(
        livret=str(plain["livret"]),
        document=str(plain["document"]),
        since=dt.date.fromisoformat(plain["since"]),
    )


def _write(vault: Shelf, waiting: Iterable[ToHand]) -> None:
    plain = [
        {
            "livret": one.livret,
            "document": one.document,
            "since": one.since.isoformat(),
        }
        for one in waiting
    ]
    vault.set_setting(SETTING, json.dumps(plain))


def _touched(livret: str) -> Changes:
    return Changes(livrets=frozenset({livret}), kinds=frozenset({"journal"}))
