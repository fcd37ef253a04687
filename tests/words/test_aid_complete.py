"""No text of a paper is missing in any aid to reading.

Every French text that a paper can come to say is looked for in the code: from
what reads papers and draws them, through each function and table they name.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

import pytest

from livret.words import aid, reviews
from livret.words.meeting_asked import AGAIN, ASKED
from livret.words.papers.catalogue import DRESSES, OTHERS, PAPERS
from tests.architecture.project import Module, called, literal, modules
from tests.architecture.test_aid_translations import form_texts
from tests.architecture.texts import entries, translated

Name = tuple[str, str]
Key = tuple[str | None, str]

DRAWING = tuple(
    f"livret.paper.{name}"
    for name in (
        "blocks",
        "blocks_answers",
        "blocks_hand",
        "blocks_text",
        "blocks_topic",
        "booklet",
        "charts",
        "dossier_file",
        "facing",
        "footer",
        "hand_running",
        "marks",
        "pieces",
        "signature_panel",
        "signature_words",
    )
)
READING = "livret.words.papers."
OUTSIDE = "livret.paper.outside"
"""Reads what others made: what it refuses is told on a screen, on no paper."""
BESIDE = (
    ("livret.words.her_copy", "read_me"),
    ("livret.words.meeting_asked", "ASKED"),
    ("livret.words.meeting_asked", "AGAIN"),
    ("livret.words.meeting_asked", "KEEPS"),
    ("livret.words.reviews", "ASKED"),
)
"""What is said in her language beside papers: her copy's, and a meeting's."""

ON_SCREEN = (
    {paper.told for paper in PAPERS.values()}
    | {told for _, told, _ in OTHERS.values()}
    | set(DRESSES.values())
)
"""What the catalogue says of papers where they are chosen."""


@cache
def definitions() -> dict[Name, tuple[Module, ast.stmt]]:
    """What stands at the top of each module of words and paper, by name."""
    found: dict[Name, tuple[Module, ast.stmt]] = {}
    for module in modules():
        if module.room not in {"words", "paper"}:
            continue
        for node in module.tree.body:
            for name in _defined(node):
                found[module.name, name] = (module, node)
    return found


def _defined(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.AnnAssign | ast.Assign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            yield from (one.id for one in ast.walk(target) if isinstance(one, ast.Name))


@cache
def imported(module: Module) -> dict[str, Name]:
    """Where each name that a module imports is defined."""
    return {
        alias.asname or alias.name: (node.module, alias.name)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }


@cache
def texts_of(module: Module) -> dict[int, Key]:
    """The texts of a module, by the call that says them."""
    found = {}
    for node, arguments in translated(module):
        said = [literal(argument) for argument in arguments]
        if None not in said and said:
            context = said[0] if called(node) == "context" else None
            first = said[1] if called(node) == "context" else said[0]
            found[id(node)] = (context, str(first))
    return found


@cache
def said_by_papers() -> frozenset[Key]:
    """Every French text that a paper can come to say."""
    known = definitions()
    waiting = [
        name
        for name in known
        if name[0].startswith(READING) or name[0] in DRAWING or name in BESIDE
    ]
    seen: set[Name] = set()
    found: set[Key] = set()
    while waiting:
        name = waiting.pop()
        if name in seen or name not in known or name[0] == OUTSIDE:
            continue
        seen.add(name)
        module, node = known[name]
        texts = texts_of(module)
        for each in ast.walk(node):
            if id(each) in texts:
                found.add(texts[id(each)])
            elif isinstance(each, ast.Name):
                here = (module.name, each.id)
                there = imported(module).get(each.id, here)
                waiting.append(here if here in known else there)
    found |= {(None, text) for text in form_texts()}
    return frozenset(key for key in found if key[1] not in ON_SCREEN)


def test_papers_say_what_is_looked_for() -> None:
    said = {text for _, text in said_by_papers()}
    assert len(said) > 600
    for text in ("Dossier de preuve", "Se parler", "ne gêne pas", "Votre clé"):
        assert text in said
    assert {*reviews.ASKED.values(), *ASKED.values(), *AGAIN.values()} <= said


@pytest.mark.parametrize("language", aid.AID_LANGUAGES)
def test_no_text_of_a_paper_is_missing(language: str) -> None:
    known = entries(aid.FOLDERS[language])
    many = {
        (key[0], message.id[1])
        for key, found in known.items()
        for _, message in found
        if isinstance(message.id, tuple)
    }
    missing = said_by_papers() - set(known) - many
    assert not missing, sorted(text for _, text in missing)
