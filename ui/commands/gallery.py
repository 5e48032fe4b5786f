"""`print --gallery`: every product in every design, as PDF and as pictures, to be looked at page by page."""

from __future__ import annotations

import html
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.composition import ReadBlob
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.photo import PhotoUse
from app.store import Store
from app.whole_file import make_folder, write_bytes_whole, write_whole
from ui.commands.answer import DONE, Answer
from ui.commands.upkeep import fill_with_sample

if TYPE_CHECKING:
    from app.printing.products.product import Made, Product, Request

_DPI = 72.0
_MOST_TRIED = 100
"""Records that are tried until one can be printed."""
_MOST_PAGES = 60
"""Pages of one print that are drawn as pictures."""
_HEAD = """<!doctype html><html lang="ja"><meta charset="utf-8"><title>刷れるもの</title>
<style>body{font-family:sans-serif;margin:2em}img{height:24em;border:thin solid;margin:.3em}</style>
<h1>刷れるもの</h1>
"""


@dataclass(frozen=True, slots=True)
class Hung:
    """One print of the gallery.

    Attributes:
        name: of its files, without suffix.
        pictures: names of the pictures of its pages.
        refusal: why it could not be made, '' when it could.
    """

    name: str
    label: str
    pictures: tuple[str, ...] = ()
    refusal: str = ""


@contextmanager
def sample_ledger(create: Callable[[Path], Store]) -> Iterator[Store]:
    """A new ledger with the sample, gone afterwards."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, closing(create(Path(folder) / "見本")) as store:
        fill_with_sample(store)
        yield store


def write_gallery(store: Store, folder: Path, answer: Answer, *, today: date) -> int:
    """Every product in every variation into a folder: a PDF, a picture of each page, and a list to look through.

    Raises:
        ExpectedError: the folder cannot be written.
    """
    from app.printing.products.catalogue import PRODUCTS

    make_folder(folder)
    ledger = Ledger(store.read)
    try:
        hung = [each for product in PRODUCTS for each in _hang(product, ledger, store.read_blob, folder, today)]
    except KeyboardInterrupt:
        raise ExpectedError("やめました。", f"「{folder}」には、できたところまで残っています。") from None
    write_bytes_whole(folder / "index.html", (_HEAD + "".join(_shown(each) for each in hung)).encode())
    data = [{"name": each.name, "pages": len(each.pictures), "refusal": each.refusal} for each in hung]
    answer.give(data, [f"{each.name}\t{each.refusal or len(each.pictures)}" for each in hung])
    answer.say(f"「{folder}」に{sum(not each.refusal for each in hung)}とおり作りました。")
    return DONE


def variations(product: Product) -> Iterator[Mapping[str, str]]:
    """Every combination of the choices that change how a product looks; what is not named is as usual."""
    from app.printing.products.product import NO, YES, Takes

    varied = [option for option in product.options if option.varies]
    values = [(NO, YES) if option.takes is Takes.SWITCH else tuple(option.choices) for option in varied]
    for chosen in itertools.product(*values):
        yield {option.name: value for option, value in zip(varied, chosen, strict=True)}


def _hang(product: Product, ledger: Ledger, read_blob: ReadBlob, folder: Path, today: date) -> Iterator[Hung]:
    from app.printing.products.catalogue import product_label
    from app.printing.products.product import Request

    usual = Request(ledger, today, read_blob)
    for options in variations(product):
        words = [product.option(name).name if value == "yes" else value for name, value in options.items()]
        name = "_".join([product.key, *(word for word in words if word != "no")])
        label = "　".join([product_label(product, ledger), *(word for word in words if word != "no")])
        made = _first_made(product, usual._replace(options=options))
        if isinstance(made, ExpectedError):
            yield Hung(name, label, refusal=str(made))
        else:
            yield Hung(name, label, tuple(_write(made, folder, name)))


def _first_made(product: Product, request: Request) -> Made | ExpectedError:
    """The product about the first record that can be printed: one with photos, if there is."""
    from app.printing.products.product import Refused, make

    refused = ExpectedError("この帳面には、これに使える記録がありません。", "記録を入れてから刷ってください。")
    for subject in _subjects(product, request.ledger):
        made = make(product, request._replace(subject=subject))
        if not isinstance(made, Refused):
            return made
        refused = made.reason
    return refused


def _subjects(product: Product, ledger: Ledger) -> Iterable[int | None]:
    """No record in particular where that is possible; otherwise records with photos first, then the fullest."""
    if not product.subject or not product.needs_subject:
        return (None,)
    pictured = {use.place for use in ledger.all(PhotoUse)}

    def fullness(record: Record) -> tuple[bool, int]:
        return record.id in pictured, sum(record.get(field.name) != field.default for field in record.FIELDS)

    fullest = sorted(ledger.all(BY_KIND[product.subject]), key=fullness, reverse=True)
    return [record.id for record in fullest[:_MOST_TRIED]]


def _write(made: Made, folder: Path, name: str) -> Iterator[str]:
    from PIL import Image

    from app.printing.pdf_writer import write_pdf
    from app.printing.preview import render_page

    pdf = folder / f"{name}.pdf"
    write_pdf(made.pages, pdf, title=made.composition.title, standard=made.standard)
    content = pdf.read_bytes()
    for number in range(min(len(made.pages), _MOST_PAGES)):
        drawn = render_page(content, number, _DPI)
        picture = Image.frombuffer("RGB", (drawn.width, drawn.height), drawn.pixels, "raw", "BGRX")
        target = folder / f"{name}_{number + 1:02}.png"
        write_whole(target, partial(picture.save, format="PNG"))
        yield target.name


def _shown(hung: Hung) -> str:
    said = html.escape(hung.refusal)
    pictures = "".join(f'<a href="{each}"><img src="{each}" alt=""></a>' for each in map(html.escape, hung.pictures))
    return f"<h2>{html.escape(hung.label)}</h2><p>{said}{pictures}</p>\n"
