"""Vaults for the real program: as in use, at the lowest price it accepts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from livret import bootstrap
from livret.bootstrap.certifying import make_credentials
from livret.usecases.index import summarise
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.ports import Owner
from livret.usecases.saying import read_items, say_items
from livret.vault.around import Around
from livret.vault.keyslots import FLOOR
from livret.vault.opening import create_vault

PASSPHRASE = "lampe girafe cascade bouton velours orage tiroir"
CALLED = "Amina B."

_PLACE = 512
_CLOSED_WHOLE = b"LIVRETT2"


def was_closed_whole(folder: Path) -> bool:
    """Tell whether the last end of a vault was noted (``temoin``)."""
    data = (folder / "temoin").read_bytes()
    newest = max(data[:_PLACE], data[_PLACE:], key=lambda place: place[8:16])
    return newest.startswith(_CLOSED_WHOLE)


def make_vault(
    folder: Path,
    sentinels: int = 0,
    *,
    called: str = CALLED,
    fill: Callable[[bootstrap.Unlocked], object] | None = None,
) -> list[str]:
    """Make a vault with one livret, none for nobody; return strange words in it.

    ``fill`` fills it in place of that livret.
    """
    rooms = bootstrap.Rooms(())
    made = create_vault(
        folder,
        PASSPHRASE,
        owner=Owner(name="Claire M.", side="social", organisation=""),
        make_credentials=make_credentials,
        around=Around(
            clock=rooms.clock, randomness=rooms.randomness, summarise=summarise
        ),
        cost=FLOOR,
    )
    # Parted, so that this file and what holds it do not hold them.
    words = [f"{'SENTI'}{'NELLE'}-{at:03d}-{folder.name}" for at in range(sentinels)]
    with bootstrap.Unlocked(made.vault, rooms.forms) as vault:
        if fill is not None:
            fill(vault)
            return []
        if not called:
            return []
        livret = open_livret(vault.ctx, OpenLivret(called=called)).value
        skills = [
            {
                "kind": "skill_recognised",
                "voice": "personne",
                "words": one,
                "story": two,
            }
            for one, two in zip(words[::2], words[1::2], strict=True)
        ]
        if skills:
            say_items(vault.ctx, livret, read_items({"contributions": skills}))
    return words
