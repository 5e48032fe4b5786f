"""Whether the standard library that comes with Windows Python is the one of CPython and nothing else.

The libraries and programs are signed by the Python Software Foundation; python311.zip, full of compiled modules, is
not. Each is compared with what the same release's source compiles to.
"""

from __future__ import annotations

import marshal
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

_HEADER = 16
"""Bytes before the code in a .pyc."""

_OPTIMIZE = 2
"""The embeddable package is compiled without asserts and docstrings."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was found.

    Attributes:
        same: number of modules that are what the source compiles to.
        different: names of those that are not.
        unknown: names of those without source to compare with.
    """

    same: int
    different: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def is_genuine(self) -> bool:
        """Whether every module is known and the same."""
        return self.same > 0 and not self.different and not self.unknown


def compare(archive: Path, source_of: Callable[[str], bytes | None]) -> Comparison:
    """Every compiled module of the zip against its source.

    Args:
        archive: python311.zip.
        source_of: the source of `json/decoder.py`, None when there is none.
    """
    same, different, unknown = 0, [], []
    for name, code in _modules(archive):
        source = source_of(name)
        if source is None:
            unknown.append(name)
        elif essence(code) == essence(compile_as(source, code.co_filename)):
            same += 1
        else:
            different.append(name)
    return Comparison(same, tuple(different), tuple(unknown))


def compile_as(source: bytes, filename: str) -> CodeType:
    """What the source becomes in the embeddable package."""
    return compile(source, filename, "exec", dont_inherit=True, optimize=_OPTIMIZE)


def essence(code: CodeType) -> tuple[object, ...]:
    """All that a code object does and says of itself, but for the way its constants are shared in memory."""
    return (
        *(code.co_code, code.co_name, code.co_qualname, code.co_flags, code.co_exceptiontable),
        *(code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars),
        *(code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount),
        *(code.co_firstlineno, code.co_linetable),
        tuple(_constant(value) for value in code.co_consts),
    )


def _constant(value: object) -> object:
    if isinstance(value, CodeType):
        return essence(value)
    if isinstance(value, frozenset):  # its order differs from run to run
        return (frozenset, sorted(map(repr, value)))
    return repr(value)


def _modules(archive: Path) -> Iterator[tuple[str, CodeType]]:
    with zipfile.ZipFile(archive) as members:
        for name in members.namelist():
            if name.endswith(".pyc"):
                code = marshal.loads(members.read(name)[_HEADER:])
                assert isinstance(code, CodeType)
                yield name.removesuffix("c"), code
