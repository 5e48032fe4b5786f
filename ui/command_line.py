"""The command `tsudoiba`: its exit codes, and what each subcommand is given. Its words stand in ui/commands/words.py.

Everything is loaded where it is needed, even what every subcommand needs: so `main` has begun before anything takes
time, and Ctrl+C finds it, and `tsudoiba --help` loads nothing of the program.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.backups import BackupShelf
    from app.erasing import Upkeep
    from app.store import Store
    from ui.commands.answer import Answer

_FAILED, _USAGE = 1, 2
"""As ui/commands/answer.py has them, which may be just what was being loaded when somebody stopped it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these words (those of the process by default) and return its exit code."""
    _speak_utf8()
    try:
        words = list(sys.argv[1:] if arguments is None else arguments)
        if words[:1] == ["--json"]:  # typed in front of the subcommand
            words = [*words[1:2], "--json", *words[2:]]
        if words and words[0] in _COMMANDS:
            return _run_command(words[0], words[1:])
        return _open_window(words)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else _USAGE
    except KeyboardInterrupt:
        sys.stderr.write("やめました。とちゅうまでのものは残っていません。\n")
        return _FAILED


def _run_command(command: str, words: list[str]) -> int:
    from app.errors import Cancelled, ExpectedError
    from app.unswept import unswept
    from ui.commands.answer import Answer

    with unswept():  # what is loaded is no garbage
        from ui.commands.words import WORDS, Parser

        parser = Parser(prog=f"tsudoiba {command}", words=words)
        parser.add_argument("--json", action="store_true")
        WORDS[command](parser)
        given = parser.parse_args(words)
    answer = Answer(given.json)
    try:
        return _COMMANDS[command](given, answer)
    except ExpectedError as error:
        answer.say(f"{error.what_happened}{error.what_to_do}")
    except Cancelled:
        raise KeyboardInterrupt from None
    return _FAILED


def _open_window(words: list[str]) -> int:
    from ui.commands.words import Parser, window_words

    parser = Parser(prog="tsudoiba")
    window_words(parser)
    given = parser.parse_args(words)
    if given.version:
        from app.version import VERSION
        from ui.commands.answer import DONE, Answer

        Answer(is_json=False).give(VERSION, [f"つどいば {VERSION}"])
        return DONE
    from ui.python_imports import load_qt

    load_qt()
    from ui.main import run

    path = given.file
    if given.sample and path is None:
        from app.paths import ledgers_folder

        path = ledgers_folder() / "見本.tsudoiba"
    is_new_sample = given.sample and path is not None and not path.exists()
    return run(path, sample=is_new_sample, only_reads=given.read_only)


def _speak_utf8() -> None:
    """Japanese reaches any pipe and file as UTF-8, whatever code page the console has; a bundle may have no console."""
    import io

    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, io.StringIO())
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


# what each subcommand does


def _new(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.upkeep import make_new

    return make_new(given.file, _create, answer, is_sample=given.sample)


def _import(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.importing import import_source

    with _Opened(given.file, writes=not given.dry_run) as store:
        return import_source(
            store, given.source, answer, kind=given.kind or "", is_dry_run=given.dry_run, report=given.report
        )


def _export(given: argparse.Namespace, answer: Answer) -> int:
    from app.records.field import Level
    from ui.commands.exporting import export

    with _Opened(given.file) as store:
        return export(store, given.target, answer, level=Level(given.level))


def _list(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.reading import list_records

    with _Opened(given.file) as store:
        return list_records(store, given.kind, given.search, answer)


def _print(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.paper import print_any

    return print_any(given, answer, _Opened, _create)


def _flyer(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.paper import print_flyer

    return print_flyer(given, answer, _Opened)


def _booklet(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.paper import print_booklet

    return print_booklet(given, answer, _Opened)


def _minutes(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.paper import print_minutes

    return print_minutes(given, answer, _Opened)


def _impose(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.imposing import impose_file

    return impose_file(given.source, given.target, given.options, answer)


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


def _merge(given: argparse.Namespace, answer: Answer) -> int:
    from datetime import datetime

    from ui.commands.merging import merge

    with _Opened(given.file, writes=not given.preview, others=given.others) as store:
        return merge(
            store, given.others, answer, shelf=_backups, is_preview=given.preview, now=datetime.now()
        )


def _conflicts(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.merging import conflicts

    with _Opened(given.file) as store:
        return conflicts(store, answer)


def _resolve(given: argparse.Namespace, answer: Answer) -> int:
    from app.merging.answers import Choice
    from ui.commands.merging import resolve

    choice = Choice.MINE if given.mine else Choice.THEIRS if given.theirs else None
    with _Opened(given.file, writes=True) as store:
        return resolve(store, given.id, answer, choice=choice, value=given.value, of=given.of)


def _undo_merge(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.merging import undo_merge

    with _Opened(given.file, writes=True) as store:
        return undo_merge(store, answer)


def _backup(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.upkeep import back_up

    with _Opened(given.file) as store:
        return back_up(store, given.target, answer)


def _copy(given: argparse.Namespace, answer: Answer) -> int:
    from datetime import datetime

    from db.shared_copies import SqliteCopies
    from ui.commands.upkeep import copy

    with _Opened(given.file) as store:
        return copy(store.path, given.target, answer, SqliteCopies(_open, _backups), now=datetime.now())


def _handover(given: argparse.Namespace, answer: Answer) -> int:
    from datetime import date

    from app.handing_over.handing import Handing
    from db.handed_copies import HandedCopies
    from ui.commands.handing_over import UNNAMED, hand_copy_over
    from ui.commands.passphrase import new_passphrase

    handing = Handing(
        recipient=given.to.strip() or UNNAMED,
        target=given.target,
        is_stripped=given.stripped,
        passphrase=new_passphrase() if given.encrypt else "",
        purpose=given.purpose,
        return_by="" if given.return_by is None else given.return_by.isoformat(),
    )
    today = given.today or date.today()
    with _Opened(given.file, writes=True) as store:
        return hand_copy_over(store, handing, answer, maker=HandedCopies, receipt=given.receipt, today=today)


def _erase(given: argparse.Namespace, answer: Answer) -> int:
    from ui.commands.taking_out import erase

    with _Opened(given.file, writes=not given.preview) as store:
        return erase(
            store,
            _upkeep(store),
            given.id,
            answer,
            shelf=_backups,
            takes_mentions=given.mentions,
            takes_backups=given.backups,
            is_preview=given.preview,
        )


def _prune(given: argparse.Namespace, answer: Answer) -> int:
    from datetime import datetime

    from ui.commands.taking_out import prune

    with _Opened(given.file, writes=not given.preview) as store:
        return prune(_upkeep(store), answer, years=given.years, now=datetime.now(), is_preview=given.preview)


def _self_test(given: argparse.Namespace, answer: Answer) -> int:
    from app.whole_file import make_folder
    from ui.self_test import run_self_test

    make_folder(given.directory)
    return run_self_test(given.directory, only=given.look)


_COMMANDS: dict[str, Callable[[argparse.Namespace, Answer], int]] = {
    "new": _new,
    "import": _import,
    "export": _export,
    "list": _list,
    "print": _print,
    "flyer": _flyer,
    "booklet": _booklet,
    "minutes": _minutes,
    "impose": _impose,
    "check": _check,
    "history": _history,
    "merge": _merge,
    "conflicts": _conflicts,
    "resolve": _resolve,
    "undo-merge": _undo_merge,
    "backup": _backup,
    "copy": _copy,
    "handover": _handover,
    "erase": _erase,
    "prune": _prune,
    "self-test": _self_test,
}


# the ledger file


class _Opened:
    """A ledger for the length of one subcommand: readers are always let in, one that writes waits for nobody."""

    def __init__(self, path: Path, *, writes: bool = False, others: Sequence[Path] = ()) -> None:
        """`others` are further files that will be read: the passphrases of locked ones are asked for."""
        self._path = path
        self._writes = writes
        self._others = others

    def __enter__(self) -> Store:
        self._store = _open(self._path, *self._others, signs=self._writes)
        holder = self._store.claim(stays=False) if self._writes else None
        if holder is not None:
            from app.holding import held

            self._store.close()
            raise held(holder)
        return self._store

    def __exit__(self, *_: object) -> None:
        self._store.close()


def _open(path: Path, *others: Path, signs: bool = True) -> Store:
    """`signs`: what is written says who wrote it; for readers nobody looks up the user's name."""
    from app.host import host_name
    from db.sqlite_store import SqliteStore
    from ui.commands.passphrase import keys_for
    from ui.commands.remembered import your_name

    _keep_before_renewal(path)
    who = your_name() if signs else ""
    return SqliteStore.open(path, who=who, host=host_name(), keys=keys_for((path, *others)))


def _keep_before_renewal(path: Path) -> None:
    """A ledger of an older form is kept as it is before it is brought to the newest."""
    import os

    from db.ledger_file import is_older

    if is_older(path) and os.access(path, os.W_OK):
        from ui.commands.upkeep import keep_before_renewal

        keep_before_renewal(_backups(path))


def _create(path: Path) -> Store:
    from app.host import host_name
    from db.sqlite_store import SqliteStore
    from ui.commands.remembered import your_name

    return SqliteStore.create(path, who=your_name(), host=host_name())


def _upkeep(store: Store) -> Upkeep:
    from db.sqlite_store import SqliteStore
    from db.upkeep import LedgerUpkeep

    assert isinstance(store, SqliteStore)  # `_open` made it
    return LedgerUpkeep(store)


def _backups(path: Path) -> BackupShelf:
    from pathlib import Path

    from app.paths import backups_folder
    from db.backup_shelf import LedgerBackups
    from ui.commands.remembered import remembered_note

    chosen = remembered_note("backups.folder")
    return LedgerBackups(path, Path(chosen) if chosen else backups_folder())


def run() -> NoReturn:
    """`main` as a process of its own."""
    from ui.commands.process_end import end

    end(main())


if __name__ == "__main__":
    run()
