"""Files named on the command line: read with a limit, written whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from livret.cli.files import (
    check_writable,
    make_folder,
    read_bytes,
    read_strokes,
    write_whole,
)
from livret.cli.output import Output
from livret.usecases.errors import FileNotRead, FileNotWritten, NotStrokes
from livret.words.translator import translator_for

QUIET = Output(translator_for("fr"), as_json=True)


@pytest.mark.parametrize(
    "strokes",
    [
        b"",
        b"[",
        b"{}x",
        b"5",
        b'[["x"]]',
        b"[[[0.5]]]",
        b'[[["a", 1]]]',
        b"[[[true, 1]]]",
        b"[[[NaN, 0.5]]]",
        b"[[[1" + b"0" * 400 + b", 0.5]]]",
        b"[[[1e999, 0.5]]]",
        b"[[{}]]",
        b"[" * 100_000,
        b" " * (4 * 1024 * 1024 + 1),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_strokes_that_are_none(tmp_path: Path, strokes: bytes) -> None:
    path = tmp_path / "strokes.json"
    path.write_bytes(strokes)
    with pytest.raises(NotStrokes) as caught:
        read_strokes(path)
    assert caught.value.facts == {"path": str(path)}


def test_of_a_stroke_only_where_it_went_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "strokes.json"
    path.write_text("[[[0, 0.5, 12, 0.7], [1, 0.25, 20, 0.9]], []]")
    assert read_strokes(path) == (((0.0, 0.5), (1.0, 0.25)), ())


def test_no_more_is_read_than_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * 300_000)
    assert len(read_bytes(path, 100_000)) == 100_001
    assert len(read_bytes(path, 300_000)) == 300_000


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file"
    assert write_whole(path, b"first") == path
    write_whole(path, b"second")
    assert path.read_bytes() == b"second"
    assert [one.name for one in path.parent.iterdir()] == ["file"]
    path.parent.joinpath("folder").mkdir()
    with pytest.raises(FileNotWritten):
        write_whole(path.parent / "folder", b"x")
    assert sorted(one.name for one in path.parent.iterdir()) == ["file", "folder"]


@pytest.mark.parametrize("name", ["file/below", "a\0b", "folder"])
def test_a_place_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileNotWritten):
        check_writable(tmp_path / name, QUIET)
    if name != "folder":
        with pytest.raises(FileNotWritten):
            write_whole(tmp_path / name, b"x")
        with pytest.raises(FileNotWritten):
            make_folder(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_takes_the_bytes_and_stays(tmp_path: Path) -> None:
    """As ``/dev/stdout`` would, and any device."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    data = b"x" * 200_000
    check_writable(path, QUIET)
    with ThreadPoolExecutor(1) as pool:
        got = pool.submit(path.read_bytes)
        assert write_whole(path, data) == path
        assert got.result() == data
    assert path.is_fifo()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_and_what_it_leads_to_is_written(
    tmp_path: Path, there: bool
) -> None:
    elsewhere, link = tmp_path / "elsewhere", tmp_path / "link"
    elsewhere.mkdir()
    link.symlink_to(elsewhere / "file")
    if there:
        (elsewhere / "file").write_bytes(b"older")
    check_writable(link, QUIET)
    write_whole(link, b"newer")
    assert link.is_symlink()
    assert (elsewhere / "file").read_bytes() == b"newer"
    assert {each.name for each in elsewhere.iterdir()} == {"file"}


def test_trying_a_place_leaves_nothing(tmp_path: Path) -> None:
    check_writable(None, QUIET)
    check_writable(tmp_path / "file", QUIET)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere", tmp_path / "a\0b"):
        with pytest.raises(FileNotRead):
            read_bytes(path)


_KILLED = """
import os, signal, sys
from pathlib import Path
from livret.cli.files import write_whole
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
write_whole(Path(sys.argv[1]), b"%PDF- in clear")
"""


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files here have a name")
@pytest.mark.parametrize("before", [None, b"as it was"])
def test_who_is_killed_while_writing_leaves_nothing_in_clear(
    tmp_path: Path, before: bytes | None
) -> None:
    """Half a paper stayed beside the one asked for, under a strange name."""
    path = tmp_path / "papier.pdf"
    if before is not None:
        path.write_bytes(before)
    command = [sys.executable, "-c", _KILLED, str(path)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [before] * bool(before)
    write_whole(path, b"%PDF- whole")
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"%PDF- whole"
    assert path.stat().st_mode & 0o777 == 0o600
