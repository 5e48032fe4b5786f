"""packaging/start.sh and prepare.sh with stand-ins for the system: what is asked for, what is run, what is said.

That they really bring a bare Debian to life is proved by hand in a debootstrap tree; see packaging/prepare.sh.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has packaging/start.bat")

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


class Machine:
    """A copy of packaging/ in a folder with a difficult name, on a machine made of stand-ins.

    Attributes:
        root: the folder of the program.
        programs: the folder whose stand-ins come before the real commands.
    """

    def __init__(self, folder: Path) -> None:
        self.root = folder / "つどい ば"
        self.programs = folder / "programs"
        self.programs.mkdir()
        shutil.copytree(PACKAGING, self.root / "packaging")
        self.has_libraries({**LIBRARIES, **WINDOW_LIBRARIES})
        self.stand_in("id", "echo 1000")
        self.stand_in("apt-get", "exit 99")

    def stand_in(self, name: str, body: str) -> None:
        program = self.programs / name
        program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        program.chmod(0o755)

    def has_libraries(self, libraries: dict[str, str]) -> None:
        lines = "\n".join(f"\t{name} (libc6,x86-64) => /lib/{name}" for name in libraries)
        self.stand_in("ldconfig", f"cat <<'END'\n{lines}\nEND")

    def is_prepared(self) -> None:
        """Give it an environment whose Python says what it was asked to run."""
        (self.root / ".venv" / "bin").mkdir(parents=True)
        shutil.copy(PACKAGING / "requirements.txt", self.root / ".venv" / "installed-requirements.txt")
        python = self.root / ".venv" / "bin" / "python"
        python.write_text(
            """#!/bin/sh
echo "RUN $*" >&2
[ "$PYTHONPATH" = "$EXPECTED_ROOT" ] || exit 9
[ "$4" != "$FAILING" ]
""",
            encoding="utf-8",
        )
        python.chmod(0o755)

    def run(self, script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a script of packaging/, from a folder that has nothing to do with it."""
        return self._run(["sh", str(self.root / "packaging" / script), *arguments], environment)

    def prepare(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        text = 'root=$1; shift; . "$root/packaging/prepare.sh"; prepare "$@"'
        return self._run(["sh", "-euc", text, "sh", str(self.root), *arguments], environment)

    def _run(self, command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        inherited = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
        known = {"PATH": f"{self.programs}:{os.environ['PATH']}", "EXPECTED_ROOT": str(self.root), "FAILING": "-"}
        return subprocess.run(
            command,
            cwd=self.root.parent,
            env=inherited | known | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def commands(finished: subprocess.CompletedProcess[str]) -> list[str]:
    """The commands of tsudoiba that were run, in order."""
    start = "RUN -P -m ui.command_line "
    return [line.removeprefix(start) for line in finished.stderr.splitlines() if line.startswith(start)]


@pytest.mark.parametrize("missing", [["libEGL.so.1"], ["libGL.so.1", "libglib-2.0.so.0"]])
def test_an_ordinary_user_is_told_exactly_what_is_missing(machine: Machine, missing: list[str]) -> None:
    machine.is_prepared()
    machine.has_libraries({name: "" for name in LIBRARIES if name not in missing})
    finished = machine.prepare("requirements.txt")
    assert finished.returncode == 1
    names = " ".join(LIBRARIES[name] for name in missing)
    assert f"  sudo apt-get install --no-install-recommends -y {names}\n" in finished.stderr
    assert "足りません" in finished.stderr


def test_only_a_window_needs_the_libraries_of_a_screen(machine: Machine) -> None:
    machine.is_prepared()
    machine.has_libraries(LIBRARIES)
    assert machine.prepare("requirements.txt").returncode == 0
    finished = machine.prepare("requirements.txt", "window")
    assert finished.returncode == 1
    assert f"-y {' '.join(WINDOW_LIBRARIES.values())}\n" in finished.stderr


def test_root_gets_what_is_missing_installed(machine: Machine) -> None:
    machine.is_prepared()
    machine.has_libraries({name: "" for name in LIBRARIES if name != "libGL.so.1"})
    machine.stand_in("id", "echo 0")
    machine.stand_in("apt-get", 'echo "APT $*"')
    finished = machine.prepare("requirements.txt")
    assert finished.returncode == 0
    assert "APT -q install --no-install-recommends -y libgl1\n" in finished.stderr


def test_a_failing_installation_stops_the_start(machine: Machine) -> None:
    machine.is_prepared()
    machine.has_libraries({})
    machine.stand_in("id", "echo 0")
    assert machine.run("start.sh", "list").returncode == 99


def test_without_python_it_is_asked_for(machine: Machine) -> None:
    for name in ("python3.11", "python3", "python"):
        machine.stand_in(name, "exit 1")
    finished = machine.prepare("requirements.txt")
    assert finished.returncode == 1
    assert "-y python3 python3-venv\n" in finished.stderr


def test_what_is_prepared_starts_at_once_from_any_folder(machine: Machine) -> None:
    machine.is_prepared()
    for name in ("python3.11", "python3", "python"):
        machine.stand_in(name, "exit 1")
    finished = machine.run("start.sh", "list", "わたしの 帳面.tsudoiba", "place")
    assert finished.returncode == 0
    assert commands(finished) == ["list わたしの 帳面.tsudoiba place"]


def test_a_changed_lock_is_installed_with_hashes(machine: Machine) -> None:
    machine.is_prepared()
    (machine.root / "packaging" / "requirements.txt").write_text("changed\n", encoding="utf-8")
    machine.stand_in("python3.11", '[ "$1" = -c ] || echo MAKE "$@" >&2')
    finished = machine.prepare("requirements.txt", PYTHONPATH=str(machine.root))
    assert finished.returncode == 0
    assert "--require-hashes --only-binary :all: --requirement" in finished.stderr
    assert (machine.root / ".venv" / "installed-requirements.txt").read_text(encoding="utf-8") == "changed\n"


def test_packages_that_cannot_be_fetched_are_tried_again_next_time(machine: Machine) -> None:
    machine.is_prepared()
    (machine.root / "packaging" / "requirements.txt").write_text("changed\n", encoding="utf-8")
    machine.stand_in("python3.11", "true")
    finished = machine.prepare("requirements.txt", EXPECTED_ROOT="elsewhere")
    assert finished.returncode == 1
    assert "インターネットにつながっているか" in finished.stderr
    assert (machine.root / ".venv" / "installed-requirements.txt").read_text(encoding="utf-8") != "changed\n"


def test_with_a_screen_the_sample_opens(machine: Machine) -> None:
    machine.is_prepared()
    assert commands(machine.run("start.sh", DISPLAY=":0")) == ["--sample"]
    assert commands(machine.run("start.sh", WAYLAND_DISPLAY="wayland-0")) == ["--sample"]


def test_without_a_screen_samples_land_in_out(machine: Machine) -> None:
    machine.is_prepared()
    finished = machine.run("start.sh")
    assert finished.returncode == 0, finished.stderr
    out = machine.root / "out"
    assert commands(finished) == [f"self-test {out} --look standard"]
    assert f"書き出しました: {out}" in finished.stderr


def test_a_sample_that_fails_ends_with_1(machine: Machine) -> None:
    machine.is_prepared()
    finished = machine.run("start.sh", FAILING="self-test")
    assert finished.returncode == 1
    assert "書き出しました" not in finished.stderr


def test_the_command_is_there_and_finds_its_folder(machine: Machine, tmp_path: Path) -> None:
    machine.is_prepared()
    assert machine.run("start.sh", DISPLAY=":0").returncode == 0
    link = tmp_path / "どこか" / "tsudoiba"
    link.parent.mkdir()
    link.symlink_to(machine.root / ".venv" / "bin" / "tsudoiba")
    finished = subprocess.run([link, "list", "a b"], capture_output=True, text=True, check=False)
    assert "RUN -P -m ui.command_line list a b" in finished.stderr
