"""Every line of the list before printing, and every refusal, has its way: nobody is told of a fault and left there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between
from app.ledger import Ledger
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.print_words import PRINT_KEY
from app.printing.products.catalogue import BY_KEY
from app.printing.products.product import Made, Product, Refused, Request, make
from app.records.catalogue import BY_KIND
from app.records.goal import Goal
from app.records.organization import Organization
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.setting import Setting
from app.records.space import Space
from app.records.term_lists import built_in_terms
from tests.gui.printing.desk import cursor, settle
from tests.sample_ledger import SAMPLE_DAY, sample
from tests.troubled_ledger import troubled
from ui.commands.gallery import variations
from ui.ledger_frame import LedgerFrame
from ui.pages.catalogue import shown_record
from ui.pages.print_page import PrintPage
from ui.pages.settings_page import SettingsPage
from ui.printing.finding_causes import control_words, field_of, settings_page, way_words
from ui.printing.print_choices import HOW_VIEW
from ui.printing.wish import Wish
from ui.widgets.buttons import Button

_MOST_SUBJECTS, _MOST_VARIATIONS = 2, 2


@cache
def found_in(key: str, ledger: Ledger) -> frozenset[Finding]:
    """What is told about a product in a few of its variations, about no record and about a few."""
    return frozenset(finding for made in _made(BY_KEY[key], ledger) for finding in made.findings)


def _made(product: Product, ledger: Ledger) -> Iterator[Made | Refused]:
    subjects: list[int | None] = [] if product.subject and product.needs_subject else [None]
    if product.subject:
        subjects += [record.id for record in ledger.all(BY_KIND[product.subject])[:_MOST_SUBJECTS]]
    every = list(variations(product))
    for options in every[:: max(1, len(every) // _MOST_VARIATIONS)]:
        for subject in subjects:
            yield make(product, Request(ledger, SAMPLE_DAY, sample().read_blob, subject, options))


def ledgers_for(key: str) -> tuple[Ledger, ...]:
    """One full of trouble and an empty one; of a booklet, which leaves all trouble out, one that fills its pages too."""
    return (troubled(), Ledger.of(()), *((sample().ledger,) if key == "booklet" else ()))


def is_way(finding: Finding, product: Product, ledger: Ledger) -> bool:
    """Whether a finding leads to a record some page shows, to a setting, or to a control of the product."""
    if not way_words(finding, product, ledger):
        return False
    if settings_page(finding):
        return True
    if finding.record_id is None:
        return bool(control_words(finding.option, product, ledger))
    record = ledger.get(BY_KIND[finding.record_kind], finding.record_id)
    if record is None or shown_record(record, ledger) is None:
        return False
    return field_of(finding, ledger) in {"", Schedule.KIND, *(field.name for field in record.FIELDS)}


@pytest.mark.parametrize("key", BY_KEY)
def test_every_finding_leads_somewhere(key: str) -> None:
    product = BY_KEY[key]
    for ledger in ledgers_for(key):
        assert [each for each in found_in(key, ledger) if not is_way(each, product, ledger)] == []


def test_the_troubled_ledger_has_every_kind_of_trouble() -> None:
    """The test above would hold for an empty list too."""
    found = (finding.kind for key in BY_KEY for ledger in ledgers_for(key) for finding in found_in(key, ledger))
    assert set(found) == set(FindingKind)


@pytest.fixture
def town_frame(town_frame: LedgerFrame) -> LedgerFrame:
    """The same without a word about its centre."""
    context = town_frame.context
    assert context is not None
    words = [each for each in context.ledger.all(Setting) if each.key.startswith(PRINT_KEY)]
    context.apply(ChangeSet("だれが出すのか", tuple(Change(each, None) for each in words)))
    return town_frame


def press(page: PrintPage, finding: Finding) -> None:
    """The button of one line, folded or not."""
    page.findings.unfold(finding.kind)
    buttons = [each for each in page.findings.findChildren(Button) if not each.isHidden()]
    next(each for each in buttons if each.accessibleName().startswith(finding.message)).click()


def shown_with(page: PrintPage, qtbot: QtBot, wish: Wish) -> tuple[Finding, ...]:
    page.make(wish)
    settle(qtbot, page)
    return page.findings.findings


def test_a_missing_word_of_the_centre_leads_to_its_field_and_back(
    town_frame: LedgerFrame, printing: PrintPage, qtbot: QtBot
) -> None:
    found = shown_with(printing, qtbot, Wish("calendar"))
    press(printing, next(each for each in found if each.setting))
    settings = town_frame.page
    assert isinstance(settings, SettingsPage)
    field = cursor(printing)
    assert isinstance(field, QLineEdit)
    assert field.objectName() == PRINT_KEY + "publisher_phone"
    field.setText("042-000-0001")
    field.editingFinished.emit()
    town_frame.go_back()
    assert town_frame.page is printing
    settle(qtbot, printing)
    assert printing.desk.wish.key == "calendar"
    assert not any(each.setting for each in printing.findings.findings), "mended, and made anew"


def test_back_from_a_record_that_was_to_be_mended_is_one_step(
    town_frame: LedgerFrame, printing: PrintPage, qtbot: QtBot
) -> None:
    before = next(place for place in printing.context.ledger.all(Place) if place.name == "みんな茶論")
    assert town_frame.show_record(Place.KIND, before.id)
    town_frame.show_page("print")
    found = shown_with(printing, qtbot, Wish("booklet"))
    wanted = next(each for each in found if each.record_kind == Place.KIND and each.record_id != before.id)
    press(printing, wanted)
    assert town_frame.page is not None
    assert town_frame.page.shown_record == (Place.KIND, wanted.record_id)
    town_frame.go_back()
    assert town_frame.page is printing, "the place looked at before is no step in between"
    assert printing.desk.wish.key == "booklet"


def test_the_side_bar_leads_back_to_what_was_left_to_mend_a_line(
    town_frame: LedgerFrame, printing: PrintPage, qtbot: QtBot
) -> None:
    found = shown_with(printing, qtbot, Wish("booklet"))
    press(printing, next(each for each in found if each.record_kind == Place.KIND))
    assert town_frame.page is not printing
    town_frame.show_page("print")
    assert printing.desk.wish.key == "booklet"
    settle(qtbot, printing)
    town_frame.show_page("print")
    assert not printing.desk.wish.key, "pressed again: what can be printed"
    shown_with(printing, qtbot, Wish("booklet"))
    town_frame.show_page("place")
    town_frame.show_page("print")
    assert not printing.desk.wish.key, "nothing was to be mended"


def test_an_empty_month_leads_to_the_month(printing: PrintPage, qtbot: QtBot) -> None:
    context = printing.context
    places = context.ledger.all(Place)
    context.apply(change_set_between("掲載", places, [each.changed(consent="no") for each in places]))
    found = shown_with(printing, qtbot, Wish("calendar"))
    press(printing, next(each for each in found if each.option == "month"))
    assert printing.choices.options is not None
    focused = cursor(printing)
    assert focused is not None
    assert printing.choices.options.controls["month"].isAncestorOf(focused)


def test_an_address_that_is_missing_is_written_where_it_belongs(
    town_frame: LedgerFrame, printing: PrintPage, qtbot: QtBot
) -> None:
    found = shown_with(printing, qtbot, Wish("labels"))
    missing = next(each for each in found if each.kind is FindingKind.LEFT_OUT)
    assert missing.record_kind in (Organization.KIND, Space.KIND, Place.KIND)
    press(printing, missing)
    assert town_frame.page is not None
    assert town_frame.page.shown_record == (missing.record_kind, missing.record_id)
    town_frame.go_back()
    assert town_frame.page is printing
    assert printing.desk.wish.key == "labels"


def test_a_doubtful_schedule_leads_to_the_schedules(town_frame: LedgerFrame, printing: PrintPage, qtbot: QtBot) -> None:
    place = printing.context.ledger.all(Place)[0]
    doubt = Finding(
        FindingKind.SCHEDULE, Severity.WARNING, "どちらの週か", place.name, Place.KIND, place.id, field=Schedule.KIND
    )
    printing.findings.show_findings((doubt,))
    press(printing, doubt)
    assert town_frame.page is not None
    assert town_frame.page.shown_record == (Place.KIND, place.id)


def test_without_any_goal_the_first_is_begun(town_frame: LedgerFrame, printing: PrintPage, qtbot: QtBot) -> None:
    shown_with(printing, qtbot, Wish("goals"))
    assert printing.way_out.text() == "目標を書きとめる"
    printing.way_out.click()
    assert town_frame.page is not None
    shown = town_frame.page.shown_record
    assert shown is not None
    assert shown[0] == Goal.KIND


def test_nobody_to_write_to_leads_to_whom(printing: PrintPage, qtbot: QtBot) -> None:
    shown_with(printing, qtbot, Wish("labels").with_option("to", "volunteers"))
    assert printing.way_out.text() == "担い手を書きとめる"
    state = printing.way_out.parentWidget()
    assert state is not None
    other = next(each for each in state.findChildren(Button) if each.text() == "「だれに」をえらぶ")
    other.click()
    assert printing.choices.options is not None
    focused = cursor(printing)
    assert focused is not None
    assert printing.choices.options.controls["to"].isAncestorOf(focused)


@pytest.mark.parametrize(("wish", "words"), [
    (Wish("labels").with_option("start", "99"), "「何枚目から」を入れる"),
    (Wish("labels").with_option("right", "たくさん"), "「右へずらす」を入れる"),
    (Wish("reply-card").with_option("reply-by", "そのうち"), "「しめきり」を入れる"),
    (Wish("postcard").with_option("side", "message").with_option("title", " ").with_option("text", " "), "「文」を入れる"),
])  # fmt: skip
def test_a_choice_that_cannot_be_leads_to_it(printing: PrintPage, qtbot: QtBot, wish: Wish, words: str) -> None:
    shown_with(printing, qtbot, wish)
    assert printing.way_out.text() == words
    printing.way_out.click()
    assert printing.choices.options is not None
    assert printing.choices.views.value == HOW_VIEW or printing.choices.options.isVisible()
    focused = cursor(printing)
    assert isinstance(focused, QLineEdit)


def test_two_to_a_sheet_leads_to_the_paper(printing: PrintPage, qtbot: QtBot) -> None:
    place = next(each for each in printing.context.ledger.all(Place) if each.consent == "yes")
    shown_with(printing, qtbot, Wish("flyer", place.id).with_option("two-up", "yes"))
    assert printing.way_out.text() == "「紙の大きさ」をえらぶ"


def test_a_place_that_ended_leads_to_its_state(printing: PrintPage, qtbot: QtBot) -> None:
    place = next(each for each in printing.context.ledger.all(Place) if each.consent == "yes")
    printing.context.apply(change_set_between("終わり", [place], [place.changed(status="ended")]))
    wanted: list[tuple[str, object, str]] = []
    printing.context.signals.record_wanted.connect(lambda *asked: wanted.append(asked))
    shown_with(printing, qtbot, Wish("flyer", place.id))
    assert printing.way_out.text() == "この居場所を直しに行く"
    state = printing.way_out.parentWidget()
    assert state is not None
    assert [each.text() for each in state.findChildren(Button) if each.isVisible()] == [printing.way_out.text()]
    printing.way_out.click()
    assert wanted == [(Place.KIND, place.id, "status")]


def test_a_record_that_is_gone_leads_to_the_others(printing: PrintPage, qtbot: QtBot) -> None:
    shown_with(printing, qtbot, Wish("flyer", 12345))
    printing.way_out.click()
    subjects = printing.choices.subjects
    assert subjects is not None
    assert cursor(printing) is subjects.search


def is_led_on(page: PrintPage, frame: LedgerFrame) -> bool:
    """Whether the way out led to another page, or to a choice of this one."""
    if frame.page is not page:
        return True
    focused, options = cursor(page), page.choices.options
    return focused is not None and options is not None and options.isAncestorOf(focused)


def test_in_an_empty_ledger_every_product_has_pages_or_a_way(frame: LedgerFrame, qtbot: QtBot) -> None:
    """Somebody who has written nothing yet is led to write it, or to choose something else."""
    empty = Request(Ledger.of(built_in_terms()), SAMPLE_DAY, sample().read_blob)
    without = [key for key, each in BY_KEY.items() if not Wish(key).is_ready or isinstance(make(each, empty), Refused)]
    assert {"flyer", "booklet", "labels", "goals"} < set(without)
    lost = []
    for key in without:
        frame.show_page(f"print.{key}")
        page = frame.page
        assert isinstance(page, PrintPage)
        qtbot.waitUntil(lambda desk=page.desk: not desk.is_making, timeout=60_000)
        page.way_out.click()
        lost += [] if is_led_on(page, frame) else [key]
    assert lost == []
