"""Papers in the languages that people read: beside the French, or alone.

What is signed is French (or English). Asked for in another language, a paper
is an aid to reading: alone, it has no place to sign and says so at its top;
bilingual, the French stands at the left and is what is signed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from livret.usecases.paper_sheets.errors import PicturesStay, UnknownDress
from livret.words.aid import AID_LANGUAGES, Aid, aid_for
from livret.words.aid_notice import aid_lacks, aid_notice, aid_signed, aid_title
from livret.words.cleaning import own
from livret.words.papers.blocks import Block, Head, Notice
from livret.words.papers.hand_blocks import Signatures
from livret.words.papers.pictures import WITHOUT_PICTURES
from livret.words.translator import LANGUAGES, Translator, translator_for

BILINGUAL = "bilingual"
_PARTED = "-"


def asked(language: str, dress: str, *, pictures: bool = True) -> tuple[str, str]:
    """Return the language of the sheet and the whole name of its dress.

    Args:
        language: As asked for, by ISO 639 code.
        dress: As asked for.
        pictures: Whether pictures stand beside its titles.

    Returns:
        For ``ar`` and ``bilingual``, ``fr`` and ``bilingual-ar``; for
        ``simple`` without pictures, ``simple-words``; anything else as it is.

    Raises:
        PicturesStay: The dress is not made without its pictures.
    """
    if not pictures:
        if dress not in WITHOUT_PICTURES:
            raise PicturesStay(dress=dress)
        return language, WITHOUT_PICTURES[dress]
    if dress != BILINGUAL or language == LANGUAGES[0]:
        return language, dress
    return LANGUAGES[0], f"{BILINGUAL}{_PARTED}{language}"


def beside_french(language: str, dress: str) -> tuple[str, str]:
    """Return the language and the dress of what she reads in a language of hers.

    A language that is only an aid to reading faces the French; the two that
    are complete stand alone, in ``dress``.
    """
    if language in AID_LANGUAGES:
        return asked(language, BILINGUAL)
    return language, dress


def parted(dress: str) -> tuple[str, str]:
    """Return the dress and the language of its aid, possibly empty."""
    name, _, language = dress.partition(_PARTED)
    return (name, language) if name == BILINGUAL else (dress, "")


def is_aid(language: str) -> bool:
    """Tell whether a paper in this language is an aid: never the text signed."""
    return language in AID_LANGUAGES


def reader_for(language: str) -> Translator | None:
    """Return what says a paper in a language; None where nothing does."""
    if language in LANGUAGES:
        return translator_for(language)
    return aid_for(language)


def paper_reader(paper: str, language: str, dress: str) -> Translator:
    """Return what says a paper in a language.

    Raises:
        UnknownDress: Papers are not made in that language.
    """
    tr = reader_for(language)
    if tr is None:
        raise UnknownDress(paper=paper, dress=dress, language=language)
    return tr


def alone(blocks: Sequence[Block], aid: Aid) -> tuple[Block, ...]:
    """Return the blocks of an aid that stands alone: unsigned, and saying so."""
    kept = tuple(each for each in blocks if not isinstance(each, Signatures))
    french = translator_for(LANGUAGES[0])
    signed = _is_signed(blocks)
    told = [_notice(tr, aid, signed=signed) for tr in (aid, french)]
    at = next((i + 1 for i, each in enumerate(kept) if isinstance(each, Head)), 0)
    return (*kept[:at], *told, *kept[at:])


def facing(
    blocks: Sequence[Block], language: Translator, *, by_hand: bool = False
) -> tuple[Block, ...]:
    """Return the blocks of an aid facing the French: what it is, at its top.

    Args:
        blocks: In the other language.
        language: Says the other language.
        by_hand: The paper is signed by hand, on lines.
    """
    french = translator_for(LANGUAGES[0])
    signed = by_hand or _is_signed(blocks)
    if isinstance(language, Aid):
        lacks = aid_lacks(language, language)
        title = aid_title(language)
        theirs = aid_notice(language, language, signed=signed)
        told = [
            f"{title}{language.stop}{language.gap}{theirs}",
            own(aid_notice(french, language, signed=signed)),
        ]
        told += [lacks] if lacks else []
    else:
        told = [aid_title(language)]
        if signed:
            told = [f"{told[0]}{language.stop}{language.gap}{aid_signed(language)}"]
    return tuple(
        replace(each, notes=(*told, *each.notes)) if isinstance(each, Head) else each
        for each in blocks
    )


def _is_signed(blocks: Sequence[Block]) -> bool:
    return any(isinstance(each, Signatures) for each in blocks)


def _notice(tr: Translator, aid: Aid, *, signed: bool) -> Notice:
    told = [aid_notice(tr, aid, signed=signed), aid_lacks(tr, aid)]
    return Notice(
        title=f"{aid_title(tr)}{tr.stop}",
        text=tr.gap.join(part for part in told if part),
        language="" if tr is aid else tr.language,
    )
