"""The one place that knows where files lie: what ships with the program, and what belongs to the user."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

_SOURCE_TREE = Path(__file__).resolve().parent.parent


def resource_path(relative: str) -> Path:
    """The path of a file shipped with the program, e.g. `resource_path("fonts/BIZUDPGothic-Bold.ttf")`.

    The file need not exist; the caller that reads it says so.
    """
    return _SOURCE_TREE / "resources" / relative


def preferences_path() -> Path:
    """The file for what this computer remembers for this user (ui/preferences.py)."""
    return _user_folder("config") / "preferences.json"


def drafts_folder() -> Path:
    """Where half-typed records are kept until they are saved (app/drafts.py)."""
    return _user_folder("data") / "drafts"


def log_path() -> Path:
    """The file that says what the program did and what went wrong (app/log.py); older ones lie beside it."""
    return _user_folder("log") / "tsudoiba.log"


def front_door_folder() -> Path:
    """Where a start of the program finds the window that is open already (ui/front_door.py)."""
    return _user_folder("cache") / "front-door"


def qr_codes_path() -> Path:
    """The file of the QR codes made before (app/printing/kept_codes.py)."""
    return _user_folder("cache") / "qr-codes"


def ledgers_folder() -> Path:
    """Where a new ledger is proposed: the user's documents."""
    import platformdirs

    try:
        return platformdirs.user_documents_path() / "つどいば"
    except RuntimeError:  # as in `_own_folder`
        return _passing_folder()


def backups_folder() -> Path:
    """Where backups are kept unless the user chose a place: not among the documents, which clouds carry away."""
    return _user_folder("data") / "控え"


def looking_folder() -> Path:
    """Where a backup lies as a whole ledger while somebody looks into it."""
    return _user_folder("cache") / "見ている控え"


def working_copies_folder() -> Path:
    """Where the local copies of ledgers lie whose own place may be pulled out or cut off (app/carrying)."""
    return _user_folder("data") / "手もとの写し"


def sharing_notes_folder() -> Path:
    """Where this computer remembers what it saw in shared folders (app/carrying/notebook.py)."""
    return _user_folder("data") / "共有フォルダー"


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder of this user's alone, for the length of a block; nothing of it stays."""
    with TemporaryDirectory(prefix="tsudoiba-") as folder:
        yield Path(folder)


def free_path(proposed: Path, mark: str = " {}") -> Path:
    """What was proposed, or the first name beside it that is free: 「見本 2.tsudoiba」.

    Args:
        mark: what stands behind the name when it is taken, with `{}` for the number.
    """
    number, free = 1, proposed
    while free.exists():
        number += 1
        free = proposed.with_name(f"{proposed.stem}{mark.format(number)}{proposed.suffix}")
    return free


def part_beside(target: Path) -> Path:
    """A free name beside a file for what is to become it, however long the file's own name is."""
    return target.absolute().parent / f".{os.urandom(8).hex()}.part"


@contextmanager
def part_of(target: Path) -> Iterator[Path]:
    """A part beside a file for the length of a block, which gives it its name at the end; one without a name goes."""
    part = part_beside(target)
    try:
        yield part
    finally:
        with suppress(OSError):  # the stick is gone, and the part with it
            part.unlink(missing_ok=True)


def has_home() -> bool:
    """Whether this user has folders of his own. Without them nothing is remembered beyond this run."""
    return _own_folder("config") is not None


def _user_folder(purpose: str) -> Path:
    """This user's folder for a purpose: `config`, `data`, `cache` or `log`. It need not exist."""
    return _own_folder(purpose) or _passing_folder() / purpose


def _own_folder(purpose: str) -> Path | None:
    """None for a user without a home."""
    import platformdirs

    folders = platformdirs.PlatformDirs("tsudoiba", appauthor=False)
    try:
        match purpose:
            case "config":
                return folders.user_config_path
            case "data":
                return folders.user_data_path
            case "cache":
                return folders.user_cache_path
            case _:
                return folders.user_log_path
    except RuntimeError:  # platformdirs: nobody knows where it would be
        return None


@cache
def _passing_folder() -> Path:
    """Stands in for the folders of a user without a home, for this run; nobody else can read it."""
    return Path(mkdtemp(prefix="tsudoiba-"))


def is_there_but_no_file(path: Path) -> bool:
    """Whether something lies there that is no file: a folder, a device, or a pipe, which would be waited for.

    Raises:
        OSError: no disk takes such a name.
    """
    return path.exists() and not path.is_file()


def is_folder(path: Path) -> bool:
    """Whether a folder lies there; False too for a name that no disk takes: whoever opens it says so."""
    try:
        return path.is_dir()
    except OSError:
        return False
