"""What a drawing says, text by text, for who asks while it is drawn.

A field of a sheet may be attached and drawn nowhere. Who draws a paper again to
find words on it asks the drawing itself, not the data: what each element of its
structure says in letters is noted line by line as it goes on the page
(``structure.Element.lettered``). What a screen reader is told of a picture or
of a mark is no such line: an eye does not read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from livret.paper.structure import Content, Element

_ASKED: ContextVar[list[str] | None] = ContextVar("asked", default=None)
"""Where texts are noted; of this thread of work alone, and only while asked."""


@contextmanager
def overheard() -> Iterator[list[str]]:
    """Give a list that fills with what is drawn from now on, in reading order."""
    heard: list[str] = []
    before = _ASKED.set(heard)
    try:
        yield heard
    finally:
        _ASKED.reset(before)


def note(root: Element) -> None:
    """Note what was drawn for a whole paper, where somebody asked.

    Args:
        root: Its Document element, once its pages are drawn.
    """
    heard = _ASKED.get()
    if heard is not None:
        heard.extend(_said(root))


def _said(element: Element) -> Iterator[str]:
    """Yield the letters of an element where its content begins, and of its kids."""
    told = False
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _said(kid)
        elif isinstance(kid, Content) and not told and element.lettered:
            told = True
            yield element.lettered
