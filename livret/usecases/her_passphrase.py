"""Her passphrase: what closes a file that she carries, and how strong it must be."""

from __future__ import annotations

import unicodedata

from livret.usecases.passphrases import as_listed, strength_of
from livret.usecases.ports_paper import PaperRoom
from livret.usecases.ports_sharing import PersonIdentity, PersonKeys
from livret.usecases.sharing_errors import (
    FileAltered,
    HerKeyDamaged,
    HerPassphraseWeak,
    HerPassphraseWrong,
    NotAnExchangeFile,
)

NEEDED_BITS = 44
"""Four words drawn from the list: what she can remember. The file may be copied
and guessed at; scrypt makes each guess cost a second, the PDF much less."""

SUGGESTED_WORDS = 5


def without_stray_spaces(passphrase: str) -> str:
    """Return a phrase as she will type it elsewhere: no space that nobody sees.

    A telephone does not open a PDF whose phrase ends with the space that a
    keyboard put there.
    """
    return " ".join(passphrase.split())


def require_hers(passphrase: str) -> None:
    """Refuse a passphrase of hers that could be guessed.

    Raises:
        HerPassphraseWeak: It is worth less than ``NEEDED_BITS``.
    """
    bits = strength_of(passphrase).bits
    if bits < NEEDED_BITS:
        raise HerPassphraseWeak(bits=bits, needed=NEEDED_BITS)


def opened_by_her(keys: PersonKeys, wrapped: bytes, typed: str) -> PersonIdentity:
    """Open her key file with her phrase, however a keyboard writes its letters.

    As it was typed first; then, each once, without stray spaces, with accents in
    one piece or two, and as the list of words writes it, since it was most often
    drawn from there.

    Raises:
        HerPassphraseWrong: None of them opens it.
        HerKeyDamaged: It is no such file, is cut short, or was changed.
    """
    plain = without_stray_spaces(typed)
    forms = (unicodedata.normalize(form, plain) for form in ("NFC", "NFD"))
    for said in dict.fromkeys((typed, plain, *forms, " ".join(as_listed(typed)))):
        try:
            return keys.unwrap(wrapped, said)
        except HerPassphraseWrong:
            continue
        except (FileAltered, NotAnExchangeFile) as error:
            raise HerKeyDamaged from error
    raise HerPassphraseWrong


def closed_for_her(paper: PaperRoom, pdf: bytes, passphrase: str) -> bytes:
    """Return a paper as a PDF that opens with her passphrase alone (AES-256).

    Args:
        paper: Closes it.
        pdf: Any paper; signatures do not go along, the signed file stays.
        passphrase: Hers; a letter and its accent are one, however typed, and
            spaces at the ends or doubled are none of it.

    Raises:
        HerPassphraseWeak: It could be guessed; nothing was made.
        LivretError: The paper cannot be closed; nothing was made.
    """
    typed = unicodedata.normalize("NFC", without_stray_spaces(passphrase))
    require_hers(typed)
    return paper.closed_with(pdf, typed)
