"""`tsudoiba self-test DIR`: drives the real window through every page, form and dialog, and looks for faults.

Each look (text size, colours, window size, scale of the screen) runs in a process of its own, since Qt takes scale and
screen only at start. Pages name their own states in `Page.self_test_steps`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMessageLogContext, QPoint, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QWidget

from app.paths import resource_path
from ui import icons, theme
from ui.application import make_application
from ui.background import Background
from ui.backups.folder import FOLDER_KEY
from ui.context import AppContext
from ui.ledger_frame import LedgerFrame
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.theme import Contrast, TextSize
from ui.widget_faults import faults_of, window_faults

_SETTLE_MILLISECONDS = 60
_READ_MILLISECONDS = 500
"""Before a picture of the handbook: what is looked for once a form rests has been found."""
_TIMES_LOOKED_AGAIN = 5
_PATIENCE_MILLISECONDS = 20_000
_SOON_MILLISECONDS = 500
"""What a page puts off so shortly (the matches of 担い手, the history of a form) belongs into its picture."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the window looks in one round."""

    name: str
    width: int
    height: int
    text_size: TextSize = TextSize.STANDARD
    contrast: Contrast = Contrast.STANDARD
    scale: float = 1.0
    has_every_state: bool = True
    """False: each page as it opens, the dialogs and notices; what a state needs is seen in the other looks."""


LOOKS = (
    Look("standard", 1280, 800),
    Look("largest", 1366, 696, TextSize.LARGEST),
    Look("large", 1280, 648, TextSize.LARGE),
    Look("contrast", 1280, 800, contrast=Contrast.STRONG),
    Look("scaled", 1092, 556, scale=1.25),
    Look("sharp", 1280, 648, scale=1.5, has_every_state=False),
    Look("wide", 1920, 1000, has_every_state=False),
)
"""1366×768 and 1280×720 less title and task bar; `scaled` is 1366×768 at 125 %, `sharp` 1920×1080 at 150 %."""
HANDBOOK = Look("handbook", 1240, 640, scale=1.5)
"""For the pictures of the handbook: just wide enough for every pane, so that the words can be read on paper."""
START, NOTICES = "start", "notices"
SEARCHES = (("search_recent", ""), ("search_hits", "体操 いす"), ("search_nothing", "見つからないことば"))
"""States of the window itself; those of a page are its key, and its key before the name of each of its steps."""


def run_self_test(directory: Path, *, only: str = "") -> int:
    """Write pictures and prints into `directory` and say in Japanese what is wrong with them.

    Args:
        directory: made when missing.
        only: name of the one look to draw; all of them by default. `handbook` draws the pictures of the handbook.

    Returns:
        0 when nothing is wrong, otherwise 1.
    """
    directory.mkdir(parents=True, exist_ok=True)
    if only == HANDBOOK.name:
        return _renew_handbook(directory)
    faults = 0
    with tempfile.TemporaryDirectory() as scratch:
        for look in (each for each in LOOKS if only in ("", each.name)):
            faults += take_pictures(directory, look, Path(scratch))
    pictures = len(list(directory.glob("*.png")))
    _say(f"画面の絵を {pictures}枚、{directory} に書きました。直すところは {faults}件です。")
    return 1 if faults else 0


def _renew_handbook(directory: Path) -> int:
    from ui.handbook.pictures import make_pictures

    made, missing = make_pictures(directory)
    _say(f"手引きの絵を {made}枚、{directory} に書きました。")
    if missing:
        _say(f"画面が見つからなかった絵: {'、'.join(missing)}")
    return 1 if missing else 0


def take_pictures(directory: Path, look: Look, scratch: Path) -> int:
    """One look in a process of its own: a picture of every state into `directory`; the number of faults."""
    # Read from where the process runs: in the name of a platform a colon, as in C:, ends the file's name.
    screen = scratch / f"{look.name}.json"
    size = {"width": 1920, "height": 1080, "x": 0, "y": 0, "logicalDpi": 96, "dpr": 1, "name": look.name}
    screen.write_text(json.dumps({"screens": [size]}), encoding="utf-8")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen.name}",
        "QT_QPA_FONTDIR": str(resource_path("fonts")),  # where Qt looks that has no fonts of the system: on Windows
        "PYTHONPATH": str(Path(__file__).resolve().parent.parent),
        "QT_SCALE_FACTOR": str(look.scale),
        "PYTHONIOENCODING": "utf-8",
    }
    result = subprocess.run(
        [sys.executable, "-m", "ui.self_test", str(directory.resolve()), look.name],
        env=environment,
        cwd=scratch,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    found = [line for line in result.stdout.splitlines() if line]
    for line in found:
        _say(line)
    if result.returncode != 0:  # 1 is what Python says of a crash; faults are lines, whatever their number
        _say(f"{look.name}: 途中で止まりました。\n{result.stderr}")
        return len(found) + 1
    return len(found)


class _Round:
    """One look: shows, waits, takes pictures, collects faults."""

    def __init__(self, directory: Path, look: Look, window: MainWindow, background: Background) -> None:
        self._directory, self._look, self._window = directory, look, window
        self._background = background
        self._number = 0
        self._known: set[str] = set()
        self.faults: list[str] = []

    @property
    def has_every_state(self) -> bool:
        """Whether the states of each page are looked at too."""
        return self._look.has_every_state

    def page(self, name: str) -> None:
        """Look at the window as it is."""
        self.settle()
        self._window.resize(self._look.width, self._look.height)
        self.settle(_READ_MILLISECONDS if self._look is HANDBOOK else _SETTLE_MILLISECONDS)
        found = self._window_faults()
        for _ in range(_TIMES_LOOKED_AGAIN):
            if not found:
                break
            self.settle()  # on a busy machine what is laid out in slices comes late
            found = self._window_faults()
        self._keep(name, self._window.grab())
        self._note(name, found)

    def dialog(self, name: str, dialog: QWidget) -> None:
        """Show a dialog over the window, look at it and close it."""
        dialog.show()
        self.settle()
        picture = self._window.grab()
        inside = dialog.grab()
        painter = QPainter(picture)
        room = (self._window.size() - dialog.size()) / 2
        painter.drawPixmap(QPoint(max(0, room.width()), max(0, room.height())), inside)
        painter.end()
        self._keep(name, picture)
        found = faults_of(dialog)
        if dialog.width() > self._window.width() or dialog.height() > self._window.height():
            found.append(f"窓より大きい: {dialog.width()}×{dialog.height()}")
        self._note(name, found)
        if isinstance(dialog, QDialog):
            dialog.reject()
        dialog.close()
        dialog.deleteLater()
        self.settle()

    def _window_faults(self) -> list[str]:
        return [*faults_of(self._window), *window_faults(self._window)]

    def settle(self, pause: int = _SETTLE_MILLISECONDS) -> None:
        """Let the window paint, and end what it put off and what runs beside it; looked at every `pause` ms."""
        waited = 0
        while True:
            loop = QEventLoop()
            QTimer.singleShot(pause, loop.quit)
            loop.exec()
            waited += pause
            if not (self._background.is_busy or is_about_to_change(self._window)) or waited > _PATIENCE_MILLISECONDS:
                return

    def _keep(self, name: str, picture: QPixmap) -> None:
        self._number += 1
        picture.save(str(self._directory / f"{self._look.name}_{self._number:02}_{name}.png"))

    def _note(self, name: str, faults: list[str]) -> None:
        """Keep what is wrong, each fault once: at the first picture that shows it."""
        new = [fault for fault in faults if fault not in self._known]
        self._known.update(new)
        self.faults += [f"{self._look.name} {name}: {fault}" for fault in new]


def is_about_to_change(window: QWidget) -> bool:
    """Whether something in the window waits to be shown in a moment."""
    timers = (each for each in window.findChildren(QTimer) if each.isActive() and each.isSingleShot())
    return any(timer.interval() <= _SOON_MILLISECONDS for timer in timers)


def run_look(directory: Path, look: Look) -> list[str]:
    """Everything wrong in one look; needs the platform that `run` sets up."""
    from ui.main import compose

    warnings: list[str] = []
    qInstallMessageHandler(_collector(warnings))
    preferences = Preferences(None)
    preferences.set_name("田中")
    preferences.set_look(look.text_size, look.contrast)
    make_application(preferences)
    icons.load()
    theme.load_fallback_fonts()
    with tempfile.TemporaryDirectory() as scratch:
        preferences.note(FOLDER_KEY, str(Path(scratch) / "控え"))
        program, messages = compose(preferences, Path(scratch) / "drafts")
        window = MainWindow(program)
        messages.attach(window)
        round_ = _Round(directory, look, window, program.background)
        window.show_start()
        window.show()
        window.resize(look.width, look.height)
        round_.page(START)
        _walk(round_, window, Path(scratch))
        if look is LOOKS[0] and window.context is not None:
            _write_prints(directory, window.context)
        window.close()
    round_.faults += [f"{look.name}: Qt: {warning}" for warning in warnings]
    return round_.faults


def _walk(round_: _Round, window: MainWindow, scratch: Path) -> None:
    """First screen with a failure, every page with its steps, every dialog of the frame."""
    foreign = scratch / "ちがうもの.tsudoiba"
    foreign.write_text("これは帳面ではありません", encoding="utf-8")
    window.open_ledger(foreign)
    round_.page("start_failure")
    if round_.has_every_state:
        window.create_ledger(scratch / "からの帳面.tsudoiba")
        frame = window.frame
        assert frame is not None
        for key in frame.side_bar.keys:
            frame.show_page(key)
            round_.page(f"empty_{key}")
    window.create_ledger(scratch / "小平西センター.tsudoiba", sample=True)
    frame = window.frame
    assert frame is not None
    for key in frame.side_bar.keys:
        frame.show_page(key)
        round_.page(key)
        page = frame.page
        assert page is not None
        for step in page.self_test_steps() if round_.has_every_state else ():
            shown = step.show()
            if shown is None:
                round_.page(f"{key}_{step.name}")
            else:
                round_.dialog(f"{key}_{step.name}", shown)
    frame.show_page(frame.side_bar.keys[0])
    _look_at_search(round_, frame)
    for name, make in _frame_dialogs(window):
        round_.dialog(name, make())
    window.show_bar(
        "USBメモリーが抜けたため、写しを書き出せませんでした。",
        "帳面は無事です。さし直してください。",
        "もう一度書き出す",
        window.update,
    )
    window.show_toast("「なごみ広場」を消しました", True)
    round_.page(NOTICES)


def _look_at_search(round_: _Round, frame: LedgerFrame) -> None:
    """The search over everything: before typing, with hits, without any."""
    from ui.search_everywhere import SearchEverywhere

    frame.search()
    searching = frame.findChild(SearchEverywhere)
    assert searching is not None  # just opened
    while not searching.texts.prepare(1000):
        pass
    for name, typed in SEARCHES:
        searching.box.setText(typed)
        round_.page(name)
    searching.close_search()


def _write_prints(directory: Path, context: AppContext) -> None:
    """A flyer and the booklet, as pages and as sheets for the office printer."""
    from app.printing.booklet.composing import compose_booklet
    from app.printing.flyers.composing import compose_flyer
    from app.printing.pdf_writer import write_pdf
    from app.printing.sheets.imposition import impose
    from app.records.photo import PhotoUse
    from app.records.place import Place

    ledger, today, read_blob = context.ledger, context.today(), context.store.read_blob
    with_photo = {use.place for use in ledger.all(PhotoUse)}
    place = max(
        (place for place in ledger.all(Place) if place.consent == "yes" and place.status == "active"),
        key=lambda place: (place.id in with_photo, bool(place.url), bool(place.story)),
    )
    flyer = compose_flyer(ledger, place.id, today=today, read_blob=read_blob)
    booklet = compose_booklet(ledger, today=today, read_blob=read_blob)
    write_pdf(flyer.pages, directory / "flyer.pdf", title=flyer.title)
    write_pdf(booklet.pages, directory / "booklet.pdf", title=booklet.title)
    write_pdf(impose(booklet.pages), directory / "booklet_imposed.pdf", title=booklet.title)


def _frame_dialogs(window: MainWindow) -> list[tuple[str, Callable[[], QWidget]]]:
    from ui.crash_window import CrashWindow
    from ui.handbook.help_desk import HelpDesk
    from ui.question import Question
    from ui.widgets.question_dialog import QuestionDialog

    question = Question(
        "「なごみ広場」を消しますか",
        "定例 1つ、写真 3枚もいっしょに消えます。会議録の話題は残ります。",
        "なごみ広場を消す",
        note="1年のあいだは「消したもの」から戻せます。",
        danger=True,
        other="休止にする",
    )

    def handbook() -> QWidget:
        desk = HelpDesk(window, lambda: window.frame, lambda _by: None)
        desk.open()
        return desk.window

    return [
        ("question", lambda: QuestionDialog(window, question)),
        ("handbook", handbook),
        ("crash", lambda: CrashWindow(window, (), Path("tsudoiba.log"), can_read=True)),
    ]


def _collector(warnings: list[str]) -> Callable[[QtMsgType, QMessageLogContext, str], None]:
    def collect(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if "propagateSizeHints" not in text:  # said by the offscreen platform of every window
            warnings.append(text)

    return collect


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _main(arguments: list[str]) -> int:
    directory, name = arguments
    look = next(each for each in (*LOOKS, HANDBOOK) if each.name == name)
    faults = run_look(Path(directory), look)
    for fault in faults:
        _say(fault)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
