"""写しを書き出す: a copy that may be carried away, progress and やめる, and what is said when it cannot be written."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.errors import Cancelled
from app.records.place import Place
from db.sqlite_store import SqliteStore
from ui.context import AppContext
from ui.ledger_frame import LedgerFrame
from ui.messages import RecordedMessages

PATIENCE = 20_000


@pytest.fixture
def context(frame: LedgerFrame) -> AppContext:
    assert frame.context is not None
    return frame.context


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def write(path: Path, place: Place) -> None:
    with closing(SqliteStore.open(path, who="鈴木", host="二階")) as store:
        assert not store.apply(ChangeSet("しごと", (Change(None, place),))).problems


def ask(context: AppContext, messages: RecordedMessages, target: Path) -> None:
    messages.files.append(target)
    context.signals.copy_wanted.emit()


def test_the_same_copy_again_is_renewed(
    context: AppContext, messages: RecordedMessages, stick: Path, qtbot: QtBot
) -> None:
    target = stick / "写し.tsudoiba"
    for number in range(2):
        assert not context.apply(ChangeSet("しごと", (Change(None, Place(id=number + 1, name="さくら")),))).problems
        ask(context, messages, target)
        qtbot.waitUntil(lambda wanted=number + 1: len(messages.informed) == wanted, timeout=PATIENCE)
    with closing(SqliteStore.open(target, who="", host="")) as store:
        assert len(store.read(Place)) == 2
    assert messages.warned == []


def test_a_copy_that_knows_more_is_joined_first(
    context: AppContext, messages: RecordedMessages, stick: Path, qtbot: QtBot
) -> None:
    target = stick / "写し.tsudoiba"
    shutil.copyfile(context.store.path, target)
    write(target, Place(id=1, name="もみじ"))
    ask(context, messages, target)
    qtbot.waitUntil(lambda: bool(messages.warned), timeout=PATIENCE)
    assert "まだない書きこみ" in messages.warned[0][0]
    wanted: list[object] = []
    context.signals.join_wanted.disconnect()
    context.signals.join_wanted.connect(wanted.append)
    way_out = messages.ways_out[-1]
    assert way_out is not None
    way_out()
    assert wanted == [[target]]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "場所がいっぱい"),
        (errno.EROFS, "書きこみが止められている場所"),
        (errno.EINVAL, "使えないなまえ"),
        (errno.EIO, "とどきませんでした"),
    ],
)
def test_what_a_stick_may_do(
    context: AppContext,
    messages: RecordedMessages,
    stick: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    said: str,
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr("db.backup.os.fsync", refuse)
        ask(context, messages, stick / "写し.tsudoiba")
        qtbot.waitUntil(lambda: bool(messages.warned), timeout=PATIENCE)
    assert messages.warned[0][0].startswith("写しを書き出せませんでした。帳面は無事です。")
    assert said in messages.warned[0][0]
    assert list(stick.iterdir()) == []
    way_out = messages.ways_out[-1]
    assert way_out is not None
    way_out()  # もう一度書き出す
    qtbot.waitUntil(lambda: bool(messages.informed), timeout=PATIENCE)
    assert [each.name for each in stick.iterdir()] == ["写し.tsudoiba"]


def test_stopped_half_way(context: AppContext, stick: Path) -> None:
    steps: list[tuple[int, int]] = []

    def stop(done: int, total: int, /) -> None:
        steps.append((done, total))
        if done * 2 > total:  # while what was written is looked through
            raise Cancelled

    with pytest.raises(Cancelled):
        context.files.copies().write(context.store.path, stick / "写し.tsudoiba", progress=stop)
    assert list(stick.iterdir()) == []
    assert steps == sorted(steps), "the bar never goes back"
