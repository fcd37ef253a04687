"""What blocks are made of: a voice, somebody's words, one line, one fact, one step.

None stands on a paper by itself; ``blocks`` says what does.
"""

from __future__ import annotations

from dataclasses import dataclass

PLAIN = "plain"
SUPPORT = "support"
"""Tone of what helps her, green on every paper."""
NOTE = "note"
LEAD = "lead"


@dataclass(frozen=True, kw_only=True)
class Voice:
    """Who speaks or acts: drawn as a mark with its shape and initial.

    Attributes:
        side: ``personne``, ``social``, ``emploi``, ``autre`` or ``ensemble``
            (no one's mark).
        name: As printed beside the mark.
        nobody: The name is that of a side: its mark carries no initial.
        aloud: Whose mark it is, for who listens, where no name stands beside it.
    """

    side: str
    name: str
    nobody: bool = False
    aloud: str = ""


@dataclass(frozen=True, kw_only=True)
class Said:
    """Somebody's words, between quotation marks.

    Attributes:
        words: With their quotation marks, from ``wording.quoted``.
        credit: Whose they are and how they came; empty where it is said once
            for all of them.
        language: ISO 639 code of words that are not in the paper's language.
        leftwards: Whether they read right to left.
    """

    words: str
    credit: str = ""
    language: str = ""
    leftwards: bool = False


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line of a list.

    Attributes:
        text: What it says.
        voice: Whose mark stands before it; None for a dot.
        number: Of a step, in place of the dot; beside a voice's mark, that of a
            picture on the same paper. 0 for none.
        note: A smaller line under it.
        simple: The text in the simple version.
    """

    text: str
    voice: Voice | None = None
    number: int = 0
    note: str = ""
    simple: str = ""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What the three keep on a topic.

    Attributes:
        words: The line itself, possibly empty.
        label: « Pas d'accord : », empty for what all agree on; in an aid never.
        apart: Not agreed: two rules at the left instead of one.
        reasons: Each one's reason.
        heard: Read aloud in place of the line, where a rule beside it tells those
            who see what it is; possibly empty.
        simple: The label in the simple version, where a rule is no word.
    """

    words: str = ""
    label: str = ""
    heard: str = ""
    simple: str = ""
    apart: bool = False
    reasons: tuple[Item, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing told with its label.

    Attributes:
        label: What it is.
        value: What is told of it.
        note: A smaller line under the value.
        simple: The value in the simple version.
    """

    label: str
    value: str
    note: str = ""
    simple: str = ""


@dataclass(frozen=True, kw_only=True)
class Deed:
    """One step: who does what by when.

    Attributes:
        who: Who does it; None while nobody said.
        nobody: Told in their place while nobody said who; possibly empty.
        what: What is to be done.
        when: By when, in words, possibly empty.
        note: A smaller line under it (what blocks outside).
    """

    what: str
    who: Voice | None = None
    nobody: str = ""
    when: str = ""
    note: str = ""
