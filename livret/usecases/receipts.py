"""Receipts: what goes back to the sender of a file, and what comes of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.usecases.card_box import card_of, sender_error
from livret.usecases.context import Changes, Done
from livret.usecases.livrets import note
from livret.usecases.ports_sharing import Parcel, Receipt, Sender
from livret.usecases.sending import sent_files
from livret.usecases.sharing import Sharing, keep, kept
from livret.usecases.sharing_errors import ReceiptUnknown, UnknownSender

_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged:
    """A receipt that came back.

    Attributes:
        livret: Which livret it is about.
        name: Who received the file.
        new: How many contributions were new there.
    """

    livret: str
    name: str
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file that was sent, and who said that they received it.

    Attributes:
        at: When it was made.
        to: Names of who can open it.
        received: Names of those whose receipt came back.
    """

    at: dt.datetime
    to: tuple[str, ...]
    received: tuple[str, ...]


def sent_of(sharing: Sharing, livret: str) -> tuple[SentFile, ...]:
    """Return the files sent of one livret that are remembered, the latest first."""
    files = kept(sharing, sent_files(livret)) or []
    return tuple(
        SentFile(
            at=dt.datetime.fromtimestamp(one["at"] / 1000, dt.UTC),
            to=tuple(name for _, name in one["to"]),
            received=tuple(n for sign, n in one["to"] if sign in one["receipts"]),
        )
        for one in reversed(files)
    )


def acknowledge(sharing: Sharing, receipt: Receipt) -> Done[Acknowledged]:
    """Keep that somebody received a file sent from here.

    Raises:
        UnknownSender, RevokedSender: The receiver's card is not trusted.
        ReceiptUnknown: No such file was sent to them from here.
    """
    card = card_of(sharing, receipt.receiver)
    if card is None:
        raise UnknownSender(name=receipt.receiver_name[:80])
    name = card.signed.card.name
    if card.revoked:
        raise sender_error(sharing, card)
    files = kept(sharing, sent_files(receipt.livret)) or []
    for one in files:
        to = {sign for sign, _ in one["to"]}
        if one["digest"] == receipt.file and receipt.receiver in to:
            break
    else:
        raise ReceiptUnknown(name=name)
    if receipt.receiver not in one["receipts"]:
        one["receipts"].append(receipt.receiver)
        keep(sharing, sent_files(receipt.livret), files)
        told = {"by": name, "file": receipt.file[:_DIGITS]}
        note(sharing.ctx, receipt.livret, "acknowledged", **told)
    changes = Changes(livrets=frozenset({receipt.livret}), kinds=frozenset({"journal"}))
    return Done(
        Acknowledged(livret=receipt.livret, name=name, new=receipt.new), changes
    )


def receipt_of(sharing: Sharing, parcel: Parcel, sender: Sender, new: int) -> bytes:
    """Return the receipt of a parcel, sealed for its sender alone.

    Args:
        sharing: The open vault.
        parcel: What was taken in.
        sender: Who sent it.
        new: How many contributions were new here.
    """
    ctx = sharing.ctx
    receipt = Receipt(
        file=parcel.digest,
        livret=parcel.manifest.livret,
        receiver=ctx.signer.public_key,
        receiver_name=ctx.owner.name,
        received_at=ctx.now_ms(),
        new=new,
    )
    to = sender.age
    return sharing.files.receipt(receipt, ctx.signer.sign, [to])
