"""Killed without warning, again and again: nothing acknowledged is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from livret.usecases.vault_errors import MissingBlob
from livret.vault.around import Around
from livret.vault.doctor import examine
from livret.vault.opened import Vault
from livret.vault.opening import open_vault
from tests.vault import writer
from tests.vault.conftest import PASSPHRASE, open_livret

PROJECT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="writers are born by fork, which Windows lacks"
)


@dataclass
class Acknowledged:
    """What writers said was kept, over all their lives."""

    said: list[str] = field(default_factory=list)
    erased: set[str] = field(default_factory=set)
    blobs: set[str] = field(default_factory=set)
    draft: str = ""

    def take(self, line: str) -> None:
        what, _, told = line.partition(" ")
        if what == "said":
            self.said.append(told)
        elif what == "erased":
            self.erased.add(told)
        elif what == "blob":
            self.blobs.add(told)
        elif what == "draft":
            self.draft = told


@pytest.fixture
def births() -> Iterator[subprocess.Popen[str]]:
    """A process that gives birth to writers."""
    with subprocess.Popen(
        [sys.executable, str(writer.__file__)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        text=True,
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def live_and_die(
    births: subprocess.Popen[str], folder: Path, livret: str, lines: int
) -> list[str]:
    """Let a writer acknowledge ``lines`` times, kill it mid-work; return all told."""
    assert births.stdin is not None
    assert births.stdout is not None
    births.stdin.write(f"{folder}\t{livret}\n")
    births.stdin.flush()
    born = births.stdout.readline().split()
    assert born[0] == "born"
    assert births.stdout.readline() == "open\n"
    told = [births.stdout.readline() for _ in range(lines)]
    os.kill(int(born[1]), signal.SIGKILL)
    # What it wrote to the pipe before it died was acknowledged too.
    while (line := births.stdout.readline()) != "dead\n":
        assert line, "the writer ended by itself"
        told.append(line)
    return told


def require_kept(folder: Path, livret: str, kept: Acknowledged, around: Around) -> None:
    """Open what the dead writer left and compare it with what it acknowledged."""
    with open_vault(folder, PASSPHRASE, around) as opened:
        sealed = {one.id: one for one in opened.log.sealed(livret)}
        assert set(kept.said) <= set(sealed)
        assert all(sealed[one].body is None for one in kept.erased)
        for sha256 in kept.blobs:
            try:
                opened.blobs.get(sha256)
            except MissingBlob:  # pragma: no cover - what the test looks for
                pytest.fail(f"lost {sha256}")
        drafts = [draft.text for draft in opened.drafts.of(livret)]
        assert bool(drafts) == bool(kept.draft)
        wrong = [one for one in examine(opened) if one.wrong]
        assert wrong == []
        # Killed between journal and database, it is erased at this opening.
        assert {notice.code for notice in opened.notices} <= {"erased_again"}
        kept.said = list(sealed)


def kill_often(
    births: subprocess.Popen[str], vault: Vault, around: Around, times: int
) -> Acknowledged:
    folder = vault.folder
    livret = open_livret(vault, "Amina")
    vault.close()
    kept = Acknowledged()
    for i in range(times):
        # Each life ends elsewhere: just opened, mid-save, mid-erasure.
        for line in live_and_die(births, folder, livret, lines=i * 5 % 31):
            kept.take(line.rstrip("\n"))
        require_kept(folder, livret, kept, around)
    return kept


def test_ten_kills(births: subprocess.Popen[str], vault: Vault, around: Around) -> None:
    kept = kill_often(births, vault, around, times=10)
    assert len(kept.said) > 50
    assert kept.erased


@pytest.mark.long
def test_fifty_kills(
    births: subprocess.Popen[str], vault: Vault, around: Around
) -> None:
    kept = kill_often(births, vault, around, times=50)
    assert len(kept.said) > 400
    assert kept.erased
