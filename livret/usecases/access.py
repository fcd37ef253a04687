"""Everything this vault keeps about one person: her right of access, complete.

What was said, exactly as it is signed, whatever became of it; what is kept
beside the log (drafts, the referent's own line, papers that wait for her); who
looked, sent and received; papers; and what is withheld or erased, of which
only the place is left. Nothing of anybody else's livret.

What it cannot hold is said in the text that goes with it: earlier states in
backups, and the copies that others received.

Source: GDPR articles 15 and 20; CASF art. L311-3, 5°; ``resources/design/log.md``,
sections 5, 8 and 9.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from livret.domain.contribution import Sealed, Verified
from livret.domain.livret import Livret
from livret.usecases.beside import KeptBeside, kept_beside
from livret.usecases.context import Changes, Context, Done
from livret.usecases.livrets import note
from livret.usecases.naming import who_now
from livret.usecases.ports import JournalEntry
from livret.usecases.showing import as_plain
from livret.usecases.to_hand import Shelf, ToHand, to_hand

_ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}
TEXT, DATA = "lisez-moi.txt", "tout.json"
"""Names of the two files beside the papers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file of the livret.

    Attributes:
        name: Where it stands in the export.
        sha256: Digest of its bytes, 64 hex digits.
        size: Bytes.
        type: Media type.
        here: False where it was erased, or never came.
    """

    name: str
    sha256: str
    size: int
    type: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Everything that is kept about one person.

    Attributes:
        read: Her livret, folded.
        log: Every contribution, in order of arrival.
        signed: The same, byte for byte.
        absent: Ids of those whose words are withheld or were erased.
        beside: What is kept beside the log.
        journal: Who looked, sent and received, oldest first.
        files: Papers and other files, by first mention.
        waiting: Papers that wait to be handed over.
        made_at: When this was put together.
        by: Name of whose vault it is.
    """

    read: Livret = field(repr=False)
    log: tuple[Verified, ...] = field(repr=False)
    signed: tuple[Sealed, ...] = field(repr=False)
    absent: tuple[str, ...]
    beside: KeptBeside = field(repr=False)
    journal: tuple[JournalEntry, ...]
    files: tuple[KeptFile, ...]
    waiting: tuple[ToHand, ...]
    made_at: dt.datetime
    by: str


def everything_kept(vault: Shelf, livret: str) -> Kept:
    """Return everything that this vault keeps about one person.

    Raises:
        UnknownLivret: No such livret here.
    """
    ctx = vault.ctx
    read = ctx.livret(livret)
    log = ctx.log.read(livret)
    return Kept(
        read=read,
        log=log,
        signed=ctx.log.sealed(livret),
        absent=tuple(one.id for one in log if one.body is None),
        beside=kept_beside(ctx, livret),
        journal=ctx.journal.of(livret),
        files=tuple(_files(ctx, livret, [one.body.content for one in log if one.body])),
        waiting=tuple(one for one in to_hand(vault) if one.livret == livret),
        made_at=ctx.clock.now(),
        by=ctx.owner.name,
    )


def export_kept(
    vault: Shelf,
    livret: str,
    say: Callable[[Kept], str],
    write: Callable[[bytes], object],
) -> Done[Kept]:
    """Write everything as one file she can take; the journal tells of it after.

    The file is a ZIP: a text, every value as JSON, and the papers.

    Args:
        vault: Open.
        livret: Whose.
        say: Returns the text that a person reads first (``livret.words.kept``).
        write: Writes the bytes of the file.

    Raises:
        UnknownLivret: No such livret here.
        FileNotWritten: Nothing left; the journal tells nothing.
    """
    kept = everything_kept(vault, livret)
    write(_zipped(vault.ctx, kept, say(kept)))
    note(vault.ctx, livret, "exported", to="person")
    changes = Changes(livrets=frozenset({livret}), kinds=frozenset({"journal"}))
    return Done(kept, changes)


def kept_as_plain(kept: Kept) -> dict[str, Any]:
    """Return everything but the files as JSON values."""
    return {
        "livret": kept.read.id,
        "made_at": kept.made_at.isoformat(),
        "kept_by": kept.by,
        "now": as_plain(kept.read),
        "contributions": [_sealed(one) for one in kept.signed],
        "absent": list(kept.absent),
        "drafts": [
            {
                "place": one.place,
                "text": one.text,
                "saved_at": one.saved_at.isoformat(),
            }
            for one in kept.beside.drafts
        ],
        "private_line": kept.beside.private_line or None,
        "journal": [
            {
                "at": one.at.isoformat(),
                "what": one.what,
                "who": one.who,
                "who_name": who_now(kept.read, one),
                "detail": dict(one.detail),
            }
            for one in kept.journal
        ],
        "files": [
            {
                "name": one.name if one.here else None,
                "sha256": one.sha256,
                "size": one.size,
                "type": one.type,
            }
            for one in kept.files
        ],
        "to_hand": [
            {"document": one.document, "since": one.since.isoformat()}
            for one in kept.waiting
        ],
    }


def _sealed(one: Sealed) -> dict[str, Any]:
    """Return a contribution as the test vectors of the log write one."""
    return {
        "header": one.header.decode(),
        "signature": one.signature.hex(),
        "salt": one.salt.hex() if one.salt is not None else None,
        "body": one.body.decode() if one.body is not None else None,
    }


def _files(
    ctx: Context, livret: str, contents: list[Mapping[str, Any]]
) -> Iterator[KeptFile]:
    seen: set[str] = set()
    for named in (one for content in contents for one in _named(content)):
        digest = named["sha256"]
        if digest in seen:
            continue
        seen.add(digest)
        ending = _ENDINGS.get(named["type"], "bin")
        yield KeptFile(
            name=f"papiers/{len(seen):03}.{ending}",
            sha256=digest,
            size=named["size"],
            type=named["type"],
            # Whoever writes a digest may name somebody else's file.
            here=livret in ctx.blobs.livrets_of(digest),
        )


def _named(told: Any) -> Iterator[Mapping[str, Any]]:
    """Walk every ``{sha256, size, type}`` in the content of a body."""
    if isinstance(told, Mapping):
        if {"sha256", "size", "type"} <= told.keys():
            yield told
            return
        told = list(told.values())
    if isinstance(told, list | tuple):
        for one in told:
            yield from _named(one)


def _zipped(ctx: Context, kept: Kept, text: str) -> bytes:
    plain = json.dumps(kept_as_plain(kept), ensure_ascii=False, indent=1)
    when = kept.made_at.timetuple()[:6]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (
            (TEXT, text.encode()),
            (DATA, plain.encode()),
            *_bytes_of(ctx, kept.files),
        ):
            archive.writestr(zipfile.ZipInfo(name, when), data)
    return made.getvalue()


def _bytes_of(ctx: Context, files: tuple[KeptFile, ...]) -> Iterator[tuple[str, bytes]]:
    for one in files:
        if one.here:
            yield one.name, ctx.blobs.get(one.sha256)
