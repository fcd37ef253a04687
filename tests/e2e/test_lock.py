"""Locked, the program holds nothing of anybody: neither memory, title nor tree."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.acts import open_her_livret, unlock
from tests.e2e.memory import found_in, may_read_memory
from tests.e2e.running import Running
from tests.e2e.vaults import CALLED, PASSPHRASE, make_vault, was_closed_whole

pytestmark = pytest.mark.screen

Start = Callable[..., Running]


def titles(livret: Running) -> list[str]:
    return [
        subprocess.run(
            ["xdotool", "getwindowname", window],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for window in livret.windows()
    ]


def seen(livret: Running) -> str:
    return "\n".join(node.everything for node in livret.tree())


@pytest.mark.skipif(
    not may_read_memory(), reason="only root may read a process that forbids dumps"
)
def test_a_locked_program_holds_nothing(start: Start, tmp_path: Path) -> None:
    sentinels = make_vault(tmp_path / "coffre", 200)
    livret = start("--vault", str(tmp_path / "coffre"))
    unlock(livret)
    open_her_livret(livret)
    assert len(found_in(livret.pid, sentinels)) > 100
    # Open, memory holds her words; the passphrase may be overwritten already.
    assert CALLED in found_in(livret.pid, [PASSPHRASE, CALLED])
    tree = seen(livret)
    assert any(words in tree for words in sentinels)
    assert titles(livret) == ["Livret"]

    pid = livret.pid
    livret.press("ctrl+l")
    livret.wait("Phrase de passe", role="password text")
    assert livret.pid == pid
    assert found_in(pid, sentinels) == set()
    assert found_in(pid, [PASSPHRASE, CALLED]) == set()
    tree = seen(livret)
    assert not [words for words in (*sentinels, CALLED) if words in tree]
    assert titles(livret) == ["Livret"]
    held = [str(path.readlink()) for path in Path(f"/proc/{pid}/fd").iterdir()]
    assert not [path for path in held if "coffre" in path]
    assert was_closed_whole(tmp_path / "coffre")

    unlock(livret)
    livret.wait("Diagnostic partagé", role="label")
    assert not was_closed_whole(tmp_path / "coffre")
    assert livret.leave() == 0
    assert was_closed_whole(tmp_path / "coffre")


def test_a_hidden_screen_is_in_no_accessibility_tree(
    start: Start, tmp_path: Path
) -> None:
    sentinels = make_vault(tmp_path / "coffre", 20)
    livret = start("--vault", str(tmp_path / "coffre"))
    unlock(livret)
    open_her_livret(livret)
    livret.press("F8")
    livret.wait("Écran caché", role="label")
    tree = seen(livret)
    assert not [words for words in (*sentinels, CALLED) if words in tree]
    assert titles(livret) == ["Livret"]
    livret.press("Return")
    livret.wait("Phrase de passe", role="password text")
