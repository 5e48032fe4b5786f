"""Printing: records in, pages out, PDF written. No Qt, no store, no clock; the same input gives the same bytes.

What a product (flyer, booklet, …) uses, in the order it works:

1. **Theme** (`theme`): `THEMES["flyer A4"]` (paper, type sizes with floors, smallest よみ, empty edge), `Colour.AI`,
   `text_on(ground)`; every pair of colours a text may have stands in `TEXT_PAIRS`.
2. **Blocks** (`boxes`, `text_blocks`), measured when made; mm, type in pt:
   `text_block(text, width, TextStyle(Face.R, 12, 1.5, setting=Setting.BODY))`,
   `heading(text, width, style, most_lines=2)`, `label(text, style)` (one line),
   `whole_sentences(text, width, style, height=…)`, `vertical_label(text, style)`,
   `ruby_heading(name, reading, width, style)` (`ruby`: a name with ふりがな on one line, or None),
   `vertical_text`, `bounded_vertical` (`vertical_text`),
   `text_width(text, face, size_pt)`; `column(blocks, gap=…)`, `row(…)`, `row_on_baseline(…)`, `layered(…)`, `padded`,
   `boxed` (fixed size), `plate` (fill, frame), `turned`, `space`, `rule`, `picture_block`, `qr_block`, `shape_block`,
   `fit(make, wished=…, floor=…, step=…, height=…)`. Every Block has width, height, first_baseline and `overflows`:
   a block never hides that something did not fit; the product decides what gives way (printdesign.md §8).
   Emoji and symbols no typeface has are drawn as signs within the text (`signs`).
3. **Drawings** (`shapes` → `pages.Shape`): `rectangle`, `circle`, `polygon`, `line`, `svg_outline("M… Q… Z")`.
   `Shape(x, y, outline, fill=…, stroke=…, scale=mm per unit)`; make outlines once as constants, place them often.
4. **Codes and photos**: `make_qr_code(url)` → QrCode or QrProblem (`codes_kept_in(file)` for those made before);
   `make_print_picture(bytes or path, width_mm=…, height_mm=…)` → Picture (a JPEG of print size, without notes of
   place); `open_print_picture(path)` for one made before.
5. **Tags** (`tags`, `boxes`): what is read out, in the order of drawing. `tagged(block, Tag.H1)`, `Tag.PARAGRAPH`,
   `Tag.TABLE` > `ROW` > `HEAD_CELL` (kind="Row" or "Column") and `CELL`, `Tag.LIST` > `ITEM` > `LABEL`, `BODY`;
   `figure(block, "a sentence")`; `tagged(block, Tag.LINK)` around the words and the `Link`; `Tag.ARTIFACT` for running
   heads and page numbers (kind="Header", "Footer"). Untagged text becomes a paragraph, untagged drawing is decoration.
   What goes on over pages (chapter, table, cut paragraph) has the same `key` on each.
6. **Page** (`pages`): `Page(width_mm, height_mm, tuple(block.at(x, y) + …), label="12")`;
   `Link(x, y, w, h, "https://…" or "#key")`, `Bookmark(key, y, title, level)`;
   `place_page(page, x, y, degrees=180)` puts a page on a sheet (imposition).
7. **Out**: `write_pdf(pages, path, title=…, standard=composition.standard, progress=…)`, `pdf_bytes(pages, title=…)`;
   tagged (PDF/UA-1) unless `Standard.PLAIN`, also PDF/A-2a with `Standard.ARCHIVE`; `preview.render_page(pdf, …)`.
8. **Before printing**: `missing_glyphs(drawable(text), face)` lists what will stand as 〓,
   `glyph_findings.about_glyphs(pages, record, title)` says so of finished pages; `Page.text_runs()` and
   `Page.pictures()` give sizes and `picture.dpi(width, height)` for the checks. Every `Finding` names what mends it: a
   record and its field, an option, or a setting; what cannot be printed is an `UnprintableError`, which does too.
9. **Products**: `flyers.composing.compose(content, ledger, Look(design, paper, …), today=…, read_blob=…)`, the content
   from `place_content`, `event_content`, `volunteer_content` or `referral_content` (a design takes any content on any
   sheet; `one_colour.in_one_colour(page)` and `flyers.two_up.two_up(page)` change finished pages), and
   `booklet.composing.compose_booklet(ledger, today=…, choice=BookletChoice(…), read_blob=…)` → `Composition`, where
   `app.booklets` says what goes in and keeps what was printed;
   `minutes.composing.compose_minutes(ledger, minutes_id, is_public=…)` for a 会議録, `visit_report`, `goals` likewise,
   all on `report_flow` (pieces that run on over pages); `wisdom` (知恵交換: sheet and rules), `paper_forms` (blank
   forms made from the field declarations), `handbook` (the text of resources/handbook);
   `month_calendar.composing` (a month), `cards.composing` (places and spaces for a ring file), `post.labels`,
   `post.postcards`, `post.envelopes`, `post.reply_cards` (what is posted; `post.recipients` knows the addresses,
   `post.address_block` and `post.code_figures` set them);
   `sheets.arranging.arranged(pages, SheetSetting(…))` → sides of sheets, or what a print shop gets (a cover whose
   colours reach over the edge gives them as `Page.bleed`); `preflight.preflight(ledger, today=…, …)` → Findings.
   They read places through `place_facts`, which takes a published ledger only.

10. **Again after an edit** everything is composed anew, and what says the same is not made again. What depends on words
    and sizes alone is kept by them (`lru_cache`: measured texts, blocks, a chapter, a table, an index); what depends on
    records is kept with their ledger (`Ledger.view`: what readers may see, the facts of places, photos and the pages
    they are on). So compose from one ledger that follows its changes, as the window does (`Ledger.look_again`), let
    functions take what they show and not the whole plan, and hand on the very same objects: being the same, not
    being equal, is what makes a look-up cheap.

Texts go in as stored; folding for drawing happens inside (`drawable`). Import the modules themselves: this package
imports nothing, so that the window starts without the print libraries.
"""
