"""The booklet of 840 places against Typst and WeasyPrint, and against the least any writer of PDF must do.

    python -m tests.benchmarks.print_peers [ROUNDS]

Needs the peers (`pip install --require-hashes -r packaging/requirements-peers.txt`); they are no part of the program.
The input is that of `booklet.py`, with the new sections of the booklet off, so that all print the same; the codes of the
peers are made before, ours kept from an earlier print (`print_ours.py`). All times are processor time, whole processes for peers. The **floor** is what cannot be left
out, in the same process and warm: making the content of the pages, compressing it (zlib 6), reading the JPEGs and
cutting down the typefaces.

Also measured: a flyer, warm, and as the command `tsudoiba print`, cold over a bare interpreter; one edited page, laid out, written and drawn at 150 dpi;
840 different photos instead of 20; memory at its peak, bytes a page, and growth from 84 to 8,400 places.
Goals: issue 5, §4 and §3. Ends with 1 when one is missed.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

from app.changes.change import Change, ChangeSet
from app.ledger import Ledger
from app.printing.composition import Composition
from app.printing.flyers.composing import compose_flyer
from app.printing.fonts import font_file
from app.printing.page_content import PageContent
from app.printing.pages import Bookmark, Page
from app.printing.pdf_writer import pdf_bytes
from app.printing.preview import draw_page, page_count
from app.printing.sign_font import SignFont
from app.printing.signs import SIGN_FONT
from app.printing.standards import Standard
from app.printing.type0_font import Type0Font
from app.records.place import Place
from db.sqlite_store import SqliteStore
from tests.benchmarks import booklet
from tests.benchmarks.booklet import TODAY, make_input, measure
from tests.benchmarks.print_ours import composed, opened

A_PLACE = "けやきカフェ1"
ROOT = Path(__file__).resolve().parent.parent.parent
GOALS = {
    "untagged ÷ floor, warm": 2.0,
    "untagged ÷ naive Platypus": 1 / 10,
    "untagged ÷ Typst": 1 / 2,
    "untagged ÷ WeasyPrint": 1 / 40,
    "tagged ÷ untagged": 2.5,
    "tagged ÷ naive Platypus": 1 / 5,
    "tagged ÷ Typst (tagged too)": 1.0,
    "flyer, warm, ms": 10.0,
    "flyer, cold, ms over the interpreter": 150.0,
    "edited page of a flyer, ms": 40.0,
    "edited page of a booklet of 84, ms": 40.0,
    "the same, each its own large photo, ms": 40.0,
    "edited page of a booklet of 840, ms": 40.0,
}
_POINT_MM = 25.4 / 72
_AS_STORED = (1600, 1067)
"""Of a photo from a telephone, px, as the window takes it into a ledger."""


def cpu(work: Callable[[], object], rounds: int) -> float:
    """Median processor seconds of some work in this process, after one round that warms it up."""
    times = []
    for _ in range(rounds + 1):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return statistics.median(times[1:])


def floor_seconds(made: Composition, rounds: int) -> float:
    """Content of the pages, zlib 6, JPEGs, typefaces: what remains if everything else cost nothing."""
    pictures = {each.picture.key: each.picture for page in made.pages for each in page.pictures()}
    characters: dict[str, set[str]] = {}
    for page in made.pages:
        for run in page.text_runs():
            if run.font != SIGN_FONT:
                characters.setdefault(run.font, set()).update(run.text)

    def least() -> None:
        fonts: dict[str, Type0Font | SignFont] = {}

        def font_for(name: str) -> Type0Font | SignFont:
            if name not in fonts:
                resource = f"F{len(fonts) + 1}"
                fonts[name] = SignFont(resource) if name == SIGN_FONT else Type0Font(font_file(name), resource)
            return fonts[name]

        for page in made.pages:
            content = PageContent(font_for, lambda picture: "P1")
            content.draw(page.operations, top_pt=page.height_mm / _POINT_MM)
            zlib.compress(content.operators().encode("latin-1"), 6)
        for picture in pictures.values():
            picture.data()
        for name, used in characters.items():
            subset, _ = font_file(name).subset(used)
            zlib.compress(subset, 6)

    return cpu(least, rounds)


def edited_page(store: SqliteStore, rounds: int) -> tuple[float, float]:
    """Seconds from an edit to the pixels of the page at 150 dpi: (a flyer, a page of the booklet)."""
    ledger = Ledger(store.read)
    place_id = ledger.all(Place)[7].id
    edits = iter(range(10**6))

    def edit() -> None:
        place = ledger.get(Place, place_id)
        assert place is not None
        changed = place.changed(fee=f"{next(edits)}円")
        ledger.follow(ChangeSet("参加費を直す", (Change(place, changed),)))

    def flyer() -> None:
        edit()
        made = compose_flyer(ledger, place_id, today=TODAY, read_blob=store.read_blob)
        draw_page(made.pages[0])

    def page() -> None:
        edit()
        made = composed(store, ledger)
        draw_page(next(page for page in made.pages if f"place{place_id}" in bookmarks(page)))

    return cpu(flyer, rounds), cpu(page, rounds)


def bookmarks(page: Page) -> set[str]:
    """What other pages can point at on a page."""
    return {operation.key for operation in page.operations if isinstance(operation, Bookmark)}


def ours(what: str, ledger_file: Path, target: Path) -> list[str]:
    """The command that runs one of the functions of `print_ours` in a process of its own."""
    return [sys.executable, "-m", "tests.benchmarks.print_ours", what, str(ledger_file), str(target)]


def peak_megabytes(command: list[str]) -> float:
    """The most memory a process had, MB."""
    counting = "import resource,subprocess,sys; subprocess.run(sys.argv[1:],check=True,capture_output=True);"
    counting += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run(
        [sys.executable, "-c", counting, *command], check=True, cwd=ROOT, capture_output=True, text=True
    )
    return int(done.stdout) / 1024


def with_codes(json_file: Path) -> Path:
    """The places with a picture of each code, made before as ours are kept."""
    import segno

    places = json.loads(json_file.read_text("utf-8"))
    for number, place in enumerate(places):
        place["qr"] = str(json_file.with_name(f"qr{number}.svg"))
        segno.make(place["url"], error="m").save(place["qr"], scale=4)
    target = json_file.with_name("coded.json")
    target.write_text(json.dumps(places, ensure_ascii=False), "utf-8")
    return target


def main() -> int:
    """Measure in turns and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ledger_file, json_file = make_input(folder)
        coded = with_codes(json_file)
        peer = [sys.executable, "tests/benchmarks/"]
        commands = {
            "untagged": ours("untagged", ledger_file, folder / "untagged.pdf"),
            "tagged": ours("tagged", ledger_file, folder / "tagged.pdf"),
            "naive": [peer[0], f"{peer[1]}naive_platypus.py", str(json_file), str(folder / "naive.pdf")],
            "typst": [peer[0], f"{peer[1]}peer_typst.py", str(coded), str(folder / "typst.pdf")],
            "weasyprint": [peer[0], f"{peer[1]}peer_weasyprint.py", str(coded), str(folder / "weasyprint.pdf")],
        }
        compiled = folder / "compiled"
        for who in ("untagged", "tagged"):
            measure(commands[who], compiled)
        times = {who: [] for who in commands}
        for turn in range(rounds):
            for who, command in commands.items():
                if who != "weasyprint" or not turn:  # a minute each: once is enough
                    times[who].append(measure(command, compiled))
        medians = {who: statistics.median(values) for who, values in times.items()}
        for who, seconds in medians.items():
            file = folder / f"{who}.pdf"
            pages, size = page_count(file.read_bytes()), file.stat().st_size
            memory = peak_megabytes(commands[who])
            print(f"  {who:10} {seconds:7.2f} s  {pages:5} pages  {size / 1024 / pages:5.1f} KB a page  {memory:5.0f} MB")
        found = _ratios(medians)
        found |= _warm(ledger_file, rounds)
        with closing(opened(_made_with(folder, places=84))) as small:
            found["edited page of a booklet of 84, ms"] = 1000 * edited_page(small, 5 * rounds)[1]
        with closing(opened(_made_with(folder, places=84, photos=84, photo_size=_AS_STORED))) as small:
            found["the same, each its own large photo, ms"] = 1000 * edited_page(small, 5 * rounds)[1]
        cold = [sys.executable, "-m", "ui.command_line", "print", str(ledger_file), "flyer", str(folder / "flyer.pdf")]
        cold += ["--about", A_PLACE, "--today", TODAY.isoformat()]
        measure(cold, compiled)
        bare = statistics.median(measure([sys.executable, "-c", "pass"], compiled) for _ in range(5))
        made = statistics.median(measure(cold, compiled) for _ in range(5))
        found["flyer, cold, ms over the interpreter"] = 1000 * (made - bare)
        _many_photos(folder, compiled, medians["tagged"])
        _growth(folder, compiled)
    for words, value in found.items():
        missed = "   MISSED" if value > GOALS[words] else ""
        print(f"  {words:38} {value:8.3f}   goal at most {GOALS[words]:.3f}{missed}")
    return int(any(value > GOALS[words] for words, value in found.items()))


def _ratios(medians: dict[str, float]) -> dict[str, float]:
    untagged, tagged = medians["untagged"], medians["tagged"]
    return {
        "untagged ÷ naive Platypus": untagged / medians["naive"],
        "untagged ÷ Typst": untagged / medians["typst"],
        "untagged ÷ WeasyPrint": untagged / medians["weasyprint"],
        "tagged ÷ naive Platypus": tagged / medians["naive"],
        "tagged ÷ Typst (tagged too)": tagged / medians["typst"],
    }


def _warm(ledger_file: Path, rounds: int) -> dict[str, float]:
    """What is measured in this process, everything read and loaded."""
    store = opened(ledger_file)
    ledger = Ledger(store.read)
    made = composed(store, ledger)
    floor = floor_seconds(made, rounds)
    laid_out = cpu(lambda: composed(store, ledger), rounds)
    untagged = cpu(lambda: pdf_bytes(made.pages, title=made.title, standard=Standard.PLAIN), rounds)
    tagged = cpu(lambda: pdf_bytes(made.pages, title=made.title), rounds)
    print(f"  floor {floor:.3f} s, layout {laid_out:.3f} s, writing {untagged:.3f} s, with tags {tagged:.3f} s")
    place = ledger.all(Place)[7].id

    def flyer() -> None:
        flyer = compose_flyer(ledger, place, today=TODAY, read_blob=store.read_blob)
        pdf_bytes(flyer.pages, title=flyer.title, standard=flyer.standard)

    flyer_seconds = cpu(flyer, 10 * rounds)
    edited = edited_page(store, rounds)
    store.close()
    return {
        "untagged ÷ floor, warm": (laid_out + untagged) / floor,
        "tagged ÷ untagged": (laid_out + tagged) / (laid_out + untagged),
        "flyer, warm, ms": 1000 * flyer_seconds,
        "edited page of a flyer, ms": 1000 * edited[0],
        "edited page of a booklet of 840, ms": 1000 * edited[1],
    }


@cache
def _made_with(
    folder: Path, *, places: int | None = None, photos: int | None = None, photo_size: tuple[int, int] | None = None
) -> Path:
    """A ledger of another size."""
    own = folder / f"{places}-{photos}"
    own.mkdir()
    kept = booklet.PLACES, booklet.PHOTOS, booklet.PHOTO_SIZE
    booklet.PLACES, booklet.PHOTOS, booklet.PHOTO_SIZE = places or kept[0], photos or kept[1], photo_size or kept[2]
    try:
        return make_input(own)[0]
    finally:
        booklet.PLACES, booklet.PHOTOS, booklet.PHOTO_SIZE = kept


def _many_photos(folder: Path, compiled: Path, few: float) -> None:
    command = ours("tagged", _made_with(folder, photos=840), folder / "photos.pdf")
    many, memory = measure(command, compiled), peak_megabytes(command)
    size = (folder / "photos.pdf").stat().st_size / 1_000_000
    print(f"  840 photos instead of 20: {many:6.2f} s, {many / few:4.1f} times as long, {size:4.0f} MB, {memory:4.0f} MB")


def _growth(folder: Path, compiled: Path) -> None:
    for places in (84, 840, 8_400):
        ledger_file = _made_with(folder, places=places)
        command = ours("tagged", ledger_file, folder / "growth.pdf")
        seconds, memory = measure(command, compiled), peak_megabytes(command)
        print(f"  {places:5} places: {seconds:6.2f} s, {1000 * seconds / places:5.2f} ms a place, {memory:4.0f} MB")


if __name__ == "__main__":
    sys.exit(main())
