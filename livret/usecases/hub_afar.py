"""A vault as another thread meets it, which may wait for the network.

A vault belongs to one worker, and nobody at the screen may wait for a server:
so each single call on the vault is made by that worker, and everything between
two of them, the network before all, happens elsewhere. What is typed meanwhile
goes in between; the acts on a hub are unions of sets, to which that is no harm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from livret.domain.contribution import Sealed, Verified
from livret.domain.livret import Livret
from livret.usecases.context import Context, Pen
from livret.usecases.ports_hub import Hub, HubMemory

AT_ONCE = 400
"""Most contributions of one call: a save that comes meanwhile waits so long."""


class Run(Protocol):
    """Has the vault's worker make one call, and waits for its answer."""

    def __call__(self, call: Callable[[], Any], /) -> Any:
        """Return what ``call`` returned, or raise what it raised."""


class HubVault(Protocol):
    """What the acts on a hub need of an open vault."""

    @property
    def ctx(self) -> Context:
        """What the acts are given."""

    @property
    def hub_memory(self) -> HubMemory:
        """The outbox for a hub, and the places reached there."""

    def setting(self, name: str) -> str:
        """Return a setting kept inside the vault, or an empty text."""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting inside the vault (encrypted)."""

    def at_hub(self, url: str) -> Hub:
        """Reach a hub with this vault's keys; the caller closes its server."""


class _Far:
    """Something of the vault, each of whose calls its worker makes."""

    def __init__(self, near: Any, run: Run) -> None:
        self._near, self._run = near, run

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._near, name)
        if not callable(found):
            return found
        run = self._run

        def call(*words: Any, **facts: Any) -> Any:
            return run(lambda: found(*words, **facts))

        return call


class _FarLog(_Far):
    """The log; what arrives by the thousand is written in parts.

    Signatures are checked here, for that reads no database: a worker that
    somebody types to is not kept from them by a thousand signatures.
    """

    def check(self, sealed: Sequence[Sealed]) -> tuple[Verified, ...]:
        """Verify contributions, in the thread that asks."""
        found: tuple[Verified, ...] = self._near.check(sealed)
        return found

    def append(
        self, sealed: Sequence[Sealed], then: Callable[[], None] | None = None
    ) -> tuple[str, ...]:
        """Keep contributions; a set takes them in parts as well as at once."""
        new: list[str] = []
        for start in range(0, len(sealed), AT_ONCE):
            part = sealed[start : start + AT_ONCE]
            new += self._run(lambda part=part: self._near.append(part))  # type: ignore[misc]
        if then is not None:
            then()
        return tuple(new)


@dataclass(slots=True, kw_only=True)
class FarContext(Context):
    """The same vault, for a thread that is not its own.

    Attributes:
        near: As the vault's worker meets it.
        run: Has that worker make a call.
    """

    near: Context
    run: Run = field(repr=False)

    def livret(self, livret: str) -> Livret:
        """Return the folded livret, as the screen reads it too."""
        found: Livret = self.run(lambda: self.near.livret(livret))
        return found

    def pen(self, livret: str) -> Pen:
        """Return what writing to a livret needs."""
        found: Pen = self.run(lambda: self.near.pen(livret))
        return found

    def forget(self, livret: str, pen: Pen | None = None) -> None:
        """Drop the folded copy, after something was added to the log."""
        self.run(lambda: self.near.forget(livret, pen))


class FarVault:
    """An open vault, for one thread that is not its own.

    Args:
        vault: The vault.
        run: Has its worker make a call; raises where it is closed.
    """

    def __init__(self, vault: HubVault, run: Run) -> None:
        self._vault, self._run = vault, run
        near = vault.ctx
        self._ctx = FarContext(
            owner=near.owner,
            log=_FarLog(near.log, run),
            people=_Far(near.people, run),
            drafts=_Far(near.drafts, run),
            journal=_Far(near.journal, run),
            blobs=_Far(near.blobs, run),
            private_lines=_Far(near.private_lines, run),
            signer=near.signer,
            clock=near.clock,
            randomness=near.randomness,
            forms=near.forms,
            near=near,
            run=run,
        )

    @property
    def ctx(self) -> Context:
        """What the acts are given."""
        return self._ctx

    @property
    def hub_memory(self) -> HubMemory:
        """The outbox for a hub, and the places reached there."""
        memory: Any = _Far(self._vault.hub_memory, self._run)
        return memory  # type: ignore[no-any-return]

    def setting(self, name: str) -> str:
        """Return a setting kept inside the vault, or an empty text."""
        found: str = self._run(lambda: self._vault.setting(name))
        return found

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting inside the vault."""
        self._run(lambda: self._vault.set_setting(name, value))

    def at_hub(self, url: str) -> Hub:
        """Reach a hub, waiting here and not at the vault."""
        return replace(self._vault.at_hub(url), memory=self.hub_memory)
