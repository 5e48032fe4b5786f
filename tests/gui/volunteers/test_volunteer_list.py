"""The list: states, chips with counts, thousands of rows, and why there is nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.records.base import Record
from app.records.volunteer import Volunteer
from app.search.volunteer_finding import VolunteerFilter
from tests.gui.volunteers.conftest import EXERCISE, IKEDA, KATO, SHOGI, TEA, WEST, YUMIKO, can, opened, sample_records
from tests.gui.wholeness import lasting_faults
from ui import theme
from ui.main_window import MainWindow
from ui.pages.volunteer_page import VolunteerPage, VolunteerView
from ui.theme import Contrast, TextSize
from ui.widgets.row_list import Row


def rows(view: VolunteerView) -> list[Row]:
    return [view.pane.rows.row(number) for number in range(len(view.pane.rows.ids))]


def test_a_row_says_what_somebody_can_do_and_how_they_stand(view: VolunteerView) -> None:
    assert [(row.title, row.detail, row.aside, row.tone) for row in rows(view)] == [
        ("池田 久美", "お茶", "活動中 1", "mid"),
        ("加藤 茂", "", "未活動", "yam"),
        ("山﨑 由美子", "体操の見本", "未活動", "yam"),
    ]


def test_who_waits_is_one_press_away(view: VolunteerView) -> None:
    chip = view.volunteer_pane.chips.waiting
    assert chip.text() == "未活動 2人"
    chip.click()
    assert list(view.pane.rows.ids) == [KATO, YUMIKO]
    chip.click()
    assert len(view.pane.rows.ids) == 3


def test_chips(view: VolunteerView) -> None:
    wanted: tuple[tuple[VolunteerFilter, int | str | None, list[int]], ...] = (
        (VolunteerFilter.STANDING, "active", [IKEDA]),
        (VolunteerFilter.SKILL, TEA, [IKEDA]),
        (VolunteerFilter.SKILL, None, [KATO]),
        (VolunteerFilter.AREA, WEST, [YUMIKO]),
    )
    for chip, value, ids in wanted:
        view.volunteer_pane.chips.set_ticks(chip, frozenset((value,)))
        assert list(view.pane.rows.ids) == ids
        view.pane.show_all()
        assert len(view.pane.rows.ids) == 3


def test_the_menu_counts_people(view: VolunteerView) -> None:
    chips = view.volunteer_pane.chips
    menu = chips.menus[VolunteerFilter.SKILL]
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["体操の見本　1人", "お茶　1人", "書いていない　1人"]


def test_nobody_found_says_what_is_looked_at(view: VolunteerView, qtbot: QtBot) -> None:
    view.volunteer_pane.chips.set_ticks(VolunteerFilter.SKILL, frozenset((SHOGI,)))
    assert not view.pane.rows.ids
    reason = view.pane.reason
    assert reason is not None
    assert reason.reason.plain_text == "「将棋」だけを見ています。"
    assert reason.action.text() == "ぜんぶ見る（3人）"
    reason.action.click()
    assert len(view.pane.rows.ids) == 3


def test_a_skill_finds_people_by_search(view: VolunteerView) -> None:
    view.pane.search.setText("たいそう みほん")
    assert not view.pane.rows.ids
    view.pane.search.setText("体操")
    assert list(view.pane.rows.ids) == [YUMIKO]


def test_an_empty_book_shows_the_way_in(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    frame = opened(window, tmp_path / "から.tsudoiba", ())
    assert isinstance(frame.page, VolunteerPage)
    view = frame.page.volunteers
    reason = view.pane.reason
    assert reason is not None
    assert reason.sentence.plain_text == "担い手は、まだありません"
    reason.action.click()
    assert view.desk.has_editing
    focused = view.window().focusWidget()
    assert focused is not None
    assert focused.objectName() == "name"


def test_a_list_from_another_page_shows_exactly_those(page: VolunteerPage, view: VolunteerView) -> None:
    page.show_list({VolunteerFilter.STANDING: frozenset(("waiting",))})
    assert list(view.pane.rows.ids) == [KATO, YUMIKO]
    page.show_list([IKEDA])
    assert list(view.pane.rows.ids) == [IKEDA]
    page.show_list(None)
    assert len(view.pane.rows.ids) == 3


@pytest.mark.parametrize(
    ("text_size", "contrast", "width", "height"),
    [
        (TextSize.STANDARD, Contrast.STANDARD, 1280, 648),
        (TextSize.LARGE, Contrast.STANDARD, 1280, 648),
        (TextSize.LARGEST, Contrast.STANDARD, 1366, 696),
        (TextSize.STANDARD, Contrast.STRONG, 1366, 696),
    ],
)
def test_nothing_is_cut_at_any_size(
    window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    text_size: TextSize,
    contrast: Contrast,
    width: int,
    height: int,
) -> None:
    theme.current.use(text_size, contrast)
    frame = opened(window, tmp_path / "大きさ.tsudoiba", sample_records())
    window.resize(width, height)
    assert isinstance(frame.page, VolunteerPage)
    assert frame.page.show_record(YUMIKO)
    frame.page.volunteers.show_matches()
    assert lasting_faults(qtbot, frame.page) == []


def test_a_section_that_stands_beside_the_form_is_not_scrolled_to(view: VolunteerView) -> None:
    """The matches stand in the strip of a wide window: the form stays where it is, and its tab stays marked."""
    form = view.volunteer_form
    assert form.match_section.isHidden()
    form.go_to_section(form.sections.index(form.consent))
    form.go_to_section(form.sections.index(form.match_section))
    assert [button.text() for button in form.tabs.buttons if button.isChecked()] == ["同意"]


def test_thousands_are_described_only_when_they_are_seen(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """5,000 volunteers: the list describes what is in sight, and nothing is matched but the one that is open."""
    many: list[Record] = []
    for number in range(5000):
        many.append(Volunteer(id=1_000_000 + number, name=f"担い手{number:04}", reading=f"にないて{number:04}"))
        many.append(can(1_000_000 + number, EXERCISE))
    frame = opened(window, tmp_path / "大きな町.tsudoiba", (*sample_records(), *many))
    assert isinstance(frame.page, VolunteerPage)
    view = frame.page.volunteers
    qtbot.waitUntil(lambda: view.desk.has_editing)
    view.grab()
    assert len(view.pane.rows.ids) == 5003
    assert len(view.pane.rows._known) < 100
    assert len(view.matcher._offers) == 0
    view.pane.search.setText("4321")
    assert [row.title for row in rows(view)] == ["担い手4321"]
