"""A real queue of CUPS takes the paper as it is, or refuses it and that is told."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from livret.desktop.print_left import take_away_what_was_left
from tests.paper.papers import drawn, sheet

CUPSD = shutil.which("cupsd", path="/usr/sbin:/usr/bin")
DAEMON = Path("/usr/lib/cups/daemon")
PROGRAM = Path(__file__).with_name("on_queue.py")
PROJECT = Path(__file__).resolve().parents[3]
SECONDS = 60.0

pytestmark = pytest.mark.skipif(
    CUPSD is None or not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="cupsd (cups-daemon) is not on this machine, or not ours to start",
)

KEEP = """#!/bin/sh
[ $# -eq 0 ] && exit 0
cat ${6:+"$6"} > "{folder}/part" && mv "{folder}/part" "{folder}/$3-$1.pdf"
"""
"""A printer that keeps what it is given, under the name of the job."""

PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "KEEP.PPD"
*Manufacturer: "Keep"
*Product: "(Keep)"
*ModelName: "Keep"
*ShortNickName: "Keep"
*NickName: "Keep"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize: PickOne
*DefaultPageSize: Letter
*PageSize Letter: ""
*PageSize A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: Letter
*PageRegion Letter: ""
*PageRegion A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: Letter
*ImageableArea Letter: "18 36 594 756"
*ImageableArea A4: "18 36 577 806"
*DefaultPaperDimension: Letter
*PaperDimension Letter: "612 792"
*PaperDimension A4: "595 842"
"""
"""Of a queue whose sheet nobody set."""


@dataclass
class Queue:
    """A queue of our own, and what came out of it."""

    server: str
    out: Path
    spool: Path
    daemon: subprocess.Popen[bytes]

    @property
    def memory(self) -> Path:
        """Where the session's memory is, for who prints."""
        return self.out.parent / "memory"

    def print(self, pdf: bytes, *pages: int | str) -> str:
        """Print as the window does, to the end; return what it said."""
        done = self.run(pdf, *pages)
        done.check_returncode()
        assert list(self.memory.iterdir()) == []
        return done.stdout

    def run(self, pdf: bytes, *pages: int | str) -> subprocess.CompletedProcess[str]:
        """Print as the window does, whatever becomes of it."""
        path = self.out.parent / "paper.pdf"
        path.write_bytes(pdf)
        self.memory.mkdir(mode=0o700, exist_ok=True)
        return subprocess.run(
            [sys.executable, str(PROGRAM), str(path), *map(str, pages)],
            cwd=PROJECT,
            env={
                **os.environ,
                "PYTHONPATH": str(PROJECT),
                "CUPS_SERVER": self.server,
                "QT_QPA_PLATFORM": "offscreen",
                "XDG_RUNTIME_DIR": str(self.memory),
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )

    def came(self) -> Path:
        """Wait for the one job that comes out."""
        until = time.monotonic() + SECONDS
        while not (found := list(self.out.glob("*.pdf"))):
            assert time.monotonic() < until, "nothing came out of the queue"
            goes_on(self.daemon)
        (one,) = found
        return one


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
        return True
    return False


def goes_on(daemon: subprocess.Popen[bytes]) -> None:
    """Let a queue go on a moment; it does not end by itself."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        raise AssertionError(f"cupsd ended: {daemon.wait(0.05)}")


def furnish(root: Path, port: int, *, accepting: bool) -> Path:
    """Write what cupsd reads; return where its printer keeps what comes."""
    out = root / "out"
    for name in ("etc/ppd", "bin/backend", "bin/filter", "spool/tmp", "cache", "run"):
        (root / name).mkdir(parents=True)
    out.mkdir()
    out.chmod(0o777)
    (root / "bin/daemon").symlink_to(DAEMON)
    backend = root / "bin/backend/keep"
    backend.write_text(KEEP.replace("{folder}", str(out)))
    backend.chmod(0o755)
    (root / "etc/ppd/desk.ppd").write_text(PPD)
    (root / "etc/printers.conf").write_text(
        "<DefaultPrinter desk>\nPrinterId 1\nInfo desk\nDeviceURI keep:/\n"
        f"State Idle\nAccepting {'Yes' if accepting else 'No'}\nShared No\n"
        "JobSheets none none\nOpPolicy default\nErrorPolicy abort-job\n"
        "</DefaultPrinter>\n"
    )
    (root / "etc/cups-files.conf").write_text(
        f"ServerRoot {root}/etc\nServerBin {root}/bin\nRequestRoot {root}/spool\n"
        f"TempDir {root}/spool/tmp\nCacheDir {root}/cache\nStateDir {root}/run\n"
        f"AccessLog {root}/access\nErrorLog {root}/error\nPageLog {root}/page\n"
        "User lp\nGroup lp\nSystemGroup root\nSandboxing relaxed\n"
    )
    (root / "etc/cupsd.conf").write_text(
        f"LogLevel warn\nListen 127.0.0.1:{port}\nBrowsing No\nWebInterface No\n"
        "DefaultAuthType None\n<Location />\nOrder allow,deny\nAllow 127.0.0.1\n"
        "</Location>\n<Policy default>\n<Limit All>\nOrder allow,deny\n"
        "Allow 127.0.0.1\n</Limit>\n</Policy>\n"
    )
    return out


@pytest.fixture
def queue(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Queue]:
    """A queue on the loopback; it accepts jobs unless the test says otherwise."""
    # Below /tmp by hand: its users must reach it, and pytest's folder is closed.
    made = subprocess.run(["mktemp", "-d"], capture_output=True, text=True, check=True)
    root = Path(made.stdout.strip())
    root.chmod(0o755)
    port = free_port()
    out = furnish(root, port, accepting=getattr(request, "param", True))
    assert CUPSD is not None
    files = ["-c", f"{root}/etc/cupsd.conf", "-s", f"{root}/etc/cups-files.conf"]
    process = subprocess.Popen([CUPSD, "-f", *files])
    try:
        until = time.monotonic() + SECONDS
        while not answers(port):
            assert time.monotonic() < until
            goes_on(process)
        yield Queue(f"127.0.0.1:{port}", out, root / "spool", process)
    finally:
        process.terminate()
        process.wait(SECONDS)
        shutil.rmtree(root)


def test_a_job_is_the_paper_on_its_own_sheet_and_names_nobody(queue: Queue) -> None:
    pdf = drawn(sheet())
    assert queue.print(pdf) == "printed"
    came = queue.came()
    assert came.name.startswith("Livret-")
    with pikepdf.open(came) as file, pikepdf.open(queue.out.parent / "paper.pdf") as it:
        assert len(file.pages) == len(it.pages) >= 2
        for page in file.pages:
            assert [round(float(edge)) for edge in page.mediabox] == [0, 0, 595, 842]


def test_only_the_pages_asked_for_reach_the_queue(queue: Queue) -> None:
    assert queue.print(drawn(sheet()), 2, 2) == "printed"
    with pikepdf.open(queue.came()) as file:
        assert len(file.pages) == 1


@pytest.mark.parametrize("queue", [False], indirect=True)
def test_a_queue_that_takes_no_job_is_told(queue: Queue) -> None:
    """Qt says nothing of it: the journal said « imprimé » of what never was."""
    assert queue.print(drawn(sheet())) == "NotPrinted"
    assert list(queue.out.iterdir()) == []
    assert not list(queue.spool.glob("d*"))


def test_a_paper_that_stops_in_the_middle_leaves_nothing_in_the_queue(
    queue: Queue,
) -> None:
    """Qt cannot abort a job of CUPS: it handed over the pages drawn until then."""
    pdf = drawn(sheet())
    assert queue.print(pdf, "stop", 1) == "MemoryError"
    assert queue.print(pdf) == "printed"
    with (
        pikepdf.open(queue.came()) as file,
        pikepdf.open(queue.out.parent / "paper.pdf") as it,
    ):
        assert len(file.pages) == len(it.pages)
    assert len(list(queue.out.iterdir())) == 1


@pytest.mark.parametrize("how", ["end", "lock"])
def test_a_program_that_ends_while_it_prints_leaves_nothing_in_the_queue(
    queue: Queue, how: str
) -> None:
    """Whoever ends it has no half of a paper on the printer, nor in any folder."""
    pdf = drawn(sheet())
    assert queue.print(pdf, how, 1) == ""
    assert queue.print(pdf) == "printed"
    with (
        pikepdf.open(queue.came()) as file,
        pikepdf.open(queue.out.parent / "paper.pdf") as it,
    ):
        assert len(file.pages) == len(it.pages)
    assert len(list(queue.out.iterdir())) == 1


def test_what_a_killed_program_was_printing_is_taken_away_by_the_next(
    queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages in clear stayed in the session's folder, or on the disk without one."""
    done = queue.run(drawn(sheet()), "kill", 1)
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, "")
    (left,) = queue.memory.iterdir()
    assert list(left.iterdir())
    ours = queue.memory / f"livret-papier-{os.getpid()}-x"
    strange = queue.memory / "livret-papier-x"
    link = queue.memory / "livret-papier-0-link"
    for one in (ours, strange):
        one.mkdir()
    link.symlink_to(queue.out)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(queue.memory))
    take_away_what_was_left()
    assert set(queue.memory.iterdir()) == {ours, strange, link}
    assert list(queue.out.iterdir()) == []
    assert not list(queue.spool.glob("d*"))
