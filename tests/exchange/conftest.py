"""A small database of the peer, as good or as broken as a test wants it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from livret.bootstrap.machine import FormFiles
from livret.exchange.carnet_de_bord import import_carnet_de_bord
from livret.usecases.context import Context
from livret.usecases.import_report import ImportReport
from livret.usecases.index import summarise
from livret.usecases.ports import Owner
from livret.vault.around import Around
from livret.vault.guessing import Cost
from livret.vault.opening import create_vault
from livret.words.errors import not_carried_sentence
from livret.words.translator import translator_for
from tests.exchange.sharing_desks import Desks

PASSPHRASE = "sept mots tirés au hasard suffisent bien ici"
CHEAP = Cost(memory=64, iterations=1, lanes=1)


@dataclass
class DeskClock:
    """A clock that tells what it was set to."""

    instant: dt.datetime = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)

    def now(self) -> dt.datetime:
        return self.instant

    def today(self) -> dt.date:
        return self.instant.date()


class SystemRandomness:
    def take(self, count: int) -> bytes:
        return os.urandom(count)


def _no_credentials(
    _name: str, _side: str, _organisation: str, _now: dt.datetime
) -> tuple[bytes, bytes, bytes, bytes]:
    """Nothing is signed on paper here; the vault only keeps what it is given."""
    return b"authority", b"authority key", b"certificate", b"certificate key"


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    """A real vault, quickly: everything as in use but the price of a guess."""
    around = Around(
        clock=DeskClock(),
        randomness=SystemRandomness(),
        summarise=summarise,
        floor=CHEAP,
    )
    made = create_vault(
        tmp_path / "coffre",
        PASSPHRASE,
        owner=Owner(
            name="Claire M.", side="social", organisation="Structure d’exemple"
        ),
        make_credentials=_no_credentials,
        around=around,
        cost=CHEAP,
    )
    with made.vault as vault:
        yield Context(
            owner=vault.owner,
            log=vault.log,
            people=vault.people,
            drafts=vault.drafts,
            journal=vault.journal,
            blobs=vault.blobs,
            private_lines=vault.private_lines,
            signer=vault.signer,
            clock=around.clock,
            randomness=around.randomness,
            forms=FormFiles(),
        )


AT = "2021-09-21 13:15:54.752334+00"

SMALL: dict[str, list[dict[str, str]]] = {
    "beneficiary": [
        {
            "id": "b1",
            "firstname": "Amina",
            "lastname": "Exemple",
            "nir": "",
            "email": "amina@example.org",
            "caf_number": "1000",
            "address1": "1 rue de l’Exemple",
            "address2": "bâtiment B",
            "date_of_birth": "1990-02-03",
            "right_rsa": "rsa_clos",
            "right_are": "t",
            "right_ass": "f",
            "is_homeless": "",
            "created_at": AT,
            "updated_at": "2023-02-07 17:01:27+00",
        },
        {"id": "b2", "firstname": "Jean", "lastname": "Second", "created_at": AT},
    ],
    "notebook": [
        {
            "id": "n1",
            "beneficiary_id": "b1",
            "created_at": AT,
            "right_rqth": "f",
            "education_level": "NV5",
            "work_situation": "",
            "work_situation_date": "",
            "contract_type": "",
            "contract_sign_date": "",
            "last_job_ended_at": "",
        }
    ],
    "structure": [
        {
            "id": "s1",
            "name": "CCAS d’Exemple",
            "phone": "01 00 00 00 00",
            "city": "Exemple",
            "sensitive": "f",
        },
        {"id": "s2", "name": "Agence Pôle emploi d’Exemple", "sensitive": "f"},
        {"id": "s3", "name": "Association d’Exemple", "sensitive": "f"},
    ],
    "professional": [
        {
            "id": "p1",
            "structure_id": "s1",
            "firstname": "Paul",
            "lastname": "Social",
            "position": "Assistant de service social",
            "email": "paul@example.org",
        },
        {"id": "p2", "structure_id": "s2", "firstname": "Emma", "lastname": "Emploi"},
        {"id": "p3", "structure_id": "s3", "firstname": "Anne", "lastname": "Autre"},
    ],
    "orientation_manager": [{"id": "o1", "firstname": "Olga", "lastname": "Choix"}],
    "admin_structure": [],
    "manager": [],
    "account": [
        {"id": "a1", "username": "paul", "professional_id": "p1"},
        {"id": "a2", "username": "emma", "professional_id": "p2"},
        {"id": "a3", "username": "anne", "professional_id": "p3"},
        {"id": "a4", "username": "olga", "orientation_manager_id": "o1"},
        {"id": "a5", "username": "service.exemple"},
    ],
    "notebook_member": [
        {
            "id": "m1",
            "notebook_id": "n1",
            "account_id": "a1",
            "creator_id": "a5",
            "member_type": "referent",
            "active": "t",
            "created_at": AT,
            "membership_ended_at": "",
        },
        {
            "id": "m2",
            "notebook_id": "n1",
            "account_id": "a3",
            "member_type": "no_referent",
            "active": "f",
            "created_at": AT,
            "membership_ended_at": "2022-01-05 10:00:00+00",
        },
    ],
    "notebook_focus": [
        {
            "id": "f1",
            "notebook_id": "n1",
            "theme": "logement",
            "creator_id": "a1",
            "created_at": AT,
        },
        {
            "id": "f2",
            "notebook_id": "n1",
            "theme": "emploi",
            "creator_id": "a2",
            "created_at": AT,
        },
    ],
    "notebook_situation": [
        {
            "id": "t1",
            "notebook_id": "n1",
            "situation_id": "r1",
            "created_by": "a1",
            "created_at": AT,
            "deleted_at": "",
            "deleted_by": "",
        }
    ],
    "notebook_target": [
        {
            "id": "g1",
            "focus_id": "f1",
            "target": "Changer de logement",
            "creator_id": "a1",
            "created_at": AT,
            "updated_at": "2022-03-01 10:00:00+00",
            "status": "in_progress",
            "linked_to": "cer",
            "user_consent": "t",
        },
    ],
    "notebook_action": [
        {
            "id": "c1",
            "target_id": "g1",
            "action": "Demande de logement social",
            "creator_id": "a2",
            "created_at": AT,
            "updated_at": "2022-04-01 10:00:00+00",
            "starting_at": AT,
            "status": "done",
        },
    ],
    "notebook_appointment": [],
    "notebook_event": [],
    "notebook_info": [],
    "professional_project": [],
    "orientation_request": [],
    "beneficiary_structure": [],
    "ref_situation": [
        {"id": "r1", "description": "Logement insalubre", "theme": "logement"},
        {"id": "r2", "description": "Difficulté à payer le loyer", "theme": "logement"},
        {"id": "r3", "description": "Permis B", "theme": "mobilite"},
        {
            "id": "r4",
            "description": "Prêt à suivre une formation",
            "theme": "formation",
        },
        {"id": "r5", "description": "Plus de 2 ans sans emploi", "theme": "emploi"},
        {"id": "r6", "description": "Situation inconnue", "theme": "mobilite"},
        {"id": "r7", "description": "Difficulté d’ordre juridique", "theme": "droit"},
    ],
    "orientation_system": [
        {"id": "y1", "name": "Social"},
        {"id": "y2", "name": "Professionnel"},
    ],
    "rome_code": [{"id": "j1", "label": "Aide à domicile (K1304)"}],
    "contract_type": [{"id": "cdi", "label": "CDI"}],
    "employment_type": [{"id": "full_time", "label": "Temps plein"}],
    "rsa_closure_reason": [{"code": "caf_mutation", "label": "Mutation du dossier"}],
    "rsa_suspension_reason": [],
    "ref_theme": [],
}
"""Everything fictitious; short ids, so that a test reads at a glance."""

HEADERS: dict[str, tuple[str, ...]] = {
    "ref_theme": ("name", "label"),
    "rsa_suspension_reason": ("code", "label"),
    "notebook_appointment": (
        *("id", "notebook_id", "account_id", "date", "status", "created_at"),
        *("deleted_by", "deleted_at"),
    ),
    "notebook_event": (
        *("id", "notebook_id", "creator_id", "event", "event_type", "event_date"),
    ),
    "notebook_info": (
        *("notebook_id", "created_at", "orientation_system_id", "orientation_reason"),
    ),
    "professional_project": (
        *("id", "notebook_id", "rome_code_id", "mobility_radius", "hourly_rate"),
        *("contract_type_id", "employment_type_id", "updated_by", "created_at"),
    ),
    "orientation_request": (
        *("id", "beneficiary_id", "requestor_account_id", "status", "reason"),
        *("decided_at", "decision_reason", "requested_orientation_system_id"),
        *("decided_orientation_system_id", "created_at"),
    ),
    "beneficiary_structure": (
        *("id", "beneficiary_id", "structure_id", "status", "created_at"),
    ),
}
"""Columns of the tables that are empty in ``SMALL``."""


@dataclass
class Database:
    """A database of the peer in a folder, and a vault to bring it into."""

    ctx: Context
    folder: Path
    tables: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    raw: dict[str, bytes] = field(default_factory=dict)

    def row(self, table: str, key: str) -> dict[str, str]:
        """A row to be changed in place."""
        return next(row for row in self.tables[table] if row.get("id") == key)

    def add(self, table: str, **cells: str) -> None:
        """One more row."""
        self.tables[table].append(cells)

    def text_of(self, table: str) -> str:
        """The file of a table, as it is about to be written."""
        rows = self.tables[table]
        columns = list(
            dict.fromkeys([*HEADERS.get(table, ()), *(c for row in rows for c in row)])
        )
        out = io.StringIO()
        writer = csv.DictWriter(out, columns or ["id"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return out.getvalue()

    def write(self) -> Path:
        """Write every table into the folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for table in self.tables:
            path = self.folder / f"{table}.csv"
            path.write_text(self.text_of(table), "utf-8", newline="")
        for name, data in self.raw.items():
            (self.folder / name).write_bytes(data)
        return self.folder

    def bring_in(self) -> ImportReport:
        """Import, and check that everything left can be said in both languages."""
        report = import_carnet_de_bord(self.ctx, self.write())
        for item in report.not_carried:
            for language in ("fr", "en"):
                tr = translator_for(language)
                said = not_carried_sentence(tr, item.code, item.facts)
                assert "?" not in said, (item, said)
        return report

    def livret(self, name: str = "Amina") -> str:
        """The livret of the one person of that name."""
        (found,) = self.ctx.people.find(name)
        return found.livret


@pytest.fixture
def peer(ctx: Context, tmp_path: Path) -> Database:
    """The small database, before it is written."""
    tables = {name: [dict(row) for row in rows] for name, rows in SMALL.items()}
    return Database(ctx, tmp_path / "peer" / "seed", tables)


def shared_data() -> Path | None:
    """The folder of data that others wrote, beside the project, or None."""
    told = os.environ.get("LIVRET_SHARED_DATA")
    if told:
        return Path(told) if Path(told).is_dir() else None
    for folder in Path(__file__).resolve().parents:
        found = folder / "shared" / "data"
        if found.is_dir():
            return found
    return None


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    """Desks of several referents, opened when first named."""
    made = Desks(tmp_path)
    yield made
    made.close()
