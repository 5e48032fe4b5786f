"""A shared folder: every computer keeps one copy of its own there, and takes in the others' as they appear.

Any engine may move the files (a share of the office, OneDrive, Nextcloud, Syncthing): nothing is asked of it but that
whole files arrive some day, in any order. No computer ever writes another one's file, so there is nothing to lock.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from app.carrying.copies import Condition, CopyFiles, Head
from app.carrying.copy_names import ENDING
from app.carrying.notebook import Notebook, Seen, Sight, without_what_is_posted
from app.errors import ExpectedError, Remedy
from app.joined import Joined
from app.progress import Progress, no_progress

POST_EVERY = timedelta(minutes=10)
"""How often this computer writes its copy at most, but for the time the ledger is closed."""

_NOT_THERE = (0, 0)
_REFUSED_FOR = timedelta(days=1)
_OWN_TROUBLE = (Remedy.RETRY, Remedy.COPY, Remedy.REOPEN)
"""What helps where this computer's own ledger cannot be written now."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one look into the folder did.

    Attributes:
        notebook: to be remembered.
        joined: what came into the ledger, join by join; nearly always one or none.
        posted: this computer's copy was written.
        told: what the user shall hear once: a copy of a newer program, one that does not add up.
    """

    notebook: Notebook
    joined: tuple[Joined, ...] = ()
    posted: bool = False
    told: tuple[ExpectedError, ...] = ()


def share(
    ledger: Path,
    folder: Path,
    notebook: Notebook,
    files: CopyFiles,
    *,
    now: datetime,
    takes_in: bool = True,
    is_closing: bool = False,
    progress: Progress = no_progress,
) -> Round:
    """One round: take in what is new in the folder, and put there what is new here.

    Args:
        now: for the ten minutes between two copies, and what is said in the list; nothing else rests on a clock.
        takes_in: False while somebody is writing in a form: what comes waits, or it would be overwritten unseen.
        is_closing: the ledger is being closed: only what is new here is put there, and at once.

    Raises:
        ExpectedError: the folder or the ledger is out of reach, or full; everything is as it was.
        Cancelled: `progress` stopped it between two files.
    """
    present = _present(folder, notebook.name)
    seen = {name: each for name, each in notebook.seen.items() if name in present}
    notebook = _as_it_lies(folder / notebook.name, notebook, files)
    posted = notebook.posted
    own = files.standing(ledger)
    joined: list[Joined] = []
    told: list[ExpectedError] = []
    if takes_in and not is_closing:
        heads = _look(present, seen, files, now, progress)
        new = [path for path, head in heads.items() if _brings(head, own)]
        refused = _take_in(ledger, new, files, now, joined)
        own = files.standing(ledger) if joined else own
        for path, head in heads.items():
            reason = refused.get(path) or _reason(path, head, own)
            seen[path.name] = _noted(present[path.name], head, own, posted, now, reason)
            if reason is not None and not _was_told(notebook, path.name, reason):
                told.append(reason)
    notebook = replace(notebook, seen=seen)
    if not (is_closing or _is_due(notebook, now)) or not _has_news(own, notebook):
        return Round(notebook, tuple(joined), told=tuple(told))
    target = folder / notebook.name
    files.post(ledger, target)
    seen_now = without_what_is_posted(seen, own.vector)
    notebook = replace(notebook, posted=own.vector, posted_at=now, posted_as=_state(target), seen=seen_now)
    return Round(notebook, tuple(joined), posted=True, told=tuple(told))


def _as_it_lies(own_copy: Path, notebook: Notebook, files: CopyFiles) -> Notebook:
    """What this computer's copy in the folder holds: an engine may have put an older one back, somebody taken it away.

    Raises:
        ExpectedError: it is out of reach.
    """
    state = _state(own_copy)
    if state == notebook.posted_as:
        return notebook
    head = files.head(own_copy) if state != _NOT_THERE else Head(Condition.INCOMPLETE)
    return replace(notebook, posted=head.vector, posted_as=state)


def _state(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except FileNotFoundError:
        return _NOT_THERE
    except OSError as error:
        raise out_of_reach(path.parent) from error
    return status.st_size, status.st_mtime_ns


def _present(folder: Path, own_name: str) -> Mapping[str, tuple[Path, int, int]]:
    """The files of others by name: path, bytes, when written (ns)."""
    try:
        inside = list(folder.iterdir())
    except OSError as error:
        raise out_of_reach(folder) from error
    found = {}
    for path in inside:
        is_copy = path.suffix.lower() == ENDING and not path.name.startswith((".", "~"))
        if is_copy and path.name != own_name:
            try:
                status = path.stat()
            except OSError:  # taken away meanwhile, or a link that leads nowhere: the others do not wait for it
                continue
            found[path.name] = (path, status.st_size, status.st_mtime_ns)
    return found


def _look(
    present: Mapping[str, tuple[Path, int, int]],
    seen: Mapping[str, Seen],
    files: CopyFiles,
    now: datetime,
    progress: Progress,
) -> Mapping[Path, Head]:
    """The heads of files that are new or were replaced, or were of no use yet when they were looked at last."""
    found = {}
    for done, (name, (path, size, modified)) in enumerate(sorted(present.items())):
        progress(done, len(present))
        known = seen.get(name)
        if known is not None and (known.size, known.modified) == (size, modified) and not _is_worth_another(known, now):
            continue
        try:
            found[path] = files.head(path)
        except ExpectedError:  # just being replaced, or taken away
            found[path] = Head(Condition.INCOMPLETE)
    return found


def _is_worth_another(known: Seen, now: datetime) -> bool:
    """Whether the very same file may turn out otherwise: its content is still arriving, or it was refused long ago."""
    is_old = not now - _REFUSED_FOR < known.looked <= now
    return known.sight is Sight.WAITING or (known.sight is Sight.REFUSED and is_old)


def _brings(head: Head, own: Head) -> bool:
    return head.condition is Condition.WHOLE and head.book == own.book and not own.holds(head.vector)


def _take_in(
    ledger: Path, new: Sequence[Path], files: CopyFiles, now: datetime, joined: list[Joined]
) -> dict[Path, ExpectedError]:
    """Join all at once; where that fails one by one, so that one bad copy keeps nobody waiting. Returns those refused.

    Raises:
        ExpectedError: the ledger itself cannot be written now.
    """
    if not new:
        return {}
    try:
        joined.append(files.join(ledger, new, now=now))
        return {}
    except ExpectedError as error:
        if error.remedy in _OWN_TROUBLE:
            raise
        if len(new) == 1:
            return {new[0]: error}
    refused: dict[Path, ExpectedError] = {}
    for path in new:
        refused |= _take_in(ledger, [path], files, now, joined)
    return refused


def _reason(path: Path, head: Head, own: Head) -> ExpectedError | None:
    """Why a copy cannot be taken in, where that will not change by itself."""
    if head.condition is Condition.NEWER:
        return ExpectedError(
            f"共有フォルダーに、もっと新しいつどいばの写し（{path.name}）があります。まだ合わせていません。",
            "このパソコンのつどいばを新しくすると、ひとりでに合わせます。",
        )
    return None


def _noted(
    file: tuple[Path, int, int],
    head: Head,
    own: Head,
    posted: Mapping[int, int],
    now: datetime,
    reason: ExpectedError | None,
) -> Seen:
    _path, size, modified = file
    is_ours = head.condition is Condition.WHOLE and head.book == own.book
    if reason is not None:
        sight = Sight.NEWER if head.condition is Condition.NEWER else Sight.REFUSED
    elif head.condition is Condition.INCOMPLETE:
        sight = Sight.WAITING
    else:
        sight = Sight.JOINED if is_ours else Sight.REFUSED
    covers = {writer: n for writer, n in head.vector.items() if n > posted.get(writer, 0)} if is_ours else {}
    last = head.last
    return Seen(
        size,
        modified,
        sight,
        now,
        who="" if last is None else last.who,
        host="" if last is None else last.host,
        written=None if last is None else last.when,
        reason="" if reason is None else str(reason),
        covers=covers,
    )


def _was_told(notebook: Notebook, name: str, reason: ExpectedError) -> bool:
    known = notebook.seen.get(name)
    return known is not None and known.reason == str(reason)


def _is_due(notebook: Notebook, now: datetime) -> bool:
    """Whether ten minutes are over; a clock that was put back counts as over."""
    last = notebook.posted_at
    return last is None or not now - POST_EVERY < last <= now


def _has_news(own: Head, notebook: Notebook) -> bool:
    """Whether the ledger knows something that no copy in the folder does: this computer's, or one it has taken in."""
    others = [each.covers for each in notebook.seen.values() if each.sight is Sight.JOINED]
    return any(
        n > notebook.posted.get(writer, 0) and not any(covers.get(writer, 0) >= n for covers in others)
        for writer, n in own.vector.items()
    )


def out_of_reach(folder: Path) -> ExpectedError:
    """The shared folder is not there, or cannot be read now."""
    return ExpectedError(
        f"共有フォルダー「{folder.name or folder}」に、いまはとどきません。書いたものは、この帳面に入っています。",
        "つながると、ひとりでに続きをします。",
        Remedy.RETRY,
    )
