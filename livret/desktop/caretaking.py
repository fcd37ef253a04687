"""What an open vault needs without being asked: its backup of the day.

And what its opening has to tell: that it was upgraded, that it came back to
an older state, that somebody else could have read it. What is told until it is
answered is answered from here too: the vault is checked, then kept as it is.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from livret.desktop.desk import Desk
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.page import Page
from livret.usecases.app import OpenVault
from livret.usecases.vault_findings import Finding, Findings

SOON_MS = 4_000
"""After opening: what one came for is shown first."""

AGAIN_MS = 3_600_000
"""A window that stays open over midnight makes the next day's backup too."""


class Caretaker(QObject):
    """Looks after one open vault; a child of its desk.

    Attributes:
        dialog: What the opening had to tell, if anything, or a check since.
    """

    def __init__(self, desk: Desk, *, opening: bool) -> None:
        """Begin.

        Args:
            desk: The open desk.
            opening: Whether the vault was just opened; else only its window is new.
        """
        super().__init__(desk)
        self._desk = desk
        self.dialog: Dialog | None = None
        self._chosen = ""
        self._again = QTimer(self)
        self._again.timeout.connect(self.back_up)
        self._again.start(AGAIN_MS)
        if opening:
            soon = QTimer(self, singleShot=True)
            soon.timeout.connect(self.back_up)
            soon.start(SOON_MS)
            desk.ask(self._page(), _notices, self._tell)

    def back_up(self) -> None:
        """Make the backup of the day where it is missing."""
        self._desk.ask(self._page(), _back_up, self._backed_up)

    def _page(self) -> Page:
        window = self._desk.window
        page = window.pages[window.here]
        assert isinstance(page, Page)  # noqa: S101 - the window shows nothing else
        return page

    def _backed_up(self, found: tuple[Finding, ...]) -> None:
        if found:
            self._page().show_trouble(self._said(found))

    def _tell(self, found: tuple[Finding, ...]) -> None:
        if found:
            from livret.desktop.vault_dialog import notice_dialog

            self._show(notice_dialog(self._desk.ui, self._desk.window, found))

    def _show(self, dialog: Dialog) -> None:
        self.dialog, self._chosen = dialog, ""
        dialog.decided.connect(self._choose)
        # One question after the other, never one above the other.
        dialog.finished.connect(self._answered)
        dialog.open()

    def _choose(self, code: str) -> None:
        self._chosen = code

    def _answered(self) -> None:
        from livret.desktop.vault_dialog import CHECK, KEEP, REBUILD, waiting_dialog

        act = {CHECK: _check, KEEP: _keep, REBUILD: _rebuild}.get(self._chosen)
        if act is not None:
            self._show(waiting_dialog(self._desk.ui, self._desk.window))
            self._desk.ask(self._page(), act, self._checked)

    def _checked(self, found: Findings) -> None:
        from livret.desktop.vault_dialog import checked_dialog

        if self.dialog is not None:
            self.dialog.close()
        self._show(checked_dialog(self._desk.ui, self._desk.window, found))

    def _said(self, found: tuple[Finding, ...]) -> str:
        from livret.desktop.vault_dialog import told

        return told(self._desk.ui.tr, found)


def _check(vault: OpenVault) -> Findings:
    return vault.examine()


def _keep(vault: OpenVault) -> Findings:
    return vault.examine(accept=True)


def _rebuild(vault: OpenVault) -> Findings:
    return vault.examine(rebuild=True)


def _notices(vault: OpenVault) -> tuple[Finding, ...]:
    return vault.notices


def _back_up(vault: OpenVault) -> tuple[Finding, ...]:
    return vault.back_up_today()
