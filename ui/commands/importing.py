"""`import`: a list or a JSON file into the ledger, as one unit of work."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import ExpectedError
from app.exchange.import_plan import ImportPlan
from app.ledger import Ledger
from app.paths import is_folder
from app.records.catalogue import BY_KIND
from app.source_file import refuse_endless
from app.store import Store
from app.wording import counted
from ui.commands.answer import DONE, Answer

if TYPE_CHECKING:
    from app.exchange.planning import Source

_JSON_START = (b"{", b"\xef\xbb\xbf{")


def import_source(
    store: Store, source: Path, answer: Answer, *, kind: str, is_dry_run: bool, report: Path | None
) -> int:
    """Take a file in, or only say what that would do.

    Raises:
        ExpectedError: it cannot be read or written; the ledger is as it was.
    """
    plan = plan_of(store, source, kind=kind)
    if report is not None:
        from app.exchange.report import write_report
        from app.whole_file import write_whole
        from ui.commands.targets import is_same_file, refuse_own_file

        refuse_own_file(store, report)
        if is_same_file(report, source):
            message = f"「{report.name}」は、とりこむ表そのものです。"
            raise ExpectedError(message, "報告にはほかのなまえを選んでください。")

        def write(part: Path) -> None:
            write_report(plan, part)
            if not is_dry_run:
                apply(store, plan)

        write_whole(report, write)
    elif not is_dry_run:
        apply(store, plan)
    answer.give(plan.as_json(), _lines(plan))
    answer.say(_summary(plan, source.name, is_dry_run=is_dry_run))
    return DONE


def plan_of(store: Store, source: Path, *, kind: str) -> ImportPlan:
    """What taking a file in would do; `kind` '' lets the file say.

    Raises:
        ExpectedError: it cannot be read.
    """
    ledger = Ledger(store.read)
    refuse_endless(source)
    if not is_folder(source) and _is_json(source):
        from app.exchange.json_import import plan_json
        from app.exchange.json_source import read_json

        return plan_json(ledger, store.trash(), read_json(source), has_blob=lambda sha: _has(store, sha))
    from app.exchange.minutes_rows import MinutesSource, plan_minutes
    from app.exchange.own_reading import OwnSheets, plan_own
    from app.exchange.reading_lists import read_list

    found = read_list(source, kind=kind)
    if isinstance(found, MinutesSource):
        return plan_minutes(ledger, found, date.today())
    if isinstance(found, OwnSheets):
        return plan_own(ledger, store.trash(), found, date.today(), kind=kind, has_blob=lambda sha: _has(store, sha))
    return _plan_of_list(ledger, found, kind)


def _plan_of_list(ledger: Ledger, found: Source, kind: str) -> ImportPlan:
    from app.exchange.mapping import KIND_LABELS
    from app.exchange.planning import plan_import, propose_mappings

    if kind and kind not in KIND_LABELS:
        raise ExpectedError(
            f"{BY_KIND[kind].LABEL}だけの表は、とりこめません。",
            f"とりこめるのは{'・'.join(KIND_LABELS.values())}の表です（{'、'.join(KIND_LABELS)}）。",
        )
    return plan_import(ledger, found, propose_mappings(found, kind, ledger), date.today())


def _is_json(source: Path) -> bool:
    if source.suffix.lower() == ".json":
        return True
    try:
        with source.open("rb") as file:
            return file.read(4).startswith(_JSON_START)
    except OSError:
        return False  # read_sheets says why


def _has(store: Store, sha: str) -> bool:
    try:
        store.read_blob(sha)
    except KeyError:
        return False
    return True


def apply(store: Store, plan: ImportPlan) -> None:
    """Write a plan.

    Raises:
        ExpectedError: nothing was written, because somebody else changed a record meanwhile, or the file cannot be.
    """
    if not plan.changes:
        return
    applied = store.apply(plan.change_set())
    if applied.problems:
        raise ExpectedError(
            f"とりこめませんでした：{applied.problems[0].message} 帳面は変わっていません。",
            "もう一度とりこんでください。",
        )


def _lines(plan: ImportPlan) -> list[str]:
    lines = []
    for kind, counts in plan.by_kind().items():
        added, updated, unchanged = (counted(n, kind) for n in (counts.added, counts.updated, counts.unchanged))
        lines.append(f"{BY_KIND[kind].LABEL}　新しい {added}　変わる {updated}　そのまま {unchanged}")
    rows = [("確かめる", each.sheet, each.row, each.column, each.message) for each in plan.problems]
    rows += [("同じかも", each.sheet, each.row, "", each.message) for each in plan.duplicates]
    rows += [("読まない", each.sheet, each.number, "", f"{each.reason}：{each.text}") for each in plan.left_out]
    lines += [f"{what}\t{sheet}\t{row}行\t{column}\t{message}" for what, sheet, row, column, message in rows]
    return lines


def _summary(plan: ImportPlan, name: str, *, is_dry_run: bool) -> str:
    counts = plan.counts
    if is_dry_run:
        end = "帳面は変えていません（ためしに読んだだけです）。"
    elif plan.changes:
        end = "帳面に書きました。"
    else:
        end = "ぜんぶもうあるので、帳面は変わっていません。"
    return (
        f"「{name}」：新しい {counts.added}件、変わる {counts.updated}件、そのまま {counts.unchanged}件、"
        f"とりこまない行 {counts.skipped}行、確かめるところ {len(plan.problems)}か所。{end}"
    )
