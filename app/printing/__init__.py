"""Printing: records in, pages out, PDF written. No Qt, no store, no clock; the same input gives the same bytes.

What a product (flyer, booklet, …) uses, in the order it works:

1. **Theme** (`theme`): `Colour.AI`, `BOOKLET_A5`, `FLYER_PAPER_A4`, `EMPTY_EDGE`, `text_on(ground)`.
2. **Blocks** (`boxes`, `text_blocks`), measured when made; mm, type in pt:
   `text_block(text, width, TextStyle(Face.R, 12, 1.5, setting=Setting.BODY))`,
   `heading(text, width, style, most_lines=2)`, `label(text, style)` (one line),
   `whole_sentences(text, width, style, height=…)`, `vertical_label(text, style)`,
   `text_width(text, face, size_pt)`; `column(blocks, gap=…)`, `row(…)`, `row_on_baseline(…)`, `layered(…)`, `padded`,
   `boxed` (fixed size), `plate` (fill, frame), `turned`, `space`, `rule`, `picture_block`, `qr_block`, `shape_block`,
   `fit(make, wished=…, floor=…, step=…, height=…)`. Every Block has width, height, first_baseline and `overflows`:
   a block never hides that something did not fit; the product decides what gives way (printdesign.md §8).
3. **Drawings** (`shapes` → `pages.Shape`): `rectangle`, `circle`, `polygon`, `line`, `svg_outline("M… Q… Z")`.
   `Shape(x, y, outline, fill=…, stroke=…, scale=mm per unit)`; make outlines once as constants, place them often.
4. **Codes and photos**: `make_qr_code(url)` → QrCode or QrProblem;
   `make_print_picture(bytes or path, width_mm=…, height_mm=…)` → Picture (a JPEG of print size, without notes of
   place); `open_print_picture(path)` for one made before.
5. **Page** (`pages`): `Page(width_mm, height_mm, tuple(block.at(x, y) + …), label="12")`;
   `Link(x, y, w, h, "https://…" or "#key")`, `Bookmark(key, y, title, level)`;
   `place_page(page, x, y, degrees=180)` puts a page on a sheet (imposition).
6. **Out**: `write_pdf(pages, path, title=…, progress=…)`, `pdf_bytes(pages, title=…)`,
   `preview.render_page(pdf, index, dpi)`.
7. **Before printing**: `missing_glyphs(drawable(text), face)` lists what will stand as 〓; `Page.text_runs()` and
   `Page.pictures()` give sizes and `picture.dpi(width, height)` for the checks.
8. **Products**: `flyer.compose_flyer(ledger, place_id, today=…, read_blob=…)` and
   `booklet.composing.compose_booklet(ledger, today=…, per_page=2, read_blob=…)` → `Composition(pages, title, notes)`;
   `minutes.composing.compose_minutes(ledger, minutes_id, is_public=…)` for a 会議録;
   `imposition.impose(pages)` → sides of A4 sheets; `preflight.preflight(ledger, today=…, composition=…)` → Findings.
   They read places through `place_facts`, which takes a published ledger only.

Texts go in as stored; folding for drawing happens inside (`drawable`). Import the modules themselves: this package
imports nothing, so that the window starts without the print libraries.
"""
