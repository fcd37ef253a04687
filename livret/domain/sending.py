"""What may go to whom: the one gate of the file, the person's copy and the hub.

Headers always travel. A body travels when every one of its scopes may: by the
agreements in force that name the recipient, for somebody who takes part or
whom an agreement names; the person may hold everything. Kinds that rule the
others carry no free text and go with the headers, else nobody could read who
may write; so does the bare taking back of an agreement, else whoever missed it
would go on sending. Dates act here, and never in the fold.

Source: ``resources/design/log.md`` 6 and 8, ``resources/design/exchange.md``;
CASF art. L121-6-2 (strictly necessary).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from livret.domain.agreements import Agreement, agreements_of
from livret.domain.barriers import Barrier
from livret.domain.body import COMMON_SCOPE, Body
from livret.domain.contribution import Verified
from livret.domain.kinds import KINDS
from livret.domain.livret import Livret
from livret.domain.team import PERSON, Member

LEFT = "left"
"""A refusal: they take part no longer."""

MY_LIFE = "ma_vie"
"""What she tells of her life: it goes only where an agreement names it."""

BETWEEN_US = "entre_nous:"
"""« Seulement entre nous »: followed by a member's id, or its beginning."""

LEAST_NAMED = 8
"""Digits of a member's id that are enough to name them."""


_BARE = frozenset({"agreement"})
"""What the taking back of an agreement holds that says nothing else."""

_TEAM_SCOPES = frozenset({COMMON_SCOPE, *map(str, Barrier)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody to whom something would go.

    Attributes:
        name: As their card, or the team, says it.
        organisation: Their structure, possibly empty.
        sign: Their Ed25519 public key, empty for somebody without one.
        member: Their member id; empty looks them up by their key.
    """

    name: str
    organisation: str = ""
    sign: str = ""
    member: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What one reader may hold of one livret on one day.

    Attributes:
        scopes: Scopes in clear that may go.
        everything: It is the person herself: no scope is kept from her.
        member: Id of the member the reader is, possibly empty.
        purposes: Why, as said in the agreements in force; none for herself.
        until: The last day, the earliest of the agreements; None where no
            agreement is needed.
        refusal: Why nothing may go, or "": ``left`` (no longer takes part),
            ``no_agreement``, ``ended`` (past its last day), ``withdrawn``.
    """

    scopes: frozenset[str] = frozenset()
    everything: bool = False
    member: str = ""
    purposes: tuple[str, ...] = ()
    until: dt.date | None = None
    refusal: str = ""

    def allows(self, scopes: Iterable[str]) -> bool:
        """Tell whether a body that needs all of ``scopes`` may go."""
        if self.refusal:
            return False
        return self.everything or all(map(self._allows_one, scopes))

    def _allows_one(self, scope: str) -> bool:
        if scope in self.scopes:
            return True
        named = scope.removeprefix(BETWEEN_US)
        chosen = scope.startswith(BETWEEN_US) and len(named) >= LEAST_NAMED
        return chosen and bool(self.member) and self.member.startswith(named)

    def narrowed(self, barriers: Iterable[str]) -> Allowance:
        """Return what is left when the sender chooses some barriers only.

        What everybody of the livret may hold (``commun``) stays.
        """
        chosen = frozenset({COMMON_SCOPE, *barriers})
        kept = chosen if self.everything else self.scopes & chosen
        return Allowance(
            scopes=kept,
            member="",
            purposes=self.purposes,
            until=self.until,
            refusal=self.refusal,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What goes, of the contributions of one livret.

    Attributes:
        whole: Ids of contributions that go with their bodies, in the order given.
        bare: Ids of those whose header goes alone.
        withheld: How many bodies stay, by reason: ``not_agreed`` (no agreement
            in force names all their scopes), ``narrowed`` (the sender chose
            barriers), ``not_here`` (withheld from, or erased by, the sender).
    """

    whole: tuple[str, ...]
    bare: tuple[str, ...]
    withheld: tuple[tuple[str, int], ...]


def allowance(livret: Livret, reader: Reader, day: dt.date) -> Allowance:
    """Return what ``reader`` may hold of a livret on ``day``.

    The person may hold everything. A referent, a relative, an interpreter or
    somebody outside holds what the agreements in force that name them allow;
    taking part without any gives nothing. Whoever opened the livret with her
    holds what the team holds (not « Ma vie »), as long as no agreement says
    otherwise: what others add comes back to them.
    """
    member = member_of(livret, reader)
    if member is not None and member.role == PERSON:
        return Allowance(everything=True, member=member.id)
    mine = member.id if member is not None else ""
    if member is not None and not member.present:
        return Allowance(member=mine, refusal=LEFT)
    called = reader.name if member is None else _first_called(livret, member)
    named = [
        one for one in agreements_of(livret) if _names(one, reader, member, called)
    ]
    in_force = [one for one in named if _holds(one, day)]
    if not named and member is not None and _opened_by(livret, member):
        return Allowance(scopes=_TEAM_SCOPES, member=mine)
    if not in_force:
        return Allowance(member=mine, refusal=_refusal(named))
    return Allowance(
        scopes=frozenset().union(*(one.scopes for one in in_force)),
        member=mine,
        purposes=tuple(dict.fromkeys(one.purpose for one in in_force)),
        until=min(one.until for one in in_force),
    )


def may_hold(one: Verified, allowed: Allowance) -> bool:
    """Tell whether a reader may hold the body of a contribution.

    False where there is no body. A body its kind may not hold, or of a kind
    nobody here knows, is judged by its scopes alone, whatever it says it is.
    """
    if one.body is None or allowed.refusal:
        return False
    return _rules_others(one, one.body) or allowed.allows(one.body.scopes)


def _rules_others(one: Verified, body: Body) -> bool:
    """Tell whether every reader needs a body, which holds no free text."""
    kind = KINDS.get(body.kind)
    if kind is None or one.problem or body.version > kind.version:
        return False
    return kind.structural or (
        body.kind == "agreement_withdrawn" and body.content.keys() == _BARE
    )


def sending(
    contributions: Sequence[Verified],
    allowances: Sequence[Allowance],
    narrowed: Iterable[str] | None = None,
) -> Sending:
    """Part what goes with its words from what goes as a header alone.

    Args:
        contributions: Of one livret, waiting ones included.
        allowances: One for each reader; all must be allowed for a body to go.
        narrowed: Barriers chosen by the sender; None keeps all that is allowed.
    """
    chosen = None if narrowed is None else tuple(narrowed)
    tighter = [a if chosen is None else a.narrowed(chosen) for a in allowances]
    whole: list[str] = []
    bare: list[str] = []
    withheld: Counter[str] = Counter()
    for one in contributions:
        if allowances and all(may_hold(one, allowed) for allowed in tighter):
            whole.append(one.id)
            continue
        bare.append(one.id)
        if one.body is None:
            withheld["not_here"] += 1
        elif all(may_hold(one, allowed) for allowed in allowances):
            withheld["narrowed"] += 1
        else:
            withheld["not_agreed"] += 1
    return Sending(
        whole=tuple(whole),
        bare=tuple(bare),
        withheld=tuple(sorted(withheld.items())),
    )


def member_of(livret: Livret, reader: Reader) -> Member | None:
    """Return the member a reader is: by id, by key, also one who left."""
    members = livret.team.members
    if reader.member:
        return members.get(reader.member)
    if not reader.sign:
        return None
    found = livret.team.by_key.get(reader.sign)
    if found is not None:
        return found
    gone = (one for one in members.values() if reader.sign in one.keys)
    return next(gone, None)


def _opened_by(livret: Livret, member: Member) -> bool:
    """Tell whether a member opened the livret: its root named them."""
    return bool(livret.history) and livret.history[0].id == member.id


def _first_called(livret: Livret, member: Member) -> str:
    """Return the name under which somebody else brought a member in.

    Members say themselves how they are called now: were that enough, whoever
    took the name of a service would be sent what was agreed for it.
    """
    first = next((one for one in livret.history if one.id == member.id), None)
    if first is None:
        return ""
    return str(first.content.get("member", first.content)["name"])


def _names(
    agreement: Agreement, reader: Reader, member: Member | None, called: str
) -> bool:
    """Tell whether an agreement names the reader.

    By member id for whoever takes part; by name, and by structure where the
    agreement tells one, for somebody outside, or who was so when it was given.
    """
    if agreement.member:
        return member is not None and agreement.member == member.id
    told = agreement.recipient.strip().casefold()
    if told != called.strip().casefold():
        return False
    asked = agreement.organisation.strip().casefold()
    return not asked or asked == reader.organisation.strip().casefold()


def _holds(agreement: Agreement, day: dt.date) -> bool:
    return any(agreement.allows(scope, day) for scope in agreement.scopes)


def _refusal(named: Sequence[Agreement]) -> str:
    if not named:
        return "no_agreement"
    if all(one.withdrawn for one in named):
        return "withdrawn"
    return LEFT if all(one.left for one in named) else "ended"
