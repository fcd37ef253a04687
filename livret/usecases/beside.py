"""What one desk keeps of a livret beside the log: her right of access covers it.

Drafts and the referent's own line are in no contribution, no paper, no copy
and no sending. The person may ask to read them all the same, and they go when
the livret is erased.

Source: GDPR article 15 (right of access); CASF art. L311-3, 5°.
"""

from __future__ import annotations

from dataclasses import dataclass

from livret.usecases.context import Context
from livret.usecases.drafting import drafts_of
from livret.usecases.ports import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBeside:
    """What stands beside the log.

    Attributes:
        private_line: The referent's own line, possibly empty.
        drafts: What is typed and not said, oldest first.
    """

    private_line: str
    drafts: tuple[Draft, ...]


def kept_beside(ctx: Context, livret: str) -> KeptBeside:
    """Return everything this desk keeps of a livret beside the log.

    Raises:
        UnknownLivret: No such livret here.
    """
    ctx.pen(livret)
    return KeptBeside(
        private_line=ctx.private_lines.private_line(livret),
        drafts=drafts_of(ctx, livret),
    )
