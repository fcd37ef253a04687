"""Commands on the person's copy: made for her, opened with her, taken in."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from livret.cli.files import (
    check_writable,
    folder_for,
    make_folder,
    read_bytes,
    read_passphrase,
    write_whole,
)
from livret.cli.output import Output
from livret.cli.sharing import MAX_FILE_BYTES, counted, listed
from livret.cli.sheets import paper_asked, sheet_asked
from livret.cli.vaults import opened
from livret.domain.encoding import parse
from livret.domain.person import person_of
from livret.domain.team_turns import told_once
from livret.usecases.app import App, OpenVault
from livret.usecases.clear_papers import papers_in_clear
from livret.usecases.her_copy import (
    OpenedCopy,
    TakeCopy,
    files_to_leave,
    open_copy,
    require_copy,
    say_from_copy,
    take_copy,
)
from livret.usecases.her_passphrase import opened_by_her
from livret.usecases.livrets import one_livret
from livret.usecases.person_copy import KEY_FILE, HerCopy, MakeCopy, make_copy
from livret.usecases.ports_sharing import PersonIdentity
from livret.usecases.sharing import Sharing
from livret.usecases.showing import as_plain
from livret.usecases.to_hand import begin_copy, hand, hand_copy, keep_copy, to_hand
from livret.words.dates import long_date
from livret.words.her_copy import (
    as_wished,
    clear_lines,
    copy_lines,
    opened_lines,
    read_in,
)
from livret.words.her_files import files_for_her
from livret.words.papers.aids import beside_french
from livret.words.said import kind_of

_SMALL = 64 * 1024
_SAID_BYTES = 8 * 1024 * 1024
_YEAR = 365


def copy(app: App, words: argparse.Namespace, out: Output) -> int:
    """Make the person's copy in a folder of hers; refused, it leaves no folder."""
    with folder_for(words.out):
        check_writable(words.sheet, out)
        return _copied(app, words, out)


def _copied(app: App, words: argparse.Namespace, out: Output) -> int:
    language, dress = _sheet(words)
    paper = paper_asked(words, "livret")
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        command = _asked(words, livret)
        made = make_copy(
            vault.sharing,
            app.person_keys,
            command,
            lambda of, phrase: vault.phone_pdf(
                of, phrase, *paper, with_life=words.with_life
            ),
            lambda name, data: _put(vault, livret, words.out / name, data),
        ).value
        clear = papers_in_clear(vault.ctx, livret) if words.clear else {}
        begin_copy(vault, livret)
        today = vault.ctx.clock.today()
        files = files_for_her(words.paper_language, made, clear, today)
        for name, data in files.items():
            write_whole(words.out / name, data)
        keep_copy(vault, livret)
        if not words.later:
            hand_copy(vault, livret)
    tr, spoken = as_wished(words.paper_language, made)
    if words.sheet and made.secret:
        write_whole(words.sheet, app.her_sheet(made.secret, language, dress))
    out.json(
        {
            "livret": livret,
            "out": str(words.out),
            "files": sorted(files),
            "clear": sorted(clear),
            "language": read_in(spoken.languages, tr).language,
            "whole": made.sent.whole,
            "withheld": counted(made.sent.withheld),
            "passphrase": "" if made.chosen else made.passphrase,
            "code": made.secret,
            "other_sheets": [
                {"on": one.on.isoformat(), "by": one.by} for one in made.others
            ],
            "to_hand": words.later,
        }
    )
    _tell(out, words, made, clear)
    return 0


def _asked(words: argparse.Namespace, livret: str) -> MakeCopy:
    hers, wrapped = words.her_passphrase_file, words.out / KEY_FILE
    return MakeCopy(
        livret=livret,
        passphrase=read_passphrase(hers) if hers else "",
        renew=words.renew,
        wrapped=read_bytes(wrapped, _SMALL) if hers and wrapped.is_file() else b"",
        code=read_passphrase(words.code_file) if words.code_file else "",
    )


def _put(vault: OpenVault, livret: str, path: Path, data: bytes) -> None:
    write_whole(path, data)
    begin_copy(vault, livret)


def _sheet(words: argparse.Namespace) -> tuple[str, str]:
    """Return the language and the dress of her sheet: as asked, or as her paper."""
    if words.sheet_language:
        return sheet_asked(words, "cle", words.paper_language)
    written, dress = beside_french(words.paper_language, words.sheet_dress)
    if written != words.paper_language:
        return written, dress
    return sheet_asked(words, "cle", words.paper_language)


def _tell(
    out: Output, words: argparse.Namespace, made: HerCopy, clear: Iterable[str]
) -> None:
    """Say what she takes, what is in clear where she asked, and that it waits."""
    for line in copy_lines(out.tr, made):
        out.line(line)
    for line in clear_lines(out.tr, clear if words.clear else None):
        out.line(line)
    if words.later:
        out.line(out.tr.text("Elle reste à remettre, et Accueil le rappelle."))


def handed(app: App, words: argparse.Namespace, out: Output) -> int:
    """Note that she received her copy, or a paper that waited for her."""
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        if words.document:
            hand(vault, livret, words.document)
        else:
            hand_copy(vault, livret)
        left = [one for one in to_hand(vault) if one.livret == livret]
    out.json({"livret": livret, "to_hand": [one.document for one in left]})
    out.line(out.tr.text("C’est noté : remis."))
    return 0


def open_her_copy(app: App, words: argparse.Namespace, out: Output) -> int:
    """Read her copy with her; answer with her key; take it in if she agrees."""
    if words.say and not (words.out or words.take):
        words.misused(out.tr.text("--say va avec --out ou --take"))
    if words.out:
        check_writable(words.out / KEY_FILE, out)
    words.file = _last_copy(words.file)
    data = read_bytes(words.file, MAX_FILE_BYTES)
    nobody = app.person_keys.new()
    require_copy(app.copy_desk(nobody).files, nobody, data)
    identity = _identity(app, words, out)
    sharing = app.copy_desk(identity)
    read = open_copy(sharing.files, sharing.ctx, identity, data)
    said: tuple[str, ...] = ()
    if words.say:
        said = say_from_copy(read, parse(read_bytes(words.say, _SAID_BYTES))).value
    taken = _taken(app, words, read) if words.take else None
    left = _left(sharing, read, identity, words) if said and words.out else []
    livret = read.ctx.livret(read.livret)
    out.json(
        {
            **as_plain(livret),
            "made_by": read.manifest.sender_name,
            "made_at": read.manifest.made_at,
            "hers": read.hers,
            "said": list(said),
            "files": [path for _, path in left],
            "files_for": [name for name, _ in left],
            "taken": taken is not None,
            "new_here": taken or 0,
        }
    )
    out.line(person_of(livret).called)
    for line in opened_lines(out.tr, read):
        out.line(line)
    for value in told_once(livret):
        kind = kind_of(out.tr, livret, value)
        told = value.content.get("words", "")
        out.line(f"  {long_date(out.tr, value.said_on)}  {kind}  {told}".rstrip())
    for name, path in left:
        out.line(out.tr.text("Écrit, pour {name} : {path}", name=name, path=path))
    if taken is not None:
        out.line(out.tr.text("Le livret est maintenant ici, avec son accord."))
    return 0


def _last_copy(path: Path) -> Path:
    """Return the newest copy in the folder that she brought, else what was named."""
    made: list[Path] = []
    with suppress(OSError):  # a name too long: reading it will say so
        made = sorted(path.glob("copie-*.livret")) if path.is_dir() else []
    return made[-1] if made else path


def _identity(app: App, words: argparse.Namespace, out: Output) -> PersonIdentity:
    """Return her keys: from her printed code, or her key file and passphrase.

    Raises:
        BadCommand: Neither is given.
    """
    if words.code_file:
        return app.person_keys.of(read_passphrase(words.code_file))
    hers = words.her_passphrase_file
    if hers is None and not words.take:
        hers = words.passphrase_file
    if hers is None:
        words.misused(
            out.tr.text(
                "il faut sa phrase de passe, --her-passphrase-file, ou son code,"
                " --code-file"
            )
        )
    path = words.key_file or words.file.with_name(KEY_FILE)
    if not words.key_file and words.file.exists() and not path.exists():
        # A later copy goes without it: she has it since the first.
        words.misused(
            out.tr.text(
                "sa clé fermée, cle.age, n’est pas à côté de cette copie : --key-file"
                " dit où elle est, ou --code-file donne son code"
            )
        )
    wrapped = read_bytes(path, _SMALL)
    return opened_by_her(app.person_keys, wrapped, read_passphrase(hers))


def _taken(app: App, words: argparse.Namespace, read: OpenedCopy) -> int:
    with opened(app, words) as vault:
        day = vault.ctx.clock.today()
        command = TakeCopy(
            agreed=words.agreed,
            until=words.until or day.fromordinal(day.toordinal() + _YEAR),
            purpose=words.why,
            scopes=listed(words.scopes) or (),
        )
        return take_copy(vault.sharing, read, command).value[1]


def _left(
    sharing: Sharing,
    read: OpenedCopy,
    identity: PersonIdentity,
    words: argparse.Namespace,
) -> list[tuple[str, str]]:
    """Write what she said: her own copy anew, and a file for each other.

    Returns:
        For whom each file is, and where it is.
    """
    folder: Path = words.out
    make_folder(folder)
    made = files_to_leave(sharing, read, identity)
    day = sharing.ctx.clock.today().isoformat()
    left = []
    for at, (to, sent) in enumerate(made):
        name = f"copie-{day}.livret" if at == 0 else f"envoi-{day}-{at}.livret"
        left.append((to.name, str(write_whole(folder / name, sent.data))))
    return left
