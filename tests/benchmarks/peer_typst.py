"""The booklet in Typst, tagged as Typst does by default. A peer of `print_peers.py`.

    python tests/benchmarks/peer_typst.py PLACES.json OUT.pdf

PLACES.json as for `naive_platypus.py`, each place with "qr": path of a picture of its code, made before.
"""

from __future__ import annotations

import sys
from pathlib import Path

import typst

FONTS = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"

TEMPLATE = """
#let places = json(sys.inputs.at("places"))
#set document(title: "コミュニティスペース")
#set page(width: 148mm, height: 210mm, margin: 13mm, numbering: "1")
#set text(font: "BIZ UDPGothic", size: 10pt, lang: "ja")
#set par(leading: 0.45em, justify: true)
#show heading.where(level: 1): it => { pagebreak(weak: true); text(30pt, it.body); pagebreak() }
#show heading.where(level: 2): it => text(17pt, it.body)
#outline(title: [目次], depth: 2)
#let area = state("area", "")
#for (number, place) in places.enumerate() {
  if number == 0 or places.at(number - 1).area != place.area { heading(level: 1, place.area) }
  block(breakable: false, {
    heading(level: 2, place.name)
    [#metadata(place.name) <place>]
    grid(columns: (44mm, 1fr), gutter: 4mm,
      { image(place.photo, width: 44mm, height: 27mm, alt: "写真"); v(1mm); image(place.qr, width: 17mm, alt: "QR") },
      {
        table(columns: (16mm, 1fr), stroke: none, inset: 2pt,
          ..place.rows.map(row => (row.at(0), row.at(1), table.hline(stroke: 0.25pt + gray))).flatten())
      })
    place.text
    v(1mm)
  })
}
#pagebreak()
#context {
  let found = query(<place>).sorted(key: each => each.value)
  for each in found [#each.value #box(width: 1fr, repeat[.]) #each.location().page() \\ ]
}
"""


def main() -> None:
    """Compile."""
    source = Path(sys.argv[1]).with_suffix(".typ")
    source.write_text(TEMPLATE, "utf-8")
    compiler = typst.Compiler(
        str(source), root="/", font_paths=[str(FONTS)], sys_inputs={"places": str(Path(sys.argv[1]).resolve())}
    )
    compiler.compile(output=sys.argv[2], format="pdf")


if __name__ == "__main__":
    main()
