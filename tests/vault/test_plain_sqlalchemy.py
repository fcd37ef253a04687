"""SQLAlchemy works without its asynchronous half, which still comes when called."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.project import TOP

PLAIN = "import sqlalchemy, sqlalchemy.dialects.sqlite"
OURS = "from livret.vault.plain_sqlalchemy import load_sqlalchemy as load\nload()"
LOADED = "import sys\nprint(*[name in sys.modules for name in ('asyncio', 'email')])"

A_VAULT = """
import sys, tempfile, os
from pathlib import Path
from livret.usecases.vault_errors import StorageFailed
from livret.vault.engine import Store
from livret.vault import schema
from sqlalchemy import insert, select
with tempfile.TemporaryDirectory() as folder:
    store = Store(Path(folder) / "vault.db", os.urandom(32))
    with store.writing() as connection:
        schema.create(connection)
        connection.execute(insert(schema.settings), {"name": "a", "value": "b"})
    with store.reading() as connection:
        print(connection.scalars(select(schema.settings.c.value)).all())
    print("asyncio" in sys.modules)
    try:
        with store.writing() as connection:
            connection.execute(insert(schema.settings), {"name": "a", "value": "b"})
    except StorageFailed as refused:
        print(refused.facts["reason"])
    store.close()
"""
AFTERWARDS = """
import asyncio, asyncio.events, importlib.metadata
from sqlalchemy.util import compat, concurrency
async def one(): return 1
print(asyncio.run(one()), importlib.metadata.version("sqlalchemy")[0])
print(compat.asyncio.TimeoutError is asyncio.TimeoutError)
print(compat.importlib_metadata.version is importlib.metadata.version)
print(concurrency.iscoroutine(1))
"""
CALLED_FIRST = """
import sys
from sqlalchemy.util import compat, concurrency
print(concurrency.iscoroutine(1), compat.asyncio.Lock.__name__)
print(len(list(compat.importlib_metadata_get("no_such_group"))))
import asyncio
print(compat.asyncio.Lock is asyncio.Lock)
"""
WANTED_ON_THE_WAY = """
import sys
from livret.vault.plain_sqlalchemy import _put_off
with _put_off("asyncio", "importlib.metadata"):
    import asyncio, importlib.metadata
    first = asyncio
    print(first.Lock.__name__, importlib.metadata.version("sqlalchemy")[0])
    print(hasattr(first, "__path__"))
import asyncio, importlib.metadata
print(first is asyncio, importlib.metadata.version("sqlalchemy")[0])
"""


def said(*parts: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", "\n".join(parts)],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("load", "loaded"), [(PLAIN, "True True"), (OURS, "False False")]
)
def test_what_is_not_needed_is_not_loaded(load: str, loaded: str) -> None:
    assert said(load, LOADED) == [loaded]


def test_a_store_opens_writes_reads_and_refuses() -> None:
    assert said(OURS, A_VAULT) == ["['b']", "False", "SQLITE_CONSTRAINT"]


def test_whoever_imports_them_afterwards_has_the_real_ones() -> None:
    assert said(OURS, AFTERWARDS) == ["1 2", "True", "True", "False"]


def test_called_from_sqlalchemy_they_come() -> None:
    assert said(OURS, CALLED_FIRST) == ["False Lock", "0", "True"]


def test_wanted_while_it_is_imported_they_come_too() -> None:
    assert said(WANTED_ON_THE_WAY) == ["Lock 2", "False", "False 2"]


def test_what_is_loaded_stays() -> None:
    before = "import asyncio, importlib.metadata\nreal = asyncio, importlib.metadata"
    after = "print(real == (sys.modules['asyncio'], sys.modules['importlib.metadata']))"
    assert said(before, OURS, LOADED, after) == ["True True", "True"]
