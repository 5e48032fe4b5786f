"""Installs and uses the built Windows program as a new user would, under Wine, and keeps pictures of it.

    python -m bundle.windows_trial ROOT

Reads ROOT/dist and the folder it was made of, writes ROOT/out/windows-trial. Ends with 1 at the first thing that is
not as it should be.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from bundle.command import carry_out
from bundle.demands import demand, wait_until
from bundle.places import WindowsPlaces
from bundle.program import files_of, version_of
from bundle.trial import Trial
from bundle.windows import PROGRAM, inspect
from bundle.windows_code import WindowsCode
from bundle.wine import PlayedWindows

_KIND = r"HKCU\Software\Classes\Tsudoiba.Ledger"
_ENTRY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Tsudoiba"
_LISTS = {
    "place": "resources/samples/通いの場一覧_令和7年度.xlsx",
    "space_owner": "tests/data/lists/場の提供者リスト.xlsx",
    "volunteer": "tests/data/lists/担い手名簿.csv",
    "space": "tests/data/lists/公共施設一覧_東京都.csv",
}
_TODAY = "2026-11-22"


class WindowsTrial(Trial):
    """One new user with a new PC."""

    def __init__(self, places: WindowsPlaces) -> None:
        self._windows = PlayedWindows(places.work / "trial")
        super().__init__(self._windows.screen, places.pictures)
        self._places = places
        version = version_of(places.committed)
        self._installer = places.results / f"tsudoiba-{version}-windows.exe"
        self._zip = places.results / f"tsudoiba-{version}-windows-stick.zip"

    def steps(self) -> Sequence[Callable[[], None]]:
        """First with the installer, then with the zip."""
        return (
            *(self.prepare, self.is_refused_by_an_old_windows, self.sees_the_installer, self.installs),
            *(self.starts_by_the_shortcut, self.opens_a_ledger_while_the_window_is_away, self.installs_too_early),
            *(self.closes, self.writes_a_ledger, self.joins_two_copies, self.left_the_folder_alone),
            *(self.opens_a_ledger_by_double_click, self.installs_over_it, self.uninstalls, self.runs_from_a_stick),
            self.tests_itself,
        )

    def end(self) -> None:
        self._windows.end()

    # ---- steps

    def prepare(self) -> None:
        qt = WindowsCode((self._places.tree / "packages" / "PySide6" / "Qt6Core.dll").read_bytes())
        font = self._places.committed / "resources" / "fonts" / "BIZUDPGothic-Regular.ttf"
        self._windows.begin(qt.names_from("icuuc.dll"), font)

    def is_refused_by_an_old_windows(self) -> None:
        self._windows.become("win7")
        code, _ = self._windows.run(str(self._installer), "/S")
        demand(code == 1 and not self._folder.exists(), "Windows 7 was not refused")
        self._windows.become("win10")

    def sees_the_installer(self) -> None:
        self._windows.open(self._installer)
        wait_until(lambda: self._screen.windows("つどいば"), "the installer shows no window")
        self._picture("01_installer")
        self._screen.press(self._screen.windows("つどいば")[0], "Escape")
        wait_until(lambda: len(self._screen.windows("つどいば")) > 1, "the installer does not ask")
        self._picture("02_installer_left")
        self._windows.run("taskkill", "/f", "/im", self._installer.name)
        wait_until(lambda: not self._screen.windows("つどいば"), "the installer stays")

    def installs(self) -> None:
        self._install()
        inspect(self._folder)
        demand(self._shortcut.is_file(), "no icon on the desktop")
        demand(self._menu_entry.is_file(), "nothing in the start menu")
        demand(self._registry(r"HKCU\Software\Classes\.tsudoiba") == "Tsudoiba.Ledger", "ledgers are not ours")
        icon = self._registry(_KIND + r"\DefaultIcon")
        demand(icon == f"{self._windows.windows_path(self._program)},1", f"ledgers have the icon {icon}")
        demand(self._registry(_ENTRY, "DisplayName") == "つどいば", "not among the programs of Windows")
        self._installed = fingerprints(self._folder)

    def starts_by_the_shortcut(self) -> None:
        self._windows.open(self._shortcut)
        took = wait_until(lambda: self._screen.windows("つどいば"), "the shortcut opens nothing")
        print(f"  window {took:.1f} s after the double-click", flush=True)
        self._picture("03_first_start")

    def opens_a_ledger_while_the_window_is_away(self) -> None:
        ledger = self._documents / "まちの 記録（写し）.tsudoiba"
        self._command("new", ledger, "--sample")
        self._windows.know_kinds_of_files()
        (window,) = self._screen.windows("つどいば")
        self._screen.minimise(window)
        demand(not self._screen.windows("つどいば"), "the window does not go away")
        self._windows.open(ledger)
        wait_until(lambda: self._screen.windows(ledger.stem), "the window does not come back with the ledger")
        demand(len(self._screen.windows("つどいば")) == 1, "there are two windows")
        self._picture("04_ledger_in_the_first_window")

    def installs_too_early(self) -> None:
        code, _ = self._windows.run(str(self._installer), "/S")
        demand(code == 1, "installed over a running program")
        demand(bool(self._screen.windows("つどいば")), "the running program was ended")

    def closes(self) -> None:
        self._screen.press(self._screen.windows("つどいば")[0], "alt+F4")
        took = wait_until(lambda: not self._windows.is_running(PROGRAM), "the program does not end")
        print(f"  ended {took:.1f} s after Alt+F4", flush=True)

    def writes_a_ledger(self) -> None:
        ledger = self._ledger
        self._command("new", ledger)
        for kind, name in _LISTS.items():
            source = self._places.committed / name
            begun = time.monotonic()
            said = json.loads(self._command("import", ledger, source, "--json"))
            print(f"  {kind}: {self._count(ledger, kind)} from {source.name}, {time.monotonic() - begun:.1f} s")
            demand(bool(said), f"nothing came from {source.name}")
            demand(self._count(ledger, kind) > 0, f"{source.name} brought no {kind}")
        for name, words in (("冊子", []), ("冊子_面付け", ["--imposed"])):
            paper = self._documents / f"{name}.pdf"
            self._command("booklet", ledger, paper, "--today", _TODAY, *words)
            demand(paper.read_bytes().startswith(b"%PDF"), "the booklet is no PDF")
            shutil.copy2(paper, self._pictures)
        self._command("check", ledger)

    def joins_two_copies(self) -> None:
        ledger, copy = self._documents / "こちら.tsudoiba", self._documents / "あちら.tsudoiba"
        self._command("new", ledger)
        self._command("import", ledger, self._places.committed / _LISTS["place"])
        shutil.copy2(ledger, copy)
        self._command("import", copy, self._places.committed / _LISTS["volunteer"])
        self._command("import", ledger, self._places.committed / _LISTS["space_owner"])
        before = self._count(ledger, "space_owner")
        self._command("merge", ledger, copy)
        demand(self._count(ledger, "volunteer") == self._count(copy, "volunteer") > 0, "joining lost volunteers")
        demand(self._count(ledger, "space_owner") == before > 0, "joining lost owners of spaces")
        self._command("check", ledger)

    def tests_itself(self) -> None:
        target = self._documents / "ためし"
        code, said = self._windows.run(
            *(str(self._stick_program), "self-test", self._windows.windows_path(target), "--look", "standard"),
            limit=3600,
        )
        demand(code == 0, f"the self-test ended with {code}: {said}")
        self._keep_self_test(target, said)

    def left_the_folder_alone(self) -> None:
        changed = self._installed.items() ^ fingerprints(self._folder).items()
        demand(not changed, f"the program wrote into its own folder: {sorted(name for name, _ in changed)[:5]}")

    def opens_a_ledger_by_double_click(self) -> None:
        self._windows.open(self._ledger)
        wait_until(lambda: self._screen.windows(self._ledger.stem), "a double-clicked ledger does not open")
        self._picture("05_double_clicked_ledger")
        self.closes()

    def installs_over_it(self) -> None:
        ledger = fingerprint(self._ledger)
        (self._folder / "packages" / "left_over.py").write_text("gone", encoding="utf-8")
        self._shortcut.unlink()
        self._install()
        demand(not self._shortcut.exists(), "an icon that the user threw away came back")
        demand(fingerprint(self._ledger) == ledger, "a ledger was touched")
        demand(self._windows.user.joinpath("AppData/Local/tsudoiba").is_dir(), "the settings are gone")

    def uninstalls(self) -> None:
        inside = self._folder / "program" / "ここに置いた帳面.tsudoiba"
        shutil.copy2(self._ledger, inside)
        (self._folder / "packages" / "left_over.py").unlink()
        before = {each: fingerprint(each) for each in (self._ledger, inside)}
        self._windows.run(str(self._folder / "uninstall.exe"), "/S")
        wait_until(lambda: not self._program.exists(), "the program is still there")
        wait_until(lambda: self._registry(_ENTRY, "DisplayName") is None, "still among the programs of Windows")
        demand({each: fingerprint(each) for each in before} == before, "a ledger was touched")
        demand(list(files_of(self._folder)) == ["program/ここに置いた帳面.tsudoiba"], "something else is left")
        demand(not self._menu_entry.exists() and not self._shortcut.exists(), "an icon is left")
        demand(self._registry(_KIND) is None, "ledgers would still open with what is gone")

    def runs_from_a_stick(self) -> None:
        stick = self._stick_program.parent.parent
        with zipfile.ZipFile(self._zip) as archive:
            archive.extractall(stick)
        ledger = stick / "帳面.tsudoiba"
        shutil.copy2(self._ledger, ledger)
        self._windows.open(self._stick_program, self._windows.windows_path(ledger))
        wait_until(lambda: self._screen.windows("帳面"), "nothing opens from the stick")
        self._picture("06_from_a_stick")
        self.closes()

    # ---- what they use

    @property
    def _folder(self) -> Path:
        return self._windows.user / "AppData" / "Local" / "Programs" / "Tsudoiba"

    @property
    def _program(self) -> Path:
        return self._folder / PROGRAM

    @property
    def _stick_program(self) -> Path:
        return self._windows.drive / "USB メモリー" / "持ち歩き用" / "つどいば" / PROGRAM

    @property
    def _shortcut(self) -> Path:
        return self._windows.home / "Desktop" / "つどいば.lnk"

    @property
    def _menu_entry(self) -> Path:
        menu = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/つどいば.lnk"
        return self._windows.user / menu

    @property
    def _documents(self) -> Path:
        folder = self._windows.drive / "帳面　置き場" / "小平 花子"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @property
    def _ledger(self) -> Path:
        return self._documents / "小平　西センター.tsudoiba"

    def _install(self) -> None:
        code, said = self._windows.run(str(self._installer), "/S")
        demand(code == 0, f"the installer ended with {code}: {said}")
        demand(self._program.is_file(), "nothing was installed")

    def _command(self, *words: str | Path) -> str:
        """What the command `tsudoiba` of the installed program said; BuildError when it did not end with 0."""
        spelt = [self._windows.windows_path(word) if isinstance(word, Path) else word for word in words]
        code, said = self._windows.run(str(self._program), *spelt, limit=900)
        demand(code == 0, f"{' '.join(spelt)} ended with {code}: {said}")
        return said

    def _count(self, ledger: Path, kind: str) -> int:
        found = json.loads(self._command("list", ledger, kind, "--json"))
        return len(found["records"] if isinstance(found, dict) else found)

    def _registry(self, key: str, name: str = "") -> str | None:
        return self._windows.registry(key, name)


def fingerprint(path: Path) -> str:
    """The digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fingerprints(folder: Path) -> dict[str, str]:
    """The digest of every file of a folder."""
    return {name: fingerprint(folder / name) for name in files_of(folder)}


if __name__ == "__main__":
    sys.exit(carry_out(lambda root: WindowsTrial(WindowsPlaces(root)).run()))
