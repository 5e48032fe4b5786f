"""What a chapter of the handbook is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins a section; `key` is what a link to it ends in."""

    words: str
    key: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    words: str


@dataclass(frozen=True, slots=True)
class Steps:
    """What to do, one after the other: numbered."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """Things side by side, in no order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Good to know; with `is_otherwise`, what to do where it looks or goes differently from what was told."""

    words: str
    is_otherwise: bool = False

    @property
    def head(self) -> str:
        """What stands above it."""
        return "うまくいかないとき" if self.is_otherwise else "知っておくと"


@dataclass(frozen=True, slots=True)
class Screen:
    """A picture of the window: `state` as the self-test calls it, `words` what is seen on it."""

    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many cells as the head has."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """The way to another place of the handbook: `target` is `chapter` or `chapter/section`."""

    words: str
    target: str


Part = Heading | Paragraph | Steps | Bullets | Note | Screen | Table | Pointer


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter; its first part is what it is about."""

    key: str
    title: str
    parts: tuple[Part, ...]

    @property
    def sections(self) -> tuple[Heading, ...]:
        """Its sections in order."""
        return tuple(part for part in self.parts if isinstance(part, Heading))

    @property
    def screens(self) -> tuple[Screen, ...]:
        """Its pictures in order."""
        return tuple(part for part in self.parts if isinstance(part, Screen))

    @property
    def pointers(self) -> tuple[Pointer, ...]:
        """Its ways to other places in order."""
        return tuple(part for part in self.parts if isinstance(part, Pointer))


def words_of(part: Part) -> tuple[str, ...]:
    """Every text of a part, as it is read."""
    match part:
        case Steps(items) | Bullets(items):
            return items
        case Table(head, rows):
            return (*head, *(cell for row in rows for cell in row))
        case _:
            return (part.words,)
