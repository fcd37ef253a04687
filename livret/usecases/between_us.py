"""« Seulement entre nous »: the person and who writes here (practice rule 1)."""

from __future__ import annotations

from livret.domain.sending import BETWEEN_US, Reader, member_of
from livret.usecases.context import Context
from livret.usecases.errors import UnknownReference


def only_between_us(ctx: Context, livret: str) -> list[str]:
    """Return the scopes of what only the person and who writes here may hold.

    Raises:
        UnknownReference: Who writes here takes no part in this livret.
    """
    reader = Reader(name=ctx.owner.name, sign=ctx.owner.sign_key)
    member = member_of(ctx.livret(livret), reader)
    if member is None:
        raise UnknownReference(path="between")
    return [BETWEEN_US + member.id]
