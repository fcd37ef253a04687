"""The second front door; it proves that the use cases are complete.

May import: ``words``, ``usecases``, ``domain``. Start reading with ``main``.

Its modules load with the first command: a window that reads a file by
``files`` would otherwise wait for two hundred of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from livret.usecases.app import App

__all__ = ["run"]


def run(app: App) -> int:
    """Do one command of ``app.arguments``; return the exit code."""
    from livret.cli.main import run as done

    return done(app)
