"""The window: either the first screen or the opened ledger, with keys, messages, dropped files and its memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QPaintEvent,
)
from PySide6.QtWidgets import QMainWindow, QWidget

from app.errors import ExpectedError
from ui import theme
from ui.background import Job
from ui.context import AppContext, Program, Signals
from ui.ledger_care import LedgerCare
from ui.ledger_deeds import ledger_menu
from ui.ledger_frame import LedgerFrame
from ui.messages import JSON_FILES, LEDGER_FILES, LIST_FILES
from ui.notice_area import NoticeArea
from ui.pages.page import Page
from ui.question import Answer, Question
from ui.shortcuts import install
from ui.theme import Contrast, TextSize
from ui.widgets.plain_text import one_line

if TYPE_CHECKING:
    from app.store import Store
    from ui.handbook.help_desk import HelpDesk

_GEOMETRY = "window.geometry"
_SIZES = tuple(TextSize)
_FRAME = QSize(16, 48)
"""More than any system draws around a window: title bar and edges, px."""


class MainWindow(QMainWindow):
    """One window, one ledger at a time.

    Signals:
        painted: the window was painted for the first time; everything slow may begin.
        closed: the window is closed, and the ledger with it.
    """

    painted = Signal()
    closed = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._was_painted = False
        self._frame: LedgerFrame | None = None
        self._notices: NoticeArea | None = None
        self._help: HelpDesk | None = None
        self._care = LedgerCare(self, program, self)
        self.setAcceptDrops(True)
        self.setWindowTitle("つどいば")
        theme.dress(self)
        self.resize(1280, 800)
        self._recall_place()
        program.background.job_shown.connect(self._show_job)
        self._install_keys()

    # ---- what fills it

    def show_opening(self) -> None:
        """The empty frame: what is painted first when a ledger is about to be opened."""
        self._fill_with_frame(LedgerFrame())

    def show_start(self) -> None:
        """The first screen."""
        from ui.pages.start_page import StartPage

        self._close_ledger()
        page = StartPage(self._program)
        page.new_wanted.connect(self.create_ledger)
        page.open_wanted.connect(self.open_ledger)
        page.import_wanted.connect(self._begin_with_list)
        page.sample_wanted.connect(lambda path: self.create_ledger(path, sample=True))
        page.look_wanted.connect(self.change_look)
        self._frame = None
        self._notices = NoticeArea(page)
        self.setCentralWidget(self._notices)
        self.setWindowTitle("つどいば")

    def open_ledger(self, path: Path, page: str = "") -> bool:
        """Open a ledger in place of what is open now; on failure the first screen says why."""
        return self._open(lambda: self._program.files.open(path), path, page)

    def create_ledger(self, path: Path, *, sample: bool = False, page: str = "") -> bool:
        """Make a ledger and open it."""
        make = self._program.files.create_sample if sample else self._program.files.create
        return self._open(lambda: make(path), path, page)

    @property
    def frame(self) -> LedgerFrame | None:
        """The opened ledger's frame; None on the first screen."""
        return self._frame

    @property
    def context(self) -> AppContext | None:
        """The opened ledger; None on the first screen."""
        return None if self._frame is None else self._frame.context

    @property
    def notices(self) -> NoticeArea:
        """Where bars and toasts are."""
        assert self._notices is not None
        return self._notices

    # ---- MessageHost

    def show_toast(self, text: str, undo: bool, /) -> None:
        self.notices.show_toast(text, self._frame.undo if undo and self._frame is not None else None)

    def show_bar(
        self, what_happened: str, what_to_do: str, action: str, on_action: Callable[[], None] | None, /
    ) -> None:
        self.notices.show_bar(what_happened, what_to_do, action, on_action)

    def hide_bar(self, what_happened: str, /) -> None:
        self.notices.hide_bar(what_happened)

    def show_offer(
        self, what_is_there: str, what_it_brings: str, action: str, on_action: Callable[[], None], /
    ) -> None:
        self.notices.show_bar(what_is_there, what_it_brings, action, on_action, tone="info")

    def message_parent(self) -> QWidget:
        return self

    # ---- LedgerWindow

    def show_reading(self, words: str, action: str, on_action: Callable[[], object], /) -> None:
        if self._frame is not None:
            self._frame.show_reading(words, action, on_action)

    def leave(self) -> bool:
        return self._frame is None or self._frame.leave()

    # ---- look

    def change_look(self, text_size: TextSize, contrast: Contrast) -> None:
        """Dress everything anew: the pages are built again, since distances belong to the size."""
        if self._frame is not None and not self._frame.leave():
            return
        self._program.preferences.set_look(text_size, contrast)
        theme.current.use(text_size, contrast)
        if self._frame is None:
            self.show_start()
        elif self._frame.context is not None:
            self._rebuild(self._frame.context, self._frame)

    def _change_size(self, by: int) -> None:
        number = _SIZES.index(theme.current.text_size) + by
        if 0 <= number < len(_SIZES):
            self.change_look(_SIZES[number], theme.current.contrast)

    def _rebuild(self, context: AppContext, old: LedgerFrame) -> None:
        shown = old.page.shown_record if old.page is not None else None
        page = old.page_key
        self._fill_with_frame(LedgerFrame())
        self._attach(replace(context, signals=Signals()), page)
        if shown is not None and self._frame is not None:
            self._frame.show_record(*shown)

    # ---- opening and closing

    def _open(self, make: Callable[[], Store], path: Path, page: str) -> bool:
        if self._frame is not None and not self._frame.leave():
            return False
        try:
            store = make()
            context = self._program.context_for(store)
        except ExpectedError as error:
            if self.context is None:
                self.show_start()
            self._care.refused(path, error)
            return False
        self._close_ledger()
        if self._frame is None or self._frame.context is not None:
            self._fill_with_frame(LedgerFrame())
        self._attach(context, page)
        self._care.opened(context)
        return True

    def _attach(self, context: AppContext, page: str) -> None:
        assert self._frame is not None
        context.signals.look_wanted.connect(self.change_look)
        context.signals.handbook_wanted.connect(self.show_handbook)
        context.signals.name_changed.connect(lambda: context.store.sign_as(self._program.preferences.your_name))
        self._frame.page_shown.connect(self._show_page)
        self._frame.side_bar.set_ledger_menu(ledger_menu(self, context, self._leave_ledger))
        self._frame.attach(context, page)
        self._care.attach(context)

    def _fill_with_frame(self, frame: LedgerFrame) -> None:
        self._frame, self._notices = frame, frame.notices
        self.setCentralWidget(frame)

    def _close_ledger(self) -> None:
        context = self.context
        if context is not None:
            self._care.closing(context)
            context.ledger.close()
            context.store.close()

    def _show_page(self, title: str) -> None:
        self.notices.leave_page()
        name = self.context.store.path.stem if self.context is not None else ""
        self.setWindowTitle(one_line(f"{name}　{title} ― つどいば"))

    def _take_ledgers(self, paths: list[Path]) -> None:
        """Ledgers were dropped: opened, or joined with the open one."""
        context = self.context
        if context is None or context.store.is_read_only:
            self.open_ledger(paths[0])
            return
        if len(paths) == 1:
            answer = self._program.messages.ask(_dropped_question(paths[0]))
            if answer is Answer.OTHER:
                self.open_ledger(paths[0])
            if answer is not Answer.DEED:
                return
        context.signals.join_wanted.emit(paths)

    def _leave_ledger(self) -> None:
        if self._frame is not None and self._frame.leave():
            self.show_start()

    def _begin_with_list(self, ledger: Path, source: Path) -> None:
        if self.create_ledger(ledger) and self.context is not None:
            self.context.signals.source_wanted.emit(source)

    def _show_job(self, job: Job[object]) -> None:
        self.notices.show_job(job)

    # ---- keys

    def _install_keys(self) -> None:
        deeds: dict[str, Callable[[], None]] = {
            "search": lambda: self._on_frame(LedgerFrame.search),
            "make_new": lambda: self._on_page(lambda page: page.make_new()),
            "print_current": lambda: self._on_page(lambda page: page.print_current()),
            "undo": lambda: self._on_frame(LedgerFrame.undo),
            "redo": lambda: self._on_frame(LedgerFrame.redo),
            "go_back": lambda: self._on_frame(LedgerFrame.go_back),
            "go_forward": lambda: self._on_frame(LedgerFrame.go_forward),
            "next_pane": lambda: self._on_frame(LedgerFrame.next_pane),
            "larger": lambda: self._change_size(1),
            "smaller": lambda: self._change_size(-1),
            "help": self.show_handbook,
        }
        install(self, deeds, self._choose_entry)

    def _on_page(self, deed: Callable[[Page], None]) -> None:
        if self._frame is not None and self._frame.page is not None:
            deed(self._frame.page)

    def _on_frame(self, deed: Callable[[LedgerFrame], None]) -> None:
        if self._frame is not None and self._frame.context is not None:
            deed(self._frame)

    def _choose_entry(self, number: int) -> None:
        if self._frame is not None and number < len(self._frame.side_bar.keys):
            self._frame.show_page(self._frame.side_bar.keys[number])

    def show_handbook(self, target: str = "") -> None:
        """F1: the handbook at a chapter, by default at the one about what is in sight."""
        from ui.handbook.help_desk import HelpDesk

        if self._help is None:
            self._help = HelpDesk(self, lambda: self._frame, self._change_size)
        self._help.open(target)

    # ---- memory

    def _recall_place(self) -> None:
        stored = self._program.preferences.recall(_GEOMETRY)
        if stored:
            self.restoreGeometry(QByteArray.fromBase64(stored.encode("ascii", "ignore")))
        elif not _fits_with_frame(self.size(), self.screen().availableSize()):
            self.setWindowState(Qt.WindowState.WindowMaximized)
        screens = QGuiApplication.screens()
        if not any(screen.availableGeometry().intersects(self.frameGeometry()) for screen in screens):
            self.move(screens[0].availableGeometry().topLeft())

    def _remember_place(self) -> None:
        written = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._program.preferences.note(_GEOMETRY, written)

    # ---- Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._frame is not None and not self._frame.leave():
            event.ignore()
            return
        if not self._care.may_close(self.close):
            event.ignore()
            return
        self._remember_place()
        if self._help is not None:
            self._help.window.close()
        self.hide()  # nobody waits for the last backup
        self._program.background.stop_all()
        self._close_ledger()
        self._care.closed()
        super().closeEvent(event)
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event)
        if path is None:
            return
        if path.suffix.lower() in LEDGER_FILES.endings:
            self._take_ledgers(_dropped_ledgers(event))
        elif self.context is not None:
            self.context.signals.source_wanted.emit(path)


def _dropped_question(path: Path) -> Question:
    return Question(
        f"「{path.stem}」を、どうしますか",
        "もらった写しなら、この帳面に合わせられます。合わせる前に、何がどうなるかを見られます。",
        "この帳面に合わせる",
        other="かわりに ひらく",
    )


def _dropped_ledgers(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
    return [path for path in paths if path.suffix.lower() in LEDGER_FILES.endings]


def _fits_with_frame(inside: QSize, available: QSize) -> bool:
    """Whether a window fits on the screen with the frame the system draws around it, which is known only once shown."""
    outside = inside + _FRAME
    return outside.boundedTo(available) == outside


def _dropped_file(event: QDropEvent) -> Path | None:
    """A ledger or a list that is being dropped."""
    for url in event.mimeData().urls():
        path = Path(url.toLocalFile())
        if path.suffix.lower() in (*LEDGER_FILES.endings, *LIST_FILES.endings, *JSON_FILES.endings):
            return path
    return None
