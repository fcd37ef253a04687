"""A computer with one vault and its command line, at a hub."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from livret import cli
from tests.clock import SetClock
from tests.usecases.desks import PASSPHRASE, make_rooms

CAPTURED = pytest.CaptureFixture[str]


class Machine:
    """A computer with one vault and its command line."""

    def __init__(self, folder: Path, name: str, side: str, captured: CAPTURED) -> None:
        self.vault, self.captured = folder / name, captured
        self.clock = SetClock()
        self.secret = folder / "phrase"
        self.secret.write_text(PASSPHRASE, "utf-8")
        self.ask("vault", "create", str(self.vault), "--name", name, "--side", side)

    def ask(self, *words: str, code: int = 0) -> Any:
        given: list[str] = list(words)
        opens = words[0] != "vault" and words[:2] not in {
            ("hub", "init"),
            ("hub", "invite"),
        }
        if opens:
            given += ["--vault", str(self.vault)]
        if opens or words[0] == "vault":
            given += ["--passphrase-file", str(self.secret)]
        found = cli.run(make_rooms(self.clock, *given, "--json"))
        said = self.captured.readouterr()
        assert found == code, said.err
        return json.loads(said.out) if code == 0 else said.err

    def said(self, *words: str) -> str:
        """What it says to who reads."""
        out: str = self.told(*words).out
        return out

    def told(self, *words: str) -> Any:
        """The same, and what it says besides."""
        given = [*words, "--vault", str(self.vault)]
        given += ["--passphrase-file", str(self.secret)]
        assert cli.run(make_rooms(self.clock, *given)) == 0
        return self.captured.readouterr()

    def lines(self, *words: str) -> list[Any]:
        given = [*words, "--vault", str(self.vault)]
        given += ["--passphrase-file", str(self.secret)]
        assert cli.run(make_rooms(self.clock, *given)) == 0
        return [
            json.loads(line)
            for line in self.captured.readouterr().out.split("\n")
            if line
        ]


def invited(admin: str, machine: Machine, folder: Path) -> str:
    key = machine.ask("hub", "status")["hub_key"]
    path = folder / f"{key}.invitation"
    machine.ask("hub", "invite", admin, "--key", key, "--out", str(path))
    machine.ask("hub", "join", "--invitation", str(path))
    return str(key)


def say(machine: Machine, folder: Path, livret: str, *items: dict[str, Any]) -> Any:
    path = folder / "dit.json"
    path.write_text(json.dumps({"contributions": items}), "utf-8")
    machine.clock.forward(minutes=1)
    return machine.ask("say", livret, "--from", str(path))
