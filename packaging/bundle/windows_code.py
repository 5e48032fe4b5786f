"""What Windows programs and libraries load (PE files), so that nothing is missing on a PC without anything else."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

# Part of every Windows 10 since 1809. icuuc.dll is Windows' own ICU, which Qt uses; api-ms-* and ext-ms-* are names of
# parts of Windows.
OF_WINDOWS = frozenset(
    (
        *("advapi32", "authz", "bcrypt", "bcryptprimitives", "comctl32", "comdlg32", "crypt32", "d2d1", "d3d11"),
        *("d3d12", "d3d9", "dwmapi", "dwrite", "dxgi", "gdi32", "icuuc", "imm32", "iphlpapi", "kernel32", "mpr"),
        *("msvcrt", "netapi32", "ntdll", "ole32", "oleaut32", "psapi", "rpcrt4", "setupapi", "shell32", "shlwapi"),
        *("uiautomationcore", "user32", "userenv", "usp10", "uxtheme", "version", "winmm", "winspool.drv", "ws2_32"),
        "wtsapi32",
    )
)
_IMPORTS, _LATE_IMPORTS = (1, 20, 12), (13, 32, 4)
"""Of the two tables of imports: number in the list of tables, bytes of an entry, where the name's address stands."""


class WindowsCode:
    """One .exe, .dll or .pyd for 64-bit Windows, by its bytes."""

    def __init__(self, content: bytes) -> None:
        """Raises ValueError when it is no such file."""
        if content[:2] != b"MZ":
            raise ValueError("not a Windows program or library")
        self._content = content
        start = self._number("I", 0x3C)
        self._optional = start + 24
        if content[start : start + 4] != b"PE\0\0" or self._number("H", self._optional) != 0x20B:
            raise ValueError("not for 64-bit Windows")
        sections = self._optional + self._number("H", start + 20)
        self._sections = [sections + 40 * number for number in range(self._number("H", start + 6))]

    @property
    def has_window(self) -> bool:
        """Whether it opens no console (the subsystem is GUI)."""
        return self._number("H", self._optional + 68) == 2

    def imports(self) -> list[str]:
        """Names of the libraries it loads, at once or when first needed, in small letters."""
        return [self._text(name).lower() for _, name in (*self._table(*_IMPORTS), *self._table(*_LATE_IMPORTS))]

    def names_from(self, library: str) -> list[str]:
        """What it asks of one library that it loads at once."""
        found = []
        for entry, name in self._table(*_IMPORTS):
            if self._text(name).lower() == library:
                wish = self._place(self._number("I", entry))
                while address := self._number("Q", wish):
                    found.append(self._text(address + 2))  # after the number where it probably stands
                    wish += 8
        return found

    def _table(self, number: int, size: int, name_at: int) -> Iterator[tuple[int, int]]:
        """Place of each entry, and address of the library's name."""
        address = self._number("I", self._optional + 112 + 8 * number)
        if not address:
            return
        entry = self._place(address)
        while name := self._number("I", entry + name_at):
            yield entry, name
            entry += size

    def _text(self, address: int) -> str:
        place = self._place(address)
        return self._content[place : self._content.index(b"\0", place)].decode("ascii")

    def _place(self, address: int) -> int:
        """Where in the file lies what is at an address in memory."""
        for section in self._sections:
            length, begin, stored, place = struct.unpack_from("<IIII", self._content, section + 8)
            if begin <= address < begin + max(length, stored):
                return int(address - begin + place)
        raise ValueError(f"address {address:#x} lies in no section")

    def _number(self, form: str, place: int) -> int:
        return int(struct.unpack_from(f"<{form}", self._content, place)[0])


def missing_libraries(codes: Mapping[str, WindowsCode], searched: Mapping[str, tuple[str, ...]]) -> list[str]:
    """What is neither in the bundle where it would be searched for, nor part of Windows, as sentences.

    Args:
        codes: every program and library of the bundle by its path.
        searched: by a folder (`packages/PySide6`; '' for all), the folders where libraries loaded from inside it are
            also found; beside the library itself they always are.
    """
    here = {name.lower() for name in codes}
    found = []
    for name, code in sorted(codes.items()):
        own = PurePosixPath(name).parent
        folders = [own.as_posix()]
        for folder, others in searched.items():
            if not folder or own.is_relative_to(folder):
                folders += others
        for library in code.imports():
            is_there = any(f"{folder}/{library}".lower() in here for folder in folders)
            if not is_there and not is_of_windows(library):
                found.append(f"{name} needs {library}")
    return found


def is_of_windows(library: str) -> bool:
    """Whether every supported Windows has it."""
    return library.startswith(("api-ms-", "ext-ms-")) or library.removesuffix(".dll") in OF_WINDOWS
