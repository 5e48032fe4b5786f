"""`erase` and `prune`: taking a record out for good, and taking old values out of the history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.backups import BackupShelf
from app.erasing import OFFERED_BEYOND, ErasePlan, Mention, OutOfReach, Upkeep, out_of_reach, years_before
from app.errors import ExpectedError
from app.ledger import Ledger
from app.records.ids import hex_id, parse_hex_id
from app.store import Store
from app.titles import short_title_of
from app.wording import noun
from ui.commands.answer import DONE, Answer

_MEGABYTE = 1_000_000


def erase(
    store: Store,
    upkeep: Upkeep,
    written_id: str,
    answer: Answer,
    *,
    shelf: Callable[[Path], BackupShelf],
    takes_mentions: bool,
    takes_backups: bool,
    is_preview: bool,
) -> int:
    """Take one record out for good; with it, when asked, where else the name stands and the backups that hold it.

    Raises:
        ExpectedError: there is no such record, or it cannot be written; nothing is erased.
    """
    record_id = parse_hex_id(written_id)
    if record_id is None:
        raise ExpectedError(f"「{written_id}」は、記録の番号ではありません。", "16けたの番号を確かめてください。")
    plan = upkeep.erase_plan(record_id)
    ledger = Ledger(store.read)
    title = short_title_of(plan.record, ledger)
    backups = shelf(store.path)
    reach = out_of_reach(ledger, backups, [member.id for member in plan.family])
    if not is_preview:
        upkeep.erase(plan, plan.mentions if takes_mentions else ())
        if takes_backups:
            backups.let_go(reach.backups)
            reach = OutOfReach((), reach.handovers)
    done = takes_mentions and not is_preview
    answer.give(
        {
            "kind": plan.record.KIND,
            "id": hex_id(plan.record.id),
            "records": len(plan.family),
            "links_emptied": plan.emptied,
            "mentions": [_mention_object(mention, is_erased=done) for mention in plan.mentions],
            "backups": [str(backup.path) for backup in reach.backups],
            "handovers": [hex_id(each.id) for each in reach.handovers],
        },
        _lines(plan, ledger, title if is_preview else "", is_erased=done),
    )
    deed = "完全に消すと、こうなります（まだ消していません）。" if is_preview else "完全に消しました。元に戻せません。"
    answer.say("".join((deed, *reach.sentences())))
    return DONE


def _lines(plan: ErasePlan, ledger: Ledger, title: str, *, is_erased: bool) -> list[str]:
    word = noun(plan.record.KIND, ledger)
    first = f"{word}「{title}」" if title else f"{word}（{hex_id(plan.record.id)}）"
    lines = [f"{first}と、その中のもの あわせて{len(plan.family)}件"]
    for mention in plan.mentions:
        field = mention.record.field(mention.field).label
        state = "消しました" if is_erased else "残ります（--mentions で消せます）"
        where = f"{noun(mention.record.KIND, ledger)}（{hex_id(mention.record.id)}）の{field}"
        lines.append(f"なまえや電話が出てくるところ　{where}：{state}")
    return lines


def _mention_object(mention: Mention, *, is_erased: bool) -> dict[str, object]:
    return {
        "kind": mention.record.KIND,
        "id": f"{hex_id(mention.record.id)}.{mention.field}",
        "certain": mention.is_certain,
        "living": mention.is_living,
        "erased": is_erased,
    }


def prune(upkeep: Upkeep, answer: Answer, *, years: int, now: datetime, is_preview: bool) -> int:
    """Take values out of the history that were overwritten before some years; or only say how large it is."""
    before = upkeep.journal_bytes()
    removed = 0 if is_preview else upkeep.prune(keep_from=years_before(now, years))
    after = before if is_preview else upkeep.journal_bytes()
    answer.give(
        {"journal_bytes": after, "before": before, "removed": removed, "offered": before > OFFERED_BEYOND},
        [f"履歴の大きさ　{before / _MEGABYTE:.1f} MB" + ("" if is_preview else f" → {after / _MEGABYTE:.1f} MB")],
    )
    if is_preview:
        answer.say("かるくするほどの大きさです。" if before > OFFERED_BEYOND else "かるくするほどではありません。")
    else:
        answer.say(f"{years}年より前に書きかえられた値を、{removed:,}件 履歴から外しました。いまの中身は同じです。")
    return DONE
