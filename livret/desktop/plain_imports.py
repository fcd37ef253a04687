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
    """Load PySide, give ``import`` back to Python, make overrides safe to fail."""
    plain = builtins.__import__
    from livret.desktop.overrides import firm_up

    builtins.__import__ = plain
    firm_up()
