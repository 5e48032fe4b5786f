"""A ledger somebody else is writing in: the question, reading, the copy, and when it becomes free. Real processes."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.records.place import Place
from db.sqlite_store import SqliteStore
from tests.gui.conftest import NOW
from tests.gui.wholeness import lasting_faults
from ui.context import AppContext, Program
from ui.ledger_care import held_question
from ui.main_window import MainWindow
from ui.messages import RecordedMessages
from ui.question import Answer
from ui.widgets.question_dialog import QuestionDialog

ROOT = Path(__file__).parent.parent.parent
HOLDER = """
    import sys
    from pathlib import Path
    from db.sqlite_store import SqliteStore

    store = SqliteStore.open(Path(sys.argv[1]), who="鈴木", host="二階")
    print(store.claim(), flush=True)
    sys.stdin.readline()
    store.close()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "小平.tsudoiba"
    store = SqliteStore.create(made, who="田中", host="窓口")
    assert not store.apply(ChangeSet("しごと", (Change(None, Place(id=101, name="さくら")),))).problems
    store.close()
    return made


@contextmanager
def held(path: Path) -> Iterator[subprocess.Popen[str]]:
    words = [sys.executable, "-c", textwrap.dedent(HOLDER), str(path)]
    with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "None"
        try:
            yield other
        finally:
            other.kill()


def context_of(window: MainWindow) -> AppContext:
    assert window.context is not None
    return window.context


def saved_words(window: MainWindow) -> str:
    assert window.frame is not None
    return window.frame.saved_words


def test_reading_until_it_is_free(
    window: MainWindow, path: Path, messages: RecordedMessages, qtbot: QtBot, program: Program
) -> None:
    messages.answers.append(Answer.OTHER)
    with held(path) as other:
        assert window.open_ledger(path, "place")
        assert messages.asked[0].title == "この帳面は、鈴木さんのパソコンでも開いています。"
        assert (messages.asked[0].deed, messages.asked[0].other) == ("写しで書く", "読むだけ")
        context = context_of(window)
        assert context.store.is_read_only
        assert context.ledger.get(Place, 101) is not None
        assert saved_words(window) == "読むだけ 鈴木さんのパソコンでも開いています"
        assert lasting_faults(qtbot, window) == []
        refused = context.apply(ChangeSet("しごと", (Change(None, Place(id=102)),)))
        assert "鈴木さんのパソコンでも開いています" in refused.problems[0].message
        window._care._ask_whether_free()
        assert saved_words(window).startswith("読むだけ")
        other.communicate("\n")
        window._care._ask_whether_free()
        assert "いまは書けます" in saved_words(window)
        assert "いまは書けます" in messages.informed[-1]
    assert window.frame is not None
    window.frame._saved._way_out.click()
    context = context_of(window)
    assert not context.store.is_read_only
    assert not context.apply(ChangeSet("しごと", (Change(None, Place(id=102)),))).problems
    assert len(messages.asked) == 1


def test_writing_in_a_copy(
    window: MainWindow, path: Path, messages: RecordedMessages, qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    messages.files.append(tmp_path / "写し.tsudoiba")
    with held(path):
        assert window.open_ledger(path, "settings")
        qtbot.waitUntil(lambda: context_of(window).store.path.stem == "写し")
        context = context_of(window)
        assert not context.store.is_read_only
        assert context.ledger.get(Place, 101) is not None
        assert not context.apply(ChangeSet("しごと", (Change(None, Place(id=102)),))).problems


def test_larger_letters_ask_nothing_again(window: MainWindow, path: Path, messages: RecordedMessages) -> None:
    messages.answers.append(Answer.OTHER)
    with held(path):
        assert window.open_ledger(path, "settings")
        window._change_size(1)
        assert len(messages.asked) == 1
        assert saved_words(window).startswith("読むだけ")


def test_two_windows_of_one_program_share_the_right(window: MainWindow, path: Path, program: Program) -> None:
    assert window.open_ledger(path, "settings")
    beside = program.files.open(path)
    assert beside.claim() is None
    beside.close()
    assert not context_of(window).apply(ChangeSet("しごと", (Change(None, Place(id=102)),))).problems


def test_the_question_is_whole(window: MainWindow, path: Path, messages: RecordedMessages, qtbot: QtBot) -> None:
    messages.answers.append(Answer.OTHER)
    with held(path):
        assert window.open_ledger(path, "settings")
        holder = context_of(window).store.holder
        assert holder is not None
        dialog = QuestionDialog(window, held_question(holder, NOW.date()))
        qtbot.addWidget(dialog)
        dialog.show()
        assert lasting_faults(qtbot, dialog) == []
        dialog.close()
