"""Names of copies: which files beside a ledger an engine that moves files made of it, and which names travel."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.errors import ExpectedError

ENDING = ".tsudoiba"

_MADE_BY = (
    (re.compile(r"\.sync-conflict-\d{8}-\d{6}-\w+"), "Syncthing"),
    (re.compile(r" ?\(conflicted copy \d{4}-\d{2}-\d{2} \d{6}\)|_conflict-\d{8}-\d{6}"), "Nextcloud"),
    (re.compile(r" ?\((.*\b)?(conflicted copy|case conflict)\b.*\)", re.IGNORECASE), "Dropbox"),
    (re.compile(r"[ _]?[(（].*(競合|矛盾).*コピー.*[)）]"), "Dropbox"),
    (re.compile(r" ?\(SFConflict .*\)"), "Seafile"),
    (re.compile(r" ?\(\d{1,2}\)"), "Google ドライブ"),
    (re.compile(r" \d{1,2}"), "iCloud"),
    (re.compile(r"-[^\s/\\]{1,63}"), "OneDrive"),
)
"""What stands between the ledger's own name and the ending, and who writes that; in the order they are tried."""


@dataclass(frozen=True, slots=True)
class NamedCopy:
    """A file whose name says that an engine put a second version of a ledger beside it.

    Attributes:
        name: of the file; maker: 「OneDrive」.
    """

    name: str
    maker: str


def conflicted_copies(own: str, names: Iterable[str]) -> Sequence[NamedCopy]:
    """Those of `names`, files beside a ledger called `own`, called like copies of it, or of which it is one."""
    found = []
    for name in names:
        maker = _maker(own, name) or _maker(name, own)
        if maker:
            found.append(NamedCopy(name, maker))
    return sorted(found, key=lambda each: each.name)


def _maker(original: str, copy: str) -> str:
    first, second = _stem(original), _stem(copy)
    if not first or not second.startswith(first) or second == first:
        return ""
    added = second[len(first) :]
    return next((maker for pattern, maker in _MADE_BY if pattern.fullmatch(added)), "")


def _stem(name: str) -> str:
    """The name without its ending, composed as Windows does it; '' when it is none of a ledger's."""
    plain = unicodedata.normalize("NFC", name)
    return plain[: -len(ENDING)] if plain.casefold().endswith(ENDING) else ""


# names that every disk takes: FAT and exFAT of sticks, NTFS, and the clouds, which refuse what Windows refuses

_REFUSED = '\\/:*?"<>|'
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST_BYTES = 250
_LONGEST_PIECE = 24


def insist_on_portable(name: str) -> None:
    """A copy shall be readable on every computer, so its name must be one that every disk takes.

    Raises:
        ExpectedError: it is not; says what is in the way.
    """
    refused = [letter for letter in name if _is_refused(letter)]
    if refused:
        shown = "」「".join(dict.fromkeys(letter if letter in _REFUSED else "見えない字" for letter in refused))
        raise ExpectedError(
            f"「{shown}」は、USBメモリーやWindowsでは、なまえに使えません。写しは書いていません。",
            "その字をのぞいたなまえをつけてください。",
        )
    if name != name.strip(" ") or name.endswith(".") or _DEVICES.fullmatch(name):
        raise ExpectedError(
            f"「{name.strip()}」は、USBメモリーやWindowsでは使えないなまえです。写しは書いていません。",
            "ちがうなまえをつけてください。",
        )
    if len(name.encode("utf-8", "surrogateescape")) > _LONGEST_BYTES:
        raise ExpectedError("なまえが長すぎて、写しを書けませんでした。", "みじかいなまえをつけてください。")


def portable(text: str, longest: int = _LONGEST_PIECE) -> str:
    """A piece of a name made of any text: what some disk refuses becomes a space, what is too long is cut."""
    plain = unicodedata.normalize("NFC", text)
    kept = "".join(" " if _is_refused(letter) else letter for letter in plain)
    cut = " ".join(kept.split())[:longest].strip(" .")
    return f"_{cut}" if _DEVICES.fullmatch(cut) else cut


def _is_refused(letter: str) -> bool:
    """Control characters and halves of a pair beside the signs; a wide space and joiners of emoji are letters."""
    return letter in _REFUSED or unicodedata.category(letter) in ("Cc", "Cs")
