"""Page: what the main window expects of everything that fills its middle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import AppContext


@dataclass(frozen=True, slots=True)
class SelfTestStep:
    """One picture of the self-test.

    Attributes:
        name: Latin, part of the picture's file name (`place_form`).
        show: brings the page (or returns a dialog not yet shown) into the state to look at.
    """

    name: str
    show: Callable[[], QWidget | None]


class Page(QWidget):
    """A page of the window. Built when first shown, kept until the ledger is closed.

    Attributes:
        title: the word for the window's title and for going back.
        saved_line_slot: a layout of the page in which the saved line shall stand; None = across the bottom.
        has_saved_line: False for a page with a button bar of its own (とりこむ).

    Signals:
        went: (record id or None) the page shows something else now; back and forward remember it.
        problem_count_changed: something else is due here now, the red numbers are counted anew.
    """

    title = ""
    has_saved_line = True

    went = Signal(object)
    problem_count_changed = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.saved_line_slot: QVBoxLayout | None = None
        self.setAccessibleName(self.title)

    @property
    def problem_count(self) -> int:
        """How many things are due on this page as it counts them itself; `app.due_counts` counts for the side bar."""
        return 0

    @property
    def shown_record(self) -> tuple[str, int] | None:
        """(kind, id) of the record in sight, for undo, history and back; None for none."""
        return None

    @property
    def part_key(self) -> str:
        """Key of the view in sight inside this page, '' for a page of one piece; `Entry.parts` names them."""
        return ""

    @property
    def chapter(self) -> str:
        """Where the handbook tells about the view in sight, '' for the chapter of the whole page (`Entry.chapter`)."""
        return ""

    def show_part(self, key: str) -> None:
        """Bring a view inside this page into sight; the key of the entry itself stands for the one to begin with."""

    def enter(self) -> None:
        """Called each time the page comes into sight."""

    def leave(self) -> bool:
        """Called before the page goes out of sight: save what was typed. False = the user has to decide first."""
        return True

    def show_record(self, record_id: int, field: str = "") -> bool:
        """Show a record, with the focus in `field` if named. False when there is no such record here."""
        return False

    def show_kind(self, kind: str, record_id: int) -> bool:
        """Show a record of a kind that this page shows too (a place's 場). By default as `show_record`."""
        return self.show_record(record_id)

    def show_list(self, wanted: object) -> None:
        """Show the list, filtered exactly by `wanted` (what a count elsewhere stands for); None: all of it.

        The cursor goes into the search box of the list when nothing is wanted in particular.
        """
        self.focus_search()

    def take_source(self, source: Path) -> None:
        """A list that shall be imported (dropped on the window, picked on the first screen)."""

    def take_copies(self, copies: Sequence[Path]) -> None:
        """Other copies of the ledger that shall be joined, or folders with such (found beside it, dropped)."""

    def focus_search(self) -> None:
        """The cursor goes into the search box of this page, if it has one."""

    def make_new(self) -> None:
        """Ctrl+N: a new record of the kind shown."""

    def print_current(self) -> None:
        """Ctrl+P: print what is shown; where nothing can be printed, go to where one prints."""
        self.context.signals.page_wanted.emit("print")

    def panes(self) -> Sequence[QWidget]:
        """What F6 walks through after the side bar: list, sheet, strip."""
        return ()

    def help_text(self) -> Sequence[tuple[str, str]]:
        """(key, what it does) of keys that only this page has, for F1."""
        return ()

    def self_test_steps(self) -> Sequence[SelfTestStep]:
        """States of this page the self-test looks at, beyond the one after `enter`."""
        return ()
