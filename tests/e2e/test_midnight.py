"""A window left open over midnight, on a real screen: the new day, typing kept."""

from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from livret.words.dates import weekday_date
from livret.words.translator import translator_for
from tests.e2e.acts import unlock
from tests.e2e.dated import PROBE
from tests.e2e.running import Running
from tests.e2e.vaults import make_vault

pytestmark = [pytest.mark.screen, pytest.mark.long]

Start = Callable[..., Running]
WORDS = "Ami"


def forward(probe: Path, minutes: int) -> None:
    """Put the Clock of the program on."""
    with socket.socket(socket.AF_UNIX) as ear:
        ear.connect(str(probe))
        ear.sendall(f"forward {minutes}\n".encode())
        ear.shutdown(socket.SHUT_WR)
        ear.recv(1)


def test_the_new_day_is_told_and_what_is_typed_stays(
    start: Start, tmp_path: Path
) -> None:
    make_vault(tmp_path / "coffre")
    probe = tmp_path / "sonde"
    livret = start(
        "--vault",
        str(tmp_path / "coffre"),
        module="tests.e2e.dated",
        **{PROBE: str(probe)},
    )
    livret.wait("Phrase de passe", role="password text")
    now = dt.datetime.now().astimezone()
    midnight = dt.datetime.combine(
        now.date() + dt.timedelta(days=1), dt.time(), now.tzinfo
    )
    forward(probe, int((midnight - now).total_seconds() // 60) - 5)
    unlock(livret)
    tr = translator_for("fr")
    livret.wait(weekday_date(tr, now.date()), role="label")
    livret.wait("Chercher une personne", role="text", state="focused")
    livret.type(WORDS)
    livret.wait(role="text", state="focused", text=WORDS)
    # Nobody touches anything: the page tells the new day by itself.
    forward(probe, 10)
    livret.wait(weekday_date(tr, midnight.date()), role="label")
    livret.wait("Chercher une personne", role="text", state="focused", text=WORDS)
    assert livret.leave() == 0
