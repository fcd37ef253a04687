"""One referent's desk for the tests: a real vault, quickly.

Everything is as in use but the price of guessing the passphrase and the clock.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_IMODE, S_ISDIR
from typing import Any

from livret import bootstrap
from livret.bootstrap.certifying import make_credentials
from livret.usecases.app import OpenVault
from livret.usecases.index import summarise
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.ports import FormLibrary, Owner
from livret.usecases.saying import say
from livret.vault.around import Around
from livret.vault.guessing import Cost
from livret.vault.opening import create_vault, open_vault, recover
from tests.clock import SetClock

PASSPHRASE = "sept mots tirés au hasard suffisent bien ici"
CHEAP = Cost(memory=64, iterations=1, lanes=1)
CALLED = "Amina B."


class CheapVaults(bootstrap.Vaults):
    """The vaults of the program, cheap to open."""

    def __init__(self, around: Around, forms: FormLibrary) -> None:
        super().__init__(around, forms)
        self.cheap = around

    def open(self, path: Path, passphrase: str) -> OpenVault:
        return bootstrap.Unlocked(open_vault(path, passphrase, self.cheap), self._forms)

    def create(
        self, path: Path, passphrase: str, *, name: str, side: str, organisation: str
    ) -> tuple[OpenVault, str]:
        made = create_vault(
            path,
            passphrase,
            owner=Owner(name=name, side=side, organisation=organisation),
            make_credentials=make_credentials,
            around=self.cheap,
            cost=CHEAP,
        )
        return bootstrap.Unlocked(made.vault, self._forms), made.recovery_code

    def recover(self, path: Path, code: str, new_passphrase: str) -> None:
        recover(path, code, new_passphrase, self.cheap, CHEAP).close()


def make_rooms(clock: SetClock, *arguments: str) -> bootstrap.Rooms:
    """The whole program, with cheap vaults and a set clock."""
    rooms = bootstrap.Rooms(arguments)
    around = Around(
        clock=clock, randomness=rooms.randomness, summarise=summarise, floor=CHEAP
    )
    rooms.clock = clock
    rooms.vaults = CheapVaults(around, rooms.forms)
    return rooms


_COPIES: dict[str, dict[Path, tuple[int, bytes]]] = {}


def copied(folder: Path, of: str, make: Callable[[], object]) -> None:
    """Make a vault once, closed; from then on put a copy of it in ``folder``.

    For what most tests begin with and none is about: the same keys, the same
    livrets, byte for byte. Two vaults in one test are two copies of different
    names, or somebody would meet themself.

    Args:
        folder: Where the vault shall stand.
        of: Names what ``make`` makes.
        make: Makes it in ``folder`` and closes it.
    """
    kept = _COPIES.get(of)
    if kept is None:
        make()
        _COPIES[of] = {
            path.relative_to(folder): (
                path.stat().st_mode,
                path.read_bytes() if path.is_file() else b"",
            )
            for path in (folder, *sorted(folder.rglob("*")))
        }
        return
    for path, (mode, data) in kept.items():
        there = folder / path
        if S_ISDIR(mode):
            there.mkdir(parents=True, exist_ok=True)
        else:
            there.write_bytes(data)
        there.chmod(S_IMODE(mode))


def make_vault(folder: Path, clock: SetClock, **owner: str) -> OpenVault:
    """A vault of Claire, who speaks for the social side, open."""
    told = {
        "name": "Claire M.",
        "side": "social",
        "organisation": "Le Relais d’exemple",
    }
    rooms = make_rooms(clock)
    return rooms.vaults.create(folder, PASSPHRASE, **{**told, **owner})[0]


@dataclass
class Desk:
    """An open vault, its clock, and a livret to work in."""

    vault: OpenVault
    clock: SetClock
    livret: str = ""

    @property
    def ctx(self) -> Any:
        return self.vault.ctx

    @property
    def read(self) -> Any:
        return self.ctx.livret(self.livret)

    def open(self, called: str = CALLED, **told: Any) -> str:
        self.livret = open_livret(self.ctx, OpenLivret(called=called, **told)).value
        return self.livret

    def say(self, *items: dict[str, Any]) -> tuple[str, ...]:
        """Say things in the livret, a minute later; return their ids."""
        self.clock.forward(minutes=1)
        data = json.dumps({"contributions": items}).encode()
        return say(self.ctx, self.livret, data).value

    def view(
        self, barrier: str, answer: str, voice: str = "personne", **more: Any
    ) -> str:
        item = {"kind": "view_given", "barrier": barrier, "level": answer}
        return self.say({**item, "voice": voice, **more})[0]

    def welcome_marc(self) -> str:
        (marc,) = self.say(
            {
                "kind": "member_joined",
                "name": "Marc D.",
                "role": "referent",
                "side": "emploi",
                "quality": "conseiller emploi",
            }
        )
        return marc


def kinds(livret: Any) -> Sequence[str]:
    """The kinds of everything that counts, in order."""
    return [value.kind for value in livret.history]
