"""What SQLAlchemy loads for its asynchronous half, which Livret never uses.

Importing it imports ``asyncio``, and so sockets and TLS, and the metadata of
packages, and so e-mail: seven mebibytes, and a tenth of the time. Nothing of
that is called on the way to a vault. While it is imported, stand-ins take their
places; asked for anything, they load the real ones.

Source: SQLAlchemy 2.1, ``sqlalchemy.util.compat`` and ``util.concurrency``;
``test_plain_sqlalchemy`` tells when this is needed no more.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


def load_sqlalchemy() -> None:
    """Load SQLAlchemy without what it does not need here; once is enough."""
    if "sqlalchemy" not in sys.modules:
        with _put_off("asyncio", "importlib.metadata"):
            importlib.import_module("sqlalchemy")
            importlib.import_module("sqlalchemy.dialects.sqlite")


class _StandIn(ModuleType):
    """Stands for a module until something of it is wanted."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        _leave(self)
        return getattr(importlib.import_module(self.__name__), name)


@contextmanager
def _put_off(*names: str) -> Iterator[None]:
    stand_ins = [_StandIn(name) for name in names if name not in sys.modules]
    for one in stand_ins:
        # The one name that is bound at once; it is called for nobody here.
        one.__dict__["iscoroutine"] = _is_coroutine
        sys.modules[one.__name__] = one
        parent, _, name = one.__name__.rpartition(".")
        if parent:
            setattr(sys.modules[parent], name, one)
    try:
        yield
    finally:
        for one in stand_ins:
            _leave(one)


def _leave(stand_in: ModuleType) -> None:
    """Give the place back: who imports the module from now on gets the real one."""
    parent, _, name = stand_in.__name__.rpartition(".")
    if sys.modules.get(stand_in.__name__) is stand_in:
        del sys.modules[stand_in.__name__]
        if parent:
            delattr(sys.modules[parent], name)


def _is_coroutine(thing: object) -> bool:
    import asyncio

    return asyncio.iscoroutine(thing)
