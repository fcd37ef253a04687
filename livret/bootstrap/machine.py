"""What only this computer knows: its clock, its forms, its preferences."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

# The window waits for none of what only some acts need.
if TYPE_CHECKING:
    import datetime as dt

    from livret.domain.forms import Form


_XDG = {
    "user_config_dir": ("XDG_CONFIG_HOME", "/.config"),
    "user_data_dir": ("XDG_DATA_HOME", "/.local/share"),
}
"""Variable and usual place of each folder (XDG Base Directory, 0.8)."""


class SystemClock:
    """The clock of this computer."""

    def now(self) -> dt.datetime:
        """Return the instant, aware, in UTC."""
        import datetime as dt

        return dt.datetime.now(dt.UTC)  # noqa: TID251 - this is the Clock

    def today(self) -> dt.date:
        """Return the local date."""
        return self.now().astimezone().date()


class SystemRandomness:
    """Bytes from the operating system's generator."""

    def take(self, count: int) -> bytes:
        """Return ``count`` random bytes."""
        return os.urandom(count)


class FormFiles:
    """The accompaniment forms of the ``forms`` folder."""

    def latest(self, name: str) -> int:
        """Return the newest version of a form."""
        from livret.words import forms as form_files

        return form_files.latest(name)

    def form(self, name: str, version: int, language: str) -> Form:
        """Return one version of a form in one language."""
        from livret.words import forms as form_files

        return form_files.load_form(name, version, language)

    def to_read(self, name: str, version: int, language: str) -> Form:
        """Return a form, or the newest that is here where nobody has it."""
        from livret.words import forms as form_files

        return form_files.form_to_read(name, version, language)

    def charter_choices(self, version: int) -> frozenset[str]:
        """Return the ids of the sentences of one version of the charter; 0: newest."""
        from livret.words.charter import FORM, charter
        from livret.words.forms import FormMissing

        try:
            return frozenset(charter("fr", version).sentences)
        except FileNotFoundError as error:
            raise FormMissing(form=FORM, file=f"{version}.toml") from error


def preference(name: str) -> str:
    """Return a preference of the screen, or an empty text."""
    return _preferences().get(name, "")


def set_preference(name: str, value: str) -> None:
    """Keep a preference of the screen; a read-only folder is no trouble."""
    import json

    kept = {**_preferences(), name: value}
    path = _preferences_file()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".new")
        beside.write_text(json.dumps(kept), encoding="utf-8")
        beside.replace(path)


def organisation(name: str) -> str:
    """Return what the organisation set for this computer, or an empty text."""
    return _plain_texts(_shared_folder() / "organisation.json").get(name, "")


def _preferences() -> dict[str, str]:
    return _plain_texts(_preferences_file())


def _preferences_file() -> Path:
    return _own_folder("user_config_dir") / "preferences.json"


def start_again(arguments: Sequence[str]) -> None:
    """End this process, which held the keys, and start a fresh one."""
    import subprocess

    words = [*_this_program(), *arguments]
    if os.name == "posix":
        # The same process with a new memory: nothing of it is left.
        os.execv(words[0], words)  # noqa: S606 - our own program
    subprocess.Popen(words, close_fds=True)  # noqa: S603 - our own program


def default_vault() -> Path:
    """Return where a vault stands unless told otherwise."""
    return _own_folder("user_data_dir") / "coffre"


def _own_folder(which: str) -> Path:
    """Return one of the folders of Livret, as ``platformdirs`` names them.

    Where the XDG rule names it, without loading what knows every other rule.
    """
    variable, usual = _XDG[which]
    home = os.environ.get("HOME", "")
    base = os.environ.get(variable) or (home and home + usual)
    if sys.platform == "linux" and base.startswith("/") and base == base.strip():
        return Path(base) / "livret"
    import platformdirs

    folder: str = getattr(platformdirs, which)("livret", appauthor=False)
    return Path(folder)


def _shared_folder() -> Path:
    """Return where an organisation writes for everybody of a computer."""
    if sys.platform == "linux" and not os.environ.get("XDG_CONFIG_DIRS"):
        return Path("/etc/xdg/livret")
    import platformdirs

    return Path(platformdirs.site_config_dir("livret", appauthor=False))


def _plain_texts(path: Path) -> dict[str, str]:
    """Read a JSON object of texts; one that cannot be read says nothing."""
    try:
        text = path.read_text(encoding="utf-8")
        import json

        read = json.loads(text)
    except (OSError, ValueError):
        return {}
    if not isinstance(read, dict):
        return {}
    return {str(name): str(value) for name, value in read.items()}


def _this_program() -> list[str]:
    """Return what started this program, without the words it was given.

    Options of the interpreter stay, so that the fresh program is the same one.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable]
    started = sys.orig_argv[1 : len(sys.orig_argv) - len(sys.argv[1:])]
    return [sys.executable, *started]
