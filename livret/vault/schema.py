"""The tables of the vault, and what the database itself refuses.

Livrets and contributions are keyed by small integers; ids that travel are
16- or 32-byte BLOBs. A kept contribution never changes: only its salt and
body may go (erased) or come (withheld before).
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

from livret.vault.schema_rules import RULES

VERSION = 7
APPLICATION = 0x4C495652
"""``LIVR``: the database's application id."""

LIVRET_BITS = 32
"""A contribution's key is its livret's, shifted, plus its order of arrival there:
so those of one livret lie together, and no index of them is written."""

metadata = MetaData()

vault = Table(
    "vault",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False),
    Column("replica", LargeBinary, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("erasures", Integer, nullable=False),
)

identity = Table(
    "identity",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("side", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("sign_secret", LargeBinary, nullable=False),
    Column("age_secret", Text, nullable=False),
    Column("hub_secret", LargeBinary, nullable=False),
    Column("mlkem_seed", LargeBinary, nullable=False, server_default=text("x''")),
    Column("authority", LargeBinary, nullable=False),
    Column("authority_key", LargeBinary, nullable=False),
    Column("certificate", LargeBinary, nullable=False),
    Column("certificate_key", LargeBinary, nullable=False),
)

livrets = Table(
    "livrets",
    metadata,
    Column("fk", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("arrivals", Integer, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    Column("heads", LargeBinary, nullable=False),
    Column("awaited", LargeBinary, nullable=False),
    # What the whole vault had reached with the last arrival of this livret:
    # here and not in ``vault``, so that a save writes one page less.
    Column("vault_arrivals", Integer, nullable=False),
    Column("vault_chain", LargeBinary, nullable=False),
    Column("stale", Boolean, nullable=False),
    # Grows with every change of what is held: arrived, filled in or erased.
    Column("version", Integer, nullable=False, server_default="0"),
)

contributions = Table(
    "contributions",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("arrival", Integer, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("salt", LargeBinary),
    Column("body", LargeBinary),
    Column("problem", Text, nullable=False),
)

erased = Table(
    "erased",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    sqlite_with_rowid=False,
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("salt", LargeBinary),
    Column("body", LargeBinary),
)

origins = Table(
    "origins",
    metadata,
    Column("system", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("digest", Text, nullable=False),
    PrimaryKeyConstraint("system", "source", "key", "digest"),
    sqlite_with_rowid=False,
)

blobs = Table(
    "blobs",
    metadata,
    Column("fk", Integer, primary_key=True),
    Column("sha256", LargeBinary, nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    Column("type", Text, nullable=False),
)

blob_parts = Table(
    "blob_parts",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("blob", Integer, ForeignKey("blobs.fk"), nullable=False),
    Column("part", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Index("blob_parts_in_order", "blob", "part", unique=True),
)

blob_livrets = Table(
    "blob_livrets",
    metadata,
    Column("sha256", LargeBinary, nullable=False),
    Column("livret", LargeBinary, nullable=False),
    PrimaryKeyConstraint("sha256", "livret"),
    sqlite_with_rowid=False,
)

blob_uses = Table(
    "blob_uses",
    metadata,
    Column("contribution", LargeBinary, nullable=False),
    Column("sha256", LargeBinary, nullable=False),
    PrimaryKeyConstraint("contribution", "sha256"),
    Index("blob_uses_by_blob", "sha256"),
    sqlite_with_rowid=False,
)

people = Table(
    "people",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("livret", LargeBinary, nullable=False, unique=True),
    Column("called", Text, nullable=False),
    Column("shadow", Text, nullable=False),
    Column("private_line", Text, nullable=False),
    Column("opened_on", Text),
    Column("last_contact", Text),
    Column("to_sign", Text, nullable=False),
    Column("side_by_side", Integer, nullable=False),
)

dues = Table(
    "dues",
    metadata,
    Column("livret", LargeBinary, nullable=False),
    Column("what", Text, nullable=False),
    Column("about", LargeBinary, nullable=False),
    Column("day", Text, nullable=False),
    Column("facts", Text, nullable=False),
    PrimaryKeyConstraint("livret", "what", "about"),
    sqlite_with_rowid=False,
)

drafts = Table(
    "drafts",
    metadata,
    Column("livret", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("saved_at", Integer, nullable=False),
    PrimaryKeyConstraint("livret", "place"),
)

private_lines = Table(
    "private_lines",
    metadata,
    Column("livret", LargeBinary, primary_key=True),
    Column("text", Text, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("livret", Text, nullable=False, index=True),
    Column("at", Integer, nullable=False, index=True),
    Column("what", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("who_name", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

journal_chains = Table(
    "journal_chains",
    metadata,
    Column("livret", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("anchor", LargeBinary, nullable=False),
    Column("head", LargeBinary, nullable=False),
    Column("purged_before", Integer, nullable=False),
)

hub_links = Table(
    "hub_links",
    metadata,
    Column("fk", Integer, primary_key=True),
    Column("name", LargeBinary, nullable=False, unique=True),
    Column("livret", LargeBinary, nullable=False, unique=True),
    Column("scope_key", LargeBinary, nullable=False),
    Column("cursor", Integer, nullable=False),
    Column("at_cursor", LargeBinary, nullable=False),
    Column("sent", Integer, nullable=False),
    Column("at_sent", LargeBinary, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("grants", Integer, nullable=False),
)

hub_there = Table(
    "hub_there",
    metadata,
    Column("link", Integer, nullable=False),
    Column("id", LargeBinary, nullable=False),
    # 0: the hub holds its header; 1: its body too; 2: it erased the body.
    Column("state", Integer, nullable=False),
    PrimaryKeyConstraint("link", "id"),
    sqlite_with_rowid=False,
)

hub_rests = Table(
    "hub_rests",
    metadata,
    Column("link", Integer, primary_key=True),
    # Of the livret, when everything of it was there.
    Column("version", Integer, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("grants", LargeBinary, nullable=False),
    Column("since", Text, nullable=False),
    Column("until", Text, nullable=False),
)

hub_arriving = Table(
    "hub_arriving",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("file", LargeBinary, nullable=False),
    Column("part", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Index("hub_arriving_in_order", "file", "part", unique=True),
)


def keys_of(livret_fk: int) -> tuple[int, int]:
    """Return the first and last keys that contributions of a livret may have."""
    first = livret_fk << LIVRET_BITS
    return first, first + (1 << LIVRET_BITS) - 1


def create(connection: Connection) -> None:
    """Create every table, and the rules that the database keeps by itself."""
    metadata.create_all(connection)
    for rule in RULES:
        connection.exec_driver_sql(rule)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")
