"""The tree of tags while pages are drawn: what continues, what is left out, where text belongs."""

from __future__ import annotations

import pytest

from app.printing.document_structure import DocumentStructure, Element, text_string
from app.printing.tags import Opened, Tag


def _draw(structure: DocumentStructure, *tags: Tag, key: str = "") -> str:
    """One text inside these tags; the operator it begins with."""
    for tag in tags:
        structure.open(Opened(tag, key=key), 600)
    target = structure.text_target()
    begun = structure.begin_content(target) if isinstance(target, Element) else target
    for _ in tags:
        structure.close()
    return begun


def _objects(structure: DocumentStructure) -> list[str]:
    return [body.decode("ascii") for _, body in structure.objects(1, 2, [90, 91])]


def test_content_is_numbered_on_every_page_anew() -> None:
    structure = DocumentStructure()
    structure.begin_page()
    assert _draw(structure, Tag.H1) == "/H1 <</MCID 0>> BDC"
    assert _draw(structure, Tag.PARAGRAPH) == "/P <</MCID 1>> BDC"
    structure.end_page()
    structure.begin_page()
    assert _draw(structure, Tag.PARAGRAPH) == "/P <</MCID 0>> BDC"


def test_text_in_no_tag_becomes_one_paragraph_until_a_tag_begins() -> None:
    structure = DocumentStructure()
    structure.begin_page()
    first = structure.text_target()
    assert structure.text_target() is first
    _draw(structure, Tag.H1)
    assert structure.text_target() is not first


def test_a_keyed_part_goes_on_on_the_next_page() -> None:
    structure = DocumentStructure()
    for _ in range(2):
        structure.begin_page()
        _draw(structure, Tag.SECTION, Tag.PARAGRAPH, key="a")
        structure.end_page()
    written = _objects(structure)
    assert sum("/S/Sect" in body for body in written) == 1
    (paragraph,) = [body for body in written if "/S/P/" in body]
    assert "/K [0 <</Type/MCR/Pg 91 0 R/MCID 0>>]" in paragraph


def test_the_same_key_in_another_part_is_another_part() -> None:
    structure = DocumentStructure()
    structure.begin_page()
    _draw(structure, Tag.LIST, Tag.ITEM, Tag.BODY, key="1")
    _draw(structure, Tag.SECTION, Tag.LIST, Tag.ITEM, Tag.BODY, key="1")
    assert sum("/S/LI/" in body for body in _objects(structure)) == 2


def test_empty_parts_are_left_out_but_for_the_cells_of_a_table() -> None:
    structure = DocumentStructure()
    structure.begin_page()
    for tag in (Tag.LIST, Tag.ITEM):
        structure.open(Opened(tag), 600)
    structure.close()
    structure.close()
    _draw(structure, Tag.TABLE, Tag.ROW, Tag.CELL)
    structure.open(Opened(Tag.TABLE), 600)
    structure.open(Opened(Tag.ROW), 600)
    structure.open(Opened(Tag.CELL), 600)
    for _ in range(3):
        structure.close()
    written = " ".join(_objects(structure))
    assert "/S/LI" not in written
    assert written.count("/S/TD") == 2


def test_everything_in_an_artifact_is_one() -> None:
    structure = DocumentStructure()
    structure.begin_page()
    structure.open(Opened(Tag.ARTIFACT, kind="Header"), 600)
    assert _draw(structure, Tag.H1) == "/Artifact <</Type/Pagination/Subtype/Header>> BDC"
    assert structure.drawing_target() == structure.text_target()
    structure.close()
    assert structure.drawing_target() == "/Artifact BMC"
    structure.end_page()


def test_a_link_knows_its_words_and_the_sentences_of_its_figures() -> None:
    structure = DocumentStructure()
    structure.begin_page()
    structure.open(Opened(Tag.LINK), 600)
    structure.say("東部圏域")
    structure.open(Opened(Tag.FIGURE, alt="の地図"), 600)
    structure.close()
    element = structure.link_element("#goal")
    structure.close()
    structure.say("外")
    assert element.words == "東部圏域の地図"


def test_the_box_of_a_figure_is_given_in_points_from_the_foot_of_the_page() -> None:
    structure = DocumentStructure()
    structure.begin_page()
    structure.open(Opened(Tag.FIGURE, alt="絵", box=(25.4, 25.4, 50.8, 25.4)), 600)
    target = structure.drawing_target()
    assert isinstance(target, Element)
    structure.begin_content(target)
    structure.close()
    assert any("/BBox[72 456 216 528]" in body for body in _objects(structure))


def test_tags_must_match() -> None:
    structure = DocumentStructure()
    structure.begin_page()
    with pytest.raises(ValueError, match="closed more"):
        structure.close()
    structure.open(Opened(Tag.H1), 600)
    with pytest.raises(ValueError, match="not closed on page 1: H1"):
        structure.end_page()


def test_halves_of_surrogate_pairs_do_not_break_a_text_string() -> None:
    assert text_string("あ") == "<feff3042>"
    assert text_string("\ud800") == "<feff003f>"
