"""One ``to_row``/``from_row`` pair for each table, and nothing in between.

Contributions read back were verified on arrival, so they are decoded straight
into the domain's values, without checking again (``doctor`` does).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any, NotRequired, TypedDict

import msgspec

from livret.domain.body import BODY_PREFIX, Body, Origin
from livret.domain.contribution import Sealed, Verified
from livret.domain.frozen import maker
from livret.domain.header import HEADER_PREFIX, Header
from livret.usecases.ports import BlobRef, Draft, JournalEntry
from livret.usecases.ports_people import Due, LivretSummary
from livret.vault.chain import LivretState, VaultState, packed, unpacked

Row = dict[str, Any]


class _BodyRead(TypedDict):
    """The fields of ``Body`` as they stand in its bytes.

    Read as these and then made: msgspec asks a dataclass for each field that
    is absent, by way of an error.
    """

    content: dict[str, Any]
    kind: str
    recorded_at: int
    scopes: tuple[str, ...]
    version: int
    voice: str
    said_on: NotRequired[dt.date]
    origin: NotRequired[Origin]
    structural: NotRequired[bool]


_verified = maker(Verified)
_made_body = maker(Body)
_header = msgspec.json.Decoder(Header).decode
_body = msgspec.json.Decoder(_BodyRead).decode
_HEADER_FROM = len(HEADER_PREFIX)
_BODY_FROM = len(BODY_PREFIX)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MILLISECOND = dt.timedelta(milliseconds=1)


# --- the log -----------------------------------------------------------------


def contribution_to_row(sealed: Sealed, one: Verified, n: int, arrival: int) -> Row:
    """Return the columns of a contribution.

    Args:
        sealed: Its exact bytes.
        one: What they say.
        n: Its key: see ``schema.keys_of``.
        arrival: Its order of arrival in the whole vault, from 1.
    """
    return {
        "n": n,
        "id": bytes.fromhex(one.id),
        "arrival": arrival,
        "header": sealed.header,
        "signature": sealed.signature,
        "salt": sealed.salt,
        "body": sealed.body,
        "problem": one.problem,
    }


def contribution_from_row(row: Any) -> Sealed:
    """Return the exact bytes of a contribution."""
    return Sealed(row.header, row.signature, row.salt, row.body)


def verified_from_rows(found: Iterable[Sequence[Any]]) -> tuple[Verified, ...]:
    """Return the values of rows of (id, header, body, problem), in their order."""
    return tuple(
        [
            _verified(
                number.hex(),
                _header(header[_HEADER_FROM:]),
                None if body is None else _made_body(**_body(body[_BODY_FROM:])),
                problem,
            )
            for number, header, body, problem in found
        ]
    )


def livret_to_row(state: LivretState, vault: VaultState) -> Row:
    """Return the columns of what a livret keeps about arrivals."""
    return {
        "id": state.id,
        "arrivals": state.arrivals,
        "chain": state.chain,
        "heads": packed(state.heads),
        "awaited": packed(state.awaited),
        "vault_arrivals": vault.arrivals,
        "vault_chain": vault.chain,
    }


def livret_from_row(row: Any) -> LivretState:
    """Return what a livret keeps about arrivals."""
    heads, awaited = unpacked(row.heads), unpacked(row.awaited)
    return LivretState(row.fk, row.id, row.arrivals, row.chain, heads, awaited)


def vault_to_row(state: VaultState) -> Row:
    """Return the columns of what the vault keeps, less what its livrets keep."""
    return {"replica": state.replica, "erasures": state.erasures}


def vault_from_rows(row: Any, latest: Any | None) -> VaultState:
    """Return what the vault keeps about arrivals.

    Args:
        row: Of the table ``vault``.
        latest: Of the livret that something arrived in last, or None.
    """
    if latest is None:
        return VaultState(row.replica, erasures=row.erasures)
    return VaultState(
        row.replica, latest.vault_arrivals, latest.vault_chain, row.erasures
    )


# --- read models -------------------------------------------------------------


def summary_to_row(summary: LivretSummary) -> Row:
    """Return the columns of one line of the list of people."""
    return {
        "livret": bytes.fromhex(summary.livret),
        "called": summary.called,
        "private_line": summary.private_line,
        "opened_on": _day_to_text(summary.opened_on),
        "last_contact": _day_to_text(summary.last_contact),
        "to_sign": json.dumps(summary.to_sign, ensure_ascii=False),
        "side_by_side": summary.side_by_side,
    }


def summary_from_row(row: Sequence[Any]) -> LivretSummary:
    """Return one line from columns in the order of ``summary_to_row``."""
    livret, called, private_line, opened, contact, to_sign, side_by_side = row
    return LivretSummary(
        livret=livret.hex(),
        called=called,
        private_line=private_line,
        opened_on=_day_from_text(opened),
        last_contact=_day_from_text(contact),
        to_sign=() if to_sign == "[]" else tuple(json.loads(to_sign)),
        side_by_side=int(side_by_side),
    )


def due_to_row(due: Due) -> Row:
    """Return the columns of one date to keep in mind."""
    return {
        "livret": bytes.fromhex(due.livret),
        "what": due.what,
        "about": bytes.fromhex(due.of),
        "day": due.on.isoformat(),
        "facts": json.dumps(dict(due.facts), ensure_ascii=False, sort_keys=True),
    }


def due_from_row(row: Sequence[Any]) -> Due:
    """Return one date from columns in the order of ``due_to_row``."""
    livret, what, about, day, facts = row
    return Due(
        livret=livret.hex(),
        what=what,
        of=about.hex(),
        on=dt.date.fromisoformat(day),
        facts={} if facts == "{}" else json.loads(facts),
    )


# --- beside the log ----------------------------------------------------------


def draft_to_row(draft: Draft) -> Row:
    """Return the columns of a draft."""
    return {
        "livret": draft.livret,
        "place": draft.place,
        "text": draft.text,
        "saved_at": to_milliseconds(draft.saved_at),
    }


def draft_from_row(row: Any) -> Draft:
    """Return a draft."""
    return Draft(
        livret=row.livret,
        place=row.place,
        text=row.text,
        saved_at=from_milliseconds(row.saved_at),
    )


def entry_to_row(entry: JournalEntry) -> Row:
    """Return the columns of a journal entry, less those that chain and sign it."""
    return {
        "livret": entry.livret,
        "at": to_milliseconds(entry.at),
        "what": entry.what,
        "who": entry.who,
        "who_name": entry.who_name,
        "detail": json.dumps(entry.detail, ensure_ascii=False, separators=(",", ":")),
    }


def entry_from_row(row: Any) -> JournalEntry:
    """Return a journal entry."""
    return JournalEntry(
        livret=row.livret,
        at=from_milliseconds(row.at),
        what=row.what,
        who=row.who,
        who_name=row.who_name,
        detail=tuple((name, value) for name, value in json.loads(row.detail)),
    )


def blob_to_row(ref: BlobRef) -> Row:
    """Return the columns of a file kept beside the log."""
    return {"sha256": bytes.fromhex(ref.sha256), "size": ref.size, "type": ref.type}


def blob_from_row(row: Any) -> BlobRef:
    """Return how a file kept beside the log is named."""
    return BlobRef(sha256=row.sha256.hex(), size=row.size, type=row.type)


def to_milliseconds(instant: dt.datetime) -> int:
    """Return milliseconds since 1970 of an aware instant, exactly."""
    return (instant - _EPOCH) // _MILLISECOND


def from_milliseconds(milliseconds: int) -> dt.datetime:
    """Return the aware instant, UTC."""
    return _EPOCH + milliseconds * _MILLISECOND


def _day_to_text(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_from_text(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
