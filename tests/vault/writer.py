"""A process that saves without end, and tells each save once it is durable.

Run by ``test_kill``. For each line "folder, tab, livret" on its standard input
it gives birth to a writer, which the test kills; so that ten lives do not cost
ten times the imports.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

from livret.usecases.ports import Draft
from livret.vault.around import Around
from livret.vault.opening import open_vault
from tests.vault import conftest as desk


def main(folder: Path, livret: str) -> None:
    """Open the vault and save until killed."""
    around = Around(
        clock=desk.SetClock(),
        randomness=desk.SystemRandomness(),
        summarise=desk.plain_summary,
        floor=desk.CHEAP,
    )
    vault = open_vault(folder, desk.PASSPHRASE, around)
    os.write(1, b"open\n")
    count = 0
    while True:
        count += 1
        said = desk.say(vault, livret, f"Phrase {count} " * (count % 40 + 1))
        os.write(1, b"said " + said.encode() + b"\n")
        if count % 7 == 0:
            text = f"{os.getpid()} {count}"
            now = dt.datetime.now(dt.UTC)
            vault.drafts.save(
                Draft(livret=livret, place="aim", text=text, saved_at=now)
            )
            os.write(1, b"draft " + text.encode() + b"\n")
        if count % 11 == 0:
            ref = vault.blobs.put(os.urandom(9000), "x/y", livret)
            os.write(1, b"blob " + ref.sha256.encode() + b"\n")
        if count % 13 == 0:
            vault.log.erase_bodies([said])
            os.write(1, b"erased " + said.encode() + b"\n")
        if count % 17 == 0:
            vault.people.people()


def give_birth() -> None:
    """Give one life for each line asked, and tell its number and its end."""
    for line in sys.stdin:
        folder, livret = line.rstrip("\n").split("\t")
        number = os.fork()
        if number == 0:
            os.write(1, b"born %d\n" % os.getpid())
            main(Path(folder), livret)
        os.waitpid(number, 0)
        os.write(1, b"dead\n")


if __name__ == "__main__":
    give_birth()
