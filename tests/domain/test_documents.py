"""A document at two desks at once: who may sign, and whether it is closed."""

from __future__ import annotations

import hashlib
from typing import Any

from livret.domain.documents import Document, documents_of
from tests.domain.writing import Log, key_of


def digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def file(name: str, size: int) -> dict[str, Any]:
    return {"sha256": digest(name), "size": size, "type": "application/pdf"}


def frozen() -> tuple[Log, str]:
    """A livret of two referents, and a paper that they both sign."""
    log = Log()
    log.open()
    log.join("claire", "marc", side="emploi")
    signers = [
        {"role": "social", "name": "claire", "field": "F1"},
        {"role": "emploi", "name": "marc", "field": "F2"},
    ]
    told = {"paper": "diagnostic", "language": "fr", "file": file("first", 10)}
    told |= {"contains": [], "signers": signers, "on": "2026-03-12"}
    return log, log.write("claire", "document_frozen", told)


def document(log: Log) -> Document:
    (found,) = documents_of(log.fold())
    return found


def turn(log: Log, of: str, by: str, **more: Any) -> str:
    told = {"document": of, "name": by, "holder": key_of(by)}
    return log.write(by, "document_turn", told, **more)


def test_a_turn_that_two_take_at_once_is_nobodys_until_one_takes_it_again() -> None:
    log, paper = frozen()
    assert document(log).held_by(key_of("claire"))
    for name in ("claire", "marc"):
        turn(log, paper, name, parents=[paper])
    found = document(log)
    assert found.contested
    assert not found.held_by(key_of("claire"))
    assert not found.held_by(key_of("marc"))
    turn(log, paper, "marc")
    assert document(log).held_by(key_of("marc"))


def test_a_seal_that_another_desk_overtook_closes_nothing() -> None:
    log, paper = frozen()
    sealed = {"document": paper, "revision": file("sealed", 20)}
    log.write(
        "claire",
        "document_closed",
        {**sealed, "after": digest("first")},
        parents=[paper],
    )
    assert document(log).closed
    before, over = paper, "first"
    for role, name, size in (("social", "claire", 21), ("emploi", "marc", 30)):
        told = {"document": paper, "role": role, "name": name, "way": "certificate"}
        told |= {"revision": file(name, size), "after": digest(over)}
        before = log.write(name, "signature_given", told, parents=[before])
        over = name
    found = document(log)
    assert not found.closed
    assert [sha256 for _, sha256 in found.revisions] == [
        digest(each) for each in ("first", "claire", "marc")
    ]
