"""Blocks that leave room for a hand: lines, boxes to tick, places to sign."""

from __future__ import annotations

from dataclasses import dataclass

from livret.usecases.sheets import Signatory
from livret.words.papers.elements import Item, Voice


@dataclass(frozen=True, kw_only=True)
class Lines:
    """Lines to write on by hand.

    Attributes:
        label: What goes there, possibly empty.
        count: How many lines.
        hers: On her ground.
        beside: The first line stands beside a short label, where the dress has room.
    """

    label: str = ""
    count: int = 1
    hers: bool = False
    beside: bool = False


@dataclass(frozen=True, kw_only=True)
class Ticks:
    """Sentences with a box to tick before each.

    Attributes:
        items: In order.
        columns: 1 or 2; a dress may always use one.
    """

    items: tuple[Item, ...]
    columns: int = 1


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Answers to choose from by hand, with a box for each voice.

    Attributes:
        answers: Levels and other answers, as equals; ``note`` says what a
            level means here.
        voices: Whose boxes, from left to right.
    """

    answers: tuple[Item, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, kw_only=True)
class Signatures:
    """The panel with a place of the same size for each signer.

    Attributes:
        signatories: Expected signers, in order.
        witness: Who keeps the desk.
        form: Form and version, told at the foot of the panel; may be empty.
        in_order: Each one signs after the one before; said in the panel.
    """

    signatories: tuple[Signatory, ...]
    witness: str = ""
    form: str = ""
    in_order: bool = False
