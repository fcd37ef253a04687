"""The code printed on the recovery sheet: 140 random bits that people can copy.

Eight groups of four of Crockford's base 32 (no I, L, O, U); the last group
checks the seven others, so that a slip of the pen is told apart from a wrong
sheet. Reading forgives case, spaces, hyphens, O for 0, I and L for 1.
"""

from __future__ import annotations

import hashlib

from livret.usecases.ports import Randomness
from livret.usecases.vault_errors import RecoveryCodeMistyped

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4
GROUPS = 8
PAYLOAD = GROUP * (GROUPS - 1)
"""Symbols that carry the secret, of 5 bits each."""

_PREFIX = b"livret/recovery/1\n"
_BITS = 5
_FORGIVEN = str.maketrans("OIL", "011")


def new_code(randomness: Randomness) -> str:
    """Return a fresh code, as printed: ``XXXX-XXXX-…``."""
    bits = PAYLOAD * _BITS
    number = int.from_bytes(randomness.take((bits + 7) // 8), "big") >> (-bits % 8)
    payload = _symbols(number, PAYLOAD)
    symbols = payload + _check(payload)
    return "-".join(symbols[i : i + GROUP] for i in range(0, len(symbols), GROUP))


def secret_of(code: str) -> str:
    """Return what the key is derived from, of a code as somebody typed it.

    Raises:
        RecoveryCodeMistyped: Wrong length, letter or check group.
    """
    typed = "".join(c for c in code.upper() if c.isalnum()).translate(_FORGIVEN)
    payload, check = typed[:PAYLOAD], typed[PAYLOAD:]
    known = set(typed) <= set(ALPHABET) and len(typed) == GROUP * GROUPS
    if not known or _check(payload) != check:
        raise RecoveryCodeMistyped
    return payload


def _check(payload: str) -> str:
    digest = hashlib.sha256(_PREFIX + payload.encode("ascii")).digest()
    return _symbols(int.from_bytes(digest[:4], "big"), GROUP)


def _symbols(number: int, count: int) -> str:
    taken = (number >> (_BITS * i) & 31 for i in reversed(range(count)))
    return "".join(ALPHABET[i] for i in taken)
