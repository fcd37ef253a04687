"""Adding contributions to a livret: sealed, signed, kept all or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from livret.domain.arrival import arrive, check_envelope
from livret.domain.body import MAX_BODY_BYTES, Body, Origin
from livret.domain.contribution import SALT_BYTES, Sealed, commitment
from livret.domain.errors import InvalidField
from livret.domain.header import Header, livret_id, scope_tags
from livret.domain.kinds import KINDS, Kind, Merge
from livret.domain.sealing import JustSealed, seal
from livret.domain.voices import is_voice
from livret.usecases.archive_errors import LivretPutAside
from livret.usecases.context import Changes, Context, Done, Pen
from livret.usecases.errors import (
    LivretErased,
    LivretReadOnly,
    NotAllowed,
    NotAllowedThere,
    NothingSaid,
    UnknownKind,
)
from livret.usecases.put_aside import (
    STILL_CLOSED,
    STILL_WRITTEN,
    aside,
    aside_since,
)
from livret.usecases.references import at, resolved, resolved_voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing to add to a livret, before it is sealed.

    Attributes:
        kind: A kind of ``livret.domain.kinds``.
        content: Its fields. An id field may hold ``@name`` for an earlier
            item of the same list whose ``name`` is that.
        voice: Whose word it is; the kind's usual voice when empty.
        said_on: The day it was said, when it was not today.
        origin: For imports.
        name: How later items of the list may refer to this one.
        scopes: Scopes in clear when they differ from the kind's usual ones.
        path: Where it stood in what was handed over, for error sentences.
    """

    kind: str
    content: Mapping[str, Any]
    voice: str = ""
    said_on: dt.date | None = None
    origin: Origin | None = None
    name: str = ""
    scopes: tuple[str, ...] = ()
    path: str = ""


class _Words(NamedTuple):
    """What is said, its bytes, and the salt that hides how short they are."""

    body: Body
    raw: bytes
    salt: bytes


def write(ctx: Context, livret: str, said: Sequence[Said]) -> Done[tuple[str, ...]]:
    """Add contributions to a livret, all or none, durable on return.

    Returns:
        The ids, in the order given.

    Raises:
        InvalidField, UnknownKind, UnknownReference: As named by its path.
        NotAllowed: The owner has no right to write one of them here.
        LivretReadOnly, LivretErased, LivretPutAside, NothingSaid: Nothing can
            be added.
    """
    if not said:
        raise NothingSaid
    pen = _pen(ctx, livret)
    returned = _refuse_aside(ctx, pen, said)
    before = _what_was_seen(pen)
    sealed = _chain(ctx, pen, [*before, *said])
    plain = all(map(_is_plain, said))
    if not plain:
        _refuse_set_aside(ctx, livret, sealed, [*before, *said])
    ctx.log.append(sealed)
    after = pen.moved(sealed[-1].values.id) if plain and not returned else None
    ctx.forget(livret, after)
    return _done(livret, said, sealed[len(before) :])


def require_writable(ctx: Context, livret: str, *said: Said) -> None:
    """Refuse what ``write`` would, before a file is kept or a key signs for it.

    Args:
        ctx: The open vault.
        livret: Its id.
        said: What is to be added, where it may be said of a livret put aside.

    Raises:
        NotAllowed, LivretReadOnly, LivretErased, LivretPutAside: Nothing can be
            added.
    """
    _refuse_aside(ctx, _pen(ctx, livret), said)


def _pen(ctx: Context, livret: str) -> Pen:
    pen = ctx.pen(livret)
    if pen.erased:
        raise LivretErased
    if pen.read_only:
        raise LivretReadOnly
    if not pen.member:
        raise NotAllowed(reason="no_right")
    return pen


def _refuse_aside(ctx: Context, pen: Pen, said: Sequence[Said]) -> bool:
    """Refuse what is not written to a livret that is put aside.

    Returns:
        Whether it is put aside, and what is said may be.
    """
    if pen.kept_until is None:
        return False
    today = ctx.clock.today()
    if today <= pen.kept_until:
        return False
    # What was written since the pen was made moves the day.
    found = aside(ctx.together(pen.livret), today)
    if found is not None and not _may_be_said_aside(said):
        raise LivretPutAside(since=aside_since(found))
    return True


def _may_be_said_aside(said: Sequence[Said]) -> bool:
    """Tell whether this may be written to a livret that is put aside.

    Who goes on under another key leaves and joins: that waits until she is back.
    """
    leaves = [one.kind == STILL_CLOSED for one in said]
    return any(map(_ends_or_brings, said)) or (bool(leaves) and all(leaves))


def _ends_or_brings(item: Said) -> bool:
    """Tell whether she came back, all of it goes, or it comes from elsewhere."""
    return item.kind in STILL_WRITTEN or item.origin is not None


def _what_was_seen(pen: Pen) -> list[Said]:
    """Return what tells that the joined livrets, too, were before one's eyes."""
    return [
        Said(kind="livrets_joined", content={"livret": other, "heads": list(heads)})
        for other, heads in sorted(pen.unseen.items())
    ]


def write_root(
    ctx: Context, root: Said, scope_key: bytes, then: Sequence[Said]
) -> Done[tuple[str, ...]]:
    """Open a livret with its root and what follows at once.

    Returns:
        The ids, the root's first; ``changes.livrets`` holds the new livret.
    """
    body = _body(ctx, root, root.content, root.voice)
    salt = ctx.randomness.take(SALT_BYTES)
    raw = body.to_bytes()
    bound = commitment(salt, raw)
    livret = livret_id(ctx.signer.public_key, bound)
    words = _Words(body, raw, salt)
    first = _signed(ctx, livret, (), scope_key, words)
    pen = Pen(livret=livret, heads=(first.values.id,), scope_key=scope_key)
    sealed = [first, *_chain(ctx, pen, then)] if then else [first]
    ctx.log.append(sealed)
    return _done(livret, [root, *then], sealed)


def _done(
    livret: str, said: Sequence[Said], sealed: Sequence[JustSealed]
) -> Done[tuple[str, ...]]:
    kinds = frozenset([item.kind for item in said])
    return Done(
        tuple([one.values.id for one in sealed]),
        Changes(livrets=frozenset((livret,)), kinds=kinds),
    )


def _chain(ctx: Context, pen: Pen, said: Sequence[Said]) -> list[JustSealed]:
    """Seal each item with the one before as its parent."""
    parents = pen.heads
    names: dict[str, str] = {}
    sealed: list[JustSealed] = []
    for item in said:
        content = resolved(item.content, names, item.path, item.kind)
        voice = resolved_voice(item.voice, names, item.path)
        body = _body(ctx, item, content, voice)
        raw = _bytes(item, body)
        words = _Words(body, raw, ctx.randomness.take(SALT_BYTES))
        one = _signed(ctx, pen.livret, parents, pen.scope_key, words)
        parents = (one.values.id,)
        if item.name:
            names[item.name] = one.values.id
        sealed.append(one)
    return sealed


def _body(ctx: Context, item: Said, content: Mapping[str, Any], named: str) -> Body:
    kind = KINDS.get(item.kind)
    if kind is None:
        raise UnknownKind(path=at(item.path, "kind"), kind=item.kind[:60])
    voice = named or kind.default_voice
    if not is_voice(voice) or (kind.voices and voice not in kind.voices):
        raise InvalidField(path=at(item.path, "voice"), problem="choice")
    kind.content.check(content, item.path)
    body = Body(
        kind=kind.name,
        voice=voice,
        recorded_at=ctx.now_ms(),
        content=content,
        version=kind.version,
        scopes=item.scopes or _scopes(kind, content),
        said_on=item.said_on,
        origin=item.origin,
        structural=kind.structural,
    )
    _check_envelope(item, body, kind)
    return body


def _check_envelope(item: Said, body: Body, kind: Kind) -> None:
    """Refuse what every reader would set aside, origin and scopes included."""
    try:
        check_envelope(body, kind)
    except InvalidField as error:
        path, problem = str(error.facts["path"]), str(error.facts["problem"])
        raise InvalidField(path=at(item.path, path), problem=problem) from error


def _bytes(item: Said, body: Body) -> bytes:
    raw = body.to_bytes()
    if len(raw) > MAX_BODY_BYTES:
        raise InvalidField(path=item.path or item.kind, problem="too_long")
    return raw


def _scopes(kind: Kind, content: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(sorted(kind.scopes(content)))


def _signed(
    ctx: Context, livret: str, parents: tuple[str, ...], key: bytes, words: _Words
) -> JustSealed:
    tags = scope_tags(key, words.body.scopes)
    bound = commitment(words.salt, words.raw)
    header = Header(livret, parents, ctx.signer.public_key, tags, bound)
    return seal(header, words.body, words.salt, words.raw, ctx.signer.sign)


def _is_plain(item: Said) -> bool:
    """Tell whether a member's word of this kind always folds.

    Membership, retractions and the like depend on what stands, and may change
    who writes next; plain words do neither.
    """
    kind = KINDS[item.kind]
    return kind.merge in _PLAIN and not kind.structural


def _refuse_set_aside(
    ctx: Context, livret: str, sealed: Sequence[Sealed], said: Sequence[Said]
) -> None:
    """Ask the fold itself whether it will take what speaks of others."""
    after = ctx.fold_of([*ctx.log.read(livret), *map(arrive, sealed)])
    reasons = {one.id: one.reason for one in after.set_aside}
    for one, item in zip(sealed, said, strict=True):
        reason = reasons.get(one.id)
        if reason is not None and item.path:
            raise NotAllowedThere(reason=reason, path=item.path)
        if reason is not None:
            raise NotAllowed(reason=reason)


_PLAIN = frozenset({Merge.VOICED, Merge.JOINT, Merge.SET})
