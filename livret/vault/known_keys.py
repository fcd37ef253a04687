"""What opens the vault, remembered inside it: an edited ``keys.json`` is found.

Whoever edits the file cannot edit what is encrypted. Without this a recovery
sheet that no longer opens anything would be found out on the day it is needed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from livret.usecases.vault_findings import Finding, finding
from livret.vault import keyslots
from livret.vault.desk_notes import VaultSettings
from livret.vault.keyslots import Keys, Slot

EDITED = "keys_edited"

_KNOWN, _CHANGING = "ways_known", "ways_changing"
"""Settings: the slots that Livret wrote; those it was about to write."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Slots by kind and digest, sorted.

    Attributes:
        here: Written by Livret, and not replaced since.
        gone: Written by Livret, taken away outside, and not made anew since.
    """

    here: list[str]
    gone: list[str] = field(default_factory=list)


def edited_keys(settings: VaultSettings, keys: Keys) -> list[Finding]:
    """Tell whether the slots are those that Livret wrote.

    What a vault holds at its first opening is taken as it is, and so is a change
    that a cut let reach the file and not the database.
    """
    present, known = _told(keys.slots), _read(settings, _KNOWN)
    changing = _read(settings, _CHANGING)
    if changing is not None and changing.here == present:
        known = changing
    # What had gone may have been put back.
    if known is None or present == sorted({*known.here, *known.gone}):
        known = _Known(present)
    if present == known.here:
        _keep(settings, _KNOWN, known)
        if changing is not None:
            settings.drop(_CHANGING)
    return [finding(EDITED)] if known.gone or present != known.here else []


def replace_keys(
    folder: Path,
    settings: VaultSettings,
    changed: Keys,
    made: Sequence[Slot] = (),
    removed: str = "",
) -> Keys:
    """Write other keys, and remember them.

    Args:
        folder: Of the vault.
        settings: Inside it.
        changed: What is written.
        made: Slots made or proven just now; of the others, those that Livret
            did not write stay unknown.
        removed: The kind of slots that is taken away on purpose, if any.

    Returns:
        What stands in the file now.

    Raises:
        DiskFull, ReadOnlyVault, StorageFailed: The file is as it was.
    """
    known = _read(settings, _KNOWN) or _Known([])
    settled = {removed, *(slot.kind for slot in made)}
    here = sorted({*known.here, *known.gone, *_told(made)} & set(_told(changed.slots)))
    lost = {*known.here, *known.gone} - set(here)
    gone = sorted(one for one in lost if one.split(":")[0] not in settled)
    told = _Known(here, gone)
    _keep(settings, _CHANGING, told)
    keyslots.store(folder, changed)
    _keep(settings, _KNOWN, told)
    settings.drop(_CHANGING)
    return keyslots.load(folder)


def _read(settings: VaultSettings, name: str) -> _Known | None:
    kept = settings.get(name)
    if kept is None:
        return None
    try:
        return _Known(**json.loads(kept))
    except (TypeError, ValueError):
        return _Known([])  # nothing is known: whatever is there is told


def _keep(settings: VaultSettings, name: str, known: _Known) -> None:
    said = json.dumps(asdict(known))
    if settings.get(name) != said:
        settings.put(name, said)


def _told(slots: Iterable[Slot]) -> list[str]:
    return sorted(f"{slot.kind}:{_digest(slot)}" for slot in slots)


def _digest(slot: Slot) -> str:
    parts = (slot.nonce.hex(), slot.wrapped.hex())
    return hashlib.sha256(
        "\n".join((slot.header("").hex(), *parts)).encode()
    ).hexdigest()
