"""Colours, sizes and fonts: two tables, and the one style sheet made from them (`resources/style.qss`).

No other module names a colour, a font or a size of its own: painted widgets ask `colour`, layouts ask `px`.
Contrast figures behind the colours are computed in tests/gui/test_theme.py.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from string import Template
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QDir, QObject, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from app.paths import resource_path

FAMILY: Final = "BIZ UDPGothic"
FALLBACK_FAMILY: Final = "Noto Sans JP"
BREAKS_FAMILY: Final = "Tsudoiba Phrase Breaks"
"""Asked before any other for what `FAMILY` lacks: the two signs of line breaks, empty and no higher than its letters.

Any other font that has them would make a line with a break higher than its neighbours
(packaging/make_break_font.py).
"""


class TextSize(StrEnum):
    """How large all text is."""

    STANDARD = "standard"
    LARGE = "large"
    LARGEST = "largest"

    @property
    def label(self) -> str:
        """標準, 大 or 特大."""
        return {"standard": "標準", "large": "大", "largest": "特大"}[self.value]


class Contrast(StrEnum):
    """Which table of colours is in use."""

    STANDARD = "standard"
    STRONG = "strong"

    @property
    def label(self) -> str:
        """ふつう or 強い."""
        return {"standard": "ふつう", "strong": "強い（黒地に白）"}[self.value]


_STANDARD = {
    "paper": "#F7F3EA",
    "paper2": "#EEE7D9",
    "hover": "#F1EBDF",
    "sheet": "#FFFEFB",
    "field": "#FFFFFF",
    "ink": "#25221D",
    "ink2": "#4F493E",
    "ink3": "#6B6353",
    "line": "#E2DACA",
    "line2": "#CFC5B1",
    "edge": "#877D6A",
    "ai": "#1D4B73",
    "ai2": "#153A5A",
    "on_ai": "#FFFFFF",
    "aiw": "#E5EDF4",
    "select": "#DCE8F2",
    "ail": "#9CB6CC",
    "mid": "#1B6450",
    "midw": "#E2F0E9",
    "midl": "#9CC7B6",
    "yam": "#7E5200",
    "yamw": "#FBEFD0",
    "yaml": "#E0C27A",
    "yamf": "#C28300",
    "shu": "#AB2F17",
    "shuw": "#FBE8E2",
    "shul": "#E3A999",
    "toast": "#25221D",
    "on_toast": "#F7F3EA",
    "toast_line": "#9CB6CC",
    "wood": "#8B6B42",
    "steam": "#CFC5B1",
}
_STRONG = {
    "paper": "#000000",
    "paper2": "#000000",
    "hover": "#2B2B2B",
    "sheet": "#000000",
    "field": "#000000",
    "ink": "#FFFFFF",
    "ink2": "#FFFFFF",
    "ink3": "#E6E6E6",
    "line": "#8C8C8C",
    "line2": "#A6A6A6",
    "edge": "#FFFFFF",
    "ai": "#FFE45C",
    "ai2": "#FFF3B0",
    "on_ai": "#000000",
    "aiw": "#1E1E1E",
    "select": "#33310F",
    "ail": "#FFE45C",
    "mid": "#7CF5C8",
    "midw": "#00241A",
    "midl": "#7CF5C8",
    "yam": "#FFD23F",
    "yamw": "#2A2200",
    "yaml": "#FFD23F",
    "yamf": "#FFD23F",
    "shu": "#FF9E85",
    "shuw": "#2E0F08",
    "shul": "#FF9E85",
    "toast": "#FFFFFF",
    "on_toast": "#000000",
    "toast_line": "#000000",
    "wood": "#C9A06A",
    "steam": "#A6A6A6",
}
COLOURS: Final = MappingProxyType({Contrast.STANDARD: _STANDARD, Contrast.STRONG: _STRONG})

# Type in pt, everything else in logical pixels. No text is smaller than 11 pt.
_SIZES: dict[TextSize, dict[str, float]] = {
    TextSize.STANDARD: {
        "k": 1.0, "cap": 11, "body": 12, "section": 13.5, "title": 19, "big": 26,
        "control": 38, "small_control": 32, "chip": 32, "side_bar": 200, "side_row": 40,
        "list_pane": 300, "strip": 206, "label": 104, "row": 60, "table_row": 36, "icon": 20,
    },
    TextSize.LARGE: {
        "k": 1.17, "cap": 12, "body": 14, "section": 16, "title": 22, "big": 30,
        "control": 46, "small_control": 38, "chip": 38, "side_bar": 220, "side_row": 46,
        "list_pane": 340, "strip": 240, "label": 122, "row": 70, "table_row": 42, "icon": 24,
    },
    TextSize.LARGEST: {
        "k": 1.4, "cap": 14.5, "body": 17, "section": 19, "title": 25, "big": 34,
        "control": 54, "small_control": 44, "chip": 44, "side_bar": 246, "side_row": 46,
        "list_pane": 372, "strip": 260, "label": 146, "row": 84, "table_row": 50, "icon": 28,
    },
}  # fmt: skip
SIZES: Final = MappingProxyType(_SIZES)


class Theme(QObject):
    """The tables in use. There is one, `theme.current`, since an application has one font and one palette.

    Signals:
        changed: text size or contrast are different now; painted widgets and icons draw themselves again.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text_size = TextSize.STANDARD
        self.contrast = Contrast.STANDARD

    def use(self, text_size: TextSize, contrast: Contrast) -> None:
        """Dress the whole application, and every window given to `dress`, in one size and one table of colours."""
        self.text_size, self.contrast = text_size, contrast
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setFont(font("body"))
        application.setPalette(_palette())
        self.changed.emit()


current: Final = Theme()


class _Wardrobe(QObject):
    """Keeps the style sheet of one window the one in use."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        current.changed.connect(self.dress)
        self.dress()

    @Slot()
    def dress(self) -> None:
        """Put on the style sheet in use."""
        self._window.setStyleSheet(style_sheet(current.text_size, current.contrast))


def dress(window: QWidget) -> None:
    """Give a window without a parent the style sheet, from now on and through every change of the look.

    The sheet is on windows and not on the application: there, Qt would style a widget and all below it again each time
    one is put into another, and building a form of 200 widgets would take three times as long.
    """
    _Wardrobe(window)


def colour(name: str) -> QColor:
    """The colour of a token (`ai`, `ink2`) in the table in use."""
    return QColor(COLOURS[current.contrast][name])


def px(number: float) -> int:
    """A distance at 標準 in logical pixels, as it is at the text size in use."""
    return round(number * SIZES[current.text_size]["k"])


def size(name: str) -> int:
    """A named size in logical pixels (`control`, `side_bar`, `list_pane`, `row`, `label`, `strip`, `icon` …)."""
    return round(SIZES[current.text_size][name])


def line_width() -> int:
    """Width of hairlines: 1 px, in strong contrast 2."""
    return 2 if current.contrast is Contrast.STRONG else 1


def font(role: str, *, bold: bool = False) -> QFont:
    """The font of a role: `cap`, `body`, `section`, `title` or `big`."""
    made = QFont()
    made.setFamilies([FAMILY, BREAKS_FAMILY, FALLBACK_FAMILY])
    made.setPointSizeF(SIZES[current.text_size][role])
    made.setBold(bold)
    return made


def characters_across(width: int) -> int:
    """How many characters of body text a width in px holds: layouts break at 64, 46 and 34 of these."""
    return int(width / (SIZES[current.text_size]["body"] * 96 / 72))


def prepare(application: QApplication) -> None:
    """What has to happen once before the first window: style, fonts, folder of the sheet's pictures."""
    application.setStyle(QStyleFactory.create("Fusion"))
    for weight in ("Regular", "Bold"):
        for name in (f"fonts/BIZUDPGothic-{weight}.ttf", f"phrase_breaks/{weight}.ttf"):
            QFontDatabase.addApplicationFont(str(resource_path(name)))
    QDir.setSearchPaths("icons", [str(resource_path("icons"))])


def load_fallback_fonts() -> None:
    """Add the family that has 𠮷 and other rare characters; costs 10 ms, so it happens after the first paint."""
    for weight in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(resource_path(f"fonts/NotoSansJP-{weight}.ttf")))
    QFont.insertSubstitution(FAMILY, FALLBACK_FAMILY)


@cache
def style_sheet(text_size: TextSize, contrast: Contrast) -> str:
    """The style sheet with all tokens filled in.

    Raises:
        KeyError: the sheet asks for a token that no table has.
    """
    template = Template(resource_path("style.qss").read_text(encoding="utf-8"))
    return template.substitute(_tokens(text_size, contrast))


def _tokens(text_size: TextSize, contrast: Contrast) -> dict[str, str]:
    sizes = SIZES[text_size]
    k = sizes["k"]
    line = 2 if contrast is Contrast.STRONG else 1
    tokens = dict(COLOURS[contrast])
    tokens |= {name: f"{value:g}" for name, value in sizes.items()}
    tokens |= {f"s{step}": str(round(step * k)) for step in (2, 4, 6, 8, 10, 12, 14, 16, 20, 24, 32)}
    tokens |= {"bw": str(line), "bw_focus": "3", "look": contrast.value}
    # Content height of a control: the total less its border, so that focus (3 px) does not move anything.
    for name in ("control", "small_control", "chip"):
        tokens[f"{name}_in"] = f"{sizes[name] - 2 * line:g}"
        tokens[f"{name}_focus_in"] = f"{sizes[name] - 6:g}"
    tokens["chip_radius"] = str(int(sizes["chip"] // 2))  # a radius above half the height would be dropped by Qt
    for pad in (8, 12, 14):
        tokens[f"pad{pad}"] = str(round(pad * k))
        tokens[f"pad{pad}_focus"] = str(max(0, round(pad * k) - (3 - line)))
    return tokens


def _palette() -> QPalette:
    """The same colours for what Qt draws without the sheet (text selection, disabled text, links)."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "paper",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "field",
        QPalette.ColorRole.AlternateBase: "paper",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.Button: "sheet",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.Highlight: "ai",
        QPalette.ColorRole.HighlightedText: "on_ai",
        QPalette.ColorRole.PlaceholderText: "ink3",
        QPalette.ColorRole.Link: "ai",
        QPalette.ColorRole.ToolTipBase: "toast",
        QPalette.ColorRole.ToolTipText: "on_toast",
    }
    for role, name in roles.items():
        palette.setColor(role, colour(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("ink3"))
    return palette
