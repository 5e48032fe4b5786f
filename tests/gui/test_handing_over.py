"""渡す用の写し, 完全に消す, 帳面の手入れ, and locked copies in the window."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.backups import Occasion
from app.changes.change import Change, ChangeSet
from app.erasing import OFFERED_BEYOND, ErasePlan, OutOfReach, out_of_reach
from app.records.base import Record
from app.records.handover import Handover
from app.records.meeting_body import MeetingBody
from app.records.place import Place
from app.records.staff import Support
from app.records.volunteer import Volunteer
from db.sqlite_store import SqliteStore
from tests.gui.conftest import NOW
from tests.gui.wholeness import lasting_faults
from ui import theme
from ui.context import AppContext
from ui.handing_over import upkeep_sheet
from ui.handing_over.erase_dialog import CONFIRMATION, EraseChoice, EraseDialog
from ui.handing_over.handing_sheet import HandingSheet
from ui.handing_over.passphrase_dialog import PassphraseDialog
from ui.handing_over.upkeep_sheet import UpkeepSheet
from ui.ledger_deeds import ask_for_copy, write_copy
from ui.main_window import MainWindow
from ui.messages import RecordedMessages
from ui.pages.past_page import PastPage
from ui.pages.record_deletion import deletion
from ui.pages.settings_page import SettingsPage
from ui.pages.trash_page import TrashPage
from ui.theme import Contrast, TextSize

PASSPHRASE = "さくら もみじ いちょう"
SAKURA = Place(id=101, name="さくら", consent="yes", internal_note="鍵は青木")
YUKINO = Volunteer(id=201, name="木村雪乃", phone="042-000-0031")
HELP = Support(id=301, summary="木村雪乃さんを紹介", volunteer=201)
BODY = MeetingBody(id=401, name="協議体")


@pytest.fixture
def filled(window: MainWindow, tmp_path: Path) -> MainWindow:
    """A ledger with a place, a volunteer and a mention of her."""
    assert window.create_ledger(tmp_path / "小平.tsudoiba", page="handing")
    for record in (SAKURA, YUKINO, HELP, BODY):
        write(context_of(window), None, record)
    return window


def context_of(window: MainWindow) -> AppContext:
    assert window.context is not None
    return window.context


def write(context: AppContext, before: Record | None, after: Record | None) -> None:
    assert context.apply(ChangeSet("しごと", (Change(before, after),))).problems == ()


def show(window: MainWindow, page: str) -> QWidget:
    context_of(window).signals.page_wanted.emit(page)
    assert window._frame is not None
    shown = window._frame.page
    assert shown is not None
    return shown


def sheet_of(window: MainWindow, qtbot: QtBot) -> HandingSheet:
    page = show(window, "handing")
    assert isinstance(page, SettingsPage)
    sheet = page.sheet("handing")
    assert isinstance(sheet, HandingSheet)
    qtbot.waitUntil(lambda: "居場所" in sheet.contents.inside)
    return sheet


def test_what_goes_in_is_counted_before_anything_is_written(filled: MainWindow, qtbot: QtBot) -> None:
    sheet = sheet_of(filled, qtbot)
    qtbot.waitUntil(lambda: "担い手1人" in sheet.contents.outside)  # each of the records before began a count
    assert "居場所1か所" in sheet.contents.inside
    sheet.whole_card.click()
    assert "担い手1人" in sheet.contents.inside
    assert sheet.is_locked  # a whole copy proposes a passphrase
    assert lasting_faults(qtbot, filled) == []


def test_a_copy_is_made_noted_and_has_a_receipt(
    filled: MainWindow, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    sheet = sheet_of(filled, qtbot)
    sheet.recipient.setText("佐藤さん")
    sheet.return_by.input.setText("令和9年3月31日")
    sheet.lock_chip.setChecked(True)
    sheet.passphrase.input.setText(PASSPHRASE)
    target, receipt = tmp_path / "渡す用.tsudoiba.age", tmp_path / "受領書.pdf"
    messages.files = [target, receipt]
    sheet.make_button.click()
    qtbot.waitUntil(lambda: sheet.result.isVisibleTo(sheet), timeout=15_000)
    assert target.exists()
    assert sheet.passphrase.input.text() == ""
    [log] = context_of(filled).ledger.all(Handover)
    assert (log.recipient, log.form, log.return_by, log.records) == ("佐藤さん", "both", "2027-03-31", 2)
    assert lasting_faults(qtbot, filled) == []
    opened: list[Path] = []
    sheet.result.open_path = lambda path: bool(opened.append(path)) or True
    sheet.result.receipt_button.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=15_000)
    assert "佐藤 さま" in pypdfium2.PdfDocument(receipt)[0].get_textpage().get_text_range()
    assert messages.warned == []


def test_what_is_missing_is_said_beside_the_field(filled: MainWindow, qtbot: QtBot, messages: RecordedMessages) -> None:
    sheet = sheet_of(filled, qtbot)
    sheet.make_button.click()
    assert "だれに渡すか" in sheet._recipient_row.problem
    sheet.recipient.setText("佐藤")
    sheet.return_by.input.setText("いつか")
    sheet.make_button.click()
    assert "日にちが読めません" in sheet._return_row.problem
    sheet.return_by.input.setText("")
    sheet.lock_chip.setChecked(True)
    sheet.passphrase.input.setText("みじかい")
    sheet.make_button.click()
    assert "8文字以上" in sheet._lock_problem.plain_text
    assert lasting_faults(qtbot, filled) == []
    sheet.passphrase.input.setText(PASSPHRASE)
    sheet.make_button.click()  # the file dialog was left without a choice
    assert context_of(filled).ledger.all(Handover) == []


def test_a_failure_says_that_the_ledger_is_safe(
    filled: MainWindow, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    sheet = sheet_of(filled, qtbot)
    sheet.recipient.setText("佐藤")
    messages.files = [tmp_path / "ない" / "渡す用.tsudoiba"]
    sheet.make_button.click()
    qtbot.waitUntil(lambda: bool(messages.warned))
    assert "帳面は無事です" in messages.warned[0][0]
    assert sheet.make_button.isEnabled()
    assert context_of(filled).ledger.all(Handover) == []


@pytest.mark.parametrize("size", [TextSize.LARGEST])
def test_the_sheets_are_whole_at_the_largest_size(filled: MainWindow, qtbot: QtBot, size: TextSize) -> None:
    filled.resize(1366, 768)
    filled.change_look(size, Contrast.STANDARD)
    sheet = sheet_of(filled, qtbot)
    sheet.lock_chip.setChecked(True)
    assert lasting_faults(qtbot, filled) == []
    page = show(filled, "handing")
    assert isinstance(page, SettingsPage)
    page.choose("upkeep")
    assert lasting_faults(qtbot, filled) == []
    assert theme.current.text_size is size


# locked copies


@pytest.fixture
def locked(filled: MainWindow, tmp_path: Path) -> Path:
    """A locked whole copy of the ledger, with a later edit in it."""
    context, target = context_of(filled), tmp_path / "もらった.tsudoiba.age"
    copy = tmp_path / "もらった.tsudoiba"
    context.store.back_up(copy)
    with closing(SqliteStore.open(copy, who="佐藤", host="")) as store:
        store.apply(ChangeSet("しごと", (Change(SAKURA, SAKURA.changed(fee="100円")),)))
    context.files.handed_copies(copy).write(target, is_stripped=False, passphrase=PASSPHRASE)
    copy.unlink()
    return target


def test_a_locked_copy_asks_until_the_passphrase_is_right(
    filled: MainWindow, locked: Path, messages: RecordedMessages
) -> None:
    before = set(locked.parent.iterdir())
    messages.passphrases = ["ちがう合言葉です", PASSPHRASE]
    filled.open_ledger(locked)
    assert [title for title, _ in messages.passphrases_asked][1].startswith("合言葉がちがう")
    context = context_of(filled)
    assert context.store.path == locked
    assert context.store.is_read_only
    assert context.store.get(Place, 101) == SAKURA.changed(fee="100円")
    assert {each for each in locked.parent.iterdir() if each.suffix != ".lock"} <= before
    assert messages.warned == []


def test_from_a_locked_copy_one_goes_on_in_an_open_one_or_carries_it_on_locked(
    filled: MainWindow, locked: Path, messages: RecordedMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    messages.passphrases = [PASSPHRASE]
    filled.open_ledger(locked)
    carried, opened = tmp_path / "運ぶ.tsudoiba.age", tmp_path / "つづき.tsudoiba"
    messages.files = [carried, opened]
    ask_for_copy(filled, context_of(filled))
    qtbot.waitUntil(lambda: any("読み直して確かめました" in each for each in messages.informed), timeout=10_000)
    assert carried.read_bytes() == locked.read_bytes()
    write_copy(filled, context_of(filled), filled.open_ledger)
    qtbot.waitUntil(lambda: context_of(filled).store.path == opened, timeout=10_000)
    assert not context_of(filled).store.is_read_only
    assert context_of(filled).store.get(Place, 101) == SAKURA.changed(fee="100円")
    assert messages.warned == []


def test_whoever_does_not_know_the_passphrase_stays_where_he_was(
    filled: MainWindow, locked: Path, messages: RecordedMessages
) -> None:
    ledger = context_of(filled).store.path
    filled.open_ledger(locked)
    assert context_of(filled).store.path == ledger
    assert len(messages.passphrases_asked) == 1


def test_the_passphrase_dialog_opens_nothing_without_one(qtbot: QtBot) -> None:
    dialog = PassphraseDialog(None, "「もらった」は、合言葉をつけた写しです。", "くれた方に聞いてください。")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.deed_button.isEnabled()
    dialog.line.input.setText(PASSPHRASE)
    assert dialog.deed_button.isEnabled()
    dialog.line.hide_letters.setChecked(True)
    assert dialog.line.input.displayText() != PASSPHRASE
    assert lasting_faults(qtbot, dialog) == []
    dialog.close()


# erasing


@pytest.fixture
def trash(filled: MainWindow, qtbot: QtBot) -> TrashPage:
    """消したもの with the volunteer in it."""
    context = context_of(filled)
    context.files.backups(context.store.path).keep(Occasion.BY_HAND, now=NOW)
    assert context.apply(deletion(context.ledger, YUKINO)).problems == ()
    page = show(filled, "trash")
    assert isinstance(page, PastPage)
    assert isinstance(page.part, TrashPage)
    page.part.list.choose(201)
    return page.part


def erase(page: TrashPage, choose: Callable[[ErasePlan, OutOfReach], EraseChoice | None]) -> None:
    page.erasing.ask = choose
    assert page.erase_button is not None
    page.erase_button.click()


def test_erasing_takes_her_out_of_file_memory_and_backups(
    filled: MainWindow, trash: TrashPage, qtbot: QtBot, messages: RecordedMessages
) -> None:
    context = context_of(filled)
    erase(trash, lambda plan, _reach: EraseChoice(plan.mentions, takes_backups=True))
    qtbot.waitUntil(lambda: any("完全に消しました" in said for said in messages.informed), timeout=15_000)
    assert "木村雪乃".encode() not in context.store.path.read_bytes()
    assert context.undo.undo_name is None
    assert trash.list.chosen_key != 201
    assert context.ledger.get(Support, 301) == HELP.changed(summary="○○さんを紹介", volunteer=None)
    assert context.files.backups(context.store.path).all() == []
    write(context, SAKURA, SAKURA.changed(fee="100円"))  # the window goes on writing
    assert messages.warned == []


def test_nothing_is_erased_when_the_user_gives_up(
    filled: MainWindow, trash: TrashPage, qtbot: QtBot, messages: RecordedMessages
) -> None:
    asked: list[ErasePlan] = []
    erase(trash, lambda plan, _reach: asked.append(plan))
    qtbot.waitUntil(lambda: bool(asked))
    assert "木村雪乃".encode() in context_of(filled).store.path.read_bytes()
    assert messages.informed == []


def test_the_dialog_asks_for_a_word_and_says_what_it_cannot_reach(
    filled: MainWindow, trash: TrashPage, qtbot: QtBot
) -> None:
    context = context_of(filled)
    write(context, None, Handover(id=501, recipient="佐藤さん", date="2026-10-01"))
    with closing(context.files.open(context.store.path)) as store:
        plan = context.files.upkeep(store).erase_plan(201)
    reach = out_of_reach(context.ledger, context.files.backups(context.store.path), [201])
    dialog = EraseDialog(filled, plan, reach, context.ledger)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.deed_button.isEnabled()
    assert dialog.choice == EraseChoice([], takes_backups=False)  # the mention in free text is for the user to tick
    assert dialog.backup_chip is not None
    dialog.backup_chip.setChecked(True)
    dialog.mention_chips[0][0].setChecked(True)
    assert dialog.choice == EraseChoice([plan.mentions[0]], takes_backups=True)
    dialog.word.setText(f" {CONFIRMATION} ")
    assert dialog.deed_button.isEnabled()
    assert "佐藤さんに渡した写し（令和8年10月1日）" in "".join(reach.sentences())
    assert lasting_faults(qtbot, dialog) == []
    dialog.close()


# upkeep


def test_pruning_is_offered_only_where_there_is_something_to_gain(
    filled: MainWindow, qtbot: QtBot, messages: RecordedMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = show(filled, "handing")
    assert isinstance(page, SettingsPage)
    page.choose("upkeep")
    sheet = page.sheet("upkeep")
    assert isinstance(sheet, UpkeepSheet)
    qtbot.waitUntil(lambda: "MB" in sheet.said)
    assert not sheet.prune_button.isEnabled()
    assert OFFERED_BEYOND == 50_000_000
    monkeypatch.setattr(upkeep_sheet, "OFFERED_BEYOND", 0)
    sheet.show_stored()
    qtbot.waitUntil(sheet.prune_button.isEnabled)
    sheet.prune_button.click()
    qtbot.waitUntil(lambda: any("履歴から外しました" in said for said in messages.informed), timeout=15_000)
    context = context_of(filled)
    assert len(context.files.backups(context.store.path).all()) == 1
    assert messages.asked[-1].danger
