"""From a folded livret to the places in its team; pure functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from livret.desktop.agreement.team import SeatView
from livret.desktop.kit.text import plain
from livret.desktop.kit.voices import Voice
from livret.domain.kinds import SCOPES
from livret.domain.livret import Livret
from livret.domain.sensitive import kind_told_by
from livret.domain.support import Seat, seats_of
from livret.domain.team import REFERENT
from livret.usecases.paper_rows import family
from livret.words.card_standing import renewed_line
from livret.words.dates import long_date
from livret.words.history import role_label
from livret.words.labels import TOPICS, barrier_label, quality_label
from livret.words.translator import Translator


def seats_shown(
    tr: Translator,
    livret: Livret,
    today: dt.date,
    owner: str,
    cards: Mapping[str, str] = MappingProxyType({}),
    renewals: Mapping[str, dt.date] = MappingProxyType({}),
) -> tuple[SeatView, ...]:
    """Return everybody's place but hers, the lead first.

    Args:
        tr: Says it.
        livret: Whose team.
        today: What they see is that day's.
        owner: Public key of who sits here: nobody sends themselves away.
        cards: Key of an accepted card that the livret does not know, by member.
        renewals: Since when the certificate of a key is a new one.
    """
    seats = (_view(tr, seat, owner, renewals) for seat in seats_of(livret, today))
    return tuple(replace(one, card=cards.get(one.id, "")) for one in seats)


def _view(
    tr: Translator, seat: Seat, owner: str, renewals: Mapping[str, dt.date]
) -> SeatView:
    member = seat.member
    here = seat.left_on is None
    left = ""
    if seat.left_on is not None:
        left = tr.text("n’est plus là depuis le {day}", day=long_date(tr, seat.left_on))
    return SeatView(
        id=member.id,
        voice=Voice(member.voice, member.name, family(member.voice)),
        under=_under(tr, seat, renewals),
        sees=_sees(tr, seat, owner),
        lead=seat.lead,
        can_lead=here and member.role == REFERENT,
        can_leave=here and owner not in member.keys,
        protected=seat.real_name,
        can_protect=here and bool(member.organisation),
        tells=kind_told_by(member.organisation),
        left=left,
    )


def _under(tr: Translator, seat: Seat, renewals: Mapping[str, dt.date]) -> str:
    member = seat.member
    if member.quality:
        what = member.quality
    elif member.side:
        what = quality_label(tr, member.side)
    else:
        what = role_label(tr, member.role)
    told = [what]
    if seat.sensitive:
        told.append(tr.text("structure partenaire"))
    elif member.organisation:
        told.append(member.organisation)
    if not member.keys:
        told.append(tr.text("sans Livret"))
    if seat.since is not None:
        told.append(tr.text("depuis le {day}", day=long_date(tr, seat.since)))
    told += [renewed_line(tr, renewals[key]) for key in member.keys if key in renewals]
    return " · ".join(plain(part) for part in told)


def _sees(tr: Translator, seat: Seat, owner: str) -> str:
    if owner in seat.member.keys:
        return tr.text("écrit ce livret sur cet ordinateur")
    if seat.until is None:
        return tr.text("rien ne lui est envoyé : il n’y a pas d’accord")
    known = {scope: at for at, scope in enumerate(SCOPES)}
    scopes = sorted(seat.sees, key=lambda one: known.get(one, len(known)))
    names = [
        barrier_label(tr, one) if one in TOPICS else tr.text("ce qui est commun")
        for one in scopes
    ]
    return tr.text(
        "peut recevoir, jusqu’au {day} : {topics}",
        day=long_date(tr, seat.until),
        topics=" · ".join(dict.fromkeys(names)),
    )
