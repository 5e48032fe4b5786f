"""The computer the program runs on, asked about its disks: the one door to what Windows, Linux and macOS each say."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Collection, Mapping
from pathlib import Path, PurePath

from app.carrying.whereabouts import Volume

_NETWORK_SYSTEMS = re.compile(r"(nfs|cifs|smb|afpfs|webdav|davfs|9p|ncpfs)\w*|fuse\.(sshfs|gvfsd-fuse|rclone|davfs2?)")
_STICK_SYSTEMS = ("msdos", "exfat")
_PATIENCE_SECONDS = 5.0
_ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")

if sys.platform == "win32":
    import ctypes

    _REMOVABLE, _REMOTE = 2, 4

    def _volume(folder: Path) -> Volume:
        """GetDriveTypeW tells sticks and shares; a share without a letter begins with two slashes."""
        root = folder.anchor
        if root.startswith("\\\\") and not root.startswith(("\\\\?\\", "\\\\.\\")):
            return Volume.NETWORK
        kind = ctypes.windll.kernel32.GetDriveTypeW(root)
        return {_REMOVABLE: Volume.REMOVABLE, _REMOTE: Volume.NETWORK}.get(kind, Volume.FIXED)

elif sys.platform == "darwin":

    def _volume(folder: Path) -> Volume:
        """`mount` names the file system of every volume; sticks are formatted for Windows and lie in /Volumes."""
        import subprocess

        try:
            answer = subprocess.run(
                ["/sbin/mount"], capture_output=True, text=True, timeout=_PATIENCE_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            return Volume.FIXED
        return volume_of_mac_mounts(answer.stdout, folder)

else:

    def _volume(folder: Path) -> Volume:
        """/proc/mounts names device and file system; /sys knows whether the device can be pulled out."""
        device, system = linux_mount(Path("/proc/mounts").read_text(errors="surrogateescape"), folder)
        if _NETWORK_SYSTEMS.fullmatch(system):
            return Volume.NETWORK
        return Volume.REMOVABLE if _can_be_pulled_out(device) else Volume.FIXED


def linux_mount(mounts: str, folder: PurePath) -> tuple[str, str]:
    """(device, file system) of the volume that holds a folder, out of the text of /proc/mounts."""
    best, found = -1, ("", "")
    for line in mounts.splitlines():
        device, point, system, *_ = [*line.split(" "), "", "", ""]
        top = PurePath(re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), point))
        if point and (top == folder or top in folder.parents) and len(top.parts) >= best:
            best, found = len(top.parts), (device, system)
    return found


def volume_of_mac_mounts(mounts: str, folder: PurePath) -> Volume:
    """What the volume of a folder is, out of what `mount` of macOS prints."""
    best, system = -1, ""
    for line in mounts.splitlines():
        found = re.fullmatch(r".+? on (/.*) \((\w+)[,)].*", line)
        if found is None:
            continue
        top = PurePath(found[1])
        if (top == folder or top in folder.parents) and len(top.parts) >= best:
            best, system = len(top.parts), found[2]
    if _NETWORK_SYSTEMS.fullmatch(system):
        return Volume.NETWORK
    return Volume.REMOVABLE if system in _STICK_SYSTEMS else Volume.FIXED


def _can_be_pulled_out(device: str) -> bool:
    """Whether a block device says so of itself, or hangs at the USB bus, as large sticks and outer disks do."""
    name = device.rpartition("/")[2]
    place = Path("/sys/class/block", name)
    if not name or not place.exists():
        return False
    real = place.resolve()
    disk = real if (real / "removable").exists() else real.parent
    try:
        return (disk / "removable").read_text().strip() == "1" or any(part.startswith("usb") for part in real.parts)
    except OSError:
        return False


class ThisComputer:
    """See `app.carrying.whereabouts.Computer`."""

    def volume(self, folder: PurePath, /) -> Volume:
        """What the folder's disk is."""
        try:
            return _volume(Path(folder).resolve())
        except (OSError, ValueError):
            return Volume.FIXED

    def names(self, folder: PurePath, /) -> Collection[str]:
        """What lies in a folder."""
        try:
            return [each.name for each in Path(folder).iterdir()]
        except OSError:
            return ()

    def cloud_folders(self) -> Mapping[PurePath, str]:
        """OneDrive says it in the environment, Dropbox in a small file of its own."""
        found: dict[PurePath, str] = {Path(os.environ[each]): "OneDrive" for each in _ONEDRIVE if os.environ.get(each)}
        places = [os.environ.get("LOCALAPPDATA"), os.environ.get("APPDATA")]
        notes = [Path(place, "Dropbox", "info.json") for place in places if place]
        for note in [*notes, Path("~/.dropbox/info.json").expanduser()]:
            found |= dict.fromkeys(_dropbox_folders(note), "Dropbox")
        return found


def _dropbox_folders(note: Path) -> list[PurePath]:
    try:
        accounts = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    if not isinstance(accounts, dict):
        return []
    paths = [account.get("path") for account in accounts.values() if isinstance(account, dict)]
    return [Path(path) for path in paths if isinstance(path, str) and path]
