"""The second front door; it proves that the use cases are complete.

May import: ``words``, ``usecases``, ``domain``. Start reading with ``main``.
"""

from livret.cli.main import run

__all__ = ["run"]
