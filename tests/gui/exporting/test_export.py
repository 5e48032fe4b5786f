"""書き出す: every form, for whom, the way to the folder, and what fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.exchange.export_form import ExportForm
from app.records.place import Place
from tests.gui.wholeness import lasting_faults
from ui import theme
from ui.context import AppContext
from ui.exporting.export_dialog import ExportDialog
from ui.messages import RecordedMessages


@pytest.fixture
def dialog(context: AppContext, qtbot: QtBot) -> ExportDialog:
    place = Place(id=7, name="さくら", consent="yes", phone="042-000-0009", internal_note="ないしょ")
    context.apply(ChangeSet("前から", (Change(None, place),)))
    made = ExportDialog(context)
    qtbot.addWidget(made)
    theme.dress(made)
    made.show()
    return made


def settle(qtbot: QtBot, dialog: ExportDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.panel.is_working, timeout=20_000)


@pytest.mark.parametrize(("form", "name"), [(ExportForm.WORKBOOK, "帳面.xlsx"), (ExportForm.JSON, "帳面.json")])
def test_a_file_is_written_where_it_is_wanted(
    dialog: ExportDialog, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path, form: ExportForm, name: str
) -> None:
    messages.files = [tmp_path / name]
    opened: list[Path] = []
    dialog.panel.open_folder = lambda folder: bool(opened.append(folder)) or True
    dialog.panel.forms[form].click()
    dialog.deed_button.click()
    settle(qtbot, dialog)
    assert (tmp_path / name).is_file()
    assert dialog.panel.said.startswith(f"「{name}」に、1か所の居場所と、ほかの記録")
    assert dialog.isVisible()
    dialog.panel.folder_button.click()
    assert opened == [tmp_path]


def test_csv_goes_into_a_new_folder(
    dialog: ExportDialog, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    opened: list[Path] = []
    dialog.panel.open_folder = lambda folder: bool(opened.append(folder)) or True
    dialog.panel.forms[ExportForm.FOLDER].click()
    for _ in range(2):
        messages.files = [tmp_path]
        dialog.deed_button.click()
        settle(qtbot, dialog)
    first, second = sorted(path for path in tmp_path.iterdir() if path.is_dir() and (path / "居場所.csv").is_file())
    assert second.name == f"{first.name}（2）"
    dialog.panel.folder_button.click()
    assert opened == [second]


def test_what_is_meant_for_everybody_holds_no_secrets(
    dialog: ExportDialog, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    messages.files = [tmp_path / "a.json"]
    dialog.panel.forms[ExportForm.JSON].click()
    dialog.panel.levels.set_value("public")
    dialog.deed_button.click()
    settle(qtbot, dialog)
    text = (tmp_path / "a.json").read_text(encoding="utf-8")
    assert "さくら" in text
    assert "ないしょ" not in text


def test_no_place_to_write_is_said_and_can_be_tried_again(
    dialog: ExportDialog, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    messages.files = [tmp_path / "ない" / "a.xlsx"]
    dialog.deed_button.click()
    settle(qtbot, dialog)
    assert len(messages.warned) == 1
    assert dialog.panel.said == ""
    assert dialog.deed_button.isEnabled()


def test_nothing_happens_without_a_place(dialog: ExportDialog) -> None:
    dialog.deed_button.click()
    assert not dialog.panel.is_working


def test_nothing_is_cut_off(dialog: ExportDialog, qtbot: QtBot) -> None:
    assert lasting_faults(qtbot, dialog) == []
