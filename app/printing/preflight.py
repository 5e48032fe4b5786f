"""What to know before printing, in plain sentences: who stays out, what is old, what cannot be read or drawn.

Every warning says what to do about it and names the record to open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from app.ledger import Ledger
from app.printing.composition import Composition
from app.printing.findings import Finding, FindingKind, Severity, in_order, no_number
from app.printing.fonts import missing_glyphs
from app.printing.japanese_text import drawable
from app.printing.place_facts import PlaceFacts, one_line, place_facts
from app.printing.print_words import PrintWords, print_words
from app.printing.qr_code import QrCode, make_qr_code
from app.records.field import Level
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule
from app.rules.place_schedule import is_readable, rule_of
from app.rules.publication import may_show_way, published
from app.rules.schedule_rule import Frequency, parse_rule

if TYPE_CHECKING:
    from app.booklets.choice import BookletChoice


def preflight(
    ledger: Ledger,
    *,
    today: date,
    include_stale: bool = False,
    choice: BookletChoice | None = None,
    composition: Composition | None = None,
    place_id: int | None = None,
) -> tuple[Finding, ...]:
    """The list before printing, warnings of one kind together.

    Args:
        include_stale: of a booklet without a `choice`: also places that are red.
        choice: as given to `compose_booklet`.
        composition: the finished product: what gave way in it and how many pages it has.
        place_id: only this place (a flyer); None for the booklet.
    """
    words = print_words(ledger)
    found: list[Finding] = []
    if place_id is None:
        from app.booklets.choice import BookletChoice
        from app.printing.left_out import about_left_out, selected, stale

        wanted = choice or BookletChoice(include_stale=include_stale)
        words, selection = selected(ledger, wanted, today)
        found += about_left_out(selection)
        included = selection.included
        found += [stale(place) for place in selection.yellow]
        found += _about_publisher(words)
    else:
        included = frozenset([place_id])
    public = published(ledger, Level.PUBLIC)
    known = public.all(Place) if place_id is None else filter(None, [public.get(Place, place_id)])
    places = [place for place in known if place.id in included]
    for place in places:
        facts = place_facts(public, place)
        if place_id is None:
            found += _about_reading(facts)
        found += _about_place(facts)
        found += _about_phone(facts, one_line(place.phone), words)
    found += _hidden_photos(ledger, [place.id for place in places])
    if composition is not None:
        found += _about_product(composition, is_booklet=place_id is None)
    return in_order(found)


def _finding(kind: FindingKind, facts: PlaceFacts, message: str, field: str = "") -> Finding:
    return Finding(kind, Severity.WARNING, message, facts.name, Place.KIND, facts.id, field=field)


def _about_publisher(words: PrintWords) -> Iterator[Finding]:
    """A reader who finds a mistake must know whom to call."""
    asked = {"publisher": "発行者", "publisher_phone": "問い合わせの電話"}
    missing = [name for name, value in zip(asked, (words.publisher, words.publisher_phone), strict=True) if not value]
    if missing:
        named = "と".join(asked[name] for name in missing)
        text = f"{named}が、表紙と奥付に載りません。「冊子のことば」に入れてください。"
        yield Finding(FindingKind.CONTACT, Severity.WARNING, text, option=missing[0])


def _about_reading(facts: PlaceFacts) -> Iterator[Finding]:
    from app.printing.booklet.plan import reading_of
    from app.rules.reading import OTHER_HEADING, index_heading

    if index_heading(reading_of(facts)) == OTHER_HEADING:
        yield _finding(
            FindingKind.NO_READING, facts, "よみがないので、さくいんの最後に載ります。「よみ」を入れてください。"
        )


@lru_cache(maxsize=4096)
def _about_place(facts: PlaceFacts) -> tuple[Finding, ...]:
    """Kept with what is said of a place: the list is made anew after every edit."""
    return (*_about_words(facts), *_about_schedules(facts))


def _about_words(facts: PlaceFacts) -> Iterator[Finding]:
    for character, drawn_as in _undrawable(facts):
        text = f"「{character}」の字は印刷できず、「{drawn_as}」になります。ほかの字にかえてください。"
        yield _finding(FindingKind.MISSING_GLYPH, facts, text)
    if facts.url:
        code = make_qr_code(facts.url)
        if not isinstance(code, QrCode):
            yield _finding(FindingKind.QR_CODE, facts, code.message)


def _about_phone(facts: PlaceFacts, written: str, words: PrintWords) -> Iterator[Finding]:
    """`written` is what stands in the field of the telephone, as far as it is public."""
    if written and not facts.phone:
        yield no_number(written, facts.name, Place.KIND, facts.id)
    elif not facts.phone and not words.publisher_phone:
        text = "電話番号が載りません。載せてよい電話を入れるか、設定に問い合わせ先の電話を入れてください。"
        yield _finding(FindingKind.CONTACT, facts, text)


def _undrawable(facts: PlaceFacts) -> Iterable[tuple[str, str]]:
    texts = (
        facts.name,
        facts.reading,
        facts.kind_label,
        facts.area_name,
        facts.venue.name,
        facts.venue.address,
        facts.venue.landmark,
        facts.fee,
        facts.audience,
        facts.capacity,
        facts.booking,
        facts.bring,
        facts.contact_name,
        facts.pitch,
        facts.activities,
        *(text for occasion in facts.occasions for text in (occasion.days, occasion.exceptions)),
    )
    missing = (glyph for text in texts for glyph in missing_glyphs(drawable(text).replace("\n", " ")))
    return {glyph.character: glyph.drawn_as for glyph in missing}.items()


def _about_schedules(facts: PlaceFacts) -> Iterator[Finding]:
    if not facts.occasions:
        yield _finding(FindingKind.SCHEDULE, facts, "日時がありません。定例を入れてください。", Schedule.KIND)
    for occasion in facts.occasions:
        text = _schedule_doubt(occasion.schedule)
        if text:
            yield _finding(FindingKind.SCHEDULE, facts, text, Schedule.KIND)


def _schedule_doubt(schedule: Schedule) -> str:
    rule = rule_of(schedule)
    if rule.is_irregular:
        return "" if rule.note.strip() else "日時がありません。定例を入れてください。"
    if not is_readable(rule):
        return "定例を読めません。定例を選び直してください。"
    pattern = parse_rule(rule.rule)
    if pattern.interval > 1 and not rule.anchor:
        unit = {Frequency.WEEKLY: "週", Frequency.MONTHLY: "月", Frequency.DAILY: "日"}[pattern.frequency]
        return f"どちらの{unit}か、まだ分かりません。定例の「どの週からか」に、次に開く日を入れてください。"
    return ""


def _hidden_photos(ledger: Ledger, place_ids: Iterable[int]) -> Iterator[Finding]:
    for place in filter(None, (ledger.get(Place, each) for each in place_ids)):
        for use in _printed_with(ledger, place):
            photo = ledger.get(Photo, use.photo)
            why = None if photo is None else _why_hidden(ledger, use, photo)
            if photo is not None and why is not None:
                yield Finding(FindingKind.PHOTO, why[0], why[1], place.name, Photo.KIND, photo.id)


def _printed_with(ledger: Ledger, place: Place) -> Sequence[PhotoUse]:
    """Photos printed with a place: its own, and the map of the way to the space it is held in."""
    there = () if place.space is None else ledger.linking(PhotoUse, "space", place.space)
    return [*ledger.linking(PhotoUse, "place", place.id), *(use for use in there if use.is_map)]


def _why_hidden(ledger: Ledger, use: PhotoUse, photo: Photo) -> tuple[Severity, str] | None:
    """What keeps a photo off the paper; None when nothing does."""
    what = "案内図" if use.is_map else "写真"
    if photo.consent == "no":
        return Severity.NOTICE, f"外に出さない{what}なので、載せません。"
    if photo.consent != "yes":
        lacking = "載せてよいという返事" if use.is_map else "写っている人の同意"
        text = f"{lacking}がまだなので、{what}を載せません。聞いたら、写真の「同意」を直してください。"
        return Severity.WARNING, text
    if use.is_map and not may_show_way(ledger, use):
        return Severity.NOTICE, "「住所をぜんぶ載せる」場ではないので、案内図を載せません。"
    return None


def _about_product(composition: Composition, *, is_booklet: bool) -> Iterable[Finding]:
    yield from composition.notes
    if is_booklet:
        from app.printing.sheets.stapling import stapling_findings

        yield from stapling_findings(len(composition.pages))
