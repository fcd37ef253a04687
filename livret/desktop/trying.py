"""« Essayer avec un exemple »: a vault of fictitious people, thrown away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from livret.words.translator import Translator

if TYPE_CHECKING:
    from livret.desktop.tasks import Runners
    from livret.usecases.app import App, OpenVault

_VAULT = "coffre"


class Trying(QObject):
    """Makes the fictitious vault on the vault's worker, and deletes it.

    Signals:
        made: args: the ``OpenVault``, where it is first shown.
        failed: arg: the error.
    """

    made = Signal(object, str)
    failed = Signal(object)

    def __init__(self, app: App, tr: Translator, runners: Runners) -> None:
        super().__init__()
        self._app = app
        self._runners = runners
        self._organisation = tr.text("Structure d’exemple")
        self._thrown_away: Path | None = None

    def begin(self) -> None:
        """Make it."""
        task = self._runners.vault.submit(self._make, owner=self)
        task.succeeded.connect(self._made)
        task.failed.connect(self.failed)

    def _make(self) -> tuple[OpenVault, str]:
        import secrets
        import tempfile

        from livret.usecases.example_year import make_example_year

        folder = Path(tempfile.mkdtemp(prefix="livret-"))
        self._thrown_away = folder
        vault, _ = self._app.vaults.create(
            folder / _VAULT,
            secrets.token_urlsafe(48),
            name="Claire M.",
            side="social",
            organisation=self._organisation,
        )
        return vault, make_example_year(vault.ctx)

    def _made(self, made: tuple[OpenVault, str]) -> None:
        vault, livret = made
        self.made.emit(vault, f"diagnosis:{livret}")

    def throw_away(self) -> None:
        """Delete it, once it is closed."""
        if self._thrown_away is not None:
            import shutil

            shutil.rmtree(self._thrown_away, ignore_errors=True)
