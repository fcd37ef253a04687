"""What a vault has to say about itself: codes and facts, never sentences.

Sentences: ``livret.words.sentences.vault_findings``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

ANSWERABLE = frozenset({"changed_while_closed", "rolled_back"})
"""Told at each opening, until a backup of before stands or the vault is kept."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that somebody should know.

    Attributes:
        code: Which one, e.g. ``heads_differ``.
        facts: What its sentence needs, by name; ids, counts and file names.
        wrong: Whether something is damaged; otherwise it is only told.
    """

    code: str
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)
    wrong: bool = True


def finding(code: str, /, *, wrong: bool = True, **facts: object) -> Finding:
    """Return a finding with its facts as text."""
    return Finding(code, {name: str(value) for name, value in facts.items()}, wrong)


@dataclass(frozen=True, slots=True)
class Findings:
    """What an examination found.

    Attributes:
        found: Everything, in the order it was looked at.
        contributions: How many were examined.
        livrets: In how many livrets.
    """

    found: tuple[Finding, ...]
    contributions: int
    livrets: int

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.found)

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not any(one.wrong for one in self.found)

    @property
    def answerable(self) -> bool:
        """Whether what is wrong is over once the vault is kept as it is."""
        wrong = {one.code for one in self.found if one.wrong}
        return bool(wrong) and wrong <= ANSWERABLE
