"""How many livrets a second come in from the database of a peer.

From the peer's real files where they are given, else from a small fictitious
database made for the occasion.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import perf_counter

from livret.exchange.carnet_de_bord import import_carnet_de_bord
from livret.usecases.context import Context
from livret.usecases.figures import Effort, Figure

_AT = "2021-09-21 13:15:54+00"
_EACH = 5
"""Situations, targets and actions of each fictitious person."""

_Row = Mapping[str, str]


def figures(
    ctx: Context, folder: Path, *, peer: Path | None, effort: Effort
) -> Iterator[Figure]:
    """Measure an import.

    Args:
        ctx: An open vault, thrown away afterwards.
        folder: Where a fictitious database may be written.
        peer: Folder of a real one, or None.
        effort: How many fictitious people.
    """
    if peer is None:
        peer = folder / "peer"
        write_fictitious(peer, effort.imported)
    begun = perf_counter()
    report = import_carnet_de_bord(ctx, peer, None)
    seconds = perf_counter() - begun
    yield Figure(name="import", value=report.livrets / seconds, unit="livrets/s")


def write_fictitious(folder: Path, people: int) -> None:
    """Write a database of people whom nobody met, as the peer would."""
    folder.mkdir(parents=True)
    tables: dict[str, list[_Row]] = {
        "structure": [{"id": "s1", "name": "Structure d’exemple", "sensitive": "f"}],
        "professional": [
            {"id": "p1", "structure_id": "s1", "firstname": "Paul", "lastname": "M."}
        ],
        "orientation_manager": [],
        "admin_structure": [],
        "manager": [],
        "account": [{"id": "a1", "username": "paul", "professional_id": "p1"}],
        "ref_situation": [
            {"id": "r1", "description": "Logement insalubre", "theme": "logement"}
        ],
    }
    for number in range(people):
        for table, rows in _person(number).items():
            tables.setdefault(table, []).extend(rows)
    for table, rows in tables.items():
        _write(folder / f"{table}.csv", rows)


def _person(number: int) -> dict[str, list[_Row]]:
    own, by = {"notebook_id": f"n{number}"}, {"creator_id": "a1", "created_at": _AT}
    focus = f"f{number}"
    several = range(_EACH)
    return {
        "beneficiary": [
            {
                "id": f"b{number}",
                "firstname": "Amina",
                "lastname": f"Exemple {number}",
                "city": "Exemple",
                "created_at": _AT,
            }
        ],
        "notebook": [
            {
                "id": f"n{number}",
                "beneficiary_id": f"b{number}",
                "created_at": _AT,
                "right_rqth": "f",
            }
        ],
        "notebook_member": [
            {"id": f"m{number}", **own, "account_id": "a1", "member_type": "referent"}
            | {"active": "t", **by}
        ],
        "notebook_focus": [{"id": focus, **own, "theme": "logement", **by}],
        "notebook_situation": [
            {"id": f"t{number}", **own, "situation_id": "r1", "created_by": "a1"}
            | {"created_at": _AT}
        ],
        "notebook_target": [
            {"id": f"g{number}-{i}", "focus_id": focus, "target": f"Objectif {i}"}
            | {"status": "in_progress", **by}
            for i in several
        ],
        "notebook_action": [
            {"id": f"c{number}-{i}", "target_id": f"g{number}-{i}", "status": "done"}
            | {"action": f"Demande de logement {i}", **by}
            for i in several
        ],
        "notebook_event": [],
        "notebook_appointment": [],
    }


def _write(path: Path, rows: list[_Row]) -> None:
    columns = list(dict.fromkeys(name for row in rows for name in row)) or ["id"]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
