"""Which errors of opening or making a vault are said where."""

from __future__ import annotations

from livret.usecases.vault_errors import (
    DamagedKeys,
    DamagedVault,
    DiskFull,
    NotAVault,
    ReadOnlyVault,
    RecoveryCodeMistyped,
    TruncatedVault,
    VaultExists,
    VaultInSynchronisedFolder,
    VaultOnSharedDrive,
    WrongPassphrase,
    WrongRecoveryCode,
)
from livret.words.translator import Translator

RESTORE, FOLDER = "restore", "folder"
"""What helps: going back to a backup, or choosing another folder."""

BESIDE_THE_FIELD = (WrongPassphrase, WrongRecoveryCode, RecoveryCodeMistyped)
"""What was typed is wrong."""

OF_THE_PLACE = (
    DiskFull,
    ReadOnlyVault,
    VaultExists,
    VaultInSynchronisedFolder,
    VaultOnSharedDrive,
)
"""The place is wrong: another folder helps."""

GOES_BACK = (DamagedKeys, DamagedVault, NotAVault, TruncatedVault)
"""The vault is damaged or gone: a backup helps."""


def what_helps(tr: Translator, error: BaseException) -> tuple[str, str]:
    """Return the code and the words of the verb that helps; empty for none."""
    if isinstance(error, GOES_BACK):
        return RESTORE, tr.text("Revenir à une copie de secours")
    if isinstance(error, OF_THE_PLACE):
        return FOLDER, tr.text("Choisir un autre dossier")
    return "", ""
