"""Commands on the vault itself."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from livret.cli.files import check_writable, read_passphrase, write_whole
from livret.cli.output import Output
from livret.cli.sheets import sheet_asked
from livret.usecases.app import App, OpenVault
from livret.usecases.errors import FirstLineMissing
from livret.usecases.owning import check_owner
from livret.usecases.vault_errors import RecoveryCodeMistyped
from livret.words.dates import long_date
from livret.words.errors import finding_at_command

Act = Callable[[App, argparse.Namespace, Output], int]
"""One command: returns the exit code; a ``LivretError`` is said by ``main``."""


def opened(app: App, words: argparse.Namespace) -> OpenVault:
    """Open the vault that the command names, or the usual one."""
    return app.vaults.open(
        words.vault or app.default_vault(), read_passphrase(words.passphrase_file)
    )


def create(app: App, words: argparse.Namespace, out: Output) -> int:
    """Make a vault and give its recovery code, once."""
    passphrase = read_passphrase(words.passphrase_file)
    name = words.name or _service(out, words.side)
    check_owner(name, words.side, words.organisation)
    check_writable(words.recovery_out, out)
    language, dress = sheet_asked(words, "secours", out.tr.language)
    vault, code = app.vaults.create(
        words.path,
        passphrase,
        name=name,
        side=words.side,
        organisation=words.organisation,
    )
    with vault:
        owner = vault.ctx.owner
        if words.recovery_out:
            sheet = app.recovery_sheet(code, owner.name, language, dress)
            write_whole(words.recovery_out, sheet)
    out.json({"vault": str(words.path), "owner": owner.name, "recovery_code": code})
    out.line(out.tr.text("Le coffre est créé : {path}", path=words.path))
    out.line(
        out.tr.text(
            "Code de secours, à imprimer et à ranger ailleurs : {code}", code=code
        )
    )
    return 0


def _service(out: Output, side: str) -> str:
    """Return a name for a vault whose owner gave none."""
    if side == "emploi":
        return out.tr.text("Service emploi")
    return out.tr.text("Service social")


def unlock_test(app: App, words: argparse.Namespace, out: Output) -> int:
    """Try a passphrase; nothing is changed."""
    with app.vaults.open(words.path, read_passphrase(words.passphrase_file)) as vault:
        owner = vault.ctx.owner.name
    out.json({"opens": True, "owner": owner})
    out.line(out.tr.text("La phrase de passe ouvre ce coffre."))
    return 0


def recover(app: App, words: argparse.Namespace, out: Output) -> int:
    """Set a new passphrase with the printed recovery code."""
    try:
        code = read_passphrase(words.code_file)
    except FirstLineMissing as error:
        raise RecoveryCodeMistyped from error
    app.vaults.recover(words.path, code, read_passphrase(words.passphrase_file))
    out.json({"recovered": True})
    out.line(out.tr.text("La nouvelle phrase de passe ouvre ce coffre."))
    return 0


def backups(app: App, words: argparse.Namespace, out: Output) -> int:
    """List the copies of a vault, the newest first; no passphrase is needed."""
    found = app.vaults.backups(words.path)
    out.json(
        {
            "backups": [
                {
                    "folder": str(one.folder),
                    "sort": one.sort.value,
                    "made_at": one.made_at.isoformat(),
                    "bytes": one.size,
                }
                for one in found
            ]
        }
    )
    for one in found:
        said = long_date(out.tr, one.made_at.astimezone().date())
        out.line(f"{said}  {one.folder}")
    if not found:
        out.line(out.tr.text("Il n’y a pas de copie de secours ici."))
    return 0


def restore(app: App, words: argparse.Namespace, out: Output) -> int:
    """Go back to a backup; what stood there is set aside, never overwritten."""
    passphrase = read_passphrase(words.passphrase_file)
    told = app.vaults.weigh(words.source, words.path, passphrase)
    alone = told.keys_alone
    act = app.vaults.restore_keys if alone else app.vaults.restore
    with act(words.source, words.path, passphrase) as vault:
        notices = vault.notices
    out.json(
        {
            "restored": str(words.path),
            "backup": str(words.source),
            "livrets": told.livrets,
            "contributions": told.contributions,
            "keys_alone": alone,
            "later": 0 if alone else told.later,
            "later_in": [
                {"called": one.called, "count": one.count, "whole": one.whole}
                for one in (() if alone else told.later_in)
            ],
            "notices": [one.code for one in notices],
        }
    )
    if alone:
        out.line(out.tr.text("Le coffre était entier : seules ses clés sont remises."))
    for one in notices:
        out.line(finding_at_command(out.tr, one.code, one.facts))
    return 0
