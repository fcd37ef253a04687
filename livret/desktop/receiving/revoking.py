"""Wires a card that is accepted no longer, and the leaving noted with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt

from livret.desktop.desk import Desk
from livret.desktop.receiving.page import ReceivingPage
from livret.desktop.receiving.revoke_form import RevokeView
from livret.usecases.app import OpenVault
from livret.usecases.card_box import find_card
from livret.usecases.context import Done
from livret.usecases.hub_joined import at_any_hub
from livret.usecases.revoking import Inside, Revoked, revoke_card, taking_part
from livret.words.card_revoked import asked_before, revoked_lines


class Revoking(QObject):
    """The cards of the page where one receives: to accept one no longer."""

    def __init__(
        self, desk: Desk, page: ReceivingPage, again: Callable[[], None]
    ) -> None:
        """Wire.

        Args:
            desk: The open desk.
            page: The page.
            again: Shows the cards again.
        """
        super().__init__(page)
        self._desk, self._page, self._again = desk, page, again
        self._key = self._name = ""
        page.cards.asked.connect(self._ask)
        page.cards.revoked.connect(self._revoke)

    def _ask(self, key: str, name: str) -> None:
        """Read every livret first: who revokes is told where the holder takes part."""
        self._key, self._name = key, name
        self._page.work(self._desk.ui.tr.text("Lecture…"), keep=True)
        task = self._desk.ask(self._page, partial(_inside, key=key), self._show)
        task.failed.connect(self._stopped)

    def _stopped(self, _error: BaseException) -> None:
        self._page.work()

    def _show(self, told: tuple[str, tuple[Inside, ...], bool]) -> None:
        name, inside, at_hub = told
        self._page.work()
        if not self._page.isVisible():
            return  # many livrets take a moment: nobody is asked over another page
        asked = asked_before(self._desk.ui.tr, name, inside, at_hub=at_hub)
        self._page.cards.ask_why(
            RevokeView(self._key, self._name, asked.told, asked.leave, asked.does)
        )

    def _revoke(self, key: str, why: str, leave: bool) -> None:  # noqa: FBT001
        call = partial(_revoked, key=key, why=why, leave=leave)
        self._desk.ask(self._page, call, self._is_revoked)

    def _is_revoked(self, revoked: Revoked) -> None:
        self._page.show_trouble(" ".join(revoked_lines(self._desk.ui.tr, revoked)))
        # Its row loses the verb that had the keyboard, which fell into the menu.
        self._page.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self._again()


def _inside(vault: OpenVault, key: str) -> tuple[str, tuple[Inside, ...], bool]:
    name = find_card(vault.sharing, key).signed.card.name
    return name, taking_part(vault.sharing, key), at_any_hub(vault)


def _revoked(vault: OpenVault, key: str, why: str, *, leave: bool) -> Done[Revoked]:
    done = revoke_card(vault.sharing, key, why, leave=leave)
    return Done(replace(done.value, at_hub=at_any_hub(vault)), done.changes)
