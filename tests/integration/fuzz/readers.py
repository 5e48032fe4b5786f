"""The readers of foreign files under fire: whatever a file holds, it is taken in sound or refused in plain words.

`python -m tests.integration.fuzz.readers MINUTES [SEED]` goes on until the time is over and writes each file that met
a mistake of the program to out/fuzz/. What was found stands in tests/data/fuzz and is read again by every test run.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between, deletion_of, restore
from app.errors import ExpectedError
from app.exchange.json_file import export_json
from app.exchange.sample import sample_change_set
from app.exchange.table_export import export_workbook
from app.ledger import Ledger
from app.paths import private_folder
from app.records.catalogue import RECORD_CLASSES
from app.records.place import Place
from db.engine import preload, trial
from db.incoming import open_copy
from db.joining import Joining, check_unseen
from db.settling import links_unchecked
from db.sqlite_store import SqliteStore
from tests.hanging import not_for_ever
from tests.integration.db.memory_copies import MemoryCopy
from tests.integration.fuzz.mutations import DAMAGE, of_format
from ui.commands.importing import apply, plan_of

ROOT = Path(__file__).parents[3]
OUT = ROOT / "out" / "fuzz"
_KEPT = TemporaryDirectory(prefix="tsudoiba-fuzz-")  # of this process; goes with it
MADE = Path(_KEPT.name)
FOUND = ROOT / "tests" / "data" / "fuzz"
LONGEST = 60
"""Seconds after which a file counts as one on which the reader hangs."""
_WORD_DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>居場所の会議'
    "</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>日時</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2026年4月3日"
    "</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
)
_JAPANESE = range(0x3040, 0xA000)


@cache
def seeds() -> Sequence[Path]:
    """Sound files of every form that is read: those of others, and what the program itself writes."""
    folders = (ROOT / "tests" / "data" / "lists", ROOT / "tests" / "old_files")
    endings = {".csv", ".txt", ".xlsx", ".tsudoiba"}
    found = [path for folder in folders for path in sorted(folder.iterdir()) if path.suffix in endings]
    found += sorted((ROOT / "resources" / "samples").glob("*.xlsx"))
    with closing(SqliteStore.open(_made_ledger(), who="", host="", read_only=True)) as store:
        ledger = Ledger(store.read)
        export_json(ledger, store.read_blob, MADE / "帳面.json")
        export_workbook(ledger, MADE / "帳面.xlsx")
        (MADE / "会議録.txt").write_text((ROOT / "tests/data/japanese_corpus.txt").read_text(encoding="utf-8")[:4000], encoding="utf-8")
        with zipfile.ZipFile(MADE / "会議録.docx", "w") as document:
            document.writestr("word/document.xml", _WORD_DOCUMENT)
    found.append(MADE / "会議録.docx")
    return [*found, *[MADE / "帳面.json"] * 6, *[MADE / "帳面.xlsx"] * 2, MADE / "会議録.txt", *[_made_copy()] * 4]


@cache
def _target() -> bytes:
    """A small ledger with content, as a whole file: what everything is read into."""
    return _made_ledger().read_bytes()


@cache
def _made_ledger() -> Path:
    path = MADE / "帳面.tsudoiba"
    with closing(SqliteStore.create(path, who="田中", host="")) as store:
        assert store.apply(sample_change_set(Ledger(store.read), date(2026, 4, 1))).problems == ()
    return path


@cache
def _made_copy() -> Path:
    """A copy of that ledger in which somebody wrote: all kinds of ops."""
    path = _made_ledger().with_name("写し.tsudoiba")
    path.write_bytes(_target())
    with closing(SqliteStore.open(path, who="鈴木", host="")) as store:
        for number, place in enumerate(store.read(Place)[:12]):
            change = Change(place, place.changed(fee="100円", internal_note="ふたつめ")) if number % 3 else None
            if change is None:
                before, after = deletion_of(Ledger(store.read), place)
                store.apply(change_set_between("", before, after))
            else:
                store.apply(ChangeSet("", (change,)))
        gone = store.trash()
        restore(store, gone[0])
        store.apply(ChangeSet("", (Change(None, Place(id=77, name="あたらしい")),)))
    return path


def read(path: Path) -> str:
    """What becomes of one file: 'taken' or 'refused'.

    Raises:
        Exception: a mistake of the program.
    """
    try:
        _read_ledger(path) if path.suffix == ".tsudoiba" else _read_list(path)
        said = "taken"
    except ExpectedError as error:
        words = f"{error.what_happened}{error.what_to_do}"
        assert any(ord(letter) in _JAPANESE for letter in words), words
        assert path.name in words or "この" in words or "「" in words, words
        said = "refused"
    return said


def _read_list(path: Path) -> None:
    with closing(MemoryCopy(_target(), "帳面")) as store:
        plan = plan_of(store, path, kind="")
        json.dumps(plan.as_json(), allow_nan=False)
        apply(store, plan)
        assert store._connection.execute("PRAGMA foreign_key_check").fetchone() is None


def _read_ledger(path: Path) -> None:
    """Join it into another ledger, and open it itself, as far as it goes."""
    content = path.read_bytes()
    try:
        with closing(MemoryCopy(_target(), "帳面")) as store, open_copy(path) as copy:
            check_unseen(store._connection, [copy])
            with links_unchecked(store._connection), trial(store._connection):
                joining = Joining(store._connection, lambda: None)
                joining.take_in(copy)
                joining.finish()
                assert store.audit() == [], "joined, and unsound"
    finally:
        assert path.read_bytes() == content, "the file itself was touched"
    with closing(SqliteStore.open(path, who="", host="")) as store:
        if store.faults():
            return  # it says so itself; what is behind may be anything
        for record_class in RECORD_CLASSES:
            store.read(record_class)
        store.history()
        store.trash()
        store.questions()
        store.last_join()


@contextmanager
def spoilt(seed: Path, chance: Random) -> Iterator[Path | None]:
    """A spoilt copy of a file in a folder of its own; None when it could not be spoilt further."""
    content = seed.read_bytes()
    mutate = of_format(seed)
    try:
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            content = mutate(content, chance)
    except DAMAGE:
        yield None
        return
    with private_folder() as folder:
        path = folder / seed.name
        path.write_bytes(content)
        yield path


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """Go on for some minutes; 1 when something was found."""
    preload()
    minutes, *rest = arguments
    number = int(rest[0]) if rest else 1
    until = time.monotonic() + 60 * float(minutes)
    tally: Counter[str] = Counter()
    known: set[str] = set()
    while time.monotonic() < until:
        chance = Random(number)
        seed = chance.choice(seeds())
        with spoilt(seed, chance) as path:
            if path is not None:
                _try(path, number, tally, known)
        number += 1
        if number % 500 == 0:
            _say(f"{number} {dict(tally)}")
    _say(f"last seed {number} {dict(tally)}")
    return 1 if known else 0


def _try(path: Path, number: int, tally: Counter[str], known: set[str]) -> None:
    content = path.read_bytes()
    try:
        with not_for_ever(LONGEST):
            tally[f"{path.suffix} {read(path)}"] += 1
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a reader in Rust or C may end in anything
        tally[f"{path.suffix} FOUND"] += 1
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} {Path(last.filename).name}:{last.lineno}"
        if where not in known:
            known.add(where)
            name = f"{hashlib.sha256(content).hexdigest()[:8]}{path.suffix}"
            OUT.mkdir(parents=True, exist_ok=True)
            (OUT / name).write_bytes(content)
            _say(f"seed {number}: {where} -> {name}\n{traceback.format_exc()}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
