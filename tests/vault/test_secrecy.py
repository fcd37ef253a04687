"""Keys and passphrases show nowhere: not in text, not in errors, not on stderr."""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from livret.domain.errors import LivretError
from livret.vault import recovery_code
from livret.vault.around import Around
from livret.vault.engine import Store
from livret.vault.opened import Vault
from livret.vault.opening import NewVault, open_vault, recover
from tests.vault.conftest import PASSPHRASE, open_livret, say

New = Callable[[], tuple[Vault, str]]


def forms(secret: bytes) -> set[str]:
    return {secret.hex(), secret.hex().upper(), repr(secret)[2:-1], str(list(secret))}


def secrets_of(vault: Vault) -> set[str]:
    identity = vault._identity
    found = {PASSPHRASE, vault.age_secret}
    own = (vault.hub_secret, vault.mlkem_seed)
    for secret in (vault.database_key(), identity.sign_secret, *own):
        found |= forms(secret)
    return found


def test_values_do_not_show_secrets(new: New) -> None:
    vault, code = new()
    with vault:
        shown = " ".join(
            repr(value) + str(value)
            for value in (
                vault,
                NewVault(vault, code),
                vault.store,
                vault.store._engine,
                vault.store._engine.url,
                vault.ways_in.keys,
                vault.log,
                vault.witness,
                vault.erasures,
                vault.signer,
                vault.credentials,
                vault._identity,
                vault.owner,
                vault.settings,
            )
        )
        for secret in secrets_of(vault) | {code}:
            assert secret not in shown


def test_errors_do_not_show_secrets(
    vault: Vault, folder: Path, around: Around, capfd: pytest.CaptureFixture[str]
) -> None:
    sentinel = "SENTINELLE"
    livret = open_livret(vault, sentinel)
    secrets = secrets_of(vault) | {sentinel}
    told = []

    def fail(act: Callable[[], object]) -> None:
        try:
            act()
        except LivretError:
            told.append(traceback.format_exc())
        else:
            pytest.fail("it was to fail")

    with vault.store.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE UPDATE ON livrets "
            "BEGIN SELECT RAISE(ABORT, 'stop'); END"
        )
    fail(lambda: say(vault, livret, sentinel))
    with vault.store.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER full")
    key = vault.database_key()
    vault.close()
    fail(lambda: open_vault(folder, PASSPHRASE + "?", around))
    fail(lambda: Store(folder / "vault.db", bytes(31) + b"\x01"))
    spoiled = bytearray((folder / "vault.db").read_bytes())
    spoiled[50] ^= 1
    (folder / "vault.db").write_bytes(spoiled)
    fail(lambda: Store(folder / "vault.db", key))
    fail(lambda: open_vault(folder, PASSPHRASE, around))
    wrong = recovery_code.new_code(around.randomness)
    fail(lambda: recover(folder, wrong, PASSPHRASE, around, around.floor))
    said = "".join(told) + "".join(capfd.readouterr())
    for secret in secrets | {wrong, wrong.replace("-", "")}:
        assert secret not in said
    # SQLCipher has its own mind about standard error.
    assert "ERROR CORE" not in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows writes no core files")
def test_the_process_leaves_no_core() -> None:

    script = (
        "import resource\n"
        "from livret.vault.hardening import harden_process\n"
        "done = harden_process()\n"
        "assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)\n"
        "if 'dumpable' in done:\n"
        "    import ctypes\n"
        "    assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0\n"
        "print(*done)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    expected = {"core", "dumpable"} if sys.platform == "linux" else {"core"}
    assert set(done.stdout.split()) == expected | {"tracebacks"}


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_bug_that_nobody_caught_writes_no_words_to_the_log(debug: str) -> None:
    script = (
        "import threading\n"
        "from livret.vault.hardening import harden_process\n"
        "harden_process()\n"
        "def fail(): raise ValueError('SENTI' + 'NELLE')\n"
        "class Late:\n"
        "    def __del__(self): fail()\n"
        "late = Late()\n"
        "del late\n"
        "thread = threading.Thread(target=fail)\n"
        "thread.start()\n"
        "thread.join()\n"
        "fail()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LIVRET_DEBUG": debug},
    )
    assert done.returncode == 1
    assert done.stderr.count("ValueError") >= 3
    assert ("SENTINELLE" in done.stderr) == bool(debug)
