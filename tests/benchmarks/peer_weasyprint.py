"""The booklet as HTML through WeasyPrint. A peer of `print_peers.py`.

    python tests/benchmarks/peer_weasyprint.py PLACES.json OUT.pdf

PLACES.json as for `peer_typst.py`.
"""

from __future__ import annotations

import html
import json
import sys
from pathlib import Path

from weasyprint import HTML

FONTS = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"

STYLE = f"""
@font-face {{ font-family: UD; src: url("file://{FONTS}/BIZUDPGothic-Regular.ttf"); }}
@font-face {{ font-family: UD; font-weight: bold; src: url("file://{FONTS}/BIZUDPGothic-Bold.ttf"); }}
@page {{ size: 148mm 210mm; margin: 13mm; @bottom-center {{ content: counter(page); font-family: UD; }} }}
body {{ font: 10pt/15pt UD; text-align: justify; line-break: strict; }}
h1 {{ font-size: 30pt; line-height: 40pt; break-before: page; break-after: page; }}
h2 {{ font-size: 16pt; line-height: 20pt; margin: 0 0 1mm; }}
section {{ break-inside: avoid; margin-bottom: 1mm; }}
p {{ clear: both; margin: 0; }}
.side {{ float: left; width: 44mm; margin-right: 4mm; }}
.side img {{ display: block; margin-bottom: 1mm; }}
table {{ width: 68mm; border-collapse: collapse; }}
td {{ border-bottom: .25pt solid gray; vertical-align: top; }}
a {{ color: inherit; text-decoration: none; }}
a::after {{ content: leader('.') target-counter(attr(href), page); }}
"""


def main() -> None:
    """Make the HTML, lay out, save."""
    places = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    parts = [f'<p><a href="#p{number}">{html.escape(place["name"])}</a></p>' for number, place in enumerate(places)]
    contents = "".join(parts)
    body = []
    area = ""
    for number, place in enumerate(places):
        if place["area"] != area:
            area = place["area"]
            body.append(f"<h1>{html.escape(area)}</h1>")
        rows = "".join(f"<tr><td>{html.escape(one)}<td>{html.escape(two)}" for one, two in place["rows"])
        body.append(
            f'<section id="p{number}"><h2>{html.escape(place["name"])}</h2><div class="side">'
            f'<img src="file://{place["photo"]}" style="width:44mm;height:27mm" alt="写真">'
            f'<img src="file://{place["qr"]}" style="width:17mm" alt="QR"></div>'
            f'<table>{rows}</table><p>{html.escape(place["text"])}</p></section>'
        )
    index = "".join(sorted(parts, key=lambda part: part.partition(">")[2]))
    HTML(
        string=f'<html lang="ja"><style>{STYLE}</style><body>{contents}{"".join(body)}<h1>さくいん</h1>{index}</body>'
    ).write_pdf(sys.argv[2])


if __name__ == "__main__":
    main()
