"""What can happen to a program and its disk while it works: killed anywhere, no room, a stick that is pulled."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from app.errors import ExpectedError
from db.engine import preload

NOBODY = 65534
"""The account that may write nowhere."""
_FILE_EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.chmod", "shutil.copyfile"}


def in_child(work: Callable[[], str], *, as_nobody: bool = False) -> tuple[str, int]:
    """What `work` says in a process of its own, and how that ended (0, or minus the signal that killed it)."""
    child, reading = _begun(work, as_nobody=as_nobody)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    return said, os.waitstatus_to_exitcode(status)


def killed_after(work: Callable[[], str], seconds: float) -> bool:
    """Whether `work`, in a process of its own, was still at it when it was killed after so long."""
    child, reading = _begun(work)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(reading)
    return os.waitstatus_to_exitcode(status) == -signal.SIGKILL


def _begun(work: Callable[[], str], *, as_nobody: bool = False) -> tuple[int, int]:
    """The process in which `work` is done, and where it can be read what it said."""
    preload()  # the account nobody may not be able to read the program's files
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _be_child(work, writing, as_nobody=as_nobody)
    os.close(writing)
    return child, reading


def _be_child(work: Callable[[], str], writing: int, *, as_nobody: bool) -> NoReturn:
    try:
        if as_nobody and os.getuid() == 0:
            os.setuid(NOBODY)
        try:
            said = work()
        except ExpectedError as error:
            said = f"ExpectedError: {error}"
        os.write(writing, said.encode())
        os._exit(0)
    finally:
        os._exit(70)


def at_file_operation(number: int, folder: Path, then: Callable[[], None], work: Callable[[], object]) -> str:
    """Do `work`, and `then` when it comes to its n-th operation on a file within a folder; to be used in a child.

    Returns:
        how many operations there were.
    """
    met = 0
    tempfile.tempdir = str(folder)  # private copies count too

    def notice(event: str, given: tuple[object, ...]) -> None:
        nonlocal met
        if event in _FILE_EVENTS and any(str(folder) in str(each) for each in given):
            met += 1
            if met == number:
                then()

    sys.addaudithook(notice)
    work()
    return str(met)


def kill() -> None:
    """As the plug does."""
    os.kill(os.getpid(), signal.SIGKILL)


def _may_mount() -> bool:
    return sys.platform == "linux" and os.getuid() == 0 and shutil.which("mount") is not None


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[bool]:
    """A disk of that size at `folder`; False where this computer lets nobody mount one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if not _may_mount() or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        yield False
        return
    try:
        yield True
    finally:
        subprocess.run(["umount", str(folder)], check=True, capture_output=True)


class Stick:
    """A disk in a file, which can be pulled out while it is in use and put back as it was then."""

    def __init__(self, image: Path, folder: Path) -> None:
        """`image` lies alone on a disk that it fills."""
        self.folder = folder
        self._image = image
        self._filling = image.with_name("filling")
        self._kept = folder.with_name("as pulled")

    def pull(self) -> None:
        """From now on nothing can be written any more, and nothing read that the computer does not remember."""
        shutil.copyfile(self._image, self._kept)
        os.truncate(self._image, 0)
        with contextlib.suppress(OSError), self._filling.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(1 << 16))

    def put_back(self) -> None:
        """With what had reached it when it was pulled."""
        self._umount()
        self._filling.unlink(missing_ok=True)
        shutil.copyfile(self._kept, self._image)
        assert self.mount()

    def format(self) -> bool:
        """Make it an empty disk of 16 MB; whether this computer lets us use it."""
        with self._image.open("wb") as file:
            file.truncate(16 << 20)
        subprocess.run(["mkfs.ext4", "-q", "-F", str(self._image)], check=True, capture_output=True)
        return self.mount()

    def mount(self) -> bool:
        """Whether this computer lets us."""
        command = ["mount", "-o", "loop", str(self._image), str(self.folder)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def _umount(self) -> None:
        for _ in range(20):
            if subprocess.run(["umount", str(self.folder)], capture_output=True, check=False).returncode == 0:
                return
            time.sleep(0.2)
        subprocess.run(["umount", "-l", str(self.folder)], check=True, capture_output=True)

    def go(self) -> None:
        """At the end."""
        self._umount()


@contextmanager
def stick(folder: Path) -> Iterator[Stick | None]:
    """A stick of 16 MB at `folder` / "stick"; None where this computer lets nobody mount one."""
    mounted = folder / "stick"
    mounted.mkdir()
    with small_disk(folder / "below", 17_000) as is_there:
        made = Stick(folder / "below" / "image", mounted)
        if not is_there or shutil.which("mkfs.ext4") is None or not made.format():
            yield None
            return
        try:
            yield made
        finally:
            made.go()
