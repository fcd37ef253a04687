"""What Qt calls of ours, made safe to fail.

When a method of ours that Qt calls (``hideEvent``, ``data``, ``paint``…) lets
an error escape that was raised by C code (a missing argument, a widget already
deleted, ``int("x")``), PySide 6.11 ends the whole process on Python 3.11: it
takes the error's words for the error itself. Passing through a handler makes
the error whole; what is then told is an apology, and nothing is lost.

Source: ``Shiboken::Errors::storePythonOverrideErrorOrPrint``;
``test_overrides`` tells when it is needed no more.
"""

from __future__ import annotations

import functools
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject

_OURS = "livret."


def firm_up() -> None:
    """Make every override of a class defined from now on safe to fail."""
    usual = QObject.__init_subclass__

    def made(cls: type, /, **options: Any) -> None:
        usual(**options)
        if cls.__module__.startswith(_OURS):
            for name in _overrides(cls):
                setattr(cls, name, _whole(vars(cls)[name]))

    # By ``setattr``: the types of PySide do not tell that they may be changed.
    setattr(QObject, "__init_subclass__", classmethod(made))  # noqa: B010


def _overrides(cls: type) -> list[str]:
    """Return the names of the methods that Qt may call in place of its own."""
    qt = [base for base in cls.__mro__[1:] if base.__module__.startswith("PySide6")]
    return [
        name
        for name, what in vars(cls).items()
        if isinstance(what, FunctionType)
        and not name.startswith("__")
        and any(name in vars(base) for base in qt)
    ]


def _whole(method: FunctionType) -> Any:
    @functools.wraps(method)
    def called(*arguments: Any) -> Any:
        # To be caught is what makes the error whole; it goes on as it was.
        try:
            return method(*arguments)
        except BaseException:  # noqa: TRY203 - see above
            raise

    return called
