"""The standard library that is shipped, against its source."""

from __future__ import annotations

import marshal
import zipfile
from pathlib import Path

import pytest
from bundle.stdlib import Comparison, compare, compile_as, essence

SOURCES = {
    "small.py": b'"""Gone when compiled."""\nassert True\ndef f(a, *, b=1):\n    return {a, b} & {"x", "y", "z"}\n',
    "json/decoder.py": b"class C:\n    def m(self):\n        return lambda: self\nif 1 in {1, 2, 3}:\n    pass\n",
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A python311.zip made elsewhere: other file names in the code."""
    made = tmp_path / "python311.zip"
    with zipfile.ZipFile(made, "w") as members:
        for name, source in SOURCES.items():
            code = compile_as(source, f"C:\\elsewhere\\{name}")
            members.writestr(f"{name}c", b"\0" * 16 + marshal.dumps(code))
        members.writestr("pydoc_data/_pydoc.css", b"body {}")
    return made


def test_modules_that_come_from_the_source_are_genuine(archive: Path) -> None:
    found = compare(archive, SOURCES.get)
    assert found == Comparison(same=2, different=(), unknown=())
    assert found.is_genuine


@pytest.mark.parametrize(
    ("before", "after"),
    [(b"b=1", b"b=2"), (b"&", b"|"), (b'"x"', b'"w"'), (b"f(a,", b"g(a,"), (b"def f", b"import os\ndef f")],
)
def test_any_change_is_noticed(archive: Path, before: bytes, after: bytes) -> None:
    changed = {**SOURCES, "small.py": SOURCES["small.py"].replace(before, after)}
    assert changed != SOURCES
    assert compare(archive, changed.get).different == ("small.py",)


def test_a_module_without_source_is_not_genuine(archive: Path) -> None:
    found = compare(archive, {"small.py": SOURCES["small.py"]}.get)
    assert found.unknown == ("json/decoder.py",)
    assert not found.is_genuine


def test_an_empty_archive_is_not_genuine() -> None:
    assert not Comparison(0, (), ()).is_genuine


def test_a_function_deep_inside_counts() -> None:
    one, other = (compile_as(f"class C:\n  def m(self):\n    return {n}".encode(), "x") for n in (1, 2))
    assert essence(one) != essence(other)
