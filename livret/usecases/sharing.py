"""What the acts of sharing are given, besides the open vault itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from livret.usecases.context import Context
    from livret.usecases.ports_sharing import (
        CardCrypto,
        Eraser,
        ExchangeFiles,
        SharingKeys,
        SmallTexts,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """One referent at one open vault, who shares; used by one thread at a time.

    Attributes:
        ctx: The open vault, as every act meets it.
        keys: The owner's keys for receiving, and the identity of this copy.
        texts: Small texts kept inside the vault: cards, numbers of files.
        eraser: Forgets for good what a tombstone asks for.
        cards: Reads and checks card files.
        files: Makes and opens exchange files.
        words: The French words that fingerprints are said with.
        vouch: Signs a card with the owner's certificate; DER.
    """

    ctx: Context
    keys: SharingKeys
    texts: SmallTexts
    eraser: Eraser
    cards: CardCrypto
    files: ExchangeFiles
    words: Sequence[str]
    vouch: Callable[[bytes], bytes]


def kept(sharing: Sharing, name: str) -> Any:
    """Return a value kept among the small texts, or None."""
    text = sharing.texts.get(name)
    return None if text is None else json.loads(text)


def keep(sharing: Sharing, name: str, value: Any) -> None:
    """Keep a plain value among the small texts."""
    sharing.texts.put(name, json.dumps(value, ensure_ascii=False, sort_keys=True))
