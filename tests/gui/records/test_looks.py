"""The generated pages are whole at every size and contrast, at the smallest window and on the narrowest sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.records.catalogue import MAIN_CLASSES, RECORD_CLASSES
from tests.gui.wholeness import lasting_faults
from ui import theme
from ui.context import AppContext, Program
from ui.pages.other_records_page import OtherRecordsPage
from ui.pages.page import Page
from ui.pages.record_page import RecordPage
from ui.theme import Contrast, TextSize
from ui.widget_faults import SMALLEST_WINDOW
from ui.widgets.field_row import FieldRow
from ui.widgets.labels import WrapLabel
from ui.widgets.plain_text import in_phrases

LOOKS = [(size, contrast) for size in TextSize for contrast in Contrast]
KINDS = [each.KIND for each in MAIN_CLASSES]
WIDTHS = (760, 1080, 1680)


@pytest.fixture
def sample(program: Program, tmp_path_factory: pytest.TempPathFactory) -> AppContext:
    """The sample ledger: at least one record of every kind."""
    return program.context_for(program.files.create_sample(tmp_path_factory.mktemp("sample") / "見本.tsudoiba"))


@pytest.fixture
def kept(qtbot: QtBot) -> Iterator[list[Page]]:
    """Pages that stay until qtbot closes them: none is collected in the middle of another one's work."""
    pages: list[Page] = []
    yield pages
    for page in pages:
        page.hide()


def walk(qtbot: QtBot, page: Page, width: int) -> list[str]:
    """Every state of a page at a width; what is wrong in them."""
    qtbot.addWidget(page)
    theme.dress(page)
    page.resize(width, 620)
    page.show()
    page.enter()
    found = []
    needed = page.minimumSizeHint()
    if needed.width() > SMALLEST_WINDOW.width() - theme.size("side_bar") or needed.height() > SMALLEST_WINDOW.height():
        found.append(f"too large: {needed}")
    for step in page.self_test_steps():
        step.show()
        found += [f"{step.name} {width}: {fault}" for fault in lasting_faults(qtbot, page)]
    return found


@pytest.mark.parametrize("size", TextSize)
def test_no_label_of_a_field_is_cut(qtbot: QtBot, size: TextSize) -> None:
    """A label goes on in a second line between phrases; one phrase wider than the column would be cut."""
    theme.current.use(size, Contrast.STANDARD)
    metrics, width = QFontMetrics(theme.font("body")), theme.size("label")
    cut = []
    for label in sorted({field.label for record in RECORD_CLASSES for field in record.FIELDS}):
        row = FieldRow(label, QLineEdit())
        qtbot.addWidget(row)
        lines = next(each.plain_text for each in row.findChildren(WrapLabel) if each.property("role") == "label")
        wide = [line for line in lines.split("\n") if metrics.horizontalAdvance(line) > width]
        pieces = [piece.replace("\u2060", "") for line in wide for piece in re.split("[\u200b ]", in_phrases(line))]
        cut += [piece for piece in pieces if metrics.horizontalAdvance(piece) > width]
    assert cut == []


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_whole(qtbot: QtBot, sample: AppContext, kept: list[Page], kind: str, is_thorough: bool) -> None:
    """Each kind at another size and width, unless the run is thorough."""
    at = KINDS.index(kind)
    looks = LOOKS if is_thorough else [LOOKS[at % len(LOOKS)]]
    widths = WIDTHS if is_thorough else [WIDTHS[at % len(WIDTHS)]]
    for look in looks:
        theme.current.use(*look)
        for width in widths:
            page = RecordPage(sample, (kind,))
            kept.append(page)
            assert walk(qtbot, page, width) == [], look
            page.hide()


@pytest.mark.parametrize("look", LOOKS)
def test_the_cards_are_whole(
    qtbot: QtBot, sample: AppContext, kept: list[Page], look: tuple[TextSize, Contrast]
) -> None:
    theme.current.use(*look)
    page = OtherRecordsPage(sample)
    kept.append(page)
    qtbot.addWidget(page)
    theme.dress(page)
    for width in WIDTHS:
        page.resize(width, 620)
        page.show()
        page.enter()
        assert lasting_faults(qtbot, page) == []
