"""What cannot be taken in, and in which words that is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.records.volunteer import Volunteer
from tests.gui.importing.steps import LIST, check, promise, settle, written
from tests.gui.wholeness import lasting_faults
from ui.messages import RecordedMessages
from ui.pages.import_page import ImportPage, Step
from ui.widgets.labels import ElidedLabel


@pytest.mark.parametrize(("name", "content", "said"), [
    ("写真.xlsx", b"\xff\xd8\xff\xe0" + b"\0" * 40, "写真です。"),
    ("空.csv", b"", "空です"),
    ("ちがう.json", b'{"a": 1}', "つどいばのJSONではありません"),
    ("こわれ.xlsx", b"PK\x03\x04" + b"\0" * 40, "「こわれ.xlsx」"),
    ("<b>A&B</b>.csv", b"\0\1\2" * 40, "「<b>A&B</b>.csv」"),
])  # fmt: skip
def test_bad_file_is_refused_in_a_sentence(
    page: ImportPage, qtbot: QtBot, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name.replace("/", "／")
    path.write_bytes(content)
    page.take_source(path)
    settle(qtbot, page)
    assert page.step is Step.OPENING
    assert said.replace("/", "／") in page.opening.failure
    assert page.opening.button.isEnabled()
    check(qtbot, page, LIST)
    assert page.step is Step.CHECK


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no place in a folder there")
@pytest.mark.parametrize("name", ["pipe.csv", "pipe.json"])
def test_what_is_no_file_is_not_waited_for(page: ImportPage, qtbot: QtBot, tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    page.take_source(tmp_path / name)
    try:
        settle(qtbot, page)
    finally:
        os.close(os.open(tmp_path / name, os.O_RDWR))  # whoever waits for it goes on
    assert "ファイルではないので" in page.opening.failure


def test_list_of_persons_waits_until_somebody_says_what_they_are(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "名簿.csv"
    path.write_text("氏名,住所,電話\n山田花子,栄町1-1,042-000-0001\n", encoding="utf-8")
    page.take_source(path)
    settle(qtbot, page)
    assert page.step is Step.MAPPING
    assert not page.next_button.isEnabled()
    assert "人の名簿のようです" in page.mapping.said
    page.mapping.kind.setCurrentIndex(page.mapping.kind.findData("volunteer"))
    page.mapping.kind.activated.emit(page.mapping.kind.currentIndex())
    page.go_on()
    settle(qtbot, page)
    page.take_in()
    assert [each.name for each in page.context.ledger.all(Volunteer)] == ["山田花子"]


def test_a_list_nobody_can_place_shows_what_it_holds_and_asks_what_it_is(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "名のない表.csv"
    path.write_text("電話,参加費,ことがら\n042-000-0001,100円,さくら会\n", encoding="utf-8")
    page.take_source(path)
    settle(qtbot, page)
    view = page.mapping
    assert "見出しは「電話」「参加費」「ことがら」でした" in view.said
    assert view.kind.currentIndex() == -1  # not 「とりこまない」: nobody has said so
    shown = [label.text() for label in view.question.findChildren(ElidedLabel) if label.isVisible()]
    assert shown == ["電話", "042-000-0001", "参加費", "100円", "ことがら", "さくら会"]
    assert page.step_bar.promise.text().startswith("まだ すすめません")
    assert page.window().focusWidget() is view.kind
    assert lasting_faults(qtbot, page) == []
    view.question.buttons[0].click()
    assert not view.question.isVisible()
    assert view.doubt == "居場所の「なまえ」の列が決まっていません。どれか1つの列を「なまえ」にしてください。"
    view.columns.column_sent.emit(2, "place.name")
    assert page.next_button.isEnabled()


def test_report_into_a_missing_folder_is_an_expected_failure(
    page: ImportPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    check(qtbot, page, LIST)
    page.take_in()
    messages.files = [tmp_path / "ない" / "報告.xlsx"]
    page.done.report_button.click()
    settle(qtbot, page)
    assert len(messages.warned) == 1


def test_list_without_rows_says_so(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    check(qtbot, page, written(tmp_path, ""))
    assert not page.next_button.isEnabled()
    assert "とりこめる行がありません" in promise(page)
    check(qtbot, page, LIST)
    page.take_in()
    check(qtbot, page, LIST)
    assert "もう帳面にあります" in promise(page)
