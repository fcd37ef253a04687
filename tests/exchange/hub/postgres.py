"""A real PostgreSQL for the tests: made, started and stopped by them."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

START_SECONDS = 120
"""What a server may take to answer on a machine that is busy."""

SUPERUSER = "maison"
"""Who may do everything on the server of a test."""

_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "120",
    "shared_buffers": "64MB",
    "password_encryption": "scram-sha-256",
    "logging_collector": "off",
    "log_min_messages": "warning",
    "wal_level": "replica",
    "max_wal_senders": "4",
    "hot_standby": "on",
}
_DOORS = f"""local all {SUPERUSER} trust
local replication {SUPERUSER} trust
local all all scram-sha-256
"""


def programs() -> Path:
    """Where the newest PostgreSQL keeps its programs."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parts[-3]),
    )
    assert found, "PostgreSQL is missing; packaging/check installs it"
    return found[-1].parent


def somebody() -> dict[str, Any]:
    """Whom the server runs as: it refuses to run as root."""
    if os.getuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres", known["nobody"])
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


@dataclass
class Server:
    """One server on a unix socket in a folder of its own.

    Attributes:
        folder: Where its data and its socket are.
        port: Part of the name of the socket.
        settings: Besides the usual ones.
    """

    folder: Path
    port: int
    settings: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def run(self, name: str, *words: str) -> None:
        """Run one of PostgreSQL's programs to its end."""
        done = subprocess.run(
            [programs() / name, *words],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            **somebody(),
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def make(self) -> None:
        """Make an empty server."""
        options = ("-A", "trust", "-U", SUPERUSER, "-E", "UTF8", "--no-sync")
        self.run("initdb", "-D", str(self.data), *options, "--no-instructions")
        (self.data / "pg_hba.conf").write_text(_DOORS, "ascii")

    def copy_from(self, primary: Server, name: str) -> None:
        """Make a standby of another server."""
        where = f"host={primary.folder} port={primary.port} user={SUPERUSER}"
        options = ("-d", f"{where} application_name={name}", "-R", "-X", "stream")
        self.run("pg_basebackup", "-D", str(self.data), *options, "--checkpoint=fast")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        told = {**_SETTINGS, **self.settings}
        options = [word for item in told.items() for word in ("-c", "=".join(item))]
        socket = ["-c", f"unix_socket_directories={self.folder}", "-p", str(self.port)]
        with (self.folder / "said").open("ab") as said:
            self.process = subprocess.Popen(
                [programs() / "postgres", "-D", self.data, *socket, *options],
                cwd=self.folder,
                stdout=said,
                stderr=said,
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
                **somebody(),
            )
        ready = ("-h", str(self.folder), "-p", str(self.port), "-t", "30")
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            asked = [programs() / "pg_isready", *ready, "-q"]
            if subprocess.run(asked, check=False).returncode == 0:
                return
            assert self.process.poll() is None, self.said()
        raise AssertionError(self.said())

    def said(self) -> str:
        return (self.folder / "said").read_text("utf-8", "replace")

    def stop(self, how: int = signal.SIGINT) -> None:
        """Stop it by its own number: at once and clean, or killed."""
        if self.process is not None and self.process.poll() is None:
            if how == signal.SIGKILL:
                # Its children die with their ear on the postmaster's pipe.
                self.process.send_signal(signal.SIGQUIT)
            else:
                self.process.send_signal(how)
            self.process.wait(60)
        self.process = None

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        """Let it stand still, whole: it answers nothing and closes nothing."""
        assert self.process is not None
        ours = [self.process.pid, *_children(self.process.pid)]
        for one in ours:
            os.kill(one, signal.SIGSTOP)
        try:
            yield
        finally:
            for one in ours:
                os.kill(one, signal.SIGCONT)

    def promote(self) -> None:
        """Make a standby the one that may write."""
        with self.superuser() as raw:
            raw.execute("SELECT pg_promote(true, 60)")

    def url(self, database: str, user: str = SUPERUSER, password: str = "") -> str:
        """The address of a database."""
        held = f"{user}:{password}" if password else user
        host = str(self.folder).replace("/", "%2F")
        return f"postgresql://{held}@{host}:{self.port}/{database}"

    @contextlib.contextmanager
    def superuser(self, database: str = "postgres") -> Iterator[Any]:
        """A connection that may do everything."""
        told = f"host={self.folder} port={self.port} user={SUPERUSER}"
        with psycopg.connect(f"{told} dbname={database}", autocommit=True) as raw:
            yield raw


def _children(process: int) -> list[int]:
    """Return the processes that a process started, by their numbers."""
    asked = ["/bin/ps", "-o", "pid=", "--ppid", str(process)]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return [int(one) for one in told.split()]


@contextlib.contextmanager
def place() -> Iterator[Path]:
    """A folder that the server's user may enter; sockets need a short name."""
    folder = Path(tempfile.mkdtemp(prefix="livret-pg-", dir="/tmp"))
    try:
        owner = somebody()
        if owner:
            os.chown(folder, owner["user"], owner["group"])
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def running(**settings: str) -> Iterator[Server]:
    """A fresh server; quick, and not durable unless told."""
    with place() as folder:
        server = Server(folder, 5432, {"fsync": "off", **settings})
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop()
