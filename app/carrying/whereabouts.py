"""Where a ledger lies: on this computer's own disk, or where it can be pulled out, cut off or copied behind our back.

Only names and what the system says of a volume are looked at; what asks the system is `Computer`, so that every system
can be played in a test.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import Protocol


class Volume(StrEnum):
    """What a disk is, as the system says."""

    FIXED = "fixed"
    REMOVABLE = "removable"
    NETWORK = "network"


class Spot(StrEnum):
    """What kind of place a ledger lies in."""

    HERE = "here"
    STICK = "stick"
    NETWORK = "network"
    CLOUD = "cloud"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a ledger lies.

    Attributes:
        name: as people call it: 「USBメモリー」, 「OneDrive」; '' for this computer's own disk.
    """

    spot: Spot
    name: str = ""

    @property
    def is_own_disk(self) -> bool:
        """Nothing has to be said about it."""
        return self.spot is Spot.HERE


class Computer(Protocol):
    """The operating system, as far as it knows about folders. Answers may take long where a network is asked."""

    def volume(self, folder: PurePath, /) -> Volume:
        """What the folder's disk is; FIXED where nobody knows."""

    def names(self, folder: PurePath, /) -> Collection[str]:
        """What lies in a folder; nothing where it cannot be read."""

    def cloud_folders(self) -> Mapping[PurePath, str]:
        """Folders that the engine of a cloud has told the system about, with the name of the cloud."""


_STICK = Whereabouts(Spot.STICK, "USBメモリー")
_SHARE = Whereabouts(Spot.NETWORK, "ネットワークの共有フォルダー")
_HERE = Whereabouts(Spot.HERE)

_BY_NAME = (
    (re.compile(r"onedrive( - .+)?|onedrive-.+"), "OneDrive"),
    (re.compile(r"dropbox( \(.+\))?|dropbox-.+"), "Dropbox"),
    (re.compile(r"google ?drive|googledrive-.+|my drive|マイドライブ|shared drives|共有ドライブ"), "Google ドライブ"),
    (re.compile(r"icloud ?drive|com~apple~clouddocs|mobile documents"), "iCloud"),
    (re.compile(r"nextcloud|owncloud"), "Nextcloud"),
)
"""A folder of the path, in small letters, and whose it then is."""

_BY_MARK = (
    (re.compile(r"\.dropbox(\.cache)?"), "Dropbox"),
    (re.compile(r"\.tmp\.drive(down|up)load"), "Google ドライブ"),
    (re.compile(r"\._?sync_[0-9a-f]+\.db|\.(next|own)cloudsync\.log"), "Nextcloud"),
    (re.compile(r"\.stfolder( .+)?"), "Syncthing"),
)
"""What the engine of a cloud leaves at the top of the folder it looks after."""

_LEVELS = 8
"""Folders above the ledger that are looked into."""


def whereabouts(ledger: PurePath, computer: Computer) -> Whereabouts:
    """Where a ledger lies; a cloud's folder counts as such wherever it is."""
    above = list(ledger.parents)
    cloud = _announced(above, computer) or _named(above) or _marked(above[:_LEVELS], computer)
    if cloud:
        return Whereabouts(Spot.CLOUD, cloud)
    volume = computer.volume(ledger.parent)
    return {Volume.REMOVABLE: _STICK, Volume.NETWORK: _SHARE}.get(volume, _HERE)


def _announced(above: list[PurePath], computer: Computer) -> str:
    folders = computer.cloud_folders()
    return next((name for folder, name in folders.items() if folder in above), "")


def _named(above: list[PurePath]) -> str:
    parts = [folder.name.casefold() for folder in above]
    return next((name for part in parts for pattern, name in _BY_NAME if pattern.fullmatch(part)), "")


def _marked(above: list[PurePath], computer: Computer) -> str:
    for folder in above:
        for inside in computer.names(folder):
            found = next((name for pattern, name in _BY_MARK if pattern.fullmatch(inside)), "")
            if found:
                return found
    return ""
