"""The list before printing leads to what mends each line: the field of a record, or a control of the page."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.changes.saving import change_set_between
from app.printing.code_check import CodeReader
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.unprintable import UnprintableError
from app.records.place import Place
from tests.gui.printing.desk import place_named, settle
from ui.editors.field_editor import ChoiceEditor
from ui.pages.print_page import PrintPage
from ui.printing import print_desk
from ui.printing.finding_causes import field_of
from ui.printing.no_print import no_print
from ui.printing.print_choices import HOW_VIEW
from ui.printing.print_work import Print
from ui.widgets.buttons import Button
from ui.widgets.labels import Label


def test_list_before_printing_leads_to_the_field(page: PrintPage, qtbot: QtBot) -> None:
    wanted: list[tuple[str, object, str]] = []
    page.findings.record_wanted.connect(lambda kind, record_id, field: wanted.append((kind, record_id, field)))
    left_out = [each for each in page.findings.findings if each.kind is FindingKind.LEFT_OUT]
    assert [each.name for each in left_out] == ["ひみつの会"]
    page.findings.go_to(left_out[0])
    stale = next(each for each in page.findings.findings if each.kind is FindingKind.STALE)
    page.findings.go_to(stale)
    assert wanted == [("place", left_out[0].record_id, "consent"), ("place", stale.record_id, "confirmed")]


def test_the_chip_of_a_narrow_window_counts_what_the_list_shows(page: PrintPage, qtbot: QtBot) -> None:
    page.resize(700, 740)
    page.make(page.desk.wish)
    settle(qtbot, page)
    findings = page.findings.findings
    assert {finding.severity for finding in findings} >= {Severity.NOTICE, Severity.WARNING}
    assert page._head.check_chip.text() == f"たしかめ {len(findings)}件"
    headings = [label.text() for label in page.findings.findChildren(Label)]
    assert f"刷る前のたしかめ　{len(findings)}件" in headings


def pressed(page: PrintPage, finding: Finding) -> QWidget | None:
    """Where the cursor is after the button of a finding was pressed."""
    page.show_findings(False)
    page.findings.show_findings((finding,), page.desk.wish.product)
    buttons = page.findings.findChildren(Button)
    next(button for button in buttons if finding.message in button.accessibleName()).click()
    return page.window().focusWidget()


def test_too_many_pages_lead_to_the_parts(page: PrintPage) -> None:
    thick = Finding(FindingKind.PAGES, Severity.WARNING, "48ページあり、折ると厚くなります。", option="part")
    pressed(page, thick)
    assert page.choices.views.value == HOW_VIEW
    assert page.choices.options is not None
    part = page.choices.options.controls["part"]
    assert isinstance(part, ChoiceEditor)
    assert part.isVisible()
    names = [part.input.itemText(at) for at in range(part.input.count())]
    assert names == ["ぜんぶ", "東部圏域", "西部圏域", "南部圏域", "北部圏域", "中央圏域"]


def test_a_booklet_too_thick_to_fold_leads_to_the_parts(page: PrintPage) -> None:
    assert page.desk.print_ is not None
    reason = UnprintableError("80ページあり、とじられません。", "圏域ごとの分冊にしてください。", option="part")
    asked: list[str] = []
    state = no_print(
        page.context,
        page.desk.wish,
        Print(outline=page.desk.print_.outline, refusal=reason),
        focus_search=lambda: None,
        make=lambda _wish: None,
        show_control=asked.append,
    )
    state.action.click()
    assert asked == ["part"]
    state.deleteLater()


def test_a_part_is_picked(page: PrintPage, qtbot: QtBot) -> None:
    whole = len(page.desk.spreads)
    assert page.choices.options is not None
    part = page.choices.options.controls["part"]
    assert isinstance(part, ChoiceEditor)
    part.show_value("東部圏域")
    part.edited.emit()
    settle(qtbot, page)
    assert dict(page.desk.wish.options) == {"part": "東部圏域"}
    assert len(page.desk.spreads) < whole


def test_a_missing_publisher_leads_to_its_word(page: PrintPage) -> None:
    missing = Finding(FindingKind.CONTACT, Severity.WARNING, "発行者が、載りません。", option="publisher")
    assert pressed(page, missing) is page.words.fields["publisher"]


def test_fields_are_found_by_letter_and_by_name(flyer: PrintPage) -> None:
    ledger, place = flyer.context.ledger, place_named(flyer, "むすび畑")
    flyer.context.apply(change_set_between("編集", [place], [place.changed(fee="\U0001f4b0 100円")]))

    def field(kind: FindingKind, message: str) -> str:
        return field_of(Finding(kind, Severity.WARNING, message, place.name, Place.KIND, place.id), ledger)

    assert field(FindingKind.MISSING_GLYPH, "「\U0001f4b0」の字は印刷できず、「〓」になります。") == "fee"
    assert field(FindingKind.NO_READING, "よみがないので、さくいんの最後に載ります。") == "reading"
    assert field(FindingKind.UNSAID, "だれが来てよいのかが書いてありません。対象を入れてください。") == "audience"
    assert field(FindingKind.PAGES, "なにも言わない") == ""


def test_each_code_no_telephone_reads_is_told_however_few_are_looked_at_at_once(
    page: PrintPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_desk, "_CODES_AT_ONCE", 1)
    monkeypatch.setattr(CodeReader, "is_known", lambda _reader, _code: False)
    monkeypatch.setattr(CodeReader, "read", lambda _reader, _code: False)
    with qtbot.waitSignal(page.desk.checked, timeout=60_000):
        page.desk.make(page.desk.wish)
    assert page.desk.print_ is not None
    told = {finding.record_id for finding in page.desk.code_findings if finding.record_kind == Place.KIND}
    assert len(told) == len({code.outline for code in page.desk.print_.codes}) > 1
    assert set(page.desk.code_findings) <= set(page.findings.findings)


def test_codes_are_read_back(page: PrintPage, qtbot: QtBot) -> None:
    assert page.desk.print_ is not None
    assert page.desk.print_.codes, "codes were looked at"
    assert not page.desk.code_findings
    unread = Finding(FindingKind.QR_CODE, Severity.WARNING, "読みとれません。", "むすび畑", Place.KIND, 1)
    page.desk.code_findings = (unread,)
    page.desk.checked.emit()
    assert unread in page.findings.findings
