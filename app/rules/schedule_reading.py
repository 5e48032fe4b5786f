"""A centre's own words for when it meets, read into 定例 — or kept as they are.

Nothing is guessed: if one word of a text is not understood, the whole text stays as the note of a schedule
without rule and is reported. A place that is announced on a wrong day is worse than one shown in its own words.
"""

from dataclasses import dataclass

from app.rules.schedule_grammar import parse_line
from app.rules.schedule_phrases import Closing, Line, Phrase, UnreadableError
from app.rules.schedule_rule import FIFTH_WEEK, Frequency, NthDay, Pattern, ScheduleRule, canonical
from app.rules.schedule_words import Kind, Token, plain_schedule_text, tokens_of
from app.rules.time_reading import REVERSED_REMARK, TimeSpan, clock, is_reversed_span, read_time_span

IRREGULAR_REMARK = "曜日が決まっていないので、書いてあるとおりに残しました。"
BIWEEKLY_REMARK = "隔週ですが、どの週からかが書いてありません。"
_ALTERNATING = ({1, 3}, {2, 4}, {1, 3, 5})


@dataclass(frozen=True)
class ScheduleReading:
    """What a text was read as.

    Attributes:
        schedules: the 定例 found; one without rule, with the wording as note, where it was not understood.
        unread: the texts that were not understood, () if everything was.
        remarks: Japanese sentences about how something was understood, or why it was not.
    """

    schedules: tuple[ScheduleRule, ...]
    unread: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_structured(self) -> bool:
        """Whether all of it became schedules one can count with; 不定期 is understood, too."""
        return bool(self.schedules) and not self.unread


def read_schedule(day_text: str, time_text: str = "") -> ScheduleReading:
    """Read the day cell and the time cell of a list; either may hold both, on one line or several."""
    day_text, time_text = day_text.strip(), time_text.strip()
    if not day_text and not time_text:
        return ScheduleReading(())
    day_lines, time_lines = _tokenised(day_text), _tokenised(time_text)
    if _is_irregular(day_lines) and not any(token.kind is Kind.WEEKDAY for line in time_lines for token in line):
        return _keep_irregular(day_text, time_text)
    try:
        return _combine([parse_line(line) for line in day_lines], [parse_line(line) for line in time_lines])
    except UnreadableError as reason:
        is_reversed = is_reversed_span(time_text) or is_reversed_span(day_text)
        return _keep_unread(day_text, time_text, REVERSED_REMARK if is_reversed else str(reason))


def _tokenised(text: str) -> list[tuple[Token, ...]]:
    return [tokens for line in plain_schedule_text(text).splitlines() if (tokens := tokens_of(line))]


# texts that stay as they are

def _is_irregular(lines: list[tuple[Token, ...]]) -> bool:
    kinds = {token.kind for line in lines for token in line}
    if kinds & {Kind.WEEKDAY, Kind.EVERY_DAY, Kind.WORKDAYS, Kind.LAST_DAY}:
        return False
    return bool(kinds & {Kind.IRREGULAR, Kind.COUNT_A_MONTH, Kind.COUNT_A_WEEK})


def _keep_irregular(day_text: str, time_text: str) -> ScheduleReading:
    wording = day_text
    if not time_text:
        # 「不定期（月2回程度） 14:30〜16:00」 in one cell
        head, _, tail = day_text.rpartition(" ")
        if head and read_time_span(tail) is not None:
            wording, time_text = head.strip(), tail
    span = read_time_span(time_text) if time_text else None
    if time_text and span is None:
        wording, span = f"{day_text} {time_text}", None
    return ScheduleReading((_timed(ScheduleRule("", note=wording), span),), remarks=(IRREGULAR_REMARK,))


def _keep_unread(day_text: str, time_text: str, reason: str) -> ScheduleReading:
    """The wording as note; a time cell that says one span and nothing else is read all the same."""
    names_time = any(token.kind is Kind.TIME for line in _tokenised(day_text) for token in line)
    span = read_time_span(time_text) if day_text and time_text and not names_time else None
    texts = (day_text,) if span is not None else tuple(text for text in (day_text, time_text) if text)
    schedule = _timed(ScheduleRule("", note=" ".join(texts)), span)
    return ScheduleReading((schedule,), unread=(" ".join(texts),), remarks=(reason,))


def _timed(schedule: ScheduleRule, span: TimeSpan | None) -> ScheduleRule:
    if span is None:
        return schedule
    end = clock(span.end) if span.end is not None else None
    return ScheduleRule(schedule.rule, schedule.anchor, schedule.closed, clock(span.start), end, schedule.note)


# lines that were understood

def _combine(day_lines: list[Line], time_lines: list[Line]) -> ScheduleReading:
    lines = [*day_lines, *time_lines]
    phrases = _phrases(day_lines, time_lines)
    _share_times(lines, phrases)
    _apply_closings(lines, phrases)
    notes = "、".join(dict.fromkeys(note for line in lines for note in line.notes))
    schedules: list[ScheduleRule] = []
    remarks = [remark for line in lines for remark in line.remarks]
    for phrase in phrases:
        pattern = _pattern(phrase)
        if pattern.interval > 1:
            remarks.append(BIWEEKLY_REMARK if pattern.frequency is Frequency.WEEKLY else
                           BIWEEKLY_REMARK.replace("隔週", "隔月").replace("週", "月"))
        plain = ScheduleRule(str(pattern), None, tuple(sorted(phrase.closed)), note=notes)
        schedules += [_timed(plain, span) for span in phrase.times] or [plain]
    return ScheduleReading(tuple(dict.fromkeys(schedules)), remarks=tuple(dict.fromkeys(remarks)))


def _phrases(day_lines: list[Line], time_lines: list[Line]) -> list[Phrase]:
    in_days = [phrase for line in day_lines for phrase in line.phrases]
    in_times = [phrase for line in time_lines for phrase in line.phrases]
    if not in_days and not in_times:
        raise UnreadableError("曜日がありません。")
    if not in_times or not in_days:
        return in_days + in_times
    # 「火・木」 and 「火 10:00〜、木 13:00〜」: the time cell names the same days once more.
    if any(phrase.is_nth or phrase.has_head or not phrase.times for phrase in in_times) or len(in_days) > 1:
        raise UnreadableError("曜日と時間の組み合わせが読めません。")
    named = [day for phrase in in_times for day in phrase.days]
    whole = in_days[0]
    if whole.times or whole.week_interval > 1 or whole.months or set(named) != set(whole.days):
        raise UnreadableError("曜日と時間の組み合わせが読めません。")
    for phrase in in_times:
        phrase.closed |= whole.closed
    for line in day_lines:
        line.phrases.clear()
    return in_times


def _share_times(lines: list[Line], phrases: list[Phrase]) -> None:
    """A line of times alone holds for all phrases that have none; then either all have times or none has."""
    shared = [span for line in lines for span in line.times]
    waiting = [phrase for phrase in phrases if not phrase.times]
    if shared and not waiting and any(phrase.times != shared for phrase in phrases):
        raise UnreadableError("時間が2とおり書いてあります。")
    for phrase in waiting:
        phrase.times = [*shared]
    if len({bool(phrase.times) for phrase in phrases}) > 1:
        raise UnreadableError("時間のない曜日があります。")
    for phrase in phrases:
        count = len(phrase.days) or len(phrase.month_days)
        if len(phrase.times) > 1 and (count == len(phrase.times) or len(phrases) > 1):
            raise UnreadableError("どの曜日の時間か、分かりません。")


def _apply_closings(lines: list[Line], phrases: list[Phrase]) -> None:
    for line in lines:
        for closing in line.closings:
            for phrase in _closed_phrases(closing, line, phrases):
                _close(phrase, closing)


def _closed_phrases(closing: Closing, line: Line, phrases: list[Phrase]) -> list[Phrase]:
    if len(phrases) == 1 or closing.is_for_all or not line.phrases:
        if not closing.is_for_all or len(phrases) == 1 or closing.phrase >= 0 or not line.phrases:
            return phrases
        raise UnreadableError("どの曜日のお休みか、分かりません。")
    if len(line.phrases) == 1 or closing.phrase < len(line.phrases) - 1:
        return [line.phrases[max(closing.phrase, 0)]]
    raise UnreadableError("どの曜日のお休みか、分かりません。")


def _close(phrase: Phrase, closing: Closing) -> None:
    phrase.closed |= closing.tokens
    for rest in closing.days:
        weekdays = [rest.weekday] if rest.weekday >= 0 else [day.weekday for day in phrase.days]
        if phrase.is_daily and rest.nth == 0 and phrase.day_interval == 1:
            phrase.is_daily, phrase.days = False, [NthDay(0, day) for day in range(7)]
        is_named = {day.weekday for day in phrase.days} == set(weekdays)
        if rest.nth == 5 and (rest.weekday < 0 or is_named):
            phrase.closed.add(FIFTH_WEEK)
        elif rest.nth == 0 and len(phrase.days) >= 5 and not phrase.is_nth:
            phrase.days = [day for day in phrase.days if day.weekday not in weekdays]
        elif phrase.days and is_named and 1 <= rest.nth <= 4 and phrase.week_interval == 1:
            phrase.days = [
                NthDay(nth, day.weekday) for day in phrase.days
                for nth in ([day.nth] if day.nth else range(1, 6)) if nth != rest.nth
            ]
            phrase.is_every_week = False
        else:
            raise UnreadableError("お休みの書き方が読めません。")


def _pattern(phrase: Phrase) -> Pattern:
    ordinals = {day.nth for day in phrase.days}
    if phrase.is_nth and (phrase.is_every_week or 0 in ordinals):
        raise UnreadableError("毎週なのか第何週なのか、分かりません。")
    if phrase.is_nth and phrase.week_interval > 1:
        if phrase.week_interval != 2 or ordinals not in _ALTERNATING:
            raise UnreadableError("隔週なのか第何週なのか、分かりません。")
        phrase.week_interval = 1
    is_weekly = bool(phrase.days) and not phrase.is_nth
    if (is_weekly or phrase.is_daily) and (phrase.is_every_month or phrase.month_interval > 1):
        raise UnreadableError("月に何回なのか、分かりません。")
    if (phrase.is_daily or phrase.month_days) and (phrase.week_interval > 1 or phrase.is_every_week):
        raise UnreadableError("くり返し方が読めません。")
    if phrase.is_daily:
        frequency, interval = Frequency.DAILY, phrase.day_interval
    elif is_weekly:
        frequency, interval = Frequency.WEEKLY, phrase.week_interval
    else:
        frequency, interval = Frequency.MONTHLY, phrase.month_interval
    return canonical(Pattern(
        frequency, interval, tuple(phrase.days), tuple(phrase.month_days), tuple(phrase.months)))
