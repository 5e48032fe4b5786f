"""The words of the command `tsudoiba`: what each subcommand is called with, and what is said when they do not fit."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ui.commands.answer import USAGE, tell

if TYPE_CHECKING:
    from app.printing.products.product import Option

_ABOUT = "つどいば：居場所と場の帳面。何も付けずに打つと、ウィンドウが開きます。"
_USAGE = """\
  tsudoiba [FILE] [--sample] [--read-only]            ウィンドウを開く（--sample は見本、--read-only は読むだけ）
  tsudoiba new FILE [--sample]                        新しい帳面を作る
  tsudoiba import FILE SOURCE [--kind KIND] [--dry-run] [--report OUT.xlsx]
                                                      Excel・CSV・JSONをとりこむ
  tsudoiba export FILE OUT.xlsx|OUT.json|FOLDER [--level internal|related|public]
                                                      Excel・JSON・CSV（フォルダー）に書き出す
  tsudoiba list FILE KIND [--search TEXT]             記録の一覧（place、space、area など）
  tsudoiba print FILE PRODUCT OUT.pdf [--about NAME] [選ぶこと]
                                                      刷るものを1つPDFに（一覧と選べることは print --list）
  tsudoiba print --gallery DIR [FILE]                 刷れるものをぜんぶ、見本にしてDIRへ
  tsudoiba flyer FILE NAME OUT.pdf [--paper A4]       居場所1か所のチラシ
  tsudoiba booklet FILE OUT.pdf [--per-page 2] [--imposed]
                                                      冊子（--imposed は両面印刷して折る並び）
  tsudoiba minutes FILE TITLE OUT.pdf [--public]      会議録（--public は公開用、付けなければ内部用）
  tsudoiba impose IN.pdf OUT.pdf [--binding left|right] [--flip short|long] [--duplex auto|as-is|turned]
                                                      よそのPDFを、両面に刷って折る並びにする
  tsudoiba check FILE                                 帳面がいたんでいないか確かめる
  tsudoiba history FILE [ID]                          いつ、だれが、何を書きかえたか
  tsudoiba merge FILE OTHER... [--preview]            ほかの写し（フォルダーも可）を合わせる
  tsudoiba conflicts FILE                             合わせたあと、決めることの一覧
  tsudoiba resolve FILE ID --mine|--theirs [--of NAME]|--value TEXT
                                                      決める（ID は conflicts の番号、NAME は何人もいるときのなまえ）
  tsudoiba undo-merge FILE                            最後に合わせたのを取り消す
  tsudoiba backup FILE OUT                            控えを作る
  tsudoiba copy FILE OUT                              USBメモリーなどに写しを作る（OUT はフォルダーも可）
  tsudoiba handover FILE OUT [--stripped] [--encrypt] [--to NAME] [--return-by YYYY-MM-DD] [--receipt OUT.pdf]
                                                      渡す用の写し（--stripped は個人ぬき、--encrypt は合言葉つき）
  tsudoiba erase FILE ID [--mentions] [--backups] [--preview]
                                                      1件を完全に消す（なまえの出る所も --mentions、控えも --backups）
  tsudoiba prune FILE [--years 3] [--preview]         履歴の古い値を外して、帳面をかるくする
  tsudoiba self-test DIR [--look NAME] [--handbook]   ウィンドウをひととおり動かし、画面と紙をDIRに書く
                                                      （--handbook は、手引きの絵だけを新しくする）
  tsudoiba --version                                  つどいばの版
刷るものには --today YYYY-MM-DD を付けられます。--json を付けると、結果をJSONで返します。
合言葉は、環境変数 TSUDOIBA_PASSPHRASE か、標準入力の1行目で渡します。"""


_STUMBLED = r"(?:unrecognized arguments|invalid .*value|invalid choice): '?(.+?)'?(?: \(choose.*)?$"
"""The word that argparse stumbled over, in its own sentence."""


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Its help is never shown; without a width it asks the terminal for it with every word that is added."""
    return argparse.HelpFormatter(prog, width=80)


class Parser(argparse.ArgumentParser):
    """Says in Japanese what is wrong with the words typed."""

    def __init__(self, *, prog: str, words: Sequence[str] = ()) -> None:
        """`words`: what was typed, for subcommands of which it depends on it what else may be typed."""
        super().__init__(prog=prog, allow_abbrev=False, formatter_class=_formatter)
        self.words = words

    def format_help(self) -> str:
        return f"{_ABOUT}\n\n{_USAGE}\n"

    def error(self, message: str) -> NoReturn:
        lines = [line for line in _USAGE.splitlines() if f"tsudoiba {self.prog.split()[-1]} " in line]
        usage = "\n".join(lines) or _USAGE
        found = re.search(_STUMBLED, message)
        where = f"（{found[1]} のところ）" if found else ""
        tell(f"打ちかたが違います{where}。次の形で打ってください。\n{usage}\n")
        raise SystemExit(USAGE)


def ledger_words(parser: Parser) -> None:
    """FILE."""
    parser.add_argument("file", type=_path)


def new_words(parser: Parser) -> None:
    """FILE [--sample]."""
    ledger_words(parser)
    parser.add_argument("--sample", action="store_true")


def import_words(parser: Parser) -> None:
    """FILE SOURCE [--kind KIND] [--dry-run] [--report OUT.xlsx]."""
    ledger_words(parser)
    parser.add_argument("source", type=_path)
    parser.add_argument("--kind", type=_kind)
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--report", type=_path)


def target_words(parser: Parser) -> None:
    """FILE OUT."""
    ledger_words(parser)
    parser.add_argument("target", type=_path)


def export_words(parser: Parser) -> None:
    """FILE OUT [--level LEVEL]."""
    target_words(parser)
    parser.add_argument("--level", default="internal", choices=("internal", "related", "public"))


def list_words(parser: Parser) -> None:
    """FILE KIND [--search TEXT]."""
    ledger_words(parser)
    parser.add_argument("kind", type=_kind)
    parser.add_argument("--search", default="")


def flyer_words(parser: Parser) -> None:
    """FILE NAME OUT.pdf [--paper A4] [--today DAY]."""
    ledger_words(parser)
    parser.add_argument("name")
    parser.add_argument("target", type=_path)
    parser.add_argument("--paper", default="A4")
    parser.add_argument("--today", type=_day)


def booklet_words(parser: Parser) -> None:
    """FILE OUT.pdf [--per-page N] [--imposed] [--today DAY]."""
    target_words(parser)
    parser.add_argument("--per-page", type=int, default=2)
    parser.add_argument("--imposed", action="store_true")
    parser.add_argument("--today", type=_day)


def minutes_words(parser: Parser) -> None:
    """FILE TITLE OUT.pdf [--public]."""
    ledger_words(parser)
    parser.add_argument("title")
    parser.add_argument("target", type=_path)
    parser.add_argument("--public", action="store_true")
    parser.add_argument("--today", type=_day)  # every print takes it; nothing on this paper depends on it


_PRINT_OPTIONS = {"--about", "--today", "--list", "--gallery", "--json"}


def print_words(parser: Parser) -> None:
    """FILE PRODUCT OUT.pdf [--about NAME] [--OPTION VALUE]… | --list | --gallery DIR [FILE]."""
    parser.add_argument("file", type=_path, nargs="?")
    parser.add_argument("product", nargs="?")
    parser.add_argument("target", type=_path, nargs="?")
    parser.add_argument("--about", default="")
    parser.add_argument("--today", type=_day)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--gallery", type=_path)
    _option_words(parser, _typed_options(parser.words))


def _typed_options(words: Sequence[str]) -> Iterable[Option]:
    """The options of the products named; those of all where one is typed that no product named has: it will be told."""
    from app.printing.products.lookup import find_product

    named = [product for word in words if (product := find_product(word)) is not None]
    options = [option for product in named for option in product.options]
    known = {form for option in options for form in (f"--{option.name}", f"--no-{option.name}")}
    typed = {word.partition("=")[0] for word in words if word.startswith("--")}
    if typed - _PRINT_OPTIONS <= known:
        return options
    from app.printing.products.catalogue import PRODUCTS

    return [option for product in PRODUCTS for option in product.options]


def impose_words(parser: Parser) -> None:
    """IN.pdf OUT.pdf [--OPTION VALUE]…"""
    from app.printing.sheets.setting import IMPOSING_OPTIONS

    parser.add_argument("source", type=_path)
    parser.add_argument("target", type=_path)
    _option_words(parser, IMPOSING_OPTIONS)


def _option_words(parser: Parser, options: Iterable[Option]) -> None:
    """--NAME VALUE of each, of a switch --NAME and --no-NAME; what was typed comes into `options`."""
    from app.printing.products.product import NO, YES, Takes

    parser.set_defaults(options={})
    for name, takes in {option.name: option.takes for option in options}.items():
        if takes is Takes.SWITCH:
            parser.add_argument(f"--{name}", action=_Chosen, nargs=0, const=(name, YES))
            parser.add_argument(f"--no-{name}", action=_Chosen, nargs=0, const=(name, NO))
        else:
            parser.add_argument(f"--{name}", action=_Chosen, const=(name, ""))


class _Chosen(argparse.Action):
    """Keeps an option of a product in `options`: what was typed, of a switch what it stands for."""

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[object] | None,
        _option_string: str | None = None,
    ) -> None:
        name, meant = self.const
        namespace.options = {**namespace.options, name: meant or str(values)}


def misused(command: str) -> NoReturn:
    """End as if the words had not fitted the command."""
    Parser(prog=f"tsudoiba {command}").error("")


def history_words(parser: Parser) -> None:
    """FILE [ID]."""
    ledger_words(parser)
    parser.add_argument("id", nargs="?", default="")


def merge_words(parser: Parser) -> None:
    """FILE OTHER... [--preview]."""
    ledger_words(parser)
    parser.add_argument("others", type=_path, nargs="+")
    parser.add_argument("--preview", action="store_true")


def resolve_words(parser: Parser) -> None:
    """FILE ID --mine|--theirs [--of NAME]|--value TEXT."""
    ledger_words(parser)
    parser.add_argument("id")
    sides = parser.add_mutually_exclusive_group(required=True)
    sides.add_argument("--mine", action="store_true")
    sides.add_argument("--theirs", action="store_true")
    sides.add_argument("--value")
    parser.add_argument("--of", default="")


def handover_words(parser: Parser) -> None:
    """FILE OUT [--stripped] [--encrypt] [--to NAME] [--for PURPOSE] [--return-by DAY] [--receipt OUT.pdf]."""
    target_words(parser)
    parser.add_argument("--stripped", action="store_true")
    parser.add_argument("--encrypt", action="store_true")
    parser.add_argument("--to", default="")
    parser.add_argument("--for", dest="purpose", default="")
    parser.add_argument("--return-by", type=_day)
    parser.add_argument("--receipt", type=_path)
    parser.add_argument("--today", type=_day)


def erase_words(parser: Parser) -> None:
    """FILE ID [--mentions] [--backups] [--preview]."""
    ledger_words(parser)
    parser.add_argument("id")
    parser.add_argument("--mentions", action="store_true")
    parser.add_argument("--backups", action="store_true")
    parser.add_argument("--preview", action="store_true")


def prune_words(parser: Parser) -> None:
    """FILE [--years N] [--preview]."""
    ledger_words(parser)
    parser.add_argument("--years", type=int, choices=range(100), default=3)
    parser.add_argument("--preview", action="store_true")


def self_test_words(parser: Parser) -> None:
    """DIR [--look NAME] [--handbook]."""
    parser.add_argument("directory", type=_path)
    parser.add_argument(
        "--look", default="", choices=("standard", "largest", "large", "contrast", "scaled", "sharp", "wide")
    )
    parser.add_argument("--handbook", action="store_const", dest="look", const="handbook")


def _day(word: str) -> date:
    """YYYY-MM-DD and nothing else that Python takes for a date, of a year that is printed."""
    from app.printing.products.product import PRINTED_YEARS

    day = date.fromisoformat(word)
    if day.isoformat() != word or day.year not in PRINTED_YEARS:
        raise argparse.ArgumentTypeError(word)
    return day


def _path(word: str) -> Path:
    """A path that can be named in a message, even 「.」."""
    path = Path(word)
    return path if path.name else path.absolute()


def _kind(word: str) -> str:
    from app.records.catalogue import BY_KIND

    if word not in BY_KIND:
        raise argparse.ArgumentTypeError(word)
    return word


def window_words(parser: Parser) -> None:
    """`tsudoiba [FILE] [--sample] [--read-only] [--version]`."""
    parser.add_argument("file", nargs="?", type=_path)
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--read-only", action="store_true")
    parser.add_argument("--version", action="store_true")


WORDS: dict[str, Callable[[Parser], None]] = {
    "new": new_words,
    "import": import_words,
    "export": export_words,
    "list": list_words,
    "print": print_words,
    "flyer": flyer_words,
    "booklet": booklet_words,
    "minutes": minutes_words,
    "impose": impose_words,
    "check": ledger_words,
    "history": history_words,
    "merge": merge_words,
    "conflicts": ledger_words,
    "resolve": resolve_words,
    "undo-merge": ledger_words,
    "backup": target_words,
    "copy": target_words,
    "handover": handover_words,
    "erase": erase_words,
    "prune": prune_words,
    "self-test": self_test_words,
}
"""Subcommand -> adds its words to a parser."""
