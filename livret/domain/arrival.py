"""What a contribution must be to be read at all, checked once on arrival."""

from __future__ import annotations

import dataclasses

from livret.domain.contribution import Body, Sealed, Verified, is_voice, read
from livret.domain.errors import InvalidField
from livret.domain.kinds import KINDS


def arrive(sealed: Sealed) -> Verified:
    """Read sealed bytes strictly and check the content against its kind.

    The caller verifies the signature. Content that its kind may not hold does
    not refuse the contribution: it is kept, forwarded, and ``problem`` makes
    the fold set it aside, so that copies stay the same everywhere.

    Raises:
        MalformedContribution, NotCanonical: Not a contribution at all.
    """
    one = read(sealed)
    problem = content_problem(one.body) if one.body is not None else ""
    return dataclasses.replace(one, problem=problem) if problem else one


def content_problem(body: Body) -> str:
    """Return the path and problem of a content its kind may not hold, or ""."""
    kind = KINDS.get(body.kind)
    if kind is None or body.version > kind.version:
        return ""
    try:
        if body.version < 1 or body.structural != kind.structural:
            raise InvalidField(path="structural", problem="choice")
        if not is_voice(body.voice) or (kind.voices and body.voice not in kind.voices):
            raise InvalidField(path="voice", problem="choice")
        kind.content.check(body.content, "")
    except InvalidField as error:
        return f"{error.facts['path']}: {error.facts['problem']}"
    return ""
