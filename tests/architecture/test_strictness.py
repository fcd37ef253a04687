"""What tests/conftest.py promises: no network, a home of its own, no silent warning."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.project import TOP
from tests.conftest import NetworkTouched

ELSEWHERE = ("192.0.2.1", 80)  # RFC 5737: an address for documents, nobody's


def test_no_test_reaches_another_machine() -> None:
    with socket.socket() as plug, pytest.raises(NetworkTouched):
        plug.connect(ELSEWHERE)
    with socket.socket() as plug, pytest.raises(NetworkTouched):
        plug.connect_ex(ELSEWHERE)
    with (
        socket.socket(type=socket.SOCK_DGRAM) as plug,
        pytest.raises(NetworkTouched),
    ):
        plug.sendto(b"anyone?", ELSEWHERE)
    with pytest.raises(NetworkTouched):
        socket.getaddrinfo("example.org", 80)


def test_this_machine_answers() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as plug,
        server.accept()[0] as answer,
    ):
        answer.sendall(b"here")
        assert plug.recv(4) == b"here"


def test_home_is_new(home: Path) -> None:
    assert Path.home() == home
    assert [path.name for path in home.iterdir()] == ["runtime"]
    assert os.environ["XDG_DATA_HOME"].startswith(os.fspath(home))


SAMPLE = """
import logging
import warnings

LOG = logging.getLogger("livret.sample")

def test_warned_unasked():
    LOG.warning("lost")

def test_python_warned():
    warnings.warn("old")

def test_warned_as_meant(expect_log):
    expect_log("lo.t")
    LOG.warning("lost")

def test_meant_and_never_came(expect_log):
    expect_log("found")

def test_said_in_passing():
    LOG.info("said")
"""
OUTCOMES = {
    "ERROR test_it.py::test_warned_unasked",
    "FAILED test_it.py::test_python_warned",
    "PASSED test_it.py::test_warned_as_meant",
    "ERROR test_it.py::test_meant_and_never_came",
    "PASSED test_it.py::test_said_in_passing",
}


def test_a_warning_fails_the_test_that_caused_it(tmp_path: Path) -> None:
    shutil.copy(TOP / "pyproject.toml", tmp_path)
    (tmp_path / "conftest.py").write_text(
        "from tests.conftest import expect_log\n"
        "from tests.conftest import _nothing_unexpected_in_the_log\n"
    )
    (tmp_path / "test_it.py").write_text(SAMPLE)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider", "."],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.fspath(TOP)},
        capture_output=True,
        text=True,
        check=False,
    )
    said = {line.split(" - ")[0] for line in done.stdout.splitlines()}
    assert said >= OUTCOMES, done.stdout
