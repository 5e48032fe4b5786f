"""Prints that are several files: fronts and backs, covers and body."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.printing.pages import Page
from app.printing.paper_sides import Sides
from app.printing.pdf_writer import pdf_bytes
from app.printing.standards import Standard
from app.progress import Progress, no_progress
from app.whole_file import insist_on_place, write_bytes_whole


def parts_of(pages: Sequence[Page]) -> tuple[tuple[str, tuple[Page, ...]], ...]:
    """(name, pages) of each file, in the order of their first pages; one without a name where there is only one."""
    parts: dict[str, list[Page]] = {}
    for page in pages:
        parts.setdefault(page.part, []).append(page)
    return tuple((name, tuple(of_part)) for name, of_part in parts.items())


def part_path(target: Path, part: str) -> Path:
    """`冊子.pdf` → `冊子_おもて.pdf`; the target itself without a part."""
    return target.with_name(f"{target.stem}_{part}{target.suffix}") if part else target


def write_parts(
    pages: Sequence[Page],
    target: Path,
    *,
    title: str,
    standard: Standard = Standard.ACCESSIBLE,
    sides: Sides = Sides.ONE,
    progress: Progress = no_progress,
) -> tuple[Path, ...]:
    """Write an arranged product, each part beside the others; all are made before the first is written (`write_files`).

    Args:
        pages: as they lie on the sheets.
        target: `冊子.pdf`; with parts `冊子_おもて.pdf`, `冊子_うら.pdf`.
        title, standard: of the composition; the title of a part ends with its name.
        sides: what a program that prints the files proposes.

    Returns:
        What was written.

    Raises:
        ExpectedError: it cannot be written.
        Cancelled: from `progress`; nothing was written.
    """
    made: list[tuple[Path, bytes]] = []
    for part, of_part in parts_of(pages):
        own_title = f"{title} {part}".rstrip()
        data = pdf_bytes(of_part, title=own_title, standard=standard, sides=sides, progress=progress)
        made.append((part_path(target, part), data))
    return write_files(made)


def write_files(made: Sequence[tuple[Path, bytes]]) -> tuple[Path, ...]:
    """Write files that belong together; where one cannot be, none is.

    Returns:
        What was written.

    Raises:
        ExpectedError: one of them cannot be written.
    """
    for path, _ in made:
        insist_on_place(path)
    for path, data in made:
        write_bytes_whole(path, data)
    return tuple(path for path, _ in made)
