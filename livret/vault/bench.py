"""What the store costs, measured beside what its parts cost alone.

A save, beside one commit of the same bytes; opening a long livret, beside
reading its rows; a search at each key, beside the same query without us.
"""

from __future__ import annotations

import datetime as dt
import itertools
import secrets
import sqlite3
import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from livret.domain.barriers import Barrier
from livret.domain.diagnosis import current_diagnosis
from livret.domain.pathway import pathway_of
from livret.domain.person import person_of
from livret.usecases.context import Context
from livret.usecases.example import example_livret
from livret.usecases.figures import (
    Effort,
    Figure,
    invented_name,
    ran_afresh,
    side_by_side,
)
from livret.usecases.index import summarise
from livret.usecases.livrets import find_people
from livret.usecases.ports import Clock, FormLibrary, Owner, Randomness
from livret.usecases.ports_people import LivretSummary
from livret.usecases.writing import Said, write
from livret.vault import engine, keyslots, names, people, schema
from livret.vault.around import Around
from livret.vault.engine import Store
from livret.vault.guessing import FLOOR
from livret.vault.opened import Vault
from livret.vault.opening import create_vault

OPEN_LIMIT_MS = 15.0
_PASSPHRASE_BYTES = 48
_TYPED = 12
"""Names typed in the search, letter by letter."""
_TIMES_EACH_KEY = 5
_DAY = dt.date(2026, 3, 12)
_STORE_ALONE = """
import sys, time
begun = time.perf_counter()
from sqlalchemy import create_engine, text
from sqlcipher3 import dbapi2
def creator():
    connection = dbapi2.connect(sys.argv[1], isolation_level=None)
    connection.execute(f"PRAGMA key=\\"x'{sys.argv[2]}'\\"")
    return connection
engine = create_engine("sqlite://", creator=creator, module=dbapi2)
with engine.connect() as connection:
    connection.execute(text("SELECT count(*) FROM people")).scalar()
print(1000 * (time.perf_counter() - begun))
"""


def figures(
    folder: Path,
    *,
    clock: Clock,
    randomness: Randomness,
    forms: FormLibrary,
    effort: Effort,
) -> Iterator[Figure]:
    """Measure the store, in a vault of its own under ``folder``."""
    made = create_vault(
        folder / "measured",
        secrets.token_urlsafe(_PASSPHRASE_BYTES),
        owner=Owner(name="Claire M.", side="social"),
        make_credentials=lambda *_: (b"", b"", b"", b""),
        around=Around(clock=clock, randomness=randomness, summarise=summarise),
        cost=FLOOR,
    )
    with made.vault as vault:
        ctx = _context(vault, forms)
        yield _saving(ctx, vault, effort)
        yield from _opening(ctx, vault, folder, effort)
        yield _searching(ctx, vault, folder, effort)


def _context(vault: Vault, forms: FormLibrary) -> Context:
    return Context(
        owner=vault.owner,
        log=vault.log,
        people=vault.people,
        drafts=vault.drafts,
        journal=vault.journal,
        blobs=vault.blobs,
        private_lines=vault.private_lines,
        signer=vault.signer,
        clock=vault.around.clock,
        randomness=vault.around.randomness,
        forms=forms,
    )


# --- saving ------------------------------------------------------------------


def _saving(ctx: Context, vault: Vault, effort: Effort) -> Figure:
    """Save what somebody says, beside one commit of the very same bytes."""
    livret = example_livret(ctx)
    said = _said(ctx, livret)
    write(ctx, livret, [next(said)])
    last = ctx.log.sealed(livret)[-1]
    data = last.header + last.signature + (last.salt or b"") + (last.body or b"")
    alone = engine.connect_to_write(
        vault.folder / "alone.db", secrets.token_bytes(keyslots.KEY_BYTES)
    )
    try:
        alone.execute("CREATE TABLE kept (n INTEGER PRIMARY KEY, data BLOB NOT NULL)")
        saved, committed = side_by_side(
            lambda: write(ctx, livret, [next(said)]),
            lambda: _commit(alone, data),
            effort.saves,
        )
    finally:
        alone.close()
    return Figure(name="save", value=saved, unit="ms", limit=committed, bound=1.6)


def _commit(connection: Any, data: bytes) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO kept(data) VALUES (?)", (data,))
    connection.execute("COMMIT")


def _said(ctx: Context, livret: str) -> Iterator[Said]:
    """Give views of one diagnosis without end, each voice and topic in turn."""
    diagnosis = current_diagnosis(ctx.livret(livret))
    assert diagnosis is not None  # noqa: S101 - the fictitious livret has one
    levels = ("ne_gene_pas", "gene_un_peu", "gene_beaucoup", "bloque")
    turns = itertools.cycle(itertools.product(Barrier, ("personne", "social")))
    for number, (barrier, voice) in enumerate(turns):
        content = {
            "diagnosis": diagnosis.id,
            "barrier": barrier.value,
            "level": levels[number % len(levels)],
            "words": f"Le bus s’arrête à 19 h. Après, je marche {number} minutes.",
        }
        yield Said(kind="view_given", voice=voice, content=content)


# --- opening -----------------------------------------------------------------


def _opening(
    ctx: Context, vault: Vault, folder: Path, effort: Effort
) -> Iterator[Figure]:
    """Weigh and open a long livret, and read its rows with ``sqlite3`` alone."""
    livret = example_livret(ctx)
    missing = effort.contributions - ctx.livret(livret).count
    before = _held(vault)
    write(ctx, livret, list(itertools.islice(_said(ctx, livret), missing)))
    row = (_held(vault) - before) / missing
    yield Figure(name="vault_row", value=row, unit="bytes")
    plain = sqlite3.connect(folder / "rows.db")
    try:
        _copy_rows(ctx, livret, plain)
        opened, rows = side_by_side(
            lambda: _show(ctx, livret),
            lambda: plain.execute("SELECT * FROM kept ORDER BY n").fetchall(),
            effort.openings,
        )
    finally:
        plain.close()
    yield Figure(
        name="open_long_livret", value=opened, unit="ms", limit=OPEN_LIMIT_MS, bound=1
    )
    yield Figure(name="open_long_livret.rows_alone", value=rows, unit="ms")


def _held(vault: Vault) -> int:
    """Return how many bytes the database takes, what stands in its log included."""
    told = [vault.store.ask(f"PRAGMA {name}") for name in ("page_count", "page_size")]
    pages, size = (int(rows[0][0]) for rows in told)
    return pages * size


def _copy_rows(ctx: Context, livret: str, plain: sqlite3.Connection) -> None:
    plain.execute("CREATE TABLE kept (n INTEGER PRIMARY KEY, id, header, body)")
    kept = ctx.log.sealed(livret)
    rows = [(bytes.fromhex(one.id), one.header, one.body) for one in kept]
    plain.executemany("INSERT INTO kept(id, header, body) VALUES (?, ?, ?)", rows)
    plain.commit()


def _show(ctx: Context, livret: str) -> None:
    """Read, fold, and read what the first page says."""
    ctx.forget(livret)
    folded = ctx.livret(livret)
    person_of(folded)
    current_diagnosis(folded)
    pathway_of(folded)


# --- searching ---------------------------------------------------------------


def _searching(ctx: Context, vault: Vault, folder: Path, effort: Effort) -> Figure:
    """Type names letter by letter, beside the same query on a plain copy."""
    called = [invented_name(number) for number in range(effort.people)]
    _fill(vault.store, called)
    plain = sqlite3.connect(folder / "search.db")
    try:
        _copy_index(vault, plain)
        pairs = [
            side_by_side(
                lambda: find_people(ctx, typed),  # noqa: B023 - called at once
                lambda: plain.execute(
                    people.FIND,
                    (names.match_starts(typed), 50),  # noqa: B023 - called at once
                ).fetchall(),
                _TIMES_EACH_KEY,
            )
            for name in called[:: max(1, effort.people // _TYPED)]
            for typed in itertools.accumulate(name)
        ]
    finally:
        plain.close()
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    return Figure(name="search_key", value=ours, unit="ms", limit=theirs, bound=1.5)


def _fill(store: Store, called: Sequence[str]) -> None:
    with store.writing() as connection:
        for number, name in enumerate(called):
            line = LivretSummary(livret=f"{number:032x}", called=name, opened_on=_DAY)
            people.keep_line(connection, bytes.fromhex(line.livret), line)


def _copy_index(vault: Vault, plain: sqlite3.Connection) -> None:
    """Copy the list and its index: the same rows, the same tokens, no key."""
    columns = [column.name for column in schema.people.columns]
    places = ", ".join("?" * len(columns))
    plain.execute(f"CREATE TABLE people ({', '.join(columns)}, PRIMARY KEY (position))")
    plain.execute(
        """CREATE VIRTUAL TABLE people_search USING fts5(
            name, content='', detail=none, prefix='1 2 3',
            tokenize='unicode61 remove_diacritics 0')"""
    )
    with vault.store.reading() as connection:
        found = [tuple(row) for row in connection.execute(select(schema.people))]
    plain.executemany(f"INSERT INTO people VALUES ({places})", found)  # noqa: S608
    called = columns.index("called")
    plain.executemany(
        "INSERT INTO people_search(rowid, name) VALUES (?, ?)",
        [(row[0], names.shadow(row[called])) for row in found],
    )
    plain.commit()


# --- beside what other rooms measure ---------------------------------------------


def store_alone(folder: Path, effort: Effort) -> Callable[[], float]:
    """Prepare a store of as many people; return what opens it afresh.

    Returns:
        What starts a process that imports SQLAlchemy and opens the store, and
        answers how many milliseconds that took in it.
    """
    path, key = folder / "alone.db", secrets.token_bytes(keyslots.KEY_BYTES)
    store = Store(path, key)
    with store.writing() as connection:
        schema.create(connection)
    _fill(store, [invented_name(number) for number in range(effort.livrets)])
    store.close()
    words = ["-c", _STORE_ALONE, str(path), key.hex()]
    ran_afresh(folder, words)  # what is compiled once is compiled now
    return lambda: float(ran_afresh(folder, words))
