"""The states of the page 会議録 that the self-test looks at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.records.minutes import Attendee, Minutes, Opinion, Promise
from ui.pages.page import SelfTestStep

if TYPE_CHECKING:
    from ui.pages.minutes_page import MinutesPage


def minutes_states(page: MinutesPage) -> Sequence[SelfTestStep]:
    """The fullest 会議録 in every part, one with groups, a final one, the dialogs, nothing found."""
    from ui.minutes.minutes_sheet import AFTER_TAB, BEFORE_TAB, LINKS_TAB, TALK_TAB

    ledger = page.context.ledger

    def fullest() -> Minutes:
        return max(ledger.all(Minutes), key=lambda each: len(ledger.linking(Opinion, "minutes", each.id)))

    def open_one() -> Minutes:
        drafts = [each for each in ledger.all(Minutes) if each.state != "final"]
        return max(drafts or ledger.all(Minutes), key=lambda each: len(ledger.linking(Opinion, "minutes", each.id)))

    def show(tab: int, minutes: Minutes) -> None:
        page.show_record(minutes.id)
        page.sheet.show_tab(tab)
        page.sheet.focus_first()

    def show_opinion_dialog() -> QWidget | None:
        show(TALK_TAB, open_one())
        return page.row_dialog(ledger.linking(Opinion, "minutes", open_one().id)[0])

    def show_attendee_dialog() -> QWidget | None:
        return page.row_dialog(ledger.linking(Attendee, "minutes", open_one().id)[0])

    def show_promise_dialog() -> QWidget | None:
        return page.row_dialog(ledger.all(Promise)[0])

    def show_nothing_found() -> None:
        page.go_to_list()
        page.pane.search.setText("見つからない題")

    def show_start() -> QWidget | None:
        page.pane.show_all()
        return page.start_dialog()

    return (
        SelfTestStep("minutes_groups", lambda: show(TALK_TAB, open_one())),
        SelfTestStep("minutes_final", lambda: show(TALK_TAB, fullest())),
        SelfTestStep("minutes_before", lambda: show(BEFORE_TAB, open_one())),
        SelfTestStep("minutes_after", lambda: show(AFTER_TAB, fullest())),
        SelfTestStep("minutes_links", lambda: show(LINKS_TAB, fullest())),
        SelfTestStep("minutes_opinion", show_opinion_dialog),
        SelfTestStep("minutes_attendee", show_attendee_dialog),
        SelfTestStep("minutes_promise", show_promise_dialog),
        SelfTestStep("minutes_nothing_found", show_nothing_found),
        SelfTestStep("minutes_start", show_start),
    )
