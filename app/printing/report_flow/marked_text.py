"""A long text with the marks people type in reports, as headings, lists and paragraphs (S2).

「■…」 and 「１．…」 begin a section, （１） a part of it, ① and 【…】 what stands in a part; lines with ・ are a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from app.printing.fonts import Face
from app.printing.report_flow.flow import Piece
from app.printing.report_flow.parts import bullet_pieces, lines_of, paragraphs, section_piece
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, text_width

_SECTION = re.compile(r"■\s*(?P<bare>\S.*)|(?P<number>[0-9０-９]{1,2})\s*[．.、]\s*\D.*")
_PART = re.compile(r"[（(]\s*[0-9０-９一二三四五六七八九十]{1,2}\s*[)）]")
_LESSER = re.compile(r"[①-⑳]|【.*】$")
_BULLET = re.compile(r"[・●•◦]\s*")
_LONGEST_HEADING = 40
_WIDEST_SECTION = 160.0
_PART_STYLE = TextStyle(face=Face.B, size_pt=13, leading=1.5)
_LESSER_STYLE = TextStyle(face=Face.B, size_pt=12, leading=1.5)


def last_section_number(text: str) -> int:
    """The number of the last 「２．…」 of a text, 0 without any."""
    found = [_SECTION.fullmatch(line.strip()) for line in text.splitlines()]
    return max((int(each["number"]) for each in found if each is not None and each["number"]), default=0)


def has_sections(text: str) -> bool:
    """Whether the text brings its own headings."""
    return any(_is_section(line.strip()) for line in text.splitlines())


def marked_pieces(text: str, *, key: str) -> Iterator[Piece]:
    """The text from top to bottom; `key` tells its lists from the others of the report."""
    part = False
    for number, (is_list, lines) in enumerate(groupby(text.splitlines(), lambda line: bool(_bullet(line)))):
        if is_list:
            yield from bullet_pieces([_bullet(line) for line in lines], key=f"{key} {number}")
            continue
        running: list[str] = []
        for line in lines:
            words = line.strip()
            if not _is_heading(words):
                running.append(line)
                continue
            yield from paragraphs("\n".join(running))
            running = []
            is_part = bool(_PART.match(words))
            part = is_part or (part and not _is_section(words))
            yield from _heading(words, Tag.H3 if is_part or not part else Tag.H4)
        yield from paragraphs("\n".join(running))


def _heading(words: str, level: Tag) -> Iterable[Piece]:
    if _is_section(words):
        yield section_piece(words.removeprefix("■").lstrip())
    elif _PART.match(words):
        yield from lines_of(words, _PART_STYLE, gap=4.4, stays=True, tag=level)
    else:
        yield from lines_of(words, _LESSER_STYLE, gap=3.2, stays=True, tag=level)


def _is_heading(words: str) -> bool:
    if _is_section(words):
        return True
    is_short = len(words) <= _LONGEST_HEADING and not words.endswith("。")
    return is_short and bool(_PART.match(words) or _LESSER.match(words))


def _is_section(words: str) -> bool:
    """A line that is a heading by its mark, and short enough to stand on one line as one."""
    is_marked = _SECTION.fullmatch(words) is not None and not words.endswith("。")
    return is_marked and text_width(words, Face.B, 15) <= _WIDEST_SECTION


def _bullet(line: str) -> str:
    """The words of a line of a list, '' for any other."""
    found = _BULLET.match(line.strip())
    return "" if found is None else line.strip()[found.end() :]
