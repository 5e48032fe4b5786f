"""The words for days in a schedule text: ordinals, weekdays, days of the month, months; read from a row of tokens."""

from app.rules.schedule_rule import LAST
from app.rules.schedule_words import Kind, Token


class DayWords:
    """A place in a row of tokens. Each reader takes what it understands, or nothing and returns None."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._at = 0

    def _peek(self, *kinds: Kind) -> Token | None:
        if self._at < len(self._tokens) and self._tokens[self._at].kind in kinds:
            return self._tokens[self._at]
        return None

    def _take(self, *kinds: Kind) -> Token | None:
        token = self._peek(*kinds)
        if token is not None:
            self._at += 1
        return token

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
            has_sign = self._take(Kind.WEEK) is not None or has_sign
        return ordinals, has_sign

    def _weekday_group(self, *, joins_commas: bool, joins_ranges: bool = True) -> list[int] | None:
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
                if not joins_ranges:
                    self._at = start
                    return None
                days += [day % 7 for day in range(days[-1] + 1, days[-1] + 1 + (following.value - days[-1]) % 7)]
            else:
                days.append(following.value)
        if is_bracketed and self._take(Kind.CLOSE) is None:
            self._at = start
            return None
        return days

    def _month_days(self) -> list[int] | None:
        """10日・25日, 5・15日, 末日."""
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

    def _take_particle(self, text: str) -> None:
        token = self._peek(Kind.PARTICLE)
        if token is not None and token.text == text:
            self._at += 1

    def _take_particles(self) -> None:
        while self._take(Kind.PARTICLE):
            pass
