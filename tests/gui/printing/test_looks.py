"""Every state of the page is whole in every look."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.printing.products.catalogue import PRODUCTS
from tests.gui.printing.desk import settle, shown
from tests.gui.wholeness import lasting_faults
from ui import theme
from ui.context import AppContext
from ui.pages.print_page import PrintPage
from ui.printing.wish import Wish
from ui.theme import Contrast, TextSize
from ui.widgets.buttons import Button, Segmented


@pytest.mark.parametrize("size", list(TextSize))
@pytest.mark.parametrize("contrast", list(Contrast))
def test_every_state_is_whole_in_every_look(town: AppContext, qtbot: QtBot, size: TextSize, contrast: Contrast) -> None:
    theme.current.use(size, contrast)
    page = shown(town, qtbot, 1366 - theme.size("side_bar"), 640)
    faults: list[str] = []
    for step in page.self_test_steps():
        step.show()
        qtbot.waitUntil(lambda: not page.desk.is_making, timeout=60_000)
        page.grab()
        faults += [f"{step.name}: {fault}" for fault in lasting_faults(qtbot, page)]
    assert faults == []
    assert page.minimumSizeHint().width() + theme.size("side_bar") <= 1000
    assert page.minimumSizeHint().height() <= 560


def test_choices_side_by_side_are_whole(page: PrintPage, qtbot: QtBot) -> None:
    checked = 0
    for product in PRODUCTS:
        page.make(Wish(product.key))
        qtbot.wait(1)  # the controls stand there before the pages do
        assert page.choices.options is not None
        for name, control in page.choices.options.controls.items():
            if isinstance(control, Segmented) and control.isVisible():
                buttons = control.findChildren(Button)
                assert all(button.width() >= button.sizeHint().width() for button in buttons), (product.key, name)
                assert all(button.visibleRegion().boundingRect() == button.rect() for button in buttons), name
                checked += 1
    assert checked > 3


def test_who_stopped_it_can_have_it_made_after_all(page: PrintPage, qtbot: QtBot) -> None:
    page.make(Wish("place-card"))
    page.context.background.stop_all()
    settle(qtbot, page)
    assert page.way_out.isVisible()
    page.way_out.click()
    settle(qtbot, page)
    assert page.desk.print_ is not None
    assert page.desk.print_.pages
    assert page.preview.isVisible()
