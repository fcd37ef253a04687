"""A disk that is full, or that may not be written: said, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from livret.usecases.vault_errors import DiskFull, ReadOnlyVault, StorageFailed
from livret.vault.around import Around
from livret.vault.doctor import examine
from livret.vault.files import disk_errors, write_whole
from livret.vault.opened import Vault
from livret.vault.opening import create_vault, open_vault
from tests.vault.conftest import (
    CHEAP,
    OWNER,
    PASSPHRASE,
    credentials,
    open_livret,
    say,
)

MEGABYTE = 1024 * 1024
Make = Callable[[Path], Vault]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of two megabytes."""
    point = tmp_path / "disque"
    point.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(point)]
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root of a Linux machine mounts a small disk")
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let its root mount a disk")
    try:
        yield point
    finally:
        subprocess.run(["umount", "-l", str(point)], check=True)


@pytest.fixture
def make(around: Around) -> Make:
    return lambda folder: (
        create_vault(
            folder,
            PASSPHRASE,
            owner=OWNER,
            make_credentials=credentials,
            around=around,
            cost=CHEAP,
        ).vault
    )


def say_until_refused(vault: Vault, livret: str, said: list[str]) -> None:
    for i in range(200):
        said += [say(vault, livret, f"{i} " * 2000)]


def test_a_full_disk_refuses_and_what_was_saved_stays(
    small_disk: Path, make: Make, around: Around
) -> None:
    vault = make(small_disk / "coffre")
    livret = open_livret(vault, "Amina")
    said = [say(vault, livret, "avant")]
    filler = small_disk / "gros"
    with pytest.raises(OSError, match="No space"):
        filler.write_bytes(bytes(3 * MEGABYTE))
    for _ in range(2):
        with pytest.raises(DiskFull):
            vault.blobs.put(os.urandom(MEGABYTE), "x/y", livret)
    with pytest.raises(DiskFull):
        say_until_refused(vault, livret, said)
    with pytest.raises(DiskFull):
        vault.backup()
    assert vault.backups() == ()
    filler.unlink()
    said.append(say(vault, livret, "après"))
    vault.close()
    with open_vault(small_disk / "coffre", PASSPHRASE, around) as opened:
        assert [one.id for one in opened.log.sealed(livret)][2:] == said
        assert examine(opened).sound


def test_a_vault_on_a_full_disk_says_that_it_is_full(
    small_disk: Path, make: Make, around: Around
) -> None:
    """SQLite cannot make its shared memory then, and tells of a failed disk."""
    folder, filler = small_disk / "coffre", small_disk / "gros"
    make(folder).close()
    with pytest.raises(OSError, match="No space"):
        filler.write_bytes(bytes(3 * MEGABYTE))
    with pytest.raises(DiskFull):
        open_vault(folder, PASSPHRASE, around)
    filler.unlink()
    with open_vault(folder, PASSPHRASE, around) as opened:
        assert examine(opened).sound


def test_a_full_disk_makes_no_half_vault(small_disk: Path, make: Make) -> None:
    with pytest.raises(OSError, match="No space"):
        (small_disk / "gros").write_bytes(bytes(3 * MEGABYTE))
    with pytest.raises(DiskFull):
        make(small_disk / "coffre")
    assert not (small_disk / "coffre").exists()


def test_a_disk_that_becomes_read_only(
    small_disk: Path, make: Make, around: Around
) -> None:
    folder = small_disk / "coffre"
    vault = make(folder)
    livret = open_livret(vault, "Amina")
    vault.close()
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    subprocess.run(remount, check=True)
    with pytest.raises(ReadOnlyVault):
        open_vault(folder, PASSPHRASE, around)
    with pytest.raises(ReadOnlyVault):
        make(small_disk / "autre")
    subprocess.run([*remount[:2], "remount,rw", str(small_disk)], check=True)
    with open_vault(folder, PASSPHRASE, around) as opened:
        assert opened.log.livrets() == (livret,)


LIMITED = """
import resource, sys
from pathlib import Path
import tests.vault.conftest as desk
from livret.usecases.vault_errors import StorageFailed
from livret.vault.around import Around
from livret.vault.opening import open_vault

around = Around(clock=desk.SetClock(), randomness=desk.SystemRandomness(),
                summarise=desk.plain_summary, floor=desk.CHEAP)
with open_vault(Path(sys.argv[1]), desk.PASSPHRASE, around) as vault:
    livret = vault.log.livrets()[0]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, hard))
    said = []
    try:
        for i in range(500):
            said.append(desk.say(vault, livret, f"{i} " * 2000))
    except StorageFailed:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        said.append(desk.say(vault, livret, "apres"))
        print(*said)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_file_that_may_not_grow(
    vault: Vault, folder: Path, around: Around, tmp_path: Path
) -> None:
    livret = open_livret(vault, "Amina")
    vault.close()
    script = tmp_path / "limited.py"
    script.write_text(LIMITED, "utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(folder)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout.split()
    assert len(said) > 5
    with open_vault(folder, PASSPHRASE, around) as opened:
        assert [one.id for one in opened.log.sealed(livret)][2:] == said
        assert examine(opened).sound


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="modes do not bind root"
)
def test_a_folder_that_may_not_be_written(
    vault: Vault, folder: Path, around: Around
) -> None:
    vault.close()
    (folder / "verrou").chmod(0o400)
    folder.chmod(0o500)
    try:
        with pytest.raises(ReadOnlyVault):
            open_vault(folder, PASSPHRASE, around)
    finally:
        folder.chmod(0o700)


def test_what_the_system_answers_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed) as failed, disk_errors(tmp_path):
        (tmp_path / "absent").read_bytes()
    assert failed.value.facts["reason"] == "ENOENT"


def test_a_refused_writing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "keys.json"
    write_whole(path, b"avant")

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as fault:
        fault.setattr(os, "fsync", refuse)
        with pytest.raises(DiskFull):
            write_whole(path, b"apres")
    assert path.read_bytes() == b"avant"
    assert list(tmp_path.iterdir()) == [path]
