"""The only room that sees every room: it puts them together.

May import everything; nothing but ``livret.__main__`` imports it. Start
reading at ``start``, then ``rooms``. Everything heavy (Qt, reportlab, pyHanko,
pypdfium2) is imported by the act that needs it, so that the window opens at
once.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence

from livret import READS_APART, SIGNS_APART
from livret.bootstrap.rooms import Rooms
from livret.bootstrap.vaults import Unlocked, Vaults
from livret.desktop.opening_words import opening_words

__all__ = ["Rooms", "Unlocked", "Vaults", "start"]


def start(arguments: Sequence[str]) -> int:
    """Run Livret; return the exit code."""
    from livret.vault.hardening import harden_process

    harden_process()
    if list(arguments) in ([READS_APART], [SIGNS_APART]):
        from livret.paper.reading_child import serve

        return serve(cards=SIGNS_APART in arguments)
    rooms = Rooms(tuple(arguments))
    if opening_words(arguments) is not None:
        # The window alone: the commands and all that they need stay out, and
        # nothing that is loaded for good is looked through for garbage.
        gc.disable()
        return rooms.window(arguments)
    from livret import cli

    gc.enable()
    return cli.run(rooms)
