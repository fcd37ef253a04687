"""Wires whose certificates checks trust: read, offered, chosen, taken back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.desktop.errors import tell
from livret.desktop.settings.page import SettingsPage
from livret.usecases.app import OpenVault
from livret.usecases.signing import RootSeen
from livret.usecases.trusted_roots import (
    Roots,
    forget_root,
    roots_offered,
    trust_roots,
    whom_checks_trust,
)
from livret.words.dates import long_date
from livret.words.roots import fingerprint, own_line, root_line

_MOST = 1024 * 1024


class TrustedElsewhere(QObject):
    """The part of the settings that says whom checks trust."""

    def __init__(self, desk: Desk, page: SettingsPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._data = b""
        section = page.trusting
        section.file_given.connect(self._read)
        section.trust_asked.connect(self._trust)
        section.forget_asked.connect(self._forget)

    def show(self) -> None:
        """Show whom checks trust."""
        self._data = b""
        self._page.trusting.withdraw()
        self._desk.ask(self._page, whom_checks_trust, self._shown)

    def _shown(self, roots: Roots) -> None:
        tr = self._desk.ui.tr
        rows = []
        for one in roots.trusted:
            since = tr.text("ajouté le {day}", day=long_date(tr, one.on))
            line = f"{root_line(tr, one.seen)} · {since}"
            rows.append((one.seen.sha256, one.seen.name, line))
        self._page.trusting.show_own(own_line(tr, roots))
        self._page.trusting.show_roots(rows)

    def _read(self, path: str) -> None:
        app = self._desk.app
        task = self._desk.runners.work.submit(
            lambda: app.read_file(Path(path), _MOST), owner=self._page
        )
        task.succeeded.connect(self._look)
        task.failed.connect(self._failed)

    def _look(self, data: bytes) -> None:
        self._data = data
        self._desk.ask(self._page, partial(_offered, data=data), self._offer)

    def _offer(self, found: tuple[RootSeen, ...]) -> None:
        tr = self._desk.ui.tr
        lines = "\n".join(root_line(tr, one) for one in found)
        prints = "\n".join(fingerprint(one.sha256) for one in found)
        self._page.trusting.offer(lines, prints)

    def _trust(self) -> None:
        self._desk.ask(self._page, partial(_trust, data=self._data), self._trusted)

    def _trusted(self, found: tuple[RootSeen, ...]) -> None:
        names = ", ".join(one.name for one in found)
        told = self._desk.ui.tr.text(
            "Les documents signés sous ce certificat seront reconnus : {name}",
            name=names,
        )
        self._page.show_trouble(told)
        self.show()

    def _forget(self, sha256: str) -> None:
        self._desk.ask(self._page, partial(_forget, sha256=sha256), self._forgotten)

    def _forgotten(self, gone: RootSeen) -> None:
        told = self._desk.ui.tr.text(
            "Ce certificat n’est plus reconnu : {name}", name=gone.name
        )
        self._page.show_trouble(told)
        self.show()

    def _failed(self, error: BaseException) -> None:
        tell(self._page, error)


def _offered(vault: OpenVault, data: bytes) -> tuple[RootSeen, ...]:
    return roots_offered(vault, data)


def _trust(vault: OpenVault, data: bytes) -> tuple[RootSeen, ...]:
    return trust_roots(vault, data)


def _forget(vault: OpenVault, sha256: str) -> RootSeen:
    return forget_root(vault, sha256)
