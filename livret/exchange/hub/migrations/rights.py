"""What every migration after the first begins and ends with, statement for statement.

A server has run these; they are never changed. A migration that needs others says
them itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from alembic import op

from livret.exchange.hub.roles import Roles, quoted


def become_keeper() -> tuple[str, str]:
    """Act as the role that owns the tables.

    Returns:
        The names of the keeper's and the members' roles, quoted.
    """
    database = str(op.get_bind().exec_driver_sql("SELECT current_database()").scalar())
    roles = Roles.of(database)
    keeper, member = quoted(roles.keeper), quoted(roles.member)
    op.execute(f"SET LOCAL ROLE {keeper}")
    return keeper, member


def open_functions(member: str, functions: Iterable[str]) -> None:
    """Let members call these functions, and nobody anything that is new.

    Args:
        member: The members' role, quoted.
        functions: With the types of what they take.
    """
    op.execute("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA livret_hub FROM PUBLIC")
    for function in functions:
        op.execute(f"GRANT EXECUTE ON FUNCTION livret_hub.{function} TO {member}")
