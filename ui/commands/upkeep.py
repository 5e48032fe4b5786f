"""`check`, `backup`, `new`: the ledger file as a whole."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from app.backups import BackupShelf, Occasion
from app.carrying.copies import CopyFiles, proposed_name
from app.errors import ExpectedError
from app.handing_over.sealing import is_sealed
from app.paths import is_folder
from app.store import Store
from ui.commands.answer import DONE, FAILED, Answer


def check(store: Store, answer: Answer) -> int:
    """Whether the file is sound: exit code 0, or 1 when it is damaged."""
    faults = list(store.faults())
    answer.give({"sound": not faults, "problems": faults}, faults or ["この帳面は無事です。"])
    if faults:
        answer.say("帳面がいたんでいます。控えを開いて、続きを書いてください。")
    return FAILED if faults else DONE


def back_up(store: Store, target: Path, answer: Answer) -> int:
    """Write a verified copy; an existing file is never written over."""
    store.back_up(target)
    answer.give({"file": str(target)}, [str(target)])
    answer.say(f"控えを「{target}」に書き、読み直して確かめました。USBメモリーなら、外してもよいです。")
    return DONE


def copy(ledger: Path, target: Path, answer: Answer, files: CopyFiles, *, now: datetime) -> int:
    """Write a verified copy that may be carried away; an older copy of the same ledger is renewed.

    A copy of a locked one is as locked as that (`backup` writes an open one).

    Args:
        target: the file, or the folder that it shall lie in under a name of its own.

    Raises:
        ExpectedError: it could not be written, or something of what lies there would be lost.
    """
    made = target / proposed_name(ledger, now) if is_folder(target) else target
    files.write(ledger, made)
    answer.give({"file": str(made)}, [str(made)])
    locked = "同じ合言葉で開きます。" if is_sealed(made) else ""
    answer.say(f"写しを「{made}」に書き、読み直して確かめました。{locked}USBメモリーなら、外してもよいです。")
    return DONE


def keep_before_renewal(shelf: BackupShelf) -> None:
    """Keep a ledger of an older form as it is before it is brought to the newest, and say so beside the answer.

    Raises:
        ExpectedError: it cannot be kept.
    """
    shelf.keep(Occasion.RENEWED, now=datetime.now())
    sys.stderr.write("まえのつどいばの帳面なので、控えをとってから、新しい形にします。\n")


def make_new(path: Path, create: Callable[[Path], Store], answer: Answer, *, is_sample: bool) -> int:
    """Make a ledger; with the sample places when asked. When that fails, no file stays behind."""
    store = create(path)
    try:
        if is_sample:
            fill_with_sample(store)
    except BaseException:  # Ctrl+C too
        store.close()
        path.unlink(missing_ok=True)
        raise
    store.close()
    answer.give({"file": str(path), "sample": is_sample}, [str(path)])
    answer.say(f"新しい帳面「{path}」を作りました。")
    return DONE


def fill_with_sample(store: Store) -> None:
    """Put the sample places into a new ledger.

    Raises:
        ExpectedError: they could not be written.
    """
    from app.exchange.sample import sample_change_set
    from app.ledger import Ledger

    applied = store.apply(sample_change_set(Ledger(store.read), date.today()))
    if applied.problems:
        raise ExpectedError("見本を入れられませんでした。", applied.problems[0].message)
