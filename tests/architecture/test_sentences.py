"""Each expected error has its sentence: in French, in English, with its facts."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from functools import cache

import livret.words.sentences
from tests.architecture.project import calls, modules, told
from tests.architecture.texts import entries, facts, said

ROOT = "LivretError"
# Not errors of our own: the grammar of `problem` in InvalidField.
TABLES_OF_CODES = {"fields"}


@cache
def errors() -> dict[str, tuple[str, frozenset[str]]]:
    """Every class below LivretError: name to (place, names of its bases)."""
    classes = {
        node.name: (
            module.at(node),
            frozenset(ast.unparse(base).split(".")[-1] for base in node.bases),
        )
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
    }

    def descends(name: str) -> bool:
        bases = classes[name][1] if name in classes else frozenset()
        return ROOT in bases or any(descends(base) for base in bases)

    return {name: classes[name] for name in classes if descends(name)}


def test_no_two_errors_share_a_name() -> None:
    places: dict[str, list[str]] = {}
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef) and node.name in errors():
                places.setdefault(node.name, []).append(module.at(node))
    faults = [f"{name}: {found}" for name, found in places.items() if len(found) > 1]
    assert not faults, told(faults, "A name is the key of one sentence:")


@cache
def raised() -> dict[str, list[tuple[str, frozenset[str] | None]]]:
    """Where each error is made: (place, facts given, None when not in plain sight)."""
    found: dict[str, list[tuple[str, frozenset[str] | None]]] = {}
    for module in modules():
        for node in calls(module):
            name = ast.unparse(node.func).split(".")[-1]
            if name in errors():
                given = [keyword.arg for keyword in node.keywords]
                plain = None not in given
                known = frozenset(filter(None, given)) if plain else None
                found.setdefault(name, []).append((module.at(node), known))
    return found


def expected() -> set[str]:
    """The errors that people may meet: leaves, and whatever is made by name."""
    bases = (
        set().union(*(bases for _, bases in errors().values())) if errors() else set()
    )
    return {name for name in errors() if name not in bases or name in raised()}


@cache
def sentences() -> dict[str, list[tuple[str, str]]]:
    """Every sentence: class name to (module, French)."""
    found: dict[str, list[tuple[str, str]]] = {}
    package = livret.words.sentences
    for info in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        if info.name not in TABLES_OF_CODES:
            for name, french in getattr(module, "SENTENCES", {}).items():
                found.setdefault(name, []).append((info.name, french))
    return found


def test_each_error_has_one_sentence() -> None:
    faults = []
    for name in sorted(expected()):
        places = [place for place, _ in sentences().get(name, [])]
        if len(places) != 1:
            where = f"in {places}" if places else "nowhere in livret/words/sentences"
            faults.append(f"{errors()[name][0]}: {name}: {where}")
    assert not faults, told(faults, "Each expected error has exactly one sentence:")


def test_each_sentence_has_its_error() -> None:
    faults = [
        f"livret/words/sentences/{place}.py: {name}"
        for name, found in sentences().items()
        for place, _ in found
        if name not in errors()
    ]
    assert not faults, told(faults, "No error has this name:")


def test_each_sentence_has_its_english_with_the_same_facts() -> None:
    faults = []
    for name, found in sentences().items():
        for place, french in found:
            english = [
                form
                for _, message in entries("en").get((None, french), [])
                for form in said(message)
                if form
            ]
            if not english:
                faults.append(f"{place}: {name}: no English")
            faults += [
                f"{place}: {name}: facts differ: {facts(french) ^ facts(form)}"
                for form in english
                if facts(form) != facts(french)
            ]
    assert not faults, told(faults, "Sentences and their English:")


def test_sentences_end_and_say_more_than_a_name() -> None:
    shortest = 20
    faults = [
        f"{place}: {name}: {french!r}"
        for name, found in sentences().items()
        for place, french in found
        if not french.rstrip().endswith((".", "!", "?", "»")) or len(french) < shortest
    ]
    assert not faults, told(faults, "Say what happened, and what to do:")


def test_each_error_brings_the_facts_that_its_sentence_asks_for() -> None:
    faults = [
        f"{where}: {name} lacks {', '.join(sorted(facts(french) - given))}"
        for name, found in sentences().items()
        for _, french in found
        for where, given in raised().get(name, [])
        if given is not None and facts(french) - given
    ]
    assert not faults, told(faults, "The sentence could not be said:")
