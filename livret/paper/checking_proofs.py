"""Which revisions of a file bring a time stamp, or proofs for later, and only that.

How a file came to be is told step by step. That a stamp was added may be said
where one was, and of nothing else: neither of what was changed before anybody
signed, nor of a form that was filled in between two signatures. So each
revision is held against the one before it, whatever the verdict on the whole.

Loaded late: it imports pyHanko. May import: pyHanko.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    DiffResult,
    ModificationLevel,
    SuspiciousModification,
)

from livret.paper.signing_file import UNREADABLE


@dataclass(frozen=True, slots=True)
class Proofs:
    """What was added for later, by the revision that brought it.

    Attributes:
        stamps: Revisions that bring a time stamp of the whole file.
        lists: Those that bring revocation lists, answers and certificates.
    """

    stamps: frozenset[int] = frozenset()
    lists: frozenset[int] = frozenset()


def proofs_in(
    reader: PdfFileReader, answered: Iterable[int], stamped: Iterable[int]
) -> Proofs:
    """Return which revisions bring proofs and nothing else.

    Args:
        reader: The file.
        answered: Revisions that carry a signature of somebody.
        stamped: Revisions that carry a time stamp whose mathematics hold.
    """
    answers, stamps = frozenset(answered), frozenset(stamped)
    others = range(1, reader.xrefs.total_revisions)
    found = frozenset(
        at for at in others if at not in answers and _only_proofs(reader, at)
    )
    return Proofs(
        stamps=found & stamps, lists=frozenset(_lists(reader, found - stamps))
    )


def _only_proofs(reader: PdfFileReader, at: int) -> bool:
    """Tell whether a revision adds what serves to check later, and nothing else."""
    try:
        found: DiffResult = DEFAULT_DIFF_POLICY.apply(
            reader.get_historical_resolver(at - 1), reader.get_historical_resolver(at)
        )
    except (SuspiciousModification, *UNREADABLE):
        return False
    level: ModificationLevel = found.modification_level
    return level is ModificationLevel.LTA_UPDATES


def _lists(reader: PdfFileReader, revisions: Iterable[int]) -> Iterator[int]:
    """Yield those of the revisions after which the file holds such proofs."""
    for at in revisions:
        if "/DSS" in reader.get_historical_resolver(at).root:
            yield at
