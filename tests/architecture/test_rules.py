"""The program keeps the rules of the house, and each rule notices when it is broken."""

from __future__ import annotations

import pytest

from tests.architecture.exemptions import EXEMPTIONS, Exemption
from tests.architecture.rules import RULES, WRITING_DOORS
from tests.architecture.source import Source, shipped_sources


def violations(rule: str) -> list[tuple[str, str]]:
    """`(path, message)` of everything a rule finds in the program."""
    return [
        (source.path, f"{source.path}:{line}: {message}")
        for source in shipped_sources()
        for line, message in RULES[rule](source)
    ]


def covers(exemption: Exemption, path: str, message: str) -> bool:
    return exemption.path == path and exemption.fragment in message


@pytest.mark.parametrize("rule", RULES)
def test_the_program_keeps(rule: str) -> None:
    exemptions = [exemption for exemption in EXEMPTIONS if exemption.rule == rule]
    found = [
        message
        for path, message in violations(rule)
        if not any(covers(exemption, path, message) for exemption in exemptions)
    ]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("exemption", EXEMPTIONS, ids=lambda exemption: f"{exemption.rule}-{exemption.path}")
def test_every_exemption_is_needed_and_explained(exemption: Exemption) -> None:
    assert len(exemption.reason) > 20
    assert any(covers(exemption, path, message) for path, message in violations(exemption.rule))


# rule, path, a snippet that breaks it
BROKEN = [
    ("one_door_per_library", "app/rules/x.py", "from PySide6.QtCore import Qt"),
    ("one_door_per_library", "app/rules/x.py", "def f():\n    import sqlite3"),
    ("one_door_per_library", "ui/pages/x.py", "import sqlalchemy.engine"),
    ("one_door_per_library", "app/printing/booklet.py", "import reportlab.pdfgen.canvas"),
    ("one_door_per_library", "ui/main_window.py", "import qtawesome as icons"),
    ("one_door_per_library", "ui/icons.py", "from qtpy import QtGui"),
    ("one_door_per_library", "app/settings.py", "from platformdirs import user_data_path"),
    ("one_door_per_library", "db/engine.py", "import importlib\nimportlib.import_module('PySide6.QtCore')"),
    ("one_way_street", "app/store.py", "from db import sqlite_store"),
    ("one_way_street", "app/store.py", "def f():\n    import ui.main"),
    ("one_way_street", "db/engine.py", "from ui.messages import warn"),
    ("one_way_street", "ui/pages/home.py", "from db.sqlite_store import SqliteStore"),
    ("one_way_street", "ui/main.py", "from tests.data import places"),
    ("no_event_pumping", "ui/background.py", "QApplication.processEvents()"),
    ("no_event_pumping", "ui/background.py", "pump = app.processEvents"),
    ("one_door_to_the_user", "ui/pages/home.py", "QMessageBox.warning(self, '', '')"),
    ("one_door_to_the_user", "ui/pages/home.py", "QtWidgets.QFileDialog.getOpenFileName()"),
    ("one_table_of_looks", "ui/pages/home.py", "INK = '#25221d'"),
    ("one_table_of_looks", "ui/pages/home.py", "text = f'<b style=\"color: #25221D\">{name}</b>'"),
    ("one_table_of_looks", "ui/pages/home.py", "self.setStyleSheet('')"),
    ("one_table_of_looks", "ui/pages/home.py", "brush = QColor(1, 2, 3)"),
    ("one_table_of_looks", "ui/pages/home.py", "label.setFont(font)"),
    ("short_modules", "app/x.py", "a = 1\n" * 401),
    ("short_functions", "app/x.py", "def f():\n" + "    a = 1\n" * 60),
    ("short_functions", "app/x.py", "class C:\n    def f(self):\n" + "        a = 1\n" * 60),
    ("telling_names", "app/utils.py", ""),
    ("telling_names", "ui/common/lists.py", ""),
    ("telling_names", "ui/window_manager.py", ""),
    ("bugs_propagate", "app/x.py", "try:\n    f()\nexcept Exception:\n    pass"),
    ("bugs_propagate", "app/x.py", "try:\n    f()\nexcept (OSError, Exception) as error:\n    pass"),
    ("bugs_propagate", "app/x.py", "try:\n    f()\nexcept Exception:\n    raise"),
    ("bugs_propagate", "app/x.py", "try:\n    f()\nexcept:\n    g()"),
    ("bugs_propagate", "app/x.py", "try:\n    f()\nexcept BaseException:\n    raise OSError"),
    ("bugs_propagate", "app/x.py", "with contextlib.suppress(Exception):\n    f()"),
    ("everyday_words", "ui/pages/home.py", "label = '登録する'"),
    ("everyday_words", "ui/pages/home.py", "label = f'{count}件のデータ'"),
    ("everyday_words", "ui/pages/home.py", "button('OK')"),
    ("everyday_words", "ui/pages/home.py", "say('できました！')"),
    ("everyday_words", "app/x.py", "raise ExpectedError(f'{name}の更新に失敗しました。', '')"),
    ("everyday_words", "db/x.py", "Problem('phone', '入力エラーです')"),
    ("explained_exemptions", "app/x.py", "import a  # type: ignore"),
    ("explained_exemptions", "app/x.py", "import a  # type: ignore[import-untyped]"),
    ("explained_exemptions", "app/x.py", "import a  # noqa"),
    ("explained_exemptions", "app/x.py", "import a  # noqa: F401, E402"),
    ("explained_exemptions", "app/x.py", "import a  # noqa because it is needed"),
    ("finished_work", "app/x.py", "a = 1  # TODO"),
    ("finished_work", "app/x.py", "# good enough for now\na = 1"),
    ("finished_work", "app/x.py", "def f():\n    raise NotImplementedError"),
    ("printing_without_a_clock", "app/printing/flyers/composing.py", "today = date.today()"),
    ("printing_without_a_clock", "app/printing/flyers/composing.py", "now = datetime.datetime.now()"),
    ("printing_without_a_clock", "app/printing/flyers/composing.py", "random.shuffle(places)"),
    ("no_any", "app/x.py", "from typing import Any, Final"),
    ("few_doors_for_writing", "db/history.py", "core.execute(insert(OP), rows)"),
    ("few_doors_for_writing", "db/history.py", "connection.execute('DELETE FROM jn_op')"),
    ("few_doors_for_writing", "db/history.py", "connection.execute(f'UPDATE {table} SET a = 1')\ndelete(OP)"),
    ("camel_case_only_for_qt", "ui/pages/home.py", "class Home:\n    def showPlace(self):\n        pass"),
    ("camel_case_only_for_qt", "app/store.py", "def paintEvent(event):\n    pass"),
]


@pytest.mark.parametrize(("rule", "path", "text"), BROKEN)
def test_a_planted_violation_is_found(rule: str, path: str, text: str) -> None:
    assert list(RULES[rule](Source(path, text)))


# rule, path, a snippet that looks alike and is right
KEPT = [
    ("one_door_per_library", "ui/pages/home.py", "from PySide6.QtCore import Qt"),
    ("one_door_per_library", "db/engine.py", "import sqlite3\nfrom sqlalchemy import event"),
    ("one_door_per_library", "app/printing/pdf_writer.py", "def f():\n    from reportlab.pdfgen import canvas"),
    ("one_door_per_library", "app/paths.py", "from platformdirs import user_data_path"),
    ("one_way_street", "ui/main.py", "from app.store import Store\nfrom db.sqlite_store import SqliteStore"),
    ("one_way_street", "db/rows.py", "from app.records import catalogue\nfrom db.tables import TABLES"),
    ("no_event_pumping", "ui/background.py", '"""Never processEvents()."""'),
    ("one_door_to_the_user", "ui/messages.py", "QMessageBox(parent)"),
    ("one_table_of_looks", "ui/theme.py", "INK = QColor('#25221d')"),
    ("one_table_of_looks", "ui/widgets/dot.py", "painter.setPen(theme.colour('ai'))"),
    ("one_table_of_looks", "ui/widgets/dot.py", "painter.setFont(theme.font('cap'))"),
    ("one_table_of_looks", "ui/widgets/dot.py", "paint(QColor(theme.COLOURS[contrast]['ai']))"),
    ("one_table_of_looks", "ui/pages/home.py", "label = 'ページ #1234567'"),
    ("short_modules", "app/x.py", "a = 1\n" * 400),
    ("short_functions", "app/x.py", "def f():\n" + "    a = 1\n" * 59),
    ("telling_names", "app/rules/freshness.py", ""),
    ("bugs_propagate", "app/x.py", "try:\n    f()\nexcept ExpectedError:\n    pass"),
    ("bugs_propagate", "db/x.py", "try:\n    f()\nexcept BaseException:\n    rollback()\n    raise"),
    ("everyday_words", "ui/pages/home.py", '"""Sends the データ of an エラー."""\nlabel = "さがす"'),
    ("everyday_words", "ui/pages/home.py", "label = 'オープンデータから'"),
    ("everyday_words", "app/exchange/headers.py", "HEADERS = ('登録番号', '更新日')"),
    ("explained_exemptions", "app/x.py", "import a  # type: ignore[import-untyped]  # it has no stubs"),
    ("explained_exemptions", "app/x.py", "import a  # noqa: F401 - the import registers the codec"),
    ("finished_work", "app/x.py", "a = 'TODO'"),
    ("finished_work", "app/x.py", "try:\n    f()\nexcept NotImplementedError:\n    g()"),
    ("printing_without_a_clock", "app/printing/flyers/composing.py", "day = today.isoformat()"),
    ("printing_without_a_clock", "ui/pages/home.py", "today = date.today()"),
    ("no_any", "db/rows.py", "from typing import Any"),
    ("few_doors_for_writing", "db/writing.py", "core.execute(insert(table), rows)"),
    ("few_doors_for_writing", "db/history.py", "known.update(rows)\nselect(OP)"),
    ("camel_case_only_for_qt", "ui/pages/home.py", "class Home:\n    def paintEvent(self, event):\n        pass"),
]


@pytest.mark.parametrize(("rule", "path", "text"), KEPT)
def test_what_is_right_passes(rule: str, path: str, text: str) -> None:
    assert not list(RULES[rule](Source(path, text)))


def test_every_door_for_writing_writes() -> None:
    doors = {source.path: source for source in shipped_sources() if source.path in WRITING_DOORS}
    assert set(doors) == set(WRITING_DOORS)
    for path, source in doors.items():
        assert list(RULES["few_doors_for_writing"](Source("db/other.py", source.text))), path


def test_every_rule_has_a_planted_violation() -> None:
    assert {rule for rule, _, _ in BROKEN} == set(RULES)
