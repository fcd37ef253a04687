"""The list of people and its search, compared with what the log says now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing

from sqlalchemy import select
from sqlcipher3 import dbapi2 as sqlcipher

from livret.domain.errors import LivretError
from livret.usecases.ports_people import LivretSummary
from livret.usecases.vault_findings import Finding, finding
from livret.vault import names, schema
from livret.vault.engine import Store
from livret.vault.opened import Vault
from livret.vault.people import INDEX
from livret.vault.schema_rules import SEARCH

Term = tuple[int, str]
"""A position and a word by which it is found."""

_TERMS = """CREATE VIRTUAL TABLE temp.people_terms
    USING fts5vocab(main, people_search, instance)"""
_READ_TERMS = "SELECT DISTINCT doc, term FROM temp.people_terms"
_FORGET_TERMS = "DROP TABLE IF EXISTS temp.people_terms"
_POSITIONS = "SELECT rowid FROM people_search"
_FINDS = "SELECT rowid FROM people_search WHERE people_search MATCH ? AND rowid = ?"
_EVERYONE = -1


def examine_people(vault: Vault, *, rebuild: bool) -> Iterator[Finding]:
    """Give where the list or its search does not follow the log.

    Args:
        vault: Open, in its own thread.
        rebuild: Throw the read models away and make them again.
    """
    differ = _differing_lines(vault) if not _unreadable_lines(vault) else 1
    if rebuild:
        vault.people.rebuild()
        still = _differing_lines(vault)
        if still:
            yield finding("read_models_differ", count=still)
        elif differ:
            yield finding("read_models_rebuilt", wrong=False, count=differ)
    elif differ:
        yield finding("read_models_differ", count=differ)
    elif vault.people.mended:
        yield finding("read_models_mended")


def _unreadable_lines(vault: Vault) -> bool:
    try:
        vault.people.people()
    except LivretError:
        return True
    return False


def _differing_lines(vault: Vault) -> int:
    listed = {line.livret: line for line in vault.people.people()}
    expected = {line.livret: line for line in vault.people.made_again()}
    differ = {
        livret
        for livret in listed.keys() | expected.keys()
        if listed.get(livret) != expected.get(livret)
    }
    promised = {due for line in expected.values() for due in line.dues}
    differ |= {due.livret for due in promised ^ set(vault.people.dues())}
    places = _places(vault.store)
    unlike = _unlike_search(vault.store, expected.values(), places)
    whose = {place: livret for livret, place in places.items()}
    differ |= {whose.get(place, str(place)) for place in unlike}
    return len(differ)


def _places(store: Store) -> dict[str, int]:
    statement = select(schema.people.c.livret, schema.people.c.position)
    with store.reading() as connection:
        return {row.livret.hex(): row.position for row in connection.execute(statement)}


def _unlike_search(
    store: Store, lines: Iterable[LivretSummary], places: dict[str, int]
) -> set[int]:
    """Return the positions that the search holds otherwise than it should.

    Also those that it holds and no line of the list has, and those whose own
    name does not find them.
    """
    named = [(places[one.livret], one) for one in lines if one.livret in places]
    try:
        held = _held_terms(store)
        unlike = {place for place, _ in held ^ _made_terms(named)}
        unlike |= {row[0] for row in store.ask(_POSITIONS)} ^ {p for p, _ in named}
        for place, line in named:
            match = names.match_starts(line.called)
            if match and (place,) not in store.ask(_FINDS, (match, place)):
                unlike.add(place)
    except LivretError:  # it contradicts itself
        return {_EVERYONE}
    return unlike


def _shadows(named: Iterable[tuple[int, LivretSummary]]) -> Iterator[tuple[int, str]]:
    for place, line in named:
        yield place, names.found_by(line.called, line.also)


def _held_terms(store: Store) -> set[Term]:
    store.outside(_FORGET_TERMS)
    store.outside(_TERMS)
    try:
        return {(place, term) for place, term in store.ask(_READ_TERMS)}
    finally:
        store.outside(_FORGET_TERMS)


def _made_terms(named: Iterable[tuple[int, LivretSummary]]) -> set[Term]:
    """Return what an index made now of the same names would hold."""
    with closing(sqlcipher.connect(":memory:", isolation_level=None)) as fresh:
        fresh.execute(SEARCH)
        fresh.executemany(INDEX, _shadows(named))
        fresh.execute(_TERMS)
        return {(place, term) for place, term in fresh.execute(_READ_TERMS)}
