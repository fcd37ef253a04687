"""The room of exchange put together with an open vault."""

from __future__ import annotations

import io
from typing import Any

import segno

from livret.exchange.card_file import CardFiles, vouch
from livret.exchange.exchange_file import AgeFiles
from livret.usecases.context import Context
from livret.usecases.sharing import Sharing
from livret.words.passphrase_words import passphrase_words


def sharing_of(vault: Any, ctx: Context) -> Sharing:
    """Return what the acts of sharing are given for one open vault.

    Args:
        vault: A ``livret.vault.opened.Vault``.
        ctx: The same, as every act meets it.
    """
    cards = CardFiles(ctx.clock.now)
    key = vault.credentials.certificate_key
    return Sharing(
        ctx=ctx,
        keys=vault,
        texts=vault.settings,
        eraser=vault,
        cards=cards,
        files=AgeFiles(cards),
        words=passphrase_words(),
        vouch=lambda raw: vouch(key, raw),
    )


def qr_code(text: str) -> bytes:
    """Return a QR code as SVG, error correction M, black on white."""
    made = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        made, kind="svg", scale=4, border=4, light="#fff"
    )
    return made.getvalue()
