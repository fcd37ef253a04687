"""Who wrote in the peer's database, and which side they spoke for.

The side is taken from the structure's name, and only where it leaves no
doubt: Pôle emploi, France Travail and Cap emploi are employment; a municipal
or intermunicipal centre of social action, a department and a service named
"social" are social. For all others no side is guessed, not even from a
position: "conseiller en insertion" is said on both sides.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from livret.domain.sensitive import kind_told_by
from livret.exchange.carnet_de_bord.cells import Row, flag
from livret.exchange.carnet_de_bord.source import Source

_EMPLOI = re.compile(r"\b(pole emploi|france travail|cap emploi)\b")
_SOCIAL = re.compile(
    r"\b(c\.?c\.?a\.?s\.?|c\.?i\.?a\.?s\.?|centre (inter)?communal d.action sociale?"
    r"|departement(ale?s?)?|departementaux|service social)\b"
)
_NAMED_IN = (
    ("professional_id", "professional"),
    ("orientation_manager_id", "orientation_manager"),
    ("admin_structure_id", "admin_structure"),
    ("manager_id", "manager"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Somebody who had an account.

    Attributes:
        name: First name and name, or what the account is called.
        side: ``social``, ``emploi`` or empty.
        organisation: Their structure, empty where its name must be hidden.
        sensitive: What that name tells of a life (``domain.sensitive``), or empty.
        position: Their position, possibly empty.
        account: Key of their account, possibly empty.
        rows: Where that comes from.
    """

    name: str
    side: str = ""
    organisation: str = ""
    sensitive: str = ""
    position: str = ""
    account: str = ""
    rows: tuple[Row, ...] = ()

    @property
    def voice(self) -> str:
        """The voice of what they wrote."""
        return self.side or "ensemble"


UNKNOWN = Author(name="")
"""Whoever wrote a row that names nobody."""


def author_of(source: Source, row: Row, column: str) -> Author:
    """Return who ``column`` names; an unknown account is listed."""
    key = row.get(column)
    if not key:
        return UNKNOWN
    account = source.row("account", key)
    if account is None:
        source.ledger.row(row, "unknown_author", column=column)
        return UNKNOWN
    for link, table in _NAMED_IN:
        found = source.row(table, account.get(link))
        if found is not None and name_of(found):
            return _named(source, account, found)
    return Author(
        name=account.one_line("username"), account=account.key, rows=(account,)
    )


def name_of(row: Row) -> str:
    """Return first name and name as one line."""
    return f"{row.one_line('firstname')} {row.one_line('lastname')}".strip()


def structure_of(source: Source, row: Row) -> Row | None:
    """Return the structure that a row names, unless its name must be hidden.

    Some structures protect people by not being known; the peer marks them as
    sensitive, and no livret may tell that somebody goes there.
    """
    key = row.get("structure_id")
    found = source.row("structure", key) if key else None
    if key and found is None:
        source.ledger.row(row, "unknown_author", column="structure_id")
    if found is not None and flag(found.get("sensitive") or "f") is not False:
        source.ledger.row(row, "sensitive_structure")
        return None
    return found


def side_of(structure: str) -> str:
    """Return the side that a structure's name tells, or an empty text."""
    bare = unicodedata.normalize("NFD", structure.casefold())
    plain = "".join(char for char in bare if not unicodedata.combining(char))
    spaced = " ".join(plain.replace("-", " ").split())
    emploi, social = _EMPLOI.search(spaced), _SOCIAL.search(spaced)
    if bool(emploi) == bool(social):
        return ""
    return "emploi" if emploi else "social"


def _named(source: Source, account: Row, person: Row) -> Author:
    structure = structure_of(source, person)
    organisation = structure.one_line("name") if structure is not None else ""
    rows = (account, person) if structure is None else (account, person, structure)
    return Author(
        name=name_of(person),
        side=side_of(organisation),
        organisation=organisation,
        sensitive=kind_told_by(organisation),
        position=person.one_line("position"),
        account=account.key,
        rows=rows,
    )
