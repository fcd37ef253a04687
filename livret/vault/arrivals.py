"""How many contributions arrived in a vault, and the chain of them all."""

from __future__ import annotations

from sqlalchemy import Connection, select

from livret.vault import rows, schema
from livret.vault.chain import VaultState

_LATEST = (
    select(schema.livrets.c.vault_arrivals, schema.livrets.c.vault_chain)
    .order_by(schema.livrets.c.vault_arrivals.desc())
    .limit(1)
)


def vault_state(connection: Connection) -> VaultState:
    """Read what the vault keeps about arrivals."""
    row = connection.execute(select(schema.vault)).one()
    return rows.vault_from_rows(row, connection.execute(_LATEST).first())
