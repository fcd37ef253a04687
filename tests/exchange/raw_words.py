"""What a member writes with another program: any bytes, rightly signed.

Their key has a place in the livret, so that what they write arrives at every desk.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from livret.domain.body import Body
from livret.domain.contribution import Sealed, commitment
from livret.domain.header import Header, scope_tags
from livret.domain.kinds import KINDS
from tests.usecases.desks import Desk


def write_raw(
    desk: Desk,
    kind: str,
    content: Mapping[str, Any],
    *,
    voice: str = "",
    at: int = -1,
    rules: bool = False,
) -> Sealed:
    """Add one contribution that no use case has looked at.

    Args:
        desk: Whose key signs, and in whose vault it is kept.
        kind: Any text.
        content: Anything that JSON holds.
        voice: The usual one of the kind, where none is told.
        at: Milliseconds since 1970 on a clock that may tell anything; now, below 0.
        rules: It says that it rules others, of whatever kind it is.
    """
    ctx, known = desk.ctx, KINDS.get(kind)
    pen = ctx.pen(desk.livret)
    usual = known.default_voice if known else "emploi"
    body = Body(
        kind=kind,
        voice=voice or usual,
        recorded_at=ctx.now_ms() if at == -1 else at,
        content=content,
        scopes=tuple(sorted(known.scopes(content))) if known else ("commun",),
        structural=rules or (known is not None and known.structural),
    )
    raw, salt = body.to_bytes(), os.urandom(32)
    tags = scope_tags(pen.scope_key, body.scopes)
    key = ctx.signer.public_key
    header = Header(desk.livret, pen.heads, key, tags, commitment(salt, raw))
    data = header.to_bytes()
    sealed = Sealed(data, ctx.signer.sign(data), salt, raw)
    ctx.log.append([sealed])
    ctx.forget(desk.livret)
    return sealed
