"""The grammar of one line of a schedule text: tokens in, phrases out, or UnreadableError.

phrase  := head* days ; head := 毎週 | 毎月 | 隔週 | 隔月 | 偶数月 | 4月~10月
days    := weekdays | (ordinals weekdays)+ | days of the month | 毎日 | 平日
a line  := phrases with times, closed times (祝日休み) and remarks between them
"""

from app.rules.schedule_days import DayWords
from app.rules.schedule_phrases import Closing, Line, Phrase, UnreadableError
from app.rules.schedule_rule import EVEN_MONTHS, HOLIDAY, NEW_YEAR, OBON, ODD_MONTHS, NthDay
from app.rules.schedule_words import UNREADABLE, Kind, Token
from app.rules.time_reading import APPROXIMATE_NOTE, TimeSpan

WEEK_REMARK = "「第1週の火曜」は、「第1火曜」として読みました。"
NUMBERED_REASON = "①②と番号をつけた書き方は読めません。"
WORKDAY_REMARK = "「平日」は、祝日を除く月〜金曜として読みました。"


def parse_line(tokens: tuple[Token, ...]) -> Line:
    """What the tokens of one line say; UnreadableError if any of them does not fit."""
    return _Parser(tokens).parse()


class _Parser(DayWords):
    def __init__(self, tokens: tuple[Token, ...]) -> None:
        super().__init__(tokens)
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
        if self._ordinals_behind() or self._closing() or self._months() or self._days():
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
            raise UnreadableError(NUMBERED_REASON if token.text == UNREADABLE else f"「{token.text}」が読めません。")

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
        following = self._peek(Kind.PARTICLE)
        if following is not None and following.text == "は":
            raise UnreadableError("その月だけちがう、という書き方は読めません。")
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
        elif self._may_name_month_days() and (month_days := self._month_days()) is not None:
            self._add(Phrase(month_days=month_days))
        elif (nth_days := self._nth_days()) is not None:
            self._add_nth(nth_days)
        elif (group := self._weekday_group(joins_commas=self._head.week_interval == 1)) is not None:
            self._add_weekly(group)
        else:
            return False
        self._may_join, self._comma = True, False
        return True

    def _may_name_month_days(self) -> bool:
        """10月10日 is one date, 毎月10日 and 10月の10日 are days of the month."""
        return self._head.is_monthly and self._tokens[self._at - 1].kind is not Kind.WEEKDAY

    def _add(self, phrase: Phrase) -> None:
        if self._line.phrases and self._depth > 0:
            raise UnreadableError("かっこの中の曜日が、ほかの曜日とどうちがうのか、分かりません。")
        head, self._head = self._head, Phrase()
        phrase.week_interval, phrase.month_interval = head.week_interval, head.month_interval
        phrase.months, phrase.is_every_week, phrase.is_every_month = (
            head.months, head.is_every_week, head.is_every_month)
        self._line.phrases.append(phrase)

    def _add_nth(self, days: list[NthDay]) -> None:
        last = self._line.phrases[-1] if self._line.phrases else None
        if last is not None and last.is_nth and self._may_join and not self._head.has_head:
            if self._comma and (last.months or last.month_interval > 1 or last.week_interval > 1):
                raise UnreadableError("2つ目の曜日も同じ月なのか、分かりません。")
            last.days += days
            return
        self._add(Phrase(days=days))

    def _add_weekly(self, group: list[int]) -> None:
        last = self._line.phrases[-1] if self._line.phrases else None
        if last is not None and not self._head.has_head and (last.is_nth or last.month_days or self._may_join):
            raise UnreadableError("毎週なのか第何週なのか、分かりません。")
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

    def _ordinals_behind(self) -> bool:
        """「火曜（第2・第4）」 is 第2・第4火曜, if there is only one weekday it can mean."""
        start = self._at
        last = self._line.phrases[-1] if self._line.phrases else None
        if last is None or not self._take(Kind.OPEN):
            return False
        ordinals, has_sign = self._ordinals()
        is_weekly = len(last.days) == 1 and not last.is_nth and not last.is_every_week and last.week_interval == 1
        if not (has_sign and is_weekly and self._take(Kind.CLOSE)):
            self._at = start
            return False
        last.days = [NthDay(nth, last.days[0].weekday) for nth in ordinals]
        return True

    def _nth_days(self) -> list[NthDay] | None:
        """第2・4火曜, 第1・3の月・水曜, 最終金曜, 1・3・5週目の土曜, 1・3土曜."""
        start = self._at
        ordinals, has_sign = self._ordinals()
        if ordinals:
            self._take_particle("の")
            group = self._weekday_group(joins_commas=False, joins_ranges=False)
            if group is not None and (has_sign or not self._is_date_like(start)):
                if group == [6] and self._tokens[self._at - 1].text == "日":
                    raise UnreadableError("「第2日」が日曜日なのか、分かりません。")
                if any(token.kind is Kind.WEEK for token in self._tokens[start:self._at]):
                    if len(group) > 1:
                        raise UnreadableError("「第1週の火・木」が何日になるのか、分かりません。")
                    self._line.remarks.append(WEEK_REMARK)
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

    # closed times

    def _closing(self) -> bool:
        """祝日・8月休み, 第5週を除く, 休館日:月曜."""
        start = self._at
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
        sign = self._take(Kind.REST, Kind.EXCEPT)
        closes = is_headed or sign is not None
        is_daily = bool(self._line.phrases) and self._line.phrases[-1].is_daily
        may_name_days = is_headed or self._depth > 0 or self._is_marked or is_daily
        if not closes or not (tokens or days) or (days and not (may_name_days and self._line.phrases)
                                                  and not _is_fifth_week(days)):
            self._at = start
            return False
        if self._peek(Kind.REST, Kind.EXCEPT) or (not is_headed and self._may_be_one_list(start, sign)):
            raise UnreadableError("お休みの書き方が読めません。")
        is_for_all = self._is_marked or not self._line.phrases
        self._line.closings.append(
            Closing(frozenset(tokens), tuple(days), len(self._line.phrases) - 1, is_for_all))
        self._may_join = False
        return True

    def _may_be_one_list(self, start: int, sign: Token | None) -> bool:
        """「月曜・祝日休館」 may close on Mondays too: bare days right before are perhaps no open ones."""
        last = self._line.phrases[-1] if self._line.phrases else None
        if last is None or sign is None or not self._may_join or self._depth or self._is_marked:
            return False
        if last.is_daily or last.has_head or len(last.days) >= 5:
            return False
        is_joined = self._tokens[start - 1].kind in (Kind.DOT, Kind.AND, Kind.COMMA)
        if sign.kind is Kind.EXCEPT or is_joined:
            return is_joined
        return not last.is_nth or not self._tokens[start].has_gap or not sign.text.endswith(("休み", "休"))

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

    # the end of the line

    def _finish_head(self) -> None:
        """「木曜（隔週）」: a head behind the only phrase belongs to it."""
        head, phrases = self._head, self._line.phrases
        if not head.has_head:
            return
        if len(phrases) != 1 or phrases[0].has_head:
            raise UnreadableError("くり返し方が読めません。")
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
                raise UnreadableError("回数と曜日が合いません。")

    def _check_time_order(self) -> None:
        """A time before its days is clear only where there is no second one."""
        first_time = next((at for at, token in enumerate(self._tokens) if token.kind is Kind.TIME), None)
        if first_time is None or not self._line.phrases or any(phrase.times for phrase in self._line.phrases[:1]):
            self._line.times = [] if self._line.phrases else self._line.times
            return
        if len(self._line.times) > 1 or len(self._line.phrases) > 1:
            raise UnreadableError("どの曜日の時間か、分かりません。")
        self._line.phrases[0].times = self._line.times
        self._line.times = []


def _is_fifth_week(days: list[NthDay]) -> bool:
    return all(day == NthDay(5, -1) for day in days)


_HEADS = {
    Kind.EVERY_WEEK, Kind.EVERY_MONTH, Kind.WEEK_INTERVAL, Kind.MONTH_INTERVAL, Kind.EVEN_MONTHS, Kind.ODD_MONTHS,
}
_CLOSABLE = {Kind.HOLIDAY: HOLIDAY, Kind.NEW_YEAR: NEW_YEAR, Kind.OBON: OBON}
_REST_SIGNS = {Kind.REST, Kind.EXCEPT, Kind.PARTICLE}
