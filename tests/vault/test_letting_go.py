"""What fails once the witness is open lets go of it, even where it is interrupted."""

from __future__ import annotations

import gc
from collections.abc import Callable
from io import FileIO
from pathlib import Path

import pytest

from livret.usecases.vault_errors import ErasureJournalDamaged
from livret.vault.erasures import ERASURES_FILE
from livret.vault.opened import Vault
from livret.vault.witness import WITNESS_FILE
from tests.vault.conftest import open_livret, say

DIGEST = "livret.vault.witness.digest_of"


def still_open(folder: Path) -> list[FileIO]:
    """The witnesses of a vault that nobody let go of."""
    return [
        one
        for one in gc.get_objects()
        if isinstance(one, FileIO)
        and not one.closed
        and one.name == str(folder / WITNESS_FILE)
    ]


def interrupted(*_: object) -> bytes:
    """What Ctrl+C does while the digest of the file is made."""
    raise KeyboardInterrupt


def test_a_making_that_is_interrupted(
    folder: Path, new: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DIGEST, interrupted)
    with pytest.raises(KeyboardInterrupt) as caught:
        new()
    # With the error stands whatever was open when it was raised.
    assert caught.tb
    assert still_open(folder) == []
    assert not folder.exists()


@pytest.mark.parametrize("error", [ErasureJournalDamaged, KeyboardInterrupt])
def test_an_opening_that_failed(
    vault: Vault,
    folder: Path,
    again: Callable[[], Vault],
    monkeypatch: pytest.MonkeyPatch,
    error: type[BaseException],
) -> None:
    vault.erase([say(vault, open_livret(vault, "Amina"), "Je voudrais conduire.")])
    vault.close()
    whole = (folder / ERASURES_FILE).read_bytes()
    (folder / ERASURES_FILE).write_bytes(whole[:-9] + bytes(9))
    with monkeypatch.context() as patched:
        if error is KeyboardInterrupt:
            patched.setattr(DIGEST, interrupted)
        with pytest.raises(error) as caught:
            again()
    assert caught.tb
    assert still_open(folder) == []
    (folder / ERASURES_FILE).write_bytes(whole)
    again().close()
