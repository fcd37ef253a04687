"""The room of exchange put together with an open vault."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import segno

from livret.exchange.card_file import CardFiles, vouch
from livret.exchange.exchange_file import AgeFiles
from livret.exchange.person_copy import copy_desk
from livret.usecases.app import QR_UNITS
from livret.usecases.context import Context
from livret.usecases.documents import preview
from livret.usecases.errors import NotCalledYet
from livret.usecases.paper_sheets.errors import NothingToPrint
from livret.usecases.paper_sheets.whole import take_whole
from livret.usecases.papers import PaperChoices
from livret.usecases.ports import Clock, FormLibrary, Randomness
from livret.usecases.ports_paper import PaperRoom
from livret.usecases.ports_sharing import PersonIdentity
from livret.usecases.printing_pathway import PrintPathway, pathway_pdf
from livret.usecases.sharing import Sharing
from livret.vault.eraser import VaultEraser
from livret.words.papers.aids import beside_french
from livret.words.papers.catalogue import STANDARD
from livret.words.passphrase_words import passphrase_words


def sharing_of(vault: Any, ctx: Context, key: bytes) -> Sharing:
    """Return what the acts of sharing are given for one open vault.

    Args:
        vault: A ``livret.vault.opened.Vault``.
        ctx: The same, as every act meets it.
        key: Of the certificate in use, PKCS#8 DER.
    """
    cards = CardFiles(ctx.clock.now)
    return Sharing(
        ctx=ctx,
        keys=vault,
        texts=vault.settings,
        eraser=VaultEraser(vault),
        cards=cards,
        files=AgeFiles(cards),
        words=passphrase_words(),
        vouch=lambda raw: vouch(key, raw),
    )


def sharing_in_memory(
    identity: PersonIdentity, clock: Clock, randomness: Randomness, forms: FormLibrary
) -> Sharing:
    """Return a desk that keeps nothing, for the person's copy.

    Args:
        identity: Her keys.
        clock: Tells the time.
        randomness: Gives salts, and the id of this passing copy.
        forms: The accompaniment forms.
    """
    cards = CardFiles(clock.now)
    return Sharing(
        ctx=copy_desk(identity, "", clock, randomness, forms),
        keys=_PassingKeys(randomness.take(16).hex(), identity.age_secret),
        texts=_PassingTexts(),
        eraser=_NothingToErase(),
        cards=cards,
        files=AgeFiles(cards),
        words=passphrase_words(),
        vouch=lambda _raw: b"",
    )


@dataclass(frozen=True)
class _PassingKeys:
    """Keys of a desk in memory; it is no member of any hub."""

    replica: str
    age_secret: str = field(repr=False)
    hub_secret: bytes = b""
    mlkem_seed: bytes = b""


@dataclass
class _PassingTexts:
    """Small texts that go with the desk."""

    kept: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        """Return a text, or None."""
        return self.kept.get(name)

    def put(self, name: str, value: str) -> None:
        """Keep a text while the desk is open."""
        self.kept[name] = value

    def drop(self, name: str) -> None:
        """Forget a text."""
        self.kept.pop(name, None)


class _NothingToErase:
    """A desk in memory holds nothing that would stay."""

    def erase(self, ids: Iterable[str] = (), livrets: Iterable[str] = ()) -> None:
        """Do nothing."""

    def erased(self, ids: Iterable[str]) -> frozenset[str]:
        """Return none."""
        del ids
        return frozenset()


def paper_for_her(
    ctx: Context,
    paper: PaperRoom,
    livret: str,
    language: str,
    dress: str = STANDARD,
    *,
    with_life: bool = False,
) -> bytes:
    """Return the paper she reads on her phone: the whole of her livret.

    Her situations and the meetings that did not happen stand on no paper that
    nobody asked them for (practice rule 8), and this one does not ask.

    Args:
        ctx: The open vault.
        paper: Draws it.
        livret: Which.
        language: Of the paper; in the standard dress an aid faces the French.
        dress: Whole name of its dress.
        with_life: She ticked that « Ma vie » may be on it (practice rule 6).
    """
    written = language
    if dress == STANDARD:
        written, dress = beside_french(language, dress)
    choices = PaperChoices(
        language=written,
        dress=dress,
        on=ctx.clock.today(),
        witness=ctx.owner.name,
        with_life=with_life,
    )
    try:
        return preview(ctx, paper, livret, choices, take_whole)[1]
    except (NothingToPrint, NotCalledYet):
        asked = PrintPathway(livret=livret, language=written, dress=dress)
        return pathway_pdf(ctx, paper, asked)


def qr_code(text: str) -> bytes:
    """Return a QR code as SVG, error correction M, black on white."""
    made = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        made, kind="svg", scale=QR_UNITS, border=4, light="#fff"
    )
    return made.getvalue()
