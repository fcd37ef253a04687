"""The bus: who shows something reloads it when somebody changed it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ChangesBus(QObject):
    """Tells every controller what a use case changed.

    Signals:
        changed: arg 1: the ``changes`` of a ``Done``, as the use case returned
            it; arg 2: the QObject that asked, which may skip it, or None.
    """

    changed = Signal(object, object)

    def tell(self, changes: object, initiator: QObject | None = None) -> None:
        """Tell everybody; does nothing when nothing changed."""
        if changes:
            self.changed.emit(changes, initiator)
