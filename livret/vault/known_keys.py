"""What opens the vault, remembered inside it: an edited ``keys.json`` is found.

Whoever edits the file cannot edit what is encrypted. Without this a recovery
sheet that no longer opens anything would be found out on the day it is needed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from livret.usecases.vault_findings import Finding, finding
from livret.vault import keyslots
from livret.vault.desk_notes import VaultSettings
from livret.vault.keyslots import Keys, Slot

EDITED = "keys_edited"

_KNOWN, _CHANGING = "keys_known", "keys_changing"
"""Settings: the slots that Livret wrote; those it was about to write."""


def edited_keys(settings: VaultSettings, keys: Keys) -> list[Finding]:
    """Tell whether the slots are those that Livret wrote.

    What a vault holds at its first opening is taken as it is, and so is a change
    that a cut let reach the file and not the database.
    """
    present, known = _of(keys.slots), settings.get(_KNOWN)
    changing = settings.get(_CHANGING)
    if known is None or present == changing:
        settings.put(_KNOWN, present)
    elif present != known:
        return [finding(EDITED)]
    if changing is not None:
        settings.drop(_CHANGING)
    return []


def replace_keys(
    folder: Path, settings: VaultSettings, changed: Keys, made: Iterable[Slot] = ()
) -> Keys:
    """Write other keys, and remember them.

    Args:
        folder: Of the vault.
        settings: Inside it.
        changed: What is written.
        made: Slots made or proven just now; of the others, those that Livret
            did not write stay unknown.

    Returns:
        What stands in the file now.

    Raises:
        DiskFull, ReadOnlyVault, StorageFailed: The file is as it was.
    """
    known = set(json.loads(settings.get(_KNOWN) or "[]")) | set(map(_digest, made))
    told = _of(slot for slot in changed.slots if _digest(slot) in known)
    settings.put(_CHANGING, told)
    keyslots.store(folder, changed)
    settings.put(_KNOWN, told)
    settings.drop(_CHANGING)
    return keyslots.load(folder)


def _of(slots: Iterable[Slot]) -> str:
    return json.dumps(sorted(map(_digest, slots)))


def _digest(slot: Slot) -> str:
    parts = (slot.nonce.hex(), slot.wrapped.hex())
    return hashlib.sha256(
        "\n".join((slot.header("").hex(), *parts)).encode()
    ).hexdigest()
