"""Which version of the hub's schema this program speaks.

Apart from ``making``: whoever only pushes and pulls loads no Alembic.
"""

VERSION = "0005"
"""The newest version of the schema, which this program speaks."""
