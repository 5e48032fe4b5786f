"""Files spoilt at random, with a feeling for their form: what comes out is nearly right, which is what finds mistakes."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

NASTY_TEXTS = (
    "", " ", "　", "\0", "\x0b", "\ufeff", "\u202e", "\ufffe", "𠮷", "葛󠄀", "髙﨑", "ﾊﾝｶｸ", "①", "㍻", "<b>", "&amp;", "=1+1", "'=1+1",
    "\n\n", "a\tb", '"', "9" * 400, "あ" * 5000, "-1", "0", "1e999", "NaN", "9223372036854775808", "-9223372036854775809",
    "0.1", "１２", "true", "null", "0000000000000000", "ffffffffffffffff", "3fffffffffffffff", "令和99年13月45日", "H0.0.0",
    "2026-02-30", "9999-12-31", "0001-01-01", "25:99～10:00", "毎月第9月曜", "月～日", "〒", "042-000-0000", "FREQ=WEEKLY;BYDAY=XX",
    "FREQ=DAILY;INTERVAL=0", "FREQ=MONTHLY;BYMONTHDAY=-99", "holiday newyear", "public", "個人宅", "有", "×", "計", "※",
    "ID", "居場所名", "名称", "電話番号", "place", "../../etc", "C:\\", "%s", "{0}", "\\", "-0", "٣", "Ⅻ", "二十四", "一二",
)  # fmt: skip
NASTY_VALUES: tuple[object, ...] = (
    *NASTY_TEXTS, None, True, False, 0, -1, 1, 1.5, 1e308, 1 << 62, 1 << 63, 1 << 64, -(1 << 63) - 1, 10**400, [], {}, [None],
    {"id": "0"}, [[[[]]]], {"": ""}, "\ud800", "\udfff a",
)  # fmt: skip

Mutation = Callable[[bytes, Random], bytes]


def of_bytes(content: bytes, chance: Random) -> bytes:
    """Cut off, bits fallen over, pieces doubled, moved or filled with something else."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        if not changed:
            break
        at, length = chance.randrange(len(changed)), chance.choice((1, 2, 4, 16, 512, 4096))
        way = chance.randrange(6)
        if way == 0:
            del changed[at : at + length]
        elif way == 1:
            changed[at] ^= 1 << chance.randrange(8)
        elif way == 2:
            changed[at:at] = changed[chance.randrange(len(changed)) :][:length]
        elif way == 3:
            changed[at : at + length] = bytes([chance.randrange(256)]) * length
        elif way == 4:
            changed[at : at + 4] = chance.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\x01"))
        elif chance.random() < 0.2:
            del changed[at:]
    return bytes(changed)


def of_text(content: bytes, chance: Random) -> bytes:
    """Cells and lines replaced, doubled, moved; another separator, another encoding."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp932", "replace")
    lines = text.split("\n")
    for _ in range(chance.choice((1, 2, 4, 10))):
        at = chance.randrange(len(lines))
        way = chance.randrange(7)
        if way == 0:
            lines[at:at] = [lines[chance.randrange(len(lines))]]
        elif way == 1 and len(lines) > 1:
            del lines[at]
        elif way == 2:
            lines[at] = chance.choice(NASTY_TEXTS)
        else:
            cells = re.split(r"([,\t])", lines[at])
            cells[chance.randrange(len(cells))] = chance.choice(NASTY_TEXTS)
            lines[at] = "".join(cells)
    text = "\n".join(lines)
    if chance.random() < 0.1:
        text = text.replace(",", chance.choice("\t;|　"))
    encoding = chance.choice(("utf-8", "utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-be", "euc_jp", "iso2022_jp"))
    return text.encode(encoding, "replace")


def of_json(content: bytes, chance: Random) -> bytes:
    """One or some values anywhere are of another kind, gone, doubled or under another name."""
    whole = json.loads(content)
    for _ in range(chance.choice((1, 1, 2, 5, 15))):
        spot: object = whole
        for _ in range(chance.randint(1, 7)):
            inside = _places(spot)
            if not inside:
                break
            place = chance.choice(inside)
            below = spot[place]  # type: ignore[index]  # a list with its index, or a dict with its key
            if not _places(below) or chance.random() < 0.15:
                _spoil(spot, place, chance)
                break
            spot = below
    text = json.dumps(whole, ensure_ascii=chance.random() < 0.5)
    if chance.random() < 0.03:
        text = "[" * 100_000 + text
    return text.encode("utf-8", "surrogatepass")


def _places(spot: object) -> list[object]:
    if isinstance(spot, dict):
        return list(spot)
    return list(range(min(len(spot), 200))) if isinstance(spot, list) else []


def _spoil(spot: object, place: object, chance: Random) -> None:
    way = chance.randrange(5)
    if isinstance(spot, list) and isinstance(place, int):
        if way == 0:
            del spot[place]
        elif way == 1:
            spot.append(spot[place])
        else:
            spot[place] = chance.choice(NASTY_VALUES)
    elif isinstance(spot, dict):
        if way == 0:
            del spot[place]
        elif way == 1:
            spot[chance.choice([*spot, *NASTY_TEXTS])] = spot.pop(place)
        elif way == 2:
            spot[place] = spot[chance.choice(list(spot))]
        else:
            spot[place] = chance.choice(NASTY_VALUES)


def of_zip(content: bytes, chance: Random) -> bytes:
    """The members of a workbook or document: their XML changed, gone, doubled, or full of nothing."""
    if chance.random() < 0.2:
        return of_bytes(content, chance)
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        members = {name: container.read(name) for name in container.namelist()}
    for _ in range(chance.choice((1, 1, 2, 3))):
        name = chance.choice([each for each in members if "sheet" in each or "xml" in each] or list(members))
        way = chance.randrange(12)
        if way == 0 and len(members) > 1:
            del members[name]
        elif way == 1:
            members[name] = of_bytes(members[name], chance)
        elif way == 2:
            members[name] = b"\0" * chance.choice((0, 100, 50_000_000 if chance.random() < 0.02 else 1000))
        elif way == 3:
            members[chance.choice(list(members))] = members[name]
        else:
            members[name] = _of_xml(members[name], chance)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as container:
        for name, member in members.items():
            container.writestr(name, member)
    return packed.getvalue()


_XML_PIECES = re.compile(rb'="[^"]*"|>[^<>]+<|<[^<>]+>')


def _of_xml(content: bytes, chance: Random) -> bytes:
    pieces = list(_XML_PIECES.finditer(content))
    if not pieces:
        return of_bytes(content, chance)
    for piece in sorted(chance.sample(pieces, min(len(pieces), chance.choice((1, 1, 2, 8)))), key=lambda each: -each.start()):
        found = piece.group()
        new = chance.choice((*NASTY_TEXTS, "A1048576", "XFD1", "ZZZ99999999", "A1:XFD1048576", "44927", "0.75", "-1.5", "s", "e"))
        value = new.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").encode("utf-8", "surrogatepass")
        if found.startswith(b"="):
            found = b'="' + value + b'"'
        elif found.startswith(b">"):
            found = b">" + value + b"<"
        else:
            found = chance.choice((b"", found + found, chance.choice(pieces).group()))
        content = content[: piece.start()] + found + content[piece.end() :]
    return content


def of_ledger(content: bytes, chance: Random) -> bytes:
    """Pages spoilt; or rows changed by somebody who knows how to open the guards."""
    if chance.random() < 0.4:
        return of_bytes(content, chance)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(content)
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("UPDATE sy_latch SET open = 1")
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        filled = [each for each in names if connection.execute(f'SELECT 1 FROM "{each}"').fetchone()]
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            table = chance.choice([each for each in filled if each.startswith("sy_")] + filled[:12])
            try:
                _spoil_rows(connection, table, chance)
            except (sqlite3.Error, OverflowError, UnicodeEncodeError):
                continue  # STRICT tables refuse what does not fit
        if chance.random() < 0.9:
            connection.execute("UPDATE sy_latch SET open = 0")
        return bytes(connection.serialize())


def _spoil_rows(connection: sqlite3.Connection, table: str, chance: Random) -> None:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    keys = ", ".join(f'"{name}"' for name in columns[:2])
    rows = connection.execute(f'SELECT {keys} FROM "{table}" LIMIT 3000').fetchall()
    row = chance.choice(rows)
    which = " AND ".join(f'"{name}" IS ?' for name in columns[:2])
    way = chance.randrange(6)
    if way == 0:
        connection.execute(f'DELETE FROM "{table}" WHERE {which}', row)
        return
    name = chance.choice(columns)
    if way == 1:
        other = chance.choice(rows)
        connection.execute(f'UPDATE OR REPLACE "{table}" SET "{name}" = ? WHERE {which}', (other[0], *row))
    elif way == 2:
        connection.execute(f'UPDATE OR REPLACE "{table}" SET "{name}" = "{name}" + ? WHERE {which}', (chance.choice((1, -1, 1 << 40)), *row))
    elif way == 3:
        connection.execute(f'UPDATE OR REPLACE "{table}" SET "{name}" = CAST(x\'ff80\' AS TEXT) WHERE {which}', row)
    else:
        value = chance.choice((*NASTY_VALUES, b"\0", b"\xff" * 64))
        if isinstance(value, list | dict):
            value = None
        connection.execute(f'UPDATE OR REPLACE "{table}" SET "{name}" = ? WHERE {which}', (value, *row))


def of_format(path: Path) -> Mutation:
    """The mutation that knows the form of a file."""
    ending = path.suffix.lower()
    if ending in {".xlsx", ".docx", ".ods"}:
        return of_zip
    if ending == ".json":
        return of_json
    return of_ledger if ending == ".tsudoiba" else of_text


DAMAGE = (zipfile.BadZipFile, zlib.error, ValueError, RecursionError, OSError, sqlite3.Error, LookupError, RuntimeError, EOFError)
"""What reading a file that was spoilt before may say to whoever spoils it once more."""
