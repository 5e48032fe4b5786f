"""The words of a schedule text: a line is cut into tokens whose kinds the grammar of schedule_reading knows."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum, auto

from app.rules.normalise import fold_width
from app.rules.time_reading import TimeSpan, match_time_span

UNREADABLE = "\ufffd"


class Kind(StrEnum):
    """What a token means; UNKNOWN makes the whole text unread."""

    ORDINAL = auto()  # 第
    LAST = auto()  # 最終
    NUMBER = auto()
    WEEK = auto()  # 週, 週目
    WEEKDAY = auto()
    EVERY_DAY = auto()
    WORKDAYS = auto()  # 平日
    EVERY_WEEK = auto()
    EVERY_MONTH = auto()
    WEEK_INTERVAL = auto()  # 隔週, 3週に1回
    MONTH_INTERVAL = auto()  # 隔月
    DAY_INTERVAL = auto()
    EVEN_MONTHS = auto()
    ODD_MONTHS = auto()
    LAST_DAY = auto()  # 末日
    COUNT_A_WEEK = auto()  # 週2回
    COUNT_A_MONTH = auto()  # 月2回
    TIME = auto()
    HOLIDAY = auto()
    NEW_YEAR = auto()
    OBON = auto()
    REST = auto()  # 休み
    REST_HEAD = auto()  # 休館日:
    EXCEPT = auto()  # 除く
    IRREGULAR = auto()  # 不定期
    NOTE = auto()  # 雨天中止: understood, no part of the rule
    OPEN = auto()
    CLOSE = auto()
    DOT = auto()
    COMMA = auto()
    AND = auto()
    WAVE = auto()
    DASH = auto()
    PARTICLE = auto()
    MARK = auto()  # ※
    UNKNOWN = auto()


@dataclass(frozen=True)
class Token:
    """One word. `value` is a number or weekday (0 is Monday), `is_plain` a weekday written as one letter."""

    kind: Kind
    text: str
    value: int = 0
    is_plain: bool = False
    has_gap: bool = False
    span: TimeSpan | None = None


_WEEKDAY_NAMES = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tues": 1, "tue": 1, "wed": 2, "thurs": 3, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
    "getsuyoubi": 0, "getsuyobi": 0, "kayoubi": 1, "kayobi": 1, "suiyoubi": 2, "suiyobi": 2,
    "mokuyoubi": 3, "mokuyobi": 3, "kinyoubi": 4, "kinyobi": 4, "kin'youbi": 4, "kin'yobi": 4,
    "doyoubi": 5, "doyobi": 5, "nichiyoubi": 6, "nichiyobi": 6,
    "げつようび": 0, "かようび": 1, "すいようび": 2, "もくようび": 3, "きんようび": 4, "どようび": 5, "にちようび": 6,
    **{letter: index for index, letter in enumerate("月火水木金土日")},
}
_NAMES = "|".join(sorted((name for name in _WEEKDAY_NAMES if len(name) > 1), key=len, reverse=True))

_ABOUT = "(?P<about>程度|ほど|くらい|ぐらい|位)?"

# The first pattern that fits wins: longer wordings stand before the words they contain.
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (Kind.NOTE, r"雨天(?:時|の場合)?は?(?:中止|休み|お休み)"
                r"|祝日も(?:開催|実施|開館|開室|活動|営業|やります|開きます)(?:します)?|要予約|予約制|要申込み?|(?:日時|日程)?(?:変更|休み|休止)(?:あり|の場合あり|になる(?:場合|こと)が?あり(?:ます)?"
                r"|の場合が?あり(?:ます)?|することが?あり(?:ます)?)|いつでも|午前中|午後(?=$|[^\d\s])|午前(?=$|[^\d\s])"
                r"|時間はおおよそ"),
    (Kind.IRREGULAR, r"不定期|不定|随時|応相談|要相談|未定|要問い?合わ?せ|年に?\d+回(?:程度|ほど|くらい)?"),
    (Kind.COUNT_A_MONTH, rf"毎?月に?(?P<n>\d)(?P<range>[~・-]\d)?[回度]{_ABOUT}"),
    (Kind.COUNT_A_WEEK, rf"毎?週に?(?P<n>\d)(?P<range>[~・-]\d)?[回日度]{_ABOUT}"),
    (Kind.WEEK_INTERVAL, r"隔週|[1一]週間?おき|(?P<n>\d)週間?(?:に1[回度]|ごと|毎)"),
    (Kind.MONTH_INTERVAL, r"隔月|(?P<n>\d)[かヶケカヵか箇]月(?:に1[回度]|ごと|毎)"),
    (Kind.DAY_INTERVAL, r"(?P<n>\d)日に1[回度]"),
    (Kind.EVERY_DAY, r"毎日|年中無休"),
    (Kind.EVERY_WEEK, r"毎週|every"),
    (Kind.EVERY_MONTH, r"毎月"),
    (Kind.EVEN_MONTHS, r"偶数月"),
    (Kind.ODD_MONTHS, r"奇数月"),
    (Kind.WORKDAYS, r"平日"),
    (Kind.LAST_DAY, r"(?:月末日|末日)"),
    (Kind.LAST, r"最終"),
    (Kind.ORDINAL, r"第"),
    (Kind.NEW_YEAR, r"年末[・,、]?年始"),
    (Kind.OBON, r"お盆(?:期間|休み(?=[はをも、,・]))?|盆"),
    (Kind.HOLIDAY, r"国民の祝日|祝日|祝祭日|祝休日|祭日|祝"),
    (Kind.REST_HEAD, r"(?:休館日|定休日|休業日|休園日|休室日|お?休み(?=\s*:))\s*:?"),
    (Kind.REST, r"お?休み(?:です|します)?|休館|休業|休止|休会|休講|休室|休園"
                r"|(?:開催|実施|活動)(?:なし|しない|しません)|なし|休"),
    (Kind.EXCEPT, r"を?(?:除く|除き|除いて|のぞく|のぞき)|以外"),
    (Kind.WEEK, r"週目?"),
    (Kind.PARTICLE, r"(?:開催|実施|活動|開館|開室|開所)(?:日時|曜日|日程|日(?=\s*:))?|日時|日程|曜日(?=\s*:)"
                    r"|時間(?=\s*:)|オープン|予定|の場合|の時|のとき|のみ|だけ|なら|ただし|但し|期間中|当日|まで|[のはもがをに。:]"),
    (Kind.AND, r"および|及び|ならびに|並びに|と|&|\+"),
    (Kind.DOT, r"[・.･/]"),
    (Kind.COMMA, r"[、,]"),
    (Kind.WAVE, r"~|から"),
    (Kind.DASH, r"-"),
    (Kind.OPEN, r"[(\[〔【「《<{]"),
    (Kind.CLOSE, r"[)\]〕】」》>}]"),
    (Kind.MARK, r"[※*]"),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_BRACKETED_WEEKDAY = re.compile(r"\(([月火水木金土日])\)")
_WEEKDAY = re.compile(rf"(?:(?P<letter>[月火水木金土日])(?P<tail>曜日?|よう)?|(?P<name>{_NAMES})\.?(?![a-z]))")
_CIRCLED = "①②③④⑤"
_LIST_NUMBERS = re.compile("[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]")
_KANJI_DIGITS = "〇一二三四五六七八九"


def plain_schedule_text(text: str) -> str:
    """The text in which tokens are looked for: half width, lower case, figures for kanji numerals."""
    text = re.sub(f"第[{_CIRCLED}](?:[・、,]?[{_CIRCLED}])*", lambda chain: _circled_as_figures(chain.group()), text)
    # Any other circled or bracketed figure numbers a list; as a plain figure it would read as a date or time.
    text = _LIST_NUMBERS.sub(UNREADABLE, text)
    plain = re.sub("[〜∼]", "~", fold_width(text).lower())
    plain = re.sub(r"(?<=[0-9月火水木金土日曜時半分])ー(?=[0-9月火水木金土日午正第])", "-", plain)
    return re.sub("[一二三四五六七八九十]+", lambda numeral: _figures(numeral.group()), plain)


def _circled_as_figures(chain: str) -> str:
    figures = re.findall(f"[{_CIRCLED}]", chain)
    return "第" + "・".join(unicodedata.normalize("NFKC", figure) for figure in figures)


def _figures(numeral: str) -> str:
    match = re.fullmatch("([一二三四五六七八九])?(十)?([一二三四五六七八九])?", numeral)
    if match is None or (match[1] and match[3] and not match[2]):
        return numeral
    tens = (_KANJI_DIGITS.index(match[1]) if match[1] else 1) if match[2] else 0
    ones = match[3] or ("" if match[2] else match[1])
    return str(10 * tens + (_KANJI_DIGITS.index(ones) if ones else 0))


def tokens_of(line: str) -> tuple[Token, ...]:
    """The tokens of one line of plain text; spaces only show in `has_gap` of the token behind them."""
    tokens: list[Token] = []
    at, has_gap = 0, False
    while at < len(line):
        if line[at].isspace():
            at, has_gap = at + 1, True
            continue
        token = _token_at(line, at, has_gap, tokens[-1] if tokens else None)
        tokens.append(token)
        at, has_gap = at + len(token.text), False
    return tuple(tokens)


def _token_at(line: str, at: int, has_gap: bool, before: Token | None) -> Token:
    is_count = before is not None and before.kind is Kind.ORDINAL
    if not is_count and (found := match_time_span(line, at)) is not None:
        return Token(Kind.TIME, line[at:found[1]], has_gap=has_gap, span=found[0])
    if match := _BRACKETED_WEEKDAY.match(line, at):
        return Token(Kind.WEEKDAY, match.group(), _WEEKDAY_NAMES[match[1]], has_gap=has_gap)
    for kind, pattern in _COMPILED:
        if match := pattern.match(line, at):
            return Token(kind, match.group(), _value(kind, match), has_gap=has_gap)
    if match := _WEEKDAY.match(line, at):
        name = match["letter"] or match["name"]
        return Token(Kind.WEEKDAY, match.group(), _WEEKDAY_NAMES[name], not match["tail"] and len(name) == 1, has_gap)
    if match := re.compile(r"\d{1,2}(?!\d)").match(line, at):
        return Token(Kind.NUMBER, match.group(), int(match.group()), has_gap=has_gap)
    return Token(Kind.UNKNOWN, line[at], has_gap=has_gap)


def _value(kind: Kind, match: re.Match[str]) -> int:
    """The interval, or the count a week or month; 0 for a count that is only about right."""
    groups = match.groupdict()
    if kind in (Kind.COUNT_A_WEEK, Kind.COUNT_A_MONTH):
        return 0 if groups["range"] or groups["about"] else int(groups["n"])
    if kind in (Kind.WEEK_INTERVAL, Kind.MONTH_INTERVAL, Kind.DAY_INTERVAL):
        return int(groups["n"] or 2)
    return 0
