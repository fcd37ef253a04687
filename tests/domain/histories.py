"""Random histories: several people at several desks, who exchange partially.

A history is read off a tape of bytes, so that Hypothesis draws it quickly and
shrinks it well. Everybody writes from what they hold; some backdate, some have
no right, some bodies stay behind.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import strategies as st

from livret.domain.ancestry import ancestry
from livret.domain.body import Origin
from livret.domain.contribution import Verified
from livret.domain.kinds import KINDS
from tests.domain.writing import DAY, T0, Log, key_of, without_body

PEOPLE = ("claire", "marc", "nadia", "amina", "samir", "eve")
"""Three referents, the person, a relative, and an outsider to begin with."""

BARRIERS = ("sante", "mobilite")
LEVELS = ("ne_gene_pas", "gene_beaucoup", "bloque")


@dataclass
class Tape:
    """Choices, one byte each; all zero once it has run out."""

    data: bytes
    at: int = 0

    def pick(self, count: int) -> int:
        """A number below ``count``."""
        self.at += 1
        return self.data[self.at - 1] % count if self.at <= len(self.data) else 0

    def among(self, choices: Any) -> Any:
        """One of ``choices``."""
        return choices[self.pick(len(choices))]

    def once_in(self, count: int) -> bool:
        """True now and then; never once the tape has run out."""
        return self.pick(count) == count - 1

    @property
    def left(self) -> bool:
        """Whether there is more to read."""
        return self.at < len(self.data)


@dataclass
class History:
    """What was written, and what each desk holds of it.

    Attributes:
        log: Everything, with bodies.
        desks: Ids held at each desk.
        ids: Ids of every kind, in the order written.
        members: Member ids by name.
    """

    log: Log
    desks: dict[str, set[str]]
    ids: dict[str, list[str]] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)

    @property
    def everything(self) -> list[Verified]:
        """All contributions with their bodies."""
        return list(self.log.all.values())


@dataclass
class Writing:
    """One desk about to write: who, with which parents."""

    history: History
    tape: Tape
    name: str
    parents: tuple[str, ...] = ()

    def held(self, *kinds: str) -> list[str]:
        """Ids of these kinds held at the desk, in the order written."""
        desk, ids = self.history.desks[self.name], self.history.ids
        return [one for kind in kinds for one in ids.get(kind, ()) if one in desk]

    def one_of(self, *kinds: str) -> str:
        """An id of these kinds, or one that nobody wrote."""
        found = self.held(*kinds)
        return str(self.tape.among(found)) if found else "f" * 64

    def member(self) -> tuple[str, str]:
        """Somebody that was named: name and member id."""
        members = self.history.members
        name = self.tape.among(sorted(members))
        return name, self.tape.among(members[name])

    def voice(self) -> str:
        """A voice, often the writer's own."""
        usual = {
            "claire": "social",
            "marc": "emploi",
            "nadia": "social",
            "amina": "personne",
            "samir": "autre:" + self.history.members["samir"][0],
        }
        others = ("personne", "ensemble", "social", "emploi")
        own = usual.get(self.name, "personne")
        return str(self.tape.among((own, own, *others)))

    def put(self, kind: str, content: dict[str, Any], **more: Any) -> str:
        """Write, and keep it at this desk."""
        history, tape = self.history, self.tape
        at = T0 + history.log.count * 1000
        if tape.once_in(5):  # a clock that is off
            at += (tape.pick(5) - 2) * DAY
        said_on = dt.date(2026, 3, 9 + tape.pick(5)) if tape.once_in(5) else None
        one = history.log.write(
            self.name,
            kind,
            content,
            parents=self.parents,
            at=at,
            said_on=said_on,
            **more,
        )
        history.ids.setdefault(kind, []).append(one)
        history.desks[self.name].add(one)
        return one


def _view(desk: Writing) -> None:
    desk.put(
        "view_given",
        {
            "diagnosis": desk.one_of("diagnosis_opened"),
            "barrier": desk.tape.among(BARRIERS),
            "level": desk.tape.among(LEVELS),
        },
        voice=desk.voice(),
        origin=_origin(desk),
    )


def _origin(desk: Writing) -> Origin | None:
    if not desk.tape.once_in(4):
        return None
    author = desk.tape.among(("Paul", "Lou"))
    return Origin(system="old", table="t", key="1", digest="0" * 64, author=author)


def _aim(desk: Writing) -> None:
    words = {"words": f"aim {desk.history.log.count}"}
    desk.put("aim_said", words, voice=desk.voice(), origin=_origin(desk))


def _detail(desk: Writing) -> None:
    names = ("called", "phone", "city")
    told = {desk.tape.among(names): "x", desk.tape.among(names): "y"}
    desk.put("person_described", told, voice=desk.voice(), origin=_origin(desk))


def _goal(desk: Writing) -> None:
    told: dict[str, Any] = {"words": f"goal {desk.history.log.count}"}
    if desk.tape.once_in(2):
        told["goal"] = desk.one_of("goal_set")
    if desk.tape.once_in(3):
        told["barriers"] = [desk.tape.among(BARRIERS)]
    desk.put("goal_set", told, voice=desk.voice())


def _goal_state(desk: Writing) -> None:
    state = desk.tape.among(("in_progress", "done", "set_aside"))
    told = {"goal": desk.one_of("goal_set"), "state": state}
    desk.put("goal_state", told, voice=desk.voice())


def _line(desk: Writing) -> None:
    told = {
        "diagnosis": desk.one_of("diagnosis_opened"),
        "barrier": desk.tape.among(BARRIERS),
        "outcome": desk.tape.among(("agreed", "not_agreed")),
    }
    desk.put("line_agreed", told, voice=desk.voice())


def _note(desk: Writing) -> None:
    desk.put("note_added", {"words": "note"}, voice=desk.voice())


def _diagnosis(desk: Writing) -> None:
    told = {"form": "diagnostic-partage", "form_version": 1}
    desk.put("diagnosis_opened", told, voice=desk.voice())


def _agreement(desk: Writing) -> None:
    told = {
        "recipient": {"name": desk.tape.among(("CCAS", "Mission locale"))},
        "scopes": desk.tape.among((["commun"], ["commun", "sante"])),
        "purpose": "suivi",
        "until": "2027-01-01",
    }
    desk.put("agreement_given", told, voice="personne")


def _withdrawal(desk: Writing) -> None:
    target = desk.one_of("agreement_given", "agreement_given", "goal_set")
    desk.put("agreement_withdrawn", {"agreement": target}, voice="personne")


def _document(desk: Writing) -> None:
    wanted = desk.held("view_given", "aim_said", "goal_set", "line_agreed")
    contains = [one for one in wanted if desk.tape.once_in(2)]
    told = {
        "paper": "diagnostic",
        "language": "fr",
        "file": {"sha256": "0" * 64, "size": 1, "type": "application/pdf"},
        "contains": contains,
        "in_part": [one for one in contains if desk.tape.once_in(4)],
        "signers": [{"role": "personne", "name": "Amina", "field": "F1"}],
        "on": "2026-03-12",
    }
    desk.put("document_frozen", told, voice=desk.voice())


def _signature(desk: Writing) -> None:
    told = {
        "document": desk.one_of("document_frozen"),
        "role": desk.tape.among(("personne", "social", "emploi")),
        "name": "x",
        "way": desk.tape.among(("drawn", "aloud", "refused", "paper")),
        "revision": {"sha256": "0" * 64, "size": 1, "type": "application/pdf"},
    }
    if desk.tape.once_in(3):
        told["unseen"] = desk.held("aim_said", "view_given")[::2]
    desk.put("signature_given", told, voice=desk.voice())


def _retract(desk: Writing) -> None:
    kinds = ("view_given", "aim_said", "goal_set", "person_described")
    mine = [
        one
        for one in desk.held(*kinds, "agreement_given", "retracted")
        if desk.history.log.all[one].header.author == key_of(desk.name)
    ]
    any_of = desk.held(*kinds)
    if desk.tape.once_in(4) or not mine:
        target = desk.tape.among(any_of) if any_of else "f" * 64
    else:
        target = mine[-1 - desk.tape.pick(min(3, len(mine)))]
    desk.put("retracted", {"target": target}, voice=desk.voice())


def _confirm(desk: Writing) -> None:
    found = desk.held("view_given", "aim_said", "goal_set")[-3:]
    desk.put("words_confirmed", {"targets": found}, voice=desk.voice())


def _join(desk: Writing) -> None:
    tape, members = desk.tape, desk.history.members
    name = tape.among(PEOPLE)
    told: dict[str, Any] = {
        "name": name,
        "role": {"amina": "personne", "samir": "proche"}.get(name, "referent"),
    }
    if told["role"] == "referent":
        told["side"] = "emploi" if name == "marc" else "social"
    if tape.once_in(5):
        told["role"] = tape.among(("personne", "pair", "referent"))
    if members.get(name) and not tape.once_in(4):
        told["member"] = tape.among(members[name])
    if not tape.once_in(4):
        key = tape.among((name, name, name, "eve", name + "2"))
        told["keys"] = {"sign": key_of(key)}
    one = desk.put("member_joined", told)
    members.setdefault(name, []).append(told.get("member", one))


def _leave(desk: Writing) -> None:
    _, member = desk.member()
    heads = desk.parents
    if desk.tape.once_in(3):
        everything = sorted(desk.history.desks[desk.name])
        heads = (desk.tape.among(everything),)
    told = {"member": member, "heads": sorted(heads)}
    own = "autre:" + desk.history.members["samir"][0]
    desk.put("member_left", told, voice=own if desk.name == "samir" else "")


def _change_key(desk: Writing) -> None:
    """Somebody leaves under every key but one, which is then named, or was."""
    name = desk.tape.among(("marc", "nadia"))
    member = desk.tape.among(desk.history.members[name])
    key = key_of(desk.tape.among(("eve", "eve", name + "2", name)))
    told = {"member": member, "heads": sorted(desk.parents), "key": key}
    left = desk.put("member_left", told)
    if desk.tape.once_in(4):
        return
    joins = {"name": name, "role": "referent", "member": member, "keys": {"sign": key}}
    joins["side"] = "emploi" if name == "marc" else "social"
    replace(desk, parents=(left,)).put("member_joined", joins)


def _adopt(desk: Writing) -> None:
    kinds = ("member_joined", "member_left", "aim_said", "view_given", "goal_set")
    found = [one for one in desk.held(*kinds) if desk.tape.once_in(2)]
    desk.put("adopted", {"targets": found[-8:]})


def _lead(desk: Writing) -> None:
    _, member = desk.member()
    desk.put("lead_designated", {"member": member})


def _tombstone(desk: Writing) -> None:
    desk.put("tombstone", {"reason": "asked_by_person"})


OTHERS = ("0" * 32, "f" * 32)
"""Livrets of the same person, as joinings name them."""


def _joined(desk: Writing) -> None:
    told = {"livret": desk.tape.among(OTHERS), "heads": ["ab" * 32]}
    desk.put("livrets_joined", told)


def _parted(desk: Writing) -> None:
    desk.put("livrets_parted", {"livret": desk.tape.among(OTHERS)})


def _newer(desk: Writing) -> None:
    kind = desk.tape.among(("haiku_read", "goal_set", "member_left"))
    known = KINDS.get(kind)
    structural = known.structural if known else desk.tape.once_in(3)
    told = {"from": "the future"}
    desk.put(kind, told, version=9, structural=structural, voice=desk.voice())


def _invalid(desk: Writing) -> None:
    desk.put("view_given", {"level": "pire"}, voice=desk.voice())


ACTS: tuple[Callable[[Writing], None], ...] = (
    *(_view, _aim, _detail, _goal, _goal_state, _line, _note, _diagnosis),
    *(_agreement, _withdrawal, _document, _signature, _retract, _confirm),
    *(_join, _leave, _adopt, _lead, _tombstone, _newer, _invalid),
    *(_joined, _parted, _joined),
    *(_view, _aim, _goal, _retract, _leave, _join, _adopt, _change_key),
    *(_change_key, _change_key),
)


def opened() -> History:
    """A livret with its team, known at every desk."""
    log = Log()
    members = {"claire": [log.open()]}
    members["marc"] = [log.join("claire", "marc", side="emploi")]
    members["nadia"] = [log.join("marc", "nadia", side="social")]
    members["amina"] = [log.join("claire", "amina", "personne")]
    members["samir"] = [log.join("claire", "samir", "proche")]
    told = {"form": "diagnostic-partage", "form_version": 1}
    ids = {"diagnosis_opened": [log.write("claire", "diagnosis_opened", told)]}
    desks = {name: set(log.all) for name in PEOPLE}
    return History(log, desks, ids, members)


def play(data: bytes) -> History:
    """Read a history off a tape."""
    tape, history = Tape(data), opened()
    while tape.left:
        name = tape.among(PEOPLE)
        if tape.once_in(3):
            _exchange(history, tape, name)
        else:
            act = tape.among(ACTS)
            act(Writing(history, tape, name, _parents(history, tape, name)))
    return history


def _exchange(history: History, tape: Tape, name: str) -> None:
    other = tape.among(PEOPLE)
    theirs = sorted(history.desks[other] - history.desks[name])
    if tape.once_in(3):  # a part only: some of it will wait for its ancestors
        theirs = [one for one in theirs if tape.once_in(2)]
    history.desks[name].update(theirs)


def _parents(history: History, tape: Tape, name: str) -> tuple[str, ...]:
    held = [history.log.all[one] for one in sorted(history.desks[name])]
    order = ancestry(held)
    if tape.once_in(5):  # backdated, or by a desk put back to an older state
        return (tape.among(order.ordered).id,)
    return order.heads


def histories(most: int = 260) -> st.SearchStrategy[History]:
    """Histories of up to some seventy contributions."""
    return st.binary(min_size=0, max_size=most).map(play)


def some_withheld(history: History, data: bytes) -> list[Verified]:
    """The same, with some bodies that are not structural withheld."""
    tape = Tape(data)
    return [
        without_body(one)
        if one.body is not None and not one.body.structural and tape.once_in(3)
        else one
        for one in history.everything
    ]
