"""Texts broken into lines by Typst, each on a page of its own as wide as a column. A peer of `line_breaking.py`.

    python tests/benchmarks/peer_typst_lines.py TEXTS.json WIDTH OUT.pdf

TEXTS.json is a list of strings, WIDTH the column in points; the type is 10 pt. Prints the seconds it took.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import typst

FONTS = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"

TEMPLATE = """
#set page(width: float(sys.inputs.at("width")) * 1pt, height: auto, margin: 0pt)
#set text(font: "BIZ UDPGothic", size: 10pt, lang: "ja", hyphenate: false)
#set par(justify: false)
#for each in json(sys.inputs.at("texts")) { page(each) }
"""


def main() -> None:
    """Compile."""
    texts, width, target = sys.argv[1:]
    source = Path(target).with_suffix(".typ")
    source.write_text(TEMPLATE, "utf-8")
    inputs = {"texts": str(Path(texts).resolve()), "width": width}
    compiler = typst.Compiler(str(source), root="/", font_paths=[str(FONTS)], sys_inputs=inputs)
    started = time.perf_counter()
    compiler.compile(output=target, format="pdf")
    print(time.perf_counter() - started)


if __name__ == "__main__":
    main()
