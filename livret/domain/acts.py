"""Contributions that speak of others: taking back, confirming, signing, closing.

Each is judged by what its author had seen, so that nothing that arrives later
changes what it did.

Source: ``resources/design/log.md``, "Acts".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from livret.domain.ancestry import Ancestry
from livret.domain.body import Body
from livret.domain.judged import Judged
from livret.domain.kinds import Merge
from livret.domain.places import Places, Write
from livret.domain.team import PERSON, REFERENT
from livret.domain.voices import Voice

CONFIRMING_WAYS = frozenset(
    {"drawn", "typed", "certificate", "pkcs12", "pkcs11", "paper"}
)
"""Ways of signing by the voice's own act; an attested word does not confirm."""

_NOT_SIGNED = frozenset({"refused", "absent"})


@dataclass(slots=True)
class Acts:
    """What acts did, as they are applied in the order of the log.

    Attributes:
        order: The order of the livret.
        judged: Who could write what.
        places: The places, complete; retractions are noted there.
        confirmed: Voices that confirmed each contribution, by id.
        signed: Signatures: position, and what the document holds.
        erased: Reason of the tombstone that counts; empty without one.
        joinings: By other livret, the positions of joinings that count.
        partings: By other livret, those of partings.
    """

    order: Ancestry
    judged: Judged
    places: Places
    confirmed: dict[str, set[str]] = field(default_factory=dict)
    signed: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    erased: str = ""
    joinings: dict[str, list[int]] = field(default_factory=dict)
    partings: dict[str, list[int]] = field(default_factory=dict)

    def apply(self, write: Write) -> str:
        """Apply one contribution; return why it must be set aside, or ""."""
        act = _ACTS.get(write.body.kind)
        return act(self, write) if act is not None else ""

    def is_confirmed(self, wanted: str, voice: str) -> bool:
        """Tell whether ``voice`` confirmed the words of ``wanted``."""
        voices = self.confirmed.get(wanted)
        if not voices:
            return False
        together = voice == Voice.ENSEMBLE and Voice.PERSONNE in voices
        return together or voice in voices

    def _body(self, at: int, kind: str) -> Body | None:
        """Return the body of that kind at a position, if it counts."""
        body = self.order.ordered[at].body
        if body is None or body.kind != kind or at in self.judged.reasons:
            return None
        return body

    def sign(self, write: Write) -> str:
        """Close what a signed document holds to retraction, and confirm it.

        What it shows only in part is not confirmed: that was not read; nor what
        the desk where one signed did not find on its pages (``unseen``).
        """
        told = write.body.content
        at = self.places.seen_at(write.position, told["document"])
        frozen = self._body(at, "document_frozen") if at is not None else None
        if at is None or frozen is None or told["way"] in _NOT_SIGNED:
            return ""
        contains = self._seen(at, frozen.content["contains"])
        self.signed.append((write.position, frozenset(contains)))
        member = write.member
        attested = member is not None and (
            member.role == REFERENT or member.voice == told["role"]
        )
        if attested and told["way"] in CONFIRMING_WAYS:
            unread = {*frozen.content.get("in_part", ()), *told.get("unseen", ())}
            read = (one for one in contains if one not in unread)
            self._confirm(read, told["role"])
        return ""

    def confirm(self, write: Write) -> str:
        """Confirm words with the key of the voice that says so."""
        if write.member is not None:
            seen = self._seen(write.position, write.body.content["targets"])
            self._confirm(seen, write.member.voice)
        return ""

    def _seen(self, position: int, targets: Iterable[str]) -> list[str]:
        return [t for t in targets if self.places.seen_at(position, t) is not None]

    def _confirm(self, targets: Iterable[str], voice: str) -> None:
        for target in targets:
            self.confirmed.setdefault(target, set()).add(voice)

    def withdraw(self, write: Write) -> str:
        """Refuse to withdraw what is no agreement; the place is already set."""
        at = self.places.seen_at(write.position, write.body.content["agreement"])
        if at is None:
            return "unknown_target"
        if self.order.ordered[at].body is None and at not in self.judged.reasons:
            return ""  # withheld here: the agreement itself is not known
        given = self._body(at, "agreement_given")
        return "" if given is not None else "unknown_target"

    def retract(self, write: Write) -> str:
        """Take back the author's own last words of a place."""
        position, wanted = write.position, write.body.content["target"]
        at = self.places.seen_at(position, wanted)
        if at is None:
            return "unknown_target"
        target = self.order.ordered[at]
        if target.body is None and at not in self.judged.reasons:
            return ""  # withheld here: nothing to take back
        if (
            target.header.author != write.one.header.author
            or self._was_signed(position, wanted)
            or not self._stood(position, at)
        ):
            return "not_retractable"
        self.places.taken_back.setdefault(at, []).append(position)
        return ""

    def _was_signed(self, position: int, wanted: str) -> bool:
        return any(
            wanted in contains and self.order.had_seen(position, where)
            for where, contains in self.signed
        )

    def _stood(self, position: int, at: int) -> bool:
        """Tell whether a write stood in all its places, as seen by an author."""
        keys = self.places.keys.get(at, ())
        return bool(keys) and all(
            any(
                stood.position == at and stood.merge is not Merge.RESTRICTIVE
                for stood in self.places.standing_as_seen(key, position)
            )
            for key in keys
        )

    def bury(self, write: Write) -> str:
        """Erase the livret, by the person's or the lead referent's key."""
        if not self._leads(write):
            return "no_right"
        self.erased = write.body.content["reason"]
        return ""

    def _leads(self, write: Write) -> bool:
        """Tell whether the person wrote it, or who leads as its author saw."""
        leads = [
            lead.body.content["member"]
            for lead in self.places.standing_as_seen(("lead",), write.position)
        ] or [self._root_of(write)]
        member = write.member
        return member is not None and (member.role == PERSON or member.id in leads)

    def _root_of(self, write: Write) -> str:
        """Return the root of its livret, the only one unless several are read."""
        livret = write.one.header.livret
        roots = (one for one in self.order.ordered if not one.header.parents)
        return next(one.id for one in roots if one.header.livret == livret)

    def join(self, write: Write) -> str:
        """Join another livret; any referent may say again what they hold of it."""
        other = write.body.content["livret"]
        before = self.joinings.get(other, ())
        again = write.full and any(
            self.order.had_seen(write.position, one) for one in before
        )
        if not (again or self._leads(write)):
            return "no_right"
        self.joinings.setdefault(other, []).append(write.position)
        return ""

    def part(self, write: Write) -> str:
        """Part two livrets that were joined."""
        if not self._leads(write):
            return "no_right"
        other = write.body.content["livret"]
        self.partings.setdefault(other, []).append(write.position)
        return ""

    def joined(self) -> dict[str, tuple[str, ...]]:
        """Return the joinings that hold, by other livret.

        One holds when it had seen every parting of the same other: a parting
        that was not seen is the more restrictive.
        """
        found = {}
        for other, joinings in self.joinings.items():
            partings = self.partings.get(other, ())
            holding = tuple(
                self.order.ordered[at].id
                for at in joinings
                if all(self.order.had_seen(at, one) for one in partings)
            )
            if holding:
                found[other] = holding
        return found


_ACTS: dict[str, Callable[[Acts, Write], str]] = {
    "signature_given": Acts.sign,
    "words_confirmed": Acts.confirm,
    "agreement_withdrawn": Acts.withdraw,
    "retracted": Acts.retract,
    "tombstone": Acts.bury,
    "livrets_joined": Acts.join,
    "livrets_parted": Acts.part,
}
