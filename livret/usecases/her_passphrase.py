"""Her passphrase: what closes a file that she carries, and how strong it must be."""

from __future__ import annotations

import unicodedata

from livret.usecases.passphrases import strength_of
from livret.usecases.ports_paper import PaperRoom
from livret.usecases.sharing_errors import HerPassphraseWeak

NEEDED_BITS = 44
"""Four words drawn from the list: what she can remember. The file may be copied
and guessed at; scrypt makes each guess cost a second, the PDF much less."""

SUGGESTED_WORDS = 5


def require_hers(passphrase: str) -> None:
    """Refuse a passphrase of hers that could be guessed.

    Raises:
        HerPassphraseWeak: It is worth less than ``NEEDED_BITS``.
    """
    bits = strength_of(passphrase).bits
    if bits < NEEDED_BITS:
        raise HerPassphraseWeak(bits=bits, needed=NEEDED_BITS)


def closed_for_her(paper: PaperRoom, pdf: bytes, passphrase: str) -> bytes:
    """Return a paper as a PDF that opens with her passphrase alone (AES-256).

    Args:
        paper: Closes it.
        pdf: Any paper; signatures do not go along, the signed file stays.
        passphrase: Hers; a letter and its accent are one, however typed.

    Raises:
        HerPassphraseWeak: It could be guessed; nothing was made.
    """
    typed = unicodedata.normalize("NFC", passphrase)
    require_hers(typed)
    return paper.closed_with(pdf, typed)
