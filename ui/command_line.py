"""The command `tsudoiba`: its words, its exit codes, and what each subcommand is given (issue 2, section 6).

The window and every subcommand load what they need when they run: `tsudoiba --help` loads nothing.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ui.commands.answer import DONE, FAILED, USAGE, Answer

if TYPE_CHECKING:
    from app.store import Store

_ABOUT = "つどいば：居場所と場の帳面。何も付けずに打つと、ウィンドウが開きます。"
_USAGE = """\
  tsudoiba [FILE] [--sample]                          ウィンドウを開く（--sample は見本）
  tsudoiba new FILE [--sample]                        新しい帳面を作る
  tsudoiba import FILE SOURCE [--kind KIND] [--dry-run] [--report OUT.xlsx]
                                                      Excel・CSV・JSONをとりこむ
  tsudoiba export FILE OUT.json                       JSONに書き出す
  tsudoiba list FILE KIND [--search TEXT]             記録の一覧（place、space、area など）
  tsudoiba flyer FILE NAME OUT.pdf [--paper A4]       居場所1か所のチラシ
  tsudoiba booklet FILE OUT.pdf [--per-page 2] [--imposed]
                                                      冊子（--imposed は両面印刷して折る並び）
  tsudoiba check FILE                                 帳面がいたんでいないか確かめる
  tsudoiba history FILE [ID]                          いつ、だれが、何を書きかえたか
  tsudoiba backup FILE OUT                            控えを作る
  tsudoiba self-test DIR                              ウィンドウをひととおり動かし、画面と紙をDIRに書く
  tsudoiba --version                                  つどいばの版
刷るものには --today YYYY-MM-DD を付けられます。--json を付けると、結果をJSONで返します。"""


class _Parser(argparse.ArgumentParser):
    """Says in Japanese what is wrong with the words typed."""

    def format_help(self) -> str:
        return f"{_ABOUT}\n\n{_USAGE}\n"

    def error(self, message: str) -> NoReturn:
        lines = [line for line in _USAGE.splitlines() if f"tsudoiba {self.prog.split()[-1]} " in line]
        usage = "\n".join(lines) or _USAGE
        sys.stderr.write(f"打ちかたが違います。次の形で打ってください。\n{usage}\n")
        raise SystemExit(USAGE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these words (those of the process by default) and return its exit code."""
    _speak_utf8()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["--json"]:  # typed in front of the subcommand
        words = [*words[1:2], "--json", *words[2:]]
    try:
        if words and words[0] in _COMMANDS:
            return _run_command(words[0], words[1:])
        return _open_window(words)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else USAGE


def _run_command(command: str, words: list[str]) -> int:
    from app.errors import Cancelled, ExpectedError

    describe, run = _COMMANDS[command]
    parser = _Parser(prog=f"tsudoiba {command}", allow_abbrev=False)
    parser.add_argument("--json", action="store_true")
    describe(parser)
    given = parser.parse_args(words)
    answer = Answer(given.json)
    try:
        return run(given, answer)
    except ExpectedError as error:
        answer.say(f"{error.what_happened}{error.what_to_do}")
    except (Cancelled, KeyboardInterrupt):
        answer.say("やめました。とちゅうまでのものは残っていません。")
    return FAILED


def _open_window(words: list[str]) -> int:
    parser = _Parser(prog="tsudoiba", allow_abbrev=False)
    parser.add_argument("file", nargs="?", type=_path)
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--version", action="store_true")
    given = parser.parse_args(words)
    if given.version:
        from app.version import VERSION

        Answer(is_json=False).give(VERSION, [f"つどいば {VERSION}"])
        return DONE
    from ui.main import run

    path = given.file
    if given.sample and path is None:
        from app.paths import ledgers_folder

        path = ledgers_folder() / "見本.tsudoiba"
    is_new_sample = given.sample and path is not None and not path.exists()
    return run(path, sample=is_new_sample)


def _speak_utf8() -> None:
    """Japanese reaches any pipe and file as UTF-8, whatever code page the console has; a bundle may have no console."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, io.StringIO())
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


# what each subcommand is called with


def _ledger_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=_path)


def _new_words(parser: argparse.ArgumentParser) -> None:
    _ledger_words(parser)
    parser.add_argument("--sample", action="store_true")


def _import_words(parser: argparse.ArgumentParser) -> None:
    _ledger_words(parser)
    parser.add_argument("source", type=_path)
    parser.add_argument("--kind", type=_kind)
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--report", type=_path)


def _target_words(parser: argparse.ArgumentParser) -> None:
    _ledger_words(parser)
    parser.add_argument("target", type=_path)


def _list_words(parser: argparse.ArgumentParser) -> None:
    _ledger_words(parser)
    parser.add_argument("kind", type=_kind)
    parser.add_argument("--search", default="")


def _flyer_words(parser: argparse.ArgumentParser) -> None:
    _ledger_words(parser)
    parser.add_argument("name")
    parser.add_argument("target", type=_path)
    parser.add_argument("--paper", default="A4")
    parser.add_argument("--today", type=_day)


def _booklet_words(parser: argparse.ArgumentParser) -> None:
    _target_words(parser)
    parser.add_argument("--per-page", type=int, default=2)
    parser.add_argument("--imposed", action="store_true")
    parser.add_argument("--today", type=_day)


def _history_words(parser: argparse.ArgumentParser) -> None:
    _ledger_words(parser)
    parser.add_argument("id", nargs="?", default="")


def _self_test_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("directory", type=_path)


def _day(word: str) -> date:
    """YYYY-MM-DD and nothing else that Python takes for a date."""
    day = date.fromisoformat(word)
    if day.isoformat() != word:
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


# what each subcommand does


def _new(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.upkeep import make_new

    return make_new(given.file, _create, answer, is_sample=given.sample)


def _import(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.importing import import_source

    with _Opened(given.file) as store:
        return import_source(
            store, given.source, answer, kind=given.kind or "", is_dry_run=given.dry_run, report=given.report
        )


def _export(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.reading import export

    with _Opened(given.file) as store:
        return export(store, given.target, answer)


def _list(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.reading import list_records

    with _Opened(given.file) as store:
        return list_records(store, given.kind, given.search, answer)


def _flyer(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.printing import print_flyer

    with _Opened(given.file) as store:
        today = given.today or date.today()
        return print_flyer(store, given.name, given.target, answer, paper=given.paper, today=today)


def _booklet(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.printing import print_booklet

    with _Opened(given.file) as store:
        return print_booklet(
            store,
            given.target,
            answer,
            per_page=given.per_page,
            is_imposed=given.imposed,
            today=given.today or date.today(),
        )


def _check(given: argparse.Namespace, answer: Answer) -> int:
    from app.errors import ExpectedError
    from ui.commands.upkeep import check

    try:
        with _Opened(given.file) as store:
            return check(store, answer)
    except ExpectedError as error:
        answer.give({"sound": False, "problems": [str(error)]}, [])
        raise


def _history(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.reading import history

    with _Opened(given.file) as store:
        return history(store, given.id, answer)


def _backup(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.upkeep import back_up

    with _Opened(given.file) as store:
        return back_up(store, given.target, answer)


def _self_test(given: argparse.Namespace, answer: Answer) -> int:
    from app.errors import ExpectedError
    from ui.self_test import run_self_test

    try:
        given.directory.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise ExpectedError(
            f"「{given.directory.name}」に書けません。", "書きこめるフォルダーを選んでください。"
        ) from None
    return run_self_test(given.directory)


_COMMANDS: dict[
    str, tuple[Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace, Answer], int]]
] = {
    "new": (_new_words, _new),
    "import": (_import_words, _import),
    "export": (_target_words, _export),
    "list": (_list_words, _list),
    "flyer": (_flyer_words, _flyer),
    "booklet": (_booklet_words, _booklet),
    "check": (_ledger_words, _check),
    "history": (_history_words, _history),
    "backup": (_target_words, _backup),
    "self-test": (_self_test_words, _self_test),
}  # fmt: skip


# the ledger file


class _Opened:
    """A ledger for the length of one subcommand."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Store:
        import platform

        from db.sqlite_store import SqliteStore

        self._store = SqliteStore.open(self._path, who=_your_name(), host=platform.node())
        return self._store

    def __exit__(self, *_: object) -> None:
        self._store.close()


def _create(path: Path) -> Store:
    import platform

    from db.sqlite_store import SqliteStore

    return SqliteStore.create(path, who=_your_name(), host=platform.node())


def _your_name() -> str:
    """The name the user gave in the window, '' when never asked; read here because ui/preferences.py needs Qt."""
    import json

    from app.paths import preferences_path

    try:
        found = json.loads(preferences_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    name = found.get("your_name", "") if isinstance(found, dict) else ""
    return name if isinstance(name, str) else ""


if __name__ == "__main__":
    sys.exit(main())
