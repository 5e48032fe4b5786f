"""The Python part of PySide6 that is laid beside its library."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from bundle.errors import BuildError
from bundle.qt_scripts import carried_scripts, lay_scripts


def _installed() -> Path:
    found = importlib.util.find_spec("shiboken6")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent


def test_what_the_installed_library_carries_lies_beside_it_as_modules(tmp_path: Path) -> None:
    (library,) = _installed().glob("libshiboken6.abi3.so*")
    (tmp_path / library.name).symlink_to(library)
    target = lay_scripts(tmp_path)
    assert target == tmp_path / "files.dir"
    modules = {path.relative_to(target).as_posix() for path in target.rglob("*.py")}
    assert {"shibokensupport/__init__.py", "shibokensupport/feature.py", "shibokensupport/signature/loader.py"} < modules
    for name in modules:
        compile((target / name).read_bytes(), name, "exec")


def test_a_library_that_carries_it_in_another_way_is_refused() -> None:
    with pytest.raises(BuildError, match="in another way"):
        carried_scripts(b"\x7fELF" + b"x" * 20000)
