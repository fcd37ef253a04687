"""A livret erased by a tombstone: confirmed here, forgotten, never taken back in.

The tombstone itself and every header stay, so that the wish travels on.
Source: ``resources/design/log.md`` 4.3 and 8.
"""

from __future__ import annotations

from collections.abc import Sequence

from livret.domain.contribution import Sealed, Verified
from livret.domain.errors import InvalidField
from livret.domain.sending import Sending
from livret.usecases.context import Changes, Context, Done
from livret.usecases.holds import require_not_held
from livret.usecases.livrets import note
from livret.usecases.sharing import Sharing, kept
from livret.usecases.sharing_errors import NotAgreed, NotErasedElsewhere
from livret.usecases.writing import Said, write

_PURGED = "sharing.purged"
"""Where vaults of before noted it; read, and written no more."""

_TOMBSTONE = "tombstone"

ASKED_BY_PERSON = "asked_by_person"
REASONS = (ASKED_BY_PERSON, "opened_by_error")
"""Why somebody erases a livret in use; two people erase one whose time is over
(``livret.usecases.archive``)."""


def is_purged(sharing: Sharing, livret: str) -> bool:
    """Tell whether a livret was erased here, at a tombstone's asking.

    By its root, of which nobody erases the words alone: what was erased is
    written down beside the vault, so that no backup knows better.
    """
    if livret in (kept(sharing, _PURGED) or ()):
        return True
    if livret not in sharing.ctx.log.livrets():
        return False
    return bool(sharing.eraser.erased(_roots(sharing.ctx, livret)))


def was_purged(sharing: Sharing, coming: Sequence[Verified]) -> bool:
    """Tell whether what arrives is of a livret that was erased here.

    Also where this vault went back to a backup that never held it.
    """
    roots = [one.id for one in coming if not one.header.parents]
    return bool(sharing.eraser.erased(roots))


def _roots(ctx: Context, livret: str) -> frozenset[str]:
    return frozenset(one.id for one in ctx.log.read(livret) if not one.header.parents)


def ask_erasure(ctx: Context, livret: str, reason: str) -> Done[str]:
    """Write the tombstone of a livret; every desk confirms before it forgets.

    Args:
        ctx: The open vault.
        livret: Which.
        reason: A code of ``kind_fields.TOMBSTONE``.

    Raises:
        NotAllowed: Only the person, or the referent to turn to first, may.
    """
    said = Said(kind=_TOMBSTONE, content={"reason": reason})
    done = write(ctx, livret, [said])
    return Done(done.value[0], done.changes)


def waits_here(sharing: Sharing, livret: str) -> bool:
    """Tell whether a tombstone erased a livret, and nobody confirmed it here."""
    erased = bool(sharing.ctx.livret(livret).erased)
    return erased and not is_purged(sharing, livret)


def confirm_erasure(sharing: Sharing, livret: str) -> Done[int]:
    """Erase here a livret that somebody erased; nothing is asked nor written again.

    Whoever sits here confirms: why, and what she said of it, was asked of who
    wrote the tombstone.

    Returns:
        How many things lost their words.

    Raises:
        UnknownLivret: No such livret here.
        NotErasedElsewhere: Nobody erased it, or it was erased here already.
        KeptForLonger: A claim or the law needs it.
    """
    if not waits_here(sharing, livret):
        raise NotErasedElsewhere
    return purge(sharing, livret)


def erase_livret(
    sharing: Sharing, livret: str, reason: str, *, agreed: bool = False
) -> Done[int]:
    """Erase a livret here for good, and ask it of every other desk.

    What asks it, the tombstone, goes to the others with the next files
    (``livret.usecases.sending``) and by the hub. Where somebody asked it
    already, this confirms it here, and asks neither why nor whether she agreed.

    Args:
        sharing: The open vault.
        livret: Which.
        reason: A code of ``REASONS``.
        agreed: She is there and asked for it; needed where she is the reason.

    Returns:
        How many things lost their words.

    Raises:
        NotAgreed: She did not ask for it; nothing was erased.
        InvalidField: No such reason.
        KeptForLonger: A claim or the law needs it.
        NotAllowed: Only the referent to turn to first may.
        LivretErased: It was erased here already.
    """
    if waits_here(sharing, livret):
        return confirm_erasure(sharing, livret)
    if reason == ASKED_BY_PERSON and not agreed:
        raise NotAgreed
    if reason not in REASONS:
        raise InvalidField(path="reason", problem="choice")
    require_not_held(sharing, livret)
    ask_erasure(sharing.ctx, livret, reason)
    return purge(sharing, livret)


def holders_of(ctx: Context, livret: str) -> tuple[str, ...]:
    """Return the names of others who take part with Livret: they may hold a part."""
    mine = ctx.signer.public_key
    return tuple(
        one.name
        for one in ctx.livret(livret).members
        if one.keys and mine not in one.keys
    )


def purge(sharing: Sharing, livret: str) -> Done[int]:
    """Forget every word of a livret that a tombstone erased; return how many.

    Raises:
        UnknownLivret: No such livret here.
        KeptForLonger: A claim or the law needs it: nothing was forgotten.
    """
    require_not_held(sharing, livret)
    ctx = sharing.ctx
    gone = frozenset(
        one.id
        for one in ctx.log.read(livret)
        if one.body is not None and one.body.kind != _TOMBSTONE
    )
    for draft in ctx.drafts.of(livret):
        ctx.drafts.drop(livret, draft.place)
    ctx.private_lines.set_private_line(livret, "")
    # Last, and at once: were the power to fail before, it is asked again.
    sharing.eraser.erase(ids=sorted(gone | _roots(ctx, livret)))
    ctx.forget(livret)
    ctx.last.forget()
    note(ctx, livret, "erased", why=_TOMBSTONE)
    changes = Changes(livrets=frozenset({livret}), kinds=frozenset({_TOMBSTONE}))
    return Done(len(gone), changes)


def purged_sending(contributions: Sequence[Verified]) -> Sending:
    """Return what goes of a livret that was erased: headers, and the tombstone."""
    whole = tuple(one.id for one in contributions if is_tombstone(one))
    bare = tuple(one.id for one in contributions if not is_tombstone(one))
    return Sending(whole=whole, bare=bare, withheld=(("not_here", len(bare)),))


def without_words(
    contributions: Sequence[tuple[Sealed, Verified]],
) -> tuple[Sealed, ...]:
    """Return contributions of an erased livret without a word but tombstones."""
    return tuple(
        sealed if is_tombstone(one) else sealed.without_body()
        for sealed, one in contributions
    )


def is_tombstone(one: Verified) -> bool:
    """Tell whether a contribution asks for the erasure of its livret."""
    return one.body is not None and one.body.kind == _TOMBSTONE
