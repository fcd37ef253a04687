"""What holds for every test: no network, a home of its own, nothing unexpected said.

General fixtures only; what one room needs stands in that room's own conftest.
"""

from __future__ import annotations

import gc
import importlib.util
import ipaddress
import logging
import re
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from pytestqt.qtbot import QtBot

from livret.desktop.plain_imports import load_qt

load_qt()  # as the program does, before any class of the window is made

gc.disable()  # until everything is loaded: there is no garbage yet

PATIENCE_MS = 60_000
"""How long a test waits for what must happen: machines of tests are shared."""

for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
    _wait.__kwdefaults__["timeout"] = PATIENCE_MS
for _shown in (QtBot.waitExposed, QtBot.waitActive):
    _shown.__kwdefaults__["timeout"] = PATIENCE_MS

PROJECT = Path(__file__).resolve().parent.parent

QUIET_ENOUGH = (
    # Logs as a warning each verdict that it also returns; the verdict is tested.
    "pyhanko",
    "pyhanko_certvalidator",
    # Reports every glyph table that it leaves as it is.
    "fontTools",
)
"""Loggers of others whose warnings say nothing that a test does not check."""

# The machine of the tests is slow and shared: time is never what is tested.
hypothesis.settings.register_profile(
    "ci",
    max_examples=50,
    deadline=None,
    print_blob=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile(
    "long", hypothesis.settings.get_profile("ci"), max_examples=2000
)
hypothesis.settings.load_profile("ci")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Bring the compiled catalogues up to date, once and before any worker."""
    if hasattr(session.config, "workerinput"):
        return
    source = PROJECT / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("livret_translations", source)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.compile_catalogues()


class NetworkTouched(BaseException):
    """A test tried to leave this machine; no ``except Exception`` may hide it."""


def _is_loopback(host: object) -> bool:
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host).split("%")[0]).is_loopback
    except ValueError:
        return False


def pytest_collection_finish() -> None:
    """Keep what is loaded by now out of every later search for garbage.

    And search seldom: ten thousand tests stand in memory, and the memory that a
    test leaves is little.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Refuse every connection but Unix sockets and loopback."""
    patch = pytest.MonkeyPatch()

    def guarded(name: str) -> Callable[..., Any]:
        real = getattr(socket.socket, name)

        def call(self: socket.socket, *arguments: Any) -> Any:
            address = arguments[-1]
            inside = self.family == socket.AF_UNIX or _is_loopback(address[0])
            if not inside:
                raise NetworkTouched(f"{name} to {address!r}")
            return real(self, *arguments)

        return call

    for name in ("connect", "connect_ex", "sendto"):
        patch.setattr(socket.socket, name, guarded(name))

    real_getaddrinfo = socket.getaddrinfo

    def getaddrinfo(host: Any, *arguments: Any, **options: Any) -> Any:
        if not _is_loopback(host):
            raise NetworkTouched(f"looking up {host!r}")
        return real_getaddrinfo(host, *arguments, **options)

    patch.setattr(socket, "getaddrinfo", getaddrinfo)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: Any) -> Iterator[Path]:
    """A home folder that nobody has used, in place of the real one."""
    folder = tmp_path_factory.mktemp("home")
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


class ExpectedLog:
    """Warnings that a test means to cause."""

    def __init__(self) -> None:
        self.patterns: dict[str, bool] = {}

    def __call__(self, pattern: str) -> None:
        """Accept records whose message matches ``pattern``; one must come."""
        self.patterns[pattern] = False

    def accepts(self, record: logging.LogRecord) -> bool:
        for pattern in self.patterns:
            if re.search(pattern, record.getMessage()):
                self.patterns[pattern] = True
                return True
        return False


@pytest.fixture
def expect_log() -> ExpectedLog:
    """Call it with a regular expression before causing the warning."""
    return ExpectedLog()


@pytest.fixture(autouse=True)
def _nothing_unexpected_in_the_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail a test during which a warning or worse was logged unasked."""
    expected = (
        request.getfixturevalue("expect_log")
        if "expect_log" in request.fixturenames
        else ExpectedLog()
    )
    yield
    unexpected = [
        f"{record.name}: {record.levelname}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
        and record.name.split(".")[0] not in QUIET_ENOUGH
        and not expected.accepts(record)
    ]
    never = [pattern for pattern, came in expected.patterns.items() if not came]
    assert not unexpected, "logged, and not expected: " + "; ".join(unexpected)
    assert not never, "expected in the log, and never came: " + "; ".join(never)
