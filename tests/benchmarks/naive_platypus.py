"""The booklet as anybody would first write it with ReportLab: Platypus, default settings. The peer of `booklet.py`.

    python tests/benchmarks/naive_platypus.py PLACES.json OUT.pdf

PLACES.json: list of {"name", "reading", "rows": [[caption, value] × 5], "text", "url", "photo": path, "area"}.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import segno
from reportlab.lib import colors
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    Image,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from reportlab.platypus.tableofcontents import SimpleIndex, TableOfContents

FONTS = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"


class Booklet(BaseDocTemplate):
    """Notes headings for the table of contents."""

    def afterFlowable(self, flowable: object) -> None:
        """ReportLab's hook after each flowable."""
        if isinstance(flowable, Paragraph) and flowable.style.name == "area":
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))
        elif isinstance(flowable, Paragraph) and flowable.style.name == "name":
            self.notify("TOCEntry", (1, flowable.getPlainText(), self.page))


def main() -> None:
    """Read, lay out, save."""
    places = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    pdfmetrics.registerFont(TTFont("R", str(FONTS / "BIZUDPGothic-Regular.ttf")))
    pdfmetrics.registerFont(TTFont("B", str(FONTS / "BIZUDPGothic-Bold.ttf")))
    body = ParagraphStyle("body", fontName="R", fontSize=11, leading=17, wordWrap="CJK")
    name_style = ParagraphStyle("name", fontName="B", fontSize=17, leading=22, wordWrap="CJK")
    area_style = ParagraphStyle("area", fontName="B", fontSize=30, leading=40, wordWrap="CJK")
    index = SimpleIndex(dot=" . ", style=[body, body, body], headers=False)
    contents = TableOfContents()
    contents.levelStyles = [body, body]
    story = [contents, PageBreak()]
    area = ""
    for place in places:
        if place["area"] != area:
            area = place["area"]
            story += [PageBreak(), Paragraph(area, area_style), PageBreak()]
        stream = io.BytesIO()
        segno.make(place["url"], error="m").save(stream, kind="png", scale=4)
        stream.seek(0)
        rows = [[Paragraph(caption, body), Paragraph(value, body)] for caption, value in place["rows"]]
        facts = Table(rows, colWidths=[16 * mm, 52 * mm])
        facts.setStyle([("LINEBELOW", (0, 0), (-1, -2), 0.25, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])
        side = [Image(place["photo"], 44 * mm, 31 * mm), Spacer(1, 2 * mm), Image(stream, 19 * mm, 19 * mm)]
        block = Table([[side, [facts, Paragraph(place["text"], body)]]], colWidths=[48 * mm, 70 * mm])
        heading = Paragraph(f'{place["name"]}<index item="{place["name"]}"/>', name_style)
        story.append(KeepTogether([heading, block, Spacer(1, 4 * mm)]))
    story += [PageBreak(), index]
    document = Booklet(sys.argv[2], pagesize=A5, leftMargin=14 * mm, rightMargin=14 * mm, topMargin=13 * mm, bottomMargin=13 * mm)
    frame = Frame(14 * mm, 13 * mm, A5[0] - 28 * mm, A5[1] - 26 * mm, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame]))
    document.multiBuild(story, canvasmaker=index.getCanvasMaker())


if __name__ == "__main__":
    main()
