"""What PySide does to every later ``import``, undone.

Once loaded, PySide replaces ``builtins.__import__`` by its own, which reads
the whole source of each module imported after it and looks there for the word
``PySide6``, and Python keeps what was read: 18 MiB for the modules of the
store. It is how ``from __feature__ import …`` works, which Livret never uses.

Source: PySide 6.11, ``shibokensupport.feature``; ``test_plain_imports`` tells
when it is needed no more.
"""

from __future__ import annotations

import builtins


def load_qt() -> None:
    """Load PySide, and give ``import`` back to Python."""
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = plain
