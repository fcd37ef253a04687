"""What a vault may answer instead of doing what it was asked.

They stand here and not in ``vault`` because the window and the command line
must tell them apart, and neither may see the vault. Sentences:
``livret.words.sentences.vault``.
"""

from __future__ import annotations

from livret.domain.errors import Refused, Unavailable, Untrusted

# --- opening -----------------------------------------------------------------


class NotAVault(Refused):
    """There is no vault in this folder. Facts: ``folder``."""


class VaultExists(Refused):
    """A new vault needs an empty or absent folder. Facts: ``folder``."""


class VaultInUse(Unavailable):
    """Another window or command has this vault open. Facts: ``folder``."""


class VaultOnSharedDrive(Refused):
    """The folder is on another machine, where a database breaks. Facts: ``folder``."""


class VaultInSynchronisedFolder(Refused):
    """A program copies the folder while it is written, which breaks a database.

    Facts:
        folder: Where the vault was asked to be.
        through: Name of that program.
    """


class WrongPassphrase(Refused):
    """The passphrase opens nothing here; an edited slot answers the same."""


class WeakPassphrase(Refused):
    """The passphrase could be guessed. Facts: ``bits``, ``needed``."""


class RecoveryCodeMistyped(Refused):
    """A recovery code whose check letters do not fit: one letter is wrong."""


class WrongRecoveryCode(Refused):
    """A well written recovery code that belongs to another vault or sheet."""


class LastKey(Refused):
    """The last way to open the vault is not taken away."""


class UnknownKey(Refused):
    """No such way to open this vault. Facts: ``kind``."""


class NotEnoughMemory(Unavailable):
    """Deriving the key needs memory the machine does not have. Facts: ``mebibytes``."""


# --- the files ---------------------------------------------------------------


class DamagedKeys(Untrusted):
    """``keys.json`` cannot be read. Facts: ``folder``."""


class DamagedVault(Untrusted):
    """The database was altered or spoiled. Facts: ``folder``."""


class TruncatedVault(Untrusted):
    """The database is shorter than it was written. Facts: ``folder``."""


class NewerVault(Untrusted):
    """Written by a newer Livret; left untouched. Facts: ``found``, ``known``."""


class OldEngine(Unavailable):
    """The database library is too old to be safe. Facts: ``found``, ``needed``."""


class DiskFull(Unavailable):
    """The disk is full or refuses to write; nothing was kept. Facts: ``folder``."""


class ReadOnlyVault(Unavailable):
    """The folder may not be written; nothing was kept. Facts: ``folder``."""


class StorageFailed(Unavailable):
    """The disk or the system answered with an error. Facts: ``folder``, ``reason``."""


class UpgradeFailed(Unavailable):
    """The vault was put back as it was. Facts: ``backup``, ``found``, ``known``."""


# --- what is inside ----------------------------------------------------------


class UnknownLivret(Refused):
    """No such livret in this vault. Facts: ``livret``."""


class BadSignature(Untrusted):
    """A contribution its author did not sign. Facts: ``id``, ``quarantine``."""


class BlobTooLarge(Refused):
    """A file of more than 20 MB. Facts: ``size``, ``limit`` (bytes)."""


class MissingBlob(Unavailable):
    """A file that is not here: erased or withheld. Facts: ``sha256``."""


class DamagedBlob(Untrusted):
    """A file that no longer is what was kept. Facts: ``sha256``."""


# --- backups -----------------------------------------------------------------


class BackupNotKept(Unavailable):
    """A backup did not open again and was thrown away. Facts: ``folder``."""


class NotABackup(Refused):
    """The folder is no backup of a vault. Facts: ``folder``."""


class DamagedBackup(Untrusted):
    """A backup that does not open, or is not whole. Facts: ``folder``."""


class BackupOfAnotherVault(Refused):
    """Another vault stands where the backup would. Facts: ``folder``."""


class WrongPassphraseOfBackup(Refused):
    """The passphrase is not the one the vault had when the backup was made."""


class ErasureJournalDamaged(Untrusted):
    """The list of what was erased cannot be read. Facts: ``folder``."""
