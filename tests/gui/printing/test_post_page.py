"""封筒 on the page 印刷: chosen, looked at, put on paper in its own size, and remembered."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from app.printing.pages import POINT_MM
from app.printing.paper_sides import Sides
from app.printing.post.envelope_papers import BY_KEY
from tests.gui.printing.desk import Paper, asked, settle, shown
from ui.context import AppContext
from ui.editors.field_editor import ChoiceEditor
from ui.pages.print_page import PrintPage
from ui.printing.wish import Wish
from ui.widgets.labels import WrapLabel


@pytest.fixture
def envelopes(town: AppContext, qtbot: QtBot) -> PrintPage:
    made = shown(town, qtbot, wish=Wish("envelope"))
    settle(qtbot, made)
    return made


def choose(page: PrintPage, qtbot: QtBot, key: str) -> None:
    assert page.choices.options is not None
    paper = page.choices.options.controls["paper"]
    assert isinstance(paper, ChoiceEditor)
    paper.show_value(key)
    paper.edited.emit()
    settle(qtbot, page)


def test_it_is_found_among_what_can_be_printed(envelopes: PrintPage) -> None:
    envelopes.show_overview()
    assert "封筒" in envelopes.overview.buttons["envelope"].accessibleName()


@pytest.mark.parametrize("key", BY_KEY)
def test_preview_and_advice_speak_of_the_envelope(envelopes: PrintPage, qtbot: QtBot, key: str) -> None:
    choose(envelopes, qtbot, key)
    assert envelopes.desk.print_ is not None
    count, name = len(envelopes.desk.print_.pages), BY_KEY[key].name
    assert count > 1
    assert envelopes.preview.words[1] == f"／{name} {count}枚"
    assert f"・{name}、縦" in envelopes.advice.sentences[0]
    assert "実際の大きさ（100％）" in envelopes.advice.sentences[0]


def test_the_printer_gets_the_size_of_the_envelope(envelopes: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    paper = Paper(envelopes, tmp_path)
    choose(envelopes, qtbot, "naga4")
    envelopes.print_button.click()
    dialog = asked(envelopes)
    assert dialog.choice.sides is Sides.ONE
    dialog.try_deed()
    settle(qtbot, envelopes)
    with pypdfium2.PdfDocument(paper.file) as pdf:
        assert [length * POINT_MM for length in pdf[0].get_size()] == pytest.approx((90, 205), abs=0.5)


def test_what_was_chosen_is_remembered(envelopes: PrintPage, qtbot: QtBot) -> None:
    choose(envelopes, qtbot, "kaku2")
    envelopes.make(Wish("postcard"))
    settle(qtbot, envelopes)
    envelopes.show_overview()
    envelopes.overview.buttons["envelope"].click()
    settle(qtbot, envelopes)
    assert dict(envelopes.desk.wish.options)["paper"] == "kaku2"


def test_who_lacks_a_code_or_an_address_is_listed_under_addresses(envelopes: PrintPage) -> None:
    told = [finding for finding in envelopes.findings.findings if finding.record_id]
    assert {finding.field for finding in told} >= {"organization", "postal_code"}
    headings = " ".join(label.plain_text for label in envelopes.findings.findChildren(WrapLabel))
    assert "住所と〒のこと" in headings
    assert "電話のこと" not in headings
