"""Names in certificates and on papers: when two of them are one person's.

May import: ``domain``, the standard library.
"""

from __future__ import annotations

import unicodedata

from livret.domain.errors import Refused

NAME_LIMIT = 64
"""Longest name in a certificate, in characters (X.520 ub-common-name)."""

AUTHORITY_PREFIX = "Livret – "
"""What the name of every vault's authority starts with; its owner's follows."""

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


class CertificateNameRefused(Refused):
    """A certificate needs a name of one visible character at least."""


def certificate_name(name: str) -> str:
    """Return ``name`` as a certificate can hold it: visible, 64 characters.

    Controls, right-to-left marks and zero-width characters go: they would let
    a certificate show another name than the one it holds.

    Raises:
        CertificateNameRefused: Nothing visible is left.
    """
    said = visible(name)[:NAME_LIMIT].strip()
    if not said:
        raise CertificateNameRefused
    return said


def authority_name(owner: str) -> str:
    """Return the name of the authority of ``owner``'s vault.

    Raises:
        CertificateNameRefused: ``owner`` shows nothing.
    """
    return visible(f"{AUTHORITY_PREFIX}{certificate_name(owner)}")[:NAME_LIMIT].strip()


def answers_for(authority: str, owner: str) -> bool:
    """Tell whether an authority may speak in the name of ``owner``.

    A vault's authority speaks for its owner alone: it certifies them, and what
    they attest. Authorities that no vault made (cards, public ones) may speak
    for anybody: whoever trusts their root decided that.
    """
    if not authority.startswith(AUTHORITY_PREFIX):
        return True
    if same_person(authority.removeprefix(AUTHORITY_PREFIX), owner):
        return True
    # Of a long name, the authority's holds the beginning.
    return bool(visible(owner)) and authority == authority_name(owner)


def visible(text: str) -> str:
    """Return ``text`` in NFC without what cannot be seen, white space single."""
    kept = "".join(
        " " if char.isspace() else char
        for char in unicodedata.normalize("NFC", text)
        if char.isspace() or unicodedata.category(char) not in _UNSEEN
    )
    return " ".join(kept.split())


def same_person(one: str, other: str) -> bool:
    """Tell whether two names are one person's, as papers print names.

    Case, the composition of accents and white space do not matter, and a
    family name may be shortened to its initial ("Claire M." is "Claire
    Martin").
    """
    left, right = _words(one), _words(other)
    if not left or len(left) != len(right) or left[:-1] != right[:-1]:
        return False
    return left[-1] == right[-1] or (
        len(left) > 1
        and (_shortens(left[-1], right[-1]) or _shortens(right[-1], left[-1]))
    )


def _words(name: str) -> list[str]:
    return visible(name)[:NAME_LIMIT].casefold().split()


def _shortens(short: str, full: str) -> bool:
    return (
        len(short) == 2  # noqa: PLR2004 - an initial and its full stop
        and short.endswith(".")
        and full.startswith(short[0])
    )
