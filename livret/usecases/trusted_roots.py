"""Roots of other organisations that a check trusts, chosen by hand, one by one.

A file signed elsewhere is ``valid`` only under a root that somebody here chose
to trust: nothing of the system is trusted, nothing is fetched. What is chosen
and taken back is in the journal of the vault, signed and chained as the
journals of livrets are.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from livret.domain.errors import Refused, Untrusted
from livret.usecases.context import Context
from livret.usecases.livrets import note
from livret.usecases.ports import JournalEntry
from livret.usecases.ports_paper import PaperRoom
from livret.usecases.signing import RootSeen

SETTING = "paper_roots"
"""Where the vault keeps them: a JSON list, encrypted like all settings."""

VAULT_JOURNAL = ""
"""The journal of the vault itself, of no livret."""

TRUSTED, FORGOTTEN = "root_trusted", "root_forgotten"
RENEWED = "authority_renewed"
"""Codes of the journal."""

MOST_ROOTS = 50
_LEAST_DIGEST = 6


class NotAnAuthority(Untrusted):
    """The certificate is somebody's own, not one that makes others.

    Facts:
        name: In the certificate.
    """


class RootExpired(Refused):
    """The certificate is no longer valid.

    Facts:
        name: In the certificate.
    """


class RootKnown(Refused):
    """It is trusted already, or is that of this vault.

    Facts:
        name: In the certificate.
    """


class RootUnknown(Refused):
    """No trusted root is called so here, or several are.

    Facts:
        wanted: As it was asked for.
    """


class TooManyRoots(Refused):
    """More roots than anybody can answer for.

    Facts:
        limit: How many.
    """


class Vault(Protocol):
    """What is asked of an open vault."""

    @property
    def ctx(self) -> Context:
        """What the acts are given."""

    @property
    def paper(self) -> PaperRoom:
        """Reads certificates."""

    def setting(self, name: str) -> str:
        """Return a setting kept inside the vault, or an empty text."""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting inside the vault (encrypted)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedRoot:
    """A root that checks here trust.

    Attributes:
        seen: The certificate and what it says.
        on: Day it was chosen.
    """

    seen: RootSeen
    on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class RootEvent:
    """One root chosen or taken back.

    Attributes:
        at: When, aware.
        what: ``root_trusted``, ``root_forgotten`` or ``authority_renewed``.
        name: In the certificate.
        sha256: Its digest.
        who: Name of who did it.
    """

    at: dt.datetime
    what: str
    name: str
    sha256: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Roots:
    """Whom checks trust here, and how that came to be.

    Attributes:
        own: The vault's own authority, or None.
        former: Its authorities before: what they signed stays valid.
        trusted: Those of others, the oldest choice first.
        events: Twelve months of choices, oldest first.
    """

    own: RootSeen | None
    former: tuple[RootSeen, ...] = ()
    trusted: tuple[TrustedRoot, ...] = ()
    events: tuple[RootEvent, ...] = field(default=())


def roots_of(vault: Vault) -> tuple[bytes, ...]:
    """Return the certificates (DER) of others that checks here trust."""
    return tuple(bytes.fromhex(one["der"]) for one in _kept(vault))


def whom_checks_trust(vault: Vault) -> Roots:
    """Return whom checks trust, and the choices of the last twelve months."""
    own = [vault.paper.roots_in(one)[0] for one in vault.ctx.owner.roots]
    return Roots(
        own=own[0] if own else None,
        former=tuple(own[1:]),
        trusted=_trusted(vault),
        events=tuple(
            _event(one)
            for one in vault.ctx.journal.of(VAULT_JOURNAL)
            if one.what in (TRUSTED, FORGOTTEN, RENEWED)
        ),
    )


def roots_offered(vault: Vault, data: bytes) -> tuple[RootSeen, ...]:
    """Return what a file would have checks trust, once it may be trusted.

    Args:
        vault: Open.
        data: Certificates, PEM (one or many) or DER.

    Raises:
        RootsUnreadable: It holds no certificate.
        NotAnAuthority, RootExpired, RootKnown, TooManyRoots: Not to be trusted.
    """
    found = vault.paper.roots_in(data)
    today = vault.ctx.clock.today()
    known = {one.seen.sha256 for one in _trusted(vault)} | _own(vault)
    for one in found:
        if not one.authority:
            raise NotAnAuthority(name=one.name)
        if one.until < today:
            raise RootExpired(name=one.name)
        if one.sha256 in known:
            raise RootKnown(name=one.name)
    if len(known) + len(found) > MOST_ROOTS:
        raise TooManyRoots(limit=MOST_ROOTS)
    return tuple({one.sha256: one for one in found}.values())


def trust_roots(vault: Vault, data: bytes) -> tuple[RootSeen, ...]:
    """Have checks here trust the roots in a file; the journal tells of it.

    Raises:
        RootsUnreadable, NotAnAuthority, RootExpired, RootKnown, TooManyRoots:
            Nothing changed.
    """
    found = roots_offered(vault, data)
    on = vault.ctx.clock.today().isoformat()
    added = [{"der": one.der.hex(), "on": on} for one in found]
    vault.set_setting(SETTING, json.dumps([*_kept(vault), *added]))
    for one in found:
        _note(vault, TRUSTED, one)
    return found


def forget_root(vault: Vault, wanted: str) -> RootSeen:
    """Trust a root no longer; the journal tells of it.

    Args:
        vault: Open.
        wanted: Its name, or its SHA-256 or the beginning of it (6 signs).

    Raises:
        RootUnknown: None, or several; nothing changed.
    """
    name = wanted.strip().casefold()
    digest = name.replace(" ", "").replace(":", "")
    found = [
        one.seen
        for one in _trusted(vault)
        if one.seen.name.casefold() == name
        or (len(digest) >= _LEAST_DIGEST and one.seen.sha256.startswith(digest))
    ]
    if len(found) != 1:
        raise RootUnknown(wanted=wanted[:80])
    (gone,) = found
    left = [one for one in _kept(vault) if one["der"] != gone.der.hex()]
    vault.set_setting(SETTING, json.dumps(left))
    _note(vault, FORGOTTEN, gone)
    return gone


def _kept(vault: Vault) -> Sequence[dict[str, str]]:
    kept: list[dict[str, str]] = json.loads(vault.setting(SETTING) or "[]")
    return kept


def _trusted(vault: Vault) -> tuple[TrustedRoot, ...]:
    return tuple(
        TrustedRoot(
            seen=vault.paper.roots_in(bytes.fromhex(one["der"]))[0],
            on=dt.date.fromisoformat(one["on"]),
        )
        for one in _kept(vault)
    )


def _own(vault: Vault) -> set[str]:
    return {hashlib.sha256(own).hexdigest() for own in vault.ctx.owner.roots}


def tell_renewed(ctx: Context) -> None:
    """Note in the journal that the vault made itself another authority."""
    told = hashlib.sha256(ctx.owner.authority).hexdigest()
    note(ctx, VAULT_JOURNAL, RENEWED, name=ctx.owner.name, sha256=told)


def _note(vault: Vault, what: str, root: RootSeen) -> None:
    note(vault.ctx, VAULT_JOURNAL, what, name=root.name, sha256=root.sha256)


def _event(entry: JournalEntry) -> RootEvent:
    told = dict(entry.detail)
    return RootEvent(
        at=entry.at,
        what=entry.what,
        name=told.get("name", ""),
        sha256=told.get("sha256", ""),
        who=entry.who_name,
    )
