"""Every record of the sample can be shown: by a link, by the search, by what is to be done."""

from __future__ import annotations

from pathlib import Path

from app.agenda import agenda
from app.records.catalogue import RECORD_CLASSES
from app.records.setting import Setting
from app.records.term import Term
from ui.main_window import MainWindow

_IN_SETTINGS = (Term, Setting)
_EACH = 2


def test_every_kind_and_every_task_leads_to_a_page(window: MainWindow, tmp_path: Path) -> None:
    assert window.create_ledger(tmp_path / "見本.tsudoiba", sample=True)
    frame, context = window.frame, window.context
    assert frame is not None
    assert context is not None
    wanted = [(task.kind, task.record_id) for task in agenda(context.ledger, context.today()).tasks]
    for record_class in RECORD_CLASSES:
        if record_class not in _IN_SETTINGS:
            wanted += [(record.KIND, record.id) for record in context.ledger.all(record_class)[:_EACH]]
    lost = [(kind, record_id) for kind, record_id in wanted if not frame.show_record(kind, record_id)]
    assert not lost
    assert {kind for kind, _record_id in wanted} == {each.KIND for each in RECORD_CLASSES if each not in _IN_SETTINGS}
