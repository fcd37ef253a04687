"""What becomes of each column: nothing is lost without a word.

Every column is one of

* ``CARRIED``: its content becomes part of a contribution;
* ``LINK``: it names a row of another table, and serves to bring them together;
* a reason: it is left behind, and the report says so once for each file.
"""

from __future__ import annotations

from collections.abc import Mapping

CARRIED = "carried"
LINK = "link"
TECHNICAL = "column_technical"
IDENTIFIER = "column_identifier"
VISITS = "column_visits"
DIRECTORY = "column_directory"
SOCIAL_SECURITY = "social_security_number"

_DATED = {"created_at": CARRIED, "updated_at": TECHNICAL}

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "beneficiary": {
        "id": LINK,
        "email": CARRIED,
        "lastname": CARRIED,
        "firstname": CARRIED,
        "caf_number": CARRIED,
        "pe_number": CARRIED,
        "postal_code": CARRIED,
        "city": CARRIED,
        "address1": CARRIED,
        "address2": CARRIED,
        "mobile_number": CARRIED,
        "date_of_birth": CARRIED,
        "place_of_birth": CARRIED,
        "deployment_id": TECHNICAL,
        "created_at": CARRIED,
        "updated_at": CARRIED,
        "external_id": IDENTIFIER,
        "nir": SOCIAL_SECURITY,
        "pe_unique_import_id": IDENTIFIER,
        "right_rsa": CARRIED,
        "right_are": CARRIED,
        "right_ass": CARRIED,
        "right_bonus": CARRIED,
        "is_homeless": CARRIED,
        "subject_to_right_and_duty": CARRIED,
        "rsa_suspension_reason": CARRIED,
        "rsa_closure_reason": CARRIED,
        "rsa_closure_date": CARRIED,
    },
    "notebook": {
        "id": LINK,
        "beneficiary_id": LINK,
        "created_at": CARRIED,
        "updated_at": CARRIED,
        "right_rqth": CARRIED,
        "education_level": CARRIED,
        "work_situation": CARRIED,
        "work_situation_date": CARRIED,
        "work_situation_end_date": CARRIED,
        "contract_type": CARRIED,
        "contract_sign_date": CARRIED,
        "contract_start_date": CARRIED,
        "contract_end_date": CARRIED,
        "last_job_ended_at": CARRIED,
        "diagnostic_fetched_at": TECHNICAL,
    },
    "notebook_info": {
        "notebook_id": LINK,
        **_DATED,
        "orientation_system_id": CARRIED,
        "orientation_reason": CARRIED,
    },
    "notebook_member": {
        "id": LINK,
        "notebook_id": LINK,
        "account_id": LINK,
        "creator_id": LINK,
        "created_at": CARRIED,
        "member_type": CARRIED,
        "active": CARRIED,
        "membership_ended_at": CARRIED,
        "last_visited_at": VISITS,
        "last_modified_at": VISITS,
        "invitation_sent_at": VISITS,
    },
    "notebook_focus": {
        "id": LINK,
        "notebook_id": LINK,
        "creator_id": LINK,
        "theme": CARRIED,
        **_DATED,
    },
    "notebook_situation": {
        "id": LINK,
        "notebook_id": LINK,
        "created_by": LINK,
        "deleted_by": LINK,
        "situation_id": CARRIED,
        "created_at": CARRIED,
        "deleted_at": CARRIED,
    },
    "notebook_target": {
        "id": LINK,
        "focus_id": LINK,
        "creator_id": LINK,
        "target": CARRIED,
        "created_at": CARRIED,
        "updated_at": CARRIED,
        "status": CARRIED,
        "linked_to": CARRIED,
        "user_consent": CARRIED,
    },
    "notebook_action": {
        "id": LINK,
        "target_id": LINK,
        "creator_id": LINK,
        "action": CARRIED,
        "status": CARRIED,
        "created_at": CARRIED,
        "updated_at": CARRIED,
        "starting_at": CARRIED,
    },
    "notebook_appointment": {
        "id": LINK,
        "notebook_id": LINK,
        "account_id": LINK,
        "deleted_by": LINK,
        "date": CARRIED,
        "status": CARRIED,
        "deleted_at": CARRIED,
        **_DATED,
    },
    "notebook_event": {
        "id": LINK,
        "notebook_id": LINK,
        "creator_id": LINK,
        "event": CARRIED,
        "event_type": CARRIED,
        "event_date": CARRIED,
        "creation_date": TECHNICAL,
    },
    "professional_project": {
        "id": LINK,
        "notebook_id": LINK,
        "updated_by": LINK,
        "rome_code_id": CARRIED,
        "mobility_radius": CARRIED,
        "hourly_rate": CARRIED,
        "contract_type_id": CARRIED,
        "employment_type_id": CARRIED,
        **_DATED,
    },
    "orientation_request": {
        "id": LINK,
        "beneficiary_id": LINK,
        "requestor_account_id": LINK,
        "status": CARRIED,
        "reason": CARRIED,
        "decided_at": CARRIED,
        "decision_reason": CARRIED,
        "requested_orientation_system_id": CARRIED,
        "decided_orientation_system_id": CARRIED,
        **_DATED,
    },
    "beneficiary_structure": {
        "id": LINK,
        "beneficiary_id": LINK,
        "structure_id": LINK,
        "status": CARRIED,
        "data": TECHNICAL,
        **_DATED,
    },
    "professional": {
        "id": LINK,
        "structure_id": LINK,
        "firstname": CARRIED,
        "lastname": CARRIED,
        "position": CARRIED,
        "email": CARRIED,
        "mobile_number": CARRIED,
        "created_at": TECHNICAL,
        "updated_at": TECHNICAL,
    },
    "structure": {
        "id": LINK,
        "name": CARRIED,
        "phone": CARRIED,
        "email": CARRIED,
        "address1": CARRIED,
        "address2": CARRIED,
        "postal_code": CARRIED,
        "city": CARRIED,
        "website": CARRIED,
        "short_desc": DIRECTORY,
        "siret": DIRECTORY,
        "sensitive": CARRIED,
        "deployment_id": TECHNICAL,
        "created_at": TECHNICAL,
        "updated_at": TECHNICAL,
    },
}
"""Each column of each table that tells of a pathway."""

_NAMED = {"id": LINK, "firstname": CARRIED, "lastname": CARRIED}

NAMES: Mapping[str, Mapping[str, str]] = {
    "account": {
        "id": LINK,
        "username": CARRIED,
        "professional_id": LINK,
        "orientation_manager_id": LINK,
        "admin_structure_id": LINK,
        "manager_id": LINK,
    },
    "orientation_manager": _NAMED,
    "admin_structure": _NAMED,
    "manager": _NAMED,
}
"""Tables read only for the names of who wrote; the rest of them is left."""

APART: Mapping[str, str] = {
    "account": "file_accounts",
    "orientation_manager": "file_accounts",
    "admin_structure": "file_accounts",
    "manager": "file_accounts",
    "admin_cdb": "file_accounts",
    "deployment": "file_settings",
    "notebook_creation": "file_settings",
    "external_data": "file_raw_copies",
    "external_data_info": "file_raw_copies",
    "notebook_visit": "file_visits",
    "nps_rating": "file_settings",
}
"""Tables that tell of no pathway, with the reason that the report gives once."""

REQUIRED = ("beneficiary", "notebook")
"""Without these a folder is no database of Carnet de bord."""

KEY_COLUMN: Mapping[str, str] = {"notebook_info": "notebook_id"}
"""Column of the key, where it is not ``id``."""

PARENTS: Mapping[str, tuple[str, str]] = {
    "notebook": ("beneficiary_id", "beneficiary"),
    "orientation_request": ("beneficiary_id", "beneficiary"),
    "beneficiary_structure": ("beneficiary_id", "beneficiary"),
    "notebook_info": ("notebook_id", "notebook"),
    "notebook_member": ("notebook_id", "notebook"),
    "notebook_focus": ("notebook_id", "notebook"),
    "notebook_situation": ("notebook_id", "notebook"),
    "notebook_appointment": ("notebook_id", "notebook"),
    "notebook_event": ("notebook_id", "notebook"),
    "professional_project": ("notebook_id", "notebook"),
    "notebook_target": ("focus_id", "notebook_focus"),
    "notebook_action": ("target_id", "notebook_target"),
}
"""Column that names the row each row belongs to, and its table; parents first."""


def fate(table: str, column: str) -> str:
    """Return what becomes of a column: ``CARRIED``, ``LINK``, a reason, or "".

    An empty answer is a column that this reader does not know.
    """
    columns = COLUMNS.get(table) or NAMES.get(table) or {}
    return columns.get(column, "")
