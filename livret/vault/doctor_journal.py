"""The journal examined: each entry chained to the one before, and signed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select

from livret.usecases.vault_findings import Finding, finding
from livret.vault import schema
from livret.vault.journal import entry_digest, signed_bytes
from livret.vault.opened import Vault


def examine_journal(vault: Vault) -> Iterator[Finding]:
    """Give the livrets whose journal was altered or cut.

    Raises:
        DamagedVault: The database could not be read.
    """
    owner = bytes.fromhex(vault.owner.sign_key)
    key = Ed25519PublicKey.from_public_bytes(owner)
    entries, chains = schema.journal, schema.journal_chains
    with vault.store.reading() as connection:
        kept = {row.livret: row for row in connection.execute(select(chains))}
        found: dict[str, list[Any]] = {}
        for row in connection.execute(select(entries).order_by(entries.c.n)):
            found.setdefault(row.livret, []).append(row)
    for livret in sorted(kept.keys() | found.keys()):
        chain = kept.get(livret)
        if chain is None or not _follows(chain, found.get(livret, []), key):
            yield finding("journal_altered", livret=livret)


def _follows(chain: Any, entries: list[Any], key: Ed25519PublicKey) -> bool:
    previous = chain.anchor
    for row in entries:
        digest = entry_digest(previous, row._mapping)
        if row.previous != previous or row.digest != digest:
            return False
        try:
            key.verify(row.signature, signed_bytes(digest))
        except InvalidSignature:
            return False
        previous = digest
    return bool(previous == chain.head and len(entries) == chain.count)
