"""`minutes`: the PDF of one 会議録, for the members (内部用) or for everybody (公開用)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.errors import ExpectedError
from app.ledger import Ledger
from app.meetings.titles import body_words
from app.printing.findings import Finding
from app.records.ids import hex_id, parse_hex_id
from app.records.minutes import Minutes
from app.rules.normalise import fold, fold_name
from app.store import Store
from app.wording import counted, noun
from ui.commands.answer import DONE, Answer
from ui.commands.reading import refuse_own_file

_MOST_SHOWN = 5


def print_minutes(store: Store, title: str, target: Path, answer: Answer, *, is_public: bool) -> int:
    """The pages of one 会議録, found by title or id.

    Raises:
        ExpectedError: it is not there, several are, it is not 確定 but wanted 公開用, or the PDF cannot be written.
    """
    from app.printing.minutes.composing import compose_minutes
    from app.printing.pdf_writer import write_pdf

    refuse_own_file(store, target)
    ledger = Ledger(store.read)
    minutes = find_minutes(ledger, title)
    composition = compose_minutes(ledger, minutes.id, is_public=is_public)
    write_pdf(composition.pages, target, title=composition.title, standard=composition.standard)
    pages = len(composition.pages)
    answer.give(
        {
            "file": str(target),
            "pages": pages,
            "id": hex_id(minutes.id),
            "form": "public" if is_public else "internal",
            "problems": [_problem(each, minutes) for each in composition.notes],
        },
        [str(target), *(each.message for each in composition.notes)],
    )
    form = "公開用" if is_public else "内部用"
    answer.say(f"「{target}」を作りました（{form}、{pages}ページ、確かめるところ {len(composition.notes)}か所）。")
    return DONE


def find_minutes(ledger: Ledger, title: str) -> Minutes:
    """The 会議録 with this id or title: exactly, else spelt alike, else the only one whose title contains it.

    Raises:
        ExpectedError: there is none, or several.
    """
    by_id = ledger.get(Minutes, parse_hex_id(title))
    if by_id is not None:
        return by_id
    word = noun(Minutes.KIND, ledger)
    everything = ledger.all(Minutes)
    for found in (
        [each for each in everything if each.title == title],
        [each for each in everything if fold_name(each.title) == fold_name(title)],
        [each for each in everything if fold(each.title) == fold(title)],
        [each for each in everything if fold(title) and fold(title) in fold(each.title)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise ExpectedError(
                f"「{title}」にあてはまる{word}が{counted(len(found), Minutes.KIND)}あります：{_listed(ledger, found)}",
                "番号で選んでください。",
            )
    raise ExpectedError(f"「{title}」という{word}は見つかりません。", "題を確かめてください。")


def _listed(ledger: Ledger, found: Sequence[Minutes]) -> str:
    """「題 日にち 会議体（番号）」 of the newest."""
    newest = sorted(found, key=lambda each: (each.date, each.id), reverse=True)[:_MOST_SHOWN]
    return "、".join(
        " ".join(part for part in (each.title, each.date, body_words(ledger, each)) if part) + f"（{hex_id(each.id)}）"
        for each in newest
    )


def _problem(finding: Finding, minutes: Minutes) -> dict[str, object]:
    """As the other prints tell theirs: what stands on paper as 〓."""
    return {
        "what": "missing_glyph",
        "severity": "warning",
        "kind": Minutes.KIND,
        "id": hex_id(minutes.id),
        "name": minutes.title,
        "message": finding.message,
    }
