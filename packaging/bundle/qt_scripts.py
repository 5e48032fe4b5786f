"""The Python part of PySide6, laid where it looks for it before anything else.

It is carried inside shiboken's library and compiled anew at every start of every program, which takes a quarter of the
start of a bare window. Where a folder `files.dir` lies beside shiboken (PySide6 lays one itself when it is told
SBK_EMBED=0), it is taken from there, compiled once.
"""

from __future__ import annotations

import base64
import io
import re
import zipfile
from pathlib import Path

from bundle.errors import BuildError

_FOLDER = "files.dir"
_PACKAGE = "shibokensupport/"
_CARRIED = re.compile(rb"UEsDB[A-Za-z0-9+/=\n\0]{10000,}")
"""A zip in base64, in pieces as long as compilers take them."""


def lay_scripts(shiboken: Path) -> Path:
    """Lays what the library in the folder of shiboken6 carries; the folder that was made.

    Raises:
        BuildError: this release of PySide6 carries it in another way.
    """
    target = shiboken / _FOLDER
    (library,) = (*shiboken.glob("libshiboken6.abi3.so*"), *shiboken.glob("shiboken6.abi3.dll"))
    for name, text in carried_scripts(library.read_bytes()).items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    return target


def carried_scripts(library: bytes) -> dict[str, bytes]:
    """Every module that a library of shiboken carries, by its path.

    Raises:
        BuildError: none is found.
    """
    found = _CARRIED.search(library)
    if found is None:
        raise BuildError("shiboken carries its Python part in another way than it did")
    letters = found[0].translate(None, b"\0\n")
    whole = letters[: len(letters) // 4 * 4]  # whatever text follows it looks the same
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(whole))) as files:
        modules = {name: files.read(name) for name in files.namelist() if name.startswith(_PACKAGE) and name[-1] != "/"}
    if f"{_PACKAGE}signature/loader.py" not in modules:
        raise BuildError(f"shiboken carries no loader: {sorted(modules)}")
    return modules
