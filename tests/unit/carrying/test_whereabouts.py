"""Where a ledger lies, on every system, played."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from app.carrying.this_computer import ThisComputer, linux_mount, volume_of_mac_mounts
from app.carrying.whereabouts import Spot, Volume, Whereabouts, whereabouts


@dataclass
class Played:
    """A computer that says what a test wants."""

    kinds: Mapping[str, Volume] = field(default_factory=dict)
    inside: Mapping[str, Collection[str]] = field(default_factory=dict)
    clouds: Mapping[PurePath, str] = field(default_factory=dict)

    def volume(self, folder: PurePath, /) -> Volume:
        return self.kinds.get(folder.anchor, Volume.FIXED)

    def names(self, folder: PurePath, /) -> Collection[str]:
        return self.inside.get(str(folder), ())

    def cloud_folders(self) -> Mapping[PurePath, str]:
        return self.clouds


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("C:\\Users\\tanaka\\Documents\\つどいば\\小平.tsudoiba", (Spot.HERE, "")),
        ("E:\\小平.tsudoiba", (Spot.STICK, "USBメモリー")),
        ("Z:\\共有\\小平.tsudoiba", (Spot.NETWORK, "ネットワークの共有フォルダー")),
        ("\\\\server\\kodaira\\小平.tsudoiba", (Spot.NETWORK, "ネットワークの共有フォルダー")),
        ("C:\\Users\\tanaka\\OneDrive\\小平.tsudoiba", (Spot.CLOUD, "OneDrive")),
        ("C:\\Users\\tanaka\\OneDrive - 小平市社会福祉協議会\\帳面\\小平.tsudoiba", (Spot.CLOUD, "OneDrive")),
        ("C:\\Users\\tanaka\\Dropbox\\小平.tsudoiba", (Spot.CLOUD, "Dropbox")),
        ("C:\\Users\\tanaka\\Dropbox (Kodaira)\\小平.tsudoiba", (Spot.CLOUD, "Dropbox")),
        ("G:\\マイドライブ\\小平.tsudoiba", (Spot.CLOUD, "Google ドライブ")),
        ("C:\\Users\\tanaka\\iCloudDrive\\小平.tsudoiba", (Spot.CLOUD, "iCloud")),
        ("C:\\Users\\tanaka\\Nextcloud\\小平.tsudoiba", (Spot.CLOUD, "Nextcloud")),
        ("C:\\Users\\tanaka\\会社の雲\\帳面\\小平.tsudoiba", (Spot.CLOUD, "OneDrive")),
    ],
)
def test_windows(path: str, expected: tuple[Spot, str]) -> None:
    kinds = {"E:\\": Volume.REMOVABLE, "Z:\\": Volume.NETWORK, "\\\\server\\kodaira\\": Volume.NETWORK}
    computer = Played(kinds, clouds={PureWindowsPath("c:\\users\\tanaka\\会社の雲"): "OneDrive"})
    assert whereabouts(PureWindowsPath(path), computer) == Whereabouts(*expected)


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (".dropbox.cache", "Dropbox"),
        (".tmp.driveupload", "Google ドライブ"),
        (".sync_4f3a5b6c7d8e.db", "Nextcloud"),
        ("._sync_4f3a5b6c7d8e.db", "Nextcloud"),
        (".owncloudsync.log", "Nextcloud"),
        (".stfolder", "Syncthing"),
        (".stfolder (1)", "Syncthing"),
    ],
)
def test_marks_of_engines(mark: str, name: str) -> None:
    computer = Played(inside={"/srv/tanaka/雲": [mark, "ほか.txt"]})
    assert whereabouts(PurePosixPath("/srv/tanaka/雲/帳面/小平.tsudoiba"), computer) == Whereabouts(Spot.CLOUD, name)
    assert whereabouts(PurePosixPath("/srv/tanaka/帳面/小平.tsudoiba"), computer).is_own_disk


def test_names_like_those_of_clouds_are_none() -> None:
    for path in ("/srv/dropboxes/小平.tsudoiba", "/srv/my onedrive notes/小平.tsudoiba", "/OneDrive.tsudoiba"):
        assert whereabouts(PurePosixPath(path), Played()).is_own_disk


MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
/dev/sdb1 /media/tanaka/USB\040メモリー vfat rw 0 0
//server/kodaira /mnt/共有 cifs rw 0 0
tanaka@host:/srv /mnt/共有/遠く fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/srv/tanaka", ("/dev/sda1", "ext4")),
        ("/media/tanaka/USB メモリー/帳面", ("/dev/sdb1", "vfat")),
        ("/mnt/共有", ("//server/kodaira", "cifs")),
        ("/mnt/共有/遠く/a", ("tanaka@host:/srv", "fuse.sshfs")),
        ("/mnt/共有2", ("/dev/sda1", "ext4")),
    ],
)
def test_linux_mounts(folder: str, expected: tuple[str, str]) -> None:
    assert linux_mount(MOUNTS, PurePosixPath(folder)) == expected


MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
/dev/disk4s1 on /Volumes/USB (msdos, local, nodev, nosuid, noowners)
/dev/disk5s1 on /Volumes/My Disk (exfat, local, nodev)
//tanaka@server/kodaira on /Volumes/kodaira (smbfs, nodev, nosuid, mounted by tanaka)
"""


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/Users/tanaka/Documents", Volume.FIXED),
        ("/Volumes/USB/帳面", Volume.REMOVABLE),
        ("/Volumes/My Disk", Volume.REMOVABLE),
        ("/Volumes/kodaira", Volume.NETWORK),
    ],
)
def test_mac_mounts(folder: str, expected: Volume) -> None:
    assert volume_of_mac_mounts(MAC, PurePosixPath(folder)) is expected


def test_this_very_computer_answers() -> None:
    computer = ThisComputer()
    assert computer.volume(PurePosixPath("/")) in Volume
    assert list(computer.names(PurePosixPath("/nowhere/at/all"))) == []
    assert isinstance(computer.cloud_folders(), Mapping)
