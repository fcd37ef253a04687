"""Network drives and synchronised folders are told from the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from livret.usecases.vault_errors import VaultInSynchronisedFolder, VaultOnSharedDrive
from livret.vault import places
from livret.vault.places import (
    Mount,
    is_elsewhere,
    parsed_mac_mounts,
    parsed_mounts,
    require_local,
    synchronised_by,
)

LINUX = """\
/dev/sda1 / ext4 rw,relatime 0 0
//serveur/partage /mnt/Dossiers\\040partagés cifs rw 0 0
nas:/export /mnt/nas nfs4 rw 0 0
/dev/sdb1 /mnt/nas/disque ext4 rw 0 0
user@host:/ /srv/claire/distant fuse.sshfs rw 0 0
/dev/fuse /srv/claire/local fuse.gocryptfs rw 0 0
hôte /mnt/9p 9p rw 0 0
nas:/b /mnt/deux nfs rw 0 0
tmpfs /mnt/deux tmpfs rw 0 0
broken
"""
MAC = """\
/dev/disk3s1 on / (apfs, local, read-only)
//claire@serveur/partage on /Volumes/Partage (smbfs, nodev)
/dev/disk4 on /Volumes/Cle on usb (msdos, local)
"""


@pytest.mark.parametrize(
    ("folder", "elsewhere"),
    [
        ("/srv/claire/coffre", False),
        ("/mnt/Dossiers partagés/coffre", True),
        ("/mnt/nas", True),
        ("/mnt/nas/a/b", True),
        ("/mnt/nas/disque/coffre", False),
        ("/mnt/nasse", False),
        ("/srv/claire/distant/x", True),
        ("/srv/claire/local/x", False),
        ("/mnt/9p", True),
        ("/mnt/deux/x", False),
    ],
)
def test_linux_mounts(folder: str, *, elsewhere: bool) -> None:
    assert is_elsewhere(Path(folder), parsed_mounts(LINUX)) is elsewhere


@pytest.mark.parametrize(
    ("folder", "elsewhere"),
    [
        ("/Users/claire/coffre", False),
        ("/Volumes/Partage/coffre", True),
        ("/Volumes/Cle on usb/coffre", False),
    ],
)
def test_mac_mounts(folder: str, *, elsewhere: bool) -> None:
    assert is_elsewhere(Path(folder), parsed_mac_mounts(MAC)) is elsewhere


def test_windows_shares_by_their_name() -> None:
    assert is_elsewhere(Path("\\\\serveur\\partage\\coffre"), ())
    assert is_elsewhere(Path("//serveur/partage"), ())


def test_this_machine_tells_its_mounts() -> None:
    if not Path("/proc/mounts").exists():
        pytest.skip("this system tells its mounts elsewhere")
    # Where /proc can be read it is mounted, in a bare chroot too.
    assert Path("/proc") in {mount.point for mount in places.mounts()}


def test_a_network_drive_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    require_local(tmp_path / "coffre")
    shared = (Mount(tmp_path.resolve(), "nfs4"),)
    monkeypatch.setattr(places, "mounts", lambda: shared)
    with pytest.raises(VaultOnSharedDrive):
        require_local(tmp_path / "coffre")


@pytest.mark.parametrize(
    ("name", "through"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Structure d’exemple", "OneDrive"),
        ("Dropbox (Personnel)", "Dropbox"),
        ("Nextcloud", "Nextcloud"),
        ("Google Drive", "Google Drive"),
        ("Mon Drive", "Google Drive"),
        ("com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("kDrive", "kDrive"),
    ],
)
def test_synchronised_folders_by_their_name(
    tmp_path: Path, name: str, through: str
) -> None:
    (tmp_path / name / "b").mkdir(parents=True)
    assert synchronised_by(tmp_path / name / "b" / "coffre") == through


@pytest.mark.parametrize(
    ("mark", "through"),
    [
        (".dropbox", "Dropbox"),
        (".dropbox.cache", "Dropbox"),
        (".sync_1a2b.db", "Nextcloud"),
        ("._sync_1a2b.db", "Nextcloud"),
        (".stfolder", "Syncthing"),
        (".owncloudsync.log", "ownCloud"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    ],
)
def test_synchronised_folders_by_their_marks(
    tmp_path: Path, mark: str, through: str
) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / mark).write_bytes(b"")
    assert synchronised_by(tmp_path / "a" / "b") == through


@pytest.mark.parametrize(
    "name", ["Documents", "onedriver", "mes dropbox", "nextcloud2"]
)
def test_other_folders_are_let_through(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / ".sync_notes.txt").write_bytes(b"")
    assert synchronised_by(tmp_path / name) == ""


def test_a_home_where_dropbox_keeps_its_settings_is_let_through(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert synchronised_by(tmp_path / ".local" / "coffre") == ""
    (tmp_path / ".local").mkdir()
    assert synchronised_by(tmp_path / ".local") == ""


def test_onedrive_told_by_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path))
    assert synchronised_by(tmp_path / "coffre") == "OneDrive"


def test_a_link_into_a_synchronised_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    link = tmp_path / "lien"
    link.symlink_to(tmp_path / "Nextcloud", target_is_directory=True)
    with pytest.raises(VaultInSynchronisedFolder) as refused:
        require_local(link / "coffre")
    assert refused.value.facts["through"] == "Nextcloud"
