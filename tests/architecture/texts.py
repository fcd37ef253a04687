"""The texts that people read, as they stand in the code and in the catalogues."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.architecture.project import TOP, Module, called, calls, literal, modules


@dataclass(frozen=True)
class Text:
    """One French text in the code: where, which forms, in which context."""

    where: str
    forms: tuple[str, ...]
    context: str | None = None

    @property
    def key(self) -> tuple[str | None, str]:
        return (self.context, self.forms[0])


def _expected(name: str) -> slice | None:
    # Which positional arguments of each call are texts.
    return {
        "mark": slice(0, 1),
        "text": slice(0, 1),
        "plural": slice(0, 2),
        "context": slice(0, 2),
    }.get(name)


def _of_translator(node: ast.Call) -> bool:
    """True for ``mark(…)`` and for a method of something that translates."""
    if isinstance(node.func, ast.Name):
        return node.func.id == "mark"
    if not isinstance(node.func, ast.Attribute):
        return False
    owner = node.func.value
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    return name.strip("_") in {"tr", "translator"}


def translated(module: Module) -> Iterator[tuple[ast.Call, list[ast.expr]]]:
    """Each call that asks for a translation, with its text arguments."""
    for node in calls(module):
        place = _expected(called(node))
        if place is not None and node.args and _of_translator(node):
            yield node, node.args[place]


@cache
def texts() -> tuple[Text, ...]:
    """Every French text of the code."""
    found = []
    for module in modules():
        for node, arguments in translated(module):
            said = [literal(argument) for argument in arguments]
            if None in said or not said:
                continue
            forms = tuple(text for text in said if text is not None)
            if called(node) == "context":
                found.append(Text(module.at(node), forms[1:], forms[0]))
            else:
                found.append(Text(module.at(node), forms))
    return tuple(found)


@cache
def catalogues(language: str) -> tuple[tuple[str, Catalog], ...]:
    """Each catalogue of a language, with its file's name."""
    folder = TOP / "resources" / "translations" / language / "LC_MESSAGES"
    found = []
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as stream:
            found.append((path.name, read_po(stream, language, abort_invalid=True)))
    return tuple(found)


@cache
def entries(language: str) -> dict[tuple[str | None, str], list[tuple[str, Message]]]:
    """Each message of a language by (context, French text), with its file."""
    found: dict[tuple[str | None, str], list[tuple[str, Message]]] = {}
    for name, catalogue in catalogues(language):
        for message in catalogue:
            first = message.id[0] if isinstance(message.id, tuple) else message.id
            if first:
                found.setdefault((message.context, first), []).append((name, message))
    return found


def said(message: Message) -> tuple[str, ...]:
    """The translations of a message, one for each plural form."""
    return message.string if isinstance(message.string, tuple) else (message.string,)


def facts(text: str) -> set[str]:
    """The ``{names}`` that a text asks for."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
