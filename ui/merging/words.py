"""Questions, sides and pairs as the user reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import takewhile
from pathlib import Path

from app.joined import DELETED, Conflict, Question, Side
from app.ledger import Ledger
from app.merging.preview import Deed, MergePreview
from app.merging.words import OTHER_COPY, copy_words, person_words
from app.records.base import Record
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from app.records.field import Field, FieldKind, FieldValue
from app.titles import short_title_of, subtitle_of
from app.wording import counted, noun
from ui.forms.field_editors import is_edited
from ui.pages.value_words import NOTHING, moment_words, value_words

THIS_LEDGER = "この帳面"
_FACTS = 7
_MOST_CHARACTERS, _MOST_LINES = 240, 6
_LEAD = 24
"""Characters before the first difference: enough to see where one is."""
_NAMES = ("name", "title", "label")


def side_words(question: Question, side: Side, ledger: Ledger) -> str:
    """What a side says: the value of the field, 「残す」 or 「消す」."""
    if not question.field:
        return "消す" if side.value == DELETED else f"残す{_back_words(question, ledger)}"
    return value_words(field_of(question), side.value, ledger)


def _back_words(question: Question, ledger: Ledger) -> str:
    """「（いっしょに消えた 定例 1つも、もどります）」, '' where nothing went with it."""
    kinds = Counter(row.KIND for row in question.rows)
    told = "・".join(f"{noun(kind, ledger)} {counted(number, kind)}" for kind, number in kinds.items())
    return f"（いっしょに消えた {told}も、もどります）" if told else ""


def excerpts(texts: Sequence[str]) -> list[str]:
    """Texts short enough to stand side by side: of long ones the part in which they begin to differ."""
    if all(len(text) <= _MOST_CHARACTERS and text.count("\n") < _MOST_LINES for text in texts):
        return list(texts)
    columns = zip(*texts, strict=False)
    alike = sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, columns))
    start = alike - _LEAD if alike > _MOST_CHARACTERS // 2 else 0
    return [_excerpt(text, start) for text in texts]


def _excerpt(text: str, start: int) -> str:
    lines = text[start : start + _MOST_CHARACTERS].split("\n")
    shown = "\n".join(lines[:_MOST_LINES])
    return f"{'…' if start else ''}{shown}{'…' if start + len(shown) < len(text) else ''}"


def side_note(question: Question, number: int, today: date) -> str:
    """Whose it is, who and when: 「この帳面　田中さん　11月20日 10:12」「鈴木さんの写し　きのう 16:40」."""
    side = question.sides[number]
    if side.origin is None:
        needs = question.conflict is Conflict.NEEDED
        return "ほかの記録が、これを使っています" if needs else "つどいばのほかで書かれました"
    who, when = person_words(side.origin.who), when_words(side.origin.when, today)
    if number == 0 and not side.came:
        said = f"{THIS_LEDGER}　{when}" if who == OTHER_COPY else f"{THIS_LEDGER}　{who}　{when}"
    else:
        said = f"{copy_words(side.origin.who)}　{when}"
    if question.field:
        return said
    if side.value == DELETED:
        return f"{said}に消しました"
    needed = question.conflict is Conflict.NEEDED
    return f"{said}に、これを使う記録を書きました" if needed else f"{said}に書きました"


def when_words(when: datetime, today: date) -> str:
    """「きょう 14:05」; what is said to be written later than tomorrow comes from a clock that is wrong."""
    doubt = "（時計がずれています）" if when.date() > today + timedelta(days=1) else ""
    return f"{moment_words(when, today)}{doubt}"


def newest(question: Question) -> int:
    """The number of the side that is shown until somebody decides: the later write; a record stays."""
    if not question.field:
        return next((number for number, side in enumerate(question.sides) if side.value != DELETED), 0)
    known = [(side.origin.when, number) for number, side in enumerate(question.sides) if side.origin is not None]
    return max(known)[1] if known else 0


def field_of(question: Question) -> Field:
    """The field a question is about."""
    return BY_KIND[question.kind].field(question.field)


def record_words(record: Record | None, kind: str, ledger: Ledger) -> tuple[str, str]:
    """(title, what it is: 「居場所｜西部」) of the record a question is about."""
    word = noun(kind, ledger)
    if record is None:
        return word, ""
    owner = "" if record.MAIN else owner_words(record, ledger)
    beside = "｜".join(part for part in (word, owner or subtitle_of(record, ledger)) if part)
    return short_title_of(record, ledger) or word, beside


def owner_words(record: Record, ledger: Ledger) -> str:
    """The title of what a row belongs to."""
    for field in record.parent_fields():
        target = record.get(field.name)
        owner = ledger.get(BY_KIND[field.target], target) if isinstance(target, int) else None
        if owner is not None:
            return short_title_of(owner, ledger)
    return ""


def facts(left: Record, right: Record, ledger: Ledger) -> Sequence[tuple[str, str, str]]:
    """(label, left, right) of what tells two records apart or makes them one: what differs first, then the rest."""
    found = []
    for field in left.FIELDS:
        if not is_edited(field) or field.kind is FieldKind.LONG_TEXT or field.key or field.name in _NAMES:
            continue
        one, other = left.get(field.name), right.get(field.name)
        if one in (None, "", field.default) and other in (None, "", field.default):
            continue
        found.append((field.label, _fact(field, one, ledger), _fact(field, other, ledger)))
    found.sort(key=lambda fact: fact[1] == fact[2])
    return found[:_FACTS]


def _fact(field: Field, value: FieldValue, ledger: Ledger) -> str:
    said = value_words(field, value, ledger)
    return "―" if said == NOTHING else said


def summary_lines(preview: MergePreview, ledger: Ledger) -> Iterator[str]:
    """One line per kind: 「居場所　新しく 3か所、変わった 5か所、消えた 1か所」."""
    words = {Deed.ADDED: "新しく", Deed.CHANGED: "変わった", Deed.DELETED: "消えた"}
    numbers = {(each.kind, each.deed): each.number for each in preview.counts}
    kinds = [record_class.KIND for record_class in RECORD_CLASSES]
    for kind in sorted(kinds, key=lambda kind: not BY_KIND[kind].MAIN):
        parts = [
            f"{word} {counted(numbers[kind, deed], kind)}" for deed, word in words.items() if (kind, deed) in numbers
        ]
        if parts:
            yield f"{noun(kind, ledger)}　{'、'.join(parts)}"


def names_of(paths: Sequence[Path]) -> str:
    """「花小金井.tsudoiba」; 「花小金井.tsudoiba ほか2つ」."""
    if not paths:
        return ""
    rest = f" ほか{len(paths) - 1}つ" if len(paths) > 1 else ""
    return f"{paths[0].name}{rest}"
