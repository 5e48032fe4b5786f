"""What SQLite and the operating system say when something goes wrong, as sentences for people."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from app.errors import ExpectedError, Remedy
from app.handing_over.sealing import is_sealed

_ASK_FOR_COPY = "元のパソコンで「写し」をつくりなおして、それを開いてください。"
_UNTOUCHED = "中身には手をつけていません。"
_ELSEWHERE = "USBメモリーの横のつまみを確かめるか、ちがう場所をえらんでください。"


def not_ours(path: Path) -> ExpectedError:
    """The file is something else."""
    return ExpectedError(
        f"「{path.name}」は、つどいばの帳面ではありません。{_UNTOUCHED}",
        "つどいばでつくった帳面（なまえの終わりが .tsudoiba）をえらんでください。",
    )


def empty(path: Path) -> ExpectedError:
    """The file has no content at all."""
    return ExpectedError(
        f"「{path.name}」は、中身がからっぽです。うつす途中で止まったのかもしれません。",
        f"{_ASK_FOR_COPY}控えがあれば、控えからもどせます。",
        Remedy.BACKUP,
    )


def damaged(path: Path) -> ExpectedError:
    """The file is ours but incomplete or changed."""
    return ExpectedError(
        f"「{path.name}」は、いたんでいるか、途中までしかありません。{_UNTOUCHED}",
        f"控えからもどすか、{_ASK_FOR_COPY}",
        Remedy.BACKUP,
    )


def damaged_backup(path: Path) -> ExpectedError:
    """A backup cannot be made into a ledger again."""
    return ExpectedError(
        f"この控え（{path.name}）は、いたんでいるか、途中までしかありません。帳面には手をつけていません。",
        "ほかの日の控えをえらんでください。",
    )


def incomplete_copy(path: Path) -> ExpectedError:
    """Another copy of a ledger does not add up: it was copied while somebody wrote in it, or changed by other means."""
    return ExpectedError(
        f"「{path.name}」は、そろっていません。使っている途中でうつしたのかもしれません。この帳面は前のままです。",
        "元のパソコンで帳面をとじるか「写し」をつくって、それを合わせてください。",
    )


def forked(path: Path) -> ExpectedError:
    """Two copies continue one and the same opening: somebody copied a running computer."""
    return ExpectedError(
        f"「{path.name}」とこの帳面には、同じ人の同じときの書きこみが、ちがう中身で入っています。合わせていません。",
        "どちらの帳面もそのまま取っておいて、つどいばの相談先に見てもらってください。",
    )


def not_its_origin(path: Path) -> ExpectedError:
    """A stripped copy can come home only where it came from."""
    return ExpectedError(
        f"「{path.name}」は、ほかの帳面から個人のことをぬいてつくった写しです。この帳面には合わせられません。",
        "もとの帳面をひらいて、そちらに合わせてください。もとの帳面のほうが新しいときは、先にそれを合わせてください。",
    )


def into_stripped(path: Path) -> ExpectedError:
    """The whole ledger would pour into a copy from which it was taken out."""
    return ExpectedError(
        f"この帳面は、「{path.name}」から個人のことをぬいた写しです。もとの帳面を合わせると、ぬいたものが入ってしまいます。",
        f"「{path.name}」のほうをひらいて、そちらにこの写しを合わせてください。",
    )


def built_upon() -> ExpectedError:
    """A join cannot be taken out of the journal any more."""
    return ExpectedError(
        "合わせたあとに続きが書かれているので、なかったことにはできません。帳面は前のままです。",
        "合わせて入ったものを、ひとつずつ選んで取り消せます。",
    )


def foreign_structure(path: Path) -> ExpectedError:
    """The file says that it is ours, but is built differently."""
    return ExpectedError(
        f"「{path.name}」には、つどいばのものではない仕組みが入っています。安全のため開きません。{_UNTOUCHED}",
        "控えからもどすか、この帳面をくれた方にたずねてください。",
        Remedy.BACKUP,
    )


def newer(path: Path, version: int, known: int) -> ExpectedError:
    """The file was made by a newer program."""
    return ExpectedError(
        f"「{path.name}」は、もっと新しいつどいばでつくられています（帳面の版 {version}、"
        f"このパソコンで読めるのは {known} まで）。{_UNTOUCHED}",
        f"このパソコンに、帳面の版 {version} が読めるつどいばを入れてください（「変更のきろく」に書いてあります）。",
    )


def gone(path: Path) -> ExpectedError:
    """There is no such file (any more)."""
    return ExpectedError(
        f"「{path.name}」が見つかりません。",
        "USBメモリーが抜けていないか、場所やなまえが変わっていないか確かめてください。",
        Remedy.RETRY,
    )


def exists(path: Path) -> ExpectedError:
    """Something with this name is there already."""
    return ExpectedError(
        f"「{path.name}」は、もうあります。上書きはしていません。",
        "ちがうなまえをつけるか、ちがう場所をえらんでください。",
    )


def protected(target: Path) -> ExpectedError:
    """A copy was to lie in a write-protected place."""
    return ExpectedError(
        f"{_protected_place(target)}写しは書いていません。帳面は無事です。", _ELSEWHERE, Remedy.RETRY
    )


def protected_folder(path: Path) -> ExpectedError:
    """Something new was to lie in a write-protected place."""
    return ExpectedError(f"{_protected_place(path)}「{path.name}」は、つくっていません。", _ELSEWHERE, Remedy.RETRY)


def _protected_place(path: Path) -> str:
    folder = path.absolute().parent
    return f"「{folder.name or folder}」は、書きこみが止められている場所です。"


def unreadable(path: Path) -> ExpectedError:
    """The file is kept from us altogether."""
    return ExpectedError(
        f"「{path.name}」は、読むことが止められています。{_UNTOUCHED}",
        "この帳面をくれた方か、パソコンにくわしい方に、読めるようにしてもらってください。",
    )


def bad_name(target: Path) -> ExpectedError:
    """The place takes no such name."""
    return ExpectedError(
        f"「{target.name}」は、書き出す先では使えないなまえです。写しは書いていません。",
        "記号のない、みじかいなまえをつけてください。",
    )


def read_only(path: Path) -> ExpectedError:
    """The file or its folder is write protected."""
    return ExpectedError(
        f"「{path.name}」は、書きこみが止められている場所にあります。読むことはできます。",
        "書きこめる場所へうつすか、書きこみの止めをはずしてから、もう一度開いてください。",
        Remedy.COPY,
    )


def not_allowed(path: Path) -> ExpectedError:
    """The operating system does not let us: to write it, to read it, or to make it."""
    if os.access(path, os.R_OK):
        return read_only(path)
    is_there = os.path.lexists(path) or not os.access(path.absolute().parent, os.X_OK)  # or nobody can see whether
    return unreadable(path) if is_there else protected_folder(path)


def not_for_writing(path: Path) -> ExpectedError:
    """The file was opened for reading only: it is a locked copy, or may not be written where it lies."""
    if not is_sealed(path):
        return read_only(path)
    return ExpectedError(
        f"「{path.name}」は、合言葉をつけた写しなので、書きこめません。読むことはできます。",
        "もとの帳面に合わせるときは、もとの帳面をひらいて、そちらにこの写しを合わせてください。ここから書きはじめるときは、"
        "先に合言葉のない写しを書き出して（tsudoiba backup）、それをひらいてください。",
        Remedy.COPY,
    )


def protected_meanwhile(path: Path) -> ExpectedError:
    """The file was open for writing, and may not be written any more."""
    return ExpectedError(
        f"「{path.name}」は、いつのまにか書きこみが止められています。帳面は書く前のままで、無事です。",
        "書きこみの止めをはずしてから、もう一度してください。できないときは、写しを書き出して、そちらに書いてください。",
        Remedy.COPY,
    )


def went_back(path: Path, hlc: int) -> ExpectedError:
    """The file holds less than this opening has seen in it: an older one was put in its place."""
    last = datetime.fromtimestamp(hlc / 1_000_000)
    when = f"{last.month}月{last.day}日 {last.hour}:{last.minute:02}までの" if hlc else "前の"
    return ExpectedError(
        f"「{path.name}」の中身が、{when}ものに置きかわっています。いまの書きこみは、していません。",
        "中身を確かめて、よければもう一度してください。ちがうときは、控えから戻せます。",
        Remedy.REOPEN,
    )


def another_ledger(path: Path) -> ExpectedError:
    """A different ledger has the name now."""
    return ExpectedError(
        f"「{path.name}」が、いつのまにかべつの帳面に置きかわっています。いまの書きこみは、していません。",
        "帳面のある場所を確かめて、書きたい帳面をひらきなおしてください。",
        Remedy.REOPEN,
    )


def needs_writing(path: Path) -> ExpectedError:
    """The file must be put in order first, and that is not allowed here."""
    return ExpectedError(
        f"「{path.name}」は、前に途中で止まった書きこみを片づけないと開けませんが、書きこみが止められている場所にあります。",
        "帳面と、となりにある「-journal」で終わるものを、いっしょに書きこめる場所へうつして開いてください。",
    )


def no_folder(path: Path) -> ExpectedError:
    """The folder that the file shall lie in is not there."""
    return ExpectedError(
        f"「{path.name}」を置くフォルダー「{path.absolute().parent.name}」がありません。",
        "フォルダーをつくるか、ちがう場所をえらんでください。",
    )


def name_too_long(path: Path) -> ExpectedError:
    """No file system takes a name of this length."""
    shown = 20
    return ExpectedError(f"「{path.name[:shown]}…」は、なまえが長すぎます。", "みじかいなまえをつけてください。")


def disk_full(path: Path) -> ExpectedError:
    """There is no room left."""
    return ExpectedError(
        f"場所がいっぱいで、「{path.name}」に書けませんでした。帳面は書く前のままで、無事です。",
        "いらないものを消して場所をあけてから、もう一度してください。",
        Remedy.RETRY,
    )


def locked(path: Path) -> ExpectedError:
    """Somebody else holds the file."""
    return ExpectedError(
        f"「{path.name}」は、ほかの画面かほかのパソコンで使われています。帳面は無事です。",
        "すこし待って、もう一度してください。",
        Remedy.RETRY,
    )


def unreachable(path: Path) -> ExpectedError:
    """Reading or writing failed: a stick was pulled, a network went away."""
    return ExpectedError(
        f"「{path.name}」に、とどきませんでした。USBメモリーやネットワークが外れたのかもしれません。",
        "つなぎなおして、もう一度してください。途中で止まった書きこみは、ひとりでに片づけられます。",
        Remedy.RETRY,
    )


_BY_CODE = {
    sqlite3.SQLITE_BUSY: locked,
    sqlite3.SQLITE_LOCKED: locked,
    sqlite3.SQLITE_FULL: disk_full,
    sqlite3.SQLITE_READONLY: read_only,
    sqlite3.SQLITE_PERM: read_only,
    sqlite3.SQLITE_IOERR: unreachable,
    sqlite3.SQLITE_CANTOPEN: unreachable,
    sqlite3.SQLITE_NOTADB: not_ours,
}

_BY_ERRNO = {
    errno.ENOSPC: disk_full,
    errno.EDQUOT: disk_full,
    errno.EFBIG: disk_full,
    errno.EACCES: not_allowed,
    errno.EPERM: not_allowed,
    errno.EROFS: not_allowed,
    errno.ENOENT: gone,
    errno.ENOTDIR: no_folder,
    errno.ENAMETOOLONG: name_too_long,
    errno.EEXIST: exists,
}


@contextmanager
def explained(path: Path, *, lost: Callable[[], None] | None = None) -> Iterator[None]:
    """Turn failures of disk or file within the block into ExpectedError; mistakes of the program pass through.

    `lost` is called when the file or its disk was out of reach.
    """
    try:
        yield
    except sqlite3.Error as error:
        if lost is not None and isinstance(error, sqlite3.OperationalError) and is_out_of_reach(error):
            lost()
        expected = _explain(error, path)
        if expected is None:
            raise
        raise expected from error
    except UnicodeDecodeError as error:  # SQLite's complaint quotes a name out of damaged pages
        raise damaged(path) from error
    except OSError as error:
        if error.errno == errno.ENOENT and not path.absolute().parent.exists():
            raise no_folder(path) from error
        raise _BY_ERRNO.get(error.errno or 0, unreachable)(path) from error


def _explain(error: sqlite3.Error, path: Path) -> ExpectedError | None:
    if is_damage(error):
        return damaged(path)
    code = _code_of(error)
    if code == sqlite3.SQLITE_READONLY_ROLLBACK:
        return needs_writing(path)
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY_DBMOVED) and not path.exists():
        return gone(path)
    if code == sqlite3.SQLITE_CANTOPEN and not os.access(path.parent, os.W_OK):
        return read_only(path)
    explanation = _BY_CODE.get(code & 0xFF)
    return None if explanation is None else explanation(path)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the content of the file is at fault: torn pages, a value without end, a header of no known form, text
    that is no UTF-8. The last two have no code of their own.
    """
    words = ("decode to UTF-8", "unsupported file format")
    is_coded = _code_of(error) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_TOOBIG)
    return is_coded or any(each in str(error) for each in words)


def is_out_of_reach(error: sqlite3.Error) -> bool:
    """Whether reading or writing itself failed: a stick was pulled, a network went away."""
    return _code_of(error) & 0xFF in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)


def _code_of(error: sqlite3.Error) -> int:
    """SQLite's own code, 0 for what Python's module itself complains about."""
    return getattr(error, "sqlite_errorcode", 0)
