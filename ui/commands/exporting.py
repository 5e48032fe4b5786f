"""`export`: the whole ledger as JSON, as a workbook or as a folder of CSV files."""

from __future__ import annotations

from pathlib import Path

from app.errors import ExpectedError
from app.exchange.export_form import ExportForm, form_of
from app.ledger import Ledger
from app.records.catalogue import BY_KIND
from app.records.field import Level
from app.store import Store
from app.wording import counted
from ui.commands.answer import DONE, Answer
from ui.commands.targets import refuse_own_file


def export(store: Store, target: Path, answer: Answer, *, level: Level) -> int:
    """Write the ledger; the ending of the target says in which form.

    Raises:
        ExpectedError: it could not be written; nothing half-written stays.
    """
    from app.exchange.export_form import write_export

    form = form_of(target)
    refuse_own_file(store, target)
    if form is ExportForm.FOLDER and store.path.resolve() == target.resolve():
        raise ExpectedError(f"「{target.name}」はこの帳面そのものです。", "ほかのなまえを選んでください。")
    counts = write_export(form, Ledger(store.read), store.read_blob, target, level=level)
    lines = [f"{BY_KIND[kind].LABEL} {counted(count, kind)}" for kind, count in counts.items() if count]
    answer.give({"file": str(target), "records": counts}, lines)
    answer.say(f"「{target}」に書き出しました。")
    return DONE
