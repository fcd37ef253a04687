"""The revisions of a document: one after the other, or side by side.

Each signature is made over a revision and says which (``after``). Two desks
that sign the same one make two branches. The longest goes on; what stands on
another is kept, and signed again on the one that goes on.

Source: ``resources/design/log.md``, "Documents".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from livret.domain.livret import Value

RESTRICTIVE_ORDER = (
    "refused",
    "absent",
    "aloud",
    "paper",
    "typed",
    "drawn",
    "certificate",
    "pkcs12",
    "pkcs11",
)
"""Ways from the most restrictive to the least."""

_FIRST = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One state of a file.

    Attributes:
        size: Bytes.
        sha256: Digest, 64 hex digits.
        after: Digest of the revision it was made over; empty for the first.
        made: The contribution that tells of it, or None for the first.
    """

    size: int
    sha256: str
    after: str = ""
    made: Value | None = None


def branches_of(
    first: Revision, later: Iterable[Revision]
) -> tuple[tuple[Revision, ...], ...]:
    """Return every branch, the one that goes on first, each from the start.

    Contributions of older programs do not say what they were made over: each
    signature only appends, so length is their order.
    """
    known = _linked(first, later)
    under: dict[str, list[Revision]] = {}
    for each in known:
        under.setdefault(each.after, []).append(each)
    found: list[tuple[Revision, ...]] = []
    _walk((first,), under, found)
    return tuple(sorted(found, key=_standing))


def _linked(first: Revision, later: Iterable[Revision]) -> list[Revision]:
    """Return revisions once each, all of them made over one that is known."""
    distinct = {each.sha256: each for each in sorted(later, key=lambda one: one.size)}
    distinct.pop(first.sha256, None)
    digests = {first.sha256, *distinct}
    linked: list[Revision] = []
    before = first.sha256
    for each in distinct.values():
        if each.after in digests and each.after != each.sha256:
            linked.append(each)
            continue
        linked.append(
            Revision(size=each.size, sha256=each.sha256, after=before, made=each.made)
        )
        before = each.sha256
    return linked


def _walk(
    so_far: tuple[Revision, ...],
    under: dict[str, list[Revision]],
    found: list[tuple[Revision, ...]],
) -> None:
    # Only what is longer can be made over it: no circle, whatever was written.
    last = so_far[-1]
    children = [each for each in under.get(last.sha256, ()) if each.size > last.size]
    if not children:
        found.append(so_far)
    for each in children:
        _walk((*so_far, each), under, found)


def _standing(branch: Sequence[Revision]) -> tuple[int, list[tuple[int, str]]]:
    """Return where a branch stands: the longest, then the most restrictive."""
    return -len(branch), [(_way(each), each.sha256) for each in branch]


def _way(revision: Revision) -> int:
    if revision.made is None:
        return _FIRST
    way = revision.made.content.get("way", "")
    return RESTRICTIVE_ORDER.index(way) if way in RESTRICTIVE_ORDER else _FIRST
