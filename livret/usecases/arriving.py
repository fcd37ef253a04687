"""What a file brings that is not here yet, and which of its row it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from livret.domain.contribution import Sealed, Verified
from livret.domain.files_inside import files_named
from livret.domain.kinds import SlotKey
from livret.domain.livret import Livret, SetAside
from livret.usecases.erasing import without_words
from livret.usecases.ports_sharing import Parcel
from livret.usecases.sending import series_of
from livret.usecases.sharing import Sharing, keep, kept
from livret.usecases.sharing_errors import FileAltered


def arriving(
    sharing: Sharing, parcel: Parcel, held: Sequence[Verified], *, keep_words: bool
) -> list[tuple[Sealed, Verified]]:
    """Return what is not here yet, verified: new ones, and missing words.

    Raises:
        FileAltered: It mixes livrets.
        BadSignature, MalformedContribution, NotCanonical: One is not right.
    """
    ids = {one.id: one.body is not None for one in held}
    wanted: dict[str, Sealed] = {}
    for sealed in parcel.contributions:
        has_words = ids.get(sealed.id)
        if has_words or (has_words is False and sealed.body is None):
            continue
        if has_words is False and not keep_words:
            continue
        first = wanted.setdefault(sealed.id, sealed)
        if first.body is None:  # Of copies of one, that with words.
            wanted[sealed.id] = sealed
    checked = sharing.ctx.log.check(tuple(wanted.values()))
    if any(one.header.livret != parcel.manifest.livret for one in checked):
        raise FileAltered(part="contributions")
    found = list(zip(wanted.values(), checked, strict=True))
    if keep_words:
        return found
    bare = without_words(found)
    return list(zip(bare, sharing.ctx.log.check(bare), strict=True))


def kinds_of(coming: Sequence[tuple[Sealed, Verified]]) -> tuple[tuple[str, int], ...]:
    """Return how many have words, by kind."""
    bodies = (one.body for _, one in coming if one.body is not None)
    return tuple(sorted(Counter(body.kind for body in bodies).items()))


def types_of_files(
    held: Sequence[Verified], coming: Sequence[tuple[Sealed, Verified]]
) -> dict[str, str]:
    """Return the media type of every file that a body named, by its digest."""
    found: dict[str, str] = {}
    for one in (*held, *(one for _, one in coming)):
        if one.body is not None and not one.problem:
            for named in files_named(one.body.content):
                found[named["sha256"]] = named["type"]
    return found


def newly_beside(before: Livret, after: Livret) -> tuple[SlotKey, ...]:
    """Return places where texts would stand side by side, and do not yet."""
    known = frozenset(before.side_by_side)
    return tuple(key for key in after.side_by_side if key not in known)


def newly_aside(before: Livret, after: Livret) -> tuple[SetAside, ...]:
    """Return what would be set aside, and is not yet."""
    known = frozenset(one.id for one in before.set_aside)
    return tuple(one for one in after.set_aside if one.id not in known)


def _series(parcel: Parcel) -> str:
    """Return the name of the row that a file is of: one of its sender's.

    Whoever received a file knows its replica; the key keeps them from numbering
    the files of another, whose missing ones would be told no more.
    """
    told = parcel.manifest
    row = series_of(told.recipients)
    return f"sharing.received:{told.livret}:{told.sender}:{told.replica}:{row}"


def numbers(sharing: Sharing, parcel: Parcel) -> tuple[int, bool]:
    """Return how many files were missed, and whether the row is forked."""
    told = parcel.manifest
    before = kept(sharing, _series(parcel)) or {"sequence": 0, "digest": ""}
    last: int = before["sequence"]
    missed = max(0, told.sequence - last - 1)
    follows = told.sequence != last + 1 or told.previous == before["digest"]
    same = told.sequence != last or parcel.digest == before["digest"]
    return missed, not (follows and same)


def remember_number(sharing: Sharing, parcel: Parcel) -> None:
    """Keep the number of a file that was taken in."""
    before = kept(sharing, _series(parcel)) or {"sequence": 0}
    sequence = parcel.manifest.sequence
    if sequence >= before["sequence"]:
        told = {"sequence": sequence, "digest": parcel.digest}
        keep(sharing, _series(parcel), told)
