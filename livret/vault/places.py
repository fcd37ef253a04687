"""Where a vault may not live: network drives and synchronised folders.

A database that two machines write, or that a program copies while it is
written, ends up spoiled (sqlite.org, "How To Corrupt An SQLite Database").
What is looked at: the kind of file system, and the marks that synchronising
programs leave in or above a folder. A folder nobody knows is let through.
"""

from __future__ import annotations

import ctypes
import os
import platform
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from livret.usecases.vault_errors import VaultInSynchronisedFolder, VaultOnSharedDrive

_REMOTE_TYPES = {
    "9p",
    "afs",
    "afpfs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.davfs2",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "fuse.sshfs",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
    "webdav",
}
_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".sync_folder": "Nextcloud",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".seafile-data": "Seafile",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
}
_MARK_STARTS = {
    "._sync_": "Nextcloud",
    ".sync_": "Nextcloud",
}
_FOLDER_STARTS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "mon drive": "Google Drive",
    "com~apple~clouddocs": "iCloud",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "pcloud": "pCloud",
    "kdrive": "kDrive",
}
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_DRIVE_REMOTE = 4
_OCTAL = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Mount:
    """A mounted file system.

    Attributes:
        point: Where it is mounted, absolute.
        type: As the system names it, e.g. ``nfs4``.
    """

    point: Path
    type: str


def require_local(folder: Path) -> None:
    """Refuse a folder on a network drive or in a synchronised folder.

    Raises:
        VaultOnSharedDrive: It is on another machine.
        VaultInSynchronisedFolder: The facts say by what.
    """
    resolved = folder.expanduser().resolve()
    if is_elsewhere(resolved, mounts()):
        raise VaultOnSharedDrive(folder=str(folder))
    through = synchronised_by(resolved)
    if through:
        raise VaultInSynchronisedFolder(folder=str(folder), through=through)


def is_elsewhere(folder: Path, mounted: Iterable[Mount]) -> bool:
    """Tell whether ``folder`` is on another machine."""
    if str(folder).startswith(("\\\\", "//")) or _is_remote_drive(folder):
        return True
    around = [m for m in mounted if folder == m.point or m.point in folder.parents]
    # Of mounts at the same point the last one hides the others.
    nearest = max(around, key=lambda m: len(m.point.parts), default=None)
    nearest_all = [m for m in around if nearest and m.point == nearest.point]
    return bool(nearest_all) and nearest_all[-1].type.lower() in _REMOTE_TYPES


def synchronised_by(folder: Path) -> str:
    """Return the program that synchronises ``folder``, or ""."""
    for place in (folder, *folder.parents):
        name = _by_name(place) or _by_mark(place)
        if name:
            return name
    return ""


def mounts() -> tuple[Mount, ...]:
    """Return the mounted file systems, as far as this system tells them."""
    system = platform.system()
    if system == "Linux":
        return parsed_mounts(_text_of(Path("/proc/self/mounts")))
    if system == "Darwin":
        return parsed_mac_mounts(_output_of("/sbin/mount"))
    return ()


def parsed_mounts(table: str) -> tuple[Mount, ...]:
    """Read the format of ``/proc/self/mounts``; fstab(5) tells how spaces stand."""
    found = []
    for line in table.splitlines():
        parts = line.split(" ")
        if len(parts) > 2:  # noqa: PLR2004  (device, point, type, …)
            point = _OCTAL.sub(lambda code: chr(int(code[1], 8)), parts[1])
            found.append(Mount(Path(point), parts[2]))
    return tuple(found)


def parsed_mac_mounts(listing: str) -> tuple[Mount, ...]:
    """Read what ``mount`` prints on macOS: ``X on /point (type, …)``."""
    found = []
    for line in listing.splitlines():
        _, _, rest = line.partition(" on ")
        point, _, options = rest.rpartition(" (")
        if point:
            found.append(Mount(Path(point), options.split(",")[0].rstrip(")")))
    return tuple(found)


def _by_name(place: Path) -> str:
    name = place.name.casefold()
    for start, through in _FOLDER_STARTS.items():
        if name == start or name.startswith((start + " -", start + " (")):
            return through
    onedrive = (os.environ.get(variable) for variable in _ONEDRIVE_VARIABLES)
    return "OneDrive" if any(o and Path(o) == place for o in onedrive) else ""


def _by_mark(place: Path) -> str:
    try:
        # ``~/.dropbox`` is a folder of settings; in a synchronised one it is a file.
        present = {
            entry.name
            for entry in os.scandir(place)
            if entry.name != ".dropbox" or not entry.is_dir()
        }
    except OSError:
        return ""
    for mark, through in _MARKS.items():
        if mark in present:
            return through
    for start, through in _MARK_STARTS.items():
        if any(n.startswith(start) and n.endswith(".db") for n in present):
            return through
    return ""


def _is_remote_drive(folder: Path) -> bool:
    windows = getattr(ctypes, "windll", None)
    if windows is None or not folder.drive:
        return False
    kind: int = windows.kernel32.GetDriveTypeW(folder.drive + "\\")
    return kind == _DRIVE_REMOTE


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _output_of(program: str) -> str:
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603  (a program of the system, by its path)
            [program], capture_output=True, text=True, timeout=5, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout
