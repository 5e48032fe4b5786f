"""Icons by what they mean. The only module that knows the icon library, and it loads one font of it.

Importing the library takes as long as a bare window, so widgets get an empty picture of the right size first;
`load` is called after the first paint and fills all of them in.
"""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from ui import theme

if TYPE_CHECKING:
    from qtawesome.iconic_font import IconicFont

NAMES: Final = {
    "home": "house-line",
    "place": "storefront",
    "space": "door",
    "volunteer": "hand-waving",
    "minutes": "notebook",
    "wisdom": "lightbulb",
    "event": "calendar-blank",
    "map": "map-trifold",
    "goal": "target",
    "settings": "gear-six",
    "schedule": "repeat",
    "next_date": "calendar-check",
    "history": "clock-counter-clockwise",
    "due": "clock",
    "next_step": "flag-banner",
    "concern": "warning-circle",
    "connect": "handshake",
    "organization": "buildings",
    "phone": "phone",
    "letter": "envelope-simple",
    "fee": "currency-jpy",
    "photo": "camera",
    "image": "image",
    "undo": "arrow-counter-clockwise",
    "redo": "arrow-clockwise",
    "search": "magnifying-glass",
    "filter": "funnel",
    "write": "pencil-simple",
    "plus": "plus",
    "trash": "trash",
    "rest": "moon",
    "more": "dots-three",
    "grip": "dots-six-vertical",
    "print": "printer",
    "booklet": "book-open",
    "merge": "git-merge",
    "copy": "copy",
    "lock": "lock-key",
    "backup": "shield-check",
    "import": "download-simple",
    "export": "upload-simple",
    "public": "globe-simple",
    "related": "users",
    "internal": "lock-simple",
    "hidden": "eye-slash",
    "ok": "check-circle",
    "ok_filled": "check-circle-fill",
    "tick": "check-bold",
    "no": "minus-circle",
    "attention": "warning-fill",
    "problem": "warning-circle-fill",
    "failure": "warning-octagon-fill",
    "info": "info",
    "question": "question",
    "close": "x",
    "back": "caret-left",
    "forward": "caret-right",
    "down": "caret-down",
    "up": "caret-up",
    "open": "arrow-square-out",
    "folder": "folder-open",
    "table": "table",
    "file": "file-text",
    "try": "coffee",
    "new_ledger": "book-open",
    "computer": "desktop",
    "text_size": "text-aa",
    "contrast": "circle-half",
    "person": "user",
    "centre": "house-simple",
    "refresh": "arrows-clockwise",
    "save": "floppy-disk",
    "new_row": "plus-circle",
    "same": "arrows-left-right",
    "help": "question",
    "link": "link-simple",
    "dot": "circle-fill",
    "university": "student",
    "shrine": "tree-evergreen",
    "house": "house-simple",
    "farm": "leaf",
    "outdoor": "sun",
    "heart": "heart",
    "avoid": "prohibit",
    "walk": "person-simple-walk",
    "gathering": "users-three",
    "van": "truck",
    "skill": "hand",
    "amount": "leaf",
    "ask": "triangle",
    "course": "graduation-cap",
    "insurance": "shield-check",
}
"""What a thing means in this program -> its name in the font."""

_FILLED: Final = {"place", "print", "import", "history", "trash", "settings", "home", "space", "booklet"}
_DIRECTORY = "fonts"
_FONT: Final = "phosphor-1.3.0.ttf"
_CHARMAP: Final = "phosphor-charmap-1.3.0.json"


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a widget shall show: checked buttons take the filled form and the colour of chosen things."""

    name: str
    colour: str
    points: float
    chosen_colour: str
    filled: bool


class _Shelf:
    """The loaded font (None until `load`) and the widgets that wait for a picture of it."""

    def __init__(self) -> None:
        self.font: IconicFont | None = None
        self.wishes: weakref.WeakKeyDictionary[QAbstractButton | QLabel, _Wish] = weakref.WeakKeyDictionary()
        self.drawn: dict[tuple[str, str, int, float], QPixmap] = {}  # a page asks for the same dozen again and again


_shelf: Final = _Shelf()


def load() -> None:
    """Load the font and fill in every icon that was asked for so far."""
    if _shelf.font is None:
        import qtawesome.iconic_font as iconic_font
        from qtawesome import __file__ as library_file

        directory = f"{library_file.rpartition('__init__')[0]}{_DIRECTORY}"
        _shelf.font = iconic_font.IconicFont(("ph", _FONT, _CHARMAP, directory))
        theme.current.changed.connect(refresh)
    refresh()


def refresh() -> None:
    """Draw every icon again in the colours and sizes in use."""
    for widget in list(_shelf.wishes.keys()):
        if shiboken6.isValid(widget):
            _fill(widget)
        else:  # Qt deleted it with its window while Python still holds its shell
            del _shelf.wishes[widget]


def put(
    widget: QAbstractButton | QLabel,
    name: str,
    colour: str = "ai",
    size: float = 18,
    *,
    chosen_colour: str = "on_ai",
    filled: bool = False,
) -> None:
    """Show an icon in a button or label, now or as soon as the font is there.

    Args:
        name: a key of `NAMES`.
        colour: token of ui/theme.py, usually that of the text beside it.
        size: px at 標準.
        chosen_colour: token for a checked button.
        filled: the heavy form, for what is chosen.
    """
    if name not in NAMES:
        raise KeyError(name)
    _shelf.wishes[widget] = _Wish(name, colour, size, chosen_colour, filled)
    _fill(widget)


def take_away(widget: QAbstractButton | QLabel) -> None:
    """Show no icon there any more."""
    _shelf.wishes.pop(widget, None)
    if isinstance(widget, QLabel):
        widget.clear()
    else:
        widget.setIcon(QIcon())


def icon(name: str, colour: str = "ai") -> QIcon:
    """An icon for menus; empty before the font is loaded."""
    if _shelf.font is None:
        return QIcon()
    return _drawn(_shelf.font, NAMES[name], colour)


def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """A picture of `size` logical px for painted widgets, sharp on the screen in use; transparent before `load`."""
    ratio = _screen_ratio()
    if _shelf.font is None:
        empty = QPixmap(round(size * ratio), round(size * ratio))
        empty.setDevicePixelRatio(ratio)
        empty.fill(Qt.GlobalColor.transparent)
        return empty
    return _picture(_shelf.font, NAMES[name], colour, size)


def _fill(widget: QAbstractButton | QLabel) -> None:
    wish = _shelf.wishes[widget]
    side = theme.px(wish.points)
    if isinstance(widget, QLabel):
        heavy = wish.filled and wish.name in _FILLED
        widget.setPixmap(_chosen(wish, wish.colour, side) if heavy else pixmap(wish.name, wish.colour, side))
        return
    widget.setIconSize(QSize(side, side))
    made = QIcon()
    made.addPixmap(pixmap(wish.name, wish.colour, side), QIcon.Mode.Normal, QIcon.State.Off)
    made.addPixmap(pixmap(wish.name, "ink3", side), QIcon.Mode.Disabled, QIcon.State.Off)
    if widget.isCheckable():
        made.addPixmap(_chosen(wish, wish.chosen_colour, side), QIcon.Mode.Normal, QIcon.State.On)
    widget.setIcon(made)


def _chosen(wish: _Wish, colour: str, side: int) -> QPixmap:
    filled = NAMES[wish.name] + "-fill"
    if _shelf.font is None or wish.name not in _FILLED:
        return pixmap(wish.name, colour, side)
    return _picture(_shelf.font, filled, colour, side)


def _picture(font: IconicFont, name: str, colour: str, side: int) -> QPixmap:
    ratio = _screen_ratio()
    key = (name, theme.colour(colour).name(), side, ratio)
    known = _shelf.drawn.get(key)
    if known is None:
        known = _shelf.drawn[key] = _drawn(font, name, colour).pixmap(QSize(side, side), ratio)
    return known


def _drawn(font: IconicFont, name: str, colour: str) -> QIcon:
    made = font.icon(f"ph.{name}", color=theme.colour(colour))
    assert isinstance(made, QIcon)
    return made


def _screen_ratio() -> float:
    application = QApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QApplication) else 1.0
