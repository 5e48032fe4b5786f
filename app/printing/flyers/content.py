"""What a flyer tells, whoever tells it: a place, an event, a call for volunteers, 「ご紹介ください」."""

from datetime import date
from typing import NamedTuple, Self

from app.printing.flyers.programme import PROGRAMME, ProgrammeStep
from app.printing.pictures import PhotoChoice

LECTURER = "講師"
"""Caption of the row a portrait belongs to."""


class Moment(NamedTuple):
    """One time it takes place.

    Attributes:
        days: 「毎週土曜」, 「11月21日」.
        time: 「13:00〜15:00」 or ''.
        weekday: of a single day, drawn as a cushion behind it; None where `days` names it.
        year: 「令和7年（2025年）」 above a single day, '' for none.
    """

    days: str
    time: str = ""
    weekday: int | None = None
    year: str = ""


class Fact(NamedTuple):
    """One row: 場所, 参加費, どなた, ….

    Attributes:
        caption: at most four characters.
        sign: code of the icon before it.
        value: in bold.
        detail: below it in smaller type (an address), '' for none.
        joined: how the value is said in the row of another fact where rows are scarce, '' when it never is.
        steps: the value as a programme, () for any other row.
    """

    caption: str
    sign: str
    value: str
    detail: str = ""
    joined: str = ""
    steps: tuple[ProgrammeStep, ...] = ()


class Phone(NamedTuple):
    """Where to call.

    Attributes:
        number: '' when there is none.
        who: the line below it, '' for none.
        refused: what stands in its place in the record though nobody can call it (「不明」), '' for nothing.
    """

    number: str = ""
    who: str = ""
    refused: str = ""


class Sign(NamedTuple):
    """What one large cushion says: 「土」, or 「21」 with 「11月」 above it."""

    text: str
    above: str = ""


class Card(NamedTuple):
    """Things to tick under one heading: できること, できるとき, どれだけ."""

    heading: str
    choices: tuple[str, ...]


class WriteIn(NamedTuple):
    """A slip to fill in and hand back.

    Attributes:
        heading: 「申込書」.
        hint: beside the heading.
        fields: rows of captions; the room of each is shared by its width.
        promise: what happens to what was written.
        cards: what is ticked, above the slip.
        steps_heading, steps: what happens then: (what, how much of it).
    """

    heading: str
    hint: str
    fields: tuple[tuple[tuple[str, float], ...], ...]
    promise: str
    cards: tuple[Card, ...] = ()
    steps_heading: str = ""
    steps: tuple[tuple[str, str], ...] = ()


class FlyerContent(NamedTuple):
    """Everything a flyer may say; '' and () where there is nothing to say.

    Attributes:
        record_kind, record_id: what a finding about it opens; '' and None for a call of the whole town.
        title, reading: the name; a line end in the title says where it is best broken.
        tag: in the pill at the top.
        where: beside it.
        notice: at the right: how to apply.
        is_resting: the notice is a warning (お休み中).
        texts: (name of the field, text) of what invites, the catch line first.
        open_days: weekdays shown as a row, 0 is Monday; None where weekdays say nothing (an event, a call).
        moments, exceptions: when.
        dates: the days a calendar marks, in order.
        is_over: its last day is past.
        date_time: what stands in a marked day (「10:30」), '' for nothing.
        signs: what large cushions say.
        facts: the rows in order, without the telephone.
        phone: last and largest.
        phone_caption: 「電話」 or 「申込」.
        url: for the QR code.
        access: (code, words) of signs at the foot.
        venue_id: id of the 場 the signs are known of, None for none.
        credit: whose open data was used.
        publisher: who publishes, at the foot.
        as_of: when the facts were confirmed, at the foot.
        motif: code of the drawing that stands for a missing photo.
        photo: the photo, if one may be shown.
        portrait: of the lecturer, if one may be shown.
        map: the way there, if it may be shown.
        way_words: 行きかた, said below the map where that is one line of it.
        programme: what stands among the texts under its caption, set as a table; () where it is a row of the facts.
        slip: what a call lets people write on.
    """

    title: str
    reading: str = ""
    record_kind: str = ""
    record_id: int | None = None
    tag: str = ""
    where: str = ""
    notice: str = ""
    is_resting: bool = False
    texts: tuple[tuple[str, str], ...] = ()
    open_days: frozenset[int] | None = None
    moments: tuple[Moment, ...] = ()
    exceptions: str = ""
    dates: tuple[date, ...] = ()
    is_over: bool = False
    date_time: str = ""
    signs: tuple[Sign, ...] = ()
    facts: tuple[Fact, ...] = ()
    phone: Phone = Phone()
    phone_caption: str = "電話"
    url: str = ""
    access: tuple[tuple[str, str], ...] = ()
    venue_id: int | None = None
    credit: str = ""
    publisher: str = ""
    as_of: str = ""
    motif: str = ""
    photo: PhotoChoice | None = None
    portrait: PhotoChoice | None = None
    map: PhotoChoice | None = None
    way_words: str = ""
    programme: tuple[ProgrammeStep, ...] = ()
    slip: WriteIn | None = None

    @property
    def name(self) -> str:
        """The title on one line."""
        return self.title.replace("\n", "")

    @property
    def catch(self) -> str:
        """The line that invites, '' for none."""
        return self.texts[0][1] if self.texts else ""

    def without_photo(self) -> Self:
        """The same with its drawing."""
        return self._replace(photo=None, portrait=None)

    def with_programme_as_text(self) -> Self:
        """The same with its programme after the words that invite: beside narrow rows it would be too long."""
        row = next((fact for fact in self.facts if fact.steps), None)
        if row is None:
            return self
        rest = tuple(fact for fact in self.facts if fact is not row)
        return self._replace(facts=rest, texts=(*self.texts, (row.caption, row.value)), programme=row.steps)

    def without_programme(self) -> Self:
        """The same for a design that shows the programme in a place of its own."""
        texts = tuple(each for each in self.texts if not self.programme or each[0] != PROGRAMME)
        return self._replace(texts=texts, programme=())

    def facts_said(self) -> tuple[tuple[str, str], ...]:
        """(what it is, text) of everything but the name and the words that invite."""
        shown = (
            ("種別", self.tag),
            ("地域", self.where),
            ("申込", self.notice if not any(fact.caption == "申込" for fact in self.facts) else ""),
            *(("日時", moment.days) for moment in self.moments if moment.weekday is None),
            *(("時間", moment.time) for moment in self.moments),
            ("お休み", self.exceptions),
            *((fact.caption, text) for fact in self.facts for text in (fact.value, fact.detail)),
            ("電話", self.phone.number),
            ("電話に出る人", self.phone.who),
            ("発行者", self.publisher),
            ("場所の出典", self.credit),
        )
        return tuple((name, text) for name, text in shown if text)

    def said(self) -> tuple[str, ...]:
        """Every text that was entered, for checks of what can be drawn."""
        facts = (text for fact in self.facts for text in (fact.value, fact.detail))
        moments = (text for moment in self.moments for text in (moment.days, moment.time))
        own = (self.name, self.reading, self.tag, self.where, self.notice, self.exceptions)
        rest = (self.phone.number, self.phone.who, self.credit, self.publisher)
        texts = (text for _, text in self.texts)
        return tuple(text for text in (*own, *texts, *moments, *facts, *rest) if text)


def joined_facts(facts: tuple[Fact, ...]) -> tuple[tuple[Fact, str], ...]:
    """The rows when they are scarce: (fact, what is said beside its value); 持ち物 stands in the row of 参加費."""
    guests = {fact.caption: fact for fact in facts if fact.joined}
    host = next((fact for fact in facts if fact.caption == "参加費"), None)
    if host is None or not guests:
        return tuple((fact, "") for fact in facts)
    rest = [fact for fact in facts if fact.caption not in guests]
    beside = "　".join(guest.joined for guest in guests.values())
    return tuple((fact, beside if fact is host else "") for fact in rest)
