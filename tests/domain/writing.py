"""Contributions for tests: real bytes, invented keys, signatures that nobody checks."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from livret.domain.ancestry import ancestry
from livret.domain.arrival import arrive
from livret.domain.body import Body, Origin
from livret.domain.contribution import Sealed, Verified, commitment
from livret.domain.fold import fold
from livret.domain.header import Header, livret_id, scope_tags
from livret.domain.kinds import KINDS
from livret.domain.livret import Livret

SCOPE_KEY = hashlib.sha256(b"scope key").digest()
T0 = 1_773_300_000_000  # 12 March 2026
DAY = 86_400_000


def key_of(name: str) -> str:
    """An invented public key."""
    return hashlib.sha256(b"key of " + name.encode()).hexdigest()


def salt_of(count: int) -> bytes:
    """The salt of the ``count``-th contribution of a log."""
    return hashlib.sha256(b"salt %d" % count).digest()


def seal(
    author: str,
    livret: str,
    parents: Iterable[str],
    body: Body,
    salt: bytes,
    tags: tuple[str, ...] | None = None,
) -> Sealed:
    """Seal a body; an empty ``livret`` makes a root and names it."""
    raw = body.to_bytes()
    bound = commitment(salt, raw)
    header = Header(
        livret=livret or livret_id(author, bound),
        parents=tuple(sorted(parents)),
        author=author,
        scopes=scope_tags(SCOPE_KEY, body.scopes) if tags is None else tags,
        commitment=bound,
    )
    return Sealed(header.to_bytes(), bytes(64), salt, raw)


def without_body(one: Verified) -> Verified:
    """The same contribution, withheld or erased."""
    return Verified(one.id, one.header, None)


@dataclass
class Log:
    """One livret as somebody who holds everything sees it, growing.

    ``by("claire")`` writes on top of all heads; ``parents`` says otherwise.
    """

    all: dict[str, Verified] = field(default_factory=dict)
    sealed: dict[str, Sealed] = field(default_factory=dict)
    livret: str = ""
    count: int = 0

    def key(self, name: str) -> str:
        """The public key of somebody."""
        return key_of(name)

    def sign(self, _name: str, _header: bytes) -> bytes:
        """A signature; nobody checks it here."""
        return bytes(64)

    def write(
        self,
        name: str,
        kind: str,
        content: Mapping[str, Any],
        *,
        parents: Iterable[str] | None = None,
        voice: str = "",
        version: int = 1,
        structural: bool | None = None,
        scopes: tuple[str, ...] = (),
        origin: Origin | None = None,
        at: int | None = None,
        said_on: dt.date | None = None,
    ) -> str:
        """Add one contribution and return its id."""
        known = KINDS.get(kind)
        if parents is None:
            parents = self.heads()
        if structural is None:
            structural = known is not None and known.structural
        if not scopes:
            try:
                scopes = tuple(sorted(known.scopes(content))) if known else ()
            except (KeyError, TypeError):
                scopes = ()
        body = Body(
            kind=kind,
            voice=voice or (known.default_voice if known else "ensemble"),
            recorded_at=T0 + self.count * 1000 if at is None else at,
            content=content,
            version=version,
            scopes=scopes or ("commun",),
            structural=structural,
            origin=origin,
            said_on=said_on,
        )
        self.count += 1
        salt = salt_of(self.count)
        made = seal(self.key(name), self.livret, parents, body, salt)
        signature = self.sign(name, made.header)
        made = Sealed(made.header, signature, made.salt, made.body)
        one = arrive(made)
        self.sealed[one.id], self.all[one.id] = made, one
        self.livret = self.livret or one.header.livret
        return one.id

    def heads(self) -> tuple[str, ...]:
        """Ids of the heads of everything."""
        return ancestry(self.all.values()).heads

    def fold(self) -> Livret:
        """Fold everything."""
        return fold(self.all.values())

    def reason(self, one: str) -> str:
        """Why a contribution is set aside; empty when it is not."""
        found = {aside.id: aside.reason for aside in self.fold().set_aside}
        return found.get(one, "")

    # --- the usual things --------------------------------------------------

    def open(self, name: str = "claire") -> str:
        """Open the livret as a social referent."""
        return self.write(
            name,
            "livret_opened",
            {
                "rules": 1,
                "scope_key": SCOPE_KEY.hex(),
                "member": {"name": name, "role": "referent", "side": "social"},
            },
        )

    def join(
        self,
        by: str,
        name: str,
        role: str = "referent",
        *,
        side: str = "",
        key: str | None = "",
        member: str = "",
        parents: Iterable[str] | None = None,
    ) -> str:
        """Name a member; ``key`` None makes a guest, empty takes their own."""
        told: dict[str, Any] = {"name": name, "role": role}
        if side:
            told["side"] = side
        if member:
            told["member"] = member
        if key is not None:
            told["keys"] = {"sign": self.key(key or name)}
        return self.write(by, "member_joined", told, parents=parents)

    def leave(
        self,
        by: str,
        member: str,
        heads: Iterable[str],
        parents: Iterable[str] | None = None,
        goes_on: str = "",
    ) -> str:
        """End a member's place, accepting ``heads``, but under the key of a name."""
        told: dict[str, Any] = {"member": member, "heads": sorted(heads)}
        if goes_on:
            told["key"] = self.key(goes_on)
        return self.write(by, "member_left", told, parents=parents)

    def adopt(
        self, by: str, *targets: str, parents: Iterable[str] | None = None
    ) -> str:
        """Adopt what was cut off."""
        return self.write(by, "adopted", {"targets": sorted(targets)}, parents=parents)

    def retract(
        self, by: str, target: str, parents: Iterable[str] | None = None, **more: Any
    ) -> str:
        """Take words back."""
        return self.write(by, "retracted", {"target": target}, parents=parents, **more)

    def aim(self, by: str, words: str, **more: Any) -> str:
        """Say what the person wants, in her voice unless told otherwise."""
        return self.write(by, "aim_said", {"words": words}, **more)

    def goal(self, by: str, words: str, goal: str = "", **more: Any) -> str:
        """Set or reword a goal."""
        told = {"words": words, "goal": goal} if goal else {"words": words}
        return self.write(by, "goal_set", told, **more)

    def said(self, *place: str) -> list[str]:
        """Words standing in a place."""
        return [value.content["words"] for value in self.fold().at(*place)]


def team(log: Log | None = None) -> tuple[Log, dict[str, str]]:
    """A livret with Claire, Marc, Nadia, and Amina, whose livret it is."""
    log = Log() if log is None else log
    ids = {"claire": log.open()}
    ids["marc"] = log.join("claire", "marc", side="emploi")
    ids["nadia"] = log.join("claire", "nadia", side="social")
    ids["amina"] = log.join("claire", "amina", "personne")
    return log, ids
