"""Can everybody read it: what a flyer does not say and what is set too small, each named (ユニバーサルデザイン)."""

from __future__ import annotations

from collections.abc import Iterator

from app.printing.findings import Finding, FindingKind, Severity, no_number
from app.printing.flyers.content import FlyerContent
from app.printing.flyers.flyer_findings import flyer_finding
from app.printing.flyers.sheet import Sheet
from app.printing.fonts import missing_glyphs
from app.printing.japanese_text import drawable
from app.printing.pages import Page
from app.records.event import Event
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space

_WISHED_VALUE, _WISHED_TIME, _WISHED_PHONE = 16.0, 20.0, 27.0
"""What an elder reads at arm's length, pt on an A4."""
_LONG_NAME = 40
_MOST_NAMED = 4
"""Rows that are named; with more of them nearly everything is small."""
_BEGINNING = 5
"""So many characters at the start of a line show which text it begins."""
_UNSAID = {
    "場所": "場所が書いてありません。会場を入れてください。",
    "参加費": "参加費が書いてありません。無料なら「無料」と入れてください。",
    "どなた": "だれが来てよいのかが書いてありません。対象を入れてください。",
}
"""Rows that every flyer should have."""


def reading_check(content: FlyerContent, page: Page, sheet: Sheet) -> tuple[Finding, ...]:
    """The list for one finished flyer."""
    found = [*_missing(content), *_small(content, page, sheet)]
    if content.is_over:
        text = "日がもう過ぎています。年と日を確かめてください。"
        found.append(flyer_finding(content, FindingKind.SCHEDULE, text, field="date"))
    return (*found, *_undrawable(content))


def _missing(content: FlyerContent) -> Iterator[Finding]:
    if content.phone.refused:
        yield no_number(content.phone.refused, content.name, content.record_kind, content.record_id)
    elif not content.phone.number:
        text = "電話番号がありません。載せてよい電話を入れるか、設定に問い合わせ先の電話を入れてください。"
        yield flyer_finding(content, FindingKind.CONTACT, text, field="phone")
    if content.slip is None:
        yield from _unsaid(content)


def _unsaid(content: FlyerContent) -> Iterator[Finding]:
    """What everybody wants to know before going somewhere."""
    is_event = content.record_kind == Event.KIND
    if not content.moments:
        text = "日時がありません。いつなのかを入れてください。"
        yield flyer_finding(content, FindingKind.SCHEDULE, text, field="date" if is_event else Schedule.KIND)
    elif not any(moment.time for moment in content.moments):
        text = "時間がありません。何時からなのかを入れてください。"
        yield flyer_finding(content, FindingKind.SCHEDULE, text, field="start" if is_event else Schedule.KIND)
    captions = {fact.caption for fact in content.facts}
    for caption, text in _UNSAID.items():
        if caption not in captions:
            field = "space" if caption == "場所" and not is_event else ""
            yield flyer_finding(content, FindingKind.UNSAID, text, field=field)
    if not content.texts and not any(fact.steps for fact in content.facts):
        text = "何をするのかが書いてありません。内容を入れてください。"
        yield flyer_finding(content, FindingKind.UNSAID, text, field="outline" if is_event else "activities")
    if not content.access:
        yield _without_access(content)
    if not content.reading and content.record_kind in (Place.KIND, Event.KIND):
        text = "よみがないので、ふりがなが付きません。「よみ」を入れてください。"
        yield flyer_finding(content, FindingKind.NO_READING, text)


def _without_access(content: FlyerContent) -> Finding:
    """The signs are known of a 場: it is the one to open."""
    text = "段差や車いすのことが書いてありません。会場の条件を入れてください。"
    if content.venue_id is None:
        return flyer_finding(content, FindingKind.UNSAID, text, field="space")
    kind, severity = FindingKind.UNSAID, Severity.WARNING
    return Finding(kind, severity, text, content.name, Space.KIND, content.venue_id, field="accessibility_note")


def _small(content: FlyerContent, page: Page, sheet: Sheet) -> Iterator[Finding]:
    """What is smaller on the page than elders like; the floors of R11 are kept in any case."""
    if len(content.name) > _LONG_NAME:
        text = f"なまえが{len(content.name)}字あり、字が小さくなりました。短くすると大きくなります。"
        field = "title" if content.record_kind == Event.KIND else "name"
        yield flyer_finding(content, FindingKind.SMALL_TYPE, text, field=field)
    sizes: dict[str, float] = {}
    for run in page.text_runs():
        said = "".join(run.text.split())
        sizes[said] = max(sizes.get(said, 0.0), run.size_pt)
    told: list[str] = []
    for name, text, wished in _wished(content):
        least = wished * min(1.0, sheet.k * 1.1)
        found = _largest(sizes, text)
        if found and found < least - 0.05 and name not in told:
            told.append(name)
    if told:
        names = "と".join(f"「{name}」" for name in told) if len(told) <= _MOST_NAMED else "ほとんど"
        text = f"{names}の字が小さくなりました。ほかの言葉を短くするか、大きな紙にしてください。"
        yield flyer_finding(content, FindingKind.SMALL_TYPE, text)


def _wished(content: FlyerContent) -> Iterator[tuple[str, str, float]]:
    for moment in content.moments:
        yield "時間", moment.time, _WISHED_TIME
    for fact in content.facts:
        yield fact.caption, fact.value, _WISHED_VALUE
    yield content.phone_caption, content.phone.number, _WISHED_PHONE


def _largest(sizes: dict[str, float], text: str) -> float:
    """The largest size in which the text, or the beginning of it where a line ends, stands on the page."""
    wanted = "".join(drawable(text).split())
    if not wanted:
        return 0.0
    least = min(_BEGINNING, len(wanted))
    return max((size for said, size in sizes.items() if len(said) >= least and wanted.startswith(said)), default=0.0)


def _undrawable(content: FlyerContent) -> Iterator[Finding]:
    missing = {
        glyph.character: glyph.drawn_as
        for text in content.said()
        for glyph in missing_glyphs(drawable(text).replace("\n", " "))
    }
    for character, drawn_as in missing.items():
        text = f"「{character}」の字は印刷できず、「{drawn_as}」になります。ほかの字にかえてください。"
        yield flyer_finding(content, FindingKind.MISSING_GLYPH, text)
