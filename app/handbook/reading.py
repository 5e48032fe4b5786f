"""Reads the text of a chapter: a small part of Markdown, one kind of block a line, blocks parted by empty lines.

    # 冊子をつくる                       the title, first of all
    ## 試し刷り {#trial}                 a section with its key
    1. 「印刷」を押します                 steps; a further line of the same step is indented
    - 紙                                 bullets
    > よこ書きの冊子は、左とじです         good to know
    ? ボタンが見えないときは …            where it looks or goes differently
    ![何を刷るかの一覧](print)            a picture: what is seen on it, the state of the self-test
    [印刷する](#print/flyer)             on a line of its own: the way to another place
    | どこ | なに |                      a table; its first row is the head
    {{products}}                         on a line of its own: a table that is generated
    {place}                              within a text: the town's noun for a kind of record

There is no markup inside a line: what is on the screen is set in 「」, as on every paper of this program.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from app.handbook.parts import Bullets, Chapter, Heading, Note, Paragraph, Part, Pointer, Screen, Steps, Table

_HEADING = re.compile(r"## (.+) \{#([a-z-]+)\}")
_SCREEN = re.compile(r"!\[(.+)\]\((\w+)\)")
_POINTER = re.compile(r"\[(.+)\]\(#([a-z/-]+)\)")
_INSERTED = re.compile(r"\{\{(\w+)\}\}")
_STEP = re.compile(r"\d+\. ")
_BULLET = re.compile("- ")
_NOUN = re.compile(r"\{(\w+)\}")


def read_chapter(key: str, text: str, *, noun: Callable[[str], str], tables: Mapping[str, Table]) -> Chapter:
    """A chapter from its text.

    Args:
        noun: kind of record → the word of this town.
        tables: name → what `{{name}}` stands for.

    Raises:
        ValueError: a block that is none of ours.
        KeyError: a table or a noun that there is not.
    """
    blocks = _blocks(text)
    if not blocks or not blocks[0][0].startswith("# "):
        raise ValueError(f"{key}: the title is missing")

    def spoken(words: str) -> str:
        return _NOUN.sub(lambda found: noun(found[1]), words)

    parts = tuple(_part(lines, spoken, tables) for lines in blocks[1:])
    return Chapter(key, spoken(blocks[0][0].removeprefix("# ")), parts)


def _blocks(text: str) -> list[list[str]]:
    lines = [line.rstrip() for line in text.splitlines()]
    return [list(block) for is_full, block in groupby(lines, key=bool) if is_full]


def _part(lines: Sequence[str], spoken: Callable[[str], str], tables: Mapping[str, Table]) -> Part:
    whole = "".join(line.strip() for line in lines)
    if found := _HEADING.fullmatch(whole):
        return Heading(spoken(found[1]), found[2])
    if found := _SCREEN.fullmatch(whole):
        return Screen(found[2], spoken(found[1]))
    if found := _POINTER.fullmatch(whole):
        return Pointer(spoken(found[1]), found[2])
    if found := _INSERTED.fullmatch(whole):
        return tables[found[1]]
    return _text_part(lines, spoken)


def _text_part(lines: Sequence[str], spoken: Callable[[str], str]) -> Part:
    first = lines[0]
    if first.startswith("| "):
        return _table([tuple(spoken(cell.strip()) for cell in line.strip("|").split("|")) for line in lines])
    if _STEP.match(first):
        return Steps(tuple(spoken(item) for item in _items(lines, _STEP)))
    if _BULLET.match(first):
        return Bullets(tuple(spoken(item) for item in _items(lines, _BULLET)))
    if first[:2] in ("> ", "? "):
        return Note(spoken("".join(line[2:] for line in lines)), is_otherwise=first.startswith("?"))
    if first[0] in "#!>?|[-" or first.startswith("{{"):
        raise ValueError(f"not understood: {first}")
    return Paragraph(spoken("".join(line.strip() for line in lines)))


def _table(rows: Sequence[tuple[str, ...]]) -> Table:
    if len({len(row) for row in rows}) != 1:
        raise ValueError(f"rows of different length: {rows[0]}")
    return Table(rows[0], tuple(rows[1:]))


def _items(lines: Sequence[str], mark: re.Pattern[str]) -> list[str]:
    items: list[str] = []
    for line in lines:
        if found := mark.match(line):
            items.append(line[found.end() :])
        elif line.startswith("   "):
            items[-1] += line.strip()
        else:
            raise ValueError(f"neither an item nor more of one: {line}")
    return items
