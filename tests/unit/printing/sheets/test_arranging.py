"""What a bound product makes of its pages: fillers, stapling, files for a print shop."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.composition import Composition
from app.printing.pages import Bookmark, Group, Link, Page, PageBoxes, Shape, TextRun
from app.printing.products.product import Request
from app.printing.shapes import rectangle
from app.printing.sheets.arranging import arranged, sheet_findings, sheet_paper
from app.printing.sheets.duplex import printing_steps
from app.printing.sheets.fillers import filled, has_covers
from app.printing.sheets.parts import part_path, parts_of
from app.printing.sheets.setting import Binding, Duplex, Flip, Form, SheetSetting
from app.printing.sheets.shop import SLUG, marks
from app.printing.sheets.stapling import stapling_findings
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.theme import BLEED, Colour

SHOP = SheetSetting(form=Form.SHOP)


def numbered(count: int, *, has_cover: bool = False, size: tuple[float, float] = (148.0, 210.0)) -> list[Page]:
    """Pages that say their number; a cover carries none as label."""
    return [
        Page(
            *size,
            (TextRun(20, 30, "F", 10, "#000000", str(at), 5),),
            label="" if has_cover and at in (1, count) else str(at),
        )
        for at in range(1, count + 1)
    ]


def said(page: Page) -> str:
    return "".join(run.text for run in page.text_runs())


def test_pages_are_left_alone() -> None:
    pages = numbered(5)
    assert arranged(pages, SheetSetting(form=Form.PAGES)) == tuple(pages)
    assert arranged([], SheetSetting()) == ()


@pytest.mark.parametrize("count", range(1, 9))
def test_free_pages_are_for_memos_and_a_back_cover_stays_last(count: int) -> None:
    whole = filled(numbered(count, has_cover=True))
    assert len(whole) % 4 == 0
    texts = [said(page) for page in whole]
    assert [text for text in texts if "メモ" not in text] == [str(at) for at in range(1, count + 1)]
    assert sum("メモ" in text for text in texts) == -count % 4
    if count > 2:
        assert texts[-1] == str(count)


def test_without_a_cover_memos_come_last() -> None:
    pages = numbered(6)
    assert not has_covers(pages)
    assert ["メモ" in said(page) for page in filled(pages)] == [False] * 6 + [True] * 2


def test_what_the_caller_gives_comes_before_memos() -> None:
    slip = Page(148, 210, (TextRun(20, 30, "F", 10, "#000000", "返信票", 5),))
    texts = [said(page) for page in filled(numbered(6, has_cover=True), [slip])]
    assert texts[4:6] == ["5", "返信票"]
    assert "メモ" in texts[6]
    assert texts[7] == "6"


@pytest.mark.parametrize("size", [(148.0, 210.0), (182.0, 257.0), (210.0, 297.0)])
def test_a_page_for_memos_keeps_the_edge_free(size: tuple[float, float]) -> None:
    page = filled(numbered(3, size=size))[-1]
    (frame, *_) = [each for each in page.operations if isinstance(each, Shape)]
    assert (page.width_mm, page.height_mm) == size
    assert min(frame.x, frame.y) >= 8


@pytest.mark.parametrize(("count", "words"), [(40, ""), (44, "圏域ごとの分冊"), (64, "1冊ためしに"), (68, "無線とじ")])
def test_thick_booklets_are_told_of(count: int, words: str) -> None:
    found = stapling_findings(count)
    assert bool(found) == bool(words)
    assert all(words in finding.message for finding in found)


def test_more_than_64_pages_are_not_stapled_but_go_to_a_shop() -> None:
    assert len(arranged(numbered(64), SheetSetting())) == 32
    with pytest.raises(ExpectedError) as caught:
        arranged(numbered(65), SheetSetting())
    assert caught.value.what_happened.startswith("68ページあり")
    assert "圏域ごとの分冊" in caught.value.what_to_do
    assert len(arranged(numbered(68), SHOP)) == 68


@pytest.mark.parametrize(("count", "binding", "words"), [(64, "left", "左とじの中とじ"), (68, "right", "右とじの無線とじ")])
def test_a_shop_is_told_how_to_bind(count: int, binding: str, words: str) -> None:
    setting = SheetSetting(form=Form.SHOP, binding=Binding(binding))
    assert words in "".join(printing_steps(setting, "", page_count=count))


@pytest.mark.parametrize("size", [(210.0, 148.0), (100.0, 130.0), (297.0, 420.0)])
def test_pages_no_paper_is_made_for_are_refused(size: tuple[float, float]) -> None:
    with pytest.raises(ExpectedError):
        arranged(numbered(4, size=size), SheetSetting())


def test_backs_by_hand_are_a_file_of_their_own() -> None:
    sides = arranged(numbered(12), SheetSetting(creep=0.0))
    as_is = arranged(numbered(12), SheetSetting(creep=0.0, duplex=Duplex.AS_IS))
    turned = arranged(numbered(12), SheetSetting(creep=0.0, duplex=Duplex.TURNED))
    for pages, order in ((as_is, [5, 3, 1]), (turned, [1, 3, 5])):
        (front_name, fronts), (back_name, backs) = parts_of(pages)
        assert (front_name, back_name) == ("おもて", "うら")
        assert [said(page) for page in fronts] == [said(sides[at]) for at in (0, 2, 4)]
        assert [said(page) for page in backs] == [said(sides[at]) for at in order]
    assert sheet_paper(as_is) == "A4"
    assert part_path(Path("a/冊子.pdf"), "おもて") == Path("a/冊子_おもて.pdf")
    assert part_path(Path("冊子.pdf"), "") == Path("冊子.pdf")


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("duplex", Duplex)
@pytest.mark.parametrize("flip", Flip)
def test_every_way_has_steps_in_plain_words(form: Form, duplex: Duplex, flip: Flip) -> None:
    setting = SheetSetting(form=form, duplex=duplex, flip=flip)
    steps = printing_steps(setting, "A4")
    assert all(step.endswith("。") or "・" in step for step in steps)
    text = "".join(steps)
    assert ("うら" in text) == setting.is_by_hand
    assert ("とじます" in text) == (form is Form.IMPOSED)
    edge = "短い辺" if flip is Flip.SHORT else "長い辺でとじる"
    assert (edge in text) >= (form is Form.IMPOSED and duplex is Duplex.AUTO)
    assert "試し刷りのときと同じ" in "".join(printing_steps(SheetSetting(), "A4", is_tried=True))


# for a print shop


def test_covers_and_body_are_two_files() -> None:
    pages = arranged(numbered(12, has_cover=True), SHOP)
    parts = {name: [said(page) for page in of_part] for name, of_part in parts_of(pages)}
    assert parts == {"表紙": ["1", "2", "11", "12"], "本文": [str(at) for at in range(3, 11)]}
    assert [name for name, _ in parts_of(arranged(numbered(12), SHOP))] == [""]
    assert [name for name, _ in parts_of(arranged(numbered(4, has_cover=True), SHOP))] == [""]


def test_boxes_lie_in_each_other_and_content_keeps_its_place_within_the_trim() -> None:
    mark = Bookmark("k", 40.0, "章")
    page = Page(148, 210, (TextRun(20, 30, "F", 10, "#000000", "1", 5), mark))
    (made, *_) = arranged([page] * 4, SHOP)
    assert made.boxes == PageBoxes((SLUG, SLUG, 148, 210), (SLUG - BLEED, SLUG - BLEED, 154, 216))
    assert (made.width_mm, made.height_mm) == (148 + 2 * SLUG, 210 + 2 * SLUG)
    (run,) = made.text_runs()
    assert (run.x, run.y) == (20 + SLUG, 30 + SLUG)
    assert mark._replace(y=40 + SLUG) in made.operations


def test_links_stay_behind_with_their_tags() -> None:
    text = TextRun(20, 30, "F", 10, "#000000", "1", 5)
    linked = (Opened(Tag.PARAGRAPH), Opened(Tag.LINK), text, Link(20, 50, 30, 5, "#k"), CLOSED, CLOSED)
    made = arranged([Page(148, 210, linked)] * 4, SHOP)[0]
    opened = [each for each in made.operations if not isinstance(each, Shape)]
    moved = text._replace(x=20 + SLUG, y=30 + SLUG)
    assert opened == [Opened(Tag.PARAGRAPH), moved, CLOSED, Opened(Tag.ARTIFACT), CLOSED]


def test_what_bleeds_is_drawn_for_the_shop_only_and_cut_at_the_bleed() -> None:
    ground = Shape(-BLEED, -BLEED, rectangle(0, 0, 148 + 2 * BLEED, 30), fill=Colour.AI)
    page = Page(148, 210, (), bleed=(ground,))
    office = arranged([page] * 4, SheetSetting())
    assert not any(isinstance(each, Shape) for side in office for each in side.operations)
    made = arranged([page] * 4, SHOP)[0]
    (group,) = [each for each in made.operations if isinstance(each, Group)]
    assert (group.x, group.y, group.clip) == (SLUG - BLEED, SLUG - BLEED, (154, 216))
    (inner,) = group.operations
    assert isinstance(inner, Shape)
    assert (inner.x, inner.y) == (0, 0)
    assert made.bleed == ()


def test_marks_stand_outside_the_bleed_and_on_the_paper() -> None:
    width, height = 148.0, 210.0
    shapes = list(marks(width, height))
    assert len(shapes) == 8 + 8
    for shape in shapes:
        numbers = [float(piece) for piece in shape.outline.split() if piece not in "mlh"]
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            inside = SLUG - BLEED < x < SLUG + width + BLEED and SLUG - BLEED < y < SLUG + height + BLEED
            assert not inside
            assert 1 <= x <= width + 2 * SLUG - 1
            assert 1 <= y <= height + 2 * SLUG - 1


@pytest.mark.parametrize(
    ("count", "form", "binding", "words"),
    [
        (8, "imposed", "left", []),
        (6, "pages", "left", []),
        (8, "pages", "right", ["右からめくる"]),
        (6, "imposed", "left", ["メモのページを2ページ"]),
        (8, "imposed", "right", ["ふつう左とじにします"]),
        (8, "shop", "left", ["8ページに、塗り足し"]),
    ],
)
def test_what_the_way_chosen_means_is_told(count: int, form: str, binding: str, words: list[str]) -> None:
    ground = Shape(-BLEED, -BLEED, rectangle(0, 0, 154, 30), fill=Colour.AI)
    pages = tuple(Page(148, 210, (), bleed=(ground,)) for _ in range(count))
    request = Request(Ledger.of([]), date(2025, 4, 10), lambda _sha: b"", None, {"form": form, "binding": binding})
    found = [finding.message for finding in sheet_findings(request, Composition(pages, "冊子"))]
    assert len(found) == len(words)
    assert all(word in message for word, message in zip(words, found, strict=True))


def test_the_setting_says_what_it_does_not_know() -> None:
    assert SheetSetting.of({}) == SheetSetting(form=Form.PAGES)
    assert SheetSetting.of({"binding": "RIGHT", "stock": "none"}, form=Form.IMPOSED) == SheetSetting(
        binding=Binding.RIGHT, creep=0.0
    )
    with pytest.raises(ExpectedError):
        SheetSetting.of({"flip": "sideways"})
