"""Lines that a page broke apart: text out of a PDF or a letter, pasted, is put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BULLET = re.compile(r"[\s　]*[・●○◦•*‣-][\s　]*(?=\S)")
_COMMAS = ("、", "，")


def join_broken(before: str, line: str) -> str:
    """A broken line put together; letters of the alphabet need a space between them."""
    needs_space = before[-1:].isascii() and line[:1].isascii() and before[-1:].isalnum() and line[:1].isalnum()
    return f"{before} {line}" if needs_space else before + line


def bulleted_things(lines: Sequence[str]) -> list[str]:
    """One text for each 「・」 where the first of the lines has one; the lines as they are where it has none."""
    if not lines or _BULLET.match(lines[0]) is None:
        return list(lines)
    things: list[str] = []
    for line in lines:
        if _BULLET.match(line) or not things:
            things.append(line)
        else:
            things[-1] = join_broken(things[-1], line)
    return things


def listed_things(lines: Sequence[str]) -> list[str]:
    """One text where the lines run on as 「Ａ、Ｂ、」 「Ｃ」; the lines as they are where none but the last ends so."""
    if not any(line.endswith(_COMMAS) for line in lines[:-1]):
        return list(lines)
    whole = lines[0]
    for line in lines[1:]:
        whole = join_broken(whole, line)
    return [whole]
