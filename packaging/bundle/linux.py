"""Builds the Linux program: one frozen folder, then the .deb and the tar.gz of it.

    python -m bundle.linux ROOT

Takes what it needs into ROOT/build and writes the results into ROOT/dist. Runs where the oldest system that shall be
reached lies: what is built on Debian 12 needs glibc 2.36.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bundle import committed, own_code
from bundle.command import carry_out
from bundle.errors import BuildError
from bundle.linux_code import unasked, wanted_libraries
from bundle.parts import INSTALLED
from bundle.places import LinuxPlaces
from bundle.program import READ_ME, compile_all, version_of, write_read_me
from bundle.qt_scripts import lay_scripts
from bundle.results import tell

# Everything else is in the folder; these belong to the graphics driver, to the C library, or to every desktop.
DEPENDS = "libc6 (>= 2.36), libgl1, libegl1, libxcb1, libfontconfig1, libfreetype6, libdbus-1-3, libglib2.0-0"
UNDER_GPL = ("libreadline.so*", "libgdbm*.so*", "DarkGarden*")
"""What Python and its packages may bring along, but for which the program would have to be under the GPL."""

_TOOLS = ("altgraph-", "pip-", "pyinstaller_hooks_contrib-", "setuptools-")
"""Packages that freeze and are not shipped; of PyInstaller itself the starter is."""

_CONTROL = """\
Package: tsudoiba
Version: {version}
Section: office
Priority: optional
Architecture: amd64
Maintainer: つどいば <tsudoiba@localhost>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: libcups2
Description: offline record book for Japanese community centres
 つどいば：地域の居場所・場・人・集まりの記録を、ひとつの帳面に。
 インターネットは使いません。
"""


def build(places: LinuxPlaces) -> None:
    """Everything, from the locked downloads to the results in ROOT/dist."""
    committed.lay(places.root, places.committed, places.commit)
    version = version_of(places.committed)
    freeze(places)
    lay_share(places, version)
    write_read_me(places.committed, places.sources / READ_ME, places.work / READ_ME, newline="\n")
    places.results.mkdir(parents=True, exist_ok=True)
    tell("folder", places.tree)
    archive = places.results / f"tsudoiba-{version}-linux-x86_64.tar.gz"
    write_tar(places, archive, f"tsudoiba-{version}")
    tell("tar.gz", archive)
    package = places.results / f"tsudoiba_{version}_amd64.deb"
    make_package(places, version, package)
    tell(".deb", package)


def freeze(places: LinuxPlaces) -> None:
    """The program with its Python and its packages, in an environment that holds nothing but what is locked."""
    environment = places.work / "environment"
    python = environment / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(environment)], check=True)
    locks = [places.committed / "packaging" / "requirements.txt", places.sources / "pyinstaller.txt"]
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    install += ["--require-hashes", "--no-deps", "--only-binary=:all:", f"--report={places.work / INSTALLED}"]
    subprocess.run([*install, *(word for lock in locks for word in ("--requirement", str(lock)))], check=True)
    shutil.rmtree(places.frozen, ignore_errors=True)
    words = ["--noconfirm", "--log-level=WARN", f"--distpath={places.frozen}"]
    words += [f"--workpath={places.work / 'pyinstaller'}", str(places.sources / "tsudoiba.spec")]
    variables = own_code.environment(places.committed)
    subprocess.run([str(python), "-P", "-m", "PyInstaller", *words], env=variables, cwd=places.work, check=True)
    compile_all(lay_scripts(places.tree / "_internal" / "shiboken6"))
    drop_unasked(places.tree)
    refuse_gpl(places.tree)
    strip_libraries(places.tree)
    lay_licences(environment, places.tree / "licences")
    lay_system_licences(places.tree)


def drop_unasked(tree: Path) -> None:
    """Takes out the libraries of this computer that only came along with parts of Qt that are not shipped."""
    inside = tree / "_internal"
    files = [path for path in tree.rglob("*") if path.is_file() and not path.is_symlink()]
    loaded = [path for path in inside.glob("lib*.so*") if not path.name.startswith("libpython")]
    wanted = wanted_libraries([path for path in files if path.suffix not in (".ttf", ".py", ".sql", ".json", ".zip")])
    by_name = {Path(path).name if Path(path) in loaded else path: names for path, names in wanted.items()}
    for name in unasked((path.name for path in loaded), by_name):
        (inside / name).unlink()


def refuse_gpl(tree: Path) -> None:
    """Raises BuildError when a library lies there whose licence would have to be the program's too."""
    found = [path.name for name in UNDER_GPL for path in tree.rglob(name)]
    if found:
        raise BuildError(f"under the GPL: {', '.join(found)}")


def lay_system_licences(tree: Path) -> None:
    """The licences of the libraries of Debian that are shipped, as Debian has them."""
    for library in sorted((tree / "_internal").glob("lib*.so*")):
        if library.is_symlink() or library.name.startswith("libpython"):  # of a package, of Python: they bring theirs
            continue
        done = subprocess.run(["dpkg", "-S", f"*/{library.name}"], capture_output=True, text=True, check=False)
        package = done.stdout.partition(":")[0]
        text = Path("/usr/share/doc") / package / "copyright"
        if package and text.is_file():
            target = tree / "licences" / "debian" / f"{package}.txt"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(text, target)
        else:
            raise BuildError(f"nobody knows the licence of {library.name}")


def strip_libraries(tree: Path) -> None:
    """Takes what only a debugger reads out of Python's own library, the one that brings it."""
    for library in (tree / "_internal").glob("libpython3.*.so*"):
        subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)


def lay_licences(environment: Path, target: Path) -> None:
    """What the packages say of themselves, with the texts of their licences."""
    (packages,) = environment.glob("lib/python3.*/site-packages")
    for about in sorted(packages.glob("*.dist-info")):
        if not about.name.startswith(_TOOLS):
            shutil.copytree(about, target / about.name, ignore=shutil.ignore_patterns("RECORD", "INSTALLER"))
    python = Path(sys.base_prefix)
    for text in (*python.glob("lib/python3.11/LICENSE.txt"), *python.glob("LICENSE*")):
        shutil.copy2(text, target / "Python-LICENSE.txt")


def lay_share(places: LinuxPlaces, version: str) -> None:
    """Menu entry, icons, kind of file and metadata, checked with the desktops' own tools."""
    shutil.rmtree(places.share, ignore_errors=True)
    day = datetime.fromtimestamp(committed.seconds(places.root, places.commit), UTC).date()
    filled = {"@PROGRAM@": "tsudoiba", "@VERSION@": version, "@DATE@": day.isoformat()}
    for source, target in (
        ("tsudoiba.desktop", "applications/tsudoiba.desktop"),
        ("tsudoiba-mime.xml", "mime/packages/tsudoiba.xml"),
        ("tsudoiba.metainfo.xml", "metainfo/jp.tsudoiba.tsudoiba.metainfo.xml"),
    ):
        text = (places.sources / source).read_text(encoding="utf-8")
        for mark, value in filled.items():
            text = text.replace(mark, value)
        path = places.share / target
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    own_code.draw(places.committed, places.system, places.share / "icons" / "hicolor")
    subprocess.run(["desktop-file-validate", str(places.share / "applications" / "tsudoiba.desktop")], check=True)
    metadata = places.share / "metainfo" / "jp.tsudoiba.tsudoiba.metainfo.xml"
    subprocess.run(["appstreamcli", "validate", "--no-net", str(metadata)], check=True)


def write_tar(places: LinuxPlaces, target: Path, top: str) -> None:
    """The folder with the scripts that install and remove it for one user."""
    with tarfile.open(target, "w:gz", compresslevel=6) as archive:
        for source, name in _tar_members(places):
            archive.add(source, f"{top}/{name}", filter=_of_nobody)


def _tar_members(places: LinuxPlaces) -> Iterator[tuple[Path, str]]:
    for name in ("install-user.sh", "uninstall-user.sh", "refresh.sh"):
        yield places.sources / name, name
    yield places.work / READ_ME, READ_ME
    yield places.tree, "tsudoiba"
    yield places.share, "share"


def _of_nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member


def make_package(places: LinuxPlaces, version: str, target: Path) -> None:
    """The .deb: the folder in /opt, the command, and what desktops look for."""
    stage = places.work / "deb"
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(places.tree, stage / "opt" / "tsudoiba", symlinks=True)
    shutil.copytree(places.share, stage / "usr" / "share")
    (stage / "usr" / "bin").mkdir(parents=True)
    (stage / "usr" / "bin" / "tsudoiba").symlink_to("../../opt/tsudoiba/tsudoiba")
    about = stage / "usr" / "share" / "doc" / "tsudoiba"
    about.mkdir(parents=True)
    shutil.copy2(places.committed / "LICENSE", about / "copyright")
    shutil.copy2(places.work / READ_ME, about / READ_ME)
    kilobytes = sum(path.lstat().st_size for path in stage.rglob("*") if path.is_file()) // 1024
    (stage / "DEBIAN").mkdir()
    control = _CONTROL.format(version=version, kilobytes=kilobytes, depends=DEPENDS)
    (stage / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    command = ["dpkg-deb", "-Zxz", "-z6", "--root-owner-group", "--build", str(stage), str(target)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(carry_out(lambda root: build(LinuxPlaces(root))))
