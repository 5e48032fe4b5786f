"""Which places a booklet leaves out, and which of those in it were not confirmed for long, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.booklets.choice import BookletChoice
from app.ledger import Ledger
from app.printing.booklet.gathering import issue_words
from app.printing.booklet.selection import LeftOut, Selection, select_for
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.print_words import PrintWords
from app.records.booklet_issue import BookletIssue
from app.records.place import Place
from app.rules.japanese_calendar import format_date

_LEFT_OUT = {
    LeftOut.ENDED: (Severity.NOTICE, "終了しているので、載せません。"),
    LeftOut.NO_CONSENT: (Severity.NOTICE, "載せないでほしいという返事なので、載せません。"),
    LeftOut.PENDING: (
        Severity.WARNING,
        "掲載の返事がまだなので、載せません。返事を聞いたら「載せてよい」にしてください。",
    ),
    LeftOut.NOT_CHOSEN: (Severity.NOTICE, "この号には選んでいないので、載せません。"),
    LeftOut.PREPARING: (Severity.WARNING, "準備中なので、載せません。始まったら、状態を「活動中」にしてください。"),
}
_MENDED_BY = {
    LeftOut.ENDED: "status",
    LeftOut.PREPARING: "status",
    LeftOut.NO_CONSENT: "consent",
    LeftOut.PENDING: "consent",
    LeftOut.STALE: "confirmed",
}
"""The field of a place that lets it in."""
_TOLD_EACH = frozenset(LeftOut) - {LeftOut.OTHER_PART}


def left_out_findings(ledger: Ledger, choice: BookletChoice, *, today: date) -> tuple[Finding, ...]:
    """Which places are not in a booklet, each with the reason."""
    return tuple(about_left_out(selected(ledger, choice, today)[1]))


def selected(ledger: Ledger, choice: BookletChoice, today: date) -> tuple[PrintWords, Selection]:
    """The words of the volume, and the places in and out of it."""
    words = issue_words(ledger, ledger.get(BookletIssue, choice.issue))
    return words, select_for(ledger, words, choice, today=today)


def about_left_out(selection: Selection) -> Iterator[Finding]:
    """Each place that is left out with the reason; those of other parts in one line."""
    yield from (_left_out(place, reason) for place, reason in selection.left_out if reason in _TOLD_EACH)
    yield from _in_other_parts(selection)


def _left_out(place: Place, reason: LeftOut) -> Finding:
    if reason is LeftOut.STALE:
        day = format_date(place.confirmed, has_weekday=False)
        severity = Severity.WARNING
        text = f"最後に確認したのが{day}なので、載せません。電話で確かめて、「確認した日」を入れてください。"
    else:
        severity, text = _LEFT_OUT[reason]
    field = _MENDED_BY.get(reason, "")
    return Finding(FindingKind.LEFT_OUT, severity, text, place.name, Place.KIND, place.id, field=field)


def _in_other_parts(selection: Selection) -> Iterator[Finding]:
    """One line for all of them: they are in their own part."""
    count = sum(reason is LeftOut.OTHER_PART for _, reason in selection.left_out)
    if count:
        text = f"ほかの圏域の{count}か所は、この分冊には載りません。"
        yield Finding(FindingKind.LEFT_OUT, Severity.NOTICE, text, option="part")


def stale(place: Place) -> Finding:
    """Nobody asked for long whether what is printed of a place still holds."""
    if place.confirmed:
        day = format_date(place.confirmed, has_weekday=False)
        text = f"最後に確認したのは{day}です。電話で確かめて、「確認した日」を入れてください。"
    else:
        text = "まだ一度も確認していません。電話で確かめて、「確認した日」を入れてください。"
    return Finding(FindingKind.STALE, Severity.WARNING, text, place.name, Place.KIND, place.id)
