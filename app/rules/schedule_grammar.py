"""The grammar of one line of a schedule text: tokens in, phrases out, or Unread.

phrase  := head* days ; head := 毎週 | 毎月 | 隔週 | 隔月 | 偶数月 | 4月~10月
days    := weekdays | (ordinals weekdays)+ | days of the month | 毎日 | 平日
a line  := phrases with times, closed times (祝日休み) and remarks between them
"""

from dataclasses import dataclass, field

from app.rules.schedule_rule import EVEN_MONTHS, FIFTH_WEEK, HOLIDAY, LAST, NEW_YEAR, OBON, ODD_MONTHS, NthDay
from app.rules.schedule_words import Kind, Token
from app.rules.time_reading import APPROXIMATE_NOTE, TimeSpan

WEEK_REMARK = "「第1週の火曜」は、「第1火曜」として読みました。"
WORKDAY_REMARK = "「平日」は、祝日を除く月〜金曜として読みました。"


class Unread(Exception):
    """This text says something the grammar does not know; the message is shown to the user."""


@dataclass
class Phrase:
    """One way it repeats, while it is being read."""

    days: list[NthDay] = field(default_factory=list)
    month_days: list[int] = field(default_factory=list)
    is_daily: bool = False
    week_interval: int = 1
    month_interval: int = 1
    day_interval: int = 1
    months: list[int] = field(default_factory=list)
    is_every_week: bool = False
    is_every_month: bool = False
    times: list[TimeSpan] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    rests: list[NthDay] = field(default_factory=list)

    @property
    def has_days(self) -> bool:
        return bool(self.days or self.month_days or self.is_daily)

    @property
    def has_head(self) -> bool:
        return bool(
            self.is_every_week or self.is_every_month or self.months
            or (self.week_interval, self.month_interval, self.day_interval) != (1, 1, 1)
        )

    @property
    def is_nth(self) -> bool:
        return any(day.nth for day in self.days)


@dataclass(frozen=True)
class Closing:
    """Times at which it rests: tokens, and weekdays (nth 0: every one; weekday -1: of the rule's own)."""

    tokens: frozenset[str]
    days: tuple[NthDay, ...]
    phrase: int  # index of the phrase it stands behind, -1 before the first
    is_for_all: bool


@dataclass
class Line:
    """What one line says."""

    phrases: list[Phrase] = field(default_factory=list)
    times: list[TimeSpan] = field(default_factory=list)  # of a line without days
    closings: list[Closing] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    counts: list[Token] = field(default_factory=list)


def parse_line(tokens: tuple[Token, ...]) -> Line:
    """What the tokens of one line say; Unread if any of them does not fit."""
    return _Parser(tokens).parse()


class _Parser:
    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._at = 0
        self._line = Line()
        self._head = Phrase()
        self._depth = 0
        self._is_marked = False
        self._may_join = False  # only separators since the last phrase's days
        self._comma = False

    def parse(self) -> Line:
        while self._at < len(self._tokens):
            self._item()
        self._finish_head()
        self._check_counts()
        self._check_time_order()
        return self._line

    # one item of the line

    def _item(self) -> None:
        token = self._tokens[self._at]
        if self._closing() or self._months() or self._days():
            return
        self._at += 1
        if token.kind in _HEADS:
            self._read_head(token)
        elif token.kind is Kind.TIME and token.span is not None:
            self._time(token.span)
        elif token.kind is Kind.NOTE:
            self._line.notes.append(token.text)
        elif token.kind in (Kind.COUNT_A_WEEK, Kind.COUNT_A_MONTH):
            self._line.counts.append(token)
        elif token.kind in (Kind.OPEN, Kind.CLOSE):
            self._depth += 1 if token.kind is Kind.OPEN else -1
        elif token.kind is Kind.MARK:
            self._is_marked = True
        elif token.kind is Kind.COMMA:
            self._comma = True
        elif token.kind not in (Kind.DOT, Kind.AND, Kind.PARTICLE):
            raise Unread(f"「{token.text}」が読めません。")

    def _read_head(self, token: Token) -> None:
        head = self._head
        if token.kind is Kind.EVERY_WEEK:
            head.is_every_week = True
        elif token.kind is Kind.EVERY_MONTH:
            head.is_every_month = True
        elif token.kind is Kind.WEEK_INTERVAL:
            head.week_interval = token.value
        elif token.kind is Kind.MONTH_INTERVAL:
            head.month_interval = token.value
        elif token.kind is Kind.EVEN_MONTHS:
            head.months = [*EVEN_MONTHS]
        elif token.kind is Kind.ODD_MONTHS:
            head.months = [*ODD_MONTHS]

    def _months(self) -> bool:
        """4月~10月の, 1・4・7月の: a head, or nothing if no phrase can follow."""
        start = self._at
        months = self._month_list()
        if months is None or self._head.months:
            self._at = start
            return False
        self._head.months = months
        return True

    def _days(self) -> bool:
        kind = self._tokens[self._at].kind
        if kind is Kind.EVERY_DAY:
            self._at += 1
            self._add(Phrase(is_daily=True))
        elif kind is Kind.DAY_INTERVAL:
            self._at += 1
            self._add(Phrase(is_daily=True, day_interval=self._tokens[self._at - 1].value))
        elif kind is Kind.WORKDAYS:
            self._at += 1
            self._line.remarks.append(WORKDAY_REMARK)
            self._add(Phrase(days=[NthDay(0, day) for day in range(5)], closed={HOLIDAY}))
        elif (month_days := self._month_days()) is not None:
            self._add(Phrase(month_days=month_days))
        elif (nth_days := self._nth_days()) is not None:
            self._add_nth(nth_days)
        elif (group := self._weekday_group(joins_commas=True)) is not None:
            self._add_weekly(group)
        else:
            return False
        self._may_join, self._comma = True, False
        return True

    def _add(self, phrase: Phrase) -> None:
        head, self._head = self._head, Phrase()
        phrase.week_interval, phrase.month_interval = head.week_interval, head.month_interval
        phrase.months, phrase.is_every_week, phrase.is_every_month = (
            head.months, head.is_every_week, head.is_every_month)
        self._line.phrases.append(phrase)

    def _add_nth(self, days: list[NthDay]) -> None:
        last = self._line.phrases[-1] if self._line.phrases else None
        if last is not None and last.is_nth and self._may_join and not self._head.has_head:
            if self._comma and (last.months or last.month_interval > 1 or last.week_interval > 1):
                raise Unread("2つ目の曜日も同じ月なのか、分かりません。")
            last.days += days
            return
        self._add(Phrase(days=days))

    def _add_weekly(self, group: list[int]) -> None:
        last = self._line.phrases[-1] if self._line.phrases else None
        if last is not None and not self._head.has_head and (last.is_nth or last.month_days or self._may_join):
            raise Unread("毎週なのか第何週なのか、分かりません。")
        if self._head.week_interval > 1 and self._comma:
            raise Unread("どの曜日までが隔週なのか、分かりません。")
        self._add(Phrase(days=[NthDay(0, day) for day in group]))

    def _time(self, span: TimeSpan) -> None:
        line = self._line
        line.remarks.extend(span.remarks)
        if span.is_approximate and APPROXIMATE_NOTE not in line.notes:
            line.notes.append(APPROXIMATE_NOTE)
        self._may_join = False
        line.times.append(span)
        waiting = [phrase for phrase in line.phrases if not phrase.times]
        for phrase in waiting or line.phrases[-1:]:
            phrase.times.append(span)

    # days

    def _peek(self, *kinds: Kind) -> Token | None:
        if self._at < len(self._tokens) and self._tokens[self._at].kind in kinds:
            return self._tokens[self._at]
        return None

    def _take(self, *kinds: Kind) -> Token | None:
        token = self._peek(*kinds)
        if token is not None:
            self._at += 1
        return token

    def _nth_days(self) -> list[NthDay] | None:
        """第2・4火曜, 第1・3の月・水曜, 最終金曜, 1・3・5週目の土曜, 1・3土曜."""
        start = self._at
        ordinals, has_sign = self._ordinals()
        if ordinals:
            self._take_particle("の")
            group = self._weekday_group(joins_commas=False)
            if group is not None and (has_sign or not self._is_date_like(start)):
                return [NthDay(nth, day) for nth in ordinals for day in group]
        self._at = start
        return None

    def _is_date_like(self, start: int) -> bool:
        """Without 第 or 週, 「3月」「10日」 are dates, and one figure before a weekday says nothing certain."""
        words = self._tokens[start:self._at]
        numbers = [token for token in words if token.kind is Kind.NUMBER]
        first_day = next(token for token in words if token.kind is Kind.WEEKDAY)
        may_go_on = self._may_join and bool(self._line.phrases) and self._line.phrases[-1].is_nth
        is_single = len(numbers) == 1 and not may_go_on
        return is_single or first_day.has_gap or (first_day.is_plain and first_day.value in (0, 6))

    def _ordinals(self) -> tuple[list[int], bool]:
        """(1..5 and LAST in the order written, whether 第, 最終 or 週 says that they are ordinals)."""
        ordinals: list[int] = []
        has_sign = False
        while True:
            before = self._at
            joiner = self._take(Kind.DOT, Kind.COMMA, Kind.AND, Kind.WAVE) if ordinals else None
            if self._take(Kind.LAST):
                ordinals.append(LAST)
                has_sign = True
            else:
                sign = self._take(Kind.ORDINAL)
                number = self._take(Kind.NUMBER)
                is_joined = not ordinals or joiner is not None or sign is not None
                if number is None or not 1 <= number.value <= 5 or not is_joined:
                    self._at = before
                    break
                has_sign = has_sign or sign is not None
                is_range = joiner is not None and joiner.kind is Kind.WAVE
                ordinals += range(ordinals[-1] + 1 if is_range else number.value, number.value + 1)
            if self._take(Kind.WEEK):
                has_sign = True
                if WEEK_REMARK not in self._line.remarks:
                    self._line.remarks.append(WEEK_REMARK)
        return ordinals, has_sign

    def _weekday_group(self, *, joins_commas: bool) -> list[int] | None:
        """火・木, 月~金, 月水金, (火), (土・日) as weekdays in the order written."""
        start = self._at
        is_bracketed = self._take(Kind.OPEN) is not None
        first = self._take(Kind.WEEKDAY)
        if first is None:
            self._at = start
            return None
        days = [first.value]
        joiners = (Kind.DOT, Kind.AND, Kind.COMMA) if joins_commas else (Kind.DOT,)
        while True:
            before = self._at
            joiner = self._take(*joiners, Kind.WAVE, Kind.DASH)
            following = self._take(Kind.WEEKDAY)
            if following is None or (joiner is None and following.has_gap and not joins_commas):
                self._at = before
                break
            if joiner is not None and joiner.kind in (Kind.WAVE, Kind.DASH):
                days += [day % 7 for day in range(days[-1] + 1, days[-1] + 1 + (following.value - days[-1]) % 7)]
            else:
                days.append(following.value)
        if is_bracketed and self._take(Kind.CLOSE) is None:
            self._at = start
            return None
        return days

    def _month_days(self) -> list[int] | None:
        """毎月10日・25日, 毎月末日; only behind 毎月 or months, as 10日 alone is a length or one date."""
        head = self._head
        if not (head.is_every_month or head.months or head.month_interval > 1):
            return None
        start = self._at
        days: list[int] = []
        pending = False
        while True:
            before = self._at
            if days:
                self._take(Kind.DOT, Kind.COMMA, Kind.AND)
            if self._take(Kind.LAST_DAY):
                days.append(LAST)
                pending = False
                continue
            number = self._take(Kind.NUMBER)
            if number is None or not 1 <= number.value <= 31:
                self._at = before
                break
            days.append(number.value)
            pending = True
            sign = self._peek(Kind.WEEKDAY)
            if sign is not None and sign.is_plain and sign.value == 6 and sign.text == "日":
                self._at += 1
                pending = False
        if not days or pending:
            self._at = start
            return None
        return days

    def _month_list(self) -> list[int] | None:
        """8月, 7・8月, 12月~3月 as months; None where the figures are something else."""
        months: list[int] = []
        pending = False
        while True:
            before = self._at
            joiner = self._take(Kind.DOT, Kind.COMMA, Kind.AND, Kind.WAVE, Kind.DASH) if months else None
            number = self._take(Kind.NUMBER)
            if number is None or not 1 <= number.value <= 12 or (months and joiner is None):
                self._at = before
                break
            sign = self._peek(Kind.WEEKDAY)
            is_month = sign is not None and sign.text == "月" and not sign.has_gap
            if is_month:
                self._at += 1
            elif not months and not self._peek(Kind.DOT, Kind.COMMA, Kind.WAVE, Kind.DASH, Kind.AND):
                break
            if joiner is not None and joiner.kind in (Kind.WAVE, Kind.DASH):
                steps = (number.value - months[-1]) % 12
                months += [(months[-1] + step - 1) % 12 + 1 for step in range(1, steps + 1)]
            else:
                months.append(number.value)
            pending = not is_month
        return months if months and not pending else None

    # closed times

    def _closing(self) -> bool:
        """祝日・8月休み, 第5週を除く, 休館日:月曜."""
        start, remarks = self._at, [*self._line.remarks]
        is_headed = self._take(Kind.REST_HEAD) is not None
        tokens: set[str] = set()
        days: list[NthDay] = []
        while self._closable(tokens, days):
            before = self._at
            joiner = self._take(Kind.DOT, Kind.COMMA, Kind.AND)
            following = self._tokens[self._at] if self._at < len(self._tokens) else None
            if following is None or (joiner is None and (following.has_gap or following.kind in _REST_SIGNS)):
                self._at = before
                break
        self._take_particles()
        closes = is_headed or self._take(Kind.REST, Kind.EXCEPT) is not None
        is_daily = bool(self._line.phrases) and self._line.phrases[-1].is_daily
        may_name_days = is_headed or self._depth > 0 or self._is_marked or is_daily
        if not closes or not (tokens or days) or (days and not (may_name_days and self._line.phrases)
                                                  and not _is_fifth_week(days)):
            self._at, self._line.remarks = start, remarks
            return False
        self._line.remarks = remarks
        if self._peek(Kind.REST, Kind.EXCEPT):
            raise Unread("お休みの書き方が読めません。")
        is_for_all = self._is_marked or not self._line.phrases
        self._line.closings.append(
            Closing(frozenset(tokens), tuple(days), len(self._line.phrases) - 1, is_for_all))
        self._may_join = False
        return True

    def _closable(self, tokens: set[str], days: list[NthDay]) -> bool:
        simple = self._take(*_CLOSABLE)
        if simple is not None:
            tokens.add(_CLOSABLE[simple.kind])
            return True
        start = self._at
        months = self._month_list()
        if months is not None:
            tokens.update(f"month:{month}" for month in months)
            return True
        self._at = start
        ordinals, has_sign = self._ordinals()
        if ordinals and has_sign:
            self._take_particle("の")
            group = self._weekday_group(joins_commas=False) or [-1]
            days += [NthDay(nth, day) for nth in ordinals for day in group]
            return True
        self._at = start
        weekday = self._take(Kind.WEEKDAY)
        if weekday is None:
            return False
        days.append(NthDay(0, weekday.value))
        return True

    def _take_particle(self, text: str) -> None:
        token = self._peek(Kind.PARTICLE)
        if token is not None and token.text == text:
            self._at += 1

    def _take_particles(self) -> None:
        while self._take(Kind.PARTICLE):
            pass

    # the end of the line

    def _finish_head(self) -> None:
        """「木曜（隔週）」: a head behind the only phrase belongs to it."""
        head, phrases = self._head, self._line.phrases
        if not head.has_head:
            return
        if len(phrases) != 1 or phrases[0].has_head:
            raise Unread("くり返し方が読めません。")
        phrase = phrases[0]
        phrase.week_interval, phrase.month_interval = head.week_interval, head.month_interval
        phrase.months, phrase.is_every_week, phrase.is_every_month = (
            head.months, head.is_every_week, head.is_every_month)

    def _check_counts(self) -> None:
        """月1回（第2土）: the count must be the number of days named."""
        phrases = self._line.phrases
        for count in self._line.counts if phrases else ():
            phrase = phrases[0]
            is_monthly = phrase.is_nth or bool(phrase.month_days)
            named = len(phrase.month_days) or len(set(phrase.days))
            if len(phrases) > 1 or named != count.value or is_monthly != (count.kind is Kind.COUNT_A_MONTH):
                raise Unread("回数と曜日が合いません。")

    def _check_time_order(self) -> None:
        """A time before its days is clear only where there is no second one."""
        first_time = next((at for at, token in enumerate(self._tokens) if token.kind is Kind.TIME), None)
        if first_time is None or not self._line.phrases or any(phrase.times for phrase in self._line.phrases[:1]):
            self._line.times = [] if self._line.phrases else self._line.times
            return
        if len(self._line.times) > 1 or len(self._line.phrases) > 1:
            raise Unread("どの曜日の時間か、分かりません。")
        self._line.phrases[0].times = self._line.times
        self._line.times = []


def _is_fifth_week(days: list[NthDay]) -> bool:
    return all(day == NthDay(5, -1) for day in days)


_HEADS = {
    Kind.EVERY_WEEK, Kind.EVERY_MONTH, Kind.WEEK_INTERVAL, Kind.MONTH_INTERVAL, Kind.EVEN_MONTHS, Kind.ODD_MONTHS,
}
_CLOSABLE = {Kind.HOLIDAY: HOLIDAY, Kind.NEW_YEAR: NEW_YEAR, Kind.OBON: OBON}
_REST_SIGNS = {Kind.REST, Kind.EXCEPT, Kind.PARTICLE}
__all__ = ["FIFTH_WEEK", "Closing", "Line", "Phrase", "Unread", "parse_line"]
