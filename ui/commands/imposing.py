"""`impose`: a PDF from elsewhere as sheets to be folded; no ledger is opened."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.errors import ExpectedError
from app.source_file import reading, refuse_endless
from ui.commands.answer import DONE, Answer
from ui.commands.targets import is_same_file


def impose_file(source: Path, target: Path, options: Mapping[str, str], answer: Answer) -> int:
    """Write the sheets: one PDF, or fronts and backs for those who turn the paper by hand.

    Args:
        options: name → value, of `IMPOSING_OPTIONS`.

    Raises:
        ExpectedError: what was given cannot be read or folded, or the sheets cannot be written.
    """
    from app.printing.sheets.duplex import printing_steps
    from app.printing.sheets.foreign_pdf import impose_foreign
    from app.printing.sheets.parts import part_path, write_files
    from app.printing.sheets.setting import Form, SheetSetting

    setting = SheetSetting.of(options, form=Form.IMPOSED)
    sheets = impose_foreign(_content(source), setting, name=source.name)
    paths = [part_path(target, part) for part, _ in sheets.files]
    if any(is_same_file(path, source) for path in paths):
        raise ExpectedError("もとのPDFの上には書けません。", "別のなまえにしてください。")
    write_files([(path, content) for path, (_, content) in zip(paths, sheets.files, strict=True)])
    steps = printing_steps(setting, sheets.paper)
    data = {
        "file": str(paths[0]),
        **({"files": [str(path) for path in paths]} if len(paths) > 1 else {}),
        "pages": sheets.page_count,
        "sheets": sheets.sheet_count,
        "paper": sheets.paper,
        "steps": list(steps),
        "problems": [finding.message for finding in sheets.findings],
    }
    answer.give(data, [*map(str, paths), *(finding.message for finding in sheets.findings)])
    names = "」と「".join(map(str, paths))
    answer.say(f"「{names}」を作りました（{sheets.page_count}ページ、{sheets.paper} {sheets.sheet_count}枚）。")
    for number, step in enumerate(steps, start=1):
        answer.say(f"{number} {step}")
    return DONE


def _content(source: Path) -> bytes:
    refuse_endless(source)
    with reading(source, meant="PDF"):
        return source.read_bytes()
