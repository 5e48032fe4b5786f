"""The three forms in which a whole ledger goes out, and which of them a name asks for."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from app.errors import ExpectedError
from app.ledger import Ledger
from app.progress import Progress, no_progress
from app.records.field import Level
from app.whole_file import explained


class ExportForm(StrEnum):
    """JSON holds everything with the pictures, a workbook is for Excel, a folder of CSV files for any program."""

    JSON = "json"
    WORKBOOK = "xlsx"
    FOLDER = "folder"


_OTHER_ENDINGS = (
    *(".csv", ".tsv", ".txt", ".xls", ".xlsm", ".xlsb", ".ods", ".pdf", ".doc", ".docx", ".zip", ".html", ".htm"),
    *(".xml", ".tsudoiba", ".db", ".jpg", ".png"),
)


def form_of(target: Path) -> ExportForm:
    """The form that the ending of a name asks for; a name without one, or a folder, is a folder of CSV files.

    Raises:
        ExpectedError: the ending is that of something else, or nothing can have that name.
    """
    ending = target.suffix.lower()
    try:
        is_folder = target.is_dir()
    except OSError as error:  # the name is longer than the disk takes
        raise explained(target, error) from error
    if is_folder:
        return ExportForm.FOLDER
    if ending in (".json", ".xlsx"):
        return ExportForm(ending[1:])
    if ending in _OTHER_ENDINGS:
        raise ExpectedError(
            f"「{ending}」の形では書き出せません。",
            "終わりが .xlsx（Excel）か .json のなまえ、またはフォルダー（CSV）を選んでください。",
        )
    return ExportForm.FOLDER


def write_export(
    form: ExportForm,
    ledger: Ledger,
    read_blob: Callable[[str], bytes],
    target: Path,
    *,
    level: Level = Level.INTERNAL,
    progress: Progress = no_progress,
) -> dict[str, int]:
    """Write a ledger as far as a reader of `level` may see it; returns the number of records of each kind.

    Raises:
        ExpectedError: it could not be written; nothing half-written stays.
        Cancelled: `progress` stopped the work.
    """
    if form is ExportForm.JSON:
        from app.exchange.json_file import export_json

        return export_json(ledger, read_blob, target, level=level, progress=progress)
    from app.exchange.table_export import export_folder, export_workbook

    if form is ExportForm.WORKBOOK:
        return export_workbook(ledger, target, level=level, progress=progress)
    return export_folder(ledger, read_blob, target, level=level, progress=progress)
