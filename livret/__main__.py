"""``python -m livret`` and the ``livret`` command."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run Livret with the words of the command line; return the exit code."""
    gc.disable()
    from livret.bootstrap import start

    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
