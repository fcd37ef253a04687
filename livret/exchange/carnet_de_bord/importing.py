"""``livret import carnet-de-bord``: one livret a person, all or none of each.

Importing twice adds nothing: what was imported is known by its origin (table,
key and digest of the rows). A row that changed since comes in as a newer
contribution beside the earlier one, which stays in the history.

Livret once made notes of appointments, events, projects and requests. Where an
import of that time is run again, a row that did not change stays the note it
became, and nothing is added; one that changed comes in as its own kind, and
its note is taken back, unless it is in a signed paper: then it stays.

Source: ``resources/design/log.md``, 10.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from livret.domain.diagnosis import current_diagnosis
from livret.domain.errors import Refused
from livret.domain.kinds import KINDS
from livret.domain.voices import OTHER_VOICE
from livret.exchange.carnet_de_bord.cells import Row
from livret.exchange.carnet_de_bord.goals import plan_goals
from livret.exchange.carnet_de_bord.happenings import (
    plan_happenings,
    plan_requests,
)
from livret.exchange.carnet_de_bord.notes import plan_notes
from livret.exchange.carnet_de_bord.person import bare, first_day, plan_person
from livret.exchange.carnet_de_bord.planning import (
    SYSTEM,
    Planned,
    Ref,
    fitting,
    in_order,
)
from livret.exchange.carnet_de_bord.renewing import (
    CAME_LATER,
    imported_before,
    newer_than,
    returning,
    row_of,
    takes_back,
    was_a_note,
)
from livret.exchange.carnet_de_bord.situations import FORM, Terms, plan_situations
from livret.exchange.carnet_de_bord.source import Source
from livret.exchange.carnet_de_bord.tables import load
from livret.exchange.carnet_de_bord.team import members_of, plan_structures, plan_team
from livret.usecases.context import Context
from livret.usecases.errors import NotAllowed
from livret.usecases.import_report import ImportReport
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.ports import Progress
from livret.usecases.writing import Said, write
from livret.words.forms import load_peer_table

PEER = "carnet-de-bord"
"""Name of the peer's table of labels, beside the form."""


def import_carnet_de_bord(
    ctx: Context, folder: Path, progress: Progress | None = None
) -> ImportReport:
    """Bring the database of Carnet de bord into the vault.

    Args:
        ctx: The open vault; its owner becomes the author of everything, and
            the origins keep who wrote it there.
        folder: Holds one CSV file a table.
        progress: Told after each person; when it answers False the import
            stops there, and taking it up again later adds the rest.

    Returns:
        What was added, and everything left behind with its file and line.

    Raises:
        NotAFolder: Nothing can be read there.
        NoCarnetDeBord: It is not such a database.
        DiskFull, ReadOnlyVault: The persons before are kept whole.
    """
    source = load(folder)
    terms = Terms(load_peer_table(PEER, FORM), ctx.forms.latest(FORM))
    vault = _Vault(ctx, ctx.log.known_origins(SYSTEM))
    people = source.people()
    opened: list[str] = []
    added = 0
    for position, person in enumerate(people, start=1):
        plan = _with_first(
            person, fitting(plan_of(source, person, terms), source.ledger)
        )
        try:
            livret, count = vault.keep(source, person, plan)
        except Refused as error:
            source.ledger.row(person, "livret_refused", error=error.code)
            livret, count = "", 0
        if count:
            opened.append(livret)
            added += count
        if progress is not None and not progress(position, len(people)):
            left = len(people) - position
            if left:
                source.ledger.add(person.file, 0, "stopped", count=str(left))
            break
    else:
        source.tell_unused("professional", "structure")
    return ImportReport(
        livrets=len(opened),
        contributions=added,
        not_carried=source.ledger.all(),
        opened=tuple(opened),
    )


def plan_of(source: Source, person: Row, terms: Terms) -> Iterator[Planned]:
    """Walk everything that the peer holds about one person."""
    yield from plan_person(source, person)
    notebooks = source.of("notebook", person)
    members: dict[str, Ref] = {}
    for notebook in notebooks:
        members |= members_of(source, notebook)
        yield from plan_team(source, notebook)
    yield from plan_structures(source, person)
    for item in _told(source, person, notebooks, terms, members):
        free = not KINDS[item.kind].voices
        if item.voice == "ensemble" and item.account in members and free:
            # Nobody's word is made that of the three together.
            yield dataclasses.replace(item, speaker=members[item.account])
        else:
            yield item


def _told(
    source: Source,
    person: Row,
    notebooks: Sequence[Row],
    terms: Terms,
    members: Mapping[str, Ref],
) -> Iterator[Planned]:
    for notebook in notebooks:
        yield from plan_situations(source, notebook, terms, members)
        yield from plan_goals(source, notebook, terms)
        yield from plan_notes(source, notebook)
        yield from plan_happenings(source, notebook, terms)
    yield from plan_requests(source, person)


def _with_first(person: Row, plan: list[Planned]) -> list[Planned]:
    """Return a plan that has the person's own row, by which she is known again."""
    known = any(item.at == (person.table, person.key) for item in plan)
    return plan if known else [bare(person), *plan]


@dataclass(slots=True)
class _Vault:
    """Writes plans into livrets that may hold earlier imports already."""

    ctx: Context
    known: frozenset[tuple[str, str, str]]
    _digests: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    _livrets: dict[str, str] | None = None

    def __post_init__(self) -> None:
        for table, key, digest in self.known:
            self._digests.setdefault(row_of(table, key), set()).add(digest)

    def keep(
        self, source: Source, person: Row, plan: Sequence[Planned]
    ) -> tuple[str, int]:
        """Write what is new of a plan; return the livret and how much it was."""
        if (person.table, person.key) not in self._digests:
            return self._open(first_day(source, person), plan)
        new = [item for item in plan if not self._is_known(item)]
        if not new:
            return "", 0
        livret = self._livret_of(person.key)
        if livret is None:
            # Imported once, and erased since: it does not come back by itself.
            source.ledger.row(person, "erased_since")
            return "", 0
        return livret, self._add(livret, new)

    def _is_known(self, item: Planned) -> bool:
        """Tell whether the rows were only ever read as they are now.

        What came to be again as it had been before is looked for in the
        livret: it is new there, whatever was read in between.
        """
        digest = item.origin.digest
        return self._digests.get(row_of(*item.at)) == {digest} and (
            (*item.at, digest) in self.known or item.kind in CAME_LATER
        )

    def _open(self, began: dt.date | None, plan: Sequence[Planned]) -> tuple[str, int]:
        first, *rest = plan
        then = [first, *in_order(rest)]
        command = OpenLivret(said_on=began, then=list(_said(then, {})))
        return open_livret(self.ctx, command).value, 1 + len(plan)

    def _add(self, livret: str, new: Sequence[Planned]) -> int:
        before = imported_before(self.ctx, livret)
        folded = self.ctx.livret(livret)
        places = {Ref(*at): earlier.place for at, earlier in before.items()}
        open_now = current_diagnosis(folded)
        last = {row_of(*at): earlier.origin.digest for at, earlier in before.items()}
        new = [
            item
            for item in new
            if item.at not in before or last[row_of(*item.at)] != item.origin.digest
        ]
        fresh: list[Planned] = []
        notes = []
        for item in new:
            earlier = before.get(item.at)
            if earlier is not None and was_a_note(item, earlier):
                notes.append(earlier.place)
                places.pop(item.ref, None)
        for item in returning(new, before, {member.id for member in folded.members}):
            if item.kind == "diagnosis_opened" and open_now is not None:
                # What the team has begun here goes on; nothing is opened beside.
                places.setdefault(item.ref, open_now.id)
                continue
            newer = newer_than(item, before.get(item.at), places)
            if newer is not None:
                fresh.append(newer)
        if fresh:
            self._write(livret, list(_said(fresh, places)), notes)
        return len(fresh)

    def _write(self, livret: str, said: Sequence[Said], notes: Sequence[str]) -> None:
        """Write what is new, and take back the notes that it stands for."""
        back = takes_back(self.ctx.livret(livret), notes, self.ctx.signer.public_key)
        try:
            write(self.ctx, livret, [*said, *back])
        except NotAllowed:
            write(self.ctx, livret, said)

    def _livret_of(self, person: str) -> str | None:
        if self._livrets is None:
            self._livrets = {
                at[1]: livret
                for livret in self.ctx.log.livrets()
                for at in imported_before(self.ctx, livret)
                if at[0] == "beneficiary"
            }
        return self._livrets.get(person)


def _said(items: Sequence[Planned], places: Mapping[Ref, str]) -> Iterator[Said]:
    """Turn a plan into what is written, each thing named for the later ones."""
    names = dict(places)
    for position, item in enumerate(items):
        content: dict[str, Any] = {
            name: names[value] if isinstance(value, Ref) else value
            for name, value in item.content.items()
        }
        speaker = item.speaker and OTHER_VOICE + names[item.speaker]
        yield Said(
            kind=item.kind,
            content=content,
            voice=speaker or item.voice,
            said_on=item.said_on,
            origin=item.origin,
            name=f"r{position}",
            path=f"{item.rows[0].file}:{item.rows[0].line}",
        )
        names.setdefault(item.ref, f"@r{position}")
