"""``keys.json``: the ways to open a vault, each wrapping the same data key.

The data key is 256 random bits and never changes; a slot wraps it by
AES-256-GCM under a key that Argon2id (RFC 9106) derives from a passphrase or
from the recovery code. The slot's own header is the associated data, so that
an edited slot answers exactly like a wrong passphrase, at the same cost.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from livret.usecases.ports import Randomness
from livret.usecases.vault_errors import (
    DamagedKeys,
    NewerVault,
    NotAVault,
    UnknownKey,
)
from livret.vault.files import disk_errors, write_whole
from livret.vault.guessing import CEILING, FLOOR, STANDARD, Cost, derive

KEYS_FILE = "keys.json"
FORMAT = "livret-keys"
VERSION = 1
PASSPHRASE = "passphrase"  # noqa: S105  (the kind of a slot)
RECOVERY = "recovery"
KEY_BYTES = 32

_SALT_BYTES = 16
_NONCE_BYTES = 12
_MAX_BYTES = 64 * 1024
_MAX_SLOTS = 8
"""Each slot added by somebody else would cost a whole guess at every opening."""
_MEBIBYTE = 1024
_WRAP_PREFIX = "livret/slot/1"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to open the vault; nothing in it is secret by itself.

    Attributes:
        kind: ``passphrase`` or ``recovery``.
        cost: What one guess costs.
        salt: For Argon2id, 16 bytes.
        nonce: For AES-256-GCM, 12 bytes.
        wrapped: The data key, encrypted, and the tag: 48 bytes.
    """

    kind: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes = field(repr=False)

    def header(self, vault: str) -> bytes:
        """Return the associated data: everything but what is wrapped."""
        cost = self.cost
        parts = (cost.memory, cost.iterations, cost.lanes, self.salt.hex())
        said = json.dumps([_WRAP_PREFIX, vault, self.kind, *parts])
        return said.encode("ascii")


@dataclass(frozen=True, slots=True)
class Keys:
    """The whole of ``keys.json``.

    Attributes:
        vault: Random id of the vault, 32 hex digits.
        slots: In the order they were made.
    """

    vault: str
    slots: tuple[Slot, ...]

    def of_kind(self, kind: str) -> tuple[Slot, ...]:
        """Return the slots of one kind."""
        return tuple(slot for slot in self.slots if slot.kind == kind)

    def without(self, kind: str) -> Keys:
        """Return the keys less every slot of ``kind``.

        Raises:
            UnknownKey: There is none.
        """
        if not self.of_kind(kind):
            raise UnknownKey(kind=kind)
        return Keys(self.vault, tuple(s for s in self.slots if s.kind != kind))

    def adding(self, slot: Slot) -> Keys:
        """Return the keys with one more slot."""
        return Keys(self.vault, (*self.slots, slot))

    def replacing(self, slot: Slot) -> Keys:
        """Return the keys with ``slot`` instead of every one of its kind."""
        others = tuple(s for s in self.slots if s.kind != slot.kind)
        return Keys(self.vault, (*others, slot))


def make_slot(
    vault: str,
    kind: str,
    secret: str,
    data_key: bytes,
    cost: Cost,
    randomness: Randomness,
) -> Slot:
    """Wrap ``data_key`` under ``secret``.

    Raises:
        NotEnoughMemory: Argon2id could not have its memory.
    """
    salt, nonce = randomness.take(_SALT_BYTES), randomness.take(_NONCE_BYTES)
    bare = Slot(kind, cost, salt, nonce, b"")
    sealed = AESGCM(derive(secret, salt, cost)).encrypt(
        nonce, data_key, bare.header(vault)
    )
    return Slot(kind, cost, salt, nonce, sealed)


def unwrap(keys: Keys, kind: str, secret: str, floor: Cost = FLOOR) -> bytes | None:
    """Return the data key, or None where ``secret`` opens no slot of ``kind``.

    A slot whose cost was edited below the floor, or beyond reason, is tried at
    the standard cost and fails: it answers neither sooner nor otherwise.

    Raises:
        NotEnoughMemory: Argon2id could not have its memory.
    """
    slots = keys.of_kind(kind)
    if not slots:
        derive(secret, bytes(_SALT_BYTES), STANDARD if floor == FLOOR else floor)
    for slot in slots:
        key = _opened(slot, keys.vault, secret, floor)
        if key is not None:
            return key
    return None


def load(folder: Path) -> Keys:
    """Read ``keys.json``.

    Raises:
        NotAVault: There is none.
        DamagedKeys: It is not what a Livret writes.
        NewerVault: A newer Livret wrote it.
    """
    path = folder / KEYS_FILE
    if not path.is_file():
        raise NotAVault(folder=str(folder))
    with disk_errors(folder), path.open("rb") as stream:
        data = stream.read(_MAX_BYTES + 1)
    try:
        _require_at_most(_MAX_BYTES, len(data))
        plain = json.loads(data)
        _require_known(plain["format"], plain["version"])
        _require_at_most(_MAX_SLOTS, len(plain["slots"]))
        return Keys(_hex(plain["vault"]).hex(), tuple(map(_slot, plain["slots"])))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedKeys(folder=str(folder)) from error


def store(folder: Path, keys: Keys) -> None:
    """Write ``keys.json`` whole; durable on return."""
    plain = {
        "format": FORMAT,
        "version": VERSION,
        "vault": keys.vault,
        "slots": [_plain(slot) for slot in keys.slots],
    }
    text = json.dumps(plain, indent=2) + "\n"
    write_whole(folder / KEYS_FILE, text.encode("ascii"))


def _opened(slot: Slot, vault: str, secret: str, floor: Cost) -> bytes | None:
    if not _sound(slot, floor):
        derive(secret, bytes(_SALT_BYTES), STANDARD if floor == FLOOR else floor)
        return None
    key = derive(secret, slot.salt, slot.cost)
    try:
        return AESGCM(key).decrypt(slot.nonce, slot.wrapped, slot.header(vault))
    except InvalidTag:
        return None


def _sound(slot: Slot, floor: Cost) -> bool:
    cost = slot.cost
    return (
        cost.at_least(floor)
        and CEILING.at_least(cost)
        and 1 <= cost.lanes <= CEILING.lanes
        and len(slot.salt) == _SALT_BYTES
        and len(slot.nonce) == _NONCE_BYTES
    )


def _require_known(said: object, version: object) -> None:
    if said != FORMAT or type(version) is not int:
        raise ValueError(said)
    if version > VERSION:
        raise NewerVault(found=version, known=VERSION)


def _require_at_most(limit: int, found: int) -> None:
    if found > limit:
        raise ValueError(found)


def _plain(slot: Slot) -> dict[str, object]:
    return {
        "kind": slot.kind,
        "kdf": "argon2id",
        "memory_kib": slot.cost.memory,
        "iterations": slot.cost.iterations,
        "lanes": slot.cost.lanes,
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
    }


def _slot(plain: dict[str, object]) -> Slot:
    if plain["kdf"] != "argon2id" or not isinstance(plain["kind"], str):
        raise ValueError(plain["kdf"])
    numbers = [plain[name] for name in ("memory_kib", "iterations", "lanes")]
    memory, iterations, lanes = (n if type(n) is int else _refuse(n) for n in numbers)
    return Slot(
        kind=plain["kind"],
        cost=Cost(memory, iterations, lanes),
        salt=_hex(plain["salt"]),
        nonce=_hex(plain["nonce"]),
        wrapped=_hex(plain["wrapped"]),
    )


def _refuse(value: object) -> int:
    raise TypeError(type(value).__name__)


def _hex(value: object) -> bytes:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return bytes.fromhex(value)


def kinds(keys: Keys) -> Sequence[str]:
    """Return the kinds of slots, each once, in order."""
    return tuple(dict.fromkeys(slot.kind for slot in keys.slots))
