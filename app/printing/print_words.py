"""The words a centre sets once for all its prints: who publishes, where to call, what the booklet is called."""

from typing import NamedTuple

from app.ledger import Ledger
from app.records.setting import Setting
from app.rules.freshness import RED_MONTHS, YELLOW_MONTHS, freshness_limits
from app.rules.japanese_calendar import format_date
from app.rules.phones import callable_number
from app.wording import noun

PRINT_KEY = "print."
"""Settings `print.<name of a PrintWords text>` hold the centre's own words. They are written to be printed, so they are
read as they are, unlike other settings, which paper never shows."""

NO_RUBY = "なし"
"""The value of `print.ruby` with which names carry no ふりがな."""


class PrintWords(NamedTuple):
    """Words of a print; '' where nothing was set and nothing may be invented.

    Attributes:
        publisher: who publishes (「小平市社会福祉協議会」).
        publisher_phone: where to call with questions and corrections.
        publisher_hours: when somebody answers (「平日 9時〜17時」).
        publisher_address: for the imprint.
        booklet_title: a line end says where the cover may break it.
        booklet_catch: the line above the title.
        booklet_volume: number of the issue, without 「vol.」.
        booklet_issued: when the issue appears (「令和9年2月」); '' for the day it is printed.
        booklet_foreword: はじめに in paragraphs; '' for our own text.
        booklet_signature: below はじめに.
        has_ruby: names carry their よみ as ふりがな; a town that wants none sets `print.ruby` to 「なし」.
        place_noun, volunteer_noun: the town's words for 居場所 and 担い手.
        yellow_months, red_months: limits of freshness.
    """

    publisher: str = ""
    publisher_phone: str = ""
    publisher_hours: str = ""
    publisher_address: str = ""
    booklet_title: str = "コミュニティ\nスペース"
    booklet_catch: str = "ご近所に、こんなにあった！"
    booklet_volume: str = ""
    booklet_issued: str = ""
    booklet_foreword: str = ""
    booklet_signature: str = ""
    has_ruby: bool = True
    place_noun: str = "居場所"
    volunteer_noun: str = "担い手"
    yellow_months: int = YELLOW_MONTHS
    red_months: int = RED_MONTHS

    @property
    def booklet_name(self) -> str:
        """The title of the booklet on one line."""
        return self.booklet_title.replace("\n", "")


_TEXTS = (
    "publisher",
    "publisher_phone",
    "publisher_hours",
    "publisher_address",
    "booklet_title",
    "booklet_catch",
    "booklet_volume",
    "booklet_issued",
    "booklet_foreword",
    "booklet_signature",
)


def print_words(ledger: Ledger) -> PrintWords:
    """The words set in a ledger, ours where nothing is set."""
    stored = {setting.key: setting.value.strip() for setting in ledger.all(Setting)}
    texts = {name: stored[PRINT_KEY + name] for name in _TEXTS if stored.get(PRINT_KEY + name)}
    if not callable_number(texts.get("publisher_phone", "")):
        texts.pop("publisher_phone", None)
    limits = freshness_limits(ledger)
    return PrintWords(
        **texts,
        has_ruby=stored.get(PRINT_KEY + "ruby") != NO_RUBY,
        place_noun=noun("place", ledger),
        volunteer_noun=noun("volunteer", ledger),
        yellow_months=limits.yellow_months,
        red_months=limits.red_months,
    )


def issue_month(written: str) -> str:
    """「令和9年2月」 for R9.2 or 2027/2, a day only if one was written; what is no date (「春の号」) stays as it is."""
    from app.rules.date_reading import read_date

    value = read_date(written).value
    if value is None or value.month is None:
        return written
    return format_date(value, has_weekday=False)
