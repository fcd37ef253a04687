"""A vault that lived two days, made once; each test works on a copy."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from livret.domain.errors import LivretError
from livret.vault.doctor import examine
from livret.vault.opening import (
    create_vault,
    open_vault,
)
from tests.clock import SetClock
from tests.vault.conftest import CHEAP, OWNER, PASSPHRASE, around_of, credentials
from tests.vault.put_back.days import (
    WITNESS,
    Days,
    Files,
    an_ordinary_day,
    another_day,
    differing,
    kept,
    mixed,
    put,
)


@pytest.fixture(scope="package")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Days]:
    """A closed vault, made once; each test works on a copy of its folder."""
    folder, clock = tmp_path_factory.mktemp("vécu") / "coffre", SetClock()
    around = around_of(clock)
    vault = create_vault(
        folder,
        PASSPHRASE,
        owner=OWNER,
        make_credentials=credentials,
        around=around,
        cost=CHEAP,
    ).vault
    livret = an_ordinary_day(vault, clock)
    vault.close()
    before = kept(folder)
    with open_vault(folder, PASSPHRASE, around) as opened:
        another_day(opened, clock, livret)
        during = kept(folder)
    return folder, (before, during, kept(folder))


@pytest.fixture
def days(lived: tuple[Path, Days], folder: Path, clock: SetClock) -> Days:
    """The same vault in the folder of this test, the day after."""
    shutil.copytree(lived[0], folder)
    clock.forward(days=1)
    return lived[1]


@pytest.fixture(scope="package")
def silent(lived: tuple[Path, Days], tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A state with an old page that nothing but the digest of the file finds."""
    base, (before, _, after) = lived
    folder, around = tmp_path_factory.mktemp("muet") / "coffre", around_of(SetClock())
    shutil.copytree(base, folder)
    for page in reversed(differing(before, after)):
        state = mixed(before, after, page)
        put(folder, {name: data for name, data in state.items() if name != WITNESS})
        with suppress(LivretError), open_vault(folder, PASSPHRASE, around) as opened:
            noticed = {one.code for one in opened.notices}
            if noticed == {"witness_missing"} and examine(opened).sound:
                return state
    pytest.fail("each page is found without the digest of the file")
