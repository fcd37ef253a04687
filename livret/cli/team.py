"""The support team of a livret: who takes part, the lead, a name to protect."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import Any

from livret.cli.argument_parts import Commands, command, of_livret
from livret.cli.output import Output
from livret.cli.parser import day_reader
from livret.cli.vaults import opened
from livret.domain.sensitive import SENSITIVE
from livret.domain.support import Seat, seats_of
from livret.usecases.app import App
from livret.usecases.context import Context
from livret.usecases.livrets import look, one_livret
from livret.usecases.teaming import (
    designate_lead,
    one_member,
    protect_structure,
    see_off,
)
from livret.words.dates import long_date
from livret.words.history import role_label
from livret.words.labels import quality_label
from livret.words.translator import Translator


def add_team(tr: Translator, commands: Commands) -> None:
    """Add the command."""
    told = tr.text("l’équipe autour de la personne : la lire, la changer")
    parser = command(tr, commands, "team", told, team)
    of_livret(tr, parser)
    one = parser.add_mutually_exclusive_group()
    one.add_argument(
        "--lead", metavar="WHO", default="", help=tr.text("à qui s’adresser d’abord")
    )
    one.add_argument(
        "--protect",
        metavar="WHO",
        default="",
        help=tr.text("de qui la structure se lit désormais « structure partenaire »"),
    )
    one.add_argument(
        "--leave", metavar="WHO", default="", help=tr.text("qui quitte l’équipe")
    )
    parser.add_argument(
        "--tells",
        choices=SENSITIVE,
        default="other",
        help=tr.text("ce que dirait le nom de la structure (avec --protect)"),
    )
    parser.add_argument(
        "--on",
        type=day_reader(tr),
        metavar="DATE",
        help=tr.text("dernier jour (avec --leave) ; aujourd’hui sinon"),
    )


def team(app: App, words: argparse.Namespace, out: Output) -> int:
    """Read the team, which the person will see; or change it first."""
    with opened(app, words) as vault:
        ctx = vault.ctx
        livret = one_livret(ctx, words.livret)
        _change(ctx, livret, words)
        seats = seats_of(look(ctx, livret, by="command"), ctx.clock.today())
    out.json({"livret": livret, "team": [_plain(seat) for seat in seats]})
    for seat in seats:
        out.line(_line(out.tr, seat))
    return 0


def _change(ctx: Context, livret: str, words: argparse.Namespace) -> None:
    read = ctx.livret(livret)
    if words.lead:
        designate_lead(ctx, livret, one_member(read, words.lead))
    elif words.protect:
        member = one_member(read, words.protect)
        protect_structure(ctx, livret, member, words.tells)
    elif words.leave:
        see_off(ctx, livret, one_member(read, words.leave), words.on)


def _plain(seat: Seat) -> dict[str, Any]:
    member = seat.member
    return {
        "id": member.id,
        "name": member.name,
        "role": member.role,
        "side": member.side or None,
        "quality": member.quality or None,
        "organisation": member.organisation or None,
        "sensitive": seat.sensitive,
        "lead": seat.lead,
        "since": _day(seat.since),
        "left_on": _day(seat.left_on),
        "with_livret": bool(member.keys),
        "sees": sorted(seat.sees),
        "until": _day(seat.until),
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _line(tr: Translator, seat: Seat) -> str:
    member = seat.member
    structure = member.organisation
    if seat.sensitive:
        structure = tr.text("structure partenaire")
    what = quality_label(tr, member.side) if member.side else ""
    what = member.quality or what or role_label(tr, member.role)
    told = [member.name, what, structure]
    if seat.lead:
        told.append(tr.text("la personne à qui s’adresser d’abord"))
    if seat.left_on is not None:
        day = long_date(tr, seat.left_on)
        told.append(tr.text("n’est plus là depuis le {day}", day=day))
    elif seat.since is not None:
        day = long_date(tr, seat.since)
        told.append(tr.text("depuis le {day}", day=day))
    return "  ".join(part for part in told if part)
