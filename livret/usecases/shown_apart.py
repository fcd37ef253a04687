"""What a paper that another desk froze shows, as this desk finds it for itself.

What a document says it holds is the word of who froze it. Where somebody signs
it at another desk, that desk makes the paper again from the data attached to
it: where it gets the same bytes, the pages show that data and nothing else.
Then it looks in the data for each contribution, there where the words of it are
drawn: some of the data stand on no page. What it does not find is named in the
signature, and confirmed by nobody.

A newer Livret may draw otherwise: then nothing is found, and the signature
stands all the same. To leave what was said as it is harms nobody; to have
somebody confirm what was not in front of them does.

Source: ``resources/design/log.md``, "Acts".
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from livret.domain.acts import CONFIRMING_WAYS
from livret.domain.documents import Document
from livret.domain.errors import LivretError, Refused
from livret.domain.fields import is_day
from livret.domain.livret import Livret, Value
from livret.domain.team import PERSON
from livret.domain.voices import Voice
from livret.usecases.context import Context
from livret.usecases.ports_paper import DrawnAgain, PaperRoom
from livret.usecases.shown_letters import letters_of
from livret.usecases.shown_marked import Marking, drawn_there, markings
from livret.usecases.shown_things import stands, things_of, words_said
from livret.usecases.signing import SigningAct


class MayNotAllBeShown(Refused):
    """Before anybody signs: some of what a document holds is not found on it.

    Facts:
        count: How many contributions.
    """


class NotAllShown(Refused):
    """Some of what a document says it holds was not found on its pages.

    Facts:
        count: How many contributions.
    """


def unseen(
    ctx: Context, paper: PaperRoom, livret: str, document: Document, act: SigningAct
) -> tuple[str, ...]:
    """Return what a document says it holds and this desk did not find on it.

    Args:
        ctx: The open vault.
        paper: Reads the file, and makes it again.
        livret: Which.
        document: What is signed.
        act: Who signs and how.

    Returns: the ids that this signature would confirm otherwise; none for what
        this desk froze itself, nor for an answer that confirms nothing.

    Raises:
        ReadingStopped: Livret ends; nothing is known of it.
    """
    if _is_own(ctx, document) or act.way not in CONFIRMING_WAYS:
        return ()
    read = ctx.livret(livret)
    again = _again(ctx, paper, read, document)
    return tuple(_not_found(read, document, act.role, again))


def doubtful(ctx: Context, paper: PaperRoom, livret: str, document: Document) -> int:
    """Return how much of a document whoever still signs would not confirm.

    Args:
        ctx: The open vault.
        paper: Reads the file, and makes it again.
        livret: Which.
        document: What may be signed here.

    Returns: how many contributions; 0 for what this desk froze itself.
    """
    if _is_own(ctx, document) or not document.to_sign:
        return 0
    read = ctx.livret(livret)
    again = _again(ctx, paper, read, document)
    return len(
        {
            one
            for place in document.to_sign
            for one in _not_found(read, document, place.role, again)
        }
    )


def _is_own(ctx: Context, document: Document) -> bool:
    return document.frozen.author == ctx.owner.sign_key


def _again(
    ctx: Context, paper: PaperRoom, livret: Livret, document: Document
) -> DrawnAgain | None:
    """Return what the first revision shows, where this desk makes it again."""
    pdf = ctx.blobs.get(document.revision)[: document.revisions[0][0]]
    frozen = document.frozen.content["file"]["sha256"]
    if hashlib.sha256(pdf).hexdigest() != frozen:
        return None
    holds = frozenset(document.frozen.content["contains"])
    values = (value for value in livret.history if value.id in holds)
    words = tuple(one for value in values for one in words_said(value))

    def marked(data: Mapping[str, Any]) -> tuple[Marking, ...]:
        return markings(data, words, ctx.seed)

    def otherwise(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        return [one.data for one in marked(data)]

    again = paper.made_again(pdf, document.dress, otherwise)
    if again is None:
        return None
    shown = drawn_there(marked(again.data), again.otherwise)
    return None if shown is None else replace(again, data=shown)


def not_all_shown(hidden: Sequence[str]) -> tuple[LivretError, ...]:
    """Return what is told beside a signature where something was not found."""
    return (NotAllShown(count=len(hidden)),) if hidden else ()


def _not_found(
    livret: Livret, document: Document, role: str, again: DrawnAgain | None
) -> Iterator[str]:
    content = document.frozen.content
    in_part = frozenset(content.get("in_part", ()))
    held = {value.id: value for value in livret.history}
    data = again.data if again is not None else {}
    things = tuple(things_of(data))
    pages = Pages(again.heard if again is not None else ())
    for one in content["contains"]:
        value = held.get(one)
        if one in in_part or (value is not None and not _speaks(value, role)):
            continue
        if (
            value is None
            or not stands(value, data, things)
            or not all(pages.say(words) for words in words_said(value))
        ):
            yield one


class Pages:
    """What was drawn, by its letters alone.

    Where a line ends, and what marks, isolates and punctuation stand between
    words, makes no other words of them.

    Args:
        heard: Each text drawn, in reading order.
    """

    def __init__(self, heard: Sequence[str]) -> None:
        self._letters = letters_of("".join(heard))
        self._signs = "".join("".join(heard).split())

    def say(self, words: str) -> bool:
        """Tell whether words stand on the pages; a day is drawn in other words."""
        letters = letters_of(words)
        if not letters:
            return "".join(words.split()) in self._signs
        return letters in self._letters or is_day(words)


def _speaks(value: Value, role: str) -> bool:
    """Tell whether a signature in that place would confirm these words."""
    return value.voice == role or (value.voice == Voice.ENSEMBLE and role == PERSON)
