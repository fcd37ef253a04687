"""Who takes part in a livret, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from livret.domain.voices import OTHER_VOICE, Voice

REFERENT = "referent"
PERSON = "personne"


@dataclass(frozen=True, slots=True, order=True)
class KeySet:
    """The public keys somebody takes part with, as one signed joining named them.

    Attributes:
        sign: Ed25519, for contributions, 64 hex digits.
        age: Public age identity for receiving files, ``age1…``, or empty.
        hub: X25519, for the hub, 64 hex digits, or empty.
        mlkem: ML-KEM-768 (FIPS 203), for the hub beside it, hex, or empty.
    """

    sign: str
    age: str = ""
    hub: str = ""
    mlkem: str = ""

    @staticmethod
    def of(told: Mapping[str, str]) -> KeySet:
        """Read the keys that a card or a joining names."""
        return KeySet(
            told["sign"],
            told.get("age", ""),
            told.get("hub", ""),
            told.get("mlkem", ""),
        )

    def told(self) -> dict[str, str]:
        """Return the keys as a card or a joining names them."""
        keys = {"sign": self.sign, "age": self.age, "hub": self.hub}
        keys["mlkem"] = self.mlkem
        return {name: key for name, key in keys.items() if key}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who takes part.

    Attributes:
        id: Id of the contribution that first named them.
        name: As said.
        role: A code of ``kind_fields.ROLES``.
        side: ``social``, ``emploi`` or empty.
        organisation: Their structure, possibly empty.
        quality: Profession or tie, possibly empty.
        keys: Their public signing keys; none for a guest "sans Livret".
        key_sets: The same, each with the keys they receive with.
        since: ISO date they take part since, possibly empty.
        present: False once they left.
        voice: The voice this member speaks with; only a referent speaks for a
            side.
    """

    id: str
    name: str
    role: str
    side: str = ""
    organisation: str = ""
    quality: str = ""
    keys: frozenset[str] = frozenset()
    since: str = ""
    present: bool = True
    key_sets: frozenset[KeySet] = frozenset()
    voice: str = field(init=False)

    def __post_init__(self) -> None:
        voice = OTHER_VOICE + self.id
        if self.role == PERSON:
            voice = Voice.PERSONNE.value
        elif self.role == REFERENT and self.side:
            voice = self.side
        object.__setattr__(self, "voice", voice)


@dataclass(frozen=True, slots=True)
class Team:
    """Everyone who takes or took part, as seen from some place in the order.

    Attributes:
        members: By member id, in the order they were named.
        by_key: The present member of each signing key; the first named where
            a key has several.
    """

    members: Mapping[str, Member]
    by_key: Mapping[str, Member]

    def speaks_for(self, key: str, voice: str) -> bool:
        """Tell whether ``key`` is the own key of ``voice``."""
        member = self.by_key.get(key)
        return member is not None and member.voice == voice

    def with_voice(self, voice: str) -> tuple[Member, ...]:
        """Return the present members who speak with ``voice``."""
        return tuple(
            member
            for member in self.members.values()
            if member.present and member.voice == voice
        )

    @property
    def person(self) -> Member | None:
        """The person whose livret it is, the first named."""
        people = (m for m in self.members.values() if m.role == PERSON)
        return next(people, None)


def named(team: Team, called: str, names: Mapping[str, str]) -> Team:
    """Return the team with everybody under their present name.

    Args:
        team: As its joinings say.
        called: What the person is called; empty where the livret says nothing.
        names: Present names by member id, where more is known.
    """
    renamed = {
        one.id: replace(one, name=now)
        for one in team.members.values()
        if (now := names.get(one.id) or (called if one.role == PERSON else ""))
        and now != one.name
    }
    if not renamed:
        return team
    return replace(
        team,
        members={key: renamed.get(key, one) for key, one in team.members.items()},
        by_key={key: renamed.get(one.id, one) for key, one in team.by_key.items()},
    )
