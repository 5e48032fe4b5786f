"""A keystroke in the search box over 10,000 places, against the same LIKE in bare sqlite3; one run, one ratio.

    python tests/benchmarks/search.py

Both sides look for the same folded words in the same folded text. Ours is the whole keystroke as the list sees it: fold
the words, search, keep the order, give the ids. Exit 1 when it is slower than LIKE.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from app.ledger import Ledger
from app.records.area import Area
from app.records.base import Record
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space
from app.records.term_lists import built_in_terms, term_id
from app.search.place_filters import PlaceFilters
from app.search.place_finding import PlaceFinder
from app.search.query import query_words

PLACES = 10_000
ROUNDS = 15
TYPED = ("な", "なご", "体操", "カフェ 東部", "美園町 火曜", "042-000-12", "見つからないことば")
TODAY = date(2026, 11, 24)
_NAMES = ("なごみいきいき体操", "ほっと・オレンジカフェ", "ぬくもり百歳体操の会", "青空こども食堂", "スマホを楽しむ会")
_TOWNS = ("美園町", "仲町", "上水本町", "回田町", "喜平町", "小川西町", "御幸町")


def ledger_of(count: int) -> Ledger:
    """A ledger of `count` places with 定例, in 4 areas and 300 spaces; the same each time."""
    chance = random.Random(7)
    areas = [Area(id=100 + number, name=name) for number, name in enumerate(("東部", "西部", "中央", "北部"))]
    spaces = [
        Space(id=1000 + number, name=f"{town}自治会館 {number}", address=f"東京都小平市{town}{number % 9 + 1}-8-14")
        for number in range(300)
        for town in [chance.choice(_TOWNS)]
    ]
    records: list[Record] = [*built_in_terms(), *areas, *spaces]
    for number in range(count):
        name = f"{chance.choice(_NAMES)}{number}"
        records.append(
            Place(
                id=100_000 + number,
                name=name,
                reading="なごみいきいきたいそう",
                area=chance.choice(areas).id,
                space=chance.choice(spaces).id,
                kind=term_id("place_kind", "exercise"),
                activities="いすに座ったままできる百歳体操と脳トレ。終わったあとにお茶の時間があります。",
                story="気軽に集まれる場所がほしくて、三人ではじめました。",
                phone=f"042-000-{number:04}",
                contact_name="代表のなまえ",
            )
        )
        rule = chance.choice(("FREQ=WEEKLY;BYDAY=WE", "FREQ=MONTHLY;BYDAY=2TU,4TU"))
        records.append(Schedule(id=900_000 + number, place=100_000 + number, rule=rule, start="10:30", end="11:30"))
    return Ledger.of(records)


def sqlite_of(finder: PlaceFinder, ids: list[int]) -> sqlite3.Connection:
    """The same texts in a table."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE place (id INTEGER PRIMARY KEY, haystack TEXT NOT NULL)")
    rows = [(place_id, finder.text(place_id)) for place_id in ids]
    connection.executemany("INSERT INTO place VALUES (?, ?)", rows)
    return connection


def like(connection: sqlite3.Connection, typed: str) -> list[int]:
    """What LIKE finds."""
    words = query_words(typed)
    where = " AND ".join("haystack LIKE ?" for _ in words)
    found = connection.execute(f"SELECT id FROM place WHERE {where}", [f"%{word}%" for word in words])
    return [place_id for (place_id,) in found]


def milliseconds(work: Callable[[], object]) -> float:
    """The median of some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def main() -> int:
    ledger = ledger_of(PLACES)
    finder = PlaceFinder(ledger, TODAY)
    start = time.perf_counter()
    everything = finder.find("", PlaceFilters())
    print(f"{PLACES:,} places in order in {1000 * (time.perf_counter() - start):.0f} ms")
    start = time.perf_counter()
    finder.prepare()
    print(f"texts built once in {1000 * (time.perf_counter() - start):.0f} ms")
    connection = sqlite_of(finder, everything)
    ours_sum = theirs_sum = 0.0
    for typed in TYPED:
        assert sorted(like(connection, typed)) == sorted(finder.find(typed, PlaceFilters()))
        ours = milliseconds(lambda typed=typed: finder.find(typed, PlaceFilters()))  # type: ignore[misc]  # bound now
        theirs = milliseconds(lambda typed=typed: like(connection, typed))  # type: ignore[misc]  # bound now
        ours_sum, theirs_sum = ours_sum + ours, theirs_sum + theirs
        print(f"{typed}\t{ours:6.2f} ms\tLIKE {theirs:6.2f} ms\tratio {ours / theirs:.2f}")
    ratio = ours_sum / theirs_sum
    print(f"keystroke over {PLACES:,} places / LIKE: {ratio:.2f} (at most 1)")
    return 0 if ratio <= 1 else 1


if __name__ == "__main__":
    sys.exit(main())
