"""`print`, `flyer`, `booklet`, `minutes`: PDFs from the ledger; what was left out or lacks a glyph is in `problems`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.errors import ExpectedError
from app.ledger import Ledger
from app.paths import qr_codes_path
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.ids import hex_id, parse_hex_id
from app.rules.normalise import fold, fold_name
from app.sparse_ledger import SparseLedger
from app.titles import name_field, subtitle_of, title_of
from app.wording import counted, noun
from ui.commands.answer import DONE, Answer
from ui.commands.targets import refuse_own_file

if TYPE_CHECKING:
    from app.printing.findings import Finding
    from app.printing.products.product import Made, Option
    from app.store import Store

_MOST_SHOWN = 5


class Wanted(NamedTuple):
    """One product as a PDF.

    Attributes:
        key: of the product.
        about: id or name of the record it is about, '' for a product about none.
        options: name → value, of this product's options.
        form: told with the answer, '' for nothing: internal or public.
    """

    key: str
    target: Path
    about: str
    options: Mapping[str, str]
    today: date
    form: str = ""


def print_product(store: Store, wanted: Wanted, answer: Answer) -> int:
    """Write what is wanted.

    Raises:
        ExpectedError: no such product, record or option, what is asked for may not be printed, or cannot be written.
    """
    from app.printing.products.lookup import find_product
    from app.printing.products.product import Refused, Request, make
    from app.printing.qr_code import codes_kept_in
    from app.printing.sheets.parts import write_parts

    refuse_own_file(store, wanted.target)
    product = find_product(wanted.key)
    if product is None:
        unknown = f"「{wanted.key}」という刷るものはありません。"
        raise ExpectedError(unknown, "tsudoiba print --list で一覧を見てください。")
    is_about_one = bool(product.subject) and (product.needs_subject or bool(wanted.about))
    ledger = SparseLedger(store) if is_about_one else Ledger(store.read)
    if is_about_one and not wanted.about.strip():
        unnamed = f"どの{noun(product.subject, ledger)}のものかが、書いてありません。"
        raise ExpectedError(unnamed, "なまえか番号を書いてください（print では --about のあとに）。")
    subject = find_record(ledger, product.subject, wanted.about) if is_about_one else None
    number = None if subject is None else subject.id
    with codes_kept_in(qr_codes_path):
        made = make(product, Request(ledger, wanted.today, store.read_blob, number, wanted.options))
    if isinstance(made, Refused):
        raise made.reason
    composition = made.composition
    title, target = composition.title, wanted.target
    written = write_parts(made.pages, target, title=title, standard=made.standard, sides=made.sides)
    _tell(wanted, made, written, answer, subject)
    return DONE


def list_products(answer: Answer) -> int:
    """Every product with what it is about and what can be chosen."""
    from app.printing.products.catalogue import PRODUCTS, product_label

    data = [
        {
            "key": product.key,
            "label": product_label(product),
            "family": str(product.family),
            "about": product.about,
            "subject": product.subject or None,
            "needs_subject": bool(product.subject) and product.needs_subject,
            "options": [
                {
                    "name": option.name,
                    "label": option.label,
                    "takes": str(option.takes),
                    "choices": dict(option.choices),
                    "default": option.default,
                }
                for option in (each.worded() for each in product.options)
            ],
        }
        for product in PRODUCTS
    ]
    lines = []
    for product in PRODUCTS:
        about = f"--about {noun(product.subject)}" if product.subject else ""
        wanted = about if product.needs_subject or not about else f"[{about}]"
        lines.append(f"{product.key}\t{product_label(product)}　{wanted}".rstrip())
        lines += [f"\t--{option.name} {_possible(option)}\t{option.worded().label}" for option in product.options]
    answer.give(data, lines)
    return DONE


def _possible(option: Option) -> str:
    from app.printing.products.product import Takes

    return "|".join(option.choices) or {
        Takes.SWITCH: f"／ --no-{option.name}",
        Takes.NUMBER: "数",
        Takes.MONTH: "YYYY-MM",
        Takes.DAY: "日にち",
        Takes.TEXT: "ことば",
    }.get(option.takes, "")


def find_record(ledger: Ledger, kind: str, name: str) -> Record:
    """The record of a kind with this id or name: exactly, else spelt alike, else the only one that contains it.

    Raises:
        ExpectedError: there is none, or several.
    """
    record_class = BY_KIND[kind]
    by_id = ledger.get(record_class, parse_hex_id(name))
    if by_id is not None:
        return by_id
    named = name_field(record_class)
    exact = () if named is None else ledger.holding(record_class, named.name, name)
    if len(exact) == 1 and title_of(exact[0], ledger) == name:  # as it is mostly typed: the others need not be read
        return exact[0]
    word = noun(kind, ledger)
    titles = [(record, title_of(record, ledger)) for record in ledger.all(record_class)]
    same: tuple[Callable[[str], bool], ...] = (
        lambda title: title == name,
        lambda title: fold_name(title) == fold_name(name),
        lambda title: fold(title) == fold(name),
        lambda title: bool(fold(name)) and fold(name) in fold(title),
    )
    for is_meant in same:
        found = [record for record, title in titles if is_meant(title)]
        if len(found) == 1:
            return found[0]
        if found:
            listed = "、".join(_told_apart(each, ledger) for each in found[:_MOST_SHOWN])
            count = counted(len(found), kind)
            raise ExpectedError(f"「{name}」にあてはまる{word}が{count}あります：{listed}", "番号で選んでください。")
    raise ExpectedError(f"「{name}」という{word}は見つかりません。", "なまえを確かめてください。")


def _told_apart(record: Record, ledger: Ledger) -> str:
    """「題 2026-11-24 会議体（番号）」."""
    day = next((record.text_of(field.name) for field in record.FIELDS if field.name == "date"), "")
    parts = (title_of(record, ledger), day, subtitle_of(record, ledger))
    return f"{' '.join(part for part in parts if part)}（{hex_id(record.id)}）"


def _tell(wanted: Wanted, made: Made, written: Sequence[Path], answer: Answer, subject: Record | None) -> None:
    files = [str(path) for path in written]
    data = {
        "file": files[0],
        **({"files": files} if len(files) > 1 else {}),
        "pages": len(made.pages),
        "id": None if subject is None else hex_id(subject.id),
        **({"form": wanted.form} if wanted.form else {}),
        "problems": [_described(finding) for finding in made.findings],
    }
    lines = [f"{finding.name}\t{finding.message}".removeprefix("\t") for finding in made.findings]
    answer.give(data, [*files, *lines])
    form = {"public": "公開用、", "internal": "内部用、"}.get(wanted.form, "")
    findings = len(made.findings)
    names = "」と「".join(files)
    answer.say(f"「{names}」を作りました（{form}{len(made.pages)}ページ、確かめるところ {findings}か所）。")


def _described(finding: Finding) -> dict[str, object]:
    return {
        "what": str(finding.kind),
        "severity": str(finding.severity),
        "kind": finding.record_kind,
        "id": None if finding.record_id is None else hex_id(finding.record_id),
        "name": finding.name,
        "message": finding.message,
    }
