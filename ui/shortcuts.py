"""The keys of the window in one table: installed from it, and explained from it by F1."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.widgets.composing import is_composing


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the table.

    Attributes:
        sequences: key sequences as Qt writes them.
        shown: as people write them.
        words: what it does.
        deed: name of the window's deed.
    """

    sequences: tuple[str, ...]
    shown: str
    words: str
    deed: str


KEYS = (
    Key(("F3", "Ctrl+F"), "F3　Ctrl＋F", "さがす", "search"),
    Key(("Ctrl+N",), "Ctrl＋N", "新しく書く", "make_new"),
    Key(("Ctrl+P",), "Ctrl＋P", "刷る", "print_current"),
    Key(("Ctrl+Z",), "Ctrl＋Z", "元に戻す", "undo"),
    Key(("Ctrl+Y", "Ctrl+Shift+Z"), "Ctrl＋Y", "やり直す", "redo"),
    Key(("Alt+Left",), "Alt＋←", "まえに見たところへ戻る", "go_back"),
    Key(("Alt+Right",), "Alt＋→", "また進む", "go_forward"),
    Key(("F6",), "F6", "左の柱、一覧、用紙のあいだを移る", "next_pane"),
    Key(("Ctrl++", "Ctrl+=", "Ctrl+;"), "Ctrl＋「＋」", "文字を大きく", "larger"),
    Key(("Ctrl+-",), "Ctrl＋「−」", "文字を小さく", "smaller"),
    Key(("F1",), "F1", "この画面の手引き", "help"),
)
ENTRY_KEYS = "Ctrl＋1…9"
ENTRY_WORDS = "左の柱の上から1番目、2番目…"


def install(window: QWidget, deeds: dict[str, Callable[[], None]], choose: Callable[[int], None]) -> None:
    """Make the keys work in a window. None of them acts while the IME composes.

    Args:
        deeds: deed name of `KEYS` -> what to do.
        choose: Ctrl+n was pressed, n from 0.
    """
    for key in KEYS:
        for sequence in key.sequences:
            _connect(window, sequence, deeds[key.deed])
    for number in range(9):
        _connect(window, f"Ctrl+{number + 1}", partial(choose, number))


def lines(extra: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """(keys, what they do) for F1: the window's, then those of the page."""
    own = [(key.shown, key.words) for key in KEYS]
    return [*own[:-1], (ENTRY_KEYS, ENTRY_WORDS), own[-1], *extra]


def _connect(window: QWidget, sequence: str, deed: Callable[[], None]) -> None:
    def act() -> None:
        if not is_composing():
            deed()

    QShortcut(QKeySequence(sequence), window).activated.connect(act)
