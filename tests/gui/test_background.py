"""Work beside the window."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.errors import ExpectedError
from app.progress import Progress
from ui.background import Background, Job


@pytest.fixture
def failures() -> list[ExpectedError]:
    return []


@pytest.fixture
def background(qtbot: QtBot, failures: list[ExpectedError]) -> Iterator[Background]:
    made = Background(failures.append)
    yield made
    made.stop_all()


def test_the_result_arrives_on_the_main_thread(qtbot: QtBot, background: Background) -> None:
    owner, arrived = QObject(), []

    def work(_progress: Progress) -> bool:
        return current_thread() is main_thread()

    def done(was_main: bool) -> None:
        arrived.append((was_main, current_thread() is main_thread()))

    background.run(work, owner=owner, done=done, title="数えています")
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == [(False, True)]
    qtbot.waitUntil(lambda: not background.is_busy)


def test_an_expected_failure_is_told(qtbot: QtBot, background: Background, failures: list[ExpectedError]) -> None:
    owner = QObject()

    def work(_progress: Progress) -> None:
        raise ExpectedError("USBメモリーが抜けました。", "さし直してください。")

    background.run(work, owner=owner, done=lambda _nothing: None, title="書いています")
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].what_to_do == "さし直してください。"


def test_a_bug_is_raised_on_the_main_thread(qtbot: QtBot, background: Background) -> None:
    owner = QObject()

    def work(_progress: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        background.run(work, owner=owner, done=lambda _nothing: None, title="割っています")
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_work_that_is_stopped_says_so(qtbot: QtBot, background: Background) -> None:
    owner, stopped, started = QObject(), [], Event()

    def work(progress: Progress) -> None:
        started.set()
        while True:
            progress(1, 0)

    job = background.run(
        work, owner=owner, done=lambda _nothing: None, cancelled=lambda: stopped.append(True), title="待っています"
    )
    started.wait(5)
    job.stop()
    qtbot.waitUntil(lambda: bool(stopped))


def test_nothing_is_delivered_to_a_closed_page(qtbot: QtBot, background: Background) -> None:
    owner, arrived, go_on = QWidget(), [], Event()

    def work(_progress: Progress) -> None:
        go_on.wait(5)

    background.run(work, owner=owner, done=arrived.append, title="待っています")
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    go_on.set()
    qtbot.waitUntil(lambda: not background.is_busy)
    assert arrived == []


def test_a_job_is_shown_only_when_it_takes_long(qtbot: QtBot, background: Background) -> None:
    owner, shown, go_on = QObject(), [], Event()
    background.job_shown.connect(shown.append)

    def slow(progress: Progress) -> None:
        progress(3, 10)
        go_on.wait(5)

    background.run(lambda _progress: None, owner=owner, done=lambda _nothing: None, title="すぐ終わる")
    qtbot.waitUntil(lambda: not background.is_busy)
    background.run(slow, owner=owner, done=lambda _nothing: None, title="長い")
    qtbot.waitUntil(lambda: bool(shown))
    go_on.set()
    assert [job.title for job in shown if isinstance(job, Job)] == ["長い"]
    qtbot.waitUntil(lambda: not background.is_busy)
