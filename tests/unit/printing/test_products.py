"""What can be printed is declared once, and consistently."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from importlib import import_module

import pytest

from app.errors import ExpectedError, quoted
from app.ledger import Ledger
from app.printing.composition import Composition
from app.printing.products.catalogue import BY_KEY, PRODUCTS, product_label
from app.printing.products.lookup import DECLARED_IN, find_product
from app.printing.products.product import (
    YES,
    Family,
    Made,
    Option,
    Product,
    Refused,
    Request,
    Takes,
    choice,
    make,
    switch,
)
from app.printing.standards import Standard
from app.records.catalogue import BY_KIND
from tests.town import Town

TODAY = date(2025, 4, 10)


def test_keys_are_unique_and_typeable() -> None:
    assert len(BY_KEY) == len(PRODUCTS)
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", product.key) for product in PRODUCTS)


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda each: each.key)
def test_a_declaration_is_whole(product: Product) -> None:
    assert product.about.endswith("。")
    assert product.about.index("。") <= 26, "the first sentence stands on a button"
    assert not product.subject or product.subject in BY_KIND
    names = [option.name for option in product.options]
    assert len(set(names)) == len(names)
    for option in product.options:
        assert option.checked(option.default) == option.default
        assert option.label
        assert bool(option.choices) == (option.takes is Takes.CHOICE)
        if option.only_if is not None and option.only_if[0] in names:
            name, value = option.only_if
            assert product.option(name).checked(value) == value
    assert "{" not in product_label(product, Ledger(lambda _kind: ()))


def test_pages_on_sheets_promise_no_order_to_be_read_in() -> None:
    town = Town()
    place = town.place("会", phone="042-000-0001")
    flyer = BY_KEY["flyer"]
    request = Request(town.ledger(), TODAY, town.read_blob, place, {"paper": "A5"})
    as_composed = make(flyer, request)
    on_sheets = make(flyer, request._replace(options={"paper": "A5", "two-up": YES}))
    assert isinstance(as_composed, Made)
    assert isinstance(on_sheets, Made)
    assert (as_composed.standard, on_sheets.standard) == (Standard.ACCESSIBLE, Standard.PLAIN)


def test_options_of_one_name_take_the_same() -> None:
    """The command gives every option one meaning."""
    takes: dict[str, Takes] = {}
    for option in (option for product in PRODUCTS for option in product.options):
        assert takes.setdefault(option.name, option.takes) is option.takes, option.name
    assert not takes.keys() & {"about", "today", "list", "gallery", "json", "help"}


def test_every_product_is_found_by_its_key_in_the_catalogue_and_alone() -> None:
    families = [import_module(f"app.printing.products.{name}").PRODUCTS for name in set(DECLARED_IN.values())]
    assert {product.key for family in families for product in family} == set(DECLARED_IN)
    assert [product.key for product in PRODUCTS] == list(DECLARED_IN)
    assert all(find_product(key) is product for key, product in BY_KEY.items())
    assert find_product("leaflet") is None


def test_declarations_load_no_print_library() -> None:
    heavy = "reportlab uharfbuzz PIL pikepdf pypdfium2 zxingcpp PySide6"
    code = f"import sys, app.printing.products.catalogue as c; print([m for m in '{heavy}'.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


DESIGN = choice("design", "見ため", {"photo": "写真", "plain": "文字"})
STRIPS = switch("strips", "切り取り")
NUMBER = Option("count", "枚数", Takes.NUMBER)
MONTH = Option("month", "月", Takes.MONTH)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        *((DESIGN, "big"), (STRIPS, "maybe"), (NUMBER, "三"), (NUMBER, "1.5"), (NUMBER, "9" * 5000)),
        *((MONTH, "2026-13"), (MONTH, "0001-01"), (MONTH, "9999-12")),
    ],
)
def test_what_cannot_be_chosen_says_what_can(option: Option, value: str) -> None:
    with pytest.raises(ExpectedError, match=re.escape(quoted(value))) as refused:
        option.checked(value)
    assert refused.value.what_to_do


def test_what_was_chosen_reaches_the_product() -> None:
    seen: list[tuple[str, bool, int | None, str]] = []

    def compose(request: Request) -> Composition:
        seen.append(
            (request.value(DESIGN), request.is_on(STRIPS), request.number(NUMBER), request.value(MONTH))
        )
        return Composition((), "題")

    product = Product("thing", "もの", Family.FORMS, "ためし。", compose, options=(DESIGN, STRIPS, NUMBER, MONTH))
    usual = Request(Town().ledger(), TODAY, read_blob=lambda _sha: b"")
    chosen = {"design": "PLAIN", "strips": "yes", "count": "12", "month": "2026-02"}
    for options in ({}, chosen):
        assert isinstance(make(product, Request(usual.ledger, TODAY, usual.read_blob, None, options)), Made)
    assert seen == [("photo", False, None, ""), ("plain", True, 12, "2026-02")]
    with pytest.raises(ExpectedError, match="colour"):
        make(product, Request(usual.ledger, TODAY, usual.read_blob, None, {"colour": "red"}))


def test_a_product_that_refuses_says_why_and_what_to_know() -> None:
    made = make(BY_KEY["booklet"], Request(Town().ledger(), TODAY, read_blob=lambda _sha: b""))
    assert isinstance(made, Refused)
    assert "冊子に載せられる" in made.reason.what_happened
    assert made.findings, "nobody publishes it: that is told too"
