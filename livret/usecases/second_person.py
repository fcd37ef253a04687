"""The second of two people confirms with a key of their own.

Who sits here asks in a file; the other reads it in their own Livret and signs it;
what comes back proves who decided, here and later (``livret.usecases.archive``).
The file names a livret by its id and says what and why as codes: no word of the
person, not even her name. Without it a second person is only named, and every
list that tells of it says so.

Format, ``livret/decision/1``: the prefix, then canonical JSON of ``asked`` and
``asked_signature`` (Ed25519 by who asks over the prefix and ``asked``), and once
confirmed ``confirmed`` and ``signature`` (by the second over another prefix,
``asked`` and ``confirmed``).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import asdict, dataclass
from typing import Any

from livret.domain.encoding import NotCanonical, decode, encode
from livret.domain.errors import InvalidField
from livret.usecases.archive_errors import (
    ConfirmationByOneself,
    ConfirmationOfAnother,
    ConfirmationTooOld,
    ConfirmationUnreadable,
    ConfirmationUsed,
    ConfirmerUnknown,
)
from livret.usecases.card_box import card_of
from livret.usecases.livrets import note
from livret.usecases.sharing import Sharing

WHAT = ("open", "keep", "release", "erase")
"""What is decided, as codes."""

WHY = ("asked_by_person", "claim", "legal_duty")
"""Why it is read or kept longer, as codes; said by ``livret.words.archive``."""

PREFIX = b"livret/decision/1\n"
FOR_DAYS = 30
"""How long a confirmation may wait before it is used."""

_CONFIRMS = b"livret/decision-confirmed/1\n"
_MOST = 8192
_NONCE = 16
_NO_LIVRET = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A decision that somebody else is asked to confirm.

    Attributes:
        livret: About which.
        what: A code of ``WHAT``.
        why: A code of ``WHY``; empty to end a hold or to erase.
        by: Name of who asks.
        by_key: Their Ed25519 public key, 64 hex digits.
        on: The day, ISO 8601.
        nonce: 32 hex digits, never the same.
    """

    livret: str
    what: str
    why: str
    by: str
    by_key: str
    on: str
    nonce: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """A decision that somebody known here confirmed; made by ``confirmed_in`` alone.

    Attributes:
        asked: What was confirmed.
        name: Of who confirmed, as they are known here.
        key: Their Ed25519 public key, 64 hex digits.
        digest: SHA-256 of the file, hex.
    """

    asked: Asked
    name: str
    key: str
    digest: str


def ask_second(sharing: Sharing, livret: str, what: str, why: str) -> bytes:
    """Return the file that asks somebody else to confirm.

    Raises:
        InvalidField: No such decision, or no reason where one is needed.
    """
    ctx = sharing.ctx
    needs_reason = what in {"open", "keep"}
    if what not in WHAT or (why not in WHY if needs_reason else why):
        raise InvalidField(path="why", problem="choice")
    asked = Asked(
        livret=livret,
        what=what,
        why=why,
        by=ctx.owner.name,
        by_key=ctx.signer.public_key,
        on=ctx.clock.today().isoformat(),
        nonce=ctx.randomness.take(_NONCE).hex(),
    )
    signature = ctx.signer.sign(PREFIX + encode(asdict(asked)))
    plain = {"asked": asdict(asked), "asked_signature": signature.hex()}
    return PREFIX + encode(plain)


def asked_in(sharing: Sharing, data: bytes) -> Asked:
    """Return what a file asks to confirm, once it is true to who asks.

    Raises:
        ConfirmationUnreadable: No such file, or a changed one.
    """
    return _asked(sharing, _plain(data))


def confirm(sharing: Sharing, data: bytes) -> bytes:
    """Return the file confirmed with the key of this vault's owner.

    Raises:
        ConfirmationUnreadable: No such file, or a changed one.
        ConfirmationByOneself: The owner asked it: nobody decides alone.
    """
    ctx, plain = sharing.ctx, _plain(data)
    asked = _asked(sharing, plain)
    if asked.by_key == ctx.signer.public_key:
        raise ConfirmationByOneself
    confirmed = {
        "name": ctx.owner.name,
        "key": ctx.signer.public_key,
        "on": ctx.clock.today().isoformat(),
    }
    signature = ctx.signer.sign(_said(asked, confirmed))
    note(ctx, _NO_LIVRET, "archive_confirmed", by=asked.by, why=asked.why)
    known = {"asked", "asked_signature"}
    kept = {name: value for name, value in plain.items() if name in known}
    done = kept | {"confirmed": confirmed, "signature": signature.hex()}
    return PREFIX + encode(done)


def confirmed_in(sharing: Sharing, livret: str, what: str, data: bytes) -> Confirmed:
    """Return who confirmed a decision, with a key that is known here.

    Args:
        sharing: The open vault.
        livret: About which the decision is.
        what: A code of ``WHAT``.
        data: The file that came back.

    Raises:
        ConfirmationUnreadable: Not confirmed, or changed.
        ConfirmationOfAnother: Of another decision, or asked elsewhere.
        ConfirmationTooOld: It waited more than ``FOR_DAYS`` days.
        ConfirmationByOneself: With the owner's own key.
        ConfirmerUnknown: The key is of no card trusted here, nor of the team.
        ConfirmationUsed: It served already.
    """
    ctx, plain = sharing.ctx, _plain(data)
    asked = _asked(sharing, plain)
    ours = asked.by_key == ctx.signer.public_key
    if not ours or (asked.livret, asked.what) != (livret, what):
        raise ConfirmationOfAnother
    age = ctx.clock.today() - dt.date.fromisoformat(asked.on)
    if not dt.timedelta() <= age <= dt.timedelta(days=FOR_DAYS):
        raise ConfirmationTooOld(days=FOR_DAYS)
    try:
        told, signature = plain["confirmed"], bytes.fromhex(plain["signature"])
        key, said = told["key"], _said(asked, told)
    except (KeyError, TypeError, ValueError) as error:
        raise ConfirmationUnreadable from error
    if key == ctx.signer.public_key:
        raise ConfirmationByOneself
    if not sharing.cards.true(key, signature, said):
        raise ConfirmationUnreadable
    digest = hashlib.sha256(encode(asdict(asked))).hexdigest()
    if any(dict(one.detail).get("statement") == digest for one in _told(ctx, livret)):
        raise ConfirmationUsed
    return Confirmed(
        asked=asked, name=_name(sharing, livret, key, told), key=key, digest=digest
    )


def _told(ctx: Any, livret: str) -> Any:
    return ctx.journal.of(livret)


def _name(sharing: Sharing, livret: str, key: str, told: dict[str, Any]) -> str:
    """Return the name under which a key is known here: a card's, or the team's."""
    card = card_of(sharing, key)
    if card is not None and not card.revoked:
        return card.signed.card.name
    member = sharing.ctx.livret(livret).team.by_key.get(key)
    if member is None or card is not None:
        raise ConfirmerUnknown(name=str(told.get("name", ""))[:80])
    return member.name


def _plain(data: bytes) -> dict[str, Any]:
    if len(data) > _MOST or not data.startswith(PREFIX):
        raise ConfirmationUnreadable
    try:
        plain = decode(data[len(PREFIX) :])
    except NotCanonical as error:
        raise ConfirmationUnreadable from error
    if not isinstance(plain, dict):
        raise ConfirmationUnreadable
    return plain


def _asked(sharing: Sharing, plain: dict[str, Any]) -> Asked:
    try:
        asked = Asked(**plain["asked"])
        signature = bytes.fromhex(plain["asked_signature"])
        dt.date.fromisoformat(asked.on)
        signed = PREFIX + encode(asdict(asked))
        true = sharing.cards.true(asked.by_key, signature, signed)
    except (KeyError, TypeError, ValueError, NotCanonical) as error:
        raise ConfirmationUnreadable from error
    texts = all(isinstance(one, str) for one in asdict(asked).values())
    if not (true and texts and asked.what in WHAT and asked.why in (*WHY, "")):
        raise ConfirmationUnreadable
    return asked


def _said(asked: Asked, confirmed: dict[str, str]) -> bytes:
    return _CONFIRMS + encode({"asked": asdict(asked), "confirmed": confirmed})
