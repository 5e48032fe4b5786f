"""Installs and uses the built Linux program in a bare Debian 12, as a new user would, and keeps pictures of it.

    python -m bundle.linux_trial ROOT

Reads ROOT/dist, writes ROOT/out/linux-trial. Needs root, for chroot. Ends with 1 at the first thing that is not as it
should be.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bundle.command import carry_out
from bundle.demands import demand, wait_until
from bundle.errors import BuildError
from bundle.places import LinuxPlaces
from bundle.program import version_of
from bundle.screen import Screen
from bundle.trial import Trial

_USER = "hanako"
_RELEASE = "bookworm"


class LinuxTrial(Trial):
    """One new user with a new Debian."""

    def __init__(self, places: LinuxPlaces, pictures: Path | None = None) -> None:
        super().__init__(Screen(places.work), places.pictures if pictures is None else pictures)
        self._places = places
        self._version = version_of(places.committed)
        self._base, self._debian = places.work / "debian", places.work / "trial"
        self._way, self._program = "deb", "/usr/bin/tsudoiba"
        self._open: list[subprocess.Popen[bytes]] = []

    def steps(self) -> Sequence[Callable[[], None]]:
        """First with the .deb, then with the tar.gz."""
        return (
            *(self.prepare, self.installs_the_package, self.writes_a_ledger, self.begins_with_a_list),
            *(self.tests_itself, self.opens_windows, self.removes_the_package),
            *(self.unpacks_the_tar, self.opens_windows, self.removes_it),
        )

    def end(self) -> None:
        for process in self._open:
            process.kill()
            process.wait()
        self._screen.end()
        self._unmount()

    # ---- steps

    def prepare(self) -> None:
        """A screen, and a bare Debian, made once and copied for every trial."""
        self._screen.begin()
        if not (self._base / "made").exists():
            shutil.rmtree(self._base, ignore_errors=True)
            words = ["debootstrap", "--variant=minbase", _RELEASE, str(self._base), mirror()]
            subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
            (self._base / "made").touch()
        self._unmount()  # where the last trial was cut off: this computer's own /dev must not be removed with the copy
        shutil.rmtree(self._debian, ignore_errors=True)
        subprocess.run(["cp", "-a", str(self._base), str(self._debian)], check=True)
        subprocess.run(["mount", "-t", "proc", "proc", str(self._debian / "proc")], check=True)
        subprocess.run(["mount", "--bind", "/dev", str(self._debian / "dev")], check=True)
        self._root("useradd", "--create-home", _USER)

    def installs_the_package(self) -> None:
        self._root("apt-get", "-q", "update")
        # The tools of a desktop, so that what they do with the package is seen.
        self._install(package_of(self._places), "desktop-file-utils", "shared-mime-info")
        demand((self._debian / "usr/share/applications/tsudoiba.desktop").is_file(), "nothing in the menu")
        kinds = (self._debian / "usr/share/mime/globs2").read_text(encoding="utf-8")
        demand("application/x-tsudoiba:*.tsudoiba" in kinds, "ledgers have no kind")
        opens = (self._debian / "usr/share/applications/mimeinfo.cache").read_text(encoding="utf-8")
        demand("application/x-tsudoiba=tsudoiba.desktop;" in opens, "ledgers do not open with the program")

    def writes_a_ledger(self) -> None:
        self._command("--version")
        self._command("new", "帳面.tsudoiba", "--sample")
        demand(len(json.loads(self._command("list", "帳面.tsudoiba", "place", "--json"))) > 0, "the sample is empty")
        self._command("booklet", "帳面.tsudoiba", "冊子.pdf", "--today", "2026-11-22")
        shutil.copy2(self._home / "冊子.pdf", self._pictures)
        self._command("check", "帳面.tsudoiba")

    def begins_with_a_list(self) -> None:
        """One that the program brings along, from Excel to the folded booklet."""
        (found,) = (self._debian / "opt/tsudoiba").rglob("samples/*.xlsx")
        self._command("new", "一覧から.tsudoiba")
        self._command("import", "一覧から.tsudoiba", f"/{found.relative_to(self._debian)}")
        places = json.loads(self._command("list", "一覧から.tsudoiba", "place", "--json"))
        demand(len(places["records"] if isinstance(places, dict) else places) > 0, "the list brought no places")
        self._command("booklet", "一覧から.tsudoiba", "一覧から.pdf", "--imposed", "--today", "2026-11-22")
        shutil.copy2(self._home / "一覧から.pdf", self._pictures)

    def tests_itself(self) -> None:
        said = self._command("self-test", "ためし", "--look", "standard")
        self._keep_self_test(self._home / "ためし", said)

    def opens_windows(self) -> None:
        """A window, a ledger that comes into it, and its end."""
        self._start()
        took = wait_until(lambda: self._screen.windows("つどいば"), "no window")
        print(f"  window after {took:.1f} s")
        self._screen.settle()
        self._screen.minimise(self._screen.windows("つどいば")[0])
        self._start("帳面.tsudoiba")
        wait_until(lambda: self._screen.windows("帳面"), "the ledger does not come into the first window")
        demand(len(self._screen.windows("つどいば")) == 1, "there are two windows")
        self._picture(f"{self._way}_ledger")
        self._screen.press(self._screen.windows("つどいば")[0], "alt+F4")
        wait_until(lambda: all(each.poll() is not None for each in self._open), "the program does not end")
        demand(all(each.returncode == 0 for each in self._open), "the program ended badly")
        self._open.clear()

    def removes_the_package(self) -> None:
        self._root("apt-get", "-q", "-y", "purge", "tsudoiba")
        demand(not (self._debian / "opt/tsudoiba").exists(), "the program is still there")
        demand((self._home / "帳面.tsudoiba").is_file(), "the ledger is gone")

    def unpacks_the_tar(self) -> None:
        archive = f"tsudoiba-{self._version}-linux-x86_64.tar.gz"
        shutil.copy2(self._places.results / archive, self._home / archive)
        self._as_user("tar", "xzf", archive)
        for _ in ("install", "install again, over it"):
            self._as_user("sh", f"tsudoiba-{self._version}/install-user.sh")
        self._way, self._program = "tar", f"/home/{_USER}/.local/bin/tsudoiba"
        entry = (self._home / ".local/share/applications/tsudoiba.desktop").read_text(encoding="utf-8")
        demand(f'Exec="/home/{_USER}/.local/opt/tsudoiba/tsudoiba" %f' in entry, "the menu does not know where it lies")
        self._command("check", "帳面.tsudoiba")

    def removes_it(self) -> None:
        settings = self._home / ".config/tsudoiba"
        demand(settings.is_dir(), "there are no settings to keep")
        self._as_user("sh", f"/home/{_USER}/.local/opt/tsudoiba/uninstall-user.sh")
        left = [path for path in (self._home / ".local").rglob("*tsudoiba*") if "state" not in path.parts]
        kept = self._home / ".local/share/tsudoiba"
        demand([path for path in left if path != kept and kept not in path.parents] == [], f"left: {left}")
        demand(settings.is_dir() and (self._home / "帳面.tsudoiba").is_file(), "settings or ledger are gone")

    # ---- what they use

    @property
    def _home(self) -> Path:
        return self._debian / "home" / _USER

    def _unmount(self) -> None:
        for mounted in (self._debian / "proc", self._debian / "dev"):
            if mounted.is_mount():
                subprocess.run(["umount", str(mounted)], check=True)

    def _install(self, package: Path, *more: str) -> None:
        """Install a package whatever its version is, over any that is there, with what it depends on."""
        shutil.copy2(package, self._debian / package.name)
        words = ("install", "--no-install-recommends", "-y", "--reinstall", "--allow-downgrades")
        self._root("apt-get", "-q", *words, *more, f"/{package.name}")

    def _start(self, *words: str) -> None:
        self._open.append(subprocess.Popen([*self._user_words, self._program, *words], stdin=subprocess.DEVNULL))

    def _command(self, *words: str) -> str:
        return self._as_user(self._program, *words)

    def _as_user(self, *words: str) -> str:
        return _said([*self._user_words, *words])

    def _root(self, *words: str) -> str:
        return _said(["chroot", str(self._debian), "env", "DEBIAN_FRONTEND=noninteractive", *words])

    @property
    def _user_words(self) -> list[str]:
        home = f"/home/{_USER}"
        kept = [f"HOME={home}", f"DISPLAY={self._screen.display}", "LANG=C.UTF-8", "PATH=/usr/bin:/bin"]
        return ["chroot", f"--userspec={_USER}", str(self._debian), "env", "-i", f"--chdir={home}", *kept]


def package_of(places: LinuxPlaces) -> Path:
    """The .deb that was built there."""
    return places.results / f"tsudoiba_{version_of(places.committed)}_amd64.deb"


def _said(words: list[str]) -> str:
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=900)
    demand(done.returncode == 0, f"{' '.join(words)} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def mirror() -> str:
    """Where this computer takes its own Debian packages from."""
    words = ["apt-get", "indextargets", "--format", "$(SITE) $(RELEASE)"]
    for line in subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines():
        site, _, release = line.partition(" ")
        if release == _RELEASE:
            return site
    raise BuildError(f"this computer takes nothing from Debian {_RELEASE}")


if __name__ == "__main__":
    sys.exit(carry_out(lambda root: LinuxTrial(LinuxPlaces(root)).run()))
