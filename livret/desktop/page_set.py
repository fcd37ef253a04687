"""The pages of one desk: made on the way to them, let go with their livret.

Most pages are gone to by nobody on most days, so a page is loaded and made when
it is first asked for: twenty of them, empty, would hold as much memory as
SQLAlchemy. What a page showed stays in its widgets and models while it exists:
going home deletes the pages of the livret that was open, so that nothing of
anybody is left behind the list of people.
"""

from __future__ import annotations

from collections.abc import Mapping
from pkgutil import resolve_name
from typing import Any

from PySide6.QtWidgets import QDialog

from livret.desktop.desk import Controller, Desk
from livret.desktop.parting import part_with

_STAY = frozenset({"accueil", "settings", "help"})
"""Pages of home that show nothing of one person."""


class PageSet(dict[str, Controller]):
    """Controllers by id of their page; each is made when it is first asked for.

    Looking through them finds those that were made: nobody has typed anything
    on the others. On a shared screen no other page can be made.
    """

    def __init__(self, desk: Desk, where: Mapping[str, str]) -> None:
        """Make nothing yet.

        Args:
            desk: What the controllers are given.
            where: By id of the page, ``module:class`` of its controller.
        """
        super().__init__()
        self._desk = desk
        self._where = where

    def __contains__(self, key: object) -> bool:
        """Tell whether there is such a page, made or not."""
        possible = key in self._where and not self._desk.in_meeting
        return possible or super().__contains__(key)

    def __missing__(self, key: str) -> Controller:
        """Make a page, and its controller with it.

        Raises:
            KeyError: There is no such page here.
        """
        if key not in self:
            raise KeyError(key)
        kind: type[Controller] = resolve_name(self._where[key])
        made = self[key] = kind(self._desk)
        self._desk.window.add_page(key, made.page)
        return made

    def get(self, key: str, default: Any = None) -> Any:
        """Return the controller of a page, made now where it was not."""
        if key not in self:
            return default
        return self[key]

    def forget(self, staying: str) -> None:
        """Delete what showed a livret.

        Args:
            staying: Id of the page in sight.
        """
        window = self._desk.window
        for key in tuple(self):
            if key not in _STAY and key != staying:
                part_with(self.pop(key))
                window.frame.drop_page(key)
        closed = [one for one in window.findChildren(QDialog) if one.isHidden()]
        part_with(*closed)
