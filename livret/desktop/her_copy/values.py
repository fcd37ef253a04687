"""Her copy as the page shows and asks it: plain values."""

from __future__ import annotations

from dataclasses import dataclass, field

from livret.words.papers.catalogue import STANDARD


@dataclass(frozen=True)
class CopyState:
    """What is known before a copy is made.

    Attributes:
        language: Of her papers: the one to begin with.
        known: She has a code already: a copy needs no new one.
        waiting: "Sa copie est à remettre depuis hier", or empty.
        unshown: That her sheet was made elsewhere and never shown here, or empty.
    """

    language: str
    known: bool = False
    waiting: str = ""
    unshown: str = ""


@dataclass(frozen=True)
class CopyWish:
    """How she wants her copy.

    Attributes:
        passphrase: Hers, written twice.
        language: Of the papers and of the text beside them.
        dress: Whole name of the dress of the paper for her telephone.
        clear: The signed paper in clear, too.
        with_life: « Ma vie » too, on the paper for the telephone.
        renew: She lost her code.
        code: Of the sheet that she shows; empty where she shows none.
    """

    passphrase: str
    language: str
    clear: bool
    with_life: bool
    renew: bool
    dress: str = STANDARD
    code: str = field(default="", repr=False)


@dataclass(frozen=True)
class MadeView:
    """What she takes away.

    Attributes:
        lines: What the copy holds, and what it does not.
        code: Her recovery code, where it is new; shown once.
        square: The same as a QR code, SVG.
        language: Of her papers: the sheet of her code begins with it.
    """

    lines: tuple[str, ...]
    code: str = ""
    square: bytes = b""
    language: str = ""
