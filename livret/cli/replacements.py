"""Commands on replacing an absent referent."""

from __future__ import annotations

import argparse

from livret.cli.files import (
    check_writable,
    folder_for,
    read_bytes,
    read_passphrase,
    write_whole,
)
from livret.cli.output import Output
from livret.cli.sharing import MAX_FILE_BYTES, incoming_as_plain, listed
from livret.cli.sheets import sheet_asked
from livret.cli.vaults import opened
from livret.usecases.app import App
from livret.usecases.livrets import one_livret
from livret.usecases.replacing import (
    COPY_FILE,
    KEY_FILE,
    NameReplacement,
    Replacement,
    name_replacement,
    open_replacement,
    refresh_replacement,
    renew_halves,
    take_over,
)
from livret.words.dates import long_date
from livret.words.sharing import (
    accepted_lines,
    agreement_shortened_line,
    incoming_lines,
    sheets_before_line,
)

_SMALL = 64 * 1024


def name(app: App, words: argparse.Namespace, out: Output) -> int:
    """Name who replaces, with the person; write the file and the two sheets."""
    with folder_for(words.out, words.sheets):
        return _named(app, words, out)


def _named(app: App, words: argparse.Namespace, out: Output) -> int:
    _check_places(words, out)
    sheet = sheet_asked(words, "moitie", out.tr.language)
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        command = NameReplacement(
            livret=livret,
            who=words.who,
            agreed=words.agreed,
            until=words.until,
            purpose=words.why,
            scopes=listed(words.scopes) or (),
            words=words.words,
        )
        made = name_replacement(vault.sharing, app.person_keys, command).value
    _given(app, words, out, livret, made, sheet)
    return 0


def refresh(app: App, words: argparse.Namespace, out: Output) -> int:
    """Make the files again with what was said since, or with new halves."""
    with folder_for(words.out, words.sheets):
        return _made_again(app, words, out)


def _made_again(app: App, words: argparse.Namespace, out: Output) -> int:
    _check_places(words, out)
    sheet = sheet_asked(words, "moitie", out.tr.language)
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        if words.new_halves:
            made = renew_halves(vault.sharing, app.person_keys, livret).value
        else:
            made = refresh_replacement(vault.sharing, livret).value
    _given(app, words, out, livret, made, sheet)
    return 0


def _check_places(words: argparse.Namespace, out: Output) -> None:
    """Refuse a folder that cannot be written, before anybody is named."""
    for folder in filter(None, (words.out, words.sheets)):
        check_writable(folder / COPY_FILE, out)


def _given(
    app: App,
    words: argparse.Namespace,
    out: Output,
    livret: str,
    made: Replacement,
    sheet: tuple[str, str],
) -> None:
    """Say both halves, then write: no disk that is full has them lost.

    Raises:
        FileNotWritten: Something was not written; who is named stays so, and
            everything can be made again.
    """
    _said(out, livret, made)
    for half in made.halves:
        out.line(
            out.tr.text(
                "Une moitié, pour une personne et une seule : {words}", words=half
            )
        )
    out.flush()
    for file, data in made.files.items():
        write_whole(words.out / file, data)
    for at, half in enumerate(made.halves if words.sheets else (), 1):
        drawn = app.half_sheet(half, made.until, *sheet)
        write_whole(words.sheets / f"moitie-{at}.pdf", drawn)


def take(app: App, words: argparse.Namespace, out: Output) -> int:
    """Open a replacement with both halves."""
    data = read_bytes(words.file, MAX_FILE_BYTES)
    key_file = read_bytes(words.file.with_name(KEY_FILE), _SMALL)
    halves = [read_passphrase(path) for path in words.half_file]
    with opened(app, words) as vault:
        told = open_replacement(vault.sharing, app.person_keys, data, key_file, halves)
        plain, said = incoming_as_plain(told), incoming_lines(out.tr, told)
        if not words.dry_run:
            done = take_over(vault.sharing, told).value
            plain["new_here"] = done.new
            said += accepted_lines(out.tr, done)
    out.json({**plain, "accepted": not words.dry_run})
    for line in said:
        out.line(line)
    return 0


def _said(out: Output, livret: str, made: Replacement) -> None:
    out.json(
        {
            "livret": livret,
            "replacement": made.name,
            "until": made.until.isoformat(),
            "files": sorted(made.files),
            "halves": list(made.halves),
            "sheets_before_until": made.before.isoformat() if made.before else None,
            "instead_of_until": made.instead_of.isoformat()
            if made.instead_of
            else None,
        }
    )
    until = long_date(out.tr, made.until)
    out.line(
        out.tr.text("{name} remplace, jusqu’au {until}.", name=made.name, until=until)
    )
    shortened = agreement_shortened_line(out.tr, made)
    for line in filter(None, (shortened, sheets_before_line(out.tr, made.before))):
        out.line(line)
