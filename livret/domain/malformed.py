"""Bytes that are no contribution, told apart before anything is made of them.

Source: ``resources/design/log.md`` 1.
"""

from __future__ import annotations

from typing import Any

from livret.domain.encoding import Decode, decode
from livret.domain.errors import Untrusted


class MalformedContribution(Untrusted):
    """Bytes that are not a contribution of this format.

    Facts:
        part: ``header``, ``body``, ``salt``, ``size`` or ``commitment``.
    """


def plain_after(
    data: bytes, prefix: bytes, part: str, decode: Decode = decode
) -> dict[str, Any]:
    """Return the JSON object that follows a prefix.

    Args:
        data: The whole bytes.
        prefix: What they begin with.
        part: What they are, for who is told that they are not.
        decode: Reads JSON.

    Raises:
        MalformedContribution: Another prefix, or no JSON object.
        NotCanonical: The JSON is not canonical.
    """
    if not data.startswith(prefix):
        raise MalformedContribution(part=part)
    plain = decode(data[len(prefix) :])
    if not isinstance(plain, dict):
        raise MalformedContribution(part=part)
    return plain
