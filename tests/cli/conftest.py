"""The command line, in process and on real vaults that are cheap to open."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from livret import cli
from tests.clock import SetClock
from tests.usecases.desks import PASSPHRASE, copied, make_rooms


@dataclass
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on stdout; nothing else may be there."""
        assert self.out.count("\n") == 1
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one sentence on stderr; on stdout nothing, or the same as JSON."""
        if self.out:
            assert list(self.json) == ["error"]
            assert self.json["error"]["code"]
            assert self.json["error"]["sentence"] + "\n" == self.err
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1
        return self.err.strip()


@dataclass
class Door:
    """A referent at the command line.

    Attributes:
        folder: For files; the vault is ``coffre`` in it.
        capture: What the process says.
        clock: Tells the time.
    """

    folder: Path
    capture: pytest.CaptureFixture[str]
    clock: SetClock = field(default_factory=SetClock)

    def __call__(self, *words: object) -> Answer:
        """Run one command."""
        self.capture.readouterr()
        rooms = make_rooms(self.clock, *map(str, words))
        code = cli.run(rooms)
        said = self.capture.readouterr()
        return Answer(code, said.out, said.err)

    def inside(self, *words: object) -> Answer:
        """Run one command on the vault."""
        self.clock.forward(minutes=1)
        return self(*words, "--vault", self.vault, "--passphrase-file", self.secret)

    def json(self, *words: object) -> Any:
        """Run one command on the vault; it must succeed."""
        answer = self.inside(*words, "--json")
        assert (answer.code, answer.err) == (0, "")
        return answer.json

    @property
    def vault(self) -> Path:
        return self.folder / "coffre"

    @property
    def secret(self) -> Path:
        return self.write("phrase", PASSPHRASE + "\n")

    def write(self, name: str, content: object) -> Path:
        """Write a file: bytes, a text, or JSON."""
        path = self.folder / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif isinstance(content, str):
            path.write_text(content, "utf-8")
        else:
            path.write_text(json.dumps(content), "utf-8")
        return path

    def create(self, *words: object) -> Answer:
        """Make the vault."""
        return self(
            *("vault", "create", self.vault, "--passphrase-file", self.secret),
            *("--name", "Claire M.", "--side", "social", *words),
        )

    def say(self, livret: str, *items: dict[str, Any]) -> list[str]:
        """Say several things; return their ids."""
        source = self.write("said.json", {"contributions": items})
        ids: list[str] = self.json("say", livret, "--from", source)["ids"]
        return ids


@pytest.fixture
def door(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Door:
    """The command line, in French, before any vault."""
    for name in ("LANG", "LC_ALL", "LIVRET_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return Door(tmp_path, capsys)


@pytest.fixture
def desk(door: Door) -> Door:
    """The command line of Claire, with a livret of Amina."""

    def make() -> None:
        other = Door(door.folder, door.capture)
        assert other.create().code == 0
        other.json("new", "Amina B.")

    copied(door.vault, "Claire, at the command line", make)
    door.clock.forward(minutes=1)
    return door


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    return lambda: monkeypatch.setenv("LANG", "en_GB.UTF-8")


@pytest.fixture
def amina(desk: Door) -> str:
    """Id of the first livret of the desk."""
    livret: str = desk.json("people")["people"][0]["livret"]
    return livret
