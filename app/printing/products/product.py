"""A product as it is declared: what it is called, what it is about, what can be chosen, and who makes its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from app.errors import ExpectedError, quoted
from app.ledger import Ledger
from app.printing.paper_sides import Sides
from app.printing.unprintable import UnprintableError
from app.progress import Progress, no_progress
from app.unswept import unswept
from app.wording import with_nouns

if TYPE_CHECKING:  # what is declared is listed and asked for by many who print nothing
    from app.printing.composition import Composition, ReadBlob
    from app.printing.findings import Finding
    from app.printing.pages import Page
    from app.printing.standards import Standard

YES, NO = "yes", "no"
PRINTED_YEARS = range(1900, 3000)
"""Years a print may be asked for; months before and after them must still be dates."""


class Takes(StrEnum):
    """What an option is given."""

    CHOICE = "choice"
    SWITCH = "switch"
    TEXT = "text"
    NUMBER = "number"
    MONTH = "month"
    DAY = "day"


class Option(NamedTuple):
    """One thing that can be chosen about a product.

    Attributes:
        name: as the command takes it (`--paper`), lower case with hyphens.
        label: as the window calls it; in it, in `choices` and in `hint` nouns a town renamed are put in with `{place}`,
            `{volunteer}` … (`worded`).
        takes: a choice; a switch (YES or NO); any text; a whole number; a month (`2026-11`); a day
            as people write it, which the product reads.
        choices: value → label, of a choice.
        default: the value where nothing is said; '' where the product decides (the month after today).
        hint: one short sentence below it in the window; '' for none.
        varies: the gallery shows every choice.
        only_if: (name, value) of another option with which alone this one matters; None for always.
        about_all: matters only where the product is made about no record in particular.
        choices_of: value → label of what a ledger offers for a text; the window lets one pick, the command takes any.
    """

    name: str
    label: str
    takes: Takes = Takes.CHOICE
    choices: Mapping[str, str] = {}
    default: str = ""
    hint: str = ""
    varies: bool = False
    only_if: tuple[str, str] | None = None
    choices_of: Callable[[Ledger], Mapping[str, str]] | None = None
    about_all: bool = False

    def worded(self, ledger: Ledger | None = None) -> Option:
        """The option in the nouns of a town, in ours without a ledger."""
        choices = {value: with_nouns(words, ledger) for value, words in self.choices.items()}
        label, hint = with_nouns(self.label, ledger), with_nouns(self.hint, ledger)
        return self._replace(label=label, hint=hint, choices=choices)

    def checked(self, value: str) -> str:
        """The value as products get it.

        Raises:
            UnprintableError: it is none of the choices, no number, no month.
        """
        if self.takes in (Takes.CHOICE, Takes.SWITCH):
            choices = {YES: "はい", NO: "いいえ"} if self.takes is Takes.SWITCH else self.choices
            found = next((each for each in choices if each.casefold() == value.casefold()), None)
            if found is None:
                raise UnprintableError(
                    f"「{with_nouns(self.label)}」に{quoted(value)}はありません。",
                    f"{'、'.join(choices)}から選んでください。",
                    option=self.name,
                )
            return found
        if self.takes is Takes.NUMBER and value:
            return self._number(value)
        if self.takes is Takes.MONTH and value:
            return self._month(value)
        return value

    def _number(self, value: str) -> str:
        """Which numbers there can be, the product says."""
        try:
            return str(int(value))
        except ValueError:
            refused = f"「{with_nouns(self.label)}」に{quoted(value)}は入りません。"
            raise UnprintableError(refused, "1、2、3 のような数を入れてください。", option=self.name) from None

    def _month(self, value: str) -> str:
        try:
            first = date.fromisoformat(f"{value}-01")
        except ValueError:
            first = None
        if first is None or first.year not in PRINTED_YEARS:
            refused = f"「{with_nouns(self.label)}」に{quoted(value)}は入りません。"
            raise UnprintableError(refused, "2026-11 のように入れてください。", option=self.name)
        return f"{first:%Y-%m}"


class Request(NamedTuple):
    """One print that is wanted.

    Attributes:
        ledger: everything; what may be shown to whom is the product's own care.
        today: the day of printing.
        subject: id of the record it is about, None for a product about none.
        options: name → value, as far as something was chosen.
    """

    ledger: Ledger
    today: date
    read_blob: ReadBlob
    subject: int | None = None
    options: Mapping[str, str] = MappingProxyType({})
    progress: Progress = no_progress

    def value(self, option: Option) -> str:
        """What was chosen, checked; the default where nothing was.

        Raises:
            ExpectedError: what was chosen cannot be.
        """
        return option.checked(self.options.get(option.name) or option.default)

    def is_on(self, option: Option) -> bool:
        """Whether a switch is on."""
        return self.value(option) == YES

    def number(self, option: Option) -> int | None:
        """The number that was given, None for none."""
        value = self.value(option)
        return int(value) if value else None


class Family(StrEnum):
    """Headings under which products are found, in this order."""

    FLYERS = "チラシ・ポスター"
    BOOKLETS = "冊子"
    CALENDARS = "カレンダー"
    REPORTS = "会議と報告"
    POST = "はがき・宛名"
    FORMS = "用紙・カード"


def _noted(_request: Request, composition: Composition | None) -> Sequence[Finding]:
    return () if composition is None else composition.notes


def _on_one_side(_request: Request) -> Sides:
    return Sides.ONE


def on_both_sides(_request: Request) -> Sides:
    """Sheets that are turned like the leaves of a book."""
    return Sides.LONG_EDGE


def _as_composed(_request: Request, composition: Composition) -> tuple[Page, ...]:
    return composition.pages


class Product(NamedTuple):
    """Something that can be printed.

    Attributes:
        key: as the command takes it, lower case with hyphens; never renamed.
        label: as the window calls it; nouns a town renamed are put in with `{place}`, `{minutes}` … (wording.noun).
        about: one sentence that says when one needs it.
        subject: kind of the record it is about, '' for none.
        needs_subject: False when it can be made about none too (cards of all places).
        all_words: what the window calls it where it is made about none (「ぜんぶの{place}」), of one that can be.
        options: what can be chosen, in the order of the window.
        compose: the pages in reading order. Raises ExpectedError when it may not or cannot be printed.
        check: what to know before printing; called with None when `compose` refused.
        arrange: the pages as they lie on the sheets.
        is_bound: its pages lie side by side as in a book; page 1 is its front cover.
        sides: on which sides of the paper it is printed, in the size of its pages; what the user chose goes before.
    """

    key: str
    label: str
    family: Family
    about: str
    compose: Callable[[Request], Composition]
    subject: str = ""
    needs_subject: bool = True
    all_words: str = ""
    options: tuple[Option, ...] = ()
    check: Callable[[Request, Composition | None], Sequence[Finding]] = _noted
    arrange: Callable[[Request, Composition], tuple[Page, ...]] = _as_composed
    is_bound: bool = False
    sides: Callable[[Request], Sides] = _on_one_side

    def option(self, name: str) -> Option:
        """The option of this name.

        Raises:
            ExpectedError: this product has no such option.
        """
        found = next((each for each in self.options if each.name == name), None)
        if found is None:
            label = with_nouns(self.label)
            raise ExpectedError(f"「{label}」では「{name}」を選べません。", "選べるものの一覧を見てください。")
        return found


class Made(NamedTuple):
    """A product as it goes to the printer.

    Attributes:
        pages: as they lie on the sheets.
        composition: its pages in reading order, title and standard.
        findings: the list before printing.
        sides: on which sides of the paper it is printed.
    """

    pages: tuple[Page, ...]
    composition: Composition
    findings: tuple[Finding, ...]
    sides: Sides

    @property
    def standard(self) -> Standard:
        """What its PDF promises: pages that were put onto sheets lie in no order to be read out."""
        from app.printing.standards import Standard

        return self.composition.standard if self.pages is self.composition.pages else Standard.PLAIN


class Refused(NamedTuple):
    """A product that may not or cannot be printed.

    Attributes:
        reason: what happened and what to do.
        findings: the list before printing.
    """

    reason: ExpectedError
    findings: tuple[Finding, ...]


def make(product: Product, request: Request) -> Made | Refused:
    """Compose, arrange and check.

    Raises:
        ExpectedError: an option that cannot be.
        Cancelled: from `request.progress`.
    """
    for name, value in request.options.items():
        if value:
            product.option(name).checked(value)
    with unswept():
        try:
            composition = product.compose(request)
            pages = product.arrange(request, composition)
        except ExpectedError as reason:
            return Refused(reason, tuple(product.check(request, None)))
        return Made(pages, composition, tuple(product.check(request, composition)), product.sides(request))


def switch(
    name: str,
    label: str,
    *,
    is_on: bool = False,
    hint: str = "",
    varies: bool = False,
    only_if: tuple[str, str] | None = None,
) -> Option:
    """An option that is on or off."""
    return Option(name, label, Takes.SWITCH, {}, YES if is_on else NO, hint, varies, only_if)


def choice(
    name: str,
    label: str,
    choices: Mapping[str, str],
    *,
    hint: str = "",
    varies: bool = False,
    only_if: tuple[str, str] | None = None,
) -> Option:
    """An option of a few values, the first of which is the default."""
    return Option(name, label, Takes.CHOICE, choices, next(iter(choices)), hint, varies, only_if)


def paper(*sizes: str, varies: bool = True) -> Option:
    """The size of the paper, the first being the default: `A4`, `B5-wide` (landscape)."""
    words = {size: size.replace("-wide", "よこ") for size in sizes}
    return choice("paper", "紙の大きさ", words, varies=varies)
