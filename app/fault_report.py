"""What is told of a fault in the program itself: its kind, and where in the code. Never what somebody typed.

The report stands in the log and is what a user copies to ask for help, so it must be safe to send. The message of an
exception may quote a value (`KeyError: '山田'`) or a path with the user's name: it is told only where Python makes it
of names in the code, and even then only if it looks like nothing else. Values of variables are never told.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from types import FrameType, TracebackType

_SOURCE_TREE = Path(__file__).resolve().parent.parent
_FOLDERS_OF_PACKAGES = ("site-packages", "packages", "lib-dynload", "python3.11", "python311.zip")
_MESSAGES_ABOUT_CODE = (AttributeError, IndexError, NameError, RuntimeError, TypeError, ZeroDivisionError)
_ABOUT_CODE = re.compile(r"(?!.*\d{4})[A-Za-z0-9_ .,:;'\"()\[\]<>+*=-]{1,200}")
"""No letter of Japanese, no path, no address, no number long enough to be somebody's."""
_FRAMES = 40
"""Of each exception: more only repeats itself."""


def report_of(error: BaseException) -> list[str]:
    """Lines: each exception of the chain, the one that came first at the top, with the code it passed through."""
    lines: list[str] = []
    for each in _chain(error):
        lines.append(f"{type(each).__module__}.{type(each).__qualname__}{_message_about_code(each)}")
        lines += [f"  {line}" for line in _passed(each.__traceback__)]
    return lines


def place_in_program(file_name: str) -> str:
    """A file of code by its path inside the program or the library it belongs to, with slashes."""
    path = PurePath(file_name)
    if not path.is_absolute():  # of a bundle, which names its files from its own folder
        return path.as_posix()
    if path.is_relative_to(_SOURCE_TREE):
        return path.relative_to(_SOURCE_TREE).as_posix()
    for number in range(len(path.parts) - 1, 0, -1):
        if path.parts[number - 1] in _FOLDERS_OF_PACKAGES:
            return PurePath(*path.parts[number:]).as_posix()
    return path.name


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and each not in found:
        found.append(each)
        each = each.__cause__ if each.__cause__ is not None or each.__suppress_context__ else each.__context__
    return found[::-1]


def _message_about_code(error: BaseException) -> str:
    code = getattr(error, "sqlite_errorname", None)  # SQLite's own word; its sentence may quote what was searched for
    if isinstance(code, str):
        return f": {code}"
    if isinstance(error, OSError):
        return f": {errno.errorcode.get(error.errno, error.errno)}" if error.errno is not None else ""
    if isinstance(error, ImportError):
        return f": {error.name}" if error.name is not None and _ABOUT_CODE.fullmatch(error.name) else ""
    if isinstance(error, _MESSAGES_ABOUT_CODE) and _ABOUT_CODE.fullmatch(str(error)):
        return f": {error}"
    return ""


def _passed(trace: TracebackType | None) -> list[str]:
    lines = [
        f"{place_in_program(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}"
        for frame, line in _frames(trace)
    ]
    if len(lines) <= _FRAMES:
        return lines
    return [*lines[: _FRAMES // 2], f"… {len(lines) - _FRAMES}", *lines[-_FRAMES // 2 :]]


def _frames(trace: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    while trace is not None:
        yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next
