"""The pages the side bar knows. Each is imported when it is first shown: at start only the one in sight is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.context import AppContext
from ui.pages.page import Page

if TYPE_CHECKING:
    from app.ledger import Ledger
    from app.records.base import Record


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the side bar.

    Attributes:
        key: name in preferences and the trail.
        word, icon: what is shown; the word gives way to the town's own noun, if it has one.
        group: 0 ホーム, 1 記録, 2 つくる, 3 帳面; groups are parted by a rule, the last stands at the bottom.
        kinds: main kinds of record the page lists: a link to such a record, or to a row of one, leads here.
        beside: main kinds it shows with the record they go with, where there is one (an owner with a space he lends).
        build: imports and makes the page.
        about: what the page is for, one sentence for the help.
        chapter: of the handbook (app/handbook/chapters.py): what F1 opens.
        parts: keys of the views inside the page that can be asked for by themselves; `KEY.anything` is one of any page.
        noun: the kind whose noun the word is, '' for none; suffix: what follows it: 「場」 + 「と提供者」.
        makes: whether the page can begin a new record.
    """

    key: str
    word: str
    icon: str
    group: int
    kinds: tuple[str, ...]
    build: Callable[[AppContext], Page]
    about: str
    chapter: str
    parts: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    noun: str = ""
    suffix: str = ""
    makes: bool = False


_SPOKEN_OF = ("place", "volunteer", "minutes", "event")
"""Kinds whose nouns stand in the sentences about the pages."""


def _home_page(context: AppContext) -> Page:
    from ui.pages.home_page import HomePage

    return HomePage(context)


def _place_page(context: AppContext) -> Page:
    from ui.pages.place_page import PlacePage

    return PlacePage(context)


def _space_page(context: AppContext) -> Page:
    from ui.pages.space_page import SpacePage

    return SpacePage(context)


def _volunteer_page(context: AppContext) -> Page:
    from ui.pages.volunteer_page import VolunteerPage

    return VolunteerPage(context)


def _minutes_page(context: AppContext) -> Page:
    from ui.pages.minutes_page import MinutesPage

    return MinutesPage(context)


def _other_records_page(context: AppContext) -> Page:
    from ui.pages.other_records_page import OtherRecordsPage

    return OtherRecordsPage(context)


def _event_page(context: AppContext) -> Page:
    from ui.pages.record_page import RecordPage

    return RecordPage(context, ("event",))


def _import_page(context: AppContext) -> Page:
    from ui.pages.import_page import ImportPage

    return ImportPage(context)


def _print_page(context: AppContext) -> Page:
    from ui.pages.print_page import PrintPage

    return PrintPage(context)


def _merge_page(context: AppContext) -> Page:
    from ui.pages.merge_page import MergePage

    return MergePage(context)


def _past_page(context: AppContext) -> Page:
    from ui.pages.past_page import PastPage

    return PastPage(context)


def _settings_page(context: AppContext) -> Page:
    from ui.pages.settings_page import SettingsPage

    return SettingsPage(context)


ENTRIES = (
    Entry(
        "home",
        "ホーム",
        "home",
        0,
        (),
        _home_page,
        "きょうすること、これからの予定、最近の書きかえを見るところです。朝、ここから始めます。",
        "home",
        parts=("tasks",),
    ),
    Entry(
        "place",
        "居場所",
        "place",
        1,
        ("place",),
        _place_page,
        "サロンやカフェ、体操の会など、人が集まる場をさがし、書きとめるところです。電話を受けながら使えます。",
        "place",
        noun="place",
        makes=True,
    ),
    Entry(
        "space",
        "場と提供者",
        "space",
        1,
        ("space", "space_request"),
        _space_page,
        "居場所につかえそうな部屋や場所と、貸してくれる方への働きかけを書きとめるところです。",
        "space",
        beside=("space_owner", "approach"),
        noun="space",
        suffix="と提供者",
        makes=True,
    ),
    Entry(
        "volunteer",
        "担い手",
        "volunteer",
        1,
        ("volunteer",),
        _volunteer_page,
        "手伝ってくれる人の、できること・できるとき・できるだけを書きとめ、居場所につなぐところです。",
        "volunteer",
        beside=("assignment",),
        noun="volunteer",
        makes=True,
    ),
    Entry(
        "minutes",
        "会議録",
        "minutes",
        1,
        ("minutes",),
        _minutes_page,
        "会議のあいだに次第・出席・意見・約束を書きとめ、あとで記録として刷るところです。",
        "minutes",
        beside=("promise",),
        noun="minutes",
        makes=True,
    ),
    Entry(
        "event",
        "催し",
        "event",
        1,
        ("event",),
        _event_page,
        "フォーラムや講座、見学会などの催しを書きとめるところです。",
        "event",
        noun="event",
        makes=True,
    ),
    Entry(
        "other",
        "ほかの記録",
        "table",
        1,
        (
            "organization",
            "area",
            "space_owner",
            "approach",
            "assignment",
            "meeting_body",
            "promise",
            "concern",
            "wisdom",
            "case_review",
            "goal",
            "survey_result",
            "booklet_issue",
            "referral",
            "staff",
            "support",
            "handover",
        ),
        _other_records_page,
        "団体、地域、困りごと、目標など、ほかのぜんぶの記録をさがし、書きとめるところです。",
        "other",
    ),
    Entry(
        "print",
        "印刷",
        "print",
        2,
        (),
        _print_page,
        "チラシと冊子をつくって刷るところです。刷るまえに、直すところを教えます。",
        "print",
    ),
    Entry(
        "import",
        "とりこむ",
        "import",
        2,
        (),
        _import_page,
        "Excelの一覧をそのままとりこみ、この帳面をExcelなどに書き出すところです。見出しのちがう表でもかまいません。",
        "import",
    ),
    Entry(
        "merge",
        "合わせる",
        "merge",
        3,
        (),
        _merge_page,
        "ほかの人やほかのパソコンで書いた写しを、この帳面に入れて1つにするところです。どちらに書いたことも消えません。",
        "copies/merge",
        parts=("questions", "alike"),
    ),
    Entry(
        "past",
        "履歴・控え",
        "history",
        3,
        (),
        _past_page,
        "だれが、いつ、何を書きかえたかを見るところです。消したものも、前の日の帳面も、ここから もどせます。",
        "trouble",
        parts=("history", "trash", "backup"),
    ),
    Entry(
        "settings",
        "設定",
        "settings",
        3,
        (),
        _settings_page,
        "おなまえ、文字の大きさ、センターのなまえ、この町のことば、えらぶことばを変えるところです。",
        "settings",
        parts=("help", "handing"),
    ),
)
"""In the order of the side bar; Ctrl+1…9 follow it."""


def entry(key: str) -> Entry:
    """The entry with this key, or the one with this part.

    Raises:
        KeyError: there is none.
    """
    for each in ENTRIES:
        if key.partition(".")[0] == each.key or key in each.parts:
            return each
    raise KeyError(key)


def has_entry(key: str) -> bool:
    """Whether there is such an entry or part."""
    return any(key.partition(".")[0] == each.key or key in each.parts for each in ENTRIES)


def entries_for(kind: str) -> list[Entry]:
    """The entries whose pages show records of a kind, the one to try first in front."""
    return [each for each in ENTRIES if kind in each.beside] + [each for each in ENTRIES if kind in each.kinds]


def entry_for(kind: str) -> Entry | None:
    """The entry whose page shows records of a kind first of all."""
    return next(iter(entries_for(kind)), None)


def shown_record(record: Record, ledger: Ledger) -> Record | None:
    """The record to show for `record`: itself, or the one it belongs to; None when no page shows it.

    A photo is shown with the first record that uses it.
    """
    return _shown(record, ledger, frozenset())


def _shown(record: Record, ledger: Ledger, seen: frozenset[int]) -> Record | None:
    from app.records.catalogue import BY_KIND
    from app.records.photo import Photo, PhotoUse

    if record.id in seen:
        return None
    if entry_for(record.KIND) is not None:
        return record
    seen |= {record.id}
    above: list[Record | None] = []
    if isinstance(record, Photo):
        above += ledger.linking(PhotoUse, "photo", record.id)
    for field in record.parent_fields():
        target = record.get(field.name)
        if isinstance(target, int):
            above.append(ledger.get(BY_KIND[field.target], target))
    found = (_shown(each, ledger, seen) for each in above if each is not None)
    return next((each for each in found if each is not None), None)


def word_of(each: Entry, ledger: Ledger | None) -> str:
    """The word of an entry, with the town's own noun."""
    from app.records.catalogue import BY_KIND
    from app.wording import noun

    if not each.noun or ledger is None:
        return each.word
    own = noun(each.noun, ledger)
    return each.word if own == BY_KIND[each.noun].LABEL else own + each.suffix


def about_of(each: Entry, ledger: Ledger) -> str:
    """What a page is for, in the words of this town."""
    from app.records.catalogue import BY_KIND
    from app.wording import noun

    told = each.about
    for kind in _SPOKEN_OF:
        told = told.replace(BY_KIND[kind].LABEL, noun(kind, ledger))
    return told


def creatable(ledger: Ledger) -> list[tuple[str, str, str]]:
    """(key, word, icon) of the entries that can begin a new record."""
    return [(each.key, word_of(each, ledger), each.icon) for each in ENTRIES if each.makes]
