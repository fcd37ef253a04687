"""Killed without warning, again and again: nothing acknowledged is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from livret.usecases.vault_errors import MissingBlob
from livret.vault.doctor import examine
from livret.vault.opened import Around, Vault
from livret.vault.opening import open_vault
from tests.vault import writer
from tests.vault.conftest import PASSPHRASE, open_livret

PROJECT = Path(__file__).parents[2]


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


def live_and_die(folder: Path, livret: str, kept: Acknowledged, lines: int) -> None:
    """Let a writer acknowledge ``lines`` times, then kill it mid-work."""
    with subprocess.Popen(
        [sys.executable, str(writer.__file__), str(folder), livret],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        for _ in range(lines):
            kept.take(process.stdout.readline().rstrip("\n"))
        process.kill()
        # What it wrote to the pipe before it died was acknowledged too.
        whole = process.stdout.read().split("\n")[:-1]
        for line in whole:
            kept.take(line)


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


def kill_often(vault: Vault, folder: Path, around: Around, times: int) -> Acknowledged:
    livret = open_livret(vault, "Amina")
    vault.close()
    kept = Acknowledged()
    for i in range(times):
        # Each life ends elsewhere: just opened, mid-save, mid-erasure.
        live_and_die(folder, livret, kept, lines=i * 5 % 31)
        require_kept(folder, livret, kept, around)
    return kept


def test_ten_kills(vault: Vault, folder: Path, around: Around) -> None:
    kept = kill_often(vault, folder, around, times=10)
    assert len(kept.said) > 50
    assert kept.erased


@pytest.mark.long
def test_fifty_kills(vault: Vault, folder: Path, around: Around) -> None:
    kept = kill_often(vault, folder, around, times=50)
    assert len(kept.said) > 400
    assert kept.erased
