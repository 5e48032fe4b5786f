"""Line breaks of one corpus counted beside each other: ours, ReportLab's own for Japanese (`wordWrap="CJK"`), Typst's.

    python -m tests.benchmarks.line_breaking [PYTHON]

All break the same texts in the same face at the same widths; `tests/line_faults.py` counts. PYTHON is one that has Typst
(`packaging/requirements-peers.txt`); where it has none, that column is left out. Typst's lines are read back from its
PDF. Prints faults per rule and microseconds a line; ends with 1 when ours has any.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.printing.fonts import Face, typeface
from app.printing.line_breaking import Line, break_lines
from tests.line_faults import WIDTHS, faults, texts

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

FONTS = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"
_SIZE = 10.0


def _ours(text: str, width: int) -> list[Line]:
    return list(break_lines(text, Face.R, width))


def _reportlab(text: str, width: int) -> list[Line]:
    """ReportLab gives strings; where they stand in the text is found again from the left."""
    from reportlab.lib.textsplit import wordSplit

    lines: list[Line] = []
    at = 0
    advances = typeface(Face.R).advances
    for _, shown in wordSplit(text, [width * _SIZE / 1000], "R", _SIZE):
        start = text.index(shown.strip(), at)
        at = start + len(shown.strip())
        lines.append(Line(start, at, sum(advances[character] for character in text[start:at])))
    return [line for line in lines if line.end > line.start]


def _typst(python: str, width: int, folder: Path) -> tuple[list[list[Line]], float]:
    """The lines of every text, and the seconds Typst took for all."""
    import pypdfium2

    listed, made = folder / "texts.json", folder / f"{width}.pdf"
    listed.write_text(json.dumps(texts(), ensure_ascii=False), "utf-8")
    command = [python, str(Path(__file__).with_name("peer_typst_lines.py")), str(listed), str(width * _SIZE / 1000)]
    said = subprocess.run([*command, str(made)], check=True, capture_output=True, text=True).stdout
    document = pypdfium2.PdfDocument(made)
    lines = [_lines_on(page.get_textpage(), text) for page, text in zip(document, texts(), strict=True)]
    document.close()
    return lines, float(said)


def _lines_on(shown: PdfTextPage, text: str) -> list[Line]:
    """What stands on one height is a line; where it stands in the text is found again from the left."""
    rows: dict[int, list[tuple[str, float]]] = {}
    for index in range(shown.count_chars()):
        character = shown.get_text_range(index, 1)
        _, foot, _, top = shown.get_charbox(index, loose=True)
        right = shown.get_charbox(index)[2]  # of the ink: Typst takes the room behind a mark away
        if character.strip():
            rows.setdefault(round((foot + top) / 2), []).append((character, right))
    lines: list[Line] = []
    at = 0
    for height in sorted(rows, reverse=True):
        first = -1
        for character, _ in rows[height]:
            found = text.find(character, at)
            if found >= 0:
                first, at = (found if first < 0 else first), found + len(character)
        if first >= 0:
            lines.append(Line(first, at, max(right for _, right in rows[height]) / _SIZE * 1000))
    return lines


def _count_typst(python: str) -> tuple[Counter[str], float]:
    total: Counter[str] = Counter()
    seconds = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for width in WIDTHS:
            lines, took = _typst(python, width, Path(folder))
            seconds += took
            for text, of_text in zip(texts(), lines, strict=True):
                total += faults(text, of_text, width, may_hang=False)
    return total, seconds


def _count(break_text: Callable[[str, int], list[Line]]) -> tuple[Counter[str], float]:
    total: Counter[str] = Counter()
    seconds = 0.0
    for width in WIDTHS:
        for text in texts():
            started = time.perf_counter()
            lines = break_text(text, width)
            seconds += time.perf_counter() - started
            total += faults(text, lines, width, may_hang=False)
    return total, seconds


def main() -> int:
    """Count and print."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("R", str(FONTS / "BIZUDPGothic-Regular.ttf")))
    counted = {"ours": _count(_ours), "ReportLab": _count(_reportlab)}
    python = sys.argv[1] if len(sys.argv) > 1 else sys.executable
    if not subprocess.run([python, "-c", "import typst"], capture_output=True).returncode:
        counted["Typst"] = _count_typst(python)
    rules = sorted({rule for total, _ in counted.values() for rule in total} - {"lines"})
    print(f"{'':36}" + "".join(f"{who:>12}" for who in counted))
    for rule in ("lines", *rules):
        print(f"{rule:36}" + "".join(f"{total[rule]:12}" for total, _ in counted.values()))
    print(f"{'µs a line':36}" + "".join(f"{seconds / total['lines'] * 1e6:12.1f}" for total, seconds in counted.values()))
    return 1 if sum(counted["ours"][0][rule] for rule in rules) else 0


if __name__ == "__main__":
    sys.exit(main())
