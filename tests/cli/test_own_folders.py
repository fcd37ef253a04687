"""Where Livret keeps its own: what ``platformdirs`` says, without asking it."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from livret.bootstrap import machine


@pytest.mark.parametrize("home", ["/home/claire", "/home/é t", None])
@pytest.mark.parametrize("xdg", [None, "", " ", "/ailleurs", " /ailleurs", "relatif"])
def test_our_folders_are_those_of_the_system(
    home: str | None, xdg: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {"HOME": home, "XDG_CONFIG_HOME": xdg, "XDG_DATA_HOME": xdg}
    for name, value in given.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    data = platformdirs.user_data_dir("livret", appauthor=False)
    config = platformdirs.user_config_dir("livret", appauthor=False)
    assert machine.default_vault() == Path(data) / "coffre"
    assert machine._preferences_file().parent == Path(config)


@pytest.mark.parametrize("xdg", [None, "", " ", "/etc/ici", "/etc/ici:/etc/la"])
def test_the_folder_of_an_organisation_is_that_of_the_system(
    xdg: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if xdg is None:
        monkeypatch.delenv("XDG_CONFIG_DIRS", raising=False)
    else:
        monkeypatch.setenv("XDG_CONFIG_DIRS", xdg)
    said = platformdirs.site_config_dir("livret", appauthor=False)
    assert machine._shared_folder() == Path(said)
