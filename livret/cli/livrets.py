"""Commands on people and their livrets."""

from __future__ import annotations

import argparse
from itertools import chain

from livret.cli.files import read_bytes
from livret.cli.misuse import BadCommand, reason_said
from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.domain.agreements import agreements_of
from livret.domain.person import person_of
from livret.domain.reviews import said_anew
from livret.domain.team_turns import told_once
from livret.usecases.agreeing import (
    GiveAgreement,
    agreements_named,
    give_agreement,
    withdraw_agreement,
)
from livret.usecases.app import App
from livret.usecases.erased_elsewhere import Erased, erased_in, erased_listed
from livret.usecases.erasing import is_purged
from livret.usecases.livrets import (
    OpenLivret,
    any_livret,
    find_people,
    look,
    note,
    one_livret,
    open_livret,
)
from livret.usecases.naming import who_now
from livret.usecases.ports_people import LivretSummary
from livret.usecases.say_schema import schema as published_schema
from livret.usecases.saying import MAX_BYTES
from livret.usecases.saying import say as say_json
from livret.usecases.showing import as_plain, folded, history_as_plain, iso
from livret.words.dates import long_date
from livret.words.erased import erased_here, erased_short
from livret.words.errors import not_carried_sentence
from livret.words.journal import journal_line
from livret.words.labels import SIDES
from livret.words.said import kind_of, line_of

_QUOTED = 80
"""Letters of a search that are said again."""


def new(app: App, words: argparse.Namespace, out: Output) -> int:
    """Open a livret."""
    with opened(app, words) as vault:
        command = OpenLivret(called=words.called, private_line=words.private_line)
        livret = open_livret(vault.ctx, command).value
    out.json({"livret": livret})
    out.line(livret)
    return 0


def people(app: App, words: argparse.Namespace, out: Output) -> int:
    """List or search the people accompanied."""
    with opened(app, words) as vault:
        found = find_people(vault.ctx, words.query)
        gone, today = erased_listed(vault.ctx), vault.ctx.clock.today()
    out.json({"people": [_summary(one, gone.get(one.livret)) for one in found]})
    for one in found:
        named = one.called or one.private_line
        erased = gone.get(one.livret)
        told = f"  {erased_short(out.tr, erased, today)}" if erased else ""
        out.line(f"{one.livret}  {named}{told}")
    if not found:
        asked = words.query.strip()[:_QUOTED]
        told = out.tr.text("Personne ne correspond à « {wanted} » ici.", wanted=asked)
        out.line(
            told if asked else out.tr.text("Personne n’est encore accompagné ici.")
        )
    return 0


def _summary(one: LivretSummary, erased: Erased | None) -> dict[str, object]:
    return {
        "livret": one.livret,
        "livrets": list(one.livrets),
        "called": one.called,
        "private_line": one.private_line or None,
        "opened_on": one.opened_on.isoformat() if one.opened_on else None,
        "last_contact": one.last_contact.isoformat() if one.last_contact else None,
        "to_sign": list(one.to_sign),
        "side_by_side": one.side_by_side,
        "erased": erased.as_plain() if erased else None,
    }


def show(app: App, words: argparse.Namespace, out: Output) -> int:
    """Show a folded livret; the person will see that it was opened."""
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        look(vault.ctx, livret, by="command")
        read = folded(vault.ctx, livret, at=words.at, about=words.about)
        erased = erased_in(vault.ctx, read)
        gone = is_purged(vault.sharing, livret)
    told = {"erasure": erased.as_plain() if erased else None, "erased_here": gone}
    out.json(as_plain(read) | told)
    out.line(person_of(read).called or read.id)
    if gone:
        told_here = out.tr.text("Ce livret a été effacé ici : aucun mot n’y revient.")
        out.line(told_here)
    elif erased:
        out.line(erased_here(out.tr, erased))
    for value in said_anew(read):
        day = long_date(out.tr, value.said_on)
        out.line(f"  {day}  {line_of(out.tr, read, value)}".rstrip())
    return 0


def history(app: App, words: argparse.Namespace, out: Output) -> int:
    """Show everything that was said, in order."""
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        look(vault.ctx, livret, by="command")
        read = vault.ctx.together(livret)
        held = [vault.ctx.log.read(one) for one in read.parts or (livret,)]
        plain = history_as_plain(read, chain.from_iterable(held))
    out.json(plain)
    for value in told_once(read):
        day = long_date(out.tr, value.said_on)
        side = SIDES.get(value.voice, "")
        voice = value.speaker_name or (out.tr.text(side) if side else "")
        out.line(f"{day}  {kind_of(out.tr, read, value)}  {voice}".rstrip())
    return 0


def say(app: App, words: argparse.Namespace, out: Output) -> int:
    """Add contributions from a JSON file, all or none."""
    data = read_bytes(words.source, MAX_BYTES)
    with opened(app, words) as vault:
        livret = any_livret(vault.ctx, words.livret)
        ids = say_json(vault.ctx, livret, data).value
    out.json({"livret": livret, "ids": list(ids)})
    out.line(
        out.tr.plural(
            "Enregistré : {count} chose dite.",
            "Enregistré : {count} choses dites.",
            len(ids),
        )
    )
    return 0


def schema(_app: App, _words: argparse.Namespace, out: Output) -> int:
    """Print the JSON Schema of what ``say`` takes."""
    out.json(published_schema())
    return 0


def agreement(app: App, words: argparse.Namespace, out: Output) -> int:
    """List, give or withdraw the agreements of a livret."""
    _agreement_asked(words, out)
    with opened(app, words) as vault:
        ctx = vault.ctx
        livret = one_livret(ctx, words.livret)
        if words.withdraw:
            for named in agreements_named(ctx.livret(livret), words.withdraw):
                withdraw_agreement(ctx, livret, named, words.words)
        elif words.to:
            command = GiveAgreement(
                livret=livret,
                recipient=words.to,
                organisation=words.organisation,
                scopes=tuple(filter(None, words.scopes.split(","))),
                purpose=words.why,
                until=words.until,
                words=words.words,
            )
            give_agreement(ctx, command)
        found = agreements_of(ctx.livret(livret))
        plain = as_plain(ctx.livret(livret))["agreements"]
        day = ctx.clock.today()
    standing = [any(one.allows(scope, day) for scope in one.scopes) for one in found]
    listed = [
        {**item, "in_force": stands}
        for item, stands in zip(plain, standing, strict=True)
    ]
    out.json({"livret": livret, "agreements": listed})
    for one, item, stands in zip(found, plain, standing, strict=True):
        hidden = out.tr.text("structure partenaire") if item["sensitive"] else ""
        to = ", ".join(filter(None, (one.recipient, item["organisation"] or hidden)))
        until = long_date(out.tr, one.until)
        ended = "" if stands else out.tr.text("(fini)")
        scopes = ", ".join(sorted(one.scopes))
        out.line(f"{to}  {scopes}  {until}  {ended}".rstrip())
    return 0


def _agreement_asked(words: argparse.Namespace, out: Output) -> None:
    """Refuse half an agreement, which would be taken for one that was given."""
    told = (words.organisation, words.scopes, words.why, words.until)
    if words.withdraw and (words.to or any(told)):
        raise BadCommand(out.tr.text("--withdraw reprend un accord et n’en donne pas"))
    if any((*told, words.words)) and not (words.to or words.withdraw):
        missing = "the following arguments are required: --to"
        raise BadCommand(reason_said(out.tr, missing))


def journal(app: App, words: argparse.Namespace, out: Output) -> int:
    """Show who opened, printed, sent or received; she may read it."""
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        entries = vault.ctx.journal.of(livret)
        read = vault.ctx.livret(livret)
    out.json(
        {
            "livret": livret,
            "journal": [
                {
                    "at": iso(entry.at),
                    "what": entry.what,
                    "who": entry.who,
                    "who_name": who_now(read, entry),
                    "detail": dict(entry.detail),
                }
                for entry in entries
            ],
        }
    )
    for entry in entries:
        day = long_date(out.tr, entry.at.astimezone().date())
        who = who_now(read, entry)
        out.line(journal_line(out.tr, entry.what, who, day, dict(entry.detail)))
    return 0


def import_carnet_de_bord(app: App, words: argparse.Namespace, out: Output) -> int:
    """Read the database of a peer that closed."""
    with opened(app, words) as vault:
        report = app.import_carnet_de_bord(vault.ctx, words.folder, None)
        for livret in report.opened:
            note(vault.ctx, livret, "imported", system="carnet-de-bord")
    out.json(
        {
            "livrets": report.livrets,
            "contributions": report.contributions,
            "not_carried": [
                {
                    "file": item.file,
                    "line": item.line,
                    "reason": not_carried_sentence(out.tr, item.code, item.facts),
                }
                for item in report.not_carried
            ],
        }
    )
    out.line(
        out.tr.text(
            "Livrets : {livrets}. Choses dites : {contributions}. "
            "Laissées, chacune avec sa raison (--json) : {left}.",
            livrets=report.livrets,
            contributions=report.contributions,
            left=len(report.not_carried),
        )
    )
    return 0
