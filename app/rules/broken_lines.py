"""Lines that a page broke apart: text out of a PDF or a letter, pasted, is put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_BULLET = re.compile(r"[\s　]*[・●○◦•*‣-][\s　]*(?=\S)")
_COMMAS = ("、", "，")
_HEAD = re.compile(r"\s*(?:[（(]?[0-9０-９一二三四五六七八九十]{1,2}[）).．、]|[0-9０-９]{1,2}\s|[①-⑳■◆□◇【])\s*\S")
_FEWEST_LINES = 4
_SHORT = 0.8


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


def is_spaced_out(lines: Sequence[str]) -> bool:
    """Whether every line has a blank one below, as text from a PDF has: then blank lines part nothing."""
    pairs = [(one, other) for one, other in pairwise(lines) if one.strip()]
    blank_below = sum(not other.strip() for _, other in pairs)
    return len(pairs) > _FEWEST_LINES and blank_below * 10 > len(pairs) * 7


def whole_paragraphs(text: str) -> str:
    """Text from a PDF with one line for each paragraph; any other text as it is.

    A paragraph begins with a bullet or a number, and after a full stop when its line is set in or the one before ends
    early; a numbered line that ends early is a heading.
    """
    lines = text.splitlines()
    if not is_spaced_out(lines):
        return text
    written = [line for line in lines if line.strip()]
    early = _SHORT * max(len(line.strip()) for line in written)
    whole = [written[0].strip()]
    for before, line in pairwise(written):
        ends_early = len(before.strip()) < early
        has_stopped = before.rstrip().endswith("。") and (ends_early or line[0].isspace())
        is_below_heading = ends_early and _HEAD.match(before) is not None
        if _BULLET.match(line) or _HEAD.match(line) or has_stopped or is_below_heading:
            whole.append(line.strip())
        else:
            whole[-1] = join_broken(whole[-1], line.strip())
    return "\n".join(whole)
