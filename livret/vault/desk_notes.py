"""What belongs to this desk alone: memory aids for livrets, and settings."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from livret.usecases.vault_errors import UnknownLivret
from livret.vault import schema
from livret.vault.engine import Store

_ADD_LINE = upsert(schema.private_lines)
_SET_LINE = _ADD_LINE.on_conflict_do_update(
    index_elements=["livret"], set_={"text": _ADD_LINE.excluded.text}
)
_SETTING = "SELECT value FROM settings WHERE name = ?"
_ADD_SETTING = upsert(schema.settings)
_SET_SETTING = _ADD_SETTING.on_conflict_do_update(
    index_elements=["name"], set_={"value": _ADD_SETTING.excluded.value}
)


class VaultPrivateLines:
    """The ``PrivateLines`` of ``livret.usecases.ports``.

    Args:
        store: The database.
        changed: Called after each change, for whoever shows these lines.
    """

    def __init__(self, store: Store, changed: Callable[[], None]) -> None:
        self._store = store
        self._changed = changed

    def private_line(self, livret: str) -> str:
        """Return the memory aid of one livret, possibly empty."""
        wanted = select(schema.private_lines.c.text).where(
            schema.private_lines.c.livret == _number(livret)
        )
        with self._store.reading() as connection:
            return connection.scalar(wanted) or ""

    def set_private_line(self, livret: str, text: str) -> None:
        """Keep it in this vault only; the list of people shows it at once.

        Raises:
            UnknownLivret: ``livret`` is no id.
        """
        number = _number(livret)
        shown = (
            update(schema.people)
            .where(schema.people.c.livret == number)
            .values(private_line=text)
        )
        with self._store.writing() as connection:
            connection.execute(_SET_LINE, {"livret": number, "text": text})
            connection.execute(shown)
        self._changed()


class VaultSettings:
    """Small named texts inside the vault, such as the digest of the PIN."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, name: str) -> str | None:
        """Return the setting, or None where it was never set."""
        found = self._store.ask(_SETTING, (name,))  # asked for several times a file
        return str(found[0][0]) if found else None

    def put(self, name: str, value: str) -> None:
        """Keep the setting; durable on return."""
        with self._store.writing() as connection:
            connection.execute(_SET_SETTING, {"name": name, "value": value})

    def drop(self, name: str) -> None:
        """Forget the setting."""
        gone = delete(schema.settings).where(schema.settings.c.name == name)
        with self._store.writing() as connection:
            connection.execute(gone)


def _number(livret: str) -> bytes:
    try:
        return bytes.fromhex(livret)
    except ValueError as error:
        raise UnknownLivret(livret=livret) from error
