"""What the self-test looks at: a whole copy with a passphrase, asking for one, erasing somebody."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.erasing import out_of_reach
from app.records.volunteer import Volunteer
from ui.handing_over.erase_dialog import EraseDialog
from ui.handing_over.handing_sheet import HandingSheet
from ui.handing_over.passphrase_dialog import PassphraseDialog
from ui.pages.page import Page, SelfTestStep

if TYPE_CHECKING:
    from ui.pages.settings_page import SettingsPage


def handing_steps(page: SettingsPage) -> Sequence[SelfTestStep]:
    """The sheet with everything chosen that can be, and the question that a locked copy asks."""

    def whole_copy() -> None:
        page.choose("handing")
        sheet = page.sheet("handing")
        assert isinstance(sheet, HandingSheet)
        sheet.whole_card.click()
        sheet.recipient.setText("包括支援センターの佐藤さん")

    def passphrase() -> QWidget:
        title = "「みんなの帳面 渡す用.tsudoiba.age」は、合言葉をつけた写しです。"
        return PassphraseDialog(page.window(), title, "くれた方に聞いた合言葉を入れてください。")

    return (SelfTestStep("handing_whole", whole_copy), SelfTestStep("passphrase", passphrase))


def erase_steps(page: Page) -> Sequence[SelfTestStep]:
    """The dialog about somebody of the sample; nothing is erased."""
    context = page.context

    def ask() -> QWidget:
        person = next(each for each in context.ledger.all(Volunteer) if each.name)
        with contextlib.closing(context.files.open(context.store.path)) as store:
            plan = context.files.upkeep(store).erase_plan(person.id)
        ids = [member.id for member in plan.family]
        reach = out_of_reach(context.ledger, context.files.backups(context.store.path), ids)
        return EraseDialog(page.window(), plan, reach, context.ledger)

    return (SelfTestStep("erase", ask),) if any(each.name for each in context.ledger.all(Volunteer)) else ()
