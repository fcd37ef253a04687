"""``livret show`` as plain values: the whole livret, whatever its kinds."""

from __future__ import annotations

from typing import Any

from livret.usecases.showing import as_plain, history_as_plain
from tests.usecases.desks import Desk

VIEW = {"kind": "view_given", "barrier": "mobilite", "level": "bloque"}
OPENED = {"kind": "diagnosis_opened", "form": "diagnostic-partage", "form_version": 1}


def ids(plain: Any) -> set[str]:
    """Return every id of a value that stands somewhere in ``plain``."""
    if isinstance(plain, dict):
        own = {plain["id"]} if "standing" in plain else set()
        return own.union(*map(ids, plain.values()))
    return set().union(*map(ids, plain)) if isinstance(plain, list) else set()


def test_a_diagnosis_that_is_over_is_shown_too(desk: Desk) -> None:
    before = desk.say(VIEW)[0]
    now = desk.say(OPENED, {**VIEW, "level": "gene_un_peu"})[1]
    plain = as_plain(desk.read)
    assert now in ids(plain["diagnosis"])
    assert before not in ids(plain["diagnosis"])
    (earlier,) = plain["earlier_diagnoses"]
    assert before in ids(earlier)


def test_whatever_stands_in_the_livret_is_shown(desk: Desk) -> None:
    said = desk.say(
        VIEW,
        {"kind": "contact_made", "means": "telephone", "words": "Elle a rappelé."},
        {"kind": "project_said", "words": "La cuisine"},
        {"kind": "barrier_state", "barrier": "mobilite", "state": "closed"},
        {"kind": "situation_said", "situation": "not_for_now"},
    )
    plain = as_plain(desk.read)
    standing = {v.id for values in desk.read.slots.values() for v in values}
    assert standing.issuperset(said)
    opened = {v.id for _, values in desk.read.each("diagnosis") for v in values}
    assert ids(plain) == standing - opened
    assert {one["id"] for one in (plain["diagnosis"], *plain["earlier_diagnoses"])} == (
        opened
    )


def test_the_key_of_the_scopes_is_told_to_nobody(desk: Desk) -> None:
    desk.say(VIEW)
    told = history_as_plain(desk.read, desk.ctx.log.read(desk.livret))
    assert desk.read.scope_key.hex() not in repr([told, as_plain(desk.read)])
