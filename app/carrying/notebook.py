"""What this computer remembers of a shared folder: its own copy there, and how it saw everybody else's."""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app.carrying.copies import Vector
from app.carrying.copy_names import ENDING, portable
from app.paths import part_of

_FORM = 1
_TAG_BYTES = 4


class Sight(StrEnum):
    """What became of another computer's copy."""

    JOINED = "joined"
    """Everything in it is in the ledger."""
    WAITING = "waiting"
    """Not whole yet: it is looked at again and again."""
    NEWER = "newer"
    """Made by a newer program than this one."""
    REFUSED = "refused"
    """It does not add up, or belongs to another ledger."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One copy of somebody else's, as it was when it was looked at last.

    Attributes:
        size, modified: of the file (bytes, ns): it is looked at again only when one of them differs.
        who, host, written: who wrote in it last, and when by his clock.
        looked: local time.
        reason: why it is not joined, in the words told once; '' otherwise.
        covers: writer -> n, of what it knows beyond this computer's own copy in the folder.
    """

    size: int
    modified: int
    sight: Sight
    looked: datetime
    who: str = ""
    host: str = ""
    written: datetime | None = None
    reason: str = ""
    covers: Vector = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Notebook:
    """Attributes:
    name: of this computer's own file in the folder.
    posted: what that holds; posted_at: local time when it was written last, None when never.
    posted_as: its size and time (bytes, ns) then; otherwise somebody put another version in its place.
    seen: file name -> copy of somebody else's.
    """

    name: str
    posted: Vector = field(default_factory=dict)
    posted_at: datetime | None = None
    posted_as: tuple[int, int] = (0, 0)
    seen: Mapping[str, Seen] = field(default_factory=dict)


def new_notebook(ledger: Path, who: str, host: str) -> Notebook:
    """For a ledger that begins to use a shared folder: its file there is called after ledger, person and computer."""
    pieces = [portable(ledger.stem) or "帳面", portable(who, 12), portable(host, 12), secrets.token_hex(_TAG_BYTES)]
    return Notebook(name=f"{' '.join(piece for piece in pieces if piece)}{ENDING}")


def read_notebook(path: Path) -> Notebook | None:
    """What was remembered; None when nothing was, or it cannot be read: everything is then looked at anew."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["form"] != _FORM:
            return None
        return Notebook(
            name=str(found["name"]),
            posted=_vector(found["posted"]),
            posted_at=_moment(found["posted_at"]),
            posted_as=(int(found["posted_size"]), int(found["posted_modified"])),
            seen={str(name): _seen(each) for name, each in found["seen"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_notebook(path: Path, notebook: Notebook) -> None:
    """Remember it; where nothing can be written everything is looked at anew next time."""
    content = {
        "form": _FORM,
        "name": notebook.name,
        "posted": _stored(notebook.posted),
        "posted_at": _said(notebook.posted_at),
        "posted_size": notebook.posted_as[0],
        "posted_modified": notebook.posted_as[1],
        "seen": {
            name: {
                "size": each.size,
                "modified": each.modified,
                "sight": each.sight.value,
                "looked": _said(each.looked),
                "who": each.who,
                "host": each.host,
                "written": _said(each.written),
                "reason": each.reason,
                "covers": _stored(each.covers),
            }
            for name, each in notebook.seen.items()
        },
    }
    with contextlib.suppress(OSError), part_of(path) as part:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(content), encoding="ascii")  # a name may hold what no UTF-8 can
        part.replace(path)


def without_what_is_posted(seen: Mapping[str, Seen], posted: Vector) -> Mapping[str, Seen]:
    """What the others cover once more stands in this computer's own copy."""
    return {
        name: replace(each, covers={writer: n for writer, n in each.covers.items() if n > posted.get(writer, 0)})
        for name, each in seen.items()
    }


def _seen(stored: Mapping[str, object]) -> Seen:
    looked = _moment(stored["looked"])
    if looked is None:
        raise ValueError("a copy that was never looked at")
    return Seen(
        size=int(str(stored["size"])),
        modified=int(str(stored["modified"])),
        sight=Sight(str(stored["sight"])),
        looked=looked,
        who=str(stored["who"]),
        host=str(stored["host"]),
        written=_moment(stored["written"]),
        reason=str(stored["reason"]),
        covers=_vector(stored["covers"]),
    )


def _stored(vector: Vector) -> Mapping[str, int]:
    return {f"{writer:x}": n for writer, n in vector.items()}


def _vector(stored: object) -> Vector:
    if not isinstance(stored, dict):
        raise ValueError("no vector")
    return {int(writer, 16): int(n) for writer, n in stored.items()}


def _said(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(stored: object) -> datetime | None:
    return None if stored is None else datetime.fromisoformat(str(stored))
