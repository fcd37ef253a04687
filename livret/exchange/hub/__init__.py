"""The hub: a PostgreSQL server that a team shares, and that can read nothing.

It keeps sealed contributions by opaque livret, scope and key epoch. What it
sees, and how it grows, stands in ``resources/design/hub.md``.
Start reading with ``migrations.versions.v0001_sealed_contributions`` (what the
server keeps), then ``server`` (how a desk speaks to it) and ``seals``.
"""
