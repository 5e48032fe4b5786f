"""The booklet of 840 places against the same book in naive Platypus, whole processes.

    python tests/benchmarks/booklet.py [ROUNDS]

Ours reads a ledger file through the command; the peer reads the same places from JSON (`naive_platypus.py`). Both have a
photo, a table of five rows, a QR code and about 200 characters a place, contents and index; ours has the weekday table,
openings and covers too. `ours` is tagged (PDF/UA-1), the default; `plain` is the same without tags. They take turns, so
that a busy machine slows all; modules are compiled before, as in an installed program. Goals (issue 2, §8, and issue 5,
§4): at most 1/5 of the peer, writing with tags at most 2.5 times as long as without, sheets to be folded at most 1.2
times as long as pages without tags. Prints medians, ends with 1 when a goal is missed.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from app.changes.change import Change, ChangeSet  # noqa: E402 - the line above makes it importable
from app.records.place import Place  # noqa: E402
from app.records.term import Term  # noqa: E402
from app.rules.place_schedule import schedule_sentence  # noqa: E402
from db.sqlite_store import SqliteStore  # noqa: E402
from tests.town import Town  # noqa: E402

PLACES, PHOTOS, GOAL, TAGGED_GOAL, IMPOSED_GOAL = 840, 20, 1 / 5, 2.5, 1.2
PHOTO_SIZE = (600, 400)
TODAY = date(2025, 4, 10)
_SENTENCES = (
    "お茶を飲みながら、手を動かしたり歌ったりする会です。",
    "どなたが来ても席があります。",
    "はじめての方は、近くの人が声をかけますのでご安心ください。",
    "季節の行事では、近くの保育園のこどもたちも遊びに来ます。",
    "手ぶらでどうぞ。道具はそろっています。",
    "駐車場はありませんので、歩きか自転車でお越しください。",
    "お休みの日は、入口のこくばんに書いてあります。",
    "見学だけでもかまいません。",
)
_RULES = ("FREQ=WEEKLY;BYDAY=SA", "FREQ=MONTHLY;BYDAY=2TU,4TU", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "FREQ=MONTHLY;BYMONTHDAY=10")


def make_input(folder: Path) -> tuple[Path, Path]:
    """A ledger file and a JSON file that hold the same places."""
    town, listed = Town(), []
    areas = [town.area(f"{name}部圏域", f"a{number}") for number, name in enumerate("東西南北中")]
    shas = _photos(town, folder)
    for number in range(PLACES):
        text = "".join(_SENTENCES[(number + step) % len(_SENTENCES)] for step in range(8))
        name = f"{('ひだまり', 'けやき', 'さくら', 'なごみ')[number % 4]}{('サロン', 'カフェ', '広場', '体操の会')[number % 3]}{number}"
        values = {"audience": "どなたでも", "fee": f"{number % 5}00円", "phone": f"042-000-{number:04}"}
        address = f"小平市{('栄町', '仲町', '大沼町')[number % 3]}{number % 7 + 1}-{number % 40}-1"
        space = town.space(f"第{number}集会所", address)
        place = town.place(
            name, reading=name, area=areas[number % 5], rules=[(_RULES[number % 4], "10:00", "12:00")], space=space,
            story=text, url=f"https://ibasho.example/{number}", confirmed="2025-03-01", **values,
        )  # fmt: skip
        _use_photo(town, place, shas[number % PHOTOS])
        when = schedule_sentence(next(record for record in reversed(town.records) if record.KIND == "schedule"))
        rows = [["日時", when], ["場所", f"第{number}集会所 {address}"], ["対象", values["audience"]]]
        rows += [["参加費", values["fee"]], ["電話", values["phone"]]]
        photo = str(folder / f"{number % PHOTOS}.jpg")
        listed.append({"name": name, "rows": rows, "text": text, "url": f"https://ibasho.example/{number}", "photo": photo,
                       "area": "東西南北中"[number % 5] + "部圏域"})  # fmt: skip
    ledger_file, json_file = folder / "many.tsudoiba", folder / "many.json"
    store = SqliteStore.create(ledger_file, who="benchmark", host="benchmark")
    records = [record for record in town.records if not isinstance(record, Term)]
    applied = store.apply(ChangeSet("見本", tuple(Change(None, record) for record in records), town.blobs))
    assert not applied.problems
    assert len(store.read(Place)) == PLACES
    store.close()
    listed.sort(key=lambda place: "東西南北中".index(place["area"][0]))
    json_file.write_text(json.dumps(listed, ensure_ascii=False), "utf-8")
    return ledger_file, json_file


def _photos(town: Town, folder: Path) -> list[str]:
    """Different photos for a box of 44 mm, as files and as blobs of the ledger; of 600 × 400 each has about 54 KB."""
    from PIL import Image

    shas = []
    scenes = sorted((ROOT / "resources" / "samples" / "photos").glob("*.jpg"))
    for number in range(PHOTOS):
        with Image.open(scenes[number % len(scenes)]) as scene:
            noise = Image.effect_noise(PHOTO_SIZE, 18 + number).convert("RGB")
            picture = Image.blend(scene.resize(PHOTO_SIZE), noise, 0.25)
        path = folder / f"{number}.jpg"
        picture.save(path, quality=82)
        sha = hashlib.sha256(path.read_bytes()).hexdigest()
        town.blobs[sha] = path.read_bytes()
        shas.append(sha)
    return shas


def _use_photo(town: Town, place: int, sha: str) -> None:
    from app.records.photo import Photo, PhotoUse

    town.records.append(Photo(id=10**9 + place, sha=sha, width=PHOTO_SIZE[0], height=PHOTO_SIZE[1], consent="yes"))
    town.records.append(PhotoUse(id=2 * 10**9 + place, photo=10**9 + place, place=place, pos="a0"))


def write_plain(ledger_file: Path, target: Path) -> None:
    """The same booklet as the command makes, without tags."""
    from app.ledger import Ledger
    from app.printing.booklet.composing import compose_booklet
    from app.printing.pdf_writer import write_pdf
    from app.printing.standards import Standard

    store = SqliteStore.open(ledger_file, who="benchmark", host="benchmark")
    composition = compose_booklet(Ledger(store.read), today=TODAY, read_blob=store.read_blob)
    write_pdf(composition.pages, target, title=composition.title, standard=Standard.PLAIN)
    store.close()


def writing_times(ledger_file: Path, rounds: int) -> tuple[float, float, float, float]:
    """Medians in this process, warm: processor seconds to lay out; to write without tags, with them, and imposed."""
    from app.ledger import Ledger
    from app.printing.booklet.composing import compose_booklet
    from app.printing.pdf_writer import pdf_bytes
    from app.printing.sheets.imposition import impose
    from app.printing.standards import Standard

    store = SqliteStore.open(ledger_file, who="benchmark", host="benchmark")
    ledger = Ledger(store.read)
    laid_out: list[float] = []
    plain: list[float] = []
    tagged: list[float] = []
    imposed: list[float] = []
    for _ in range(rounds + 1):
        started = time.process_time()
        composition = compose_booklet(ledger, today=TODAY, read_blob=store.read_blob)
        laid_out.append(time.process_time() - started)
        for standard, times in ((Standard.PLAIN, plain), (Standard.ACCESSIBLE, tagged)):
            started = time.process_time()
            pdf_bytes(composition.pages, title=composition.title, standard=standard)
            times.append(time.process_time() - started)
        started = time.process_time()
        pdf_bytes(impose(composition.pages, creep=0.1), title=composition.title)
        imposed.append(time.process_time() - started)
    store.close()
    median = statistics.median
    return median(laid_out[1:]), median(plain[1:]), median(tagged[1:]), median(imposed[1:])


def measure(command: list[str], compiled: Path) -> float:
    """Processor seconds of one whole process; `compiled` keeps the compiled modules.

    All peers use one thread, so that on a quiet machine this is the time on the clock; on a busy one it varies less.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONHASHSEED": "0", "PYTHONPYCACHEPREFIX": str(compiled)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, cwd=ROOT, env=environment, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measure in turns and print."""
    if sys.argv[1:2] == ["plain"]:
        write_plain(Path(sys.argv[2]), Path(sys.argv[3]))
        return 0
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ledger_file, json_file = make_input(folder)
        ours = [sys.executable, "-m", "ui.command_line", "booklet", str(ledger_file), str(folder / "ours.pdf")]
        ours += ["--today", "2025-04-10"]
        naive = [sys.executable, "tests/benchmarks/naive_platypus.py", str(json_file), str(folder / "naive.pdf")]
        plain = [sys.executable, "tests/benchmarks/booklet.py", "plain", str(ledger_file), str(folder / "plain.pdf")]
        times: dict[str, list[float]] = {"naive": [], "plain": [], "ours": []}
        compiled = folder / "compiled"
        measure(ours, compiled)
        for _ in range(rounds):
            times["naive"].append(measure(naive, compiled))
            times["plain"].append(measure(plain, compiled))
            times["ours"].append(measure(ours, compiled))
        medians = {who: statistics.median(values) for who, values in times.items()}
        print(f"booklet of {PLACES} places, processor time, median of {rounds}")
        for who, seconds in medians.items():
            size = (folder / f"{who}.pdf").stat().st_size
            print(f"  {who:6} {seconds:6.2f} s  {size / 1e6:5.2f} MB")
        laid_out, untagged, tagged, imposed = writing_times(ledger_file, rounds)
    for who in ("plain", "ours"):
        print(f"  {who} ÷ naive   {medians[who] / medians['naive']:6.3f}    goal at most {GOAL:.3f}")
    print(f"  tagged ÷ untagged: writing {tagged / untagged:5.2f} ({tagged:.2f} s ÷ {untagged:.2f} s), with layout "
          f"{(laid_out + tagged) / (laid_out + untagged):5.2f}    goal at most {TAGGED_GOAL:.2f}")  # fmt: skip
    print(f"  imposed ÷ plain: writing {imposed / untagged:5.2f} ({imposed:.2f} s)    goal at most {IMPOSED_GOAL:.2f}")
    is_fast = medians["ours"] / medians["naive"] <= GOAL
    return 0 if is_fast and tagged / untagged <= TAGGED_GOAL and imposed / untagged <= IMPOSED_GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
