"""The tables of ui/theme.py: contrast of every pair, no unknown token, nothing smaller than 11 pt."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QTextLayout

from app.paths import resource_path
from ui import theme
from ui.theme import COLOURS, SIZES, Contrast, TextSize
from ui.widgets.plain_text import in_phrases

# (text, grounds it stands on, least contrast): WCAG AA for text, 3:1 for what one can operate.
PAIRS = (
    ("ink", ("paper", "paper2", "sheet", "field", "select", "aiw", "midw", "yamw", "shuw", "hover"), 7.0),
    ("ink2", ("paper", "paper2", "sheet", "hover"), 6.5),
    ("ink3", ("paper", "sheet", "select", "paper2"), 4.5),
    ("ai", ("paper", "paper2", "sheet", "aiw", "select"), 4.5),
    ("mid", ("paper", "sheet", "midw"), 4.5),
    ("yam", ("paper", "sheet", "yamw"), 4.5),
    ("shu", ("paper", "sheet", "shuw"), 4.5),
    ("on_ai", ("ai", "ai2"), 4.5),
    ("on_toast", ("toast",), 7.0),
    ("edge", ("paper", "sheet"), 3.0),
)


def luminance(colour: str) -> float:
    shares = QColor(colour).getRgbF()[:3]
    parts = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast_of(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("table", Contrast)
def test_every_pair_of_colours_is_readable(table: Contrast) -> None:
    colours = COLOURS[table]
    faint = [
        f"{text} on {ground}: {contrast_of(colours[text], colours[ground]):.2f}"
        for text, grounds, least in PAIRS
        for ground in grounds
        if contrast_of(colours[text], colours[ground]) < least
    ]
    assert faint == []


def test_both_tables_have_the_same_tokens() -> None:
    assert set(COLOURS[Contrast.STANDARD]) == set(COLOURS[Contrast.STRONG])


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("table", Contrast)
def test_the_sheet_asks_for_no_unknown_token(size: TextSize, table: Contrast) -> None:
    sheet = theme.style_sheet(size, table)
    assert "$" not in sheet.replace("$tokens", "")


@pytest.mark.parametrize("size", TextSize)
def test_no_text_is_smaller_than_11_points_and_no_target_than_30_pixels(size: TextSize) -> None:
    for role in ("cap", "body", "section", "title", "big"):
        assert SIZES[size][role] >= 11
    least = 44 if size is TextSize.LARGEST else 30
    for control in ("control", "small_control", "chip"):
        assert SIZES[size][control] >= least


def test_the_sheet_sets_no_colour_of_its_own() -> None:
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", resource_path("style.qss").read_text(encoding="utf-8")) == []


def test_pictures_of_the_sheet_exist_for_both_tables() -> None:
    for table in Contrast:
        for name in re.findall(r"icons:([\w-]+\.svg)", theme.style_sheet(TextSize.STANDARD, table)):
            assert resource_path(f"icons/{name}").is_file(), name


def test_the_fallback_family_has_what_the_first_lacks() -> None:
    systems = QFontDatabase.writingSystems(theme.FALLBACK_FAMILY)
    assert QFontDatabase.WritingSystem.Japanese in systems
    assert theme.font("body").families() == [theme.FAMILY, theme.BREAKS_FAMILY, theme.FALLBACK_FAMILY]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("size", TextSize)
def test_a_line_is_no_higher_for_the_signs_that_part_and_join_it(size: TextSize, bold: bool) -> None:
    theme.current.use(size, Contrast.STANDARD)
    plain = "帳面は無事です。もう一度書き出してください。"
    for role in ("cap", "body", "section"):
        font = theme.font(role, bold=bold)
        heights = {line for text in (plain, in_phrases(plain)) for line in line_heights(text, font)}
        assert len(heights) == 1, role


def line_heights(text: str, font: QFont) -> list[float]:
    """Of the lines of a text that is broken in a narrow column, px."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    heights = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(120)
        heights.append(line.height())
    layout.endLayout()
    return heights


def test_characters_across_follow_the_text_size() -> None:
    at_standard = theme.characters_across(1080)
    theme.current.use(TextSize.LARGEST, Contrast.STANDARD)
    assert at_standard == 67
    assert theme.characters_across(1080) == 47
