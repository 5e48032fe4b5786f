"""Windows, as Wine plays it on an invisible screen: to install and use the program as a new user would.

What Wine lacks is put into the test's own folder (windows/trial/parts.c). Not played: Defender and SmartScreen, real
input of Japanese, printers, several screens with different scales, the speed of a real PC.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath

from bundle.errors import BuildError
from bundle.screen import Screen

_LOCALE = "ja_JP.UTF-8"
_COMPILER = "x86_64-w64-mingw32-gcc"
_MEANT_FOR_JAPANESE = ("Yu Gothic UI", "MS UI Gothic", "MS Shell Dlg", "MS Shell Dlg 2", "Tahoma")
"""Fonts of Windows in Japanese, all played by one of ours."""


class PlayedWindows:
    """A fresh Windows with one user, whose home lies in the folder too."""

    def __init__(self, folder: Path) -> None:
        """`folder` is made anew."""
        shutil.rmtree(folder, ignore_errors=True)
        self._folder = folder
        self.screen = Screen(folder)
        self._locales = folder / "locales"
        self._locales.mkdir(parents=True)
        self.home = folder / "home"
        for name in ("Desktop", "Documents"):
            (self.home / name).mkdir(parents=True)
        self._opened: list[subprocess.Popen[bytes]] = []

    @property
    def drive(self) -> Path:
        """C:."""
        return self._folder / "wine" / "drive_c"

    @property
    def user(self) -> Path:
        """The user's folder below C:\\users."""
        return next(each for each in (self.drive / "users").iterdir() if each.name != "Public")

    def begin(self, icu_names: list[str], font: Path) -> None:
        """Start the screen, make the Windows folder and put in what Wine lacks.

        Args:
            icu_names: what is asked of Windows' own icuuc.dll.
            font: a Japanese font for Windows' own dialogs, with its family name as Windows knows it.
        """
        self.screen.begin()
        # Windows in Japanese: its old programs, and what Wine writes into shortcuts, speak code page 932.
        japanese = self._locales / _LOCALE
        subprocess.run(["localedef", "-i", "ja_JP", "-f", "UTF-8", str(japanese)], check=False, capture_output=True)
        if not japanese.is_dir():
            raise BuildError("the Japanese locale could not be made")
        self.run("wineboot", "-i")
        self._add_parts(icu_names)
        shutil.copy2(font, self.drive / "windows" / "Fonts" / font.name)
        for name in _MEANT_FOR_JAPANESE:
            self.write_registry(r"HKCU\Software\Wine\Fonts\Replacements", name, "BIZ UDPGothic")

    def become(self, version: str) -> None:
        """Play another Windows: `win7`, `win10`, `win11`."""
        self.write_registry(r"HKCU\Software\Wine", "Version", version)
        self._wait_for_servers()

    def end(self) -> None:
        """Stop everything that was started."""
        subprocess.run(["wineserver", "-k"], env=self._environment(), check=False)
        for opened in self._opened:
            opened.communicate(timeout=30)
        self.screen.end()

    def run(self, *words: str, cwd: Path | None = None, limit: float = 300.0) -> tuple[int, str]:
        """Run a program of Windows (a Linux path of it, or a name) until it ends: its exit code, and what it said.

        What it said beside its answer is given only when it failed.
        """
        # Streams that are files confuse Wine; pipes do not.
        done = subprocess.run(
            [*([] if words[0] == "wineboot" else ["wine"]), *words],
            env=self._environment(),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limit,
            check=False,
        )
        return done.returncode, spelt_out(done.stdout if done.returncode == 0 else done.stdout + done.stderr)

    def is_running(self, program: str) -> bool:
        """Whether a program of this Windows runs, by its file's name."""
        for process in Path("/proc").glob("[0-9]*"):
            try:
                words, variables = (process / "cmdline").read_bytes(), (process / "environ").read_bytes()
            except OSError:  # it ended meanwhile
                continue
            if program.encode() in words and str(self._folder).encode() in variables:
                return True
        return False

    def open(self, path: Path, *words: str) -> None:
        """Double-click a file, a shortcut or a program (with words, as a shortcut has them)."""
        # Not waited for: what is opened lives on, and holds on to the pipe.
        command = ["wine", "start", self.windows_path(path), *words]
        pipe = subprocess.PIPE
        self._opened.append(subprocess.Popen(command, env=self._environment(), stdin=pipe, stdout=pipe, stderr=pipe))

    def windows_path(self, path: Path) -> str:
        """How Windows calls a file of C:; anything else lies on Z:."""
        if path.is_relative_to(self.drive):
            return str(PureWindowsPath("C:\\", *path.relative_to(self.drive).parts))
        return str(PureWindowsPath("Z:\\", *path.absolute().parts[1:]))

    def registry(self, key: str, name: str = "") -> str | None:
        """A text of the registry, that of the key itself by default; None when there is none."""
        written = self.drive / "registry.txt"
        written.unlink(missing_ok=True)
        self.run("reg", "export", key, self.windows_path(written), "/y")  # what `reg query` prints knows no Japanese
        return registry_text(written.read_text(encoding="utf-16"), key, name) if written.is_file() else None

    def know_kinds_of_files(self) -> None:
        """Let what is double-clicked open as one user's settings say: Windows sees to it, Wine needs to be told."""
        exported = self.drive / "registry.txt"
        self.run("reg", "export", r"HKCU\Software\Classes", self.windows_path(exported), "/y")
        text = exported.read_text(encoding="utf-16").replace("HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE")
        exported.write_text(text, encoding="utf-16", newline="")
        self.run("reg", "import", self.windows_path(exported))

    def write_registry(self, key: str, name: str, value: str) -> None:
        """Set a text in the registry."""
        self.run("reg", "add", key, "/v", name, "/d", value, "/f")

    def _environment(self) -> Mapping[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "TZ")}
        return {
            **kept,
            "HOME": str(self.home),
            "LC_ALL": _LOCALE,
            "LOCPATH": str(self._locales),
            "DISPLAY": self.screen.display,
            "WINEPREFIX": str(self._folder / "wine"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=",
        }

    def _wait_for_servers(self) -> None:
        subprocess.run(["wineserver", "-w"], env=self._environment(), check=False, timeout=60)

    def _add_parts(self, icu_names: list[str]) -> None:
        source = Path(__file__).parent.parent / "windows" / "trial" / "parts.c"
        names = " ".join(f"NAME({name})" for name in icu_names)
        for part, words in (("icuuc", [f"-DNAMES={names}"]), ("bcryptprimitives", ["-ladvapi32"])):
            target = self.drive / "windows" / "system32" / f"{part}.dll"
            flags = ["-shared", "-s", f"-DPART_{part.upper()}", "-o", str(target), str(source), *words]
            if subprocess.run([_COMPILER, *flags], check=False).returncode != 0:
                raise BuildError(f"{part}.dll could not be compiled")


def spelt_out(said: bytes) -> str:
    """What a program said: ours speak UTF-8, those of Windows code page 932."""
    try:
        return said.decode("utf-8")
    except UnicodeDecodeError:
        return said.decode("cp932", errors="replace")


def registry_text(exported: str, key: str, name: str) -> str | None:
    """A text of one key, from what `reg export` writes; `name` '' is that of the key itself."""
    own = exported.partition(f"[{key.replace('HKCU', 'HKEY_CURRENT_USER')}]")[2].partition("[HKEY")[0]
    spelt = f'"{name}"' if name else "@"
    found = re.search(rf'^{re.escape(spelt)}="(.*)"\r?$', own, re.MULTILINE)
    return re.sub(r"\\(.)", r"\1", found[1]) if found else None
