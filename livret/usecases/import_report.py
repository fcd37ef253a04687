"""What an import from other software did, and what it could not carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCarried:
    """One thing an import could not carry.

    Attributes:
        file: Name of the source file.
        line: Line in it, from 1; 0 when it is about the whole file.
        code: Key of its sentence.
        facts: What the sentence needs; never a person's words.
    """

    file: str
    line: int
    code: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did.

    Attributes:
        livrets: How many livrets were opened or added to.
        contributions: How many contributions were added.
        not_carried: Everything left behind, with its reason.
        opened: Ids of the livrets opened or added to.
    """

    livrets: int
    contributions: int
    not_carried: tuple[NotCarried, ...]
    opened: tuple[str, ...] = ()
