"""Files on the hub: signed papers and scans that contributions name.

A file is sealed in parts, under the key of the words that name it: whoever may
hold the words may hold the file, and it goes with them when they are erased. A
cut costs a part: what the server has is not sent again, and what came is kept
in the vault until the file is whole, and checked against its digest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from livret.domain.contribution import Verified
from livret.domain.files_inside import files_named
from livret.domain.hub_grants import Names, Place
from livret.usecases.context import Context
from livret.usecases.hub_keyring import Keyring, secrets_of
from livret.usecases.hub_scopes import scope_of
from livret.usecases.ports_hub import Hub
from livret.usecases.ports_hub_files import HubFile, HubFilePart
from livret.usecases.vault_errors import MissingBlob

PART_BYTES = 256 * 1024
"""Bytes of a part before it is sealed; the last one may be shorter."""

MOST_BYTES = 20 * 1024 * 1024
"""Bytes of a file; no vault keeps a larger one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What seals the files of one livret now.

    Attributes:
        epoch: Of the keys.
        by_scope: By name of their scopes.
    """

    epoch: int
    by_scope: Mapping[bytes, bytes] = field(repr=False)


def push_files(
    ctx: Context, hub: Hub, names: Names, held: Sequence[Verified], keys: Keys
) -> str:
    """Push the files that are here and not on the hub.

    Args:
        ctx: The open vault.
        hub: The hub; the words that name the files are there already.
        names: The livret's names.
        held: Its contributions.
        keys: What seals now.

    Returns:
        ``done``; ``partly`` where some are not here, or may not go now; or
        ``stale`` or ``unknown``, as the hub said.
    """
    naming = [one for one in held if _files(one)]
    if not naming:
        return "done"
    name = names.livret(naming[0].header.livret)
    there = hub.server.filed(name)
    whole = "done"
    for one in naming:
        contribution = names.contribution(one.id)
        if contribution in there:
            continue
        said = _push_those_of(ctx, hub, names, one, keys)
        if said == "kept":
            hub.server.files_done(name, contribution)
        elif said in {"stale", "unknown"}:
            return said
        else:
            whole = "partly"
    return whole


def _push_those_of(
    ctx: Context, hub: Hub, names: Names, one: Verified, keys: Keys
) -> str:
    """Push every file that one contribution names, or say what forbids it."""
    scope = scope_of(one, names)
    key = keys.by_scope.get(scope)
    if key is None:
        return "no_key"
    for sha256 in _files(one):
        # Whoever writes a digest may name a file of somebody else's livret.
        if one.header.livret not in ctx.blobs.livrets_of(sha256):
            return "not_here"
        try:
            data = ctx.blobs.get(sha256)
        except MissingBlob:
            return "not_here"
        which = _which(names, one, sha256)
        for part in _sealed(hub, which, data, scope, keys.epoch, key):
            said = hub.server.push_part(which, part)
            if said != "kept":
                return said
    return "kept"


def _sealed(
    hub: Hub, which: HubFile, data: bytes, scope: bytes, epoch: int, key: bytes
) -> Iterator[HubFilePart]:
    """Give the parts that the hub lacks."""
    there = hub.server.parts_there(which)
    parts = max(1, -(-len(data) // PART_BYTES))
    place = Place(hub.server.id, which.livret, which.contribution, epoch, scope)
    for part in range(parts):
        if part in there:
            continue
        plain = data[part * PART_BYTES : (part + 1) * PART_BYTES]
        bound = place.file(which.file, part, parts)
        yield HubFilePart(
            part=part,
            parts=parts,
            epoch=epoch,
            scope=scope,
            data=hub.sealer.seal(key, plain, bound),
        )


def pull_files(
    ctx: Context, hub: Hub, names: Names, found: Sequence[Verified], ring: Keyring
) -> int:
    """Take in the files that contributions name and that are not here.

    Args:
        ctx: The open vault.
        hub: The hub.
        names: The livret's names.
        found: The contributions whose files the hub holds.
        ring: The keys of this desk.

    Returns:
        How many files came.
    """
    came = 0
    for one in found:
        for sha256, media_type in _files(one).items():
            which = _which(names, one, sha256)
            if one.header.livret not in ctx.blobs.livrets_of(sha256):
                data = _whole(hub, which, ring, sha256)
                if data is None:
                    continue  # what is not what the words name is none of ours
                ctx.blobs.put(data, media_type, one.header.livret)
                came += 1
            hub.memory.let_go(which.file)
    return came


def _whole(hub: Hub, which: HubFile, ring: Keyring, sha256: str) -> bytes | None:
    """Return a file that is what its words name, or None."""
    resumed = hub.memory.arriving(which.file) > 0
    data = _fetched(hub, which, ring)
    if data is not None and hashlib.sha256(data).hexdigest() == sha256:
        return data
    hub.memory.let_go(which.file)
    # What came before the cut may have been another file's, or sealed again since.
    return _whole(hub, which, ring, sha256) if resumed else None


def _fetched(hub: Hub, which: HubFile, ring: Keyring) -> bytes | None:
    """Return a file, part after part; what came before a cut is not asked again.

    The last part that came is: it tells how many there are.
    """
    count = max(0, hub.memory.arriving(which.file) - 1)
    while True:
        part = hub.server.file_part(which, count)
        plain = None if part is None else _opened(hub, which, part, ring)
        if part is None or plain is None or count * PART_BYTES > MOST_BYTES:
            return None
        hub.memory.keep_part(which.file, count, plain)
        count += 1
        if count >= part.parts:
            return hub.memory.arrived(which.file)


def _opened(hub: Hub, which: HubFile, part: HubFilePart, ring: Keyring) -> bytes | None:
    place = Place(
        hub.server.id, which.livret, which.contribution, part.epoch, part.scope
    )
    bound = place.file(which.file, part.part, part.parts)
    for secret in secrets_of(ring, part.epoch, part.scope):
        plain = hub.sealer.unseal(secret, part.data, bound)
        if plain is not None:
            return plain
    return None


def _files(one: Verified) -> dict[str, str]:
    """Return the media type of every file that a body names, by its digest."""
    if one.body is None or one.problem:
        return {}
    return {f["sha256"]: f["type"] for f in files_named(one.body.content)}


def _which(names: Names, one: Verified, sha256: str) -> HubFile:
    return HubFile(
        livret=names.livret(one.header.livret),
        contribution=names.contribution(one.id),
        file=names.file(sha256),
    )
