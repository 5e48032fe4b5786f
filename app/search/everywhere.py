"""One search over the whole ledger: every record of every kind by one folded text each (records.md, Search).

The texts are made in slices by `prepare`, while nobody waits. After that a keystroke over 10,000 records takes a few
milliseconds, and a further letter looks only at what the letters before it found.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.changes.change import ChangeSet
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND, MAIN_CLASSES
from app.records.photo import Photo
from app.records.setting import Setting
from app.records.term import Term
from app.rules.normalise import fold
from app.search.haystack import changed_records, haystack_of, labelled_parts
from app.search.query import matches, query_words
from app.titles import subtitle_of, title_of

SHOWN_EACH = 5
"""Hits of one kind that are shown at first."""

_MANY = 500  # changes of one step beyond which everything is read anew
_SORTED_MOST = 300  # hits beyond which their order says nothing any more
_EXCERPT = 44  # characters of a line with a hit
_BEFORE = 12  # of them before the hit
_NOT_SEARCHED = (Term.KIND, Setting.KIND, Photo.KIND)


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that was found.

    Attributes:
        title, note: what it is called, and what tells it from its namesakes.
        reason: 「活動内容　…いすに座ったままできる百歳体操と…」, '' when the title itself holds every word.
    """

    kind: str
    record_id: int
    title: str
    note: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The hits of one kind: the best `hits` of `count`."""

    kind: str
    hits: tuple[Hit, ...]
    count: int


@dataclass(slots=True)
class _Shelf:
    """The texts of one kind.

    Attributes:
        texts, titles: folded, by id.
    """

    texts: dict[int, str] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)


class Everywhere:
    """The search texts of a whole ledger, kept current by `follow`."""

    def __init__(self, ledger: Ledger, kinds: Sequence[str]) -> None:
        """`kinds` in the order of the groups; main kinds that are not named follow behind."""
        self._ledger = ledger
        others = [each.KIND for each in MAIN_CLASSES if each.KIND not in kinds and each.KIND not in _NOT_SEARCHED]
        self.kinds: tuple[str, ...] = (*(kind for kind in kinds if kind in BY_KIND), *others)
        self._shelves: dict[str, _Shelf] = {kind: _Shelf() for kind in self.kinds}
        self._unread: deque[str] = deque(self.kinds)
        self._waiting: deque[tuple[str, int]] = deque()
        self._last: tuple[tuple[str, ...], dict[str, list[int]]] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether every text is there."""
        return not self._unread and not self._waiting

    @property
    def progress(self) -> tuple[int, int]:
        """(texts that are there, texts in all as far as is known)."""
        done = sum(len(shelf.texts) for shelf in self._shelves.values())
        return done, done + len(self._waiting)

    def prepare(self, count: int) -> bool:
        """Read one kind, or make up to `count` texts; whether everything is there."""
        if not self._waiting and self._unread:
            kind = self._unread.popleft()
            self._waiting.extend((kind, record.id) for record in self._roots(kind))
            return self.is_ready
        for _ in range(min(count, len(self._waiting))):
            self._make(*self._waiting.popleft())
        self._last = None
        return self.is_ready

    def find(self, typed: str) -> dict[str, list[int]]:
        """Kind -> ids of the records that hold every typed word, the best first; kinds without any are left out.

        Best are those whose title begins with the first word, then those with all words in the title.
        """
        words = query_words(typed)
        if not words:
            self._last = None
            return {}
        before = self._candidates(words)
        found: dict[str, list[int]] = {}
        for kind, shelf in self._shelves.items():
            texts = shelf.texts
            ids: Iterable[int] = texts if before is None else before.get(kind, ())
            for word in words:
                ids = [record_id for record_id in ids if word in texts[record_id]]
            if ids:
                found[kind] = list(ids)
        self._last = (words, found)
        return {kind: self._ranked(self._shelves[kind], ids, words) for kind, ids in found.items()}

    def groups(self, typed: str, *, most: int = SHOWN_EACH, whole: str = "", whole_most: int = 100) -> list[HitGroup]:
        """What is shown for a search, kind by kind; of the kind `whole` more is shown."""
        words = query_words(typed)
        made = []
        for kind, ids in self.find(typed).items():
            shown = ids[: whole_most if kind == whole else most]
            hits = (self._hit(kind, record_id, words) for record_id in shown)
            made.append(HitGroup(kind, tuple(hit for hit in hits if hit is not None), len(ids)))
        return made

    def hit(self, kind: str, record_id: int) -> Hit | None:
        """A record as it is shown without a search (最近見たもの); None when it is gone."""
        return self._hit(kind, record_id, ())

    def follow(self, change_set: ChangeSet) -> None:
        """Take over a change that the ledger has followed."""
        self._last = None
        if len(change_set.changes) > _MANY:
            self.forget()
            return
        read = [kind for kind in self.kinds if kind not in self._unread]
        for kind in read:
            shelf = self._shelves[kind]
            for record_id in changed_records(BY_KIND[kind], change_set, self._ledger):
                shelf.texts.pop(record_id, None)
                shelf.titles.pop(record_id, None)
                self._waiting.append((kind, record_id))

    def forget(self) -> None:
        """Read everything anew."""
        self._shelves = {kind: _Shelf() for kind in self.kinds}
        self._unread = deque(self.kinds)
        self._waiting.clear()
        self._last = None

    def _candidates(self, words: tuple[str, ...]) -> dict[str, list[int]] | None:
        """What the letters before found, when these words can only find less of it."""
        if self._last is None:
            return None
        earlier, found = self._last
        narrows = all(any(old in new for new in words) for old in earlier)
        return found if narrows else None

    @staticmethod
    def _ranked(shelf: _Shelf, ids: list[int], words: tuple[str, ...]) -> list[int]:
        first: list[int] = []
        named: list[int] = []
        rest: list[int] = []
        for record_id in ids:
            title = shelf.titles[record_id]
            if not matches(title, words):
                rest.append(record_id)
            elif title.startswith(words[0]):
                first.append(record_id)
            else:
                named.append(record_id)
        for part in (first, named):
            if len(part) <= _SORTED_MOST:
                part.sort(key=lambda record_id: (len(shelf.titles[record_id]), shelf.titles[record_id]))
        return first + named + rest

    def _roots(self, kind: str) -> Iterable[Record]:
        """The records of a kind that are found by themselves: a row is found with the record it belongs to."""
        record_class = BY_KIND[kind]
        parents = [each.name for each in record_class.parent_fields()]
        return (
            record
            for record in self._ledger.all(record_class)
            if not any(record.get(name) is not None for name in parents)
        )

    def _make(self, kind: str, record_id: int) -> None:
        record = self._ledger.get(BY_KIND[kind], record_id)
        if record is None or any(record.get(each.name) is not None for each in record.parent_fields()):
            return
        shelf = self._shelves[kind]
        shelf.texts[record_id] = haystack_of(record, self._ledger)
        shelf.titles[record_id] = fold(title_of(record, self._ledger))

    def _hit(self, kind: str, record_id: int, words: tuple[str, ...]) -> Hit | None:
        record = self._ledger.get(BY_KIND[kind], record_id)
        if record is None:
            return None
        title = title_of(record, self._ledger)
        folded = fold(title)
        unsaid = tuple(word for word in words if word not in folded)
        reason = reason_of(record, self._ledger, unsaid) if unsaid else ""
        return Hit(kind, record_id, title, subtitle_of(record, self._ledger), reason)


def reason_of(record: Record, ledger: Ledger, words: tuple[str, ...]) -> str:
    """The line of a record that holds most of `words`, which its title does not: 「活動内容　…百歳体操と脳トレ…」."""
    best, best_count = "", 0
    for label, text in labelled_parts(record, ledger):
        for line in text.splitlines():
            folded = fold(line)
            held = [word for word in words if word in folded]
            if len(held) > best_count:
                best, best_count = f"{label}　{excerpt(line, held[0])}", len(held)
    return best


def excerpt(line: str, word: str) -> str:
    """The part of a line around a folded word, with … where something is left out."""
    line = line.strip()
    if len(line) <= _EXCERPT:
        return line
    at = next((start for start in range(len(line)) if fold(line[start:]).startswith(word)), 0)
    begin = max(0, min(at - _BEFORE, len(line) - _EXCERPT))
    end = begin + _EXCERPT
    return ("…" if begin else "") + line[begin:end] + ("…" if end < len(line) else "")
