"""Which libraries of the building computer are shipped for Linux."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from bundle.errors import BuildError
from bundle.linux import refuse_gpl
from bundle.linux_code import read_wanted, unasked, wanted_libraries

SAID = """
File: a/program
  Tag        Type                         Name/Value
 0x0000000000000001 (NEEDED)             Shared library: [libone.so.1]
 0x0000000000000001 (NEEDED)             Shared library: [libc.so.6]
 0x000000000000000e (SONAME)             Library soname: [program.so]

File: a/data.txt

File: libone.so.1
 0x0000000000000001 (NEEDED)             Shared library: [libtwo.so.2]
"""


def test_what_readelf_says_is_understood() -> None:
    assert read_wanted(SAID) == {"a/program": {"libone.so.1", "libc.so.6"}, "libone.so.1": {"libtwo.so.2"}}


def test_a_real_program_wants_the_c_library(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("no program", encoding="utf-8")
    program = Path(sys.executable).resolve()
    for files in ([program], [program, text]):
        (wanted,) = wanted_libraries(files).values()
        assert "libc.so.6" in wanted


def test_libraries_are_kept_as_far_as_somebody_loads_them() -> None:
    wanted = {"program": {"one"}, "one": {"two", "libc"}, "gtk": {"cairo", "two"}, "cairo": {"gtk"}}
    assert unasked(["one", "two", "gtk", "cairo"], wanted) == {"gtk", "cairo"}


@pytest.mark.parametrize("name", ["_internal/libreadline.so.8", "_internal/reportlab/fonts/DarkGardenMK.pfb"])
def test_what_is_under_the_gpl_is_refused(tmp_path: Path, name: str) -> None:
    refuse_gpl(tmp_path)
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).touch()
    with pytest.raises(BuildError, match="GPL"):
        refuse_gpl(tmp_path)
