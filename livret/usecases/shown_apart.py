"""What a paper that another desk froze shows, as this desk finds it for itself.

What a document says it holds is the word of who froze it. Where somebody signs
it at another desk, that desk makes the paper again from the data attached to
it: where it gets the same bytes, the pages show that data and nothing else.
Then it looks in the data for each contribution, and for its words in what was
drawn too: some of the data stand on no page. What it does not find is named in
the signature, and confirmed by nobody.

A newer Livret may draw otherwise: then nothing is found, and the signature
stands all the same. To leave what was said as it is harms nobody; to have
somebody confirm what was not in front of them does.

Source: ``resources/design/log.md``, "Acts".
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from livret.domain.acts import CONFIRMING_WAYS
from livret.domain.documents import Document
from livret.domain.errors import LivretError, Refused
from livret.domain.fields import Code, Day, Field, ListOf, Pattern, Record, is_day
from livret.domain.kinds import KINDS
from livret.domain.livret import Livret, Value
from livret.domain.team import PERSON
from livret.domain.voices import Voice
from livret.usecases.context import Context
from livret.usecases.ports_paper import DrawnAgain, PaperRoom
from livret.usecases.shown_whole import in_lines, words_in
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


Node = frozenset[str]
"""Every text that stands in one thing of a paper: a topic, a goal, a meeting."""


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
    again = _again(ctx, paper, document)
    return tuple(_not_found(ctx.livret(livret), document, act.role, again))


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
    read, again = ctx.livret(livret), _again(ctx, paper, document)
    return len(
        {
            one
            for place in document.to_sign
            for one in _not_found(read, document, place.role, again)
        }
    )


def _is_own(ctx: Context, document: Document) -> bool:
    return document.frozen.author == ctx.owner.sign_key


def _again(ctx: Context, paper: PaperRoom, document: Document) -> DrawnAgain | None:
    """Return what the first revision shows, where this desk makes it again."""
    pdf = ctx.blobs.get(document.revision)[: document.revisions[0][0]]
    frozen = document.frozen.content["file"]["sha256"]
    first = hashlib.sha256(pdf).hexdigest() == frozen
    return paper.made_again(pdf, document.dress) if first else None


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
    things = tuple(_things(data))
    pages = Pages(again.heard if again is not None else ())
    for one in content["contains"]:
        value = held.get(one)
        if one in in_part or (value is not None and not _speaks(value, role)):
            continue
        if (
            value is None
            or not _stands(value, data, things)
            or not all(pages.say(words) for words in words_said(value))
        ):
            yield one


def words_said(value: Value) -> Iterator[str]:
    """Yield every text of a contribution that is looked for on a paper."""
    return words_in(KINDS[value.kind].content, value.content)


class Pages:
    """What was drawn, by its letters alone.

    Where a line ends, and what marks, isolates and punctuation stand between
    words, makes no other words of them.

    Args:
        heard: Each text drawn, in reading order.
    """

    def __init__(self, heard: Sequence[str]) -> None:
        self._letters = _letters("".join(heard))
        self._signs = "".join("".join(heard).split())

    def say(self, words: str) -> bool:
        """Tell whether words stand on the pages; a day is drawn in other words."""
        letters = _letters(words)
        if not letters:
            return "".join(words.split()) in self._signs
        return letters in self._letters or is_day(words)


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    same = unicodedata.normalize("NFKC", folded)
    return "".join(letter for letter in same if letter.isalnum())


def _speaks(value: Value, role: str) -> bool:
    """Tell whether a signature in that place would confirm these words."""
    return value.voice == role or (value.voice == Voice.ENSEMBLE and role == PERSON)


def _stands(value: Value, data: Mapping[str, Any], things: tuple[Node, ...]) -> bool:
    """Tell whether all that a contribution says stands in one thing of a paper."""
    field = KINDS[value.kind].content
    told = [list(in_lines(words)) for words in words_said(value)]
    codes = frozenset(_codes(field, value.content))
    answer = value.content.get("level") or value.content.get("answer")
    if "facets" in value.content or not (told or answer):
        return False
    return any(
        codes <= thing and all(_in(lines, thing) for lines in told) for thing in things
    ) and (
        not isinstance(answer, str)
        or _answered(data, value.voice, value.content.get("barrier", ""), answer)
    )


def _in(lines: list[str], thing: Node) -> bool:
    return " ".join(lines) in thing or all(line in thing for line in lines)


def _answered(told: Any, voice: str, barrier: str, answer: str, at: str = "") -> bool:
    """Tell whether a voice stands with an answer under a topic of a paper."""
    if isinstance(told, Mapping):
        at = str(told.get("barrier", at))
        if (told.get("voice"), told.get("answer"), at) == (voice, answer, barrier):
            return True
        return any(_answered(one, voice, barrier, answer, at) for one in told.values())
    if isinstance(told, list):
        return any(_answered(one, voice, barrier, answer, at) for one in told)
    return False


def _codes(field: Field, told: Any) -> Iterator[str]:
    """Yield each choice and each day of a content, of which the words depend."""
    if isinstance(field, Code | Day) or (
        isinstance(field, Pattern) and not _names_another(field)
    ):
        yield str(told)
    elif isinstance(field, ListOf):
        for item in told:
            yield from _codes(field.item, item)
    elif isinstance(field, Record):
        for name, value in told.items():
            if name not in _BESIDE:
                yield from _codes(field.fields[name], value)


_BESIDE = frozenset({"came", "name", "outside", "functions"})
"""How it came and whose it is stand otherwise on a paper; what for, on none."""


_CAME = "came"
"""Holds nothing that anybody confirms, and is drawn in few dresses."""


def _names_another(field: Pattern) -> bool:
    """Tell whether a field holds the id of another contribution, or of a key."""
    return "0-9a-f" in field.regex


def _things(data: Any, *, inside: bool = False) -> Iterator[Node]:
    """Yield what stands in each thing of a paper, and in its plain lists.

    Not in all of it: words of one topic and the level of another are no view.
    """
    if isinstance(data, Mapping):
        if inside:
            yield frozenset(_texts(data))
        else:
            yield frozenset(_flat(one) for one in data.values() if isinstance(one, str))
        for name, value in data.items():
            if name != _CAME:
                yield from _things(value, inside=True)
    elif isinstance(data, list):
        if all(isinstance(one, str) for one in data):
            yield frozenset(map(_flat, data))
        for one in data:
            yield from _things(one, inside=True)


def _texts(told: Any) -> Iterator[str]:
    if isinstance(told, Mapping):
        for name, value in told.items():
            if name != _CAME:
                yield from _texts(value)
    elif isinstance(told, list):
        for value in told:
            yield from _texts(value)
    elif isinstance(told, str):
        yield _flat(told)


def _flat(text: str) -> str:
    return " ".join(text.split())
