"""Draws the photos of the sample ledger from the program's own motifs: `python packaging/make_sample_photos.py`."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2

_ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(_ROOT))

from app.printing.motifs.scenes import SCENES  # noqa: E402 - the line above makes it importable
from app.printing.pages import Page  # noqa: E402
from app.printing.pdf_writer import pdf_bytes  # noqa: E402

_WIDTH_PX = 1600
_MOST_BYTES = 60_000


def main() -> None:
    """Write one JPEG for every scene."""
    for name, draw in SCENES.items():
        drawing = draw()
        page = Page(drawing.width, drawing.height, (drawing.placed(0, 0, width=drawing.width),))
        scale = _WIDTH_PX / (drawing.width / 25.4 * 72)
        document = pypdfium2.PdfDocument(pdf_bytes([page], title=name))
        image = document[0].render(scale=scale).to_pil().convert("RGB").crop((0, 0, _WIDTH_PX, 1000))
        target = _ROOT / "resources" / "samples" / "photos" / f"{name}.jpg"
        for quality in range(88, 50, -4):
            image.save(target, quality=quality, optimize=True)
            if target.stat().st_size <= _MOST_BYTES:
                break
        print(target.name, target.stat().st_size)


if __name__ == "__main__":
    main()
