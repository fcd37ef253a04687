"""The real paper for the pictures of the window."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from livret.usecases.app import VaultDoor

Pages = Sequence[tuple[int, int, bytes]]
_SCALE = 1.5
"""Pixels for each point: what the window shows at 100 %."""


class Printing(Protocol):
    """What it needs of ``Rooms``."""

    vaults: VaultDoor

    def render(self, pdf: bytes, scale: float) -> Pages:
        """Return the pages of a PDF as (width, height, BGRx bytes)."""


def example_printer(rooms: Printing) -> Callable[[str], Pages]:
    """Return what draws the fictitious livret's diagnosis, once a language."""

    @cache
    def printed(language: str) -> Pages:
        from livret.usecases.documents import preview
        from livret.usecases.example import example_livret
        from livret.usecases.papers import PaperChoices

        with tempfile.TemporaryDirectory(prefix="livret-") as folder:
            vault, _ = rooms.vaults.create(
                Path(folder) / "coffre",
                secrets.token_hex(48),
                name="Claire M.",
                side="social",
                organisation="",
            )
            with vault:
                ctx = vault.ctx
                choices = PaperChoices(
                    language=language, on=ctx.clock.today(), witness=ctx.owner.name
                )
                _, pdf = preview(ctx, vault.paper, example_livret(ctx), choices)
        return rooms.render(pdf, _SCALE)

    return printed
