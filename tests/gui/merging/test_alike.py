"""What may be the same thing twice: proposed, never done by itself, remembered when it is two things."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.merging.deciding import Likeness
from app.records.place import Place
from app.records.volunteer import Assignment, Volunteer
from tests.gui.merging.steps import carried_away, join, look_at, settle, write, writing
from ui.merging.lens_card import Lens
from ui.pages.merge_page import MergePage, Step

HERE = Place(id=51, name="まちかどカフェ").changed(phone="042-000-0090", contact_name="見本 由美", fee="100円")
THERE = Place(id=52, name="まちかど ｶﾌｪ").changed(phone="0420000090", contact_name="見本 由美子", bring="上ばき")
HELPER = Volunteer(id=61, name="架空 花子")
MATCH = Assignment(id=62, volunteer=61, place=52)


def names(page: MergePage) -> list[str]:
    return [place.name for place in page.context.ledger.all(Place) if place.id > 50]


def copy_with_the_same(page: MergePage, folder: Path) -> Path:
    copy = carried_away(page.context, folder / "写し.tsudoiba", writing(THERE, HELPER, MATCH))
    write(page.context, HERE)
    return copy


def test_nothing_is_made_one_by_itself(page: MergePage, qtbot: QtBot, tmp_path: Path) -> None:
    look_at(qtbot, page, copy_with_the_same(page, tmp_path))
    assert page.preview.lens is Lens.ALIKE
    page.take_in()
    settle(qtbot, page)
    assert len(names(page)) == 2
    page.start_again()
    settle(qtbot, page)
    assert "1組" in page.opening.pairs.words.plain_text


def test_the_same_in_the_preview_takes_over_what_it_lacks_and_every_link(
    page: MergePage, qtbot: QtBot, tmp_path: Path
) -> None:
    look_at(qtbot, page, copy_with_the_same(page, tmp_path))
    (card,) = page.preview.pairs.cards
    assert card.accessibleName() == "同じ居場所でしょうか", "the only pair is not called the first of one"
    card.buttons[Likeness.SAME].click()
    assert card.clashes is not None
    right = [each for each in card.clashes.sides if each.words.plain_text == "見本 由美子"]
    right[0].click()
    page.take_in()
    settle(qtbot, page)
    (kept,) = [place for place in page.context.ledger.all(Place) if place.id > 50]
    assert (kept.id, kept.name, kept.contact_name, kept.fee, kept.bring) == (
        51, "まちかどカフェ", "見本 由美子", "100円", "上ばき",
    )  # fmt: skip
    assert [match.place for match in page.context.ledger.all(Assignment)] == [51]
    page.context.take_back()
    assert len(names(page)) == 2
    assert [match.place for match in page.context.ledger.all(Assignment)] == [52]


def test_the_same_found_later(page: MergePage, qtbot: QtBot, tmp_path: Path) -> None:
    join(qtbot, page, copy_with_the_same(page, tmp_path))
    page.show_part("alike")
    settle(qtbot, page)
    assert page.step is Step.ALIKE
    (card,) = page.alike.list.cards
    card.buttons[Likeness.SAME].click()
    assert len(names(page)) == 2, "first what they say differently is asked"
    assert card.clashes is not None
    card.clashes.button.click()
    settle(qtbot, page)
    assert names(page) == ["まちかどカフェ"]
    assert page.alike.currentWidget() is page.alike.empty
    page.context.take_back()
    settle(qtbot, page)
    assert len(page.alike.list.cards) == 1


def test_two_things_are_said_once_and_every_copy_knows(page: MergePage, qtbot: QtBot, tmp_path: Path) -> None:
    join(qtbot, page, copy_with_the_same(page, tmp_path))
    page.show_part("alike")
    settle(qtbot, page)
    page.alike.list.cards[0].buttons[Likeness.DIFFERENT].click()
    settle(qtbot, page)
    assert page.alike.currentWidget() is page.alike.empty
    assert len(names(page)) == 2
    again = carried_away(page.context, tmp_path / "またの写し.tsudoiba", writing(THERE.changed(phone="042-000-0090")))
    look_at(qtbot, page, again)
    assert page.preview.cards[Lens.ALIKE].number == 0


def test_two_things_in_the_preview(page: MergePage, qtbot: QtBot, tmp_path: Path) -> None:
    look_at(qtbot, page, copy_with_the_same(page, tmp_path))
    page.preview.pairs.cards[0].buttons[Likeness.DIFFERENT].click()
    page.take_in()
    settle(qtbot, page)
    assert not page.overview.duplicates
