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
