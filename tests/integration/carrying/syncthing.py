"""A real Syncthing for two folders of this machine: it talks to 127.0.0.1 alone and reports to nobody."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import xml.etree.ElementTree as Xml
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

PROGRAM = shutil.which("syncthing")

_OPTIONS = {
    "globalAnnounceEnabled": "false",
    "localAnnounceEnabled": "false",
    "relaysEnabled": "false",
    "natEnabled": "false",
    "crashReportingEnabled": "false",
    "startBrowser": "false",
    "urAccepted": "-1",
    "autoUpgradeIntervalH": "0",
    "reconnectionIntervalS": "1",
    "announceLANAddresses": "false",
    "stunKeepaliveStartS": "0",
}


@dataclass
class Instance:
    """One Syncthing with its home and the folder it looks after."""

    home: Path
    folder: Path
    port: int
    window_port: int
    device: str = ""

    def generate(self) -> None:
        """Make its keys and learn its name."""
        assert PROGRAM is not None
        words = [PROGRAM, "generate", "--home", str(self.home), "--no-default-folder"]
        subprocess.run(words, check=True, capture_output=True, env=_environment(), timeout=60)
        device = Xml.parse(self.home / "config.xml").getroot().find("device")
        assert device is not None
        self.device = device.attrib["id"]

    def configure(self, others: Sequence[Instance]) -> None:
        """Know the others by their addresses on this machine, and nobody else."""
        path = self.home / "config.xml"
        tree = Xml.parse(path)
        root = tree.getroot()
        for each in [*root.findall("device"), *root.findall("folder")]:
            root.remove(each)
        options, window = root.find("options"), root.find("gui")
        assert options is not None
        assert window is not None
        for name in {*_OPTIONS, "listenAddress"}:
            for each in options.findall(name):
                options.remove(each)
        for name, value in {**_OPTIONS, "listenAddress": f"tcp://127.0.0.1:{self.port}"}.items():
            Xml.SubElement(options, name).text = value
        address = window.find("address")
        assert address is not None
        address.text = f"127.0.0.1:{self.window_port}"
        shared = Xml.SubElement(
            root,
            "folder",
            id="shared",
            path=str(self.folder),
            type="sendreceive",
            rescanIntervalS="2",
            fsWatcherEnabled="true",
            fsWatcherDelayS="1",
        )
        for known in (self, *others):
            device = Xml.SubElement(root, "device", id=known.device, compression="never")
            Xml.SubElement(device, "address").text = f"tcp://127.0.0.1:{known.port}"
            Xml.SubElement(shared, "device", id=known.device)
        tree.write(path, encoding="utf-8")

    @contextmanager
    def running(self) -> Iterator[None]:
        """For the length of a block."""
        assert PROGRAM is not None
        words = [PROGRAM, "serve", "--home", str(self.home), "--no-browser", "--no-restart", "--no-upgrade"]
        with (self.home / "log.txt").open("ab") as log:
            process = subprocess.Popen(words, stdout=log, stderr=log, env=_environment())
            try:
                yield
            finally:
                process.terminate()
                process.wait(timeout=30)


def pair(root: Path, folders: Sequence[Path]) -> list[Instance]:
    """Instances that know each other, one for each folder, not running yet."""
    with ExitStack() as stack:
        ports = [_free_port(stack) for _ in range(2 * len(folders))]
    made = []
    for number, folder in enumerate(folders):
        home = root / f"syncthing-{number}"
        home.mkdir()
        made.append(Instance(home, folder, ports[2 * number], ports[2 * number + 1]))
    for each in made:
        each.generate()
    for each in made:
        each.configure([other for other in made if other is not each])
    return made


def _free_port(stack: ExitStack) -> int:
    found = stack.enter_context(socket.socket())
    found.bind(("127.0.0.1", 0))
    return int(found.getsockname()[1])


def _environment() -> dict[str, str]:
    return {**os.environ, "STNOUPGRADE": "1", "STNODEFAULTFOLDER": "1", "STHASHING": "standard"}
