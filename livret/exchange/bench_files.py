"""How long an exchange file takes to make, to receive, and a hundred to merge.

Vaults on one machine, with everything that a real sending costs: reading
and folding, age, every signature verified once, the journal, the receipt.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from livret.usecases.agreeing import GiveAgreement, give_agreement
from livret.usecases.cards import TrustCard, own_card_file, trust_card
from livret.usecases.figures import Effort, Figure, clocked
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.ports_sharing import Receipt
from livret.usecases.receiving import accept, open_file
from livret.usecases.sending import SendLivret, send
from livret.usecases.sharing import Sharing
from livret.usecases.writing import Said, write

_MAKE_MS, _RECEIVE_MS, _MERGE_MS = 250.0, 500.0, 10_000.0
_TIMES = 3
_OPENING, _EACH_READER = 2, 2
"""Contributions that a livret opens with; that joining a reader adds."""
_WORDS = "Une phrase comme on en dit, ni longue ni courte, sur le bus de 7 h 40."


def figures(
    one: Sharing, other: Sharing, third: Sharing, effort: Effort, *, folder: Path
) -> Iterator[Figure]:
    """Measure files between vaults that are thrown away afterwards.

    Args:
        one: Who sends.
        other: Who receives.
        third: Whose window receives the files that are merged here, too.
        effort: How many contributions, and how many livrets.
        folder: Where those files are left for ``third``; it exists.
    """
    for reader in (other, third):
        trust_card(one, TrustCard(data=own_card_file(reader)))
        trust_card(reader, TrustCard(data=own_card_file(one)))
    livrets = [_filled(one, [other], effort.shared) for _ in range(_TIMES)]
    made, received = [], []
    for livret in livrets:
        made.append(clocked(partial(_made, one, [other], livret)))
        file = _made(one, [other], livret)
        received.append(clocked(partial(_taken, other, file)))
    yield _figure("exchange_file_made", sorted(made)[_TIMES // 2], _MAKE_MS)
    yield _figure("exchange_file_received", sorted(received)[_TIMES // 2], _RECEIVE_MS)
    held = one.ctx.livret(livrets[-1]).count
    yield Figure(name="exchange_file_row", value=len(file) / held, unit="bytes")
    both = [other, third]
    merged = [
        _made(one, both, _filled(one, both, effort.merged_each))
        for _ in range(effort.merged)
    ]
    for number, data in enumerate(merged):
        (folder / f"{number:03}.livret").write_bytes(data)
    taking = [clocked(partial(_taken, other, data)) for data in merged]
    yield _figure("exchange_files_merged", sum(taking), _MERGE_MS)


def _figure(name: str, value: float, limit: float) -> Figure:
    return Figure(name=name, value=value, unit="ms", limit=limit, bound=1.0)


def _filled(one: Sharing, others: Sequence[Sharing], count: int) -> str:
    """Open a livret that the others may read, with ``count`` contributions."""
    ctx = one.ctx
    besides = _OPENING + _EACH_READER * len(others)
    notes = [
        Said(kind="note_added", content={"words": f"{_WORDS} {at}"}, voice="social")
        for at in range(max(1, count - besides))
    ]
    livret = open_livret(ctx, OpenLivret(called="Personne d’exemple")).value
    for other in others:
        member = join_by_card(one, livret, other.ctx.signer.public_key).value
        agreed = GiveAgreement(
            livret=livret,
            recipient=other.ctx.owner.name,
            member=member,
            scopes=("commun",),
            purpose="mesurer",
            until=ctx.clock.today() + dt.timedelta(days=30),
        )
        give_agreement(ctx, agreed)
    write(ctx, livret, notes)
    return livret


def _made(one: Sharing, others: Sequence[Sharing], livret: str) -> bytes:
    one.ctx.forget(livret)
    keys = tuple(other.ctx.signer.public_key for other in others)
    return send(one, SendLivret(livret=livret, to=keys)).value.data


def _taken(other: Sharing, data: bytes) -> None:
    told = open_file(other, data)
    if isinstance(told, Receipt):
        return
    accept(other, told)
    other.ctx.livret(told.manifest.livret)
